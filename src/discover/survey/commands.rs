//! Named commands: scripts of manifests, targets of Makefiles, tasks, environments of test runners.

use serde_json::Value;
use toml::Table;

use super::{Found, line_at, line_where};
use crate::model::survey::{Script, Survey};

pub(super) fn read(file: &Found<'_>, name: &str, survey: &mut Survey) {
    match name {
        "makefile" | "gnumakefile" => targets(file, "make", survey),
        "justfile" | ".justfile" => targets(file, "just", survey),
        "package.json" => package(file, survey),
        "taskfile.yml" | "taskfile.yaml" => tasks(file, survey),
        "tox.ini" => tox(file, survey),
        "noxfile.py" => nox(file, survey),
        "pyproject.toml" => pyproject(file, survey),
        _ => {}
    }
}

fn add(file: &Found<'_>, name: &str, call: String, body: &str, line: u32, survey: &mut Survey) {
    survey.scripts.push(Script {
        folder: file.folder.to_owned(),
        name: name.to_owned(),
        call,
        body: body.trim().to_owned(),
        file: file.rel.clone(),
        line,
    });
}

/// `name: needs` at the start of a line, with indented lines after it.
fn targets(file: &Found<'_>, program: &str, survey: &mut Survey) {
    let lines: Vec<&str> = file.text.lines().collect();
    for (n, line) in lines.iter().enumerate() {
        let Some((head, rest)) = line.split_once(':') else { continue };
        let name = head.split_whitespace().next().unwrap_or_default();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
        if line.starts_with([' ', '\t', '#', '.']) || !is_name || rest.starts_with('=') || head.contains('=') {
            continue;
        }
        let body = lines[n + 1..].iter().take_while(|line| line.starts_with([' ', '\t'])).take(8);
        let body: Vec<&str> = body.map(|line| line.trim().trim_start_matches(['@', '-']).trim()).collect();
        add(file, name, format!("{program} {name}"), &body.join("\n"), n as u32 + 1, survey);
    }
}

fn package(file: &Found<'_>, survey: &mut Survey) {
    let Ok(value) = serde_json::from_str::<Value>(&file.text) else { return };
    let manager = value.get("packageManager").and_then(Value::as_str).and_then(|m| m.split('@').next());
    let runner = manager.filter(|name| matches!(*name, "yarn" | "pnpm" | "bun")).unwrap_or("npm");
    for (name, body) in value.get("scripts").and_then(Value::as_object).into_iter().flatten() {
        let quoted = format!("\"{name}\"");
        let start = file.text.find("\"scripts\"").unwrap_or_default();
        let at = file.text[start..].find(&quoted).map_or(start, |at| start + at);
        let call = if name == "test" { format!("{runner} test") } else { format!("{runner} run {name}") };
        add(file, name, call, body.as_str().unwrap_or_default(), line_at(&file.text, at), survey);
    }
}

fn tasks(file: &Found<'_>, survey: &mut Survey) {
    let Ok(value) = serde_saphyr::from_str::<Value>(&file.text) else { return };
    for (name, task) in value.get("tasks").and_then(Value::as_object).into_iter().flatten() {
        let commands = task.get("cmds").or(Some(task)).and_then(Value::as_array).into_iter().flatten();
        let commands: Vec<&str> =
            commands.filter_map(|command| command.as_str().or_else(|| command.get("cmd")?.as_str())).collect();
        let key = format!("{name}:");
        let line = line_where(&file.text, |line| line.trim() == key);
        add(file, name, format!("task {name}"), &commands.join("\n"), line, survey);
    }
}

fn tox(file: &Found<'_>, survey: &mut Survey) {
    let lines: Vec<&str> = file.text.lines().collect();
    for (n, line) in lines.iter().enumerate() {
        let Some(name) = line.trim().strip_prefix("[testenv").and_then(|rest| rest.strip_suffix(']')) else {
            continue;
        };
        let section = lines[n + 1..].iter().take_while(|line| !line.starts_with('['));
        let mut section = section.skip_while(|line| !line.starts_with("commands") || line.starts_with("commands_"));
        let first = section.next().and_then(|line| line.split_once('=')).map(|(_, rest)| rest.trim());
        let more = section.take_while(|line| line.starts_with([' ', '\t'])).map(|line| line.trim());
        let body: Vec<&str> = first.into_iter().chain(more).filter(|line| !line.is_empty()).collect();
        let name = name.trim_start_matches(':');
        let call = if name.is_empty() { "tox".to_owned() } else { format!("tox -e {name}") };
        add(file, if name.is_empty() { "test" } else { name }, call, &body.join("\n"), n as u32 + 1, survey);
    }
}

fn nox(file: &Found<'_>, survey: &mut Survey) {
    let lines: Vec<&str> = file.text.lines().collect();
    for (n, line) in lines.iter().enumerate().filter(|(_, line)| line.contains(".session")) {
        let after = lines[n + 1..].iter().find_map(|line| line.strip_prefix("def "));
        if let Some(name) = after.and_then(|rest| rest.split('(').next()).filter(|_| line.starts_with('@')) {
            let body = lines[n + 1..].iter().skip_while(|line| !line.starts_with("def ")).skip(1);
            let body: Vec<&str> =
                body.take_while(|line| line.starts_with([' ', '\t'])).take(12).map(|line| line.trim()).collect();
            add(file, name, format!("nox -s {name}"), &body.join("\n"), n as u32 + 1, survey);
        }
    }
}

/// Tables of scripts that tools run by name.
fn pyproject(file: &Found<'_>, survey: &mut Survey) {
    const TABLES: [(&[&str], &str); 4] = [
        (&["tool", "poe", "tasks"], "poe"),
        (&["tool", "taskipy", "tasks"], "task"),
        (&["tool", "pdm", "scripts"], "pdm run"),
        (&["tool", "hatch", "envs", "default", "scripts"], "hatch run"),
    ];
    let Ok(table) = file.text.parse::<Table>() else { return };
    for (path, program) in TABLES {
        let root = toml::Value::Table(table.clone());
        let found = path.iter().try_fold(&root, |value, key| value.get(key)).and_then(toml::Value::as_table);
        for (name, body) in found.into_iter().flatten() {
            let body = body.as_str().or_else(|| body.get("cmd")?.as_str()).unwrap_or_default();
            let line = line_where(&file.text, |line| line.trim_start().starts_with(name.as_str()));
            add(file, name, format!("{program} {name}"), body, line, survey);
        }
    }
}
