//! Where calls of other services lead: by the address that deployment files hand over, by the host in the code, by
//! whom names speak of, by the route that alone answers.

use std::collections::{BTreeMap, BTreeSet};

use super::network::{Network, Target};
use super::routes::Routes;
use super::words::{is_local, is_public, owner_of, port, scheme_and_host, subject, words};
use crate::model::component::ComponentKind;
use crate::model::link::{EdgeConfidence, Owner, Resource};
use crate::model::point::{Point, PointKind};
use crate::model::scope::FileScope;

/// Targets, and how sure they are.
type Found = Vec<(Target, EdgeConfidence)>;

/// What is known of those who are called.
pub(super) struct Calls<'a> {
    network: &'a Network<'a>,
    routes: Routes<'a>,
    /// Components by the protocol and name of an RPC service that they serve.
    servers: BTreeMap<(String, String), BTreeSet<usize>>,
}

impl<'a> Calls<'a> {
    pub(super) fn new(
        network: &'a Network<'a>,
        routes: Routes<'a>,
        points: &'a [Point],
        makers: impl Fn(&Point) -> Vec<usize>,
    ) -> Calls<'a> {
        let mut servers: BTreeMap<(String, String), BTreeSet<usize>> = BTreeMap::new();
        for point in points.iter().filter(|point| point.scope == FileScope::Production) {
            if let (PointKind::RpcService, Some(target)) = (point.kind, &point.target) {
                let protocol = point.protocol.clone().unwrap_or_default();
                servers.entry((protocol, rpc_service(target))).or_default().extend(makers(point));
            }
        }
        Calls { network, routes, servers }
    }

    /// What a call of a component leads to within the code base; several when it is deployed so.
    pub(super) fn targets(&self, point: &Point, component: usize) -> Found {
        let found = self.deployed(point, component);
        if !found.is_empty() {
            return found.into_iter().map(|target| (target, EdgeConfidence::Resolved)).collect();
        }
        if point.kind == PointKind::RpcCall {
            return self.served(point).into_iter().collect();
        }
        if let Some(target) = host_of(point).and_then(|host| self.network.host(&host)) {
            return vec![(target, EdgeConfidence::Resolved)];
        }
        if let Some(target) = first_label(point).and_then(|label| self.network.host(&label)) {
            return vec![(target, EdgeConfidence::Inferred)];
        }
        if let Some(target) = local_port(point).and_then(|port| self.network.published(port)) {
            return vec![(target, EdgeConfidence::Inferred)];
        }
        if self.outside(point, component).is_some() {
            return Vec::new();
        }
        let speaking = self.speaking(point).filter(|target| *target != Target::Component(component));
        let answering = || self.answering(point, component);
        speaking.or_else(answering).map(|target| (target, EdgeConfidence::Inferred)).into_iter().collect()
    }

    /// The targets of the addresses that the deployment gives to the variables of a point.
    fn deployed(&self, point: &Point, component: usize) -> BTreeSet<Target> {
        let mut out = BTreeSet::new();
        for name in &point.env {
            for value in self.network.values(component, name) {
                let Some((_, host)) = scheme_and_host(value) else { continue };
                let local = || port(value).filter(|_| is_local(&host)).and_then(|port| self.network.published(port));
                out.extend(self.network.host(&host).or_else(local));
            }
        }
        out
    }

    /// The component that serves the service of an RPC call, or is named like it.
    fn served(&self, point: &Point) -> Option<(Target, EdgeConfidence)> {
        let service = rpc_service(point.target.as_deref()?);
        let protocol = point.protocol.clone().unwrap_or_default();
        let servers = self.servers.get(&(protocol, service.clone()));
        match servers.map(|servers| (servers.len(), servers.first())) {
            Some((1, Some(one))) => return Some((Target::Component(*one), EdgeConfidence::Resolved)),
            Some(_) => return None,
            None => {}
        }
        Some((self.network.named(&service)?, EdgeConfidence::Inferred))
    }

    /// Whom the variables and unknown parts of an address speak of.
    fn speaking(&self, point: &Point) -> Option<Target> {
        let url = point.url.as_deref().unwrap_or_default();
        // What stands behind the host speaks of what is asked, not of who is asked.
        let authority = url.split_once("://").map_or(url, |(_, rest)| rest).split('/').next().unwrap_or_default();
        let holes = authority.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        let named = holes.chain(point.env.iter().map(String::as_str));
        let found: BTreeSet<Target> =
            named.filter(|name| !subject(name).is_empty()).filter_map(|name| self.network.named(name)).collect();
        found.first().copied().filter(|_| found.len() == 1)
    }

    /// The only other component that answers what is asked, when the own one does not.
    fn answering(&self, point: &Point, component: usize) -> Option<Target> {
        let path = point.path.as_deref()?;
        let answering = self.routes.answering(point.method.as_deref().unwrap_or("ANY"), path);
        let own = self.network.components.get(component)?;
        let relative = point.url.as_deref().is_some_and(|url| url.starts_with('/'));
        // A page asks the server that it came from, whoever passes it on from there.
        let asks_itself = answering.contains(&component) && own.kind != ComponentKind::Frontend;
        let one = answering.first().filter(|one| answering.len() == 1 && **one != component)?;
        (!asks_itself && (!relative || own.kind == ComponentKind::Frontend)).then_some(Target::Component(*one))
    }

    /// The service of somebody else that an address leads to.
    pub(super) fn outside(&self, point: &Point, component: usize) -> Option<Resource> {
        if !self.deployed(point, component).is_empty() {
            return None;
        }
        let deployed = point.env.iter().flat_map(|name| self.network.values(component, name));
        let mut hosts = deployed.filter_map(|value| Some(scheme_and_host(value)?.1)).chain(host_of(point));
        let host = hosts.find(|host| is_public(host) && self.network.host(host).is_none())?;
        let technology = point.technology.clone().unwrap_or_else(|| owner_of(&host).to_owned());
        Some(Resource {
            id: format!("{technology}:{host}"),
            name: host,
            kind: PointKind::ThirdParty.name().to_owned(),
            technology: Some(technology),
            owner: Owner::ThirdParty,
            evidence: Vec::new(),
        })
    }
}

