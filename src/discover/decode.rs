//! Bytes of a file to source text that grammars can read.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// Source text and what was odd about its bytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// UTF-8 without a byte-order mark, but for bytes that are not UTF-8 and are kept as they are.
    pub(crate) source: Vec<u8>,
    /// What could not be decoded, in one sentence.
    pub(crate) trouble: Option<&'static str>,
}

/// Strips a UTF-8 byte-order mark and turns UTF-16 (told by its mark) into UTF-8. Line ends stay as they are.
pub(crate) fn decode(mut bytes: Vec<u8>) -> Decoded {
    match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if is_utf16(encoding) => {
            let (text, lossy) = encoding.decode_without_bom_handling(&bytes[mark..]);
            let trouble = lossy.then_some("not valid UTF-16; what could not be decoded was replaced");
            return Decoded { source: text.into_owned().into_bytes(), trouble };
        }
        Some((_, mark)) => drop(bytes.drain(..mark)),
        None => {}
    }
    let trouble = std::str::from_utf8(&bytes).is_err().then_some("not valid UTF-8; read as it is");
    Decoded { source: bytes, trouble }
}

/// Whether `bytes` start with the mark of UTF-16.
pub(crate) fn has_utf16_mark(bytes: &[u8]) -> bool {
    Encoding::for_bom(bytes).is_some_and(|(encoding, _)| is_utf16(encoding))
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    fn clean(source: &str) -> Decoded {
        Decoded { source: source.as_bytes().to_vec(), trouble: None }
    }

    #[test]
    fn a_byte_order_mark_goes_and_line_ends_stay() {
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb".to_vec()), clean("a\r\nb"));
        assert_eq!(decode(Vec::new()), clean(""));
    }

    #[test]
    fn utf16_of_either_order_becomes_utf8() {
        assert_eq!(decode(utf16("é = 1\r\n", u16::to_le_bytes)), clean("é = 1\r\n"));
        assert_eq!(decode(utf16("é = 1\r\n", u16::to_be_bytes)), clean("é = 1\r\n"));
    }

    #[test]
    fn half_a_utf16_unit_is_replaced_and_told() {
        let mut bytes = utf16("a", u16::to_le_bytes);
        bytes.push(b'b');
        let decoded = decode(bytes);
        assert_eq!(decoded.source, "a\u{fffd}".as_bytes());
        assert!(decoded.trouble.is_some());
    }

    #[test]
    fn other_encodings_are_kept_and_told() {
        let decoded = decode(b"# caf\xe9\n".to_vec());
        assert_eq!(decoded.source, b"# caf\xe9\n");
        assert!(decoded.trouble.is_some());
    }
}
