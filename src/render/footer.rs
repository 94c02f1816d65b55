//! The last lines of the text view: totals, and what is not shown.

use std::io::{self, Write};

use crate::model::diagnostic::Severity;
use crate::model::point::{Confidence, Point, PointKind};
use crate::model::report::Report;
use crate::model::scope::FileScope;
use crate::render::cell::fit;
use crate::render::style::{BOLD, DIM, Paint, WARN};
use crate::render::{Options, count};

/// Writes the totals of `report`.
pub(crate) fn write(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let line = |style, text: &str, out: &mut dyn Write| {
        let text = fit(text, options.width.unwrap_or(usize::MAX));
        writeln!(out, "{}", Paint { text: &text, style, on: options.color })
    };
    line(BOLD, &totals(report), out)?;
    for text in doubts(&report.points) {
        line(WARN, &text, out)?;
    }
    if let Some(text) = elsewhere(report) {
        line(DIM, &text, out)?;
    }
    if let Some(text) = left_out(report, options) {
        line(DIM, &text, out)?;
    }
    Ok(())
}

/// `57 HTTP routes, 2 WebSocket endpoints in 120 files (1.2 MiB)`.
fn totals(report: &Report) -> String {
    let kinds: Vec<String> = PointKind::ALL
        .iter()
        .filter_map(|kind| {
            let number = report.points.iter().filter(|p| p.kind == *kind).count() as u64;
            (number > 0).then(|| count(number, kind.noun()))
        })
        .collect();
    let kinds = if kinds.is_empty() { "0 points".to_owned() } else { kinds.join(", ") };
    format!("{kinds} in {} ({})", count(report.summary.files, "file"), size(report.summary.bytes))
}

fn doubts(points: &[Point]) -> Vec<String> {
    let mut lines = Vec::new();
    let share = |number: usize| format!("{} %", (number * 100).div_ceil(points.len().max(1)));
    let unresolved = points.iter().filter(|p| p.is_unresolved()).count();
    if unresolved > 0 {
        lines.push(format!("{unresolved} with an unresolved part {{?}} ({})", share(unresolved)));
    }
    for (confidence, mark, words) in [
        (Confidence::Gated, "~", "whose names could not be followed all the way"),
        (Confidence::Shape, "?", "told by their shape alone"),
    ] {
        let number = points.iter().filter(|p| p.confidence == confidence).count();
        if number > 0 {
            lines.push(format!("{number} {words} {mark} ({})", share(number)));
        }
    }
    lines
}

/// Points that the scope keeps out of the list.
fn elsewhere(report: &Report) -> Option<String> {
    let scopes = [FileScope::Production, FileScope::Test, FileScope::Example, FileScope::Vendored];
    let parts: Vec<String> = scopes
        .into_iter()
        .filter_map(|scope| {
            let all = report.summary.scopes.get(scope.name()).copied().unwrap_or(0);
            let listed = report.points.iter().filter(|p| p.scope == scope).count() as u64;
            (all > listed).then(|| format!("{} in {} code", all - listed, scope.name()))
        })
        .collect();
    (!parts.is_empty()).then(|| format!("not listed: {} (--scope all)", parts.join(", ")))
}

fn left_out(report: &Report, options: &Options) -> Option<String> {
    let skipped = report.skipped.len() as u64;
    let errors = report.diagnostics_of(Severity::Error) as u64;
    let warnings = report.diagnostics_of(Severity::Warning) as u64;
    let parts: Vec<String> = [(skipped, "skipped file"), (errors, "error"), (warnings, "warning")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(number, noun))
        .collect();
    let hint = if options.verbose { "" } else { " (-v lists them)" };
    (!parts.is_empty()).then(|| format!("{}{hint}", parts.join(", ")))
}

/// A size in bytes for people.
fn size(bytes: u64) -> String {
    let units = ["KiB", "MiB", "GiB"];
    let mut tenths = bytes.saturating_mul(10);
    let mut unit = "B";
    for larger in units {
        if tenths < 10 * 1024 {
            break;
        }
        tenths /= 1024;
        unit = larger;
    }
    if unit == "B" { format!("{bytes} B") } else { format!("{}.{} {unit}", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_keep_one_decimal() {
        assert_eq!(size(0), "0 B");
        assert_eq!(size(1023), "1023 B");
        assert_eq!(size(1536), "1.5 KiB");
        assert_eq!(size(5 * 1024 * 1024), "5.0 MiB");
        assert_eq!(size(u64::MAX / 10), "1717986918.3 GiB");
    }
}
