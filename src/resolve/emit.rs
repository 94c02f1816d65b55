//! From matched rules to points.

use std::rc::Rc;

use crate::model::facts::{ClassId, ExprId, FuncId};
use crate::model::rule::{Emit, Rule, Shape};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::environment::EnvRead;
use crate::resolve::eval::Resolver;
use crate::resolve::evidence::prefix_note;
use crate::resolve::limits::{Excess, Limit, Remark};
use crate::resolve::outbound::Crossing;
use crate::resolve::path::{self};
use crate::resolve::routers::{Hung, Mount, Routers, Step, subject};
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Env, FileId, Value};

/// A registration found, its owner known, its prefixes not yet.
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    pub(crate) rule: u32,
    pub(crate) subject: Subject,
    pub(crate) by_shape: bool,
}

/// How sure a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    Resolved,
    Gated,
    Shape,
}

/// The function or class that serves a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Handler {
    Func(FileId, FuncId),
    Class(FileId, ClassId),
}

/// An inbound point.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    pub(crate) emit: Emit,
    pub(crate) rule: u32,
    pub(crate) file: FileId,
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) end_line: u32,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) handler: Option<Handler>,
    pub(crate) certainty: Certainty,
    pub(crate) steps: Vec<Step>,
    /// The choices under which it holds.
    pub(crate) env: Env,
    pub(crate) subject: Option<Subject>,
    /// What is passed on the way to it, the root first.
    pub(crate) chain: Option<Rc<Vec<Hung>>>,
    /// Whether the way begins at something that is shown to serve.
    pub(crate) is_rooted: bool,
    /// What it says when it is no route.
    pub(crate) crossing: Option<Box<Crossing>>,
    /// The call that goes out; `NONE` for anything else.
    pub(crate) call: ExprId,
    /// What stands behind the registration's name in the name of one of its routes.
    pub(crate) name: Sym,
}

/// What a scan of all registrations gives.
#[derive(Default)]
pub(crate) struct Collected {
    pub(crate) pending: Vec<Pending>,
    /// Registrations told by their handlers only.
    pub(crate) by_handler: Vec<Pending>,
    /// Environment variables read.
    pub(crate) env: Vec<EnvRead>,
    /// What is no registration of a route.
    pub(crate) crossings: Vec<Pending>,
    pub(crate) routers: Routers,
}

