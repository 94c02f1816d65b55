//! Grammars: the only place that names grammar crates, and parsing with limits.

mod parse;

pub(crate) use parse::parse;

use crate::model::language::{Dialect, Language};

/// The grammar of `dialect`; `None` when this build leaves it out.
// With all features on, every dialect has one.
#[cfg_attr(all(feature = "python", feature = "ecma", feature = "go"), allow(clippy::unnecessary_wraps))]
pub(crate) fn grammar(dialect: Dialect) -> Option<tree_sitter::Language> {
    match dialect {
        #[cfg(feature = "python")]
        Dialect::Python => Some(tree_sitter_python::LANGUAGE.into()),
        #[cfg(feature = "ecma")]
        Dialect::JavaScript => Some(tree_sitter_javascript::LANGUAGE.into()),
        #[cfg(feature = "ecma")]
        Dialect::TypeScript => Some(tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()),
        #[cfg(feature = "ecma")]
        Dialect::Tsx => Some(tree_sitter_typescript::LANGUAGE_TSX.into()),
        #[cfg(feature = "go")]
        Dialect::Go => Some(tree_sitter_go::LANGUAGE.into()),
        #[cfg(not(all(feature = "python", feature = "ecma", feature = "go")))]
        _ => None,
    }
}

/// The grammars that the dialects of a language have, each with its name.
pub(crate) fn grammars(language: Language) -> Vec<(&'static str, tree_sitter::Language)> {
    let dialects: &[(&'static str, Dialect)] = match language {
        Language::Python => &[("python", Dialect::Python)],
        Language::Ecma => {
            &[("javascript", Dialect::JavaScript), ("typescript", Dialect::TypeScript), ("tsx", Dialect::Tsx)]
        }
        Language::Go => &[("go", Dialect::Go)],
    };
    dialects.iter().filter_map(|(name, dialect)| Some((*name, grammar(*dialect)?))).collect()
}
