//! The catalogue of services (`queries/services/*.toml`): what is known by packages and hosts alone.

use std::path::Path;

use crate::model::language::Language;
use crate::model::point::PointKind;
use crate::model::rule::{Boundary, Emit, Pack, PackSource, RuleSet, Service, normalize_qualified};
use crate::model::sym::Sym;
use crate::rules::compile::fields::Fields;
use crate::rules::compile::rule::blank;
use crate::rules::error::{PackError, Sink, suggest};
use crate::rules::load::{Checks, SourceFile};
use crate::rules::{lint, parse};

/// Adds a file of the catalogue to the rules of the languages asked for.
pub(super) fn add(
    set: &mut RuleSet,
    file: &SourceFile,
    (source, checks): (PackSource, Checks),
    languages: &[Language],
) -> Vec<PackError> {
    let sink = Sink::new(&file.label, &file.text);
    let Some(table) = parse::document(file, &sink) else { return sink.into_errors() };
    let root = Fields { table: &table, offset: 0, sink: &sink };
    if checks.are_of(source) {
        lint::check_catalogue(root);
    }
    set.services.verbs.extend(root.syms("verbs"));
    set.services.local.extend(root.syms("local"));
    for row in root.children("service") {
        let Some(kind) = row.text("kind") else { continue };
        if let Some(kind) = PointKind::from_name(kind.value) {
            add_row(set, row, kind, source, languages);
        } else {
            let names = PointKind::ALL.iter().map(|kind| kind.name());
            let hint = suggest(kind.value, names);
            sink.hinted(kind.start, format!("unknown kind `{}`", kind.value), hint);
        }
    }
    sink.into_errors()
}

fn add_row(set: &mut RuleSet, row: Fields<'_, '_>, kind: PointKind, source: PackSource, languages: &[Language]) {
    let number = set.services.all.len() as u32;
    let calls = row.syms("calls");
    set.services.called.extend(calls.iter().map(|name| last(*name)));
    let id = row.sym("id");
    let title = if row.has("title") { row.string("title") } else { id.to_string() };
    let technology = Some(row.sym("technology")).filter(|name| !name.is_empty()).unwrap_or(id);
    let mut rules = Vec::new();
    for (language, key) in [(Language::Python, "python"), (Language::Ecma, "javascript"), (Language::Go, "go")] {
        let names = row.texts(key);
        if names.is_empty() || !languages.contains(&language) {
            continue;
        }
        let gate: Vec<Sym> = names.iter().map(|name| Sym::new(&normalize_qualified(language, name.value))).collect();
        for name in &gate {
            set.services.by_package.insert((language, *name), number);
        }
        let mut rule = blank(Sym::new(&format!("{id}/call")));
        rule.pack = set.packs.len();
        rule.emit = Emit::Point(kind);
        rule.boundary = Some(Box::new(Boundary::default()));
        rules.push((language, set.rules.len() as u32));
        set.rules.push(rule);
        let protocol = row.sym("protocol");
        set.packs.push(Pack { gate, technology, protocol, ..Pack::named(id, title.clone(), language, source) });
    }
    for host in row.texts("hosts") {
        set.services.by_host.insert(host.value.trim_start_matches("*.").to_ascii_lowercase(), number);
    }
    set.services.all.push(Service {
        technology,
        local: row.syms("local"),
        calls,
        commands: row.sym("commands"),
        only_calls: row.flag("only-calls"),
        provides: row.sym("provides"),
        skip: row.flag("skip"),
        generic: !row.flag("packs-only"),
        rules,
    });
}

/// `create` of `chat.completions.create`.
fn last(name: Sym) -> Sym {
    name.as_str().rsplit_once('.').map_or(name, |(_, last)| Sym::new(last))
}

/// Whether a path is a file of the catalogue.
pub(super) fn is_catalogue(relative: &str) -> bool {
    relative.starts_with("services/") && Path::new(relative).extension().is_some_and(|e| e == "toml")
}
