//! Selectors: the parts of a call, decorator or table element that a rule asks for.

use std::rc::Rc;

use crate::model::facts::{ClassId, Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::rule::{Key, Selector, Term};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::collections::nth;
use crate::resolve::entries::EntryKey;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Results, Value};

/// The verbs of HTTP, as rules and points write them.
pub(crate) const VERBS: [&str; 10] =
    ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "QUERY"];

/// Calls before a call that are asked for what made its receiver.
const MAX_MAKERS: usize = 12;

/// What a decorator stands on, or a class rule has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decorated {
    Func(FileId, FuncId),
    Class(FileId, ClassId),
}

/// What selectors look at.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// The call, or the decorator expression.
    pub(crate) at: At,
    /// The receiver.
    pub(crate) on: Option<Value>,
    /// The method or function name matched.
    pub(crate) name: Sym,
    pub(crate) decorated: Option<Decorated>,
    /// The table element.
    pub(crate) item: Option<Value>,
    /// The key of the map entry that the element is.
    pub(crate) key: Option<EntryKey>,
    /// Captures of a query.
    pub(crate) captures: Rc<Vec<(Sym, ExprId)>>,
}

impl Subject {
    /// The same subject under other choices.
    pub(crate) fn under(&self, env: &Env) -> Subject {
        Subject { at: At { env: env.clone(), ..self.at.clone() }, ..self.clone() }
    }
}

