//! Components: folders with a manifest, and the files that belong to each.

mod deployed;
mod kind;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use self::deployed::is_build_file;
use crate::discover::manifests::{Located, Manifest, Manifests};
use crate::discover::paths::has_extension;
use crate::discover::{paths, scope};
use crate::model::component::{Component, ComponentKind, ComponentOverride, Dependencies};
use crate::model::deployment::Deployment;
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
    deployment: &Deployment,
    overrides: &BTreeMap<String, ComponentOverride>,
) -> (Vec<Component>, Vec<usize>) {
    let said = Said(overrides);
    let mut drafts = drafts(&manifests.list, said);
    for dir in deployed::folders(deployment, &manifests.list, others) {
        if !said.is_ignored(dir) {
            drafts.entry(dir).or_default().deployed = true;
        }
    }
    for dir in deployed::services(sources, deployment, &manifests.list) {
        if !said.is_ignored(dir) {
            drafts.entry(dir).or_default().deployed = true;
        }
    }
    let programs = deployed::programs(sources, deployment, &manifests.list);
    for dir in programs.values().copied().filter(|dir| !said.is_ignored(dir)) {
        drafts.entry(dir).or_default().deployed = true;
    }
    let mut owners: Vec<&str> = Vec::with_capacity(sources.len());
    for (rel, dialect) in sources {
        let program = paths::ancestors(paths::parent(rel)).find_map(|dir| programs.get(dir));
        let program = program.filter(|dir| drafts.contains_key(*dir)).copied();
        let owner = program.unwrap_or_else(|| owner(&drafts, rel, dialect.language()));
        owners.push(owner);
        drafts.entry(owner).or_default().sources.push((rel, *dialect));
    }
    for rel in others {
        drafts.entry(nearest(&drafts, paths::parent(rel))).or_default().others.push(rel);
    }
    drafts.retain(|_, draft| {
        draft.deployed || !draft.sources.is_empty() || draft.others.iter().any(|rel| paths::is_page(rel))
    });
    for located in &manifests.list {
        let nearest = paths::ancestors(&located.dir).find(|dir| drafts.contains_key(dir));
        // A manifest that speaks for a folder without files speaks for no other.
        let owner = nearest.filter(|dir| *dir == located.dir || !splits(located) || said.is_ignored(&located.dir));
        if let Some(draft) = owner.and_then(|dir| drafts.get_mut(dir)) {
            draft.manifests.push(located);
        }
    }
    let index: BTreeMap<&str, usize> = drafts.keys().enumerate().map(|(i, dir)| (*dir, i)).collect();
    let owners = owners.into_iter().map(|dir| index.get(dir).copied().unwrap_or(0)).collect();
    let passes = |dir: &str| deployment.proxies.iter().any(|proxy| paths::is_below(&proxy.file, dir));
    let component = |(dir, draft): (&&str, &Draft<'_>)| {
        let mut component = draft.component(dir, root_name, &manifests.list);
        if component.languages.is_empty() && !dir.is_empty() && passes(dir) {
            component.kind = ComponentKind::Proxy;
        }
        said.over(component)
    };
    let components = drafts.iter().map(component).collect();
    (components, owners)
}

/// What the user says of components.
#[derive(Clone, Copy)]
struct Said<'a>(&'a BTreeMap<String, ComponentOverride>);

impl<'a> Said<'a> {
    fn is_ignored(self, dir: &str) -> bool {
        !dir.is_empty() && self.0.get(dir).is_some_and(|over| over.ignore)
    }

    /// Folders that are components because the user says so.
    fn declared(self) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(|(dir, over)| !over.ignore && *dir != ".").map(|(dir, _)| dir.as_str())
    }

    fn over(self, mut component: Component) -> Component {
        if let Some(over) = self.0.get(&component.path) {
            component.name = over.name.clone().unwrap_or(component.name);
            component.kind = over.kind.unwrap_or(component.kind);
        }
        component
    }
}

