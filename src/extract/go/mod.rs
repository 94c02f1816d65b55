//! Go: one hand-written walk from the syntax tree to facts.

mod assign;
mod call;
mod class;
mod expr;
mod func;
mod import;
mod kinds;
mod layout;
mod literal;
mod spec;
mod stmt;
mod string;
mod switch;
#[cfg(test)]
mod tests;
mod types;

use rustc_hash::{FxHashMap, FxHashSet};
use tree_sitter::{Node, TreeCursor};

use crate::extract::builder::Builder;
use crate::model::facts::{Arg, ExprId, FuncId, ScopeId};
use crate::model::sym::Sym;
use kinds::{Fields, Grammar, Kind};
use layout::Types;

/// Usual code has about one expression for so many bytes.
const BYTES_PER_EXPR: usize = 12;
/// So many children are reached faster one by one than with a cursor.
const FEW_CHILDREN: usize = 3;

/// Fills the facts of `builder` from the tree at `root`.
pub(crate) fn lower<'s>(root: Node<'_>, builder: Builder<'s>) -> Builder<'s> {
    let mut lower = Lower::new(root, builder);
    lower.file(root);
    lower.b
}

/// The state of one walk.
struct Lower<'t, 's> {
    b: Builder<'s>,
    grammar: &'static Grammar,
    fields: Fields,
    root: Node<'t>,
    /// Cursors to use again: making one allocates.
    cursors: Vec<TreeCursor<'t>>,
    /// Items of the lists under construction, innermost last.
    items: Vec<ExprId>,
    /// Links of the operator chains under construction, innermost last.
    spine: Vec<Node<'t>>,
    /// Arguments of the calls under construction, innermost last.
    args: Vec<Arg>,
    /// What is declared where.
    declared: FxHashSet<(ScopeId, Sym)>,
    /// The functions around this point, innermost last.
    frames: Vec<Frame>,
    types: Types<'t>,
    /// Types that literals were given, by the id of the type's node.
    literal_types: FxHashMap<usize, ExprId>,
    /// Parts in error that were lowered, so that none is twice.
    errors_seen: FxHashSet<usize>,
    /// Whether an expression of a constant is lowered for a constant that repeats it.
    repeating: bool,
    /// Set by every `iota`.
    saw_iota: bool,
    names: Names,
}

/// A function whose body is being lowered.
struct Frame {
    func: FuncId,
    /// Named results, which a bare `return` gives.
    results: Vec<Sym>,
}

/// Names that the facts need and the source may not have.
struct Names {
    slice: Sym,
    map: Sym,
    chan: Sym,
    blank: Sym,
    /// `0`, `1`, `2`, `3`.
    digits: [Sym; 4],
}

impl<'t, 's> Lower<'t, 's> {
    fn new(root: Node<'t>, mut builder: Builder<'s>) -> Self {
        let grammar = Grammar::of(root);
        let guess = builder.source.len() / BYTES_PER_EXPR;
        builder.facts.exprs.reserve(guess);
        builder.facts.positions.reserve(guess);
        Lower {
            b: builder,
            grammar,
            fields: grammar.fields,
            root,
            cursors: Vec::new(),
            items: Vec::new(),
            spine: Vec::new(),
            args: Vec::new(),
            declared: FxHashSet::default(),
            frames: Vec::new(),
            types: Types::default(),
            literal_types: FxHashMap::default(),
            errors_seen: FxHashSet::default(),
            repeating: false,
            saw_iota: false,
            names: Names {
                slice: Sym::new("[]"),
                map: Sym::new("map"),
                chan: Sym::new("chan"),
                blank: Sym::new("_"),
                digits: ["0", "1", "2", "3"].map(Sym::new),
            },
        }
    }

    fn file(&mut self, root: Node<'t>) {
        self.build_tag(root);
        self.children(root, |this, child, _| this.stmt(child));
    }

    fn kind(&self, node: Node<'_>) -> Kind {
        self.grammar.kind(node)
    }

    /// Calls `f` for every named child but comments.
    fn children(&mut self, node: Node<'t>, mut f: impl FnMut(&mut Self, Node<'t>, Kind)) {
        let count = node.named_child_count();
        if count <= FEW_CHILDREN {
            for child in (0..count as u32).map_while(|i| node.named_child(i)) {
                let kind = self.kind(child);
                if kind != Kind::Comment {
                    f(self, child, kind);
                }
            }
            return;
        }
        self.each(node, |this, cursor| {
            let child = cursor.node();
            let kind = this.kind(child);
            if child.is_named() && kind != Kind::Comment {
                f(this, child, kind);
            }
        });
    }

    /// Like [`Lower::children`], with the field id of each child (0 for none) in front.
    fn fields(&mut self, node: Node<'t>, mut f: impl FnMut(&mut Self, u16, Node<'t>, Kind)) {
        self.each(node, |this, cursor| {
            let child = cursor.node();
            let kind = this.kind(child);
            if child.is_named() && kind != Kind::Comment {
                let field = cursor.field_id().map_or(0, std::num::NonZero::get);
                f(this, field, child, kind);
            }
        });
    }

    /// The first named child that is no comment.
    fn inner(&mut self, node: Node<'t>) -> Option<Node<'t>> {
        let first = node.named_child(0)?;
        if self.kind(first) != Kind::Comment {
            return Some(first);
        }
        let mut found = None;
        self.children(node, |_, child, _| {
            found.get_or_insert(child);
        });
        found
    }

    /// Whether one of the children is the token `kind`.
    fn has_token(&mut self, node: Node<'t>, kind: Kind) -> bool {
        let mut found = false;
        self.each(node, |this, cursor| found |= this.kind(cursor.node()) == kind);
        found
    }

    fn each(&mut self, node: Node<'t>, mut f: impl FnMut(&mut Self, &TreeCursor<'t>)) {
        let mut cursor = self.cursors.pop().unwrap_or_else(|| node.walk());
        cursor.reset(node);
        let mut more = cursor.goto_first_child();
        while more {
            f(self, &cursor);
            more = cursor.goto_next_sibling();
        }
        self.cursors.push(cursor);
    }

    /// Binds `name` in the current scope, where it is declared from now on.
    fn declare(&mut self, name: Sym, value: ExprId, ty: ExprId) {
        if self.is_name(name) {
            self.declared.insert((self.b.scope, name));
            self.b.bind(name, value, ty);
        }
    }

    /// Whether `name` names anything: `_` and what error recovery made up do not.
    fn is_name(&self, name: Sym) -> bool {
        !name.is_empty() && name != self.names.blank
    }

    /// The innermost scope around this point in which `name` is declared; the module for a name of another file.
    fn scope_of(&self, name: Sym) -> ScopeId {
        let mut scope = self.b.scope;
        while !self.declared.contains(&(scope, name)) {
            match self.b.facts.scopes[scope.index()].parent.get() {
                Some(parent) => scope = parent,
                None => break,
            }
        }
        scope
    }
}

/// The child of `node` with the field id `field`.
fn part(node: Node<'_>, field: u16) -> Option<Node<'_>> {
    node.child_by_field_id(field)
}
