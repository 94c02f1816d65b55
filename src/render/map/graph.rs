//! The map as nodes and arrows, before any notation.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::link::{Edge, EdgeKind, Owner};
use crate::model::point::PointKind;
use crate::render::map::operations::operations;
use crate::render::map::slug::Slugs;
use crate::render::map::view::{Part, UNKNOWN, View, is_message, nature};
use crate::render::{clean, count, title};

/// Entry points of a component that are named one by one.
const MAX_ITEMS: usize = 12;

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Component,
    /// A database, a cache, a store.
    Store,
    /// Another resource of the owner of the code.
    Resource,
    ThirdParty,
    Topic,
    /// Where calls go of which nothing is known.
    Unknown,
}

pub(crate) struct Node {
    pub(crate) id: String,
    pub(crate) shape: Shape,
    /// Its name, and what it is.
    pub(crate) lines: Vec<String>,
    /// What it offers.
    pub(crate) items: Vec<String>,
    /// The group that it stands in, by its place among [`Graph::groups`].
    pub(crate) group: Option<usize>,
}

/// A broker around its topics, or all third parties.
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) label: String,
}

/// From node to node, by their places among [`Graph::nodes`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Arrow {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) label: String,
    /// Nobody waits for an answer.
    pub(crate) is_message: bool,
}

#[derive(Default)]
pub(crate) struct Graph {
    pub(crate) groups: Vec<Group>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) arrows: Vec<Arrow>,
}

impl Graph {
    /// Components, resources, topics and what lies between them.
    pub(crate) fn whole(view: &View<'_>) -> Graph {
        let mut builder = Builder { view, graph: Graph::default(), slugs: Slugs::default(), at: BTreeMap::new() };
        builder.components(true);
        builder.resources();
        builder.edges();
        builder.loose();
        builder.graph
    }

    /// Components, and that one asks another or sends it messages.
    pub(crate) fn of_components(view: &View<'_>) -> Graph {
        let mut builder = Builder { view, graph: Graph::default(), slugs: Slugs::default(), at: BTreeMap::new() };
        builder.components(false);
        let mut arrows = BTreeSet::new();
        for edge in &view.edges {
            let Some(from) = builder.at.get(edge.from.as_str()).copied() else { continue };
            if edge.kind == EdgeKind::Publish {
                let takes = |other: &&&Edge| {
                    other.kind == EdgeKind::Consume && other.to == edge.to && other.topic == edge.topic
                };
                let takers = view.edges.iter().filter(|_| edge.topic.is_some()).filter(takes);
                for to in takers.filter_map(|taker| builder.at.get(taker.from.as_str()).copied()) {
                    arrows.insert(Arrow { from, to, label: String::new(), is_message: true });
                }
            } else if let Some(to) = builder.at.get(edge.to.as_str()).copied() {
                arrows.insert(Arrow { from, to, label: String::new(), is_message: false });
            }
        }
        builder.graph.arrows = arrows.into_iter().collect();
        builder.graph
    }
}

struct Builder<'v, 'r> {
    view: &'v View<'r>,
    graph: Graph,
    slugs: Slugs,
    /// Places of nodes by the id of their component or resource.
    at: BTreeMap<&'v str, usize>,
}

