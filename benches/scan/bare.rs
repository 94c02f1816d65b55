//! The unit: walk, read and parse what a scan parses, with no more around it.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use rayon::prelude::*;
use tree_sitter::{Language, Parser};

/// The argument with which this program starts itself.
pub(crate) const COMMAND: &str = "--parse-all";

/// Writes the files that a map says were skipped, one a line; answers how many bytes were read.
pub(crate) fn note_skipped(map: &Path, list: &Path) -> io::Result<u64> {
    let map: serde_json::Value = serde_json::from_str(&fs::read_to_string(map)?)?;
    let skipped = map["skipped"].as_array().into_iter().flatten();
    let lines: Vec<&str> = skipped.filter_map(|file| file["path"].as_str()).collect();
    fs::write(list, lines.join("\n"))?;
    Ok(map["summary"]["bytes"].as_u64().unwrap_or_default())
}

/// Walks, reads and parses on all processors.
pub(crate) fn parse_all(tree: &Path, skipped: &Path) -> io::Result<()> {
    let skipped = fs::read_to_string(skipped)?;
    let skipped: HashSet<PathBuf> = skipped.lines().map(|line| tree.join(line)).collect();
    let mut files = Vec::new();
    let walk = WalkBuilder::new(tree).require_git(false).git_global(false).build();
    for entry in walk.flatten() {
        let path = entry.path();
        if entry.file_type().is_some_and(|kind| kind.is_file())
            && let Some(language) = language(path)
            && !skipped.contains(path)
            && !skipped.iter().any(|folder| path.starts_with(folder))
        {
            files.push((entry.into_path(), language));
        }
    }
    files.into_par_iter().for_each_init(Parser::new, |parser, (path, language)| {
        if let Ok(source) = fs::read(path)
            && parser.set_language(&language).is_ok()
        {
            drop(parser.parse(source, None));
        }
    });
    Ok(())
}

fn language(path: &Path) -> Option<Language> {
    Some(match path.extension()?.to_str()? {
        "py" | "pyi" => tree_sitter_python::LANGUAGE.into(),
        "js" | "jsx" | "mjs" | "cjs" => tree_sitter_javascript::LANGUAGE.into(),
        "ts" | "mts" | "cts" => tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(),
        "tsx" => tree_sitter_typescript::LANGUAGE_TSX.into(),
        "go" => tree_sitter_go::LANGUAGE.into(),
        _ => return None,
    })
}
