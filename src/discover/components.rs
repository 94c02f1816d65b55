//! Components: folders with a manifest, and the files that belong to each.

use std::collections::{BTreeMap, BTreeSet};

use crate::discover::manifests::{Located, Manifest, Manifests, NodeProject};
use crate::discover::{paths, scope};
use crate::model::component::{Component, ComponentKind, Dependencies};
use crate::model::language::{Dialect, Language};
use crate::model::scope::FileScope;

/// The components of a tree, sorted by path, and for each of `sources` the index of its own: the nearest
/// enclosing one whose manifests are of the file's language, or else the nearest. A folder whose files all
/// belong to other components is none.
pub(super) fn components(
    root_name: &str,
    sources: &[(&str, Dialect)],
    others: &[String],
    manifests: &Manifests,
) -> (Vec<Component>, Vec<usize>) {
    let mut drafts = drafts(&manifests.list);
    let mut owners: Vec<&str> = Vec::with_capacity(sources.len());
    for (rel, dialect) in sources {
        let owner = owner(&drafts, rel, dialect.language());
        owners.push(owner);
        drafts.entry(owner).or_default().sources.push((rel, *dialect));
    }
    for rel in others {
        drafts.entry(nearest(&drafts, paths::parent(rel))).or_default().others.push(rel);
    }
    drafts.retain(|_, draft| !draft.sources.is_empty() || draft.others.iter().any(|rel| is_page(rel)));
    for located in &manifests.list {
        let nearest = paths::ancestors(&located.dir).find(|dir| drafts.contains_key(dir));
        // A manifest that speaks for a folder without files speaks for no other.
        let owner = nearest.filter(|dir| *dir == located.dir || !splits(located));
        if let Some(draft) = owner.and_then(|dir| drafts.get_mut(dir)) {
            draft.manifests.push(located);
        }
    }
    let index: BTreeMap<&str, usize> = drafts.keys().enumerate().map(|(i, dir)| (*dir, i)).collect();
    let owners = owners.into_iter().map(|dir| index.get(dir).copied().unwrap_or(0)).collect();
    let components = drafts.iter().map(|(dir, draft)| draft.component(dir, root_name, &manifests.list)).collect();
    (components, owners)
}

/// What is known of a component while files are handed out.
#[derive(Default)]
struct Draft<'a> {
    /// Languages whose manifests made it a component; none when it holds files of whatever language.
    speaks: BTreeSet<Language>,
    sources: Vec<(&'a str, Dialect)>,
    others: Vec<&'a str>,
    manifests: Vec<&'a Located>,
}

/// An empty draft for the root and for each folder that a manifest makes a component.
fn drafts(manifests: &[Located]) -> BTreeMap<&str, Draft<'_>> {
    let mut drafts: BTreeMap<&str, Draft<'_>> = BTreeMap::new();
    for located in manifests.iter().filter(|located| splits(located)) {
        drafts.entry(&located.dir).or_default().speaks.extend(language(&located.manifest));
    }
    // An image of its own makes a component only where no manifest says more.
    let images = manifests.iter().filter(|located| matches!(located.manifest, Manifest::Image));
    let alone = |dir: &&str| !paths::ancestors(dir).any(|above| drafts.contains_key(above));
    let alone: Vec<&str> = images.map(|located| located.dir.as_str()).filter(alone).collect();
    for dir in alone.into_iter().chain([""]) {
        drafts.entry(dir).or_default();
    }
    drafts
}

/// Whether the manifest makes its folder a component.
fn splits(located: &Located) -> bool {
    match &located.manifest {
        Manifest::Python(python) if paths::name(&located.rel).ends_with(".txt") => {
            let aside = matches!(paths::name(&located.dir), "docs" | "doc");
            python.splits && !aside && scope::scope_of_dir(&located.dir) != FileScope::Test
        }
        Manifest::Python(python) => python.splits,
        Manifest::Node(node) => node.splits,
        Manifest::Go(_) => true,
        Manifest::NodeWorkspace(_) | Manifest::GoWork(_) | Manifest::Image | Manifest::Compose => false,
    }
}

fn language(manifest: &Manifest) -> Option<Language> {
    match manifest {
        Manifest::Python(_) => Some(Language::Python),
        Manifest::Node(_) | Manifest::NodeWorkspace(_) => Some(Language::Ecma),
        Manifest::Go(_) | Manifest::GoWork(_) => Some(Language::Go),
        Manifest::Image | Manifest::Compose => None,
    }
}

