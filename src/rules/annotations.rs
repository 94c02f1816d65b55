//! Annotated fixtures: source files whose comments say which points they hold.
//!
//! ```text
//! # file: api/users.py
//! @bp.route("/<int:id>", methods=["GET", "POST"])   # itmap: http_route GET|POST /api/v1/users/{id}
//! def user(id):
//!     cache.get("id")                               # ok: http_route
//! # todo: http_route GET /dyn/{?}
//! register(bp)
//! ```

use crate::rules::error::PackError;

/// A fixture: the files to scan and what must be found in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fixture {
    /// Path and text of each virtual file.
    pub(crate) files: Vec<(String, String)>,
    /// The line of the fixture before the first of each virtual file.
    pub(crate) offsets: Vec<u32>,
    pub(crate) expectations: Vec<Expectation>,
}

/// One thing that a comment says of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expectation {
    pub(crate) file: String,
    /// In the virtual file, counted from 1.
    pub(crate) line: u32,
    /// In the fixture, counted from 1.
    pub(crate) fixture_line: u32,
    pub(crate) kind: String,
    /// Empty where the kind has none, or any will do.
    pub(crate) methods: Vec<String>,
    /// The path or target, or all tables with spaces between; empty for [`Status::Ok`] when it speaks of the whole kind.
    pub(crate) target: String,
    /// What else must hold: `auth=public`, `guard=login_required`, `status!=404`.
    pub(crate) facts: Vec<String>,
    pub(crate) status: Status,
}

/// What is said of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// `itmap:`: it must be found.
    Expect,
    /// `ok:`: no point of the kind stands here.
    Ok,
    /// `todo:`: a known gap: it should be found and must not be yet.
    Todo,
}

/// What can be said of a point besides its kind, method and target.
pub(crate) const FACTS: [&str; 7] = ["auth", "guard", "status", "timeout", "retry", "handled", "transaction"];

const WORDS: [(&str, Status); 3] = [("itmap:", Status::Expect), ("ok:", Status::Ok), ("todo:", Status::Todo)];

/// How a comment starts in a file with this extension; `None` for files that cannot hold annotations.
pub(crate) fn comment_prefix(path: &str) -> Option<&'static str> {
    match path.rsplit_once('.')?.1 {
        "py" | "pyi" => Some("#"),
        "js" | "jsx" | "mjs" | "cjs" | "ts" | "tsx" | "mts" | "cts" | "go" => Some("//"),
        _ => None,
    }
}

/// Cuts a fixture into its files and reads its annotations. `name` is the fixture's file: the one file that it is
/// without `file:` lines, and what mistakes are told of.
pub(crate) fn parse_fixture(name: &str, text: &str, comment_prefix: &str) -> Result<Fixture, Vec<PackError>> {
    let mut reader =
        Reader { name, prefix: comment_prefix, fixture: Fixture::default(), waiting: Vec::new(), errors: Vec::new() };
    reader.start_file(name, 0);
    for (index, line) in text.lines().enumerate() {
        reader.line(index as u32 + 1, line);
    }
    reader.end_file();
    if reader.errors.is_empty() { Ok(reader.fixture) } else { Err(reader.errors) }
}

struct Reader<'t> {
    name: &'t str,
    prefix: &'t str,
    fixture: Fixture,
    /// Expectations of comments that stand alone, for the next line of code.
    waiting: Vec<Expectation>,
    errors: Vec<PackError>,
}

