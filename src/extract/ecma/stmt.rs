//! Statements, blocks and what is declared before its place.

use tree_sitter::Node;

use super::function::Decorators;
use super::grammar::{Field, Kind};
use super::pattern::Declare;
use super::{Kid, Kids, List, Lowering};
use crate::model::facts::{ClassId, ExprId, ScopeKind};
use crate::model::sym::Sym;

impl<'t> Lowering<'t, '_> {
    pub(super) fn file(&mut self, root: Node<'t>) {
        self.statements_of(root);
        self.leftovers(0);
    }

    /// The statements of a block, in the current scope.
    pub(super) fn statements_of(&mut self, node: Node<'t>) {
        let kids = self.list(node, List::Statements);
        self.statements(&kids);
        self.close(&kids);
    }

    pub(super) fn statements(&mut self, kids: &Kids) {
        for index in kids.clone() {
            self.hoist(self.kid(index));
        }
        for index in kids.clone() {
            self.statement(self.kid(index));
        }
    }

    /// A statement that is the body of another: its own scope, the same for a block.
    pub(super) fn scoped(&mut self, kid: Kid<'t>, scope: ScopeKind) {
        let before = self.b.enter(scope);
        self.body(kid);
        self.b.leave(before);
    }

    /// A block or a single statement, in the current scope.
    pub(super) fn body(&mut self, kid: Kid<'t>) {
        if kid.kind == Kind::Block {
            self.statements_of(kid.node);
        } else {
            self.statement(kid);
        }
    }

    pub(super) fn statement(&mut self, kid: Kid<'t>) {
        if !self.b.descend(kid.node) {
            return;
        }
        let mark = self.errors.len();
        match kid.kind {
            Kind::ExpressionStatement => self.expression_statement(kid),
            Kind::Var | Kind::Lexical => self.variables(kid, false),
            Kind::FunctionDeclaration
            | Kind::FunctionSignature
            | Kind::ClassDeclaration
            | Kind::Interface
            | Kind::TypeAlias
            | Kind::Enum
            | Kind::ImportAlias => self.declaration(kid, Decorators::default()),
            Kind::ImportStatement => self.import_statement(kid),
            Kind::Export => self.export_statement(kid),
            Kind::Return => self.return_statement(kid),
            Kind::Block => self.scoped(kid, ScopeKind::Block),
            Kind::If => self.if_statement(kid),
            Kind::Switch => self.switch_statement(kid),
            Kind::For => self.for_statement(kid),
            Kind::ForIn => self.for_in_statement(kid),
            Kind::While | Kind::Do => self.with_body(kid, ScopeKind::Branch),
            Kind::With | Kind::Labeled => self.with_body(kid, ScopeKind::Block),
            Kind::Try => self.try_statement(kid),
            Kind::Throw => self.throw_statement(kid),
            Kind::Error => self.statements_of(kid.node),
            Kind::Namespace => self.namespace(kid),
            Kind::Method => {
                self.function(kid, None, ClassId::NONE, Decorators::default());
            }
            Kind::Ambient | Kind::Other => self.walk(kid),
            _ => {
                self.expr(kid);
            }
        }
        self.leftovers(mark);
        self.b.ascend();
    }

    /// Lowers the children of a node that the model does not hold.
    pub(super) fn walk(&mut self, kid: Kid<'t>) {
        let kids = self.list(kid.node, List::Statements);
        for index in kids.clone() {
            self.statement(self.kid(index));
        }
        self.close(&kids);
    }

    /// Lowers what stands in the ERROR nodes met since there were `mark` of them.
    fn leftovers(&mut self, mark: usize) {
        while self.errors.len() > mark {
            if let Some(node) = self.errors.pop() {
                self.statements_of(node);
            }
        }
    }

    /// Binds a function, class or type at the start of its block: all of it may use them, wherever they stand.
    /// The value follows when the declaration is lowered.
    fn hoist(&mut self, kid: Kid<'t>) {
        let mut kid = kid;
        while matches!(kid.kind, Kind::Export | Kind::Ambient) {
            let inner = if kid.kind == Kind::Export {
                kid.node.child_by_field_id(self.grammar.declaration).map(|node| self.kid_of(node))
            } else {
                self.inner(kid.node)
            };
            let Some(inner) = inner else { return };
            kid = inner;
        }
        let declares = matches!(
            kid.kind,
            Kind::FunctionDeclaration
                | Kind::FunctionSignature
                | Kind::ClassDeclaration
                | Kind::Interface
                | Kind::TypeAlias
                | Kind::Enum
        );
        if !declares {
            return;
        }
        let name = self.declared_name(kid);
        if self.bind(Declare::Lexical, name, ExprId::NONE, ExprId::NONE) {
            self.hoisted.insert(kid.node.id(), self.b.facts.bindings.len() - 1);
        }
    }

    /// The name of a declaration; empty without one.
    pub(super) fn declared_name(&mut self, kid: Kid<'t>) -> Sym {
        kid.node.child_by_field_id(self.grammar.name).map_or(Sym::EMPTY, |name| self.b.sym(name))
    }

    fn expression_statement(&mut self, kid: Kid<'t>) {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            if kid.kind != Kind::String {
                self.expr(kid);
            }
        }
        self.close(&kids);
    }

    fn return_statement(&mut self, kid: Kid<'t>) {
        if let Some(value) = self.inner(kid.node) {
            let value = self.expr(value);
            self.returns(value);
        }
    }

    /// Notes a value that the current function gives back.
    pub(super) fn returns(&mut self, value: ExprId) {
        if let Some(function) = self.b.facts.functions.get_mut(self.function.index()) {
            function.returns.push(value);
        }
    }

    /// `namespace X {}`, `declare module 'x' {}`.
    pub(super) fn namespace(&mut self, kid: Kid<'t>) {
        let kids = self.open(kid.node);
        if let Some(body) = self.part(&kids, Field::Body) {
            self.scoped(body, ScopeKind::Block);
        }
        self.close(&kids);
    }
}
