//! Records of executed lines, given with the scan.

use std::fs;
use std::path::Path;

use crate::config::Config;
use crate::discover::{self, Discovery};
use crate::error::ScanError;
use crate::executed::{self, Placed, Record, Tree};
use crate::model::report::Report;

/// A record with the name of its file, as the user gives it, and its absolute path.
pub(super) struct Read {
    name: String,
    full: Option<String>,
    record: Record,
}

/// Reads the records that `config` names.
pub(super) fn read(config: &Config) -> Result<Vec<Read>, ScanError> {
    let one = |path: &std::path::PathBuf| {
        let bytes = fs::read(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => ScanError::NoSuchPath { path: path.clone() },
            _ => ScanError::Unreadable { path: path.clone(), source },
        })?;
        let record = executed::read(&bytes).map_err(|reason| ScanError::BadCoverage { path: path.clone(), reason })?;
        let full = path.canonicalize().ok().map(|full| with_slashes(&full));
        Ok(Read { name: path.display().to_string(), full, record })
    };
    config.coverage.iter().map(one).collect()
}

/// What is needed of a [`Discovery`] to find the files that records speak of.
pub(super) struct Places {
    root: std::path::PathBuf,
    files: Vec<String>,
    modules: Vec<(String, String)>,
}

impl Places {
    pub(super) fn new(found: &Discovery) -> Places {
        Places {
            root: found.root.clone(),
            files: found.files.iter().map(|file| file.rel.clone()).collect(),
            modules: found.project.go_modules.iter().map(|m| (m.path.clone(), m.dir.clone())).collect(),
        }
    }

    /// Says of the judged points of `report` how much of them ran.
    pub(super) fn mark(&self, report: &mut Report, records: Vec<Read>, max_file_size: u64) {
        if records.is_empty() {
            return;
        }
        let root = with_slashes(&self.root);
        let modules = self.modules.iter().map(|(path, dir)| (path.as_str(), dir.as_str()));
        let tree = Tree::new(&root, self.files.iter().map(String::as_str), modules);
        let mut placed = Placed::new();
        for Read { name, full, record } in records {
            let near = full.as_deref().and_then(|full| full.strip_prefix(root.as_str())?.strip_prefix('/'));
            report.diagnostics.extend(executed::place(&name, near, record, &tree, &mut placed));
        }
        report.diagnostics.sort_by(|a, b| (&a.file, a.line, a).cmp(&(&b.file, b.line, b)));
        executed::mark(report, &placed, &|rel| discover::read_text(&self.root.join(rel), max_file_size));
    }
}

fn with_slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
