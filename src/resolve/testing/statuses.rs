//! HTTP statuses that a test asserts of what a call gave.

use crate::model::facts::{Arg, Expr, ExprId, FileFacts, FuncId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::contract::plain;
use crate::resolve::eval::Resolver;
use crate::resolve::status::{status, status_of_phrase};
use crate::resolve::testing::graph::{Node, Site};
use crate::resolve::value::{At, Env, FileId, Value};

/// Members of responses that hold the status.
const MEMBERS: [&str; 7] = ["status_code", "statusCode", "StatusCode", "status", "Code", "status_int", "code"];
/// Methods of a request's own chain that assert its status.
const CHAINED: [&str; 3] = ["expect", "expectStatus", "Status"];

impl Resolver<'_> {
    /// The statuses that the function of a test asserts of the call at `site` in it.
    pub(super) fn asserted(&mut self, (file, call): Site, test: Node) -> Vec<u16> {
        if test.0 != file {
            return Vec::new();
        }
        let mut out = self.chained_statuses(file, call);
        let around = self.world.functions_around(file, call).first().copied();
        let func = around.unwrap_or(test.1);
        let names = self.names_tied(file, call, func);
        let tied = Tied { names: &names, call };
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        // Up to where the name is given something else.
        let end = facts
            .bindings
            .iter()
            .filter(|b| names.contains(&b.name) && b.at > call && b.value.is_some() && !within(facts, b.value, call))
            .map(|b| b.at)
            .min()
            .map_or(function.end, |at| at.min(function.end));
        for number in call.0..end.0 {
            let expr = ExprId(number);
            match facts.expr(expr) {
                Expr::Equals { left, right } | Expr::Differs { left, right } => {
                    let (l, r) = (is_status(facts, left, &tied), is_status(facts, right, &tied));
                    if l != r {
                        out.extend(self.statuses_of(file, if l { right } else { left }));
                    }
                }
                Expr::Call { callee, args, .. } => {
                    let args = facts.arguments(args);
                    let mut values: Vec<ExprId> = args.iter().map(|arg| arg.value).collect();
                    let own = values.iter().any(|v| is_status(facts, *v, &tied));
                    let on_chain = chain_arguments(facts, callee).iter().any(|v| is_status(facts, *v, &tied));
                    let whole = values.first().is_some_and(|v| is_name(facts, *v, &tied));
                    let is_assertion = crate::resolve::world::last_name(facts, callee)
                        .is_some_and(|name| name.as_str().to_lowercase().contains("status"));
                    let chain_whole = chain_arguments(facts, callee).iter().any(|v| is_name(facts, *v, &tied));
                    if own || on_chain || ((whole || chain_whole) && is_assertion) {
                        values.retain(|v| !is_status(facts, *v, &tied));
                        for value in values {
                            out.extend(self.statuses_of(file, value));
                        }
                    }
                }
                _ => {}
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// `.expect(404)` behind a request.
    fn chained_statuses(&mut self, file: FileId, call: ExprId) -> Vec<u16> {
        let facts = self.world.facts(file);
        let mut out = Vec::new();
        let mut at = call;
        for _ in 0..64 {
            let Some(next) = self.world.chained(file, at) else { break };
            if let Expr::Call { callee, args, .. } = facts.expr(next)
                && crate::resolve::world::last_name(facts, callee).is_some_and(|n| CHAINED.contains(&n.as_str()))
                && let Some(first) = facts.arguments(args).first()
            {
                out.extend(self.statuses_of(file, first.value));
            }
            at = next;
        }
        out
    }

    /// Names that hold what a call gave, or that it was given to write into.
    fn names_tied(&self, file: FileId, call: ExprId, func: FuncId) -> Vec<Sym> {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let mut names: Vec<Sym> = facts
            .bindings
            .iter()
            .filter(|b| b.at.0 >= call.0 && b.at < function.end && b.value.is_some() && within(facts, b.value, call))
            .map(|b| b.name)
            .collect();
        names.truncate(4);
        names.extend(self.names_answered(file, call, func, &names));
        if names.is_empty()
            && let Some(outer) = self.given_to(file, call, function.end)
        {
            names.extend(outer);
        }
        names
    }

    /// Names that hold the answer to a request that a name holds: `send(recorder, request)`, `r := send(request)`.
    fn names_answered(&self, file: FileId, call: ExprId, func: FuncId, requests: &[Sym]) -> Vec<Sym> {
        let facts = self.world.facts(file);
        if facts.language != Language::Go || requests.is_empty() {
            return Vec::new();
        }
        let end = facts.functions[func.index()].end;
        let mut out = Vec::new();
        for number in call.0..end.0 {
            let sent = ExprId(number);
            let Expr::Call { args, .. } = facts.expr(sent) else { continue };
            let args = facts.arguments(args);
            let is_request =
                |arg: &Arg| matches!(facts.expr(arg.value), Expr::Name { name, .. } if requests.contains(&name));
            if !args.iter().any(is_request) {
                continue;
            }
            out.extend(args.iter().filter(|arg| !is_request(arg)).filter_map(|arg| match facts.expr(arg.value) {
                Expr::Name { name, .. } => Some(name),
                _ => None,
            }));
            let bound = facts.bindings.iter().filter(|b| b.at >= sent && b.at < end && b.value.is_some());
            out.extend(bound.filter(|b| within(facts, b.value, sent)).map(|b| b.name));
        }
        out.truncate(8);
        out
    }

    /// Names among the other arguments of the call that a made request is given to: `ServeHTTP(rec, req)`.
    fn given_to(&self, file: FileId, call: ExprId, _end: ExprId) -> Option<Vec<Sym>> {
        let facts = self.world.facts(file);
        let (outer, _) = self.world.argument_of(file, call)?;
        let Expr::Call { args, .. } = facts.expr(outer) else { return None };
        let names = facts.arguments(args).iter().filter_map(|arg| match facts.expr(arg.value) {
            Expr::Name { name, .. } => Some(name),
            _ => None,
        });
        Some(names.collect())
    }

    /// The statuses that an expression stands for: numbers, constants called after statuses, lists of both.
    fn statuses_of(&mut self, file: FileId, expr: ExprId) -> Vec<u16> {
        let facts = self.world.facts(file);
        if let Expr::List { items } = facts.expr(expr) {
            let items = facts.items(items).to_vec();
            return items.into_iter().flat_map(|item| self.statuses_of(file, item)).collect();
        }
        if let Expr::Member { name, .. } | Expr::Name { name, .. } = facts.expr(expr)
            && let Some(status) = status_named(name.as_str())
        {
            return vec![status];
        }
        self.refuel_thriftily();
        let values = self.eval(&At::new(file, expr, &Env::default()));
        let mut out = Vec::new();
        for (value, _) in values {
            match value {
                Value::Num(number) => out.extend(status(number.as_str())),
                Value::Ext(name) => out.extend(name.as_str().rsplit(['.', '/']).next().and_then(status_named)),
                _ => {}
            }
        }
        out
    }
}

/// Whether `inner` is `outer`, or what it is made of by chains of calls and members.
fn within(facts: &FileFacts, outer: ExprId, inner: ExprId) -> bool {
    let mut at = outer;
    for _ in 0..64 {
        if at == inner {
            return true;
        }
        at = match facts.expr(at) {
            Expr::Member { base, .. } | Expr::Index { base, .. } => base,
            Expr::Call { callee, .. } => callee,
            Expr::Spread(of) => of,
            _ => return false,
        };
    }
    false
}

/// What holds the answer to a call: names, and the call itself.
struct Tied<'n> {
    names: &'n [Sym],
    call: ExprId,
}

fn is_name(facts: &FileFacts, expr: ExprId, tied: &Tied<'_>) -> bool {
    matches!(facts.expr(expr), Expr::Name { name, .. } if tied.names.contains(&name))
}

/// `response.status_code`, or a name that was taken from the response: `{ status }`.
fn is_status(facts: &FileFacts, expr: ExprId, tied: &Tied<'_>) -> bool {
    match facts.expr(expr) {
        Expr::Member { base, name } if MEMBERS.contains(&name.as_str()) => root_is(facts, base, tied),
        Expr::Name { name, .. } => tied.names.contains(&name) && MEMBERS.contains(&name.as_str()),
        // `response.status()` of some clients.
        Expr::Call { callee, .. } => match facts.expr(callee) {
            Expr::Member { base, name } => MEMBERS.contains(&name.as_str()) && root_is(facts, base, tied),
            _ => false,
        },
        _ => false,
    }
}

fn root_is(facts: &FileFacts, mut expr: ExprId, tied: &Tied<'_>) -> bool {
    for _ in 0..8 {
        if expr == tied.call {
            return true;
        }
        expr = match facts.expr(expr) {
            Expr::Name { name, .. } => return tied.names.contains(&name),
            Expr::Member { base, .. } => base,
            Expr::Call { callee, .. } => callee,
            _ => return false,
        };
    }
    false
}

/// The arguments of calls in the chain that a callee stands on: `x` of `expect(x).not.toBe`.
fn chain_arguments(facts: &FileFacts, callee: ExprId) -> Vec<ExprId> {
    let mut out = Vec::new();
    let mut at = callee;
    for _ in 0..16 {
        at = match facts.expr(at) {
            Expr::Member { base, .. } => base,
            Expr::Call { callee, args, .. } => {
                out.extend(facts.arguments(args).iter().map(|arg| arg.value));
                callee
            }
            _ => break,
        };
    }
    out
}

/// `HTTP_404_NOT_FOUND`, `StatusNotFound`, `NOT_FOUND`.
fn status_named(name: &str) -> Option<u16> {
    let number = name.split('_').find_map(status);
    if name.to_ascii_uppercase().starts_with("HTTP") && number.is_some() {
        return number;
    }
    let bare = name.strip_prefix("Status").unwrap_or(name);
    let is_constant = name.starts_with("Status") || name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    is_constant.then(|| status_of_phrase(&plain(bare))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_have_names() {
        for (name, status) in [
            ("HTTP_404_NOT_FOUND", Some(404)),
            ("HTTP_200_OK", Some(200)),
            ("StatusNotFound", Some(404)),
            ("StatusOK", Some(200)),
            ("NO_CONTENT", Some(204)),
            ("CREATED", Some(201)),
            ("found", None),
            ("Accepted", None),
            ("MAX_404", None),
        ] {
            assert_eq!(status_named(name), status, "{name}");
        }
    }
}
