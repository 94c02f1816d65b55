//! Configuration that code declares in one place (`emit = "config"`) and asks for by dotted keys in others
//! (`gives-config`).

use std::rc::Rc;

use crate::model::facts::ExprId;
use crate::model::rule::{Emit, Key, Rule};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::subject;
use crate::resolve::select::{Subject, absent};
use crate::resolve::value::{At, Env, FileId, Results, Value};

/// One declaration.
#[derive(Clone, Debug)]
pub(crate) struct ConfigEntry {
    pack: usize,
    component: usize,
    /// The namespace that its keys begin with; empty: none.
    namespace: Sym,
    /// A map, or a function that gives one.
    items: Value,
    env: Env,
}

impl ConfigEntry {
    /// The part of a key that is looked up in the items.
    fn rest<'k>(&self, key: &'k str) -> Option<&'k str> {
        if self.namespace.is_empty() {
            return Some(key);
        }
        let rest = key.strip_prefix(self.namespace.as_str())?;
        if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
    }
}

impl Resolver<'_> {
    /// Finds all declared configuration, that of production code first.
    pub(crate) fn find_configs(&mut self) {
        let mut out = Vec::new();
        let mut attached = Vec::new();
        for (name, rule) in &self.world.config_calls {
            for (file, call) in self.world.calls_named(*name) {
                if self.language(*file) == self.world.rules.packs[self.rule(*rule).pack].language {
                    self.refuel();
                    if self.rule(*rule).emit == Emit::Attach {
                        attached.extend(self.attached_by(*file, *call, *rule));
                    } else {
                        self.declared_config(*file, *call, *rule, &mut out);
                    }
                }
            }
        }
        self.attached = Rc::new(attached);
        if !out.is_empty() || !self.attached.is_empty() {
            // What was worked out so far did not know of the configuration.
            self.forget();
        }
        out.sort_by_key(|(file, _)| (self.world.unit(*file).scope, *file));
        self.configs = Rc::new(out.into_iter().map(|(_, entry)| entry).collect());
    }

    fn declared_config(&mut self, file: FileId, call: ExprId, number: u32, out: &mut Vec<(FileId, ConfigEntry)>) {
        let rule = self.rule(number);
        let at = At::new(file, call, &Env::default());
        let Some(found) = self.matches(&at).into_iter().find(|m| m.rule == number) else { return };
        let subject = subject(at, found.on, found.name);
        if !self.holds(rule, &subject) {
            return;
        }
        let namespaces = match self.select(&rule.prefix, &subject) {
            Some(values) => {
                let texts = self.texts(&values, false);
                texts.iter().filter_map(|(text, _)| text.as_lit().map(Sym::new)).collect()
            }
            None if rule.prefix.is_empty() => vec![Sym::EMPTY],
            None => Vec::new(),
        };
        let component = self.world.unit(file).component;
        for (items, env) in self.select(&rule.items, &subject).unwrap_or_default() {
            if !matches!(items, Value::Func { .. } | Value::Node(_) | Value::Instance { .. }) {
                continue;
            }
            for namespace in &namespaces {
                let (items, env) = (items.clone(), env.clone());
                out.push((file, ConfigEntry { pack: rule.pack, component, namespace: *namespace, items, env }));
            }
        }
    }

    /// What a call that asks for configuration gives: the value declared under its key, else the text or number
    /// that follows the key among the arguments. `None` when neither is there.
    pub(crate) fn configured(&mut self, here: &At, rule: &Rule, on: Option<&Value>, name: Sym) -> Option<Results> {
        let subject = subject(here.clone(), on.cloned(), name);
        let keys = self.select(&rule.gives_config, &subject)?;
        let mut out = Vec::new();
        for (key, env) in self.texts(&keys, false) {
            let found = key.as_lit().map(|key| self.config_value(here.file, rule.pack, key)).unwrap_or_default();
            out.extend(found.into_iter().map(|value| (value, env.clone())));
        }
        if out.is_empty() {
            out = self.key_defaults(here.file, rule, &keys);
        }
        if out.is_empty() {
            let default = self.arguments(here).iter().filter(|a| a.name.is_empty()).nth(1)?.value;
            out = self.eval(&here.sibling(default));
            out.retain(|(value, _)| matches!(value, Value::Text(_) | Value::Num(_)));
        }
        (!out.is_empty()).then_some(out)
    }

    /// The defaults that calls set for keys.
    fn key_defaults(&mut self, file: FileId, rule: &Rule, keys: &Results) -> Results {
        let keys = self.texts(keys, false);
        let default = |(key, env): (Text, Env)| {
            let default = self.key_default(file, rule.pack, key.as_lit().filter(|key| !key.is_empty())?)?;
            Some((Value::text(&default), env))
        };
        keys.into_iter().filter_map(default).collect()
    }

    /// Whether configuration is declared under a key that a rule asks for.
    pub(crate) fn has_config(&mut self, rule: &Rule, on: &Subject, key: &str) -> bool {
        !self.config_value(on.at.file, rule.pack, key).is_empty()
    }

    /// The values of the first declaration that has the key, of the same component if there is one.
    fn config_value(&mut self, file: FileId, pack: usize, key: &str) -> Vec<Value> {
        let component = self.world.unit(file).component;
        let configs = self.configs.clone();
        let (own, others): (Vec<&ConfigEntry>, Vec<&ConfigEntry>) =
            configs.iter().filter(|c| c.pack == pack).partition(|c| c.component == component);
        for entry in own.into_iter().chain(others) {
            let Some(rest) = entry.rest(key) else { continue };
            let found = self.config_member(entry, rest);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn config_member(&mut self, entry: &ConfigEntry, rest: &str) -> Vec<Value> {
        let mut values = match &entry.items {
            Value::Func { file, func, env, .. } => self.returned(*file, *func, env),
            items => vec![(items.clone(), entry.env.clone())],
        };
        for name in rest.split('.').filter(|name| !name.is_empty()) {
            let name = Key::Name(Sym::new(name));
            let mut next = Vec::new();
            for (value, env) in values {
                next.extend(self.step_into(&value, &name, &env).unwrap_or_default());
            }
            values = next;
        }
        values.into_iter().map(|(value, _)| value).filter(|value| !absent(value)).collect()
    }
}
