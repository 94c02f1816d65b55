//! Members of classes, interfaces and enums.

use super::function::Decorators;
use super::grammar::{Field, Kind};
use super::{Kid, List, Lowering, Name, pos};
use crate::model::facts::{ClassId, Expr, ExprId, Field as FieldFact, ScopeKind};
use crate::model::sym::Sym;

impl<'t> Lowering<'t, '_> {
    pub(super) fn class_body(&mut self, kid: Kid<'t>, class: ClassId) {
        let kids = self.list(kid.node, List::Statements);
        let mut decorators = Decorators::default();
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.kind {
                Kind::Decorator => self.decorator(kid, &mut decorators),
                Kind::Method => self.method(kid, class, std::mem::take(&mut decorators)),
                Kind::FieldDefinition => self.field_definition(kid, class, std::mem::take(&mut decorators)),
                Kind::StaticBlock => self.with_body(kid, ScopeKind::Block),
                Kind::Error => self.statement(kid),
                _ => {}
            }
        }
        self.close(&kids);
    }

    /// A method or its signature. A setter shares its name with a getter and is no method of its own.
    fn method(&mut self, kid: Kid<'t>, class: ClassId, decorators: Decorators) {
        let kids = self.open(kid.node);
        let setter = self.has(&kids, Kind::Set);
        self.close(&kids);
        let function = self.function(kid, None, class, decorators);
        if !setter {
            self.b.facts.classes[class.index()].methods.push(function);
        }
    }

    fn field_definition(&mut self, kid: Kid<'t>, class: ClassId, mut decorators: Decorators) {
        let kids = self.open(kid.node);
        let mut field = field_at(kid);
        field.optional = self.has(&kids, Kind::Question);
        field.is_static = self.has(&kids, Kind::Static);
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.field {
                Field::Decorator => self.decorator(kid, &mut decorators),
                Field::Name | Field::Property => {
                    field.name = self.property_name(kid);
                    field.pos = pos(kid.node);
                }
                Field::Type => field.ty = self.ty(kid),
                Field::Value => {
                    let name = Name { sym: field.name, pos: field.pos };
                    field.value = self.expr_named(kid, Some(name));
                }
                _ => {}
            }
        }
        self.close(&kids);
        field.decorators = decorators.exprs;
        self.add_field(class, field);
    }

    /// Members of an interface or object type.
    pub(super) fn type_members(&mut self, kid: Kid<'t>, class: ClassId) {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.kind {
                Kind::PropertySignature => self.field_definition(kid, class, Decorators::default()),
                Kind::Method => self.method(kid, class, Decorators::default()),
                _ => {}
            }
        }
        self.close(&kids);
    }

    /// Members of an enum. One without a value has the number after the one before it.
    pub(super) fn enum_body(&mut self, kid: Kid<'t>, class: ClassId) {
        let kids = self.open(kid.node);
        let mut next = Some(0u64);
        for index in kids.clone() {
            let kid = self.kid(index);
            let mut field = field_at(kid);
            let name = if kid.kind == Kind::EnumAssignment {
                let parts = self.open(kid.node);
                let (name, value) = (self.part(&parts, Field::Name), self.part(&parts, Field::Value));
                self.close(&parts);
                field.value = match value {
                    Some(value) => self.expr(value),
                    None => self.unknown(kid.node),
                };
                name
            } else {
                let value = next.map_or(Expr::Unknown, |next| Expr::Num(Sym::new(&next.to_string())));
                field.value = self.b.expr(value, kid.node);
                Some(kid)
            };
            next = match self.b.facts.expr(field.value) {
                Expr::Num(number) => number.as_str().parse().ok().and_then(|number: u64| number.checked_add(1)),
                _ => None,
            };
            if let Some(name) = name {
                field.name = self.property_name(name);
                field.pos = pos(name.node);
            }
            self.add_field(class, field);
        }
        self.close(&kids);
    }

    fn add_field(&mut self, class: ClassId, field: FieldFact) {
        if !field.name.is_empty() {
            self.b.facts.classes[class.index()].fields.push(field);
        }
    }
}

fn field_at(kid: Kid<'_>) -> FieldFact {
    FieldFact {
        name: Sym::EMPTY,
        ty: ExprId::NONE,
        value: ExprId::NONE,
        decorators: Vec::new(),
        tag: Sym::EMPTY,
        optional: false,
        is_static: false,
        pos: pos(kid.node),
    }
}
