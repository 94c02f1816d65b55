//! The checklist for people at a terminal.

use std::io::{self, Write};

use anstyle::Style;

use crate::model::report::Report;
use crate::render::Options;
use crate::render::cell::{clean, fit, padding, width};
use crate::render::gaps::{parts, remark, summary, tests_by_id};
use crate::render::style::{self, BOLD, DIM, Paint};

const INDENT: usize = 4;
const METHOD: usize = 8;
/// The least room that a path keeps beside its place.
const MIN_PATH: usize = 20;

/// Writes the checklist of `report`.
pub(crate) fn write(report: &Report, all: bool, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let on = options.color;
    let columns = options.width.unwrap_or(usize::MAX);
    let tests = tests_by_id(report);
    for part in parts(report, all) {
        if part.sections.is_empty() {
            continue;
        }
        let said = if part.all > 0 { format!("{} of {} without a test", part.open, part.all) } else { String::new() };
        let said = fit(&said, columns.saturating_sub(2));
        let name = fit(&part.name, columns.saturating_sub(width(&said) + 2));
        writeln!(out, "{}  {}", paint(on, &name, BOLD), paint(on, &said, DIM))?;
        for (heading, points) in part.sections {
            let heading = format!("{heading} ({})", points.len());
            writeln!(out, "  {}", paint(on, &heading, BOLD))?;
            let places: Vec<String> =
                points.iter().map(|(p, _)| clean(&format!("{}:{}", p.file, p.line)).into_owned()).collect();
            let longest = points.iter().map(|(p, _)| width(&clean(p.target_name()))).max().unwrap_or(0);
            let room = columns.saturating_sub(INDENT + METHOD + 2);
            let place = places.iter().map(|p| width(p)).max().unwrap_or(0);
            let path = longest.min(room.saturating_sub(place).max(MIN_PATH.min(room)));
            for ((point, coverage), place) in points.iter().zip(&places) {
                let method = clean(point.operation_name());
                let method = fit(&method, METHOD - 1);
                let target = clean(point.target_name());
                let target = fit(&target, path);
                let place = fit(place, room.saturating_sub(path));
                let pad = padding(&method, METHOD);
                let gap = padding(&target, path + 2);
                let method = paint(on, &method, style::operation(point.operation_name()));
                writeln!(out, "{}{method}{pad}{target}{gap}{}", " ".repeat(INDENT), paint(on, &place, DIM))?;
                let remark = remark(coverage, &tests);
                if !remark.is_empty() {
                    let remark = fit(&remark, columns.saturating_sub(INDENT + METHOD)).into_owned();
                    writeln!(out, "{}{}", " ".repeat(INDENT + METHOD), paint(on, &remark, DIM))?;
                }
            }
        }
        writeln!(out)?;
    }
    let line = summary(report);
    let line = fit(&line, columns);
    writeln!(out, "{}", paint(on, &line, BOLD))
}

fn paint(on: bool, text: &str, style: Style) -> Paint<'_> {
    Paint { text, style, on }
}
