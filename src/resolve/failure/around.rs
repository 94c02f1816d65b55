//! What stands around a call: decorators of functions, `with` statements, calls that it is handed to.

use crate::model::facts::{Expr, ExprId, FileFacts, FuncId};
use crate::model::point::Failure;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId};

/// Expressions behind a call among which calls that it is an argument of are looked for.
const MAX_BEHIND: u32 = 120;

impl Resolver<'_> {
    /// What stands around a call, the nearest first.
    pub(super) fn precautions_around(&mut self, at: &At, out: &mut Failure) {
        let world = self.world;
        let facts = world.facts(at.file);
        let functions = world.functions_around(at.file, at.expr);
        let end = functions.first().map_or(u32::MAX, |func| facts.functions[func.index()].end.0);
        for number in at.expr.0 + 1..end.min(at.expr.0 + MAX_BEHIND).min(facts.exprs.len() as u32) {
            if is_argument(facts, ExprId(number), at.expr) {
                self.note_of(&at.sibling(ExprId(number)), out);
            }
        }
        // this.http.get(url).pipe(retry(3), timeout(5000))
        let mut call = at.expr;
        for _ in 0..8 {
            let Some(next) = world.chained(at.file, call) else { break };
            for arg in self.arguments(&at.sibling(next)).iter().map(|arg| arg.value).collect::<Vec<_>>() {
                if matches!(facts.expr(arg), Expr::Call { .. }) {
                    self.note_of(&at.sibling(arg), out);
                }
            }
            call = next;
        }
        for with in &facts.control.withs {
            if with.body.0 <= at.expr && at.expr < with.body.1 {
                for number in with.objects.0..with.body.0.0 {
                    let object = ExprId(number);
                    if matches!(facts.expr(object), Expr::Call { .. } | Expr::Name { .. }) {
                        self.note_of(&at.sibling(object), out);
                    }
                }
            }
        }
        for func in functions {
            self.decorators(at.file, func, out);
            for call in self.calls_given(at.file, func) {
                self.note_of(&At::new(at.file, call, &at.env), out);
            }
        }
    }

    /// What the decorators of a function say.
    pub(super) fn decorators(&mut self, file: FileId, func: FuncId, out: &mut Failure) {
        let world = self.world;
        for decorator in &world.facts(file).functions[func.index()].decorators {
            self.note_of(&At::new(file, *decorator, &Env::default()), out);
        }
    }

    pub(super) fn note_of(&mut self, at: &At, out: &mut Failure) {
        for (means, text) in self.precautions_of(at) {
            out.note(means, text);
        }
    }

    /// The calls that a function is handed to: as a literal, or by the name that it is bound to.
    fn calls_given(&self, file: FileId, func: FuncId) -> Vec<ExprId> {
        let world = self.world;
        let Some(expr) = world.func_expr(file, func) else { return Vec::new() };
        if let Some((call, _)) = world.argument_of(file, expr) {
            return vec![call];
        }
        let facts = world.facts(file);
        let Some(bound) = facts.bindings.iter().find(|binding| binding.value == expr) else { return Vec::new() };
        let given = world.arguments_named(bound.name).iter().filter(|(f, _)| *f == file);
        let is_local = |name: &ExprId| matches!(facts.expr(*name), Expr::Name { .. });
        let names = given.map(|(_, name)| *name).filter(is_local);
        names.filter_map(|name| world.argument_of(file, name)).map(|(call, _)| call).collect()
    }
}

/// Whether `call` is a call with `inner` somewhere in its arguments.
fn is_argument(facts: &FileFacts, call: ExprId, inner: ExprId) -> bool {
    let Expr::Call { callee, args, .. } = facts.expr(call) else { return false };
    callee < inner && !facts.arguments(args).is_empty() && first_of(facts, callee) <= inner
}

/// The first expression of a callee's text.
fn first_of(facts: &FileFacts, callee: ExprId) -> ExprId {
    let mut at = callee;
    loop {
        at = match facts.expr(at) {
            Expr::Member { base, .. } | Expr::Index { base, .. } => base,
            Expr::Call { callee, .. } => callee,
            _ => return at,
        };
    }
}
