//! What `itmap rules list` and `itmap rules show` tell.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde::Serialize;

use crate::model::language::Language;
use crate::model::rule::{Pack, PackSource};
use crate::rules::compile::fields::Fields;
use crate::rules::compile::rule_tables;
use crate::rules::error::{Sink, line_column, suggest};
use crate::rules::load::{PackFiles, PackOrigin, SourceFile, sources};
use crate::rules::parse;

/// One import that activates a pack, as `rules list --format json` gives it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Listed {
    pub(crate) language: &'static str,
    pub(crate) import: String,
    pub(crate) pack: String,
}

/// Every import of every pack, sorted. Packs without imports (file-based routes) are there by their packages.
pub(crate) fn imports(packs: &[Pack]) -> Vec<Listed> {
    let entry = |pack: &Pack, import: &str| Listed {
        language: public_name(pack.language),
        import: import.to_owned(),
        pack: pack.id.as_str().to_owned(),
    };
    let names = |pack: &Pack| [pack.gate.clone(), pack.packages.clone()].concat();
    let all = packs.iter().flat_map(|pack| names(pack).into_iter().map(|name| entry(pack, name.as_str())));
    let mut all: Vec<Listed> = all.collect();
    all.sort();
    all.dedup();
    all
}

/// The packs as a table for people: one line each, by language.
pub(crate) fn list_text(packs: &[Pack]) -> String {
    let mut rows: Vec<[String; 4]> = packs.iter().map(row).collect();
    rows.sort();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (language, id, title) = (width(0), width(1), width(2));
    let mut out = String::new();
    for [a, b, c, d] in &rows {
        let _ = writeln!(out, "{a:language$}  {b:id$}  {c:title$}  {d}");
    }
    out
}

fn row(pack: &Pack) -> [String; 4] {
    let names = [pack.gate.clone(), pack.packages.clone()].concat();
    let mut names: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
    names.dedup();
    let own = if pack.source == PackSource::User { " (yours)" } else { "" };
    [
        public_name(pack.language).to_owned(),
        pack.id.as_str().to_owned(),
        pack.title.clone(),
        format!("{}{own}", names.join(", ")),
    ]
}

/// The sources of the packs called `id`, each rule with a line that says what it does; an error with a hint
/// when there is none. One id can be in several languages.
pub(crate) fn show(origin: PackOrigin<'_>, overlays: &[PathBuf], id: &str) -> Result<String, String> {
    let sources = sources(origin, overlays, &Language::ALL);
    let found: Vec<&PackFiles> = sources.packs.values().filter(|pack| pack.id == id).collect();
    if found.is_empty() {
        let near = crate::rules::error::nearest(id, sources.packs.values().map(|pack| pack.id.as_str()));
        let hint = near.map_or_else(|| "see `itmap rules list`".to_owned(), |near| format!("did you mean `{near}`?"));
        return Err(format!("no pack is called `{id}`\n  hint: {hint}"));
    }
    let files = found.into_iter().flat_map(|pack| [&pack.toml, &pack.scm]).flatten();
    Ok(files.map(annotated).collect::<Vec<_>>().join("\n"))
}

/// A file with its label on top and an explanation before each rule.
fn annotated(file: &SourceFile) -> String {
    let sink = Sink::new(&file.label, &file.text);
    let mut notes = std::collections::BTreeMap::new();
    if file.is_toml()
        && let Some(table) = parse::document(file, &sink)
    {
        for (kind, _, fields) in rule_tables(Fields { table: &table, offset: 0, sink: &sink }) {
            notes.insert(line_column(&file.text, fields.offset).0, explain(kind, fields));
        }
    }
    let mut out = format!("# {}\n", file.label);
    for (index, line) in file.text.lines().enumerate() {
        if let Some(note) = notes.get(&(index as u32 + 1)) {
            let _ = writeln!(out, "#> {note}");
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// One sentence about a rule.
fn explain(kind: &str, fields: Fields<'_, '_>) -> String {
    let said = |key: &str| fields.texts(key).iter().map(|text| text.value).collect::<Vec<_>>().join(", ");
    let subject = match kind {
        "group" => format!("A call of {} makes a value with a prefix", said("made-by")),
        "call" => format!("A call of {}", said("callee")),
        "decorator" => format!("The decorator {}", said("callee")),
        "class" if fields.has("base") => format!("A class with the base {}", said("base")),
        "class" => format!("A class with the decorator {}", said("decorator")),
        "table" if fields.has("binding") => format!("The value of {} is a table of routes", said("binding")),
        "table" => format!("A call of {} is given a table of routes", said("callee")),
        "handler" => format!("A handler that calls {}", said("call")),
        "element" if fields.has("made-by") => format!("An element made by {}", said("made-by")),
        "element" => "An element that is a list or a map".to_owned(),
        "file" => format!("A file at {}", said("glob")),
        _ => return format!("{} is read as a {} parameter.", param_source(fields), said("in")),
    };
    let does = match (kind, said("emit").as_str()) {
        ("group", _) if fields.has("prefix") => format!(": {}", said("prefix")),
        ("group" | "table", _) => String::new(),
        (_, "http_route") | ("file", "") => " is an HTTP route".to_owned(),
        (_, "websocket") => " is a WebSocket endpoint".to_owned(),
        (_, "sse") => " is a server-sent-events endpoint".to_owned(),
        (_, "static") => " serves files".to_owned(),
        (_, "mount") => format!(" puts {} below its router", said("child")),
        (_, "prefix") => format!(" puts {} before all paths", said("prefix")),
        (_, "table") => format!(" registers the table {}", said("items")),
        (_, "group") => " is a router of its own".to_owned(),
        (_, "version") => " puts the version into the paths of its router".to_owned(),
        (_, "tree") => format!(" makes the methods of {} and of the objects in it routes", said("child")),
        (_, "path") => format!(" declares a path under the name {}", said("path-name")),
        (_, "config") => format!(" declares the configuration {}", said("items")),
        _ if fields.has("gives-config") => format!(" gives the configuration with the key {}", said("gives-config")),
        _ if fields.has("gives-path") => format!(" gives the path of the route called {}", said("gives-path")),
        _ if said("returns") == "self" => " gives back its receiver".to_owned(),
        _ if fields.has("returns") => format!(" gives {}", said("returns")),
        _ => " makes no point".to_owned(),
    };
    let path = if fields.has("path") { format!(", its path is {}", said("path")) } else { String::new() };
    format!("{subject}{does}{path}.")
}

fn param_source(fields: Fields<'_, '_>) -> String {
    let keys = ["call", "member", "decorator", "marker", "dependency", "schema"];
    let given = keys.into_iter().find(|key| fields.has(key));
    given.map_or("A handler's own parameter".to_owned(), |key| {
        fields.texts(key).iter().map(|text| text.value).collect::<Vec<_>>().join(", ")
    })
}

/// The language as users call it: the packs of JavaScript and TypeScript are one.
pub(crate) fn public_name(language: Language) -> &'static str {
    match language {
        Language::Ecma => "javascript",
        other => other.name(),
    }
}

/// The language that users call so.
pub(crate) fn language_called(name: &str) -> Result<Language, String> {
    let found = match name {
        "javascript" | "typescript" | "js" | "ts" => Some(Language::Ecma),
        other => Language::from_name(other),
    };
    found.ok_or_else(|| {
        let hint = suggest(name, ["python", "javascript", "go"]).unwrap_or_default();
        format!("unknown language `{name}`\n  hint: {hint}")
    })
}
