//! Statements.

use tree_sitter::Node;

use crate::extract::python::Walk;
use crate::extract::python::grammar::Kind;
use crate::extract::python::scope::Given;
use crate::model::facts::{Clause, Expr, ExprId, ScopeKind, Throw, With};

impl<'t> Walk<'t, '_> {
    /// Lowers each statement of a module or block, in the current scope.
    pub(super) fn statements(&mut self, node: Node<'t>) {
        self.each(node, |walk, child| {
            walk.visit(child);
        });
    }

    pub(super) fn statement(&mut self, kind: Kind, node: Node<'t>) {
        match kind {
            Kind::ExpressionStatement => self.expression_statement(node),
            Kind::Assignment => self.assignment(node),
            Kind::AugmentedAssignment => self.augmented_assignment(node),
            Kind::ImportStatement => self.import_statement(node),
            Kind::ImportFromStatement => self.import_from_statement(node),
            Kind::FunctionDefinition => self.function_definition(node, node, Vec::new()),
            Kind::ClassDefinition => self.class_definition(node, node, Vec::new()),
            Kind::DecoratedDefinition => self.decorated_definition(node),
            Kind::ReturnStatement => self.return_statement(node),
            Kind::IfStatement | Kind::ElifClause | Kind::ElseClause | Kind::WhileStatement => {
                self.blocks(node, ScopeKind::Branch);
            }
            Kind::TryStatement => self.try_statement(node),
            Kind::RaiseStatement => self.raise_statement(node),
            Kind::WithStatement => self.with_statement(node),
            Kind::FinallyClause => self.blocks(node, ScopeKind::Block),
            Kind::ExceptClause => {
                self.except_clause(node);
            }
            Kind::ForStatement => self.for_statement(node),
            Kind::MatchStatement => self.match_statement(node),
            Kind::TypeAliasStatement => self.type_alias(node),
            Kind::GlobalStatement => self.redirect(node, true),
            Kind::NonlocalStatement => self.redirect(node, false),
            Kind::FutureImportStatement | Kind::PassStatement | Kind::BreakStatement | Kind::ContinueStatement => {
                self.errors(node);
            }
            _ => self.walk_children(node),
        }
    }

    /// Strings that stand alone are docstrings or comments.
    fn expression_statement(&mut self, node: Node<'t>) {
        self.each(node, |walk, child| {
            if !matches!(walk.grammar.kind(child), Kind::String | Kind::ConcatenatedString) {
                walk.visit(child);
            }
        });
    }

    /// A statement of conditions, clauses and blocks; each block of its own gets a scope of `kind`.
    pub(super) fn blocks(&mut self, node: Node<'t>, kind: ScopeKind) {
        self.each(node, |walk, child| {
            if walk.grammar.kind(child) == Kind::Block {
                walk.block(child, kind);
            } else {
                walk.visit(child);
            }
        });
    }

    pub(super) fn block(&mut self, node: Node<'t>, kind: ScopeKind) {
        let before = self.builder.enter(kind);
        self.statements(node);
        self.builder.leave(before);
    }

    fn try_statement(&mut self, node: Node<'t>) {
        let mut tried = (self.builder.now(), self.builder.now());
        let mut is_first = true;
        self.each(node, |walk, child| match walk.grammar.kind(child) {
            Kind::Block => {
                walk.block(child, ScopeKind::Branch);
                if std::mem::take(&mut is_first) {
                    tried.1 = walk.builder.now();
                }
            }
            Kind::ExceptClause => {
                let (caught, first) = walk.except_clause(child);
                let body = (first, walk.builder.now());
                walk.builder.facts.control.clauses.push(Clause { tried, caught, body });
            }
            _ => {
                walk.visit(child);
            }
        });
    }

    fn with_statement(&mut self, node: Node<'t>) {
        let objects = self.builder.now();
        self.each(node, |walk, child| {
            if walk.grammar.kind(child) == Kind::Block {
                let first = walk.builder.now();
                walk.block(child, ScopeKind::Block);
                let body = (first, walk.builder.now());
                walk.builder.facts.control.withs.push(With { objects, body });
            } else {
                walk.visit(child);
            }
        });
    }

    fn raise_statement(&mut self, node: Node<'t>) {
        let at = self.builder.now();
        let mut value = ExprId::NONE;
        self.each(node, |walk, child| {
            let raised = walk.expr(child);
            if !value.is_some() {
                value = raised;
            }
        });
        if !value.is_some() {
            // Takes a place in program order.
            self.unknown(node);
        }
        self.builder.facts.control.throws.push(Throw { at, value });
    }

    /// `except A as e:`; the caught type is the type of `e`. Old `except A, e:` only names types here.
    /// Answers the types caught and the first expression of the clause's body.
    fn except_clause(&mut self, node: Node<'t>) -> (ExprId, ExprId) {
        let before = self.builder.enter(ScopeKind::Branch);
        let alias = node.child_by_field_id(self.fields.alias);
        let (mut caught, mut first) = (ExprId::NONE, self.builder.now());
        self.each(node, |walk, child| match walk.grammar.kind(child) {
            Kind::Block => {
                if let Some(alias) = alias {
                    walk.caught(alias, caught);
                }
                first = walk.builder.now();
                walk.statements(child);
            }
            Kind::AsPattern => {
                let target = child.child_by_field_id(walk.fields.alias);
                let target = target.and_then(|target| target.named_child(0));
                let ty = child.named_child(0).map_or(ExprId::NONE, |ty| walk.expr(ty));
                caught = ty;
                if let Some(target) = target {
                    walk.caught(target, ty);
                }
                walk.errors(child);
            }
            _ if Some(child) == alias => {}
            _ => caught = walk.expr(child),
        });
        self.builder.leave(before);
        (caught, first)
    }

    fn caught(&mut self, target: Node<'t>, ty: ExprId) {
        let value = self.unknown(target);
        let given = self.given(value);
        self.assign(target, Given { ty, ..given });
    }

    fn for_statement(&mut self, node: Node<'t>) {
        let left = node.child_by_field_id(self.fields.left);
        let of = self.expr_field(node, self.fields.right);
        let before = self.builder.enter(ScopeKind::Branch);
        if let Some(left) = left {
            let each = self.builder.expr(Expr::Each { of, key: false }, left);
            self.assign(left, self.given(each));
        }
        if let Some(body) = node.child_by_field_id(self.fields.body) {
            self.statements(body);
        }
        self.builder.leave(before);
        self.each(node, |walk, child| {
            if walk.grammar.kind(child) == Kind::ElseClause {
                walk.visit(child);
            }
        });
    }

    fn return_statement(&mut self, node: Node<'t>) {
        self.each(node, |walk, child| {
            let value = walk.expr(child);
            walk.returns(value);
        });
    }

    /// Notes a value that the current function gives.
    pub(super) fn returns(&mut self, value: ExprId) {
        if let Some(function) = self.function.get() {
            self.builder.facts.functions[function.index()].returns.push(value);
        }
    }

    fn decorated_definition(&mut self, node: Node<'t>) {
        let mut decorators = Vec::new();
        self.each(node, |walk, child| match walk.grammar.kind(child) {
            Kind::Decorator => walk.each(child, |walk, value| {
                let value = walk.expr(value);
                decorators.push(value);
            }),
            Kind::FunctionDefinition => walk.function_definition(child, node, std::mem::take(&mut decorators)),
            Kind::ClassDefinition => walk.class_definition(child, node, std::mem::take(&mut decorators)),
            _ => {
                walk.visit(child);
            }
        });
    }
}
