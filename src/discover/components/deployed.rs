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

/// Folders of programs for those who write the code.
const TOOLS: [&str; 10] =
    ["tools", "tool", "hack", "script", "scripts", "contrib", "build", "ci", "bench", "benchmark"];
/// Folders around the code of each of several programs, beside `cmd`.
const OWN: [&str; 5] = ["internal", "services", "service", "apps", "app"];

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

/// Folders that are programs by themselves, where one module has several of them: a folder with a `cmd` and code beside
/// it, `orders/cmd/main.go`, `orders/internal`, or one with a `main.go` and an image of its own.
pub(super) fn services<'a>(
    sources: &[(&'a str, Dialect)],
    deployment: &Deployment,
    manifests: &[Located],
) -> BTreeSet<&'a str> {
    let go = || sources.iter().filter(|(_, dialect)| dialect.language() == Language::Go);
    let modules: BTreeSet<&str> =
        manifests.iter().filter(|m| matches!(m.manifest, Manifest::Go(_))).map(|m| m.dir.as_str()).collect();
    let images: BTreeSet<&str> =
        manifests.iter().filter(|m| matches!(m.manifest, Manifest::Image)).map(|m| m.dir.as_str()).collect();
    let is_run = |dir: &str| {
        let runs = |w: &Workload| w.folder.as_deref() == Some(dir) || is_named_after(dir, w);
        images.contains(dir) || deployment.workloads.iter().any(runs)
    };
    let mut by_module: BTreeMap<&str, BTreeSet<&'a str>> = BTreeMap::new();
    for (rel, dialect) in go() {
        let dir = paths::parent(rel);
        let Some(module) = paths::ancestors(dir).find(|dir| modules.contains(dir)) else { continue };
        if paths::name(rel) != "main.go" || scope::scope_of(rel, *dialect) != FileScope::Production {
            continue;
        }
        let commands = paths::ancestors(dir).find(|above| paths::name(above) == "cmd");
        let service = match commands {
            Some(commands) => {
                let around = paths::parent(commands);
                let beside = |rel: &str| paths::is_below(rel, around) && !paths::is_below(rel, commands);
                Some(around).filter(|around| *around != module && go().any(|(rel, _)| beside(rel)))
            }
            None => Some(dir).filter(|dir| is_run(dir)),
        };
        let inner = service.filter(|dir| *dir != module && paths::is_below(dir, module));
        if let Some(dir) = inner.filter(|dir| !paths::ancestors(dir).any(|dir| TOOLS.contains(&paths::name(dir)))) {
            by_module.entry(module).or_default().insert(dir);
        }
    }
    by_module.into_values().filter(|services| services.len() > 1).flatten().collect()
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
        let own = OWN.iter().filter_map(|around| paths::join(module, &format!("{around}/{name}")));
        let own: Vec<String> = own.filter(|own| folders.contains(own.as_str())).collect();
        if !own.is_empty() || deployment.workloads.iter().any(|workload| workload.name == name) {
            let held = own.into_iter().chain([dir.to_owned()]).collect();
            by_module.entry(module).or_default().insert(dir, held);
        }
    }
    let several = by_module.into_values().filter(|programs| programs.len() > 1);
    several.flatten().flat_map(|(dir, held)| held.into_iter().map(move |folder| (folder, dir))).collect()
}
