//! Which points a prompt is about, and how much each matters.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::component::Component;
use crate::model::coverage::{Coverage, CoverageStatus};
use crate::model::link::Edge;
use crate::model::point::{AuthStatus, Direction, Point, PointKind};
use crate::model::report::Report;
use crate::model::scope::FileScope;

/// What a prompt is to be about; everything when nothing is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    /// Ids or names of components.
    pub(crate) components: Vec<String>,
    /// Ids of points.
    pub(crate) points: Vec<String>,
    /// Only what tests do not show.
    pub(crate) gaps_only: bool,
}

/// What a point's weight loses for each point of the same file before it; ten are one of the checklist.
const FILE: u32 = 50;
/// The same for its component.
const COMPONENT: u32 = 10;

/// Points chosen, each list in the order of the report.
#[derive(Debug, Default)]
pub(super) struct Selection<'r> {
    /// Where callers come in.
    pub(super) inbound: Vec<&'r Point>,
    /// Calls that go out.
    pub(super) outbound: Vec<&'r Point>,
    /// Tables as the code declares them.
    pub(super) models: Vec<&'r Point>,
    /// Changes of the schema.
    pub(super) migrations: Vec<&'r Point>,
    /// Calls that migrations make.
    pub(super) in_migrations: Vec<&'r Point>,
    /// Components of those points.
    pub(super) components: Vec<&'r Component>,
    /// Edges of those components.
    pub(super) edges: Vec<&'r Edge>,
    /// How well points are tested.
    pub(super) coverage: BTreeMap<&'r str, &'r Coverage>,
    /// The place of each point in the order of what matters, from 0.
    pub(super) order: BTreeMap<&'r str, usize>,
}

