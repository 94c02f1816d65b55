//! Typed reading of one table of a pack. Values of a wrong type are passed over: the linter tells them.

use crate::model::rule::Selector;
use crate::model::sym::Sym;
use crate::rules::error::Sink;
use crate::rules::parse::{self, Node, Table, Text, Value};
use crate::rules::selector;

/// A table and where it starts.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a, 't> {
    pub(crate) table: &'a Table<'t>,
    pub(crate) offset: usize,
    pub(crate) sink: &'a Sink<'t>,
}

impl<'a, 't> Fields<'a, 't> {
    pub(crate) fn node(&self, key: &str) -> Option<&'a Node<'t>> {
        self.table.get(key)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.node(key).is_some()
    }

    pub(crate) fn text(&self, key: &str) -> Option<Text<'a>> {
        Text::of(self.node(key)?)
    }

    /// One string or a list of strings.
    pub(crate) fn texts(&self, key: &str) -> Vec<Text<'a>> {
        self.node(key).map(parse::texts).unwrap_or_default()
    }

    /// The string, empty without one.
    pub(crate) fn string(&self, key: &str) -> String {
        self.text(key).map(|text| text.value.to_owned()).unwrap_or_default()
    }

    pub(crate) fn sym(&self, key: &str) -> Sym {
        self.text(key).map_or(Sym::EMPTY, |text| Sym::new(text.value))
    }

    pub(crate) fn syms(&self, key: &str) -> Vec<Sym> {
        self.texts(key).into_iter().map(|text| Sym::new(text.value)).collect()
    }

    pub(crate) fn flag(&self, key: &str) -> bool {
        self.node(key).and_then(parse::boolean).unwrap_or_default()
    }

    /// A count or an index.
    pub(crate) fn count(&self, key: &str) -> Option<u16> {
        let node = self.node(key)?;
        let number = parse::integer(node)?;
        let count = u16::try_from(number).ok();
        if count.is_none() {
            self.sink.error(node.start, format!("`{key}` must be between 0 and {}", u16::MAX));
        }
        count
    }

    pub(crate) fn selector(&self, key: &str) -> Selector {
        self.text(key).map(|text| self.parse_selector(text)).unwrap_or_default()
    }

    pub(crate) fn selectors(&self, key: &str) -> Vec<Selector> {
        self.texts(key).into_iter().map(|text| self.parse_selector(text)).collect()
    }

    pub(crate) fn parse_selector(&self, text: Text<'_>) -> Selector {
        match selector::parse(text.value) {
            Ok(selector) => selector,
            Err(mistake) => {
                self.sink.hinted(text.start + mistake.offset, mistake.message, mistake.hint);
                Selector::default()
            }
        }
    }

    /// The table under `key`.
    pub(crate) fn child(&self, key: &str) -> Option<Fields<'a, 't>> {
        let node = self.node(key)?;
        Some(Fields { table: parse::table(node)?, offset: node.start, sink: self.sink })
    }

    /// The tables of an array of tables.
    pub(crate) fn children(&self, key: &str) -> Vec<Fields<'a, 't>> {
        let Some(Value::List(items)) = self.node(key).map(|node| &node.value) else { return Vec::new() };
        let sink = self.sink;
        let tables = items.iter().filter_map(|item| Some((parse::table(item)?, item.start)));
        tables.map(|(table, offset)| Fields { table, offset, sink }).collect()
    }

    /// Keys with their offsets and values, in the order of the text.
    pub(crate) fn entries(&self) -> Vec<(Text<'a>, &'a Node<'t>)> {
        let entry = |entry: &'a parse::Entry<'t>| (Text { value: &entry.key, start: entry.start }, &entry.node);
        self.table.0.iter().map(entry).collect()
    }
}
