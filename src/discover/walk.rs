//! The walk over the tree: which files there are, by name and size alone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, WalkBuilder, WalkState};
use rustc_hash::FxHashSet;

use crate::discover::globs::Globs;
use crate::discover::root::{Root, Start};
use crate::discover::{Options, components, deployment, filter, git, manifests, paths, read};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::language::Dialect;
use crate::model::skipped::{SkipReason, Skipped};

/// The ignore file that only this tool reads.
const IGNORE_FILE: &str = ".itmapignore";

/// A file worth knowing.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) rel: String,
    /// `None` for what is no source file.
    pub(super) dialect: Option<Dialect>,
    /// Not asked for, but says something about the files that are.
    pub(super) manifest_only: bool,
    /// Bytes; 0 for what is no source file.
    pub(super) size: u64,
}

/// What a walk found; `found` is sorted by path.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) found: Vec<Found>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Lists all files of interest below the root. Symbolic links are not followed.
pub(super) fn walk(root: &Root, options: &Options, globs: &Globs) -> Walked {
    let visit = Visit { root: &root.dir, max_file_size: options.max_file_size, globs, walked: Mutex::default() };
    for (path, error) in &root.missing {
        visit.note(read::unreadable(&path.to_string_lossy().replace('\\', "/"), error));
    }
    let mut listed = false;
    for start in &root.starts {
        match start {
            Start::Dir(dir) => visit.dir(dir, options.threads),
            Start::File(file) => {
                visit.named_file(file);
                listed = true;
            }
        }
    }
    if listed {
        visit.manifests_above();
    }
    let mut walked = visit.walked.into_inner().unwrap_or_else(PoisonError::into_inner);
    let order = |a: &Found, b: &Found| (&a.rel, &a.path, a.manifest_only).cmp(&(&b.rel, &b.path, b.manifest_only));
    walked.found.sort_by(order);
    walked.found.dedup_by(|b, a| a.path == b.path);
    walked.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    walked.skipped.dedup();
    walked
}

/// The files of interest among those given.
pub(super) fn given(files: &[(String, String)]) -> Walked {
    let mut walked = Walked::default();
    for (rel, text) in files {
        let path = PathBuf::from(rel);
        let dialect = Dialect::of_path(&path);
        if dialect.is_some() || is_of_interest(rel) {
            let size = text.len() as u64;
            walked.found.push(Found { path, rel: rel.clone(), dialect, manifest_only: false, size });
        }
    }
    walked.found.sort_by(|a, b| a.rel.cmp(&b.rel));
    walked
}

struct Visit<'a> {
    root: &'a Path,
    max_file_size: u64,
    globs: &'a Globs,
    walked: Mutex<Walked>,
}

