//! Names in facts: of callees, of types, and the scopes that they are looked up in.

use crate::model::facts::{Expr, ExprId, FileFacts, Function, ParamKind, Scope, ScopeId};
use crate::model::sym::Sym;

/// The last name of a call's callee.
pub(crate) fn callee_name(facts: &FileFacts, call: ExprId) -> Option<Sym> {
    match facts.expr(call) {
        Expr::Call { callee, .. } => last_name(facts, callee),
        _ => last_name(facts, call),
    }
}

/// `scope` and the scopes around it, innermost first.
pub(crate) fn scopes(facts: &FileFacts, scope: ScopeId) -> impl Iterator<Item = ScopeId> + '_ {
    std::iter::successors(scope.get(), |s| facts.scopes.get(s.index()).and_then(|s: &Scope| s.parent.get()))
}

/// The last name of a callee: `m` of `a.b.m`, `f` of `f`.
pub(crate) fn last_name(facts: &FileFacts, callee: ExprId) -> Option<Sym> {
    match facts.expr(callee) {
        Expr::Name { name, .. } | Expr::Member { name, .. } => Some(name),
        Expr::Index { base, .. } => last_name(facts, base),
        _ => None,
    }
}

/// `T` of `T[X]`.
pub(crate) fn strip_index(facts: &FileFacts, expr: ExprId) -> ExprId {
    match facts.expr(expr) {
        Expr::Index { base, .. } => base,
        _ => expr,
    }
}

/// The name of a Go method's receiver type.
pub(crate) fn receiver_type(facts: &FileFacts, function: &Function) -> Option<Sym> {
    let first = function.params.first()?;
    if first.kind != ParamKind::Receiver || function.class.is_some() {
        return None;
    }
    last_name(facts, strip_index(facts, first.ty))
}
