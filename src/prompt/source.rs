//! The text of files, read when a slice of them is wanted.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::prompt::clean::Cleaner;
use crate::prompt::tokens::Encoding;

/// Gives the text of a file below the root, when it can be read.
pub(crate) type Read<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// Files of the scanned project.
pub(super) struct Sources<'a> {
    read: &'a Read<'a>,
    cleaner: Cleaner,
    encoding: Encoding,
    files: RefCell<BTreeMap<String, Rc<Source>>>,
}

/// One file.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// Its lines, cleaned.
    pub(super) lines: Vec<String>,
    /// How many tokens each line has, roughly: alone it may have one more or less than in its text.
    pub(super) costs: Vec<u32>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(read: &'a Read<'a>, cleaner: Cleaner, encoding: Encoding) -> Sources<'a> {
        Sources { read, cleaner, encoding, files: RefCell::default() }
    }

    /// A path without anything that must not be shown.
    pub(super) fn path(&self, rel: &str) -> String {
        self.cleaner.note(rel)
    }

    pub(super) fn get(&self, rel: &str) -> Rc<Source> {
        if let Some(source) = self.files.borrow().get(rel) {
            return Rc::clone(source);
        }
        let lines = (self.read)(rel).map(|text| self.cleaner.lines(&text)).unwrap_or_default();
        let costs = lines.iter().map(|line| self.encoding.count(line) as u32 + 1).collect();
        let source = Rc::new(Source { lines, costs });
        self.files.borrow_mut().insert(rel.to_owned(), Rc::clone(&source));
        source
    }
}

impl Source {
    /// The last line of the block that starts at `line` (both counted from 1): the lines after it that are indented
    /// deeper, and one that closes it.
    pub(super) fn block_end(&self, line: u32) -> u32 {
        let start = line.saturating_sub(1) as usize;
        let indent = |text: &str| text.len() - text.trim_start().len();
        let Some(first) = self.lines.get(start) else { return line };
        let own = indent(first);
        let mut end = start;
        for (n, text) in self.lines.iter().enumerate().skip(start + 1) {
            let trimmed = text.trim();
            if trimmed.is_empty() {
                continue;
            }
            let closes = trimmed.starts_with(['}', ')', ']']);
            if indent(text) > own || indent(text) == own && (closes || n == end + 1 && goes_on(first)) {
                end = n;
                if indent(text) == own && trimmed.starts_with('}') {
                    break;
                }
                continue;
            }
            break;
        }
        end as u32 + 1
    }
}

/// A decorator: what it stands over goes on below.
fn goes_on(line: &str) -> bool {
    line.trim_start().starts_with('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source { lines: text.lines().map(str::to_owned).collect(), costs: Vec::new() }
    }

    #[test]
    fn a_block_ends_where_its_indentation_does() {
        let python = source("def f(\n    a,\n):\n    x = 1\n\n    return x\n\ndef g():\n    pass\n");
        assert_eq!(python.block_end(1), 6);
        let go = source("func f() {\n\tx()\n}\n\nfunc g() {}\n");
        assert_eq!(go.block_end(1), 3);
        assert_eq!(source("x").block_end(9), 9);
    }

    #[test]
    fn files_are_read_once() {
        let asked = RefCell::new(0);
        let read = |_: &str| {
            *asked.borrow_mut() += 1;
            Some("a\nb".to_owned())
        };
        let sources = Sources::new(&read, Cleaner { redact: true }, Encoding::default());
        assert_eq!(sources.get("a").lines, ["a", "b"]);
        assert_eq!(sources.get("a").costs.len(), 2);
        assert_eq!(*asked.borrow(), 1);
    }
}
