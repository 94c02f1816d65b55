//! Calls, conversions and the built-ins that make values.

use tree_sitter::Node;

use super::class::pos;
use super::kinds::Kind;
use super::{Lower, part};
use crate::model::facts::{Arg, Expr, ExprId, Pos};
use crate::model::sym::Sym;

impl<'t> Lower<'t, '_> {
    /// `f(args)`. `string(x)` is `x`.
    pub(super) fn call(&mut self, node: Node<'t>) -> ExprId {
        let f = self.fields;
        let Some(function) = part(node, f.function) else { return self.unknown_with_children(node) };
        let arguments = part(node, f.arguments);
        if self.kind(function) == Kind::Identifier
            && let Some(value) = self.built_in_call(function, arguments)
        {
            return value;
        }
        let mut callee = self.expr(function);
        if let Some(types) = part(node, f.type_arguments) {
            let index = self.type_arguments(types);
            callee = self.b.expr(Expr::Index { base: callee, index }, function);
        }
        self.finish_call(callee, function, arguments, None)
    }

    /// `input() <- value`: what is sent into the channel that a call gives counts as its last argument. Answers
    /// whether it is such a statement.
    pub(super) fn send(&mut self, node: Node<'t>) -> bool {
        let f = self.fields;
        let (Some(channel), Some(value)) = (node.child_by_field_name("channel"), node.child_by_field_name("value"))
        else {
            return false;
        };
        let Some(function) = part(channel, f.function).filter(|_| self.kind(channel) == Kind::Call) else {
            return false;
        };
        let callee = self.expr(function);
        self.finish_call(callee, function, part(channel, f.arguments), Some(value));
        true
    }

    /// `[]byte(x)` is `x`; a conversion to another type written out is a call of it.
    pub(super) fn conversion(&mut self, node: Node<'t>) -> ExprId {
        let f = self.fields;
        let (Some(ty), Some(operand)) = (part(node, f.ty), part(node, f.operand)) else {
            return self.unknown_with_children(node);
        };
        if self.kind(ty) == Kind::SliceType {
            return self.expr(operand);
        }
        let callee = self.ty(ty);
        let value = self.expr(operand);
        let args = self.b.arg_run(&[Arg { name: Sym::EMPTY, value }]);
        let at = self.name_pos(ty);
        self.b.expr_at(Expr::Call { callee, args, scope: self.b.scope, new: false }, at)
    }

    fn built_in_call(&mut self, function: Node<'t>, arguments: Option<Node<'t>>) -> Option<ExprId> {
        match self.b.bytes(function) {
            b"string" => {
                let arguments = arguments.filter(|a| a.named_child_count() == 1)?;
                let value = self.inner(arguments)?;
                Some(self.expr(value))
            }
            _ => None,
        }
    }

    fn finish_call(
        &mut self,
        callee: ExprId,
        function: Node<'t>,
        arguments: Option<Node<'t>>,
        sent: Option<Node<'t>>,
    ) -> ExprId {
        let base = self.args.len();
        let is_append = self.b.bytes(function) == b"append";
        if let Some(arguments) = arguments {
            self.children(arguments, |this, argument, _| {
                let empty = if is_append { None } else { this.empty_list(argument) };
                let value = empty.unwrap_or_else(|| this.expr(argument));
                this.args.push(Arg { name: Sym::EMPTY, value });
            });
        }
        if let Some(sent) = sent {
            let value = self.expr(sent);
            self.args.push(Arg { name: Sym::EMPTY, value });
        }
        let args = self.b.arg_run(&self.args[base..]);
        self.args.truncate(base);
        let at = self.name_pos(function);
        self.b.expr_at(Expr::Call { callee, args, scope: self.b.scope, new: false }, at)
    }

    /// `[]T{}` and `&[]T{}` as an argument say nothing but their type: they are what `make` gives.
    fn empty_list(&mut self, argument: Node<'t>) -> Option<ExprId> {
        let f = self.fields;
        let node = match self.kind(argument) {
            Kind::Unary if self.b.bytes(argument).starts_with(b"&") => part(argument, f.operand)?,
            _ => argument,
        };
        let (ty, body) = (part(node, f.ty)?, part(node, f.body)?);
        if self.kind(node) != Kind::Composite || self.kind(ty) != Kind::SliceType || body.named_child_count() > 0 {
            return None;
        }
        let scope = self.b.scope;
        let callee = self.b.expr(Expr::Name { name: Sym::new("make"), scope }, node);
        let value = self.ty(ty);
        let args = self.b.arg_run(&[Arg { name: Sym::EMPTY, value }]);
        Some(self.b.expr(Expr::Call { callee, args, scope, new: false }, node))
    }

    /// Where the last member name of a callee stands, or else where the callee starts.
    fn name_pos(&self, callee: Node<'t>) -> Pos {
        let f = self.fields;
        let mut node = callee;
        loop {
            let next = match self.kind(node) {
                Kind::Selector => return pos(part(node, f.field).unwrap_or(node)),
                Kind::QualifiedType => return pos(part(node, f.name).unwrap_or(node)),
                Kind::Index => part(node, f.operand),
                Kind::GenericType | Kind::TypeInstantiation => part(node, f.ty),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => return pos(callee),
            }
        }
    }
}
