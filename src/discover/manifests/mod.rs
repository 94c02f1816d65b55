//! Manifests: the files that say what a folder is, what it needs and how it is built.

mod go;
mod json;
mod node;
mod python;
mod tsconfig;

pub(super) use go::{GoMod, GoWork};
pub(super) use node::NodeProject;
pub(super) use python::PythonProject;

use crate::discover::tree::Tree;
use crate::discover::{paths, read};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::project::TsConfig;

/// Manifests larger than this many bytes are not read.
const MAX_SIZE: u64 = 8 * 1024 * 1024;

/// All manifests of a tree, sorted by path.
pub(super) struct Manifests {
    pub(super) list: Vec<Located>,
    pub(super) ts_configs: Vec<TsConfig>,
}

/// A manifest and where it is.
pub(super) struct Located {
    /// Its path.
    pub(super) rel: String,
    /// The folder that it speaks of.
    pub(super) dir: String,
    pub(super) manifest: Manifest,
}

/// What a manifest says.
pub(super) enum Manifest {
    Python(PythonProject),
    Node(NodeProject),
    /// Folder patterns of a workspace, told beside `package.json`.
    NodeWorkspace(Vec<String>),
    Go(GoMod),
    GoWork(GoWork),
    /// How to build a container image.
    Image,
    /// How to run containers together.
    Compose,
}

/// Why a manifest cannot be used.
#[derive(Debug, PartialEq, Eq)]
struct Broken {
    message: String,
    /// Counted from 1.
    line: Option<u32>,
}

/// Whether the file `rel` is a manifest, by its name and its folder's.
pub(super) fn is_manifest(rel: &str) -> bool {
    kind(rel).is_some()
}

/// Reads the manifests among `names`. Broken and unreadable ones become diagnostics.
pub(super) fn load(tree: Tree<'_>, names: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Manifests {
    let mut list = Vec::new();
    let mut projects = Vec::new();
    for rel in names {
        let Some(kind) = kind(rel) else { continue };
        if kind == Kind::TsConfig {
            projects.push((*rel).to_owned());
            continue;
        }
        match manifest(tree, rel, kind) {
            Ok(Some(manifest)) => list.push(Located { rel: (*rel).to_owned(), dir: dir(rel, kind), manifest }),
            Ok(None) => {}
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    list.sort_by(|a, b| a.rel.cmp(&b.rel));
    let packages: Vec<(&str, &str)> = list
        .iter()
        .filter_map(|located| match &located.manifest {
            Manifest::Node(node) => Some((node.name.as_deref()?, located.dir.as_str())),
            _ => None,
        })
        .collect();
    let ts_configs = tsconfig::load(tree, &projects, &packages, diagnostics);
    Manifests { list, ts_configs }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    PyProject,
    SetupPy,
    SetupCfg,
    Pipfile,
    Requirements,
    PackageJson,
    ProjectJson,
    PnpmWorkspace,
    GoMod,
    GoWork,
    Image,
    Compose,
    TsConfig,
}

fn kind(rel: &str) -> Option<Kind> {
    Some(match paths::name(rel) {
        "pyproject.toml" => Kind::PyProject,
        "setup.py" => Kind::SetupPy,
        "setup.cfg" => Kind::SetupCfg,
        "Pipfile" => Kind::Pipfile,
        "package.json" => Kind::PackageJson,
        "project.json" => Kind::ProjectJson,
        "pnpm-workspace.yaml" | "pnpm-workspace.yml" => Kind::PnpmWorkspace,
        "go.mod" => Kind::GoMod,
        "go.work" => Kind::GoWork,
        "Dockerfile" | "Containerfile" => Kind::Image,
        "jsconfig.json" => Kind::TsConfig,
        name => match name.rsplit_once('.') {
            Some((_, "dockerignore")) => return None,
            Some(("Dockerfile" | "Containerfile", _) | (_, "Dockerfile" | "dockerfile")) => Kind::Image,
            Some((stem, "txt")) if is_requirements(rel, stem) => Kind::Requirements,
            Some((stem, "yml" | "yaml")) if has_prefix(stem, &["compose", "docker-compose"]) => Kind::Compose,
            Some((stem, "json")) if has_prefix(stem, &["tsconfig"]) => Kind::TsConfig,
            _ => return None,
        },
    })
}

fn is_requirements(rel: &str, stem: &str) -> bool {
    stem.starts_with("requirements") || stem.ends_with("requirements") || in_requirements(rel)
}

fn in_requirements(rel: &str) -> bool {
    paths::name(paths::parent(rel)) == "requirements"
}

/// Whether `stem` is one of `prefixes`, alone or followed by a dot or a dash.
fn has_prefix(stem: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| {
        stem.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with('-'))
    })
}

