//! What test runs recorded of the lines that they executed: reading the records, finding their files in the code base,
//! and marking points. It is kept apart from what the code of the tests shows.

mod cobertura;
mod coverage_py;
mod go_profile;
mod istanbul;
mod lcov;
mod mark;
mod number;
mod places;
#[cfg(test)]
mod tests;

pub(crate) use mark::mark;
pub(crate) use places::{Placed, Tree, place};

/// What a record of lines is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Lcov,
    Cobertura,
    CoveragePy,
    Istanbul,
    GoProfile,
}

/// A record of executed lines as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) format: Format,
    /// Folders that paths may be relative to.
    pub(crate) sources: Vec<String>,
    pub(crate) files: Vec<FileRecord>,
}

/// What is recorded of one source file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FileRecord {
    /// Its path as recorded: often that of another machine.
    pub(crate) path: String,
    pub(crate) spans: Vec<Span>,
    pub(crate) functions: Vec<Function>,
    /// Whether spans are parts of lines that lie side by side; else they are statements that may hold others.
    pub(crate) are_blocks: bool,
}

/// Lines, both counted from 1 and included, and how often they ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) hits: u64,
}

/// A function by the line that it starts at, and how often it was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Function {
    pub(crate) line: u32,
    pub(crate) hits: u64,
}

/// Names of the formats, for messages.
pub(crate) const FORMATS: &str = "lcov, Cobertura XML, coverage.py JSON, Istanbul JSON and Go cover profiles";

/// Reads a record. Its format is told by its content.
pub(crate) fn read(bytes: &[u8]) -> Result<Record, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.trim_start();
    let record = match start.as_bytes().first() {
        None => return Err("it is empty".to_owned()),
        Some(b'{') => json(start)?,
        Some(b'<') => cobertura::read(start)?,
        Some(_) if start.starts_with("mode:") => go_profile::read(text)?,
        Some(_) if lcov::is_one(start) => lcov::read(text)?,
        Some(_) => return Err(format!("its format is not known; {FORMATS} are")),
    };
    if record.files.is_empty() {
        return Err("it says nothing of any file".to_owned());
    }
    Ok(record)
}

fn json(text: &str) -> Result<Record, String> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| format!("it is not JSON: {error}"))?;
    let Some(object) = value.as_object() else { return Err("it is not an object".to_owned()) };
    if object.contains_key("files") && object.contains_key("meta") {
        return coverage_py::read(object);
    }
    if object.values().any(istanbul::is_file) || object.is_empty() {
        return istanbul::read(object);
    }
    if object.contains_key("total") {
        return Err("it holds sums alone; coverage-final.json of Istanbul has the lines (reporter `json`)".to_owned());
    }
    Err("it is JSON, but neither of coverage.py nor of Istanbul".to_owned())
}

impl FileRecord {
    pub(crate) fn new(path: impl Into<String>) -> FileRecord {
        FileRecord { path: path.into(), ..FileRecord::default() }
    }

    pub(crate) fn add_line(&mut self, line: u32, hits: u64) {
        self.spans.push(Span { start: line, end: line, hits });
    }

    /// How often `line` ran; `None` when the record says nothing of it.
    pub(crate) fn hits(&self, line: u32) -> Option<u64> {
        let around = || self.spans.iter().filter(|span| (span.start..=span.end).contains(&line));
        if self.are_blocks {
            return around().map(|span| span.hits).max();
        }
        let starting = around().filter(|span| span.start == line).map(|span| span.hits).max();
        starting.or_else(|| around().min_by_key(|span| (span.end - span.start, span.start)).map(|span| span.hits))
    }

    /// Whether something is recorded as starting at `line`.
    pub(crate) fn knows(&self, line: u32) -> bool {
        self.spans
            .iter()
            .any(|span| if self.are_blocks { (span.start..=span.end).contains(&line) } else { span.start == line })
    }
}
