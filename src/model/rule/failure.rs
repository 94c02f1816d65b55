//! Rules about what happens when a call fails.

use rustc_hash::FxHashMap;

use crate::model::language::Language;
use crate::model::rule::{CallIndex, Selector};
use crate::model::sym::Sym;

/// Something around a call that decides what happens when it fails (`[[failure]]`).
#[derive(Clone, Debug)]
pub(crate) struct FailureRule {
    pub(crate) means: Precaution,
    /// What is told of it; without any: as the code writes it.
    pub(crate) value: Selector,
    /// Selectors that must be present.
    pub(crate) require: Vec<Selector>,
}

/// What is done about failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precaution {
    /// The call has a time limit.
    Timeout,
    /// It is tried again.
    Retry,
    /// It is undone with what else runs in the transaction.
    Transaction,
    /// Errors are passed over.
    Suppress,
    /// It is told to people: a line of a log.
    Log,
}

/// Failure rules by the names that code uses; numbers are indexes into `all`.
#[derive(Clone, Debug, Default)]
pub(crate) struct FailureRules {
    pub(crate) all: Vec<FailureRule>,
    pub(crate) calls: CallIndex,
    /// By the type of what a method is called on.
    pub(crate) receivers: FxHashMap<(Language, Sym), Vec<u32>>,
}
