//! Branches and loops.

use super::grammar::{Field, Kind};
use super::pattern::Declare;
use super::{Kid, List, Lowering};
use crate::model::facts::{Clause, Expr, ExprId, ScopeKind, Throw};

impl<'t> Lowering<'t, '_> {
    /// `if`, with its chain of `else if` one after the other.
    pub(super) fn if_statement(&mut self, kid: Kid<'t>) {
        let mut next = Some(kid);
        while let Some(kid) = next.take() {
            let kids = self.open(kid.node);
            for index in kids.clone() {
                let kid = self.kid(index);
                match kid.field {
                    Field::Condition => {
                        self.expr(kid);
                    }
                    Field::Consequence => self.scoped(kid, ScopeKind::Branch),
                    Field::Alternative => match self.inner(kid.node) {
                        Some(branch) if branch.kind == Kind::If => next = Some(branch),
                        Some(branch) => self.scoped(branch, ScopeKind::Branch),
                        None => {}
                    },
                    _ => {}
                }
            }
            self.close(&kids);
        }
    }

    /// A statement with conditions outside and a body inside a scope.
    pub(super) fn with_body(&mut self, kid: Kid<'t>, scope: ScopeKind) {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            if kid.field == Field::Body {
                self.scoped(kid, scope);
            } else if kid.kind != Kind::Other {
                self.expr(kid);
            }
        }
        self.close(&kids);
    }

    pub(super) fn for_statement(&mut self, kid: Kid<'t>) {
        let before = self.b.enter(ScopeKind::Branch);
        let kids = self.open(kid.node);
        for index in kids.clone() {
            self.body(self.kid(index));
        }
        self.close(&kids);
        self.b.leave(before);
    }

    /// `for (x of xs)`, `for (k in o)`.
    pub(super) fn for_in_statement(&mut self, kid: Kid<'t>) {
        let kids = self.open(kid.node);
        let key = self.part(&kids, Field::Operator).is_some_and(|operator| operator.kind == Kind::In);
        let declare = match self.part(&kids, Field::Kind).map(|keyword| keyword.kind) {
            None => Declare::Assign,
            Some(Kind::VarKeyword) => Declare::Var,
            Some(_) => Declare::Lexical,
        };
        let of = match self.part(&kids, Field::Right) {
            Some(right) => self.expr(right),
            None => self.unknown(kid.node),
        };
        let before = self.b.enter(ScopeKind::Branch);
        if let Some(left) = self.part(&kids, Field::Left) {
            let each = self.b.expr(Expr::Each { of, key }, left.node);
            self.pattern(left, each, ExprId::NONE, declare);
        }
        if let Some(body) = self.part(&kids, Field::Body) {
            self.body(body);
        }
        self.b.leave(before);
        self.close(&kids);
    }

    pub(super) fn try_statement(&mut self, kid: Kid<'t>) {
        let mut tried = (self.b.now(), self.b.now());
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.field {
                Field::Body => {
                    self.scoped(kid, ScopeKind::Branch);
                    tried.1 = self.b.now();
                }
                Field::Handler => {
                    let first = self.b.now();
                    self.catch_clause(kid);
                    let body = (first, self.b.now());
                    self.b.facts.control.clauses.push(Clause { tried, caught: ExprId::NONE, body });
                }
                Field::Finalizer => self.with_body(kid, ScopeKind::Block),
                _ => {}
            }
        }
        self.close(&kids);
    }

    /// `throw x`.
    pub(super) fn throw_statement(&mut self, kid: Kid<'t>) {
        let at = self.b.now();
        let value = self.inner(kid.node).map_or(ExprId::NONE, |value| self.expr(value));
        self.b.facts.control.throws.push(Throw { at, value });
    }

    fn catch_clause(&mut self, kid: Kid<'t>) {
        let before = self.b.enter(ScopeKind::Branch);
        let kids = self.open(kid.node);
        if let Some(parameter) = self.part(&kids, Field::Parameter) {
            let value = self.unknown(parameter.node);
            self.pattern(parameter, value, ExprId::NONE, Declare::Lexical);
        }
        if let Some(body) = self.part(&kids, Field::Body) {
            self.body(body);
        }
        self.close(&kids);
        self.b.leave(before);
    }

    pub(super) fn switch_statement(&mut self, kid: Kid<'t>) {
        let kids = self.open(kid.node);
        let left = match self.part(&kids, Field::Value) {
            Some(value) => self.expr(value),
            None => self.unknown(kid.node),
        };
        if let Some(body) = self.part(&kids, Field::Body) {
            let cases = self.list(body.node, List::Statements);
            for index in cases.clone() {
                match self.kid(index) {
                    case if matches!(case.kind, Kind::Case | Kind::CaseDefault) => self.case(case, left),
                    other => self.statement(other),
                }
            }
            self.close(&cases);
        }
        self.close(&kids);
    }

    fn case(&mut self, kid: Kid<'t>, left: ExprId) {
        let mut kids = self.list(kid.node, List::Statements);
        let all = kids.clone();
        if let Some(value) = self.part(&kids, Field::Value) {
            let right = self.expr(value);
            self.b.expr(Expr::Equals { left, right }, value.node);
            kids.start += 1;
        }
        if kid.kind == Kind::CaseDefault && self.kids.get(kids.start).is_some_and(|kid| kid.kind == Kind::Default) {
            kids.start += 1;
        }
        let before = self.b.enter(ScopeKind::Branch);
        self.statements(&kids);
        self.b.leave(before);
        self.close(&all);
    }
}
