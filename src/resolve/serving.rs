//! What a handler hands requests on to.
//!
//! Go's servers take anything that has `ServeHTTP`. A struct has it by embedding a handler, or by a method of its own
//! that calls that of another; a middleware by a function that does: what is mounted then is the router behind.

use crate::model::facts::{ClassId, Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Results, Value};
use crate::resolve::world::{last_name, strip_index};

/// The method of whatever serves requests (`net/http.Handler`).
const SERVE: &str = "ServeHTTP";
/// Wrappers around wrappers that are followed.
const MAX_WRAPPERS: u8 = 4;

impl Resolver<'_> {
    /// The routers to which `value`, none itself, hands requests on.
    pub(crate) fn behind(&mut self, value: &Value, env: &Env) -> Results {
        self.behind_within(value, env, MAX_WRAPPERS)
    }

    fn behind_within(&mut self, value: &Value, env: &Env, depth: u8) -> Results {
        let mut out = Vec::new();
        for (next, env) in self.handed_on(value, env) {
            match &next {
                Value::Obj { site: Some(site), .. } | Value::Instance { site: Some(site), .. }
                    if self.is_router(&next, site.file) =>
                {
                    out.push((next, env));
                }
                _ if depth > 0 && next != *value => out.extend(self.behind_within(&next, &env, depth - 1)),
                _ => {}
            }
        }
        out
    }

    /// What `value` hands requests on to, one step.
    fn handed_on(&mut self, value: &Value, env: &Env) -> Results {
        match value {
            Value::Instance { file, class, .. } if self.language(*file) == Language::Go => {
                let mut fields = self.serving_fields(*file, *class);
                if fields.is_empty() {
                    fields = self.embedded_outside(*file, *class);
                }
                fields.into_iter().flat_map(|field| self.field(value, field, env)).collect()
            }
            Value::Func { file, func, env: made_under, .. } if self.language(*file) == Language::Go => {
                let under = env.overlay(made_under);
                let served = self.serves_with(*file, *func);
                served.into_iter().flat_map(|expr| self.eval(&At { file: *file, expr, env: under.clone() })).collect()
            }
            // What a middleware, or a conversion to a handler, was given.
            Value::Obj { site: Some(site), .. } if self.language(site.file) == Language::Go => {
                let args: Vec<ExprId> = self.arguments(site).iter().map(|arg| arg.value).collect();
                args.into_iter().flat_map(|arg| self.eval(&site.sibling(arg))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The fields whose `ServeHTTP` a class calls in its own: `s.router.ServeHTTP(w, r)`.
    fn serving_fields(&mut self, file: FileId, class: ClassId) -> Vec<Sym> {
        let Some((file, func)) = self.method(file, class, Sym::new(SERVE)) else { return Vec::new() };
        let facts = self.world.facts(file);
        let Some(receiver) = facts.functions[func.index()].params.first().map(|p| p.name) else { return Vec::new() };
        let bases = self.serves_with(file, func).into_iter();
        let mut out: Vec<Sym> = bases
            .filter_map(|base| {
                let Expr::Member { base, name } = facts.expr(base) else { return None };
                matches!(facts.expr(base), Expr::Name { name, .. } if name == receiver).then_some(name)
            })
            .collect();
        out.dedup();
        out
    }

    /// What a function calls `ServeHTTP` of.
    fn serves_with(&self, file: FileId, func: FuncId) -> Vec<ExprId> {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let body = (function.first.0..function.end.0).map(ExprId);
        body.filter_map(|expr| {
            let Expr::Call { callee, .. } = facts.expr(expr) else { return None };
            match facts.expr(callee) {
                Expr::Member { base, name } if name.as_str() == SERVE => Some(base),
                _ => None,
            }
        })
        .collect()
    }

    /// The fields of embedded types that are not of the code base.
    fn embedded_outside(&mut self, file: FileId, class: ClassId) -> Vec<Sym> {
        if self.outside_bases(file, class).is_empty() {
            return Vec::new();
        }
        let lineage = self.lineage(file, class);
        let bases = lineage.into_iter().flat_map(|(f, c)| {
            let facts = self.world.facts(f);
            self.class(f, c).bases.iter().filter_map(move |base| last_name(facts, strip_index(facts, *base)))
        });
        bases.collect()
    }
}
