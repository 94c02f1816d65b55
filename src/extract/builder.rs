//! The arena under construction: what all lowerings share.

use rustc_hash::FxHashMap;
use tree_sitter::Node;

use crate::model::facts::{
    Arg, Binding, Class, ClassId, Expr, ExprId, FileFacts, FuncId, Function, Import, ImportId, Pos, Run, Scope,
    ScopeId, ScopeKind, Store,
};
use crate::model::language::Language;
use crate::model::sym::Sym;

/// Nesting deeper than this is given up with a diagnostic: it is data or an attack, never routes.
pub(crate) const MAX_DEPTH: u32 = 400;

/// Builds the facts of one file. Language lowerings walk the tree and call it.
pub(crate) struct Builder<'s> {
    pub(crate) source: &'s [u8],
    pub(crate) facts: FileFacts,
    /// The scope that expressions are lowered in.
    pub(crate) scope: ScopeId,
    /// How deep the walk is; see [`Builder::descend`].
    depth: u32,
    /// The row at which the walk was cut, if it was.
    pub(crate) too_deep: Option<u32>,
    /// Expressions by the id of their node, where queries will ask for them.
    nodes: Option<FxHashMap<usize, ExprId>>,
}

impl<'s> Builder<'s> {
    pub(crate) fn new(language: Language, source: &'s [u8]) -> Builder<'s> {
        Builder { source, facts: FileFacts::new(language), scope: ScopeId(0), depth: 0, too_deep: None, nodes: None }
    }

    /// With or without remembering which node each expression comes from.
    pub(super) fn noting(mut self, noting: bool) -> Builder<'s> {
        self.nodes = noting.then(FxHashMap::default);
        self
    }

    /// Remembers that `node` was lowered to `expr`, if that is asked for.
    pub(crate) fn note(&mut self, node: Node<'_>, expr: ExprId) {
        if let Some(nodes) = &mut self.nodes {
            nodes.insert(node.id(), expr);
        }
    }

    /// The expression that `node` was lowered to.
    pub(super) fn noted(&self, node: Node<'_>) -> Option<ExprId> {
        self.nodes.as_ref()?.get(&node.id()).copied()
    }

    /// Goes one level down, or notes that the tree is too deep and answers false. Pair with [`Builder::ascend`].
    pub(crate) fn descend(&mut self, node: Node<'_>) -> bool {
        if self.depth >= MAX_DEPTH {
            self.too_deep.get_or_insert(node.start_position().row as u32);
            return false;
        }
        self.depth += 1;
        true
    }

    pub(crate) fn ascend(&mut self) {
        self.depth -= 1;
    }

    /// The bytes of `node`.
    pub(crate) fn bytes(&self, node: Node<'_>) -> &'s [u8] {
        &self.source[node.byte_range()]
    }

    /// The text of `node`, interned; invalid UTF-8 is replaced.
    pub(crate) fn sym(&self, node: Node<'_>) -> Sym {
        self.sym_of(self.bytes(node))
    }

    /// A piece of the source, interned; invalid UTF-8 is replaced.
    pub(crate) fn sym_of(&self, bytes: &[u8]) -> Sym {
        Sym::new(&String::from_utf8_lossy(bytes))
    }

    /// Adds an expression that starts where `node` starts.
    pub(crate) fn expr(&mut self, expr: Expr, node: Node<'_>) -> ExprId {
        let start = node.start_position();
        self.expr_at(expr, Pos::new(start.row, start.column))
    }

    pub(crate) fn expr_at(&mut self, expr: Expr, pos: Pos) -> ExprId {
        self.facts.exprs.push(expr);
        self.facts.positions.push(pos);
        ExprId(self.facts.exprs.len() as u32 - 1)
    }

    /// The id that the next expression will get: "now" in program order.
    pub(crate) fn now(&self) -> ExprId {
        ExprId(self.facts.exprs.len() as u32)
    }

    pub(crate) fn run(&mut self, items: &[ExprId]) -> Run {
        let len = items.len().min(usize::from(u16::MAX));
        let start = self.facts.pool.len() as u32;
        self.facts.pool.extend_from_slice(&items[..len]);
        Run { start, len: len as u16 }
    }

    pub(crate) fn arg_run(&mut self, args: &[Arg]) -> Run {
        let len = args.len().min(usize::from(u16::MAX));
        let start = self.facts.args.len() as u32;
        self.facts.args.extend_from_slice(&args[..len]);
        Run { start, len: len as u16 }
    }

    /// Opens a scope inside the current one and makes it current; answers the one to give to [`Builder::leave`].
    pub(crate) fn enter(&mut self, kind: ScopeKind) -> ScopeId {
        let before = self.scope;
        self.facts.scopes.push(Scope { parent: before, kind });
        self.scope = ScopeId(self.facts.scopes.len() as u32 - 1);
        before
    }

    pub(crate) fn leave(&mut self, before: ScopeId) {
        self.scope = before;
    }

    /// Binds `name`, declared in `scope`, from here on.
    pub(crate) fn bind_in(&mut self, scope: ScopeId, name: Sym, value: ExprId, ty: ExprId) {
        let binding =
            Binding { name, scope, block: self.scope, at: self.now(), value, ty, augmented: false, entered: false };
        self.facts.bindings.push(binding);
    }

    /// Binds `name`, declared in the current scope, from here on.
    pub(crate) fn bind(&mut self, name: Sym, value: ExprId, ty: ExprId) {
        self.bind_in(self.scope, name, value, ty);
    }

    pub(crate) fn store(&mut self, base: ExprId, name: Sym, index: ExprId, value: ExprId, ty: ExprId) {
        self.facts.stores.push(Store { base, name, index, value, ty, scope: self.scope, augmented: false });
    }

    pub(crate) fn import(&mut self, import: Import) -> ImportId {
        self.facts.imports.push(import);
        ImportId(self.facts.imports.len() as u32 - 1)
    }

    pub(crate) fn function(&mut self, function: Function) -> FuncId {
        self.facts.functions.push(function);
        FuncId(self.facts.functions.len() as u32 - 1)
    }

    pub(crate) fn class(&mut self, class: Class) -> ClassId {
        self.facts.classes.push(class);
        ClassId(self.facts.classes.len() as u32 - 1)
    }

    /// The innermost scope around the current one that is not a block: where Python and `var` declare.
    pub(crate) fn function_scope(&self) -> ScopeId {
        let mut scope = self.scope;
        loop {
            let Scope { parent, kind } = self.facts.scopes[scope.index()];
            match kind {
                ScopeKind::Branch | ScopeKind::Block if parent.is_some() => scope = parent,
                _ => return scope,
            }
        }
    }
}
