//! Expressions.

use tree_sitter::Node;

use super::kinds::Kind;
use super::{Lower, part};
use crate::model::facts::{Arg, Expr, ExprId, Run};
use crate::model::sym::Sym;

impl<'t> Lower<'t, '_> {
    /// Lowers an expression, or a type where the grammar allows one as an argument.
    pub(super) fn expr(&mut self, node: Node<'t>) -> ExprId {
        let (node, kind) = self.strip(node);
        let value = self.stripped(node, kind);
        self.b.note(node, value);
        value
    }

    fn stripped(&mut self, node: Node<'t>, kind: Kind) -> ExprId {
        if let Some(leaf) = self.leaf(node, kind) {
            return leaf;
        }
        if !self.b.descend(node) {
            return self.unknown(node);
        }
        let value = self.compound(node, kind);
        self.b.ascend();
        value
    }

    pub(super) fn name(&mut self, node: Node<'t>) -> ExprId {
        let name = self.b.sym(node);
        self.b.expr(Expr::Name { name, scope: self.b.scope }, node)
    }

    pub(super) fn unknown(&mut self, node: Node<'t>) -> ExprId {
        self.b.expr(Expr::Unknown, node)
    }

    /// Nothing that the model holds, but what stands in it counts.
    pub(super) fn unknown_with_children(&mut self, node: Node<'t>) -> ExprId {
        self.stmts(node);
        self.unknown(node)
    }

    /// Takes the items pushed since `base` into the pool.
    pub(super) fn run_from(&mut self, base: usize) -> Run {
        let run = self.b.run(&self.items[base..]);
        self.items.truncate(base);
        run
    }

    /// What is left of `node` without parentheses, `&`, `*`, `<-` and type assertions.
    fn strip(&mut self, mut node: Node<'t>) -> (Node<'t>, Kind) {
        loop {
            let kind = self.kind(node);
            let inner = match kind {
                Kind::Parenthesized => self.inner(node),
                Kind::TypeAssertion => part(node, self.fields.operand),
                Kind::Unary => match self.b.bytes(node).first() {
                    Some(b'&' | b'*' | b'<') => part(node, self.fields.operand),
                    _ => None,
                },
                _ => None,
            };
            match inner {
                Some(inner) => node = inner,
                None => return (node, kind),
            }
        }
    }

    pub(super) fn operator(&self, node: Node<'t>) -> Kind {
        part(node, self.fields.operator).map_or(Kind::Token, |op| self.kind(op))
    }

    fn leaf(&mut self, node: Node<'t>, kind: Kind) -> Option<ExprId> {
        let expr = match kind {
            Kind::Identifier | Kind::TypeIdentifier | Kind::FieldIdentifier | Kind::PackageIdentifier | Kind::Blank => {
                return Some(self.name(node));
            }
            Kind::String | Kind::RawString => Expr::Str(self.string(node)),
            Kind::Rune => Expr::Str(self.rune(node)),
            Kind::Int | Kind::Float | Kind::Imaginary => Expr::Num(self.b.sym(node)),
            Kind::True => Expr::Bool(true),
            Kind::False => Expr::Bool(false),
            Kind::Nil => Expr::Null,
            Kind::Iota => {
                self.saw_iota = true;
                Expr::Unknown
            }
            _ => return None,
        };
        Some(self.b.expr(expr, node))
    }

    fn compound(&mut self, node: Node<'t>, kind: Kind) -> ExprId {
        let value = match kind {
            Kind::Call => self.call(node),
            Kind::Selector => self.selector(node),
            Kind::Binary => self.binary(node),
            Kind::Composite => self.composite(node, false).0,
            Kind::FuncLiteral => self.func_literal(node, Sym::EMPTY),
            Kind::Index => self.index(node),
            Kind::Slice => self.slice(node),
            Kind::Unary => self.unary(node),
            Kind::TypeConversion => self.conversion(node),
            Kind::TypeInstantiation => self.instantiation(node),
            Kind::VariadicArgument => {
                let Some(inner) = self.inner(node) else { return self.unknown(node) };
                let inner = self.expr(inner);
                self.b.expr(Expr::Spread(inner), node)
            }
            Kind::GenericType
            | Kind::QualifiedType
            | Kind::PointerType
            | Kind::ParenthesizedType
            | Kind::StructType
            | Kind::InterfaceType
            | Kind::ArrayType
            | Kind::SliceType
            | Kind::MapType
            | Kind::ChannelType
            | Kind::FunctionType => return self.ty(node),
            Kind::Error => {
                self.stmt(node);
                return self.unknown(node);
            }
            _ => return self.unknown_with_children(node),
        };
        self.errors(node);
        value
    }

    fn selector(&mut self, node: Node<'t>) -> ExprId {
        let f = self.fields;
        let Some(operand) = part(node, f.operand) else { return self.unknown_with_children(node) };
        let base = self.asserted(operand).unwrap_or_else(|| self.expr(operand));
        let name = part(node, f.field).map_or(Sym::EMPTY, |n| self.b.sym(n));
        self.b.expr(Expr::Member { base, name }, node)
    }

    /// `x.(*pkg.T)` as a receiver: what `x` is, or what `new(pkg.T)` gives.
    fn asserted(&mut self, node: Node<'t>) -> Option<ExprId> {
        let f = self.fields;
        if self.kind(node) != Kind::TypeAssertion {
            return None;
        }
        let (operand, ty) = (part(node, f.operand)?, part(node, f.ty)?);
        let target = if self.kind(ty) == Kind::PointerType { self.inner(ty)? } else { return None };
        if self.kind(target) != Kind::QualifiedType {
            return None;
        }
        let value = self.expr(operand);
        let ty = self.ty(ty);
        let scope = self.b.scope;
        let callee = self.b.expr(Expr::Name { name: Sym::new("new"), scope }, node);
        let args = self.b.arg_run(&[Arg { name: Sym::EMPTY, value: ty }]);
        let made = self.b.expr(Expr::Call { callee, args, scope, new: false }, node);
        let items = self.b.run(&[value, made]);
        Some(self.b.expr(Expr::Choice { items }, node))
    }

    fn index(&mut self, node: Node<'t>) -> ExprId {
        let f = self.fields;
        let (Some(operand), Some(index)) = (part(node, f.operand), part(node, f.index)) else {
            return self.unknown_with_children(node);
        };
        let base = self.expr(operand);
        let index = self.expr(index);
        self.b.expr(Expr::Index { base, index }, node)
    }

    /// `f[A, B]` as a value.
    fn instantiation(&mut self, node: Node<'t>) -> ExprId {
        let Some(ty) = part(node, self.fields.ty) else { return self.unknown_with_children(node) };
        let base = self.ty(ty);
        let start = self.items.len();
        self.children(node, |this, child, _| {
            if child != ty {
                let argument = this.ty(child);
                this.items.push(argument);
            }
        });
        let index = self.one_or_list(start, node);
        self.b.expr(Expr::Index { base, index }, node)
    }

    /// `x[:]` is `x`; a part of it is unknown.
    fn slice(&mut self, node: Node<'t>) -> ExprId {
        let f = self.fields;
        match part(node, f.operand) {
            Some(operand) if part(node, f.start).is_none() && part(node, f.end).is_none() => self.expr(operand),
            _ => self.unknown_with_children(node),
        }
    }

    /// `-1` is a number, all other operators that get here are unknown.
    fn unary(&mut self, node: Node<'t>) -> ExprId {
        if self.b.bytes(node).first() == Some(&b'-')
            && let Some(operand) = part(node, self.fields.operand)
            && matches!(self.kind(operand), Kind::Int | Kind::Float)
        {
            let number = self.b.sym(node);
            return self.b.expr(Expr::Num(number), node);
        }
        self.unknown_with_children(node)
    }

    /// Binary operators, along the left spine without recursion: `a + b + c` is one concatenation.
    fn binary(&mut self, node: Node<'t>) -> ExprId {
        let f = self.fields;
        let start = self.spine.len();
        self.spine.push(node);
        let mut left = part(node, f.left);
        while let Some(next) = left
            && self.kind(next) == Kind::Binary
        {
            self.spine.push(next);
            left = part(next, f.left);
        }
        let base = self.items.len();
        let mut value = match left {
            Some(left) => self.expr(left),
            None => self.unknown(node),
        };
        while self.spine.len() > start
            && let Some(at) = self.spine.pop()
        {
            let operator = self.operator(at);
            let right = match part(at, f.right) {
                Some(right) => self.expr(right),
                None => self.unknown(at),
            };
            if operator == Kind::Plus {
                if self.items.len() == base {
                    self.items.push(value);
                }
                self.items.push(right);
                let outer = self.spine[start..].last();
                if outer.is_none_or(|outer| self.operator(*outer) != Kind::Plus) {
                    let items = self.run_from(base);
                    value = self.b.expr(Expr::Concat { items }, node);
                }
            } else if operator == Kind::EqualEqual {
                value = self.b.expr(Expr::Equals { left: value, right }, at);
            } else if operator == Kind::NotEqual {
                value = self.b.expr(Expr::Differs { left: value, right }, at);
            } else if operator == Kind::Star {
                value = self.b.expr(Expr::Product { left: value, right }, at);
            } else {
                value = self.unknown(at);
            }
            if at != node {
                self.errors(at);
            }
        }
        value
    }
}
