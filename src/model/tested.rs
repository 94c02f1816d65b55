//! What the tests of a code base say, before it is matched with points.

use crate::model::coverage::Double;

/// Tests, what they ask for and what they call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tests {
    pub(crate) cases: Vec<TestCase>,
    pub(crate) requests: Vec<TestRequest>,
    pub(crate) calls: Vec<TestCall>,
    /// Functions, as calls have them, and points that they lead to.
    pub(crate) reaches: Vec<((String, u32), String)>,
    /// Stand-ins, each with the test that runs with it, as an index into `cases`.
    pub(crate) doubles: Vec<(usize, Double)>,
}

/// A test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TestCase {
    /// File and name, as its runner writes them.
    pub(crate) id: String,
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) end_line: u32,
    pub(crate) framework: Option<String>,
    /// It does not run: the line that says so.
    pub(crate) skipped: Option<u32>,
}

/// A request that test code makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TestRequest {
    pub(crate) file: String,
    pub(crate) line: u32,
    /// Id of the component that the file belongs to.
    pub(crate) component: Option<String>,
    /// In capitals; `{?}`: not known.
    pub(crate) method: String,
    /// The address with its holes.
    pub(crate) url: String,
    pub(crate) host: Option<String>,
    /// It goes to the application itself, whatever host it says.
    pub(crate) in_process: bool,
    /// Its path was asked for by the name of a route.
    pub(crate) by_name: bool,
    /// The tests that lead to it.
    pub(crate) by: Vec<TestLead>,
}

/// A test that leads to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TestLead {
    /// An index into [`Tests::cases`].
    pub(crate) case: usize,
    /// The test itself does, not only what runs before it.
    pub(crate) direct: bool,
    /// The statuses that it asserts.
    pub(crate) statuses: Vec<u16>,
}

/// A call of a function of production code by test code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TestCall {
    /// The function: its file and first line.
    pub(crate) target: (String, u32),
    pub(crate) file: String,
    pub(crate) line: u32,
    /// The test that leads there, as an index into [`Tests::cases`].
    pub(crate) case: usize,
    /// The test itself does, not only what runs before it.
    pub(crate) direct: bool,
}