impl Reader<'_> {
    fn start_file(&mut self, path: &str, offset: u32) {
        self.end_file();
        self.drop_preamble();
        if self.fixture.files.iter().any(|(other, _)| other == path) && offset > 1 {
            self.error(offset, 1, format!("the file `{path}` is there twice"));
        }
        self.fixture.files.push((path.to_owned(), String::new()));
        self.fixture.offsets.push(offset);
    }

    /// What stands before the first `file:` line is a file only when there is code in it.
    fn drop_preamble(&mut self) {
        let is_comment = |line: &str| line.trim().is_empty() || line.trim_start().starts_with(self.prefix);
        let only = self.fixture.files.len() == 1 && self.fixture.offsets == [0];
        if only && self.fixture.files[0].1.lines().all(is_comment) {
            self.fixture.files.clear();
            self.fixture.offsets.clear();
        }
    }

    fn end_file(&mut self) {
        for lost in std::mem::take(&mut self.waiting) {
            self.error(lost.fixture_line, 1, "no line of code follows the annotation".to_owned());
        }
    }

    fn line(&mut self, number: u32, line: &str) {
        let alone = line.trim_start().strip_prefix(self.prefix).map(str::trim);
        if let Some(path) = alone.and_then(|comment| comment.strip_prefix("file:")).map(str::trim) {
            self.start_file(path, number);
            return;
        }
        let offset = self.fixture.offsets.last().copied().unwrap_or(0);
        let Some((path, text)) = self.fixture.files.last_mut() else { return };
        text.push_str(line);
        text.push('\n');
        let (path, here) = (path.clone(), number - offset);
        let found = self.annotation(&path, here, number, line);
        match alone {
            Some(_) => self.waiting.extend(found),
            None if line.trim().is_empty() => {}
            None => {
                let waiting = std::mem::take(&mut self.waiting);
                let waiting = waiting.into_iter().map(|expectation| Expectation { line: here, ..expectation });
                self.fixture.expectations.extend(waiting.chain(found));
            }
        }
    }

    /// The expectations of the comment at the end of a line.
    fn annotation(&mut self, file: &str, line: u32, fixture_line: u32, text: &str) -> Vec<Expectation> {
        let starts = text.match_indices(self.prefix).map(|(at, prefix)| at + prefix.len());
        let Some(start) = starts.into_iter().find(|start| status(text[*start..].trim_start()).is_some()) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        let mut current = Status::Expect;
        let mut at = start;
        for piece in text[start..].split(" ; ") {
            let column = text[..at].chars().count() as u32 + 1;
            at += piece.len() + " ; ".len();
            let mut said = piece.trim();
            if let Some((status, rest)) = status(said) {
                (current, said) = (status, rest.trim());
            }
            let is_fact =
                |word: &&str| word.split_once('=').is_some_and(|(key, _)| FACTS.contains(&key.trim_end_matches('!')));
            let (facts, words): (Vec<&str>, Vec<&str>) = said.split_whitespace().partition(is_fact);
            let (kind, methods, target) = match (words.as_slice(), current) {
                ([kind], Status::Ok) => (*kind, "", String::new()),
                ([kind, target, ..], _) if target.starts_with('/') => (*kind, "", target.to_string()),
                // Targets may have spaces, paths have none.
                ([kind, methods, target, ..], _) if target.starts_with('/') => (*kind, *methods, target.to_string()),
                ([kind, methods, target @ ..], _) if !target.is_empty() => (*kind, *methods, target.join(" ")),
                // What is done to nothing that has a name: `db_call transaction`.
                ([kind, operation], _) => (*kind, *operation, String::new()),
                _ => {
                    let message = format!("`{said}` is no expectation: write `http_route GET /path`");
                    self.error(fixture_line, column, message);
                    continue;
                }
            };
            out.push(Expectation {
                file: file.to_owned(),
                line,
                fixture_line,
                kind: kind.to_owned(),
                methods: methods.split('|').filter(|method| !method.is_empty()).map(str::to_owned).collect(),
                target,
                facts: facts.into_iter().map(str::to_owned).collect(),
                status: current,
            });
        }
        out
    }

    fn error(&mut self, line: u32, column: u32, message: String) {
        self.errors.push(PackError { file: self.name.to_owned(), line, column, message, hint: None });
    }
}

/// The status word that a comment starts with, and the rest.
fn status(comment: &str) -> Option<(Status, &str)> {
    WORDS.into_iter().find_map(|(word, status)| Some((status, comment.strip_prefix(word)?)))
}
