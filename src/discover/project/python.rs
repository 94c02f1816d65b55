//! Folders that Python imports may start from.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::discover::manifests::{Located, Manifest};
use crate::discover::paths;
use crate::model::project::{PythonRoot, RootReason};

/// The source roots of a tree of the files `names`.
pub(super) fn roots(names: &[&str], manifests: &[Located]) -> Vec<PythonRoot> {
    let files: Vec<&str> = names.iter().copied().filter(|name| paths::has_extension(name, "py")).collect();
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
        // A folder in a package belongs to that package, with an `__init__.py` of its own or without.
        let top = paths::ancestors(dir).filter(|dir| packages.contains(dir)).last();
        match top {
            Some(top) if !top.is_empty() => add(paths::parent(top), RootReason::Package),
            Some(_) => {}
            None => add(dir, RootReason::Script),
        }
    }
    roots.into_iter().map(|(dir, reason)| PythonRoot { dir, reason }).collect()
}
