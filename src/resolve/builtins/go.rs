//! Go's own functions that fold: addresses, conversions to text, texts that are written bit by bit.

use std::rc::Rc;

use super::{Side, join, join_with, sprintf, trim};
use crate::model::facts::{Expr, ExprId, FileFacts, ScopeId, ScopeKind};
use crate::model::sym::Sym;
use crate::model::text::{Part, Text};
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Results, Value};
use crate::resolve::world::{last_name, scopes};

/// The type of parsed addresses, which are kept as their texts.
const URL: &str = "net/url.URL";
/// Types that texts are written to.
const WRITERS: [&str; 4] = ["strings.Builder", "bytes.Buffer", "bytes.NewBufferString", "bytes.NewBuffer"];

impl Resolver<'_> {
    /// A call of a function of Go or its standard library; `None` when it is none that folds.
    pub(super) fn go_function(&mut self, at: &At, name: &str, args: &[ExprId]) -> Option<Results> {
        match name {
            "net/url.Parse"
            | "net/url.ParseRequestURI"
            | "net/url.QueryEscape"
            | "net/url.PathEscape"
            | "net/url.QueryUnescape"
            | "net/url.PathUnescape"
            | "strconv.Itoa"
            | "strconv.FormatInt"
            | "strconv.FormatUint"
            | "html.EscapeString" => Some(self.as_text(at, *args.first()?)),
            "int" | "int8" | "int16" | "int32" | "int64" | "uint" | "uint8" | "uint16" | "uint32" | "uint64" => {
                self.converted(at, *args.first()?)
            }
            "net/url.JoinPath" => Some(self.fold(at, args, |t| join(t, "/"))),
            "fmt.Sprint" => Some(self.fold(at, args, |t| join_with(t, ""))),
            "strings.Join" => self.joined(at, *args.first()?, *args.get(1)?),
            "make" => Some(self.typed(&at.sibling(*args.first()?))),
            _ => None,
        }
    }

    /// A method of an address, or of something that texts are written to.
    pub(super) fn go_method(&mut self, at: &At, on: &Value, name: Sym, args: &[ExprId]) -> Option<Results> {
        match on {
            Value::Text(text) => self.address_method(at, text, name.as_str(), args),
            Value::Obj { ty, site, .. } => match (ty.as_str(), name.as_str()) {
                (URL, "String") => {
                    let facts = self.world.facts(at.file);
                    let named = self.receiver_of(at).and_then(|r| last_name(facts, r));
                    Some(vec![(Value::Unknown(named.unwrap_or(Sym::EMPTY)), at.env.clone())])
                }
                ("strings.NewReplacer", "Replace") => Some(self.as_text(at, *args.first()?)),
                (ty, "String") if WRITERS.contains(&ty) => self.written(at, site.as_ref()),
                _ => None,
            },
            _ => None,
        }
    }

    /// A literal of a struct that has a text of its own: `url.URL{Scheme: "https", Host: host, Path: "/x"}`.
    pub(crate) fn struct_text(&mut self, at: &At, ty: Sym) -> Option<Text> {
        let Expr::Struct { .. } = self.world.facts(at.file).expr(at.expr) else { return None };
        if ty.as_str() != URL {
            return None;
        }
        let mut field = |name: &str| {
            let found = self.map_value(at, Sym::new(name))?.into_iter().next()?.0;
            Some(self.text_of(at.file, ExprId::NONE, &found)).filter(|text| !text.is_empty())
        };
        let (scheme, host, path) = (field("Scheme"), field("Host"), field("Path"));
        let mut out = Text::default();
        if let Some(host) = host {
            out.push(&scheme.unwrap_or_else(|| Text::lit("http")));
            out.push_str("://");
            out.push(&host);
        }
        Some(match path {
            Some(path) if out.is_empty() => path,
            Some(path) => join(&[out, path], "/"),
            None => out,
        })
    }

    pub(super) fn as_text(&mut self, at: &At, arg: ExprId) -> Results {
        let mut out = Vec::new();
        for (value, env) in self.eval(&at.sibling(arg)) {
            out.push((Value::Text(Rc::new(self.text_of(at.file, arg, &value))), env));
        }
        out
    }

    /// A number under another type is the number.
    fn converted(&mut self, at: &At, arg: ExprId) -> Option<Results> {
        let name = last_name(self.world.facts(at.file), arg)?;
        let values = self.eval(&at.sibling(arg));
        let kept = values.into_iter().map(|(value, env)| match value {
            Value::Num(_) | Value::Text(_) | Value::Unknown(_) => (value, env),
            _ => (Value::Unknown(name), env),
        });
        Some(kept.collect())
    }

    /// `strings.Join(list, separator)`; a list that is not known, or grows on some ways, is a hole with its name.
    fn joined(&mut self, at: &At, list: ExprId, separator: ExprId) -> Option<Results> {
        let between = match &self.eval(&at.sibling(separator)).first()?.0 {
            Value::Text(text) => text.as_lit()?.to_owned(),
            _ => return None,
        };
        let mut out = Vec::new();
        for (value, env) in self.eval(&at.sibling(list)) {
            let items: Vec<ExprId> = match &value {
                Value::Node(node) => match self.world.facts(node.file).expr(node.expr) {
                    Expr::List { items } => self.world.facts(node.file).items(items).to_vec(),
                    _ => Vec::new(),
                },
                _ => Vec::new(),
            };
            match &value {
                Value::Node(node) if !items.is_empty() => {
                    let node = At { env: env.overlay(&node.env), ..node.clone() };
                    out.extend(self.fold(&node, &items, |t| join_with(t, &between)));
                }
                _ => out.push((Value::Text(Rc::new(self.text_of(at.file, list, &Value::UNKNOWN))), env)),
            }
        }
        Some(out)
    }

    fn address_method(&mut self, at: &At, text: &Text, name: &str, args: &[ExprId]) -> Option<Results> {
        match name {
            "String" | "Redacted" if args.is_empty() => {
                let told = match self.receiver_of(at) {
                    Some(receiver) => self.with_path_set(at, receiver, text),
                    None => text.clone(),
                };
                Some(vec![(Value::Text(Rc::new(told)), at.env.clone())])
            }
            "JoinPath" => Some(self.fold(at, args, |t| join(&[std::slice::from_ref(text), t].concat(), "/"))),
            "ResolveReference" | "Parse" if args.len() == 1 => Some(self.fold(at, args, |t| resolved(text, &t[0]))),
            _ => None,
        }
    }

    fn receiver_of(&self, call: &At) -> Option<ExprId> {
        let facts = self.world.facts(call.file);
        let Expr::Call { callee, .. } = facts.expr(call.expr) else { return None };
        match facts.expr(callee) {
            Expr::Member { base, .. } => Some(base),
            _ => None,
        }
    }

    /// `address` after `u.Path = ..` on the variable that it is read from.
    fn with_path_set(&mut self, at: &At, receiver: ExprId, address: &Text) -> Text {
        let facts = self.world.facts(at.file);
        let Expr::Name { name, .. } = facts.expr(receiver) else { return address.clone() };
        let Expr::Call { scope: here, .. } = facts.expr(at.expr) else { return address.clone() };
        let around = self.world.functions_around(at.file, at.expr);
        let path = Sym::new("Path");
        let mut set = None;
        for (file, n) in self.world.stores_named(path).to_vec() {
            let store = self.world.facts(file).stores[n as usize];
            let is_it = file == at.file
                && store.base < at.expr
                && is_always_before(facts, store.scope, here)
                && matches!(facts.expr(store.base), Expr::Name { name: n, .. } if n == name)
                && self.world.functions_around(file, store.base).first() == around.first();
            if is_it {
                set = Some(store);
            }
        }
        let Some(store) = set else { return address.clone() };
        let Some((Value::Text(new), _)) = self.eval(&at.sibling(store.value)).into_iter().next() else {
            return address.clone();
        };
        let own = |part: Option<&Part>| matches!(part, Some(Part::Hole(hole)) if *hole == path);
        if own(new.parts().first()) {
            let mut rest = Text::default();
            new.parts()[1..].iter().for_each(|part| match part {
                Part::Lit(literal) => rest.push_str(literal),
                Part::Hole(name) => rest.push(&Text::hole(*name)),
            });
            return join(&[address.clone(), rest], "/");
        }
        if store.augmented {
            return join(&[address.clone(), new.as_ref().clone()], "/");
        }
        join(&[origin(address), new.as_ref().clone()], "/")
    }

    /// What has been written to a local variable when its `String()` is asked for.
    fn written(&mut self, at: &At, site: Option<&At>) -> Option<Results> {
        let receiver = self.receiver_of(at)?;
        let facts = self.world.facts(at.file);
        let Expr::Name { name, .. } = facts.expr(receiver) else { return None };
        let Expr::Call { scope: here, .. } = facts.expr(at.expr) else { return None };
        let around = self.world.functions_around(at.file, at.expr).first().copied();
        let mut calls: Vec<(ExprId, bool)> = Vec::new();
        for (method, by_function) in
            [("WriteString", false), ("WriteByte", false), ("WriteRune", false), ("Fprintf", true), ("Fprint", true)]
        {
            for (file, call) in self.world.calls_named(Sym::new(method)) {
                if *file == at.file && *call < at.expr {
                    calls.push((*call, by_function));
                }
            }
        }
        calls.sort_unstable();
        let mut out = Text::default();
        if let Some(first) = site.and_then(|site| Some(site.sibling(self.arguments(site).first()?.value)))
            && let Some((Value::Text(start), _)) = self.eval(&first).into_iter().next()
        {
            out.push(&start);
        }
        for (call, by_function) in calls {
            let Expr::Call { callee, args, scope, .. } = facts.expr(call) else { continue };
            let Expr::Member { base, .. } = facts.expr(callee) else { continue };
            let mut args: Vec<ExprId> = facts.arguments(args).iter().map(|a| a.value).collect();
            let to = if by_function && !args.is_empty() { args.remove(0) } else { base };
            let is_it = matches!(facts.expr(to), Expr::Name { name: n, .. } if n == name)
                && self.world.functions_around(at.file, call).first().copied() == around;
            // What is written on some ways only is left out.
            let always = is_always_before(facts, scope, here);
            if !is_it || !always {
                continue;
            }
            let texts: Vec<Text> = args
                .iter()
                .map(|arg| {
                    let value = self.eval(&at.sibling(*arg)).swap_remove(0).0;
                    self.text_of(at.file, *arg, &value)
                })
                .collect();
            match texts.as_slice() {
                [format, rest @ ..] if by_function => out.push(&sprintf(format, rest)),
                [text] => out.push(text),
                _ => {}
            }
        }
        if out.is_empty() {
            out = Text::hole(name);
        }
        Some(vec![(Value::Text(Rc::new(out)), at.env.clone())])
    }
}

