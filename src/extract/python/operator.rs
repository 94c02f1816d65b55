//! Operators. Long chains are flattened: `a + b + c ...` nests on the left as deep as it is long.

use tree_sitter::Node;

use crate::extract::python::Walk;
use crate::extract::python::grammar::Kind;
use crate::model::facts::{Expr, ExprId};

impl<'t> Walk<'t, '_> {
    /// `+` puts together, `%` formats a string, `|` is one of both (as a union type, or the keys of two dicts).
    pub(super) fn binary(&mut self, node: Node<'t>) -> ExprId {
        let operator = self.operator(node);
        let operands = self.operands(node, |walk, left| {
            walk.grammar.kind(left) == Kind::BinaryOperator && walk.operator(left) == operator
        });
        let mut items = Vec::with_capacity(operands.len());
        for operand in operands {
            let item = self.expr(operand);
            items.push(item);
        }
        match operator {
            Kind::Plus => {
                let items = self.builder.run(&items);
                self.builder.expr(Expr::Concat { items }, node)
            }
            Kind::Pipe => self.choice(&items, node),
            Kind::Percent => self.percent(&items, node),
            Kind::Star => self.product(&items, node),
            _ => self.unknown(node),
        }
    }

    pub(super) fn operator(&self, node: Node<'t>) -> Kind {
        node.child_by_field_id(self.fields.operator).map_or(Kind::Other, |operator| self.grammar.kind(operator))
    }

    /// The operands of a chain that nests on the left, in source order.
    pub(super) fn operands(&mut self, node: Node<'t>, nested: impl Fn(&Self, Node<'t>) -> bool) -> Vec<Node<'t>> {
        let mut operands = Vec::new();
        let mut link = node;
        loop {
            self.errors(link);
            operands.extend(link.child_by_field_id(self.fields.right));
            let Some(left) = link.child_by_field_id(self.fields.left) else { break };
            if !nested(self, left) {
                operands.push(left);
                break;
            }
            link = left;
        }
        operands.reverse();
        operands
    }

    fn percent(&mut self, items: &[ExprId], node: Node<'t>) -> ExprId {
        match items {
            [format, args] if matches!(self.builder.facts.expr(*format), Expr::Str(_) | Expr::Concat { .. }) => {
                self.builder.expr(Expr::Percent { format: *format, args: *args }, node)
            }
            _ => self.unknown(node),
        }
    }

    fn product(&mut self, items: &[ExprId], node: Node<'t>) -> ExprId {
        let product = |left, right| self.builder.expr(Expr::Product { left, right }, node);
        items.iter().copied().reduce(product).unwrap_or_else(|| self.unknown(node))
    }

    /// `a or b`, `a and b`: one of them.
    pub(super) fn boolean(&mut self, node: Node<'t>) -> ExprId {
        let operands = self.operands(node, |walk, left| walk.grammar.kind(left) == Kind::BooleanOperator);
        let mut items = Vec::with_capacity(operands.len());
        for operand in operands {
            let item = self.expr(operand);
            items.push(item);
        }
        self.choice(&items, node)
    }

    /// `a if c else b`; a chain nests on the right.
    pub(super) fn conditional(&mut self, node: Node<'t>) -> ExprId {
        let mut items = Vec::new();
        let mut link = node;
        loop {
            let parts = self.collect(link, false);
            let three = <[Node<'t>; 3]>::try_from(&self.nodes[parts.clone()]).ok();
            self.nodes.truncate(parts.start);
            let whole = three.filter(|parts| parts.iter().all(|part| self.grammar.kind(*part) != Kind::Error));
            let Some([value, condition, other]) = whole else {
                let rest = self.items(link);
                items.extend(rest);
                break;
            };
            self.visit(condition);
            let value = self.expr(value);
            items.push(value);
            link = self.bare(other);
            if self.grammar.kind(link) != Kind::ConditionalExpression {
                let last = self.expr(link);
                items.push(last);
                break;
            }
        }
        self.choice(&items, node)
    }

    /// Only `==`, `in` and `!=` are kept; of `a == b == c` each pair is.
    pub(super) fn comparison(&mut self, node: Node<'t>) -> ExprId {
        let parts = self.collect(node, true);
        let (mut left, mut operator, mut count) = (ExprId::NONE, Kind::Other, 0);
        let mut equals = ExprId::NONE;
        for index in parts.clone() {
            let part = self.nodes[index];
            if !part.is_named() {
                operator = self.grammar.kind(part);
                count += 1;
                continue;
            }
            if self.grammar.kind(part) == Kind::Error {
                self.visit(part);
                continue;
            }
            let right = self.expr(part);
            if left.is_some() && matches!(operator, Kind::EqualsSign | Kind::In) {
                equals = self.builder.expr(Expr::Equals { left, right }, node);
            } else if left.is_some() && operator == Kind::NotEquals {
                equals = self.builder.expr(Expr::Differs { left, right }, node);
            }
            left = right;
        }
        self.nodes.truncate(parts.start);
        if count == 1 && equals.is_some() { equals } else { self.unknown(node) }
    }

    /// A negative number is one; other signs give something unknown.
    pub(super) fn unary(&mut self, node: Node<'t>) -> ExprId {
        let argument = node.child_by_field_id(self.fields.argument);
        let number = argument.is_some_and(|a| matches!(self.grammar.kind(a), Kind::Integer | Kind::Float));
        if number && self.operator(node) == Kind::Minus && node.named_child_count() == 1 {
            let text = self.builder.sym(node);
            return self.builder.expr(Expr::Num(text), node);
        }
        self.walk_children(node);
        self.unknown(node)
    }
}
