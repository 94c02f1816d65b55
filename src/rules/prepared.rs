//! Built-in packs as the build script has read them: loading them takes no parsing of TOML.
//!
//! A prepared pack is a value in the form of `tags`; numbers are in groups of seven bits, the lowest first. What does
//! not fit the form was not prepared, and its text is read instead.

use std::borrow::Cow;

use crate::rules::parse::{Entry, Node, Table, Value};

mod tags;

include!(concat!(env!("OUT_DIR"), "/prepared.rs"));

/// The prepared form of the built-in file at a path below `queries/`.
pub(crate) fn of(relative: &str) -> Option<&'static [u8]> {
    let found = PREPARED.binary_search_by(|(path, _)| (*path).cmp(relative)).ok()?;
    PREPARED.get(found).map(|(_, bytes)| *bytes)
}

/// What a prepared pack says; `None` when it does not fit its text.
pub(crate) fn read<'t>(bytes: &'static [u8], text: &'t str) -> Option<Table<'t>> {
    match (Reader { bytes, text }).node()?.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

struct Reader<'t> {
    bytes: &'static [u8],
    text: &'t str,
}

impl<'t> Reader<'t> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn node(&mut self) -> Option<Node<'t>> {
        let tag = self.byte()?;
        let start = self.number()?;
        let value = match tag {
            tags::TEXT | tags::OWN_TEXT => self.string(tag, start)?,
            tags::INTEGER => Value::Integer(i64::try_from(self.number()?).ok()),
            tags::FALSE => Value::Boolean(false),
            tags::TRUE => Value::Boolean(true),
            tags::LIST => {
                let count = self.number()?;
                Value::List((0..count).map(|_| self.node()).collect::<Option<_>>()?)
            }
            tags::TABLE => {
                let count = self.number()?;
                Value::Table(Table((0..count).map(|_| self.entry()).collect::<Option<_>>()?))
            }
            _ => return None,
        };
        Some(Node { start, value })
    }

    fn entry(&mut self) -> Option<Entry<'t>> {
        let Node { start, value: Value::Text(key, quotes) } = self.node()? else { return None };
        Some(Entry { key, start: start + quotes, node: self.node()? })
    }

    fn string(&mut self, tag: u8, start: usize) -> Option<Value<'t>> {
        let quotes = self.number()?;
        let length = self.number()?;
        if tag == tags::TEXT {
            let text = self.text.get(start + quotes..)?.get(..length)?;
            return Some(Value::Text(Cow::Borrowed(text), quotes));
        }
        let (own, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(Value::Text(Cow::Borrowed(std::str::from_utf8(own).ok()?), quotes))
    }
}
