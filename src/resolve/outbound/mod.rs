//! Points that are no routes: calls that leave the process, consumers, jobs.

mod address;
mod builders;
mod callers;
mod casing;
mod depends;
mod graphql;
mod requests;
mod sdk;
mod sql;
mod statement;
mod stubs;

use rustc_hash::FxHashSet;

use crate::model::facts::{Expr, ExprId, FuncId, ScopeKind};
use crate::model::point::{Direction, Failure, PointKind};
use crate::model::rule::{Boundary, Emit, Rule, Selector, Shape};
use crate::model::sym::Sym;
use crate::model::text::{Part, Text};
use crate::resolve::emit::{Certainty, Handler, Pending, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::limits::Excess;
use crate::resolve::routers::{Step, subject};
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Env, FileId, Results, Value};
use crate::resolve::world::scopes;

pub(crate) use address::Address;
pub(crate) use casing::{plural, snake};
pub(crate) use depends::Makers;
pub(crate) use graphql::operation as graphql_operation;

/// Different targets of one call, given by its callers, that are told apart; beyond them the target is not known.
const MAX_TARGETS: usize = 48;
/// The same of addresses: one function often sends all requests of a client.
const MAX_ADDRESSES: usize = 512;
/// The same of statements: one function often runs all of a store.
const MAX_STATEMENTS: usize = 256;

/// What a point says that is no route.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Crossing {
    pub(crate) operation: String,
    /// The first table, the topic, the key; `None`: there is none to know.
    pub(crate) target: Option<String>,
    /// All tables of a statement.
    pub(crate) targets: Vec<String>,
    pub(crate) address: Option<Address>,
    pub(crate) technology: String,
    pub(crate) protocol: String,
    /// When it runs.
    pub(crate) schedule: Option<String>,
    /// Environment variables that it depends on.
    pub(crate) env: Vec<String>,
    pub(crate) failure: Failure,
}

impl Crossing {
    /// Whether another says the same of what is done to what.
    pub(crate) fn says_same(&self, other: &Crossing) -> bool {
        (&self.operation, &self.target, &self.targets, &self.address)
            == (&other.operation, &other.target, &other.targets, &other.address)
    }

    fn is_vague(&self) -> bool {
        let unknown = |text: &str| text.contains("{?}");
        // Nothing but a hole, though it has a name.
        let only_hole = |text: &str| text.starts_with('{') && text.find('}') == Some(text.len() - 1);
        self.target.as_deref().is_some_and(|t| unknown(t) || only_hole(t))
            || self.address.as_ref().is_some_and(|a| unknown(&a.url))
    }
}

