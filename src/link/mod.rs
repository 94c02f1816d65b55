//! The map: from points, components and deployment files to resources and edges.

mod calls;
mod declared;
mod instances;
mod makers;
mod messages;
mod network;
mod routes;
mod technology;
#[cfg(test)]
mod tests;
mod values;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::link::calls::Calls;
use crate::link::declared::{Declarations, End};
use crate::link::instances::Instances;
use crate::link::makers::Makers;
use crate::link::messages::{Messages, STRAIGHT, Way, with_topic};
use crate::link::network::{Network, Target};
use crate::link::routes::Routes;
use crate::model::deployment::Deployment;
use crate::model::link::{Edge, EdgeConfidence, EdgeKind, Place, Resource};
use crate::model::point::{Direction, Point, PointKind};
use crate::model::report::Report;
use crate::model::scope::FileScope;

/// What code that people wrote calls of the code that programs wrote.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    /// Files that a program wrote.
    pub(crate) generated: BTreeSet<String>,
    /// Names of functions called, by the id of the component.
    pub(crate) called: BTreeMap<String, BTreeSet<String>>,
    /// What generated files call of which a component calls a function, by the id of the component and the file.
    pub(crate) through: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
    /// Packages imported by their whole path, by the id of the component.
    pub(crate) imported: BTreeMap<String, BTreeSet<String>>,
    /// Folders of Go packages that a component imports through others, by its id.
    pub(crate) packages: BTreeMap<String, BTreeSet<String>>,
    /// Files of other components that a component imports, directly or not, by its id.
    pub(crate) reached: BTreeMap<String, BTreeSet<String>>,
    /// Technologies whose calls are answered by another one where a component uses both, and those others.
    pub(crate) providers: BTreeMap<String, BTreeSet<String>>,
    /// What carries the messages that a component takes in, by its id: technologies, or `tcp`.
    pub(crate) carriers: BTreeMap<String, BTreeSet<String>>,
    /// Literal texts handed to functions of packages: by text and the id of the component the packages.
    pub(crate) told: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
}

impl Uses {
    fn imports(&self, component: &str, file: &str) -> bool {
        self.imported.get(component).is_some_and(|packages| packages.iter().any(|package| is_package_of(package, file)))
    }

    fn tells(&self, component: &str, text: &str, file: &str) -> bool {
        let packages = self.told.get(text).and_then(|told| told.get(component));
        packages.is_some_and(|packages| packages.iter().any(|package| is_package_of(package, file)))
    }

    /// Whether a component calls the generated function that a point stands in, or the remote method by its name.
    fn calls(&self, component: &str, point: &Point) -> bool {
        let called = self.called.get(component);
        let through = self.through.get(component);
        let last = |name: &Option<String>| {
            let name = name.as_deref()?.rsplit(['/', '.', ':', '#']).next()?;
            // A generated file that calls itself is in use by nobody yet.
            let mut others = through.into_iter().flatten().filter(|(file, _)| **file != point.file);
            Some(called.is_some_and(|called| called.contains(name)) || others.any(|(_, calls)| calls.contains(name)))
        };
        if point.kind == PointKind::HttpRoute {
            // Registered by a function of the file, whatever it stands in.
            return through.is_some_and(|through| through.contains_key(&point.file));
        }
        let remote = last(&point.target).filter(|_| point.kind == PointKind::RpcCall);
        remote.or_else(|| last(&point.symbol)).unwrap_or(true)
    }
}

