//! Fields of settings classes and tagged structs that stand for variables.

use rustc_hash::FxHashMap;

use crate::model::facts::{ClassId, ClassKind, Expr, ExprId, Field};
use crate::model::rule::{Boundary, Emit, Rule};
use crate::model::sym::Sym;
use crate::resolve::environment::configured::ConfiguredFields;
use crate::resolve::environment::{EnvRead, as_default};
use crate::resolve::eval::Resolver;
use crate::resolve::outbound::snake;
use crate::resolve::select::{Subject, absent};
use crate::resolve::value::{At, Env, FileId, Results, Value};

/// Structs within structs that are looked into.
const MAX_DEPTH: u8 = 6;

/// The variables that fields stand for, where the class alone does not say it: name and default. `None`: several.
#[derive(Clone, Debug, Default)]
pub(crate) struct FieldVariables(
    FxHashMap<(FileId, ClassId, Sym), Option<(Sym, Option<String>)>>,
    pub(super) ConfiguredFields,
);

impl FieldVariables {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty() && self.1.is_empty()
    }

    fn add(&mut self, field: (FileId, ClassId, Sym), name: &str, default: Option<&String>) {
        let said = Some((Sym::new(name), default.cloned()));
        let known = self.0.entry(field).or_insert_with(|| said.clone());
        if known.as_ref().is_some_and(|(known, _)| known.as_str() != name) {
            *known = None;
        }
    }
}

/// What is read into one field.
struct FieldRead {
    /// The variables, the one that counts first.
    names: Vec<String>,
    default: Results,
}

