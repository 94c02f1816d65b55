//! What is wrong with a pack, told with its place and a hint.

use std::cell::RefCell;
use std::fmt;

/// A mistake in a pack file. Its pack is left out; other packs are not touched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PackError {
    /// The file as the user can open it, with `/`.
    pub(crate) file: String,
    /// Counted from 1.
    pub(crate) line: u32,
    /// In characters, counted from 1.
    pub(crate) column: u32,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do, where that can be said.
    pub(crate) hint: Option<String>,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}

/// Collects the mistakes of one file.
#[derive(Debug)]
pub(crate) struct Sink<'t> {
    file: &'t str,
    text: &'t str,
    errors: RefCell<Vec<PackError>>,
}

impl<'t> Sink<'t> {
    /// A sink for `text`, which is what `file` holds.
    pub(crate) fn new(file: &'t str, text: &'t str) -> Sink<'t> {
        Sink { file, text, errors: RefCell::default() }
    }

    /// Notes a mistake at a byte offset of the text.
    pub(crate) fn error(&self, offset: usize, message: impl Into<String>) {
        self.push(offset, message.into(), None);
    }

    /// Notes a mistake and what to do about it.
    pub(crate) fn hinted(&self, offset: usize, message: impl Into<String>, hint: Option<String>) {
        self.push(offset, message.into(), hint);
    }

    fn push(&self, offset: usize, message: String, hint: Option<String>) {
        let (line, column) = line_column(self.text, offset);
        let error = PackError { file: self.file.to_owned(), line, column, message, hint };
        self.errors.borrow_mut().push(error);
    }

    /// The text that offsets refer to.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// Whether nothing is wrong so far.
    pub(crate) fn is_clean(&self) -> bool {
        self.errors.borrow().is_empty()
    }

    /// The mistakes, in the order of their places.
    pub(crate) fn into_errors(self) -> Vec<PackError> {
        let mut errors = self.errors.into_inner();
        errors.sort();
        errors
    }
}

/// The line of a byte offset, and its column in characters; both counted from 1.
pub(crate) fn line_column(text: &str, offset: usize) -> (u32, u32) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line as u32, column as u32)
}

/// The candidate nearest to `word`, when near enough to be meant.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.len().max(word.len()).div_ceil(3))
        .min()
        .map(|(_, candidate)| candidate)
}

/// `did you mean ..?` for the nearest candidate; without a near one, the list of all.
pub(crate) fn suggest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    let mut all: Vec<&str> = candidates.into_iter().collect();
    if let Some(near) = nearest(word, all.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    all.sort_unstable();
    (!all.is_empty()).then(|| format!("one of: {}", all.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_column("a\nbé = x", 6), (2, 4));
        assert_eq!(line_column("a", 9), (1, 2));
    }

    #[test]
    fn suggests_the_nearest_or_all() {
        assert_eq!(suggest("prefx", ["path", "prefix"]), Some("did you mean `prefix`?".to_owned()));
        assert_eq!(suggest("zzzzzz", ["path", "on"]), Some("one of: on, path".to_owned()));
        assert_eq!(suggest("zzzzzz", []), None);
    }
}
