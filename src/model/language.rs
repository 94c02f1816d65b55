//! The languages itmap reads.

use std::fmt;

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