/// The folder of the component that the source file `rel` belongs to.
fn owner<'a>(drafts: &BTreeMap<&'a str, Draft<'_>>, rel: &str, language: Language) -> &'a str {
    let fits = |draft: &Draft<'_>| draft.speaks.contains(&language);
    let around = || paths::ancestors(paths::parent(rel)).filter_map(|dir| drafts.get_key_value(dir));
    around().find(|(_, draft)| fits(draft)).or_else(|| around().next()).map_or("", |(dir, _)| dir)
}

fn nearest<'a>(drafts: &BTreeMap<&'a str, Draft<'_>>, dir: &str) -> &'a str {
    paths::ancestors(dir).find_map(|dir| drafts.get_key_value(dir)).map_or("", |(dir, _)| dir)
}

impl Draft<'_> {
    fn component(&self, dir: &str, root_name: &str, all: &[Located]) -> Component {
        let languages: BTreeSet<&str> = self.sources.iter().map(|(_, dialect)| dialect.name()).collect();
        let path = if dir.is_empty() { "." } else { dir };
        Component {
            id: path.to_owned(),
            name: self.name().unwrap_or_else(|| if dir.is_empty() { root_name } else { paths::name(dir) }).to_owned(),
            path: path.to_owned(),
            kind: self.kind(dir),
            languages: languages.into_iter().map(str::to_owned).collect(),
            frameworks: Vec::new(),
            test_frameworks: Vec::new(),
            manifests: self.manifests.iter().map(|located| located.rel.clone()).collect(),
            env: Vec::new(),
            scope: scope::scope_of_dir(dir),
            dependencies: self.dependencies(dir, all),
        }
    }

    /// The name that the manifest of the prevailing language gives, or else any manifest.
    fn name(&self) -> Option<&str> {
        let count = |language| self.sources.iter().filter(|(_, dialect)| dialect.language() == language).count();
        let mut named: Vec<(usize, &str)> = Vec::new();
        for located in &self.manifests {
            let name = match &located.manifest {
                Manifest::Python(python) => python.name.as_deref(),
                Manifest::Node(node) => node.name.as_deref(),
                Manifest::Go(module) => Some(module_name(&module.path)),
                _ => None,
            };
            named.extend(name.zip(language(&located.manifest)).map(|(name, language)| (count(language), name)));
        }
        // The first of equals: manifests are sorted by path.
        named.into_iter().rev().max_by_key(|(count, _)| *count).map(|(_, name)| name)
    }

    /// What its manifests ask for. Node packages also see what the packages around them ask for.
    fn dependencies(&self, dir: &str, all: &[Located]) -> Dependencies {
        let mut found = Dependencies::default();
        for located in &self.manifests {
            match &located.manifest {
                Manifest::Python(python) => found.python.extend(python.dependencies.iter().cloned()),
                Manifest::Go(module) => found.go.extend(module.requires.iter().cloned()),
                _ => {}
            }
        }
        let around =
            all.iter().filter(|located| paths::is_below(dir, &located.dir)).chain(self.manifests.iter().copied());
        for located in around {
            if let Manifest::Node(node) = &located.manifest {
                found.node.extend(node.dependencies.iter().cloned());
            }
        }
        found
    }

    fn kind(&self, dir: &str) -> ComponentKind {
        let node = || {
            self.manifests.iter().filter_map(|located| match &located.manifest {
                Manifest::Node(node) => Some(node),
                _ => None,
            })
        };
        // Images for tests are no sign of a service.
        let is_shipped = |dir: &str| scope::scope_of_dir(dir) == FileScope::Production;
        let has_image = self.manifests.iter().any(|m| matches!(m.manifest, Manifest::Image) && is_shipped(&m.dir));
        let on_server = node().any(runs_on_server);
        if self.is_frontend(dir, on_server, node().any(|node| node.for_browsers)) {
            ComponentKind::Frontend
        } else if node().any(|node| node.application == Some(false)) {
            ComponentKind::Library
        } else if on_server || has_image || node().any(is_started) || self.has_program(dir) {
            ComponentKind::Service
        } else {
            ComponentKind::Library
        }
    }

    /// Whether it is made for browsers: says so, or has the page that a browser starts from. A server may
    /// keep pages too, but elsewhere.
    fn is_frontend(&self, dir: &str, on_server: bool, for_browsers: bool) -> bool {
        let has = |page: &str| {
            let path = paths::join(dir, page).unwrap_or_default();
            self.others.iter().any(|rel| **rel == path)
        };
        let has_pages = || has("public/index.html") || self.others.iter().any(|rel| is_page(rel));
        let only_ecma = self.sources.iter().all(|(_, dialect)| dialect.language() == Language::Ecma);
        let starts_in_browser = has("index.html") || has("src/index.html");
        only_ecma && (starts_in_browser || !on_server && (for_browsers || has_pages()))
    }

    /// Whether there is a file that programs of its language usually start from.
    fn has_program(&self, dir: &str) -> bool {
        self.sources.iter().any(|(rel, dialect)| {
            let below = if dir.is_empty() { rel } else { rel.get(dir.len() + 1..).unwrap_or_default() };
            let is_near = below.matches('/').count() <= 1;
            match (dialect.language(), paths::name(rel)) {
                (Language::Python, "wsgi.py" | "asgi.py") => true,
                (Language::Python, "main.py" | "app.py" | "server.py" | "manage.py") => is_near && !self.is_packaged(),
                (Language::Go, "main.go") => scope::scope_of(rel, *dialect) == FileScope::Production,
                _ => false,
            }
        })
    }

    fn is_packaged(&self) -> bool {
        self.manifests.iter().any(|m| matches!(&m.manifest, Manifest::Python(python) if python.packaged))
    }
}

