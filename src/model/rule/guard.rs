//! Rules about what checks who calls, and the words that tell it where no rule does.

use crate::model::rule::Selector;
use crate::model::sym::Sym;

/// What something that runs before a handler means for who may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Admission {
    /// Nobody gets through unknown.
    Checks,
    /// Everybody gets through, whatever stands around it.
    Opens,
    /// Looks who it is, and lets everybody through.
    Passes,
    /// It is about something else, whatever its name says.
    Unrelated,
}

/// Something outside the project that decides who may call (`[[guard]]`).
#[derive(Clone, Debug)]
pub(crate) struct GuardRule {
    /// Qualified names of functions, classes and methods.
    pub(crate) names: Vec<Sym>,
    pub(crate) means: Admission,
    /// When this is true, everybody gets through: `optional=True`.
    pub(crate) optional: Selector,
    /// When this is false, everybody gets through: `auto_error=False`.
    pub(crate) strict: Selector,
    /// What must be one of `given_is` for the rule to count; empty: nothing.
    pub(crate) given: Selector,
    /// See [`GuardRule::given`].
    pub(crate) given_is: Vec<Sym>,
    /// Methods for which everybody gets through.
    pub(crate) except_methods: Vec<Sym>,
}

/// An attribute of handler classes that lists what decides who may call (`[[guard-list]]`).
#[derive(Clone, Debug)]
pub(crate) struct GuardList {
    /// Qualified bases of the classes.
    pub(crate) bases: Vec<Sym>,
    /// The attribute.
    pub(crate) attribute: Sym,
    /// Where no class gives it: a settings object, a name in it and a key.
    pub(crate) setting: Option<(Sym, Sym, Sym)>,
}

/// Words of code that checks who calls. All in lower case, without separators.
#[derive(Clone, Debug, Default)]
pub(crate) struct GuardWords {
    /// Parts of names and texts that refuse someone unknown.
    pub(crate) refusals: Vec<String>,
    /// Statuses that do so.
    pub(crate) refusing_statuses: Vec<String>,
    /// The same for someone without the right.
    pub(crate) denials: Vec<String>,
    /// See [`GuardWords::denials`].
    pub(crate) denying_statuses: Vec<String>,
    /// Names of what tells who calls: headers, cookies, members of a request.
    pub(crate) credentials: Vec<String>,
    /// Those of them that a request to log in does not carry.
    pub(crate) secrets: Vec<String>,
    /// Pages to which someone unknown is sent.
    pub(crate) logins: Vec<String>,
    /// Words of calls that send to another page.
    pub(crate) redirects: Vec<String>,
    /// Members that are the path of a request.
    pub(crate) paths: Vec<String>,
    /// First parameters of functions that handle errors.
    pub(crate) errors: Vec<String>,
    /// Phrases in the names of guards, words with spaces between.
    pub(crate) names: Vec<String>,
    /// Words in names that are no guards whatever else the name says.
    pub(crate) other_names: Vec<String>,
    /// Words in the names of what is no guard whatever stands in it.
    pub(crate) unrelated_names: Vec<String>,
    /// Words in the names of lists of paths that everybody may call.
    pub(crate) open_names: Vec<String>,
    /// Words in the names of guards that let everybody through.
    pub(crate) optional_names: Vec<String>,
    /// Arguments that, when true, let everybody through.
    pub(crate) optional_arguments: Vec<String>,
    /// Arguments that, when false, let everybody through.
    pub(crate) strict_arguments: Vec<String>,
}