impl Resolver<'_> {
    /// The values of the first alternative that is present; `None` when none is.
    pub(crate) fn select(&mut self, selector: &Selector, subject: &Subject) -> Option<Results> {
        selector.0.iter().find_map(|term| self.term(term, subject)).filter(|r| !r.is_empty())
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each term of the language")]
    fn term(&mut self, term: &Term, subject: &Subject) -> Option<Results> {
        let env = &subject.at.env;
        let one = |value: Value| Some(vec![(value, env.clone())]);
        match term {
            Term::Arg { index, path } => {
                let value = self.positional(&subject.at, *index)?;
                let values = self.eval(&subject.at.sibling(value));
                self.walk(values, path)
            }
            Term::Keyword { name, path } => {
                let values = self.keyword(&subject.at, *name)?;
                self.walk(values, path)
            }
            Term::Rest { start } => {
                let args = self.arguments(&subject.at);
                let args: Vec<ExprId> =
                    args.iter().filter(|a| a.name.is_empty()).skip(*start).map(|a| a.value).collect();
                let mut all = Vec::new();
                for arg in args {
                    if let Expr::Spread(inner) = self.world.facts(subject.at.file).expr(arg) {
                        all.extend(self.elements_of(&subject.at.sibling(inner), false));
                    } else {
                        all.extend(self.eval(&subject.at.sibling(arg)));
                    }
                }
                Some(all)
            }
            Term::Chain { method, then } => {
                let at = self.chained_call(&subject.at, subject.on.as_ref(), *method)?;
                let chained = Subject { at, name: *method, ..subject.clone() };
                self.term(then, &chained)
            }
            Term::OwnAttr(of, name) => {
                let mut out = Vec::new();
                for (value, env) in self.select(of, subject)? {
                    if let Value::Class { file, class } = value
                        && self.has_own(file, class, *name)
                    {
                        out.extend(self.class_attribute(file, class, *name, &env));
                    }
                }
                out.retain(|(value, _)| !absent(value) && *value != Value::Bool(false));
                (!out.is_empty()).then_some(out)
            }
            Term::Known(of) => {
                let values = self.select(of, subject)?;
                let known = |value: &Value| matches!(value, Value::Text(text) if !text.has_hole() && !text.is_empty());
                let out: Results = values.into_iter().filter(|(value, _)| known(value)).collect();
                (!out.is_empty()).then_some(out)
            }
            Term::FolderOf(of, stem) => {
                let values = self.select(of, subject)?;
                let (Value::Class { file, .. } | Value::Func { file, .. }) = values.first()?.0 else { return None };
                let folder = folder_above(&self.world.unit(file).rel, stem.as_str())?;
                one(Value::text(folder))
            }
            Term::Declared(of, then) => self.on_declaration(of, then, subject),
            Term::PathOf(of) | Term::NameOf(of) => {
                let whole = matches!(term, Term::PathOf(_));
                let values = self.select(of, subject)?;
                let go = self.language(subject.at.file) == Language::Go;
                let named = values.into_iter().filter_map(|(value, env)| match value {
                    Value::Text(_) => Some((value, env)),
                    // Of what generated code makes the type is the name.
                    Value::Obj { .. } | Value::Bound { .. } if whole && go => {
                        let ty = self.types_of(subject.at.file, &value).first().copied()?;
                        Some((Value::text(ty.as_str()), env))
                    }
                    _ => Some((Value::text(&self.name_of(&value, whole)?), env)),
                });
                let out: Results = named.collect();
                (!out.is_empty()).then_some(out)
            }
            Term::Sql(of) => {
                let values = self.select(of, subject)?;
                let reads = |value: &Value| matches!(value, Value::Text(text) if super::outbound::is_sql(text));
                let out: Results = values.into_iter().filter(|(value, _)| reads(value)).collect();
                (!out.is_empty()).then_some(out)
            }
            Term::GraphQl(of) => {
                let values = self.select(of, subject)?;
                let mut out = Vec::new();
                for (value, env) in values {
                    let document = match value {
                        Value::Text(text) => Some(text.to_string()),
                        Value::Obj { site: Some(site), .. } => {
                            let arg = self.arguments(&site).first().map(|a| a.value);
                            let given = arg.map(|arg| self.eval(&site.sibling(arg))).unwrap_or_default();
                            given.into_iter().find_map(|(v, _)| match v {
                                Value::Text(text) => Some(text.to_string()),
                                _ => None,
                            })
                        }
                        _ => None,
                    };
                    let asked = document.as_deref().and_then(super::outbound::graphql_operation);
                    out.extend(asked.map(|asked| (Value::text(&asked), env)));
                }
                (!out.is_empty()).then_some(out)
            }
            Term::Maker(then) => self.maker(then, subject),
            Term::OnName => match subject.on.as_ref()? {
                Value::Bound { name, .. } => one(Value::text(name.as_str())),
                Value::Obj { ty, site: Some(_), .. } => one(Value::text(last_part(*ty))),
                _ => None,
            },
            Term::TypeName(of) => {
                let values = self.select(of, subject)?;
                let mut out = Vec::new();
                for (value, env) in values {
                    if let Some(ty) = self.types_of(subject.at.file, &value).first() {
                        out.push((Value::text(last_part(*ty)), env));
                    }
                }
                (!out.is_empty()).then_some(out)
            }
            Term::Verb => one(Value::text(&verb(subject.name.as_str()))),
            Term::Name => one(Value::text(subject.name.as_str())),
            Term::On { path } => self.walk(vec![(subject.on.clone()?, env.clone())], path),
            Term::Decorated => one(match subject.decorated? {
                Decorated::Func(file, func) => Value::Func { file, func, env: env.clone(), on: None },
                Decorated::Class(file, class) => Value::Class { file, class },
            }),
            Term::DecoratedName => one(Value::text(match subject.decorated? {
                Decorated::Func(file, func) => self.world.facts(file).functions[func.index()].name.as_str(),
                Decorated::Class(file, class) => self.class(file, class).name.as_str(),
            })),
            Term::Item { path } => self.walk(vec![(subject.item.clone()?, env.clone())], path),
            Term::Key => one(subject.key.clone()?.0),
            Term::Capture { name } => {
                let values: Vec<ExprId> = subject.captures.iter().filter(|c| c.0 == *name).map(|c| c.1).collect();
                let mut all = Vec::new();
                for value in values {
                    all.extend(self.eval(&subject.at.sibling(value)));
                }
                (!all.is_empty()).then_some(all)
            }
            Term::Text(text) => one(Value::text(text.as_str())),
            Term::Made => {
                let made = self.eval(&subject.at);
                let made: Results = made.into_iter().filter(|(v, _)| super::routers::node_of(v).is_some()).collect();
                (!made.is_empty()).then_some(made)
            }
            Term::MethodsOf { of, prefix, suffix } => {
                let values = self.select(of, subject)?;
                let suffix = self.select(suffix, subject).map(|s| self.texts(&s, false));
                let suffix =
                    suffix.and_then(|s| Some(format!("_{}", s.first()?.0.as_lit().filter(|s| !s.is_empty())?)));
                self.methods_of(values, prefix.as_str(), &suffix.unwrap_or_default(), env)
            }
            Term::Is { of, set } => {
                let values = self.select(of, subject)?;
                let out: Results = values.into_iter().filter(|(v, _)| self.is_of(subject.at.file, v, *set)).collect();
                (!out.is_empty()).then_some(out)
            }
            Term::TextOnly(of) => {
                let values = self.select(of, subject)?;
                let out: Results = values.into_iter().filter(|(v, e)| self.is_text(v, e)).collect();
                (!out.is_empty()).then_some(out)
            }
            Term::Concat(all) => {
                let mut text = Text::default();
                for part in all {
                    let values = self.select(part, subject)?;
                    let value = &values.first()?.0;
                    if absent(value) {
                        return None;
                    }
                    text.push(&self.text_of(subject.at.file, ExprId::NONE, value));
                }
                one(Value::Text(Rc::new(text)))
            }
            Term::Split(separator, of) => {
                let values = self.select(of, subject)?;
                Some(each_text(values, |text| {
                    let parts = text.split(separator.as_str()).map(|p| Value::text(p.trim())).collect();
                    Value::Seq(Rc::new(parts))
                }))
            }
            Term::ClassAttr(of, name) => {
                let mut out = Vec::new();
                for (value, env) in self.select(of, subject)? {
                    let found = match &value {
                        Value::Class { file, class } => self.class_attribute(*file, *class, *name, &env),
                        Value::Instance { .. } => self.field(&value, *name, &env),
                        Value::Ext(base) => match self.outside_member(subject.at.file, *base, *name) {
                            constant @ Value::Text(_) => vec![(constant, env)],
                            _ => Vec::new(),
                        },
                        _ => Vec::new(),
                    };
                    out.extend(found.into_iter().filter(|(v, _)| !absent(v)));
                }
                (!out.is_empty()).then_some(out)
            }
            Term::ClassDecorator { decorator, then } => self.on_class_decorator(*decorator, then, subject),
            Term::Tag(of, _) | Term::ParamsOf(of) | Term::TakenBy(of) => {
                let values = self.select(of, subject)?;
                Some(self.signature_term(term, &values)).filter(|found| !found.is_empty())
            }
            Term::TypeArg => {
                let arg = self.arguments(&subject.at).iter().find(|a| a.name.as_str() == "<>")?.value;
                Some(self.typed(&subject.at.sibling(arg)))
            }
            Term::Words(of) => {
                let values = self.select(of, subject)?;
                let values = self.spread(values);
                Some(each_text(values, |text| {
                    let words = text.split([',', ' ', '|']).filter(|w| !w.is_empty()).map(Value::text).collect();
                    Value::Seq(Rc::new(words))
                }))
            }
            Term::Before(separator, of) => {
                let values = self.select(of, subject)?;
                let values = self.spread(values);
                let out: Results = each_some(values, |text| Some(text.split_once(separator.as_str())?.0.to_owned()));
                (!out.is_empty()).then_some(out)
            }
            Term::After(separator, of) => {
                let values = self.select(of, subject)?;
                let values = self.spread(values);
                let out: Results = each_some(values, |text| Some(text.split_once(separator.as_str())?.1.to_owned()));
                (!out.is_empty()).then_some(out)
            }
            Term::Case(case, of) => {
                let values = self.select(of, subject)?;
                Some(each_text(values, |text| {
                    Value::text(&match case.as_str() {
                        "kebab" => kebab(text),
                        "snake" => super::outbound::snake(text),
                        "plural" => super::outbound::plural(text),
                        _ => text.to_lowercase(),
                    })
                }))
            }
        }
    }

    /// A selector on the decorators of the function or class that a value is.
    fn on_declaration(&mut self, of: &Selector, then: &Selector, subject: &Subject) -> Option<Results> {
        for (value, _) in self.select(of, subject)? {
            let (file, decorators, declared) = match value {
                Value::Func { file, func, .. } => {
                    let decorators = self.world.facts(file).functions[func.index()].decorators.clone();
                    (file, decorators, Decorated::Func(file, func))
                }
                Value::Class { file, class } | Value::Instance { file, class, .. } => {
                    (file, self.class(file, class).decorators.clone(), Decorated::Class(file, class))
                }
                _ => continue,
            };
            for decorator in decorators {
                let at = At::new(file, decorator, &Env::default());
                if self.matches(&at).is_empty() {
                    continue;
                }
                let on = Subject { at, decorated: Some(declared), ..subject.clone() };
                if let Some(found) = self.select(then, &on) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// The name of a function or class of the project; `whole`: behind the dotted path of its module.
    fn name_of(&self, value: &Value, whole: bool) -> Option<String> {
        let (file, name) = match value {
            Value::Func { file, func, .. } => (*file, self.world.facts(*file).functions[func.index()].name),
            Value::Class { file, class } | Value::Instance { file, class, .. } => {
                (*file, self.class(*file, *class).name)
            }
            _ => return None,
        };
        if name.is_empty() {
            return None;
        }
        if !whole {
            return Some(name.to_string());
        }
        let unit = self.world.unit(file);
        let folder = self.world.folder_of(unit.component);
        let rel = unit.rel.strip_prefix(folder).map_or(unit.rel.as_str(), |rel| rel.trim_start_matches('/'));
        let rel = rel.strip_prefix("src/").unwrap_or(rel);
        let stem = rel.rsplit_once('.').map_or(rel, |(stem, _)| stem);
        let stem = stem.strip_suffix("/__init__").unwrap_or(stem);
        Some(format!("{}.{name}", stem.replace('/', ".")))
    }

    /// Whether a class itself, not one that it derives from, has an attribute.
    fn has_own(&self, file: FileId, class: ClassId, name: Sym) -> bool {
        let facts = self.world.facts(file);
        let info = &facts.classes[class.index()];
        let (first, rest) = match name.as_str().split_once('.') {
            Some((first, rest)) => (Sym::new(first), Some(Sym::new(rest))),
            None => (name, None),
        };
        if let Some(rest) = rest {
            let inner = facts.classes.iter().position(|c| {
                c.name == first && facts.scopes.get(c.scope.index()).is_some_and(|s| s.parent == info.scope)
            });
            return inner.is_some_and(|inner| self.has_own(file, ClassId(inner as u32), rest));
        }
        info.fields.iter().any(|f| f.name == first)
            || info.keywords.iter().any(|k| k.name == first)
            || info.methods.iter().any(|m| facts.functions[m.index()].name == first)
            || !self.world.bindings(file, info.scope, first).is_empty()
    }

    /// An attribute of a class, what its method of that name gives back, or a keyword of its definition.
    fn class_attribute(&mut self, file: FileId, class: ClassId, name: Sym, env: &Env) -> Results {
        if let Some(keyword) = self.class(file, class).keywords.iter().find(|k| k.name == name).copied() {
            return self.eval(&At::new(file, keyword.value, env));
        }
        if let Some((f, method)) = self.method(file, class, name) {
            let key = super::value::Key::Frame(f, method);
            return self.returned(f, method, &env.with(key, super::value::Choice::On(file, class)));
        }
        // `Meta.db_table`: of a class within the class.
        if let Some((outer, inner)) = name.as_str().split_once('.') {
            let outer = self.class_member(file, class, Sym::new(outer), env);
            let inner = Sym::new(inner);
            return outer
                .into_iter()
                .flat_map(|(value, env)| match value {
                    Value::Class { file, class } => self.class_attribute(file, class, inner, &env),
                    _ => Vec::new(),
                })
                .collect();
        }
        self.class_member(file, class, name, env)
    }

    /// A term on the call that made the receiver, or on one that made what that was made on.
    fn maker(&mut self, then: &Term, subject: &Subject) -> Option<Results> {
        let mut on = subject.on.clone()?;
        for _ in 0..MAX_MAKERS {
            let (site, before) = match on {
                Value::Obj { site, on, .. } => (site, on),
                Value::Instance { site, .. } => (site, None),
                Value::Bound { on, .. } => (None, Some(on)),
                _ => return None,
            };
            if let Some(site) = site {
                let made = Subject { at: site, ..subject.clone() };
                if let Some(found) = self.term(then, &made).filter(|r| !r.is_empty()) {
                    return Some(found);
                }
            }
            on = before?.as_ref().clone();
        }
        None
    }

    fn positional(&self, at: &At, index: i32) -> Option<ExprId> {
        let args: Vec<ExprId> = self.arguments(at).iter().filter(|a| a.name.is_empty()).map(|a| a.value).collect();
        args.get(nth(index, args.len())?).copied()
    }

    /// A keyword argument; where there is none, the key of a map (or field of a struct) among the arguments.
    pub(crate) fn keyword(&mut self, at: &At, name: Sym) -> Option<Results> {
        let args = self.arguments(at);
        if let Some(arg) = args.iter().find(|a| a.name == name) {
            return Some(self.eval(&at.sibling(arg.value)));
        }
        for arg in args.iter().rev() {
            let (expr, spread) = match self.world.facts(at.file).expr(arg.value) {
                Expr::Spread(inner) => (inner, true),
                _ => (arg.value, false),
            };
            if self.language(at.file) == Language::Python && !spread {
                continue;
            }
            let mut found = Vec::new();
            for (value, env) in self.eval(&at.sibling(expr)) {
                found.extend(self.step_into(&value, &Key::Name(name), &env).unwrap_or_default());
            }
            if !found.is_empty() {
                return Some(found);
            }
        }
        None
    }

    /// The parts of values at the end of a path into them.
    pub(crate) fn walk(&mut self, values: Results, path: &[Key]) -> Option<Results> {
        let mut values = values;
        for key in path {
            let mut next = Vec::new();
            for (value, env) in values {
                next.extend(self.step_into(&value, key, &env).unwrap_or_default());
            }
            values = next;
        }
        (!values.is_empty()).then_some(values)
    }

    /// One step into a value; `None` when there is nothing there.
    pub(crate) fn step_into(&mut self, value: &Value, key: &Key, env: &Env) -> Option<Results> {
        match key {
            Key::Name(name) => match value {
                Value::Node(at) => {
                    let at = At { env: env.overlay(&at.env), ..at.clone() };
                    self.map_value(&at, *name)
                }
                Value::Instance { .. } => {
                    let found = self.field(value, *name, env);
                    (!found.iter().all(|(v, _)| absent(v))).then_some(found)
                }
                // Something made outside by a call: its argument of that name.
                Value::Obj { site: Some(site), .. } => {
                    let at = At { env: env.overlay(&site.env), ..site.clone() };
                    match self.world.facts(at.file).expr(at.expr) {
                        Expr::Struct { .. } => self.map_value(&at, *name),
                        _ => self.keyword(&at, *name),
                    }
                }
                Value::Module(file) => {
                    let found = self.exported(*file, *name, env);
                    (!found.is_empty()).then_some(found)
                }
                _ => None,
            },
            Key::Index(index) => match value {
                Value::Obj { site: Some(site), .. } => {
                    let at = At { env: env.overlay(&site.env), ..site.clone() };
                    let value = self.positional(&at, *index)?;
                    Some(self.eval(&at.sibling(value)))
                }
                Value::Node(at) if !self.is_list(at) => {
                    // Fields of a struct by position.
                    None
                }
                _ => {
                    if let Some(item) = self.item(value, *index) {
                        return Some(self.eval(&At { env: env.overlay(&item.env), ..item }));
                    }
                    let elements = self.elements(value, env, false);
                    let n = nth(*index, elements.len())?;
                    Some(vec![elements.into_iter().nth(n)?])
                }
            },
            Key::Each => {
                let entries = self.entries(value);
                if entries.is_empty() {
                    return Some(self.elements(value, env, false)).filter(|e| !e.is_empty());
                }
                Some(entries.into_iter().map(|(_, v)| (v, env.clone())).collect())
            }
            Key::Keys => Some(self.entries(value).into_iter().map(|(k, _)| (k, env.clone())).collect()),
        }
    }

    pub(crate) fn is_list(&self, at: &At) -> bool {
        matches!(self.world.facts(at.file).expr(at.expr), Expr::List { .. } | Expr::Comprehension { .. })
    }

    /// The call of `method` in the same fluent chain: on the receiver's side, or on the result.
    fn chained_call(&self, at: &At, on: Option<&Value>, method: Sym) -> Option<At> {
        let mut value = on;
        while let Some(Value::Obj { site: Some(site), on, .. }) = value {
            let facts = self.world.facts(site.file);
            if let Expr::Call { callee, .. } = facts.expr(site.expr)
                && super::world::last_name(facts, callee) == Some(method)
            {
                return Some(At { env: site.env.overlay(&at.env), ..site.clone() });
            }
            value = on.as_deref();
        }
        // Down the expression itself: fluent calls give back the receiver, which keeps no trace of them.
        let facts = self.world.facts(at.file);
        let mut expr = at.expr;
        while let Expr::Call { callee, .. } = facts.expr(expr) {
            let Expr::Member { base, name } = facts.expr(callee) else { break };
            if name == method && expr != at.expr {
                return Some(at.sibling(expr));
            }
            expr = base;
        }
        let mut expr = at.expr;
        while let Some(next) = self.world.chained(at.file, expr) {
            if let Expr::Call { callee, .. } = facts.expr(next)
                && super::world::last_name(facts, callee) == Some(method)
            {
                return Some(at.sibling(next));
            }
            expr = next;
        }
        // `route := r.HandleFunc(..); route.Methods("GET")`
        let name = facts.bindings.iter().find(|b| b.value == at.expr)?.name;
        self.world.calls_named(method).iter().filter(|(f, _)| *f == at.file).find_map(|(_, call)| {
            let Expr::Call { callee, .. } = facts.expr(*call) else { return None };
            let Expr::Member { base, .. } = facts.expr(callee) else { return None };
            matches!(facts.expr(base), Expr::Name { name: n, .. } if n == name).then(|| at.sibling(*call))
        })
    }

    /// Methods of a class that are HTTP verbs, as upper-case texts.
    fn methods_of(&mut self, values: Results, prefix: &str, suffix: &str, env: &Env) -> Option<Results> {
        let mut verbs: Vec<&str> = Vec::new();
        for (value, env) in values {
            let Some(members) = self.members_behind(&value, &env, 0) else { continue };
            let is = |m: &Sym, v: &str| {
                let name = m.as_str().strip_prefix(prefix).and_then(|m| m.strip_suffix(suffix));
                name.is_some_and(|n| n.eq_ignore_ascii_case(v))
            };
            // `query` is rather a helper's name than a verb.
            verbs.extend(VERBS.iter().filter(|v| **v != "QUERY" && members.iter().any(|m| is(m, v))));
        }
        verbs.sort_unstable();
        verbs.dedup();
        (!verbs.is_empty()).then(|| verbs.into_iter().map(|v| (Value::text(v), env.clone())).collect())
    }

    /// The names of the methods of the class behind a value: through wrappers, and of outside classes that packs
    /// know.
    fn members_behind(&mut self, value: &Value, env: &Env, depth: u8) -> Option<Vec<Sym>> {
        match value {
            Value::Class { file, class } | Value::Instance { file, class, .. } => {
                Some(self.member_names(*file, *class))
            }
            Value::Ext(_) | Value::Obj { site: None, .. } => self.outside_members(value),
            Value::Obj { site: Some(site), .. } => {
                if let Some(known) = self.outside_members(value) {
                    return Some(known);
                }
                if depth > 3 {
                    return None;
                }
                let args: Vec<ExprId> = self.arguments(site).iter().map(|a| a.value).collect();
                args.into_iter().find_map(|arg| {
                    let values = self.eval(&At { env: env.overlay(&site.env), file: site.file, expr: arg });
                    values.into_iter().find_map(|(v, e)| self.members_behind(&v, &e, depth + 1))
                })
            }
            _ => None,
        }
    }

    pub(crate) fn outside_members(&self, value: &Value) -> Option<Vec<Sym>> {
        let (Value::Ext(ty) | Value::Obj { ty, .. }) = value else { return None };
        let mut out: Vec<Sym> = Vec::new();
        for language in Language::ALL {
            let mut names = vec![*ty];
            let mut next = 0;
            while next < names.len() {
                names.extend(self.world.rules.bases.get(&(language, names[next])).into_iter().flatten());
                next += 1;
                if next > 32 {
                    break;
                }
            }
            for name in names {
                out.extend(self.world.rules.class_methods.get(&(language, name)).into_iter().flatten());
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// Whether a value is of a set of types; `router`: whether routes can hang on it.
    pub(crate) fn is_of(&mut self, file: FileId, value: &Value, set: Sym) -> bool {
        let types = self.types_of(file, value);
        if set.as_str() == "router" {
            return match value {
                Value::Class { .. } | Value::Module(_) => true,
                _ => self.world.is_router_type(self.language(file), &types),
            };
        }
        match self.world.rules.sets.get(&set) {
            Some(members) => types.iter().any(|t| members.contains(t)),
            None => types.contains(&set),
        }
    }

    fn is_text(&mut self, value: &Value, env: &Env) -> bool {
        match value {
            Value::Text(_) => true,
            Value::Unknown(name) => super::emit::names_a_path(*name),
            Value::Seq(_) | Value::Node(_) => {
                let list = match value {
                    Value::Node(at) => self.is_list(at),
                    _ => true,
                };
                list && self.elements(value, env, false).first().is_some_and(|(v, _)| matches!(v, Value::Text(_)))
            }
            _ => false,
        }
    }

    /// Lists of texts as their elements.
    fn spread(&mut self, values: Results) -> Results {
        let mut out = Vec::new();
        for (value, env) in values {
            match &value {
                Value::Seq(_) => out.extend(self.elements(&value, &env, false)),
                Value::Node(at) if self.is_list(at) => out.extend(self.elements(&value, &env, false)),
                _ => out.push((value, env)),
            }
        }
        out
    }

    /// Names of the methods of a class, own, inherited, and from outside classes that packs know.
    pub(crate) fn member_names(&mut self, file: FileId, class: ClassId) -> Vec<Sym> {
        let mut names = Vec::new();
        for (f, c) in self.lineage(file, class) {
            let facts = self.world.facts(f);
            if facts.language == Language::Go {
                let folder = self.world.folder(f);
                let methods = self.world.go_methods(folder, facts.classes[c.index()].name);
                names.extend(methods.iter().map(|(f, m)| self.world.facts(*f).functions[m.index()].name));
            } else {
                let class = &facts.classes[c.index()];
                names.extend(class.methods.iter().map(|m| facts.functions[m.index()].name));
                // `post = other_method`
                names.extend(class.fields.iter().filter(|f| f.value.is_some()).map(|f| f.name));
            }
        }
        for base in self.outside_bases(file, class) {
            if let Some(more) = self.world.rules.class_methods.get(&(self.language(file), base)) {
                names.extend_from_slice(more);
            }
        }
        names
    }
}

/// The folder above the module or package `stem` on a path, or above the file.
fn folder_above<'p>(rel: &'p str, stem: &str) -> Option<&'p str> {
    let parts: Vec<&str> = rel.split('/').collect();
    let is_it = |part: &str| part == stem || part.split_once('.').is_some_and(|(name, _)| name == stem);
    let at = parts.iter().rposition(|part| is_it(part)).unwrap_or(parts.len() - 1);
    parts.get(at.checked_sub(1)?).copied()
}

/// `Client` of `package.sub.Client`.
fn last_part(name: Sym) -> &'static str {
    name.as_str().rsplit(['.', '/']).next().unwrap_or_default()
}

/// The verb that a method's name says: `get`, `Get`, `GET`, `del`, `all`.
pub(crate) fn verb(name: &str) -> String {
    let upper = name.to_ascii_uppercase();
    match upper.as_str() {
        "DEL" => "DELETE".to_owned(),
        "ALL" | "ANY" | "*" | "USE" => "ANY".to_owned(),
        "OPTS" => "OPTIONS".to_owned(),
        _ => upper,
    }
}

/// Whether a value says that there is nothing.
pub(crate) fn absent(value: &Value) -> bool {
    matches!(value, Value::Unknown(_) | Value::Null | Value::Bound { .. })
}

fn each_text(values: Results, f: impl Fn(&str) -> Value) -> Results {
    values
        .into_iter()
        .map(|(value, env)| match &value {
            Value::Text(text) => (text.as_lit().map_or(value.clone(), &f), env),
            _ => (value, env),
        })
        .collect()
}

fn each_some(values: Results, f: impl Fn(&str) -> Option<String>) -> Results {
    let mut out = Vec::new();
    for (value, env) in values {
        // The cut is made in literal text; holes on the far side of it stay.
        if let Value::Text(text) = &value {
            let shown = text.to_string();
            if let Some(part) = f(&shown) {
                let mut folded = Text::default();
                for (n, piece) in part.split("{?}").enumerate() {
                    if n > 0 {
                        folded.push(&Text::hole(Sym::EMPTY));
                    }
                    folded.push_str(piece);
                }
                out.push((Value::Text(Rc::new(folded)), env));
            }
        }
    }
    out
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (n, c) in name.chars().enumerate() {
        if c.is_uppercase() {
            if n > 0 && !out.ends_with('-') {
                out.push('-');
            }
            out.extend(c.to_lowercase());
        } else {
            out.push(if c == '_' { '-' } else { c });
        }
    }
    out
}
