//! The functions that a function calls, under what is known of its caller.

use std::rc::Rc;

use crate::model::facts::{Expr, ExprId, FuncId, ParamKind, ScopeId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::emit::Handler;
use crate::resolve::eval::Resolver;
use crate::resolve::flow::Graph;
use crate::resolve::flow::state::State;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Value};
use crate::resolve::world::scopes;

/// A call of a function that may lead to a goal.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    pub(crate) to: State,
    /// Where the call stands.
    pub(crate) file: FileId,
    pub(crate) line: u32,
}

impl Graph {
    pub(crate) fn edges_of(&mut self, resolver: &mut Resolver<'_>, state: &State) -> Rc<Vec<Edge>> {
        if let Some(edges) = self.edges.get(state) {
            return edges.clone();
        }
        let edges = Rc::new(self.find_edges(resolver, state));
        self.edges.insert(state.clone(), edges.clone());
        edges
    }

    fn find_edges(&mut self, resolver: &mut Resolver<'_>, state: &State) -> Vec<Edge> {
        let body = self.body(resolver, state.at());
        let at = |expr: ExprId| At::new(state.file, expr, &state.env);
        let mut out: Vec<Edge> = Vec::new();
        for call in &body.calls {
            if !self.at_call.contains_key(&(state.file, *call)) {
                self.called(resolver, state, &at(*call), &mut out);
            }
        }
        for argument in &body.given {
            if is_unknown_parameter(resolver, state, *argument) {
                continue;
            }
            resolver.refuel_for_flow();
            let at = at(*argument);
            let asked = resolver.relevant(&at);
            for (value, env) in resolver.eval(&At::new(at.file, at.expr, &asked)) {
                self.handed(resolver, state, &at, &value, &at.env.overlay(&env), &mut out);
            }
        }
        for read in &body.reads {
            self.read(resolver, state, &at(*read), &mut out);
        }
        self.decorated(resolver, state, &mut out);
        let mut seen = rustc_hash::FxHashSet::default();
        out.retain(|edge| edge.to != *state && seen.insert(edge.to.clone()));
        out
    }

    /// The functions that a call runs.
    fn called(&mut self, resolver: &mut Resolver<'_>, state: &State, at: &At, out: &mut Vec<Edge>) {
        let Expr::Call { callee, .. } = resolver.world.facts(at.file).expr(at.expr) else { return };
        if is_element(resolver, at.file, callee) || is_unknown_parameter(resolver, state, callee) {
            // Functions are put into lists to be called at another time.
            return;
        }
        resolver.refuel_for_flow();
        let mut is_known = false;
        // What the file says does not depend on the receiver, and nothing on callers that are further away than those
        // of the function: asked for without them, it is remembered.
        let asked = if is_of_file(resolver, at.file, callee) { Env::default() } else { resolver.relevant(at) };
        for (value, env) in resolver.eval(&At::new(at.file, callee, &asked)) {
            match &value {
                Value::Func { file, func, env: captured, on } => {
                    is_known = true;
                    let to = (*file, *func);
                    self.add(resolver, state, at, to, captured, on.as_deref(), out);
                    self.overridden(resolver, state, at, to, on.as_deref(), out);
                }
                Value::Class { file, class } => {
                    is_known = true;
                    let Some(to) = resolver.constructor(*file, *class) else { continue };
                    let site = Some(At::new(at.file, at.expr, &at.env.overlay(&env)));
                    let made = Value::Instance { file: *file, class: *class, site };
                    self.add(resolver, state, at, to, &Env::default(), Some(&made), out);
                }
                Value::Instance { file, class, .. } => {
                    let Some(to) = resolver.method(*file, *class, Sym::new("__call__")) else { continue };
                    is_known = true;
                    self.add(resolver, state, at, to, &Env::default(), Some(&value), out);
                }
                Value::Obj { .. } => self.handed(resolver, state, at, &value, &at.env.overlay(&env), out),
                _ => {}
            }
        }
        if !is_known && let Expr::Member { base, name } = resolver.world.facts(at.file).expr(callee) {
            resolver.refuel_for_flow();
            for (value, _) in resolver.eval(&At::new(at.file, base, &asked)) {
                if let Value::Instance { file, class, .. } = value {
                    for (f, c, file, func) in self.answers(resolver, (file, class), name).iter().copied() {
                        let on = Value::Instance { file: f, class: c, site: None };
                        self.add(resolver, state, at, (file, func), &Env::default(), Some(&on), out);
                    }
                }
            }
        }
    }

    /// A function given to something that is taken to call it.
    pub(crate) fn handed(
        &mut self,
        resolver: &mut Resolver<'_>,
        state: &State,
        at: &At,
        value: &Value,
        env: &Env,
        out: &mut Vec<Edge>,
    ) {
        match value {
            Value::Func { file, func, env: captured, on } => {
                self.add(resolver, state, at, (*file, *func), captured, on.as_deref(), out);
            }
            // What an outside function made of one of the project: `cached(load)`, `partial(send, to)`.
            Value::Obj { site: Some(site), .. } => {
                let names_function =
                    |e: ExprId| !matches!(resolver.world.facts(site.file).expr(e), Expr::Str(_) | Expr::Num(_));
                let given: Vec<ExprId> = resolver.arguments(site).iter().map(|a| a.value).collect();
                if given.into_iter().any(names_function)
                    && let Some(Handler::Func(file, func)) = resolver.as_handler(value, env, 0)
                {
                    self.add(resolver, state, at, (file, func), &Env::default(), None, out);
                }
            }
            _ => {}
        }
    }

