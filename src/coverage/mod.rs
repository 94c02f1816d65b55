//! Which tests exercise which points, and what is left to test.
//!
//! [`fill`] matches what tests do with the points of a report; [`judge`] says of each point how well it is tested.

mod judge;
mod path;
mod routes;

use std::collections::BTreeMap;

pub(crate) use judge::judge;

use crate::coverage::routes::{Answer, Routes};
use crate::model::coverage::{Exercise, ExerciseKind, Test};
use crate::model::point::Direction;
use crate::model::report::Report;
use crate::model::scope::FileScope;
use crate::model::tested::{TestCase, Tests};

/// What the tests leave open: points that some request may have asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Doubts {
    /// Ids of points that a request may have asked for, with the tests.
    pub(crate) points: BTreeMap<String, Vec<String>>,
    /// By component and method (`{?}`: any): tests with requests whose address is not known.
    pub(crate) blind: BTreeMap<(Option<String>, String), Vec<String>>,
}

/// Fills in the tests of a finished report, and how well its points are tested.
pub(crate) fn fill(report: &mut Report, tests: &Tests) {
    let mut found: Vec<Test> = tests.cases.iter().map(test).collect();
    let mut doubts = Doubts::default();
    by_request(report, tests, &mut found, &mut doubts);
    by_call(report, tests, &mut found);
    for test in &mut found {
        test.exercises.sort();
        test.exercises.dedup();
    }
    found.sort_by(|a, b| (&a.file, a.line, &a.id).cmp(&(&b.file, b.line, &b.id)));
    number(&mut found);
    report.tests = found;
    judge(report, &doubts);
}

fn test(case: &TestCase) -> Test {
    Test {
        id: case.id.clone(),
        file: case.file.clone(),
        line: case.line,
        end_line: case.end_line,
        framework: case.framework.clone(),
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
    let routes = Routes::new(&report.points);
    for request in &tests.requests {
        let names = || request.by.iter().map(|(case, _)| tests.cases[*case].id.clone());
        match routes.answer(request) {
            Answer::Route(number) => {
                let point = &report.points[number];
                if point.scope != FileScope::Production {
                    continue;
                }
                for (case, statuses) in &request.by {
                    found[*case].exercises.push(Exercise {
                        point: point.id.clone(),
                        statuses: statuses.clone(),
                        how: ExerciseKind::Http,
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
                let key = (request.component.clone(), request.method.clone());
                doubts.blind.entry(key).or_default().extend(names());
            }
            Answer::Nothing => {}
        }
    }
}

/// Handlers that tests call by themselves.
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
    for call in &tests.calls {
        for point in handlers.get(&(call.target.0.as_str(), call.target.1)).into_iter().flatten() {
            found[call.case].exercises.push(Exercise {
                point: (*point).to_owned(),
                statuses: Vec::new(),
                how: ExerciseKind::Call,
                file: call.file.clone(),
                line: call.line,
            });
        }
    }
}
