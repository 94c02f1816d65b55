//! Expressions as the code writes them, constants by their values.

use crate::model::facts::{Expr, ExprId};
use crate::model::rule::Term;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Value};

/// Parts within parts that are written out.
const MAX_DEPTH: u8 = 4;
/// Characters of one text.
const MAX_CHARS: usize = 160;

impl Resolver<'_> {
    /// An expression as the code writes it; `None`: it is nothing that can be told in a few words.
    pub(super) fn as_written(&mut self, at: &At, depth: u8) -> Option<String> {
        let text = self.spelled_out(at, depth)?;
        let cut = text.char_indices().nth(MAX_CHARS).map_or(text.len(), |(end, _)| end);
        Some(if cut < text.len() { format!("{}...", &text[..cut]) } else { text })
    }

    fn spelled_out(&mut self, at: &At, depth: u8) -> Option<String> {
        if depth > MAX_DEPTH {
            return Some("...".to_owned());
        }
        let world = self.world;
        let facts = world.facts(at.file);
        let mut part = |expr: ExprId| self.spelled_out(&at.sibling(expr), depth + 1);
        match facts.expr(at.expr) {
            Expr::Num(digits) => Some(digits.to_string()),
            Expr::Str(text) => Some(format!("\"{text}\"")),
            Expr::Bool(value) => Some(value.to_string()),
            Expr::Null => Some("none".to_owned()),
            Expr::This { .. } => Some("this".to_owned()),
            Expr::Name { name, .. } => Some(self.constant(at, depth).unwrap_or_else(|| name.to_string())),
            Expr::Member { base, name } => {
                // What a member is made by may be the declaration of a field.
                let own = self.constant(at, 1);
                own.or_else(|| Some(format!("{}.{name}", self.named(&at.sibling(base))?)))
            }
            Expr::Product { left, right } => self.constant(at, depth).or_else(|| {
                let left = self.spelled_out(&at.sibling(left), depth + 1)?;
                Some(format!("{left} * {}", self.spelled_out(&at.sibling(right), depth + 1)?))
            }),
            Expr::Choice { items } => {
                let items: Vec<String> = facts.items(items).iter().filter_map(|item| part(*item)).collect();
                (!items.is_empty()).then(|| items.join(" or "))
            }
            Expr::List { items } => {
                let items: Vec<String> = facts.items(items).iter().filter_map(|item| part(*item)).collect();
                Some(format!("({})", items.join(", ")))
            }
            Expr::Map { entries } => {
                let entry = |pair: &[ExprId]| {
                    let key = match facts.expr(pair[0]) {
                        Expr::Str(key) => key.to_string(),
                        _ => return None,
                    };
                    Some(format!("{key}: {}", part(*pair.get(1)?)?))
                };
                let entries: Vec<String> = facts.items(entries).chunks(2).filter_map(entry).collect();
                Some(format!("{{{}}}", entries.join(", ")))
            }
            Expr::Call { callee, args, .. } => {
                let args = facts.arguments(args).iter().map(|arg| {
                    let value = part(arg.value).unwrap_or_else(|| "...".to_owned());
                    if arg.name.is_empty() { value } else { format!("{}={value}", arg.name) }
                });
                let args: Vec<String> = args.collect();
                Some(format!("{}({})", self.named(&at.sibling(callee))?, args.join(", ")))
            }
            _ => None,
        }
    }

    /// A dotted name as the code writes it.
    pub(super) fn named(&self, at: &At) -> Option<String> {
        let facts = self.world.facts(at.file);
        match facts.expr(at.expr) {
            Expr::Name { name, .. } => Some(name.to_string()),
            Expr::This { .. } => Some("this".to_owned()),
            Expr::Member { base, name } => Some(format!("{}.{name}", self.named(&at.sibling(base))?)),
            Expr::Call { callee, .. } => Some(format!("{}()", self.named(&at.sibling(callee))?)),
            Expr::Index { base, .. } => self.named(&at.sibling(base)),
            _ => None,
        }
    }

    /// The number or text that a name stands for, where it is one; at depth 0 also the call that makes it.
    fn constant(&mut self, at: &At, depth: u8) -> Option<String> {
        let values = self.eval(at);
        let [(value, _)] = values.as_slice() else { return None };
        match value {
            Value::Num(digits) => Some(digits.to_string()),
            Value::Text(text) => text.as_lit().filter(|text| !text.is_empty()).map(str::to_owned),
            Value::Node(site)
                if depth == 0 && matches!(self.world.facts(site.file).expr(site.expr), Expr::Product { .. }) =>
            {
                self.as_written(site, 1)
            }
            Value::Obj { site: Some(site), .. } if depth == 0 && (site.file != at.file || site.expr != at.expr) => {
                let facts = self.world.facts(site.file);
                matches!(facts.expr(site.expr), Expr::Call { .. }).then(|| self.as_written(site, 1))?
            }
            _ => None,
        }
    }

    /// A value in a few words.
    pub(super) fn written_value(&mut self, value: &Value) -> Option<String> {
        match value {
            Value::Null => Some("none".to_owned()),
            Value::Bool(false) => None,
            Value::Bool(true) => Some("on".to_owned()),
            Value::Num(digits) => Some(digits.to_string()),
            Value::Text(text) => text.as_lit().filter(|text| !text.is_empty()).map(str::to_owned),
            Value::Ext(name) => {
                let name = name.as_str();
                let from = name.rmatch_indices(['.', '/']).nth(1).map_or(0, |(dot, _)| dot + 1);
                Some(name[from..].to_owned())
            }
            Value::Obj { site: Some(site), .. } | Value::Instance { site: Some(site), .. } | Value::Node(site) => {
                self.as_written(site, 0)
            }
            Value::Bound { name, .. } => Some(name.to_string()),
            Value::Unknown(name) if !name.is_empty() => Some(name.to_string()),
            _ => Some("set".to_owned()),
        }
    }

    /// The argument that a term is, as an expression.
    pub(super) fn argument_of_term(&self, term: &Term, at: &At) -> Option<ExprId> {
        match term {
            Term::Arg { index, path } if path.is_empty() => self.positional(at, *index),
            Term::Keyword { name, path } if path.is_empty() => {
                self.arguments(at).iter().find(|arg| arg.name == *name).map(|arg| arg.value)
            }
            _ => None,
        }
    }
}
