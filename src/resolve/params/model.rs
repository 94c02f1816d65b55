//! Models: values and types whose fields are what a request carries.

use std::rc::Rc;

use crate::model::facts::Expr;
use crate::model::rule::ModelRule;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::params::{nowhere, subject_of};
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::callee_name;

/// Models in models.
pub(super) const MAX_DEPTH: u8 = 8;

/// A type with fields.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) name: Option<String>,
    pub(super) fields: Vec<ModelField>,
}

/// A field as it is sent.
#[derive(Clone, Debug)]
pub(super) struct ModelField {
    pub(super) name: String,
    pub(super) ty: Option<String>,
    pub(super) required: Option<bool>,
}

impl Model {
    /// Adds a field; a later one of the same name takes its place.
    pub(super) fn put(&mut self, field: ModelField) {
        match self.fields.iter_mut().find(|f| f.name == field.name) {
            Some(known) => *known = field,
            None => self.fields.push(field),
        }
    }

    pub(super) fn extend(&mut self, other: Model) {
        other.fields.into_iter().for_each(|field| self.put(field));
    }
}

impl<'w> Resolver<'w> {
    /// The fields that a value describes; `None` when it describes none.
    pub(super) fn model(&mut self, value: &Value, env: &Env, tags: &[Sym], depth: u8) -> Option<Model> {
        if depth > MAX_DEPTH {
            return None;
        }
        match value {
            Value::Class { file, class } | Value::Instance { file, class, .. } => {
                Some(self.class_model(*file, *class, tags, depth))
            }
            Value::Node(at) => {
                let at = At { env: env.overlay(&at.env), ..at.clone() };
                matches!(self.world.facts(at.file).expr(at.expr), Expr::Map { .. })
                    .then(|| self.map_model(&at, tags, depth))
            }
            Value::Obj { site: Some(site), .. } => self.made_model(site.file, value, tags, depth),
            Value::Bound { on, name } => {
                let rule = self.model_rule(value_file(on)?, on, false)?;
                if rule.shape.contains(name) { self.model(on, env, tags, depth + 1) } else { None }
            }
            _ => None,
        }
    }

    /// A model made by a function that packs know: an object constructor, `.extend(..)`, `.omit(..)`.
    fn made_model(&mut self, file: FileId, value: &Value, tags: &[Sym], depth: u8) -> Option<Model> {
        let rule = self.model_rule(file, value, false);
        let Value::Obj { site: Some(site), on, .. } = value else { return None };
        let Some(rule) = rule else {
            // What a chain adds to a model (`.strict()`, `.describe(..)`) leaves its fields.
            return self.model(on.as_deref()?, &site.env, tags, depth + 1);
        };
        let subject = subject_of(site.clone(), on.as_deref().cloned(), Sym::EMPTY);
        let mut model = Model::default();
        let mut found = rule.fields.is_empty() && rule.base.is_empty();
        for selector in [&rule.base, &rule.fields] {
            for (value, env) in self.select(selector, &subject).unwrap_or_default() {
                for (value, env) in self.each_model(&value, &env) {
                    if let Some(more) = self.model(&value, &env, tags, depth + 1) {
                        model.extend(more);
                        found = true;
                    }
                }
            }
        }
        if !rule.pick.is_empty() {
            let names = self.names_in(&rule.pick, &subject);
            model.fields.retain(|f| names.contains(&f.name));
        }
        if !rule.omit.is_empty() {
            let names = self.names_in(&rule.omit, &subject);
            model.fields.retain(|f| !names.contains(&f.name));
        }
        if rule.optional {
            model.fields.iter_mut().for_each(|f| f.required = Some(false));
        }
        found.then_some(model)
    }

    /// A list of models, or the one model.
    fn each_model(&mut self, value: &Value, env: &Env) -> Vec<(Value, Env)> {
        match value {
            Value::Seq(_) => self.elements(value, env, false),
            Value::Node(at) if self.is_list(at) => self.elements(value, env, false),
            _ => vec![(value.clone(), env.clone())],
        }
    }

    /// The names that a selector gives: keys of a map, texts of a list.
    pub(super) fn names_in(&mut self, selector: &crate::model::rule::Selector, subject: &Subject) -> Vec<String> {
        let mut out = Vec::new();
        for (value, env) in self.select(selector, subject).unwrap_or_default() {
            let keys = self.entries(&value);
            let values = if keys.is_empty() {
                let elements = self.elements(&value, &env, false);
                if elements.is_empty() { vec![value] } else { elements.into_iter().map(|e| e.0).collect() }
            } else {
                keys.into_iter().map(|e| e.0).collect()
            };
            out.extend(values.into_iter().filter_map(|v| match v {
                Value::Text(text) => text.as_lit().map(str::to_owned),
                _ => None,
            }));
        }
        out
    }

