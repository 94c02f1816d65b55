//! Lowering told by example.

mod broken;
mod declarations;
mod expressions;
mod statements;

use crate::extract::builder::Builder;
use crate::extract::show::{expr, show};
use crate::model::facts::{Expr, ExprId, FileFacts};
use crate::model::language::Language;

fn facts(source: &str) -> FileFacts {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_go::LANGUAGE.into()).expect("the grammar fits");
    let tree = parser.parse(source, None).expect("no limit is set");
    super::lower(tree.root_node(), Builder::new(Language::Go, source.as_bytes())).facts
}

/// All lines of the facts.
fn lines(source: &str) -> Vec<String> {
    show(&facts(source)).lines().map(str::to_owned).collect()
}

/// The bindings made by `body` in a function without parameters, but for the function itself.
fn bindings(body: &str) -> Vec<String> {
    let all = lines(&format!("package p\nfunc f() {{\n{body}\n}}"));
    all.into_iter().filter(|l| l.starts_with('s') && l.contains('=') && !l.starts_with("s0 f = ")).collect()
}

/// The value of `x := source`.
fn value(source: &str) -> String {
    let facts = facts(&format!("package p\nfunc f() {{\n x := {source}\n}}"));
    let binding = facts.bindings.iter().find(|b| b.name.as_str() == "x").expect("x is bound");
    expr(&facts, binding.value)
}

/// Every call with the line and column of its position.
fn calls(source: &str) -> Vec<String> {
    let facts = facts(source);
    let ids = (0..facts.exprs.len() as u32).map(ExprId);
    ids.filter(|id| matches!(facts.expr(*id), Expr::Call { .. }))
        .map(|id| format!("{}:{} {}", facts.pos(id).line(), facts.pos(id).column(), expr(&facts, id)))
        .collect()
}
