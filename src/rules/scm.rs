//! Packs written as tree-sitter queries: each pattern is one rule, its properties are the keys of TOML rules.
//!
//! Queries are slow to compile, so they are only cut into patterns here; the extractor compiles a query when the
//! first file turns up that it is for.

use crate::model::rule::{Emit, Pack, PathSyntax, Rule, Selector, Shape, Term, normalize_qualified};
use crate::model::sym::Sym;
use crate::rules::compile::Compiled;
use crate::rules::compile::rule::{blank, default_to};
use crate::rules::error::{PackError, Sink, line_column, suggest};
use crate::rules::load::{PackFiles, SourceFile};
use crate::rules::selector;
use crate::rules::words::{CAPTURES, EMITS, JOINS, SYNTAXES, meaning};

/// The properties that `#set!` can give.
pub(crate) const PROPERTIES: [&str; 15] = [
    "emit",
    "path",
    "method",
    "handler",
    "child",
    "prefix",
    "on",
    "items",
    "name",
    "replaces-prefix",
    "path-has-method",
    "default-methods",
    "path-syntax",
    "join",
    "note",
];

/// A pattern of a query.
#[derive(Debug, Default)]
struct Pattern<'t> {
    start: usize,
    /// (offset, key, value) of each `#set!`.
    properties: Vec<(usize, &'t str, String)>,
    /// (offset, name) of each capture.
    captures: Vec<(usize, &'t str)>,
}

/// The pack of a query file without a TOML file: its gate stands in a comment `; gate: x, y`.
pub(crate) fn bare_pack(files: &PackFiles, sink: &Sink<'_>) -> Compiled {
    let header = |key: &str| {
        let lines = sink.text().lines().take_while(|line| line.is_empty() || line.starts_with(';'));
        lines.into_iter().find_map(|line| line.trim_start_matches([';', ' ']).strip_prefix(key)).map(str::trim)
    };
    let names = header("gate:").unwrap_or_default().split(',').map(str::trim).filter(|name| !name.is_empty());
    let gate: Vec<Sym> = names.map(|name| Sym::new(&normalize_qualified(files.language, name))).collect();
    if gate.is_empty() {
        let hint = Some(format!("start the file with `; gate: name`, or write {}.toml beside it", files.id));
        sink.hinted(0, "the query has no gate", hint);
    }
    let title = header("title:").unwrap_or(&files.id).to_owned();
    let pack = Pack {
        gate,
        path_syntax: header("path-syntax:").and_then(|word| meaning(&SYNTAXES, word)).into_iter().collect(),
        ..Pack::named(Sym::new(&files.id), title, files.language, files.source)
    };
    Compiled {
        pack,
        rules: Vec::new(),
        params: Vec::new(),
        models: Vec::new(),
        guards: Vec::new(),
        guard_lists: Vec::new(),
        responses: Vec::new(),
        failures: Vec::new(),
        members: Vec::new(),
        derived: Vec::new(),
        class_methods: Vec::new(),
        bases: Vec::new(),
        told_by_callers: Vec::new(),
        canonical: Vec::new(),
        constants: Vec::new(),
        settings: Vec::new(),
        sets: Vec::new(),
        query: None,
    }
}

/// Adds the rules of a query to its pack.
pub(crate) fn add(pack: &mut Compiled, file: &SourceFile, sink: &Sink<'_>) {
    let first = pack.rules.len();
    for (index, pattern) in patterns(sink).into_iter().enumerate() {
        let rule = rule(pack, &pattern, index, sink);
        if pack.rules.iter().any(|(other, _)| other.id == rule.id) {
            let name = rule.id.as_str().rsplit('/').next().unwrap_or_default();
            sink.error(pattern.start, format!("duplicate rule name `{name}`"));
        }
        pack.rules.push((rule, Vec::new()));
    }
    pack.query = Some((first, file.relative.clone(), sink.text().to_owned()));
}

/// What tree-sitter says against a query.
pub(crate) fn query_error(file: &str, source: &str, error: &tree_sitter::QueryError) -> PackError {
    let (line, column) = line_column(source, error.offset);
    let text = source.lines().nth(line as usize - 1).unwrap_or_default().trim();
    let message = error.message.trim_matches('"');
    let what = match error.kind {
        tree_sitter::QueryErrorKind::NodeType => format!("unknown node `{message}`"),
        tree_sitter::QueryErrorKind::Field => format!("unknown field `{message}`"),
        tree_sitter::QueryErrorKind::Capture => format!("unknown capture `@{message}`"),
        tree_sitter::QueryErrorKind::Predicate => format!("bad predicate: {message}"),
        tree_sitter::QueryErrorKind::Structure => "no tree can have this shape".to_owned(),
        tree_sitter::QueryErrorKind::Language => "the grammar does not fit".to_owned(),
        tree_sitter::QueryErrorKind::Syntax => "not a valid query".to_owned(),
    };
    PackError { file: file.to_owned(), line, column, message: format!("{what}: {text}"), hint: None }
}

/// Compiles a query with each grammar of its language; one mistake is told once.
pub(crate) fn check(file: &SourceFile, grammars: &[(&'static str, tree_sitter::Language)]) -> Option<PackError> {
    grammars.iter().find_map(|(_, grammar)| {
        let error = tree_sitter::Query::new(grammar, &file.text).err()?;
        Some(query_error(&file.label, &file.text, &error))
    })
}

fn rule(pack: &Compiled, pattern: &Pattern<'_>, index: usize, sink: &Sink<'_>) -> Rule {
    let get = |key: &str| pattern.properties.iter().find(|(_, name, _)| *name == key);
    let text = |key: &str| get(key).map(|(_, _, value)| value.as_str());
    let name = text("name").map_or_else(|| format!("query-{}", index + 1), str::to_owned);
    let mut rule = blank(Sym::new(&format!("{}/{name}", pack.pack.id)));
    rule.shape = Shape::Query;
    rule.line = line_column(sink.text(), pattern.start).0;
    for (offset, key, _) in &pattern.properties {
        if !PROPERTIES.contains(key) {
            sink.hinted(*offset, format!("unknown property `{key}` of #set!"), suggest(key, PROPERTIES));
        }
    }
    for (offset, name) in &pattern.captures {
        // A capture that starts with `_` is the pack's own, for its predicates.
        if !CAPTURES.contains(name) && !name.starts_with('_') {
            sink.hinted(*offset, format!("unknown capture `@{name}`"), suggest(name, CAPTURES));
        }
    }
    match get("emit") {
        None => sink.error(pattern.start, "the pattern has no (#set! emit \"..\")"),
        Some((offset, _, word)) => match meaning(&EMITS, word) {
            Some(emit) => rule.emit = emit,
            None => sink.hinted(*offset, format!("unknown emit `{word}`"), suggest(word, EMITS.map(|(word, _)| word))),
        },
    }
    let selector = |key: &str| match get(key) {
        Some((offset, _, value)) => selector::parse(value).unwrap_or_else(|mistake| {
            sink.hinted(*offset, format!("`{key}`: {}", mistake.message), mistake.hint);
            Selector::default()
        }),
        None if pattern.captures.iter().any(|(_, name)| *name == key) => {
            Selector(vec![Term::Capture { name: Sym::new(key) }])
        }
        None => Selector::default(),
    };
    rule.path = selector("path");
    rule.method = selector("method");
    rule.handler = selector("handler");
    rule.child = selector("child");
    rule.prefix = selector("prefix");
    rule.on = selector("on");
    rule.items = selector("items");
    if rule.emit == Emit::Table {
        default_to(&mut rule.items, Term::Capture { name: Sym::new("items") });
    }
    rule.replaces_prefix = text("replaces-prefix") == Some("true");
    rule.path_has_method = text("path-has-method") == Some("true");
    let words = |key: &str| text(key).unwrap_or_default().split([',', ' ']).filter(|word| !word.is_empty());
    rule.default_methods = words("default-methods").map(Sym::new).collect();
    rule.path_syntax = words("path-syntax").filter_map(|word| meaning(&SYNTAXES, word)).collect::<Vec<PathSyntax>>();
    rule.join = text("join").and_then(|word| meaning(&JOINS, word)).unwrap_or(pack.pack.join);
    rule.note = text("note").map_or(Sym::EMPTY, Sym::new);
    rule
}

/// Cuts a query into its patterns, as tree-sitter counts them.
fn patterns<'t>(sink: &Sink<'t>) -> Vec<Pattern<'t>> {
    let text = sink.text();
    let mut out: Vec<Pattern<'t>> = Vec::new();
    let mut depth = 0usize;
    let mut words: Option<Vec<(usize, String, &'t str)>> = None;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let start = at;
        at += c.len_utf8();
        match c {
            ';' => at += text[at..].find('\n').unwrap_or(text.len() - at),
            '(' | '[' => {
                if depth == 0 {
                    out.push(Pattern { start, ..Pattern::default() });
                }
                depth += 1;
                words = text[at..].trim_start().starts_with("#set!").then(Vec::new);
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                if let (Some(words), Some(pattern)) = (words.take(), out.last_mut())
                    && let [_, (offset, _, key), rest @ ..] = words.as_slice()
                {
                    let value = rest.first().map_or_else(|| "true".to_owned(), |(_, value, _)| value.clone());
                    pattern.properties.push((*offset, key.trim_matches('"'), value));
                }
            }
            '"' => {
                if depth == 0 {
                    out.push(Pattern { start, ..Pattern::default() });
                }
                let (value, length) = quoted(&text[at..]);
                at += length;
                if let Some(words) = &mut words {
                    words.push((start, value, &text[start..at]));
                }
            }
            '@' => {
                let name = word(&text[at..]);
                at += name.len();
                if let (None, Some(pattern)) = (&words, out.last_mut()) {
                    pattern.captures.push((start, name));
                }
            }
            c if c.is_whitespace() => {}
            _ => {
                let length = word(&text[start..]).len().max(c.len_utf8());
                at = start + length;
                if depth == 0 && &text[start..at] == "_" {
                    out.push(Pattern { start, ..Pattern::default() });
                }
                if let Some(words) = &mut words {
                    words.push((start, text[start..at].to_owned(), &text[start..at]));
                }
            }
        }
    }
    if depth > 0 {
        let start = out.last().map_or(0, |pattern| pattern.start);
        sink.error(start, "the pattern is never closed");
    }
    out
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || "_-.#!?".contains(c))).unwrap_or(text.len());
    &text[..end]
}

/// The string whose text starts `text`, unescaped, and how many bytes it takes with its closing quote.
fn quoted(text: &str) -> (String, usize) {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (value, at + 1),
            '\\' => value.extend(chars.next().map(|(_, c)| if c == 'n' { '\n' } else { c })),
            c => value.push(c),
        }
    }
    (value, text.len())
}