impl Resolver<'_> {
    /// The points of a call, decorator or class that is no registration of a route.
    pub(crate) fn crossings(&mut self, pending: &Pending) -> Vec<Route> {
        match self.rule(pending.rule).emit {
            Emit::Point(kind) => self.refuel_for(kind),
            _ => self.refuel_amply(),
        }
        self.excess = Excess::default();
        let mut out = self.crossed(pending);
        self.note_points(self.line_of(pending.subject.at.file, pending.subject.at.expr));
        if !out.is_empty() {
            let failure = self.failure(self.rule(pending.rule), &pending.subject);
            for crossing in out.iter_mut().filter_map(|route| route.crossing.as_mut()) {
                crossing.failure.clone_from(&failure);
            }
        }
        out
    }

    /// Starts a new question about what a call of a kind says.
    fn refuel_for(&mut self, kind: PointKind) {
        // Statements are texts put together in many ways: more steps make more of them, not better ones.
        match kind {
            PointKind::DbCall => self.refuel(),
            _ => self.refuel_amply(),
        }
    }

    /// What a call says under choices, by some of the rules that it matches.
    pub(crate) fn crossings_under(&mut self, at: &At, rules: &[u32]) -> Vec<(u32, Crossing)> {
        self.refuel();
        let mut out = Vec::new();
        for found in self.matches(at).into_iter().filter(|m| rules.contains(&m.rule)) {
            let rule = self.rule(found.rule);
            let (Some(boundary), Emit::Point(kind)) = (rule.boundary.as_deref(), rule.emit) else { continue };
            let mut on = subject(At { env: found.env, ..at.clone() }, found.on, found.name);
            on.at.env = on.at.env.overlay(&at.env);
            self.refuel();
            if self.holds(rule, &on) {
                out.extend(self.said(rule, boundary, kind, &on).into_iter().map(|(c, _)| (found.rule, c)));
            }
        }
        out
    }

    fn crossed(&mut self, pending: &Pending) -> Vec<Route> {
        let rule = self.rule(pending.rule);
        let kind = match rule.emit {
            Emit::Point(kind) => kind,
            Emit::Double | Emit::Carrier => PointKind::ThirdParty,
            _ => return Vec::new(),
        };
        let Some(boundary) = rule.boundary.as_deref() else { return Vec::new() };
        let at = &pending.subject.at;
        if boundary.lazy && self.function_around(at.file, at.expr).is_none() {
            return Vec::new();
        }
        if boundary.once && (self.goes_on(&pending.subject, rule) || self.is_built_further(&pending.subject, rule)) {
            return Vec::new();
        }
        let mut found = self.said(rule, boundary, kind, &pending.subject);
        let mut is_vague = found.iter().all(|(c, _)| c.is_vague());
        if is_vague
            && self.is_spent()
            && let Some(told) = self.said_by_callers(rule, boundary, kind, &pending.subject)
        {
            (found, is_vague) = (told, false);
        }
        if boundary.once && is_vague && self.is_step_of_unknown(&pending.subject, rule) {
            return Vec::new();
        }
        if found.iter().any(|(c, _)| !c.is_vague()) {
            found.retain(|(c, _)| !c.is_vague());
        }
        let mut seen: FxHashSet<Crossing> = FxHashSet::default();
        found.retain(|(c, _)| seen.insert(c.clone()));
        let most = match kind {
            PointKind::HttpCall | PointKind::RpcCall => MAX_ADDRESSES,
            PointKind::DbCall => MAX_STATEMENTS,
            _ => MAX_TARGETS,
        };
        if found.len() > most {
            let differ = found.iter().any(|(c, _)| c.operation != found[0].0.operation);
            let own = if differ { self.operation(rule, boundary, &pending.subject) } else { String::new() };
            found.truncate(1);
            for (crossing, _) in &mut found {
                if differ && crossing.address.is_none() {
                    crossing.operation.clone_from(&own);
                }
                crossing.target = crossing.target.is_some().then(|| "{?}".to_owned());
                crossing.targets.clear();
            }
        }
        found.into_iter().map(|(crossing, env)| self.crossing_point(pending, crossing, &env)).collect()
    }

    /// Whether the chain that the call stands in goes on with another call of the same library.
    fn goes_on(&mut self, subject: &Subject, rule: &Rule) -> bool {
        let mut at = subject.at.clone();
        while let Some(next) = self.world.chained(at.file, at.expr) {
            at = at.sibling(next);
            let matches = self.matches(&at);
            let mut of_pack = matches.iter().map(|m| self.rule(m.rule)).filter(|other| other.pack == rule.pack);
            let (mut silent, mut once) = (false, false);
            for other in &mut of_pack {
                once |= other.boundary.as_ref().is_some_and(|b| b.once);
                silent |= other.emit == Emit::Nothing;
            }
            if once || !silent {
                return once;
            }
        }
        false
    }

    /// What a rule says of its subject, once for each target.
    fn said(&mut self, rule: &Rule, boundary: &Boundary, kind: PointKind, subject: &Subject) -> Vec<(Crossing, Env)> {
        let pack = &self.world.rules.packs[rule.pack];
        let or = |own: Sym, packs: Sym| if own.is_empty() { packs.to_string() } else { own.to_string() };
        let base = Crossing {
            technology: or(boundary.technology, pack.technology),
            protocol: or(boundary.protocol, pack.protocol),
            ..Crossing::default()
        };
        if !boundary.statement.is_empty() {
            return self.stated(rule, boundary, subject, &base);
        }
        if !boundary.url.is_empty() || kind == PointKind::HttpCall {
            return self.addressed(rule, boundary, subject, &base);
        }
        let operation = self.operation(rule, boundary, subject);
        let schedule = self.first_told(&boundary.schedule, subject).first().map(|(text, _)| shown(text));
        let base = Crossing { schedule: schedule.filter(|text| !text.contains("{?}")), ..base };
        let targets = if boundary.target.is_empty() {
            vec![(None, subject.at.env.clone())]
        } else {
            let told = self.first_told(&boundary.target, subject);
            if told.is_empty() {
                vec![(Some("{?}".to_owned()), subject.at.env.clone())]
            } else {
                told.into_iter().map(|(text, env)| (Some(shown(&text)), env)).collect()
            }
        };
        let of = |(target, env)| (Crossing { operation: operation.clone(), target, ..base.clone() }, env);
        targets.into_iter().map(of).collect()
    }

    /// What is done: as the rule says, or the method called, in the words of the pack.
    fn operation(&mut self, rule: &Rule, boundary: &Boundary, subject: &Subject) -> String {
        let selected = self.first_told(&boundary.operation, subject);
        let said = selected.first().and_then(|(t, _)| t.as_lit()).filter(|t| !t.is_empty()).map(str::to_owned);
        let said = said.unwrap_or_else(|| subject.name.to_string());
        let pack = &self.world.rules.packs[rule.pack];
        pack.operations.get(&Sym::new(&said)).map_or(said, Sym::to_string)
    }

    fn stated(&mut self, rule: &Rule, boundary: &Boundary, subject: &Subject, base: &Crossing) -> Vec<(Crossing, Env)> {
        let values = self.statement_values(boundary, subject);
        let said = self.operation(rule, boundary, subject);
        let told = !boundary.operation.is_empty();
        let explicit = self.select(&boundary.target, subject).map(|v| self.texts(&v, false)).unwrap_or_default();
        let explicit: Vec<String> = explicit.iter().map(|(t, _)| shown(t)).filter(|t| !t.is_empty()).collect();
        let mut out = Vec::new();
        for (value, env) in values {
            for (statement, env) in self.statements(rule, &value, &subject.under(&env)) {
                let operation = match statement.operation {
                    Some(operation) if !told => operation,
                    _ => said.clone(),
                };
                let mut tables = statement.tables;
                if tables.is_empty() && explicit.is_empty() {
                    tables.extend(self.model_in_receiver(&subject.under(&env).at));
                }
                let mut targets = explicit.clone();
                targets.extend(tables.into_iter().filter(|t| !explicit.contains(t)));
                let target = targets.first().cloned().or_else(|| statement.needs_table.then(|| "{?}".to_owned()));
                out.push((Crossing { operation, target, targets, ..base.clone() }, env));
            }
        }
        drop_parts(&mut out);
        if out.is_empty() {
            let target = explicit.first().cloned();
            out.push((Crossing { operation: said, target, targets: explicit, ..base.clone() }, subject.at.env.clone()));
        }
        out
    }

    /// What the first alternative gives that says more than a declared type does; under choices that it has nothing
    /// for, what the next ones give.
    fn statement_values(&mut self, boundary: &Boundary, subject: &Subject) -> Results {
        let mut little = Vec::new();
        let mut told: Results = Vec::new();
        for term in &boundary.statement.0 {
            if told.iter().any(|(_, env)| *env == subject.at.env) {
                break;
            }
            let Some(found) = self.term(term, subject).filter(|found| !found.is_empty()) else { continue };
            if found.iter().all(|(value, _)| self.says_little(subject.at.file, value)) {
                if little.is_empty() {
                    little = found;
                }
                continue;
            }
            let other = |(_, env): &(Value, Env)| told.iter().all(|(_, known)| !known.compatible(env));
            let more: Results = found.into_iter().filter(other).collect();
            told.extend(more);
        }
        if told.is_empty() { little } else { told }
    }

    /// The texts of the first alternative that says any; empty texts say nothing.
    pub(crate) fn first_told(&mut self, selector: &Selector, subject: &Subject) -> Vec<(Text, Env)> {
        for term in &selector.0 {
            let Some(values) = self.select(&Selector(vec![term.clone()]), subject) else { continue };
            let mut texts = self.texts(&values, true);
            texts.retain(|(text, _)| !text.is_empty() && text.as_lit() != Some(""));
            if !texts.is_empty() {
                return texts;
            }
        }
        Vec::new()
    }

    fn crossing_point(&mut self, pending: &Pending, crossing: Crossing, env: &Env) -> Route {
        let rule = self.rule(pending.rule);
        let subject = &pending.subject;
        let (file, line, column, end_line) = self.position(&self.place_of(rule, subject));
        let inbound = matches!(rule.emit, Emit::Point(kind) if kind.direction_of_call() == Direction::Inbound);
        let handler = if inbound || matches!(subject.decorated, Some(Decorated::Class(..))) {
            let own = match subject.decorated {
                Some(Decorated::Func(file, func)) => Some(Handler::Func(file, func)),
                Some(Decorated::Class(file, class)) => Some(Handler::Class(file, class)),
                None => None,
            };
            self.handler(rule, subject).or(own)
        } else {
            self.function_around(file, subject.at.expr).map(|func| Handler::Func(file, func))
        };
        let certainty = match (pending.by_shape, crossing.is_vague()) {
            (true, _) => Certainty::Shape,
            (_, true) => Certainty::Gated,
            _ => Certainty::Resolved,
        };
        let steps: Vec<Step> = self.choices(env);
        Route {
            emit: rule.emit,
            rule: pending.rule,
            file,
            line,
            column,
            end_line,
            method: crossing.operation.clone(),
            path: match &crossing.address {
                Some(address) => address.url.clone(),
                None => crossing.target.clone().unwrap_or_default(),
            },
            handler,
            certainty,
            steps,
            env: env.clone(),
            subject: None,
            chain: None,
            is_rooted: false,
            crossing: Some(Box::new(crossing)),
            call: if subject.decorated.is_none() { subject.at.expr } else { ExprId::NONE },
            name: Sym::EMPTY,
        }
    }

    /// Where a point stands: a class found by what it derives from at its own name.
    fn place_of(&self, rule: &Rule, subject: &Subject) -> Subject {
        match subject.decorated {
            Some(Decorated::Class(file, class))
                if rule.shape == Shape::Class && !self.class(file, class).decorators.contains(&subject.at.expr) =>
            {
                Subject { at: At::new(file, ExprId::NONE, &Env::default()), ..subject.clone() }
            }
            _ => subject.clone(),
        }
    }

    /// The function that a call stands in; a closure without a name counts for the function around it.
    pub(crate) fn function_around(&self, file: FileId, expr: ExprId) -> Option<FuncId> {
        let facts = self.world.facts(file);
        let Expr::Call { scope, .. } = facts.expr(expr) else { return None };
        let mut found = None;
        for scope in scopes(facts, scope) {
            if let ScopeKind::Function(func) = facts.scopes.get(scope.index())?.kind {
                found = found.or(Some(func));
                if !facts.functions[func.index()].name.is_empty() {
                    return Some(func);
                }
            }
        }
        found
    }
}

/// Drops statements that others are with more tables: a query that is built further in a branch.
fn drop_parts(found: &mut Vec<(Crossing, Env)>) {
    let whole: Vec<Crossing> = found.iter().map(|(crossing, _)| crossing.clone()).collect();
    let part_of = |part: &Crossing, other: &Crossing| {
        part.operation == other.operation
            && (part.target == other.target || part.target.is_none())
            && part.targets.len() < other.targets.len()
            && part.targets.iter().all(|table| other.targets.contains(table))
    };
    found.retain(|(crossing, _)| !whole.iter().any(|other| part_of(crossing, other)));
}

/// Whether a text reads as SQL.
pub(crate) fn is_sql(text: &Text) -> bool {
    sql::read(text, "").is_some()
}

/// A text as a target: a hole with a name is `{name}`, one without is `{?}`.
pub(crate) fn shown(text: &Text) -> String {
    let part = |part: &Part| match part {
        Part::Lit(literal) => literal.clone(),
        Part::Hole(name) if name.is_empty() => "{?}".to_owned(),
        Part::Hole(name) if name.as_str() == super::route_names::BY_NAME => String::new(),
        Part::Hole(name) => format!("{{{name}}}"),
    };
    text.parts().iter().map(part).collect()
}
