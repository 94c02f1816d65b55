//! Which verbs a handler for any method answers, told by what it compares the request's method with.

use crate::model::facts::{Expr, ExprId, FileFacts, FuncId, Function, ScopeId, ScopeKind};
use crate::model::rule::Emit;
use crate::resolve::emit::{Handler, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::select::VERBS;
use crate::resolve::value::{At, Env, FileId, Value};

/// A comparison more than these in one handler is data, not dispatch.
const MAX_COMPARISONS: usize = 64;

impl Resolver<'_> {
    /// Routes for any method, one for each verb where their handlers tell the verbs.
    pub(crate) fn by_verb(&mut self, routes: Vec<Route>) -> Vec<Route> {
        let mut out = Vec::with_capacity(routes.len());
        for route in routes {
            let verbs = match route.handler {
                Some(Handler::Func(file, func)) if route.method == "ANY" && route.emit == Emit::HttpRoute => {
                    self.compared_verbs(file, func)
                }
                _ => None,
            };
            match verbs {
                Some(verbs) => out.extend(verbs.into_iter().map(|method| Route { method, ..route.clone() })),
                None => out.push(route),
            }
        }
        out
    }

    /// The verbs that a function answers, sorted; `None` when its code does not tell them.
    fn compared_verbs(&mut self, file: FileId, func: FuncId) -> Option<Vec<String>> {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let mut verbs: Vec<String> = Vec::new();
        let (mut comparisons, mut refuses, mut last) = (0, false, function.first);
        self.refuel();
        for number in function.first.0..function.end.0 {
            let (left, right, differs) = match facts.expr(ExprId(number)) {
                Expr::Equals { left, right } => (left, right, false),
                Expr::Differs { left, right } => (left, right, true),
                _ => continue,
            };
            let other = if is_method(facts, function, left) {
                right
            } else if is_method(facts, function, right) {
                left
            } else {
                continue;
            };
            comparisons += 1;
            last = ExprId(number);
            let named = self.verbs_of(file, other)?;
            // Turning down what is no `POST` is a guard; what is no `GET` may only be treated in another way.
            refuses |= differs && named.iter().any(|verb| changes(verb));
            verbs.extend(named);
            if comparisons > MAX_COMPARISONS {
                return None;
            }
        }
        verbs.retain(|verb| verb != "OPTIONS");
        verbs.sort();
        verbs.dedup();
        let several = verbs.len() > 1 && verbs.iter().any(|verb| changes(verb));
        let dispatches = several && !goes_on(facts, function, last);
        let tells = dispatches || refuses || turns_down(facts, function);
        (!verbs.is_empty() && tells).then_some(verbs)
    }

    /// The verbs that an operand names; `None` when it names anything else.
    fn verbs_of(&mut self, file: FileId, operand: ExprId) -> Option<Vec<String>> {
        let facts = self.world.facts(file);
        if let Expr::List { items } = facts.expr(operand) {
            let verbs: Option<Vec<Vec<String>>> =
                facts.items(items).iter().map(|item| self.verbs_of(file, *item)).collect();
            return verbs.map(|verbs| verbs.concat());
        }
        let values = self.eval(&At::new(file, operand, &Env::default()));
        let verbs: Option<Vec<String>> = values
            .iter()
            .map(|(value, _)| match value {
                Value::Text(text) => {
                    let verb = text.as_lit()?.to_ascii_uppercase();
                    VERBS.contains(&verb.as_str()).then_some(verb)
                }
                _ => None,
            })
            .collect();
        verbs.filter(|verbs| !verbs.is_empty())
    }
}

/// Whether an operand is the method of the request: `req.method`, `c.Request.Method`, `request.method.upper()`, or
/// a name bound to that.
fn is_method(facts: &FileFacts, function: &Function, operand: ExprId) -> bool {
    match facts.expr(operand) {
        Expr::Member { base, name } => {
            matches!(name.as_str(), "method" | "Method") && is_request(facts, function, base)
        }
        Expr::Call { callee, args, .. } if args.len == 0 => match facts.expr(callee) {
            Expr::Member { base, name } => {
                matches!(name.as_str(), "toUpperCase" | "toLowerCase" | "upper" | "lower" | "Method" | "method")
                    && (is_method(facts, function, base) || is_request(facts, function, base))
            }
            _ => false,
        },
        Expr::Name { name, .. } => facts.bindings.iter().filter(|b| b.name == name).any(|binding| {
            let inside = function.first <= binding.value && binding.value < function.end;
            inside
                && matches!(facts.expr(binding.value), Expr::Member { .. } | Expr::Call { .. })
                && is_method(facts, function, binding.value)
        }),
        _ => false,
    }
}

/// Whether an expression is the request or a part of what a handler is given.
fn is_request(facts: &FileFacts, function: &Function, base: ExprId) -> bool {
    match facts.expr(base) {
        Expr::Name { name, .. } => {
            function.params.iter().any(|param| param.name == name) || matches!(name.as_str(), "request" | "req")
        }
        Expr::Param { .. } => true,
        Expr::Member { base, .. } => matches!(facts.expr(base), Expr::This { .. }) || is_request(facts, function, base),
        Expr::Call { callee, args, .. } if args.len == 0 => match facts.expr(callee) {
            Expr::Member { base, .. } => is_request(facts, function, base),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a function answers "method not allowed" somewhere.
fn turns_down(facts: &FileFacts, function: &Function) -> bool {
    let squeezed = |text: &str| {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>().to_ascii_lowercase().contains("methodnotallowed")
    };
    (function.first.0..function.end.0).any(|number| match facts.expr(ExprId(number)) {
        Expr::Num(number) => number.as_str() == "405",
        Expr::Str(text) | Expr::Name { name: text, .. } | Expr::Member { name: text, .. } => {
            let text = text.as_str();
            text.len() < 200 && (squeezed(text) || text.ends_with("NotAllowed"))
        }
        _ => false,
    })
}

/// Whether a function does or returns something after an expression whatever was compared before.
fn goes_on(facts: &FileFacts, function: &Function, after: ExprId) -> bool {
    let always = |scope: ScopeId| {
        let inner = std::iter::successors(scope.get(), |scope| facts.scopes[scope.index()].parent.get());
        let mut kinds = inner.map(|scope| (scope, facts.scopes[scope.index()].kind));
        kinds.find(|(_, kind)| *kind != ScopeKind::Block).is_some_and(|(scope, _)| scope == function.scope)
    };
    let called = (after.0 + 1..function.end.0)
        .any(|number| matches!(facts.expr(ExprId(number)), Expr::Call { scope, .. } if always(scope)));
    called
        || function.returns.iter().filter(|returned| **returned > after).any(|returned| match facts.expr(*returned) {
            Expr::Call { scope, .. } | Expr::Name { scope, .. } => always(scope),
            _ => true,
        })
}

/// Whether a verb is meant to change something.
fn changes(verb: &str) -> bool {
    matches!(verb, "POST" | "PUT" | "PATCH" | "DELETE")
}
