//! Classes, interfaces, enums and type aliases.

use super::function::Decorators;
use super::grammar::{Field, Kind};
use super::pattern::Declare;
use super::{Kid, Kids, Lowering, Name, pos};
use crate::model::facts::{Class, ClassId, ClassKind, Expr, ExprId, ScopeId, ScopeKind};
use crate::model::sym::Sym;

impl<'t> Lowering<'t, '_> {
    /// A class expression; `name` is what it is bound to.
    pub(super) fn class_value(&mut self, kid: Kid<'t>, name: Option<Name>) -> ExprId {
        let class = self.class(kid, name, Decorators::default());
        self.b.expr(Expr::Class(class), kid.node)
    }

    pub(super) fn class(&mut self, kid: Kid<'t>, name: Option<Name>, mut decorators: Decorators) -> ClassId {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            if kid.field == Field::Decorator {
                self.decorator(kid, &mut decorators);
            }
        }
        let mut bases = Vec::new();
        for index in kids.clone() {
            let kid = self.kid(index);
            if kid.kind == Kind::Heritage {
                self.heritage(kid, &mut bases);
            }
        }
        let mut class = self.class_named(kid, &kids, ClassKind::Class, name);
        class.bases = bases;
        class.decorators = decorators.exprs;
        if let Some(row) = decorators.row {
            class.lines.0 = row as u32 + 1;
        }
        let own_name = Name { sym: class.name, pos: class.pos };
        let (id, before) = self.enter_class(class);
        let this = std::mem::replace(&mut self.this, self.b.scope);
        if kid.kind == Kind::Class && self.part(&kids, Field::Name).is_some() {
            let value = self.b.expr_at(Expr::Class(id), own_name.pos);
            self.bind(Declare::Lexical, own_name.sym, value, ExprId::NONE);
        }
        if let Some(body) = self.part(&kids, Field::Body) {
            self.class_body(body, id);
        }
        self.this = this;
        self.b.leave(before);
        self.close(&kids);
        id
    }

    pub(super) fn interface(&mut self, kid: Kid<'t>) -> ClassId {
        let kids = self.open(kid.node);
        let mut bases = Vec::new();
        for index in kids.clone() {
            let kid = self.kid(index);
            if kid.kind == Kind::Implements {
                self.base_types(kid, &mut bases);
            }
        }
        let mut class = self.class_named(kid, &kids, ClassKind::Interface, None);
        class.bases = bases;
        let (id, before) = self.enter_class(class);
        if let Some(body) = self.part(&kids, Field::Body) {
            self.type_members(body, id);
        }
        self.b.leave(before);
        self.close(&kids);
        id
    }

    /// `type A = {...}` is an interface, any other `type A = B` an alias.
    pub(super) fn type_alias(&mut self, kid: Kid<'t>) -> ClassId {
        let kids = self.open(kid.node);
        let value = self.part(&kids, Field::Value);
        let id = match value {
            Some(value) if value.kind == Kind::ObjectType => {
                let class = self.class_named(kid, &kids, ClassKind::Interface, None);
                let (id, before) = self.enter_class(class);
                self.type_members(value, id);
                self.b.leave(before);
                id
            }
            _ => {
                let base = self.optional_type(value);
                let mut class = self.class_named(kid, &kids, ClassKind::Alias, None);
                class.bases.extend(base.get());
                let (id, before) = self.enter_class(class);
                self.b.leave(before);
                id
            }
        };
        self.close(&kids);
        id
    }

    /// An object type that stands in another type.
    pub(super) fn object_type(&mut self, kid: Kid<'t>) -> ExprId {
        let class = self.class_named(kid, &(0..0), ClassKind::Interface, None);
        let (id, before) = self.enter_class(class);
        self.type_members(kid, id);
        self.b.leave(before);
        self.b.expr(Expr::Class(id), kid.node)
    }

    pub(super) fn enumeration(&mut self, kid: Kid<'t>) -> ClassId {
        let kids = self.open(kid.node);
        let class = self.class_named(kid, &kids, ClassKind::Enum, None);
        let (id, before) = self.enter_class(class);
        if let Some(body) = self.part(&kids, Field::Body) {
            self.enum_body(body, id);
        }
        self.b.leave(before);
        self.close(&kids);
        id
    }

    /// A class with what its header says by itself.
    fn class_named(&mut self, kid: Kid<'t>, kids: &Kids, class_kind: ClassKind, name: Option<Name>) -> Class {
        let name = match self.part(kids, Field::Name) {
            Some(own) => Name { sym: self.b.sym(own.node), pos: pos(own.node) },
            None => name.unwrap_or(Name { sym: Sym::EMPTY, pos: pos(kid.node) }),
        };
        let mut type_params = Vec::new();
        if let Some(list) = self.part(kids, Field::TypeParameters) {
            let kids = self.open(list.node);
            for index in kids.clone() {
                let kid = self.kid(index);
                type_params.extend(kid.node.child_by_field_id(self.grammar.name).map(|name| self.b.sym(name)));
            }
            self.close(&kids);
        }
        Class {
            name: name.sym,
            kind: class_kind,
            scope: self.b.scope,
            bases: Vec::new(),
            keywords: Vec::new(),
            decorators: Vec::new(),
            methods: Vec::new(),
            fields: Vec::new(),
            type_params,
            pos: name.pos,
            lines: (kid.node.start_position().row as u32 + 1, kid.node.end_position().row as u32 + 1),
        }
    }

    /// Opens the scope of a class; answers it and the scope to go back to.
    fn enter_class(&mut self, class: Class) -> (ClassId, ScopeId) {
        let id = self.b.class(class);
        let before = self.b.enter(ScopeKind::Class(id));
        self.b.facts.classes[id.index()].scope = self.b.scope;
        (id, before)
    }

    /// `extends Base<T> implements A, B`.
    fn heritage(&mut self, kid: Kid<'t>, bases: &mut Vec<ExprId>) {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.kind {
                Kind::Extends => self.extends(kid, bases),
                Kind::Implements => self.base_types(kid, bases),
                _ => bases.push(self.expr(kid)),
            }
        }
        self.close(&kids);
    }

    fn extends(&mut self, kid: Kid<'t>, bases: &mut Vec<ExprId>) {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.kind {
                Kind::TypeArguments => {
                    let index = self.type_arguments(kid);
                    if let Some(base) = bases.pop() {
                        bases.push(self.b.expr(Expr::Index { base, index }, kid.node));
                    }
                }
                Kind::Instantiation => self.extends(kid, bases),
                _ => bases.push(self.expr(kid)),
            }
        }
        self.close(&kids);
    }

    fn base_types(&mut self, kid: Kid<'t>, bases: &mut Vec<ExprId>) {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            bases.push(self.ty(self.kid(index)));
        }
        self.close(&kids);
    }
}
