//! What to scan and how: the library's face of a scan, and what `itmap.toml` and the command line fill.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::error::{Place, ScanError};
pub use crate::model::component::ComponentOverride;
use crate::model::point::PointKind;
use crate::model::scope::FileScope;

mod file;
mod filter;
mod size;
mod toml_reader;

pub use file::ConfigFile;
pub(crate) use file::FILE_NAME;
pub use filter::Filter;
pub use size::parse_size;

/// Files larger than this are passed over unless asked otherwise, in bytes.
pub const DEFAULT_MAX_FILE_SIZE: u64 = 2 * 1024 * 1024;

/// What to scan and how. `Config::default()` scans the current folder.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folders and files to scan.
    pub paths: Vec<PathBuf>,
    /// Files to scan instead of `paths`.
    pub files: Option<Vec<PathBuf>>,
    /// The folder that output paths are relative to, which holds all that is scanned; by default the common parent.
    pub root: Option<PathBuf>,
    /// Patterns as in `.gitignore`, relative to the root: only files that match one are scanned. None: all.
    pub include: Vec<String>,
    /// Patterns as in `.gitignore`, relative to the root: what matches is not scanned.
    pub exclude: Vec<String>,
    /// Where rules come from.
    pub packs: Packs,
    /// Which points are listed.
    pub select: Select,
    /// How many threads work; `None`: one for each processor.
    pub threads: Option<usize>,
    /// Larger files are passed over, in bytes.
    pub max_file_size: u64,
    /// Files that cannot hold a point, judged by their bytes, are not parsed.
    pub prefilter: bool,
    /// Records of the lines that runs of the tests executed.
    pub coverage: Vec<PathBuf>,
    /// Tests are looked at too, and what they exercise.
    pub tests: bool,
    /// Secrets in what is told are shown as `***`. Nothing in a configuration file changes that: it belongs to the code
    /// that is scanned.
    pub redact: bool,
    /// What is said about components, by their path below the root (`.` for the root).
    pub components: BTreeMap<String, ComponentOverride>,
    /// Where a configuration file says so, for messages: by the id of a pack that is left out, by the path of a
    /// component. Nothing is there for what comes from elsewhere.
    pub places: Places,
}

/// Where a configuration file names what only the scan can check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Packs that are left out, by id.
    pub disable: BTreeMap<String, Place>,
    /// Components, by path.
    pub components: BTreeMap<String, Place>,
}

/// Where rules come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packs {
    /// Folders of packs laid over the built-in ones, later ones over earlier ones.
    pub overlay: Vec<PathBuf>,
    /// A folder of packs that takes the place of the built-in ones.
    pub replace: Option<PathBuf>,
    /// Ids of packs that are left out.
    pub disable: Vec<String>,
}

/// Which points are listed. An empty list lets all through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Select {
    /// Kinds.
    pub kinds: Vec<PointKind>,
    /// Ids or names of components.
    pub components: Vec<String>,
    /// Ids of frameworks.
    pub frameworks: Vec<String>,
    /// Globs over the path of a route or call: `*` within a segment, `**` over several, `?` one character.
    /// Everything else, braces too, stands for itself.
    pub paths: Vec<String>,
    /// What the file of a point is for.
    pub scopes: Vec<FileScope>,
}

impl Default for Select {
    fn default() -> Select {
        Select {
            kinds: Vec::new(),
            components: Vec::new(),
            frameworks: Vec::new(),
            paths: Vec::new(),
            scopes: vec![FileScope::Production],
        }
    }
}

impl Select {
    /// Every file, whatever it is for.
    pub const ALL_SCOPES: [FileScope; 4] =
        [FileScope::Production, FileScope::Test, FileScope::Example, FileScope::Vendored];
}

impl Default for Config {
    fn default() -> Config {
        Config {
            paths: vec![PathBuf::from(".")],
            files: None,
            root: None,
            include: Vec::new(),
            exclude: Vec::new(),
            packs: Packs::default(),
            select: Select::default(),
            threads: None,
            max_file_size: DEFAULT_MAX_FILE_SIZE,
            prefilter: true,
            coverage: Vec::new(),
            tests: false,
            redact: true,
            components: BTreeMap::new(),
            places: Places::default(),
        }
    }
}

impl Config {
    /// A scan of one folder or file.
    pub fn of(path: impl Into<PathBuf>) -> Config {
        Config { paths: vec![path.into()], ..Config::default() }
    }

    /// What is scanned: `files`, or else `paths`. Each of `paths` must exist; files of a list may be gone.
    pub fn targets(&self) -> Result<&[PathBuf], ScanError> {
        if let Some(files) = &self.files {
            return if files.is_empty() { Err(ScanError::NoFiles) } else { Ok(files) };
        }
        for path in &self.paths {
            path.symlink_metadata().map_err(|source| match source.kind() {
                std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => {
                    ScanError::NoSuchPath { path: path.clone() }
                }
                _ => ScanError::Unreadable { path: path.clone(), source },
            })?;
        }
        Ok(&self.paths)
    }

    /// Checks what can be checked before anything is read: paths exist, globs can be read.
    pub fn check(&self) -> Result<(), ScanError> {
        self.targets()?;
        for (globs, origin) in [(&self.include, "--include"), (&self.exclude, "--exclude")] {
            for glob in globs {
                globset::Glob::new(glob).map_err(|error| ScanError::BadGlob {
                    glob: glob.clone(),
                    origin: origin.to_owned(),
                    reason: error.kind().to_string(),
                })?;
            }
        }
        Filter::new(&self.select).map(|_| ())
    }

    /// The absolute folder that output paths are relative to: `root`; or the one folder that is scanned; or the
    /// current folder for a list of files; or the deepest folder that holds all of `paths`.
    pub fn root(&self) -> Result<PathBuf, ScanError> {
        if let Some(root) = &self.root {
            return absolute(root);
        }
        if self.files.is_some() {
            return absolute(Path::new("."));
        }
        let mut common: Option<PathBuf> = None;
        for path in &self.paths {
            let full = absolute(path)?;
            let folder = if full.is_dir() { full } else { full.parent().unwrap_or(&full).to_path_buf() };
            common = Some(match common {
                None => folder,
                Some(before) => {
                    before.ancestors().find(|ancestor| folder.starts_with(ancestor)).unwrap_or(&folder).to_path_buf()
                }
            });
        }
        common.map_or_else(|| absolute(Path::new(".")), Ok)
    }

    /// Adds what a configuration file says. What is set already on the command line goes before it.
    pub fn apply(&mut self, file: ConfigFile) {
        self.include.extend(file.include);
        self.exclude.extend(file.exclude);
        self.packs.overlay.splice(0..0, file.packs.folders);
        self.packs.disable.extend(file.packs.disable);
        if let Some(size) = file.max_file_size {
            self.max_file_size = size;
        }
        for (path, component) in file.component {
            let over = ComponentOverride { name: component.name, kind: component.kind, ignore: component.ignore };
            self.components.insert(path, over);
        }
        self.places = file.places;
    }
}

fn absolute(path: &Path) -> Result<PathBuf, ScanError> {
    path.canonicalize().map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => {
            ScanError::NoSuchPath { path: path.to_path_buf() }
        }
        _ => ScanError::Unreadable { path: path.to_path_buf(), source },
    })
}

#[cfg(test)]
mod tests;
