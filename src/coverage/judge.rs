//! How well each point is tested.

use std::collections::BTreeMap;

use crate::coverage::Doubts;
use crate::model::coverage::{Coverage, CoverageStatus, Exercise, ExerciseKind};
use crate::model::point::{Point, PointKind};
use crate::model::report::Report;
use crate::model::scope::FileScope;

/// Points that tests can exercise.
fn is_judged(point: &Point) -> bool {
    point.scope == FileScope::Production
        && !matches!(point.kind, PointKind::DbModel | PointKind::DbMigration | PointKind::Static)
}

/// Fills in `coverage` of a report from its tests.
pub(crate) fn judge(report: &mut Report, doubts: &Doubts) {
    let mut by_point: BTreeMap<&str, Vec<(&str, &Exercise)>> = BTreeMap::new();
    for test in &report.tests {
        for exercise in &test.exercises {
            by_point.entry(&exercise.point).or_default().push((&test.id, exercise));
        }
    }
    let mut coverage = Vec::new();
    for point in report.points.iter().filter(|point| is_judged(point)) {
        let exercises = by_point.get(point.id.as_str()).map_or(&[][..], Vec::as_slice);
        let mut tests: Vec<String> = exercises.iter().map(|(test, _)| (*test).to_owned()).collect();
        tests.sort();
        tests.dedup();
        let asked = exercises.iter().any(|(_, e)| e.how != ExerciseKind::Call);
        let status = match (tests.is_empty(), asked) {
            (false, true) => CoverageStatus::Covered,
            (false, false) => CoverageStatus::Partial,
            (true, _) if is_doubtful(point, doubts) => CoverageStatus::Unknown,
            (true, _) => CoverageStatus::Gap,
        };
        coverage.push(Coverage {
            point: point.id.clone(),
            status,
            tests,
            scenarios: Vec::new(),
            weight: 0,
            reasons: Vec::new(),
            executed: None,
        });
    }
    coverage.sort_by(|a, b| a.point.cmp(&b.point));
    report.coverage = coverage;
    report.count();
}

/// Whether some request may have asked for a point.
fn is_doubtful(point: &Point, doubts: &Doubts) -> bool {
    doubts.points.contains_key(&point.id)
}
