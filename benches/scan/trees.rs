//! Folders made for a measure.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder for temporary files, gone when this is.
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
}

impl Folder {
    pub(crate) fn new() -> io::Result<Folder> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("itmap-bench-{}-{number}", std::process::id()));
        fs::create_dir(&path)?;
        Ok(Folder { path })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that cannot be removed is the system's to clear.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Copies the files of a tree, hidden ones left out.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in ignore::WalkBuilder::new(from).build() {
        let entry = entry.map_err(io::Error::other)?;
        let Ok(below) = entry.path().strip_prefix(from) else { continue };
        let target = to.join(below);
        match entry.file_type() {
            Some(kind) if kind.is_dir() => fs::create_dir_all(target)?,
            Some(kind) if kind.is_file() => drop(fs::copy(entry.path(), target)?),
            _ => {}
        }
    }
    Ok(())
}