    /// A property that is read.
    fn read(&mut self, resolver: &mut Resolver<'_>, state: &State, at: &At, out: &mut Vec<Edge>) {
        let Expr::Member { base, name } = resolver.world.facts(at.file).expr(at.expr) else { return };
        resolver.refuel_for_flow();
        let asked = resolver.relevant(at);
        for (value, _) in resolver.eval(&At::new(at.file, base, &asked)) {
            let Value::Instance { file, class, .. } = &value else { continue };
            let Some((f, func)) = resolver.method(*file, *class, name) else { continue };
            if resolver.world.facts(f).functions[func.index()].is_property {
                self.add(resolver, state, at, (f, func), &Env::default(), Some(&value), out);
            }
        }
    }

    /// What decorators of the project run around a function.
    fn decorated(&mut self, resolver: &mut Resolver<'_>, state: &State, out: &mut Vec<Edge>) {
        let facts = resolver.world.facts(state.file);
        for decorator in &facts.functions[state.func.index()].decorators {
            let callee = match facts.expr(*decorator) {
                Expr::Call { callee, .. } => callee,
                _ => *decorator,
            };
            let Some(name) = crate::resolve::world::last_name(facts, callee) else { continue };
            if !self.names.contains(&(facts.language, name)) {
                continue;
            }
            resolver.refuel_for_flow();
            let at = At::new(state.file, *decorator, &Env::default());
            for (value, _) in resolver.eval(&at) {
                let Value::Func { file, func, .. } = value else { continue };
                for inner in resolver.world.facts(file).functions[func.index()].returns.clone() {
                    for (value, _) in resolver.eval(&At::new(file, inner, &Env::default())) {
                        if let Value::Func { file, func, env, .. } = value {
                            self.add(resolver, state, &at, (file, func), &env, None, out);
                        }
                    }
                }
            }
        }
    }

    /// Adds an edge to `to`, called at `at` on `on`.
    #[expect(clippy::too_many_arguments, reason = "one call in all its parts")]
    pub(crate) fn add(
        &mut self,
        resolver: &mut Resolver<'_>,
        state: &State,
        at: &At,
        to: (FileId, FuncId),
        captured: &Env,
        on: Option<&Value>,
        out: &mut Vec<Edge>,
    ) {
        if is_of_other_program(resolver, at.file, to.0) {
            return;
        }
        let key = Key::Frame(to.0, to.1);
        let facts = resolver.world.facts(at.file);
        let is_call = matches!(facts.expr(at.expr), Expr::Call { .. });
        // What a call is given that names nothing of the function around it is the same whoever calls that one.
        let hands_on = !is_call || at.env.is_empty() || hands_on(resolver, at.file, at.expr);
        let telling = &self.telling;
        let own = if hands_on { state.env.filter(|key| telling.contains(&key)) } else { Env::default() };
        let mut env = own.overlay(captured);
        if is_call && self.leading.contains(&to) && (self.telling.contains(&key) || self.body(resolver, to).by_caller) {
            // What it is given is read where the caller stands.
            let relevant = if hands_on { resolver.relevant(at) } else { Env::default() };
            env = relevant.overlay(&env).with(key, Choice::Call(at.file, at.expr));
        }
        if let Some(to) = self.state(resolver, to, &env, on) {
            let line = resolver.world.facts(at.file).pos(at.expr).line();
            out.push(Edge { to, file: at.file, line });
        }
    }
}

/// Whether an expression is a parameter of the function, of which it is not known who calls it.
fn is_unknown_parameter(resolver: &Resolver<'_>, state: &State, expr: ExprId) -> bool {
    let facts = resolver.world.facts(state.file);
    let Expr::Name { name, .. } = facts.expr(expr) else { return false };
    let params = &facts.functions[state.func.index()].params;
    params.iter().any(|p| p.name == name && p.kind != ParamKind::Receiver)
        && state.env.get(Key::Frame(state.file, state.func)).is_none()
}

/// Whether an expression is a name that the file itself declares or imports, or a member of one.
fn is_of_file(resolver: &Resolver<'_>, file: FileId, expr: ExprId) -> bool {
    let facts = resolver.world.facts(file);
    let mut root = expr;
    while let Expr::Member { base, .. } = facts.expr(root) {
        root = base;
    }
    let Expr::Name { name, scope } = facts.expr(root) else { return false };
    scopes(facts, scope).all(|s| s == ScopeId(0) || resolver.world.bindings(file, s, name).is_empty())
}

/// Whether the arguments of a call read anything that belongs to the functions around it.
fn hands_on(resolver: &Resolver<'_>, file: FileId, call: ExprId) -> bool {
    let facts = resolver.world.facts(file);
    let Expr::Call { callee, .. } = facts.expr(call) else { return true };
    (callee.0 + 1..call.0).map(ExprId).any(|expr| match facts.expr(expr) {
        Expr::Name { .. } => !is_of_file(resolver, file, expr),
        Expr::This { .. } | Expr::Super { .. } | Expr::Func(_) => true,
        _ => false,
    })
}

/// Whether a callee is the variable of a loop.
fn is_element(resolver: &Resolver<'_>, file: FileId, callee: ExprId) -> bool {
    let facts = resolver.world.facts(file);
    let Expr::Name { name, .. } = facts.expr(callee) else { return false };
    let mut bindings = resolver.world.bindings_of(file, name).peekable();
    bindings.peek().is_some() && bindings.all(|b| matches!(facts.expr(b.value), Expr::Each { .. }))
}

/// Whether a function belongs to the program of another folder: no other package of Go can call it.
fn is_of_other_program(resolver: &Resolver<'_>, from: FileId, to: FileId) -> bool {
    let facts = resolver.world.facts(to);
    facts.language == Language::Go
        && facts.package.as_str() == "main"
        && resolver.world.folder(from) != resolver.world.folder(to)
}
