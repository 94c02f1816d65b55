//! One file to its facts. Cannot fail: what cannot be read becomes a diagnostic.

use tree_sitter::Tree;

use crate::extract::builder::Builder;
use crate::model::facts::FileFacts;
use crate::model::language::Dialect;

mod builder;
#[cfg(feature = "ecma")]
mod ecma;
#[cfg(feature = "go")]
mod go;
#[cfg(feature = "python")]
mod python;
#[cfg(test)]
mod show;

/// What one file says.
pub(crate) struct Extracted {
    pub(crate) facts: FileFacts,
    /// The first row (from 0) that was nested too deeply to be read.
    pub(crate) too_deep: Option<u32>,
}

/// Lowers a syntax tree to facts.
pub(crate) fn extract(tree: &Tree, dialect: Dialect, source: &[u8]) -> Extracted {
    let builder = Builder::new(dialect.language(), source);
    let root = tree.root_node();
    let builder = match dialect {
        #[cfg(feature = "python")]
        Dialect::Python => python::lower(root, builder),
        #[cfg(feature = "ecma")]
        Dialect::JavaScript | Dialect::TypeScript | Dialect::Tsx => ecma::lower(root, builder, dialect),
        #[cfg(feature = "go")]
        Dialect::Go => go::lower(root, builder),
        #[allow(unreachable_patterns, reason = "reached when grammars are left out")]
        _ => builder,
    };
    Extracted { facts: builder.facts, too_deep: builder.too_deep }
}
