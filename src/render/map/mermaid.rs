//! A Mermaid flowchart.
//!
//! Hosts refuse large ones: above their limits only components are drawn, and fewer arrows where even that is too much;
//! the drawing says so.

use std::fmt::Write as _;

use crate::render::map::graph::{Arrow, Graph, Node, Shape};
use crate::render::map::view::View;

/// Characters (UTF-16 units) above which Mermaid refuses a drawing as it comes.
const MAX_CHARACTERS: usize = 50_000;
/// Arrows above which it does.
const MAX_ARROWS: usize = 500;

/// A drawing, and what it leaves out.
pub(crate) struct Drawing {
    /// The text of the drawing.
    pub(crate) text: String,
    /// What is left out, and why.
    pub(crate) remark: Option<String>,
}

/// Draws `view`.
pub(crate) fn draw(view: &View<'_>) -> Drawing {
    draw_within(view, MAX_CHARACTERS, MAX_ARROWS)
}

/// Draws `view` within limits.
pub(crate) fn draw_within(view: &View<'_>, characters: usize, arrows: usize) -> Drawing {
    let whole = Graph::whole(view);
    let fits = |text: &str, drawn: usize| drawn <= arrows && text.encode_utf16().count() <= characters;
    let text = chart(&whole, None);
    if fits(&text, whole.arrows.len()) {
        return Drawing { text, remark: None };
    }
    let why = format!(
        "the whole map takes {} characters and {} arrows, hosts of Mermaid draw {characters} and {arrows}",
        text.encode_utf16().count(),
        whole.arrows.len()
    );
    let mut graph = Graph::of_components(view);
    let all = (graph.nodes.len(), graph.arrows.len());
    loop {
        let (nodes, drawn) = (graph.nodes.len(), graph.arrows.len());
        let less = if (nodes, drawn) == all {
            String::new()
        } else {
            format!(", {nodes} of {} of them with {drawn} of {} arrows", all.0, all.1)
        };
        let remark = format!("only components are drawn{less}: {why}");
        let text = chart(&graph, Some(&remark));
        if fits(&text, drawn) || nodes == 0 {
            return Drawing { text, remark: Some(remark) };
        }
        shrink(&mut graph, arrows);
    }
}

/// Takes away what says least: components that nothing leads to or from, then a part of the arrows.
fn shrink(graph: &mut Graph, most: usize) {
    let is_end = |at: usize, arrows: &[Arrow]| arrows.iter().any(|arrow| arrow.from == at || arrow.to == at);
    let alone = (0..graph.nodes.len()).filter(|at| !is_end(*at, &graph.arrows)).count();
    if alone == 0 || graph.arrows.len() > most {
        let kept = (graph.arrows.len() * 4 / 5).min(most);
        graph.arrows.truncate(kept);
    }
    let mut places = Vec::new();
    let mut nodes = Vec::new();
    for (at, node) in std::mem::take(&mut graph.nodes).into_iter().enumerate() {
        places.push(nodes.len());
        if is_end(at, &graph.arrows) {
            nodes.push(node);
        }
    }
    graph.nodes = nodes;
    for arrow in &mut graph.arrows {
        arrow.from = places[arrow.from];
        arrow.to = places[arrow.to];
    }
}

fn chart(graph: &Graph, remark: Option<&str>) -> String {
    let mut text = "flowchart LR\n".to_owned();
    if let Some(remark) = remark {
        let _ = writeln!(text, "  %% {remark}");
    }
    for node in graph.nodes.iter().filter(|node| node.group.is_none()) {
        let _ = writeln!(text, "  {}", shape(node));
    }
    for (at, group) in graph.groups.iter().enumerate() {
        let _ = writeln!(text, "  subgraph {}[\"{}\"]", group.id, escape(&group.label));
        for node in graph.nodes.iter().filter(|node| node.group == Some(at)) {
            let _ = writeln!(text, "    {}", shape(node));
        }
        text.push_str("  end\n");
    }
    for arrow in &graph.arrows {
        let (Some(from), Some(to)) = (graph.nodes.get(arrow.from), graph.nodes.get(arrow.to)) else { continue };
        let line = if arrow.is_message || to.shape == Shape::Unknown { "-.->" } else { "-->" };
        let label = if arrow.label.is_empty() { String::new() } else { format!("|\"{}\"|", escape(&arrow.label)) };
        let _ = writeln!(text, "  {} {line}{label} {}", from.id, to.id);
    }
    for (class, style) in CLASSES {
        if graph.nodes.iter().any(|node| self::class(node.shape) == class) {
            let _ = writeln!(text, "  classDef {class} {style}");
        }
    }
    text
}

const CLASSES: [(&str, &str); 6] = [
    ("component", "fill:#dbeafe,stroke:#1d4ed8,color:#111827"),
    ("store", "fill:#dcfce7,stroke:#15803d,color:#111827"),
    ("resource", "fill:#fef9c3,stroke:#a16207,color:#111827"),
    ("outside", "fill:#fae8ff,stroke:#a21caf,color:#111827"),
    ("topic", "fill:#ffedd5,stroke:#c2410c,color:#111827"),
    ("unknown", "fill:#f3f4f6,stroke:#6b7280,color:#111827,stroke-dasharray:4"),
];

fn class(shape: Shape) -> &'static str {
    match shape {
        Shape::Component => "component",
        Shape::Store => "store",
        Shape::Resource => "resource",
        Shape::ThirdParty => "outside",
        Shape::Topic => "topic",
        Shape::Unknown => "unknown",
    }
}

fn shape(node: &Node) -> String {
    let (open, close) = match node.shape {
        Shape::Component | Shape::Unknown => ("[", "]"),
        Shape::Store => ("[(", ")]"),
        Shape::Resource => ("(", ")"),
        Shape::ThirdParty => ("[[", "]]"),
        Shape::Topic => ("([", "])"),
    };
    let lines: Vec<String> = node.lines.iter().map(|line| escape(line)).collect();
    format!("{}{open}\"{}\"{close}:::{}", node.id, lines.join("<br/>"), class(node.shape))
}

/// `text` for a quoted label: whatever Mermaid, its Markdown or HTML could take for its own is written by number. What it
/// would find even so (formulas, line breaks, icons) is broken up by a space without width.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        let is_plain = matches!(c, ' ' | '/' | '.' | ',' | '-' | '_' | '(' | ')' | '{' | '}' | '?' | '·' | '…');
        if c.is_alphanumeric() || is_plain {
            escaped.push(c);
        } else {
            let _ = write!(escaped, "#{};", u32::from(c));
        }
        if matches!(c, '$' | '\\') || c == ':' && text[at + 1..].starts_with("fa-") {
            escaped.push_str("#8203;");
        }
    }
    escaped
}
