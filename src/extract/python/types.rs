//! Annotations: expressions in which strings are types too.

use tree_sitter::Node;

use crate::extract::python::Walk;
use crate::extract::python::grammar::Kind;
use crate::extract::python::string::Literal;
use crate::extract::python::words::WORDS;
use crate::model::facts::{Expr, ExprId, Pos};
use crate::model::sym::Sym;

/// Types in strings nest no deeper than this.
const MAX_QUOTED_DEPTH: u32 = 30;

impl<'t> Walk<'t, '_> {
    /// Lowers a node in type position.
    pub(super) fn ty(&mut self, node: Node<'t>) -> ExprId {
        let node = self.bare(node);
        if !self.builder.descend(node) {
            return self.unknown(node);
        }
        let id = match self.grammar.kind(node) {
            Kind::Type => {
                let mut ty = ExprId::NONE;
                self.each(node, |walk, child| ty = walk.ty(child));
                if ty.is_some() { ty } else { self.unknown(node) }
            }
            Kind::String => self.quoted(node),
            Kind::GenericType | Kind::Subscript => self.generic(node),
            Kind::UnionType => self.union(node),
            Kind::BinaryOperator if self.operator(node) == Kind::Pipe => self.union(node),
            Kind::MemberType => self.member_type(node),
            Kind::SplatType => {
                let value = self.inner(node);
                self.builder.expr(Expr::Spread(value), node)
            }
            Kind::List => {
                let mut items = Vec::new();
                self.each(node, |walk, child| {
                    let item = walk.ty(child);
                    items.push(item);
                });
                self.list(&items, node)
            }
            _ => self.expr(node),
        };
        self.builder.ascend();
        id
    }

    /// `A[B, C]`. The arguments of `Literal` are values, as are those of `Annotated` after the first.
    fn generic(&mut self, node: Node<'t>) -> ExprId {
        let mut base = ExprId::NONE;
        let mut args = Vec::new();
        self.each(node, |walk, child| {
            if base == ExprId::NONE {
                base = walk.expr(child);
            } else if walk.grammar.kind(child) == Kind::TypeParameter {
                walk.each(child, |walk, arg| walk.type_argument(base, arg, &mut args));
            } else {
                walk.type_argument(base, child, &mut args);
            }
        });
        if !base.is_some() {
            base = self.unknown(node);
        }
        let index = match args.as_slice() {
            [index] => *index,
            several => self.list(several, node),
        };
        self.builder.expr(Expr::Index { base, index }, node)
    }

    fn type_argument(&mut self, base: ExprId, node: Node<'t>, args: &mut Vec<ExprId>) {
        let plain = match self.builder.facts.expr(base) {
            Expr::Name { name, .. } | Expr::Member { name, .. } => {
                name == WORDS.literal || (name == WORDS.annotated && !args.is_empty())
            }
            _ => false,
        };
        let arg = match self.grammar.kind(node) {
            Kind::Type if plain => match node.named_child(0).filter(|_| node.named_child_count() == 1) {
                Some(value) => self.expr(value),
                None => self.inner(node),
            },
            _ if plain => self.expr(node),
            _ => self.ty(node),
        };
        args.push(arg);
    }

    /// `A | B | C` nests on the left, as deep as it is long.
    fn union(&mut self, node: Node<'t>) -> ExprId {
        let mut pending = vec![node];
        let mut items = Vec::new();
        while let Some(part) = pending.pop() {
            let nested = match self.grammar.kind(part) {
                Kind::UnionType => true,
                Kind::BinaryOperator => self.operator(part) == Kind::Pipe,
                Kind::Type => part.named_child_count() == 1,
                _ => false,
            };
            if nested {
                let children = self.collect(part, false);
                pending.extend(self.nodes.drain(children).rev());
            } else {
                let item = self.ty(part);
                items.push(item);
            }
        }
        self.choice(&items, node)
    }

    fn member_type(&mut self, node: Node<'t>) -> ExprId {
        let mut base = ExprId::NONE;
        self.each(node, |walk, child| {
            base = if base.is_some() {
                let name = walk.builder.sym(child);
                walk.builder.expr(Expr::Member { base, name }, node)
            } else {
                walk.ty(child)
            };
        });
        if base.is_some() { base } else { self.unknown(node) }
    }

    /// A forward reference `"pkg.A[B] | None"`; a string that is no type stays one.
    fn quoted(&mut self, node: Node<'t>) -> ExprId {
        let literal = Literal::read(self.builder.bytes(node));
        if literal.is_plain()
            && let Ok(text) = std::str::from_utf8(literal.body)
        {
            let start = node.start_position();
            let mut parser = Quoted { walk: self, rest: text.trim(), pos: Pos::new(start.row, start.column) };
            if let Some(ty) = parser.union(0)
                && parser.rest.is_empty()
            {
                return ty;
            }
        }
        self.expr(node)
    }
}

