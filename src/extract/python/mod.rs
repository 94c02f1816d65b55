//! Python: one walk over the syntax tree.
//!
//! Program order is evaluation order: the value of an assignment comes before its target, the clauses of a
//! comprehension before its item, the condition of `a if c else b` before both values.

mod assign;
mod case;
mod class;
mod expr;
mod function;
mod grammar;
mod import;
mod operator;
mod scope;
mod stmt;
mod string;
#[cfg(test)]
mod tests;
mod types;
mod words;

use std::ops::Range;

use rustc_hash::FxHashMap;
use tree_sitter::{Node, TreeCursor};

use crate::extract::builder::Builder;
use crate::extract::python::grammar::{Fields, Grammar, Kind};
use crate::model::facts::{Expr, ExprId, FuncId, Run, ScopeId};
use crate::model::sym::Sym;

/// Fills the facts of a Python file from its tree.
pub(crate) fn lower<'s>(root: Node<'_>, mut builder: Builder<'s>) -> Builder<'s> {
    let grammar = Grammar::of(root);
    // Real code has an expression per 16 bytes.
    builder.facts.exprs.reserve(builder.source.len() / 16);
    builder.facts.positions.reserve(builder.source.len() / 16);
    let mut walk = Walk {
        builder,
        grammar,
        fields: &grammar.fields,
        cursor: root.walk(),
        nodes: Vec::new(),
        function: FuncId::NONE,
        redirects: FxHashMap::default(),
    };
    walk.statements(root);
    walk.builder
}

/// The state of the walk.
struct Walk<'t, 's> {
    builder: Builder<'s>,
    grammar: &'static Grammar,
    fields: &'static Fields,
    /// The one cursor, only used to collect children.
    cursor: TreeCursor<'t>,
    /// Children of the nodes on the way down; see [`Walk::collect`].
    nodes: Vec<Node<'t>>,
    /// The function whose body is being lowered.
    function: FuncId,
    /// What `global` and `nonlocal` said: in this scope that name is declared in the other one.
    redirects: FxHashMap<(ScopeId, Sym), ScopeId>,
}

impl<'t> Walk<'t, '_> {
    /// Lowers any node; `NONE` for a statement.
    fn visit(&mut self, node: Node<'t>) -> ExprId {
        let node = self.bare(node);
        let kind = self.grammar.kind(node);
        if kind == Kind::Identifier {
            let name = self.name(node);
            self.builder.note(node, name);
            return name;
        }
        if !self.builder.descend(node) {
            return self.unknown(node);
        }
        let id = if is_statement(kind) {
            self.statement(kind, node);
            ExprId::NONE
        } else {
            self.expression(kind, node)
        };
        self.builder.ascend();
        id
    }

    /// Lowers a node of which a value is wanted.
    fn expr(&mut self, node: Node<'t>) -> ExprId {
        let id = self.visit(node);
        if id.is_some() { id } else { self.unknown(node) }
    }

    /// Lowers the field of `node`, which only broken code lacks.
    fn expr_field(&mut self, node: Node<'t>, field: u16) -> ExprId {
        match node.child_by_field_id(field) {
            Some(child) => self.expr(child),
            None => self.unknown(node),
        }
    }

    /// Lowers whatever `node` holds, for the calls in it.
    fn walk_children(&mut self, node: Node<'t>) {
        self.each(node, |walk, child| {
            walk.visit(child);
        });
    }

    /// Looks through parentheses and `await`, however deep.
    fn bare(&self, mut node: Node<'t>) -> Node<'t> {
        while matches!(self.grammar.kind(node), Kind::ParenthesizedExpression | Kind::Await)
            && node.named_child_count() == 1
        {
            match node.named_child(0) {
                Some(child) if self.grammar.kind(child) != Kind::Error => node = child,
                _ => break,
            }
        }
        node
    }

    /// Calls `f` with each named child. What the parser could not fit in is lowered like statements instead.
    fn each(&mut self, node: Node<'t>, mut f: impl FnMut(&mut Self, Node<'t>)) {
        let children = self.collect(node, false);
        for index in children.clone() {
            let child = self.nodes[index];
            if self.grammar.kind(child) == Kind::Error {
                self.visit(child);
            } else {
                f(self, child);
            }
        }
        self.nodes.truncate(children.start);
    }

    /// Lowers what the parser could not fit in among the children of a node of which only fields were read.
    fn errors(&mut self, node: Node<'t>) {
        if node.has_error() {
            self.each(node, |_, _| {});
        }
    }

    /// Puts the named children (with `tokens`, the others too) but no comments onto `nodes`; to be truncated by the caller.
    fn collect(&mut self, node: Node<'t>, tokens: bool) -> Range<usize> {
        let start = self.nodes.len();
        self.cursor.reset(node);
        let mut more = self.cursor.goto_first_child();
        while more {
            let child = self.cursor.node();
            if (tokens || child.is_named())
                && !matches!(self.grammar.kind(child), Kind::Comment | Kind::LineContinuation)
            {
                self.nodes.push(child);
            }
            more = self.cursor.goto_next_sibling();
        }
        start..self.nodes.len()
    }

    fn name(&mut self, node: Node<'t>) -> ExprId {
        let name = self.builder.sym(node);
        self.builder.expr(Expr::Name { name, scope: self.builder.scope }, node)
    }

    fn unknown(&mut self, node: Node<'t>) -> ExprId {
        self.builder.expr(Expr::Unknown, node)
    }

    fn list(&mut self, items: &[ExprId], node: Node<'t>) -> ExprId {
        let items = self.builder.run(items);
        self.builder.expr(Expr::List { items }, node)
    }

    fn choice(&mut self, items: &[ExprId], node: Node<'t>) -> ExprId {
        let items = self.builder.run(items);
        self.builder.expr(Expr::Choice { items }, node)
    }

    /// Keys and values in turn; a map too long for a run loses whole entries.
    fn entries(&mut self, entries: &[ExprId]) -> Run {
        let longest = usize::from(u16::MAX) & !1;
        self.builder.run(&entries[..entries.len().min(longest)])
    }
}

fn is_statement(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::AssertStatement
            | Kind::Assignment
            | Kind::AugmentedAssignment
            | Kind::Block
            | Kind::BreakStatement
            | Kind::ClassDefinition
            | Kind::ContinueStatement
            | Kind::DecoratedDefinition
            | Kind::DeleteStatement
            | Kind::ElifClause
            | Kind::ElseClause
            | Kind::Error
            | Kind::ExceptClause
            | Kind::ExpressionStatement
            | Kind::FinallyClause
            | Kind::ForStatement
            | Kind::FunctionDefinition
            | Kind::FutureImportStatement
            | Kind::GlobalStatement
            | Kind::IfStatement
            | Kind::ImportFromStatement
            | Kind::ImportStatement
            | Kind::MatchStatement
            | Kind::Module
            | Kind::NonlocalStatement
            | Kind::PassStatement
            | Kind::PrintStatement
            | Kind::RaiseStatement
            | Kind::ReturnStatement
            | Kind::TryStatement
            | Kind::TypeAliasStatement
            | Kind::WhileStatement
            | Kind::WithStatement
    )
}
