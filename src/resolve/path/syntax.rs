//! The syntaxes in which frameworks write parameters: each rewrites a path to `{name}` and `{name*}`.

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

pub(super) fn word_len(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

/// The length of a balanced group that `text` starts with; 0 when it is not closed.
pub(super) fn balanced(text: &str, open: char, close: char) -> usize {
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

pub(super) fn from_colon(path: &str) -> String {
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
pub(super) fn from_colon_segment(path: &str) -> String {
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

pub(super) fn from_braces(path: &str) -> String {
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

pub(super) fn from_at(path: &str) -> String {
    let segment = |part: &str| match part.strip_prefix(['@', '?']) {
        Some(name) => format!("{{{}}}", name.split(':').next().unwrap_or(name)),
        None => part.to_owned(),
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

pub(super) fn from_angle(path: &str) -> String {
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
