//! Addresses with a password: `scheme://user:password@host`, `user:password@tcp(host)`, `user/password@host:1521`.

use std::ops::Range;

use crate::model::redact::values::{hole, is_identifier, is_placeholder, is_random};

/// Adds where in `text` passwords of addresses stand.
pub(super) fn find(text: &str, out: &mut Vec<Range<usize>>) {
    for (at, _) in text.match_indices("//") {
        let start = at + 2;
        let Some(rest) = text.get(start..) else { continue };
        let end = start + authority(rest);
        match outside_holes(&text[start..end], |c| c == '@').last() {
            Some(sign) => user(text, start..start + sign, out),
            None => port(text, start..end, out),
        }
    }
    if text.contains('@') {
        without_scheme(text, out);
    }
}

/// The length of the authority that `text` starts with. A password may hold `/`, `?` and `#`, though it should not:
/// what follows a colon and has an `@` further on belongs to it.
fn authority(text: &str) -> usize {
    let mut space = outside_holes(text, |c| c.is_whitespace() || matches!(c, '"' | '\'' | '`'));
    let end = space.next().unwrap_or(text.len());
    let text = &text[..end];
    let Some(slash) = outside_holes(text, |c| matches!(c, '/' | '?' | '#')).next() else { return end };
    let (own, after) = text.split_at(slash);
    let is_password = |part: &str| !part.contains('@') && !part.is_empty() && !is_port(part);
    let open = own.split_once(':').is_some_and(|(user, part)| is_identifier(user) && is_password(part));
    match after.rfind('@') {
        Some(sign) if open && hole_free(own) => slash + sign + 1,
        _ => slash,
    }
}

/// The password of `user:password`, or a user that is a secret itself.
fn user(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let info = &text[range.clone()];
    let colon = outside_holes(info, |c| c == ':').next();
    let name = &info[..colon.unwrap_or(info.len())];
    if is_random(name) {
        out.push(range.start..range.start + name.len());
    }
    if let Some(colon) = colon {
        let password = range.start + colon + 1..range.end;
        if !is_placeholder(&text[password.clone()]) {
            out.push(password);
        }
    }
}

/// `scheme://user:pa` is what is left of an address that was cut at a `#` or `?` of its password.
fn port(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let whole = &text[range.clone()];
    let Some((user, port)) = whole.rsplit_once(':') else { return };
    let plain = user.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')) && !user.is_empty();
    if plain && !is_port(port) && !is_placeholder(port) {
        out.push(range.end - port.len()..range.end);
    }
}

/// Whether `text` is a number, perhaps with a path that lacks its `/`, or stands for one.
fn is_port(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() >= 2
        || text.bytes().all(|b| b.is_ascii_digit())
        || text.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
        || text.to_ascii_lowercase().contains("port")
}

/// Forms of drivers that take no scheme.
fn without_scheme(text: &str, out: &mut Vec<Range<usize>>) {
    for (sign, _) in text.match_indices('@') {
        let after = &text[sign + 1..];
        let parts = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '=' | ',');
        let start = text[..sign].char_indices().rev().find(|(_, c)| parts(*c));
        let start = start.map_or(0, |(at, c)| at + c.len_utf8());
        let opens = |c: char| matches!(c, '(' | '[' | '<');
        let start = if hole(&text[start..]).is_none() && text[start..].starts_with(opens) { start + 1 } else { start };
        let before = &text[start..sign];
        let by_driver = ["tcp(", "tcp6(", "unix(", "udp(", "(", "//"].iter().any(|form| after.starts_with(form));
        let by_host = host_with_port(after);
        if before.contains("//") || !(by_driver || by_host) {
            continue;
        }
        let oracle = before.rsplit_once(':').map_or(before, |(_, last)| last).split_once('/');
        let colon = before.find(':').filter(|at| is_user(&before[..*at]));
        let slash = oracle.filter(|(user, _)| is_user(user)).map(|(_, password)| before.len() - password.len() - 1);
        if let Some(at) = colon.filter(|_| !before.starts_with("mailto:") && !before.starts_with("jdbc:")).or(slash) {
            let password = start + at + 1..sign;
            if !is_placeholder(&text[password.clone()]) && !text[password.clone()].contains("://") {
                out.push(password);
            }
        }
    }
}

fn is_user(text: &str) -> bool {
    let is_hole = |text: &str| hole(text) == Some(text.len());
    !text.is_empty()
        && (is_hole(text) || text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'%')))
}

/// `host:5432`, at the start of `text`.
fn host_with_port(text: &str) -> bool {
    let Some((host, rest)) = text.split_once(':') else { return false };
    let is_name = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'));
    !host.is_empty() && is_name && rest.starts_with(|c: char| c.is_ascii_digit())
}

fn hole_free(text: &str) -> bool {
    !text.contains(['{', '<'])
}

/// Where `text` has characters that `test` names, holes left out.
fn outside_holes(text: &str, test: impl Fn(char) -> bool) -> impl Iterator<Item = usize> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let here = at;
            if let Some(length) = hole(&text[at..]) {
                at += length;
                continue;
            }
            at += c.len_utf8();
            if test(c) {
                return Some(here);
            }
        }
        None
    })
}
