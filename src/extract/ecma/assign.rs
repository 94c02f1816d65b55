//! Assignments, and the exports that `CommonJS` makes with them.

use super::grammar::{Field, Kind};
use super::pattern::Declare;
use super::{Kid, Lowering, Name, WORDS, pos};
use crate::model::facts::{Export, Expr, ExprId};
use crate::model::sym::Sym;

impl<'t> Lowering<'t, '_> {
    /// `left = right`; the value is the right side's.
    pub(super) fn assignment(&mut self, kid: Kid<'t>) -> ExprId {
        let kids = self.open(kid.node);
        let (left, right) = (self.part(&kids, Field::Left), self.part(&kids, Field::Right));
        self.close(&kids);
        let (Some(left), Some(right)) = (left, right) else {
            self.walk(kid);
            return self.unknown(kid.node);
        };
        let left = self.unwrap(left);
        match left.kind {
            Kind::Identifier => {
                let name = self.simple_name(left);
                let value = self.expr_named(right, name);
                if let Some(name) = name {
                    self.bind(Declare::Assign, name.sym, value, ExprId::NONE);
                }
                value
            }
            Kind::Member => {
                let (base, name) = self.member_parts(left);
                let value = self.expr_named(right, Some(name));
                self.b.store(base, name.sym, ExprId::NONE, value, ExprId::NONE);
                self.common_export(base, name.sym, value);
                value
            }
            Kind::Subscript => {
                let (base, index) = self.subscript_parts(left);
                let value = self.expr(right);
                self.b.store(base, Sym::EMPTY, index, value, ExprId::NONE);
                if let Expr::Str(name) = self.b.facts.expr(index) {
                    self.common_export(base, name, value);
                }
                value
            }
            _ => {
                let value = self.expr(right);
                self.pattern(left, value, ExprId::NONE, Declare::Assign);
                value
            }
        }
    }

    /// `left += right` and the like.
    pub(super) fn augmented(&mut self, kid: Kid<'t>) -> ExprId {
        let kids = self.open(kid.node);
        let (left, right) = (self.part(&kids, Field::Left), self.part(&kids, Field::Right));
        let operator = self.part(&kids, Field::Operator).map(|operator| operator.kind);
        self.close(&kids);
        let (Some(left), Some(right)) = (left, right) else {
            self.walk(kid);
            return self.unknown(kid.node);
        };
        let left = self.unwrap(left);
        let target = self.expr(left);
        let right = self.expr(right);
        let adds = operator == Some(Kind::PlusAssign);
        let value = match operator {
            Some(Kind::PlusAssign) => right,
            Some(Kind::OrAssign | Kind::AndAssign | Kind::NullishAssign) => {
                let items = self.b.run(&[target, right]);
                self.b.expr(Expr::Choice { items }, kid.node)
            }
            _ => self.unknown(kid.node),
        };
        match self.b.facts.expr(target) {
            Expr::Name { name, .. } => {
                if self.bind(Declare::Assign, name, value, ExprId::NONE)
                    && let Some(binding) = self.b.facts.bindings.last_mut()
                {
                    binding.augmented = adds;
                }
            }
            Expr::Member { base, name } => self.augmented_store(base, name, ExprId::NONE, value, adds),
            Expr::Index { base, index } => self.augmented_store(base, Sym::EMPTY, index, value, adds),
            _ => {}
        }
        value
    }

    fn augmented_store(&mut self, base: ExprId, name: Sym, index: ExprId, value: ExprId, adds: bool) {
        self.b.store(base, name, index, value, ExprId::NONE);
        if let Some(store) = self.b.facts.stores.last_mut() {
            store.augmented = adds;
        }
    }

    /// `module.exports = value`, `exports.name = value`, `module.exports.name = value`.
    fn common_export(&mut self, base: ExprId, name: Sym, value: ExprId) {
        let words = &*WORDS;
        let is = |id: ExprId, word: Sym| matches!(self.b.facts.expr(id), Expr::Name { name, .. } if name == word);
        let name = if name == words.exports && is(base, words.module) {
            words.equals
        } else if is(base, words.exports) {
            name
        } else if let Expr::Member { base, name: inner } = self.b.facts.expr(base)
            && inner == words.exports
            && is(base, words.module)
        {
            name
        } else {
            return;
        };
        self.b.facts.exports.push(Export { name, value });
    }

    /// The name that an identifier is.
    pub(super) fn simple_name(&mut self, kid: Kid<'t>) -> Option<Name> {
        (kid.kind == Kind::Identifier).then(|| Name { sym: self.b.sym(kid.node), pos: pos(kid.node) })
    }
}
