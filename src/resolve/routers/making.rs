//! The rules by which a router was made.

use crate::model::facts::{ClassId, Expr, ExprId};
use crate::model::rule::{Emit, Rule, Shape, Term};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::{node_of, subject};
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Choice, Env, FileId, Key, Value};

impl Resolver<'_> {
    /// The group rules by which a router was made, with what their selectors look at.
    pub(crate) fn making(&mut self, router: &Value, env: &Env) -> Vec<(u32, Subject)> {
        match router {
            Value::Obj { site: Some(site), on, .. } => {
                let at = At { env: env.overlay(&site.env), ..site.clone() };
                let on = on.as_deref().cloned();
                let mut out: Vec<(u32, Subject)> = Vec::new();
                for m in self.matches(&at) {
                    let rule = self.rule(m.rule);
                    let same = on.is_none() || m.on.is_none() || on == m.on;
                    if rule.emit == Emit::Group && rule.shape == Shape::Call && same {
                        let parent = if m.on.is_some() { on.clone().or(m.on.clone()) } else { None };
                        let at = At { env: m.env.overlay(&at.env), ..at.clone() };
                        let mut subject = subject(at, parent, m.name);
                        if !self.holds(rule, &subject) {
                            continue;
                        }
                        self.explicit_parent(rule, &mut subject);
                        out.push((m.rule, subject));
                        break;
                    }
                }
                out
            }
            Value::Instance { file, class, site: Some(site) } => {
                let bases = self.outside_bases(*file, *class);
                let language = self.language(*file);
                let rules: Vec<u32> = bases
                    .iter()
                    .flat_map(|b| self.world.rules.by_callee.get(&(language, *b)).into_iter().flatten().copied())
                    .filter(|r| self.rule(*r).emit == Emit::Group)
                    .collect();
                let Some(rule) = rules.first().copied() else { return Vec::new() };
                let at = self.super_call(*file, *class, site).unwrap_or_else(|| site.clone());
                let at = At { env: env.overlay(&at.env), ..at };
                let mut subject = subject(at, None, Sym::EMPTY);
                self.explicit_parent(self.rule(rule), &mut subject);
                vec![(rule, subject)]
            }
            Value::Class { file, class } => self.class_groups(*file, *class, env),
            _ => Vec::new(),
        }
    }

    /// A group made on a router that is not its receiver.
    fn explicit_parent(&mut self, rule: &Rule, subject: &mut Subject) {
        let explicit = rule.on.0.iter().any(|t| !matches!(t, Term::On { path } if path.is_empty()));
        if explicit
            && let Some(parents) = self.select(&rule.on, subject)
            && let Some(parent) = parents.into_iter().map(|p| p.0).find(|p| node_of(p).is_some())
        {
            subject.on = Some(parent);
        }
    }

    /// The call of the outside base's constructor in the constructor of a project class.
    fn super_call(&mut self, file: FileId, class: ClassId, site: &At) -> Option<At> {
        let (f, ctor) = self.constructor(file, class)?;
        let call = self.base_constructor_call(f, ctor)?;
        let env = site.env.with(Key::Frame(f, ctor), Choice::Call(site.file, site.expr));
        Some(At { file: f, expr: call, env })
    }

    /// Group rules of a class: by its decorators and bases.
    pub(crate) fn class_groups(&mut self, file: FileId, class: ClassId, env: &Env) -> Vec<(u32, Subject)> {
        self.class_rules(file, class)
            .into_iter()
            .filter(|(rule, _)| self.rule(*rule).emit == Emit::Group)
            .map(|(rule, subject)| (rule, subject.under(env)))
            .collect()
    }

    /// The class rules that a class matches.
    pub(crate) fn class_rules(&mut self, file: FileId, class: ClassId) -> Vec<(u32, Subject)> {
        let language = self.language(file);
        let mut out = Vec::new();
        let decorators = self.class(file, class).decorators.clone();
        for decorator in decorators {
            let at = At::new(file, decorator, &Env::default());
            let callee = match self.world.facts(file).expr(decorator) {
                Expr::Call { callee, .. } => callee,
                _ => decorator,
            };
            for (value, _) in self.eval(&at.sibling(callee)) {
                let Value::Ext(name) = value else { continue };
                for rule in self.world.rules.by_base.get(&(language, name)).into_iter().flatten() {
                    let mut subject = subject(at.clone(), None, name);
                    subject.decorated = Some(Decorated::Class(file, class));
                    out.push((*rule, subject));
                }
            }
        }
        for base in self.outside_bases(file, class) {
            for rule in self.world.rules.by_base.get(&(language, base)).into_iter().flatten() {
                let at = self.embedded(file, class, base).unwrap_or(ExprId::NONE);
                let mut subject = subject(At::new(file, at, &Env::default()), None, base);
                subject.decorated = Some(Decorated::Class(file, class));
                out.push((*rule, subject));
            }
        }
        out
    }
}