    /// The rule under which a value was made.
    pub(super) fn model_rule(&mut self, file: FileId, value: &Value, is_field: bool) -> Option<&'w ModelRule> {
        let language = self.language(file);
        let world = self.world;
        let (ty, site, on) = match value {
            Value::Obj { ty, site, on } => (Some(*ty), site.as_ref(), on.as_ref()),
            Value::Ext(ty) => (Some(*ty), None, None),
            _ => return None,
        };
        let method = site.and_then(|s| callee_name(world.facts(s.file), s.expr));
        let rules =
            world.rules.models.iter().filter(|(l, rule)| *l == language && rule.is_field == is_field && !rule.is_class);
        for (_, rule) in rules {
            if rule.types.is_empty() {
                if ty.is_some_and(|ty| rule.names.contains(&ty)) {
                    return Some(rule);
                }
            } else if method.is_some_and(|m| rule.names.contains(&m))
                && on.is_some_and(|on| self.made_of(on, &rule.types))
            {
                return Some(rule);
            }
        }
        None
    }

    /// Whether a value, or the start of the chain that it comes out of, was made by one of these, or by something
    /// that lies in one of these.
    fn made_of(&self, value: &Rc<Value>, types: &[Sym]) -> bool {
        let mut value = Some(value.as_ref());
        while let Some(Value::Obj { ty, on, .. }) = value {
            let name = ty.as_str();
            let hit = |t: &Sym| name.strip_prefix(t.as_str()).is_some_and(|r| r.is_empty() || r.starts_with('.'));
            if types.iter().any(hit) {
                return true;
            }
            value = on.as_deref();
        }
        false
    }

    /// Whether a value of a field says that it may be absent; `None` when no rule knows the value.
    pub(super) fn is_optional(&mut self, file: FileId, value: &Value) -> bool {
        let mut value = value;
        loop {
            if self.model_rule(file, value, true).is_some_and(|rule| rule.optional) {
                return true;
            }
            match value {
                Value::Obj { on: Some(on), .. } => value = on,
                _ => return false,
            }
        }
    }

    /// The wire name and the presence of a default that a field's value, metadata or decorator tells.
    pub(super) fn field_mark(&mut self, at: &At) -> FieldMark {
        let mut mark = FieldMark::default();
        for (value, _) in self.eval(at) {
            let rule = self.model_rule(at.file, &value, true).or_else(|| self.own_field_rule(&value));
            let Some(rule) = rule else { continue };
            mark.known = true;
            mark.optional |= rule.optional;
            let site = match &value {
                Value::Obj { site: Some(site), .. } | Value::Instance { site: Some(site), .. } => site.clone(),
                _ => nowhere(at.file, &at.env),
            };
            let subject = subject_of(site, None, Sym::EMPTY);
            let left_out = if rule.left_out.is_empty() { None } else { self.select(&rule.left_out, &subject) };
            mark.left_out |= left_out
                .is_some_and(|values| values.iter().any(|(v, _)| matches!(v, Value::Bool(true) | Value::Text(_))));
            let names = if rule.name.is_empty() { None } else { self.select(&rule.name, &subject) };
            mark.name = names.into_iter().flatten().find_map(|(v, _)| match v {
                Value::Text(text) => text.as_lit().map(str::to_owned),
                _ => None,
            });
            let defaults = if rule.default.is_empty() { None } else { self.select(&rule.default, &subject) };
            mark.has_default |= defaults.is_some_and(|d| d.iter().any(|(v, _)| !v.is_unknown()));
        }
        mark
    }
}

/// What a field's value, metadata or decorator tells.
#[derive(Clone, Debug, Default)]
pub(super) struct FieldMark {
    /// Whether any rule knows it.
    pub(super) known: bool,
    pub(super) name: Option<String>,
    pub(super) has_default: bool,
    pub(super) optional: bool,
    /// Whether it is never sent.
    pub(super) left_out: bool,
}

fn value_file(value: &Value) -> Option<FileId> {
    match value {
        Value::Obj { site: Some(site), .. } => Some(site.file),
        _ => None,
    }
}
