//! Edges that deployment files and proxies declare, where no code that is read says more.

use std::collections::{BTreeMap, BTreeSet};

use super::network::{Network, Target};
use super::technology::{known, of_image, of_workload, watches};
use super::words::{is_local, is_public, owner_of, scheme_and_host, words};
use crate::model::component::ComponentKind;
use crate::model::deployment::{Pass, Proxy, Workload};
use crate::model::link::{EdgeConfidence, Owner, Place, Resource};
use crate::model::point::{Point, PointKind};

/// Last words of variables whose value is an address even without a port.
const ADDRESSES: [&str; 11] =
    ["addr", "address", "host", "hostname", "url", "uri", "endpoint", "server", "broker", "brokers", "dsn"];

/// An end of an edge.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// A component, by index.
    Component(usize),
    /// A resource, by its id.
    Resource(String),
}

/// An edge that is declared.
pub(super) struct Declared {
    pub(super) from: End,
    pub(super) to: End,
    /// `None` where nothing says what is spoken.
    pub(super) protocol: Option<String>,
    pub(super) confidence: EdgeConfidence,
    pub(super) evidence: Place,
}

/// All that is declared, and the resources that it speaks of, by id.
#[derive(Default)]
pub(super) struct Declarations {
    pub(super) edges: Vec<Declared>,
    pub(super) resources: BTreeMap<String, Resource>,
}

impl Declarations {
    pub(super) fn new(network: &Network<'_>, points: &[Point]) -> Declarations {
        let mut out = Declarations::default();
        let serves = served(network, points);
        for proxy in network.proxies() {
            out.add_proxy(proxy, network);
        }
        for (_, workload) in network.workloads() {
            let Some(own) = network.owner_of(workload).filter(|own| is_unread(network, *own)) else { continue };
            out.add_workload(workload, own, network, &serves);
        }
        out
    }

    /// What a proxy passes on: it says so itself.
    fn add_proxy(&mut self, proxy: &Proxy, network: &Network<'_>) {
        let holders = holders(proxy, network);
        for (from, workload) in holders {
            for pass in &proxy.passes {
                self.add_pass(from, workload, (proxy, pass), network);
            }
        }
    }

    fn add_pass(
        &mut self,
        from: Target,
        workload: Option<&Workload>,
        (proxy, pass): (&Proxy, &Pass),
        network: &Network<'_>,
    ) {
        let variable = |name: &str| {
            let own = workload.and_then(|workload| workload.env.get(name)).map(String::as_str);
            let Target::Component(at) = from else { return own };
            own.or_else(|| network.values(at, name).first().copied())
        };
        let Some((_, host)) = replaced(&pass.address, variable).and_then(|address| scheme_and_host(&address)) else {
            return;
        };
        let to = match network.host(&host) {
            Some(to) if to == from || is_watching(network, to) => return,
            Some(to) => self.end(product(to, network), network),
            None if is_public(&host) && !is_local(&host) => self.outside(&host),
            None => return,
        };
        let evidence = Place { file: proxy.file.clone(), line: pass.line };
        let from = self.end(from, network);
        let protocol = Some(pass.protocol.clone());
        self.edges.push(Declared { from, to, protocol, confidence: EdgeConfidence::Resolved, evidence });
    }

    /// What the variables of a workload name, whose code is not read.
    fn add_workload(
        &mut self,
        workload: &Workload,
        own: usize,
        network: &Network<'_>,
        serves: &BTreeMap<usize, &'static str>,
    ) {
        for (name, value) in &workload.env {
            let named = words(name);
            // What all are told, each uses a part of.
            if watches(&named) || workload.shared.contains(name) {
                continue;
            }
            let Some((scheme, host)) = scheme_and_host(value) else { continue };
            let is_address = scheme.is_some()
                || super::words::port(value).is_some()
                || named.last().is_some_and(|last| ADDRESSES.contains(&last.as_str()))
                || value.contains(';') && value.contains('=');
            let Some(to) = network.host(&host).filter(|_| is_address) else { continue };
            let is_own = to == Target::Component(own);
            let to = product(to, network);
            if is_own || is_watching(network, to) {
                continue;
            }
            let scheme = scheme.filter(|scheme| matches!(scheme.as_str(), "http" | "https" | "grpc" | "ws" | "wss"));
            let said = scheme.map(|scheme| match scheme.as_str() {
                "grpc" => "grpc".to_owned(),
                "ws" | "wss" => "websocket".to_owned(),
                _ => "http".to_owned(),
            });
            let by_name = || named.iter().any(|word| word == "grpc").then(|| "grpc".to_owned());
            let by_target = || match to {
                Target::Component(at) => serves.get(&at).map(|protocol| (*protocol).to_owned()),
                Target::Workload(at) => network.workload(Target::Workload(at)).and_then(|workload| {
                    let base = network.owner_of(workload).and_then(|own| network.base_image(own));
                    let known = known(&of_workload(workload)).or_else(|| known(&of_image(base?)));
                    known.map(|(_, _, protocol)| protocol.to_owned())
                }),
            };
            let protocol = said.or_else(by_name).or_else(by_target);
            let evidence = Place { file: workload.file.clone(), line: workload.line };
            let (from, to) = (End::Component(own), self.end(to, network));
            self.edges.push(Declared { from, to, protocol, confidence: EdgeConfidence::Inferred, evidence });
        }
    }

    fn end(&mut self, target: Target, network: &Network<'_>) -> End {
        match (target, network.workload(target)) {
            (Target::Component(at), _) => End::Component(at),
            (_, Some(workload)) => {
                let base = network.owner_of(workload).and_then(|own| network.base_image(own));
                let resource = resource(workload, base);
                let id = resource.id.clone();
                self.resources.entry(id.clone()).or_insert(resource);
                End::Resource(id)
            }
            (Target::Workload(_), None) => End::Resource(String::new()),
        }
    }

