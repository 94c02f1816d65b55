//! How well each point is tested.

use std::collections::{BTreeMap, BTreeSet};

use crate::coverage::routes::{Answer, Routes};
use crate::coverage::scenarios::Facts;
use crate::coverage::weight::weigh;
use crate::coverage::{Doubts, MAX_TESTS};
use crate::model::coverage::{Coverage, CoverageStatus, Exercise, ExerciseKind, ScenarioStatus};
use crate::model::point::{Direction, Point, PointKind};
use crate::model::report::Report;
use crate::model::rule::Scenarios;
use crate::model::scope::FileScope;
use crate::model::tested::TestRequest;

/// Points that tests can exercise.
fn is_judged(point: &Point) -> bool {
    point.scope == FileScope::Production
        && !matches!(point.kind, PointKind::DbModel | PointKind::DbMigration | PointKind::Static)
}

/// Fills in `coverage` of a report from its tests.
pub(crate) fn judge(report: &mut Report, doubts: &Doubts, rules: &Scenarios) {
    let mut by_point: BTreeMap<&str, Vec<(&str, &Exercise)>> = BTreeMap::new();
    let mut skipped: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for test in &report.tests {
        for exercise in &test.exercises {
            if test.skipped.is_none() {
                by_point.entry(&exercise.point).or_default().push((&test.id, exercise));
            } else if exercise.direct {
                skipped.entry(&exercise.point).or_default().push(test.id.clone());
            }
        }
    }
    for (point, same) in under_parameters(report, &by_point) {
        let exercises = by_point.get(same).cloned().unwrap_or_default();
        by_point.insert(point, exercises);
    }
    let facts = Facts::new(report);
    let callers = callers(report);
    let led = led_to(report, &by_point);
    let mut coverage = Vec::new();
    for point in report.points.iter().filter(|point| is_judged(point)) {
        let exercises = by_point.get(point.id.as_str()).map_or(&[][..], Vec::as_slice);
        let mut tests = tests_of(exercises);
        let through = led.get(point.id.as_str());
        if tests.is_empty() {
            tests = through
                .map(|tests| tests.iter().map(|t| (*t).to_owned()).take(MAX_TESTS).collect())
                .unwrap_or_default();
        }
        let scenarios = facts.of(point, &rules.all, exercises);
        let asked = exercises.iter().any(|(_, e)| e.how != ExerciseKind::Call) || through.is_some();
        let missing = scenarios.iter().any(|s| s.status == ScenarioStatus::Gap);
        let status = match (tests.is_empty(), asked) {
            (false, true) if !missing || point.direction == Direction::Outbound => CoverageStatus::Covered,
            (false, _) => CoverageStatus::Partial,
            (true, _) if is_doubtful(point, doubts) => CoverageStatus::Unknown,
            (true, _) => CoverageStatus::Gap,
        };
        let callers = callers.get(point.id.as_str()).copied().unwrap_or(0);
        let (weight, reasons) = weigh(point, &facts, callers, &rules.concerns);
        let mut skipped = skipped.get(point.id.as_str()).cloned().unwrap_or_default();
        skipped.sort();
        skipped.dedup();
        let point = point.id.clone();
        coverage.push(Coverage { point, status, tests, skipped, scenarios, weight, reasons, executed: None });
    }
    coverage.sort_by(|a, b| a.point.cmp(&b.point));
    report.coverage = coverage;
    report.count();
}

/// Routes that no test asks for, each with one of the same registration that tests do ask for, whose path differs by
/// parameters in front: `/{org}/users` and `/users`.
fn under_parameters<'a>(
    report: &'a Report,
    by_point: &BTreeMap<&str, Vec<(&str, &Exercise)>>,
) -> Vec<(&'a str, &'a str)> {
    let mut registered: BTreeMap<(&str, u32, u32, Option<&str>), Vec<&Point>> = BTreeMap::new();
    for point in report.points.iter().filter(|p| p.kind == PointKind::HttpRoute) {
        registered.entry((&point.file, point.line, point.column, point.method.as_deref())).or_default().push(point);
    }
    let mut out = Vec::new();
    for points in registered.values().filter(|points| points.len() > 1) {
        let tested = |point: &Point| by_point.contains_key(point.id.as_str());
        for point in points.iter().filter(|point| !tested(point)) {
            let same = points.iter().find(|other| tested(other) && point.is_same_under_parameters(other));
            out.extend(same.map(|same| (point.id.as_str(), same.id.as_str())));
        }
    }
    out
}

/// The tests that exercise a point: those that do so themselves, or else those before which something does.
fn tests_of(exercises: &[(&str, &Exercise)]) -> Vec<String> {
    let any_direct = exercises.iter().any(|(_, e)| e.direct);
    let chosen = exercises.iter().filter(|(_, e)| e.direct || !any_direct);
    let mut tests: Vec<String> = chosen.map(|(test, _)| (*test).to_owned()).collect();
    tests.sort();
    tests.dedup();
    tests
}

/// For each point that an exercised one leads to, the tests.
fn led_to<'a>(
    report: &'a Report,
    by_point: &BTreeMap<&'a str, Vec<(&'a str, &'a Exercise)>>,
) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut out: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for point in &report.points {
        let Some(exercises) = by_point.get(point.id.as_str()) else { continue };
        for reached in &point.reaches {
            out.entry(reached).or_default().extend(exercises.iter().map(|(test, _)| *test));
        }
    }
    out
}

/// How many other components ask each route for something.
fn callers(report: &Report) -> BTreeMap<&str, usize> {
    let by_id: BTreeMap<&str, &Point> = report.points.iter().map(|point| (point.id.as_str(), point)).collect();
    let routes = Routes::of(&report.points);
    let mut out: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for edge in &report.edges {
        for call in edge.points.iter().filter_map(|id| by_id.get(id.as_str())) {
            let Some(url) = call.url.as_ref().filter(|_| call.kind == PointKind::HttpCall) else { continue };
            let asked = TestRequest {
                file: call.file.clone(),
                line: call.line,
                component: Some(edge.to.clone()),
                method: call.method.clone().unwrap_or_else(|| "{?}".to_owned()),
                url: url.clone(),
                host: None,
                in_process: false,
                by_name: false,
                by: Vec::new(),
            };
            if let Answer::Route(number) = routes.answer(&asked)
                && report.points[number].component.as_ref() == Some(&edge.to)
            {
                out.entry(&report.points[number].id).or_default().insert(&edge.from);
            }
        }
    }
    out.into_iter().map(|(to, from)| (to, from.len())).collect()
}

/// Whether some request may have asked for a point.
fn is_doubtful(point: &Point, doubts: &Doubts) -> bool {
    let is_unsaid = point.path.as_deref().is_some_and(|path| path.trim_matches('/') == "{?}");
    doubts.points.contains_key(&point.id)
        || (is_unsaid && !doubts.blind.is_empty())
        || (point.kind == PointKind::HttpRoute && doubts.is_blind(point.component.as_ref(), point.method.as_deref()))
}
