//! How import paths map to folders and files, from manifests and from the files that there are.

use std::collections::BTreeMap;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use rustc_hash::FxHashSet;

use crate::discover::manifests::{Located, Manifest, Manifests, NodeProject};
use crate::discover::paths;
use crate::model::project::{
    GoModule, GoReplace, GoWorkspace, NodeEntry, NodePackage, Project, PythonRoot, RootReason,
};

/// The project data of a tree of the files `names`.
pub(super) fn project(names: &[&str], manifests: &Manifests) -> Project {
    let mut project = Project {
        node_packages: node_packages(names, &manifests.list),
        python_roots: python_roots(names, &manifests.list),
        ts_configs: manifests.ts_configs.clone(),
        ..Project::default()
    };
    for located in &manifests.list {
        let dir = located.dir.clone();
        match &located.manifest {
            Manifest::Go(module) => {
                let replaces = replaces(&dir, &module.replaces);
                project.go_modules.push(GoModule { path: module.path.clone(), dir, replaces });
            }
            Manifest::GoWork(work) => {
                let uses = work.uses.iter().filter_map(|used| paths::join(&dir, used)).collect();
                let replaces = replaces(&dir, &work.replaces);
                project.go_workspaces.push(GoWorkspace { dir, uses, replaces });
            }
            _ => {}
        }
    }
    project.go_modules.sort_by(|a, b| a.dir.cmp(&b.dir));
    project.go_workspaces.sort_by(|a, b| a.dir.cmp(&b.dir));
    project
}

fn replaces(dir: &str, replaces: &[(String, String)]) -> Vec<GoReplace> {
    replaces
        .iter()
        .filter_map(|(path, target)| Some(GoReplace { path: path.clone(), dir: paths::join(dir, target)? }))
        .collect()
}

fn node_packages(names: &[&str], manifests: &[Located]) -> Vec<NodePackage> {
    let files: FxHashSet<&str> = names.iter().copied().collect();
    let mut packages: BTreeMap<&str, NodePackage> = BTreeMap::new();
    let mut patterns: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for Located { rel, dir, manifest } in manifests {
        match manifest {
            Manifest::Node(node) if paths::name(rel) == "package.json" => {
                let name = node.name.clone().unwrap_or_default();
                let entries = entries(dir, node, &files, names);
                packages.insert(dir, NodePackage { name, dir: dir.clone(), entries, members: Vec::new() });
                patterns.entry(dir).or_default().extend(&node.workspaces);
            }
            Manifest::NodeWorkspace(globs) => patterns.entry(dir).or_default().extend(globs),
            _ => {}
        }
    }
    let dirs: Vec<&str> = packages.keys().copied().collect();
    for (dir, patterns) in patterns {
        let Some(package) = packages.get_mut(dir) else { continue };
        package.members = members(dir, &patterns, &dirs);
    }
    packages.into_values().collect()
}

/// The folders among `dirs` that the workspace patterns of `dir` select.
fn members(dir: &str, patterns: &[&String], dirs: &[&str]) -> Vec<String> {
    let (excluded, included): (Vec<&str>, Vec<&str>) =
        patterns.iter().map(|pattern| pattern.as_str()).partition(|pattern| pattern.starts_with('!'));
    let (included, excluded) = (globs(dir, included), globs(dir, excluded));
    let selected =
        |candidate: &&&str| **candidate != dir && included.is_match(**candidate) && !excluded.is_match(**candidate);
    dirs.iter().filter(selected).map(|dir| (*dir).to_owned()).collect()
}

