//! Which database, broker or other service a point uses.

use std::collections::{BTreeMap, BTreeSet};

use super::network::{Network, Target};
use super::technology::{ANY_STORE, canonical, fits, is_broker, is_sql, of_workload, store};
use super::words::{is_local, is_public, scheme_and_host, words};
use crate::model::link::{EdgeConfidence, Owner, Place, Resource};
use crate::model::point::{Point, PointKind};

/// What is known of resources.
pub(super) struct Instances<'a> {
    network: &'a Network<'a>,
    /// Words for what each workload without a component is.
    words: BTreeMap<usize, Vec<String>>,
    /// What answers the calls of a technology in a component: its technology and protocol.
    provided: BTreeMap<(String, String), (String, Option<String>)>,
}

/// An instance and what it is, where that is known better than the library tells.
struct Instance {
    name: String,
    technology: Option<String>,
    declared: Option<Place>,
    confidence: EdgeConfidence,
}

impl<'a> Instances<'a> {
    /// `providers`: for a technology, those that may answer its calls.
    pub(super) fn new(
        network: &'a Network<'a>,
        points: &[Point],
        providers: &BTreeMap<String, BTreeSet<String>>,
    ) -> Instances<'a> {
        let words = network.workloads().map(|(at, workload)| (at, of_workload(workload))).collect();
        let mut provided = BTreeMap::new();
        for point in points {
            let (Some(component), Some(own)) = (&point.component, &point.technology) else { continue };
            for (technology, _) in providers.iter().filter(|(_, others)| others.contains(own)) {
                let key = (component.clone(), technology.clone());
                provided.entry(key).or_insert_with(|| (own.clone(), point.protocol.clone()));
            }
        }
        Instances { network, words, provided }
    }

    /// The resource of a point, and what is spoken with it; `None` for what stays in the process.
    pub(super) fn of(&self, point: &Point, component: usize) -> Option<(Resource, String, EdgeConfidence)> {
        let behind = point.component.clone().zip(point.technology.clone()).and_then(|key| self.provided.get(&key));
        if let Some((technology, protocol)) = behind {
            let mut point = point.clone();
            (point.technology, point.protocol) = (Some(technology.clone()), protocol.clone());
            return self.of_technology(&point, component);
        }
        self.of_technology(point, component)
    }

    fn of_technology(&self, point: &Point, component: usize) -> Option<(Resource, String, EdgeConfidence)> {
        let carries = matches!(point.kind, PointKind::QueuePublish | PointKind::QueueConsume);
        let (library, found) = match point.technology.as_deref() {
            Some(technology) => {
                let library = canonical(technology).to_owned();
                let found = self.instance(point, component, &library);
                (library, found)
            }
            // A library for several brokers: the deployment says which one runs.
            None if carries => {
                let found = self.instance(point, component, "")?;
                (found.technology.clone()?, Some(found))
            }
            None => return None,
        };
        let is_addressed = |found: &Instance| found.declared.is_some() || library == ANY_STORE;
        let is_networked = point.protocol.is_some() || found.as_ref().is_some_and(is_addressed);
        if matches!(point.kind, PointKind::Cache | PointKind::Search) && !is_networked {
            return None;
        }
        let owner = match point.kind {
            PointKind::ThirdParty | PointKind::LlmCall | PointKind::ObjectStorage | PointKind::Email => {
                let own = found.as_ref().is_some_and(|found| found.declared.is_some());
                if own { Owner::Own } else { Owner::ThirdParty }
            }
            _ => Owner::Own,
        };
        let technology = found.as_ref().and_then(|found| found.technology.clone()).unwrap_or(library);
        if technology == ANY_STORE {
            return None;
        }
        let own_name = || self.network.components.get(component).map(|c| c.name.clone()).unwrap_or_default();
        let name = match &found {
            Some(found) => found.name.clone(),
            None if owner == Owner::ThirdParty => technology.clone(),
            None if point.kind == PointKind::DbCall => own_name(),
            None => technology.clone(),
        };
        let told = found.as_ref().filter(|_| carries).and_then(|found| found.technology.as_deref());
        let told =
            told.filter(|told| is_broker(told) && *told != "rabbitmq" && point.protocol.as_deref() == Some("amqp"));
        let said = told.map(str::to_owned).or_else(|| point.protocol.clone());
        let protocol = said.unwrap_or_else(|| match point.kind {
            PointKind::DbCall if is_sql(&technology) => "sql".to_owned(),
            PointKind::Email => "smtp".to_owned(),
            PointKind::ThirdParty | PointKind::LlmCall | PointKind::ObjectStorage | PointKind::Search => {
                "http".to_owned()
            }
            _ if technology == "rabbitmq" => "amqp".to_owned(),
            _ if is_sql(&technology) => "sql".to_owned(),
            _ => technology.clone(),
        });
        let confidence = found.as_ref().map_or(EdgeConfidence::Inferred, |found| found.confidence);
        let resource = Resource {
            id: format!("{technology}:{name}"),
            name,
            kind: store(&technology).filter(|_| point.kind == PointKind::Cache).unwrap_or(kind(point.kind)).to_owned(),
            technology: Some(technology),
            owner,
            evidence: found.and_then(|found| found.declared).into_iter().collect(),
        };
        Some((resource, protocol, confidence))
    }

    /// The resource that a workload without a component is.
    pub(super) fn behind(&self, point: &Point, target: Target) -> Option<Resource> {
        let workload = self.network.workload(target)?;
        let technology = point.technology.clone().unwrap_or_else(|| workload.name.clone());
        Some(Resource {
            id: format!("{technology}:{}", workload.name),
            name: workload.name.clone(),
            kind: kind(point.kind).to_owned(),
            technology: Some(technology),
            owner: Owner::Own,
            evidence: vec![Place { file: workload.file.clone(), line: workload.line }],
        })
    }

    fn instance(&self, point: &Point, component: usize, library: &str) -> Option<Instance> {
        let protocol = point.protocol.as_deref().unwrap_or_default();
        let fits = |name: &str| fits(point.kind, library, protocol, canonical(name));
        // Addresses of the point's own variables, then of any variable of the component whose scheme says the technology.
        let variables = self.network.variables(component);
        let defaults = self.network.components.get(component).into_iter().flat_map(|c| &c.env);
        let defaults: Vec<(&str, &str)> =
            defaults.filter_map(|v| Some((v.name.as_str(), v.default.as_deref()?))).collect();
        let said = || variables.iter().chain(&defaults);
        let mut own = said().filter(|(name, _)| point.env.iter().any(|env| env == name));
        let own: Vec<&str> = own.by_ref().map(|(_, value)| *value).collect();
        // Libraries that leave it to an address which broker carries their messages, which store keeps their data.
        let carries = matches!(point.kind, PointKind::QueuePublish | PointKind::QueueConsume);
        let is_open = carries && protocol == "amqp" && !is_broker(library);
        let wide = |name: &str| fits(name) || is_open && is_broker(canonical(name));
        if is_open && let Some(found) = own.iter().find_map(|value| self.addressed(value, &wide, true)) {
            return Some(Instance { confidence: EdgeConfidence::Resolved, ..found });
        }
        if let Some(found) = own.iter().find_map(|value| self.addressed(value, &fits, library == ANY_STORE)) {
            return Some(Instance { confidence: EdgeConfidence::Resolved, ..found });
        }
        let speaks_of = |name: &str, wanted: &[&str]| words(name).iter().any(|word| wanted.contains(&word.as_str()));
        let named = |wanted: &'static [&'static str]| said().filter(move |(name, _)| speaks_of(name, wanted));
        if is_open && let Some(found) = named(&["broker", "brokers"]).find_map(|(_, v)| self.addressed(v, &wide, true))
        {
            return Some(found);
        }
        if library == ANY_STORE {
            return named(&["result", "results"]).find_map(|(_, value)| self.addressed(value, &fits, true));
        }
        if let Some(found) = said().find_map(|(_, value)| self.addressed(value, &fits, true)) {
            return Some(found);
        }
        let is_such = |at: &usize| self.words.get(at).is_some_and(|words| words.iter().any(|word| fits(word)));
        let mut such: BTreeSet<usize> = self.words.keys().copied().filter(is_such).collect();
        if library.is_empty() {
            // What is mostly a cache carries the messages only where nothing else does.
            let is_cache =
                |at: &usize| self.words.get(at).is_some_and(|words| words.iter().any(|word| word == "redis"));
            let brokers: BTreeSet<usize> = such.iter().copied().filter(|at| !is_cache(at)).collect();
            such = if brokers.is_empty() { such } else { brokers };
        }
        let running: Vec<_> = self.network.running(component).collect();
        let near: BTreeSet<usize> = self
            .network
            .workloads()
            .filter(|(at, w)| such.contains(at) && running.iter().any(|own| own.depends_on.contains(&w.name)))
            .map(|(at, _)| at)
            .collect();
        self.only(&near, &fits).or_else(|| self.only(&such, &fits))
    }

    /// The instance that an address names; when `must`, only one whose scheme or workload fits.
    fn addressed(&self, value: &str, fits: &dyn Fn(&str) -> bool, must: bool) -> Option<Instance> {
        let (scheme, host) = scheme_and_host(value)?;
        let at = self.network.workloads().find(|(_, w)| w.name == host || w.aliases.contains(&host)).map(|(at, _)| at);
        let word = at.and_then(|at| self.words.get(&at)?.iter().find(|word| fits(word)));
        // That something is asked over HTTP does not say what it is.
        let scheme = scheme.filter(|scheme| !matches!(scheme.as_str(), "http" | "https"));
        let scheme = scheme.map(|scheme| canonical(&scheme).to_owned()).filter(|scheme| fits(scheme));
        let technology = scheme.or_else(|| word.cloned());
        if must && technology.is_none() {
            return None;
        }
        let workload = at.and_then(|at| self.network.workloads().nth(at)).map(|(_, workload)| workload);
        // An address of no workload names something only where it is no place of this machine and no component.
        let is_place = technology.is_some() || is_public(&host);
        if workload.is_none() && (is_local(&host) || !is_place || self.network.host(&host).is_some()) {
            return None;
        }
        Some(Instance {
            name: workload.map_or(host, |workload| workload.name.clone()),
            technology,
            declared: workload.map(|workload| Place { file: workload.file.clone(), line: workload.line }),
            confidence: EdgeConfidence::Inferred,
        })
    }

    /// The only workload of several, or of several of one name, or the first of a cluster.
    fn only(&self, found: &BTreeSet<usize>, fits: &dyn Fn(&str) -> bool) -> Option<Instance> {
        let named = |at: &usize| self.network.workloads().nth(*at).map(|(_, workload)| workload);
        let stem = |name: &str| name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-').to_owned();
        let stems: BTreeSet<String> = found.iter().filter_map(named).map(|workload| stem(&workload.name)).collect();
        let workload = found.first().and_then(named).filter(|_| stems.len() == 1)?;
        let words = found.first().and_then(|at| self.words.get(at));
        let technology = words.and_then(|words| words.iter().find(|word| fits(word)).cloned());
        Some(Instance {
            name: workload.name.clone(),
            technology,
            declared: Some(Place { file: workload.file.clone(), line: workload.line }),
            confidence: EdgeConfidence::Inferred,
        })
    }
}

/// What a resource is, by the points that use it.
fn kind(point: PointKind) -> &'static str {
    match point {
        PointKind::DbCall => "database",
        PointKind::QueuePublish | PointKind::QueueConsume => "broker",
        PointKind::LlmCall => "llm",
        PointKind::HttpCall | PointKind::RpcCall | PointKind::GraphqlCall | PointKind::Websocket => "service",
        other => other.name(),
    }
}
