//! Escapes in strings.

/// The text of a string literal's inside. Escapes that the language does not have stay as they are.
pub(super) fn unescape(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = escape(&rest[at + 1..], &mut out);
    }
    out.push_str(rest);
    out
}

/// Writes what the escape at the start of `rest` (after its backslash) stands for; answers what follows it.
fn escape<'a>(rest: &'a str, out: &mut String) -> &'a str {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else {
        out.push('\\');
        return rest;
    };
    let after = chars.as_str();
    let plain = match first {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'v' => '\u{b}',
        '0' if !after.starts_with(|c: char| c.is_ascii_digit()) => '\0',
        '\r' => return after.strip_prefix('\n').unwrap_or(after),
        '\n' | '\u{2028}' | '\u{2029}' => return after,
        'x' | 'u' => {
            let Some((code, after)) = code_point(first, after) else {
                out.push('\\');
                return rest;
            };
            out.push(code);
            return after;
        }
        other => other,
    };
    out.push(plain);
    after
}

/// `xHH`, `uHHHH` (two of them for a surrogate pair) and `u{H..}`; the rest follows.
fn code_point(kind: char, text: &str) -> Option<(char, &str)> {
    if kind == 'x' {
        return hex(text, 2).and_then(|(code, after)| Some((char::from_u32(code)?, after)));
    }
    if let Some(text) = text.strip_prefix('{') {
        let (digits, after) = text.split_once('}')?;
        return Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, after));
    }
    let (high, after) = hex(text, 4)?;
    if let Some(code) = char::from_u32(high) {
        return Some((code, after));
    }
    let (low, after) = hex(after.strip_prefix("\\u")?, 4)?;
    let code = char::decode_utf16([high as u16, low as u16]).next()?.ok()?;
    Some((code, after))
}

fn hex(text: &str, len: usize) -> Option<(u32, &str)> {
    let digits = text.get(..len).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    Some((u32::from_str_radix(digits, 16).ok()?, &text[len..]))
}
