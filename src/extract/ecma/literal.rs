//! Strings, templates, arrays and objects.

use tree_sitter::Node;

use super::function::Decorators;
use super::grammar::{Field, Kind};
use super::text::unescape;
use super::{Kid, Lowering, Name, pos};
use crate::model::facts::{ClassId, Expr, ExprId};
use crate::model::sym::Sym;

impl<'t> Lowering<'t, '_> {
    pub(super) fn string(&mut self, kid: Kid<'t>) -> ExprId {
        let text = self.unquoted(kid.node);
        self.b.expr(Expr::Str(text), kid.node)
    }

    /// The text of a string literal.
    pub(super) fn unquoted(&mut self, node: Node<'t>) -> Sym {
        let bytes = self.b.bytes(node);
        let bytes = match bytes {
            [open, inside @ .., close] if open == close => inside,
            [_, inside @ ..] => inside,
            [] => bytes,
        };
        self.text(bytes.len(), node.start_byte() + 1)
    }

    /// `len` bytes of the source from `start`, unescaped.
    fn text(&mut self, len: usize, start: usize) -> Sym {
        let source = self.b.source;
        let bytes = source.get(start..start + len).unwrap_or_default();
        if memchr::memchr(b'\\', bytes).is_some() { Sym::new(&unescape(bytes)) } else { self.b.sym_of(bytes) }
    }

    /// The text of a string, or of a template without holes.
    pub(super) fn plain_text(&mut self, kid: Kid<'t>) -> Option<Sym> {
        match kid.kind {
            Kind::String => Some(self.unquoted(kid.node)),
            Kind::Template => {
                let kids = self.open(kid.node);
                let plain = !self.has(&kids, Kind::Substitution);
                self.close(&kids);
                plain.then(|| self.unquoted(kid.node))
            }
            _ => None,
        }
    }

    /// A template: pieces of text and holes, or one string without holes.
    pub(super) fn template(&mut self, kid: Kid<'t>) -> ExprId {
        if let Some(text) = self.plain_text(kid) {
            return self.b.expr(Expr::Str(text), kid.node);
        }
        let mark = self.items.len();
        let kids = self.open(kid.node);
        let mut piece: Option<(Node<'t>, usize)> = None;
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.kind {
                Kind::Fragment => {
                    let first = piece.map_or(kid.node, |piece| piece.0);
                    piece = Some((first, kid.node.end_byte()));
                }
                Kind::Substitution => {
                    self.template_piece(piece.take());
                    let hole = match self.inner(kid.node) {
                        Some(inner) => self.expr(inner),
                        None => self.unknown(kid.node),
                    };
                    self.items.push(hole);
                }
                _ => {}
            }
        }
        self.template_piece(piece);
        self.close(&kids);
        let items = self.run_from(mark);
        self.b.expr(Expr::Concat { items }, kid.node)
    }

    /// A piece of text from a node's start to a byte.
    pub(super) fn template_piece(&mut self, piece: Option<(Node<'t>, usize)>) {
        if let Some((first, end)) = piece {
            let start = first.start_byte();
            let text = self.text(end.saturating_sub(start), start);
            let item = self.b.expr(Expr::Str(text), first);
            self.items.push(item);
        }
    }

    pub(super) fn regex(&mut self, kid: Kid<'t>) -> ExprId {
        let bytes = self.b.bytes(kid.node);
        let inside = bytes.strip_prefix(b"/").unwrap_or(bytes);
        let end = memchr::memrchr(b'/', inside).unwrap_or(inside.len());
        let text = self.b.sym_of(&inside[..end]);
        self.b.expr(Expr::Regex(text), kid.node)
    }

    pub(super) fn array(&mut self, kid: Kid<'t>) -> ExprId {
        let mark = self.items.len();
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let item = self.expr(self.kid(index));
            self.items.push(item);
        }
        self.close(&kids);
        let items = self.run_from(mark);
        self.b.expr(Expr::List { items }, kid.node)
    }

    pub(super) fn object(&mut self, kid: Kid<'t>) -> ExprId {
        let mark = self.items.len();
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.kind {
                Kind::Pair => self.pair(kid),
                Kind::Method => self.object_method(kid),
                Kind::Identifier => {
                    let name = self.b.sym(kid.node);
                    let key = self.b.expr(Expr::Str(name), kid.node);
                    let value = self.name(name, pos(kid.node));
                    self.items.extend([key, value]);
                }
                Kind::Spread => {
                    let key = self.spread(kid);
                    let value = self.unknown(kid.node);
                    self.items.extend([key, value]);
                }
                _ => self.walk(kid),
            }
        }
        self.close(&kids);
        let entries = self.run_from(mark);
        self.b.expr(Expr::Map { entries }, kid.node)
    }

    fn pair(&mut self, kid: Kid<'t>) {
        let kids = self.open(kid.node);
        let (key, value) = (self.part(&kids, Field::Key), self.part(&kids, Field::Value));
        self.close(&kids);
        if let (Some(key), Some(value)) = (key, value) {
            let (id, name) = self.key(key);
            let name = (!name.is_empty()).then(|| Name { sym: name, pos: pos(key.node) });
            let value = self.expr_named(value, name);
            self.items.extend([id, value]);
        }
    }

    /// `name() {}`, `get name() {}`; a setter is lowered but is no entry.
    fn object_method(&mut self, kid: Kid<'t>) {
        let kids = self.open(kid.node);
        let name = self.part(&kids, Field::Name);
        let setter = self.has(&kids, Kind::Set);
        self.close(&kids);
        let fixed = match name {
            Some(name) if !setter && name.kind != Kind::Computed => Some(self.key(name).0),
            _ => None,
        };
        let function = self.function(kid, None, ClassId::NONE, Decorators::default());
        let key = fixed.unwrap_or_else(|| match self.b.facts.functions[function.index()].name {
            Sym::EMPTY => self.unknown(kid.node),
            name => self.b.expr(Expr::Str(name), kid.node),
        });
        let value = self.b.expr(Expr::Func(function), kid.node);
        if !setter {
            self.items.extend([key, value]);
        }
    }

    /// The key of a property, and its name where it has a fixed one.
    pub(super) fn key(&mut self, kid: Kid<'t>) -> (ExprId, Sym) {
        match kid.kind {
            Kind::Computed => {
                let key = match self.inner(kid.node) {
                    Some(inner) => self.expr(inner),
                    None => self.unknown(kid.node),
                };
                match self.b.facts.expr(key) {
                    Expr::Str(name) => (key, name),
                    _ => (key, Sym::EMPTY),
                }
            }
            Kind::String => {
                let name = self.unquoted(kid.node);
                (self.b.expr(Expr::Str(name), kid.node), name)
            }
            Kind::Number => (self.expr(kid), Sym::EMPTY),
            _ => {
                let name = self.b.sym(kid.node);
                (self.b.expr(Expr::Str(name), kid.node), name)
            }
        }
    }

    /// The name of a property; empty for a computed one, whose expression is lowered.
    pub(super) fn property_name(&mut self, kid: Kid<'t>) -> Sym {
        match kid.kind {
            Kind::Computed => self.key(kid).1,
            Kind::String => self.unquoted(kid.node),
            _ => self.b.sym(kid.node),
        }
    }
}
