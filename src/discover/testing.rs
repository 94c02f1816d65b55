//! Temporary trees for the tests of discovery.

use std::fs;
use std::path::PathBuf;

use crate::discover::{Discovery, Options, discover};

/// A folder that goes away with this value.
pub(super) struct Tree(tempfile::TempDir);

impl Tree {
    /// A tree of the given files.
    pub(super) fn new(files: &[(&str, &str)]) -> Tree {
        let tree = Tree(tempfile::tempdir().expect("a temporary folder"));
        for (rel, text) in files {
            tree.write(rel, text.as_bytes());
        }
        tree
    }

    /// Writes one more file.
    pub(super) fn write(&self, rel: &str, bytes: &[u8]) {
        let path = self.path(rel);
        fs::create_dir_all(path.parent().expect("a parent")).expect("creates a folder");
        fs::write(path, bytes).expect("writes a file");
    }

    /// The absolute path of `rel`.
    pub(super) fn path(&self, rel: &str) -> PathBuf {
        self.0.path().join(rel)
    }

    /// Discovery over the whole tree.
    pub(super) fn discover(&self) -> Discovery {
        self.discover_with(Options::default())
    }

    /// Discovery with `options`; the tree is the root unless they name paths.
    pub(super) fn discover_with(&self, mut options: Options) -> Discovery {
        if options.paths.is_empty() {
            options.paths = vec![self.path("")];
        }
        discover(&options).expect("discovers")
    }
}

impl Discovery {
    /// Relative paths of the source files.
    pub(super) fn rels(&self) -> Vec<&str> {
        self.files.iter().map(|file| file.rel.as_str()).collect()
    }

    /// Code and file of each diagnostic.
    pub(super) fn remarks(&self) -> Vec<(&str, &str)> {
        self.diagnostics.iter().map(|d| (d.code.as_str(), d.file.as_deref().unwrap_or_default())).collect()
    }
}
