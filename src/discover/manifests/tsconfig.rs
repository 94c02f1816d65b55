//! `tsconfig.json` and `jsconfig.json`, with what they extend.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};

use super::{json, read_text};
use crate::discover::paths;
use crate::discover::tree::Tree;
use crate::model::diagnostic::Diagnostic;
use crate::model::project::{TsConfig, TsPath};

/// Reads the project files `rels`; for each folder the one that an editor would take. `packages` are names
/// and folders of the packages in the tree, which may be extended by name.
pub(super) fn load(
    tree: Tree<'_>,
    rels: &[String],
    packages: &[(&str, &str)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<TsConfig> {
    let mut by_dir: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for rel in rels {
        by_dir.entry(paths::parent(rel)).or_default().push(rel);
    }
    let mut loader = Loader { tree, packages, files: FxHashMap::default(), diagnostics };
    let mut dirs: Vec<_> = by_dir.into_iter().collect();
    dirs.sort_unstable();
    dirs.into_iter().filter_map(|(dir, rels)| loader.config(dir, rels)).collect()
}

struct Loader<'a> {
    tree: Tree<'a>,
    packages: &'a [(&'a str, &'a str)],
    files: FxHashMap<String, Map<String, Value>>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// What one file and those that it extends say.
#[derive(Default)]
struct Merged {
    base_url: Option<Anchored<String>>,
    paths: Option<Anchored<Vec<Mapping>>>,
}

/// An import path and the paths that it stands for, as written.
type Mapping = (String, Vec<String>);

/// A value as written in a file of a folder.
struct Anchored<T> {
    dir: String,
    value: T,
}

impl Merged {
    fn is_empty(&self) -> bool {
        self.base_url.is_none() && self.paths.is_none()
    }

    fn or(self, other: Merged) -> Merged {
        Merged { base_url: self.base_url.or(other.base_url), paths: self.paths.or(other.paths) }
    }
}

impl Loader<'_> {
    fn config(&mut self, dir: &str, mut rels: Vec<&str>) -> Option<TsConfig> {
        // The plain names come first; files with a word in the name count only when there is no plain one.
        rels.sort_by_key(|rel| match paths::name(rel) {
            "tsconfig.json" => (0, ""),
            "jsconfig.json" => (1, ""),
            name => (2, name),
        });
        let plain = rels.iter().copied().find(|rel| matches!(paths::name(rel), "tsconfig.json" | "jsconfig.json"));
        let mut merged = match plain {
            Some(rel) => self.merged(rel),
            None => rels.iter().map(|rel| self.merged(rel)).find(|merged| !merged.is_empty())?,
        };
        if let (true, Some(plain)) = (merged.is_empty(), plain) {
            let referenced = self.references(plain);
            let found = referenced.iter().map(|rel| self.merged(rel)).find(|merged| !merged.is_empty());
            merged = found.unwrap_or_default();
        }
        let base_url = merged.base_url.and_then(|base| resolve(&base.dir, &base.value, dir));
        let mappings = merged.paths.map(|list| {
            let from = base_url.clone().unwrap_or(list.dir);
            let target = |target: &String| resolve(&from, target, dir);
            let path =
                |(pattern, targets): Mapping| TsPath { pattern, targets: targets.iter().filter_map(target).collect() };
            list.value.into_iter().map(path).filter(|path| !path.targets.is_empty()).collect()
        });
        Some(TsConfig { dir: dir.to_owned(), base_url, paths: mappings.unwrap_or_default() })
    }

    fn merged(&mut self, rel: &str) -> Merged {
        self.merged_once(rel, &mut FxHashSet::default())
    }

    /// `rel` and what it extends, but for what was `seen`: that is merged in already.
    fn merged_once(&mut self, rel: &str, seen: &mut FxHashSet<String>) -> Merged {
        if !seen.insert(rel.to_owned()) {
            return Merged::default();
        }
        let dir = paths::parent(rel);
        let Some(object) = self.file(rel) else { return Merged::default() };
        let options = object.get("compilerOptions").and_then(Value::as_object);
        let base_url = options.and_then(|options| options.get("baseUrl")?.as_str());
        let mappings = options.and_then(|options| options.get("paths")?.as_object());
        let anchor = dir.to_owned();
        let own = Merged {
            base_url: base_url.map(|value| Anchored { dir: anchor.clone(), value: value.to_owned() }),
            paths: mappings.map(|map| Anchored { dir: anchor, value: map.iter().map(mapping).collect() }),
        };
        let bases: Vec<String> = strings(object.get("extends")).collect();
        let bases: Vec<String> = bases.iter().rev().filter_map(|base| self.extended(dir, base)).collect();
        bases.iter().fold(own, |merged, base| merged.or(self.merged_once(base, seen)))
    }

    /// The file of the tree that `extends: base` names.
    fn extended(&self, dir: &str, base: &str) -> Option<String> {
        let path = if base.starts_with('.') {
            paths::join(dir, base)?
        } else {
            let rest = |name: &str| base.strip_prefix(name).filter(|rest| rest.is_empty() || rest.starts_with('/'));
            let (folder, rest) = self.packages.iter().find_map(|(name, folder)| Some((folder, rest(name)?)))?;
            paths::join(folder, rest)?
        };
        [path.clone(), format!("{path}.json"), format!("{path}/tsconfig.json")]
            .into_iter()
            .find(|rel| self.tree.has(rel))
    }

    /// Files of the same folder that `rel` divides its project into.
    fn references(&mut self, rel: &str) -> Vec<String> {
        let dir = paths::parent(rel);
        let Some(object) = self.file(rel) else { return Vec::new() };
        let list = object.get("references").and_then(Value::as_array).into_iter().flatten();
        list.filter_map(|reference| paths::join(dir, reference.get("path")?.as_str()?))
            .filter(|rel| paths::parent(rel) == dir && paths::has_extension(rel, "json"))
            .collect()
    }

    fn file(&mut self, rel: &str) -> Option<Map<String, Value>> {
        if !self.files.contains_key(rel) {
            let object = self.read(rel).unwrap_or_default();
            self.files.insert(rel.to_owned(), object);
        }
        self.files.get(rel).cloned()
    }

    fn read(&mut self, rel: &str) -> Option<Map<String, Value>> {
        let text = read_text(self.tree, rel);
        let parsed = text.and_then(|text| json::parse_lenient(&text).map_err(|broken| broken.diagnostic(rel)));
        match parsed {
            Ok(Value::Object(object)) => Some(object),
            Ok(_) => None,
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }
}

fn mapping((pattern, targets): (&String, &Value)) -> Mapping {
    (pattern.clone(), strings(Some(targets)).collect())
}

/// A string, or the strings of a list.
fn strings(value: Option<&Value>) -> impl Iterator<Item = String> {
    let one = value.and_then(Value::as_str).map(str::to_owned);
    let many = value.and_then(Value::as_array).into_iter().flatten();
    one.into_iter().chain(many.filter_map(|value| Some(value.as_str()?.to_owned())))
}

/// `path` as written in a file of `dir`, for the project in `project_dir`.
fn resolve(dir: &str, path: &str, project_dir: &str) -> Option<String> {
    match path.strip_prefix("${configDir}") {
        Some(rest) => paths::join(project_dir, rest),
        None if path.starts_with('/') => None,
        None => paths::join(dir, path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::testing::Tree;

    fn configs(files: &[(&str, &str)]) -> Vec<String> {
        let tree = Tree::new(files);
        tree.write("x.ts", b"");
        let show = |path: &TsPath| format!("{}={}", path.pattern, path.targets.join(","));
        let found = tree.discover().project.ts_configs;
        let lines = found.iter().map(|config| {
            let paths: Vec<String> = config.paths.iter().map(show).collect();
            format!("{}|{}|{}", config.dir, config.base_url.as_deref().unwrap_or("-"), paths.join(" "))
        });
        lines.collect()
    }

    #[test]
    fn paths_start_from_the_base_or_from_the_file_that_has_them() {
        let based =
            r#"{"compilerOptions": {"baseUrl": "./src", "paths": {"@/*": ["*"], "b": ["../b.ts", "c"]},}} // x"#;
        assert_eq!(configs(&[("a/tsconfig.json", based)]), ["a|a/src|@/*=a/src/* b=a/b.ts,a/src/c"]);
        let free = r#"{"compilerOptions": {"paths": {"@/*": ["./src/*"], "out": ["../../../x"]}}}"#;
        assert_eq!(configs(&[("a/jsconfig.json", free)]), ["a|-|@/*=a/src/*"]);
    }

    #[test]
    fn what_is_extended_is_merged_in() {
        let base = r#"{"compilerOptions": {"baseUrl": ".", "paths": {"@lib/*": ["libs/*"]}}}"#;
        let found = configs(&[
            ("tsconfig.base.json", base),
            ("apps/a/tsconfig.json", r#"{"extends": "../../tsconfig.base"}"#),
            ("apps/b/tsconfig.json", r#"{"extends": ["./none", "@x/config/ts.json"]}"#),
            ("cfg/package.json", r#"{"name": "@x/config"}"#),
            ("cfg/ts.json", r#"{"compilerOptions": {"paths": {"~/*": ["${configDir}/src/*"]}}}"#),
        ]);
        assert_eq!(found, ["||@lib/*=libs/*", "apps/a||@lib/*=libs/*", "apps/b|-|~/*=apps/b/src/*"]);
    }

    #[test]
    fn references_to_files_beside_are_followed() {
        let found = configs(&[
            (
                "tsconfig.json",
                r#"{"files": [], "references": [{"path": "./tsconfig.node.json"}, {"path": "./tsconfig.app.json"}]}"#,
            ),
            ("tsconfig.node.json", "{}"),
            ("tsconfig.app.json", r#"{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}"#),
        ]);
        assert_eq!(found, ["|-|@/*=src/*"]);
    }

    #[test]
    fn a_circle_ends_and_a_broken_file_is_told() {
        let found = configs(&[
            ("a/tsconfig.json", r#"{"extends": "../b/tsconfig.json"}"#),
            ("b/tsconfig.json", r#"{"extends": ["../a/tsconfig.json", "../a/tsconfig.json"]}"#),
        ]);
        assert_eq!(found, ["a|-|", "b|-|"]);
        let tree = Tree::new(&[("a.ts", ""), ("tsconfig.json", "{\n\n!")]);
        let discovery = tree.discover();
        assert_eq!(discovery.remarks(), [("bad_manifest", "tsconfig.json")]);
        assert_eq!(discovery.diagnostics[0].line, Some(3));
    }
}
