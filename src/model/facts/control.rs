//! What stands around code: errors that are caught, objects that it runs within, errors thrown, results dropped.

use crate::model::facts::ExprId;

/// Statements that decide what happens when something in them fails.
#[derive(Clone, Debug, Default)]
pub struct Control {
    /// Clauses that catch errors; those of one statement in order, those of inner statements before outer ones.
    pub clauses: Vec<Clause>,
    /// `with` statements, inner ones first.
    pub withs: Vec<With>,
    /// Errors thrown, in program order.
    pub throws: Vec<Throw>,
    /// Calls in Go whose error nobody looks at: statements of their own, and those given to `_`.
    pub dropped: Vec<ExprId>,
}

/// A clause that catches errors: `except A as e:`, `catch (e)`.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// The first expression of what is tried, and one past its last.
    pub tried: (ExprId, ExprId),
    /// The types caught; `NONE`: any error.
    pub caught: ExprId,
    /// The first expression of the clause, and one past its last.
    pub body: (ExprId, ExprId),
}

/// `with a, b as c:`.
#[derive(Clone, Copy, Debug)]
pub struct With {
    /// The first expression of its objects.
    pub objects: ExprId,
    /// The first expression of what runs within, and one past its last.
    pub body: (ExprId, ExprId),
}

/// `raise x`, `throw x`.
#[derive(Clone, Copy, Debug)]
pub struct Throw {
    /// Where it stands in program order.
    pub at: ExprId,
    /// What is thrown; `NONE`: what was caught.
    pub value: ExprId,
}