impl<'r> Selection<'r> {
    pub(super) fn new(report: &'r Report, scope: &Scope) -> Selection<'r> {
        let coverage: BTreeMap<&str, &Coverage> = report.coverage.iter().map(|c| (c.point.as_str(), c)).collect();
        let production = report.points.iter().filter(|p| p.scope == FileScope::Production);
        // What a migration does to data is tested by running it, not call by call.
        let is_migration = |p: &Point| p.kind == PointKind::DbMigration;
        let migrating: BTreeSet<&str> =
            production.clone().filter(|p| is_migration(p)).map(|p| p.file.as_str()).collect();
        let (in_migrations, production): (Vec<&Point>, Vec<&Point>) =
            production.partition(|p| p.kind == PointKind::DbCall && migrating.contains(p.file.as_str()));
        let named = |p: &Point| is_in(report, p, &scope.components);
        let wanted = |p: &Point| match (scope.points.is_empty(), scope.components.is_empty()) {
            (false, _) => scope.points.contains(&p.id),
            (true, false) => named(p),
            (true, true) => true,
        };
        let open = |p: &Point| {
            !scope.gaps_only
                || coverage.is_empty()
                || coverage.get(p.id.as_str()).is_some_and(|c| c.status != CoverageStatus::Covered)
        };
        let mut inbound: BTreeSet<&str> = BTreeSet::new();
        let mut outbound: BTreeSet<&str> = BTreeSet::new();
        for point in production.iter().filter(|p| wanted(p) && open(p)) {
            match point.direction {
                Direction::Inbound => {
                    inbound.insert(&point.id);
                    outbound.extend(point.reaches.iter().map(String::as_str));
                }
                Direction::Outbound => {
                    outbound.insert(&point.id);
                }
            }
        }
        if !scope.points.is_empty() {
            // A call that was asked for is driven through what reaches it.
            for point in production.iter().filter(|p| p.direction == Direction::Inbound) {
                if point.reaches.iter().any(|id| scope.points.contains(id)) {
                    inbound.insert(&point.id);
                }
            }
        }
        let in_migrations = in_migrations.into_iter().filter(|p| wanted(p)).collect();
        let mut selection = Selection { in_migrations, coverage, ..Selection::default() };
        for point in production {
            match point.kind {
                PointKind::DbModel => selection.models.push(point),
                PointKind::DbMigration => selection.migrations.push(point),
                _ if point.direction == Direction::Inbound && inbound.contains(point.id.as_str()) => {
                    selection.inbound.push(point);
                }
                _ if point.direction == Direction::Outbound && outbound.contains(point.id.as_str()) => {
                    selection.outbound.push(point);
                }
                _ => {}
            }
        }
        selection.narrow(report);
        selection.rank();
        selection
    }

    /// Keeps the components of the points, and what belongs to those.
    fn narrow(&mut self, report: &'r Report) {
        let chosen = self.inbound.iter().chain(&self.outbound).filter_map(|p| p.component.as_deref());
        let ids: BTreeSet<&str> = chosen.collect();
        self.components = report.components.iter().filter(|c| ids.contains(c.id.as_str())).collect();
        self.edges =
            report.edges.iter().filter(|e| ids.contains(e.from.as_str()) || ids.contains(e.to.as_str())).collect();
        let tables: BTreeSet<String> = self.outbound.iter().flat_map(|p| tables(p)).collect();
        let ours = |p: &&Point| p.component.as_deref().is_some_and(|c| ids.contains(c));
        let used = |p: &&Point| tables.is_empty() || tables.contains(&p.target_name().to_ascii_lowercase());
        let known = self.models.iter().any(&used);
        self.models.retain(|p| if known { used(p) } else { ours(p) });
        self.migrations.retain(|p| ours(p) && (used(p) || p.target_name().is_empty()));
    }

    /// Gaps first, then what changes something, then what needs a caller to be known.
    fn rank(&mut self) {
        let mut order: Vec<&'r Point> = self.inbound.clone();
        order.sort_by_key(|p| (Reverse(self.weight(p)), p.file.as_str(), p.line, p.id.as_str()));
        // Many of one file or component make room for the first of others.
        let mut met: BTreeMap<&str, u32> = BTreeMap::new();
        let mut nth = |name: &'r str| {
            let count = met.entry(name).or_default();
            *count += 1;
            *count - 1
        };
        let mut spread: Vec<(u32, &'r Point)> = Vec::new();
        for point in order {
            let place = point.handler.as_ref().map_or(point.file.as_str(), |handler| handler.file.as_str());
            let others = FILE * nth(place) + point.component.as_deref().map_or(0, |c| COMPONENT * nth(c));
            spread.push((self.weight(point).saturating_sub(others), point));
        }
        spread.sort_by_key(|(weight, _)| Reverse(*weight));
        let order: Vec<&'r Point> = spread.into_iter().map(|(_, point)| point).collect();
        for (n, point) in order.iter().enumerate() {
            self.order.insert(&point.id, n);
        }
        let mut reached: BTreeMap<&str, usize> = BTreeMap::new();
        for (n, point) in order.iter().enumerate() {
            for id in &point.reaches {
                reached.entry(id).or_insert(n);
            }
        }
        let last = order.len();
        for (n, point) in self.outbound.iter().enumerate() {
            self.order.insert(&point.id, reached.get(point.id.as_str()).copied().unwrap_or(last + n / 4));
        }
        for (n, point) in self.models.iter().enumerate() {
            self.order.insert(&point.id, n);
        }
    }

    fn weight(&self, point: &Point) -> u32 {
        let status = match self.status(point) {
            Some(CoverageStatus::Gap) => 8,
            Some(CoverageStatus::Partial) => 4,
            Some(CoverageStatus::Unknown) | None => 2,
            Some(CoverageStatus::Covered) => 0,
        };
        let writes = !matches!(point.method.as_deref(), Some("GET" | "HEAD" | "OPTIONS"));
        // How much it matters, as the checklist has it, decides among those of one status.
        let own = self.coverage.get(point.id.as_str()).map_or(0, |coverage| coverage.weight.min(900));
        10_000 * status
            + 10 * own
            + 2 * u32::from(writes)
            + point.reaches.len().min(3) as u32
            + u32::from(point.auth_status == AuthStatus::Protected)
    }

    pub(super) fn status(&self, point: &Point) -> Option<CoverageStatus> {
        self.coverage.get(point.id.as_str()).map(|coverage| coverage.status)
    }

    /// The place of a point in the order of what matters.
    pub(super) fn place(&self, point: &Point) -> usize {
        self.order.get(point.id.as_str()).copied().unwrap_or(usize::MAX / 2)
    }

    /// Whether `file` belongs to a component of the selection, or to the folder around it.
    pub(super) fn is_near(&self, file: &str) -> bool {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.components.iter().any(|c| {
            let own = if c.path == "." { "" } else { c.path.as_str() };
            is_below(own, folder) || is_below(folder, own)
        })
    }
}

/// Whether the folder `inner` is `outer` or lies below it.
pub(super) fn is_below(inner: &str, outer: &str) -> bool {
    outer.is_empty() || inner == outer || inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}

/// Tables and collections that a call is about, in lower case.
fn tables(point: &Point) -> Vec<String> {
    if point.kind != PointKind::DbCall {
        return Vec::new();
    }
    let all = point.target.iter().chain(&point.targets).filter(|name| !name.contains("{?}"));
    all.map(|name| name.to_ascii_lowercase()).collect()
}

fn is_in(report: &Report, point: &Point, components: &[String]) -> bool {
    let Some(id) = point.component.as_deref() else { return false };
    let component = report.components.iter().find(|c| c.id == id);
    components.iter().any(|name| {
        let name = name.trim_end_matches('/');
        name == id || component.is_some_and(|c| c.name == name)
    })
}
