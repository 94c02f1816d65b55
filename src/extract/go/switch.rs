//! Switches, type switches and what a select receives.

use tree_sitter::Node;

use super::assign::Mode;
use super::kinds::Kind;
use super::{Lower, part};
use crate::model::facts::{Expr, ExprId, ScopeKind};

impl<'t> Lower<'t, '_> {
    /// `switch tag {...}`: each value of a case is compared with the tag.
    pub(super) fn switch(&mut self, node: Node<'t>) {
        let f = self.fields;
        let mut tag = None;
        let mut tests = Vec::new();
        self.fields(node, |this, field, child, kind| {
            if field == f.initializer {
                this.stmt(child);
            } else if field == f.value {
                tag = Some(this.expr(child));
            } else if kind == Kind::Case {
                tests.extend(this.case(child, tag));
            } else if kind == Kind::DefaultCase {
                this.tested_branch(child, &[], &tests);
            }
        });
    }

    /// Answers the comparisons of which one holds where the case runs.
    fn case(&mut self, node: Node<'t>, tag: Option<ExprId>) -> Vec<ExprId> {
        let f = self.fields;
        let before = self.b.scope;
        let mut tests = Vec::new();
        self.fields(node, |this, field, child, kind| {
            if field == f.value && kind == Kind::ExpressionList {
                this.children(child, |this, value, _| {
                    let right = this.expr(value);
                    if let Some(left) = tag {
                        tests.push(this.b.expr(Expr::Equals { left, right }, value));
                    } else {
                        tests.push(right);
                    }
                });
                this.b.enter(ScopeKind::Branch);
                this.b.tested(&tests, &[]);
            } else {
                this.stmt_or_list(child, kind);
            }
        });
        self.b.leave(before);
        tests
    }

    /// `switch name := value.(type)`: in each case of one type, `name` has that type.
    pub(super) fn type_switch(&mut self, node: Node<'t>) {
        let f = self.fields;
        let (mut alias, mut value) = (None, ExprId::NONE);
        self.fields(node, |this, field, child, kind| {
            if field == f.initializer {
                this.stmt(child);
            } else if field == f.alias {
                alias = this.inner(child);
            } else if field == f.value {
                value = this.expr(child);
            } else if matches!(kind, Kind::TypeCase | Kind::DefaultCase) {
                this.scoped(ScopeKind::Branch, |this| this.type_case(child, alias, value));
            }
        });
    }

    fn type_case(&mut self, node: Node<'t>, alias: Option<Node<'t>>, value: ExprId) {
        let f = self.fields;
        let (mut types, mut only) = (0, None);
        self.fields(node, |_, field, child, _| {
            if field == f.ty {
                types += 1;
                only = Some(child);
            }
        });
        let only = only.filter(|ty| types == 1 && self.b.bytes(*ty) != b"nil");
        let ty = only.map_or(ExprId::NONE, |ty| self.ty(ty));
        if let Some(alias) = alias {
            let name = self.b.sym(alias);
            self.declare(name, value, ty);
        }
        self.fields(node, |this, field, child, kind| {
            if field != f.ty {
                this.stmt_or_list(child, kind);
            }
        });
    }

    /// `left := <-right` of a select's case.
    pub(super) fn receive(&mut self, node: Node<'t>) {
        if part(node, self.fields.left).is_none() {
            self.stmts(node);
            return;
        }
        let declares = self.has_token(node, Kind::Define);
        self.assignment(node, if declares { Mode::Declare } else { Mode::Assign });
    }
}
