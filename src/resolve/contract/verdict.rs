//! Whether something that runs before a handler lets through who is not known.

use crate::model::facts::{ClassId, Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::rule::{Admission, Emit};
use crate::model::sym::Sym;
use crate::resolve::contract::words::{Named, Signs, named, plain};
use crate::resolve::eval::Resolver;
use crate::resolve::routers::subject;
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::callee_name;

/// Wrappers within wrappers that are looked into.
const MAX_DEPTH: u8 = 4;

/// What something means for who may call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nobody gets through unknown, but for paths that begin with one of `exempt`.
    Checks { name: String, exempt: Vec<Exempt> },
    /// Everybody gets through, whatever stands around it.
    Opens,
    /// Looks who it is, and lets everybody through.
    Passes,
    /// Not known.
    Unknown,
    /// It is about something else.
    Nothing,
}

/// The beginning of a path that a guard compares with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Exempt {
    pub(crate) path: String,
    /// It is one of those that everybody may call.
    pub(crate) open: bool,
}

impl Verdict {
    fn checks(name: String) -> Verdict {
        Verdict::Checks { name, exempt: Vec::new() }
    }
}

impl Resolver<'_> {
    /// What a value means that runs before a handler.
    pub(super) fn verdict(&mut self, value: &Value, env: &Env, method: &str, depth: u8) -> Verdict {
        if depth > MAX_DEPTH {
            return Verdict::Nothing;
        }
        match value {
            Value::Func { file, func, .. } => self.function_verdict(*file, *func),
            Value::Class { file, class } => self.class_verdict(*file, *class, None, method),
            Value::Instance { file, class, site } => self.class_verdict(*file, *class, site.as_ref(), method),
            Value::Obj { .. } | Value::Ext(_) | Value::Bound { .. } => self.outside_verdict(value, env, method, depth),
            Value::Node(at) if self.is_list(at) => self.any_of(value, env, method, depth),
            Value::Seq(_) => self.any_of(value, env, method, depth),
            Value::Text(text) => {
                // A class named by its dotted path.
                let Some(name) = text.as_lit().filter(|t| t.contains('.')).map(Sym::new) else {
                    return Verdict::Nothing;
                };
                if let Some(known) = self.known_guard(FileId(0), &Value::Ext(name), method) {
                    return known;
                }
                match self.world.ids().find_map(|file| self.class_called(file, name)) {
                    Some(Value::Class { file, class }) => self.class_verdict(file, class, None, method),
                    _ => Verdict::Unknown,
                }
            }
            Value::Unknown(name) => match named(name.as_str(), &self.world.rules.guard_words) {
                Named::Guard => Verdict::checks(name.to_string()),
                Named::Optional => Verdict::Passes,
                Named::Other => Verdict::Unknown,
                Named::Unrelated => Verdict::Nothing,
            },
            _ => Verdict::Nothing,
        }
    }

    /// The class of a dotted path, seen from a file.
    fn class_called(&mut self, file: FileId, name: Sym) -> Option<Value> {
        if self.language(file) != Language::Python {
            return None;
        }
        self.dotted(file, name.as_str()).filter(|value| matches!(value, Value::Class { .. }))
    }

    /// The strongest of several things that all run.
    fn any_of(&mut self, list: &Value, env: &Env, method: &str, depth: u8) -> Verdict {
        let mut out = Verdict::Nothing;
        for (value, env) in self.elements(list, env, false) {
            match (self.verdict(&value, &env, method, depth + 1), &out) {
                (checks @ Verdict::Checks { .. }, _) => return checks,
                (found, Verdict::Nothing) => out = found,
                _ => {}
            }
        }
        out
    }

    /// What a function of the project does.
    pub(super) fn function_verdict(&mut self, file: FileId, func: FuncId) -> Verdict {
        let words = &self.world.rules.guard_words;
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let handles_errors = function.params.len() > 3
            && function.params.first().is_some_and(|p| words.errors.contains(&plain(p.name.as_str())));
        if handles_errors {
            return Verdict::Nothing;
        }
        let name = self.function_name(file, func);
        let by_name = named(&name, words);
        if by_name == Named::Unrelated {
            return Verdict::Nothing;
        }
        let signs = self.signs(file, func, 0);
        if signs.guards() && by_name != Named::Optional {
            let exempt = if signs.has(Signs::PATH) { self.paths_in(file, func) } else { Vec::new() };
            return Verdict::Checks { name, exempt };
        }
        match by_name {
            Named::Optional => Verdict::Passes,
            // It refuses nobody that is seen.
            Named::Guard => Verdict::Unknown,
            Named::Other if signs.has(Signs::CHECKS) => Verdict::Unknown,
            Named::Other | Named::Unrelated => Verdict::Nothing,
        }
    }

    /// What a class of the project does: by what it derives from, or its methods.
    fn class_verdict(&mut self, file: FileId, class: ClassId, site: Option<&At>, method: &str) -> Verdict {
        let name = self.class(file, class).name.to_string();
        if site.is_some_and(|site| self.is_lenient(site)) {
            return Verdict::Passes;
        }
        let value = Value::Class { file, class };
        let known = self.known_guard(file, &value, method);
        if let Some(Verdict::Checks { .. }) = known {
            return Verdict::checks(name);
        }
        if let Some(known) = known {
            return known;
        }
        let signs = self.class_signs(file, class);
        match named(&name, &self.world.rules.guard_words) {
            Named::Optional => Verdict::Passes,
            Named::Unrelated => Verdict::Nothing,
            _ if signs.guards() => Verdict::checks(name),
            // What it derives from may refuse.
            Named::Guard => Verdict::checks(name),
            Named::Other if signs.has(Signs::CREDENTIAL) => Verdict::Unknown,
            Named::Other => Verdict::Nothing,
        }
    }

    /// What something outside the project does: by the rules of packs, by what it wraps, by its name.
    fn outside_verdict(&mut self, value: &Value, env: &Env, method: &str, depth: u8) -> Verdict {
        let file = match value {
            Value::Obj { site: Some(site), .. } => site.file,
            _ => FileId(0),
        };
        if let Some(known) = self.known_guard(file, value, method) {
            return known;
        }
        if let Value::Obj { site: Some(site), .. } = value {
            let site = At { env: env.overlay(&site.env), ..site.clone() };
            if let Some(found) = self.put_in_place(&site, method, depth) {
                return found;
            }
            if self.is_dependency(value) {
                return self.dependency_verdict(&site, None, method, depth);
            }
            if self.is_router(value, site.file) {
                return Verdict::Nothing;
            }
            let args: Vec<ExprId> = self.arguments(&site).iter().map(|a| a.value).collect();
            let mut weaker = None;
            for arg in args {
                if !may_be_function(self.world.facts(site.file).expr(arg)) {
                    continue;
                }
                for (value, env) in self.eval(&site.sibling(arg)) {
                    if !matches!(value, Value::Func { .. } | Value::Obj { .. } | Value::Node(_) | Value::Seq(_)) {
                        continue;
                    }
                    match self.verdict(&value, &env, method, depth + 1) {
                        found @ Verdict::Checks { .. } => return found,
                        Verdict::Nothing => {}
                        found if matches!(value, Value::Obj { .. }) => weaker = weaker.or(Some(found)),
                        _ => {}
                    }
                }
            }
            if let Some(weaker) = weaker {
                return weaker;
            }
        }
        let name = match value {
            Value::Bound { name, .. } => name.to_string(),
            Value::Obj { ty, .. } | Value::Ext(ty) => last(*ty).to_owned(),
            _ => String::new(),
        };
        match named(&name, &self.world.rules.guard_words) {
            Named::Guard if self.is_lenient_value(value) => Verdict::Passes,
            Named::Guard => Verdict::checks(name),
            Named::Optional => Verdict::Passes,
            Named::Other | Named::Unrelated => Verdict::Nothing,
        }
    }

    /// What rules put in place by a call that is a value: `UseGuards(A, B)`.
    fn put_in_place(&mut self, site: &At, method: &str, depth: u8) -> Option<Verdict> {
        let mut out = None;
        for m in self.matches(site) {
            let rule = self.rule(m.rule);
            if rule.emit != Emit::Middleware {
                continue;
            }
            let subject = subject(At { env: m.env.clone(), ..site.clone() }, m.on.clone(), m.name);
            let given = self.middleware(rule, &subject);
            for (value, env) in given.0.iter().flat_map(|given| given.2.clone()) {
                match self.verdict(&value, &env, method, depth + 1) {
                    Verdict::Nothing => out = out.or(Some(Verdict::Nothing)),
                    found => return Some(found),
                }
            }
        }
        out
    }

    /// What a rule of a pack says of a value.
    pub(super) fn known_guard(&mut self, file: FileId, value: &Value, method: &str) -> Option<Verdict> {
        if self.world.guards.is_empty() {
            return None;
        }
        let mut types = self.types_of(file, value);
        if let Value::Bound { on, name } = value {
            let owners = self.types_of(file, on);
            types.extend(owners.iter().filter_map(|ty| Sym::find(&format!("{ty}.{name}"))));
        }
        // A method of something made: the type name of its receiver, if that says more.
        if let Value::Obj { ty, on: Some(on), .. } = value {
            let method = last(*ty);
            let owners = self.types_of(file, on);
            types.extend(owners.iter().filter_map(|owner| Sym::find(&format!("{owner}.{method}"))));
        }
        let world = self.world;
        for ty in types {
            for number in world.guards.get(&ty).into_iter().flatten() {
                let (language, rule) = &world.rules.guards[*number as usize];
                if *language != self.language(file) && file != FileId(0) {
                    continue;
                }
                if rule.except_methods.iter().any(|m| m.as_str() == method) {
                    return Some(Verdict::Opens);
                }
                let site = match value {
                    Value::Obj { site: Some(site), .. } => Some(site.clone()),
                    _ => None,
                };
                let about = site.map(|site| subject(site, None, ty));
                if !rule.given.is_empty() {
                    let Some(about) = &about else { continue };
                    let values = self.select(&rule.given, about).unwrap_or_default();
                    let texts = self.texts(&values, false);
                    let is = |text: &str| rule.given_is.iter().any(|is| plain(is.as_str()) == plain(text));
                    if !texts.iter().any(|(text, _)| text.as_lit().is_some_and(is)) {
                        continue;
                    }
                }
                let means = |selector, wanted: bool, this: &mut Self| {
                    let Some(about) = &about else { return false };
                    let values = this.select(selector, about).unwrap_or_default();
                    values.iter().any(|(value, _)| *value == Value::Bool(wanted))
                };
                let open = means(&rule.optional, true, self) || means(&rule.strict, false, self);
                return Some(match rule.means {
                    _ if open => Verdict::Passes,
                    Admission::Checks => Verdict::checks(shown(ty)),
                    Admission::Opens => Verdict::Opens,
                    Admission::Passes => Verdict::Passes,
                    Admission::Unrelated => Verdict::Nothing,
                });
            }
        }
        None
    }

    fn is_lenient_value(&self, value: &Value) -> bool {
        matches!(value, Value::Obj { site: Some(site), .. } if self.is_lenient(site))
    }

    /// Whether an argument says that everybody gets through.
    pub(super) fn is_lenient(&self, call: &At) -> bool {
        let words = &self.world.rules.guard_words;
        let facts = self.world.facts(call.file);
        let says = |name: &str, value: ExprId| match facts.expr(value) {
            Expr::Bool(true) => words.optional_arguments.contains(&plain(name)),
            Expr::Bool(false) => words.strict_arguments.contains(&plain(name)),
            _ => false,
        };
        self.arguments(call).iter().any(|arg| {
            if !arg.name.is_empty() {
                return says(arg.name.as_str(), arg.value);
            }
            let Expr::Map { entries } = facts.expr(arg.value) else { return false };
            facts.items(entries).chunks(2).any(|pair| match (pair.first().map(|k| facts.expr(*k)), pair.get(1)) {
                (Some(Expr::Str(name)), Some(value)) => says(name.as_str(), *value),
                _ => false,
            })
        })
    }

    /// What a call of a function of the project means whose result runs, or that wraps a handler.
    pub(super) fn call_verdict(&mut self, call: &At, inner: Option<(FileId, FuncId)>, method: &str) -> Verdict {
        let Expr::Call { callee, .. } = self.world.facts(call.file).expr(call.expr) else { return Verdict::Nothing };
        if self.is_lenient(call) {
            return Verdict::Passes;
        }
        let mut out = Verdict::Nothing;
        for (value, env) in self.eval(&call.sibling(callee)) {
            let found = match &value {
                // What makes the handler is no guard around it.
                Value::Func { file, func, .. } => {
                    if inner.is_some_and(|inner| self.is_inside(inner, (*file, *func))) {
                        continue;
                    }
                    self.function_verdict(*file, *func)
                }
                Value::Ext(_) | Value::Bound { .. } => {
                    self.known_guard(call.file, &value, method).unwrap_or_else(|| self.verdict_by_name(call))
                }
                Value::Unknown(_) => self.verdict(&value, &env, method, MAX_DEPTH),
                _ => Verdict::Nothing,
            };
            match found {
                Verdict::Checks { .. } => return found,
                Verdict::Nothing => {}
                found => out = found,
            }
        }
        if out == Verdict::Unknown { Verdict::Nothing } else { out }
    }

    /// What the name of an outside function that is called speaks for.
    fn verdict_by_name(&self, call: &At) -> Verdict {
        let name = callee_name(self.world.facts(call.file), call.expr).unwrap_or(Sym::EMPTY);
        match named(name.as_str(), &self.world.rules.guard_words) {
            Named::Guard => Verdict::checks(name.to_string()),
            Named::Optional => Verdict::Passes,
            Named::Other | Named::Unrelated => Verdict::Nothing,
        }
    }
}

fn may_be_function(expr: Expr) -> bool {
    matches!(
        expr,
        Expr::Name { .. }
            | Expr::Member { .. }
            | Expr::Call { .. }
            | Expr::Func(_)
            | Expr::List { .. }
            | Expr::Class(_)
    )
}

/// The last part of a qualified name.
fn last(name: Sym) -> &'static str {
    name.as_str().rsplit(['.', '/', '#']).next().unwrap_or_default()
}

/// A qualified name as it is told: without the folders of its package.
fn shown(name: Sym) -> String {
    name.as_str().rsplit('/').next().unwrap_or_default().trim_start_matches('#').to_owned()
}