    fn outside(&mut self, host: &str) -> End {
        let technology = owner_of(host).to_owned();
        let id = format!("{technology}:{host}");
        self.resources.entry(id.clone()).or_insert_with(|| Resource {
            id: id.clone(),
            name: host.to_owned(),
            kind: PointKind::ThirdParty.name().to_owned(),
            technology: Some(technology),
            owner: Owner::ThirdParty,
            evidence: Vec::new(),
        });
        End::Resource(id)
    }
}

/// A folder that holds nothing but the image of a database or broker is that, not a component of the code base.
fn product(target: Target, network: &Network<'_>) -> Target {
    let Target::Component(at) = target else { return target };
    // Who passes requests on, or serves files, is configured to be more than the product.
    let says = |words: &[String]| known(words).is_some_and(|(_, kind, _)| kind != "proxy");
    let base = network.base_image(at).is_some_and(|image| says(&of_image(image)));
    let is_product = |workload: &Workload| base || says(&of_workload(workload));
    let found = network.workloads().find(|(_, w)| network.owner_of(w) == Some(at) && is_product(w));
    found.filter(|_| is_unread(network, at)).map_or(target, |(workload, _)| Target::Workload(workload))
}

/// The resource that a workload without a component is.
fn resource(workload: &Workload, base: Option<&str>) -> Resource {
    let known = known(&of_workload(workload)).or_else(|| known(&of_image(base?)));
    let technology = known.map_or(workload.name.as_str(), |(technology, ..)| technology);
    Resource {
        id: format!("{technology}:{}", workload.name),
        name: workload.name.clone(),
        kind: known.map_or("service", |(_, kind, _)| kind).to_owned(),
        technology: Some(technology.to_owned()),
        owner: Owner::Own,
        evidence: vec![Place { file: workload.file.clone(), line: workload.line }],
    }
}

fn is_watching(network: &Network<'_>, target: Target) -> bool {
    let workload = network.workload(target);
    let named = |name: &str| watches(&words(name));
    match target {
        Target::Component(at) => network.components.get(at).is_some_and(|component| named(&component.name)),
        Target::Workload(_) => workload.is_some_and(|w| named(&w.name) || watches(&of_workload(w))),
    }
}

/// Whether nothing is known of the code of a component.
fn is_unread(network: &Network<'_>, component: usize) -> bool {
    network.components.get(component).is_some_and(|component| component.languages.is_empty())
}

/// What each component answers, where that is one protocol.
fn served(network: &Network<'_>, points: &[Point]) -> BTreeMap<usize, &'static str> {
    let ids: BTreeMap<&str, usize> = network.components.iter().enumerate().map(|(at, c)| (c.id.as_str(), at)).collect();
    let mut protocols: BTreeMap<usize, BTreeSet<&'static str>> = BTreeMap::new();
    for point in points {
        let protocol = match point.kind {
            PointKind::HttpRoute => "http",
            PointKind::RpcService if point.protocol.as_deref() == Some("grpc") => "grpc",
            _ => continue,
        };
        if let Some(at) = point.component.as_deref().and_then(|id| ids.get(id)) {
            protocols.entry(*at).or_default().insert(protocol);
        }
    }
    let one = |(at, protocols): (usize, BTreeSet<&'static str>)| {
        Some((at, protocols.first().copied().filter(|_| protocols.len() == 1)?))
    };
    protocols.into_iter().filter_map(one).collect()
}

/// Who runs with the configuration of a proxy: the workloads that see the file, or else those of the component
/// around it, when that is a proxy or a page.
fn holders<'a>(proxy: &Proxy, network: &Network<'a>) -> Vec<(Target, Option<&'a Workload>)> {
    let sees = |workload: &Workload| {
        workload.mounts.iter().any(|mount| {
            proxy.file == *mount || proxy.file.strip_prefix(mount.as_str()).is_some_and(|rest| rest.starts_with('/'))
        })
    };
    let seen: Vec<_> =
        network.workloads().filter(|(_, w)| sees(w)).map(|(at, w)| (network.target(at), Some(w))).collect();
    if !seen.is_empty() {
        return seen;
    }
    let Some(own) = network.holder(&proxy.file) else { return Vec::new() };
    let Some(component) = network.components.get(own) else { return Vec::new() };
    let base = network.base_image(own).and_then(|image| known(&of_image(image)));
    let passes = component.languages.is_empty()
        || base.is_some_and(|(_, kind, _)| kind == "proxy")
        || matches!(component.kind, ComponentKind::Frontend | ComponentKind::Proxy);
    if !passes || component.path == "." {
        return Vec::new();
    }
    let running: Vec<_> = network.running(own).map(|workload| (Target::Component(own), Some(workload))).collect();
    if running.is_empty() { vec![(Target::Component(own), None)] } else { running }
}

/// An address with variables put in; `None` while one is unknown.
fn replaced<'v>(address: &str, variable: impl Fn(&str) -> Option<&'v str>) -> Option<String> {
    let mut out = address.to_owned();
    for _ in 0..4 {
        let Some(start) = out.find("${") else { break };
        let end = out[start..].find('}')? + start;
        let inner = &out[start + 2..end];
        let (name, default) = inner.split_once(":-").map_or((inner, None), |(name, default)| (name, Some(default)));
        let known = variable(name);
        // A port that is not known does not hide the host.
        let is_port = out[..start].ends_with(':');
        let value = known.map(str::to_owned).or(default.map(str::to_owned)).or(is_port.then(|| "0".to_owned()))?;
        out.replace_range(start..=end, &value);
    }
    Some(out)
}
