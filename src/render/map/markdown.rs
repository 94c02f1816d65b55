//! The map as a report in Markdown, with a drawing in it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::model::component::EnvVar;
use crate::model::diagnostic::Severity;
use crate::model::link::{EdgeConfidence, EdgeKind, Owner};
use crate::model::point::{AuthStatus, Confidence, Point, PointKind};
use crate::render::map::mermaid::draw;
use crate::render::map::view::{Part, UNKNOWN, View, is_message, nature};
use crate::render::{clean, count, title};

/// Writes `view`. What its drawing leaves out is given back.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<Option<String>> {
    let report = view.report;
    writeln!(out, "# The map of {}\n", text(&report.root.name))?;
    writeln!(
        out,
        "{}, {}, {} in {}.\n",
        count(view.parts.len() as u64, "component"),
        count(view.resources.len() as u64, "resource"),
        count(report.points.len() as u64, "point"),
        count(report.summary.files, "file"),
    )?;
    let drawing = draw(view);
    writeln!(out, "```mermaid\n{}```\n", drawing.text)?;
    if let Some(remark) = &drawing.remark {
        writeln!(out, "{}.\n", text(remark))?;
    }
    write_sums(view, out)?;
    write_edges(view, out)?;
    write_resources(view, out)?;
    for part in &view.parts {
        write_component(view, part, out)?;
    }
    write_unresolved(view, out)?;
    write_diagnostics(view, out)?;
    Ok(drawing.remark)
}

fn write_sums(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## Components\n")?;
    let rows = view.parts.iter().map(|part| {
        let component = part.component;
        vec![
            text(view.name(&component.id)),
            code(&component.path),
            component.kind.name().to_owned(),
            text(&component.languages.join(", ")),
            text(&component.frameworks.join(", ")),
            part.offers.len().to_string(),
            part.uses.iter().map(|edge| &edge.to).collect::<std::collections::BTreeSet<_>>().len().to_string(),
        ]
    });
    let head = ["component", "folder", "kind", "languages", "frameworks", "entry points", "depends on"];
    table(&head, rows.collect(), out)?;
    let mut kinds: BTreeMap<PointKind, (u64, u64)> = BTreeMap::new();
    for point in &view.report.points {
        let sums = kinds.entry(point.kind).or_default();
        sums.0 += 1;
        sums.1 += u64::from(point.is_unresolved());
    }
    if kinds.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Points\n")?;
    let row =
        |kind: &PointKind| kinds.get(kind).map(|(all, open)| vec![title(*kind), all.to_string(), open.to_string()]);
    table(&["kind", "points", "unresolved"], PointKind::ALL.iter().filter_map(row).collect(), out)
}

fn write_edges(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    if view.edges.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Dependencies\n")?;
    let rows = view.edges.iter().map(|edge| {
        let kind = match edge.kind {
            EdgeKind::Request => "request",
            EdgeKind::Publish => "publish",
            EdgeKind::Consume => "consume",
            EdgeKind::Query => "query",
        };
        let topic = if is_message(edge) { code(edge.topic.as_deref().unwrap_or(UNKNOWN)) } else { String::new() };
        let sure = if edge.confidence == EdgeConfidence::Resolved { "resolved" } else { "inferred" };
        let place = edge.evidence.first().map(|place| code(&format!("{}:{}", place.file, place.line)));
        vec![
            text(view.name(&edge.from)),
            text(view.name(&edge.to)),
            text(&edge.protocol),
            kind.to_owned(),
            topic,
            edge.points.len().to_string(),
            sure.to_owned(),
            place.unwrap_or_default(),
        ]
    });
    table(&["from", "to", "protocol", "does", "topic", "points", "how sure", "for example"], rows.collect(), out)
}

fn write_resources(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    if view.resources.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Resources\n")?;
    let rows = view.resources.iter().map(|resource| {
        let users = view.edges.iter().filter(|edge| edge.to == resource.id).map(|edge| view.name(&edge.from));
        let users: std::collections::BTreeSet<&str> = users.collect();
        let owner = if resource.owner == Owner::Own { "own" } else { "third party" };
        let users = users.into_iter().collect::<Vec<_>>().join(", ");
        vec![text(view.name(&resource.id)), text(&nature(resource)), owner.to_owned(), text(&users)]
    });
    table(&["resource", "what", "whose", "used by"], rows.collect(), out)
}

fn write_component(view: &View<'_>, part: &Part<'_>, out: &mut dyn Write) -> io::Result<()> {
    let component = part.component;
    let own = |p: &&Point| p.component.as_deref() == Some(&component.id);
    let points: Vec<&Point> = view.report.points.iter().filter(own).collect();
    if points.is_empty() && component.env.is_empty() {
        return Ok(());
    }
    writeln!(out, "## {}\n", text(view.name(&component.id)))?;
    for kind in PointKind::ALL {
        let of_kind: Vec<&Point> = points.iter().copied().filter(|point| point.kind == *kind).collect();
        write_kind(*kind, &of_kind, out)?;
    }
    write_env(&component.env, out)
}

