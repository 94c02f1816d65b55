//! What each construct becomes, shown as text.

mod definitions;
mod robust;
mod statements;
mod values;

use crate::extract::builder::Builder;
use crate::extract::python::lower;
use crate::extract::show::{expr, show};
use crate::model::facts::{Expr, ExprId, FileFacts};
use crate::model::language::Language;

fn facts(source: &str) -> FileFacts {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_python::LANGUAGE.into()).expect("the grammar loads");
    let tree = parser.parse(source, None).expect("parsing has no limit here");
    lower(tree.root_node(), Builder::new(Language::Python, source.as_bytes())).facts
}

/// All of `show`, compared line by line; indentation of `expected` does not count.
#[track_caller]
fn check(source: &str, expected: &str) {
    let shown = show(&facts(source));
    let shown: Vec<&str> = shown.lines().map(str::trim).collect();
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(shown, expected, "\n{}", shown.join("\n"));
}

/// Calls and comparisons with their places, in program order.
fn seen(source: &str) -> Vec<String> {
    let facts = facts(source);
    let ids = (0..facts.exprs.len() as u32).map(ExprId);
    ids.filter(|id| matches!(facts.expr(*id), Expr::Call { .. } | Expr::Equals { .. }))
        .map(|id| format!("{}:{} {}", facts.pos(id).line(), facts.pos(id).column(), expr(&facts, id)))
        .collect()
}

/// The value of the last binding.
fn value(source: &str) -> String {
    let facts = facts(source);
    facts.bindings.last().map_or(String::new(), |binding| expr(&facts, binding.value))
}
