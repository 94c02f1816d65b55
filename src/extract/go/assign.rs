//! Assignments: what is on the left gets what is on the right.

use tree_sitter::Node;

use super::kinds::Kind;
use super::{Lower, part};
use crate::model::facts::{Binding, Expr, ExprId, Store};
use crate::model::sym::Sym;

/// How the names on the left are bound.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// `:=`, `var`, `const`: declared in the current scope.
    Declare,
    /// `=`: declared somewhere around.
    Assign,
    /// `+=`: added to the earlier value.
    Augment,
}

/// Something on the left.
#[derive(Clone, Copy)]
pub(super) enum Target {
    /// `_`, or something that cannot be assigned to.
    Nothing,
    Name(Sym),
    Member(ExprId, Sym),
    Index(ExprId, ExprId),
}

/// What is on the right of an assignment, lowered: a value and its type where the source tells that beside the value.
type Typed = (ExprId, ExprId);

impl<'t> Lower<'t, '_> {
    /// `left := right`, `left = right`, `left += right` and `case left := <-right`.
    pub(super) fn assignment(&mut self, node: Node<'t>, mode: Mode) {
        let f = self.fields;
        let (Some(left), Some(right)) = (part(node, f.left), part(node, f.right)) else {
            self.stmts(node);
            return;
        };
        let targets = self.targets(left, mode);
        self.assign(&targets, right, mode, ExprId::NONE);
    }

    /// `x -= y`, `x++`: the name is changed to something the model does not hold.
    pub(super) fn unknown_update(&mut self, target: Node<'t>, operand: Option<Node<'t>>, node: Node<'t>) {
        let targets = self.targets(target, Mode::Augment);
        if let Some(operand) = operand {
            self.stmts(operand);
        }
        if let [Target::Name(_)] = targets.as_slice() {
            let value = self.unknown(node);
            self.bind_target(targets[0], (value, ExprId::NONE), Mode::Augment);
        }
    }

    /// Lowers the right side and binds `targets` to it; `ty` is the declared type or `NONE`.
    pub(super) fn assign(&mut self, targets: &[Target], right: Node<'t>, mode: Mode, ty: ExprId) {
        let values = self.values(targets, right);
        for (target, (value, implied)) in targets.iter().zip(values) {
            let ty = if ty.is_some() { ty } else { implied };
            self.bind_target(*target, (value, ty), mode);
        }
    }

    pub(super) fn targets(&mut self, left: Node<'t>, mode: Mode) -> Vec<Target> {
        if self.kind(left) != Kind::ExpressionList {
            return vec![self.target(left, mode)];
        }
        let mut targets = Vec::with_capacity(1);
        self.children(left, |this, node, _| {
            let target = this.target(node, mode);
            targets.push(target);
        });
        targets
    }

    pub(super) fn bind_target(&mut self, target: Target, (value, ty): Typed, mode: Mode) {
        let augmented = mode == Mode::Augment;
        match target {
            Target::Nothing => {}
            Target::Name(name) if mode == Mode::Declare => self.declare(name, value, ty),
            Target::Name(name) => {
                let scope = self.scope_of(name);
                let (block, at) = (self.b.scope, self.b.now());
                self.b.facts.bindings.push(Binding { name, scope, block, at, value, ty, augmented, entered: false });
            }
            Target::Member(base, name) => self.store(base, name, ExprId::NONE, (value, ty), augmented),
            Target::Index(base, index) => self.store(base, Sym::EMPTY, index, (value, ty), augmented),
        }
    }

    fn target(&mut self, node: Node<'t>, mode: Mode) -> Target {
        let f = self.fields;
        let mut node = node;
        loop {
            let inner = match self.kind(node) {
                Kind::Identifier => {
                    let name = self.b.sym(node);
                    return if self.is_name(name) { Target::Name(name) } else { Target::Nothing };
                }
                Kind::Parenthesized => self.inner(node),
                Kind::Unary if mode != Mode::Declare => part(node, f.operand),
                Kind::Selector => {
                    let Some(operand) = part(node, f.operand) else { break };
                    let base = self.expr(operand);
                    let name = part(node, f.field).map_or(Sym::EMPTY, |n| self.b.sym(n));
                    return Target::Member(base, name);
                }
                Kind::Index => {
                    let (Some(operand), Some(index)) = (part(node, f.operand), part(node, f.index)) else {
                        break;
                    };
                    let base = self.expr(operand);
                    return Target::Index(base, self.expr(index));
                }
                _ => None,
            };
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        self.expr(node);
        Target::Nothing
    }

    /// One value for each target, as far as there are any.
    fn values(&mut self, targets: &[Target], right: Node<'t>) -> Vec<Typed> {
        let name = |i: usize| match targets.get(i) {
            Some(Target::Name(name)) => *name,
            _ => Sym::EMPTY,
        };
        if self.kind(right) != Kind::ExpressionList {
            return self.spread_value(targets, right, name(0));
        }
        if targets.len() > 1
            && let Some(only) = self.only_child(right)
        {
            return self.spread_value(targets, only, name(0));
        }
        let mut values = Vec::with_capacity(targets.len());
        self.children(right, |this, node, _| {
            let value = this.typed_value(node, name(values.len()));
            if matches!(targets, [Target::Nothing]) && this.is_call(node) {
                this.b.facts.control.dropped.push(value.0);
            }
            values.push(value);
        });
        values
    }

    fn only_child(&mut self, list: Node<'t>) -> Option<Node<'t>> {
        let (mut count, mut only) = (0, None);
        self.children(list, |_, node, _| {
            count += 1;
            only = Some(node);
        });
        only.filter(|_| count == 1)
    }

    /// `a, b := f()` takes the results one by one; in `v, ok := m[k]`, `x.(T)` and `<-c` the value is the first.
    fn spread_value(&mut self, targets: &[Target], node: Node<'t>, name: Sym) -> Vec<Typed> {
        let first = self.typed_value(node, name);
        if matches!(targets.last(), Some(Target::Nothing)) && self.is_call(node) {
            self.b.facts.control.dropped.push(first.0);
        }
        if targets.len() == 1 {
            return vec![first];
        }
        let mut values = Vec::with_capacity(targets.len());
        let is_call = self.is_call(node);
        for (i, target) in targets.iter().enumerate() {
            if matches!(target, Target::Nothing) {
                values.push((ExprId::NONE, ExprId::NONE));
            } else if is_call {
                let number = self.names.digits.get(i).copied().unwrap_or_else(|| Sym::new(&i.to_string()));
                let index = self.b.expr(Expr::Num(number), node);
                values.push((self.b.expr(Expr::Index { base: first.0, index }, node), ExprId::NONE));
            } else if i == 0 {
                values.push(first);
            } else {
                values.push((self.unknown(node), ExprId::NONE));
            }
        }
        values
    }

    /// Whether the right side is a call itself, not `<-f()` or `f().(T)`.
    fn is_call(&mut self, mut node: Node<'t>) -> bool {
        while self.kind(node) == Kind::Parenthesized {
            match self.inner(node) {
                Some(inner) => node = inner,
                None => return false,
            }
        }
        matches!(self.kind(node), Kind::Call | Kind::TypeConversion)
    }

    /// A value, with the type that an assertion or a list or map literal tells; a function literal takes `name`.
    pub(super) fn typed_value(&mut self, node: Node<'t>, name: Sym) -> Typed {
        let f = self.fields;
        let mut node = node;
        loop {
            let inner = match self.kind(node) {
                Kind::Parenthesized => self.inner(node),
                Kind::Unary if self.b.bytes(node).starts_with(b"&") => part(node, f.operand),
                Kind::FuncLiteral => return (self.func_literal(node, name), ExprId::NONE),
                Kind::TypeAssertion => {
                    let (Some(operand), Some(ty)) = (part(node, f.operand), part(node, f.ty)) else {
                        break;
                    };
                    let value = self.expr(operand);
                    return (value, self.ty(ty));
                }
                Kind::Composite => {
                    let typed = self.composite(node, true);
                    self.errors(node);
                    return typed;
                }
                _ => None,
            };
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        (self.expr(node), ExprId::NONE)
    }

    fn store(&mut self, base: ExprId, name: Sym, index: ExprId, (value, ty): Typed, augmented: bool) {
        let scope = self.b.scope;
        self.b.facts.stores.push(Store { base, name, index, value, ty, scope, augmented });
    }
}
