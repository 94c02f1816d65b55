//! The house rules that a compiler does not check: who may import whom, where names of frameworks and grammars may
//! stand, how long a file may be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// What each module of the crate may import, besides itself.
const LAYERS: [(&str, &[&str]); 20] = [
    ("model", &[]),
    ("lang", &["model"]),
    ("rules", &["model"]),
    ("discover", &["model"]),
    ("schema", &["model"]),
    ("extract", &["lang", "rules", "model"]),
    ("resolve", &["model"]),
    ("link", &["model"]),
    ("coverage", &["model"]),
    ("executed", &["model"]),
    ("error", &["model"]),
    ("config", &["error", "model"]),
    (
        "engine",
        &[
            "schema", "coverage", "link", "executed", "resolve", "extract", "discover", "rules", "lang", "config",
            "error", "model",
        ],
    ),
    ("check", &["model"]),
    ("render", &["model"]),
    ("prompt", &["model"]),
    ("cli", &["engine", "render", "check", "prompt", "rules", "lang", "config", "error", "model"]),
    ("fuzzing", &["executed", "resolve", "extract", "rules", "lang", "model"]),
    ("lib", &["engine", "config", "error", "model"]),
    ("main", &["cli"]),
];

/// Imports against the layers that are known, each to go.
const KNOWN_IMPORTS: [(&str, &str); 0] = [];

/// Longest file, in lines.
const MAX_LINES: usize = 400;

/// Ids of packs that are also words of trade, products that images and schemes of addresses name, or of the language's
/// own library.
const WORDS: [&str; 67] = [
    "ai",
    "amqp",
    "astro",
    "auth",
    "bun",
    "cache",
    "cassandra",
    "channels",
    "chi",
    "clickhouse",
    "config-files",
    "connect",
    "core",
    "data",
    "dynamodb",
    "echo",
    "email",
    "ent",
    "fetch",
    "firestore",
    "gin",
    "go",
    "got",
    "graphql",
    "grpc",
    "h3",
    "hono",
    "http",
    "httprouter",
    "iris",
    "kafka",
    "language",
    "llm",
    "mariadb",
    "memcached",
    "mongo",
    "mongodb",
    "mssql",
    "mux",
    "mysql",
    "neo4j",
    "net",
    "next",
    "node",
    "oak",
    "pg",
    "polka",
    "postgres",
    "postgresql",
    "prisma",
    "queue",
    "redis",
    "remix",
    "request",
    "router",
    "rpc",
    "sails",
    "search",
    "settings",
    "sql",
    "sqlite",
    "stdlib",
    "test",
    "url",
    "vocabulary",
    "websocket",
    "ws",
];

struct Source {
    /// Path from the crate's root, with `/`.
    path: String,
    /// The first part of its module path: `resolve` for `src/resolve/eval.rs`.
    module: String,
    /// Its code without `#[cfg(test)]` modules; empty for files that are tests as a whole.
    code: String,
    lines: usize,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(below: &Path, extension: &str, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(below).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, extension, out);
        } else if path.extension().is_some_and(|e| e == extension) {
            out.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    files(&root().join("src"), "rs", &mut paths);
    assert!(paths.len() > 100, "{} source files", paths.len());
    paths.into_iter().map(|path| source(&path)).collect()
}

fn source(path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("UTF-8");
    let path = path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
    let module = path.split('/').nth(1).unwrap_or_default().trim_end_matches(".rs").to_owned();
    let is_test = path.split('/').any(|part| {
        let part = part.trim_end_matches(".rs");
        matches!(part, "tests" | "testing" | "sample") || part.ends_with("_tests") && part != "pack_tests"
    });
    let lines = text.lines().count();
    let code = if is_test { String::new() } else { without_tests(&text) };
    Source { path, module, code, lines }
}

