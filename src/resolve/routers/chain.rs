//! What runs before the routes of a router: put in place when it is made or mounted, or later.

use std::rc::Rc;

use crate::model::facts::{ExprId, FuncId};
use crate::model::rule::{Emit, Rule};
use crate::resolve::emit::Collected;
use crate::resolve::eval::Resolver;
use crate::resolve::path;
use crate::resolve::routers::{Node, Routers, node_of};
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Env, FileId, Results, Value};

/// Values put in place by one call or decorator, and where.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given(pub(crate) Option<Rc<(FileId, u32, Results)>>);

/// One thing on the way from the root to a route.
#[derive(Clone, Debug)]
pub(crate) enum Hung {
    /// A router with the path up to and with it, and what it was made with.
    Node { node: Node, env: Env, given: Given, path: String },
    /// The call by which the next router is mounted, and what it puts before it.
    Mount { at: Option<(FileId, ExprId)>, given: Given },
}

impl Hung {
    pub(super) fn node(node: Node, env: &Env, given: &Given, path: &str) -> Hung {
        Hung::Node { node, env: env.clone(), given: given.clone(), path: path.to_owned() }
    }

    pub(super) fn mount(at: Option<(FileId, ExprId)>, given: &Given) -> Hung {
        Hung::Mount { at, given: given.clone() }
    }

    /// Where the call that registers it stands.
    pub(crate) fn place(&self) -> Option<(FileId, ExprId)> {
        match self {
            Hung::Node { node: Node::Site(file, expr), .. } => Some((*file, *expr)),
            Hung::Node { .. } => None,
            Hung::Mount { at, .. } => *at,
        }
    }
}

/// Something that a router was told to run before its routes.
#[derive(Clone, Debug)]
pub(crate) struct Used {
    pub(crate) env: Env,
    pub(crate) at: (FileId, ExprId),
    /// The part of the path below the router that it is for; empty: all.
    pub(crate) path: String,
    /// The methods that it is for; empty: all.
    pub(crate) methods: Vec<String>,
    /// Also for what was registered before it.
    pub(crate) any_order: bool,
    pub(crate) given: Given,
}

impl Routers {
    /// Adds what runs before the routes of `on`.
    pub(crate) fn uses(&mut self, on: &Value, used: Used) {
        if let Some((node, env)) = node_of(on) {
            self.used.entry(node).or_default().push(Used { env, ..used });
        }
    }
}

impl Resolver<'_> {
    /// What a rule says runs before what it is about.
    pub(crate) fn middleware(&mut self, rule: &Rule, subject: &Subject) -> Given {
        if rule.middleware.is_empty() {
            return Given::default();
        }
        let mut values = self.select(&rule.middleware, subject).unwrap_or_default();
        values.retain(|(value, _)| !matches!(value, Value::Text(_) | Value::Null | Value::Bool(_) | Value::Num(_)));
        if values.iter().any(|(value, _)| value.is_unknown()) {
            let makers = self.makers_of_unknown(subject);
            values.extend(makers);
        }
        if values.is_empty() {
            return Given::default();
        }
        let line = self.world.facts(subject.at.file).pos(subject.at.expr).line();
        Given(Some(Rc::new((subject.at.file, line, values))))
    }

    /// Functions of the project among the arguments that make something unknown: `use(guard(config))`.
    fn makers_of_unknown(&mut self, subject: &Subject) -> Results {
        let args: Vec<ExprId> = self.arguments(&subject.at).iter().map(|a| a.value).collect();
        let mut out = Vec::new();
        for arg in args {
            let crate::model::facts::Expr::Call { callee, .. } = self.world.facts(subject.at.file).expr(arg) else {
                continue;
            };
            let at = subject.at.sibling(arg);
            if self.eval(&at).iter().any(|(value, _)| value.is_unknown()) {
                let callees = self.eval(&at.sibling(callee));
                out.extend(callees.into_iter().filter(|(value, _)| matches!(value, Value::Func { .. })));
            }
        }
        out
    }

    /// Takes note of what runs before the routes of routers, for each of its items where it has some.
    pub(crate) fn record_middleware(&mut self, rule: &Rule, subject: &Subject, out: &mut Collected) {
        if rule.items.is_empty() {
            return self.record_one(rule, subject, out);
        }
        for (item, env) in self.select(&rule.items, subject).unwrap_or_default() {
            let mut subject = subject.under(&env);
            subject.item = Some(item);
            if rule.only.is_empty() || self.select(&rule.only, &subject).is_some() {
                self.record_one(rule, &subject, out);
            }
        }
    }

    fn record_one(&mut self, rule: &Rule, subject: &Subject, out: &mut Collected) {
        let given = self.middleware(rule, subject);
        if given.0.is_none() {
            return;
        }
        let at = (subject.at.file, subject.at.expr);
        let mut methods = if rule.method.is_empty() { Vec::new() } else { self.methods(rule, subject) };
        methods.retain(|method| method != "ANY" && method != "ALL");
        let used = |path| Used {
            env: Env::default(),
            at,
            path,
            methods: methods.clone(),
            any_order: rule.any_order,
            given: given.clone(),
        };
        let owners = if rule.at_large { Vec::new() } else { self.owners(rule, subject) };
        for path in self.parts_of_path(rule, subject) {
            if rule.at_large {
                out.routers.at_large.push(used(path));
                continue;
            }
            for owner in &owners {
                if self.may_mount(subject.at.file, owner) {
                    out.routers.uses(owner, used(path.clone()));
                }
            }
        }
    }

    /// The paths that middleware is for; one that is empty where it is for all.
    fn parts_of_path(&mut self, rule: &Rule, subject: &Subject) -> Vec<String> {
        let mut values = if rule.prefix.is_empty() { None } else { self.select(&rule.prefix, subject) };
        if let Some(values) = &mut values {
            values.retain(|(value, _)| matches!(value, Value::Text(_) | Value::Node(_) | Value::Seq(_)));
        }
        let texts = values.map(|values| self.texts(&values, false)).unwrap_or_default();
        let syntaxes = self.syntaxes(rule);
        let mut out: Vec<String> = texts.iter().map(|(text, _)| path::canonical(text, &syntaxes)).collect();
        if out.is_empty() {
            out.push(String::new());
        }
        out
    }

    /// What the decorators of a function or class put before it.
    pub(crate) fn decorated_with(&mut self, file: FileId, expr: ExprId, on: Decorated) -> Vec<Given> {
        let at = At::new(file, expr, &Env::default());
        let mut out = Vec::new();
        for m in self.matches(&at) {
            let rule = self.rule(m.rule);
            if rule.emit != Emit::Middleware {
                continue;
            }
            let mut subject = super::subject(At { env: m.env.clone(), ..at.clone() }, m.on.clone(), m.name);
            subject.decorated = Some(on);
            if self.holds(rule, &subject) {
                out.push(self.middleware(rule, &subject));
            }
        }
        out
    }

    /// The innermost function around an expression.
    pub(crate) fn innermost(&self, file: FileId, expr: ExprId) -> Option<FuncId> {
        self.world.functions_around(file, expr).first().copied()
    }
}
