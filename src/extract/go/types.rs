//! Types as expressions.

use tree_sitter::Node;

use super::kinds::Kind;
use super::{Lower, part};
use crate::model::facts::{Expr, ExprId};
use crate::model::sym::Sym;

impl<'t> Lower<'t, '_> {
    /// A type: `*T`, `(T)` and `~T` are `T`; `[]T`, `map[K]V` and `chan T` are generics of `[]`, `map` and `chan`.
    pub(super) fn ty(&mut self, node: Node<'t>) -> ExprId {
        if !self.b.descend(node) {
            return self.unknown(node);
        }
        let ty = self.ty_of(node);
        self.b.ascend();
        ty
    }

    /// `base[inner]` for a built-in generic such as `[]`.
    pub(super) fn built_in(&mut self, base: Sym, inner: ExprId, node: Node<'t>) -> ExprId {
        let scope = self.b.scope;
        let base = self.b.expr(Expr::Name { name: base, scope }, node);
        self.b.expr(Expr::Index { base, index: inner }, node)
    }

    /// The arguments of a generic, one as itself and several as a list.
    pub(super) fn type_arguments(&mut self, node: Node<'t>) -> ExprId {
        let base = self.items.len();
        self.children(node, |this, child, _| {
            let ty = this.ty(child);
            this.items.push(ty);
        });
        self.one_or_list(base, node)
    }

    /// `func(A, ...B) (C, D)`: the parameter types, then, where there are results, one list of their types.
    pub(super) fn func_type(&mut self, node: Node<'t>) -> ExprId {
        let base = self.items.len();
        if let Some(parameters) = part(node, self.fields.parameters) {
            self.parameter_types(parameters);
        }
        if let Some(result) = part(node, self.fields.result) {
            let results = self.items.len();
            if self.kind(result) == Kind::ParameterList {
                self.parameter_types(result);
            } else {
                let ty = self.ty(result);
                self.items.push(ty);
            }
            if self.items.len() > results {
                let items = self.run_from(results);
                let list = self.b.expr(Expr::List { items }, result);
                self.items.push(list);
            }
        }
        let params = self.run_from(base);
        self.b.expr(Expr::FuncType { params }, node)
    }

    /// Pushes one type for each parameter, `a, b T` giving two.
    pub(super) fn parameter_types(&mut self, list: Node<'t>) {
        self.children(list, |this, parameter, kind| {
            let (mut names, mut ty) = (0, ExprId::NONE);
            this.children(parameter, |this, child, kind| match kind {
                Kind::Identifier => names += 1,
                Kind::Error => this.stmt(child),
                _ => ty = this.ty(child),
            });
            if kind == Kind::VariadicParameter {
                ty = this.b.expr(Expr::Spread(ty), parameter);
            }
            this.items.extend(std::iter::repeat_n(ty, names.max(1)));
        });
    }

    /// The items pushed since `base` as one expression: itself when it is one, else a list.
    pub(super) fn one_or_list(&mut self, base: usize, node: Node<'t>) -> ExprId {
        if self.items.len() == base + 1
            && let Some(only) = self.items.pop()
        {
            return only;
        }
        let items = self.run_from(base);
        self.b.expr(Expr::List { items }, node)
    }

    fn ty_of(&mut self, node: Node<'t>) -> ExprId {
        let f = self.fields;
        match self.kind(node) {
            Kind::TypeIdentifier | Kind::Identifier | Kind::PackageIdentifier => self.name(node),
            Kind::QualifiedType => {
                let Some(package) = part(node, f.package) else { return self.unknown_with_children(node) };
                let base = self.name(package);
                let name = part(node, f.name).map_or(Sym::EMPTY, |n| self.b.sym(n));
                self.b.expr(Expr::Member { base, name }, node)
            }
            Kind::PointerType | Kind::ParenthesizedType | Kind::NegatedType | Kind::TypeElem | Kind::TypeConstraint => {
                self.union(node)
            }
            Kind::SliceType | Kind::ArrayType | Kind::ImplicitArrayType => {
                let element = self.field_type(node, f.element);
                self.built_in(self.names.slice, element, node)
            }
            Kind::MapType => {
                let key = self.field_type(node, f.key);
                let value = self.field_type(node, f.value);
                self.map_type(key, value, node)
            }
            Kind::ChannelType => {
                let value = self.field_type(node, f.value);
                self.built_in(self.names.chan, value, node)
            }
            Kind::FunctionType => self.func_type(node),
            Kind::GenericType => {
                let base = self.field_type(node, f.ty);
                let Some(arguments) = part(node, f.type_arguments) else { return base };
                let index = self.type_arguments(arguments);
                self.b.expr(Expr::Index { base, index }, node)
            }
            Kind::StructType | Kind::InterfaceType => self.anonymous_class(node),
            _ => self.unknown_with_children(node),
        }
    }

    /// `map[key]value`.
    pub(super) fn map_type(&mut self, key: ExprId, value: ExprId, node: Node<'t>) -> ExprId {
        let items = self.b.run(&[key, value]);
        let pair = self.b.expr(Expr::List { items }, node);
        self.built_in(self.names.map, pair, node)
    }

    /// One type, or a choice of `A | B`.
    fn union(&mut self, node: Node<'t>) -> ExprId {
        let base = self.items.len();
        self.children(node, |this, child, _| {
            let ty = this.ty(child);
            this.items.push(ty);
        });
        if self.items.len() == base + 1
            && let Some(only) = self.items.pop()
        {
            return only;
        }
        let items = self.run_from(base);
        self.b.expr(Expr::Choice { items }, node)
    }

    fn field_type(&mut self, node: Node<'t>, field: u16) -> ExprId {
        match part(node, field) {
            Some(ty) => self.ty(ty),
            None => self.unknown(node),
        }
    }
}
