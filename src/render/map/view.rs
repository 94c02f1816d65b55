//! What a view of the map shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::component::Component;
use crate::model::link::{Edge, EdgeKind, Resource};
use crate::model::point::{Direction, Point, PointKind};
use crate::model::report::Report;
use crate::render::clean;

/// What stands for a topic that the code does not determine.
pub(crate) const UNKNOWN: &str = "{?}";

/// The parts of a report that a view shows, each where it belongs.
pub(crate) struct View<'r> {
    pub(crate) report: &'r Report,
    /// Components in the order of their ids.
    pub(crate) parts: Vec<Part<'r>>,
    /// Resources in the order of their ids.
    pub(crate) resources: Vec<&'r Resource>,
    /// Dependencies, sorted: by where they start, where they lead, what is spoken.
    pub(crate) edges: Vec<&'r Edge>,
    names: BTreeMap<&'r str, String>,
}

/// One component with what it offers and uses.
pub(crate) struct Part<'r> {
    pub(crate) component: &'r Component,
    /// Where others come in.
    pub(crate) offers: Vec<&'r Point>,
    /// What it depends on.
    pub(crate) uses: Vec<&'r Edge>,
    /// Calls out that lead to nothing known.
    pub(crate) loose: Vec<&'r Point>,
}

impl<'r> View<'r> {
    /// The view of `report`. One whose points are `filtered` shows what belongs to them alone: their components, the
    /// dependencies that they make, and what these lead to.
    pub(crate) fn new(report: &'r Report, filtered: bool) -> View<'r> {
        let listed: BTreeSet<&str> = report.points.iter().map(|point| point.id.as_str()).collect();
        let busy: BTreeSet<&str> = report.points.iter().filter_map(|point| point.component.as_deref()).collect();
        let is_made = |edge: &Edge| {
            edge.points.iter().any(|id| listed.contains(id.as_str()))
                || edge.points.is_empty() && busy.contains(edge.from.as_str())
        };
        let mut edges: Vec<&Edge> = report.edges.iter().filter(|edge| !filtered || is_made(edge)).collect();
        edges.sort();
        let ends: BTreeSet<&str> = edges.iter().flat_map(|edge| [edge.from.as_str(), &edge.to]).collect();
        let shown = |id: &str| !filtered || ends.contains(id);
        let made: BTreeSet<&str> = report.edges.iter().flat_map(|edge| &edge.points).map(String::as_str).collect();
        let parts = report.components.iter().filter(|c| shown(&c.id) || busy.contains(c.id.as_str()));
        let parts: Vec<Part<'r>> = parts.map(|component| part(component, report, &edges, &made)).collect();
        let resources: Vec<&Resource> = report.resources.iter().filter(|resource| shown(&resource.id)).collect();
        let names = names(&parts, &resources);
        View { report, parts, resources, edges, names }
    }

    /// What a component or resource is called here.
    pub(crate) fn name<'v>(&'v self, id: &'v str) -> &'v str {
        self.names.get(id).map_or(id, String::as_str)
    }

    pub(crate) fn resource(&self, id: &str) -> Option<&'r Resource> {
        self.resources.iter().copied().find(|resource| resource.id == id)
    }

    /// Those of a topic's other end: the consumers of what `edge` publishes, the publishers of what it consumes.
    pub(crate) fn others(&self, edge: &Edge) -> Vec<&str> {
        let wanted = if edge.kind == EdgeKind::Publish { EdgeKind::Consume } else { EdgeKind::Publish };
        let same = |other: &&&Edge| other.kind == wanted && other.to == edge.to && other.topic == edge.topic;
        let names = self.edges.iter().filter(|_| edge.topic.is_some()).filter(same).map(|e| self.name(&e.from));
        names.collect::<BTreeSet<&str>>().into_iter().collect()
    }

    /// The listed points of an edge, in their order.
    pub(crate) fn points_of(&self, edges: &[&Edge]) -> Vec<&'r Point> {
        let ids: BTreeSet<&str> = edges.iter().flat_map(|edge| &edge.points).map(String::as_str).collect();
        self.report.points.iter().filter(|point| ids.contains(point.id.as_str())).collect()
    }
}

/// What a resource is: `postgresql database`.
pub(crate) fn nature(resource: &Resource) -> String {
    let kind = resource.kind.replace('_', " ");
    match &resource.technology {
        Some(technology) if *technology != resource.name => format!("{} {kind}", clean(technology)),
        _ => kind,
    }
}

/// Whether an edge goes over a topic.
pub(crate) fn is_message(edge: &Edge) -> bool {
    matches!(edge.kind, EdgeKind::Publish | EdgeKind::Consume)
}

/// Whether a point is expected to lead somewhere.
fn leads_out(point: &Point) -> bool {
    let declares = matches!(point.kind, PointKind::DbModel | PointKind::DbMigration);
    // Whom senders reach straight needs no broker.
    let listens = point.kind == PointKind::QueueConsume && point.protocol.as_deref() != Some("tcp");
    (point.direction == Direction::Outbound && !declares) || listens
}

fn part<'r>(component: &'r Component, report: &'r Report, edges: &[&'r Edge], made: &BTreeSet<&str>) -> Part<'r> {
    let own = || report.points.iter().filter(|point| point.component.as_deref() == Some(&component.id));
    Part {
        component,
        offers: own().filter(|point| point.direction == Direction::Inbound).collect(),
        uses: edges.iter().filter(|edge| edge.from == component.id).copied().collect(),
        loose: own().filter(|point| leads_out(point) && !made.contains(point.id.as_str())).collect(),
    }
}

/// Folders whose names say nothing without the folder around them.
const VAGUE: [&str; 7] = ["src", "app", "code", "cmd", "server", "service", "main"];

/// Names by id: those of manifests and addresses, and the whole id where several share a name.
fn names<'r>(parts: &[Part<'r>], resources: &[&'r Resource]) -> BTreeMap<&'r str, String> {
    let components = parts.iter().map(|part| (part.component.id.as_str(), part.component.name.as_str()));
    let all: Vec<(&str, &str)> = components.chain(resources.iter().map(|r| (r.id.as_str(), r.name.as_str()))).collect();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, name) in &all {
        *uses.entry(name).or_default() += 1;
    }
    let unique = |name: &str| !name.is_empty() && uses.get(name) == Some(&1);
    let called = |id: &'r str, name: &'r str| {
        let name = if unique(name) || id == "." { name } else { id };
        let around = id.strip_suffix(name).and_then(|rest| rest.strip_suffix('/')).filter(|_| VAGUE.contains(&name));
        let around = around.and_then(|rest| rest.rsplit('/').next());
        clean(&around.map_or_else(|| name.to_owned(), |around| format!("{around}/{name}"))).into_owned()
    };
    all.into_iter().map(|(id, name)| (id, called(id, name))).collect()
}
