//! Types in annotations, as expressions.

use super::grammar::{Field, Kind};
use super::{Kid, Lowering, WORDS, pos};
use crate::model::facts::{Expr, ExprId};

impl<'t> Lowering<'t, '_> {
    pub(super) fn optional_type(&mut self, kid: Option<Kid<'t>>) -> ExprId {
        kid.map_or(ExprId::NONE, |kid| self.ty(kid))
    }

    pub(super) fn ty(&mut self, kid: Kid<'t>) -> ExprId {
        let mut kid = kid;
        while matches!(kid.kind, Kind::TypeWrapper | Kind::TemplateTypeHole) {
            match self.inner(kid.node) {
                Some(inner) => kid = inner,
                None => return self.unknown(kid.node),
            }
        }
        let node = kid.node;
        match kid.kind {
            Kind::TypeName | Kind::Identifier => {
                let name = self.b.sym(node);
                return self.name(name, pos(node));
            }
            Kind::ThisType | Kind::This => return self.b.expr(Expr::This { scope: self.this }, node),
            _ => {}
        }
        if !self.b.descend(node) {
            return self.unknown(node);
        }
        let id = match kid.kind {
            Kind::GenericType => self.generic_type(kid),
            Kind::NestedType => self.nested_type(kid),
            Kind::ArrayType => {
                let index = self.inner_type(kid);
                let base = self.name(WORDS.array, pos(node));
                self.b.expr(Expr::Index { base, index }, node)
            }
            Kind::TupleType => {
                let mark = self.items.len();
                self.types_of(kid);
                let items = self.run_from(mark);
                self.b.expr(Expr::List { items }, node)
            }
            Kind::Parameter => {
                let kids = self.open(node);
                let ty = self.part(&kids, Field::Type);
                self.close(&kids);
                match ty {
                    Some(ty) => self.ty(ty),
                    None => self.unknown(node),
                }
            }
            Kind::Union => self.union(kid),
            Kind::ConditionalType => self.conditional_type(kid),
            Kind::LiteralType => match self.inner(node) {
                Some(literal) => self.expr(literal),
                None => self.unknown(node),
            },
            Kind::ObjectType => self.object_type(kid),
            Kind::FunctionType => self.function_type(kid),
            Kind::LookupType => self.lookup_type(kid),
            Kind::TemplateType => self.template_type(kid),
            Kind::TypeQuery => match self.inner(node) {
                Some(query) => self.type_expr(query),
                None => self.unknown(node),
            },
            Kind::Member | Kind::Call => self.type_expr(kid),
            _ => self.unknown(node),
        };
        self.b.ascend();
        id
    }

    /// `<A>` as its one type, `<A, B>` as a list of them.
    pub(super) fn type_arguments(&mut self, kid: Kid<'t>) -> ExprId {
        let mark = self.items.len();
        self.types_of(kid);
        if let &[only] = &self.items[mark..] {
            self.items.truncate(mark);
            return only;
        }
        let items = self.run_from(mark);
        self.b.expr(Expr::List { items }, kid.node)
    }

    /// Puts the types in a node on the stack.
    fn types_of(&mut self, kid: Kid<'t>) {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let ty = self.ty(self.kid(index));
            self.items.push(ty);
        }
        self.close(&kids);
    }

    fn inner_type(&mut self, kid: Kid<'t>) -> ExprId {
        match self.inner(kid.node) {
            Some(inner) => self.ty(inner),
            None => self.unknown(kid.node),
        }
    }

    /// An expression in a type: `typeof x`, `import('m').T`.
    fn type_expr(&mut self, kid: Kid<'t>) -> ExprId {
        let before = std::mem::replace(&mut self.types_only, true);
        let id = self.expr(kid);
        self.types_only = before;
        id
    }

    fn generic_type(&mut self, kid: Kid<'t>) -> ExprId {
        let kids = self.open(kid.node);
        let (name, types) = (self.part(&kids, Field::Name), self.part(&kids, Field::TypeArguments));
        self.close(&kids);
        let base = match name {
            Some(name) => self.ty(name),
            None => self.unknown(kid.node),
        };
        match types {
            Some(types) => {
                let index = self.type_arguments(types);
                self.b.expr(Expr::Index { base, index }, kid.node)
            }
            None => base,
        }
    }

    /// `ns.Type`.
    fn nested_type(&mut self, kid: Kid<'t>) -> ExprId {
        let kids = self.open(kid.node);
        let (module, name) = (self.part(&kids, Field::Module), self.part(&kids, Field::Name));
        self.close(&kids);
        let (Some(module), Some(name)) = (module, name) else { return self.unknown(kid.node) };
        let base = self.expr(module);
        let name = self.b.sym(name.node);
        self.b.expr(Expr::Member { base, name }, kid.node)
    }

    /// `A | B`, `A & B`: one list of all, as deep on its left as it likes.
    fn union(&mut self, kid: Kid<'t>) -> ExprId {
        let mark = self.spine.len();
        let mut next = Some(kid);
        let items = self.items.len();
        while let Some(kid) = next.take() {
            let kids = self.open(kid.node);
            match self.kids[kids.clone()] {
                [left, right] => {
                    self.spine.push(right);
                    if left.kind == Kind::Union { next = Some(left) } else { self.spine.push(left) }
                }
                [only] => self.spine.push(only),
                _ => {}
            }
            self.close(&kids);
        }
        while self.spine.len() > mark {
            if let Some(part) = self.spine.pop() {
                let ty = self.ty(part);
                self.items.push(ty);
            }
        }
        let items = self.run_from(items);
        self.b.expr(Expr::Choice { items }, kid.node)
    }

    fn conditional_type(&mut self, kid: Kid<'t>) -> ExprId {
        let kids = self.open(kid.node);
        let parts = [Field::Consequence, Field::Alternative].map(|part| self.part(&kids, part));
        self.close(&kids);
        let mark = self.items.len();
        for part in parts.into_iter().flatten() {
            let ty = self.ty(part);
            self.items.push(ty);
        }
        let items = self.run_from(mark);
        self.b.expr(Expr::Choice { items }, kid.node)
    }

    /// The types of the parameters, then that of the result.
    fn function_type(&mut self, kid: Kid<'t>) -> ExprId {
        let mark = self.items.len();
        let kids = self.open(kid.node);
        if let Some(list) = self.part(&kids, Field::Parameters) {
            let params = self.open(list.node);
            for index in params.clone() {
                let ty = self.ty(self.kid(index));
                self.items.push(ty);
            }
            self.close(&params);
        }
        if let Some(result) = self.part(&kids, Field::ReturnType).or(self.part(&kids, Field::Type)) {
            let ty = self.ty(result);
            self.items.push(ty);
        }
        self.close(&kids);
        let params = self.run_from(mark);
        self.b.expr(Expr::FuncType { params }, kid.node)
    }

    /// `T['name']`.
    fn lookup_type(&mut self, kid: Kid<'t>) -> ExprId {
        let mark = self.items.len();
        self.types_of(kid);
        let expr = match self.items[mark..] {
            [base, index] => Expr::Index { base, index },
            _ => Expr::Unknown,
        };
        self.items.truncate(mark);
        self.b.expr(expr, kid.node)
    }

    fn template_type(&mut self, kid: Kid<'t>) -> ExprId {
        let mark = self.items.len();
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            if kid.kind == Kind::Fragment {
                self.template_piece(Some((kid.node, kid.node.end_byte())));
            } else {
                let ty = self.ty(kid);
                self.items.push(ty);
            }
        }
        self.close(&kids);
        let items = self.run_from(mark);
        self.b.expr(Expr::Concat { items }, kid.node)
    }
}
