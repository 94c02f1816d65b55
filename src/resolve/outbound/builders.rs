//! Queries that are built over several statements and functions: where nothing goes out yet.

use crate::model::facts::{Expr, ExprId};
use crate::model::rule::{Returns, Rule};
use crate::resolve::eval::Resolver;
use crate::resolve::select::Subject;
use crate::resolve::value::{At, FileId, Value};

/// Calls and members of a chain that are followed to where it starts.
const MAX_CHAIN: usize = 64;

impl Resolver<'_> {
    /// Whether what a call makes is built further by another call of the library: through the variable that holds it
    /// (`query = query.where(..)`), or by who calls the function that is given a query and gives it back.
    pub(super) fn is_built_further(&mut self, subject: &Subject, rule: &Rule) -> bool {
        let at = &subject.at;
        let top = self.top_of_chain(at.file, at.expr);
        self.goes_on_in_variable(&at.sibling(top), rule) || self.is_given_back(&at.sibling(top), rule)
    }

    fn top_of_chain(&self, file: FileId, mut expr: ExprId) -> ExprId {
        for _ in 0..MAX_CHAIN {
            match self.world.chained(file, expr) {
                Some(next) => expr = next,
                None => break,
            }
        }
        expr
    }

    /// The expression that a chain of calls and members starts from.
    fn root_of_chain(&self, file: FileId, mut expr: ExprId) -> ExprId {
        let facts = self.world.facts(file);
        for _ in 0..MAX_CHAIN {
            expr = match facts.expr(expr) {
                Expr::Call { callee, .. } => match facts.expr(callee) {
                    Expr::Member { base, .. } => base,
                    _ => return expr,
                },
                _ => return expr,
            };
        }
        expr
    }

    /// `query = query.where(..)`, where `query` is called upon later in the same function.
    fn goes_on_in_variable(&mut self, at: &At, rule: &Rule) -> bool {
        let facts = self.world.facts(at.file);
        let root = self.root_of_chain(at.file, at.expr);
        let Expr::Name { name, .. } = facts.expr(root) else { return false };
        // A variable that is given a value made of itself.
        if !facts.bindings.iter().any(|binding| binding.value == at.expr && binding.name == name) {
            return false;
        }
        let Some(func) = self.world.functions_around(at.file, at.expr).first().copied() else { return false };
        let end = facts.functions[func.index()].end;
        let later = (at.expr.0 + 1..end.0).map(ExprId).filter(|expr| match facts.expr(*expr) {
            Expr::Call { callee, .. } => match facts.expr(callee) {
                Expr::Member { base, .. } => {
                    matches!(facts.expr(base), Expr::Name { name: other, .. } if other == name)
                }
                _ => false,
            },
            _ => false,
        });
        later.take(MAX_CHAIN).collect::<Vec<_>>().into_iter().any(|call| self.is_of_once(&at.sibling(call), rule))
    }

    /// `return query.where(..)`, where `query` is a parameter that callers give a query for, or that is declared as one;
    /// also `query.where(..); return query`.
    fn is_given_back(&mut self, at: &At, rule: &Rule) -> bool {
        let facts = self.world.facts(at.file);
        let root = self.root_of_chain(at.file, at.expr);
        let Expr::Name { name, .. } = facts.expr(root) else { return false };
        let Some(func) = self.world.functions_around(at.file, at.expr).first().copied() else { return false };
        let function = &facts.functions[func.index()];
        let is_param = |expr: &ExprId| matches!(facts.expr(*expr), Expr::Name { name: other, .. } if other == name);
        let gives_back = function.returns.contains(&at.expr) || function.returns.iter().any(is_param);
        if function.is_async || !gives_back || !function.params.iter().any(|param| param.name == name) {
            return false;
        }
        let made = self.eval(&at.sibling(root));
        made.into_iter().take(4).any(|(value, _)| match (&value, rule.returns) {
            (Value::Obj { site: Some(site), .. }, _) => self.is_of_once(site, rule),
            (Value::Obj { site: None, .. }, Returns::Type(ty)) => self.is_of(at.file, &value, ty),
            _ => false,
        })
    }

    /// Whether a call is a step on a query that is only known to be one, by the type declared: where it goes out, and
    /// what it is about, stands elsewhere.
    pub(super) fn is_step_of_unknown(&mut self, subject: &Subject, rule: &Rule) -> bool {
        let Returns::Type(ty) = rule.returns else { return false };
        let at = &subject.at;
        let root = self.root_of_chain(at.file, at.expr);
        if root == at.expr || matches!(self.world.facts(at.file).expr(root), Expr::Call { .. }) {
            return false;
        }
        let values = self.eval(&at.sibling(root));
        let declared = |value: &Value| matches!(value, Value::Obj { site: None, .. });
        !values.is_empty() && values.iter().all(|(value, _)| declared(value) && self.is_of(at.file, value, ty))
    }

    fn is_of_once(&mut self, call: &At, rule: &Rule) -> bool {
        let matches = self.matches(call);
        matches
            .iter()
            .map(|m| self.rule(m.rule))
            .any(|other| other.pack == rule.pack && other.boundary.as_ref().is_some_and(|boundary| boundary.once))
    }
}