impl Visit<'_> {
    fn dir(&self, dir: &Path, threads: usize) {
        let blocked: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
        let seen = Arc::clone(&blocked);
        let walker = WalkBuilder::new(dir)
            .hidden(false)
            .require_git(false)
            // What a machine ignores everywhere, and ignore files above a folder that is in no work tree,
            // are no part of the code base.
            .git_global(false)
            .parents(git::work_tree(dir).is_some())
            .add_custom_ignore_filename(IGNORE_FILE)
            .threads(threads)
            .filter_entry(move |entry| {
                let is_dir = entry.file_type().is_some_and(|kind| kind.is_dir());
                let blocking = if is_dir { blocking_ignore_file(entry.path()) } else { None };
                let enters = blocking.is_none();
                seen.lock().unwrap_or_else(PoisonError::into_inner).extend(blocking);
                enters
            })
            .build_parallel();
        if let Some(blocking) = blocking_ignore_file(dir) {
            return self.blocked(&blocking);
        }
        walker.run(|| {
            Box::new(|entry| match entry {
                Ok(entry) => self.entry(&entry),
                Err(error) => {
                    self.walk_error(&error);
                    WalkState::Continue
                }
            })
        });
        for path in blocked.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            self.blocked(path);
        }
    }

    fn entry(&self, entry: &DirEntry) -> WalkState {
        if let Some(error) = entry.error() {
            self.walk_error(error);
        }
        let Some((rel, exact)) = paths::relative(entry.path(), self.root) else { return WalkState::Skip };
        let Some(kind) = entry.file_type() else { return WalkState::Skip };
        let name = paths::name(&rel);
        if kind.is_dir() {
            let enters = entry.depth() == 0 || self.enters(entry.path(), &rel, name);
            return if enters { WalkState::Continue } else { WalkState::Skip };
        }
        if (name.starts_with('.') && !name.starts_with(".env") && !holds_variables(paths::parent(&rel)))
            || self.globs.excludes(&rel, false)
        {
            return WalkState::Continue;
        }
        if kind.is_symlink() {
            self.skip_link(entry.path(), &rel);
        } else if kind.is_file() {
            self.file(entry.path(), rel, exact, || entry.metadata().map(|data| data.len()).map_err(io_error));
        } else {
            self.special(&rel);
        }
        WalkState::Continue
    }

    fn enters(&self, path: &Path, rel: &str, name: &str) -> bool {
        if (name.starts_with('.') && !holds_variables(rel)) || self.globs.excludes(rel, true) {
            return false;
        }
        let installed = is_installed(name) || name.contains("env") && path.join("pyvenv.cfg").exists();
        if installed {
            self.skip(rel, SkipReason::Installed);
        }
        !installed
    }

    fn blocked(&self, path: &Path) {
        let Some((rel, _)) = paths::relative(path, self.root) else { return };
        let text = "not a regular file, so its folder is skipped";
        self.note(Diagnostic::file(Severity::Warning, "special_file", text, rel));
    }

    /// A file that the user named: ignore files do not apply, patterns do.
    fn named_file(&self, path: &Path) {
        let Some((rel, exact)) = paths::relative(path, self.root) else { return };
        if self.globs.excludes_file(&rel) {
            return;
        }
        if paths::parent(&rel).split('/').any(is_installed) {
            return self.skip(&rel, SkipReason::Installed);
        }
        match fs::metadata(path) {
            Ok(data) if !data.is_file() => self.special(&rel),
            Ok(data) => {
                if Dialect::of_path(path).is_none() && !is_of_interest(&rel) {
                    return self.skip(&rel, SkipReason::Unsupported);
                }
                self.file(path, rel, exact, || Ok(data.len()));
            }
            Err(error) => self.note(read::unreadable(&rel, &error)),
        }
    }

    fn file(&self, path: &Path, rel: String, exact: bool, size: impl FnOnce() -> io::Result<u64>) {
        let dialect = Dialect::of_path(path);
        let manifest = manifests::is_manifest(&rel);
        let included = self.globs.includes(&rel);
        if !manifest && (!included || dialect.is_none() && !is_of_interest(&rel)) {
            return;
        }
        if !exact {
            let text = "the file name is not valid UTF-8; shown with replacement characters";
            self.note(Diagnostic::file(Severity::Info, "file_name", text, &rel));
        }
        let mut found = Found { path: path.to_owned(), rel, dialect, manifest_only: manifest && !included, size: 0 };
        if dialect.is_some() && included {
            if filter::minified_name(paths::name(&found.rel)) {
                return self.skip(&found.rel, SkipReason::Minified);
            }
            match size() {
                Ok(size) if size > self.max_file_size => return self.skip(&found.rel, SkipReason::Oversize),
                Ok(size) => found.size = size,
                Err(error) => return self.note(read::unreadable(&found.rel, &error)),
            }
        }
        self.lock().found.push(found);
    }

    /// Adds the manifests in the folders of the files found so far and in those above.
    fn manifests_above(&self) {
        let mut seen: FxHashSet<String> = FxHashSet::default();
        let dirs: Vec<String> = self.lock().found.iter().map(|found| paths::parent(&found.rel).to_owned()).collect();
        let dirs: Vec<&str> = dirs.iter().flat_map(|dir| paths::ancestors(dir)).collect();
        for dir in dirs {
            if !seen.insert(dir.to_owned()) {
                continue;
            }
            let Ok(entries) = fs::read_dir(self.root.join(dir)) else { continue };
            for entry in entries.flatten() {
                let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
                let path = entry.path();
                let Some((rel, true)) = paths::relative(&path, self.root) else { continue };
                if is_file && manifests::is_manifest(&rel) {
                    self.lock().found.push(Found { path, rel, dialect: None, manifest_only: true, size: 0 });
                }
            }
        }
    }

    fn skip_link(&self, path: &Path, rel: &str) {
        let Ok(data) = fs::metadata(path) else { return };
        if data.is_dir() || Dialect::of_path(path).is_some() {
            self.skip(rel, SkipReason::Symlink);
        }
    }

    fn skip(&self, rel: &str, reason: SkipReason) {
        self.lock().skipped.push(Skipped { path: rel.to_owned(), reason });
    }

    fn special(&self, rel: &str) {
        self.note(Diagnostic::file(Severity::Info, "special_file", "not a regular file; skipped", rel));
    }

    fn walk_error(&self, error: &ignore::Error) {
        let rel = error_path(error).and_then(|path| paths::relative(path, self.root));
        let file = rel.map(|(rel, _)| if rel.is_empty() { ".".to_owned() } else { rel });
        let (code, message) = match error.io_error() {
            Some(error) => ("unreadable", format!("cannot be read: {}", error.kind())),
            None => ("ignore_file", format!("bad line in an ignore file: {}", glob_message(error))),
        };
        self.note(Diagnostic { severity: Severity::Warning, code: code.to_owned(), message, file, line: None });
    }

    fn note(&self, diagnostic: Diagnostic) {
        self.lock().diagnostics.push(diagnostic);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Walked> {
        self.walked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a folder called `name` holds installed dependencies. Python environments are also told by the
/// file that they hold.
fn is_installed(name: &str) -> bool {
    matches!(name, "node_modules" | "site-packages" | ".venv")
}

/// Whether a folder, or one around it, is made for files of environment variables: `.envs/.local`.
fn holds_variables(dir: &str) -> bool {
    dir.split('/').any(|folder| folder == ".envs")
}

/// Whether the file `rel` that is no source file says something about routes, data or deployment.
fn is_of_interest(rel: &str) -> bool {
    const EXTENSIONS: [&str; 15] = [
        "env",
        "html",
        "htm",
        "sql",
        "proto",
        "graphql",
        "gql",
        "yaml",
        "yml",
        "toml",
        "json",
        "jsonc",
        "prisma",
        "api",
        "properties",
    ];
    let name = paths::name(rel);
    name.starts_with(".env")
        || holds_variables(rel)
        // Lines of routes have no ending of their own.
        || name == "routes"
        || paths::is_page(rel)
        || deployment::is_proxy_config(rel)
        || components::is_build_file(rel)
        || manifests::is_manifest(rel)
        || name.rsplit_once('.').is_some_and(|(_, extension)| EXTENSIONS.contains(&extension))
}

/// An ignore file of `dir` that would be waited for when opened: a pipe, a socket, a device.
fn blocking_ignore_file(dir: &Path) -> Option<PathBuf> {
    let names = [".gitignore", ".ignore", IGNORE_FILE];
    let waits = |path: &PathBuf| fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir());
    names.iter().map(|name| dir.join(name)).find(waits)
}

fn io_error(error: ignore::Error) -> io::Error {
    error.into_io_error().unwrap_or_else(|| io::Error::from(io::ErrorKind::Other))
}

fn error_path(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => error_path(err),
        ignore::Error::Partial(errors) => errors.iter().find_map(error_path),
        _ => None,
    }
}

fn glob_message(error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => glob_message(err),
        ignore::Error::WithLineNumber { line, err } => format!("line {line}: {}", glob_message(err)),
        ignore::Error::Partial(errors) => errors.first().map(glob_message).unwrap_or_default(),
        ignore::Error::Glob { glob: Some(glob), err } => format!("`{glob}`: {err}"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests;
