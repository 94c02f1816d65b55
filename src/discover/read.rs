//! Reading one source file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::discover::{SourceFile, decode, filter};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::skipped::SkipReason;

/// What came of reading a source file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Its text, as [`decode::decode`] leaves it.
    Source {
        /// The text.
        source: Vec<u8>,
        /// A program wrote it. Whether it is read all the same is the caller's choice; if not, it is to be
        /// listed with [`SkipReason::Generated`].
        generated: bool,
        /// Its bytes were not quite text.
        diagnostic: Option<Diagnostic>,
    },
    /// Not worth reading.
    Skipped(SkipReason),
    /// Could not be read.
    Unreadable(Diagnostic),
}

/// Reads `file`; never more than `limit` bytes.
pub(crate) fn read(file: &SourceFile, limit: u64) -> Content {
    let bytes = match read_bytes(file, limit) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Content::Skipped(SkipReason::Oversize),
        Err(error) => return Content::Unreadable(unreadable(&file.rel, &error)),
    };
    content(file, bytes)
}

/// What the bytes of `file` are.
pub(crate) fn content(file: &SourceFile, bytes: Vec<u8>) -> Content {
    if let Some(reason) = filter::content(&bytes, file.dialect) {
        return Content::Skipped(reason);
    }
    let decoded = decode::decode(bytes);
    let name = file.rel.rsplit('/').next().unwrap_or_default();
    Content::Source {
        generated: filter::generated(name, &decoded.source),
        source: decoded.source,
        diagnostic: decoded.trouble.map(|text| Diagnostic::file(Severity::Info, "encoding", text, &file.rel)),
    }
}

/// The remark that `rel` could not be read.
pub(super) fn unreadable(rel: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::file(Severity::Warning, "unreadable", format!("cannot be read: {}", error.kind()), rel)
}

/// The text of a file that is no source file; `None` when it cannot be read or is longer than `limit`.
pub(crate) fn read_text(path: &Path, limit: u64) -> Option<String> {
    let bytes = bytes_of(path, 0, limit).ok()??;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn read_bytes(file: &SourceFile, limit: u64) -> io::Result<Option<Vec<u8>>> {
    bytes_of(&file.path, file.size, limit)
}

/// The bytes of a file that had `size` when it was listed.
fn bytes_of(path: &Path, size: u64, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let handle = File::open(path)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(limit)).unwrap_or(0) + 1);
    handle.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::testing::Tree;

    fn of(bytes: &[u8], limit: u64) -> Content {
        let tree = Tree::new(&[]);
        tree.write("a.py", bytes);
        read(&tree.discover().files[0], limit)
    }

    #[test]
    fn text_and_its_oddities_are_told() {
        let plain = Content::Source { source: b"a = 1\r\n".to_vec(), generated: false, diagnostic: None };
        assert_eq!(of(b"\xef\xbb\xbfa = 1\r\n", 100), plain);
        let Content::Source { source, diagnostic: Some(diagnostic), .. } = of(b"a = '\xe9'\n", 100) else {
            panic!("no source");
        };
        assert_eq!((source.as_slice(), diagnostic.code.as_str()), (&b"a = '\xe9'\n"[..], "encoding"));
        assert!(matches!(of(b"# @generated\n", 100), Content::Source { generated: true, .. }));
    }

    #[test]
    fn limits_hold_when_a_file_has_grown_since_it_was_listed() {
        assert_eq!(of(b"a = 1\n", 5), Content::Skipped(SkipReason::Oversize));
        assert_eq!(of(b"a\0", 100), Content::Skipped(SkipReason::Binary));
    }

    #[test]
    fn a_file_that_has_gone_is_a_warning() {
        let tree = Tree::new(&[("a.py", "")]);
        let file = tree.discover().files.remove(0);
        std::fs::remove_file(&file.path).expect("removes");
        let Content::Unreadable(diagnostic) = read(&file, 100) else { panic!("was read") };
        assert_eq!(
            (diagnostic.code.as_str(), diagnostic.file.as_deref(), diagnostic.message.contains("tmp")),
            ("unreadable", Some("a.py"), false)
        );
    }
}