impl Resolver<'_> {
    /// The fields of a settings class, inherited ones that no such class declares too.
    pub(super) fn fields_of_class(
        &mut self,
        boundary: &Boundary,
        (file, class): (FileId, ClassId),
        on: &Subject,
        out: &mut Vec<EnvRead>,
    ) {
        let prefix = self.env_prefix(boundary, on);
        let between = self.select(&boundary.env_delimiter, on).map(|v| self.texts(&v, false)).unwrap_or_default();
        let between = between.first().and_then(|(text, _)| text.as_lit()).unwrap_or_default().to_owned();
        for (f, c) in self.lineage(file, class) {
            if (f, c) != (file, class) && self.is_settings_class(f, c) {
                continue;
            }
            for field in self.class(f, c).fields.clone() {
                self.read_field(boundary, (f, &field), (&prefix, &between), on, 0, out);
            }
        }
    }

    fn is_settings_class(&mut self, file: FileId, class: ClassId) -> bool {
        self.class_rules(file, class).iter().any(|(rule, _)| self.rule(*rule).emit == Emit::Env)
    }

    fn read_field(
        &mut self,
        boundary: &Boundary,
        (file, field): (FileId, &Field),
        (prefix, between): (&str, &str),
        on: &Subject,
        depth: u8,
        out: &mut Vec<EnvRead>,
    ) {
        if !is_read(field) || depth > MAX_DEPTH {
            return;
        }
        if !between.is_empty()
            && let Some((f, c)) = self.nested_model(file, field)
        {
            let prefix = format!("{prefix}{}{between}", field.name.as_str().to_uppercase());
            for inner in self.class(f, c).fields.clone() {
                self.read_field(boundary, (f, &inner), (&prefix, between), on, depth + 1, out);
                if is_read(&inner) && self.nested_model(f, &inner).is_none() {
                    let read = self.field_read(boundary, f, &inner, &prefix, on);
                    let default = read.default.iter().find_map(|(value, _)| as_default(value));
                    if let Some(name) = read.names.first() {
                        let fields = std::rc::Rc::make_mut(&mut self.env_fields);
                        fields.add((f, c, inner.name), name, default.as_ref());
                    }
                }
            }
            return;
        }
        let read = self.field_read(boundary, file, field, prefix, on);
        let default = read.default.iter().find_map(|(value, _)| as_default(value));
        for name in read.names {
            out.push(EnvRead { file, line: field.pos.line(), name, default: default.clone() });
        }
    }

    /// The class of the project that a field holds, when it has fields and is no settings class itself.
    fn nested_model(&mut self, file: FileId, field: &Field) -> Option<(FileId, ClassId)> {
        let typed = self.typed(&At::new(file, field.ty, &Env::default()));
        let (f, c) = typed.iter().find_map(|(value, _)| match value {
            Value::Instance { file, class, .. } => Some((*file, *class)),
            _ => None,
        })?;
        let class = self.class(f, c);
        let holds = class.kind == ClassKind::Class && class.fields.iter().any(is_read);
        (holds && !self.is_settings_class(f, c)).then_some((f, c))
    }

    fn field_read(
        &mut self,
        boundary: &Boundary,
        file: FileId,
        field: &Field,
        prefix: &str,
        on: &Subject,
    ) -> FieldRead {
        let own = format!("{prefix}{}", field.name).to_uppercase();
        let Some(call) = self.call_for_field(file, field, &boundary.field) else {
            let plain = if field.value.is_some() {
                self.eval(&At::new(file, field.value, &Env::default()))
            } else {
                Vec::new()
            };
            return FieldRead { names: vec![own], default: plain };
        };
        let said = Subject { at: At::new(file, call, &Env::default()), on: None, ..on.clone() };
        let names = self.select(&boundary.target, &said).map(|v| self.texts(&v, false)).unwrap_or_default();
        let names: Vec<String> = names.iter().filter_map(|(text, _)| text.as_lit().map(str::to_owned)).collect();
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let mut default = self.select(&boundary.default, &said).unwrap_or_default();
        if default.is_empty() && field.value.is_some() && field.value != call {
            default = self.eval(&At::new(file, field.value, &Env::default()));
        }
        FieldRead { names: if names.is_empty() { vec![own] } else { names }, default }
    }

    /// The call that says how a field is read: its value, or in its annotation.
    fn call_for_field(&mut self, file: FileId, field: &Field, callees: &[Sym]) -> Option<ExprId> {
        let facts = self.world.facts(file);
        let mut candidates = vec![field.value];
        if let Expr::Index { index, .. } = facts.expr(field.ty)
            && let Expr::List { items } = facts.expr(index)
        {
            candidates.extend(facts.items(items));
        }
        candidates.into_iter().filter(|e| e.is_some()).find(|candidate| match facts.expr(*candidate) {
            Expr::Call { callee, .. } => {
                let named = self.eval(&At::new(file, callee, &Env::default()));
                named.iter().any(|(v, _)| matches!(v, Value::Ext(name) if callees.contains(name)))
            }
            _ => false,
        })
    }

    /// The value of a field that stands for a variable: its default, or the variable.
    pub(crate) fn env_field(&mut self, file: FileId, class: ClassId, name: Sym) -> Option<Value> {
        if !self.world.has_env_rules {
            return None;
        }
        if let Some(said) = self.env_fields.0.get(&(file, class, name)) {
            let (variable, default) = said.clone()?;
            let default = default.filter(|default| !self.names_env && !default.is_empty());
            return Some(default.map_or_else(|| self.env_value(variable), |text| Value::text(&text)));
        }
        let declares = |this: &Self, (f, c): (FileId, ClassId)| this.class(f, c).fields.iter().any(|x| x.name == name);
        let owner = self.lineage(file, class).into_iter().find(|owner| declares(self, *owner))?;
        let field = self.class(owner.0, owner.1).fields.iter().rev().find(|x| x.name == name).cloned()?;
        if !is_read(&field) {
            return None;
        }
        for (rule, on) in self.class_rules(file, class) {
            let rule: &Rule = self.rule(rule);
            if let (Emit::Env, Some(boundary)) = (rule.emit, rule.boundary.as_deref()) {
                if self.nested_model(owner.0, &field).is_some() {
                    return None;
                }
                let prefix = self.env_prefix(boundary, &on);
                let read = self.field_read(boundary, owner.0, &field, &prefix, &on);
                let known =
                    |value: &Value| !absent(value) && !value.is_unknown() && as_default(value).as_deref() != Some("");
                let default = read.default.into_iter().map(|(value, _)| value).find(|value| known(value));
                return match default {
                    Some(default) if !self.names_env => Some(default),
                    _ => read.names.first().map(|name| self.env_value(Sym::new(name))),
                };
            }
        }
        None
    }

    /// The fields of the struct that a rule with tags is given.
    pub(super) fn tagged(&mut self, rule: &Rule, on: &Subject, fields: &mut FieldVariables, out: &mut Vec<EnvRead>) {
        let Some(boundary) = rule.boundary.as_deref() else { return };
        let mut prefix = self.env_prefix(boundary, on);
        if boundary.untagged && !prefix.is_empty() {
            prefix = format!("{}_", prefix.trim_end_matches('_').to_uppercase());
        }
        for (value, _) in self.select(&boundary.target, on).unwrap_or_default() {
            if let Value::Class { file, class } | Value::Instance { file, class, .. } = value {
                self.tagged_fields(boundary, (file, class), &prefix, 0, fields, out);
            }
        }
    }

    /// The fields of a struct that tags name, those of structs within it too.
    fn tagged_fields(
        &mut self,
        boundary: &Boundary,
        (file, class): (FileId, ClassId),
        prefix: &str,
        depth: u8,
        fields: &mut FieldVariables,
        out: &mut Vec<EnvRead>,
    ) {
        if depth > MAX_DEPTH {
            return;
        }
        let info = self.class(file, class);
        let (declared, bases) = (info.fields.clone(), info.bases.clone());
        for field in declared {
            let tag = |names: &[Sym]| names.iter().find_map(|name| tag_value(field.tag.as_str(), name.as_str()));
            let said = tag(&boundary.tags).unwrap_or_default();
            let own = said.split(',').next().map(str::trim).filter(|name| !name.is_empty() && !name.contains('='));
            if own == Some("-") || (boundary.untagged && is_left_out(&field)) {
                continue;
            }
            let default = tag(&boundary.default_tags).or_else(|| said.split_once("default=").map(|(_, text)| text));
            let default = default.map(str::to_owned);
            let words = tag_value(field.tag.as_str(), "split_words").is_some();
            let by_itself = match own {
                None if boundary.untagged && words => Some(snake(field.name.as_str())),
                None if boundary.untagged => Some(field.name.to_string()),
                own => own.map(str::to_owned),
            };
            let inner = if own.is_none() { self.struct_of(&At::new(file, field.ty, &Env::default())) } else { None };
            if let Some(inner) = inner.filter(|_| default.is_none()) {
                let in_tag = said.split_once("prefix=").map(|(_, text)| text.split(',').next().unwrap_or_default());
                let mut prefix = format!("{prefix}{}", tag(&boundary.prefix_tags).or(in_tag).unwrap_or_default());
                if let Some(name) = by_itself.filter(|_| boundary.untagged) {
                    prefix = format!("{prefix}{}_", name.to_uppercase());
                }
                self.tagged_fields(boundary, inner, &prefix, depth + 1, fields, out);
            } else if let Some(name) = by_itself {
                let name = if boundary.untagged { name.to_uppercase() } else { name };
                let name = format!("{prefix}{name}");
                fields.add((file, class, field.name), &name, default.as_ref());
                out.push(EnvRead { file, line: field.pos.line(), name, default });
            }
        }
        for base in bases {
            if let Some(base) = self.struct_of(&At::new(file, base, &Env::default())) {
                self.tagged_fields(boundary, base, prefix, depth + 1, fields, out);
            }
        }
    }

    pub(super) fn struct_of(&mut self, ty: &At) -> Option<(FileId, ClassId)> {
        if !ty.expr.is_some() {
            return None;
        }
        self.typed(ty).into_iter().find_map(|(value, _)| match value {
            Value::Instance { file, class, .. } if self.class(file, class).kind == ClassKind::Struct => {
                Some((file, class))
            }
            _ => None,
        })
    }
}

/// Whether a field of a settings class is read from outside.
fn is_read(field: &Field) -> bool {
    field.ty.is_some() && !field.name.as_str().starts_with('_') && field.name.as_str() != "model_config"
}

/// Whether a tag says that a field is not read.
fn is_left_out(field: &Field) -> bool {
    tag_value(field.tag.as_str(), "ignored") == Some("true") || !field.name.as_str().starts_with(char::is_uppercase)
}

/// The value of a key of a Go struct tag.
pub(super) fn tag_value<'t>(tag: &'t str, key: &str) -> Option<&'t str> {
    let at = tag.match_indices(key).find(|(at, _)| {
        let before = tag[..*at].chars().next_back().is_none_or(|c| c == ' ' || c == '`');
        before && tag[at + key.len()..].starts_with(":\"")
    })?;
    let value = &tag[at.0 + key.len() + 2..];
    value.find('"').map(|end| &value[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_tags() {
        let tag = "json:\"port\" env:\"PORT,required\" envDefault:\"80\"";
        assert_eq!(tag_value(tag, "env"), Some("PORT,required"));
        assert_eq!(tag_value(tag, "envDefault"), Some("80"));
        assert_eq!(tag_value(tag, "nv"), None);
    }
}
