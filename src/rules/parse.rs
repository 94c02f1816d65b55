//! A pack's TOML with the place of every key and value.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::rules::error::Sink;

/// A value with its place.
pub(crate) type Node<'t> = Spanned<DeValue<'t>>;

/// Parses a TOML document; a syntax error goes to the sink.
pub(crate) fn document<'t>(sink: &Sink<'t>) -> Option<DeTable<'t>> {
    match DeTable::parse(sink.text()) {
        Ok(root) => Some(root.into_inner()),
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            sink.error(offset, format!("not valid TOML: {}", error.message()));
            None
        }
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
    pub(crate) fn of(node: &'a Node<'_>, text: &str) -> Option<Text<'a>> {
        let DeValue::String(value) = node.get_ref() else { return None };
        let raw = text.get(node.span()).unwrap_or_default();
        let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
        Some(Text { value, start: node.span().start + quotes })
    }
}

/// The strings of a value that is one string or a list of strings; others are passed over.
pub(crate) fn texts<'a>(node: &'a Node<'_>, text: &str) -> Vec<Text<'a>> {
    match node.get_ref() {
        DeValue::Array(items) => items.iter().filter_map(|item| Text::of(item, text)).collect(),
        _ => Text::of(node, text).into_iter().collect(),
    }
}

/// A whole number.
pub(crate) fn integer(node: &Node<'_>) -> Option<i64> {
    let DeValue::Integer(value) = node.get_ref() else { return None };
    i64::from_str_radix(value.as_str(), value.radix()).ok()
}

/// A truth value.
pub(crate) fn boolean(node: &Node<'_>) -> Option<bool> {
    let DeValue::Boolean(value) = node.get_ref() else { return None };
    Some(*value)
}

/// A table.
pub(crate) fn table<'a, 't>(node: &'a Node<'t>) -> Option<&'a DeTable<'t>> {
    let DeValue::Table(value) = node.get_ref() else { return None };
    Some(value)
}

/// What a value is called in messages.
pub(crate) fn type_name(node: &Node<'_>) -> &'static str {
    match node.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
