//! Reading TOML by hand, so that every mistake is told with its place and what may have been meant.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::{Place, Problem};
use crate::model::mistake::{line_column, suggest};

pub(crate) type Table<'t> = DeTable<'t>;
pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

/// Collects the mistakes of one file.
pub(crate) struct Reader<'t> {
    file: &'t str,
    text: &'t str,
    problems: Vec<Problem>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(file: &'t str, text: &'t str) -> Reader<'t> {
        Reader { file, text, problems: Vec::new() }
    }

    /// The whole document; `None`, with problems, when it is no TOML.
    pub(crate) fn parse(&mut self) -> Option<Table<'t>> {
        match DeTable::parse(self.text) {
            Ok(table) => Some(table.into_inner()),
            Err(error) => {
                let message = error.message().lines().collect::<Vec<_>>().join(", ");
                self.problem(error.span().unwrap_or(0..0), message, None);
                None
            }
        }
    }

    /// `value`, or the mistakes in the order of their places.
    pub(crate) fn finish<T>(mut self, value: T) -> Result<T, Vec<Problem>> {
        self.problems.sort_by_key(|problem| (problem.line, problem.column));
        if self.problems.is_empty() { Ok(value) } else { Err(self.problems) }
    }

    /// The entries of `table` whose keys are among `known`; the others are mistakes. `name` is the table's, empty
    /// for the top.
    pub(crate) fn entries<'a>(
        &mut self,
        table: &'a Table<'t>,
        known: &[&'static str],
        name: &str,
    ) -> Vec<(&'static str, &'a Value<'t>)> {
        let mut entries = Vec::new();
        for (key, value) in table {
            let text: &str = key.get_ref();
            if let Some(key) = known.iter().find(|known| **known == text) {
                entries.push((*key, value));
            } else {
                let place = if name.is_empty() { String::new() } else { format!(" in [{name}]") };
                self.unknown(key.span(), &format!("unknown key `{text}`{place}"), text, known);
            }
        }
        entries
    }

    pub(crate) fn table<'a>(&mut self, value: &'a Value<'t>, name: &str) -> Option<&'a Table<'t>> {
        let table = value.get_ref().as_table();
        self.expect(table.is_some(), value, name, "a table");
        table
    }

    pub(crate) fn text(&mut self, value: &Value<'_>, name: &str) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        self.expect(text.is_some(), value, name, "a string");
        text
    }

    pub(crate) fn flag(&mut self, value: &Value<'_>, name: &str) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        self.expect(flag.is_some(), value, name, "true or false");
        flag
    }

    /// A list of strings, each with where it stands.
    pub(crate) fn texts(&mut self, value: &Value<'_>, name: &str) -> Vec<(Range<usize>, String)> {
        let Some(array) = value.get_ref().as_array() else {
            self.expect(false, value, name, "a list of strings");
            return Vec::new();
        };
        array.iter().filter_map(|item| Some((item.span(), self.text(item, name)?))).collect()
    }

    /// A list of globs.
    pub(crate) fn globs(&mut self, value: &Value<'_>, name: &str) -> Vec<String> {
        let mut globs = Vec::new();
        for (span, glob) in self.texts(value, name) {
            match globset::Glob::new(&glob) {
                Ok(_) => globs.push(glob),
                Err(error) => self.problem(span, format!("bad glob `{glob}`: {}", error.kind()), None),
            }
        }
        globs
    }

    /// A word that is none of `known`.
    pub(crate) fn unknown(&mut self, span: Range<usize>, message: &str, word: &str, known: &[&str]) {
        self.problem(span, message.to_owned(), suggest(word, known.iter().copied()));
    }

    pub(crate) fn problem(&mut self, span: Range<usize>, message: String, hint: Option<String>) {
        let Place { file, line, column } = self.place(span);
        self.problems.push(Problem { file, line, column, message, hint });
    }

    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        let (line, column) = line_column(self.text, span.start);
        Place { file: self.file.to_owned(), line, column }
    }

    fn expect(&mut self, met: bool, value: &Value<'_>, name: &str, wanted: &str) {
        if !met {
            let found = match value.get_ref() {
                DeValue::String(_) => "a string",
                DeValue::Integer(_) => "a number",
                DeValue::Float(_) => "a fraction",
                DeValue::Boolean(_) => "true or false",
                DeValue::Datetime(_) => "a date",
                DeValue::Array(_) => "a list",
                DeValue::Table(_) => "a table",
            };
            self.problem(value.span(), format!("`{name}` must be {wanted}, not {found}"), None);
        }
    }
}

/// An integer in decimal digits.
pub(crate) fn decimal(value: &Value<'_>) -> Option<String> {
    let integer = value.get_ref().as_integer()?;
    let number = i128::from_str_radix(integer.as_str(), integer.radix());
    Some(number.map_or_else(|_| integer.as_str().to_owned(), |number| number.to_string()))
}
