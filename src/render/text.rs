//! The view for people: by component, kind and file, one line for each registration.

use std::io::{self, Write};

use crate::model::component::Component;
use crate::model::point::{Point, PointKind};
use crate::model::report::Report;
use crate::render::cell::{clean, fit};
use crate::render::row::{Columns, Row};
use crate::render::style::{BOLD, DIM, FILE, Paint};
use crate::render::{Options, count, footer, stats, title};

/// Writes `report`.
pub(crate) fn write(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    if options.stats {
        stats::write(report, options, out)?;
    } else {
        for points in report.points.chunk_by(|a, b| a.component == b.component) {
            write_component(report, points, options, out)?;
        }
    }
    footer::write(report, options, out)
}

fn write_component(report: &Report, points: &[Point], options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let component = report.components.iter().find(|c| Some(&c.id) == points[0].component.as_ref());
    write_component_title(component, points, options, out)?;
    for kind in PointKind::ALL {
        let of_kind: Vec<&Point> = points.iter().filter(|p| p.kind == *kind).collect();
        if !of_kind.is_empty() {
            write_kind(*kind, &of_kind, options, out)?;
        }
    }
    writeln!(out)
}

fn write_component_title(
    component: Option<&Component>,
    points: &[Point],
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let total = count(points.len() as u64, "point");
    let (name, mut parts) = match component {
        None => (points[0].component.as_deref().unwrap_or("(no component)"), Vec::new()),
        Some(component) => {
            let path = if component.path == "." || component.path == component.name { "" } else { &*component.path };
            let kind = component.kind.name().to_owned();
            let rest = [&component.languages, &component.frameworks].into_iter().flatten().cloned();
            (&*component.name, [path.to_owned(), kind].into_iter().chain(rest).collect())
        }
    };
    parts.push(total);
    parts.retain(|part| !part.is_empty());
    let name = clean(name);
    let name = fit(&name, options.width.unwrap_or(usize::MAX));
    let room = options.width.map_or(usize::MAX, |width| width.saturating_sub(crate::render::cell::width(&name) + 2));
    let parts = parts.join(" · ");
    let parts = clean(&parts);
    let name = Paint { text: &name, style: BOLD, on: options.color };
    let parts = fit(&parts, room);
    if parts.is_empty() {
        writeln!(out, "{name}")
    } else {
        writeln!(out, "{name}  {}", Paint { text: &parts, style: DIM, on: options.color })
    }
}

fn write_kind(kind: PointKind, points: &[&Point], options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let heading = format!("{} ({})", title(kind), points.len());
    writeln!(out, "  {}", Paint { text: &heading, style: BOLD, on: options.color })?;
    let rows: Vec<Row<'_>> = Row::of(points);
    let columns = Columns::fitting(&rows, options.width);
    for rows in rows.chunk_by(|a, b| a.file == b.file) {
        let file = clean(rows[0].file);
        let file = fit(&file, options.width.map_or(usize::MAX, |width| width.saturating_sub(4)));
        writeln!(out, "    {}", Paint { text: &file, style: FILE, on: options.color })?;
        for row in rows {
            row.write(columns, options.color, out)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
