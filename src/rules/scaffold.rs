//! `itmap rules new`: a pack and a fixture to start from.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::model::language::Language;

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ScaffoldError {
    /// The id cannot be a file's name.
    #[error("`{0}` cannot be a pack's id: use small letters, digits and `-`")]
    BadId(String),
    /// There is a file already.
    #[error("{0} is there already")]
    Exists(String),
    /// The system refused.
    #[error("cannot write {0}: {1}")]
    Io(String, io::Error),
}

/// Writes `<packs>/<language>/<id>.toml` and `<fixtures>/<language>/<id>/basic.<ext>`; gives both paths.
/// Nothing is overwritten.
pub(crate) fn new_pack(
    packs: &Path,
    fixtures: &Path,
    language: Language,
    id: &str,
) -> Result<[PathBuf; 2], ScaffoldError> {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.starts_with('-') || !id.chars().all(good) {
        return Err(ScaffoldError::BadId(id.to_owned()));
    }
    let (extension, pack, fixture) = match language {
        Language::Python => ("py", PYTHON_PACK, PYTHON_FIXTURE),
        Language::Ecma => ("ts", ECMA_PACK, ECMA_FIXTURE),
        Language::Go => ("go", GO_PACK, GO_FIXTURE),
    };
    let pack_file = packs.join(language.name()).join(format!("{id}.toml"));
    let fixture_file = fixtures.join(language.name()).join(id).join(format!("basic.{extension}"));
    for file in [&pack_file, &fixture_file] {
        if file.exists() {
            return Err(ScaffoldError::Exists(file.strip_prefix(".").unwrap_or(file).display().to_string()));
        }
    }
    // What is named in code takes no dashes; the packages of Node are named in quotes alone.
    let module = if language == Language::Ecma { id.to_owned() } else { id.replace('-', "_") };
    let filled = |text: &str| text.replace("ID", id).replace("MODULE", &module);
    write(&pack_file, &filled(pack))?;
    write(&fixture_file, &filled(fixture))?;
    Ok([pack_file, fixture_file])
}

fn write(path: &Path, text: &str) -> Result<(), ScaffoldError> {
    let io = |error| ScaffoldError::Io(path.display().to_string(), error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(io)?;
    }
    fs::write(path, text).map_err(io)
}

const PYTHON_PACK: &str = include_str!("scaffold/python.toml");
const PYTHON_FIXTURE: &str = include_str!("scaffold/python.py");
const ECMA_PACK: &str = include_str!("scaffold/ecma.toml");
const ECMA_FIXTURE: &str = include_str!("scaffold/ecma.ts");
const GO_PACK: &str = include_str!("scaffold/go.toml");
const GO_FIXTURE: &str = include_str!("scaffold/go.go");
