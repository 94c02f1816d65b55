//! Include and exclude patterns.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::discover::DiscoverError;

/// Compiled patterns, matched on paths relative to the root.
pub(super) struct Globs {
    include: Option<Gitignore>,
    exclude: Gitignore,
}

impl Globs {
    /// Compiles patterns written as in `.gitignore`.
    pub(super) fn new(include: &[String], exclude: &[String]) -> Result<Globs, DiscoverError> {
        let include = if include.is_empty() { None } else { Some(compile(include)?) };
        Ok(Globs { include, exclude: compile(exclude)? })
    }

    /// Whether `rel` is excluded itself; its folders are asked about before it.
    pub(super) fn excludes(&self, rel: &str, is_dir: bool) -> bool {
        self.exclude.matched(rel, is_dir).is_ignore()
    }

    /// Whether the file `rel` or one of its folders is excluded.
    pub(super) fn excludes_file(&self, rel: &str) -> bool {
        self.exclude.matched_path_or_any_parents(rel, false).is_ignore()
    }

    /// Whether the file `rel` is to be looked at, as far as include patterns say.
    pub(super) fn includes(&self, rel: &str) -> bool {
        self.include.as_ref().is_none_or(|include| include.matched_path_or_any_parents(rel, false).is_ignore())
    }
}

fn compile(patterns: &[String]) -> Result<Gitignore, DiscoverError> {
    let mut builder = GitignoreBuilder::new("");
    for pattern in patterns {
        builder.add_line(None, pattern).map_err(|error| bad(pattern, &error))?;
    }
    builder.build().map_err(|error| bad("", &error))
}

fn bad(pattern: &str, error: &ignore::Error) -> DiscoverError {
    let message = match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        other => other.to_string(),
    };
    DiscoverError::Pattern { pattern: pattern.to_owned(), message }
}
