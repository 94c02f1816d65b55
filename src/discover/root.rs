//! The root folder that all paths are relative to.

use std::fs;
use std::path::{Path, PathBuf};

use crate::discover::{DiscoverError, Options};

/// The root and where to look below it. All paths are absolute and free of symbolic links.
pub(super) struct Root {
    /// The root folder.
    pub(super) dir: PathBuf,
    /// Its name; `root` for the root of the file system.
    pub(super) name: String,
    /// What to look at, in the order given.
    pub(super) starts: Vec<Start>,
    /// Files that were listed and are not there, as given.
    pub(super) missing: Vec<(PathBuf, std::io::Error)>,
}

/// Something to look at.
pub(super) enum Start {
    /// A folder, to be walked.
    Dir(PathBuf),
    /// A file, to be taken whatever ignore files say.
    File(PathBuf),
}

impl Root {
    /// The one folder given; the folder of the one file given; else the closest folder that holds all.
    /// For a list of files it is the working directory, or the given folder, as long as that holds all.
    /// A root that is asked for goes before all this.
    pub(super) fn of(options: &Options) -> Result<Root, DiscoverError> {
        let here = [PathBuf::from(".")];
        let paths = if options.paths.is_empty() { &here } else { options.paths.as_slice() };
        let mut starts = Vec::with_capacity(paths.len());
        for path in paths {
            starts.push(start(path).map_err(|source| path_error(path, source))?);
        }
        let mut missing = Vec::new();
        let mut given: Vec<&PathBuf> = paths.iter().collect();
        let mut dir = common(starts.iter());
        if let Some(files) = &options.files {
            starts.clear();
            given.clear();
            for file in files {
                match start(file) {
                    Ok(start) => {
                        starts.push(start);
                        given.push(file);
                    }
                    Err(error) => missing.push((file.clone(), error)),
                }
            }
            let outside = starts.iter().any(|start| !start.dir().starts_with(&dir));
            if outside {
                dir = common(starts.iter());
            }
        }
        if let Some(root) = &options.root {
            dir = match start(root) {
                Ok(Start::Dir(dir)) => dir,
                Ok(Start::File(_)) => return Err(path_error(root, std::io::ErrorKind::NotADirectory.into())),
                Err(error) => return Err(path_error(root, error)),
            };
            if let Some((path, _)) = given.into_iter().zip(&starts).find(|(_, start)| !start.dir().starts_with(&dir)) {
                return Err(DiscoverError::Outside { path: path.clone(), root: root.clone() });
            }
        }
        let name = dir.file_name().map_or_else(|| "root".to_owned(), |name| name.to_string_lossy().into_owned());
        Ok(Root { dir, name, starts, missing })
    }
}

fn path_error(path: &Path, source: std::io::Error) -> DiscoverError {
    DiscoverError::Path { path: path.to_owned(), source }
}

impl Start {
    /// The folder itself, or the file's.
    fn dir(&self) -> &Path {
        match self {
            Start::Dir(path) => path,
            Start::File(path) => path.parent().unwrap_or(path),
        }
    }
}

fn start(path: &Path) -> std::io::Result<Start> {
    let path = fs::canonicalize(path)?;
    Ok(if fs::metadata(&path)?.is_dir() { Start::Dir(path) } else { Start::File(path) })
}

fn common<'a>(mut starts: impl Iterator<Item = &'a Start>) -> PathBuf {
    let mut common = starts.next().map(|start| start.dir().to_owned()).unwrap_or_default();
    for start in starts {
        while !start.dir().starts_with(&common) && common.pop() {}
    }
    common
}
