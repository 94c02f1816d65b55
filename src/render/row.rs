//! One line of the text view.

use std::io::{self, Write};

use crate::model::point::{Confidence, Point};
use crate::render::cell::{clean, fit, padding, width};
use crate::render::style::{self, DIM, Paint, WARN};

const INDENT: usize = 6;
const GAP: usize = 2;
const MAX_METHOD: usize = 16;
/// The order in which the methods of one registration are shown.
const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// One registration: points that differ in their methods alone stand on one line.
pub(crate) struct Row<'a> {
    pub(crate) file: &'a str,
    method: String,
    path: String,
    handler: String,
    line: String,
    confidence: Confidence,
}

impl<'a> Row<'a> {
    /// The rows of `points`, in their order.
    pub(crate) fn of(points: &[&'a Point]) -> Vec<Row<'a>> {
        let same = |a: &&Point, b: &&Point| {
            (&a.file, a.line, a.column, a.target_name()) == (&b.file, b.line, b.column, b.target_name())
                && a.handler == b.handler
        };
        points.chunk_by(same).map(Row::new).collect()
    }

    fn new(points: &[&'a Point]) -> Row<'a> {
        let first = points[0];
        let mut methods: Vec<&str> = points.iter().map(|p| p.operation_name()).collect();
        methods.sort_by_key(|method| METHODS.iter().position(|m| m == method).unwrap_or(METHODS.len()));
        methods.dedup();
        Row {
            file: &first.file,
            method: clean(&methods.join(",")).into_owned(),
            path: clean(first.target_name()).into_owned(),
            handler: clean(short_symbol(first)).into_owned(),
            line: format!(":{}", first.line),
            confidence: points.iter().map(|p| p.confidence).max().unwrap_or(first.confidence),
        }
    }

    /// Writes the row into `columns`.
    pub(crate) fn write(&self, columns: Columns, color: bool, out: &mut dyn Write) -> io::Result<()> {
        let paint = |text, style| Paint { text, style, on: color };
        let method = fit(&self.method, columns.method);
        let path = fit(&self.path, columns.path);
        let room = columns.handler.saturating_sub(width(&self.line) + width(self.mark()));
        let handler = fit(&self.handler, room);
        write!(out, "{}", " ".repeat(INDENT))?;
        if columns.method > 0 {
            let pad = padding(&method, columns.method + GAP);
            write!(out, "{}{pad}", paint(&method, style::operation(&self.method)))?;
        }
        write!(out, "{path}{}", padding(&path, columns.path + GAP))?;
        writeln!(out, "{handler}{}{}", paint(&self.line, DIM), paint(self.mark(), WARN))
    }

    /// A mark for what is less than sure.
    fn mark(&self) -> &'static str {
        match self.confidence {
            Confidence::Resolved => "",
            Confidence::Gated => " ~",
            Confidence::Shape => " ?",
        }
    }
}

/// Widths of the three columns of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Columns {
    method: usize,
    path: usize,
    handler: usize,
}

impl Columns {
    /// Widths that hold all of `rows`, or as much of them as fits in `limit` columns. The handler gives way first,
    /// down to a third of the room.
    pub(crate) fn fitting(rows: &[Row<'_>], limit: Option<usize>) -> Columns {
        let widest = |of: &dyn Fn(&Row<'_>) -> usize| rows.iter().map(of).max().unwrap_or(0);
        let method = widest(&|row| width(&row.method)).min(MAX_METHOD);
        let path = widest(&|row| width(&row.path));
        let handler = widest(&|row| width(&row.handler) + width(&row.line) + width(row.mark()));
        let least = widest(&|row| width(&row.line) + width(row.mark()));
        let Some(limit) = limit else { return Columns { method, path, handler } };
        let room = limit.saturating_sub(INDENT + GAP + if method > 0 { method + GAP } else { 0 });
        if path + handler <= room {
            return Columns { method, path, handler };
        }
        let handler = handler.min(room.saturating_sub(path).max(room / 3).max(least));
        Columns { method, path: path.min(room.saturating_sub(handler)), handler }
    }
}

/// The symbol of a point without the part that its file says already.
fn short_symbol(point: &Point) -> &str {
    let (symbol, file) = match &point.handler {
        Some(handler) => (handler.symbol.as_str(), handler.file.as_str()),
        None => (point.symbol.as_deref().unwrap_or_default(), point.file.as_str()),
    };
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let modules: Vec<&str> = stem.split('/').collect();
    let names: Vec<&str> = symbol.split('.').collect();
    let shared = (1..names.len()).rev().find(|n| modules.ends_with(&names[..*n])).unwrap_or(0);
    let skip: usize = names.iter().take(shared).map(|name| name.len() + 1).sum();
    symbol.get(skip..).unwrap_or(symbol)
}