impl<'v, 'r: 'v> Builder<'v, 'r> {
    fn components(&mut self, detailed: bool) {
        for part in &self.view.parts {
            let component = part.component;
            let mut lines = vec![self.view.name(&component.id).to_owned()];
            let mut items = Vec::new();
            if detailed {
                let kind = std::iter::once(component.kind.name());
                let words = kind.chain(component.frameworks.iter().map(String::as_str)).collect::<Vec<_>>();
                lines.push(clean(&words.join(" · ")).into_owned());
                lines.extend(sums(part));
                items = offered(part);
            }
            let id = self.slugs.name("c", &component.id);
            self.at.insert(&component.id, self.graph.nodes.len());
            self.graph.nodes.push(Node { id, shape: Shape::Component, lines, items, group: None });
        }
    }

    fn resources(&mut self) {
        let view = self.view;
        let mut outside = None;
        for resource in &view.resources {
            let holds_topics = view.edges.iter().any(|edge| edge.to == resource.id && is_message(edge));
            let name = view.name(&resource.id).to_owned();
            if holds_topics {
                self.topics(&resource.id, format!("{name} · {}", nature(resource)));
            }
            let is_used = view.edges.iter().any(|edge| edge.to == resource.id && !is_message(edge));
            if holds_topics && !is_used {
                continue;
            }
            let shape = match (resource.owner, resource.kind.as_str()) {
                (Owner::ThirdParty, _) => Shape::ThirdParty,
                (_, "database" | "cache" | "search" | "object_storage") => Shape::Store,
                _ => Shape::Resource,
            };
            let group = (shape == Shape::ThirdParty).then(|| {
                *outside.get_or_insert_with(|| {
                    self.graph.groups.push(Group { id: "third_parties".to_owned(), label: "third parties".to_owned() });
                    self.graph.groups.len() - 1
                })
            });
            let id = self.slugs.name("r", &resource.id);
            self.at.insert(&resource.id, self.graph.nodes.len());
            self.graph.nodes.push(Node { id, shape, lines: vec![name, nature(resource)], items: Vec::new(), group });
        }
    }

    /// A broker with its topics in it.
    fn topics(&mut self, resource: &'r str, label: String) {
        let id = self.slugs.name("g", resource);
        let group = self.graph.groups.len();
        self.graph.groups.push(Group { id, label });
        let of_it = self.view.edges.iter().filter(|edge| edge.to == resource && is_message(edge));
        let topics: BTreeMap<String, &str> = of_it.map(|edge| (topic_key(edge), topic(edge))).collect();
        for (key, topic) in topics {
            let id = self.slugs.name("t", &key);
            let lines = vec![clean(topic).into_owned()];
            self.graph.nodes.push(Node { id, shape: Shape::Topic, lines, items: Vec::new(), group: Some(group) });
        }
    }

    fn edges(&mut self) {
        let view = self.view;
        let groups = view.edges.chunk_by(|a, b| (&a.from, &a.to, &a.protocol) == (&b.from, &b.to, &b.protocol));
        for edges in groups {
            let Some(from) = self.at.get(edges[0].from.as_str()).copied() else { continue };
            for edge in edges.iter().filter(|edge| is_message(edge)) {
                let id = self.slugs.name("t", &topic_key(edge));
                let Some(at) = self.graph.nodes.iter().position(|node| node.id == id) else { continue };
                let (from, to) = if edge.kind == EdgeKind::Publish { (from, at) } else { (at, from) };
                self.graph.arrows.push(Arrow { from, to, label: String::new(), is_message: true });
            }
            let asked: Vec<&Edge> = edges.iter().copied().filter(|edge| !is_message(edge)).collect();
            if let (Some(edge), Some(to)) = (asked.first(), self.at.get(edges[0].to.as_str()).copied()) {
                let points: BTreeSet<&String> = asked.iter().flat_map(|edge| &edge.points).collect();
                // What a proxy passes on stands in its configuration, no code calls.
                let calls = (!points.is_empty()).then(|| count(points.len() as u64, "call"));
                let label = [Some(clean(&edge.protocol).into_owned()), calls].into_iter().flatten();
                let label = label.collect::<Vec<_>>().join(" · ");
                self.graph.arrows.push(Arrow { from, to, label, is_message: false });
            }
        }
    }

    /// Calls that lead to nothing known lead to one node that says so.
    fn loose(&mut self) {
        let view = self.view;
        let mut unknown = None;
        for part in view.parts.iter().filter(|part| !part.loose.is_empty()) {
            let Some(from) = self.at.get(part.component.id.as_str()).copied() else { continue };
            let to = *unknown.get_or_insert_with(|| {
                let lines = vec!["unresolved".to_owned()];
                let id = self.slugs.name("u", "unresolved");
                self.graph.nodes.push(Node { id, shape: Shape::Unknown, lines, items: Vec::new(), group: None });
                self.graph.nodes.len() - 1
            });
            let mut kinds: BTreeMap<PointKind, u64> = BTreeMap::new();
            part.loose.iter().for_each(|point| *kinds.entry(point.kind).or_default() += 1);
            let label = kinds.iter().map(|(kind, n)| count(*n, kind.noun())).collect::<Vec<_>>().join(", ");
            self.graph.arrows.push(Arrow { from, to, label, is_message: false });
        }
    }
}

fn topic(edge: &Edge) -> &str {
    edge.topic.as_deref().unwrap_or(UNKNOWN)
}

/// What a topic is known by. Nobody knows whether two unknown ones are the same: each is one of its own.
fn topic_key(edge: &Edge) -> String {
    let resource = edge.to.split_once(':').map_or(edge.to.as_str(), |(_, name)| name);
    match (&edge.topic, edge.kind) {
        (Some(topic), _) => format!("{resource}/{topic}"),
        (None, EdgeKind::Publish) => format!("{resource}/unknown/from/{}", edge.from),
        (None, _) => format!("{resource}/unknown/to/{}", edge.from),
    }
}

/// How many entry points of each kind there are.
fn sums(part: &Part<'_>) -> Option<String> {
    let of = |kind: PointKind| part.offers.iter().filter(|point| point.kind == kind).count() as u64;
    let kinds = PointKind::ALL.iter().map(|kind| (kind, of(*kind))).filter(|(_, n)| *n > 0);
    let words: Vec<String> = kinds.map(|(kind, n)| count(n, kind.noun())).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The entry points by name.
fn offered(part: &Part<'_>) -> Vec<String> {
    let mut items = Vec::new();
    for kind in PointKind::ALL {
        let points: Vec<_> = part.offers.iter().copied().filter(|point| point.kind == *kind).collect();
        for operation in operations(&points) {
            let said = [operation.name, operation.target].join(" ").trim().to_owned();
            let is_route = *kind == PointKind::HttpRoute;
            items.push(if is_route { said } else { format!("{said} ({})", kind.noun()) });
        }
    }
    if items.len() > MAX_ITEMS {
        let more = items.len() - MAX_ITEMS + 1;
        items.truncate(MAX_ITEMS - 1);
        items.push(format!("… {more} more"));
    }
    items
}

/// The heading of a kind, used by views that list points.
pub(crate) fn heading(kind: PointKind, points: usize) -> String {
    format!("{} ({points})", title(kind))
}
