//! Selectors: the parts of a call, decorator or table element that a rule asks for.

use std::rc::Rc;

use crate::model::facts::{ClassId, Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::rule::{Selector, Term};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::entries::EntryKey;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Results, Value};

mod members;
mod reach;
mod words;

use members::{folder_above, last_part};
pub(crate) use words::{VERBS, absent, verb};
use words::{each_some, each_text, kebab};

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
    pub(crate) fn term(&mut self, term: &Term, subject: &Subject) -> Option<Results> {
        let env = &subject.at.env;
        let one = |value: Value| Some(vec![(value, env.clone())]);
        match term {
            Term::Arg { index, path } => {
                if let Some(spread) = self.spread_argument(&subject.at, *index) {
                    return self.walk(spread, path);
                }
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
                let (Value::Class { file, .. } | Value::Func { file, .. } | Value::Instance { file, .. }) =
                    values.first()?.0
                else {
                    return None;
                };
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
                let mut out = self.only_of(subject.at.file, &values, *set);
                if out.is_empty() {
                    let behind: Results = values.iter().flat_map(|(v, e)| self.behind(v, e)).collect();
                    out = self.only_of(subject.at.file, &behind, *set);
                }
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
            Term::RootOf(of) => {
                let mut out = Vec::new();
                // What a class says is read as it is written: what makes its rows may be made anywhere.
                if let [Term::ClassAttr(classes, name)] = of.0.as_slice() {
                    for (value, env) in self.select(classes, subject)? {
                        let Value::Class { file, class } = value else { continue };
                        let written = self.class_of_attribute(file, class, *name);
                        out.extend(written.map(|(file, class)| (Value::Class { file, class }, env)));
                    }
                    if !out.is_empty() {
                        return Some(out);
                    }
                }
                for (value, env) in self.select(of, subject)? {
                    let class = self.class_of_chain(&value);
                    out.extend(class.map(|(file, class)| (Value::Class { file, class }, env)));
                }
                (!out.is_empty()).then_some(out)
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
                    let found = match &self.named_module(subject.at.file, value) {
                        Value::Class { file, class } => self.class_attribute(*file, *class, *name, &env),
                        Value::Module(file) => self.exported(*file, *name, &env),
                        instance @ Value::Instance { .. } => self.field(instance, *name, &env),
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
}
