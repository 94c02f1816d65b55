//! The map: from points, components and deployment files to resources and edges.

mod calls;
mod instances;
mod network;
mod routes;
mod technology;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::link::calls::Calls;
use crate::link::instances::Instances;
use crate::link::network::{Network, Target};
use crate::model::deployment::Deployment;
use crate::model::link::{Edge, EdgeConfidence, EdgeKind, Place, Resource};
use crate::model::point::{Direction, Point, PointKind};
use crate::model::report::Report;
use crate::model::scope::FileScope;

/// Fills in the resources and edges of a finished report, and the resource of each point. Only production code makes
/// edges. What leads nowhere that is known makes none: its points stay without a resource.
pub(crate) fn link(report: &mut Report, deployment: &Deployment) {
    let mut map = Map::default();
    {
        let network = Network::new(&report.components, deployment);
        let ids: BTreeMap<&str, usize> =
            report.components.iter().enumerate().map(|(at, c)| (c.id.as_str(), at)).collect();
        let calls = Calls::new(&network, &report.points, &ids);
        let instances = Instances::new(&network, &report.points);
        for (at, point) in report.points.iter().enumerate() {
            if point.scope != FileScope::Production || !goes_out(point) {
                continue;
            }
            for component in makers(point, &network, &ids) {
                map.add_point(at, point, component, &network, &calls, &instances);
            }
        }
    }
    for (at, resource) in std::mem::take(&mut map.of_point) {
        report.points[at].resource = Some(resource);
    }
    report.resources = map.resources.into_values().collect();
    report.edges = map.edges.into_values().collect();
    for edge in &mut report.edges {
        edge.points.sort();
        edge.points.dedup();
        edge.evidence.sort();
        edge.evidence.dedup();
    }
    for resource in &mut report.resources {
        resource.evidence.sort();
        resource.evidence.dedup();
    }
    report.edges.sort();
}

/// Whether a point crosses to something else: calls out, or takes what a broker holds.
fn goes_out(point: &Point) -> bool {
    match point.kind {
        PointKind::QueueConsume => true,
        PointKind::DbModel | PointKind::DbMigration => false,
        _ => point.direction == Direction::Outbound,
    }
}

/// The components that a point is made by: its own or, where that is a part of others, those that use it there.
fn makers(point: &Point, network: &Network<'_>, ids: &BTreeMap<&str, usize>) -> Vec<usize> {
    let Some(own) = point.component.as_deref().and_then(|id| ids.get(id).copied()) else { return Vec::new() };
    if !network.is_shared(own) {
        return vec![own];
    }
    let users: BTreeSet<usize> = point.evidence.iter().filter_map(|step| network.holder(&step.file)).collect();
    let users: Vec<usize> = users.into_iter().filter(|at| !network.is_shared(*at)).collect();
    if users.is_empty() { vec![own] } else { users }
}

/// Resources and edges while they are put together.
#[derive(Default)]
struct Map {
    resources: BTreeMap<String, Resource>,
    edges: BTreeMap<(String, String, String, EdgeKind, Option<String>), Edge>,
    of_point: BTreeMap<usize, String>,
}

impl Map {
    fn add_point(
        &mut self,
        at: usize,
        point: &Point,
        component: usize,
        network: &Network<'_>,
        calls: &Calls<'_>,
        instances: &Instances<'_>,
    ) {
        let id = |component: usize| network.components.get(component).map(|c| c.id.clone()).unwrap_or_default();
        let protocol = |default: &str| point.protocol.clone().unwrap_or_else(|| default.to_owned());
        let is_call = matches!(
            point.kind,
            PointKind::HttpCall | PointKind::RpcCall | PointKind::GraphqlCall | PointKind::Websocket | PointKind::Sse
        );
        if is_call {
            for (target, sure) in calls.targets(point, component) {
                match target {
                    Target::Component(to) if to == component => {}
                    Target::Component(to) => self.add_edge(point, id(component), id(to), protocol("http"), sure),
                    Target::Workload(_) => {
                        let Some(resource) = instances.behind(point, target) else { continue };
                        self.add_resource(at, point, id(component), resource, protocol("http"), sure);
                    }
                }
            }
            if let Some(resource) = calls.outside(point, component) {
                self.add_resource(at, point, id(component), resource, protocol("http"), EdgeConfidence::Resolved);
            }
            return;
        }
        if let Some((resource, protocol, sure)) = instances.of(point, component) {
            self.add_resource(at, point, id(component), resource, protocol, sure);
        }
    }

    fn add_resource(
        &mut self,
        at: usize,
        point: &Point,
        from: String,
        resource: Resource,
        protocol: String,
        sure: EdgeConfidence,
    ) {
        let to = resource.id.clone();
        let known = self.resources.entry(to.clone()).or_insert(resource);
        known.evidence.push(Place { file: point.file.clone(), line: point.line });
        self.of_point.insert(at, to.clone());
        self.add_edge(point, from, to, protocol, sure);
    }

    fn add_edge(&mut self, point: &Point, from: String, to: String, protocol: String, confidence: EdgeConfidence) {
        let kind = match point.kind {
            PointKind::QueuePublish => EdgeKind::Publish,
            PointKind::QueueConsume => EdgeKind::Consume,
            PointKind::DbCall | PointKind::Cache | PointKind::Search => EdgeKind::Query,
            _ => EdgeKind::Request,
        };
        let carries = matches!(kind, EdgeKind::Publish | EdgeKind::Consume);
        let topic = point.target.clone().filter(|topic| carries && !topic.contains("{?}"));
        let key = (from.clone(), to.clone(), protocol.clone(), kind, topic.clone());
        let edge = self.edges.entry(key).or_insert(Edge {
            from,
            to,
            protocol,
            kind,
            topic,
            points: Vec::new(),
            confidence,
            evidence: Vec::new(),
        });
        edge.confidence = edge.confidence.min(confidence);
        edge.points.push(point.id.clone());
        edge.evidence.push(Place { file: point.file.clone(), line: point.line });
    }
}
