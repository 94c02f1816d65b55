//! The languages itmap reads.

use std::fmt;
use std::path::Path;

/// A language family. JavaScript, JSX, TypeScript and TSX are one family, [`Language::Ecma`]:
/// they share their packs and their facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Python 3.
    Python,
    /// JavaScript, JSX, TypeScript, TSX.
    Ecma,
    /// Go.
    Go,
}

impl Language {
    /// All families, in the order of their names.
    pub const ALL: [Language; 3] = [Language::Ecma, Language::Go, Language::Python];

    /// The folder name of the family's packs and the name shown to users.
    pub fn name(self) -> &'static str {
        match self {
            Language::Python => "python",
            Language::Ecma => "ecma",
            Language::Go => "go",
        }
    }

    /// The family called `name`.
    pub fn from_name(name: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|l| l.name() == name)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A syntax: what a grammar reads. Several may belong to one [`Language`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dialect {
    /// Python 3.
    Python,
    /// JavaScript with JSX.
    JavaScript,
    /// TypeScript without JSX.
    TypeScript,
    /// TypeScript with JSX.
    Tsx,
    /// Go.
    Go,
}

impl Dialect {
    /// The family that it belongs to.
    pub fn language(self) -> Language {
        match self {
            Dialect::Python => Language::Python,
            Dialect::JavaScript | Dialect::TypeScript | Dialect::Tsx => Language::Ecma,
            Dialect::Go => Language::Go,
        }
    }

    /// The name of the programming language, as users say it; TSX is TypeScript.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::Python => "python",
            Dialect::JavaScript => "javascript",
            Dialect::TypeScript | Dialect::Tsx => "typescript",
            Dialect::Go => "go",
        }
    }

    /// The dialect of a file, by its extension alone. Python stubs (`.pyi`) hold no code and are none.
    pub fn of_path(path: &Path) -> Option<Dialect> {
        match path.extension()?.to_str()? {
            "py" => Some(Dialect::Python),
            "js" | "mjs" | "cjs" | "jsx" => Some(Dialect::JavaScript),
            "ts" | "mts" | "cts" => Some(Dialect::TypeScript),
            "tsx" => Some(Dialect::Tsx),
            "go" => Some(Dialect::Go),
            _ => None,
        }
    }
}
