//! One file to its facts. Cannot fail: what cannot be read becomes a diagnostic.

use tree_sitter::Tree;

use crate::extract::builder::Builder;
use crate::model::facts::FileFacts;
use crate::model::language::Dialect;
use crate::model::sym::Sym;

pub(crate) use imports::imports;
pub(crate) use queries::Queries;

mod builder;
#[cfg(feature = "ecma")]
mod ecma;
#[cfg(feature = "go")]
mod go;
mod imports;
#[cfg(feature = "python")]
mod python;
mod queries;
#[cfg(test)]
mod show;

/// What one file says.
pub(crate) struct Extracted {
    pub(crate) facts: FileFacts,
    /// The first row (from 0) that was nested too deeply to be read.
    pub(crate) too_deep: Option<u32>,
    /// Packs whose queries took too long and were cut.
    pub(crate) cut: Vec<Sym>,
}

/// Lowers a syntax tree to facts.
pub(crate) fn extract(tree: &Tree, dialect: Dialect, source: &[u8], queries: &Queries<'_>) -> Extracted {
    let candidates = queries.candidates(dialect, source);
    let builder = Builder::new(dialect.language(), source).noting(!candidates.is_empty());
    let root = tree.root_node();
    let mut builder = match dialect {
        #[cfg(feature = "python")]
        Dialect::Python => python::lower(root, builder),
        #[cfg(feature = "ecma")]
        Dialect::JavaScript | Dialect::TypeScript | Dialect::Tsx => ecma::lower(root, builder, dialect),
        #[cfg(feature = "go")]
        Dialect::Go => go::lower(root, builder),
        #[allow(unreachable_patterns, reason = "reached when grammars are left out")]
        _ => builder,
    };
    let cut = queries.run(&candidates, tree, dialect, &mut builder);
    // A copy takes no more room than it needs.
    Extracted { cut, facts: builder.facts.clone(), too_deep: builder.too_deep }
}
