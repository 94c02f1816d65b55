//! Statements, declarations and their scopes.

use tree_sitter::Node;

use super::assign::{Mode, Target};
use super::kinds::Kind;
use super::{Lower, part};
use crate::model::facts::{Expr, ExprId, ScopeKind};

impl<'t> Lower<'t, '_> {
    /// Lowers everything in `node` as statements.
    pub(super) fn stmts(&mut self, node: Node<'t>) {
        self.children(node, |this, child, kind| {
            if kind == Kind::StatementList {
                this.children(child, |this, statement, _| this.stmt(statement));
            } else {
                this.stmt(child);
            }
        });
    }

    pub(super) fn stmt(&mut self, node: Node<'t>) {
        if !self.b.descend(node) {
            return;
        }
        if self.compound_stmt(node) {
            self.errors(node);
        }
        self.b.ascend();
    }

    /// Lowers the parts of `node` that could not be parsed: its other parts were found by name.
    pub(super) fn errors(&mut self, node: Node<'t>) {
        if node.has_error() {
            self.children(node, |this, child, kind| {
                if kind == Kind::Error {
                    this.stmt(child);
                }
            });
        }
    }

    /// Lowers a statement; answers whether it took its parts by field, so that those in error are left.
    fn compound_stmt(&mut self, node: Node<'t>) -> bool {
        let f = self.fields;
        match self.kind(node) {
            Kind::Error => {
                if self.errors_seen.insert(node.id()) {
                    self.stmts(node);
                }
                return false;
            }
            Kind::PackageClause => self.package(node),
            Kind::ImportSpec => self.import(node),
            Kind::ConstDeclaration => {
                self.const_declaration(node);
                return false;
            }
            Kind::VarSpec => self.var_spec(node),
            Kind::TypeSpec | Kind::TypeAlias => self.type_spec(node),
            Kind::Function => self.function(node),
            Kind::Method => self.method(node),
            Kind::ShortVar => self.assignment(node, Mode::Declare),
            Kind::Assignment => match self.operator(node) {
                Kind::Assign => self.assignment(node, Mode::Assign),
                Kind::PlusAssign => self.assignment(node, Mode::Augment),
                _ => match part(node, f.left) {
                    Some(left) => self.unknown_update(left, part(node, f.right), node),
                    None => return self.parts(node),
                },
            },
            Kind::Inc | Kind::Dec => match self.inner(node) {
                Some(target) => self.unknown_update(target, None, node),
                None => return false,
            },
            Kind::Return => {
                self.return_stmt(node);
                return false;
            }
            Kind::Block => self.scoped(ScopeKind::Block, |this| this.stmts(node)),
            Kind::If => self.if_stmt(node),
            Kind::For => self.for_stmt(node),
            Kind::Switch => self.scoped(ScopeKind::Block, |this| this.switch(node)),
            Kind::TypeSwitch => self.scoped(ScopeKind::Block, |this| this.type_switch(node)),
            Kind::CommunicationCase | Kind::DefaultCase | Kind::Case | Kind::TypeCase => {
                self.scoped(ScopeKind::Branch, |this| this.stmts(node));
                return false;
            }
            Kind::Receive => self.receive(node),
            Kind::Send if self.send(node) => {}
            Kind::ExpressionStatement => {
                self.children(node, |this, child, kind| {
                    let value = this.expr(child);
                    if kind == Kind::Call {
                        this.b.facts.control.dropped.push(value);
                    }
                });
                return false;
            }
            Kind::LabelName => return false,
            kind if is_expression(kind) => {
                self.expr(node);
                return false;
            }
            _ => return self.parts(node),
        }
        true
    }

    fn parts(&mut self, node: Node<'t>) -> bool {
        self.stmts(node);
        false
    }

    pub(super) fn scoped(&mut self, kind: ScopeKind, f: impl FnOnce(&mut Self)) {
        let before = self.b.enter(kind);
        f(self);
        self.b.leave(before);
    }

    pub(super) fn branch(&mut self, block: Node<'t>) {
        self.scoped(ScopeKind::Branch, |this| this.stmts(block));
    }

    /// An if with all its else-ifs, without recursion.
    fn if_stmt(&mut self, node: Node<'t>) {
        let f = self.fields;
        let before = self.b.scope;
        let mut at = node;
        loop {
            if let Some(initializer) = part(at, f.initializer) {
                self.b.enter(if at == node { ScopeKind::Block } else { ScopeKind::Branch });
                self.stmt(initializer);
            }
            if let Some(condition) = part(at, f.condition) {
                self.expr(condition);
            }
            if let Some(block) = part(at, f.consequence) {
                self.branch(block);
            }
            if at != node {
                self.errors(at);
            }
            match part(at, f.alternative) {
                Some(next) if self.kind(next) == Kind::If => at = next,
                Some(block) => {
                    self.branch(block);
                    break;
                }
                None => break,
            }
        }
        self.b.leave(before);
    }

    fn for_stmt(&mut self, node: Node<'t>) {
        let before = self.b.scope;
        self.children(node, |this, child, kind| match kind {
            Kind::ForClause => {
                this.b.enter(ScopeKind::Block);
                this.stmts(child);
            }
            Kind::RangeClause => this.range(child),
            Kind::Block => this.branch(child),
            Kind::Error => {}
            _ => {
                this.expr(child);
            }
        });
        self.b.leave(before);
    }

    /// Enters the scope of the loop variables, which lasts to the end of the loop, and binds them.
    fn range(&mut self, node: Node<'t>) {
        let f = self.fields;
        let declares = self.has_token(node, Kind::Define);
        let mode = if declares { Mode::Declare } else { Mode::Assign };
        // Variables of an outer scope are assigned only if the loop runs.
        self.b.enter(if declares { ScopeKind::Block } else { ScopeKind::Branch });
        let targets = part(node, f.left).map_or_else(Vec::new, |left| self.targets(left, mode));
        let Some(right) = part(node, f.right) else { return };
        let of = self.expr(right);
        for (i, target) in targets.into_iter().enumerate() {
            if !matches!(target, Target::Nothing) {
                let each = self.b.expr(Expr::Each { of, key: i == 0 }, node);
                self.bind_target(target, (each, ExprId::NONE), mode);
            }
        }
        self.errors(node);
    }

    pub(super) fn stmt_or_list(&mut self, node: Node<'t>, kind: Kind) {
        if kind == Kind::StatementList {
            self.children(node, |this, statement, _| this.stmt(statement));
        } else {
            self.stmt(node);
        }
    }
}

fn is_expression(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Identifier
            | Kind::FieldIdentifier
            | Kind::PackageIdentifier
            | Kind::String
            | Kind::RawString
            | Kind::Rune
            | Kind::Int
            | Kind::Float
            | Kind::Imaginary
            | Kind::Nil
            | Kind::True
            | Kind::False
            | Kind::Iota
            | Kind::Parenthesized
            | Kind::Unary
            | Kind::Binary
            | Kind::Selector
            | Kind::Index
            | Kind::Slice
            | Kind::Call
            | Kind::VariadicArgument
            | Kind::TypeAssertion
            | Kind::TypeConversion
            | Kind::TypeInstantiation
            | Kind::Composite
            | Kind::FuncLiteral
    )
}
