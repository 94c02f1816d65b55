//! Why a scan could not be done at all. Trouble with single files is a diagnostic, never an error.

use std::fmt;
use std::path::PathBuf;

/// Why a scan could not be done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScanError {
    /// A path that was asked for does not exist.
    #[error("no such path: {}", path.display())]
    NoSuchPath {
        /// The path as given.
        path: PathBuf,
    },
    /// A path that was asked for cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// The reason.
        source: std::io::Error,
    },
    /// A record of executed lines cannot be read.
    #[error("cannot read {} as a record of executed lines: {reason}", path.display())]
    BadCoverage {
        /// The path as given.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A list of files names none.
    #[error("the list of files is empty")]
    NoFiles,
    /// The configuration file has mistakes; one line each.
    #[error("{}", Problem::lines(.0))]
    BadConfig(Vec<Problem>),
    /// What was asked for names something that is not there.
    #[error("{message}")]
    BadSetting {
        /// What is not there.
        message: String,
        /// What to do.
        hint: String,
    },
    /// Something to scan is not below the root that was asked for.
    #[error("{} is not below the root {}", path.display(), root.display())]
    OutsideRoot {
        /// The path as given.
        path: PathBuf,
        /// The root as given.
        root: PathBuf,
    },
    /// Rule packs have mistakes; one line each.
    #[error("{}", Problem::lines(.0))]
    BadPack(Vec<Problem>),
    /// A glob cannot be read.
    #[error("bad glob {glob:?} in {origin}: {reason}")]
    BadGlob {
        /// The glob as given.
        glob: String,
        /// The option or key that gives it.
        origin: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The threads of the scan could not be started.
    #[error("cannot start {threads} threads: {reason}")]
    Threads {
        /// How many were asked for.
        threads: usize,
        /// What the system says.
        reason: String,
    },
}

impl ScanError {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> Option<String> {
        match self {
            ScanError::NoSuchPath { path } if path.is_relative() => {
                Some("paths are taken from the current folder; `itmap scan` alone scans that folder".to_owned())
            }
            ScanError::NoSuchPath { .. } => Some("check the spelling of the path".to_owned()),
            ScanError::Unreadable { .. } => Some("check the permissions".to_owned()),
            ScanError::BadCoverage { .. } => {
                Some("lcov, Cobertura XML, coverage.py JSON, Istanbul JSON and Go cover profiles are read".to_owned())
            }
            ScanError::NoFiles => Some("`--files-from` takes one path per line".to_owned()),
            ScanError::BadConfig(_) => {
                Some("`itmap schema --config` prints what the file may hold; `--no-config` leaves it out".to_owned())
            }
            ScanError::BadSetting { hint, .. } => Some(hint.clone()),
            ScanError::OutsideRoot { .. } => Some("the root must hold all that is scanned".to_owned()),
            ScanError::BadPack(_) => Some("`itmap rules lint` checks packs one by one".to_owned()),
            ScanError::BadGlob { .. } => Some("put `\\` before a bracket or brace that is meant literally".to_owned()),
            ScanError::Threads { .. } => Some("`--threads 1` needs only one".to_owned()),
        }
    }
}

/// Where a file that the user wrote says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as the user would name it.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column, in characters, counted from 1.
    pub column: u32,
}

/// A mistake in a file that the user wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file as the user would name it.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column, in characters, counted from 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// What to do, where that can be said.
    pub hint: Option<String>,
}

impl Problem {
    fn lines(problems: &[Problem]) -> String {
        problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}
