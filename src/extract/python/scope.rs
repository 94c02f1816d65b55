//! Where names are declared.

use tree_sitter::Node;

use crate::extract::python::Walk;
use crate::model::facts::{Expr, ExprId, Field, Pos, ScopeId, ScopeKind};
use crate::model::sym::Sym;

/// What a target is given.
#[derive(Clone, Copy)]
pub(super) struct Given {
    /// The value, or `NONE` for a declaration without one.
    pub(super) value: ExprId,
    /// The declared type, or `NONE`.
    pub(super) ty: ExprId,
    /// `target += value`.
    pub(super) augmented: bool,
    /// The scope in which names are declared.
    pub(super) scope: ScopeId,
}

impl<'t> Walk<'t, '_> {
    /// `value` for targets that declare in the function, class or module around.
    pub(super) fn given(&self, value: ExprId) -> Given {
        Given { value, ty: ExprId::NONE, augmented: false, scope: self.builder.function_scope() }
    }

    /// Binds the name that `target` spells. In a class body it is a field too.
    pub(super) fn bind_variable(&mut self, target: Node<'t>, given: Given) {
        let name = self.builder.sym(target);
        if name.is_empty() {
            return;
        }
        if let Expr::Func(func) = self.builder.facts.expr(given.value)
            && self.builder.facts.functions[func.index()].name.is_empty()
        {
            self.builder.facts.functions[func.index()].name = name;
        }
        self.bind(name, given);
        if let ScopeKind::Class(class) = self.builder.facts.scopes[given.scope.index()].kind
            && !given.augmented
        {
            let start = target.start_position();
            self.builder.facts.classes[class.index()].fields.push(Field {
                name,
                ty: given.ty,
                value: given.value,
                decorators: Vec::new(),
                tag: Sym::EMPTY,
                optional: false,
                is_static: false,
                pos: Pos::new(start.row, start.column),
            });
        }
    }

    /// Binds `name`, which `global` or `nonlocal` may have declared elsewhere.
    pub(super) fn bind(&mut self, name: Sym, given: Given) {
        if name.is_empty() {
            return;
        }
        let scope = self.redirected(given.scope, name).unwrap_or(given.scope);
        self.builder.bind_in(scope, name, given.value, given.ty);
        if given.augmented
            && let Some(binding) = self.builder.facts.bindings.last_mut()
        {
            binding.augmented = true;
        }
    }

    /// `global a, b` and `nonlocal a, b`.
    pub(super) fn redirect(&mut self, node: Node<'t>, global: bool) {
        let scope = self.builder.function_scope();
        if scope == ScopeId(0) {
            return;
        }
        self.each(node, |walk, child| {
            let name = walk.builder.sym(child);
            let target = if global { Some(ScopeId(0)) } else { walk.outer_declaration(scope, name) };
            if let Some(target) = target {
                walk.redirects.insert((scope, name), target);
            }
        });
    }

    fn redirected(&self, scope: ScopeId, name: Sym) -> Option<ScopeId> {
        self.redirects.get(&(scope, name)).copied()
    }

    /// The function scope around `scope` that `nonlocal name` means: the nearest that binds it so far, or else the nearest.
    fn outer_declaration(&self, scope: ScopeId, name: Sym) -> Option<ScopeId> {
        let facts = &self.builder.facts;
        let mut nearest = None;
        let mut outer = facts.scopes[scope.index()].parent;
        while outer.is_some() {
            let around = facts.scopes[outer.index()];
            if matches!(around.kind, ScopeKind::Function(_)) {
                if let Some(target) = self.redirected(outer, name) {
                    return Some(target);
                }
                if facts.bindings.iter().any(|b| b.scope == outer && b.name == name) {
                    return Some(outer);
                }
                nearest = nearest.or(Some(outer));
            }
            outer = around.parent;
        }
        nearest
    }
}
