//! Each construct in small, as the text of its facts.

mod classes;
mod functions;
mod modules;
mod robust;
mod values;

use super::lower;
use crate::extract::builder::Builder;
use crate::extract::show::{expr, show};
use crate::model::facts::{Expr, ExprId, FileFacts};
use crate::model::language::{Dialect, Language};

fn facts(dialect: Dialect, source: &str) -> FileFacts {
    let language: tree_sitter::Language = match dialect {
        Dialect::TypeScript => tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(),
        Dialect::Tsx => tree_sitter_typescript::LANGUAGE_TSX.into(),
        _ => tree_sitter_javascript::LANGUAGE.into(),
    };
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&language).expect("a grammar of this library's version");
    let tree = parser.parse(source, None).expect("no limit was set");
    lower(tree.root_node(), Builder::new(Language::Ecma, source.as_bytes()), dialect).facts
}

/// The facts of TypeScript source, as text.
fn ts(source: &str) -> String {
    show(&facts(Dialect::TypeScript, source))
}

/// The facts of JavaScript source, as text.
fn js(source: &str) -> String {
    show(&facts(Dialect::JavaScript, source))
}

/// All calls in source order, each after its line and column.
fn calls(facts: &FileFacts) -> Vec<String> {
    (0..facts.exprs.len() as u32)
        .map(ExprId)
        .filter(|id| matches!(facts.expr(*id), Expr::Call { .. }))
        .map(|id| format!("{}:{} {}", facts.pos(id).line(), facts.pos(id).column(), expr(facts, id)))
        .collect()
}

/// Fails unless `text` has each of `lines`, in this order.
#[track_caller]
fn has(text: &str, lines: &[&str]) {
    let mut rest = text.lines();
    for line in lines {
        assert!(rest.any(|found| found.trim() == *line), "no line {line:?} (in this order) in\n{text}");
    }
}
