//! Tests: which there are, what they ask for over HTTP, which functions of the project they call, what they assert.
//!
//! All of it in plain data: files are indexes into the units, tests are indexes into [`Testing::cases`].

mod calls;
mod cases;
mod doubles;
mod ecma;
mod fixtures;
mod golang;
mod graph;
mod python;
mod requests;
mod rows;
mod skips;
mod statuses;

pub(crate) use cases::Case;
pub(crate) use fixtures::Fixtures;

use crate::model::language::Language;
use crate::model::point::PointKind;
use crate::model::rule::{Emit, TestFramework};
use crate::model::scope::FileScope;
use crate::resolve::emit::Pending;
use crate::resolve::eval::Resolver;
use crate::resolve::value::FileId;
use crate::resolve::world::World;

/// What the tests of a project say.
#[derive(Debug, Default)]
pub(crate) struct Testing {
    /// In the order of files and lines.
    pub(crate) cases: Vec<CaseInfo>,
    pub(crate) requests: Vec<Request>,
    pub(crate) calls: Vec<Called>,
    /// What goes out behind functions that tests call.
    pub(crate) reaches: Vec<Reaching>,
    pub(crate) doubles: Vec<Doubled>,
}

/// A test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CaseInfo {
    pub(crate) file: usize,
    /// Classes or groups and the test itself, outermost first.
    pub(crate) name: Vec<String>,
    pub(crate) line: u32,
    pub(crate) end_line: u32,
    pub(crate) framework: Option<String>,
    /// It does not run: the line that says so.
    pub(crate) skipped: Option<u32>,
}

/// A request that test code makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) file: usize,
    pub(crate) line: u32,
    /// In capitals; `{?}` when it is not known.
    pub(crate) method: String,
    /// The address with its holes.
    pub(crate) url: String,
    /// The host that it says.
    pub(crate) host: Option<String>,
    /// It goes to the application itself, whatever host it says.
    pub(crate) in_process: bool,
    /// Its path was asked for by the name of a route.
    pub(crate) by_name: bool,
    /// The tests that lead to it.
    pub(crate) by: Vec<Lead>,
}

/// A test that leads to a request.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Lead {
    pub(crate) case: usize,
    /// The test itself does, not only what runs before it.
    pub(crate) direct: bool,
    /// The statuses that it asserts.
    pub(crate) statuses: Vec<u16>,
}

/// A function of production code that test code calls.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Called {
    /// The function: its file, and the line on which it starts.
    pub(crate) target: (usize, u32),
    /// Its number in the file.
    pub(crate) func: u32,
    /// Where it is called.
    pub(crate) file: usize,
    pub(crate) line: u32,
    /// The test that leads there.
    pub(crate) case: usize,
    /// The test itself does, not only what runs before it.
    pub(crate) direct: bool,
}

/// A function of production code that test code calls, and a call behind it that goes out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reaching {
    /// As [`Called::target`].
    pub(crate) target: (usize, u32),
    /// The number of the finding.
    pub(crate) finding: usize,
}

/// A stand-in that is in place while a test runs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Doubled {
    pub(crate) case: usize,
    /// The rule that knows it, as `pack/rule`.
    pub(crate) kind: String,
    pub(crate) target: Option<String>,
    pub(crate) file: usize,
    pub(crate) line: u32,
}

/// Tests that one request or call is attributed to, at most.
const MAX_TESTS: usize = 400;

impl Resolver<'_> {
    /// What the tests say; `crossings` are the calls of test code that may be requests.
    pub(crate) fn testing(&mut self, crossings: &[Pending]) -> Testing {
        let cases = self.cases();
        let graph = self.test_graph(&cases);
        let (doubles, crossings): (Vec<_>, Vec<_>) = crossings.iter().cloned().partition(|p| self.is_double(p));
        let requests = self.requests(&crossings, &graph, &cases);
        let doubles = self.doubles(&doubles, &graph, &cases);
        let calls = self.production_calls(&graph, &cases);
        let cases = cases.into_iter().map(|case| case.info).collect();
        Testing { cases, requests, calls, reaches: Vec::new(), doubles }
    }

    /// Crossings that are points, and requests of test code.
    pub(crate) fn parted(&self, crossings: Vec<Pending>) -> (Vec<Pending>, Vec<Pending>) {
        if self.world.frameworks.is_empty() {
            return (crossings, Vec::new());
        }
        let asks = |p: &Pending| matches!(self.rule(p.rule).emit, Emit::Point(PointKind::HttpCall) | Emit::Double);
        let of_pack = |p: &Pending| self.world.rules.packs[self.rule(p.rule).pack].tests;
        let requests = crossings.iter().filter(|p| self.is_test_file(p.subject.at.file) && asks(p));
        let requests = requests.cloned().collect();
        let points = crossings.into_iter().filter(|p| self.world.is_listed_file(p.subject.at.file) && !of_pack(p));
        (points.collect(), requests)
    }

    /// Whether a file is test code that is looked at.
    pub(crate) fn is_tested(&self, file: FileId) -> bool {
        !self.world.frameworks.is_empty() && self.is_test_file(file)
    }

    /// Whether a file holds tests, or what they stand on.
    pub(crate) fn is_test_file(&self, file: FileId) -> bool {
        self.world.unit(file).scope == FileScope::Test || self.test_bases.contains(&file)
    }

    /// Finds files that are no tests by their place and hold test classes that others derive from.
    pub(crate) fn find_test_bases(&mut self) {
        let world = self.world;
        let own = |file: &FileId| {
            let unit = world.unit(*file);
            let frameworks = || world.frameworks.iter().filter(|f| f.language == unit.facts.language);
            let imports =
                || unit.facts.imports.iter().any(|i| frameworks().any(|f| f.is_imported_by(i.module.as_str())));
            let is_test = |name: &str| frameworks().any(|f| !f.bases.is_empty() && f.is_test(name));
            unit.scope == FileScope::Production
                && unit.facts.language == Language::Python
                && unit.facts.functions.iter().any(|f| f.class.is_some() && is_test(f.name.as_str()))
                && imports()
        };
        self.test_bases = world.ids().filter(own).collect();
    }
}

impl<'a> World<'a> {
    /// The same with the tests looked at.
    #[must_use]
    pub(crate) fn with_tests(mut self, frameworks: &'static [TestFramework]) -> World<'a> {
        self.frameworks = frameworks;
        self
    }

    /// Whether a file of a component imports a package.
    pub(crate) fn uses(&self, component: usize, package: &str) -> bool {
        let below =
            |module: &str| module.strip_prefix(package).is_some_and(|r| r.is_empty() || r.starts_with(['.', '/']));
        let own = self.files.iter().filter(|unit| unit.component == component);
        own.into_iter().any(|unit| unit.facts.imports.iter().any(|import| below(import.module.as_str())))
    }
}
