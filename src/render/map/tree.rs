//! The map as a tree of text.

use std::io::{self, Write};

use anstyle::Style;

use crate::model::link::{Edge, EdgeKind, Owner, Resource};
use crate::model::point::{Point, PointKind};
use crate::render::cell::{clean, fit, padding, width};
use crate::render::map::graph::heading;
use crate::render::map::operations::{Operation, operations};
use crate::render::map::view::{Part, UNKNOWN, View, is_message, nature};
use crate::render::style::{self, BOLD, DIM, Paint, WARN};
use crate::render::{Options, count};

/// A line with lines below it.
#[derive(Default)]
struct Node {
    spans: Vec<(String, Style)>,
    below: Vec<Node>,
}

impl Node {
    fn new(text: impl Into<String>, style: Style) -> Node {
        Node { spans: vec![(text.into(), style)], below: Vec::new() }
    }

    fn and(mut self, text: impl Into<String>, style: Style) -> Node {
        let text = text.into();
        if !text.is_empty() {
            self.spans.push((format!("  {text}"), style));
        }
        self
    }

    fn with(mut self, below: Vec<Node>) -> Node {
        self.below = below;
        self
    }
}

/// Writes `view`.
pub(crate) fn write(view: &View<'_>, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let mut top: Vec<Node> = view.parts.iter().map(|part| component(view, part)).collect();
    let resources: Vec<Node> = view.resources.iter().map(|r| resource(view, r)).collect();
    if !resources.is_empty() {
        top.push(Node::new("resources", BOLD).with(resources));
    }
    let sums = [
        count(view.parts.len() as u64, "component"),
        count(view.resources.len() as u64, "resource"),
        dependencies(view),
    ];
    let root = Node::new(clean(&view.report.root.name), BOLD).and(sums.join(" · "), DIM).with(top);
    write_node(&root, "", "", options, out)
}

fn dependencies(view: &View<'_>) -> String {
    let pairs = view.edges.chunk_by(|a, b| (&a.from, &a.to, &a.protocol) == (&b.from, &b.to, &b.protocol));
    let number = pairs.count();
    if number == 1 { "1 dependency".to_owned() } else { format!("{number} dependencies") }
}

fn write_node(node: &Node, first: &str, rest: &str, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    write_line(node, first, options, out)?;
    let last = node.below.len().saturating_sub(1);
    for (at, below) in node.below.iter().enumerate() {
        let (own, others) = if at == last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        write_node(below, &format!("{rest}{own}"), &format!("{rest}{others}"), options, out)?;
    }
    Ok(())
}

fn write_line(node: &Node, lead: &str, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}", Paint { text: lead, style: DIM, on: options.color })?;
    let mut room = options.width.map_or(usize::MAX, |columns| columns.saturating_sub(width(lead)));
    for (text, style) in &node.spans {
        let text = fit(text, room);
        room = room.saturating_sub(width(&text));
        write!(out, "{}", Paint { text: &text, style: *style, on: options.color })?;
    }
    writeln!(out)
}

fn component(view: &View<'_>, part: &Part<'_>) -> Node {
    let component = part.component;
    let name = view.name(&component.id);
    let path = if component.path == "." || component.path == name { "" } else { &component.path };
    let words = [path, component.kind.name()].into_iter();
    let words = words.chain(component.languages.iter().chain(&component.frameworks).map(String::as_str));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let branches = [("offers", offers(part)), ("uses", uses(view, part)), ("unresolved", loose(part))];
    let mut below: Vec<Node> = branches
        .into_iter()
        .filter(|(_, nodes)| !nodes.is_empty())
        .map(|(title, nodes)| Node::new(title, if title == "unresolved" { WARN } else { DIM }).with(nodes))
        .collect();
    let users = users(view, &component.id);
    if !users.is_empty() {
        below.push(Node::new("used by", DIM).and(users, Style::new()));
    }
    Node::new(name, BOLD).and(clean(&words.join(" · ")), DIM).with(below)
}

