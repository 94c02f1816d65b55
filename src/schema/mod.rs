//! Files that are no source code and declare boundaries all the same: tables, migrations, GraphQL schemas and documents,
//! scheduled jobs of a cluster.
//!
//! Readers are tolerant: what they cannot read they tell of, and go on behind it.

mod cluster;
mod graphql;
mod lines;
mod models;
mod sql;
#[cfg(test)]
mod tests;
mod values;

pub(crate) use values::settings;

use crate::model::point::{Column, PointKind};
use crate::model::rule::{Form, SchemaFiles};

/// What a file declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Declared {
    /// In the order of the file.
    pub(crate) points: Vec<Declaration>,
    /// The line of the first part that could not be read, counted from 1, and what was wanted there.
    pub(crate) trouble: Option<(u32, String)>,
    /// The technology that the file names.
    pub(crate) technology: Option<String>,
}

/// One point of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Declaration {
    pub(crate) kind: PointKind,
    /// Its first line, counted from 1.
    pub(crate) line: u32,
    /// Its last line, counted from 1.
    pub(crate) end_line: u32,
    /// What is done or, of a model, what the file calls it.
    pub(crate) operation: String,
    /// Empty: not told.
    pub(crate) target: String,
    /// Columns of a table that it makes or adds.
    pub(crate) columns: Vec<Column>,
    /// What it says, for the evidence.
    pub(crate) note: String,
}

impl Declaration {
    fn new(kind: PointKind, (line, end_line): (u32, u32), operation: &str, target: impl Into<String>) -> Declaration {
        Declaration {
            kind,
            line,
            end_line,
            operation: operation.to_owned(),
            target: target.into(),
            columns: Vec::new(),
            note: String::new(),
        }
    }
}

/// Reads a file with `text`. Cannot fail.
pub(crate) fn read(files: &SchemaFiles, text: &str) -> Declared {
    let text = match &files.until {
        Some(end) => until(text, end),
        None => text,
    };
    match files.form {
        Form::Models => models::read(text),
        Form::Sql => sql::read(text),
        Form::Graphql => graphql::read(text),
        Form::Cluster => cluster::read(text),
    }
}

/// What stands before the first line that starts with `end`.
fn until<'t>(text: &'t str, end: &str) -> &'t str {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with(end) {
            return &text[..at];
        }
        at += line.len();
    }
    text
}
