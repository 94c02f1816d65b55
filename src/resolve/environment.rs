//! Environment variables: who reads which, and what depends on them.

use std::rc::Rc;

use crate::model::facts::{ClassId, Expr, ExprId};
use crate::model::language::Language;
use crate::model::rule::{Boundary, Emit, Rule};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::emit::Collected;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::subject;
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Env, FileId, Results, Value};
use crate::resolve::world::callee_name;

/// A variable that code reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EnvRead {
    pub(crate) file: FileId,
    pub(crate) line: u32,
    pub(crate) name: String,
    pub(crate) default: Option<String>,
}

/// Whether an outside name is the map of all variables of the process.
pub(crate) fn is_environment(name: Sym) -> bool {
    let bare = name.as_str().trim_start_matches("node:");
    matches!(bare, "process.env" | "process.process.env" | "import.meta.env" | "os.environ" | "Bun.env")
}

impl Resolver<'_> {
    /// The value of a variable: unknown, under its name.
    pub(crate) fn env_value(&self, name: Sym) -> Value {
        if self.names_env { Value::Text(Rc::new(Text::hole(name))) } else { Value::Unknown(name) }
    }

    /// All that the language itself offers for reading variables, in one file.
    pub(crate) fn collect_env(&mut self, file: FileId, out: &mut Vec<EnvRead>) {
        let facts = self.world.facts(file);
        for n in 0..facts.exprs.len() {
            let expr = ExprId(n as u32);
            let found = match (facts.expr(expr), facts.language) {
                (Expr::Member { base, name }, Language::Ecma) => self.is_env_map(file, base).then_some((name, None)),
                (Expr::Index { base, index }, Language::Ecma | Language::Python) => match facts.expr(index) {
                    Expr::Str(name) => self.is_env_map(file, base).then_some((name, None)),
                    _ => None,
                },
                (Expr::Call { args, .. }, Language::Python | Language::Go) => {
                    let known = callee_name(facts, expr).is_some_and(|name| {
                        matches!(name.as_str(), "getenv" | "get" | "setdefault" | "Getenv" | "LookupEnv")
                    });
                    let args = facts.arguments(args);
                    let name = args.first().map(|a| facts.expr(a.value));
                    match name {
                        Some(Expr::Str(name)) if known && self.reads_env(file, expr) => {
                            let default = args.get(1).map(|a| a.value);
                            Some((name, default))
                        }
                        _ => None,
                    }
                }
                _ => None,
            };
            let Some((name, default)) = found.filter(|(name, _)| is_variable(name.as_str())) else { continue };
            let default = default.and_then(|d| self.default_text(&At::new(file, d, &Env::default())));
            let default = default.or_else(|| self.alternative(file, expr));
            out.push(EnvRead { file, line: facts.pos(expr).line(), name: name.to_string(), default });
        }
    }

    /// `process.env`, `os.environ`: by the names used first, since most expressions are something else.
    fn is_env_map(&mut self, file: FileId, base: ExprId) -> bool {
        let facts = self.world.facts(file);
        let plausible = match facts.expr(base) {
            Expr::Member { name, .. } => matches!(name.as_str(), "env" | "environ"),
            Expr::Name { name, .. } => matches!(name.as_str(), "env" | "environ"),
            _ => false,
        };
        plausible
            && self.eval(&At::new(file, base, &Env::default())).iter().any(|(v, _)| match v {
                Value::Ext(name) => is_environment(*name),
                _ => false,
            })
    }

    fn reads_env(&mut self, file: FileId, call: ExprId) -> bool {
        let facts = self.world.facts(file);
        let Expr::Call { callee, .. } = facts.expr(call) else { return false };
        if let Expr::Member { base, name } = facts.expr(callee)
            && matches!(name.as_str(), "get" | "setdefault")
        {
            return self.is_env_map(file, base);
        }
        self.eval(&At::new(file, callee, &Env::default())).iter().any(|(v, _)| match v {
            Value::Ext(name) => {
                matches!(name.as_str(), "os.getenv" | "os.Getenv" | "os.LookupEnv" | "syscall.Getenv")
            }
            _ => false,
        })
    }

    /// `process.env.X || 'default'`: the other alternative, when it is a text.
    fn alternative(&mut self, file: FileId, expr: ExprId) -> Option<String> {
        let facts = self.world.facts(file);
        // Alternatives are lowered right after what they choose from.
        let near = (expr.0 + 1..expr.0 + 4).map(ExprId).take_while(|e| e.index() < facts.exprs.len());
        let choice = near.into_iter().find_map(|e| match facts.expr(e) {
            Expr::Choice { items } if facts.items(items).first() == Some(&expr) => facts.items(items).get(1).copied(),
            _ => None,
        })?;
        self.default_text(&At::new(file, choice, &Env::default()))
    }

    fn default_text(&mut self, at: &At) -> Option<String> {
        match self.eval(at).into_iter().next()?.0 {
            Value::Text(text) => Some(text.to_string()),
            Value::Num(number) => Some(number.to_string()),
            Value::Bool(value) => Some(value.to_string()),
            _ => None,
        }
    }

    /// What a rule says is read.
    pub(crate) fn record_env(&mut self, rule: u32, on: &Subject, out: &mut Collected) {
        let rule = self.rule(rule);
        let Some(boundary) = rule.boundary.as_deref() else { return };
        if let Some(Decorated::Class(file, class)) = on.decorated {
            self.fields_of_class(boundary, (file, class), on, &mut out.env);
            return;
        }
        let line = self.position(on).1;
        if !boundary.tags.is_empty() {
            for (value, _) in self.select(&boundary.target, on).unwrap_or_default() {
                let class = match value {
                    Value::Class { file, class } | Value::Instance { file, class, .. } => Some((file, class)),
                    _ => None,
                };
                if let Some((file, class)) = class {
                    self.tagged_fields(boundary, (file, class), "", 0, &mut out.env);
                }
            }
            return;
        }
        let names = self.select(&boundary.target, on).map(|v| self.texts(&v, false)).unwrap_or_default();
        let default = self.select(&boundary.default, on).and_then(|v| v.into_iter().next()).map(|v| v.0);
        let default = match default {
            Some(Value::Text(text)) => Some(text.to_string()),
            Some(Value::Num(number)) => Some(number.to_string()),
            Some(Value::Bool(value)) => Some(value.to_string()),
            _ => None,
        };
        for (name, _) in names {
            if let Some(name) = name.as_lit().filter(|name| !name.is_empty()) {
                out.env.push(EnvRead { file: on.at.file, line, name: name.to_owned(), default: default.clone() });
            }
        }
    }

    /// The fields of a settings class.
    fn fields_of_class(
        &mut self,
        boundary: &Boundary,
        (file, class): (FileId, ClassId),
        on: &Subject,
        out: &mut Vec<EnvRead>,
    ) {
        let prefix = self.first_text(boundary, on);
        for field in self.class(file, class).fields.clone() {
            let name = field.name.as_str();
            if name.starts_with('_') || name == "model_config" || !field.ty.is_some() {
                continue;
            }
            let default = if field.value.is_some() {
                self.default_text(&At::new(file, field.value, &Env::default()))
            } else {
                None
            };
            let name = format!("{prefix}{name}").to_uppercase();
            out.push(EnvRead { file, line: field.pos.line(), name, default });
        }
    }

    fn first_text(&mut self, boundary: &Boundary, on: &Subject) -> String {
        let texts = self.select(&boundary.env_prefix, on).map(|v| self.texts(&v, false)).unwrap_or_default();
        texts.first().and_then(|(text, _)| text.as_lit()).unwrap_or_default().to_owned()
    }

    /// The fields of a struct that tags name, those of structs within it too.
    fn tagged_fields(
        &mut self,
        boundary: &Boundary,
        (file, class): (FileId, ClassId),
        prefix: &str,
        depth: u8,
        out: &mut Vec<EnvRead>,
    ) {
        if depth > 6 {
            return;
        }
        for field in self.class(file, class).fields.clone() {
            let tag = |names: &[Sym]| names.iter().find_map(|name| tag_value(field.tag.as_str(), name.as_str()));
            let line = field.pos.line();
            if let Some(name) = tag(&boundary.tags) {
                let name = name.split(',').next().unwrap_or_default();
                if !name.is_empty() && name != "-" {
                    let default = tag(&boundary.default_tags).map(str::to_owned);
                    out.push(EnvRead { file, line, name: format!("{prefix}{name}"), default });
                    continue;
                }
            }
            let inner = tag_value(field.tag.as_str(), "envPrefix").unwrap_or_default();
            if field.ty.is_some() {
                for (value, _) in self.typed(&At::new(file, field.ty, &Env::default())) {
                    if let Value::Instance { file, class, .. } = value {
                        self.tagged_fields(boundary, (file, class), &format!("{prefix}{inner}"), depth + 1, out);
                    }
                }
            }
        }
    }

    /// The variable that a field of a settings class stands for.
    pub(crate) fn env_field(&mut self, file: FileId, class: ClassId, name: Sym) -> Option<Sym> {
        let declares = |this: &Self, (f, c): (FileId, ClassId)| this.class(f, c).fields.iter().any(|x| x.name == name);
        let owner = self.lineage(file, class).into_iter().find(|owner| declares(self, *owner))?;
        for (rule, on) in self.class_rules(owner.0, owner.1) {
            let rule: &Rule = self.rule(rule);
            if let (Emit::Env, Some(boundary)) = (rule.emit, rule.boundary.as_deref()) {
                let prefix = self.first_text(boundary, &on);
                return Some(Sym::new(&format!("{prefix}{name}").to_uppercase()));
            }
        }
        None
    }

    /// What a call gives that a rule says reads a variable.
    pub(crate) fn env_by_rule(&mut self, here: &At, rule: &Rule, on: Option<&Rc<Value>>, name: Sym) -> Option<Results> {
        let boundary = rule.boundary.as_deref().filter(|b| rule.emit == Emit::Env && b.tags.is_empty())?;
        let subject = subject(here.clone(), on.map(|on| on.as_ref().clone()), name);
        if !self.names_env
            && let Some(default) = self.select(&boundary.default, &subject)
            && default.iter().any(|(value, _)| !value.is_unknown() && *value != Value::Null)
        {
            return Some(default);
        }
        let names = self.select(&boundary.target, &subject).map(|v| self.texts(&v, false)).unwrap_or_default();
        let name = names.first().and_then(|(text, _)| text.as_lit()).filter(|name| !name.is_empty())?;
        Some(vec![(self.env_value(Sym::new(name)), here.env.clone())])
    }
}

/// Whether a text can be the name of a variable.
fn is_variable(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().any(|c| c.is_ascii_uppercase() || c == '_')
}

/// The value of a key of a Go struct tag.
fn tag_value<'t>(tag: &'t str, key: &str) -> Option<&'t str> {
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
