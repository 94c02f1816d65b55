//! Registrations through functions of the project: the line that counts is the one that says the path.

use crate::model::facts::{Expr, ExprId, FuncId};
use crate::model::rule::{Selector, Term};
use crate::resolve::eval::Resolver;
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Choice, FileId, Key};

/// Wrappers around wrappers that are followed.
const MAX_WRAPPERS: usize = 8;

impl Resolver<'_> {
    /// The call that says what is registered: the registration itself, or, when its path (or resource) is a
    /// parameter of the function around, the call of that function, and so on outwards.
    pub(crate) fn said_at(&self, subject: &Subject, selectors: &[&Selector], handler: &Selector) -> At {
        let mut at = subject.at.clone();
        // A handler that stands here says that the registration does, even if a part of its path is given.
        let mut own: Vec<ExprId> = self.selected(&at, handler);
        let mut told: Vec<ExprId> = selectors.iter().flat_map(|s| self.selected(&at, s)).collect();
        for _ in 0..MAX_WRAPPERS {
            let around = self.world.functions_around(at.file, at.expr);
            let outer = around.iter().find_map(|func| {
                let made = |e: &ExprId| self.depends_on(at.file, *e, *func, 0);
                let given = told.iter().any(made) && (own.is_empty() || own.iter().any(made));
                match at.env.get(Key::Frame(at.file, *func)) {
                    Some(Choice::Call(file, call)) if given => Some((file, call)),
                    _ => None,
                }
            });
            let Some((file, call)) = outer else { break };
            at = At { file, expr: call, env: at.env };
            told = self.arguments(&at).iter().map(|a| a.value).collect();
            own.clear();
        }
        at
    }

    /// The argument expressions that a selector takes.
    fn selected(&self, at: &At, selector: &Selector) -> Vec<ExprId> {
        selector.0.iter().flat_map(|term| self.selected_by(at, term)).collect()
    }

    fn selected_by(&self, at: &At, term: &Term) -> Vec<ExprId> {
        let args = self.arguments(at);
        let positional: Vec<ExprId> = args.iter().filter(|a| a.name.is_empty()).map(|a| a.value).collect();
        match term {
            Term::Arg { index, .. } => {
                let index = if *index < 0 {
                    positional.len().checked_sub(index.unsigned_abs() as usize)
                } else {
                    Some(*index as usize)
                };
                index.and_then(|i| positional.get(i)).copied().into_iter().collect()
            }
            Term::Keyword { name, .. } => args.iter().filter(|a| a.name == *name).map(|a| a.value).collect(),
            Term::Rest { start } => positional.into_iter().skip(*start).collect(),
            Term::TextOnly(of)
            | Term::Known(of)
            | Term::Sql(of)
            | Term::TypeName(of)
            | Term::Words(of)
            | Term::Before(_, of)
            | Term::After(_, of)
            | Term::Case(_, of) => self.selected(at, of),
            Term::Concat(all) => all.iter().flat_map(|s| self.selected(at, s)).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether an expression is made from a parameter of `func`.
    fn depends_on(&self, file: FileId, expr: ExprId, func: FuncId, depth: u8) -> bool {
        if depth > 12 || !expr.is_some() {
            return false;
        }
        let facts = self.world.facts(file);
        let deeper = |e: ExprId| self.depends_on(file, e, func, depth + 1);
        match facts.expr(expr) {
            Expr::Param { func: f, .. } => f == func,
            Expr::Name { name, scope } => {
                let declared = super::world::scopes(facts, scope).find_map(|s| {
                    let here = self.world.bindings(file, s, name);
                    (!here.is_empty()).then_some(here)
                });
                declared.is_some_and(|here| {
                    here.iter().take(8).any(|n| {
                        let binding = &facts.bindings[*n as usize];
                        binding.value.is_some() && binding.value < expr && deeper(binding.value)
                    })
                })
            }
            Expr::Member { base, .. } | Expr::Spread(base) | Expr::Each { of: base, .. } => deeper(base),
            Expr::Index { base, index } => deeper(base) || deeper(index),
            Expr::Comprehension { item } => deeper(item),
            Expr::Concat { items } | Expr::List { items } | Expr::Choice { items } => {
                facts.items(items).iter().any(|e| deeper(*e))
            }
            Expr::Percent { format, args } => deeper(format) || deeper(args),
            Expr::Call { callee, args, .. } => {
                facts.arguments(args).iter().any(|a| deeper(a.value))
                    || matches!(facts.expr(callee), Expr::Member { base, .. } if deeper(base))
            }
            _ => false,
        }
    }
}