/// Whether what stands in `scope` always runs before what stands in `here`, in the same function.
fn is_always_before(facts: &FileFacts, scope: ScopeId, here: ScopeId) -> bool {
    let kind = |s: &ScopeId| facts.scopes[s.index()].kind;
    scopes(facts, scope)
        .take_while(|s| !matches!(kind(s), ScopeKind::Function(_)))
        .all(|s| !matches!(kind(&s), ScopeKind::Branch) || scopes(facts, here).any(|h| h == s))
}

/// Scheme and host of an address; all of one that begins with something unknown.
fn origin(address: &Text) -> Text {
    let mut out = Text::default();
    let mut seen_scheme = false;
    for part in address.parts() {
        let Part::Lit(literal) = part else {
            if let Part::Hole(name) = part {
                out.push(&Text::hole(*name));
            }
            continue;
        };
        let start = match literal.find("://") {
            Some(at) => {
                seen_scheme = true;
                at + 3
            }
            None if seen_scheme || !out.is_empty() => 0,
            None => return Text::default(),
        };
        if let Some(slash) = literal[start..].find('/') {
            out.push_str(&literal[..start + slash]);
            return out;
        }
        out.push_str(literal);
    }
    out
}

/// `reference` as seen from `base`.
fn resolved(base: &Text, reference: &Text) -> Text {
    match reference.parts().first() {
        Some(Part::Lit(literal)) if literal.contains("://") => reference.clone(),
        Some(Part::Lit(literal)) if literal.starts_with('/') => join(&[origin(base), reference.clone()], "/"),
        _ => {
            let base = trim(&[base.clone(), Text::lit("/")], Side::Suffix);
            join(&[base, reference.clone()], "/")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stand_on_origins_or_behind_their_base() {
        let of = |base: &str, reference: &str| resolved(&Text::lit(base), &Text::lit(reference)).to_string();
        assert_eq!(of("https://x.com/v1/", "/users"), "https://x.com/users");
        assert_eq!(of("https://x.com/v1/", "users"), "https://x.com/v1/users");
        assert_eq!(of("https://x.com", "https://y.com/z"), "https://y.com/z");
    }
}
