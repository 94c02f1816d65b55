use std::io::{self, Write};

use crate::model::report::Report;
use crate::render::{Options, headline};

pub(crate) fn write(report: &Report, all: bool, _options: &Options, out: &mut dyn Write) -> io::Result<()> {
    for (point, coverage) in report.checklist() {
        if !all && coverage.status.name() == "covered" {
            continue;
        }
        writeln!(out, "{} {} {}:{}", coverage.status.name(), headline(point), point.file, point.line)?;
    }
    Ok(())
}
