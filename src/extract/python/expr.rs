//! Expressions: literals, members, calls, collections, comprehensions.

use tree_sitter::Node;

use crate::extract::python::Walk;
use crate::extract::python::grammar::Kind;
use crate::extract::python::scope::Given;
use crate::extract::python::words::WORDS;
use crate::model::facts::{Arg, Expr, ExprId, Pos, ScopeKind};
use crate::model::sym::Sym;

impl<'t> Walk<'t, '_> {
    pub(super) fn expression(&mut self, kind: Kind, node: Node<'t>) -> ExprId {
        let value = self.expression_of(kind, node);
        self.builder.note(node, value);
        value
    }

    fn expression_of(&mut self, kind: Kind, node: Node<'t>) -> ExprId {
        match kind {
            Kind::String | Kind::ConcatenatedString => self.string(kind, node),
            Kind::Integer | Kind::Float => {
                let text = self.builder.sym(node);
                self.builder.expr(Expr::Num(text), node)
            }
            Kind::True => self.builder.expr(Expr::Bool(true), node),
            Kind::False => self.builder.expr(Expr::Bool(false), node),
            Kind::None => self.builder.expr(Expr::Null, node),
            Kind::Attribute => self.attribute(node),
            Kind::Call => self.call(node),
            Kind::Subscript => {
                let (base, index) = self.subscript_parts(node);
                self.builder.expr(Expr::Index { base, index }, node)
            }
            Kind::List | Kind::Tuple | Kind::Set | Kind::ExpressionList | Kind::PatternList => {
                let items = self.items(node);
                self.list(&items, node)
            }
            Kind::Dictionary => self.dictionary(node),
            Kind::ListComprehension
            | Kind::SetComprehension
            | Kind::GeneratorExpression
            | Kind::DictionaryComprehension => self.comprehension(node),
            Kind::BinaryOperator => self.binary(node),
            Kind::BooleanOperator => self.boolean(node),
            Kind::ComparisonOperator => self.comparison(node),
            Kind::ConditionalExpression => self.conditional(node),
            Kind::UnaryOperator => self.unary(node),
            Kind::Lambda => self.lambda(node),
            Kind::ListSplat | Kind::DictionarySplat | Kind::ListSplatPattern | Kind::DictionarySplatPattern => {
                let value = self.inner(node);
                self.builder.expr(Expr::Spread(value), node)
            }
            Kind::ParenthesizedExpression | Kind::Await | Kind::Interpolation => self.inner(node),
            Kind::NamedExpression => self.named_expression(node),
            Kind::AsPattern => self.as_pattern(node),
            Kind::Yield => self.yield_(node),
            Kind::DottedName => self.dotted_expr(node),
            Kind::Type | Kind::GenericType | Kind::UnionType | Kind::MemberType | Kind::SplatType => self.ty(node),
            _ => {
                self.walk_children(node);
                self.unknown(node)
            }
        }
    }

    /// The value of the last child of a node that is only a wrapper.
    pub(super) fn inner(&mut self, node: Node<'t>) -> ExprId {
        let mut value = ExprId::NONE;
        self.each(node, |walk, child| value = walk.expr(child));
        if value.is_some() { value } else { self.unknown(node) }
    }

    /// Each child lowered.
    pub(super) fn items(&mut self, node: Node<'t>) -> Vec<ExprId> {
        let mut items = Vec::new();
        self.each(node, |walk, child| {
            let item = walk.expr(child);
            items.push(item);
        });
        items
    }

    fn attribute(&mut self, node: Node<'t>) -> ExprId {
        let base = self.expr_field(node, self.fields.object);
        let name = node.child_by_field_id(self.fields.attribute);
        let name = name.map_or(Sym::EMPTY, |name| self.builder.sym(name));
        self.errors(node);
        self.builder.expr(Expr::Member { base, name }, node)
    }

    /// `a.b` in patterns and broken code.
    fn dotted_expr(&mut self, node: Node<'t>) -> ExprId {
        let mut base = ExprId::NONE;
        self.each(node, |walk, child| {
            let name = walk.builder.sym(child);
            base = if base.is_some() { walk.builder.expr(Expr::Member { base, name }, node) } else { walk.name(child) };
        });
        if base.is_some() { base } else { self.unknown(node) }
    }

    /// The object and the index of `a[i]`; several indices are a list.
    pub(super) fn subscript_parts(&mut self, node: Node<'t>) -> (ExprId, ExprId) {
        let value = node.child_by_field_id(self.fields.value);
        let base = self.expr_field(node, self.fields.value);
        let mut indices = Vec::new();
        self.each(node, |walk, child| {
            if Some(child) != value {
                let index = walk.expr(child);
                indices.push(index);
            }
        });
        let index = match indices.as_slice() {
            [index] => *index,
            several => self.list(several, node),
        };
        (base, index)
    }

    fn call(&mut self, node: Node<'t>) -> ExprId {
        let Some(function) = node.child_by_field_id(self.fields.function) else { return self.unknown(node) };
        let function = self.bare(function);
        let callee = self.expr(function);
        let mut args = Vec::new();
        if let Some(list) = node.child_by_field_id(self.fields.arguments) {
            if self.grammar.kind(list) == Kind::GeneratorExpression {
                args.push(Arg { name: Sym::EMPTY, value: self.expr(list) });
            } else {
                args = self.arguments(list);
            }
        }
        self.errors(node);
        let scope = self.builder.scope;
        let start = function.child_by_field_id(self.fields.attribute).unwrap_or(function).start_position();
        let pos = Pos::new(start.row, start.column);
        if matches!(self.builder.facts.expr(callee), Expr::Name { name, .. } if name == WORDS.super_) {
            return self.builder.expr_at(Expr::Super { scope }, pos);
        }
        let args = self.builder.arg_run(&args);
        self.builder.expr_at(Expr::Call { callee, args, scope, new: false }, pos)
    }

    pub(super) fn arguments(&mut self, node: Node<'t>) -> Vec<Arg> {
        let mut args = Vec::new();
        self.each(node, |walk, child| {
            let arg = if walk.grammar.kind(child) == Kind::KeywordArgument {
                let name = child.child_by_field_id(walk.fields.name);
                let name = name.map_or(Sym::EMPTY, |name| walk.builder.sym(name));
                let value = child.child_by_field_id(walk.fields.value).unwrap_or(child);
                let value = walk.expr(value);
                walk.errors(child);
                Arg { name, value }
            } else {
                Arg { name: Sym::EMPTY, value: walk.expr(child) }
            };
            args.push(arg);
        });
        args
    }

    fn dictionary(&mut self, node: Node<'t>) -> ExprId {
        let mut entries = Vec::new();
        self.each(node, |walk, child| {
            let (key, value) = if walk.grammar.kind(child) == Kind::Pair {
                walk.pair(child)
            } else {
                (walk.expr(child), walk.unknown(child))
            };
            entries.extend([key, value]);
        });
        let entries = self.entries(&entries);
        self.builder.expr(Expr::Map { entries }, node)
    }

    fn pair(&mut self, node: Node<'t>) -> (ExprId, ExprId) {
        let key = self.expr_field(node, self.fields.key);
        let value = self.expr_field(node, self.fields.value);
        self.errors(node);
        (key, value)
    }

    /// The first iterable is evaluated outside; all else in a scope of its own. A dict's item is a list of key and value.
    fn comprehension(&mut self, node: Node<'t>) -> ExprId {
        let mut before = None;
        self.each(node, |walk, child| match walk.grammar.kind(child) {
            Kind::ForInClause => {
                let of = walk.iterated(child);
                before.get_or_insert_with(|| walk.builder.enter(ScopeKind::Block));
                if let Some(left) = child.child_by_field_id(walk.fields.left) {
                    let value = walk.builder.expr(Expr::Each { of, key: false }, left);
                    let given = walk.given(value);
                    walk.assign(left, Given { scope: walk.builder.scope, ..given });
                }
            }
            Kind::IfClause => walk.walk_children(child),
            _ => {}
        });
        let item = match node.child_by_field_id(self.fields.body) {
            Some(body) if self.grammar.kind(body) == Kind::Pair => {
                let (key, value) = self.pair(body);
                self.list(&[key, value], body)
            }
            Some(body) => self.expr(body),
            None => self.unknown(node),
        };
        if let Some(before) = before {
            self.builder.leave(before);
        }
        self.builder.expr(Expr::Comprehension { item }, node)
    }

    /// What a `for` clause of a comprehension goes through.
    fn iterated(&mut self, node: Node<'t>) -> ExprId {
        let left = node.child_by_field_id(self.fields.left);
        let mut values = Vec::new();
        self.each(node, |walk, child| {
            if Some(child) != left {
                let value = walk.expr(child);
                values.push(value);
            }
        });
        match values.as_slice() {
            [value] => *value,
            several => self.list(several, node),
        }
    }

    fn named_expression(&mut self, node: Node<'t>) -> ExprId {
        let value = self.expr_field(node, self.fields.value);
        if let Some(name) = node.child_by_field_id(self.fields.name) {
            self.assign(name, self.given(value));
        }
        self.errors(node);
        if value.is_some() { value } else { self.unknown(node) }
    }

    /// `value as target` of a `with` statement.
    fn as_pattern(&mut self, node: Node<'t>) -> ExprId {
        let alias = node.child_by_field_id(self.fields.alias);
        let mut value = ExprId::NONE;
        self.each(node, |walk, child| {
            if Some(child) == alias {
                let before = walk.builder.facts.bindings.len();
                walk.assign(child, walk.given(value));
                walk.builder.facts.bindings.iter_mut().skip(before).for_each(|binding| binding.entered = true);
            } else {
                value = walk.expr(child);
            }
        });
        if value.is_some() { value } else { self.unknown(node) }
    }

    /// `yield x` gives `x`, `yield from xs` each of `xs`. What it evaluates to is sent from outside.
    fn yield_(&mut self, node: Node<'t>) -> ExprId {
        let from = node.child(1).is_some_and(|token| self.grammar.kind(token) == Kind::From);
        self.each(node, |walk, child| {
            let mut value = walk.expr(child);
            if from {
                value = walk.builder.expr(Expr::Each { of: value, key: false }, child);
            }
            walk.returns(value);
        });
        self.unknown(node)
    }
}