fn write_kind(kind: PointKind, points: &[&Point], out: &mut dyn Write) -> io::Result<()> {
    if points.is_empty() {
        return Ok(());
    }
    writeln!(out, "### {} ({})\n", title(kind), points.len())?;
    let is_route = matches!(kind, PointKind::HttpRoute | PointKind::Websocket | PointKind::Sse);
    let rows = points.iter().map(|point| {
        let mut row = vec![
            text(point.operation_name()),
            code(point.target_name()),
            code(point.symbol.as_deref().unwrap_or_default()),
            code(&format!("{}:{}", point.file, point.line)),
        ];
        if is_route {
            row.push(auth(point));
        } else if kind.direction() == crate::model::point::Direction::Outbound {
            row.push(text(point.resource.as_deref().unwrap_or_default()));
        }
        row.push(if point.confidence == Confidence::Resolved {
            String::new()
        } else {
            point.confidence.name().to_owned()
        });
        row
    });
    let mut head = vec!["does", "what", "by", "at"];
    if is_route {
        head.push("caller");
    } else if kind.direction() == crate::model::point::Direction::Outbound {
        head.push("resource");
    }
    head.push("doubt");
    table(&head, rows.collect(), out)
}

fn auth(point: &Point) -> String {
    let guards: Vec<&str> = point.auth.iter().map(|guard| guard.guard.as_str()).collect();
    match point.auth_status {
        AuthStatus::Protected if guards.is_empty() => "known".to_owned(),
        AuthStatus::Protected => format!("known by {}", text(&guards.join(", "))),
        AuthStatus::Public => "anybody".to_owned(),
        AuthStatus::Unknown => String::new(),
    }
}

/// Each variable once, with the first place where it is read.
fn write_env(env: &[EnvVar], out: &mut dyn Write) -> io::Result<()> {
    if env.is_empty() {
        return Ok(());
    }
    writeln!(out, "### Environment variables\n")?;
    let rows = env.chunk_by(|a, b| a.name == b.name).map(|reads| {
        let default = reads.iter().find_map(|read| read.default.as_deref());
        let first = reads.iter().min_by_key(|read| (&read.file, read.line));
        vec![
            code(&reads[0].name),
            default.map(code).unwrap_or_default(),
            if reads.iter().any(|read| read.secret) { "secret".to_owned() } else { String::new() },
            first.map(|read| code(&format!("{}:{}", read.file, read.line))).unwrap_or_default(),
        ]
    });
    table(&["variable", "default", "", "read at"], rows.collect(), out)
}

/// What could not be known: open parts of points, and calls that lead to nothing known.
fn write_unresolved(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let loose = view.parts.iter().flat_map(|part| part.loose.iter().copied().map(|point| (point, true)));
    let open = view.report.points.iter().filter(|point| point.is_unresolved()).map(|point| (point, false));
    let mut all: BTreeMap<&str, (&Point, bool, bool)> = BTreeMap::new();
    for (point, is_loose) in loose.chain(open) {
        let entry = all.entry(&point.id).or_insert((point, false, false));
        entry.1 |= is_loose;
        entry.2 |= !is_loose;
    }
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Unresolved\n")?;
    let mut all: Vec<_> = all.into_values().collect();
    all.sort_by_key(|(point, ..)| (&point.file, point.line, point.column, &point.id));
    let rows = all.into_iter().map(|(point, leads_nowhere, is_open)| {
        let why = match (leads_nowhere, is_open) {
            (true, true) => "an open part; leads to nothing known",
            (true, false) => "leads to nothing known",
            _ => "an open part",
        };
        vec![
            point.kind.noun().to_owned(),
            text(point.operation_name()),
            code(point.target_name()),
            code(&format!("{}:{}", point.file, point.line)),
            why.to_owned(),
        ]
    });
    table(&["kind", "does", "what", "at", "why"], rows.collect(), out)
}

fn write_diagnostics(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let all = view.report.diagnostics.iter().filter(|diagnostic| diagnostic.severity != Severity::Info);
    let rows: Vec<Vec<String>> = all
        .map(|diagnostic| {
            let place = match (&diagnostic.file, diagnostic.line) {
                (Some(file), Some(line)) => code(&format!("{file}:{line}")),
                (Some(file), None) => code(file),
                (None, _) => String::new(),
            };
            let severity = if diagnostic.severity == Severity::Error { "error" } else { "warning" };
            vec![severity.to_owned(), place, text(&diagnostic.message)]
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Diagnostics\n")?;
    table(&["severity", "at", "what"], rows, out)
}

/// Writes a table; columns in which nothing stands are left out.
fn table(head: &[&str], rows: Vec<Vec<String>>, out: &mut dyn Write) -> io::Result<()> {
    let used: Vec<usize> =
        (0..head.len()).filter(|at| rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.is_empty()))).collect();
    let line = |cells: Vec<&str>| format!("| {} |", cells.join(" | "));
    writeln!(out, "{}", line(used.iter().map(|at| head[*at]).collect()))?;
    writeln!(out, "{}", line(used.iter().map(|_| "---").collect()))?;
    for row in &rows {
        writeln!(out, "{}", line(used.iter().map(|at| row.get(*at).map_or("", String::as_str)).collect()))?;
    }
    writeln!(out)
}

/// Text of the code base as Markdown shows it: nothing in it is a mark.
pub(crate) fn text(text: &str) -> String {
    let text = clean(text);
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '>' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Text of the code base as a code span for a cell of a table.
pub(crate) fn code(text: &str) -> String {
    let text = clean(text).replace('|', "\\|");
    if text.trim().is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}
