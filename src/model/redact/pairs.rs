//! Values behind names: `password=..`, `Pwd=..;`, `?api_key=..&`, `"token": ".."`, `--secret ..`.

use std::ops::Range;

use crate::model::redact::names::{Says, says};
use crate::model::redact::values::{is_placeholder, is_plain, is_random};

const QUOTES: [char; 3] = ['"', '\'', '`'];

/// Adds where in `text` secret values behind names stand.
pub(super) fn find(text: &str, out: &mut Vec<Range<usize>>) {
    for (at, sign) in text.match_indices(['=', ':']) {
        let Some(name) = name_before(text, at) else { continue };
        let says = says(&text[name.clone()]);
        if says == Says::Nothing || is_pattern(text, &name, at) {
            continue;
        }
        let Some(value) = Value::after(text, at + 1) else { continue };
        let told = &text[value.range.clone()];
        let is_secret = match (says, sign) {
            _ if is_placeholder(told) => false,
            (Says::Perhaps, _) => is_random(told),
            (_, ":") if !value.quoted => is_random(told) || value.spaced && is_made_up(told),
            _ => !is_plain(told),
        };
        if is_secret {
            out.push(value.range);
        }
    }
    flags(text, out);
}

/// `--password value`.
fn flags(text: &str, out: &mut Vec<Range<usize>>) {
    for (at, _) in text.match_indices("--") {
        let start = at + 2;
        let end = text[start..].find(|c: char| !is_name(c)).map_or(text.len(), |length| start + length);
        if says(&text[start..end]) != Says::Secret || !text[end..].starts_with(' ') {
            continue;
        }
        let Some(value) = Value::after(text, end) else { continue };
        let told = &text[value.range.clone()];
        if !is_placeholder(told) && !told.starts_with('-') {
            out.push(value.range);
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']')
}

/// The name that ends before `at`, without quotes around it.
fn name_before(text: &str, at: usize) -> Option<Range<usize>> {
    let end = text[..at].trim_end_matches(' ').trim_end_matches(QUOTES).trim_end_matches('\\').len();
    let start = text[..end].char_indices().rev().take_while(|(_, c)| is_name(*c)).last().map(|(start, _)| start)?;
    Some(start..end)
}

/// `{token=tokens/*}`: the pattern of a path parameter.
fn is_pattern(text: &str, name: &Range<usize>, at: usize) -> bool {
    let inside = text[at..].split('}').next().unwrap_or_default();
    text[..name.start].ends_with('{') && inside.contains(['*', '/']) && text.as_bytes().get(at) == Some(&b'=')
}

/// `hunter2`: no word, and no name of a type.
fn is_made_up(value: &str) -> bool {
    let letters = value.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_type = ["int", "uint", "float", "complex", "utf", "base"].contains(&letters);
    value.len() >= 6 && value.contains(|c: char| c.is_ascii_digit()) && !value.contains(['[', '<', '(']) && !is_type
}

struct Value {
    range: Range<usize>,
    quoted: bool,
    /// Blanks stand before it.
    spaced: bool,
}

impl Value {
    /// The value from `at` on, behind its sign; `None` when an operator such as `==`, `=>` or `://` goes on there.
    fn after(text: &str, at: usize) -> Option<Value> {
        let rest = &text[at..];
        let goes_on = match text[..at].chars().next_back() {
            Some(':') => rest.starts_with(['=', ':']) || rest.starts_with("//"),
            Some('=') => rest.starts_with('=') || rest.starts_with("> "),
            _ => false,
        };
        if goes_on {
            return None;
        }
        let start = text.len() - rest.trim_start_matches(' ').len();
        let spaced = start > at;
        let value = &text[start..];
        let bare = value.trim_start_matches('\\');
        if let Some(quote) = bare.chars().next().filter(|c| QUOTES.contains(c)) {
            let start = text.len() - bare.len() + quote.len_utf8();
            let end = text[start..].find(quote).map_or(text.len(), |length| start + length);
            let end = text[..end].trim_end_matches('\\').len().max(start);
            return Some(Value { range: start..end, quoted: true, spaced });
        }
        let end = start + unquoted(value, text[..start].contains(';') || value.contains(';'));
        Some(Value { range: start..end, quoted: false, spaced })
    }
}

/// The length of the value that `text` starts with. In lists parted by `;` a value may hold blanks.
fn unquoted(text: &str, by_semicolon: bool) -> usize {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match c {
            '{' | '(' | '[' | '<' => depth += 1,
            '}' | ')' | ']' | '>' if depth == 0 => {
                let rest = text[at..].trim_start_matches(['}', ')', ']', '>']);
                if rest.is_empty() || rest.starts_with([' ', ',', ';', '&']) {
                    return at;
                }
            }
            '}' | ')' | ']' | '>' => depth -= 1,
            _ if depth > 0 => {}
            c if QUOTES.contains(&c) => return at,
            ';' => return at,
            c if c.is_whitespace() && !by_semicolon => return at,
            '&' | ',' | '#' if ends_value(&text[at + 1..]) => return at,
            _ => {}
        }
    }
    // A bracket that is never closed is a part of the value like any other.
    if depth > 0 { text.find([';', ' ', '&']).unwrap_or(text.len()) } else { text.len() }
}

/// Whether what follows a `&`, `,` or `#` is the next entry, not more of the value.
fn ends_value(rest: &str) -> bool {
    let rest = rest.trim_start();
    let name = rest.find(|c: char| !is_name(c) && c != ' ').unwrap_or(rest.len());
    rest.is_empty() || name > 0 && rest[name..].starts_with(['=', ':']) || rest.starts_with(['{', '/'])
}
