//! What there is to scan: files, components and how import paths map to files.

mod components;
mod decode;
mod deployment;
mod filter;
mod git;
mod globs;
mod manifests;
mod paths;
mod project;
mod read;
mod root;
mod scope;
mod survey;
#[cfg(test)]
mod testing;
mod tree;
mod walk;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub(crate) use read::{Content, content, read, read_text};
pub(crate) use scope::scope_of;
pub(crate) use survey::survey;

use crate::model::component::{Component, ComponentOverride};
use crate::model::deployment::Deployment;
use crate::model::diagnostic::Diagnostic;
use crate::model::language::Dialect;
use crate::model::project::Project;
use crate::model::scope::FileScope;
use crate::model::skipped::Skipped;

/// Files larger than this many bytes are skipped unless the user says otherwise.
pub(crate) const DEFAULT_MAX_FILE_SIZE: u64 = 2 * 1024 * 1024;

/// What to look at.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// Files and folders; the working directory when empty.
    pub(crate) paths: Vec<PathBuf>,
    /// The root, which must hold all that is looked at; by default the closest folder that does.
    pub(crate) root: Option<PathBuf>,
    /// Exactly these files instead of a walk, relative to the working directory; `paths` then only
    /// says where the root is.
    pub(crate) files: Option<Vec<PathBuf>>,
    /// Patterns as in `.gitignore`, relative to the root: only files that match one, or whose folder does.
    pub(crate) include: Vec<String>,
    /// Patterns as in `.gitignore`, relative to the root: no file or folder that matches.
    pub(crate) exclude: Vec<String>,
    /// Larger files, in bytes, are skipped.
    pub(crate) max_file_size: u64,
    /// Threads for the walk; 0 for as many as there are processors.
    pub(crate) threads: usize,
    /// What is said about components, by their path below the root (`.` for the root).
    pub(crate) components: BTreeMap<String, ComponentOverride>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            paths: Vec::new(),
            root: None,
            files: None,
            include: Vec::new(),
            exclude: Vec::new(),
            max_file_size: DEFAULT_MAX_FILE_SIZE,
            threads: 0,
            components: BTreeMap::new(),
        }
    }
}

/// Why nothing can be scanned at all.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DiscoverError {
    /// A path that the user named is not there or not readable.
    #[error("{}: {}", path.display(), source.kind())]
    Path {
        /// As the user wrote it.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something to look at is not below the root.
    #[error("{} is not below {}", path.display(), root.display())]
    Outside {
        /// As the user wrote it.
        path: PathBuf,
        /// As the user wrote it.
        root: PathBuf,
    },
    /// An include or exclude pattern is wrong.
    #[error("bad pattern `{pattern}`: {message}")]
    Pattern {
        /// As the user wrote it.
        pattern: String,
        /// What is wrong with it.
        message: String,
    },
}

/// A source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceFile {
    /// Where it is, absolute.
    pub(crate) path: PathBuf,
    /// Its path relative to the root, with `/`.
    pub(crate) rel: String,
    /// What it is written in.
    pub(crate) dialect: Dialect,
    /// What it is for.
    pub(crate) scope: FileScope,
    /// Index of its component.
    pub(crate) component: usize,
    /// Its size in bytes when it was listed.
    pub(crate) size: u64,
}

/// Everything found under the root. Lists are sorted by path.
#[derive(Debug)]
pub(crate) struct Discovery {
    /// The root folder, absolute.
    pub(crate) root: PathBuf,
    /// The root folder's name.
    pub(crate) root_name: String,
    /// The commit checked out, when the root is in a git work tree.
    pub(crate) revision: Option<String>,
    /// Source files.
    pub(crate) files: Vec<SourceFile>,
    /// Other files worth knowing, relative to the root: templates, schemas, configuration.
    pub(crate) other_files: Vec<String>,
    /// Components that hold at least one file.
    pub(crate) components: Vec<Component>,
    /// What deployment files say.
    pub(crate) deployment: Deployment,
    /// How import paths map to files.
    pub(crate) project: Project,
    /// What was passed over on purpose.
    pub(crate) skipped: Vec<Skipped>,
    /// What went wrong.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Lists what there is to scan. Reads manifests and no source file.
pub(crate) fn discover(options: &Options) -> Result<Discovery, DiscoverError> {
    let globs = globs::Globs::new(&options.include, &options.exclude)?;
    let root = root::Root::of(options)?;
    let walked = walk::walk(&root, options, &globs);
    let revision = git::revision(&root.dir);
    let found = listed(tree::Tree::Disk(&root.dir), &root.name, walked, &options.components);
    Ok(Discovery { root: root.dir, root_name: root.name, revision, ..found })
}

/// The same for files that are given: paths relative to a root, with `/`, and texts.
pub(crate) fn discover_given(files: &[(String, String)]) -> Discovery {
    listed(tree::Tree::Given(files), "", walk::given(files), &BTreeMap::new())
}

fn listed(
    tree: tree::Tree<'_>,
    root_name: &str,
    walked: walk::Walked,
    overrides: &BTreeMap<String, ComponentOverride>,
) -> Discovery {
    let (sources, others): (Vec<_>, Vec<_>) =
        walked.found.into_iter().partition(|found| found.dialect.is_some() && !found.manifest_only);
    let mut diagnostics = walked.diagnostics;

    let mut names: Vec<&str> = sources.iter().chain(&others).map(|found| found.rel.as_str()).collect();
    names.sort_unstable();
    let manifests = manifests::load(tree, &names, &mut diagnostics);
    let project = project::project(&names, &manifests);
    let listed: Vec<_> = sources.iter().filter_map(|found| Some((found.rel.as_str(), found.dialect?))).collect();
    let other_files: Vec<String> =
        others.iter().filter(|found| !found.manifest_only).map(|found| found.rel.clone()).collect();
    let deployment = deployment::load(tree, &names);
    let (components, owners) =
        components::components(root_name, &listed, &other_files, &manifests, &deployment, overrides);

    // A tree that is a part of somebody's tests as a whole is scanned as what it holds.
    let shared = listed.iter().map(|(rel, _)| paths::parent(rel)).reduce(paths::common).unwrap_or_default();
    let below = if shared.is_empty() { 0 } else { shared.len() + 1 };
    let files = sources
        .into_iter()
        .zip(owners)
        .filter_map(|(found, component)| {
            let dialect = found.dialect?;
            let scope = scope::scope_of(&found.rel[below..], dialect);
            Some(SourceFile { path: found.path, rel: found.rel, dialect, scope, component, size: found.size })
        })
        .collect();
    let mut skipped = walked.skipped;
    skipped.sort_by(|a, b| a.path.cmp(&b.path));
    diagnostics.sort_by(|a, b| (&a.file, a.line, &a.code, &a.message).cmp(&(&b.file, b.line, &b.code, &b.message)));
    Discovery {
        root: PathBuf::new(),
        root_name: root_name.to_owned(),
        revision: None,
        files,
        other_files,
        components,
        deployment,
        project,
        skipped,
        diagnostics,
    }
}
