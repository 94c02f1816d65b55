//! Components and what runs between them and the outside.

use std::collections::BTreeMap;

use crate::model::link::{EdgeConfidence, EdgeKind, Owner};
use crate::prompt::context::Context;
use crate::prompt::section::{Item, Section};
use crate::prompt::sections::words;

pub(super) fn components(context: &Context<'_>) -> Section {
    let of = |id: &str| {
        let count = |points: &[&crate::model::point::Point]| {
            points.iter().filter(|p| p.component.as_deref() == Some(id)).count()
        };
        (count(&context.selection.inbound), count(&context.selection.outbound))
    };
    let items = context.selection.components.iter().map(|c| {
        let (inbound, outbound) = of(&c.id);
        let languages: Vec<&str> = c.languages.iter().map(|name| words::language(name)).collect();
        let place = if c.path == "." { "the root".to_owned() } else { context.span(&c.path) };
        let text = format!(
            "- {} ({place}): {}, {}; {inbound} entry {}, {outbound} {} out\n",
            context.span(&c.name),
            c.kind.name(),
            languages.join(" and "),
            crate::prompt::section::plural(inbound, "point"),
            crate::prompt::section::plural(outbound, "call"),
        );
        Item { rank: 20, text, ..Item::default() }
    });
    Section::items("component", items.collect()).none("No component was found.")
}

/// A row for each edge.
pub(super) fn map(context: &Context<'_>) -> Section {
    let mut items = Vec::new();
    for (n, edge) in context.selection.edges.iter().enumerate() {
        let topic = edge.topic.as_deref().map(|topic| format!(" {}", cell(&context.span(topic)))).unwrap_or_default();
        let place = edge.evidence.first().map(|p| cell(&context.at(&p.file, p.line))).unwrap_or_default();
        let sure = if edge.confidence == EdgeConfidence::Inferred { " (by name)" } else { "" };
        let text = format!(
            "| {} | {}{topic} | {} | {} | {} | {place}{sure} |\n",
            cell(&context.span(&edge.from)),
            verb(edge.kind),
            cell(&context.span(&edge.to)),
            cell(&context.cleaner.note(&edge.protocol)),
            edge.points.len(),
        );
        items.push(Item { rank: crate::prompt::slices::rank(40, 2, n), text, ..Item::default() });
    }
    Section::items("edge", items)
        .head("| from | does | to | protocol | points | first seen |\n|---|---|---|---|---|---|\n")
        .none("No connection between components and to the outside could be established.")
}

pub(super) fn verb(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Request => "calls",
        EdgeKind::Publish => "publishes",
        EdgeKind::Consume => "consumes",
        EdgeKind::Query => "reads and writes",
    }
}

/// Text of a table's cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// The edges as a Mermaid flowchart.
pub(super) fn diagram(context: &Context<'_>) -> Section {
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    for edge in &context.selection.edges {
        for id in [&edge.from, &edge.to] {
            let next = format!("n{}", names.len() + 1);
            names.entry(id).or_insert(next);
        }
    }
    let label = |text: &str| {
        let text = context.cleaner.note(text);
        text.replace('"', "'").replace(['[', ']', '{', '}', '<', '>', '|', '`', ';', '#'], " ").trim().to_owned()
    };
    let mut lines = String::from("flowchart LR\n");
    for (id, name) in &names {
        let resource = context.report.resources.iter().find(|r| r.id == **id);
        let node = match resource {
            Some(r) if r.owner == Owner::Own => format!("{name}[(\"{}\")]", label(&r.id)),
            Some(r) => format!("{name}([\"{}\"])", label(&r.id)),
            None => format!("{name}[\"{}\"]", label(id)),
        };
        lines.push_str(&format!("  {node}\n"));
    }
    let mut seen = std::collections::BTreeSet::new();
    for edge in &context.selection.edges {
        let (Some(from), Some(to)) = (names.get(edge.from.as_str()), names.get(edge.to.as_str())) else { continue };
        let line = format!("  {from} -->|{}| {to}\n", label(&edge.protocol));
        if seen.insert(line.clone()) {
            lines.push_str(&line);
        }
    }
    let items = if names.is_empty() {
        Vec::new()
    } else {
        vec![Item { rank: 380, text: format!("```mermaid\n{lines}```\n"), ..Item::default() }]
    };
    Section::items("diagram", items).none("No connections to draw.")
}