/// The folder that a manifest speaks of: its own, or the one above `requirements/`.
fn dir(rel: &str, kind: Kind) -> String {
    let own = paths::parent(rel);
    let dir = if kind == Kind::Requirements && in_requirements(rel) { paths::parent(own) } else { own };
    dir.to_owned()
}

fn manifest(tree: Tree<'_>, rel: &str, kind: Kind) -> Result<Option<Manifest>, Diagnostic> {
    if matches!(kind, Kind::Image | Kind::Compose) {
        return Ok(Some(if kind == Kind::Image { Manifest::Image } else { Manifest::Compose }));
    }
    let text = read_text(tree, rel)?;
    let parsed = match kind {
        Kind::PyProject => python::pyproject(&text).map(|project| Some(Manifest::Python(project))),
        Kind::Pipfile => python::pipfile(&text).map(|project| Some(Manifest::Python(project))),
        Kind::SetupPy => Ok(python::setup_py(&text).map(Manifest::Python)),
        Kind::SetupCfg => Ok(Some(Manifest::Python(python::setup_cfg(&text)))),
        Kind::Requirements => Ok(Some(Manifest::Python(python::requirements(rel, &text)))),
        Kind::PackageJson => node::package_json(&text).map(|project| Some(Manifest::Node(project))),
        Kind::ProjectJson => Ok(node::project_json(&text).map(Manifest::Node)),
        Kind::PnpmWorkspace => node::pnpm_workspace(&text).map(|globs| Some(Manifest::NodeWorkspace(globs))),
        Kind::GoMod => go::go_mod(&text).map(|module| Some(Manifest::Go(module))),
        Kind::GoWork => Ok(Some(Manifest::GoWork(go::go_work(&text)))),
        Kind::Image | Kind::Compose | Kind::TsConfig => Ok(None),
    };
    parsed.map_err(|broken| broken.diagnostic(rel))
}

/// The text of the manifest `rel`, without a byte-order mark.
fn read_text(tree: Tree<'_>, rel: &str) -> Result<String, Diagnostic> {
    let Some(bytes) = tree.bytes(rel, MAX_SIZE).map_err(|error| read::unreadable(rel, &error))? else {
        return Err(Broken { message: "too large".to_owned(), line: None }.diagnostic(rel));
    };
    let decoded = crate::discover::decode::decode(bytes);
    Ok(String::from_utf8_lossy(&decoded.source).into_owned())
}

impl Broken {
    fn diagnostic(self, rel: &str) -> Diagnostic {
        let message = format!("cannot be used as a manifest: {}", self.message);
        let diagnostic = Diagnostic::file(Severity::Warning, "bad_manifest", message, rel);
        Diagnostic { line: self.line, ..diagnostic }
    }

    /// A mistake at a byte offset of `text`.
    fn at(message: &str, text: &str, offset: Option<usize>) -> Broken {
        let before = offset.and_then(|offset| text.get(..offset));
        let line = before.map(|before| before.matches('\n').count() as u32 + 1);
        Broken { message: message.lines().next().unwrap_or_default().to_owned(), line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_are_told_by_name() {
        for rel in [
            "a/pyproject.toml",
            "requirements.txt",
            "requirements-dev.txt",
            "dev-requirements.txt",
            "requirements/base.txt",
            "Dockerfile",
            "Dockerfile.dev",
            "api.Dockerfile",
            "docker-compose.yml",
            "compose.prod.yaml",
            "docker-compose-dev.yml",
            "tsconfig.json",
            "tsconfig.app.json",
            "tsconfig-base.json",
            "go.work",
        ] {
            assert!(is_manifest(rel), "{rel}");
        }
        for rel in [
            "a.txt",
            "composer.json",
            "composed.yml",
            "Dockerfile/a.go",
            "Dockerfile.dockerignore",
            "tsconfiguration.json",
            "go.sum",
        ] {
            assert!(!is_manifest(rel), "{rel}");
        }
    }
}
