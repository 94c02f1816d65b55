//! Type declarations: structs, interfaces and aliases.

use tree_sitter::Node;

use super::kinds::Kind;
use super::{Lower, part};
use crate::model::facts::{Class, ClassId, ClassKind, Expr, ExprId, Field, Pos, ScopeId, ScopeKind};
use crate::model::sym::Sym;

impl<'t> Lower<'t, '_> {
    /// `type Name T` or `type Name = T`, at the top of the file or in a function.
    pub(super) fn type_spec(&mut self, node: Node<'t>) {
        let f = self.fields;
        let (Some(name), Some(ty)) = (part(node, f.name), part(node, f.ty)) else {
            self.stmts(node);
            return;
        };
        let name_sym = self.b.sym(name);
        if self.b.scope != ScopeId(0) {
            self.local_type(name_sym, ty);
        }
        let id = self.class(node, ty, name_sym, name);
        if let Some(parameters) = part(node, f.type_parameters) {
            self.b.facts.classes[id.index()].type_params = self.type_parameters(parameters);
        }
        let value = self.b.expr(Expr::Class(id), node);
        self.declare(name_sym, value, ExprId::NONE);
    }

    /// `struct{...}` or `interface{...}` where a type is expected; the empty interface is unknown.
    pub(super) fn anonymous_class(&mut self, node: Node<'t>) -> ExprId {
        if self.kind(node) == Kind::InterfaceType && self.inner(node).is_none() {
            return self.unknown(node);
        }
        let id = self.class(node, node, Sym::EMPTY, node);
        self.b.expr(Expr::Class(id), node)
    }

    /// Names of the fields of a struct type in order; an embedded field is called like its type.
    pub(super) fn field_names(&mut self, struct_type: Node<'t>) -> Vec<Sym> {
        let mut names = Vec::new();
        self.field_declarations(struct_type, |this, node| {
            let before = names.len();
            this.children(node, |this, child, kind| match kind {
                Kind::FieldIdentifier => names.push(this.b.sym(child)),
                Kind::TypeIdentifier | Kind::QualifiedType | Kind::GenericType if names.len() == before => {
                    names.push(this.last_name(child));
                }
                _ => {}
            });
        });
        names
    }

    fn class(&mut self, definition: Node<'t>, ty: Node<'t>, name: Sym, at: Node<'t>) -> ClassId {
        let kind = match self.kind(ty) {
            Kind::StructType => ClassKind::Struct,
            Kind::InterfaceType => ClassKind::Interface,
            _ => ClassKind::Alias,
        };
        let id = self.b.class(Class {
            name,
            kind,
            scope: self.b.scope,
            bases: Vec::new(),
            keywords: Vec::new(),
            decorators: Vec::new(),
            methods: Vec::new(),
            fields: Vec::new(),
            type_params: Vec::new(),
            pos: pos(at),
            lines: lines(definition),
        });
        let before = self.b.enter(ScopeKind::Class(id));
        self.b.facts.classes[id.index()].scope = self.b.scope;
        match kind {
            ClassKind::Struct => self.struct_fields(id, ty),
            ClassKind::Interface => self.interface_body(id, ty),
            _ => {
                let base = self.ty(ty);
                self.b.facts.classes[id.index()].bases.push(base);
            }
        }
        self.b.leave(before);
        id
    }

    fn struct_fields(&mut self, id: ClassId, ty: Node<'t>) {
        self.field_declarations(ty, |this, node| this.field_declaration(id, node));
    }

    fn field_declarations(&mut self, struct_type: Node<'t>, mut f: impl FnMut(&mut Self, Node<'t>)) {
        let Some(list) = self.inner(struct_type) else { return };
        self.children(list, |this, node, kind| match kind {
            Kind::FieldDeclaration => f(this, node),
            Kind::Error => this.stmts(node),
            _ => {}
        });
    }

    fn field_declaration(&mut self, id: ClassId, node: Node<'t>) {
        let f = self.fields;
        let Some(type_node) = part(node, f.ty) else { return };
        let ty = self.ty(type_node);
        let tag = part(node, f.tag).map_or(Sym::EMPTY, |tag| self.string(tag));
        let mut named = false;
        self.children(node, |this, child, kind| {
            if kind == Kind::FieldIdentifier {
                named = true;
                let name = this.b.sym(child);
                this.b.facts.classes[id.index()].fields.push(new_field(name, ty, tag, child));
            }
        });
        if named {
            return;
        }
        self.b.facts.classes[id.index()].bases.push(ty);
        if !tag.is_empty() {
            let name = self.last_name(type_node);
            self.b.facts.classes[id.index()].fields.push(new_field(name, ty, tag, type_node));
        }
    }

    fn interface_body(&mut self, id: ClassId, ty: Node<'t>) {
        self.children(ty, |this, node, kind| match kind {
            Kind::MethodElem => {
                let ty = this.func_type(node);
                if let Some(name) = part(node, this.fields.name) {
                    let field = new_field(this.b.sym(name), ty, Sym::EMPTY, name);
                    this.b.facts.classes[id.index()].fields.push(field);
                }
            }
            Kind::Error => this.stmts(node),
            _ => {
                let base = this.ty(node);
                this.b.facts.classes[id.index()].bases.push(base);
            }
        });
    }

    /// `T` of `T`, `*T`, `pkg.T` and `T[A]`.
    fn last_name(&mut self, ty: Node<'t>) -> Sym {
        let f = self.fields;
        match self.kind(ty) {
            Kind::QualifiedType => part(ty, f.name).map_or(Sym::EMPTY, |n| self.b.sym(n)),
            Kind::GenericType => part(ty, f.ty).map_or(Sym::EMPTY, |n| self.last_name(n)),
            Kind::TypeIdentifier => self.b.sym(ty),
            _ => Sym::EMPTY,
        }
    }

    fn type_parameters(&mut self, list: Node<'t>) -> Vec<Sym> {
        let mut names = Vec::new();
        self.children(list, |this, parameter, _| {
            this.children(parameter, |this, child, kind| {
                if kind == Kind::Identifier {
                    names.push(this.b.sym(child));
                }
            });
        });
        names
    }
}

fn new_field(name: Sym, ty: ExprId, tag: Sym, at: Node<'_>) -> Field {
    Field {
        name,
        ty,
        value: ExprId::NONE,
        decorators: Vec::new(),
        tag,
        optional: false,
        is_static: false,
        pos: pos(at),
    }
}

/// Where `node` starts.
pub(super) fn pos(node: Node<'_>) -> Pos {
    let start = node.start_position();
    Pos::new(start.row, start.column)
}

/// First and last line of `node`, counted from 1.
pub(super) fn lines(node: Node<'_>) -> (u32, u32) {
    (node.start_position().row as u32 + 1, node.end_position().row as u32 + 1)
}
