//! The report of a scan: the whole map as plain data. Its JSON form is described in `docs/map-format.md`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::component::Component;
use crate::model::coverage::{Coverage, CoverageStatus, Test};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::flow::{Flow, FlowDraft};
use crate::model::link::{Edge, Resource};
use crate::model::point::Point;
use crate::model::scope::FileScope;
use crate::model::skipped::{SkipReason, Skipped};

/// Version of the JSON form. It changes only when a key changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;

/// What a scan found. Sorted, with paths relative to the scanned root, once [`Report::finish`] has run.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "itmap map")]
pub struct Report {
    /// Version of this form.
    pub schema_version: u32,
    /// The program that wrote it.
    pub tool: Tool,
    /// The code base.
    pub root: Root,
    /// The parts that the code base is deployed or published as.
    pub components: Vec<Component>,
    /// What components use outside the code.
    pub resources: Vec<Resource>,
    /// Where the code crosses its boundaries.
    pub points: Vec<Point>,
    /// Which points that go out each inbound point leads to.
    pub flows: Vec<Flow>,
    /// Dependencies between components and resources.
    pub edges: Vec<Edge>,
    /// Tests that exercise points.
    pub tests: Vec<Test>,
    /// How well points are tested.
    pub coverage: Vec<Coverage>,
    /// Totals.
    pub summary: Summary,
    /// Files that were passed over.
    pub skipped: Vec<Skipped>,
    /// What went wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// The program that wrote a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tool {
    /// `itmap`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The code base that was scanned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Root {
    /// The name of its folder.
    pub name: String,
    /// The git commit.
    pub revision: Option<String>,
    /// Whether files differ from that commit; null: not known.
    pub dirty: Option<bool>,
}

/// Totals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// Source files that were looked at.
    pub files: u64,
    /// Their size.
    pub bytes: u64,
    /// Listed points of production code by kind.
    pub points: BTreeMap<String, u64>,
    /// How many of those have an unresolved part.
    pub unresolved: u64,
    /// All points that the filters let through, listed or not, by what their file is for.
    pub scopes: BTreeMap<String, u64>,
    /// Files of tests and examples that were not looked at for points, since theirs are not asked for, by what they are.
    pub aside: BTreeMap<String, u64>,
    /// Files that were passed over, by reason.
    pub skipped: BTreeMap<SkipReason, u64>,
    /// Points by how well they are tested.
    pub coverage: BTreeMap<String, u64>,
}

impl Default for Report {
    fn default() -> Report {
        Report {
            schema_version: SCHEMA_VERSION,
            tool: Tool { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            root: Root::default(),
            components: Vec::new(),
            resources: Vec::new(),
            points: Vec::new(),
            flows: Vec::new(),
            edges: Vec::new(),
            tests: Vec::new(),
            coverage: Vec::new(),
            summary: Summary::default(),
            skipped: Vec::new(),
            diagnostics: Vec::new(),
        }
    }
}

impl Report {
    /// Puts everything in its order, gives points their ids and counts. The order in which things were added
    /// has no influence. `summary.files` and `summary.bytes` are the caller's to fill.
    ///
    /// Points that share a fingerprint are numbered in the order of their places, those of production code first:
    /// `<id>`, `<id>-2`, `<id>-3`.
    /// Points equal in everything are one point.
    pub fn finish(&mut self) {
        self.finish_with(Vec::new());
    }

    /// [`Report::finish`], with flows between points that have no ids yet. Gives where each point is now.
    pub fn finish_with(&mut self, flows: Vec<FlowDraft>) -> Vec<usize> {
        let places = self.sort_points();
        self.assign_ids();
        self.add_flows(flows, &places);
        for point in &mut self.points {
            point.reaches.sort();
            point.reaches.dedup();
        }
        self.components.sort_by(|a, b| a.id.cmp(&b.id));
        for component in &mut self.components {
            component.env.sort();
        }
        self.resources.sort_by(|a, b| a.id.cmp(&b.id));
        for resource in &mut self.resources {
            resource.evidence.sort();
        }
        self.edges.sort();
        self.tests.sort_by(|a, b| (&a.file, a.line, &a.id).cmp(&(&b.file, b.line, &b.id)));
        for test in &mut self.tests {
            test.exercises.sort();
        }
        self.coverage.sort_by(|a, b| a.point.cmp(&b.point));
        self.skipped.sort();
        self.skipped.dedup();
        self.diagnostics.sort_by(|a, b| (&a.file, a.line, a).cmp(&(&b.file, b.line, b)));
        self.diagnostics.dedup();
        self.count();
        places
    }

