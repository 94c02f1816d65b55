//! Assignments and their targets.

use tree_sitter::Node;

use crate::extract::python::Walk;
use crate::extract::python::grammar::Kind;
use crate::extract::python::scope::Given;
use crate::model::facts::{Expr, ExprId, ScopeId};
use crate::model::sym::Sym;

impl<'t> Walk<'t, '_> {
    /// `a = b = value`, `a: T = value`, `a: T`.
    pub(super) fn assignment(&mut self, node: Node<'t>) {
        let mut targets = Vec::new();
        let mut ty = ExprId::NONE;
        let mut right = Some(node);
        while let Some(link) = right.filter(|right| self.grammar.kind(*right) == Kind::Assignment) {
            targets.extend(link.child_by_field_id(self.fields.left));
            if let Some(declared) = link.child_by_field_id(self.fields.ty) {
                ty = self.ty(declared);
            }
            self.errors(link);
            right = link.child_by_field_id(self.fields.right);
        }
        let value = right.map_or(ExprId::NONE, |right| self.expr(right));
        for target in targets {
            let given = self.given(value);
            self.assign(target, Given { ty, ..given });
        }
    }

    /// `a += value` adds to the earlier value, as `|=` does; what other operators make is not known.
    pub(super) fn augmented_assignment(&mut self, node: Node<'t>) {
        let operator = node.child_by_field_id(self.fields.operator).map(|operator| self.grammar.kind(operator));
        let mut value = self.expr_field(node, self.fields.right);
        let augmented = matches!(operator, Some(Kind::PlusEquals | Kind::PipeEquals));
        if !augmented {
            value = self.unknown(node);
        }
        if let Some(target) = node.child_by_field_id(self.fields.left) {
            let given = self.given(value);
            self.assign(target, Given { augmented, ..given });
        }
        self.errors(node);
    }

    /// Gives a value to a target: a name, a member, an index, or a pattern of targets.
    /// Only names and members are declared without a value.
    pub(super) fn assign(&mut self, target: Node<'t>, given: Given) {
        if !self.builder.descend(target) {
            return;
        }
        match self.grammar.kind(target) {
            Kind::Identifier => self.bind_variable(target, given),
            Kind::Attribute => {
                let base = self.expr_field(target, self.fields.object);
                let name = target.child_by_field_id(self.fields.attribute);
                let name = name.map_or(Sym::EMPTY, |name| self.builder.sym(name));
                self.store(base, name, ExprId::NONE, given);
            }
            Kind::Subscript => {
                let (base, index) = self.subscript_parts(target);
                self.store(base, Sym::EMPTY, index, given);
            }
            Kind::PatternList
            | Kind::TuplePattern
            | Kind::ListPattern
            | Kind::ExpressionList
            | Kind::Tuple
            | Kind::List => {
                let value = if given.value.is_some() { given.value } else { self.unknown(target) };
                self.assign_elements(target, value, given.scope);
            }
            Kind::ParenthesizedExpression
            | Kind::AsPatternTarget
            | Kind::ListSplat
            | Kind::ListSplatPattern
            | Kind::DictionarySplatPattern => self.each(target, |walk, inner| walk.assign(inner, given)),
            _ => {
                self.visit(target);
            }
        }
        self.builder.ascend();
    }

    fn store(&mut self, base: ExprId, name: Sym, index: ExprId, given: Given) {
        self.builder.store(base, name, index, given.value, given.ty);
        if given.augmented
            && let Some(store) = self.builder.facts.stores.last_mut()
        {
            store.augmented = true;
        }
    }

    /// `a, *b, c = value`: elements 0, unknown and -1 of the value.
    fn assign_elements(&mut self, target: Node<'t>, value: ExprId, scope: ScopeId) {
        let children = self.collect(target, false);
        let mut starred = false;
        for index in children.clone() {
            let child = self.nodes[index];
            let index = match self.grammar.kind(child) {
                Kind::Error => {
                    self.visit(child);
                    continue;
                }
                Kind::ListSplat | Kind::ListSplatPattern => {
                    starred = true;
                    self.unknown(child)
                }
                _ if starred => self.number(&format!("-{}", children.end - index), child),
                _ => self.number(&(index - children.start).to_string(), child),
            };
            let value = self.builder.expr(Expr::Index { base: value, index }, child);
            self.assign(child, Given { value, ty: ExprId::NONE, augmented: false, scope });
        }
        self.nodes.truncate(children.start);
    }

    pub(super) fn number(&mut self, text: &str, node: Node<'t>) -> ExprId {
        self.builder.expr(Expr::Num(Sym::new(text)), node)
    }

    /// `type A = T`: a name for the type, like `A = T`.
    pub(super) fn type_alias(&mut self, node: Node<'t>) {
        let value = node.child_by_field_id(self.fields.right).map_or(ExprId::NONE, |right| self.ty(right));
        let mut target = node.child_by_field_id(self.fields.left);
        while let Some(left) = target.filter(|left| matches!(self.grammar.kind(*left), Kind::Type | Kind::GenericType))
        {
            target = left.named_child(0);
        }
        if let Some(target) = target.filter(|target| self.grammar.kind(*target) == Kind::Identifier) {
            self.bind_variable(target, self.given(value));
        }
        self.errors(node);
    }
}
