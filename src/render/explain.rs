//! One point in full: what it is, and how it was found.

use std::io::{self, Write};

use crate::model::point::{AuthStatus, Column, Field, Param, Point};
use crate::render::cell::{clean, padding, width};
use crate::render::style::{BOLD, DIM, FILE, Paint};
use crate::render::{Options, headline};

const LABEL: usize = 12;

/// Writes `point`.
pub(crate) fn write(point: &Point, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", Paint { text: &headline(point), style: BOLD, on: options.color })?;
    let mut fact = |label: &str, value: &str| {
        let label_pad = padding(label, LABEL);
        let label = Paint { text: label, style: DIM, on: options.color };
        if value.is_empty() { Ok(()) } else { writeln!(out, "  {label}{label_pad}{}", clean(value)) }
    };
    fact("id", &point.id)?;
    fact("kind", point.kind.name())?;
    fact("component", point.component.as_deref().unwrap_or_default())?;
    fact("framework", point.framework.as_deref().unwrap_or_default())?;
    fact("scope", point.scope.name())?;
    fact("confidence", point.confidence.name())?;
    fact("at", &format!("{}:{}:{}", point.file, point.line, point.column))?;
    match (&point.handler, &point.symbol) {
        (Some(handler), _) => {
            fact("handler", &format!("{}  {}:{}-{}", handler.symbol, handler.file, handler.line, handler.end_line))?;
        }
        (None, Some(symbol)) => fact("symbol", symbol)?,
        (None, None) => {}
    }
    fact("auth", &auth(point))?;
    let responses: Vec<String> =
        point.responses.iter().map(|r| words([r.status.map(|s| s.to_string()), r.ty.clone()])).collect();
    fact("responses", &responses.join(", "))?;
    fact("time limit", point.failure.timeout.as_deref().unwrap_or_default())?;
    fact("tried again", point.failure.retry.as_deref().unwrap_or_default())?;
    fact("transaction", point.failure.transaction.as_deref().unwrap_or_default())?;
    fact("catches", &point.failure.handled.join("; "))?;
    write_params(&point.params, options, out)?;
    write_body(point, options, out)?;
    write_columns(&point.columns, options, out)?;
    write_evidence(point, options, out)
}

fn auth(point: &Point) -> String {
    let status = match point.auth_status {
        AuthStatus::Protected => "protected",
        AuthStatus::Public => "public",
        AuthStatus::Unknown if point.auth.is_empty() => return String::new(),
        AuthStatus::Unknown => "unknown",
    };
    let guards: Vec<String> = point.auth.iter().map(|g| format!("{}  {}:{}", g.guard, g.file, g.line)).collect();
    if guards.is_empty() { status.to_owned() } else { format!("{status} by {}", guards.join(", ")) }
}

fn write_params(params: &[Param], options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let row =
        |p: &Param| [p.place.name().to_owned(), p.name.clone(), p.ty.clone().unwrap_or_default(), need(p.required)];
    write_table("parameters", &params.iter().map(row).collect::<Vec<_>>(), options, out)
}

fn write_body(point: &Point, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let Some(request) = &point.request else { return Ok(()) };
    let row = |f: &Field| [f.name.clone(), f.ty.clone().unwrap_or_default(), need(f.required), String::new()];
    let title = words([Some("body".to_owned()), request.ty.clone()]);
    let rows: Vec<[String; 4]> = request.fields.iter().map(row).collect();
    if rows.is_empty() {
        return writeln!(out, "  {}", Paint { text: &clean(&title), style: DIM, on: options.color });
    }
    write_table(&title, &rows, options, out)
}

fn write_columns(columns: &[Column], options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let row = |column: &Column| {
        let marks =
            [(column.primary_key, "key"), (column.unique, "unique"), (column.nullable == Some(true), "nullable")];
        let marks: Vec<&str> = marks.into_iter().filter(|(on, _)| *on).map(|(_, mark)| mark).collect();
        let references = column.references.as_ref().map(|to| format!("-> {to}")).unwrap_or_default();
        [column.name.clone(), column.ty.clone().unwrap_or_default(), marks.join(", "), references]
    };
    write_table("columns", &columns.iter().map(row).collect::<Vec<_>>(), options, out)
}

fn write_evidence(point: &Point, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    if point.evidence.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {}", Paint { text: "how it was found", style: DIM, on: options.color })?;
    let places: Vec<String> =
        point.evidence.iter().map(|e| clean(&format!("{}:{}", e.file, e.line)).into_owned()).collect();
    let column = places.iter().map(|place| width(place)).max().unwrap_or(0);
    for (index, (step, place)) in point.evidence.iter().zip(&places).enumerate() {
        let pad = padding(place, column + 2);
        let place = Paint { text: place, style: FILE, on: options.color };
        let rule = step.rule.as_deref().map(|rule| format!("[{}]", clean(rule))).unwrap_or_default();
        let gap = if step.note.is_empty() || rule.is_empty() { "" } else { "  " };
        let rule = Paint { text: &rule, style: DIM, on: options.color };
        writeln!(out, "    {}. {place}{pad}{}{gap}{rule}", index + 1, clean(&step.note))?;
    }
    Ok(())
}

/// Rows under a title, their columns aligned.
fn write_table(title: &str, rows: &[[String; 4]], options: &Options, out: &mut dyn Write) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let title = clean(title);
    writeln!(out, "  {}", Paint { text: &title, style: DIM, on: options.color })?;
    let rows: Vec<[String; 4]> = rows.iter().map(|row| row.each_ref().map(|cell| clean(cell).into_owned())).collect();
    let columns: [usize; 4] = std::array::from_fn(|i| rows.iter().map(|row| width(&row[i])).max().unwrap_or(0));
    for row in &rows {
        let mut line = String::new();
        for (cell, column) in row.iter().zip(columns).filter(|(_, column)| *column > 0) {
            line.push_str(cell);
            line.push_str(&padding(cell, column + 2));
        }
        writeln!(out, "    {}", line.trim_end())?;
    }
    Ok(())
}

fn need(required: Option<bool>) -> String {
    match required {
        Some(true) => "required".to_owned(),
        Some(false) => "optional".to_owned(),
        None => String::new(),
    }
}

fn words<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

mod flows;
#[cfg(test)]
mod tests;

pub(crate) use flows::write_flows;
