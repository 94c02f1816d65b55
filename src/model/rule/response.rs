//! Rules about how a route answers.

use crate::model::rule::{CallIndex, Selector};
use crate::model::sym::Sym;

/// Where a status is told (`[[response]]`).
#[derive(Clone, Debug)]
pub(crate) struct ResponseRule {
    pub(crate) pack: usize,
    pub(crate) kind: ResponseKind,
    /// Statuses: numbers, texts, constants, lists of them.
    pub(crate) status: Selector,
    /// The status where none is selected; 0: none.
    pub(crate) fixed: u16,
    /// The type of the body.
    pub(crate) ty: Selector,
    /// Applies only to these verbs; empty: all.
    pub(crate) only_methods: Vec<Sym>,
    /// Applies only to routes that take input.
    pub(crate) on_input: bool,
}

/// What a response rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResponseKind {
    /// A call in a handler, or in a function that it calls.
    Call,
    /// A decorator of a handler or its class.
    Decorator,
    /// The registration of the route.
    Registration,
    /// The registration, and the calls that make and mount the routers above it.
    Inherited,
    /// Every route of the pack that shows no success of its own.
    Default,
    /// Every route of the pack.
    Always,
}

/// Response rules by the names that code uses; numbers are indexes into `all`.
#[derive(Clone, Debug, Default)]
pub(crate) struct ResponseRules {
    pub(crate) all: Vec<ResponseRule>,
    /// Those about calls and decorators.
    pub(crate) calls: CallIndex,
}
