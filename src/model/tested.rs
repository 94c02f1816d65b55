//! What the tests of a code base say, before it is matched with points.

/// Tests, what they ask for and what they call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tests {
    pub(crate) cases: Vec<TestCase>,
    pub(crate) requests: Vec<TestRequest>,
    pub(crate) calls: Vec<TestCall>,
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
    /// The tests that lead to it, as indexes into [`Tests::cases`], with the statuses that each asserts.
    pub(crate) by: Vec<(usize, Vec<u16>)>,
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
}
