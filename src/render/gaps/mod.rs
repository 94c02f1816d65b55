//! What is left to test, as a checklist.

pub(crate) mod markdown;
pub(crate) mod text;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::model::coverage::{Coverage, CoverageStatus, ScenarioStatus, Test};
use crate::model::point::{Direction, Point};
use crate::model::report::Report;
use crate::render::{clean, count};

/// The sections of a checklist, in their order, with their headings.
const SECTIONS: [(CoverageStatus, Direction, &str); 7] = [
    (CoverageStatus::Gap, Direction::Inbound, "No test"),
    (CoverageStatus::Partial, Direction::Inbound, "Tested in part"),
    (CoverageStatus::Unknown, Direction::Inbound, "Cannot be told"),
    (CoverageStatus::Gap, Direction::Outbound, "Calls out that no test leads to"),
    (CoverageStatus::Partial, Direction::Outbound, "Calls out tested in part"),
    (CoverageStatus::Unknown, Direction::Outbound, "Calls out that cannot be told"),
    (CoverageStatus::Covered, Direction::Inbound, "Tested"),
];

/// The checklist of one component.
struct Part<'r> {
    name: String,
    /// Points by section, in the order of [`SECTIONS`].
    sections: Vec<(&'static str, Vec<(&'r Point, &'r Coverage)>)>,
    /// Inbound points without a test, and all inbound points.
    open: usize,
    all: usize,
}

/// The checklist by component; `all`: what is tested too.
fn parts(report: &Report, all: bool) -> Vec<Part<'_>> {
    let mut by_component: BTreeMap<&str, Vec<(&Point, &Coverage)>> = BTreeMap::new();
    for (point, coverage) in report.checklist() {
        by_component.entry(point.component.as_deref().unwrap_or_default()).or_default().push((point, coverage));
    }
    by_component.into_iter().map(|(id, points)| part(report, id, &points, all)).collect()
}

fn part<'r>(report: &'r Report, id: &str, points: &[(&'r Point, &'r Coverage)], all: bool) -> Part<'r> {
    let component = report.components.iter().find(|c| c.id == id);
    let name = match component {
        Some(c) if c.path != "." && c.path != c.name => format!("{} ({})", c.name, c.path),
        Some(c) => c.name.clone(),
        None => "(no component)".to_owned(),
    };
    let inbound = || points.iter().filter(|(p, _)| p.direction == Direction::Inbound);
    let open = inbound().filter(|(_, c)| c.status == CoverageStatus::Gap).count();
    let total = inbound().count();
    let listed = SECTIONS.iter().filter(|(status, ..)| all || *status != CoverageStatus::Covered);
    let sections = listed.map(|(status, direction, heading)| {
        let own = points.iter().filter(|(p, c)| c.status == *status && p.direction == *direction);
        (*heading, without_twins(own.copied().collect()))
    });
    let sections = sections.filter(|(_, own)| !own.is_empty()).collect();
    Part { name: clean(&name).into_owned(), sections, open, all: total }
}

/// A registration that stands under parameters too, `/{org}/users` beside `/users`, is told once, by the shorter path.
fn without_twins<'r>(points: Vec<(&'r Point, &'r Coverage)>) -> Vec<(&'r Point, &'r Coverage)> {
    let mut by_place: BTreeMap<(&str, u32), Vec<&Point>> = BTreeMap::new();
    for (point, _) in &points {
        by_place.entry((&point.file, point.line)).or_default().push(point);
    }
    let shorter = |point: &Point| {
        let beside = by_place.get(&(point.file.as_str(), point.line)).into_iter().flatten();
        let length = |p: &Point| p.path.as_ref().map(String::len);
        beside.into_iter().any(|other| length(other) < length(point) && point.is_same_under_parameters(other))
    };
    points.iter().filter(|(point, _)| !shorter(point)).copied().collect()
}

/// `9 of 31 inbound points without a test, 5 tested in part`.
fn summary(report: &Report) -> String {
    let inbound: Vec<CoverageStatus> = report
        .checklist()
        .iter()
        .filter(|(point, _)| point.direction == Direction::Inbound)
        .map(|(_, coverage)| coverage.status)
        .collect();
    let of = |status| inbound.iter().filter(|s| **s == status).count();
    let mut text =
        format!("{} of {} without a test", of(CoverageStatus::Gap), count(inbound.len() as u64, "inbound point"));
    if of(CoverageStatus::Partial) > 0 {
        text.push_str(&format!(", {} tested in part", of(CoverageStatus::Partial)));
    }
    if of(CoverageStatus::Unknown) > 0 {
        text.push_str(&format!(", {} cannot be told", of(CoverageStatus::Unknown)));
    }
    text.push_str(&format!(" ({} read)", count(report.tests.len() as u64, "test")));
    text
}

/// Why a point is worth a test, or what its tests leave out.
fn remark(coverage: &Coverage, tests: &BTreeMap<&str, &Test>) -> String {
    let missing: Vec<&str> =
        coverage.scenarios.iter().filter(|s| s.status == ScenarioStatus::Gap).map(|s| s.title.as_str()).collect();
    let text = match coverage.status {
        CoverageStatus::Gap => coverage.reasons.join(", "),
        CoverageStatus::Partial if !missing.is_empty() => format!("not tested: {}", missing.join(", ")),
        CoverageStatus::Partial => "its handler is called, never asked over HTTP".to_owned(),
        CoverageStatus::Unknown => "tests ask for addresses that are not known".to_owned(),
        CoverageStatus::Covered => {
            let first = coverage.tests.first().and_then(|id| tests.get(id.as_str()));
            let place = first.map(|test| format!("{}:{}", test.file, test.line)).unwrap_or_default();
            match coverage.tests.len() {
                0 | 1 => place,
                n => format!("{place} and {} more", n - 1),
            }
        }
    };
    let ran = coverage.executed.map(|executed| match executed.hit {
        0 => "did not run".to_owned(),
        hit => format!("ran ({hit} of {})", count(u64::from(executed.lines), "line")),
    });
    let skipped = coverage.skipped.iter().find_map(|id| tests.get(id.as_str()));
    let skipped = skipped.filter(|_| coverage.status != CoverageStatus::Covered).map(|test| {
        let line = test.skipped.unwrap_or(test.line);
        match coverage.skipped.len() {
            1 => format!("skipped test at {}:{line}", test.file),
            n => format!("{n} skipped tests, the first at {}:{line}", test.file),
        }
    });
    let words: Vec<String> = [Some(text), skipped, ran].into_iter().flatten().filter(|word| !word.is_empty()).collect();
    clean(&words.join("; ")).into_owned()
}

fn tests_by_id(report: &Report) -> BTreeMap<&str, &Test> {
    report.tests.iter().map(|test| (test.id.as_str(), test)).collect()
}
