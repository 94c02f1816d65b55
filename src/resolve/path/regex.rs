//! Regular expressions as paths.

use crate::resolve::path::HOLE;
use crate::resolve::path::syntax::balanced;

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
pub(super) fn from_regex(pattern: &str) -> String {
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
