//! Which points ran: the body of a handler, the lines of a call.

use crate::executed::FileRecord;
use crate::executed::places::Placed;
use crate::model::coverage::Executed;
use crate::model::point::{Direction, Handler, Point};
use crate::model::report::Report;

/// Says of every point that is judged how much of it ran. `text` gives the text of a file.
pub(crate) fn mark(report: &mut Report, placed: &Placed, text: &dyn Fn(&str) -> Option<String>) {
    let points: std::collections::BTreeMap<&str, &Point> =
        report.points.iter().map(|point| (point.id.as_str(), point)).collect();
    for coverage in &mut report.coverage {
        let point = points.get(coverage.point.as_str());
        coverage.executed = point.and_then(|point| executed(point, placed, text));
    }
}

/// How much of a point ran. Lines that run when a file is loaded say nothing: the registration of a route, the first
/// line of its handler, its decorators, its signature.
fn executed(point: &Point, placed: &Placed, text: &dyn Fn(&str) -> Option<String>) -> Option<Executed> {
    match &point.handler {
        Some(handler) => of_handler(point, handler, placed.get(&handler.file)?, text),
        None if point.direction == Direction::Outbound => {
            let file = placed.get(&point.file)?;
            let (lines, hit) = count(file, point.line, point.end_line.max(point.line), FileRecord::hits);
            (lines > 0).then_some(Executed { lines, hit })
        }
        None => None,
    }
}

fn of_handler(
    point: &Point,
    handler: &Handler,
    file: &FileRecord,
    text: &dyn Fn(&str) -> Option<String>,
) -> Option<Executed> {
    let last = handler.end_line.max(handler.line);
    let is_python = [".py", ".pyi", ".pyw"].iter().any(|end| handler.file.ends_with(end));
    // The first line runs where the function is declared, and so may what closes it.
    let body = if is_python {
        text(&handler.file).and_then(|text| body_of_def(&text, handler.line, last)).map(|first| (first, last))
    } else {
        Some((handler.line.saturating_add(1), last.saturating_sub(1)))
    };
    let known = |file: &FileRecord, line| file.hits(line).filter(|_| file.knows(line));
    let (lines, hit) = body.map_or((0, 0), |(first, last)| count(file, first, last, known));
    // What is said of Python functions is counted from their lines, the first of which runs with the file.
    let own = own_function(file, handler.line, last).filter(|_| !is_python);
    // One that starts further down and did not run may be inside of one that did.
    if let Some((_, ran)) = own.filter(|(start, ran)| *ran || *start == handler.line || hit == 0) {
        return Some(Executed { lines: lines.max(1), hit: if ran { hit.max(1) } else { 0 } });
    }
    if lines > 0 {
        return Some(Executed { lines, hit });
    }
    // All of it is where it is declared: that this ran says nothing, that it did not says it all.
    let (lines, hit) = count(file, handler.line, last, known);
    let is_apart = file.are_blocks && (&handler.file, handler.line) != (&point.file, point.line);
    (lines > 0 && (hit == 0 || is_apart)).then_some(Executed { lines, hit })
}

/// The line of the function that starts first, and whether it ran; `None` when there is none, or several start there and
/// not all ran.
fn own_function(file: &FileRecord, first: u32, last: u32) -> Option<(u32, bool)> {
    let inside = || file.functions.iter().filter(|function| (first..=last).contains(&function.line));
    let start = inside().map(|function| function.line).min()?;
    let mut ran = inside().filter(|function| function.line == start).map(|function| function.hits > 0);
    let first = ran.next()?;
    ran.all(|other| other == first).then_some((start, first))
}

/// How many lines from `first` to `last` are known, and how many of these ran.
fn count(file: &FileRecord, first: u32, last: u32, hits: impl Fn(&FileRecord, u32) -> Option<u64>) -> (u32, u32) {
    let near = FileRecord {
        spans: file.spans.iter().copied().filter(|span| span.start <= last && span.end >= first).collect(),
        are_blocks: file.are_blocks,
        ..FileRecord::default()
    };
    let (mut lines, mut hit) = (0, 0);
    for line in first..=last {
        if let Some(hits) = hits(&near, line) {
            lines += 1;
            hit += u32::from(hits > 0);
        }
    }
    (lines, hit)
}

/// The line after the signature of the first `def` from `first` on; `None` when its body stands on the same line.
fn body_of_def(text: &str, first: u32, last: u32) -> Option<u32> {
    let mut depth = 0_i32;
    let mut in_signature = false;
    let from = first.saturating_sub(1) as usize;
    for (number, line) in text.lines().enumerate().skip(from).take((last - first) as usize + 1) {
        let line = line.trim();
        in_signature |= line.starts_with("def ") || line.starts_with("async def ");
        if !in_signature {
            continue;
        }
        let code = line.split('#').next().unwrap_or_default().trim_end();
        depth += code.chars().map(|c| i32::from("([{".contains(c)) - i32::from(")]}".contains(c))).sum::<i32>();
        if depth <= 0 {
            let next = u32::try_from(number).ok()?.checked_add(2)?;
            return code.ends_with(':').then_some(next).filter(|next| *next <= last);
        }
    }
    None
}
