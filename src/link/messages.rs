//! Messages of libraries that speak with several brokers: which one carries them, or who takes them straight.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::network::Network;
use crate::model::point::{Point, PointKind};
use crate::model::scope::FileScope;

/// What is said of messages that no broker carries.
pub(super) const STRAIGHT: &str = "tcp";
/// What carries calls, not messages.
const CALLS: &str = "grpc";

/// How a message goes.
#[derive(Debug, PartialEq)]
pub(super) enum Way {
    /// Without a broker, to a component or to nobody that is known.
    Straight(Option<usize>),
    /// Over a broker: the point, with its technology.
    Carried(Box<Point>),
    /// Nothing more is said than the point says itself.
    Unsaid,
}

/// The point with variables in the name of its topic put in, where the deployment gives each one value.
pub(super) fn with_topic<'p>(point: &'p Point, component: usize, network: &Network<'_>) -> Cow<'p, Point> {
    let carries = matches!(point.kind, PointKind::QueuePublish | PointKind::QueueConsume);
    let Some(topic) = point.target.as_ref().filter(|topic| carries && topic.contains('{')) else {
        return Cow::Borrowed(point);
    };
    let mut said = topic.clone();
    for name in &point.env {
        let hole = format!("{{{name}}}");
        let values = if said.contains(&hole) { network.values(component, name) } else { BTreeSet::new() };
        if let (Some(value), 1) = (values.first(), values.len()) {
            said = said.replace(&hole, value);
        }
    }
    if said == *topic { Cow::Borrowed(point) } else { Cow::Owned(Point { target: Some(said), ..point.clone() }) }
}

/// Who takes which messages over what.
pub(super) struct Messages<'a> {
    takers: BTreeMap<&'a str, BTreeSet<usize>>,
    carriers: BTreeMap<usize, &'a BTreeSet<String>>,
}

impl<'a> Messages<'a> {
    /// `carriers`: what carries the messages that components take in, by their ids; `makers`: the components that
    /// make a point.
    pub(super) fn new(
        network: &Network<'a>,
        carriers: &'a BTreeMap<String, BTreeSet<String>>,
        points: &'a [Point],
        makers: impl Fn(&Point) -> Vec<usize>,
    ) -> Messages<'a> {
        let said = network.components.iter().enumerate().filter_map(|(at, c)| Some((at, carriers.get(&c.id)?)));
        let mut out = Messages { takers: BTreeMap::new(), carriers: said.collect() };
        if out.carriers.is_empty() {
            return out;
        }
        for point in points.iter().filter(|point| point.kind == PointKind::QueueConsume && is_open(point)) {
            if let Some(topic) = point.target.as_deref().filter(|topic| !topic.contains('{')) {
                out.takers.entry(topic).or_default().extend(makers(point));
            }
        }
        out
    }

    /// How a message that a component sends or takes goes.
    pub(super) fn way(&self, point: &Point, component: usize) -> Way {
        let takers = match point.kind {
            PointKind::QueueConsume if is_open(point) => BTreeSet::from([component]),
            PointKind::QueuePublish if is_open(point) => {
                let takers = point.target.as_deref().and_then(|topic| self.takers.get(topic));
                takers.into_iter().flatten().copied().filter(|taker| *taker != component).collect()
            }
            _ => return Way::Unsaid,
        };
        let said: Vec<(usize, &BTreeSet<String>)> =
            takers.iter().filter_map(|taker| Some((*taker, *self.carriers.get(taker)?))).collect();
        // Where nobody is known to take it, all others tell.
        let all = || self.carriers.iter().map(|(taker, over)| (*taker, *over)).collect();
        let said = if takers.is_empty() { all() } else { said };
        if takers.is_empty() && said.iter().any(|(_, over)| over.contains(STRAIGHT)) {
            return Way::Unsaid;
        }
        let over = said.iter().flat_map(|(_, over)| over.iter()).map(String::as_str);
        let brokers: BTreeSet<&str> = over.filter(|over| !matches!(*over, STRAIGHT | CALLS)).collect();
        match (brokers.len(), brokers.first()) {
            (1, Some(technology)) => {
                let protocol = if *technology == "rabbitmq" { "amqp" } else { technology };
                let (technology, protocol) = (Some((*technology).to_owned()), Some(protocol.to_owned()));
                Way::Carried(Box::new(Point { technology, protocol, ..point.clone() }))
            }
            (0, _) if !said.is_empty() => {
                let mut straight = said.iter().filter(|(_, over)| over.contains(STRAIGHT)).map(|(taker, _)| *taker);
                let one = straight.next().filter(|_| straight.next().is_none());
                Way::Straight(one.filter(|_| point.kind == PointKind::QueuePublish))
            }
            _ => Way::Unsaid,
        }
    }
}

/// Whether the library of a message does not say what carries it.
fn is_open(point: &Point) -> bool {
    point.technology.is_none() && point.scope == FileScope::Production
}
