//! Components that deployment files speak of: folders that images are built from, programs of one module.

use std::collections::{BTreeMap, BTreeSet};

use crate::discover::manifests::{Located, Manifest};
use crate::discover::{paths, scope};
use crate::model::deployment::{Deployment, Workload};
use crate::model::language::{Dialect, Language};
use crate::model::scope::FileScope;

/// Folders within the folder of a component that hold its code or its image, but are not named after it.
const WITHIN: [&str; 3] = ["src", "app", "docker"];
/// Folders that hold several images of other folders' code.
const ASIDE: [&str; 7] = ["docker", "dockerfiles", "deploy", "deployment", "build", "ci", ".devcontainer"];

/// Folders that an image is built from which some workload runs. The root is left out: it is a component anyway.
/// A folder with a build file of a language that is not read counts like one with an image.
pub(super) fn folders<'a>(
    deployment: &'a Deployment,
    manifests: &'a [Located],
    others: &'a [String],
) -> BTreeSet<&'a str> {
    let images = manifests.iter().filter(|m| matches!(m.manifest, Manifest::Image)).map(|m| m.dir.as_str());
    let built = others.iter().filter(|rel| is_build_file(rel)).map(|rel| paths::parent(rel));
    let images: BTreeSet<&str> = images.chain(built).collect();
    let mut out: BTreeSet<&str> = BTreeSet::new();
    for workload in &deployment.workloads {
        match &workload.folder {
            Some(folder) => out.extend(images.get(folder.as_str()).copied()),
            None => out.extend(images.iter().copied().filter(|dir| is_named_after(dir, workload))),
        }
    }
    out.retain(|dir| {
        let aside = ASIDE.contains(&paths::name(dir)) || ASIDE.contains(&paths::name(paths::parent(dir)));
        !dir.is_empty() && !aside && scope::scope_of_dir(dir) == FileScope::Production
    });
    out
}

/// Whether a file says how a program in a language that is not read is built.
pub(in crate::discover) fn is_build_file(rel: &str) -> bool {
    matches!(
        paths::name(rel),
        "pom.xml" | "build.gradle" | "build.gradle.kts" | "Cargo.toml" | "composer.json" | "Gemfile" | "mix.exs"
    ) || paths::has_extension(rel, "csproj")
}

/// Whether a folder, or the one around its `src`, has the name of the workload.
fn is_named_after(dir: &str, workload: &Workload) -> bool {
    let dir = if WITHIN.contains(&paths::name(dir)) { paths::parent(dir) } else { dir };
    !dir.is_empty() && paths::name(dir) == workload.name
}

/// Folders of code by the folder of the program that they belong to, `cmd/X` and `internal/X` to `cmd/X`, where a
/// module has several programs that run by themselves or keep their own code.
pub(super) fn programs<'a>(
    sources: &[(&'a str, Dialect)],
    deployment: &Deployment,
    manifests: &[Located],
) -> BTreeMap<String, &'a str> {
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    for (rel, dialect) in sources {
        if dialect.language() == Language::Go {
            folders.extend(paths::ancestors(paths::parent(rel)));
        }
    }
    let mut by_module: BTreeMap<&str, BTreeMap<&'a str, Vec<String>>> = BTreeMap::new();
    for (rel, dialect) in sources {
        let dir = paths::parent(rel);
        let commands = paths::parent(dir);
        if dialect.language() != Language::Go || paths::name(rel) != "main.go" || paths::name(commands) != "cmd" {
            continue;
        }
        let module = paths::parent(commands);
        if !manifests.iter().any(|m| m.dir == module && matches!(m.manifest, Manifest::Go(_))) {
            continue;
        }
        let name = paths::name(dir);
        let own = paths::join(module, &format!("internal/{name}")).filter(|own| folders.contains(own.as_str()));
        if own.is_some() || deployment.workloads.iter().any(|workload| workload.name == name) {
            let held = own.into_iter().chain([dir.to_owned()]).collect();
            by_module.entry(module).or_default().insert(dir, held);
        }
    }
    let several = by_module.into_values().filter(|programs| programs.len() > 1);
    several.flatten().flat_map(|(dir, held)| held.into_iter().map(move |folder| (folder, dir))).collect()
}
