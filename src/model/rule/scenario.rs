//! What is worth testing of a point, and when.

use crate::model::point::PointKind;

/// What must be visible of a point for a scenario to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Condition {
    /// It has a parameter in its path.
    PathParameter,
    /// It takes a body, or parameters that are no part of the path.
    Input,
    /// What it answers with has a declared type.
    Response,
    /// A caller must be known.
    Protected,
    /// One of its guards asks for more than a known caller: a role, a permission, an owner; or it answers 403.
    Role,
    /// It leads to a change of data, a message, a mail or a stored file.
    Effect,
    /// It leads to an insertion into a table with a unique column, or it answers 409.
    Unique,
    /// It takes parameters that cut a list into pages.
    Paging,
    /// It takes a file.
    File,
    /// It leads to calls of other systems over the network.
    Remote,
    /// It is one of the routes by which callers become known.
    Login,
    /// It changes data.
    Write,
    /// It runs in a transaction.
    Transaction,
    /// A cache is written or emptied on its way.
    Cache,
    /// A time limit, a repetition or caught errors stand around it.
    Handled,
    /// It may wait. Always so; tells the time limit, or that none is seen.
    Waits,
    /// It is tried again when it fails.
    Retry,
    /// The code goes on without it when it fails: another value, a line of a log, nothing.
    Fallback,
    /// It leads to a call of another system whose errors nothing near the call catches.
    Uncaught,
}

impl Condition {
    /// All conditions with their words.
    pub(crate) const ALL: [(&'static str, Condition); 19] = [
        ("path-parameter", Condition::PathParameter),
        ("input", Condition::Input),
        ("response", Condition::Response),
        ("protected", Condition::Protected),
        ("role", Condition::Role),
        ("effect", Condition::Effect),
        ("unique", Condition::Unique),
        ("paging", Condition::Paging),
        ("file", Condition::File),
        ("remote", Condition::Remote),
        ("login", Condition::Login),
        ("write", Condition::Write),
        ("transaction", Condition::Transaction),
        ("cache", Condition::Cache),
        ("handled", Condition::Handled),
        ("waits", Condition::Waits),
        ("retry", Condition::Retry),
        ("fallback", Condition::Fallback),
        ("uncaught", Condition::Uncaught),
    ];
}

/// What is worth testing, and what of it matters more.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scenarios {
    pub(crate) all: Vec<ScenarioRule>,
    pub(crate) concerns: Vec<Concern>,
}

/// What words of a path tell of how much a point matters.
#[derive(Clone, Debug)]
pub(crate) struct Concern {
    /// What is told of the point.
    pub(crate) reason: String,
    /// What it adds to the weight.
    pub(crate) weight: u32,
    /// In lower case.
    pub(crate) words: Vec<String>,
}

/// A scenario: what is worth testing of some points.
#[derive(Clone, Debug)]
pub(crate) struct ScenarioRule {
    pub(crate) id: String,
    /// What is tested, in a few words.
    pub(crate) title: String,
    /// What a test of it does.
    pub(crate) check: String,
    pub(crate) kinds: Vec<PointKind>,
    /// All must hold.
    pub(crate) when: Vec<Condition>,
    /// Ranges of statuses one of which a test asserts, first and last; empty: no status shows it.
    pub(crate) statuses: Vec<(u16, u16)>,
    /// Any test of the point that asserts no status at all shows it too.
    pub(crate) default: bool,
}
