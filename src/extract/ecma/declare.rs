//! Variables and declarations.

use super::function::Decorators;
use super::grammar::{Field, Kind};
use super::pattern::Declare;
use super::{Kid, Lowering, pos};
use crate::model::facts::{ClassId, Export, Expr, ExprId};

impl<'t> Lowering<'t, '_> {
    /// `const`, `let`, `var`; with `export` their names are exports too.
    pub(super) fn variables(&mut self, kid: Kid<'t>, export: bool) {
        let how = if kid.kind == Kind::Var { Declare::Var } else { Declare::Lexical };
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            if kid.kind == Kind::Declarator {
                self.declarator(kid, how, export);
            }
        }
        self.close(&kids);
    }

    fn declarator(&mut self, kid: Kid<'t>, how: Declare, export: bool) {
        let kids = self.open(kid.node);
        let parts = [Field::Name, Field::Type, Field::Value].map(|part| self.part(&kids, part));
        self.close(&kids);
        let [Some(target), ty, value] = parts else { return };
        let name = self.simple_name(target);
        // `const db = options.db as Pool` says as much as an annotation.
        let ty = ty.or_else(|| value.filter(|_| name.is_some()).and_then(|value| self.cast_type(value)));
        let ty = self.optional_type(ty);
        let value = match value {
            Some(value) => self.expr_named(value, name),
            None if name.is_some() => ExprId::NONE,
            None => self.unknown(kid.node),
        };
        let mark = self.b.facts.bindings.len();
        self.pattern(target, value, ty, how);
        if export {
            let scope = self.b.scope;
            for index in mark..self.b.facts.bindings.len() {
                let name = self.b.facts.bindings[index].name;
                if self.b.facts.bindings[index].block == scope {
                    let value = self.name(name, pos(target.node));
                    self.b.facts.exports.push(Export { name, value });
                }
            }
        }
    }

    /// `T` of `x as T` and `x satisfies T`.
    fn cast_type(&mut self, value: Kid<'t>) -> Option<Kid<'t>> {
        if !matches!(value.kind, Kind::As | Kind::Satisfies) {
            return None;
        }
        let kids = self.open(value.node);
        let parts: Vec<Kid<'t>> = self.kids[kids.clone()].iter().filter(|kid| !kid.kind.is_token()).copied().collect();
        self.close(&kids);
        match parts[..] {
            [_, ty] => Some(ty),
            _ => None,
        }
    }

    /// A function, class or type with a name. Its binding was made at the start of the block.
    pub(super) fn declaration(&mut self, kid: Kid<'t>, decorators: Decorators) {
        let value = match kid.kind {
            Kind::FunctionDeclaration | Kind::FunctionSignature => {
                let function = self.function(kid, None, ClassId::NONE, decorators);
                Expr::Func(function)
            }
            Kind::ClassDeclaration => Expr::Class(self.class(kid, None, decorators)),
            Kind::Interface => Expr::Class(self.interface(kid)),
            Kind::TypeAlias => Expr::Class(self.type_alias(kid)),
            Kind::Enum => Expr::Class(self.enumeration(kid)),
            _ => return self.import_alias(kid),
        };
        let value = self.b.expr(value, kid.node);
        if let Some(index) = self.hoisted.remove(&kid.node.id()) {
            self.b.facts.bindings[index].value = value;
        } else {
            let name = self.declared_name(kid);
            self.bind(Declare::Lexical, name, value, ExprId::NONE);
        }
    }

    /// `import A = B.C`.
    fn import_alias(&mut self, kid: Kid<'t>) {
        let kids = self.open(kid.node);
        let mut names = self.kids[kids.clone()].iter().filter(|kid| kid.kind != Kind::Assign).copied();
        let parts = (names.next(), names.next());
        self.close(&kids);
        if let (Some(name), Some(of)) = parts {
            let name = self.b.sym(name.node);
            let value = self.expr(of);
            self.bind(Declare::Lexical, name, value, ExprId::NONE);
        }
    }
}
