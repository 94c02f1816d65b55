//! Classes.

use tree_sitter::Node;

use crate::extract::python::Walk;
use crate::extract::python::function::lines;
use crate::extract::python::grammar::Kind;
use crate::extract::python::words::{WORDS, is_enum_base};
use crate::model::facts::{Class, ClassKind, Expr, ExprId, FuncId, Pos, ScopeId, ScopeKind};
use crate::model::sym::Sym;

impl<'t> Walk<'t, '_> {
    /// `outer` is the definition with its decorators.
    pub(super) fn class_definition(&mut self, node: Node<'t>, outer: Node<'t>, decorators: Vec<ExprId>) {
        let name_node = node.child_by_field_id(self.fields.name);
        let start = name_node.unwrap_or(node).start_position();
        let mut class = Class {
            name: name_node.map_or(Sym::EMPTY, |name| self.builder.sym(name)),
            kind: ClassKind::Class,
            scope: ScopeId::NONE,
            bases: Vec::new(),
            keywords: Vec::new(),
            decorators,
            methods: Vec::new(),
            fields: Vec::new(),
            type_params: Vec::new(),
            pos: Pos::new(start.row, start.column),
            lines: lines(outer, node),
        };
        if let Some(params) = node.child_by_field_id(self.fields.type_parameters) {
            self.type_params(params, &mut class);
        }
        if let Some(superclasses) = node.child_by_field_id(self.fields.superclasses) {
            self.superclasses(superclasses, &mut class);
        }
        let name = class.name;
        let id = self.builder.class(class);
        let before = self.builder.enter(ScopeKind::Class(id));
        self.builder.facts.classes[id.index()].scope = self.builder.scope;
        let function = std::mem::replace(&mut self.function, FuncId::NONE);
        if let Some(body) = node.child_by_field_id(self.fields.body) {
            self.statements(body);
        }
        self.errors(node);
        self.function = function;
        self.builder.leave(before);
        let value = self.builder.expr(Expr::Class(id), node);
        self.bind(name, self.given(value));
    }

    fn superclasses(&mut self, node: Node<'t>, class: &mut Class) {
        for arg in self.arguments(node) {
            if !arg.name.is_empty() {
                class.keywords.push(arg);
                continue;
            }
            class.bases.push(arg.value);
            match self.builder.facts.expr(arg.value) {
                Expr::Name { name, .. } | Expr::Member { name, .. } if is_enum_base(name) => {
                    class.kind = ClassKind::Enum;
                }
                Expr::Index { base, index } => self.generic_params(base, index, class),
                _ => {}
            }
        }
    }

    /// `Generic[T, U]` and `Protocol[T]` name type parameters.
    fn generic_params(&self, base: ExprId, index: ExprId, class: &mut Class) {
        let facts = &self.builder.facts;
        let (Expr::Name { name, .. } | Expr::Member { name, .. }) = facts.expr(base) else { return };
        if name != WORDS.generic && name != WORDS.protocol {
            return;
        }
        let one = [index];
        let params = match facts.expr(index) {
            Expr::List { items } => facts.items(items),
            _ => &one,
        };
        for param in params {
            if let Expr::Name { name, .. } = facts.expr(*param) {
                class.type_params.push(name);
            }
        }
    }

    /// `class C[T, U: Bound]`: the name stands first.
    fn type_params(&mut self, node: Node<'t>, class: &mut Class) {
        self.each(node, |walk, param| {
            let mut name = param;
            while !matches!(walk.grammar.kind(name), Kind::Identifier) {
                let Some(inner) = name.named_child(0) else { return };
                name = inner;
            }
            let name = walk.builder.sym(name);
            class.type_params.push(name);
        });
    }
}
