//! Which verbs a handler for any method answers, told by what it compares the request's method with.

use crate::model::facts::{Expr, ExprId, FileFacts, FuncId, Function, ScopeId, ScopeKind};
use crate::model::rule::Emit;
use crate::resolve::emit::{Certainty, Handler, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::select::VERBS;
use crate::resolve::value::{At, Env, FileId, Value};

/// A comparison more than these in one handler is data, not dispatch.
const MAX_COMPARISONS: usize = 64;

/// What the comparisons of a handler tell.
struct Compared {
    /// Sorted, but for a GET that stands for the rest.
    verbs: Vec<String>,
    /// The last comparison, where methods that it does not name are answered too.
    rest: Option<ExprId>,
}

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
            let Some(Compared { verbs, rest }) = verbs else {
                out.push(route);
                continue;
            };
            let (mut steps, mut certainty) = (route.steps.clone(), route.certainty);
            if let (Some(at), Some(Handler::Func(file, _))) = (rest, route.handler) {
                let note = "the handler tells these methods from the others; those ask with GET".to_owned();
                steps.push(self.step(file, at, note));
                certainty = certainty.max(Certainty::Gated);
            }
            let one = |method| Route { method, steps: steps.clone(), certainty, ..route.clone() };
            out.extend(verbs.into_iter().map(one));
        }
        out
    }

    /// The verbs that a function answers; `None` when its code does not tell them.
    fn compared_verbs(&mut self, file: FileId, func: FuncId) -> Option<Compared> {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let mut verbs: Vec<String> = Vec::new();
        let (mut comparisons, mut refuses) = (Vec::new(), false);
        let mut any_differs = false;
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
            comparisons.push(ExprId(number));
            any_differs |= differs;
            let named = self.verbs_of(file, other)?;
            // Turning down what is no `POST` is a guard; what is no `GET` may only be treated in another way.
            refuses |= differs && named.iter().any(|verb| changes(verb));
            verbs.extend(named);
            if comparisons.len() > MAX_COMPARISONS {
                return None;
            }
        }
        verbs.retain(|verb| verb != "OPTIONS");
        verbs.sort();
        verbs.dedup();
        let last = *comparisons.last()?;
        let acts = verbs.iter().any(|verb| changes(verb) || verb == "QUERY");
        let goes_on = goes_on(facts, function, last);
        let dispatches = verbs.len() > 1 && acts && !goes_on;
        if dispatches || refuses || turns_down(facts, function) {
            return (!verbs.is_empty()).then_some(Compared { verbs, rest: None });
        }
        if !acts || any_differs {
            return None;
        }
        let rest = goes_on || has_else(facts, function, &comparisons);
        if rest && !verbs.iter().any(|verb| verb == "GET") {
            verbs.insert(0, "GET".to_owned());
        }
        Some(Compared { verbs, rest: rest.then_some(last) })
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

/// Whether a branch follows on another without a comparison between them: the methods that are not named have one.
fn has_else(facts: &FileFacts, function: &Function, comparisons: &[ExprId]) -> bool {
    let branch_of = |scope: ScopeId| {
        let up = std::iter::successors(scope.get(), |scope| facts.scopes[scope.index()].parent.get());
        let inside = up.take_while(|scope| *scope != function.scope);
        inside.filter(|scope| facts.scopes[scope.index()].kind == ScopeKind::Branch).last()
    };
    let Some(first) = comparisons.first() else { return false };
    let (mut current, mut compared) = (None, false);
    for number in first.0..function.end.0 {
        let expr = ExprId(number);
        if comparisons.contains(&expr) {
            compared = true;
            continue;
        }
        let (Expr::Call { scope, .. } | Expr::Name { scope, .. }) = facts.expr(expr) else { continue };
        let branch = branch_of(scope);
        if branch.is_some() && branch != current {
            if current.is_some() && !compared {
                return true;
            }
            (current, compared) = (branch, false);
        }
    }
    false
}

/// Whether a verb is meant to change something.
fn changes(verb: &str) -> bool {
    matches!(verb, "POST" | "PUT" | "PATCH" | "DELETE")
}
