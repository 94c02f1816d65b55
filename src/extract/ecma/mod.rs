//! JavaScript, TypeScript, JSX and TSX to facts: one walk for three grammars.

mod assign;
mod call;
mod class;
mod control;
mod declare;
mod expr;
mod function;
mod grammar;
mod jsx;
mod literal;
mod member;
mod module;
mod pattern;
mod stmt;
mod tag;
mod text;
mod types;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use tree_sitter::{Node, TreeCursor};

use self::grammar::{Field, Grammar, Kind};
use super::builder::Builder;
use crate::model::facts::{Arg, Expr, ExprId, FuncId, Pos, Run, ScopeId};
use crate::model::language::Dialect;
use crate::model::sym::Sym;

/// Fills the facts of a file whose tree is below `root`, parsed with the grammar of `dialect`.
pub(crate) fn lower<'s>(root: Node<'_>, builder: Builder<'s>, dialect: Dialect) -> Builder<'s> {
    let mut lowering = Lowering {
        b: builder,
        grammar: Grammar::of(root, dialect),
        cursor: root.walk(),
        kids: Vec::new(),
        errors: Vec::new(),
        items: Vec::new(),
        args: Vec::new(),
        spine: Vec::new(),
        function: FuncId::NONE,
        this: ScopeId(0),
        declared: FxHashSet::default(),
        hoisted: FxHashMap::default(),
        member_pos: Pos::default(),
        types_only: false,
    };
    lowering.file(root);
    lowering.b
}

/// The walk over one file. `'t` is the tree, `'s` the source.
struct Lowering<'t, 's> {
    b: Builder<'s>,
    grammar: &'static Grammar,
    /// The one cursor that lists children.
    cursor: TreeCursor<'t>,
    /// Children of the nodes being lowered, innermost last; see [`Lowering::open`].
    kids: Vec<Kid<'t>>,
    /// ERROR nodes met inside the current statement, lowered after it.
    errors: Vec<Node<'t>>,
    /// Expressions and arguments that wait for their parent; operands of a binary chain.
    items: Vec<ExprId>,
    args: Vec<Arg>,
    spine: Vec<Kid<'t>>,
    /// The function being lowered.
    function: FuncId,
    /// The scope that says what `this` is: of a class, a function that is not an arrow, or the module.
    this: ScopeId,
    /// Names declared so far in each scope.
    declared: FxHashSet<(ScopeId, Sym)>,
    /// Bindings made at the start of their block for declarations that follow, by the id of the declaration's node.
    hoisted: FxHashMap<usize, usize>,
    /// Where the name of the last lowered `Member` stands.
    member_pos: Pos,
    /// In a type: imports found there bring types only.
    types_only: bool,
}

/// A child node, classified.
#[derive(Clone, Copy)]
struct Kid<'t> {
    node: Node<'t>,
    kind: Kind,
    field: Field,
}

/// Children in [`Lowering::kids`].
type Kids = Range<usize>;

/// A name and where it stands.
#[derive(Clone, Copy)]
struct Name {
    sym: Sym,
    pos: Pos,
}

/// Which children to list besides the usual: all named ones and the tokens that have a [`Kind`].
#[derive(Clone, Copy, PartialEq)]
enum List {
    /// ERROR nodes are put aside until the end of the statement.
    Parts,
    /// ERROR nodes stay in their place.
    Statements,
    /// As `Parts`, with commas.
    Commas,
}

impl<'t> Lowering<'t, '_> {
    /// Lists the children of a node with parts. Give the answer to [`Lowering::close`] when done with them.
    fn open(&mut self, node: Node<'t>) -> Kids {
        self.list(node, List::Parts)
    }

    fn close(&mut self, kids: &Kids) {
        self.kids.truncate(kids.start);
    }

    fn list(&mut self, node: Node<'t>, how: List) -> Kids {
        let start = self.kids.len();
        self.cursor.reset(node);
        let mut more = self.cursor.goto_first_child();
        while more {
            let node = self.cursor.node();
            match self.grammar.kind(node.kind_id()) {
                Kind::Skip => {}
                Kind::Comma if how != List::Commas => {}
                Kind::Error if how != List::Statements => self.errors.push(node),
                kind => self.kids.push(Kid { node, kind, field: self.grammar.field(self.cursor.field_id()) }),
            }
            more = self.cursor.goto_next_sibling();
        }
        start..self.kids.len()
    }

    fn kid(&self, index: usize) -> Kid<'t> {
        self.kids[index]
    }

    /// The first child in `field`.
    fn part(&self, kids: &Kids, field: Field) -> Option<Kid<'t>> {
        self.kids[kids.clone()].iter().find(|kid| kid.field == field).copied()
    }

    fn has(&self, kids: &Kids, kind: Kind) -> bool {
        self.kids[kids.clone()].iter().any(|kid| kid.kind == kind)
    }

    /// The first child of `node`, comments and tokens aside.
    fn inner(&mut self, node: Node<'t>) -> Option<Kid<'t>> {
        let kids = self.open(node);
        let first = self.kids[kids.clone()].iter().find(|kid| !kid.kind.is_token()).copied();
        self.close(&kids);
        first
    }

    fn kid_of(&self, node: Node<'t>) -> Kid<'t> {
        Kid { node, kind: self.grammar.kind(node.kind_id()), field: Field::Other }
    }

    fn unknown(&mut self, node: Node<'t>) -> ExprId {
        self.b.expr(Expr::Unknown, node)
    }

    fn name(&mut self, name: Sym, pos: Pos) -> ExprId {
        let scope = self.b.scope;
        self.b.expr_at(Expr::Name { name, scope }, pos)
    }

    /// The items put on the stack since it was `mark` long, as a run.
    fn run_from(&mut self, mark: usize) -> Run {
        let run = self.b.run(&self.items[mark..]);
        self.items.truncate(mark);
        run
    }
}

fn pos(node: Node<'_>) -> Pos {
    let start = node.start_position();
    Pos::new(start.row, start.column)
}

/// Names that the lowering itself writes or looks for.
struct Words {
    module: Sym,
    exports: Sym,
    default: Sym,
    all: Sym,
    equals: Sym,
    array: Sym,
    type_arguments: Sym,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    module: Sym::new("module"),
    exports: Sym::new("exports"),
    default: Sym::new("default"),
    all: Sym::new("*"),
    equals: Sym::new("="),
    array: Sym::new("Array"),
    type_arguments: Sym::new("<>"),
});
