//! Sums over the points, as one table.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::model::point::{Point, PointKind};
use crate::model::report::Report;
use crate::render::cell::{clean, fit, padding, width};
use crate::render::style::{BOLD, DIM, Paint};
use crate::render::{Options, share, title};

const NUMBERS: usize = 28;

/// Writes sums by kind, component, framework, technology, service behind the code, and confidence.
pub(crate) fn write(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let points = &report.points;
    let order = |kind: PointKind| PointKind::ALL.iter().position(|k| *k == kind).unwrap_or_default();
    let none = || "(none)".to_owned();
    let sections = [
        ("kind", sum(points, |p| (order(p.kind), title(p.kind)))),
        ("component", sum(points, |p| (0, p.component.as_deref().map_or_else(none, |id| component(report, id))))),
        ("framework", sum(points, |p| (0, p.framework.clone().unwrap_or_else(none)))),
        ("technology", sum_of(points, |p| p.technology.clone())),
        ("service", sum_of(points, |p| p.resource.clone())),
        ("confidence", sum(points, |p| (p.confidence as usize, p.confidence.name().to_owned()))),
    ];
    let widest = sections.iter().flat_map(|(_, rows)| rows.keys()).map(|(_, name)| width(name) + 2).max().unwrap_or(0);
    let first = widest.max(12).min(options.width.unwrap_or(usize::MAX).saturating_sub(NUMBERS));
    for (title, rows) in sections.iter().filter(|(_, rows)| !rows.is_empty()) {
        let head = format!("{:>8}{:>8}{:>12}", "points", "share", "unresolved");
        let title = fit(title, first);
        let pad = padding(&title, first);
        let title = Paint { text: &title, style: BOLD, on: options.color };
        writeln!(out, "{title}{pad}{}", Paint { text: &head, style: DIM, on: options.color })?;
        for ((_, name), sums) in rows {
            let name = clean(name);
            let name = fit(&name, first.saturating_sub(2));
            let part = share(sums.points, points.len());
            let pad = padding(&name, first.saturating_sub(2));
            writeln!(out, "  {name}{pad}{:>8}{part:>8}{:>12}", sums.points, sums.unresolved)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A component as it is called; the root has no path to be told by.
fn component(report: &Report, id: &str) -> String {
    let root = report.components.iter().find(|component| component.id == id && id == ".");
    root.map_or_else(|| id.to_owned(), |root| root.name.clone())
}

#[derive(Default)]
struct Sums {
    points: usize,
    unresolved: usize,
}

impl Sums {
    fn add(&mut self, point: &Point) {
        self.points += 1;
        self.unresolved += usize::from(point.is_unresolved());
    }
}

/// Sums over the points that have what `by` gives.
fn sum_of(points: &[Point], by: impl Fn(&Point) -> Option<String>) -> BTreeMap<(usize, String), Sums> {
    let mut rows: BTreeMap<(usize, String), Sums> = BTreeMap::new();
    for point in points {
        if let Some(name) = by(point) {
            rows.entry((0, name)).or_default().add(point);
        }
    }
    rows
}

/// Sums by the key that `by` gives: a rank for the order, and a name.
fn sum(points: &[Point], by: impl Fn(&Point) -> (usize, String)) -> BTreeMap<(usize, String), Sums> {
    let mut rows: BTreeMap<(usize, String), Sums> = BTreeMap::new();
    for point in points {
        rows.entry(by(point)).or_default().add(point);
    }
    rows
}
