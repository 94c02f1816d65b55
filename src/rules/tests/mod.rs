//! Tests of whole packs, written to a folder and loaded from it.

mod fixtures;
mod lint;
mod listing;
mod load;
mod prepared;
mod scm;
mod selectors;
mod speed;

use std::path::PathBuf;

use tempfile::TempDir;

use crate::model::language::Language;
use crate::rules::annotations::{comment_prefix, parse_fixture};
use crate::rules::{Linted, Loaded, PackOrigin};

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn load(files: &[(&str, &str)]) -> Loaded {
    let folder = folder(files);
    super::load(PackOrigin::Replace(folder.path()), &[])
}

fn lint(files: &[(&str, &str)]) -> (TempDir, Linted) {
    let folder = folder(files);
    let linted = super::lint(PackOrigin::Replace(folder.path()), &[], &grammars);
    (folder, linted)
}

/// The mistakes as users read them, without the folder's own path.
fn mistakes(files: &[(&str, &str)]) -> Vec<String> {
    let (folder, linted) = lint(files);
    let own = format!("{}/", folder.path().display());
    linted.errors.iter().map(|error| error.to_string().replace(&own, "")).collect()
}

fn grammars(language: Language) -> Vec<(&'static str, tree_sitter::Language)> {
    match language {
        Language::Python => vec![("python", tree_sitter_python::LANGUAGE.into())],
        Language::Go => vec![("go", tree_sitter_go::LANGUAGE.into())],
        Language::Ecma => vec![
            ("javascript", tree_sitter_javascript::LANGUAGE.into()),
            ("typescript", tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()),
            ("tsx", tree_sitter_typescript::LANGUAGE_TSX.into()),
        ],
    }
}

fn built_in_files() -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("queries");
    let files = walkdir::WalkDir::new(root).min_depth(2).into_iter().map(|entry| entry.unwrap().into_path());
    let is_pack = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extension == "toml")
            && path.parent().is_some_and(|folder| !folder.ends_with("services") && !folder.ends_with("prompts"))
    };
    files.filter(is_pack).collect()
}

/// Every fixture in the repository can be read, and lies with the pack that it is of.
#[test]
fn fixtures_are_sound() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for entry in walkdir::WalkDir::new(root.join("testdata/rules")).min_depth(3).into_iter().map(Result::unwrap) {
        let Some(prefix) = comment_prefix(&entry.path().to_string_lossy()) else { continue };
        let name = entry.path().strip_prefix(root.join("testdata/rules")).unwrap();
        let fixture = parse_fixture(&name.to_string_lossy(), &std::fs::read_to_string(entry.path()).unwrap(), prefix);
        assert!(!fixture.unwrap().expectations.is_empty(), "{}", name.display());
        let pack = root.join("queries").join(name.parent().unwrap());
        if name.parent().unwrap().ends_with("services") {
            let rows = root.join("queries/services").join(name.file_stem().unwrap()).with_extension("toml");
            assert!(rows.exists(), "{} tests no part of the catalogue", name.display());
            count += 1;
            continue;
        }
        assert!(pack.with_extension("toml").exists() || pack.with_extension("scm").exists(), "{}", name.display());
        count += 1;
    }
    assert!(count > 0);
}

/// The guide's example is a sound pack with a fixture that can be read, and the guide tells every word there is.
#[test]
fn the_guide_is_right() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(root.join("docs/writing-packs.md")).unwrap();
    let block = |start: &str| {
        let from = guide.find(start).unwrap();
        guide[from..].split("```").next().unwrap().to_owned()
    };
    assert_eq!(mistakes(&[("python/larch.toml", &block("id = \"larch\""))]), [""; 0]);
    assert_eq!(mistakes(&[("python/larch.scm", &block("; gate: larch"))]), [""; 0]);
    let fixture = parse_fixture("basic.py", &block("# file: app.py"), "#").unwrap();
    assert_eq!((fixture.files.len(), fixture.expectations.len()), (2, 5));

    let vocabulary = super::vocabulary::vocabulary();
    let keys = vocabulary.tables.values().flat_map(|table| table.keys.keys());
    for word in keys.chain(vocabulary.words.values().flatten()) {
        let told = [format!("`{word}`"), format!("`[{word}]`"), format!("`[[{word}]]`"), format!("`@{word}`")];
        assert!(told.iter().any(|form| guide.contains(form)), "docs/writing-packs.md says nothing of `{word}`");
    }
}

#[test]
fn built_in_packs_are_clean_and_all_there() {
    let linted = super::lint(PackOrigin::BuiltIn, &[], &grammars);
    let errors: Vec<String> = linted.errors.iter().map(ToString::to_string).collect();
    assert_eq!(errors, [""; 0]);
    let loaded = super::load(PackOrigin::BuiltIn, &[]);
    let services = loaded.rules.services.all.iter().map(|service| service.rules.len()).sum::<usize>();
    assert_eq!(loaded.rules.packs.len(), linted.packs + services);
    assert!(linted.packs >= built_in_files().len(), "a pack is not in the binary: build anew");
}
