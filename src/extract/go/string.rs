//! String and rune literals.

use tree_sitter::Node;

use super::Lower;
use crate::model::sym::Sym;

impl Lower<'_, '_> {
    /// The text of a raw or interpreted string literal, without its quotes and unescaped.
    pub(super) fn string(&mut self, node: Node<'_>) -> Sym {
        let bytes = self.b.bytes(node);
        if let Some(raw) = bytes.strip_prefix(b"`") {
            let raw = raw.strip_suffix(b"`").unwrap_or(raw);
            if raw.contains(&b'\r') {
                let kept: Vec<u8> = raw.iter().copied().filter(|b| *b != b'\r').collect();
                return Sym::new(&String::from_utf8_lossy(&kept));
            }
            return self.b.sym_of(raw);
        }
        self.quoted(bytes, b"\"")
    }

    /// The character of a rune literal as a string.
    pub(super) fn rune(&mut self, node: Node<'_>) -> Sym {
        let bytes = self.b.bytes(node);
        self.quoted(bytes, b"'")
    }
}

impl<'s> Lower<'_, 's> {
    fn quoted(&mut self, bytes: &'s [u8], quote: &[u8]) -> Sym {
        let text = bytes.strip_prefix(quote).unwrap_or(bytes);
        let text = text.strip_suffix(quote).unwrap_or(text);
        if text.contains(&b'\\') { Sym::new(&String::from_utf8_lossy(&unescape(text))) } else { self.b.sym_of(text) }
    }
}

/// Resolves escapes; invalid ones stay as written.
fn unescape(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((byte, after)) = rest.split_first() {
        if *byte == b'\\'
            && let Some(taken) = escape(after, &mut out)
        {
            rest = &after[taken..];
        } else {
            out.push(*byte);
            rest = after;
        }
    }
    out
}

/// Appends what the escape `\` + `after` means and answers how many bytes of `after` it took.
fn escape(after: &[u8], out: &mut Vec<u8>) -> Option<usize> {
    let simple = match after.first()? {
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        quoted @ (b'\\' | b'\'' | b'"') => *quoted,
        b'x' => {
            out.push(u8::try_from(number(after.get(1..3)?, 16)?).ok()?);
            return Some(3);
        }
        b'0'..=b'7' => {
            out.push(u8::try_from(number(after.get(..3)?, 8)?).ok()?);
            return Some(3);
        }
        b'u' => return character(after.get(1..5)?, out).map(|()| 5),
        b'U' => return character(after.get(1..9)?, out).map(|()| 9),
        _ => return None,
    };
    out.push(simple);
    Some(1)
}

fn character(digits: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let character = char::from_u32(number(digits, 16)?)?;
    out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    Some(())
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    digits.iter().try_fold(0u32, |n, d| n.checked_mul(radix)?.checked_add(char::from(*d).to_digit(radix)?))
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn resolves_escapes_and_keeps_invalid_ones() {
        let cases: [(&str, &str); 6] = [
            (r"a\tb\n", "a\tb\n"),
            (r#"\"\\\'"#, "\"\\'"),
            (r"\x2f\057", "//"),
            (r"\u00e9\U0001F600", "\u{e9}\u{1F600}"),
            (r"\q\x2\ud800", r"\q\x2\ud800"),
            ("end\\", "end\\"),
        ];
        for (text, expected) in cases {
            assert_eq!(String::from_utf8_lossy(&unescape(text.as_bytes())), expected);
        }
    }
}
