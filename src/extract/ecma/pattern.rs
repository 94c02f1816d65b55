//! Names given values: destructuring and where a name is declared.

use super::grammar::{Field, Kind};
use super::{Kid, List, Lowering, pos};
use crate::model::facts::{Expr, ExprId, ScopeId};
use crate::model::sym::Sym;

/// How a name comes to be in a scope.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Declare {
    /// `let`, `const`, a parameter: in the current scope.
    Lexical,
    /// `var`: in the function.
    Var,
    /// An assignment to a name declared before.
    Assign,
}

impl<'t> Lowering<'t, '_> {
    /// Binds `name` from here on; answers whether there is a name to bind.
    pub(super) fn bind(&mut self, how: Declare, name: Sym, value: ExprId, ty: ExprId) -> bool {
        if name.is_empty() {
            return false;
        }
        let scope = match how {
            Declare::Lexical => self.b.scope,
            Declare::Var => self.b.function_scope(),
            Declare::Assign => self.declaring_scope(name),
        };
        self.declared.insert((scope, name));
        self.b.bind_in(scope, name, value, ty);
        true
    }

    /// The innermost scope around here that declares `name`; the module if none does so far.
    fn declaring_scope(&self, name: Sym) -> ScopeId {
        let mut scope = self.b.scope;
        while scope != ScopeId(0) && !self.declared.contains(&(scope, name)) {
            scope = self.b.facts.scopes[scope.index()].parent;
        }
        scope
    }

    /// Binds the names of a pattern to the parts of `value`; stores into the members that an assignment names.
    pub(super) fn pattern(&mut self, kid: Kid<'t>, value: ExprId, ty: ExprId, how: Declare) {
        let kid = self.unwrap(kid);
        if kid.kind == Kind::Identifier {
            let name = self.b.sym(kid.node);
            self.bind(how, name, value, ty);
            return;
        }
        if !self.b.descend(kid.node) {
            return;
        }
        match kid.kind {
            Kind::ObjectPattern => self.object_pattern(kid, value, how),
            Kind::ArrayPattern => self.array_pattern(kid, value, how),
            Kind::DefaultPattern => self.default_pattern(kid, value, how),
            Kind::RestPattern => {
                if let Some(rest) = self.inner(kid.node) {
                    self.pattern(rest, value, ty, how);
                }
            }
            Kind::Member if how == Declare::Assign => {
                let (base, name) = self.member_parts(kid);
                self.b.store(base, name.sym, ExprId::NONE, value, ExprId::NONE);
            }
            Kind::Subscript if how == Declare::Assign => {
                let (base, index) = self.subscript_parts(kid);
                self.b.store(base, Sym::EMPTY, index, value, ExprId::NONE);
            }
            _ => {}
        }
        self.b.ascend();
    }

    fn object_pattern(&mut self, kid: Kid<'t>, value: ExprId, how: Declare) {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.kind {
                Kind::Identifier => {
                    let name = self.b.sym(kid.node);
                    let member = self.b.expr(Expr::Member { base: value, name }, kid.node);
                    self.bind(how, name, member, ExprId::NONE);
                }
                Kind::PairPattern => self.pair_pattern(kid, value, how),
                Kind::DefaultPattern => {
                    let parts = self.open(kid.node);
                    if let Some(left) = self.part(&parts, Field::Left) {
                        let name = self.b.sym(left.node);
                        let member = self.b.expr(Expr::Member { base: value, name }, left.node);
                        self.default_pattern(kid, member, how);
                    }
                    self.close(&parts);
                }
                _ => self.pattern(kid, value, ExprId::NONE, how),
            }
        }
        self.close(&kids);
    }

    /// `key: pattern`.
    fn pair_pattern(&mut self, kid: Kid<'t>, value: ExprId, how: Declare) {
        let parts = self.open(kid.node);
        if let (Some(key), Some(target)) = (self.part(&parts, Field::Key), self.part(&parts, Field::Value)) {
            let (index, name) = self.key(key);
            let part =
                if name.is_empty() { Expr::Index { base: value, index } } else { Expr::Member { base: value, name } };
            let part = self.b.expr(part, key.node);
            self.pattern(target, part, ExprId::NONE, how);
        }
        self.close(&parts);
    }

    fn array_pattern(&mut self, kid: Kid<'t>, value: ExprId, how: Declare) {
        let kids = self.list(kid.node, List::Commas);
        let mut number = 0usize;
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.kind {
                Kind::Comma => number += 1,
                Kind::RestPattern => self.pattern(kid, value, ExprId::NONE, how),
                _ => {
                    let number = Sym::new(&number.to_string());
                    let index = self.b.expr(Expr::Num(number), kid.node);
                    let part = self.b.expr(Expr::Index { base: value, index }, kid.node);
                    self.pattern(kid, part, ExprId::NONE, how);
                }
            }
        }
        self.close(&kids);
    }

    /// `pattern = default`.
    fn default_pattern(&mut self, kid: Kid<'t>, value: ExprId, how: Declare) {
        let parts = self.open(kid.node);
        if let Some(left) = self.part(&parts, Field::Left) {
            let value = match self.part(&parts, Field::Right) {
                Some(right) => {
                    let name = self.simple_name(left);
                    let default = self.expr_named(right, name);
                    let items = self.b.run(&[value, default]);
                    self.b.expr_at(Expr::Choice { items }, pos(left.node))
                }
                None => value,
            };
            self.pattern(left, value, ExprId::NONE, how);
        }
        self.close(&parts);
    }
}
