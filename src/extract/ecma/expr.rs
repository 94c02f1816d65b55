//! Expressions: what each kind of node becomes, and operators.

use super::grammar::{Field, Kind};
use super::{Kid, Lowering, Name, pos};
use crate::model::facts::{Expr, ExprId};

/// What a chain of binary operators makes of its operands.
#[derive(Clone, Copy, PartialEq)]
enum Operator {
    Concat,
    Choice,
    Equals,
    Differs,
    Product,
    Other,
}

impl<'t> Lowering<'t, '_> {
    pub(super) fn expr(&mut self, kid: Kid<'t>) -> ExprId {
        self.expr_named(kid, None)
    }

    /// An expression that is given a name: a function or class without its own takes it.
    pub(super) fn expr_named(&mut self, kid: Kid<'t>, name: Option<Name>) -> ExprId {
        let kid = self.unwrap(kid);
        let value = self.unwrapped(kid, name);
        self.b.note(kid.node, value);
        value
    }

    fn unwrapped(&mut self, kid: Kid<'t>, name: Option<Name>) -> ExprId {
        let node = kid.node;
        match kid.kind {
            // `import.meta` is as good as a name.
            Kind::Identifier | Kind::TypeName | Kind::MetaProperty => {
                let name = self.b.sym(node);
                return self.name(name, pos(node));
            }
            Kind::String => return self.string(kid),
            Kind::Number => {
                let number = self.b.sym(node);
                return self.b.expr(Expr::Num(number), node);
            }
            Kind::True => return self.b.expr(Expr::Bool(true), node),
            Kind::False => return self.b.expr(Expr::Bool(false), node),
            Kind::Null => return self.b.expr(Expr::Null, node),
            Kind::This => return self.b.expr(Expr::This { scope: self.this }, node),
            Kind::Super => return self.b.expr(Expr::Super { scope: self.this }, node),
            Kind::Regex => return self.regex(kid),
            _ => {}
        }
        if !self.b.descend(node) {
            return self.unknown(node);
        }
        let id = match kid.kind {
            Kind::Member => self.member(kid),
            Kind::Call => self.call(kid),
            Kind::New => self.new_call(kid),
            Kind::Subscript => self.subscript(kid),
            Kind::Object => self.object(kid),
            Kind::Array => self.array(kid),
            Kind::Template => self.template(kid),
            Kind::Arrow | Kind::FunctionExpression => self.function_value(kid, name),
            Kind::Class => self.class_value(kid, name),
            Kind::Binary => self.binary(kid),
            Kind::Ternary => self.ternary(kid),
            Kind::Assignment => self.assignment(kid),
            Kind::Augmented => self.augmented(kid),
            Kind::Unary => self.unary(kid),
            Kind::Spread => self.spread(kid),
            Kind::Sequence => self.sequence(kid),
            Kind::Yield => self.yielded(kid),
            Kind::JsxElement => self.jsx(kid),
            Kind::Namespace => {
                self.namespace(kid);
                self.unknown(node)
            }
            Kind::ObjectType => self.ty(kid),
            _ => {
                self.walk(kid);
                self.unknown(node)
            }
        };
        self.b.ascend();
        id
    }

    /// What is inside parentheses, `await`, casts and other nodes that leave no trace.
    pub(super) fn unwrap(&mut self, mut kid: Kid<'t>) -> Kid<'t> {
        loop {
            let inner = match kid.kind {
                Kind::Parenthesized
                | Kind::Await
                | Kind::NonNull
                | Kind::As
                | Kind::Satisfies
                | Kind::Instantiation => self.inner(kid.node),
                Kind::TypeAssertion => {
                    let kids = self.open(kid.node);
                    let last = self.kids[kids.clone()].last().copied();
                    self.close(&kids);
                    last
                }
                _ => return kid,
            };
            let Some(inner) = inner else { return kid };
            kid = inner;
        }
    }

    /// A chain of operators of one sort, as deep on its left as it likes.
    fn binary(&mut self, kid: Kid<'t>) -> ExprId {
        if let Some((tag, text, chain)) = self.typed_tag(kid) {
            return self.tagged_template(tag, text, chain);
        }
        let mark = self.spine.len();
        let mut sort = None;
        let mut next = Some(kid);
        let mut first = None;
        while let Some(kid) = next.take() {
            if kid.kind != Kind::Binary {
                first = Some(kid);
                break;
            }
            let kids = self.open(kid.node);
            let operator = match self.part(&kids, Field::Operator).map(|operator| operator.kind) {
                Some(Kind::Plus) => Operator::Concat,
                Some(Kind::OrOr | Kind::AndAnd | Kind::Nullish) => Operator::Choice,
                Some(Kind::EqualsEquals | Kind::Identical | Kind::In) => Operator::Equals,
                Some(Kind::NotEquals | Kind::NotIdentical) => Operator::Differs,
                Some(Kind::Star) => Operator::Product,
                _ => Operator::Other,
            };
            let compares = matches!(operator, Operator::Equals | Operator::Differs);
            let (left, right) = (self.part(&kids, Field::Left), self.part(&kids, Field::Right));
            self.close(&kids);
            if *sort.get_or_insert(operator) != operator || (compares && self.spine.len() > mark) {
                first = Some(kid);
                break;
            }
            self.spine.extend(right);
            next = left;
        }
        let items = self.items.len();
        if let Some(first) = first {
            let first = self.expr(first);
            self.items.push(first);
        }
        while self.spine.len() > mark {
            if let Some(operand) = self.spine.pop() {
                let operand = self.expr(operand);
                self.items.push(operand);
            }
        }
        if sort == Some(Operator::Product) {
            let factors: Vec<ExprId> = self.items.drain(items..).collect();
            let product = |left, right| self.b.expr(Expr::Product { left, right }, kid.node);
            return factors.into_iter().reduce(product).unwrap_or_else(|| self.unknown(kid.node));
        }
        let expr = match (sort, &self.items[items..]) {
            (Some(Operator::Equals), &[left, right]) => Expr::Equals { left, right },
            (Some(Operator::Differs), &[left, right]) => Expr::Differs { left, right },
            (Some(Operator::Concat), _) => Expr::Concat { items: self.run_from(items) },
            (Some(Operator::Choice), _) => Expr::Choice { items: self.run_from(items) },
            _ => Expr::Unknown,
        };
        self.items.truncate(items);
        self.b.expr(expr, kid.node)
    }

    /// `a ? b : c ? d : e`.
    fn ternary(&mut self, kid: Kid<'t>) -> ExprId {
        let mark = self.items.len();
        let mut next = Some(kid);
        while let Some(kid) = next.take() {
            let kids = self.open(kid.node);
            let parts = [Field::Condition, Field::Consequence, Field::Alternative].map(|part| self.part(&kids, part));
            self.close(&kids);
            let [condition, consequence, alternative] = parts;
            if let Some(condition) = condition {
                self.expr(condition);
            }
            if let Some(consequence) = consequence {
                let value = self.expr(consequence);
                self.items.push(value);
            }
            match alternative {
                Some(alternative) if alternative.kind == Kind::Ternary => next = Some(alternative),
                Some(alternative) => {
                    let value = self.expr(alternative);
                    self.items.push(value);
                }
                None => {}
            }
        }
        let items = self.run_from(mark);
        self.b.expr(Expr::Choice { items }, kid.node)
    }

    fn unary(&mut self, kid: Kid<'t>) -> ExprId {
        let kids = self.open(kid.node);
        let operator = self.part(&kids, Field::Operator).map(|operator| operator.kind);
        let argument = self.part(&kids, Field::Argument);
        self.close(&kids);
        if let (Some(Kind::Minus), Some(Kind::Number)) = (operator, argument.map(|argument| argument.kind)) {
            let number = self.b.sym(kid.node);
            return self.b.expr(Expr::Num(number), kid.node);
        }
        if let Some(argument) = argument {
            self.expr(argument);
        }
        self.b.expr(if operator == Some(Kind::Void) { Expr::Null } else { Expr::Unknown }, kid.node)
    }

    pub(super) fn spread(&mut self, kid: Kid<'t>) -> ExprId {
        let inner = match self.inner(kid.node) {
            Some(inner) => self.expr(inner),
            None => self.unknown(kid.node),
        };
        self.b.expr(Expr::Spread(inner), kid.node)
    }

    /// `a, b, c`: the last is the value.
    fn sequence(&mut self, kid: Kid<'t>) -> ExprId {
        let kids = self.open(kid.node);
        let mut last = None;
        for index in kids.clone() {
            last = Some(self.expr(self.kid(index)));
        }
        self.close(&kids);
        last.unwrap_or_else(|| self.unknown(kid.node))
    }

    fn yielded(&mut self, kid: Kid<'t>) -> ExprId {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            if kid.kind != Kind::Star {
                let value = self.expr(kid);
                self.returns(value);
            }
        }
        self.close(&kids);
        self.unknown(kid.node)
    }
}
