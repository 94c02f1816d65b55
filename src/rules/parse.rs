//! What the text of a pack says, with the place of every key and value.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::rules::error::Sink;
use crate::rules::load::SourceFile;
use crate::rules::prepared;

/// Keys and values in the order of the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Table<'t>(pub(crate) Vec<Entry<'t>>);

/// A key and its value.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry<'t> {
    pub(crate) key: Cow<'t, str>,
    /// The byte offset of the key's first character, after a quote.
    pub(crate) start: usize,
    pub(crate) node: Node<'t>,
}

/// A value and the byte offset at which it starts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Node<'t> {
    pub(crate) start: usize,
    pub(crate) value: Value<'t>,
}

/// What a key can have.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Value<'t> {
    /// A string, and how many quotes stand before it.
    Text(Cow<'t, str>, usize),
    /// `None` for one that is too large.
    Integer(Option<i64>),
    Boolean(bool),
    List(Vec<Node<'t>>),
    Table(Table<'t>),
    /// What no pack has a use for, as messages call it.
    Other(&'static str),
}

/// Reads a file, as it was prepared or as TOML; a syntax error goes to the sink.
pub(crate) fn document<'t>(file: &'t SourceFile, sink: &Sink<'t>) -> Option<Table<'t>> {
    let text: &'t str = &file.text;
    if let Some(table) = file.prepared.and_then(|bytes| prepared::read(bytes, text)) {
        return Some(table);
    }
    match DeTable::parse(text) {
        Ok(root) => Some(table_of(root.into_inner(), text)),
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            sink.error(offset, format!("not valid TOML: {}", error.message()));
            None
        }
    }
}

fn table_of<'t>(table: DeTable<'t>, text: &str) -> Table<'t> {
    let entry = |(key, node): (Spanned<Cow<'t, str>>, Spanned<DeValue<'t>>)| {
        let start = key.span().start;
        let quoted = text.get(start..).is_some_and(|raw| raw.starts_with(['"', '\'']));
        Entry { key: key.into_inner(), start: start + usize::from(quoted), node: node_of(node, text) }
    };
    let mut entries: Vec<Entry<'t>> = table.into_iter().map(entry).collect();
    entries.sort_by_key(|entry| entry.start);
    Table(entries)
}

fn node_of<'t>(node: Spanned<DeValue<'t>>, text: &str) -> Node<'t> {
    let start = node.span().start;
    let value = match node.into_inner() {
        DeValue::String(value) => {
            let raw = text.get(start..).unwrap_or_default();
            Value::Text(value, if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 })
        }
        DeValue::Integer(value) => Value::Integer(i64::from_str_radix(value.as_str(), value.radix()).ok()),
        DeValue::Boolean(value) => Value::Boolean(value),
        DeValue::Array(items) => Value::List(items.into_iter().map(|item| node_of(item, text)).collect()),
        DeValue::Table(table) => Value::Table(table_of(table, text)),
        DeValue::Float(_) => Value::Other("a number"),
        DeValue::Datetime(_) => Value::Other("a date"),
    };
    Node { start, value }
}

impl<'t> Table<'t> {
    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.0.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }
}

/// A string with its place, from which columns inside it can be told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text<'a> {
    /// The string.
    pub(crate) value: &'a str,
    /// The byte offset of its first character, after the quotes.
    pub(crate) start: usize,
}

impl<'a> Text<'a> {
    /// The string that a value is.
    pub(crate) fn of(node: &'a Node<'_>) -> Option<Text<'a>> {
        let Value::Text(value, quotes) = &node.value else { return None };
        Some(Text { value, start: node.start + quotes })
    }
}

/// The strings of a value that is one string or a list of strings; others are passed over.
pub(crate) fn texts<'a>(node: &'a Node<'_>) -> Vec<Text<'a>> {
    match &node.value {
        Value::List(items) => items.iter().filter_map(Text::of).collect(),
        _ => Text::of(node).into_iter().collect(),
    }
}

/// A whole number.
pub(crate) fn integer(node: &Node<'_>) -> Option<i64> {
    let Value::Integer(value) = node.value else { return None };
    value
}

/// A truth value.
pub(crate) fn boolean(node: &Node<'_>) -> Option<bool> {
    let Value::Boolean(value) = node.value else { return None };
    Some(value)
}

/// A table.
pub(crate) fn table<'a, 't>(node: &'a Node<'t>) -> Option<&'a Table<'t>> {
    let Value::Table(value) = &node.value else { return None };
    Some(value)
}

/// What a value is called in messages.
pub(crate) fn type_name(node: &Node<'_>) -> &'static str {
    match node.value {
        Value::Text(..) => "a string",
        Value::Integer(_) => "a whole number",
        Value::Boolean(_) => "true or false",
        Value::List(_) => "a list",
        Value::Table(_) => "a table",
        Value::Other(name) => name,
    }
}
