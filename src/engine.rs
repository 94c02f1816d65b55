//! The pipeline. A stand-in until the stages are there: it checks what is asked for and finds nothing.

use crate::config::{Config, Filter};
use crate::error::ScanError;
use crate::model::progress::Progress;
use crate::model::report::Report;

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
