//! How a route answers: what its registration declares, and what its handler and the functions that it calls show.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::model::facts::{Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::point::Response;
use crate::model::rule::{ResponseKind, ResponseRule};
use crate::model::sym::Sym;
use crate::resolve::emit::{Handler, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::params::Inputs;
use crate::resolve::routers::Hung;
use crate::resolve::routers::subject;
use crate::resolve::select::Subject;
use crate::resolve::status::{status, status_named};
use crate::resolve::value::{At, Choice, Env, FileId, Key, Value};
use crate::resolve::world::{World, callee_name};

/// Functions called one in the other that are looked into.
const MAX_DEPTH: u8 = 2;
/// Functions looked into for one route, each once for each call that tells it something.
const MAX_FUNCTIONS: usize = 120;

/// Statuses with the types of their bodies.
pub(crate) type Answers = BTreeMap<u16, Option<String>>;

impl Resolver<'_> {
    /// How a route answers.
    pub(crate) fn responses(&mut self, route: &Route, inputs: &Inputs) -> Vec<Response> {
        if self.world.rules.responses.all.is_empty() {
            return Vec::new();
        }
        self.refuel_for_detail();
        let mut out = Answers::new();
        let pack = self.rule(route.rule).pack;
        self.declared_answers(route, pack, &mut out);
        let mut seen = FxHashSet::default();
        if let Some(Handler::Func(file, func)) = route.handler {
            self.decorated_answers(file, func, &mut out);
            self.shown_answers((file, func), &route.env, 0, &mut seen, &mut out);
        }
        let world = self.world;
        let takes_input = !inputs.params.is_empty() || inputs.request.is_some() || route.path.contains('{');
        let counts = |rule: &ResponseRule, kind: ResponseKind| {
            rule.kind == kind
                && world.params.is_related(pack, rule.pack)
                && (rule.only_methods.is_empty() || rule.only_methods.iter().any(|m| m.as_str() == route.method))
                && (!rule.on_input || takes_input)
        };
        let rules = || world.rules.responses.all.iter();
        for rule in rules().filter(|rule| counts(rule, ResponseKind::Always)) {
            out.entry(rule.fixed).or_default();
        }
        if !out.keys().any(|status| *status < 400) {
            // The narrowest rule counts.
            let default = rules().filter(|rule| counts(rule, ResponseKind::Default));
            if let Some(rule) = default.max_by_key(|rule| !rule.only_methods.is_empty()) {
                out.insert(rule.fixed, None);
            }
        }
        self.add_type(route, pack, &mut out);
        out.into_iter().map(|(status, ty)| Response { status: Some(status), ty }).collect()
    }

    /// What the registration, and the calls that make and mount its routers, declare.
    fn declared_answers(&mut self, route: &Route, pack: usize, out: &mut Answers) {
        let world = self.world;
        let related = |rule: &&ResponseRule| world.params.is_related(pack, rule.pack);
        for rule in world.rules.responses.all.iter().filter(related) {
            let subjects: Vec<Subject> = match rule.kind {
                ResponseKind::Registration => route.subject.iter().cloned().collect(),
                ResponseKind::Inherited => {
                    let above = route.chain.iter().flat_map(|chain| chain.iter()).filter_map(Hung::place);
                    let above =
                        above.map(|(file, expr)| subject(At::new(file, expr, &Env::default()), None, Sym::EMPTY));
                    route.subject.iter().cloned().chain(above).collect()
                }
                _ => continue,
            };
            for subject in subjects {
                if rule.ty.is_empty() {
                    self.add_statuses(rule, &subject, out);
                }
            }
        }
    }

    /// The type of the body of a success, where the registration declares it.
    fn add_type(&mut self, route: &Route, pack: usize, out: &mut Answers) {
        let Some(subject) = &route.subject else { return };
        let world = self.world;
        for rule in &world.rules.responses.all {
            if rule.kind != ResponseKind::Registration
                || rule.ty.is_empty()
                || !world.params.is_related(pack, rule.pack)
            {
                continue;
            }
            let values = self.select(&rule.ty, subject).unwrap_or_default();
            let name = values.iter().find_map(|(value, _)| self.name_of(value, false));
            if let (Some(name), Some((_, ty))) = (name, out.iter_mut().find(|(status, _)| **status < 300)) {
                ty.get_or_insert(name);
            }
        }
    }

    fn add_statuses(&mut self, rule: &ResponseRule, subject: &Subject, out: &mut Answers) {
        let values = self.select(&rule.status, subject).unwrap_or_default();
        let mut any = false;
        for (value, env) in values {
            any |= self.add_status(&value, &env, 0, out);
        }
        if !any && rule.fixed > 0 {
            out.entry(rule.fixed).or_default();
        }
    }

    /// Adds the statuses that a value is.
    fn add_status(&mut self, value: &Value, env: &Env, depth: u8, out: &mut Answers) -> bool {
        let found = match value {
            Value::Num(digits) => status(digits.as_str()),
            Value::Text(text) => text.as_lit().and_then(|text| status(text).or_else(|| status_named(text))),
            Value::Ext(name) => status_named(name.as_str()),
            Value::Bound { name, .. } => status_named(name.as_str()),
            Value::Seq(_) | Value::Node(_) if depth < 2 => {
                let mut any = false;
                for (value, env) in self.elements(value, env, false) {
                    any |= self.add_status(&value, &env, depth + 1, out);
                }
                return any;
            }
            _ => None,
        };
        if let Some(found) = found {
            out.entry(found).or_default();
        }
        found.is_some()
    }

    /// What the decorators of a handler and of its class declare.
    fn decorated_answers(&mut self, file: FileId, func: FuncId, out: &mut Answers) {
        let function = &self.world.facts(file).functions[func.index()];
        let mut decorators: Vec<ExprId> = function.decorators.clone();
        if let Some(class) = function.class.get() {
            decorators.extend(self.class(file, class).decorators.iter());
        }
        for decorator in decorators {
            self.answer_call(&At::new(file, decorator, &Env::default()), out);
        }
    }

    /// What calls in a function, and in those that it calls, answer.
    fn shown_answers(
        &mut self,
        (file, func): (FileId, FuncId),
        env: &Env,
        depth: u8,
        seen: &mut FxHashSet<(FileId, FuncId, Env)>,
        out: &mut Answers,
    ) {
        if seen.len() > MAX_FUNCTIONS || !seen.insert((file, func, env.clone())) {
            return;
        }
        let world = self.world;
        let facts = world.facts(file);
        let function = &facts.functions[func.index()];
        for call in (function.first.0..function.end.0).map(ExprId) {
            let Expr::Call { new, .. } = facts.expr(call) else { continue };
            let Some(name) = callee_name(facts, call) else { continue };
            let at = At::new(file, call, env);
            if world.may_be_known(file, call, &world.rules.responses.calls) {
                self.answer_call(&at, out);
            } else if new || name.as_str().starts_with(char::is_uppercase) {
                self.error_made(&at, name, out);
            }
            if facts.language == Language::Go {
                self.standard_statuses(&at, out);
            }
            if depth < MAX_DEPTH && world.answering().contains(&name) {
                for (f, callee) in self.callees_of(file, call).iter().copied() {
                    // A helper that is told the status answers with what this call tells it.
                    let told = !world.facts(f).functions[callee.index()].params.is_empty();
                    let frame = (Key::Frame(f, callee), Choice::Call(file, call));
                    let under = if told { env.with(frame.0, frame.1) } else { Env::default() };
                    self.shown_answers((f, callee), &under, depth + 1, seen, out);
                }
            }
        }
    }

    /// What a call or decorator says that rules know.
    pub(crate) fn answer_call(&mut self, at: &At, out: &mut Answers) {
        let world = self.world;
        let rules = &world.rules.responses;
        let found = self.known_calls(at, &rules.calls);
        for (number, on) in found {
            if let Some(rule) = rules.all.get(number as usize) {
                self.add_statuses(rule, &on, out);
            }
        }
    }

    /// `respond(w, http.StatusCreated, order)`: a constant of the standard library given to any call.
    pub(crate) fn standard_statuses(&self, at: &At, out: &mut Answers) {
        let facts = self.world.facts(at.file);
        for arg in self.arguments(at) {
            let Expr::Member { base, name } = facts.expr(arg.value) else { continue };
            let of_http = matches!(facts.expr(base), Expr::Name { name, .. } if name.as_str() == "http");
            if let Some(told) = status_named(name.as_str()).filter(|_| of_http && name.as_str().starts_with("Status")) {
                out.entry(told).or_default();
            }
        }
    }

    /// `new ApiError(404, ..)`: a class of the project for errors, made with a status.
    pub(crate) fn error_made(&mut self, at: &At, name: Sym, out: &mut Answers) {
        let named = name.as_str();
        if !named.ends_with("Error") && !named.ends_with("Exception") {
            return;
        }
        let facts = self.world.facts(at.file);
        for arg in self.arguments(at) {
            let told = match facts.expr(arg.value) {
                Expr::Num(digits) => status(digits.as_str()),
                Expr::Member { name, .. } => status_named(name.as_str()),
                _ => None,
            };
            if let Some(told) = told.filter(|status| *status >= 400) {
                out.entry(told).or_default();
            }
        }
    }
}

impl World<'_> {
    /// The names of functions with calls that may answer, or that call such functions.
    pub(crate) fn find_answering(&self) -> FxHashSet<Sym> {
        let mut open: Vec<Sym> = self.rules.responses.calls.names.iter().map(|(_, name)| *name).collect();
        open.sort_unstable_by_key(|name| name.raw());
        open.dedup();
        let mut out = FxHashSet::default();
        for _ in 0..MAX_DEPTH {
            let mut next = Vec::new();
            for name in open {
                for (file, call) in self.calls_named(name) {
                    let functions = &self.facts(*file).functions;
                    let around = self.functions_around(*file, *call);
                    let named = around.into_iter().map(|func| functions[func.index()].name).find(|n| !n.is_empty());
                    next.extend(named.filter(|name| out.insert(*name)));
                }
            }
            open = next;
        }
        out
    }
}
