//! The pipeline. A stand-in until the stages are there: it checks what is asked for and finds nothing.

use std::path::PathBuf;

use crate::config::{Config, Filter};
use crate::error::ScanError;
use crate::model::progress::Progress;
use crate::model::report::Report;
use crate::rules::{PackError, PackOrigin};

/// Scans what `config` names.
pub fn scan(config: &Config) -> Result<Report, ScanError> {
    scan_with(config, &|_| {})
}

/// Scans what `config` names and tells `progress`, from any thread, how far it has come.
pub fn scan_with(config: &Config, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report, ScanError> {
    config.check()?;
    let _ = progress;
    let filter = Filter::new(&config.select)?;
    let mut report = Report::default();
    let root = config.root()?;
    report.root.name = root.file_name().unwrap_or_default().to_string_lossy().into_owned();
    report.finish();
    filter.apply(&mut report);
    Ok(report)
}

/// What the tests of packs showed.
#[derive(Debug, Default)]
pub(crate) struct Tested {
    /// Expectations that are met.
    pub(crate) passed: usize,
    /// Known gaps that are gaps still.
    pub(crate) todo: usize,
    /// Expectations that are not met, each at the place of its annotation.
    pub(crate) failures: Vec<PackError>,
}

/// Runs the annotated sources below `folders` against the packs.
pub(crate) fn test_packs(
    _origin: PackOrigin<'_>,
    _overlays: &[PathBuf],
    _folders: &[PathBuf],
) -> Result<Tested, ScanError> {
    Ok(Tested::default())
}