    /// Counts points and skipped files anew; to be called when points were taken away.
    pub fn count(&mut self) {
        let summary = &mut self.summary;
        summary.points.clear();
        summary.scopes.clear();
        summary.skipped.clear();
        summary.unresolved = 0;
        summary.coverage.clear();
        for entry in &self.coverage {
            *summary.coverage.entry(entry.status.name().to_owned()).or_default() += 1;
        }
        for point in &self.points {
            *summary.scopes.entry(point.scope.name().to_owned()).or_default() += 1;
            if point.scope == FileScope::Production {
                *summary.points.entry(point.kind.name().to_owned()).or_default() += 1;
                summary.unresolved += u64::from(point.is_unresolved());
            }
        }
        for skipped in &self.skipped {
            *summary.skipped.entry(skipped.reason).or_default() += 1;
        }
    }

    /// Points with how well they are tested, in the order of a checklist: gaps first, and among them what matters most.
    pub fn checklist(&self) -> Vec<(&Point, &Coverage)> {
        let by_id: BTreeMap<&str, &Point> = self.points.iter().map(|point| (point.id.as_str(), point)).collect();
        let pairs = self.coverage.iter().filter_map(|c| Some((*by_id.get(c.point.as_str())?, c)));
        let mut out: Vec<(&Point, &Coverage)> = pairs.collect();
        let key = |(point, coverage): &(&Point, &Coverage)| {
            let rank = match coverage.status {
                CoverageStatus::Gap => 0,
                CoverageStatus::Partial => 1,
                CoverageStatus::Unknown => 2,
                CoverageStatus::Covered => 3,
            };
            (rank, Reverse(coverage.weight), point.file.clone(), point.line, point.id.clone())
        };
        out.sort_by_cached_key(key);
        out
    }

    /// Drops what is said of the tests of points that are not there any more.
    pub fn retain_coverage(&mut self) {
        if self.coverage.is_empty() {
            return;
        }
        let ids: BTreeSet<&str> = self.points.iter().map(|point| point.id.as_str()).collect();
        self.coverage.retain(|coverage| ids.contains(coverage.point.as_str()));
        for test in &mut self.tests {
            test.exercises.retain(|exercise| ids.contains(exercise.point.as_str()));
        }
    }

    /// How many diagnostics are of `severity`.
    pub fn diagnostics_of(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// By component, file and place; then by what the point says, so that the order is total.
    /// Tells for each point, by its place before, where it stands now.
    fn sort_points(&mut self) -> Vec<usize> {
        fn key(p: &Point) -> impl Ord + '_ {
            (&p.component, &p.file, p.line, p.column, p.kind, p.target_name(), p.operation_name(), &p.symbol)
        }
        for point in &mut self.points {
            point.id.clear();
        }
        let mut points: Vec<(usize, Point)> = std::mem::take(&mut self.points).into_iter().enumerate().collect();
        points.sort_by(|(_, a), (_, b)| key(a).cmp(&key(b)).then_with(|| format!("{a:?}").cmp(&format!("{b:?}"))));
        let mut places = vec![0; points.len()];
        for (before, point) in points {
            if self.points.last() != Some(&point) {
                self.points.push(point);
            }
            places[before] = self.points.len() - 1;
        }
        places
    }

    /// Flows with the ids of their points, which are told what they reach.
    fn add_flows(&mut self, flows: Vec<FlowDraft>, places: &[usize]) {
        let place = |before: usize| places.get(before).copied();
        for FlowDraft { from, to, steps } in flows {
            let (Some(from), Some(to)) = (place(from), place(to)) else { continue };
            let to = self.points[to].id.clone();
            self.points[from].reaches.push(to.clone());
            self.flows.push(Flow { from: self.points[from].id.clone(), to, steps });
        }
        self.flows.sort();
        self.flows.dedup();
    }

    /// Production code first: what else is looked at must not change its ids.
    fn assign_ids(&mut self) {
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for first in [true, false] {
            for point in self.points.iter_mut().filter(|point| (point.scope == FileScope::Production) == first) {
                let id = point.own_fingerprint();
                let nth = seen.entry(id.clone()).or_default();
                *nth += 1;
                point.id = if *nth == 1 { id } else { format!("{id}-{nth}") };
            }
        }
    }
}

mod redact;
#[cfg(test)]
mod tests;
