//! Route paths: from what a framework writes to the canonical `/users/{id}`.

use crate::model::rule::{Join, PathSyntax};
use crate::model::text::{Part, Text};

/// Stands for an unknown part while paths are put together.
pub(crate) const HOLE: char = '\u{0}';

/// Converters of `<conv:name>`: elsewhere the name comes first.
const CONVERTERS: [&str; 14] = [
    "string",
    "str",
    "int",
    "float",
    "path",
    "uuid",
    "any",
    "slug",
    "default",
    "signed_int",
    "decimal",
    "ymd",
    "re",
    "alpha",
];

/// Rewrites one path part. Parameters become `{name}`, catch-alls `{name*}`, holes [`HOLE`].
pub(crate) fn canonical(text: &Text, syntaxes: &[PathSyntax]) -> String {
    let mut raw = String::new();
    for part in text.parts() {
        match part {
            Part::Lit(literal) => raw.push_str(literal),
            Part::Hole(_) => raw.push(HOLE),
        }
    }
    let regex = syntaxes.contains(&PathSyntax::Regex)
        && (syntaxes.len() == 1 || raw.starts_with('^') || raw.contains("(?P<") || raw.ends_with('$'));
    if regex {
        return from_regex(&raw);
    }
    let mut path = raw;
    for syntax in syntaxes {
        path = match syntax {
            PathSyntax::Colon => from_colon(&path),
            PathSyntax::ColonSegment => from_colon_segment(&path),
            PathSyntax::Braces => from_braces(&path),
            PathSyntax::Angle => from_angle(&path),
            PathSyntax::At => from_at(&path),
            PathSyntax::Brackets => from_file_name(&path, bracket_segment),
            PathSyntax::Dollar => from_file_name(&path, dollar_segment),
            PathSyntax::Regex | PathSyntax::Literal => path,
        };
    }
    path
}

/// Whether the last segment of a path in the dollar syntax is no part of the URL: the place of a layout, not of a
/// page. `_index` is the page of its folder.
pub(crate) fn is_pathless(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    last != "_index" && !last.is_empty() && dollar_segment(last).is_none()
}

/// Puts two canonical parts together.
pub(crate) fn join(prefix: &str, path: &str, how: Join) -> String {
    match how {
        Join::Plain => format!("{prefix}{path}"),
        Join::Dot if prefix.is_empty() || path.is_empty() || prefix.ends_with('/') => format!("{prefix}{path}"),
        Join::Dot => format!("{prefix}.{path}"),
        Join::Keep if path.is_empty() || prefix.is_empty() => format!("{prefix}{path}"),
        Join::Keep => format!("{}/{}", prefix.trim_end_matches('/'), path.trim_start_matches('/')),
        Join::Slash => {
            let head = prefix.trim_end_matches('/');
            let tail = path.trim_start_matches('/');
            match (head.is_empty(), tail.is_empty()) {
                (true, _) if prefix.is_empty() && !path.starts_with('/') => tail.to_owned(),
                (true, _) => format!("/{tail}"),
                (false, true) => head.to_owned(),
                (false, false) => format!("{head}/{tail}"),
            }
        }
    }
}

/// The path as shown: one leading slash, no double ones, holes as `{?}`. The flag tells whether an unknown
/// base in front was left out.
pub(crate) fn finish(path: &str) -> (String, bool) {
    let trimmed = path.trim_start_matches('/');
    let without_base = trimmed.trim_start_matches(HOLE);
    let mut body = trimmed;
    let mut cut = false;
    // `{base}/users`: a configured base in front of a path that is known.
    if without_base.len() < trimmed.len() && !without_base.trim_matches('/').is_empty() && without_base.starts_with('/')
    {
        body = without_base;
        cut = true;
    }
    let mut out = String::from("/");
    for c in body.chars() {
        match c {
            '/' if out.ends_with('/') => {}
            HOLE => out.push_str("{?}"),
            c => out.push(c),
        }
    }
    (out, cut)
}

/// Names of the parameters of a canonical path, in order.
pub(crate) fn parameters(path: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = path;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        let name = rest[open + 1..open + close].trim_end_matches('*');
        if !name.is_empty() && name != "?" {
            out.push(name);
        }
        rest = &rest[open + close + 1..];
    }
    out
}

fn word_len(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

/// The length of a balanced group that `text` starts with; 0 when it is not closed.
fn balanced(text: &str, open: char, close: char) -> usize {
    let mut depth = 0;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        match c {
            '\\' => escaped = true,
            c if c == open => depth += 1,
            c if c == close => {
                depth -= 1;
                if depth == 0 {
                    return at + c.len_utf8();
                }
            }
            _ => {}
        }
    }
    0
}