/// A parser of the types in strings: names, members, `A[B, C]`, lists and unions.
struct Quoted<'w, 't, 's> {
    walk: &'w mut Walk<'t, 's>,
    rest: &'s str,
    pos: Pos,
}

impl Quoted<'_, '_, '_> {
    fn union(&mut self, depth: u32) -> Option<ExprId> {
        let mut items = vec![self.postfix(depth)?];
        while self.eat('|') {
            items.push(self.postfix(depth)?);
        }
        if let [one] = items.as_slice() {
            return Some(*one);
        }
        let items = self.walk.builder.run(&items);
        Some(self.walk.builder.expr_at(Expr::Choice { items }, self.pos))
    }

    fn postfix(&mut self, depth: u32) -> Option<ExprId> {
        let mut ty = self.primary(depth)?;
        loop {
            let expr = if self.eat('.') {
                Expr::Member { base: ty, name: self.name()? }
            } else if self.eat('[') {
                let args = self.list(depth)?;
                let index = if let [one] = args.as_slice() { *one } else { self.items(&args) };
                Expr::Index { base: ty, index }
            } else {
                return Some(ty);
            };
            ty = self.walk.builder.expr_at(expr, self.pos);
        }
    }

    fn primary(&mut self, depth: u32) -> Option<ExprId> {
        if depth > MAX_QUOTED_DEPTH {
            return None;
        }
        self.rest = self.rest.trim_start();
        if self.eat('[') {
            let items = self.list(depth)?;
            return Some(self.items(&items));
        }
        let expr = if let Some(rest) = self.rest.strip_prefix("...") {
            self.rest = rest;
            Expr::Unknown
        } else if let Some(quote) = self.rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            let (text, rest) = self.rest[1..].split_once(quote)?;
            self.rest = rest;
            Expr::Str(self.walk.builder.sym_of(text.as_bytes()))
        } else {
            let name = self.name()?;
            if name.as_str() == "None" { Expr::Null } else { Expr::Name { name, scope: self.walk.builder.scope } }
        };
        Some(self.walk.builder.expr_at(expr, self.pos))
    }

    /// What follows `[`, up to its `]`.
    fn list(&mut self, depth: u32) -> Option<Vec<ExprId>> {
        let mut items = Vec::new();
        while !self.eat(']') {
            items.push(self.union(depth + 1)?);
            if !self.eat(',') && !self.rest.trim_start().starts_with(']') {
                return None;
            }
        }
        Some(items)
    }

    fn items(&mut self, items: &[ExprId]) -> ExprId {
        let items = self.walk.builder.run(items);
        self.walk.builder.expr_at(Expr::List { items }, self.pos)
    }

    fn name(&mut self) -> Option<Sym> {
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        if name.is_empty() || name.starts_with(|c: char| c.is_numeric()) {
            return None;
        }
        self.rest = rest;
        Some(self.walk.builder.sym_of(name.as_bytes()))
    }

    fn eat(&mut self, c: char) -> bool {
        let Some(rest) = self.rest.trim_start().strip_prefix(c) else { return false };
        self.rest = rest;
        true
    }
}