/// Whether a package, by its whole path, is the folder of a file.
fn is_package_of(package: &str, file: &str) -> bool {
    let Some((folder, _)) = file.rsplit_once('/') else { return false };
    package.strip_suffix(folder).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

/// Fills in the resources and edges of a finished report, and the resource of each point. Only production code makes
/// edges. What leads nowhere that is known makes none: its points stay without a resource.
pub(crate) fn link(report: &mut Report, deployment: &Deployment, uses: &Uses) {
    let mut map = Map::default();
    {
        let answers = report.points.iter().filter(|point| point.kind == PointKind::HttpRoute);
        let answers: BTreeSet<&str> = answers.filter_map(|point| point.component.as_deref()).collect();
        let network =
            Network::new(&report.components, deployment).with_taken(uses.reached.values().flatten(), &answers);
        let ids: BTreeMap<&str, usize> =
            report.components.iter().enumerate().map(|(at, c)| (c.id.as_str(), at)).collect();
        let instances = Instances::new(&network, &report.points, &uses.providers);
        let makers = Makers::new(&network, &ids, uses, &report.points);
        let routes = Routes::new(&report.points, |point| makers.of(point));
        let calls = Calls::new(&network, routes, &report.points, |point| makers.of(point));
        let messages = Messages::new(&network, &uses.carriers, &report.points, |point| makers.of(point));
        for (at, point) in report.points.iter().enumerate() {
            if point.scope != FileScope::Production || !goes_out(point) {
                continue;
            }
            for component in makers.of(point) {
                let point = with_topic(point, component, &network);
                match messages.way(&point, component) {
                    Way::Straight(to) => map.add_message(at, &point, component, to, &network),
                    Way::Carried(point) => map.add_point(at, &point, component, &network, &calls, &instances),
                    Way::Unsaid => map.add_point(at, &point, component, &network, &calls, &instances),
                }
            }
        }
        map.add_declared(Declarations::new(&network, &report.points), &network);
    }
    let values = values::values(&report.components, deployment, &Network::new(&report.components, deployment));
    for (component, values) in report.components.iter_mut().zip(values) {
        for (variable, set) in component.env.iter_mut().zip(values) {
            variable.set.extend(set);
        }
    }
    for (at, resource) in std::mem::take(&mut map.of_point) {
        report.points[at].resource = Some(resource);
    }
    for at in std::mem::take(&mut map.straight) {
        report.points[at].protocol = Some(STRAIGHT.to_owned());
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

/// Whether who is called may be told by a name alone; remote calls say who by the service.
fn may_be_named(point: &Point) -> bool {
    point.host.is_some() || point.kind != PointKind::RpcCall
}

/// What more than half of those who speak with somebody speak.
fn mostly(protocols: &BTreeMap<String, usize>) -> Option<String> {
    let all: usize = protocols.values().sum();
    protocols.iter().find(|(_, number)| **number * 2 > all).map(|(protocol, _)| protocol.clone())
}

/// Whether a workload is called like what code speaks of by its product: `schema-registry-1`, `schema-registry`.
fn is_instance(workload: &Resource, known: &Resource) -> bool {
    let technology = known.technology.as_deref().unwrap_or_default();
    let rest = workload.name.strip_prefix(technology).filter(|_| technology.len() > 4);
    rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == '-'))
}

/// Resources and edges while they are put together.
#[derive(Default)]
struct Map {
    resources: BTreeMap<String, Resource>,
    edges: BTreeMap<(String, String, String, EdgeKind, Option<String>), Edge>,
    of_point: BTreeMap<usize, String>,
    /// Messages that go without a broker.
    straight: BTreeSet<usize>,
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
            let targets = calls.targets(point, component);
            let outside = calls.outside(point, component);
            if targets.is_empty() && outside.is_none() && may_be_named(point) {
                if let Some(resource) = calls::unresolved(point) {
                    self.add_resource(at, point, id(component), resource, protocol("http"), EdgeConfidence::Inferred);
                }
                return;
            }
            for (target, sure) in targets {
                match target {
                    Target::Component(to) if to == component => {}
                    Target::Component(to) => self.add_edge(point, id(component), id(to), protocol("http"), sure),
                    Target::Workload(_) => {
                        let Some(resource) = instances.behind(point, target) else { continue };
                        self.add_resource(at, point, id(component), resource, protocol("http"), sure);
                    }
                }
            }
            if let Some(resource) = outside {
                self.add_resource(at, point, id(component), resource, protocol("http"), EdgeConfidence::Resolved);
            }
            return;
        }
        if let Some((resource, protocol, sure)) = instances.of(point, component) {
            self.add_resource(at, point, id(component), resource, protocol, sure);
        }
    }

    /// Adds a message that goes to its taker without a broker: a request like others.
    fn add_message(&mut self, at: usize, point: &Point, from: usize, to: Option<usize>, network: &Network<'_>) {
        self.straight.insert(at);
        let id = |component: usize| network.components.get(component).map(|c| c.id.clone()).unwrap_or_default();
        if let Some(to) = to {
            let call = Point { kind: PointKind::RpcCall, ..point.clone() };
            self.add_edge(&call, id(from), id(to), STRAIGHT.to_owned(), EdgeConfidence::Inferred);
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

    /// Adds edges that are declared between ends that code does not connect.
    fn add_declared(&mut self, declared: Declarations, network: &Network<'_>) {
        let id = |end: &End| match end {
            End::Component(at) => network.components.get(*at).map(|c| c.id.clone()).unwrap_or_default(),
            End::Resource(id) => id.clone(),
        };
        // What others speak with the same end.
        let mut spoken: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for edge in self.edges.values() {
            *spoken.entry(edge.to.clone()).or_default().entry(edge.protocol.clone()).or_default() += 1;
        }
        let by_code: BTreeSet<(String, String)> = self.edges.values().map(|e| (e.from.clone(), e.to.clone())).collect();
        let mut resources = declared.resources;
        // What a proxy says of itself goes before what its variables say.
        let mut passed: BTreeSet<(String, String)> = BTreeSet::new();
        for edge in declared.edges {
            let (from, mut to) = (id(&edge.from), id(&edge.to));
            if let (End::Resource(_), Some(resource)) = (&edge.to, resources.get(&to)) {
                // Code may know better what runs under a name.
                let known = self.resources.values().find(|known| known.name == resource.name);
                let known = known.or_else(|| self.resources.values().find(|known| is_instance(resource, known)));
                to = known.map_or(to, |known| known.id.clone());
            }
            let ends = (from.clone(), to.clone());
            let is_pass = edge.confidence == EdgeConfidence::Resolved;
            if from == to || by_code.contains(&ends) || !is_pass && passed.contains(&ends) {
                continue;
            }
            if is_pass {
                passed.insert(ends);
            }
            for (end, id) in [(&edge.from, &from), (&edge.to, &to)] {
                if let (End::Resource(_), Some(resource)) = (end, resources.remove(id)) {
                    self.resources.entry(id.clone()).or_insert(resource);
                }
            }
            let protocol =
                edge.protocol.or_else(|| spoken.get(&to).and_then(mostly)).unwrap_or_else(|| "tcp".to_owned());
            let key = (from.clone(), to.clone(), protocol.clone(), EdgeKind::Request, None);
            let known = self.edges.entry(key).or_insert(Edge {
                from,
                to,
                protocol,
                kind: EdgeKind::Request,
                topic: None,
                points: Vec::new(),
                confidence: edge.confidence,
                evidence: Vec::new(),
            });
            known.evidence.push(edge.evidence);
        }
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
