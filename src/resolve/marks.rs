//! Marks in paths: what is decided only when a path is whole.
//!
//! While the parts of a path are put together, a mark stands where a version will stand, around a prefix that some
//! paths do not get, and before what a version was declared for. Marks are control characters, which no path holds.

use crate::model::rule::{Emit, Join, Rule};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::emit::Collected;
use crate::resolve::eval::Resolver;
use crate::resolve::path::{self, HOLE};
use crate::resolve::routers::subject;
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Env, Results, Value};

/// Here stands the version: `VERSION prefix (SEP default)* END`.
const VERSION: char = '\u{1}';
/// A prefix that some paths do not get: `PREFIX text (SEP [method space] path)* END`.
const PREFIX: char = '\u{2}';
/// What follows has these versions: `DECLARED (SEP version)* END`.
const DECLARED: char = '\u{3}';
const SEP: char = '\u{4}';
const END: char = '\u{5}';

/// A prefix which the paths `except` do not get; each may start with a method and a space.
pub(crate) fn prefix(text: &str, except: &[String]) -> String {
    if except.is_empty() { text.to_owned() } else { mark(PREFIX, text, except) }
}

/// A place for the version, written after `before`.
fn version(before: &str, default: &[String]) -> String {
    mark(VERSION, before, default)
}

/// `path` and all below it have one of these versions; `""` is no version.
fn declared(versions: &[String], path: &str) -> String {
    format!("{}{path}", mark(DECLARED, "", versions))
}

fn mark(kind: char, text: &str, list: &[String]) -> String {
    let list: String = list.iter().map(|item| format!("{SEP}{item}")).collect();
    format!("{kind}{text}{list}{END}")
}

/// Whether there is a mark in a path.
pub(crate) fn has_marks(path: &str) -> bool {
    path.contains(END)
}

/// Whether a version stands in a path.
pub(crate) fn has_version(path: &str) -> bool {
    path.contains(VERSION)
}

/// The paths that a path with marks stands for. `own`: the versions that the route itself declares.
fn spell(path: &str, own: Option<&[String]>, method: &str) -> Vec<String> {
    let pieces = pieces(path);
    let nearest = pieces.iter().rev().find_map(|piece| match piece {
        Piece::Mark(DECLARED, _, versions) => Some(versions.as_slice()),
        _ => None,
    });
    let place = pieces.iter().find_map(|piece| match piece {
        Piece::Mark(VERSION, before, default) => Some((*before, default.as_slice())),
        _ => None,
    });
    let below = without_marks(&pieces, PREFIX);
    let versions: Vec<String> = match place {
        None => vec![String::new()],
        Some((before, default)) => {
            let versions = own.map(|v| v.iter().map(String::as_str).collect::<Vec<_>>());
            let versions = versions.unwrap_or_else(|| nearest.unwrap_or(default).to_vec());
            let segment = |v: &&str| if v.is_empty() { String::new() } else { format!("{before}{v}") };
            if versions.is_empty() { vec![String::new()] } else { versions.iter().map(segment).collect() }
        }
    };
    let spelled = |version: &String| {
        let mut out = String::new();
        for piece in &pieces {
            match piece {
                Piece::Text(text) => push(&mut out, text),
                Piece::Mark(PREFIX, text, except) if !except.iter().any(|e| matches(e, &below, method)) => {
                    push(&mut out, text);
                }
                Piece::Mark(VERSION, ..) if !version.is_empty() => {
                    push(&mut out, version);
                }
                Piece::Mark(..) => {}
            }
        }
        out
    };
    versions.iter().map(spelled).collect()
}

enum Piece<'p> {
    Text(&'p str),
    /// Kind, text, list.
    Mark(char, &'p str, Vec<&'p str>),
}

fn pieces(path: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = path;
    while let Some(open) = rest.find([VERSION, PREFIX, DECLARED]) {
        let Some(kind) = rest[open..].chars().next() else { break };
        let body = &rest[open + kind.len_utf8()..];
        let Some(close) = body.find(END) else { break };
        let mut parts = body[..close].split(SEP);
        let text = parts.next().unwrap_or_default();
        out.extend([Piece::Text(&rest[..open]), Piece::Mark(kind, text, parts.collect())]);
        rest = &body[close + END.len_utf8()..];
    }
    out.push(Piece::Text(rest));
    out
}

