//! Sums over the points, as one table.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::model::link::Owner;
use crate::model::point::{Point, PointKind};
use crate::model::report::Report;
use crate::render::cell::{clean, fit, padding, width};
use crate::render::style::{BOLD, DIM, Paint};
use crate::render::{Options, share, title};

const NUMBERS: usize = 28;

/// Writes sums by kind, component, framework, technology, service and confidence. Technologies and services are those of
/// the points that have one.
pub(crate) fn write(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let points = &report.points;
    let order = |kind: PointKind| PointKind::ALL.iter().position(|k| *k == kind).unwrap_or_default();
    let none = || "(none)".to_owned();
    let technology = points.iter().filter(|p| p.technology.is_some());
    let used = points.iter().filter(|p| service(report, p).is_some());
    let mut sections = vec![
        ("kind", sum(points.iter(), |p| (order(p.kind), title(p.kind)))),
        (
            "component",
            sum(points.iter(), |p| (0, p.component.as_deref().map_or_else(none, |id| component(report, id)))),
        ),
        ("framework", sum(points.iter(), |p| (0, p.framework.clone().unwrap_or_else(none)))),
        ("technology", sum(technology, |p| (0, p.technology.clone().unwrap_or_else(none)))),
        ("service", sum(used, |p| (0, service(report, p).map_or_else(none, str::to_owned)))),
        ("confidence", sum(points.iter(), |p| (p.confidence as usize, p.confidence.name().to_owned()))),
    ];
    sections.retain(|(_, rows)| !rows.is_empty());
    let widest = sections.iter().flat_map(|(_, rows)| rows.keys()).map(|(_, name)| width(name) + 2).max().unwrap_or(0);
    let first = widest.max(12).min(options.width.unwrap_or(usize::MAX).saturating_sub(NUMBERS));
    for (title, rows) in &sections {
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

/// The service of somebody else that a point uses.
fn service<'r>(report: &'r Report, point: &Point) -> Option<&'r str> {
    let id = point.resource.as_deref()?;
    let resource = report.resources.iter().find(|resource| resource.id == id)?;
    (resource.owner == Owner::ThirdParty).then_some(resource.name.as_str())
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

/// Sums by the key that `by` gives: a rank for the order, and a name.
fn sum<'p>(
    points: impl Iterator<Item = &'p Point>,
    by: impl Fn(&Point) -> (usize, String),
) -> BTreeMap<(usize, String), Sums> {
    let mut rows: BTreeMap<(usize, String), Sums> = BTreeMap::new();
    for point in points {
        rows.entry(by(point)).or_default().add(point);
    }
    rows
}