fn from_colon(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some(c) = rest.chars().next() {
        match c {
            '\\' if rest.len() > 1 => {
                let next = rest[1..].chars().next().unwrap_or_default();
                out.push(next);
                rest = &rest[1 + next.len_utf8()..];
            }
            ':' if word_len(&rest[1..]) > 0 => {
                let len = word_len(&rest[1..]);
                let name = &rest[1..=len];
                rest = &rest[1 + len..];
                if rest.starts_with('(') {
                    rest = &rest[balanced(rest, '(', ')')..];
                } else if rest.starts_with('{') {
                    rest = &rest[balanced(rest, '{', '}')..];
                } else if rest.starts_with('<') {
                    rest = &rest[balanced(rest, '<', '>')..];
                }
                let star = rest.starts_with(['*', '+']);
                rest = rest.strip_prefix(['?', '*', '+']).unwrap_or(rest);
                out.push('{');
                out.push_str(name);
                out.push_str(if star { "*}" } else { "}" });
            }
            '*' => {
                rest = rest.trim_start_matches('*');
                let len = word_len(rest);
                out.push('{');
                out.push_str(&rest[..len]);
                out.push_str("*}");
                rest = &rest[len..];
            }
            '{' => {
                // Another syntax's parameter, or a group: left as it stands.
                let len = balanced(rest, '{', '}').max(1);
                out.push_str(&rest[..len]);
                rest = &rest[len..];
            }
            '?' => rest = &rest[1..],
            c => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// `:name` and `*name`, each up to the next slash; a backslash takes a colon its meaning.
fn from_colon_segment(path: &str) -> String {
    let mut segments = Vec::new();
    for segment in path.split('/') {
        let mark = segment.char_indices().find(|(at, c)| {
            let escaped = segment[..*at].ends_with('\\') || segment[..*at].contains('{');
            matches!(c, ':' | '*') && !escaped
        });
        segments.push(match mark {
            Some((at, ':')) if at + 1 < segment.len() => format!("{}{{{}}}", &segment[..at], &segment[at + 1..]),
            Some((at, '*')) => format!("{}{{{}*}}", &segment[..at], &segment[at + 1..]),
            _ => segment.replace("\\:", ":"),
        });
    }
    segments.join("/")
}

fn from_braces(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some(c) = rest.chars().next() {
        match c {
            '{' => {
                let len = balanced(rest, '{', '}');
                if len == 0 {
                    out.push('{');
                    rest = &rest[1..];
                    continue;
                }
                let inner = &rest[1..len - 1];
                rest = &rest[len..];
                if inner == "$" {
                    continue;
                }
                let (mut name, mut kind) = inner.split_once(':').unwrap_or((inner, ""));
                if !kind.is_empty() && CONVERTERS.contains(&name) && word_len(kind) == kind.len() {
                    (name, kind) = (kind, name);
                }
                let star = kind == "path"
                    || matches!(kind, ".*" | ".+" | "*")
                    || name.ends_with("...")
                    || name.starts_with('*')
                    || name.contains('*');
                let name = name.trim_start_matches('*').trim_end_matches("...");
                let name = name.split(['*', '?', '=']).next().unwrap_or(name).trim();
                out.push('{');
                out.push_str(name);
                out.push_str(if star { "*}" } else { "}" });
            }
            '*' if rest.len() == 1 || rest[1..].starts_with('/') => {
                out.push_str("{*}");
                rest = &rest[1..];
            }
            c => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

fn from_at(path: &str) -> String {
    let segment = |part: &str| match part.strip_prefix(['@', '?']) {
        Some(name) => format!("{{{}}}", name.split(':').next().unwrap_or(name)),
        None => part.to_owned(),
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

fn from_angle(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some(c) = rest.chars().next() {
        let len = if c == '<' { balanced(rest, '<', '>') } else { 0 };
        if len == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let inner = &rest[1..len - 1];
        rest = &rest[len..];
        let (first, second) = inner.split_once(':').unwrap_or(("", inner));
        let converter = first.split('(').next().unwrap_or_default();
        let (name, kind) = match first {
            "" => (second, ""),
            _ if CONVERTERS.contains(&converter) || first.contains('(') => (second, converter),
            _ if CONVERTERS.contains(&second.split([':', '(']).next().unwrap_or_default()) => (first, second),
            _ if second.contains(['[', '\\', '(', '.', '+', '*', '|']) => (first, second),
            _ => (second, first),
        };
        let star = kind == "path" || kind.ends_with(".*") || kind.ends_with(".+");
        out.push('{');
        out.push_str(name.trim());
        out.push_str(if star { "*}" } else { "}" });
    }
    out
}

/// Whether a regular expression has a part that matches everything, slashes too. Lookarounds match nothing.
fn holds_all(pattern: &str) -> bool {
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        rest = match c {
            '.' if rest[1..].starts_with(['*', '+']) => return true,
            '\\' => rest.get(1..).map_or("", |after| after.strip_prefix(|_: char| true).unwrap_or_default()),
            '[' => &rest[balanced(rest, '[', ']').max(1)..],
            '(' if ["(?!", "(?=", "(?<!", "(?<="].iter().any(|look| rest.starts_with(look)) => {
                &rest[balanced(rest, '(', ')').max(1)..]
            }
            c => &rest[c.len_utf8()..],
        };
    }
    false
}

/// A regular expression over the path, as a template. What a template cannot say becomes `{?}`.
fn from_regex(pattern: &str) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    let mut unnamed = 0;
    while let Some(c) = rest.chars().next() {
        match c {
            '^' | '$' => rest = &rest[1..],
            '\\' => {
                let next = rest[1..].chars().next().unwrap_or_default();
                rest = rest.get(1 + next.len_utf8()..).unwrap_or_default();
                match next {
                    'Z' | 'A' | 'b' => {}
                    'd' | 'w' | 's' | 'D' | 'W' | 'S' => {
                        out.push(HOLE);
                        rest = skip_quantifier(rest).0;
                    }
                    next => out.push(next),
                }
            }
            '(' => {
                let len = balanced(rest, '(', ')').max(1);
                let inner = rest.get(1..len.max(2) - 1).unwrap_or_default();
                let (after, optional) = skip_quantifier(&rest[len..]);
                rest = after;
                if let Some(named) = inner.strip_prefix("?P<").or_else(|| inner.strip_prefix("?<")) {
                    let (name, body) = named.split_once('>').unwrap_or((named, ""));
                    let star = holds_all(body);
                    out.push('{');
                    out.push_str(name);
                    out.push_str(if star { "*}" } else { "}" });
                } else if let Some(body) = inner.strip_prefix("?:") {
                    if !optional && !body.contains('|') {
                        out.push_str(&from_regex(body));
                    } else if !optional {
                        out.push(HOLE);
                    }
                } else if !inner.starts_with('?') {
                    unnamed += 1;
                    out.push_str(&format!("{{arg{unnamed}}}"));
                }
            }
            '[' => {
                rest = skip_quantifier(&rest[balanced(rest, '[', ']').max(1)..]).0;
                out.push(HOLE);
            }
            '.' if rest[1..].starts_with(['*', '+']) => {
                rest = skip_quantifier(&rest[1..]).0;
                out.push_str("{*}");
            }
            '?' | '*' | '+' => rest = &rest[1..],
            c => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// What follows a quantifier, and whether that made the item optional.
fn skip_quantifier(rest: &str) -> (&str, bool) {
    match rest.chars().next() {
        Some('{') => (&rest[balanced(rest, '{', '}').max(1)..], false),
        Some(q @ ('*' | '+' | '?')) => (rest[1..].strip_prefix('?').unwrap_or(&rest[1..]), q != '+'),
        _ => (rest, false),
    }
}

fn from_file_name(path: &str, segment: impl Fn(&str) -> Option<String>) -> String {
    let mut out = Vec::new();
    for part in path.split('/') {
        if let Some(part) = segment(part) {
            out.push(part);
        }
    }
    out.join("/")
}

/// `[id]`, `[...rest]`, `[[...rest]]`; `(group)` and `@slot` vanish.
fn bracket_segment(segment: &str) -> Option<String> {
    if (segment.starts_with('(') && segment.ends_with(')')) || segment.starts_with('@') {
        return None;
    }
    let mut out = String::new();
    let mut rest = segment;
    while let Some(open) = rest.find('[') {
        let len = balanced(&rest[open..], '[', ']');
        if len == 0 {
            break;
        }
        out.push_str(&rest[..open]);
        let inner = rest[open + 1..open + len - 1].trim_matches(['[', ']']);
        let star = inner.starts_with("...");
        let name = inner.trim_start_matches("...").split('=').next().unwrap_or_default();
        out.push('{');
        out.push_str(name);
        out.push_str(if star { "*}" } else { "}" });
        rest = &rest[open + len..];
    }
    out.push_str(rest);
    Some(out)
}

/// `$id`, `$`; `_layout` vanishes, a trailing `_` is dropped.
fn dollar_segment(segment: &str) -> Option<String> {
    if segment.starts_with('_') || (segment.starts_with('(') && segment.ends_with(')')) {
        return None;
    }
    let segment = segment.trim_end_matches('_');
    Some(match segment.strip_prefix('$') {
        Some("") => "{*}".to_owned(),
        Some(name) => format!("{{{name}}}"),
        None => segment.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canon(path: &str, syntax: PathSyntax) -> String {
        finish(&canonical(&Text::lit(path), &[syntax])).0
    }

    #[test]
    fn colon_parameters() {
        let colon = |p| canon(p, PathSyntax::Colon);
        assert_eq!(colon("/users/:id"), "/users/{id}");
        assert_eq!(colon("/users/:id(\\d+)/x"), "/users/{id}/x");
        assert_eq!(colon("/files/*path"), "/files/{path*}");
        assert_eq!(colon("/files/*"), "/files/{*}");
        assert_eq!(colon("/a/:b?"), "/a/{b}");
        assert_eq!(colon("/v1/:name.:ext"), "/v1/{name}.{ext}");
    }

    #[test]
    fn colon_parameters_up_to_the_slash() {
        let colon = |p| canon(p, PathSyntax::ColonSegment);
        assert_eq!(colon("/users/:id"), "/users/{id}");
        assert_eq!(colon("/speech/:voice-id/x"), "/speech/{voice-id}/x");
        assert_eq!(colon("/user_:name"), "/user_{name}");
        assert_eq!(colon("/files/*path"), "/files/{path*}");
        assert_eq!(colon("/files/*"), "/files/{*}");
        assert_eq!(colon("/v1/x\\:say"), "/v1/x:say");
    }

    #[test]
    fn brace_parameters() {
        let braces = |p| canon(p, PathSyntax::Braces);
        assert_eq!(braces("/users/{id:[0-9]{1,3}}/x"), "/users/{id}/x");
        assert_eq!(braces("/f/{p:path}"), "/f/{p*}");
        assert_eq!(braces("/f/{p...}"), "/f/{p*}");
        assert_eq!(braces("/f/*"), "/f/{*}");
        assert_eq!(braces("/{$}"), "/");
    }

    #[test]
    fn angle_parameters() {
        let angle = |p| canon(p, PathSyntax::Angle);
        assert_eq!(angle("/u/<int:id>"), "/u/{id}");
        assert_eq!(angle("/u/<id:int>"), "/u/{id}");
        assert_eq!(angle("/u/<path:rest>"), "/u/{rest*}");
        assert_eq!(angle("/u/<name:re:[a-z]+>"), "/u/{name}");
        assert_eq!(angle("/u/<any(a, b):kind>"), "/u/{kind}");
    }

    #[test]
    fn regular_expressions() {
        let regex = |p| canon(p, PathSyntax::Regex);
        assert_eq!(regex(r"^users/(?P<id>\d+)/$"), "/users/{id}/");
        assert_eq!(regex(r"^a/(?P<y>[0-9]{4})-(?P<m>\d{2})\.html$"), "/a/{y}-{m}.html");
        assert_eq!(regex(r"/item/([^/]+)"), "/item/{arg1}");
        assert_eq!(regex(r"^x(?:/page)?/?$"), "/x/");
        assert_eq!(regex(r"^web/(?P<url>(?!\d{4}(?:/|$)).+)$"), "/web/{url*}");
        assert_eq!(regex(r"^go/(?P<url>https?://.*)$"), "/go/{url*}");
        assert_eq!(regex(r"^n/(?P<name>(?!.*x)[^.*]+\.)$"), "/n/{name}");
    }

    #[test]
    fn file_names() {
        assert_eq!(canon("/api/[id]/[...rest]", PathSyntax::Brackets), "/api/{id}/{rest*}");
        assert_eq!(canon("/(shop)/cart", PathSyntax::Brackets), "/cart");
        assert_eq!(canon("/users/$id/$", PathSyntax::Dollar), "/users/{id}/{*}");
    }

    #[test]
    fn parts_are_joined() {
        assert_eq!(join("/api/", "/users", Join::Slash), "/api/users");
        assert_eq!(join("/api", "", Join::Slash), "/api");
        assert_eq!(join("/api", "/", Join::Slash), "/api");
        assert_eq!(join("/api", "/", Join::Plain), "/api/");
        assert_eq!(join("", "users", Join::Slash), "users");
        assert_eq!(join("/rpc/", "users", Join::Dot), "/rpc/users");
        assert_eq!(join("/rpc/users", "list", Join::Dot), "/rpc/users.list");
    }

    #[test]
    fn an_unknown_base_in_front_is_left_out() {
        let mut text = Text::hole(crate::model::sym::Sym::new("base"));
        text.push_str("/users");
        assert_eq!(finish(&canonical(&text, &[PathSyntax::Colon])), ("/users".to_owned(), true));
        let mut text = Text::lit("/a/");
        text.push(&Text::hole(crate::model::sym::Sym::EMPTY));
        assert_eq!(finish(&canonical(&text, &[PathSyntax::Colon])), ("/a/{?}".to_owned(), false));
    }
}
