//! Versions of languages.

use toml::Table;

use super::{Found, line_where};
use crate::model::language::Language;
use crate::model::survey::{Runtime, Survey};

pub(super) fn read(file: &Found<'_>, name: &str, survey: &mut Survey) {
    let first = || file.text.lines().next().map(|line| line.trim().to_owned()).unwrap_or_default();
    let mut add = |language, version: String, key: &str| {
        if !version.is_empty() {
            let line = line_where(&file.text, |line| line.contains(key));
            survey.runtimes.push(Runtime { language, version, file: file.rel.clone(), line });
        }
    };
    match name {
        ".python-version" => add(Language::Python, first(), ""),
        ".nvmrc" | ".node-version" => add(Language::Ecma, first(), ""),
        "go.mod" => {
            if let Some(version) = file.text.lines().find_map(|line| line.strip_prefix("go ")) {
                add(Language::Go, version.trim().to_owned(), "go ");
            }
        }
        ".tool-versions" => {
            for line in file.text.lines() {
                let mut words = line.split_whitespace();
                let language = match words.next() {
                    Some("python") => Language::Python,
                    Some("nodejs" | "node") => Language::Ecma,
                    Some("golang" | "go") => Language::Go,
                    _ => continue,
                };
                add(language, words.next().unwrap_or_default().to_owned(), line);
            }
        }
        "pyproject.toml" => {
            let Ok(table) = file.text.parse::<Table>() else { return };
            let standard = table.get("project").and_then(|t| t.get("requires-python")).and_then(|v| v.as_str());
            let root = toml::Value::Table(table.clone());
            let poetry = ["tool", "poetry", "dependencies", "python"];
            let poetry = poetry.iter().try_fold(&root, |value, key| value.get(key)).and_then(toml::Value::as_str);
            match (standard, poetry) {
                (Some(version), _) => add(Language::Python, version.to_owned(), "requires-python"),
                (None, Some(version)) => add(Language::Python, version.to_owned(), "python ="),
                (None, None) => {}
            }
        }
        "package.json" => {
            let Ok(value) = serde_json::from_str::<serde_json::Value>(&file.text) else { return };
            if let Some(version) = value.get("engines").and_then(|e| e.get("node")).and_then(|v| v.as_str()) {
                add(Language::Ecma, version.to_owned(), "\"node\"");
            }
        }
        "setup.cfg" | "setup.py" => {
            let line = file.text.lines().find(|line| line.trim().starts_with("python_requires"));
            if let Some((_, version)) = line.and_then(|line| line.split_once('=')) {
                let version = version.trim().trim_end_matches(',').trim_matches(['"', '\'']);
                add(Language::Python, version.to_owned(), "python_requires");
            }
        }
        _ => {}
    }
}
