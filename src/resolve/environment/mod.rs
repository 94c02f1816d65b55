//! Environment variables: who reads which, and what depends on them.

use std::rc::Rc;

use crate::model::facts::{Expr, ExprId};
use crate::model::language::Language;
use crate::model::rule::Emit;
use crate::model::sym::Sym;
use crate::model::text::{Part, Text};
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value};
use crate::resolve::world::callee_name;

mod configured;
mod fields;
mod keys;
mod lists;
mod rules;

pub(crate) use fields::FieldVariables;
pub(crate) use keys::{ConfigFile, KeyVariables};

/// A variable that code reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EnvRead {
    pub(crate) file: FileId,
    pub(crate) line: u32,
    pub(crate) name: String,
    pub(crate) default: Option<String>,
}

/// Stands before the name of a variable in the holes of a resolver that keeps their names.
const MARK: char = '$';
/// Functions around a read of a variable that are followed to who calls them.
const MAX_HELPERS: usize = 3;
/// Variables that one read may be about.
const MAX_NAMES: usize = 100;

/// Whether an outside name is the map of all variables of the process.
pub(crate) fn is_environment(name: Sym) -> bool {
    let bare = name.as_str().trim_start_matches("node:");
    matches!(bare, "process.env" | "process.process.env" | "import.meta.env" | "os.environ" | "Bun.env")
}

/// The variables whose values a text holds, in a resolver that keeps their names.
pub(crate) fn variables_in(text: &Text) -> impl Iterator<Item = &'static str> + '_ {
    text.parts().iter().filter_map(|part| match part {
        Part::Hole(name) => name.as_str().strip_prefix(MARK),
        Part::Lit(_) => None,
    })
}