/// The text after the last mark of a kind, or all of it.
fn without_marks(pieces: &[Piece<'_>], kind: char) -> String {
    let from = pieces.iter().rposition(|p| matches!(p, Piece::Mark(k, ..) if *k == kind)).map_or(0, |at| at + 1);
    let mut out = String::new();
    for piece in pieces.iter().skip(from) {
        if let Piece::Text(text) = piece {
            push(&mut out, text);
        }
    }
    out
}

/// Puts `text` behind `out` without doubling the slash between them.
fn push(out: &mut String, text: &str) {
    let text = if out.ends_with('/') { text.trim_start_matches('/') } else { text };
    if text.is_empty() && out.len() > 1 && out.ends_with('/') {
        out.pop();
    }
    if !text.is_empty() && !text.starts_with('/') && !out.is_empty() && !out.ends_with('/') {
        out.push('/');
    }
    out.push_str(text);
}

/// Whether an exception speaks of a path, segment by segment: parameters stand for any, a catch-all for the rest.
fn matches(except: &str, path: &str, method: &str) -> bool {
    let (verb, wanted) = except.split_once(' ').unwrap_or(("ANY", except));
    if verb != "ANY" && method != "ANY" && verb != method {
        return false;
    }
    let mut path = path.split('/').filter(|s| !s.is_empty());
    for segment in wanted.split('/').filter(|s| !s.is_empty()) {
        if segment.ends_with("*}") {
            return true;
        }
        match path.next() {
            Some(here) if here == segment || segment.starts_with('{') => {}
            _ => return false,
        }
    }
    path.next().is_none()
}

impl Resolver<'_> {
    /// The text of a prefix that a rule sets, with the paths that do not get it.
    pub(crate) fn excepted(&mut self, rule: &Rule, subject: &Subject, text: &str) -> String {
        let values = if rule.except.is_empty() { None } else { self.select(&rule.except, subject) };
        let mut except = Vec::new();
        for (value, env) in values.unwrap_or_default() {
            let items = match &value {
                Value::Node(at) if !self.is_list(at) => vec![(value, env)],
                Value::Node(_) | Value::Seq(_) => self.elements(&value, &env, false),
                _ => vec![(value, env)],
            };
            except.extend(items.iter().flat_map(|(item, _)| self.exception(rule, item)));
        }
        prefix(text, &except)
    }

    /// A path, or a map with `path` and perhaps `method`.
    fn exception(&mut self, rule: &Rule, item: &Value) -> Vec<String> {
        let mut key = |name: &str| match item {
            Value::Node(at) => self.map_value(at, Sym::new(name)),
            _ => None,
        };
        let (paths, methods) = match item {
            Value::Text(_) => (vec![(item.clone(), Env::default())], None),
            _ => (key("path").unwrap_or_default(), key("method")),
        };
        let methods: Vec<String> = methods.map_or_else(
            || vec!["ANY".to_owned()],
            |m| self.texts(&m, false).iter().filter_map(|(t, _)| t.as_lit()).map(super::select::verb).collect(),
        );
        let syntaxes = self.syntaxes(rule);
        let paths = self.texts(&paths, false);
        let paths = paths.iter().map(|(text, _)| path::canonical(&wildcards(text), &syntaxes));
        let known = paths.filter(|path| !path.contains(HOLE));
        known.flat_map(|path| methods.iter().map(move |m| format!("{m} {path}")).collect::<Vec<_>>()).collect()
    }

    /// The path of a group, with the version that the group declares.
    pub(crate) fn with_version(&mut self, rule: &Rule, subject: &Subject, path: String) -> String {
        if rule.version.is_empty() {
            return path;
        }
        match self.select(&rule.version, subject) {
            Some(values) => declared(&self.versions(&values), &path),
            None => path,
        }
    }

    /// Takes note of a router whose routes have their version in the path.
    pub(crate) fn record_version(&mut self, rule: &Rule, subject: &Subject, out: &mut Collected) {
        let before = self.select(&rule.prefix, subject).map(|values| self.versions(&values));
        let before = before.and_then(|b| b.into_iter().next()).unwrap_or_default();
        let default = self.select(&rule.version, subject).map(|values| self.versions(&values)).unwrap_or_default();
        let note = format!("the path holds the version ({})", rule.id);
        let step = self.step(subject.at.file, subject.at.expr, note);
        for owner in self.owners(rule, subject) {
            out.routers.prefix(&owner, version(&before, &default), Join::Slash, step.clone());
        }
    }

    /// The paths that one spelling with marks stands for, each with its methods.
    pub(crate) fn spelled(
        &mut self,
        rule: &Rule,
        subject: &Subject,
        full: &str,
        methods: &[String],
    ) -> Vec<(String, Vec<String>)> {
        if !has_marks(full) {
            return vec![(full.to_owned(), methods.to_vec())];
        }
        let own = if has_version(full) { self.route_versions(rule, subject) } else { None };
        let mut out: Vec<(String, Vec<String>)> = Vec::new();
        for method in methods {
            for path in spell(full, own.as_deref(), method) {
                match out.iter_mut().find(|o| o.0 == path) {
                    Some(same) => same.1.push(method.clone()),
                    None => out.push((path, vec![method.clone()])),
                }
            }
        }
        out
    }

    /// The path of a route with the place where its version stands by default, where the route has a version and the
    /// code does not show what the application does with it.
    pub(crate) fn with_assumed_version(&mut self, rule: &Rule, subject: &Subject, full: &str) -> Option<String> {
        if has_version(full) {
            return None;
        }
        let assumed = self.version_rule(rule.pack)?;
        let versioned = full.contains(DECLARED) || self.route_versions(rule, subject).is_some();
        versioned.then(|| format!("{}/{full}", version(self.rule(assumed).assumed_prefix.as_str(), &[])))
    }

    /// The rule of a pack that says how versions are written by default, where nothing in the code could say it: no
    /// value is made that the rule is about, nor one of its methods called.
    fn version_rule(&mut self, pack: usize) -> Option<u32> {
        if let Some(known) = self.version_rules.get(&pack) {
            return *known;
        }
        let world = self.world;
        let assumes = |number: u32| {
            let rule = &world.rules.rules[number as usize];
            rule.emit == Emit::Version && rule.pack == pack && !rule.assumed_prefix.is_empty()
        };
        let mut found = None;
        let mut shown = false;
        for pattern in world.rules.methods.patterns().iter().filter(|pattern| assumes(pattern.rule)) {
            found = found.or(Some(pattern.rule));
            shown |= pattern.methods.iter().any(|method| !world.calls_named(*method).is_empty())
                || pattern.types.iter().any(|ty| self.is_made(*ty));
        }
        let found = found.filter(|_| !shown);
        self.version_rules.insert(pack, found);
        found
    }

    /// Whether the code makes a value of a type by a call.
    fn is_made(&mut self, ty: Sym) -> bool {
        let name = Sym::new(ty.as_str().rsplit(['.', '/']).next().unwrap_or_default());
        self.world.calls_named(name).iter().any(|(file, call)| {
            let values = self.eval(&At::new(*file, *call, &Env::default()));
            values.iter().any(|(value, _)| matches!(value, Value::Obj { ty: made, .. } if *made == ty))
        })
    }

    /// The versions that a route declares: in its registration, or by a decorator beside it.
    fn route_versions(&mut self, rule: &Rule, registration: &Subject) -> Option<Vec<String>> {
        if let Some(values) = self.select(&rule.version, registration) {
            return Some(self.versions(&values));
        }
        let Some(Decorated::Func(file, func)) = registration.decorated else { return None };
        for decorator in self.world.facts(file).functions[func.index()].decorators.clone() {
            let at = At::new(file, decorator, &Env::default());
            for m in self.matches(&at) {
                let rule = self.rule(m.rule);
                if rule.emit == Emit::Nothing && !rule.version.is_empty() {
                    let subject = subject(At { env: m.env.clone(), ..at.clone() }, m.on.clone(), m.name);
                    let values = self.select(&rule.version, &subject)?;
                    return Some(self.versions(&values));
                }
            }
        }
        None
    }

    /// Versions as text. What is no text stands for "no version", an unknown one for a hole.
    fn versions(&mut self, values: &Results) -> Vec<String> {
        let mut out = Vec::new();
        for (value, env) in values {
            match value {
                Value::Text(text) => out.push(text.as_lit().map_or(HOLE.to_string(), str::to_owned)),
                Value::Num(number) => out.push(number.to_string()),
                Value::Unknown(_) => out.push(HOLE.to_string()),
                Value::Node(_) | Value::Seq(_) => {
                    let elements = self.elements(value, env, false);
                    out.extend(self.versions(&elements));
                }
                _ => out.push(String::new()),
            }
        }
        out
    }
}

