//! Texts of values: paths, methods, names.

use crate::model::sym::Sym;
use crate::model::text::{Part, Text};
use crate::resolve::eval::Resolver;
use crate::resolve::select::VERBS;
use crate::resolve::value::{Env, Results, Value};

/// Lists within lists that are looked into for texts.
const MAX_LISTS: u8 = 4;

impl Resolver<'_> {
    /// The texts of values; lists give each of their elements. `holes`: an unknown value is a hole, else it is
    /// one only when its name says that it is a path.
    pub(crate) fn texts(&mut self, values: &Results, holes: bool) -> Vec<(Text, Env)> {
        self.texts_within(values, holes, MAX_LISTS)
    }

    /// `depth`: how many lists within lists are looked into.
    fn texts_within(&mut self, values: &Results, holes: bool, depth: u8) -> Vec<(Text, Env)> {
        let mut out = Vec::new();
        let mut other = false;
        for (value, env) in values {
            if let Some(whole) = self.address_text(value, env) {
                out.extend(self.texts_within(&whole, holes, 0));
                continue;
            }
            match value {
                Value::Text(text) => out.push((text.as_ref().clone(), env.clone())),
                Value::Node(at) if !self.is_list(at) => other = true,
                Value::Node(_) | Value::Seq(_) | Value::ListOf(_) if depth > 0 => {
                    let elements = self.elements(value, env, false);
                    out.extend(self.texts_within(&elements, holes, depth - 1));
                }
                Value::Num(number) => out.push((Text::lit(number.as_str()), env.clone())),
                Value::Unknown(name) if holes || names_a_path(*name) => out.push((Text::hole(*name), env.clone())),
                Value::Obj { .. } | Value::Bound { .. } | Value::Ext(_) | Value::Node(_) if holes => {
                    out.push((Text::hole(Sym::EMPTY), env.clone()));
                }
                _ => other = true,
            }
        }
        if out.is_empty() && (other || !holes) {
            let env = values.first().map(|v| v.1.clone()).unwrap_or_default();
            out.push((Text::default(), env));
        }
        out
    }
}

/// `GET /users` -> (`GET`, `/users`).
pub(crate) fn split_method(text: &Text) -> Option<(String, Text)> {
    let Some(Part::Lit(first)) = text.parts().first() else { return None };
    let (verb, rest) = first.trim_start().split_once(char::is_whitespace)?;
    let token = verb.bytes().all(|b| b.is_ascii_uppercase());
    if !token && !VERBS.iter().any(|v| v.eq_ignore_ascii_case(verb)) {
        return None;
    }
    let mut path = Text::lit(rest.trim_start());
    for part in &text.parts()[1..] {
        match part {
            Part::Lit(s) => path.push_str(s),
            Part::Hole(name) => path.push(&Text::hole(*name)),
        }
    }
    Some((super::select::verb(verb), path))
}

/// A pattern without the host in front of its path.
pub(crate) fn without_host(text: &Text) -> Text {
    let Some(Part::Lit(first)) = text.parts().first() else { return text.clone() };
    if first.starts_with('/') {
        return text.clone();
    }
    let Some(slash) = first.find('/') else { return text.clone() };
    let mut path = Text::lit(&first[slash..]);
    for part in &text.parts()[1..] {
        match part {
            Part::Lit(s) => path.push_str(s),
            Part::Hole(name) => path.push(&Text::hole(*name)),
        }
    }
    path
}

/// Whether an unknown first argument is a path rather than middleware.
pub(crate) fn names_a_path(name: Sym) -> bool {
    let name = name.as_str().to_lowercase();
    ["path", "prefix", "base", "url", "route", "version", "root"].iter().any(|w| name.contains(w))
}
