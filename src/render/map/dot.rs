//! A drawing for Graphviz. Each component is a cluster with what it offers in it; a broker is one around its topics.

use std::io::{self, Write};

use crate::render::map::graph::{Graph, Node, Shape};
use crate::render::map::view::View;

/// Writes `view`.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = Graph::whole(view);
    writeln!(out, "digraph map {{")?;
    writeln!(
        out,
        "  graph [rankdir=LR, compound=true, fontname=\"Helvetica\", fontsize=12, nodesep=0.3, ranksep=1.2]"
    )?;
    writeln!(out, "  node [fontname=\"Helvetica\", fontsize=10, style=filled, fillcolor=white]")?;
    writeln!(out, "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#4b5563\"]")?;
    for node in graph.nodes.iter().filter(|node| node.group.is_none()) {
        if node.items.is_empty() {
            writeln!(out, "  {}", plain(node))?;
        } else {
            write_cluster(node, out)?;
        }
    }
    for (at, group) in graph.groups.iter().enumerate() {
        writeln!(out, "  subgraph cluster_{} {{", group.id)?;
        writeln!(out, "    label=\"{}\"; style=\"rounded,dashed\"; color=\"#6b7280\"", escape(&group.label))?;
        for node in graph.nodes.iter().filter(|node| node.group == Some(at)) {
            writeln!(out, "    {}", plain(node))?;
        }
        writeln!(out, "  }}")?;
    }
    for arrow in &graph.arrows {
        let (Some(from), Some(to)) = (graph.nodes.get(arrow.from), graph.nodes.get(arrow.to)) else { continue };
        let mut attributes = Vec::new();
        // An arrow from a cluster to itself has no border to end at.
        if arrow.from != arrow.to {
            attributes.extend((!from.items.is_empty()).then(|| format!("ltail=cluster_{}", from.id)));
            attributes.extend((!to.items.is_empty()).then(|| format!("lhead=cluster_{}", to.id)));
        }
        if !arrow.label.is_empty() {
            attributes.push(format!("label=\"{}\"", escape(&arrow.label)));
        }
        if arrow.is_message {
            attributes.push("style=dashed".to_owned());
        } else if to.shape == Shape::Unknown {
            attributes.push("style=dotted".to_owned());
        }
        let attributes = if attributes.is_empty() { String::new() } else { format!(" [{}]", attributes.join(", ")) };
        writeln!(out, "  {} -> {}{attributes}", from.id, to.id)?;
    }
    writeln!(out, "}}")
}

/// A component around the list of what it offers.
fn write_cluster(node: &Node, out: &mut dyn Write) -> io::Result<()> {
    let title: Vec<String> = node.lines.iter().map(|line| escape(line)).collect();
    let items: String = node.items.iter().map(|item| format!("{}\\l", escape(item))).collect();
    writeln!(out, "  subgraph cluster_{} {{", node.id)?;
    writeln!(
        out,
        "    label=\"{}\"; style=\"rounded,filled\"; color=\"#1d4ed8\"; fillcolor=\"#dbeafe\"",
        title.join("\\n")
    )?;
    writeln!(out, "    {} [shape=box, color=\"#93c5fd\", label=\"{items}\"]", node.id)?;
    writeln!(out, "  }}")
}

fn plain(node: &Node) -> String {
    let (shape, fill) = match node.shape {
        Shape::Component => ("box, style=\"rounded,filled\"", "#dbeafe"),
        Shape::Store => ("cylinder", "#dcfce7"),
        Shape::Resource => ("box, style=\"rounded,filled\"", "#fef9c3"),
        Shape::ThirdParty => ("component", "#fae8ff"),
        Shape::Topic => ("cds", "#ffedd5"),
        Shape::Unknown => ("box, style=\"dashed\"", "#f3f4f6"),
    };
    let lines: Vec<String> = node.lines.iter().map(|line| escape(line)).collect();
    format!("{} [shape={shape}, fillcolor=\"{fill}\", label=\"{}\"]", node.id, lines.join("\\n"))
}

/// `text` for a quoted string: quotes, backslashes and the entities that Graphviz reads in labels.
pub(crate) fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;").replace('\n', "\\n")
}
