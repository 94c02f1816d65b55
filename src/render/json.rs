//! The whole report as one JSON document.

use std::io::{self, Write};

use crate::model::report::Report;
use crate::render::Options;

/// Writes `report`, indented, with a newline at the end.
pub(crate) fn write(report: &Report, _options: &Options, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    writeln!(out)
}
