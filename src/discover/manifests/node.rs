//! `package.json`, `project.json` and `pnpm-workspace.yaml`.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Broken, json};

/// What a `package.json` says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::discover) struct NodeProject {
    /// The package's name.
    pub(in crate::discover) name: Option<String>,
    /// Names of the packages that it needs, in whatever way.
    pub(in crate::discover) dependencies: BTreeSet<String>,
    /// Import paths and, best first, the files that they may stand for, as written.
    pub(in crate::discover) entries: Vec<(String, Vec<String>)>,
    /// Folder patterns of its workspace.
    pub(in crate::discover) workspaces: Vec<String>,
    /// The command that starts it.
    pub(in crate::discover) start: Option<String>,
    /// It is made to be published and imported.
    pub(in crate::discover) published: bool,
    /// It names the browsers that it runs in.
    pub(in crate::discover) for_browsers: bool,
    /// Declared to be an application or a library.
    pub(in crate::discover) application: Option<bool>,
    /// It describes something of its own, not just a module format.
    pub(in crate::discover) splits: bool,
}

/// Parses a `package.json`.
pub(super) fn package_json(text: &str) -> Result<NodeProject, Broken> {
    let value = json::parse(text)?;
    let Some(object) = value.as_object() else {
        return Err(Broken { message: "not an object".to_owned(), line: Some(1) });
    };
    let name = string(object, "name").filter(|name| !name.is_empty());
    let scripts = object.get("scripts").and_then(Value::as_object);
    let command = |key: &str| scripts.and_then(|scripts| string(scripts, key));
    let is_private = object.get("private").and_then(Value::as_bool) == Some(true);
    let mut project = NodeProject {
        published: !is_private && ["main", "module", "exports", "types"].iter().any(|key| object.contains_key(*key)),
        name: name.map(str::to_owned),
        entries: entries(object),
        workspaces: workspaces(object.get("workspaces")),
        start: ["start", "start:prod", "serve"].into_iter().find_map(command).map(str::to_owned),
        for_browsers: object.contains_key("browserslist"),
        ..NodeProject::default()
    };
    for key in ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] {
        let names = object.get(key).and_then(Value::as_object).into_iter().flat_map(Map::keys);
        project.dependencies.extend(names.cloned());
    }
    project.splits = name.is_some() || !project.dependencies.is_empty() || scripts.is_some();
    Ok(project)
}

/// Parses a `project.json`, a project of a workspace that has one `package.json` for all.
/// `None` when it is some other file of that name.
pub(super) fn project_json(text: &str) -> Option<NodeProject> {
    let value = json::parse_lenient(text).ok()?;
    let object = value.as_object()?;
    let kind = string(object, "projectType");
    if kind.is_none() && !object.contains_key("sourceRoot") {
        return None;
    }
    Some(NodeProject {
        name: string(object, "name").map(str::to_owned),
        application: kind.map(|kind| kind == "application"),
        splits: true,
        ..NodeProject::default()
    })
}

/// The folder patterns of a `pnpm-workspace.yaml`.
pub(super) fn pnpm_workspace(text: &str) -> Result<Vec<String>, Broken> {
    #[derive(Default, serde::Deserialize)]
    struct Workspace {
        packages: Option<Vec<String>>,
    }
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let workspace: Workspace =
        serde_saphyr::from_str(text).map_err(|error| Broken::at(&error.to_string(), text, None))?;
    Ok(workspace.packages.unwrap_or_default())
}

fn workspaces(value: Option<&Value>) -> Vec<String> {
    let list = match value {
        Some(Value::Object(object)) => object.get("packages"),
        other => other,
    };
    list.and_then(Value::as_array).into_iter().flatten().filter_map(|v| Some(v.as_str()?.to_owned())).collect()
}

fn entries(object: &Map<String, Value>) -> Vec<(String, Vec<String>)> {
    let mut entries = Vec::new();
    match object.get("exports") {
        Some(Value::Object(exports)) if exports.keys().any(|key| key.starts_with('.')) => {
            entries.extend(exports.iter().map(|(subpath, value)| (subpath.clone(), targets(value))));
        }
        Some(value) => entries.push((".".to_owned(), targets(value))),
        None => {}
    }
    if let Some(imports) = object.get("imports").and_then(Value::as_object) {
        entries.extend(imports.iter().map(|(subpath, value)| (subpath.clone(), targets(value))));
    }
    if !entries.iter().any(|(subpath, _)| subpath == ".") {
        let fields = ["source", "module", "main", "types", "typings"];
        let targets = fields.iter().filter_map(|field| Some(string(object, field)?.to_owned())).collect();
        entries.push((".".to_owned(), targets));
    }
    entries
}