/// What is known of a component while files are handed out.
#[derive(Default)]
struct Draft<'a> {
    /// Languages whose manifests made it a component; none when it holds files of whatever language.
    speaks: BTreeSet<Language>,
    /// The user says that it is a component, whatever its files are written in.
    declared: bool,
    /// Deployment files say that it runs by itself, whatever its files are written in.
    deployed: bool,
    sources: Vec<(&'a str, Dialect)>,
    others: Vec<&'a str>,
    manifests: Vec<&'a Located>,
}

/// An empty draft for the root and for each folder that a manifest makes a component.
fn drafts<'a>(manifests: &'a [Located], said: Said<'a>) -> BTreeMap<&'a str, Draft<'a>> {
    let mut drafts: BTreeMap<&str, Draft<'_>> = BTreeMap::new();
    let counts = |located: &&Located| !said.is_ignored(&located.dir);
    for located in manifests.iter().filter(counts).filter(|located| splits(located)) {
        drafts.entry(&located.dir).or_default().speaks.extend(language(&located.manifest));
    }
    // An image of its own makes a component only where no manifest says more.
    let images = manifests.iter().filter(counts).filter(|located| matches!(located.manifest, Manifest::Image));
    let alone = |dir: &&str| !paths::ancestors(dir).any(|above| drafts.contains_key(above));
    let alone: Vec<&str> = images.map(|located| located.dir.as_str()).filter(alone).collect();
    for dir in alone.into_iter().chain([""]) {
        drafts.entry(dir).or_default();
    }
    for dir in said.declared() {
        drafts.entry(dir).or_default().declared = true;
    }
    drafts
}

/// Whether the manifest makes its folder a component.
fn splits(located: &Located) -> bool {
    match &located.manifest {
        Manifest::Python(python) if has_extension(&located.rel, "txt") => {
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
    let fits = |draft: &Draft<'_>| draft.declared || draft.deployed || draft.speaks.contains(&language);
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
        let named = self.name(dir).map(str::to_owned);
        let name = named.unwrap_or_else(|| if dir.is_empty() { root_name.to_owned() } else { folder_name(dir) });
        Component {
            languages: languages.into_iter().map(str::to_owned).collect(),
            manifests: self.manifests.iter().map(|located| located.rel.clone()).collect(),
            scope: scope::scope_of_dir(dir),
            dependencies: self.dependencies(dir, all),
            ..Component::new(path, &name, self.kind(dir))
        }
    }

    /// The name that the manifest of the prevailing language gives, or else any manifest.
    fn name(&self, dir: &str) -> Option<&str> {
        let count = |language| self.sources.iter().filter(|(_, dialect)| dialect.language() == language).count();
        let mut named: Vec<(usize, &str)> = Vec::new();
        // The manifest of a folder that would be a component itself names nothing else.
        for located in self.manifests.iter().filter(|located| located.dir == dir || !splits(located)) {
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
        if self.deployed && self.speaks.is_empty() {
            found.extend_from(all.iter().filter(|located| located.dir != dir && paths::is_below(dir, &located.dir)));
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
}

/// The name of a folder, with the one around it where it is what several are called: `cart-service` of `cart/service`.
fn folder_name(dir: &str) -> String {
    let name = paths::name(dir);
    let around = paths::name(paths::parent(dir));
    let is_everybodys = matches!(name, "service" | "server" | "job" | "interface") && !around.is_empty();
    if is_everybodys { format!("{around}-{name}") } else { name.to_owned() }
}

/// The last segment of a module path that is no major version.
fn module_name(path: &str) -> &str {
    let is_version =
        |part: &str| part.strip_prefix('v').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    path.rsplit('/').find(|part| !is_version(part)).unwrap_or(path)
}

impl Dependencies {
    /// Adds what the manifests around a folder without one ask for.
    fn extend_from<'m>(&mut self, around: impl Iterator<Item = &'m Located>) {
        for located in around {
            match &located.manifest {
                Manifest::Python(python) => self.python.extend(python.dependencies.iter().cloned()),
                Manifest::Go(module) => self.go.extend(module.requires.iter().cloned()),
                _ => {}
            }
        }
    }
}
