//! Composite literals: `T{...}`, `[]T{{...}}`, `map[K]V{k: {...}}`.

use tree_sitter::Node;

use super::kinds::Kind;
use super::layout::{Layout, is_list};
use super::{Lower, part};
use crate::model::facts::{Expr, ExprId};
use crate::model::sym::Sym;

impl<'t> Lower<'t, '_> {
    /// A composite literal and, if `want_type`, the type of a list or map (a struct carries its type itself).
    pub(super) fn composite(&mut self, node: Node<'t>, want_type: bool) -> (ExprId, ExprId) {
        let f = self.fields;
        let (Some(ty), Some(body)) = (part(node, f.ty), part(node, f.body)) else {
            return (self.unknown_with_children(node), ExprId::NONE);
        };
        let value = self.body(body, Some(ty));
        let mut implied = ExprId::NONE;
        if want_type && self.kind(ty) == Kind::MapType {
            let key = self.literal_type(part(ty, f.key), ty);
            let element = self.literal_type(part(ty, f.value), ty);
            implied = self.map_type(key, element, ty);
        } else if want_type && is_list(self.kind(ty)) {
            let element = self.literal_type(part(ty, f.element), ty);
            implied = self.built_in(self.names.slice, element, ty);
        }
        (value, implied)
    }

    /// The braces of a literal of type `ty`, `None` if that is written in another file.
    fn body(&mut self, body: Node<'t>, ty: Option<Node<'t>>) -> ExprId {
        let f = self.fields;
        match ty {
            Some(map) if self.kind(map) == Kind::MapType => {
                let (key, value) = (part(map, f.key), part(map, f.value));
                self.map_body(body, key, value)
            }
            Some(list) if is_list(self.kind(list)) => {
                let element = part(list, f.element);
                self.list_body(body, element)
            }
            Some(pointer) if self.kind(pointer) == Kind::PointerType => {
                let target = self.inner(pointer);
                self.body(body, target)
            }
            _ => self.struct_body(body, ty),
        }
    }

    /// A list; with keys (`[...]string{A: "a"}`) a map of them.
    fn list_body(&mut self, body: Node<'t>, element: Option<Node<'t>>) -> ExprId {
        if self.inner(body).is_some_and(|first| self.kind(first) == Kind::KeyedElement) {
            return self.map_body(body, None, element);
        }
        let base = self.items.len();
        self.children(body, |this, node, kind| {
            let value = if kind == Kind::KeyedElement { part(node, this.fields.value) } else { None };
            let item = this.element(value.unwrap_or(node), element);
            this.items.push(item);
        });
        let items = self.run_from(base);
        self.b.expr(Expr::List { items }, body)
    }

    fn map_body(&mut self, body: Node<'t>, key: Option<Node<'t>>, value: Option<Node<'t>>) -> ExprId {
        let base = self.items.len();
        self.map_entries(body, key, value);
        let entries = self.run_from(base);
        self.b.expr(Expr::Map { entries }, body)
    }

    /// `T{...}` for a struct or a named type.
    fn struct_body(&mut self, body: Node<'t>, ty: Option<Node<'t>>) -> ExprId {
        let layout = self.layout(ty);
        let ty = self.literal_type(ty, body);
        let base = self.items.len();
        match &*layout {
            Layout::Map { key, value } => self.map_entries(body, *key, *value),
            Layout::List { element } => self.map_entries(body, None, *element),
            Layout::Struct(names) => self.struct_entries(body, names),
            Layout::Unknown => self.struct_entries(body, &[]),
        }
        let entries = self.run_from(base);
        self.b.expr(Expr::Struct { ty, entries }, body)
    }

    /// Pushes keys and values; values without a key get an unknown one.
    fn map_entries(&mut self, body: Node<'t>, key: Option<Node<'t>>, value: Option<Node<'t>>) {
        let f = self.fields;
        self.children(body, |this, node, kind| {
            if kind == Kind::KeyedElement {
                let at = part(node, f.key).unwrap_or(node);
                let entry_key = this.element(at, key);
                this.push_entry(entry_key, part(node, f.value), value, node);
            } else {
                let entry_key = this.unknown(node);
                this.push_entry(entry_key, Some(node), value, node);
            }
        });
    }

    /// Pushes keys and values; positional values get `names` as far as they go.
    fn struct_entries(&mut self, body: Node<'t>, names: &[Sym]) {
        let f = self.fields;
        let mut names = names.iter();
        self.children(body, |this, node, kind| {
            if kind == Kind::KeyedElement {
                let key = this.field_key(part(node, f.key).unwrap_or(node));
                this.push_entry(key, part(node, f.value), None, node);
            } else {
                let key = names.next().map_or(Expr::Unknown, |name| Expr::Str(*name));
                let key = this.b.expr(key, node);
                this.push_entry(key, Some(node), None, node);
            }
        });
    }

    fn push_entry(&mut self, key: ExprId, value: Option<Node<'t>>, ty: Option<Node<'t>>, entry: Node<'t>) {
        self.items.push(key);
        let value = match value {
            Some(value) => self.element(value, ty),
            None => self.unknown(entry),
        };
        self.items.push(value);
    }

    /// `Name` in `T{Name: ...}` is the field's name; anything else is the key of a map.
    fn field_key(&mut self, key: Node<'t>) -> ExprId {
        match self.inner(key) {
            Some(name) if self.kind(name) == Kind::Identifier => {
                let sym = self.b.sym(name);
                self.b.expr(Expr::Str(sym), name)
            }
            _ => self.element(key, None),
        }
    }

    /// A `literal_element`: an expression, or braces whose type is `ty`.
    fn element(&mut self, node: Node<'t>, ty: Option<Node<'t>>) -> ExprId {
        let inner = if self.kind(node) == Kind::LiteralElement { self.inner(node) } else { Some(node) };
        let Some(inner) = inner else { return self.unknown(node) };
        if self.kind(inner) != Kind::LiteralValue {
            return self.expr(inner);
        }
        if !self.b.descend(inner) {
            return self.unknown(inner);
        }
        let value = self.body(inner, ty);
        self.b.ascend();
        value
    }

    /// The type of a literal as an expression, the same one for all elements that leave it out.
    fn literal_type(&mut self, ty: Option<Node<'t>>, at: Node<'t>) -> ExprId {
        let Some(node) = ty else { return self.unknown(at) };
        if let Some(known) = self.literal_types.get(&node.id()) {
            return *known;
        }
        let ty = self.ty(node);
        self.literal_types.insert(node.id(), ty);
        ty
    }
}