impl Resolver<'_> {
    /// Looks at one call (or decorator) for registrations.
    pub(crate) fn collect(&mut self, file: FileId, expr: ExprId, decorated: Option<Decorated>, out: &mut Collected) {
        if !self.world.is_asked(file) || (decorated.is_none() && self.world.only_goes_out(file, expr)) {
            self.refuel_thriftily();
        } else {
            self.refuel();
        }
        self.excess = Excess::default();
        let at = At::new(file, expr, &Env::default());
        if self.world.argument_of(file, expr).is_some_and(|(call, _)| self.is_dead(&at.sibling(call))) {
            return;
        }
        let matches = self.matches(&at);
        if matches.is_empty() && self.excess.has(Limit::Fuel) && self.may_be_missed(file, expr) {
            self.limits.note(Remark::Unread, self.line_of(file, expr));
        }
        if matches.is_empty() && decorated.is_none() && self.world.may_call_service(file, expr) {
            out.crossings.extend(self.service_call(file, expr));
        }
        for m in matches {
            let rule = self.rule(m.rule);
            if rule.shape == Shape::Handler {
                continue;
            }
            let decorator = rule.shape == Shape::Decorator;
            let outer = if decorator && decorated.is_none() { self.world.called(file, expr) } else { None };
            if decorator != (decorated.is_some() || outer.is_some()) {
                continue;
            }
            let at = At { env: m.env.clone(), ..at.clone() };
            let mut subject = subject(at, m.on.clone(), m.name);
            // A router may be handed over by many callers, and all that hangs on it depends on the answer.
            if rule.emit == Emit::Mount {
                self.refuel_amply();
            }
            if !self.holds(rule, &subject) {
                continue;
            }
            subject.decorated = decorated.or_else(|| self.called_with(file, outer?));
            self.record(m.rule, subject, m.by_shape, out);
        }
    }

    /// `router.get("/x")(handler)`.
    fn called_with(&mut self, file: FileId, outer: ExprId) -> Option<Decorated> {
        let arg = self.arguments(&At::new(file, outer, &Env::default())).first()?.value;
        let values = self.eval(&At::new(file, arg, &Env::default()));
        values.iter().find_map(|(v, _)| match v {
            Value::Func { file, func, .. } => Some(Decorated::Func(*file, *func)),
            Value::Class { file, class } => Some(Decorated::Class(*file, *class)),
            _ => None,
        })
    }

    /// Takes note of what one match says.
    pub(crate) fn record(&mut self, number: u32, subject: Subject, by_shape: bool, out: &mut Collected) {
        let rule = self.rule(number);
        match rule.emit {
            Emit::Mount => self.record_mount(rule, &subject, out),
            Emit::Prefix => {
                let Some(values) = self.select(&rule.prefix, &subject) else { return };
                for (text, _) in self.texts(&values, true) {
                    let path = path::canonical(&text, &self.syntaxes(rule));
                    let step = self.step(subject.at.file, subject.at.expr, prefix_note(&text, rule));
                    for owner in self.owners(rule, &subject) {
                        if self.may_mount(subject.at.file, &owner) {
                            let path = self.excepted(rule, &subject, &path);
                            out.routers.prefix(&owner, path, rule.join, step.clone());
                        }
                    }
                }
            }
            Emit::Table => {
                let Some(items) = self.select(&rule.items, &subject) else { return };
                let Some(owner) = self.owners(rule, &subject).into_iter().next() else { return };
                if !self.may_mount(subject.at.file, &owner) {
                    return;
                }
                if rule.prefix.is_empty() {
                    self.table(rule.pack, &owner, &items, 0, out);
                    return;
                }
                // A table with a prefix of its own hangs on the call, and that on the router.
                let here = Value::Obj { ty: rule.id, site: Some(subject.at.clone()), on: None };
                let prefixes = self.select(&rule.prefix, &subject).map(|p| self.texts(&p, false)).unwrap_or_default();
                let prefixes =
                    if prefixes.is_empty() { vec![(Text::default(), subject.at.env.clone())] } else { prefixes };
                for (text, env) in prefixes {
                    let path = path::canonical(&text, &self.syntaxes(rule));
                    let step = self.step(subject.at.file, subject.at.expr, prefix_note(&text, rule));
                    out.routers.mount(&here, Mount::new(owner.clone(), env, path, rule, step));
                }
                self.table(rule.pack, &here, &items, 0, out);
            }
            Emit::HttpRoute | Emit::WebSocket | Emit::Sse | Emit::Static => {
                out.pending.push(Pending { rule: number, subject, by_shape });
            }
            Emit::Point(_) | Emit::Double | Emit::Carrier => {
                out.crossings.push(Pending { rule: number, subject, by_shape });
            }
            Emit::Version => self.record_version(rule, &subject, out),
            Emit::Path => self.record_path(number, subject, out),
            Emit::Tree => self.record_tree(number, &subject, by_shape, out),
            Emit::Env => self.record_env(number, &subject, out),
            Emit::Middleware => self.record_middleware(rule, &subject, out),
            Emit::Group | Emit::Config | Emit::Attach | Emit::Nothing => {}
        }
    }

    /// The routers that a registration is about.
    pub(crate) fn owners(&mut self, rule: &Rule, subject: &Subject) -> Vec<Value> {
        let selected = if rule.on.is_empty() {
            subject.on.clone().into_iter().collect()
        } else {
            self.select(&rule.on, subject).map(|v| v.into_iter().map(|r| r.0).collect::<Vec<_>>()).unwrap_or_default()
        };
        if selected.is_empty() && subject.on.is_none() && rule.shape == Shape::Call && subject.at.expr.is_some() {
            // A call without a receiver is about what it makes.
            let made = self.eval(&subject.at);
            return made
                .into_iter()
                .map(|r| r.0)
                .filter(|v| match v {
                    Value::Obj { site: Some(s), .. } | Value::Instance { site: Some(s), .. } => {
                        s.expr == subject.at.expr
                    }
                    _ => false,
                })
                .take(1)
                .collect();
        }
        self.in_scope(subject, selected)
    }
}
