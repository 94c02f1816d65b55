//! What tests already have: fixtures, helpers, one of them as an example.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::coverage::ExerciseKind;
use crate::model::scope::FileScope;
use crate::prompt::context::{Context, language_of};
use crate::prompt::knowledge::{Role, SetUp, knowledge};
use crate::prompt::section::Section;
use crate::prompt::slices::{Slice, rank};

/// More pieces of set-up than these are not looked for.
const MAX_PIECES: usize = 60;
/// Pieces of one kind.
const MAX_OF_KIND: usize = 24;
/// Pieces of one kind that belong to single suites or classes of tests.
const MAX_OF_SUITES: usize = 4;
/// How the application is made is cut, in lines: routes are shown with the code.
const MAX_ENTRY: u32 = 24;
/// More files are not searched.
const MAX_FILES: usize = 400;
/// A longer piece is cut, in lines.
const MAX_LINES: u32 = 45;
/// The example is at most so long, in lines.
const MAX_EXAMPLE: u32 = 60;

/// Fixtures, hooks, helpers, and how the application is made.
pub(super) fn setup(context: &Context<'_>) -> Section {
    let mut slices = found(context, &knowledge().testing.setup, &context.test_files, 145, |setup| {
        setup.what != "factory of test data"
    });
    slices.extend(entries(context));
    slices.sort();
    Section::code("piece of set-up", slices)
        .none("No fixtures, hooks or helpers of tests were found: the set-up must be written.")
}

/// Factories of test data.
pub(super) fn factories(context: &Context<'_>) -> Section {
    let slices =
        found(context, &knowledge().testing.setup, &context.test_files, 235, |setup| setup.what.contains("factory"));
    Section::code("factory", slices).none("No factories of test data were found in the repository.")
}

/// What is undone after tests.
pub(super) fn teardown(context: &Context<'_>) -> Section {
    let mut slices = Vec::new();
    for file in context.test_files.iter().take(MAX_FILES) {
        let source = context.sources.get(file);
        for (n, line) in source.lines.iter().enumerate() {
            let trimmed = line.trim_start();
            let tears = ["def tearDown", "def teardown", "afterAll(", "afterEach(", "t.Cleanup("];
            if tears.iter().any(|word| trimmed.starts_with(word)) && slices.len() < MAX_PIECES / 4 {
                let line = n as u32 + 1;
                slices.push(slice(file, line, source.block_end(line), rank(260, 4, slices.len())));
            }
        }
    }
    Section::code("piece of clean-up", slices).none("No clean-up code was found in the tests of the repository.")
}

fn slice(file: &str, from: u32, to: u32, rank: u32) -> Slice {
    Slice { rank, file: file.to_owned(), from, to: to.min(from + MAX_LINES) }
}

/// Pieces in the files, the best patterns first, those closest to the root of a folder of tests first.
fn found(
    context: &Context<'_>,
    patterns: &[SetUp],
    files: &[&str],
    tier: u32,
    is_wanted: impl Fn(&SetUp) -> bool,
) -> Vec<Slice> {
    let mut slices: Vec<Slice> = Vec::new();
    let mut taken: BTreeSet<(&str, u32)> = BTreeSet::new();
    let mut ordered: Vec<&str> = files.iter().take(MAX_FILES).copied().collect();
    ordered.sort_by_key(|file| (file.matches('/').count(), *file));
    let mut openings: BTreeSet<String> = BTreeSet::new();
    for setup in patterns.iter().filter(|setup| is_wanted(setup)) {
        let most = if setup.what.contains(" of a ") { MAX_OF_SUITES } else { MAX_OF_KIND };
        let mut found = 0;
        for file in &ordered {
            let speaks = language_of(file).is_some_and(|language| setup.is_of(language));
            if !speaks || !setup.files.as_ref().is_none_or(|pattern| pattern.is_in(file)) {
                continue;
            }
            let source = context.sources.get(file);
            for (n, text) in source.lines.iter().enumerate() {
                if slices.len() >= MAX_PIECES {
                    return slices;
                }
                if found >= most {
                    break;
                }
                let line = n as u32 + 1;
                if !setup.line.is_in(text) || taken.iter().any(|(f, l)| f == file && *l == line) {
                    continue;
                }
                let end = context.outline.of(file).iter().find(|d| d.line == line).map(|d| d.end_line);
                let end = end.unwrap_or_else(|| source.block_end(line)).min(line + MAX_LINES);
                taken.extend((line..=end).map(|line| (*file, line)));
                // What many files have alike is shown once.
                let lines = source.lines.get(n..end as usize).unwrap_or_default();
                if !openings.insert(lines.iter().take(4).map(|line| line.trim()).collect::<Vec<_>>().join("\n")) {
                    continue;
                }
                found += 1;
                slices.push(slice(file, line, end, rank(tier, 6, slices.len())));
            }
        }
    }
    slices
}

