//! Parameters that a registration declares: schemas, validators among its arguments, lists of dependencies.

use crate::model::facts::{ClassId, FuncId};
use crate::model::point::ParamIn;
use crate::model::rule::{ParamRuleKind, SubRoute};
use crate::model::sym::Sym;
use crate::resolve::emit::{Handler, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::params::signature::Gathered;
use crate::resolve::params::{Asked, subject_of};
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::last_name;

impl Resolver<'_> {
    /// What the registration of a route says.
    pub(super) fn registration(&mut self, route: &Route, asked: &mut Asked) {
        let Some(subject) = &route.subject else { return };
        let world = self.world;
        let rules: Vec<u32> = world.params.of_pack(asked.pack).collect();
        for number in &rules {
            let Some(rule) = world.rules.params.get(*number as usize) else { continue };
            let Some(place) = ParamIn::from_name(rule.location.as_str()) else { continue };
            if let ParamRuleKind::Schema { selector } = &rule.kind {
                if !rule.name.is_empty() {
                    if self.select(selector, subject).is_some() {
                        self.apply(*number, subject, None, asked);
                    }
                    continue;
                }
                if !asked.is_for(rule) {
                    continue;
                }
                for (value, env) in self.select(selector, subject).unwrap_or_default() {
                    self.add_model(&value, &env, place, &rule.tags, asked);
                }
            }
        }
        if subject.decorated.is_none() {
            for arg in self.arguments(&subject.at).iter().filter(|a| a.name.is_empty()).map(|a| a.value) {
                self.declaring_call(&subject.at.sibling(arg), asked);
            }
        }
        self.listed(&rules, subject, asked);
        self.class_decorated(route, asked);
        if let Some(Decorated::Func(file, func)) = subject.decorated {
            self.handler_decorators(file, func, asked);
        } else if let Some(Handler::Func(file, func)) = route.handler {
            self.handler_decorators(file, func, asked);
        }
    }

    /// `@use_args({..})` on a handler.
    fn handler_decorators(&mut self, file: FileId, func: FuncId, asked: &mut Asked) {
        let facts = self.world.facts(file);
        for decorator in facts.functions[func.index()].decorators.clone() {
            self.declaring_call(&At::new(file, decorator, &Env::default()), asked);
        }
    }

    /// The class whose methods serve a resource's routes.
    fn resource_class(&mut self, route: &Route) -> Option<(FileId, ClassId)> {
        let rule = self.rule(route.rule);
        let subject = route.subject.as_ref()?;
        let selector = if rule.class.is_empty() { &rule.handler } else { &rule.class };
        self.select(selector, subject)?.into_iter().find_map(|(v, _)| match v {
            Value::Class { file, class } | Value::Instance { file, class, .. } => Some((file, class)),
            _ => None,
        })
    }

    /// The member of a resource's class that serves a route.
    pub(super) fn member_of(&mut self, route: &Route) -> Option<Sym> {
        let rule = self.rule(route.rule);
        match route.handler? {
            Handler::Func(file, func) => Some(self.world.facts(file).functions[func.index()].name),
            Handler::Class(..) => {
                let of_element = route.path.trim_end_matches('/').ends_with('}');
                let is_it = |sub: &&SubRoute| {
                    let element = sub.path.as_str().trim_end_matches('/').ends_with(['}', '>', ')']);
                    element == of_element && sub.methods.iter().any(|m| m.as_str() == route.method)
                };
                rule.routes.iter().find(is_it)?.member.first().copied()
            }
        }
    }

    /// Decorators of a class that speak of its members: `@describe(list=declare(..))`, or of all of it.
    fn class_decorated(&mut self, route: &Route, asked: &mut Asked) {
        let Some((file, class)) = self.resource_class(route) else { return };
        for (f, c) in self.lineage(file, class) {
            for decorator in self.class(f, c).decorators.clone() {
                let at = At::new(f, decorator, &Env::default());
                let own = self.arguments(&at).iter().find(|a| Some(a.name) == asked.member).map(|a| a.value);
                self.declaring_call(&own.map_or(at.clone(), |own| at.sibling(own)), asked);
            }
        }
    }

    /// A call that packs know, among the arguments or decorators: `validate("query", schema)`.
    fn declaring_call(&mut self, at: &At, asked: &mut Asked) {
        let language = self.language(at.file);
        let named = super::super::world::callee_name(self.world.facts(at.file), at.expr);
        let is_known = |name: Sym| self.world.params.call_names.contains(&(language, name));
        // A name for such a call is followed, other calls are left alone.
        if named.is_some_and(|n| !is_known(n))
            && !matches!(self.world.facts(at.file).expr(at.expr), crate::model::facts::Expr::Name { .. })
        {
            return;
        }
        for (value, _) in self.eval(at) {
            let Value::Obj { ty, site: Some(site), .. } = &value else { continue };
            let Some(rules) = self.world.params.functions.get(&(language, *ty)).cloned() else { continue };
            let name = super::super::world::callee_name(self.world.facts(site.file), site.expr).unwrap_or(Sym::EMPTY);
            let subject = subject_of(site.clone(), None, name);
            rules.iter().for_each(|rule| self.apply(*rule, &subject, None, asked));
        }
    }

    /// `dependencies=[Depends(f)]` of the registration and of the router that it is on.
    fn listed(&mut self, rules: &[u32], subject: &Subject, asked: &mut Asked) {
        let mut subjects = vec![subject.clone()];
        if let Some(Value::Obj { site: Some(site), .. }) = &subject.on {
            subjects.push(subject_of(site.clone(), None, Sym::EMPTY));
        }
        let world = self.world;
        let mut gathered = Gathered::default();
        for number in rules {
            let Some(rule) = world.rules.params.get(*number as usize).filter(|r| !r.listed.is_empty()) else {
                continue;
            };
            for subject in &subjects {
                for (value, env) in self.select(&rule.listed, subject).unwrap_or_default() {
                    for (marker, _) in self.elements(&value, &env, false) {
                        if let Value::Obj { site: Some(site), .. } = marker {
                            self.dependency(&site, None, 0, &mut gathered, asked);
                        }
                    }
                }
            }
        }
        self.bodies(gathered, asked);
    }

    /// The name of a type expression, without what it is of.
    pub(super) fn plain_name(&self, file: FileId, expr: crate::model::facts::ExprId) -> Option<Sym> {
        let facts = self.world.facts(file);
        last_name(facts, super::super::world::strip_index(facts, expr))
    }
}
