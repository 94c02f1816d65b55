//! The gate: what is left to test, compared with what is known, against what is asked for.

mod baseline;
mod gap;
#[cfg(test)]
mod tests;

pub(crate) use baseline::Baseline;
pub(crate) use gap::{Gap, UNTESTED, gaps};

use crate::model::coverage::CoverageStatus;
use crate::model::report::Report;

/// What makes a check fail.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Policy {
    /// Something is left to test.
    pub(crate) on_gaps: bool,
    /// A point has no test at all.
    pub(crate) on_untested: bool,
    /// Something is left to test that the baseline does not know.
    pub(crate) on_new_gaps: bool,
    /// The least share of tested points, in per cent.
    pub(crate) min_coverage: Option<f64>,
}

/// How a check went.
pub(crate) struct Verdict<'r> {
    /// All that is left to test, what matters most first; whether the baseline does not know it.
    pub(crate) gaps: Vec<(Gap<'r>, bool)>,
    /// Those that the check fails for.
    pub(crate) failing: Vec<Gap<'r>>,
    /// Why the check fails; empty when it does not.
    pub(crate) reasons: Vec<String>,
    /// How many gaps of the baseline are gone.
    pub(crate) gone: usize,
    /// Points with a test, and points that could be judged.
    pub(crate) tested: (u64, u64),
}

impl Verdict<'_> {
    /// The share of tested points in per cent; all of nothing is 100.
    pub(crate) fn coverage(&self) -> f64 {
        let (tested, judged) = self.tested;
        if judged == 0 { 100.0 } else { tested as f64 * 100.0 / judged as f64 }
    }
}

/// Judges `report` by `policy`.
pub(crate) fn check<'r>(report: &'r Report, policy: &Policy, baseline: Option<&Baseline>) -> Verdict<'r> {
    let all = gaps(report);
    let gone = baseline.map_or(0, |baseline| baseline.gone(&all));
    let is_new = |gap: &Gap<'_>| baseline.is_none_or(|baseline| !baseline.knows(gap));
    let gaps: Vec<(Gap<'r>, bool)> = all.into_iter().map(|gap| (gap, is_new(&gap))).collect();
    let of = |status| report.coverage.iter().filter(|c| c.status == status).count() as u64;
    let tested = of(CoverageStatus::Covered) + of(CoverageStatus::Partial);
    let tested = (tested, tested + of(CoverageStatus::Gap));
    let mut verdict = Verdict { gaps, failing: Vec::new(), reasons: Vec::new(), gone, tested };
    let untested = verdict.gaps.iter().filter(|(gap, _)| gap.scenario.is_none()).count();
    let new = verdict.gaps.iter().filter(|(_, is_new)| *is_new).count();
    let mut reasons = Vec::new();
    if policy.on_gaps && !verdict.gaps.is_empty() {
        reasons.push(told(verdict.gaps.len(), "gap", ""));
    }
    if policy.on_untested && untested > 0 {
        reasons.push(told(untested, "point", " without a test"));
    }
    if policy.on_new_gaps && new > 0 {
        reasons.push(told(new, "gap", " that the baseline does not know"));
    }
    if let Some(least) = policy.min_coverage.filter(|least| verdict.coverage() < *least) {
        let (tested, judged) = verdict.tested;
        reasons
            .push(format!("{tested} of {judged} points are tested, {:.1} %; {least} % are wanted", verdict.coverage()));
    }
    verdict.reasons = reasons;
    let fails = |gap: &Gap<'_>, is_new: bool| {
        policy.on_gaps || policy.on_untested && gap.scenario.is_none() || policy.on_new_gaps && is_new
    };
    verdict.failing = verdict.gaps.iter().filter(|(gap, is_new)| fails(gap, *is_new)).map(|(gap, _)| *gap).collect();
    verdict
}

fn told(number: usize, noun: &str, rest: &str) -> String {
    format!("{number} {noun}{}{rest}", if number == 1 { "" } else { "s" })
}
