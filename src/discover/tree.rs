//! Where the files of a tree are: on disk, or given by the caller.

use std::fs;
use std::io;
use std::path::Path;

/// A tree whose files can be read by their path below its root.
#[derive(Clone, Copy)]
pub(super) enum Tree<'a> {
    /// A folder.
    Disk(&'a Path),
    /// Paths and texts.
    Given(&'a [(String, String)]),
}

impl Tree<'_> {
    /// Whether there is a file `rel`.
    pub(super) fn has(self, rel: &str) -> bool {
        match self {
            Tree::Disk(root) => root.join(rel).is_file(),
            Tree::Given(_) => self.given(rel).is_some(),
        }
    }

    /// The bytes of the file `rel`; `None` when there are more than `limit`.
    pub(super) fn bytes(self, rel: &str, limit: u64) -> io::Result<Option<Vec<u8>>> {
        let Tree::Disk(root) = self else {
            let text = self.given(rel).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
            return Ok((text.len() as u64 <= limit).then(|| text.as_bytes().to_vec()));
        };
        let path = root.join(rel);
        if fs::metadata(&path)?.len() > limit { Ok(None) } else { fs::read(&path).map(Some) }
    }

    fn given(&self, rel: &str) -> Option<&str> {
        let Tree::Given(files) = self else { return None };
        files.iter().find(|(path, _)| path == rel).map(|(_, text)| text.as_str())
    }
}
