//! `var` and `const` declarations.

use tree_sitter::Node;

use super::Lower;
use super::assign::{Mode, Target};
use super::kinds::Kind;
use crate::model::facts::ExprId;
use crate::model::sym::Sym;

/// Longer expressions are not lowered again for the constants that repeat them.
const MAX_REPEATED: usize = 200;

impl<'t> Lower<'t, '_> {
    /// `a, b T = x, y`.
    pub(super) fn var_spec(&mut self, node: Node<'t>) {
        let (targets, ty, values) = self.spec(node);
        let ty = ty.map_or(ExprId::NONE, |ty| self.ty(ty));
        match values {
            Some(values) => self.assign(&targets, values, Mode::Declare, ty),
            None => {
                for target in targets {
                    self.bind_target(target, (ExprId::NONE, ty), Mode::Declare);
                }
            }
        }
    }

    /// A group of constants; one without a value repeats the expression and type before it.
    pub(super) fn const_declaration(&mut self, node: Node<'t>) {
        let mut previous = (None, None);
        self.children(node, |this, child, kind| {
            if kind != Kind::ConstSpec {
                this.stmt(child);
                return;
            }
            let (targets, ty, values) = this.spec(child);
            if values.is_some() {
                previous = (ty, values);
                this.const_spec(child, &targets, previous);
            } else {
                let short = previous.1.filter(|v| v.byte_range().len() <= MAX_REPEATED && !this.repeating);
                let before = std::mem::replace(&mut this.repeating, true);
                this.const_spec(child, &targets, (previous.0, short));
                this.repeating = before;
            }
            this.errors(child);
        });
    }

    /// Constants made with `iota` are unknown.
    fn const_spec(&mut self, node: Node<'t>, targets: &[Target], (ty, values): (Option<Node<'t>>, Option<Node<'t>>)) {
        let ty = ty.map_or(ExprId::NONE, |ty| self.ty(ty));
        let mut items = Vec::with_capacity(targets.len());
        if let Some(values) = values {
            self.children(values, |this, value, _| {
                this.saw_iota = false;
                let (value, implied) = this.typed_value(value, Sym::EMPTY);
                let value = if this.saw_iota { this.unknown(node) } else { value };
                items.push((value, if ty.is_some() { ty } else { implied }));
            });
        }
        items.resize(targets.len(), (ExprId::NONE, ty));
        for (target, typed) in targets.iter().zip(items) {
            self.bind_target(*target, typed, Mode::Declare);
        }
    }

    /// The names, the type and the values of a specification.
    fn spec(&mut self, node: Node<'t>) -> (Vec<Target>, Option<Node<'t>>, Option<Node<'t>>) {
        let (mut targets, mut ty, mut values) = (Vec::with_capacity(1), None, None);
        self.children(node, |this, child, kind| match kind {
            Kind::Identifier => {
                let name = this.b.sym(child);
                targets.push(if this.is_name(name) { Target::Name(name) } else { Target::Nothing });
            }
            Kind::ExpressionList => values = Some(child),
            Kind::Error => {}
            _ => ty = Some(child),
        });
        (targets, ty, values)
    }
}
