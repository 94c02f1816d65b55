//! Packs in numbers: each built-in one several times, for packages of other names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::trees;

/// The built-in packs, and each of them `times - 1` times more for packages whose names start with `x<n>`.
pub(crate) fn times(times: usize, to: &Path) -> io::Result<PathBuf> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
    trees::copy(&from, to)?;
    let vocabulary = read(&from.join("vocabulary.toml"))?;
    for language in ["python", "ecma", "go"] {
        for entry in fs::read_dir(from.join(language))? {
            let path = entry?.path();
            let (Some(id), Some("toml")) =
                (path.file_stem().and_then(|s| s.to_str()), path.extension().and_then(|e| e.to_str()))
            else {
                continue;
            };
            let pack = read(&path)?;
            // What a language brings itself has no other name.
            let gate = strings(pack.get("gate"));
            if gate.is_empty() || gate.iter().any(|name| name == "*") {
                continue;
            }
            for n in 1..times {
                let copy = Renaming { n, packages: packages(&pack), vocabulary: &vocabulary }.pack(&pack, id);
                fs::write(to.join(language).join(format!("{id}-x{n}.toml")), copy.to_string())?;
            }
        }
    }
    Ok(to.to_owned())
}

fn read(path: &Path) -> io::Result<Table> {
    fs::read_to_string(path)?.parse().map_err(|error| io::Error::other(format!("{}: {error}", path.display())))
}

/// The strings of a value that is one or a list of them.
fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(items)) => items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
}

/// The packages that a pack is for, as they stand in its names: those that it abbreviates are renamed in `[names]`.
fn packages(pack: &Table) -> Vec<String> {
    let abbreviated = |name: &String| pack.get("names").and_then(|names| names.get(name)).is_some();
    let all = ["gate", "packages"].into_iter().flat_map(|key| strings(pack.get(key)));
    all.filter(|name| !abbreviated(name)).collect()
}

struct Renaming<'a> {
    n: usize,
    packages: Vec<String>,
    /// `queries/vocabulary.toml`, which tells the keys that hold names.
    vocabulary: &'a Table,
}

impl Renaming<'_> {
    fn pack(&self, pack: &Table, id: &str) -> Table {
        let mut out = Table::new();
        for (key, value) in pack {
            let value = match (key.as_str(), value) {
                ("id", _) => Value::String(format!("{id}-x{}", self.n)),
                ("extends", Value::String(other)) => Value::String(format!("{other}-x{}", self.n)),
                ("gate" | "packages", value) => each_string(value, &|name| self.package(name)),
                ("names" | "types", Value::Table(table)) => {
                    Value::Table(table.iter().map(|(key, value)| (key.clone(), self.names(value))).collect())
                }
                (
                    "canonical" | "constants" | "settings" | "members" | "class-methods" | "bases",
                    Value::Table(table),
                ) => Value::Table(table.iter().map(|(key, value)| (self.name(key), self.names(value))).collect()),
                (kind, Value::Array(rules)) if rules.iter().any(Value::is_table) => {
                    Value::Array(rules.iter().map(|rule| self.rule(kind, rule)).collect())
                }
                ("told-by-callers", value) => self.names(value),
                (_, value) => value.clone(),
            };
            out.insert(key.clone(), value);
        }
        out
    }

    fn rule(&self, kind: &str, rule: &Value) -> Value {
        let Value::Table(rule) = rule else { return rule.clone() };
        let keys = self.vocabulary.get("tables").and_then(|tables| tables.get(kind)?.get("keys"));
        let is_pattern = |key: &str| keys.and_then(|keys| keys.get(key)?.as_str()) == Some("pattern");
        let value = |key: &String, value: &Value| if is_pattern(key) { self.names(value) } else { value.clone() };
        Value::Table(rule.iter().map(|(key, given)| (key.clone(), value(key, given))).collect())
    }

    fn names(&self, value: &Value) -> Value {
        each_string(value, &|text| self.name(text))
    }

    /// A pattern with other packages in it: each of its alternatives may start with one.
    fn name(&self, text: &str) -> String {
        let mut out = String::new();
        for part in text.split_inclusive(['{', '|', '}', ' ']) {
            let is_known = self.packages.iter().any(|package| {
                part.strip_prefix(package.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '/', '@', '|', '}', ' ', '(']))
            });
            let is_wild = part.starts_with('*') && part.len() > 1;
            out.push_str(&if is_known || is_wild { self.package(part) } else { part.to_owned() });
        }
        out
    }

    fn package(&self, name: &str) -> String {
        match name.strip_prefix('@') {
            Some(rest) => format!("@x{}{rest}", self.n),
            None => format!("x{}{name}", self.n),
        }
    }
}

/// A string or a list of strings, each made another.
fn each_string(value: &Value, change: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(change(text)),
        Value::Array(items) => Value::Array(items.iter().map(|item| each_string(item, change)).collect()),
        other => other.clone(),
    }
}