fn globs(dir: &str, patterns: Vec<&str>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let pattern = pattern.trim_start_matches('!');
        let Some(pattern) = paths::join(&globset::escape(dir), pattern) else { continue };
        // A pattern that cannot be read selects nothing.
        if let Ok(glob) = GlobBuilder::new(&pattern).literal_separator(true).build() {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}

fn entries(dir: &str, node: &NodeProject, files: &FxHashSet<&str>, names: &[&str]) -> Vec<NodeEntry> {
    let mut entries: Vec<NodeEntry> = Vec::new();
    for (subpath, targets) in &node.entries {
        let found = targets.iter().find_map(|target| source_of(dir, target, files, names));
        let found = found.or_else(|| {
            let default = ["./index.js", "./src/index.js"];
            let is_main = subpath == ".";
            default.iter().filter(|_| is_main).find_map(|target| source_of(dir, target, files, names))
        });
        entries.extend(found.map(|target| NodeEntry { subpath: subpath.clone(), target }));
    }
    entries
}

/// Folders that builds write to or that code is kept in: `dist/a.js` is made from `src/a.ts`.
const BUILT: [&str; 11] = ["dist", "build", "out", "output", "lib", "es", "esm", "cjs", "types", "node", "src"];

/// The source file of the tree that `target`, as a manifest of `dir` names it, is or is made from.
fn source_of(dir: &str, target: &str, files: &FxHashSet<&str>, names: &[&str]) -> Option<String> {
    let target = target.strip_prefix("./").unwrap_or(target);
    let mut rests = vec![target];
    let mut rest = target;
    while let Some((_, below)) = rest.split_once('/').filter(|(first, _)| BUILT.contains(first)) {
        rests.push(below);
        rest = below;
    }
    let as_written = paths::join(dir, target);
    let elsewhere = rests
        .iter()
        .flat_map(|rest| ["src", ""].iter().filter_map(move |folder| paths::join(dir, &format!("{folder}/{rest}"))));
    as_written
        .into_iter()
        .chain(elsewhere)
        .find_map(|path| if path.contains('*') { pattern_of(path, names) } else { existing(&path, files) })
}

/// The pattern, if there are files where it points to.
fn pattern_of(pattern: String, names: &[&str]) -> Option<String> {
    let prefix = pattern.split('*').next().unwrap_or_default();
    let from = names.partition_point(|name| *name < prefix);
    let found = names.get(from).is_some_and(|name| name.starts_with(prefix));
    found.then_some(pattern)
}

/// `path`, the file with another extension that it is made from, or the index file of that folder.
fn existing(path: &str, files: &FxHashSet<&str>) -> Option<String> {
    const EXTENSIONS: [&str; 10] = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs", "vue", "svelte"];
    if files.contains(path) && !path.ends_with(".d.ts") {
        return Some(path.to_owned());
    }
    let stem = path.strip_suffix(".d.ts").or_else(|| {
        let (stem, extension) = path.rsplit_once('.')?;
        EXTENSIONS.contains(&extension).then_some(stem)
    });
    let stem = stem.unwrap_or(path);
    let names = [stem.to_owned(), format!("{stem}/index").trim_start_matches('/').to_owned()];
    names
        .iter()
        .flat_map(|name| EXTENSIONS.iter().map(move |extension| format!("{name}.{extension}")))
        .find(|candidate| files.contains(candidate.as_str()))
}

fn python_roots(names: &[&str], manifests: &[Located]) -> Vec<PythonRoot> {
    let files: Vec<&str> = names.iter().copied().filter(|name| name.ends_with(".py")).collect();
    if files.is_empty() {
        return Vec::new();
    }
    let dirs: FxHashSet<&str> = files.iter().map(|file| paths::parent(file)).collect();
    let with_files: FxHashSet<&str> = dirs.iter().flat_map(|dir| paths::ancestors(dir)).collect();
    let packages: FxHashSet<&str> =
        files.iter().filter(|file| paths::name(file) == "__init__.py").map(|file| paths::parent(file)).collect();
    let mut roots: BTreeMap<String, RootReason> = BTreeMap::new();
    let mut add = |dir: &str, reason: RootReason| {
        if with_files.contains(dir) {
            let known = roots.entry(dir.to_owned()).or_insert(reason);
            *known = (*known).min(reason);
        }
    };
    add("", RootReason::Component);
    add("src", RootReason::Component);
    for Located { dir, manifest, .. } in manifests {
        let Manifest::Python(python) = manifest else { continue };
        for declared in python.roots.iter().filter_map(|root| paths::join(dir, root)) {
            add(&declared, RootReason::Declared);
        }
        add(dir, RootReason::Component);
        add(paths::join(dir, "src").as_deref().unwrap_or_default(), RootReason::Component);
    }
    for dir in &dirs {
        if packages.contains(dir) {
            let top = paths::ancestors(dir).take_while(|dir| packages.contains(dir)).last();
            add(top.map_or("", paths::parent), RootReason::Package);
        } else {
            add(dir, RootReason::Script);
        }
    }
    roots.into_iter().map(|(dir, reason)| PythonRoot { dir, reason }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::testing::Tree;

    fn project_of(files: &[(&str, &str)]) -> Project {
        Tree::new(files).discover().project
    }

    fn targets(files: &[(&str, &str)]) -> Vec<String> {
        let packages = project_of(files).node_packages;
        let show = |entry: &NodeEntry| format!("{} -> {}", entry.subpath, entry.target);
        packages.iter().flat_map(|package| package.entries.iter().map(show)).collect()
    }

    #[test]
    fn go_modules_replacements_and_workspaces() {
        let project = project_of(&[
            ("go.work", "use (\n./a\n./b/c\n)\nreplace example.com/x => ./x\n"),
            (
                "a/go.mod",
                "module example.com/a\nreplace example.com/c => ../b/c\nreplace example.com/o => ../../../o\n",
            ),
            ("b/c/go.mod", "module example.com/c\n"),
            ("a/a.go", "package a"),
        ]);
        let modules: Vec<_> = project.go_modules.iter().map(|m| (m.path.as_str(), m.dir.as_str())).collect();
        assert_eq!(modules, [("example.com/a", "a"), ("example.com/c", "b/c")]);
        assert_eq!(project.go_modules[0].replaces, [GoReplace { path: "example.com/c".into(), dir: "b/c".into() }]);
        assert_eq!(project.go_workspaces[0].uses, ["a", "b/c"]);
        assert_eq!(project.go_workspaces[0].replaces[0].dir, "x");
    }

    #[test]
    fn workspace_patterns_select_packages() {
        for workspace in [
            ("package.json", r#"{"workspaces": ["packages/*", "apps/**", "./one", "!packages/no"]}"#),
            ("pnpm-workspace.yaml", "packages: [packages/*, apps/**, ./one, '!packages/no']"),
        ] {
            let project = project_of(&[
                ("package.json", r#"{"name": "root"}"#),
                workspace,
                ("packages/a/package.json", "{}"),
                ("packages/no/package.json", "{}"),
                ("packages/a/deep/package.json", "{}"),
                ("apps/x/y/package.json", "{}"),
                ("one/package.json", "{}"),
                ("two/package.json", "{}"),
            ]);
            assert_eq!(project.node_packages[0].members, ["apps/x/y", "one", "packages/a"], "{}", workspace.0);
        }
    }

    #[test]
    fn entries_lead_back_to_source_files() {
        let found = targets(&[
            (
                "a/package.json",
                r#"{"main": "dist/index.js", "exports": {".": "./dist/index.mjs", "./x": "./dist/esm/x/y.js",
                "./all/*": "./dist/all/*.js", "./gone": "./dist/gone.js", "./types": {"types": "./dist/t.d.ts"}}}"#,
            ),
            ("a/src/index.ts", ""),
            ("a/src/x/y.tsx", ""),
            ("a/src/all/z.ts", ""),
            ("a/t.ts", ""),
        ]);
        assert_eq!(
            found,
            [". -> a/src/index.ts", "./all/* -> a/src/all/*.js", "./types -> a/t.ts", "./x -> a/src/x/y.tsx"]
        );
        assert_eq!(targets(&[("package.json", "{}"), ("index.js", "")]), [". -> index.js"]);
        assert_eq!(targets(&[("package.json", r#"{"main": "."}"#), ("index.ts", "")]), [". -> index.ts"]);
        assert_eq!(targets(&[("package.json", r#"{"main": "lib"}"#), ("lib/index.js", "")]), [". -> lib/index.js"]);
        assert_eq!(targets(&[("p/package.json", r#"{"main": "../../x.js"}"#), ("p/x.js", "")]), [""; 0]);
    }

    #[test]
    fn python_roots_and_why() {
        let project = project_of(&[
            ("pyproject.toml", "[project]\nname='a'\n[tool.setuptools.packages.find]\nwhere=['python']\n"),
            ("python/pkg/__init__.py", ""),
            ("python/pkg/sub/__init__.py", ""),
            ("src/b.py", ""),
            ("svc/requirements.txt", ""),
            ("svc/app/main.py", ""),
            ("svc/app/routers/__init__.py", ""),
            ("web/a.ts", ""),
        ]);
        let roots: Vec<_> = project.python_roots.iter().map(|root| (root.dir.as_str(), root.reason)).collect();
        assert_eq!(
            roots,
            [
                ("", RootReason::Component),
                ("python", RootReason::Declared),
                ("src", RootReason::Component),
                ("svc", RootReason::Component),
                ("svc/app", RootReason::Package),
            ]
        );
        assert!(project_of(&[("a.go", "")]).python_roots.is_empty());
    }
}
