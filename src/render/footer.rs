//! The last lines of the text view: totals, and what is not shown.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::model::diagnostic::Severity;
use crate::model::point::{Confidence, Point, PointKind};
use crate::model::report::Report;
use crate::model::scope::FileScope;
use crate::render::cell::{fit, width};
use crate::render::style::{BOLD, DIM, Paint, WARN};
use crate::render::{Options, count, share};

/// Writes the totals of `report`.
pub(crate) fn write(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let columns = options.width.unwrap_or(usize::MAX);
    let mut lines = |style, words: &[String]| {
        wrap(words, columns).iter().try_for_each(|line| {
            let line = fit(line, columns);
            writeln!(out, "{}", Paint { text: &line, style, on: options.color })
        })
    };
    lines(BOLD, &totals(report))?;
    for doubt in doubts(&report.points) {
        lines(WARN, &[doubt])?;
    }
    lines(DIM, &elsewhere(report))?;
    lines(DIM, &left_out(report, options))
}

/// `57 HTTP routes, 2 WebSocket endpoints in 120 files (1.2 MiB)`.
fn totals(report: &Report) -> Vec<String> {
    let mut kinds: Vec<String> = PointKind::ALL
        .iter()
        .filter_map(|kind| {
            let number = report.points.iter().filter(|p| p.kind == *kind).count() as u64;
            (number > 0).then(|| count(number, kind.noun()))
        })
        .collect();
    if kinds.is_empty() {
        kinds.push("0 points".to_owned());
    }
    let mut words = listed(&kinds);
    words.push(format!("in {} ({})", count(report.summary.files, "file"), size(report.summary.bytes)));
    words
}

/// How many points are less than sure, each way on its line.
fn doubts(points: &[Point]) -> Vec<String> {
    let of = |confidence| points.iter().filter(|p| p.confidence == confidence).count();
    let unresolved = points.iter().filter(|p| p.is_unresolved()).count();
    [
        (unresolved, "with an unresolved part {?}"),
        (of(Confidence::Gated), "not followed all the way ~"),
        (of(Confidence::Shape), "told by shape alone ?"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, words)| format!("{number} {words} ({})", share(number, points.len())))
    .collect()
}

/// Points that the scope keeps out of the list, and files that are not looked at for it.
fn elsewhere(report: &Report) -> Vec<String> {
    let parts: Vec<String> = FileScope::ALL
        .into_iter()
        .filter_map(|scope| {
            let of = |counts: &BTreeMap<String, u64>| counts.get(scope.name()).copied().unwrap_or(0);
            let listed = report.points.iter().filter(|p| p.scope == scope).count() as u64;
            let (all, aside) = (of(&report.summary.scopes), of(&report.summary.aside));
            match all.saturating_sub(listed) {
                _ if aside > 0 => Some(format!("{} of {} code", count(aside, "file"), scope.name())),
                0 => None,
                hidden => Some(format!("{hidden} in {} code", scope.name())),
            }
        })
        .collect();
    if parts.is_empty() {
        return Vec::new();
    }
    [vec!["not listed:".to_owned()], listed(&parts), vec!["(--scope all)".to_owned()]].concat()
}

/// Skipped files and diagnostics.
fn left_out(report: &Report, options: &Options) -> Vec<String> {
    let skipped = report.skipped.len();
    let errors = report.diagnostics_of(Severity::Error);
    let warnings = report.diagnostics_of(Severity::Warning);
    let parts: Vec<String> = [(skipped, "skipped file"), (errors, "error"), (warnings, "warning")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(number as u64, noun))
        .collect();
    let mut words = listed(&parts);
    if !words.is_empty() && !options.verbose {
        words.push("(-v lists them)".to_owned());
    }
    words
}

/// The parts with a comma after all but the last.
fn listed(parts: &[String]) -> Vec<String> {
    let last = parts.len().saturating_sub(1);
    parts.iter().enumerate().map(|(i, part)| if i < last { format!("{part},") } else { part.clone() }).collect()
}

/// Puts `words` on as few lines of `columns` as hold them.
fn wrap(words: &[String], columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.clone()),
        }
    }
    lines
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
