//! What a value looks like: made up by a machine, or standing for another.

use crate::model::redact::{MASK, names};

/// Whether `value` only stands for a secret, or is none: `{password}`, `${DB_PASS}`, `%s`, `<token>`, `YOUR_KEY`, `***`.
pub(super) fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    if value.is_empty() || value.contains(MASK) {
        return true;
    }
    let bare = without_holes(value);
    if bare.len() < value.len() {
        return !is_random(&bare);
    }
    let is_number = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_digit());
    let is_constant = |name: &str| is_identifier(name) && !name.contains(char::is_lowercase);
    let named = |name: &str| is_number(name) || is_constant(name) || is_identifier(name) && names::is_secret(name);
    if value.strip_prefix(['$', ':', '@']).is_some_and(named) {
        return true;
    }
    if value.len() > 2 && value.starts_with(['[', '%']) && value.ends_with([']', '%']) {
        return true;
    }
    let lower = value.to_ascii_lowercase();
    let says = ["your", "placeholder", "redacted", "replace_me", "replace-me", "insert_", "insert-", "masked"];
    value.chars().all(|c| matches!(c, 'x' | 'X' | '*' | '.' | '?' | '-' | '_' | '•' | '…'))
        || says.iter().any(|word| lower.starts_with(word)) && !is_random(value)
}

/// Whether `value` is no secret under any name: `null`, the name of a type, a small number, marks alone.
pub(super) fn is_plain(value: &str) -> bool {
    const WORDS: [&str; 17] = [
        "true",
        "false",
        "null",
        "none",
        "nil",
        "undefined",
        "yes",
        "no",
        "required",
        "optional",
        "string",
        "str",
        "bytes",
        "text",
        "any",
        "number",
        "varchar",
    ];
    let lower = value.to_ascii_lowercase();
    WORDS.contains(&lower.as_str())
        || value.len() <= 3 && value.bytes().all(|b| b.is_ascii_digit())
        || value.len() <= 3 && !value.contains(char::is_alphanumeric)
}

/// Whether letters and digits are mixed as in no word: 16 characters or more, not a UUID.
pub(super) fn is_random(value: &str) -> bool {
    let value = percent_free(value);
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'_' | b'-' | b'.' | b'~');
    if value.len() < 16 || !value.bytes().all(allowed) || is_uuid(&value) {
        return false;
    }
    let count = |test: fn(&u8) -> bool| value.bytes().filter(test).count();
    let (upper, lower) = (count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase));
    let digits = value.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count();
    let word = value.split(|c: char| !c.is_ascii_alphanumeric()).map(str::len).max().unwrap_or(0);
    let is_hex = value.len() >= 20 && value.bytes().all(|b| b.is_ascii_hexdigit()) && digits > 0 && upper + lower > 0;
    is_hex || digits >= 3 && upper + lower >= 2 && (word >= 16 || upper >= 2 && lower >= 2)
}

/// `%2B` and its like count as one character.
fn percent_free(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 1..at + 3).filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        out.push(if code.is_some() { '+' } else { '%' });
        rest = &rest[at + if code.is_some() { 3 } else { 1 }..];
    }
    out + rest
}

fn is_uuid(value: &str) -> bool {
    value.len() == 36
        && value.bytes().enumerate().all(|(at, b)| match at {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}

pub(super) fn is_identifier(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// `value` without what stands for something: `{name}`, `${name}`, `#{name}`, `{{ name }}`, `<name>`, `%(name)s`, `%s`.
fn without_holes(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        if let Some(length) = hole(rest) {
            rest = &rest[length..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// The length in bytes of the hole that `text` starts with.
pub(super) fn hole(text: &str) -> Option<usize> {
    let opener = text.trim_start_matches(['$', '#']);
    let before = text.len() - opener.len();
    if before <= 1 && opener.starts_with('{') {
        let mut depth = 0;
        for (at, c) in opener.char_indices().take(200) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(before + at + 1);
            }
        }
        return None;
    }
    let named = |rest: &str, end: char| {
        let at = rest.find(end)?;
        let name = &rest[..at];
        (at > 0 && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | ':'))).then_some(at)
    };
    if let Some(rest) = text.strip_prefix('<') {
        return named(rest, '>').map(|at| at + 2);
    }
    let rest = text.strip_prefix('%')?;
    if let Some(rest) = rest.strip_prefix('(') {
        return named(rest, ')').map(|at| (at + 4).min(text.len()));
    }
    let verb = rest.chars().next().is_some_and(|c| matches!(c, 's' | 'v' | 'd' | 'q' | 'w'));
    verb.then_some(2)
}