/// Whether its start command hands a file to a server-side runtime.
fn runs_on_server(node: &NodeProject) -> bool {
    const RUNTIMES: [&str; 8] = ["node", "nodemon", "ts-node", "ts-node-dev", "tsx", "pm2", "bun", "deno"];
    let mut words = node.start.as_deref().unwrap_or_default().split_whitespace();
    words.find(|word| !word.contains('=') && *word != "cross-env").is_some_and(|word| RUNTIMES.contains(&word))
}

fn is_started(node: &NodeProject) -> bool {
    node.application == Some(true) || node.start.is_some()
}

/// Whether a file that is no source file holds a page or a part of one, code included.
fn is_page(rel: &str) -> bool {
    [".vue", ".svelte", ".astro"].iter().any(|extension| rel.ends_with(extension))
}

/// The last segment of a module path that is no major version.
fn module_name(path: &str) -> &str {
    let is_version =
        |part: &str| part.strip_prefix('v').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    path.rsplit('/').find(|part| !is_version(part)).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use crate::discover::testing::Tree;
    use crate::discover::{Discovery, Options};
    use crate::model::scope::FileScope;

    fn show(discovery: &Discovery) -> Vec<String> {
        let kind = |kind| format!("{kind:?}").to_lowercase();
        let line = |c: &crate::model::component::Component| {
            format!("{} {} {} {}", c.id, c.name, kind(c.kind), c.languages.join("+"))
        };
        discovery.components.iter().map(line).collect()
    }

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        show(&Tree::new(files).discover())
    }

    #[test]
    fn a_file_belongs_to_the_nearest_manifest() {
        let discovery = Tree::new(&[
            ("package.json", r#"{"name": "web", "browserslist": []}"#),
            ("a.ts", ""),
            ("api/go.mod", "module example.com/shop/v2\n"),
            ("api/cmd/x/main.go", ""),
            ("api/a.go", ""),
            ("jobs/pyproject.toml", "[project]\nname = 'jobs'\n[build-system]\n"),
            ("jobs/jobs/app.py", ""),
            ("jobs/sub/requirements.txt", "flask\n"),
            ("jobs/sub/app.py", ""),
        ])
        .discover();
        assert_eq!(
            show(&discovery),
            [
                ". web frontend typescript",
                "api shop service go",
                "jobs jobs library python",
                "jobs/sub sub service python"
            ]
        );
        let owners: Vec<_> = discovery.files.iter().map(|file| (file.rel.as_str(), file.component)).collect();
        assert_eq!(
            owners,
            [("a.ts", 0), ("api/a.go", 1), ("api/cmd/x/main.go", 1), ("jobs/jobs/app.py", 2), ("jobs/sub/app.py", 3)]
        );
        assert_eq!(discovery.components[3].dependencies.python.iter().collect::<Vec<_>>(), ["flask"]);
    }

    #[test]
    fn without_a_manifest_the_root_is_the_component() {
        let tree = Tree::new(&[("shop/a.py", "")]);
        let discovery = tree.discover_with(Options { paths: vec![tree.path("shop")], ..Options::default() });
        assert_eq!(show(&discovery), [". shop library python"]);
        assert!(found(&[("readme.md", "")]).is_empty());
    }

    #[test]
    fn an_image_splits_only_where_nothing_says_more() {
        let services =
            [("a/Dockerfile", ""), ("a/x.py", ""), ("b/Dockerfile", ""), ("b/main.go", ""), ("compose.yaml", "")];
        assert_eq!(found(&services), ["a a service python", "b b service go"]);
        let tree = Tree::new(&services);
        tree.write("go.mod", b"module example.com/m\n");
        let discovery = tree.discover();
        assert_eq!(show(&discovery), [". m service go+python"]);
        assert_eq!(discovery.components[0].manifests, ["a/Dockerfile", "b/Dockerfile", "compose.yaml", "go.mod"]);
    }

    #[test]
    fn tool_settings_and_test_requirements_do_not_split() {
        let files = [
            ("pyproject.toml", "[project]\nname='a'\n"),
            ("a.py", ""),
            ("sub/pyproject.toml", "[tool.ruff]\n"),
            ("sub/b.py", ""),
            ("tests/requirements.txt", "pytest\n"),
            ("tests/test_a.py", ""),
            ("docs/requirements.txt", "sphinx\n"),
            ("docs/conf.py", ""),
            ("requirements/dev.txt", "mypy\n"),
            ("esm/package.json", r#"{"type": "module"}"#),
            ("esm/a.js", ""),
        ];
        let discovery = Tree::new(&files).discover();
        assert_eq!(show(&discovery), [". a library javascript+python"]);
        assert_eq!(
            discovery.components[0].dependencies.python.iter().collect::<Vec<_>>(),
            ["mypy", "pytest", "sphinx"]
        );
    }

    #[test]
    fn a_file_belongs_to_a_manifest_of_its_language() {
        let discovery = Tree::new(&[
            ("go.mod", "module example.com/app\n"),
            ("main.go", ""),
            ("ui/package.json", r#"{"name": "ui"}"#),
            ("ui/embed.go", ""),
            ("ui/a.ts", ""),
            ("ui/gen.py", ""),
            ("docs/go.mod", "module docs\n"),
        ])
        .discover();
        assert_eq!(show(&discovery), [". app service go", "ui ui library python+typescript"]);
        assert_eq!(discovery.files.iter().map(|file| file.component).collect::<Vec<_>>(), [0, 1, 0, 1]);
        assert_eq!(discovery.components[0].manifests, ["go.mod"]);
    }

    #[test]
    fn packages_see_what_is_installed_around_them() {
        let discovery = Tree::new(&[
            ("package.json", r#"{"name": "all", "dependencies": {"one": "1"}}"#),
            ("apps/api/project.json", r#"{"name": "api", "projectType": "application"}"#),
            ("apps/api/a.ts", ""),
            ("libs/x/project.json", r#"{"projectType": "library"}"#),
            ("libs/x/a.ts", ""),
            ("apps/api2/package.json", r#"{"dependencies": {"two": "2"}}"#),
            ("apps/api2/a.ts", ""),
        ])
        .discover();
        assert_eq!(
            show(&discovery),
            ["apps/api api service typescript", "apps/api2 api2 library typescript", "libs/x x library typescript"]
        );
        assert_eq!(discovery.components[0].dependencies.node.iter().collect::<Vec<_>>(), ["one"]);
        assert_eq!(discovery.components[1].dependencies.node.iter().collect::<Vec<_>>(), ["one", "two"]);
    }

    #[test]
    fn kinds_are_told_by_what_starts_them() {
        for (package, page, kind) in [
            (r#"{"scripts": {"start": "NODE_ENV=x node server.js"}}"#, "public/index.html", "service"),
            (r#"{"scripts": {"start": "some-scripts start"}}"#, "public/index.html", "frontend"),
            (r#"{"scripts": {"start": "some-scripts start"}}"#, "docs/index.html", "service"),
            (r#"{"name": "a", "main": "a.js"}"#, "src/A.vue", "frontend"),
            (r#"{"name": "a", "main": "a.js"}"#, "a.html", "library"),
        ] {
            let lines = found(&[("w/package.json", package), ("w/a.js", ""), (&format!("w/{page}"), "")]);
            assert_eq!(lines.len(), 1);
            assert_eq!(lines[0].split(' ').nth(2), Some(kind), "{package}");
        }
    }

    #[test]
    fn a_broken_manifest_is_told_and_makes_no_component() {
        let discovery =
            Tree::new(&[("a/package.json", "{\n"), ("a/a.js", ""), ("go.mod", "x\n"), ("b.go", "")]).discover();
        assert_eq!(discovery.remarks(), [("bad_manifest", "a/package.json"), ("bad_manifest", "go.mod")]);
        assert_eq!(discovery.components.len(), 1);
    }

    #[test]
    fn a_component_of_examples_says_so() {
        let discovery = Tree::new(&[("examples/a/go.mod", "module a\n"), ("examples/a/main.go", "")]).discover();
        assert_eq!(discovery.components[0].scope, FileScope::Example);
    }
}
