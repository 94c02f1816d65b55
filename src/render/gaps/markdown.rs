//! The checklist as Markdown, with boxes to tick.

use std::io::{self, Write};

use crate::model::coverage::{CoverageStatus, ScenarioStatus};
use crate::model::report::Report;
use crate::render::gaps::{parts, remark, summary, tests_by_id};
use crate::render::{clean, headline};

/// Writes the checklist of `report`.
pub(crate) fn write(report: &Report, all: bool, out: &mut dyn Write) -> io::Result<()> {
    let tests = tests_by_id(report);
    writeln!(out, "# Left to test in {}\n\n{}.", escape(&report.root.name), summary(report))?;
    for part in parts(report, all) {
        if part.sections.is_empty() {
            continue;
        }
        writeln!(out, "\n## {}", escape(&part.name))?;
        for (heading, points) in part.sections {
            writeln!(out, "\n### {heading}\n")?;
            for (point, coverage) in points {
                let done = coverage.status == CoverageStatus::Covered;
                let tick = if done { "x" } else { " " };
                let place = clean(&format!("{}:{}", point.file, point.line)).into_owned();
                let remark = remark(coverage, &tests);
                let remark = if remark.is_empty() { String::new() } else { format!(" - {}", escape(&remark)) };
                writeln!(out, "- [{tick}] {} {}{remark}", code(&headline(point)), code(&place))?;
                for scenario in &coverage.scenarios {
                    let open = scenario.status == ScenarioStatus::Gap;
                    if open && !done {
                        let why = scenario.why.as_ref().map(|why| format!(" ({})", escape(why))).unwrap_or_default();
                        writeln!(out, "  - [ ] {}: {}{why}", scenario.title, scenario.check)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// A text as code; a back-quote in it cannot end that.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

/// A text in which nothing is markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
