//! Requests: methods and addresses, told apart by who calls.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::rule::{Boundary, Rule};
use crate::model::sym::Sym;
use crate::model::text::{Part, Text};
use crate::resolve::eval::Resolver;
use crate::resolve::outbound::address::{self, Address};
use crate::resolve::outbound::{Crossing, shown};
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Env, Key, Value, dedupe};

impl Resolver<'_> {
    pub(super) fn addressed(
        &mut self,
        rule: &Rule,
        boundary: &Boundary,
        subject: &Subject,
        base: &Crossing,
    ) -> Vec<(Crossing, Env)> {
        let bases = self.first_told(&boundary.base, subject);
        let mut urls = self.first_told(&boundary.url, subject);
        // `scheme + ":" + path` of a branch that is for other values.
        urls.retain(|(url, _)| !address::is_broken(url));
        drop_glued(&mut urls);
        let urls = if urls.is_empty() {
            vec![(self.without_address(boundary, subject), subject.at.env.clone())]
        } else {
            urls
        };
        let urls = self.without_strangers(&subject.at, urls);
        let several = urls.len() > 1;
        let mut out = Vec::new();
        for (url, env) in urls {
            let env = subject.at.env.overlay(&env);
            let subject = subject.under(&env);
            let methods = match boundary.operation.0.as_slice() {
                // Which of several methods goes with which of several addresses is not known.
                [] if several && self.methods_stand_apart(rule, &subject) => vec!["ANY".to_owned()],
                [] => self.methods_by_callers(rule, &subject),
                _ => vec![self.operation(rule, boundary, &subject)],
            };
            let before = bases.iter().filter(|(_, e)| e.compatible(&env)).map(|(t, _)| Some(t));
            let before: Vec<Option<&Text>> = before.collect();
            let before = if before.is_empty() { vec![None] } else { before };
            for before in before {
                let address = Address::of(before, &url);
                let bare = address.host.as_deref().map(|host| host.split(':').next().unwrap_or(host));
                let service = bare.and_then(|host| self.world.rules.services.of_host(host));
                for method in &methods {
                    let crossing = Crossing {
                        operation: method.clone(),
                        address: Some(address.clone()),
                        technology: service.map_or(base.technology.clone(), |s| s.technology.to_string()),
                        ..base.clone()
                    };
                    out.push((crossing, env.clone()));
                }
            }
        }
        out
    }

    /// The address where nothing tells one: none where it is an empty text, `client.post("")`.
    fn without_address(&mut self, boundary: &Boundary, subject: &Subject) -> Text {
        let values = self.select(&boundary.url, subject).unwrap_or_default();
        let is_empty = |value: &Value| matches!(value, Value::Text(text) if text.as_lit() == Some(""));
        let is_known = !values.is_empty() && values.iter().all(|(value, _)| is_empty(value));
        if is_known { Text::default() } else { Text::hole(Sym::EMPTY) }
    }

    /// Whether there are several methods, by choices that an address does not depend on.
    fn methods_stand_apart(&mut self, rule: &Rule, subject: &Subject) -> bool {
        let values = self.select(&rule.method, subject).unwrap_or_default();
        let apart = |value: &(Value, Env)| matches!(value.0, Value::Text(_)) && value.1 != subject.at.env;
        values.len() > 1 && values.iter().any(apart) && self.methods(rule, subject).len() > 1
    }

    /// The methods of a request; where callers decide, of each: one that says nothing sends the usual one.
    fn methods_by_callers(&mut self, rule: &Rule, subject: &Subject) -> Vec<String> {
        let at = &subject.at;
        let around = self.world.functions_around(at.file, at.expr).first().copied();
        let Some((func, key)) = around.map(|func| (func, Key::Frame(at.file, func))) else {
            return self.methods(rule, subject);
        };
        let first = rule.method.0.first().filter(|_| rule.method.0.len() > 1 && at.env.get(key).is_none());
        let told = first.and_then(|first| self.term(first, subject)).unwrap_or_default();
        if !told.iter().any(|(_, env)| env.get(key).is_some()) {
            return self.methods(rule, subject);
        }
        let mut out = Vec::new();
        for caller in self.callers_of(at.file, func).iter() {
            let env = caller.iter().fold(at.env.clone(), |env, (key, choice)| env.with(*key, *choice));
            out.extend(self.methods(rule, &subject.under(&env)));
        }
        out.sort();
        out.dedup();
        if out.iter().any(|method| method == "ANY") { vec!["ANY".to_owned()] } else { out }
    }

    /// Addresses of which neither those who call nor the receiver tell what stands before the path: a client that is
    /// made for many servers. All with all would be invented, so what the addresses of one caller share is kept.
    fn without_strangers(&self, at: &At, urls: Vec<(Text, Env)>) -> Vec<(Text, Env)> {
        if urls.len() < MANY_BASES * 2 {
            return urls;
        }
        let mut groups: Vec<(Env, Vec<(Text, Env)>)> = Vec::new();
        let mut numbers: FxHashMap<(Env, Vec<Part>), usize> = FxHashMap::default();
        for (text, env) in urls {
            let callers = self.relevant(&At { env: env.clone(), ..at.clone() });
            // Of several paths each for itself.
            let mut end = segments(&text);
            end.drain(..end.len().saturating_sub(PATH_END));
            let number = *numbers.entry((callers.clone(), end)).or_insert(groups.len());
            if number == groups.len() {
                groups.push((callers, Vec::new()));
            }
            groups[number].1.push((text, env));
        }
        let alone = groups.iter().all(|(callers, _)| *callers == groups[0].0);
        let merged = groups.into_iter().flat_map(|(callers, group)| {
            let mut texts: Vec<&Text> = group.iter().map(|(text, _)| text).collect();
            dedupe(&mut texts);
            // Fields keep no trace of who made the object that holds them.
            let strange = group.iter().any(|(_, env)| *env != callers);
            let many = texts.len() > MANY_BASES || (strange && texts.len() == MANY_BASES);
            let shared = (!alone && many && servers(&texts) > 1).then(|| shared_path(&texts)).flatten();
            match shared {
                Some(shared) => vec![(shared, callers)],
                None => group,
            }
        });
        merged.collect()
    }
}

