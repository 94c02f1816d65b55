//! Node packages: what their import paths stand for, and which packages a workspace holds.

use std::collections::BTreeMap;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use rustc_hash::FxHashSet;

use crate::discover::manifests::{Located, Manifest, NodeProject};
use crate::discover::paths;
use crate::model::project::{NodeEntry, NodePackage};

/// The packages of a tree of the files `names`, which are sorted.
pub(super) fn packages(names: &[&str], manifests: &[Located]) -> Vec<NodePackage> {
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
