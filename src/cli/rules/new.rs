//! `itmap rules new`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::rules::{OWN_PACKS, OWN_TESTS};
use crate::cli::talk::Talk;
use crate::model::language::Language;

/// What a new pack of a language starts as.
struct Template {
    pack: &'static str,
    test: &'static str,
    extension: &'static str,
}

/// Writes a pack and a test; files that are there already stay.
pub(crate) fn run(root: &Path, id: &str, talk: &Talk) -> Result<(), Failure> {
    let names = Language::ALL.map(Language::name).join(", ");
    let wrong = || Failure::usage(format!("`{id}` is not `language/id`"), format!("languages: {names}"));
    let (language, name) = id.split_once('/').ok_or_else(wrong)?;
    let language = Language::from_name(language).ok_or_else(wrong)?;
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || !name.chars().all(is_plain) {
        return Err(Failure::usage(format!("`{name}` is no id"), "use lower-case letters, digits and `-`"));
    }
    for (path, text) in files(language, name) {
        create(&root.join(&path), &text)?;
        talk.note(&format!("wrote {}", path.display()));
    }
    Ok(())
}

/// Paths below the root, and what to write there.
fn files(language: Language, name: &str) -> [(PathBuf, String); 2] {
    let template = template(language);
    let pack = Path::new(OWN_PACKS).join(language.name()).join(format!("{name}.toml"));
    let test = Path::new(OWN_TESTS).join(language.name()).join(name).join(format!("routes.{}", template.extension));
    [(pack, template.pack.replace("NAME", name)), (test, template.test.replace("NAME", name))]
}

fn template(language: Language) -> Template {
    match language {
        Language::Python => {
            Template { pack: include_str!("new/python.toml"), test: include_str!("new/python.py.txt"), extension: "py" }
        }
        Language::Ecma => {
            Template { pack: include_str!("new/ecma.toml"), test: include_str!("new/ecma.js.txt"), extension: "js" }
        }
        Language::Go => {
            Template { pack: include_str!("new/go.toml"), test: include_str!("new/go.go.txt"), extension: "go" }
        }
    }
}

fn create(path: &Path, text: &str) -> Result<(), Failure> {
    let shown = path.strip_prefix(".").unwrap_or(path).display().to_string();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::io(format!("create {}", folder.display())))?;
    }
    let mut file = fs::File::create_new(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::usage(format!("{shown} is there already"), "choose another id"),
        _ => Failure::io(format!("create {shown}"))(error),
    })?;
    file.write_all(text.as_bytes()).map_err(Failure::io(format!("write {shown}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{PackOrigin, load};

    #[test]
    fn what_is_started_is_sound() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for language in Language::ALL {
            for (path, text) in files(language, "masonry") {
                create(&folder.path().join(path), &text).expect("written");
            }
        }
        let loaded = load(PackOrigin::Replace(&folder.path().join(OWN_PACKS)), &[]);
        assert_eq!(loaded.errors, []);
        assert_eq!(loaded.rules.packs.len(), Language::ALL.len());
    }
}
