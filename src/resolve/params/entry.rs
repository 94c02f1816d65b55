//! Where a request enters the code: the handler of a route and the functions registered with it.

use crate::model::facts::{Expr, ExprId, FuncId};
use crate::resolve::emit::{Handler, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::select::{Decorated, VERBS};
use crate::resolve::value::{At, Env, FileId, Value};

/// A function that runs for a route.
pub(super) struct Entry {
    pub(super) file: FileId,
    pub(super) func: FuncId,
    pub(super) env: Env,
    /// Whether it answers; else it runs before what does.
    pub(super) is_handler: bool,
}

/// Values looked into for one function.
const MAX_DEPTH: u8 = 4;

impl Resolver<'_> {
    /// The functions that run for a route.
    pub(super) fn entry_points(&mut self, route: &Route) -> Vec<Entry> {
        let mut out: Vec<Entry> = Vec::new();
        let Some(subject) = &route.subject else { return out };
        if let Some(Decorated::Func(file, func)) = subject.decorated {
            add(&mut out, file, func, &route.env, true);
        }
        let rule = self.rule(route.rule);
        let values = if rule.handler.is_empty() { None } else { self.select(&rule.handler, subject) };
        for (value, env) in values.unwrap_or_default() {
            self.functions_in(&value, &env, true, 0, &mut out);
        }
        match route.handler {
            Some(Handler::Func(file, func)) => add(&mut out, file, func, &route.env, true),
            Some(Handler::Class(file, class)) => {
                let verbs = VERBS.iter().filter(|v| route.method == "ANY" || **v == route.method);
                for name in verbs.flat_map(|v| [v.to_lowercase(), (*v).to_owned()]).chain(["ServeHTTP".to_owned()]) {
                    let Some(name) = crate::model::sym::Sym::find(&name) else { continue };
                    if let Some((f, func)) = self.method(file, class, name) {
                        add(&mut out, f, func, &route.env, true);
                    }
                }
            }
            None => {}
        }
        if out.is_empty() || subject.decorated.is_none() {
            for arg in self.registered(&subject.at) {
                for (value, env) in self.eval(&subject.at.sibling(arg)) {
                    self.functions_in(&value, &env, false, 0, &mut out);
                }
            }
        }
        out
    }

    /// Positional arguments of a registration that may be functions.
    fn registered(&self, at: &At) -> Vec<ExprId> {
        let facts = self.world.facts(at.file);
        let args = self.arguments(at).iter().filter(|a| a.name.is_empty()).map(|a| a.value);
        let is_plain = |e: &ExprId| !matches!(facts.expr(*e), Expr::Str(_) | Expr::Concat { .. } | Expr::Num(_));
        args.filter(is_plain).collect()
    }

    /// The functions that a value is: itself, behind wrappers, in a list.
    fn functions_in(&mut self, value: &Value, env: &Env, is_handler: bool, depth: u8, out: &mut Vec<Entry>) {
        match value {
            Value::Func { file, func, env: captured, .. } => add(out, *file, *func, &env.overlay(captured), is_handler),
            Value::Obj { site: Some(site), .. } if depth < MAX_DEPTH => {
                let args: Vec<ExprId> = self.arguments(site).iter().map(|a| a.value).collect();
                for arg in args {
                    let at = At { env: env.overlay(&site.env), file: site.file, expr: arg };
                    for (value, env) in self.eval(&at) {
                        if matches!(value, Value::Func { .. } | Value::Obj { .. }) {
                            self.functions_in(&value, &env, is_handler, depth + 1, out);
                        }
                    }
                }
            }
            Value::Node(at) if depth < MAX_DEPTH && self.is_list(at) => {
                for (value, env) in self.elements(value, env, false) {
                    self.functions_in(&value, &env, is_handler, depth + 1, out);
                }
            }
            Value::Seq(_) if depth < MAX_DEPTH => {
                for (value, env) in self.elements(value, env, false) {
                    self.functions_in(&value, &env, is_handler, depth + 1, out);
                }
            }
            _ => {}
        }
    }
}

fn add(out: &mut Vec<Entry>, file: FileId, func: FuncId, env: &Env, is_handler: bool) {
    if !out.iter().any(|e| (e.file, e.func) == (file, func)) {
        out.push(Entry { file, func, env: env.clone(), is_handler });
    }
}
