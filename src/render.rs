//! Writing a report: for people, for programs.

use std::fmt::Write as _;

use crate::model::point::{Point, PointKind};

mod cell;
pub(crate) mod explain;
mod footer;
pub(crate) mod gaps;
pub(crate) mod json;
pub(crate) mod jsonl;
pub(crate) mod map;
mod row;
pub(crate) mod sarif;
mod stats;
mod style;
pub(crate) mod text;

#[cfg(test)]
mod json_tests;
#[cfg(test)]
mod sample;

pub(crate) use cell::clean;

/// How a report is written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Options {
    /// Colours, as ANSI escape codes.
    pub(crate) color: bool,
    /// Columns of the terminal; lines are cut to it. `None`: as long as they are.
    pub(crate) width: Option<usize>,
    /// Sums instead of points.
    pub(crate) stats: bool,
    /// Skipped files and diagnostics are told elsewhere: no hint how to see them.
    pub(crate) verbose: bool,
}

/// `1 file`, `2 files`.
pub(crate) fn count(number: u64, noun: &str) -> String {
    let mut text = format!("{number} {noun}");
    if number != 1 {
        text.push('s');
    }
    text
}

/// A share in whole per cent; what is there at all is not `0 %`.
pub(crate) fn share(part: usize, whole: usize) -> String {
    match (part * 100 + whole / 2) / whole.max(1) {
        0 if part > 0 => "<1 %".to_owned(),
        percent => format!("{percent} %"),
    }
}

/// The heading over points of `kind`: `HTTP routes`.
pub(crate) fn title(kind: PointKind) -> String {
    let noun = kind.noun();
    let (first, rest) = noun.split_at_checked(1).unwrap_or((noun, ""));
    format!("{}{rest}s", first.to_uppercase())
}

/// What a point does, in a few words: `GET /users/{id}`.
pub(crate) fn headline(point: &Point) -> String {
    let mut text = clean(point.operation_name()).into_owned();
    if !text.is_empty() && !point.target_name().is_empty() {
        text.push(' ');
    }
    text.push_str(&clean(point.target_name()));
    if text.is_empty() {
        let _ = write!(text, "{}", point.kind.name());
    }
    text
}