impl Resolver<'_> {
    /// The value of a variable: unknown, under its name.
    pub(crate) fn env_value(&self, name: Sym) -> Value {
        if self.names_env {
            Value::Text(Rc::new(Text::hole(Sym::new(&format!("{MARK}{name}")))))
        } else {
            Value::Unknown(name)
        }
    }

    /// What is there to know before anything is asked: fields and keys that stand for variables.
    pub(crate) fn find_env(&mut self) -> Vec<EnvRead> {
        let mut out = Vec::new();
        let mut fields = FieldVariables::default();
        let mut keys = KeyVariables::default();
        for (name, number) in &self.world.env_calls {
            let rule = self.rule(*number);
            for (file, call) in self.world.calls_named(*name) {
                if self.language(*file) != self.world.rules.packs[rule.pack].language {
                    continue;
                }
                self.refuel();
                let at = At::new(*file, *call, &Env::default());
                for found in self.matches(&at).into_iter().filter(|m| m.rule == *number) {
                    let at = At { env: found.env.clone(), ..at.clone() };
                    let on = super::routers::subject(at, found.on, found.name);
                    if !self.holds(rule, &on) {
                        continue;
                    }
                    match rule.emit {
                        Emit::Config => self.set_key(rule, &on, &mut keys),
                        _ if rule.boundary.as_ref().is_some_and(|b| b.config_keys) => {
                            self.find_configured(rule, &on, &mut fields.1);
                        }
                        _ => self.tagged(rule, &on, &mut fields, &mut out),
                    }
                }
            }
        }
        if !fields.is_empty() || !keys.is_empty() {
            self.forget();
        }
        out.extend(keys.reads());
        self.env_fields = Rc::new(fields);
        self.env_keys = Rc::new(keys);
        out
    }

    /// All that the language itself offers for reading variables, in one file.
    pub(crate) fn collect_env(&mut self, file: FileId, out: &mut Vec<EnvRead>) {
        let facts = self.world.facts(file);
        for n in 0..facts.exprs.len() {
            let expr = ExprId(n as u32);
            let (name, default) = match (facts.expr(expr), facts.language) {
                (Expr::Member { base, name }, Language::Ecma) if self.is_env_map(file, base) => {
                    if is_variable(name.as_str()) {
                        let default = self.alternative(file, expr);
                        out.push(EnvRead { file, line: facts.pos(expr).line(), name: name.to_string(), default });
                    }
                    continue;
                }
                (Expr::Struct { ty, .. }, Language::Go) if self.world.has_env_rules => {
                    self.literal_env(&At::new(file, expr, &Env::default()), ty, out);
                    continue;
                }
                (Expr::Index { base, index }, Language::Ecma | Language::Python) if self.is_env_map(file, base) => {
                    (index, None)
                }
                (Expr::Call { args, .. }, Language::Python | Language::Go) => {
                    let known = callee_name(facts, expr).is_some_and(|name| {
                        matches!(name.as_str(), "getenv" | "get" | "setdefault" | "Getenv" | "LookupEnv")
                    });
                    let args = facts.arguments(args);
                    match args.first() {
                        Some(name) if known && self.reads_env(file, expr) => (name.value, args.get(1).map(|a| a.value)),
                        _ => continue,
                    }
                }
                _ => continue,
            };
            if let Expr::Str(name) = facts.expr(name) {
                if is_variable(name.as_str()) {
                    let default = default.and_then(|d| self.default_text(&At::new(file, d, &Env::default())));
                    let default = default.or_else(|| self.alternative(file, expr));
                    out.push(EnvRead { file, line: facts.pos(expr).line(), name: name.to_string(), default });
                }
                continue;
            }
            self.read_by_helper(&At::new(file, name, &Env::default()), default, out);
        }
    }

    /// Variables whose names the callers of a function around the read give.
    fn read_by_helper(&mut self, name: &At, default: Option<ExprId>, out: &mut Vec<EnvRead>) {
        self.refuel_thriftily();
        let mut names = self.eval(name);
        names.truncate(MAX_NAMES);
        for (value, env) in names {
            let Value::Text(text) = value else { continue };
            let Some(text) = text.as_lit().filter(|text| is_variable(text)) else { continue };
            let (mut place, mut called) = ((name.file, name.expr), None);
            for _ in 0..MAX_HELPERS {
                let Some(func) = self.world.functions_around(place.0, place.1).first().copied() else { break };
                let Some(Choice::Call(file, call)) = env.get(Key::Frame(place.0, func)) else { break };
                place = (file, call);
                called = Some(place);
            }
            let own = called.and_then(|(file, call)| self.default_text(&At::new(file, call, &Env::default())));
            let default = own.or_else(|| self.default_text(&At::new(name.file, default?, &env)));
            let line = self.world.facts(place.0).pos(place.1).line();
            out.push(EnvRead { file: place.0, line, name: text.to_owned(), default });
        }
    }

    /// A struct literal of a type that a rule reads variables by.
    fn literal_env(&mut self, at: &At, ty: ExprId, out: &mut Vec<EnvRead>) {
        let named = self.eval(&at.sibling(ty));
        let Some((Value::Ext(name), _)) = named.first() else { return };
        let rules = self.world.rules;
        for number in rules.by_callee.get(&(Language::Go, *name)).into_iter().flatten() {
            if self.rule(*number).emit == Emit::Env {
                let made = Value::Obj { ty: *name, site: Some(at.clone()), on: None };
                let on = super::routers::subject(at.clone(), Some(made), *name);
                self.read_by_call(*number, &on, out);
            }
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
        as_default(&self.eval(at).into_iter().next()?.0)
    }

    /// The first text, number or truth value among values.
    fn first_default(values: &Results) -> Option<String> {
        values.iter().find_map(|(value, _)| as_default(value))
    }
}

/// A value as a default is told; one with unknown parts is none.
fn as_default(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => text.as_lit().map(str::to_owned),
        Value::Num(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// Whether a text can be the name of a variable.
pub(crate) fn is_variable(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().any(|c| c.is_ascii_uppercase() || c == '_')
}
