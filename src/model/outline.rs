//! Where the functions and classes of each file stand.

use std::collections::BTreeMap;

/// Definitions by file, relative to the scanned root, in the order of their first lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    pub(crate) files: BTreeMap<String, Vec<Definition>>,
}

/// A function or class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Definition {
    /// Its first line, decorators included, counted from 1.
    pub(crate) line: u32,
    /// Its last line.
    pub(crate) end_line: u32,
    /// The line of its name; those before it are decorators.
    pub(crate) name_line: u32,
    /// Its own name; empty for an anonymous one.
    pub(crate) name: String,
    /// Whether it is a class.
    pub(crate) is_class: bool,
}

impl Outline {
    /// The definitions of `file`.
    pub(crate) fn of(&self, file: &str) -> &[Definition] {
        self.files.get(file).map(Vec::as_slice).unwrap_or_default()
    }

    /// The function that is decorated on a line.
    pub(crate) fn decorated_at(&self, file: &str, line: u32) -> Option<&Definition> {
        self.of(file).iter().find(|d| !d.is_class && d.line <= line && line < d.name_line)
    }

    /// The innermost function around a line.
    pub(crate) fn function_at(&self, file: &str, line: u32) -> Option<&Definition> {
        let around = self.of(file).iter().filter(|d| !d.is_class && d.line <= line && line <= d.end_line);
        around.min_by_key(|d| (d.end_line - d.line, d.line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_function_is_found() {
        let def = |line, end_line, name: &str, is_class| Definition {
            line,
            end_line,
            name_line: line + 1,
            name: name.to_owned(),
            is_class,
        };
        let defs = vec![def(1, 30, "C", true), def(2, 20, "outer", false), def(5, 8, "inner", false)];
        let outline = Outline { files: BTreeMap::from([("a.py".to_owned(), defs)]) };
        let name = |found: Option<&Definition>| found.map(|d| d.name.clone());
        assert_eq!(name(outline.function_at("a.py", 6)).as_deref(), Some("inner"));
        assert_eq!(outline.function_at("a.py", 25), None);
        assert_eq!(outline.function_at("b.py", 6), None);
        assert_eq!(name(outline.decorated_at("a.py", 5)).as_deref(), Some("inner"));
        assert_eq!(outline.decorated_at("a.py", 6), None);
    }
}
