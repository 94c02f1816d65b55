//! What is wrong with a pack, told with its place and a hint.

use std::cell::RefCell;
use std::fmt;

pub(crate) use crate::model::mistake::{line_column, nearest, suggest};

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

    /// The mistakes, in the order of their places.
    pub(crate) fn into_errors(self) -> Vec<PackError> {
        let mut errors = self.errors.into_inner();
        errors.sort();
        errors
    }
}
