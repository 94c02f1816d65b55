//! Compares the points of a scan with what a fixture says.

use std::fmt;

use crate::rules::annotations::{Expectation, Fixture, Status};

/// A point found in a fixture. `method` is empty where the kind has none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    pub(crate) file: String,
    /// Counted from 1.
    pub(crate) line: u32,
    pub(crate) kind: String,
    pub(crate) method: String,
    pub(crate) path: String,
    /// All tables of a statement about several, with spaces between.
    pub(crate) tables: String,
    /// What else holds: `auth=public`, `guard=login_required`.
    pub(crate) facts: Vec<String>,
}

impl Found {
    /// Whether a fixture's words for a target mean that of this point.
    fn is_about(&self, target: &str) -> bool {
        self.path == target || (!self.tables.is_empty() && self.tables == target)
    }

    fn wording(&self) -> String {
        wording(&self.kind, &self.method, if self.tables.is_empty() { &self.path } else { &self.tables })
    }
}

/// Something that is not as the fixture says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Failure {
    /// The line of the fixture, counted from 1.
    pub(crate) fixture_line: u32,
    pub(crate) message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.fixture_line, self.message)
    }
}

/// What is missing, what is found and not expected, and known gaps that are gone.
pub(crate) fn check(fixture: &Fixture, points: &[Found]) -> Vec<Failure> {
    let mut used = vec![false; points.len()];
    let mut failures = Vec::new();
    for expectation in fixture.expectations.iter().filter(|e| e.status == Status::Expect) {
        expect(expectation, points, &mut used, &mut failures);
    }
    for expectation in fixture.expectations.iter().filter(|e| e.status != Status::Expect) {
        refuse(expectation, points, &mut used, &mut failures);
    }
    for (point, _) in points.iter().zip(&used).filter(|(_, used)| !**used) {
        let message = format!("not expected: {}", describe(point));
        failures.push(Failure { fixture_line: fixture.line_of(&point.file, point.line), message });
    }
    failures.sort();
    failures
}

impl Fixture {
    /// The line of the fixture that a line of a virtual file is.
    fn line_of(&self, file: &str, line: u32) -> u32 {
        let index = self.files.iter().position(|(path, _)| path == file);
        line + index.and_then(|index| self.offsets.get(index)).copied().unwrap_or(0)
    }
}

/// Marks the points that an expectation speaks of; tells those that are missing.
fn expect(expectation: &Expectation, points: &[Found], used: &mut [bool], failures: &mut Vec<Failure>) {
    let any = [String::new()];
    let methods = if expectation.methods.is_empty() { &any[..] } else { &expectation.methods };
    for method in methods {
        let matches = |point: &Found| {
            on_line(expectation, point)
                && point.is_about(&expectation.target)
                && (method.is_empty() || point.method == *method)
                && has_facts(expectation, point)
        };
        let found: Vec<usize> = (0..points.len()).filter(|index| !used[*index] && matches(&points[*index])).collect();
        // Without a method all methods of the path are meant, and one at least must be there.
        let wanted = if method.is_empty() { found.len() } else { 1 };
        for index in found.iter().take(wanted) {
            used[*index] = true;
        }
        if found.is_empty() {
            let mut wanted = wording(&expectation.kind, method, &expectation.target);
            expectation.facts.iter().for_each(|fact| wanted.extend([" ", fact]));
            let message = format!("missing: {wanted}{}", near_misses(expectation, points));
            failures.push(Failure { fixture_line: expectation.fixture_line, message });
        }
    }
}

/// Tells the points that `ok:` denies and those that close a known gap.
fn refuse(expectation: &Expectation, points: &[Found], used: &mut [bool], failures: &mut Vec<Failure>) {
    for (point, used) in points.iter().zip(used) {
        let told = on_line(expectation, point)
            && (expectation.target.is_empty() || point.is_about(&expectation.target))
            && (expectation.methods.is_empty() || expectation.methods.contains(&point.method))
            && has_facts(expectation, point);
        // A point that another comment of the line expects is neither denied nor a gap.
        if !told || *used {
            continue;
        }
        *used = true;
        let message = match expectation.status {
            Status::Todo => format!("a known gap is gone, write `itmap:` for `todo:`: {}", describe(point)),
            _ => format!("`ok:` says there is none: {}", describe(point)),
        };
        failures.push(Failure { fixture_line: expectation.fixture_line, message });
    }
}

fn has_facts(expectation: &Expectation, point: &Found) -> bool {
    expectation.facts.iter().all(|fact| match fact.split_once("!=") {
        Some((key, value)) => !point.facts.contains(&format!("{key}={value}")),
        None => point.facts.contains(fact),
    })
}

fn on_line(expectation: &Expectation, point: &Found) -> bool {
    point.kind == expectation.kind && point.line == expectation.line && point.file == expectation.file
}

/// What was found instead: on the same line, or the same point on another line.
fn near_misses(expectation: &Expectation, points: &[Found]) -> String {
    let here = points.iter().filter(|p| p.file == expectation.file && p.line == expectation.line);
    let elsewhere = points.iter().filter(|p| p.kind == expectation.kind && p.is_about(&expectation.target));
    let told = |point: &Found| {
        if expectation.facts.is_empty() {
            point.wording()
        } else {
            format!("{} {}", point.wording(), point.facts.join(" "))
        }
    };
    let here: Vec<String> = here.map(told).collect();
    let elsewhere: Vec<String> = elsewhere.map(|point| format!("{}:{}", point.file, point.line)).collect();
    match (here.is_empty(), elsewhere.is_empty()) {
        (false, _) => format!("\n    found on this line: {}", here.join(" ; ")),
        (true, false) => format!("\n    found at {}", elsewhere.join(", ")),
        (true, true) => String::new(),
    }
}

fn describe(point: &Found) -> String {
    format!("{} ({}:{})", point.wording(), point.file, point.line)
}

fn wording(kind: &str, method: &str, target: &str) -> String {
    [kind, method, target].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
