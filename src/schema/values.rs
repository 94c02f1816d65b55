//! Keys and values of configuration files: YAML, JSON, TOML, `.env` and properties.

use serde_json::Value;

/// Maps within maps that are looked into.
const MAX_DEPTH: u8 = 12;
/// Values of one file that are kept.
const MAX_VALUES: usize = 5000;

/// A value that a file gives to a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    /// The keys from the outermost, with dots between.
    pub(crate) key: String,
    /// A text, number or truth value, as text.
    pub(crate) value: String,
    /// Counted from 1.
    pub(crate) line: u32,
}

/// What a file says; nothing when it cannot be read as what its name says it is.
pub(crate) fn settings(rel: &str, text: &str) -> Vec<Setting> {
    let name = rel.rsplit('/').next().unwrap_or(rel);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let root = match extension {
        _ if name.starts_with(".env") => return lines(text),
        "properties" | "env" | "ini" => return lines(text),
        "json" | "jsonc" => serde_json::from_str(text).ok(),
        "toml" => toml::from_str::<Value>(text).ok(),
        "yaml" | "yml" => serde_saphyr::from_str::<Value>(text).ok(),
        _ => None,
    };
    let mut out = Vec::new();
    let all: Vec<&str> = text.lines().collect();
    if let Some(root) = root {
        flatten(&root, &mut String::new(), (&all, 0), 0, &mut out);
    }
    out
}

fn flatten(value: &Value, key: &mut String, (text, from): (&[&str], usize), depth: u8, out: &mut Vec<Setting>) {
    let said = match value {
        Value::Object(map) => {
            if depth > MAX_DEPTH {
                return;
            }
            for (name, inner) in map {
                let length = key.len();
                if !key.is_empty() {
                    key.push('.');
                }
                key.push_str(name);
                let line = line_of(text, from, name).unwrap_or(from);
                flatten(inner, key, (text, line), depth + 1, out);
                key.truncate(length);
            }
            return;
        }
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Null | Value::Array(_) => return,
    };
    if out.len() < MAX_VALUES {
        out.push(Setting { key: key.clone(), value: said, line: from as u32 + 1 });
    }
}

/// The first line from `from` on that gives `name` a value or opens it, counted from 0.
fn line_of(text: &[&str], from: usize, name: &str) -> Option<usize> {
    let says = |line: &str| {
        let line = line.trim_start().trim_start_matches(['[', '{']).trim_start();
        let rest = line.strip_prefix(name).or_else(|| {
            let line = line.strip_prefix(['"', '\''])?;
            line.strip_prefix(name)?.strip_prefix(['"', '\''])
        });
        let opens = |rest: &str| rest.trim_start().starts_with([':', '=', ']']);
        // The last part of a TOML header: `[db.pool]`.
        rest.is_some_and(opens) || line.strip_suffix(']').is_some_and(|header| header.ends_with(&format!(".{name}")))
    };
    text.iter().skip(from).position(|line| says(line)).map(|at| from + at)
}

/// `key=value`, `key: value`, one a line; `[section]` stands before the keys that follow.
fn lines(text: &str) -> Vec<Setting> {
    let mut section = String::new();
    let mut out = Vec::new();
    for (at, line) in text.lines().enumerate().take(MAX_VALUES) {
        let line = line.trim();
        let line = line.strip_prefix("export ").unwrap_or(line);
        if line.starts_with(['#', ';', '!']) {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = format!("{}.", name.trim());
            continue;
        }
        let Some(end) = line.find(['=', ':']) else { continue };
        let (name, value) = (line[..end].trim(), line[end + 1..].trim());
        if name.is_empty() || name.contains(char::is_whitespace) {
            continue;
        }
        let quoted = ['"', '\''].into_iter().find_map(|quote| {
            let rest = value.strip_prefix(quote)?;
            rest.find(quote).map(|end| &rest[..end])
        });
        let value = quoted.unwrap_or_else(|| value.split(" #").next().unwrap_or(value).trim_end());
        out.push(Setting { key: format!("{section}{name}"), value: value.to_owned(), line: at as u32 + 1 });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rel: &str, text: &str) -> Vec<(String, String, u32)> {
        settings(rel, text).into_iter().map(|s| (s.key, s.value, s.line)).collect()
    }

    fn expected(all: &[(&str, &str, u32)]) -> Vec<(String, String, u32)> {
        all.iter().map(|(key, value, line)| ((*key).to_owned(), (*value).to_owned(), *line)).collect()
    }

    #[test]
    fn all_forms_say_the_same() {
        let wanted = |lines: [u32; 2]| expected(&[("db.port", "5432", lines[0]), ("db.url", "pg://db", lines[1])]);
        assert_eq!(said("config.yml", "# first\ndb:\n  port: 5432\n  url: pg://db\n"), wanted([3, 4]));
        assert_eq!(said("a/config.json", "{\"db\": {\n \"port\": 5432,\n \"url\": \"pg://db\"}}"), wanted([2, 3]));
        assert_eq!(said("config.toml", "[db]\nport = 5432\nurl = \"pg://db\"\n"), wanted([2, 3]));
        assert_eq!(said("app.properties", "db.port=5432\n# no\ndb.url: pg://db\n"), wanted([1, 3]));
        assert_eq!(said("app.ini", "[db]\nport = 5432\nurl = 'pg://db' # x\n"), wanted([2, 3]));
    }

    #[test]
    fn keys_of_the_same_name_are_told_apart_by_what_is_around() {
        let text = "cache:\n  url: redis://c\nmq:\n  url: amqp://m\n";
        let wanted = expected(&[("cache.url", "redis://c", 2), ("mq.url", "amqp://m", 4)]);
        assert_eq!(said("c.yaml", text), wanted);
    }

    #[test]
    fn broken_files_say_nothing() {
        assert_eq!(said("c.yaml", "a: [\n"), expected(&[]));
        assert_eq!(said("c.json", "{"), expected(&[]));
        assert_eq!(
            said(".env.example", "A=1\nexport B=\"x y\"\nnothing\n"),
            expected(&[("A", "1", 1), ("B", "x y", 2)])
        );
    }
}
