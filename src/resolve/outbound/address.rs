//! Addresses of outbound calls: scheme, host and path of a text with holes.

use crate::model::text::{Part, Text};
use crate::resolve::route_names::BY_NAME;

/// An address, its holes written as `{name}` or `{?}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Address {
    /// As written, without what may follow the path.
    pub(crate) url: String,
    /// The host and port, when the text says them.
    pub(crate) host: Option<String>,
    /// The path; `None` when where it starts is not known.
    pub(crate) path: Option<String>,
    /// It was asked for by the name of a route.
    pub(crate) by_name: bool,
}

impl Address {
    /// `url` below `base`; an absolute `url` stands alone.
    pub(crate) fn of(base: Option<&Text>, url: &Text) -> Address {
        let own = spelled(url);
        let text = match base {
            Some(base) if !is_absolute(&own) => {
                let base = spelled(base);
                match (base.is_empty(), own.is_empty()) {
                    (true, _) => own,
                    (_, true) => base,
                    _ => format!("{}/{}", base.trim_end_matches('/'), own.trim_start_matches('/')),
                }
            }
            _ => own,
        };
        let text = text.split(['?', '#']).next().map_or(String::new(), str::to_owned);
        let text = restore_unknown(&text);
        let (host, path) = split(&text);
        let by_name = url.parts().iter().any(|part| matches!(part, Part::Hole(name) if name.as_str() == BY_NAME));
        Address { url: text, host, path, by_name }
    }
}

/// Whether a text is no address though it begins as one: `https:./feed`.
pub(super) fn is_broken(text: &Text) -> bool {
    let Some(Part::Lit(first)) = text.parts().first() else { return false };
    let rest = first.strip_prefix("https:").or_else(|| first.strip_prefix("http:"));
    rest.is_some_and(|rest| !rest.starts_with("//") && (!rest.is_empty() || text.parts().len() != 1))
}

/// Marks an unknown part while `?` still parts the query from the path.
const UNKNOWN: char = '\u{1}';

fn spelled(text: &Text) -> String {
    let part = |part: &Part| match part {
        Part::Lit(literal) => literal.clone(),
        Part::Hole(name) if name.is_empty() => format!("{{{UNKNOWN}}}"),
        Part::Hole(name) if name.as_str() == BY_NAME => String::new(),
        Part::Hole(name) => format!("{{{name}}}"),
    };
    text.parts().iter().map(part).collect()
}

fn restore_unknown(text: &str) -> String {
    text.replace(UNKNOWN, "?")
}

fn is_absolute(url: &str) -> bool {
    url.contains("://") || url.starts_with("//")
}

fn split(url: &str) -> (Option<String>, Option<String>) {
    let rest = match url.split_once("://") {
        Some((scheme, rest)) if !scheme.is_empty() => rest,
        _ => match url.strip_prefix("//") {
            Some(rest) => rest,
            // `{BASE}/users`: what the hole holds stands before the path.
            None if url.starts_with('{') => {
                let path = url.split_once('}').map(|(_, path)| path).filter(|path| path.starts_with('/'));
                return (None, path.map(str::to_owned));
            }
            None => return (None, url.starts_with('/').then(|| url.to_owned())),
        },
    };
    let (authority, path) = match rest.find('/') {
        Some(at) => (&rest[..at], &rest[at..]),
        None => (rest, "/"),
    };
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let known = !host.is_empty() && !host.starts_with('{');
    (known.then(|| host.to_ascii_lowercase()), Some(path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sym::Sym;

    fn text(parts: &[(&str, &str)]) -> Text {
        let mut out = Text::default();
        for (literal, hole) in parts {
            out.push_str(literal);
            if !hole.is_empty() {
                out.push(&Text::hole(Sym::new(if *hole == "?" { "" } else { hole })));
            }
        }
        out
    }

    fn address(url: &str, host: Option<&str>, path: Option<&str>) -> Address {
        Address { url: url.to_owned(), host: host.map(str::to_owned), path: path.map(str::to_owned), by_name: false }
    }

    #[test]
    fn hosts_and_paths() {
        let of = |parts: &[(&str, &str)]| Address::of(None, &text(parts));
        assert_eq!(
            of(&[("https://api.x.com/v1/users?q=1", "")]),
            address("https://api.x.com/v1/users", Some("api.x.com"), Some("/v1/users"))
        );
        assert_eq!(of(&[("http://orders:8080", "")]), address("http://orders:8080", Some("orders:8080"), Some("/")));
        assert_eq!(
            of(&[("", "API_URL"), ("/users/", "id")]),
            address("{API_URL}/users/{id}", None, Some("/users/{id}"))
        );
        assert_eq!(of(&[("https://", "?"), (".x.com/y", "")]), address("https://{?}.x.com/y", None, Some("/y")));
        assert_eq!(of(&[("/users", "")]), address("/users", None, Some("/users")));
        assert_eq!(of(&[("", "?")]), address("{?}", None, None));
    }

    #[test]
    fn schemes_without_a_host_are_no_addresses() {
        assert!(is_broken(&text(&[("https:./feed.xml", "")])));
        assert!(is_broken(&text(&[("http:", "path")])));
        assert!(!is_broken(&text(&[("https://", "host"), ("/feed", "")])));
        assert!(!is_broken(&text(&[("", "scheme"), (":./feed", "")])));
    }

    #[test]
    fn bases_stand_before_relative_addresses() {
        let base = text(&[("https://api.x.com/v1/", "")]);
        let of = |url: &str| Address::of(Some(&base), &Text::lit(url)).url;
        assert_eq!(of("/users"), "https://api.x.com/v1/users");
        assert_eq!(of("users"), "https://api.x.com/v1/users");
        assert_eq!(of("https://other.com/x"), "https://other.com/x");
        assert_eq!(of(""), "https://api.x.com/v1/");
    }
}
