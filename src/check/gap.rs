//! One thing that is left to test.

use crate::model::coverage::{Coverage, CoverageStatus, Scenario, ScenarioStatus};
use crate::model::point::Point;
use crate::model::report::Report;

/// What stands for a scenario where a point has no test at all.
pub(crate) const UNTESTED: &str = "untested";

/// A point without a test, or a scenario of a tested point without one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Gap<'r> {
    pub(crate) point: &'r Point,
    pub(crate) coverage: &'r Coverage,
    /// `None`: the point has no test at all.
    pub(crate) scenario: Option<&'r Scenario>,
}

impl Gap<'_> {
    /// The scenario's id, or [`UNTESTED`].
    pub(crate) fn rule(&self) -> &str {
        self.scenario.map_or(UNTESTED, |scenario| scenario.id.as_str())
    }
}

/// What is left to test, what matters most first. The scenarios of a point without a test are no gaps of their own.
pub(crate) fn gaps(report: &Report) -> Vec<Gap<'_>> {
    let mut gaps = Vec::new();
    for (point, coverage) in report.checklist() {
        if coverage.status == CoverageStatus::Gap {
            gaps.push(Gap { point, coverage, scenario: None });
            continue;
        }
        if coverage.status == CoverageStatus::Unknown {
            continue;
        }
        let open = coverage.scenarios.iter().filter(|scenario| scenario.status == ScenarioStatus::Gap);
        gaps.extend(open.map(|scenario| Gap { point, coverage, scenario: Some(scenario) }));
    }
    gaps
}
