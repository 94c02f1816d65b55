//! What packs say of reading variables.

use std::rc::Rc;

use crate::model::rule::{Boundary, Emit, Returns, Rule};
use crate::model::sym::Sym;
use crate::resolve::emit::Collected;
use crate::resolve::environment::{EnvRead, is_variable};
use crate::resolve::eval::Resolver;
use crate::resolve::routers::subject;
use crate::resolve::select::{Decorated, Subject, absent};
use crate::resolve::value::{At, Results, Value};

impl Resolver<'_> {
    /// What a rule says is read.
    pub(crate) fn record_env(&mut self, number: u32, on: &Subject, out: &mut Collected) {
        self.read_by_call(number, on, &mut out.env);
    }

    /// See [`Resolver::record_env`].
    pub(super) fn read_by_call(&mut self, number: u32, on: &Subject, out: &mut Vec<EnvRead>) {
        let rule = self.rule(number);
        let Some(boundary) = rule.boundary.as_deref() else { return };
        let (_, line, ..) = self.position(on);
        if let Some(Decorated::Class(file, class)) = on.decorated {
            self.fields_of_class(boundary, (file, class), on, out);
            return;
        }
        if !boundary.tags.is_empty() {
            return;
        }
        if !rule.items.is_empty() {
            self.listed_variables(rule, boundary, on, out);
            return;
        }
        if !rule.gives_config.is_empty() && boundary.target.is_empty() {
            for (name, default) in self.variables_of_keys(rule, on) {
                out.push(EnvRead { file: on.at.file, line, name, default });
            }
            return;
        }
        let default = self.select(&boundary.default, on).and_then(|values| Self::first_default(&values));
        for name in self.variable_names(rule, boundary, on) {
            out.push(EnvRead { file: on.at.file, line, name, default: default.clone() });
        }
    }

    /// The variables that a call reads, the one that counts first.
    fn variable_names(&mut self, rule: &Rule, boundary: &Boundary, on: &Subject) -> Vec<String> {
        let prefix = self.env_prefix(boundary, on);
        let names = self.select(&boundary.target, on).map(|v| self.texts(&v, false)).unwrap_or_default();
        let asks = !rule.gives_config.is_empty();
        let mut out: Vec<String> = Vec::new();
        for (name, _) in names {
            let Some(name) = name.as_lit().filter(|name| !name.is_empty() && !name.contains(char::is_whitespace))
            else {
                continue;
            };
            // Keys of the configuration are asked for in the same way.
            if asks && (!is_variable(name) || self.has_config(rule, on, name)) {
                continue;
            }
            let name = format!("{prefix}{name}");
            if !out.contains(&name) {
                out.push(name);
            }
        }
        out
    }

    pub(super) fn env_prefix(&mut self, boundary: &Boundary, on: &Subject) -> String {
        let texts = self.select(&boundary.env_prefix, on).map(|v| self.texts(&v, false)).unwrap_or_default();
        texts.first().and_then(|(text, _)| text.as_lit()).unwrap_or_default().to_owned()
    }

    /// What a call gives that a rule says reads a variable or asks for configuration.
    pub(crate) fn set_by_rule(&mut self, here: &At, rule: &Rule, on: Option<&Rc<Value>>, name: Sym) -> Option<Results> {
        if !rule.gives_path.is_empty() {
            return self.path_by_name(here, rule, on.map(Rc::as_ref), name);
        }
        if rule.emit != Emit::Env {
            return self.configured(here, rule, on.map(Rc::as_ref), name);
        }
        if !self.names_env
            && let Some(values) = self.configured(here, rule, on.map(Rc::as_ref), name)
        {
            return Some(values);
        }
        self.env_by_rule(here, rule, on, name).or_else(|| self.configured(here, rule, on.map(Rc::as_ref), name))
    }

    fn env_by_rule(&mut self, here: &At, rule: &Rule, on: Option<&Rc<Value>>, name: Sym) -> Option<Results> {
        let boundary = rule.boundary.as_deref().filter(|b| b.tags.is_empty())?;
        let subject = subject(here.clone(), on.map(|on| on.as_ref().clone()), name);
        if !rule.items.is_empty() {
            // What is checked is the environment itself.
            let checks = boundary.name_keys.is_empty() && rule.returns == Returns::Callee && self.holds(rule, &subject);
            return checks.then(|| {
                let checked = Value::Obj { ty: Sym::new("process.env"), site: None, on: None };
                vec![(checked, here.env.clone())]
            });
        }
        if let Returns::Type(_) = rule.returns {
            return None;
        }
        if !self.names_env
            && let Some(mut default) = self.select(&boundary.default, &subject)
        {
            default.retain(|(value, _)| !absent(value) && !value.is_unknown() && !is_empty(value));
            if !default.is_empty() {
                return Some(default);
            }
        }
        let names = if boundary.target.is_empty() {
            self.variables_of_keys(rule, &subject).into_iter().map(|(name, _)| name).collect()
        } else {
            self.variable_names(rule, boundary, &subject)
        };
        let name = names.first()?;
        Some(vec![(self.env_value(Sym::new(name)), here.env.clone())])
    }
}

fn is_empty(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.as_lit() == Some(""))
}
