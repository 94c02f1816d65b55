//! What serves a route: its handler, and the methods that it answers.

use crate::model::facts::{Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::rule::{Emit, Rule};
use crate::resolve::emit::Handler;
use crate::resolve::eval::Resolver;
use crate::resolve::select::{Subject, verb};
use crate::resolve::value::{At, Choice, Env, FileId, Value};
use crate::resolve::world::last_name;

/// Functions around a handler that are looked into.
const MAX_WRAPPED: u8 = 4;

impl Resolver<'_> {
    pub(crate) fn methods(&mut self, rule: &Rule, subject: &Subject) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        if let Some(values) = self.select(&rule.method, subject) {
            for (text, _) in self.texts(&values, true) {
                match text.as_lit() {
                    Some(name) if !name.is_empty() => out.push(verb(name)),
                    _ => {}
                }
            }
        }
        if out.is_empty() {
            out = self.decorated_methods(rule, subject);
        }
        if out.is_empty() {
            out.extend(rule.default_methods.iter().map(|m| m.as_str().to_owned()));
        }
        if out.is_empty() {
            out.push("ANY".to_owned());
        }
        out.sort();
        out.dedup();
        if out.iter().any(|m| m == "ANY") { vec!["ANY".to_owned()] } else { out }
    }

    /// Methods that a decorator of the handler lets through.
    fn decorated_methods(&mut self, rule: &Rule, subject: &Subject) -> Vec<String> {
        let Some(Handler::Func(file, func)) = self.handler(rule, subject) else { return Vec::new() };
        let decorators = self.world.facts(file).functions[func.index()].decorators.clone();
        let mut out = Vec::new();
        for decorator in decorators {
            let at = At::new(file, decorator, &Env::default());
            for m in self.matches(&at) {
                let limits = self.rule(m.rule);
                if limits.emit != Emit::Nothing || (limits.method.is_empty() && limits.default_methods.is_empty()) {
                    continue;
                }
                let subject = super::routers::subject(at.clone(), m.on.clone(), m.name);
                let texts = self.select(&limits.method, &subject).map(|v| self.texts(&v, false)).unwrap_or_default();
                out.extend(texts.iter().filter_map(|(t, _)| t.as_lit()).filter(|t| !t.is_empty()).map(verb));
                if out.is_empty() {
                    out.extend(limits.default_methods.iter().map(|m| m.as_str().to_owned()));
                }
            }
        }
        out
    }

    pub(crate) fn handler(&mut self, rule: &Rule, subject: &Subject) -> Option<Handler> {
        self.handler_made(rule, subject).map(|(handler, _)| handler)
    }

    /// The handler of a registration, and the choices under which it was made where it is a closure.
    pub(crate) fn handler_made(&mut self, rule: &Rule, subject: &Subject) -> Option<(Handler, Env)> {
        let selector = if rule.handler.is_empty() { return None } else { &rule.handler };
        let values = self.select(selector, subject)?;
        let found = values.iter().find_map(|(v, e)| self.handler_of(v, e, 0));
        match found {
            Some((Handler::Func(file, func), _)) if self.world.facts(file).functions[func.index()].name.is_empty() => {
                self.wrapped_handler(selector, subject).or(found)
            }
            found => found,
        }
    }

    /// The handler that a middleware of the project was given, when what it made is a closure.
    fn wrapped_handler(
        &mut self,
        selector: &crate::model::rule::Selector,
        subject: &Subject,
    ) -> Option<(Handler, Env)> {
        let index = match selector.0.first()? {
            crate::model::rule::Term::Arg { index, path } if path.is_empty() => *index,
            _ => return None,
        };
        let args: Vec<ExprId> =
            self.arguments(&subject.at).iter().filter(|a| a.name.is_empty()).map(|a| a.value).collect();
        let index = if index < 0 { args.len().checked_sub(index.unsigned_abs() as usize)? } else { index as usize };
        let call = subject.at.sibling(*args.get(index)?);
        self.wrapped_by(&call).into_iter().find_map(|arg| {
            let values = self.eval(&call.sibling(arg));
            let found = values.into_iter().find_map(|(v, e)| self.handler_of(&v, &e, 1));
            found.filter(|(handler, _)| matches!(handler, Handler::Func(..)))
        })
    }

    /// What a call is given, the last first: handlers stand behind what is put around them. Lists that are spread hold
    /// what is put around, wherever they stand.
    fn wrapped_by(&self, call: &At) -> Vec<ExprId> {
        let facts = self.world.facts(call.file);
        let mut args: Vec<ExprId> = self.arguments(call).iter().rev().map(|a| a.value).collect();
        args.sort_by_key(|arg| matches!(facts.expr(*arg), Expr::Spread(_)));
        args
    }

    /// A function or class behind wrappers: `wrap(handler)`, `[guard, handler]`, `obj.method`.
    pub(crate) fn as_handler(&mut self, value: &Value, env: &Env, depth: u8) -> Option<Handler> {
        self.handler_of(value, env, depth).map(|(handler, _)| handler)
    }

    /// The function that another one says it wraps (`@functools.wraps(func)`) and is called in place of.
    fn stood_in_for(&mut self, file: FileId, func: FuncId, env: &Env, depth: u8) -> Option<(Handler, Env)> {
        let facts = self.world.facts(file);
        let wrapped = facts.functions[func.index()].decorators.iter().find_map(|decorator| {
            let Expr::Call { callee, args, .. } = facts.expr(*decorator) else { return None };
            let is_it = facts.language == Language::Python && last_name(facts, callee)?.as_str() == "wraps";
            is_it.then(|| facts.arguments(args).first().map(|arg| (callee, arg.value)))?
        });
        let (callee, wrapped) = wrapped?;
        let says_so = self.eval(&At::new(file, callee, &Env::default()));
        if !says_so.iter().any(|(value, _)| matches!(value, Value::Ext(name) if name.as_str() == "functools.wraps")) {
            return None;
        }
        let values = self.eval(&At::new(file, wrapped, env));
        match values.as_slice() {
            [(value @ Value::Func { .. }, under)] => self.handler_of(value, under, depth + 1),
            [_] => self.decorated_under(env),
            _ => None,
        }
    }

    /// The function that is decorated by one of the calls of `env`.
    fn decorated_under(&self, env: &Env) -> Option<(Handler, Env)> {
        let calls = env.entries().iter().filter_map(|(_, choice)| match choice {
            Choice::Call(file, call) => Some((*file, *call)),
            _ => None,
        });
        let mut decorated =
            calls.filter_map(|(file, call)| Some(Handler::Func(file, self.world.decorated_by(file, call)?)));
        let first = decorated.next()?;
        decorated.next().is_none().then(|| (first, Env::default()))
    }

    fn handler_of(&mut self, value: &Value, env: &Env, depth: u8) -> Option<(Handler, Env)> {
        match value {
            Value::Func { file, func, env: made, .. } => {
                let inner =
                    if depth < MAX_WRAPPED { self.stood_in_for(*file, *func, &env.overlay(made), depth) } else { None };
                Some(inner.unwrap_or_else(|| (Handler::Func(*file, *func), made.clone())))
            }
            Value::Class { file, class } | Value::Instance { file, class, .. } => {
                Some((Handler::Class(*file, *class), Env::default()))
            }
            Value::Obj { site: Some(site), .. } if depth < MAX_WRAPPED => {
                self.wrapped_by(site).into_iter().find_map(|arg| {
                    let values = self.eval(&At { env: env.overlay(&site.env), file: site.file, expr: arg });
                    values.into_iter().find_map(|(v, e)| self.handler_of(&v, &e, depth + 1))
                })
            }
            Value::Node(_) | Value::Seq(_) if depth < MAX_WRAPPED => {
                let elements = self.elements(value, env, false);
                elements.into_iter().rev().find_map(|(v, e)| self.handler_of(&v, &e, depth + 1))
            }
            _ => None,
        }
    }
}
