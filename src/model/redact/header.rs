//! Credentials behind their scheme, as in headers: `Basic dXNlcjpwYXNz`, `Bearer ..`; and private keys.

use std::ops::Range;

use crate::model::redact::values::{hole, is_placeholder, is_random};

const SCHEMES: [&str; 9] = ["basic", "bearer", "token", "apikey", "bot", "ssws", "geniekey", "splunk", "negotiate"];

/// Adds where in `text` credentials and private keys stand.
pub(super) fn find(text: &str, out: &mut Vec<Range<usize>>) {
    for (at, _) in text.match_indices(' ') {
        let word = text[..at].rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let scheme = word.to_ascii_lowercase();
        if word.is_empty() || !SCHEMES.contains(&scheme.as_str()) {
            continue;
        }
        let start = text.len() - text[at..].trim_start_matches(' ').len();
        let end = start + value(&text[start..]);
        let value = &text[start..end];
        let in_header = text[..at - word.len()].trim_end().trim_end_matches(['"', '\'']).ends_with([':', '='])
            && text[..at].to_ascii_lowercase().contains("authorization");
        let is_secret = match scheme.as_str() {
            "basic" => is_basic(value),
            "bearer" => value.len() >= 8 && value.contains(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        if !is_placeholder(value) && (is_secret || in_header || is_random(value)) {
            out.push(start..end);
        }
    }
    private_keys(text, out);
}

/// The length of the value that `text` starts with.
fn value(text: &str) -> usize {
    let is_part =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '+' | '/' | '=' | ':' | '$');
    let mut end = 0;
    while let Some(c) = text[end..].chars().next() {
        match hole(&text[end..]) {
            Some(length) => end += length,
            None if is_part(c) => end += c.len_utf8(),
            None => break,
        }
    }
    end
}

/// Whether `value` is `user:password` in base 64.
fn is_basic(value: &str) -> bool {
    let trimmed = value.trim_end_matches('=');
    let digit = |b: u8| {
        Some(match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        })
    };
    let mut decoded = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for b in trimmed.bytes() {
        let Some(six) = digit(b) else { return false };
        bits = (bits << 6 | u32::from(six)) & 0xFFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            decoded.push((bits >> held) as u8);
        }
    }
    decoded.len() >= 3 && decoded.contains(&b':') && decoded.iter().all(|b| (0x20..0x7F).contains(b))
}

/// What stands between the first and the last line of a private key; all that follows when there is no last line.
fn private_keys(text: &str, out: &mut Vec<Range<usize>>) {
    const BEGIN: &str = "-----BEGIN ";
    for (at, _) in text.match_indices(BEGIN) {
        let Some((label, body)) = text[at + BEGIN.len()..].split_once("-----") else { continue };
        if !label.contains("PRIVATE KEY") {
            continue;
        }
        let start = text.len() - body.len();
        let end = body.find("-----END").map_or(text.len(), |length| start + length);
        if !is_placeholder(text[start..end].trim_matches(|c: char| c.is_whitespace() || c == '\\' || c == 'n')) {
            out.push(start..end);
        }
    }
}
