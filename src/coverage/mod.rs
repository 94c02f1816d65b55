//! Which tests exercise which points, and what is left to test.
//!
//! [`fill`] matches what tests do with the points of a report; [`judge()`] says of each point how well it is tested.

mod bases;
mod judge;
mod path;
mod routes;
mod scenarios;
mod weight;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use judge::judge;

use crate::coverage::routes::{Answer, Routes};
use crate::model::coverage::{Exercise, ExerciseKind, Test};
use crate::model::point::Direction;
use crate::model::report::Report;
use crate::model::rule::Scenarios;
use crate::model::scope::FileScope;
use crate::model::tested::{TestCase, TestRequest, Tests};

/// Tests that are named of a point that is reached through others, at most.
pub(crate) const MAX_TESTS: usize = 50;

/// What the tests leave open: points that some request may have asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Doubts {
    /// Ids of points that a request may have asked for, with the tests.
    pub(crate) points: BTreeMap<String, Vec<String>>,
    /// By component and method (`{?}`: any): requests whose address is not known, and all requests.
    pub(crate) blind: BTreeMap<(Option<String>, String), (usize, usize)>,
}

impl Doubts {
    /// A request counts once for each test that makes it.
    fn count(&mut self, request: &TestRequest, blind: bool) {
        let times = request.by.iter().filter(|lead| lead.direct).count().max(1);
        let (unknown, all) = self.blind.entry((request.component.clone(), request.method.clone())).or_default();
        *unknown += if blind { times } else { 0 };
        *all += times;
    }

    /// Whether so many requests with the method have unknown addresses that a route without a test may well have one.
    pub(crate) fn is_blind(&self, component: Option<&String>, method: Option<&str>) -> bool {
        let mut unknown = 0;
        let mut all = 0;
        for ((of, asked), (u, a)) in &self.blind {
            if of.as_ref() == component && (method.is_none_or(|m| m == "ANY" || m == asked) || asked == "{?}") {
                unknown += u;
                all += a;
            }
        }
        unknown >= 3 && unknown * 3 > all
    }
}

/// Fills in the tests of a finished report, and how well its points are tested; `rules` are the scenarios that are known.
pub(crate) fn fill(report: &mut Report, tests: &Tests, rules: &Scenarios) {
    let mut found: Vec<Test> = tests.cases.iter().map(test).collect();
    let mut doubts = Doubts::default();
    by_request(report, tests, &mut found, &mut doubts);
    by_call(report, tests, &mut found);
    for (case, double) in &tests.doubles {
        found[*case].doubles.push(double.clone());
    }
    for test in &mut found {
        test.exercises.sort();
        test.exercises.dedup();
        test.doubles.sort();
        test.doubles.dedup();
    }
    found.sort_by(|a, b| (&a.file, a.line, &a.id).cmp(&(&b.file, b.line, &b.id)));
    number(&mut found);
    report.tests = found;
    judge(report, &doubts, rules);
}

fn test(case: &TestCase) -> Test {
    Test {
        id: case.id.clone(),
        file: case.file.clone(),
        line: case.line,
        end_line: case.end_line,
        framework: case.framework.clone(),
        skipped: case.skipped,
        exercises: Vec::new(),
        doubles: Vec::new(),
    }
}

/// Tests of the same name are told apart by a number, in the order of the file.
fn number(tests: &mut [Test]) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for test in tests {
        let nth = seen.entry(test.id.clone()).or_default();
        *nth += 1;
        if *nth > 1 {
            test.id = format!("{} #{nth}", test.id);
        }
    }
}

fn by_request(report: &Report, tests: &Tests, found: &mut [Test], doubts: &mut Doubts) {
    let routes = Routes::new(&report.points, tests);
    for request in &tests.requests {
        let names = || request.by.iter().map(|lead| tests.cases[lead.case].id.clone());
        let answer = routes.answer_of(request, tests);
        if !matches!(answer, Answer::Unknown) {
            doubts.count(request, false);
        }
        match answer {
            Answer::Route(number) => {
                let points = routes.registered_as(number).map(|number| &report.points[number]);
                let points = points.filter(|point| point.scope == FileScope::Production);
                for (point, lead) in points.flat_map(|point| request.by.iter().map(move |lead| (point, lead))) {
                    found[lead.case].exercises.push(Exercise {
                        point: point.id.clone(),
                        statuses: lead.statuses.clone(),
                        how: if request.by_name { ExerciseKind::RouteName } else { ExerciseKind::Http },
                        direct: lead.direct,
                        file: request.file.clone(),
                        line: request.line,
                    });
                }
            }
            Answer::OneOf(all) => {
                for number in all {
                    doubts.points.entry(report.points[number].id.clone()).or_default().extend(names());
                }
            }
            Answer::Unknown => {
                doubts.count(request, true);
            }
            Answer::Nothing => {}
        }
    }
}

/// Handlers that tests call by themselves, and calls out of the process behind other functions that they call.
fn by_call(report: &Report, tests: &Tests, found: &mut [Test]) {
    let mut handlers: BTreeMap<(&str, u32), Vec<&str>> = BTreeMap::new();
    for point in &report.points {
        if let Some(handler) = &point.handler
            && point.direction == Direction::Inbound
            && point.scope == FileScope::Production
        {
            handlers.entry((&handler.file, handler.line)).or_default().push(&point.id);
        }
    }
    let mut behind: BTreeMap<(&str, u32), Vec<&str>> = BTreeMap::new();
    for ((file, line), point) in &tests.reaches {
        behind.entry((file, *line)).or_default().push(point);
    }
    // Of a point that much leads to, some tests say enough.
    let mut named: BTreeMap<(&str, bool), BTreeSet<usize>> = BTreeMap::new();
    for call in &tests.calls {
        for point in behind.get(&(call.target.0.as_str(), call.target.1)).into_iter().flatten() {
            let cases = named.entry((point, call.direct)).or_default();
            if cases.len() >= MAX_TESTS && !cases.contains(&call.case) {
                continue;
            }
            cases.insert(call.case);
            found[call.case].exercises.push(Exercise {
                point: (*point).to_owned(),
                statuses: Vec::new(),
                how: ExerciseKind::Reach,
                direct: call.direct,
                file: call.file.clone(),
                line: call.line,
            });
        }
        for point in handlers.get(&(call.target.0.as_str(), call.target.1)).into_iter().flatten() {
            found[call.case].exercises.push(Exercise {
                point: (*point).to_owned(),
                statuses: Vec::new(),
                how: ExerciseKind::Call,
                direct: call.direct,
                file: call.file.clone(),
                line: call.line,
            });
        }
    }
}
