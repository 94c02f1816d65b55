//! The catalogue of services (`queries/services/*.toml`): what is known by packages and hosts alone.

use std::path::Path;

use serde::Deserialize;

use crate::model::language::Language;
use crate::model::point::PointKind;
use crate::model::rule::{Boundary, Emit, Pack, PackSource, RuleSet, Service, normalize_qualified};
use crate::model::sym::Sym;
use crate::rules::compile::rule::blank;
use crate::rules::error::{PackError, line_column, suggest};
use crate::rules::load::SourceFile;

/// A file of the catalogue.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// First words of methods that go out.
    #[serde(default)]
    verbs: Vec<String>,
    /// Methods that stay in the process, of all services.
    #[serde(default)]
    local: Vec<String>,
    #[serde(default)]
    service: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Row {
    id: toml::Spanned<String>,
    title: Option<String>,
    kind: toml::Spanned<String>,
    #[serde(default)]
    technology: String,
    #[serde(default)]
    protocol: String,
    #[serde(default)]
    python: Vec<String>,
    #[serde(default)]
    javascript: Vec<String>,
    #[serde(default)]
    go: Vec<String>,
    #[serde(default)]
    hosts: Vec<String>,
    #[serde(default)]
    local: Vec<String>,
    #[serde(default)]
    calls: Vec<String>,
    /// The end of the names of classes whose instances say the operation.
    #[serde(default)]
    commands: String,
    /// Only the methods of `calls` go out.
    #[serde(default)]
    only_calls: bool,
    /// The service whose calls are answered by this one where both are used.
    #[serde(default)]
    provides: String,
    #[serde(default)]
    skip: bool,
    /// Only what packs know of it makes points.
    #[serde(default)]
    packs_only: bool,
}

/// Adds a file of the catalogue to the rules of the languages asked for.
pub(super) fn add(set: &mut RuleSet, file: &SourceFile, source: PackSource, languages: &[Language]) -> Vec<PackError> {
    let read: File = match toml::from_str(&file.text) {
        Ok(read) => read,
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            return vec![mistake(file, offset, error.message().to_owned(), None)];
        }
    };
    let mut errors = Vec::new();
    set.services.verbs.extend(read.verbs.iter().map(|verb| Sym::new(verb)));
    set.services.local.extend(read.local.iter().map(|name| Sym::new(name)));
    for row in read.service {
        let kind = row.kind.get_ref();
        if let Some(kind) = PointKind::from_name(kind) {
            add_row(set, row, kind, source, languages);
        } else {
            let names = PointKind::ALL.iter().map(|kind| kind.name());
            let message = format!("unknown kind `{kind}`");
            errors.push(mistake(file, row.kind.span().start, message, suggest(kind, names)));
        }
    }
    errors
}

fn mistake(file: &SourceFile, offset: usize, message: String, hint: Option<String>) -> PackError {
    let (line, column) = line_column(&file.text, offset);
    PackError { file: file.label.clone(), line, column, message, hint }
}

fn add_row(set: &mut RuleSet, row: Row, kind: PointKind, source: PackSource, languages: &[Language]) {
    let number = set.services.all.len() as u32;
    let last = |name: &String| Sym::new(name.rsplit('.').next().unwrap_or_default());
    set.services.called.extend(row.calls.iter().map(last));
    let id = Sym::new(row.id.get_ref());
    let title = row.title.unwrap_or_else(|| id.to_string());
    let syms = |names: &[String]| names.iter().map(|name| Sym::new(name)).collect::<Vec<_>>();
    let technology = if row.technology.is_empty() { id } else { Sym::new(&row.technology) };
    let protocol = Sym::new(&row.protocol);
    let mut rules = Vec::new();
    for (language, names) in
        [(Language::Python, &row.python), (Language::Ecma, &row.javascript), (Language::Go, &row.go)]
    {
        if names.is_empty() || !languages.contains(&language) {
            continue;
        }
        let gate: Vec<Sym> = names.iter().map(|name| Sym::new(&normalize_qualified(language, name))).collect();
        for name in &gate {
            set.services.by_package.insert((language, *name), number);
        }
        let mut rule = blank(Sym::new(&format!("{id}/call")));
        rule.pack = set.packs.len();
        rule.emit = Emit::Point(kind);
        rule.boundary = Some(Box::new(Boundary::default()));
        rules.push((language, set.rules.len() as u32));
        set.rules.push(rule);
        set.packs.push(Pack { gate, technology, protocol, ..Pack::named(id, title.clone(), language, source) });
    }
    for host in &row.hosts {
        set.services.by_host.insert(host.trim_start_matches("*.").to_ascii_lowercase(), number);
    }
    set.services.all.push(Service {
        technology,
        local: syms(&row.local),
        calls: syms(&row.calls),
        commands: Sym::new(&row.commands),
        only_calls: row.only_calls,
        provides: Sym::new(&row.provides),
        skip: row.skip,
        generic: !row.packs_only,
        rules,
    });
}

/// Whether a path is a file of the catalogue.
pub(super) fn is_catalogue(relative: &str) -> bool {
    relative.starts_with("services/") && Path::new(relative).extension().is_some_and(|e| e == "toml")
}