/// Those that ask `id`, each with what they speak.
fn users(view: &View<'_>, id: &str) -> String {
    let mut users: Vec<String> = view
        .edges
        .iter()
        .filter(|edge| edge.to == id)
        .map(|edge| format!("{} ({})", view.name(&edge.from), clean(&edge.protocol)))
        .collect();
    users.sort();
    users.dedup();
    users.join(", ")
}

fn offers(part: &Part<'_>) -> Vec<Node> {
    by_kind(&part.offers)
}

fn loose(part: &Part<'_>) -> Vec<Node> {
    by_kind(&part.loose)
}

fn by_kind(points: &[&Point]) -> Vec<Node> {
    let mut nodes = Vec::new();
    for kind in PointKind::ALL {
        let of_kind: Vec<&Point> = points.iter().copied().filter(|point| point.kind == *kind).collect();
        if !of_kind.is_empty() {
            nodes.push(Node::new(heading(*kind, of_kind.len()), Style::new()).with(done(&operations(&of_kind))));
        }
    }
    nodes
}

/// A line for each operation, their targets in one column.
fn done(operations: &[Operation]) -> Vec<Node> {
    let column = operations.iter().map(|o| width(&o.name)).max().unwrap_or(0);
    operations
        .iter()
        .map(|operation| {
            let mut node = Node::default();
            if column > 0 {
                let pad = padding(&operation.name, if operation.target.is_empty() { 0 } else { column });
                node.spans.push((operation.name.clone(), style::operation(&operation.name)));
                node.spans.push((pad, Style::new()));
            }
            if !operation.target.is_empty() {
                let gap = if column > 0 { "  " } else { "" };
                node.spans.push((format!("{gap}{}", operation.target), Style::new()));
            }
            if operation.times > 1 {
                node.spans.push((format!("  ×{}", operation.times), DIM));
            }
            node
        })
        .collect()
}

fn uses(view: &View<'_>, part: &Part<'_>) -> Vec<Node> {
    part.uses
        .chunk_by(|a, b| (&a.to, &a.protocol) == (&b.to, &b.protocol))
        .map(|edges| dependency(view, edges))
        .collect()
}

/// What is done to one component or resource in one protocol.
fn dependency(view: &View<'_>, edges: &[&Edge]) -> Node {
    let edge = edges[0];
    let nature = view.resource(&edge.to).map(nature).unwrap_or_default();
    let words: Vec<&str> =
        [nature.as_str(), edge.protocol.as_str()].into_iter().filter(|word| !word.is_empty()).collect();
    let asked: Vec<&Edge> = edges.iter().copied().filter(|edge| !is_message(edge)).collect();
    let mut below = done(&operations(&view.points_of(&asked)));
    let messages = edges.iter().filter(|edge| is_message(edge));
    below.extend(messages.map(|edge| message(view, edge)));
    Node::new(view.name(&edge.to), Style::new()).and(clean(&words.join(" · ")), DIM).with(below)
}

fn message(view: &View<'_>, edge: &Edge) -> Node {
    let (name, other) = if edge.kind == EdgeKind::Publish { ("publish", "to") } else { ("consume", "from") };
    let topic = clean(edge.topic.as_deref().unwrap_or(UNKNOWN)).into_owned();
    let node = Node::new(name, style::operation(name)).and(topic, Style::new());
    let others = view.others(edge).join(", ");
    if others.is_empty() { node } else { node.and(format!("{other} {others}"), DIM) }
}

fn resource(view: &View<'_>, resource: &Resource) -> Node {
    let owner = if resource.owner == Owner::ThirdParty { " · somebody else's" } else { "" };
    let node = Node::new(view.name(&resource.id), Style::new()).and(format!("{}{owner}", nature(resource)), DIM);
    let users = users(view, &resource.id);
    if users.is_empty() { node } else { node.and(format!("used by {users}"), Style::new()) }
}