/// Who is called, as far as the host or the variable with the address tells: `packaging-service` of
/// `PACKAGING_SERVICE_URL`.
pub(super) fn unresolved(point: &Point) -> Option<Resource> {
    if let Some(host) = host_of(point) {
        // A name within the own network; one place of it is not told from another by its number.
        let is_name = host.chars().any(|c| c.is_ascii_alphabetic()) && !is_local(&host) && !is_public(&host);
        let reserved = ["example", "invalid", "test", "localhost"].iter().any(|end| host.ends_with(end));
        return (is_name && !reserved).then(|| own_service(host));
    }
    let named =
        |name: &&String| ["URL", "URI", "ADDR", "ADDRESS", "HOST", "ENDPOINT"].iter().any(|end| name.ends_with(end));
    let name = point.env.iter().find(named).filter(|name| !subject(name).is_empty())?;
    let mut words = words(name);
    while words.len() > 1
        && words.last().is_some_and(|last| {
            matches!(last.as_str(), "url" | "uri" | "addr" | "address" | "host" | "endpoint" | "base")
        })
    {
        words.pop();
    }
    Some(own_service(words.join("-")))
}

fn own_service(name: String) -> Resource {
    let id = format!("http:{name}");
    Resource { id, name, kind: "service".to_owned(), technology: None, owner: Owner::Own, evidence: Vec::new() }
}

/// `cart` of `http://cart.{namespace}.svc.cluster.local/items` and `http://cart.{domain}/items`: what stands before an
/// unknown part that the own network may have.
fn first_label(point: &Point) -> Option<String> {
    let url = point.url.as_deref()?;
    let authority = url.split_once("://").map_or(url, |(_, rest)| rest).split('/').next()?;
    let (label, rest) = authority.split_once(".{")?;
    let rest = rest.split_once('}')?.1.split(':').next()?;
    let is_inner =
        rest.is_empty() || rest.starts_with(".svc") || rest.ends_with(".local") || rest.ends_with(".internal");
    let is_label = !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (is_inner && is_label).then(|| label.to_ascii_lowercase())
}

/// The port of this machine that a call asks.
fn local_port(point: &Point) -> Option<u16> {
    let host = point.host.as_deref()?;
    scheme_and_host(host).filter(|(_, name)| is_local(name)).and_then(|_| port(host))
}

/// The host of a call, without its port.
fn host_of(point: &Point) -> Option<String> {
    let host = point.host.as_deref().or(point.target.as_deref().filter(|_| point.kind == PointKind::Websocket))?;
    if host.starts_with('{') { None } else { scheme_and_host(host).map(|(_, host)| host) }
}

/// `cart` of `shop.v1.CartService/GetCart` and of `CartService`.
fn rpc_service(target: &str) -> String {
    let service = target.trim_start_matches('/').split('/').next().unwrap_or_default();
    subject(service.rsplit('.').next().unwrap_or_default())
}
