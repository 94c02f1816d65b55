//! Errors that Go code is given as results, and what it does about them.

use crate::model::facts::{Binding, Expr, ExprId, FileFacts, FuncId, ScopeId};
use crate::resolve::eval::Resolver;
use crate::resolve::failure::handled::Span;
use crate::resolve::value::{At, Env, FileId};
use crate::resolve::world::scopes;

/// Expressions between a call and the name that its result is given.
const MAX_TO_NAME: u32 = 12;

impl Resolver<'_> {
    /// What is done about the error that a call gives back; `None` where that cannot be seen.
    pub(super) fn error_result(&mut self, at: &At) -> Option<String> {
        let world = self.world;
        let facts = world.facts(at.file);
        let mut top = at.expr;
        while let Some(next) = world.chained(at.file, top) {
            top = next;
        }
        // `db.Create(&x).Error`
        let field = ExprId(top.0 + 1);
        let value = match facts.expr(field) {
            Expr::Member { base, .. } if base == top => field,
            _ => top,
        };
        let func = *world.functions_around(at.file, at.expr).first()?;
        let function = facts.functions.get(func.index())?;
        if facts.control.dropped.contains(&top) {
            return Some("error: not looked at".to_owned());
        }
        let gives = |given: &ExprId| *given == value || items(facts, *given).contains(&value);
        if function.returns.iter().any(gives) {
            return Some("error: returned".to_owned());
        }
        let (name, at_name, until) = named(facts, value, function.end)?;
        self.checked(at.file, func, (ExprId(at_name.0), until), &name)
    }

    /// What is done where a name is compared with nil, or given back.
    fn checked(&mut self, file: FileId, func: FuncId, span: Span, name: &Binding) -> Option<String> {
        let facts = self.world.facts(file);
        let is_name = |expr: ExprId| matches!(facts.expr(expr), Expr::Name { name: n, .. } if n == name.name);
        let returns = &facts.functions[func.index()].returns;
        let test = (span.0.0..span.1.0).map(ExprId).find(|expr| {
            matches!(facts.expr(*expr), Expr::Differs { left, right }
                if is_name(left) && facts.expr(right) == Expr::Null)
        });
        let until = test.map_or(span.1, |test| test);
        let given = |value: &&ExprId| span.0 <= **value && **value < until;
        if returns.iter().filter(given).any(|value| items(facts, *value).iter().any(|item| is_name(*item))) {
            return Some("error: returned".to_owned());
        }
        let test = test?;
        let Expr::Differs { left, .. } = facts.expr(test) else { return None };
        let Expr::Name { scope, .. } = facts.expr(left) else { return None };
        let end = facts.functions[func.index()].end;
        let branch = branch(facts, ExprId(test.0 + 1), end, scope);
        let done = self.done_about(file, func, branch, name);
        Some(format!("error: {done}"))
    }

    fn done_about(&mut self, file: FileId, func: FuncId, branch: Span, name: &Binding) -> String {
        let world = self.world;
        let facts = world.facts(file);
        let statuses = self.statuses_in(file, branch);
        if !statuses.is_empty() {
            let told: Vec<String> = statuses.iter().map(u16::to_string).collect();
            return format!("answered with {}", told.join(", "));
        }
        let within = |value: &&ExprId| branch.0 <= **value && **value < branch.1;
        if let Some(value) = facts.functions[func.index()].returns.iter().find(within) {
            let last = items(facts, *value).last().copied().unwrap_or(*value);
            return match facts.expr(last) {
                Expr::Name { name: n, .. } if n == name.name => "returned".to_owned(),
                Expr::Call { args, .. } if facts.arguments(args).iter().any(|arg| is_of(facts, arg.value, name)) => {
                    "returned".to_owned()
                }
                Expr::Call { .. } | Expr::Struct { .. } => "returned as another".to_owned(),
                Expr::Name { .. } | Expr::Member { .. } => {
                    let told = self.named(&At::new(file, last, &Env::default()));
                    told.map_or_else(|| "returned as another".to_owned(), |told| format!("returned as {told}"))
                }
                Expr::Null => "gives nil".to_owned(),
                _ => "gives another value".to_owned(),
            };
        }
        self.called_instead(file, branch)
    }
}

/// The name that the last result of a call is given, where that happens, and until where it holds.
fn named(facts: &FileFacts, value: ExprId, end: ExprId) -> Option<(Binding, ExprId, ExprId)> {
    let near = |binding: &&Binding| binding.at > value && binding.at.0 <= value.0 + MAX_TO_NAME;
    let of = |binding: &&Binding| {
        binding.value == value || matches!(facts.expr(binding.value), Expr::Index { base, .. } if base == value)
    };
    let from = facts.bindings.partition_point(|binding| binding.at <= value);
    let last = facts.bindings[from..].iter().take(8).filter(near).rfind(of)?;
    let again = facts.bindings[from..].iter().find(|b| b.name == last.name && b.scope == last.scope && b.at > last.at);
    let until = again.map_or(end, |again| if again.at < end { again.at } else { end });
    Some((*last, last.at, until))
}

/// The code in the branch whose condition ends before `from` and stands in `scope`.
fn branch(facts: &FileFacts, from: ExprId, end: ExprId, scope: ScopeId) -> Span {
    let mut inner = None;
    for number in from.0..end.0 {
        let (Expr::Name { scope: here, .. } | Expr::Call { scope: here, .. }) = facts.expr(ExprId(number)) else {
            continue;
        };
        let child = scopes(facts, here).find(|s| facts.scopes.get(s.index()).is_some_and(|s| s.parent == scope));
        match (inner, child) {
            (None, Some(child)) => inner = Some(child),
            (Some(inner), Some(child)) if inner == child => {}
            _ => return (from, ExprId(number)),
        }
    }
    (from, end)
}

/// Whether an expression is the name, or something asked of it: `err.Error()`.
fn is_of(facts: &FileFacts, expr: ExprId, name: &Binding) -> bool {
    match facts.expr(expr) {
        Expr::Name { name: n, .. } => n == name.name,
        Expr::Member { base, .. } => is_of(facts, base, name),
        Expr::Call { callee, args, .. } => {
            is_of(facts, callee, name) || facts.arguments(args).iter().any(|arg| is_of(facts, arg.value, name))
        }
        _ => false,
    }
}

/// The results of a `return`, of which there may be several.
fn items(facts: &FileFacts, value: ExprId) -> Vec<ExprId> {
    match facts.expr(value) {
        Expr::List { items } => facts.items(items).to_vec(),
        _ => vec![value],
    }
}