/// So many alternatives of what stands before a path are no choice of a few servers.
const MANY_BASES: usize = 3;
/// Segments and slashes at the end of an address that tell paths apart.
const PATH_END: usize = 3;

/// Drops addresses that others are with a slash more within: `base.endsWith("/") ? base : base + "/"`, both put before a
/// path.
fn drop_glued(urls: &mut Vec<(Text, Env)>) {
    if urls.len() < 2 {
        return;
    }
    let spelled: Vec<String> = urls.iter().map(|(text, _)| shown(text)).collect();
    let mut glued: FxHashSet<String> = FxHashSet::default();
    for url in &spelled {
        let bytes = url.as_bytes();
        let inner = (1..bytes.len().saturating_sub(1))
            .filter(|at| bytes[*at] == b'/' && bytes[at - 1] != b'/' && bytes[at + 1] != b'/');
        glued.extend(inner.map(|at| format!("{}{}", &url[..at], &url[at + 1..])));
    }
    let mut spelled = spelled.into_iter();
    urls.retain(|_| spelled.next().is_none_or(|url| !glued.contains(&url)));
}

/// How many servers the addresses name, holes counted by their names.
fn servers(texts: &[&Text]) -> usize {
    let server = |text: &&Text| match text.parts().first() {
        Some(Part::Hole(name)) => format!("{{{name}}}"),
        _ => Address::of(None, text).host.unwrap_or_default(),
    };
    let mut servers: Vec<String> = texts.iter().map(server).collect();
    servers.sort();
    servers.dedup();
    servers.len()
}

/// The path that all addresses end with, behind a hole; `None` where they share none.
fn shared_path(texts: &[&Text]) -> Option<Text> {
    let spelled: Vec<Vec<Part>> = texts.iter().map(|text| segments(text)).collect();
    let first = spelled.first()?;
    let shared = (0..first.len())
        .take_while(|n| {
            let part = |parts: &Vec<Part>| parts.len().checked_sub(n + 1).and_then(|at| parts.get(at).cloned());
            let own = part(first);
            spelled.iter().all(|parts| part(parts) == own)
        })
        .count();
    // From a slash on.
    let from = (first.len() - shared..first.len()).find(|n| matches!(&first[*n], Part::Lit(l) if l == "/"))?;
    let mut out = Text::hole(Sym::new("base"));
    for part in &first[from..] {
        match part {
            Part::Lit(literal) => out.push_str(literal),
            Part::Hole(name) => out.push(&Text::hole(*name)),
        }
    }
    (out.parts().len() > 1).then_some(out)
}

/// The parts of a text with each slash for itself.
fn segments(text: &Text) -> Vec<Part> {
    let mut out = Vec::new();
    for part in text.parts() {
        match part {
            Part::Hole(_) => out.push(part.clone()),
            Part::Lit(literal) => {
                for (number, piece) in literal.split('/').enumerate() {
                    if number > 0 {
                        out.push(Part::Lit("/".to_owned()));
                    }
                    if !piece.is_empty() {
                        out.push(Part::Lit(piece.to_owned()));
                    }
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_lack_a_slash_go() {
        let mut urls: Vec<(Text, Env)> = ["https://a.iov1/x", "https://a.io/v1/x", "https://a.io/v1/x/", "/b"]
            .iter()
            .map(|url| (Text::lit(url), Env::default()))
            .collect();
        drop_glued(&mut urls);
        let left: Vec<&str> = urls.iter().filter_map(|(text, _)| text.as_lit()).collect();
        assert_eq!(left, ["https://a.io/v1/x", "https://a.io/v1/x/", "/b"]);
    }

    #[test]
    fn what_addresses_share_is_their_path() {
        let text = |base: &str| {
            let mut text = Text::lit(base);
            text.push_str("/v2/");
            text.push(&Text::hole(Sym::new("name")));
            text.push_str("/tags");
            text
        };
        let texts = ["https://a.com", "https://b.com/api", "http://c"].map(text);
        let shared = shared_path(&[&texts[0], &texts[1], &texts[2]]).expect("a shared path");
        let mut expected = Text::hole(Sym::new("base"));
        expected.push_str("/v2/");
        expected.push(&Text::hole(Sym::new("name")));
        expected.push_str("/tags");
        assert_eq!(shared, expected);
        let (x, y) = (Text::lit("https://a.com/x"), Text::lit("https://a.com/y"));
        assert_eq!(shared_path(&[&x, &y]), None);
    }
}