/// The code without the inline modules behind `#[cfg(test)]`, which end at a brace in the first column, and without
/// comments that take a whole line.
fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let opens_tests = lines.peek().is_some_and(|next| next.starts_with("mod ") && next.ends_with('{'));
        if line.starts_with("#[cfg(") && line.contains("test") && opens_tests {
            lines.find(|line| *line == "}");
        } else if !line.trim_start().starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Everything named by `crate::a` and `crate::{a::b, c}`.
fn imports(code: &str) -> BTreeSet<String> {
    let one = Regex::new(r"\bcrate::([a-z_]+)").expect("a pattern");
    let group = Regex::new(r"\bcrate::\{").expect("a pattern");
    let mut found: BTreeSet<String> = one.captures_iter(code).map(|c| c[1].to_owned()).collect();
    for start in group.find_iter(code) {
        let mut depth = 1;
        let mut name = String::new();
        for c in code[start.end()..].chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 || depth == 1 && c == ',' {
                found
                    .extend(name.split("::").next().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()));
                name.clear();
            } else {
                name.push(c);
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

#[test]
fn imports_point_down_the_layers() {
    let layers: BTreeMap<&str, &[&str]> = LAYERS.into_iter().collect();
    let mut wrong = Vec::new();
    let mut met = BTreeSet::new();
    for source in sources() {
        let Some(allowed) = layers.get(source.module.as_str()) else {
            wrong.push(format!("{}: `{}` stands in no layer", source.path, source.module));
            continue;
        };
        for import in imports(&source.code) {
            if import == source.module || allowed.contains(&import.as_str()) {
                continue;
            }
            let known = KNOWN_IMPORTS.iter().find(|(path, module)| *path == source.path && *module == import);
            match known {
                Some(known) => drop(met.insert(*known)),
                None => wrong.push(format!("{} imports `{import}`; it may import {allowed:?}", source.path)),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let gone: Vec<_> = KNOWN_IMPORTS.iter().filter(|known| !met.contains(*known)).collect();
    assert!(gone.is_empty(), "take these off the list of known imports: {gone:?}");
}

#[test]
fn grammars_and_syntax_trees_stay_where_they_belong() {
    let grammar = Regex::new(r"\btree_sitter_[a-z]+").expect("a pattern");
    for source in sources() {
        if source.module != "lang" {
            assert!(!grammar.is_match(&source.code), "{} names a grammar crate", source.path);
        }
        if !matches!(source.module.as_str(), "lang" | "extract" | "rules") {
            assert!(!source.code.contains("tree_sitter"), "{} knows of syntax trees", source.path);
        }
    }
}

#[test]
fn no_pack_is_named_in_code() {
    let mut packs = Vec::new();
    files(&root().join("queries"), "toml", &mut packs);
    let ids: BTreeSet<String> = packs
        .iter()
        .filter(|path| {
            let folder = path.parent();
            folder.is_some_and(|folder| {
                folder != root().join("queries") && !folder.ends_with("services") && !folder.ends_with("prompts")
            })
        })
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .filter(|id| !WORDS.contains(&id.as_str()))
        .collect();
    assert!(ids.len() > 30, "{} packs", ids.len());
    for source in sources() {
        for id in &ids {
            assert!(!source.code.contains(&format!("\"{id}\"")), "{} names the pack {id}", source.path);
        }
    }
}

#[test]
fn files_are_short() {
    let long = sources().into_iter().filter(|source| source.lines > MAX_LINES);
    let wrong: Vec<String> = long.map(|source| format!("{}: {} lines", source.path, source.lines)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_guards_see_what_they_guard_against() {
    let code =
        "use crate::model::point::Point;\nuse crate::{engine, cli::{args, scan}, model};\nlet x = crate::lang::f();\n";
    assert_eq!(imports(code).into_iter().collect::<Vec<_>>(), ["cli", "engine", "lang", "model"]);
    let text = "use a;\n// crate::b\n#[cfg(test)]\nmod tests {\n    use crate::cli;\n}\nuse crate::lang;\n";
    assert_eq!(imports(&without_tests(text)).into_iter().collect::<Vec<_>>(), ["lang"]);
}