/// `(.*)` is a catch-all wherever `*` is one.
fn wildcards(text: &Text) -> Text {
    text.map_lit(|literal| literal.replace("(.*)", "*"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &[&str]) -> Vec<String> {
        items.iter().map(|i| (*i).to_owned()).collect()
    }

    #[test]
    fn the_version_stands_behind_the_prefix_of_its_router() {
        let base = format!("/api/{}", version("v", &list(&["1"])));
        assert_eq!(spell(&format!("{base}/users"), None, "GET"), ["/api/v1/users"]);
        assert_eq!(spell(&base, None, "GET"), ["/api/v1"]);
        let users = format!("{base}/{}", declared(&list(&["2", ""]), "/users"));
        assert_eq!(spell(&users, None, "GET"), ["/api/v2/users", "/api/users"]);
        assert_eq!(spell(&users, Some(&list(&["3"])), "GET"), ["/api/v3/users"]);
        assert_eq!(spell(&declared(&list(&["2"]), "/users"), None, "GET"), ["/users"]);
    }

    #[test]
    fn no_version_leaves_no_slash() {
        let base = format!("/api/{}", version("v", &[]));
        assert_eq!(spell(&base, None, "GET"), ["/api"]);
        assert_eq!(spell(&format!("{base}/x"), None, "GET"), ["/api/x"]);
    }

    #[test]
    fn some_paths_do_not_get_the_prefix() {
        let base = prefix("/api", &list(&["ANY /health", "GET /x/{id}", "ANY /docs/{*}"]));
        let spelled = |path: &str, method| spell(&format!("{base}{path}"), None, method).remove(0);
        assert_eq!(spelled("/health", "GET"), "/health");
        assert_eq!(spelled("/x/7", "GET"), "/x/7");
        assert_eq!(spelled("/x/7", "PUT"), "/api/x/7");
        assert_eq!(spelled("/docs/a/b", "GET"), "/docs/a/b");
        assert_eq!(spelled("/users", "GET"), "/api/users");
    }
}