/// How the application comes to be, in production code.
fn entries(context: &Context<'_>) -> Vec<Slice> {
    let files: BTreeSet<&str> = context.outline.files.keys().map(String::as_str).collect();
    let files = files.into_iter().filter(|file| {
        let stem = file.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default();
        let likely = [
            "main",
            "app",
            "server",
            "api",
            "router",
            "routes",
            "application",
            "index",
            "wsgi",
            "asgi",
            "factory",
            "__init__",
            "bootstrap",
            "handler",
        ];
        let ours =
            context.selection.components.iter().any(|c| c.path == "." || file.starts_with(&format!("{}/", c.path)));
        ours && likely.contains(&stem) && !is_test(context, file)
    });
    let files: Vec<&str> = files.collect();
    let mut slices = found(context, &knowledge().testing.entry, &files, 143, |_| true);
    slices.truncate(4);
    for slice in &mut slices {
        slice.to = slice.to.min(slice.from + MAX_ENTRY);
    }
    slices
}

fn is_test(context: &Context<'_>, file: &str) -> bool {
    context.survey.tests.iter().any(|test| test.file == file)
        || context.report.points.iter().any(|p| p.file == file && p.scope == FileScope::Test)
}

/// One test that shows the style: one that sends requests, of middling length.
pub(super) fn example(context: &Context<'_>) -> Section {
    let known = context.report.tests.iter().filter(|test| {
        let ids = test.exercises.iter().filter(|e| matches!(e.how, ExerciseKind::Http | ExerciseKind::RouteName));
        let mut ids = ids.map(|e| e.point.as_str());
        ids.any(|id| context.selection.inbound.iter().any(|p| p.id == id))
    });
    let known: BTreeSet<(&str, u32)> = known.map(|test| (test.file.as_str(), test.line)).collect();
    let clients: Vec<_> = context.tools(Role::Client);
    let mut best: Option<((bool, usize, Reverse<u32>), &str, u32, u32)> = None;
    for file in context.test_files.iter().take(MAX_FILES) {
        let source = context.sources.get(file);
        for (line, end) in tests_in(context, file) {
            let length = end.saturating_sub(line) + 1;
            if !(4..=MAX_EXAMPLE).contains(&length) {
                continue;
            }
            let text =
                source.lines.get(line as usize - 1..end.min(source.lines.len() as u32) as usize).unwrap_or_default();
            let sends = text.iter().filter(|l| sends_request(l)).count();
            let uses =
                clients.iter().filter(|t| text.iter().any(|l| t.library.imports.iter().any(|p| p.is_in(l)))).count();
            let asserts = text
                .iter()
                .filter(|l| {
                    l.contains("assert") || l.contains("expect(") || l.contains("t.Errorf") || l.contains("t.Fatal")
                })
                .count();
            let is_known = known.iter().any(|(f, l)| f == file && (line..=end).contains(l));
            let score = (is_known, sends.min(3) * 4 + uses * 2 + asserts.min(4), Reverse(length));
            if asserts > 0 && best.as_ref().is_none_or(|(best, ..)| score > *best) {
                best = Some((score, file, line, end));
            }
        }
    }
    let mut slices = Vec::new();
    if let Some((_, file, line, end)) = best {
        let source = context.sources.get(file);
        let imports = source.lines.iter().take(60).take_while(|l| !starts_code(l)).count() as u32;
        slices.push(Slice { rank: 142, file: file.to_owned(), from: line, to: end });
        let imports = imports.min(30).min(line.saturating_sub(1));
        if imports > 0 {
            slices.push(Slice { rank: 147, file: file.to_owned(), from: 1, to: imports });
        }
    }
    Section::code("example", slices).none("No test of the repository could serve as an example.")
}

fn starts_code(line: &str) -> bool {
    ["def ", "class ", "async def ", "@", "func ", "describe(", "test(", "it(", "function ", "export ", "type ", "var "]
        .iter()
        .any(|word| line.starts_with(word))
}

fn sends_request(line: &str) -> bool {
    let verbs = [
        ".get(",
        ".post(",
        ".put(",
        ".patch(",
        ".delete(",
        ".inject(",
        ".request(",
        "http.NewRequest",
        "httptest.NewRequest",
        "ServeHTTP(",
    ];
    verbs.iter().any(|verb| line.contains(verb))
        && (line.contains('/') || line.contains("url") || line.contains("ServeHTTP"))
}

/// First and last lines of the tests of a file.
fn tests_in(context: &Context<'_>, file: &str) -> Vec<(u32, u32)> {
    let source = context.sources.get(file);
    let starts = |line: &str| {
        let line = line.trim_start();
        let named = ["def test", "async def test", "func Test", "it(", "test(", "it.each", "test.each"];
        named.iter().any(|word| line.starts_with(word))
    };
    let lines = source.lines.iter().enumerate().filter(|(_, line)| starts(line));
    lines.map(|(n, _)| (n as u32 + 1, source.block_end(n as u32 + 1))).collect()
}
