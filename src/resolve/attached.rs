//! Members that code gives to objects of outside types with a call (`emit = "attach"`).

use std::rc::Rc;

use crate::model::facts::ExprId;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::subject;
use crate::resolve::value::{At, Env, FileId, Results, Value};

/// A member given to all objects of a type.
#[derive(Clone, Debug)]
pub(crate) struct Attached {
    file: FileId,
    component: usize,
    /// The rule, and the name of its call: what has the one by the other has the member.
    rule: u32,
    by: Sym,
    name: Sym,
    values: Results,
}

impl Resolver<'_> {
    /// The members that a call attaches.
    pub(crate) fn attached_by(&mut self, file: FileId, call: ExprId, number: u32) -> Vec<Attached> {
        let rule = self.rule(number);
        let at = At::new(file, call, &Env::default());
        let Some(found) = self.matches(&at).into_iter().find(|m| m.rule == number) else { return Vec::new() };
        let by = found.name;
        let subject = subject(at, found.on, found.name);
        if !self.holds(rule, &subject) {
            return Vec::new();
        }
        let names = self.select(&rule.prefix, &subject).map(|v| self.texts(&v, false)).unwrap_or_default();
        let values = self.select(&rule.items, &subject).unwrap_or_default();
        let component = self.world.unit(file).component;
        let names = names.iter().filter_map(|(text, _)| text.as_lit().map(Sym::new));
        names.map(|name| Attached { file, component, rule: number, by, name, values: values.clone() }).collect()
    }

    /// What code has attached as `name` to objects like `value`: in the same component, if there is any.
    pub(crate) fn attached_member(&mut self, file: FileId, value: &Value, name: Sym) -> Option<Results> {
        if !self.attached.iter().any(|a| a.name == name) {
            return None;
        }
        let attached = Rc::clone(&self.attached);
        let types = self.types_of(file, value);
        let component = self.world.unit(file).component;
        let language = self.language(file);
        let has =
            |a: &Attached| types.iter().any(|ty| self.world.rules.methods.of(language, *ty, a.by).contains(&a.rule));
        let fits = |a: &&Attached| a.name == name && self.world.may_see(a.file, file) && has(a);
        let (own, others): (Vec<&Attached>, Vec<&Attached>) =
            attached.iter().filter(fits).partition(|a| a.component == component);
        let found = if own.is_empty() { others } else { own };
        let values: Results = found.into_iter().flat_map(|a| a.values.iter().cloned()).collect();
        (!values.is_empty()).then_some(values)
    }
}
