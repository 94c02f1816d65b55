//! What is outside the code that was selected: one entry for each database, broker, service.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::component::Component;
use crate::model::link::{Owner, Resource};
use crate::model::point::{Direction, Point};
use crate::model::report::Report;
use crate::model::survey::{Container, Survey};
use crate::prompt::knowledge::{StandIn, knowledge};
use crate::prompt::select::Selection;

/// One thing outside the code.
#[derive(Debug)]
pub(super) struct Boundary<'r> {
    /// `PostgreSQL orders-db`.
    pub(super) name: String,
    /// Name of the kind of its points.
    pub(super) kind: &'static str,
    /// Who runs it; `None` when that is not known.
    pub(super) owner: Option<Owner>,
    /// A component of this code base answers there.
    pub(super) component: Option<&'r str>,
    pub(super) standin: StandIn,
    pub(super) points: Vec<&'r Point>,
    /// Variables that its address is read from.
    pub(super) env: BTreeSet<&'r str>,
    /// Containers of the project that are such a thing.
    pub(super) containers: Vec<&'r Container>,
}

/// All of them, the most used first.
pub(super) fn boundaries<'r>(report: &'r Report, survey: &'r Survey, selection: &Selection<'r>) -> Vec<Boundary<'r>> {
    let resources: BTreeMap<&str, &Resource> = report.resources.iter().map(|r| (r.id.as_str(), r)).collect();
    let mut called: BTreeMap<&str, &str> = BTreeMap::new();
    for edge in report.edges.iter().filter(|e| !resources.contains_key(e.to.as_str()) && e.from != e.to) {
        called.extend(edge.points.iter().map(|point| (point.as_str(), edge.to.as_str())));
    }
    let mut groups: BTreeMap<(String, String), Vec<&Point>> = BTreeMap::new();
    let consumers = selection.inbound.iter().filter(|p| p.resource.is_some());
    for point in selection.outbound.iter().chain(consumers) {
        let key = match (&point.resource, called.get(point.id.as_str())) {
            (Some(resource), _) => ("resource".to_owned(), resource.clone()),
            (None, Some(component)) => ("component".to_owned(), (*component).to_owned()),
            (None, None) => match known_host(point) {
                Some(host) => ("host".to_owned(), host),
                None => {
                    ("kind".to_owned(), format!("{} {}", point.kind.name(), point.technology.as_deref().unwrap_or("")))
                }
            },
        };
        groups.entry(key).or_default().push(point);
    }
    let mut all: Vec<Boundary<'r>> = groups
        .into_iter()
        .filter_map(|((by, key), points)| {
            let resource = (by == "resource").then(|| resources.get(key.as_str()).copied()).flatten();
            let component = report.components.iter().find(|c| by == "component" && c.id == key);
            one(&key, resource, component, points, survey)
        })
        .collect();
    all.sort_by(|a, b| (std::cmp::Reverse(a.points.len()), &a.name).cmp(&(std::cmp::Reverse(b.points.len()), &b.name)));
    all
}

fn one<'r>(
    key: &str,
    resource: Option<&'r Resource>,
    component: Option<&'r Component>,
    points: Vec<&'r Point>,
    survey: &'r Survey,
) -> Option<Boundary<'r>> {
    let first = *points.iter().find(|p| p.direction == Direction::Outbound).or(points.first())?;
    let own = first.technology.as_deref().unwrap_or_default();
    let technology = resource.and_then(|r| r.technology.as_deref()).unwrap_or(own);
    let kind = first.kind.name();
    let standin = knowledge().doubles.of(technology, kind);
    let called = match (resource, component) {
        (Some(resource), _) => resource.name.clone(),
        (None, Some(component)) => component.name.clone(),
        (None, None) if known_host(first).is_some() => key.to_owned(),
        (None, None) => technology.to_owned(),
    };
    let title = if component.is_some() { "Component" } else { standin.title.as_str() };
    let name = match called.to_ascii_lowercase() {
        called if called.is_empty() || called == title.to_ascii_lowercase() => title.to_owned(),
        _ => format!("{title} {called}"),
    };
    let mut containers: Vec<&Container> =
        survey.containers.iter().filter(|c| knowledge().doubles.is_image(technology, &c.image)).collect();
    let named = |c: &&Container| resource.is_some_and(|r| r.owner == Owner::Own && r.name == c.name);
    if survey.containers.iter().any(|c| named(&c)) {
        // Its own container, and those that only tests start.
        containers.retain(|c| c.for_tests || named(c));
        containers.extend(
            survey.containers.iter().filter(|c| named(c) && !knowledge().doubles.is_image(technology, &c.image)),
        );
    }
    containers.sort_by_key(|c| (!c.for_tests, !stands_beside_tests(survey, c), c.file.as_str(), c.line));
    Some(Boundary {
        owner: resource.map(|r| r.owner).or(component.map(|_| Owner::Own)),
        env: points.iter().flat_map(|p| p.env.iter().map(String::as_str)).collect(),
        containers,
        name,
        kind,
        component: component.map(|c| c.id.as_str()),
        standin,
        points,
    })
}

/// Whether the job that starts a container runs tests.
fn stands_beside_tests(survey: &Survey, container: &Container) -> bool {
    let mut steps = survey.steps.iter().filter(|step| step.file == container.file && step.job == container.by);
    steps.any(|step| step.run.lines().any(|line| knowledge().testing.commands.is_shell(line)))
}

fn known_host(point: &Point) -> Option<String> {
    point.host.clone().filter(|host| !host.contains('{') && !host.is_empty())
}

impl Boundary<'_> {
    /// Who runs it, in words.
    pub(super) fn owner_name(&self) -> &'static str {
        match (self.owner, self.component) {
            (_, Some(_)) => "own, another component of this repository",
            (Some(Owner::Own), _) => "own",
            (Some(Owner::ThirdParty), _) => "third-party",
            (None, _) => "owner not known",
        }
    }

    /// The container that the project itself starts for tests, or else at all.
    pub(super) fn container(&self) -> Option<&Container> {
        self.containers.first().copied()
    }
}
