//! Texts put together: concatenation, formats, values as parts of a text.

use std::rc::Rc;

use crate::model::facts::{Expr, ExprId, Run};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::eval::Resolver;
use crate::resolve::limits::Limit;
use crate::resolve::value::{At, FileId, Results, Value};

/// Combinations of texts kept of one concatenation.
const MAX_TEXTS: usize = 200;

impl Resolver<'_> {
    pub(crate) fn concat(&mut self, at: &At, items: Run) -> Results {
        let items = self.world.facts(at.file).items(items).to_vec();
        if self.adds_lists(at, &items) {
            let mut all = Vec::new();
            for item in items {
                all.extend(self.elements_or_self(&at.sibling(item)));
            }
            return vec![(Value::Seq(Rc::new(all)), at.env.clone())];
        }
        if let Some(sum) = self.sum(at, &items) {
            return sum;
        }
        let mut texts = vec![(Text::default(), at.env.clone())];
        for (number, item) in items.iter().copied().enumerate() {
            // What tests put between two slashes is not empty: a default that is told here, the value elsewhere.
            let fills = self.is_tested(at.file) && self.begins_segment(at.file, items.get(number + 1).copied());
            let mut next = Vec::new();
            for (text, env) in &texts {
                let values = self.eval(&At::new(at.file, item, env));
                for (value, env) in self.spelled_addresses(values) {
                    let mut text = text.clone();
                    let mut part = self.text_of(at.file, item, &value);
                    if fills && part.is_empty() && text.ends_with('/') {
                        part =
                            Text::hole(super::world::last_name(self.world.facts(at.file), item).unwrap_or(Sym::EMPTY));
                    }
                    text.push(&part);
                    next.push((text, env));
                    if next.len() > MAX_TEXTS {
                        break;
                    }
                }
            }
            texts = next;
            if texts.len() > MAX_TEXTS {
                self.excess.add(Limit::Results);
                texts.truncate(MAX_TEXTS);
            }
        }
        let mut out: Results = texts.into_iter().map(|(text, env)| (Value::Text(Rc::new(text)), env)).collect();
        self.prefer_told(&mut out);
        out
    }

    /// Whether the part of a text before `next` ends a segment of a path.
    fn begins_segment(&self, file: FileId, next: Option<ExprId>) -> bool {
        match next.map(|next| self.world.facts(file).expr(next)) {
            None => true,
            Some(Expr::Str(text)) => text.as_str().starts_with('/'),
            Some(_) => false,
        }
    }

    /// Whether lists are put together, as texts are, with the operator `+`: the first operand that is known tells;
    /// where none is, routers stand for what they hold.
    fn adds_lists(&mut self, at: &At, items: &[ExprId]) -> bool {
        let mut routers = false;
        for item in items {
            for (value, env) in self.eval(&at.sibling(*item)) {
                match value {
                    Value::Node(_) | Value::Seq(_) | Value::ListOf(_) => return true,
                    Value::Text(_) | Value::Num(_) | Value::Bool(_) => return false,
                    Value::Obj { site: Some(_), .. } | Value::Instance { site: Some(_), .. } => {
                        routers = routers || !self.making(&value, &env).is_empty();
                    }
                    _ => {}
                }
            }
        }
        routers && self.language(at.file) == Language::Python
    }

    /// Numbers added up: `id + 1` is no text.
    fn sum(&mut self, at: &At, items: &[ExprId]) -> Option<Results> {
        let facts = self.world.facts(at.file);
        if !items.iter().any(|i| matches!(facts.expr(*i), Expr::Num(_))) {
            return None;
        }
        let mut total = Some(0_i64);
        for item in items {
            match self.eval(&at.sibling(*item)).first()?.0 {
                Value::Num(number) => {
                    total = total.and_then(|t| t.checked_add(number.as_str().parse().ok()?));
                }
                Value::Text(_) => return None,
                _ => total = None,
            }
        }
        let value = total.map_or(Value::UNKNOWN, |t| Value::Num(Sym::new(&t.to_string())));
        Some(vec![(value, at.env.clone())])
    }

    /// Numbers multiplied.
    pub(crate) fn product(&mut self, at: &At, left: ExprId, right: ExprId) -> Results {
        let number = |results: Results| match results.as_slice() {
            [(Value::Num(digits), _)] => digits.as_str().parse::<i64>().ok(),
            _ => None,
        };
        let left = number(self.eval(&at.sibling(left)));
        let total = left.and_then(|left| left.checked_mul(number(self.eval(&at.sibling(right)))?));
        // `5 * time.Second` can be looked into.
        let value = total.map_or_else(|| Value::Node(at.clone()), |total| Value::Num(Sym::new(&total.to_string())));
        vec![(value, at.env.clone())]
    }

    pub(crate) fn percent(&mut self, at: &At, format: ExprId, args: ExprId) -> Results {
        let facts = self.world.facts(at.file);
        let mut out = Vec::new();
        for (format, env) in self.eval(&at.sibling(format)) {
            let Value::Text(format) = format else { continue };
            let args: Vec<ExprId> = match facts.expr(args) {
                Expr::List { items } => facts.items(items).to_vec(),
                _ => vec![args],
            };
            let args: Vec<Text> = args
                .into_iter()
                .map(|a| {
                    let value = self.eval(&At::new(at.file, a, &env)).swap_remove(0).0;
                    self.text_of(at.file, a, &value)
                })
                .collect();
            out.push((Value::Text(Rc::new(super::builtins::sprintf(&format, &args))), env));
        }
        out
    }

    /// A value as part of a string.
    pub(crate) fn text_of(&self, file: FileId, expr: ExprId, value: &Value) -> Text {
        match value {
            Value::Text(text) => text.as_ref().clone(),
            Value::Num(number) => Text::lit(number.as_str()),
            Value::Bool(value) => Text::lit(if *value { "true" } else { "false" }),
            Value::Unknown(name) if !name.is_empty() => Text::hole(*name),
            _ => Text::hole(super::world::last_name(self.world.facts(file), expr).unwrap_or(Sym::EMPTY)),
        }
    }
}