/// The files that an entry of `exports` may stand for; conditions that lead to source code come first.
fn targets(value: &Value) -> Vec<String> {
    const FIRST: [&str; 6] = ["source", "import", "module", "node", "require", "default"];
    match value {
        Value::String(target) => vec![target.clone()],
        Value::Array(list) => list.iter().flat_map(targets).collect(),
        Value::Object(conditions) => {
            let first = FIRST.iter().filter_map(|key| conditions.get(*key));
            let rest = conditions.iter().filter(|(key, _)| !FIRST.contains(&key.as_str())).map(|(_, value)| value);
            first.chain(rest).flat_map(targets).collect()
        }
        _ => Vec::new(),
    }
}

fn string<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    object.get(key)?.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry<'a>(project: &'a NodeProject, subpath: &str) -> Vec<&'a str> {
        let found = project.entries.iter().find(|(s, _)| s == subpath).expect("an entry");
        found.1.iter().map(String::as_str).collect()
    }

    #[test]
    fn a_package_with_conditions() {
        let project = package_json(
            r##"{"name": "@a/b", "main": "no.js", "workspaces": {"packages": ["p/*"]}, "scripts": {"start": "node ."},
                "exports": {".": {"types": "./t.d.ts", "import": {"types": "./i.d.ts", "default": "./i.js"}},
                            "./x/*": "./dist/x/*.js", "./no": null},
                "imports": {"#in": ["./in.js"]}, "dependencies": {"one": "1"}, "devDependencies": {"two": "2"}}"##,
        )
        .expect("parses");
        assert_eq!(project.name.as_deref(), Some("@a/b"));
        assert_eq!(entry(&project, "."), ["./i.js", "./i.d.ts", "./t.d.ts"]);
        assert_eq!(entry(&project, "./x/*"), ["./dist/x/*.js"]);
        assert_eq!(entry(&project, "./no"), [""; 0]);
        assert_eq!(entry(&project, "#in"), ["./in.js"]);
        assert_eq!((project.workspaces, project.start.as_deref()), (vec!["p/*".to_owned()], Some("node .")));
        assert_eq!(project.dependencies.iter().collect::<Vec<_>>(), ["one", "two"]);
    }

    #[test]
    fn fields_of_older_packages() {
        let project =
            package_json(r#"{"main": "lib/a.js", "types": "lib/a.d.ts", "source": "src/a.ts"}"#).expect("parses");
        assert_eq!(entry(&project, "."), ["src/a.ts", "lib/a.js", "lib/a.d.ts"]);
        assert!(!package_json(r#"{"type": "module"}"#).expect("parses").splits);
        let sugar = package_json(r#"{"exports": {"import": "./a.mjs", "require": "./a.cjs"}}"#).expect("parses");
        assert_eq!(entry(&sugar, "."), ["./a.mjs", "./a.cjs"]);
    }

    #[test]
    fn workspaces_of_other_tools() {
        assert_eq!(
            pnpm_workspace("packages:\n  - 'a/*'\n  - '!a/b'\ncatalog:\n  x: 1\n"),
            Ok(vec!["a/*".into(), "!a/b".into()])
        );
        assert_eq!(pnpm_workspace("# none\nonlyBuiltDependencies:\n  - x\n"), Ok(vec![]));
        assert_eq!(pnpm_workspace(""), Ok(vec![]));
        assert!(pnpm_workspace("packages: [").is_err());
        let project =
            project_json(r#"{"name": "api", "projectType": "application", "sourceRoot": "x"}"#).expect("a project");
        assert_eq!((project.name.as_deref(), project.application), (Some("api"), Some(true)));
        assert_eq!(project_json(r#"{"name": "some data"}"#), None);
    }

    #[test]
    fn mistakes_have_a_line() {
        assert_eq!(package_json("{\n  \"name\": \n}").expect_err("broken").line, Some(3));
        assert_eq!(package_json("[]").expect_err("broken").line, Some(1));
    }
}
