//! Declared dependencies with their versions.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::{Found, is_requirements, line_where};
use crate::model::language::Language;
use crate::model::survey::{Package, Survey};

pub(super) fn read(file: &Found<'_>, name: &str, survey: &mut Survey) {
    match name {
        "package.json" => node(file, survey),
        "go.mod" => go(file, survey),
        "pyproject.toml" | "pipfile" => python_toml(file, survey),
        "setup.cfg" | "setup.py" => quoted(file, survey),
        name if is_requirements(name) => {
            for (n, line) in file.text.lines().enumerate() {
                python(file, line, n as u32 + 1, survey);
            }
        }
        _ => {}
    }
}

fn node(file: &Found<'_>, survey: &mut Survey) {
    let Ok(value) = serde_json::from_str::<Value>(&file.text) else { return };
    for key in ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] {
        for (name, version) in value.get(key).and_then(Value::as_object).into_iter().flatten() {
            let quoted = format!("\"{name}\"");
            survey.packages.push(Package {
                language: Language::Ecma,
                name: name.clone(),
                version: version.as_str().unwrap_or_default().to_owned(),
                file: file.rel.clone(),
                line: line_where(&file.text, |line| line.trim_start().starts_with(&quoted)),
            });
        }
    }
}

fn go(file: &Found<'_>, survey: &mut Survey) {
    let mut inside = false;
    for (n, line) in file.text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with("require (") {
            inside = true;
        } else if line.starts_with(')') {
            inside = false;
        }
        let entry = line.strip_prefix("require ").or(inside.then_some(line)).unwrap_or_default();
        let mut words = entry.split_whitespace();
        if let (Some(name), Some(version), false) = (words.next(), words.next(), line.ends_with("// indirect"))
            && version.starts_with('v')
        {
            let (name, version) = (name.to_owned(), version.to_owned());
            let line = n as u32 + 1;
            survey.packages.push(Package { language: Language::Go, name, version, file: file.rel.clone(), line });
        }
    }
}

/// Requirements in quotes, and keys of tables of dependencies.
fn python_toml(file: &Found<'_>, survey: &mut Survey) {
    let mut table = String::new();
    for (n, line) in file.text.lines().enumerate() {
        let trimmed = line.trim();
        if trimmed.starts_with('[') && trimmed.ends_with(']') && !trimmed.contains(['"', ' ']) {
            trimmed.trim_matches(['[', ']']).clone_into(&mut table);
            continue;
        }
        let keyed = table.ends_with("dependencies") && table.starts_with("tool.") || table.ends_with("packages");
        if keyed && let Some((name, value)) = trimmed.split_once('=') {
            let version = value.split('"').nth(1).unwrap_or_default();
            python(file, &format!("{}{}", name.trim().trim_matches('"'), exact(version)), n as u32 + 1, survey);
            continue;
        }
        let lists =
            table == "project" || table.contains("optional-dependencies") || table.contains("dependency-groups");
        if lists && (trimmed.starts_with(['"', '\'']) || trimmed.contains('[')) && !trimmed.starts_with('#') {
            requirements_in(file, trimmed, n as u32 + 1, survey);
        }
    }
}

fn exact(version: &str) -> String {
    let plain = version.starts_with(|c: char| c.is_ascii_digit());
    if plain { format!("=={version}") } else { version.trim_matches('*').to_owned() }
}

fn quoted(file: &Found<'_>, survey: &mut Survey) {
    for (n, line) in file.text.lines().enumerate() {
        let trimmed = line.trim();
        if trimmed.starts_with(['"', '\'']) {
            requirements_in(file, trimmed, n as u32 + 1, survey);
        } else if line.starts_with([' ', '\t']) && file.rel.ends_with(".cfg") && !trimmed.contains([' ', '/', ':']) {
            python(file, trimmed, n as u32 + 1, survey);
        }
    }
}

fn requirements_in(file: &Found<'_>, text: &str, line: u32, survey: &mut Survey) {
    static STRING: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"["']([^"']+)["']"#).ok());
    for found in STRING.iter().flat_map(|pattern| pattern.captures_iter(text)) {
        python(file, &found[1], line, survey);
    }
}

/// `Name[extra] >= 1.2 ; marker`.
fn python(file: &Found<'_>, text: &str, line: u32, survey: &mut Survey) {
    static REQUIREMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*((?:[~=!<>^]=?=?[^;#@]*)?)(?:$|[;#@])").ok()
    });
    let text = text.trim();
    let Some(found) = REQUIREMENT.as_ref().and_then(|pattern| pattern.captures(text)) else { return };
    let name = found[1].to_ascii_lowercase().replace(['_', '.'], "-");
    if name != "python" {
        let version = found[2].split_whitespace().collect::<String>();
        survey.packages.push(Package { language: Language::Python, name, version, file: file.rel.clone(), line });
    }
}
