//! Who makes a point: its own component or, where that is a part of others, those that use it.

use std::collections::{BTreeMap, BTreeSet};

use super::Uses;
use super::network::Network;
use crate::model::component::ComponentKind;
use crate::model::point::{Point, PointKind};

/// Who makes points.
pub(super) struct Makers<'a> {
    network: &'a Network<'a>,
    ids: &'a BTreeMap<&'a str, usize>,
    uses: &'a Uses,
    /// Lines whose texts come from those who call them.
    told: BTreeSet<(&'a str, u32)>,
}

impl<'a> Makers<'a> {
    pub(super) fn new(
        network: &'a Network<'a>,
        ids: &'a BTreeMap<&'a str, usize>,
        uses: &'a Uses,
        points: &'a [Point],
    ) -> Makers<'a> {
        let mut makers = Makers { network, ids, uses, told: BTreeSet::new() };
        let told = points.iter().filter(|point| !makers.tellers(point).is_empty());
        makers.told = told.map(|point| (point.file.as_str(), point.line)).collect();
        makers
    }

    /// The components that a point is made by: its own or, where that is a part of others, those that use it there.
    pub(super) fn of(&self, point: &Point) -> Vec<usize> {
        let Some(own) = point.component.as_deref().and_then(|id| self.ids.get(id).copied()) else { return Vec::new() };
        let is_made = self.uses.generated.contains(&point.file);
        if !self.network.is_shared(own) {
            return if is_made && !self.uses.calls(self.id(own), point) { Vec::new() } else { vec![own] };
        }
        if is_made {
            return self.running(|at| self.uses.calls(self.id(at), point));
        }
        let seen: BTreeSet<usize> = point.evidence.iter().filter_map(|step| self.network.holder(&step.file)).collect();
        let seen = self.running(|at| seen.contains(&at));
        if !seen.is_empty() {
            return seen;
        }
        if self.told.contains(&(point.file.as_str(), point.line)) {
            return self.tellers(point);
        }
        let importers = self.running(|at| self.uses.imports(self.id(at), &point.file));
        let importers = if importers.is_empty() { self.takers(point) } else { importers };
        let folder = point.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let through = |at: usize| self.uses.packages.get(self.id(at)).is_some_and(|folders| folders.contains(folder));
        let importers = if importers.is_empty() { self.running(through) } else { importers };
        if importers.is_empty() { vec![own] } else { importers }
    }

    /// Components that run and import the file of a point, directly or not. A page has no part in what only a server
    /// can do.
    fn takers(&self, point: &Point) -> Vec<usize> {
        let of_server = matches!(
            point.kind,
            PointKind::DbCall | PointKind::Cache | PointKind::QueuePublish | PointKind::QueueConsume | PointKind::Email
        );
        let is_page = |at: usize| {
            self.network.components.get(at).is_some_and(|component| component.kind == ComponentKind::Frontend)
        };
        self.running(|at| {
            let imports = self.uses.reached.get(self.id(at)).is_some_and(|files| files.contains(&point.file));
            imports && !(of_server && is_page(at))
        })
    }

    /// Components that hand the target of a point to the package that it stands in.
    fn tellers(&self, point: &Point) -> Vec<usize> {
        let Some(target) = point.target.as_ref().filter(|target| self.uses.told.contains_key(*target)) else {
            return Vec::new();
        };
        self.running(|at| self.uses.tells(self.id(at), target, &point.file))
    }

    fn running(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        (0..self.network.components.len()).filter(|at| !self.network.is_shared(*at) && wanted(*at)).collect()
    }

    fn id(&self, component: usize) -> &str {
        self.network.components.get(component).map_or("", |c| c.id.as_str())
    }
}
