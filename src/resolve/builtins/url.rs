//! Addresses as objects: `new URL(path, base)` read as a text.

use std::rc::Rc;

use crate::model::facts::Expr;
use crate::model::sym::Sym;
use crate::model::text::{Part, Text};
use crate::resolve::builtins::texts::join;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, Results, Value};
use crate::resolve::world::scopes;

/// Names under which ECMAScript knows the class.
const NAMES: [&str; 5] = ["URL", "url.URL", "node:url.URL", "globalThis.URL", "window.URL"];
/// Members and methods that give the whole address.
pub(super) const WHOLE: [&str; 3] = ["toString", "toJSON", "href"];

impl Resolver<'_> {
    /// The texts that an address object stands for; `None` for other values. A path that is set later
    /// (`url.pathname = ..`) takes the place of the first one.
    pub(crate) fn address_text(&mut self, value: &Value, env: &Env) -> Option<Results> {
        let Value::Obj { ty, site: Some(site), .. } = value else { return None };
        if !NAMES.contains(&ty.as_str()) {
            return None;
        }
        let at = At { env: env.overlay(&site.env), ..site.clone() };
        let args: Vec<_> = self.arguments(&at).iter().map(|arg| arg.value).collect();
        let urls = self.eval(&at.sibling(*args.first()?));
        let path = self.path_set_later(&at);
        let mut out = Vec::new();
        for (url, env) in self.texts(&urls, true) {
            let bases = match args.get(1) {
                Some(base) if !is_absolute(&url) => {
                    let bases = self.eval(&At::new(at.file, *base, &env));
                    self.texts(&bases, true)
                }
                _ => vec![(Text::default(), env)],
            };
            for (base, env) in bases {
                let whole = if base.is_empty() { url.clone() } else { join(&[base, url.clone()], "/") };
                let whole = match &path {
                    Some(path) => join(&[origin(&whole), path.clone()], "/"),
                    None => whole,
                };
                out.push((Value::Text(Rc::new(whole)), env));
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// Values as they stand in a text: of address objects what they stand for.
    pub(crate) fn spelled_addresses(&mut self, values: Results) -> Results {
        if !values.iter().any(|(value, _)| matches!(value, Value::Obj { site: Some(_), .. })) {
            return values;
        }
        let mut out = Vec::new();
        for (value, env) in values {
            match self.address_text(&value, &env) {
                Some(texts) => out.extend(texts),
                None => out.push((value, env)),
            }
        }
        out
    }

    /// What is stored as the path of the variable that an address is kept in.
    fn path_set_later(&mut self, made: &At) -> Option<Text> {
        let facts = self.world.facts(made.file);
        let kept = facts.bindings.iter().find(|binding| binding.value == made.expr)?;
        let stores = self.world.stores_named(Sym::new("pathname"));
        let store = stores.iter().filter(|(file, _)| *file == made.file).find_map(|(_, n)| {
            let store = facts.stores.get(*n as usize)?;
            let Expr::Name { name, scope } = facts.expr(store.base) else { return None };
            let same = name == kept.name && scopes(facts, scope).any(|scope| scope == kept.scope);
            same.then_some(store.value)
        })?;
        let values = self.eval(&made.sibling(store));
        self.texts(&values, true).into_iter().next().map(|(text, _)| text)
    }
}

fn is_absolute(url: &Text) -> bool {
    matches!(url.parts().first(), Some(Part::Lit(first)) if first.contains("://"))
}

/// An address up to its path.
fn origin(url: &Text) -> Text {
    let mut out = Text::default();
    let mut in_host = false;
    for part in url.parts() {
        let literal = match part {
            Part::Lit(literal) => literal,
            Part::Hole(name) => {
                out.push(&Text::hole(*name));
                in_host = true;
                continue;
            }
        };
        let from = if in_host { 0 } else { literal.find("://").map_or(0, |at| at + 3) };
        in_host = true;
        if let Some(end) = literal[from..].find('/') {
            out.push_str(&literal[..from + end]);
            break;
        }
        out.push_str(literal);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_end_where_the_path_begins() {
        let of = |url: &str| origin(&Text::lit(url));
        assert_eq!(of("https://api.x.com/v1/users").as_lit(), Some("https://api.x.com"));
        assert_eq!(of("https://api.x.com").as_lit(), Some("https://api.x.com"));
        let mut open = Text::hole(Sym::new("API"));
        open.push_str("/v1");
        assert_eq!(origin(&open), Text::hole(Sym::new("API")));
    }
}
