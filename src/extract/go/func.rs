//! Functions, methods and function literals.

use tree_sitter::Node;

use super::class::{lines, pos};
use super::kinds::Kind;
use super::{Frame, Lower, part};
use crate::model::facts::{ClassId, Expr, ExprId, FuncId, Function, Param, ParamKind, ScopeKind};
use crate::model::sym::Sym;

impl<'t> Lower<'t, '_> {
    /// `func name(...) {...}`.
    pub(super) fn function(&mut self, node: Node<'t>) {
        let Some(name) = part(node, self.fields.name) else {
            self.stmts(node);
            return;
        };
        let sym = self.b.sym(name);
        let func = self.define(node, sym, name);
        let value = self.b.expr(Expr::Func(func), node);
        self.declare(sym, value, ExprId::NONE);
    }

    /// `func (receiver) name(...) {...}`: binds nothing, the receiver's type has it.
    pub(super) fn method(&mut self, node: Node<'t>) {
        let Some(name) = part(node, self.fields.name) else {
            self.stmts(node);
            return;
        };
        let sym = self.b.sym(name);
        let func = self.define(node, sym, name);
        self.b.expr(Expr::Func(func), node);
    }

    /// A function literal; `name` is that of the variable it is bound to, if any.
    pub(super) fn func_literal(&mut self, node: Node<'t>, name: Sym) -> ExprId {
        let func = self.define(node, name, node);
        self.b.expr(Expr::Func(func), node)
    }

    /// `return`, whose bare form gives the named results.
    pub(super) fn return_stmt(&mut self, node: Node<'t>) {
        let base = self.items.len();
        self.children(node, |this, child, kind| {
            if kind == Kind::ExpressionList {
                this.children(child, |this, value, _| {
                    let value = this.expr(value);
                    this.items.push(value);
                });
            } else {
                this.stmt(child);
            }
        });
        let Some(frame) = self.frames.last() else {
            self.items.truncate(base);
            return;
        };
        let func = frame.func;
        if self.items.len() == base {
            let scope = self.b.scope;
            for name in &frame.results {
                let name = self.b.expr(Expr::Name { name: *name, scope }, node);
                self.items.push(name);
            }
        }
        if self.items.len() > base {
            let value = self.one_or_list(base, node);
            self.b.facts.functions[func.index()].returns.push(value);
        }
    }

    fn define(&mut self, node: Node<'t>, name: Sym, at: Node<'t>) -> FuncId {
        let f = self.fields;
        let mut params = Vec::new();
        if let Some(receiver) = part(node, f.receiver) {
            self.params(receiver, &mut params);
            params.truncate(1);
            for receiver in &mut params {
                receiver.kind = ParamKind::Receiver;
            }
        }
        if let Some(list) = part(node, f.parameters) {
            self.params(list, &mut params);
        }
        let mut results = Vec::new();
        let return_type = self.results(node, &mut results);
        let body = part(node, f.body);
        let func = self.b.function(Function {
            name,
            scope: self.b.scope,
            params,
            returns: Vec::new(),
            return_type,
            decorators: Vec::new(),
            class: ClassId::NONE,
            first: self.b.now(),
            end: self.b.now(),
            is_static: false,
            is_property: false,
            is_async: false,
            has_body: body.is_some(),
            pos: pos(at),
            lines: lines(node),
        });
        let before = self.b.enter(ScopeKind::Function(func));
        self.b.facts.functions[func.index()].scope = self.b.scope;
        self.bind_params(func);
        for result in &results {
            self.declare(result.name, ExprId::NONE, result.ty);
        }
        let results = results.into_iter().map(|r| r.name).filter(|n| !n.is_empty()).collect();
        self.frames.push(Frame { func, results });
        if let Some(body) = body {
            self.stmts(body);
        }
        self.frames.pop();
        self.b.leave(before);
        self.b.facts.functions[func.index()].end = self.b.now();
        func
    }

    fn bind_params(&mut self, func: FuncId) {
        for index in 0..self.b.facts.functions[func.index()].params.len() {
            let Param { name, ty, pos, .. } = self.b.facts.functions[func.index()].params[index];
            if self.is_name(name) {
                let index = u16::try_from(index).unwrap_or(u16::MAX);
                let value = self.b.expr_at(Expr::Param { func, index }, pos);
                self.declare(name, value, ty);
            }
        }
    }

    /// The return type; named results are put into `results`.
    fn results(&mut self, node: Node<'t>, results: &mut Vec<Param>) -> ExprId {
        let Some(result) = part(node, self.fields.result) else { return ExprId::NONE };
        if self.kind(result) != Kind::ParameterList {
            return self.ty(result);
        }
        self.params(result, results);
        match results.as_slice() {
            [] => ExprId::NONE,
            [only] => only.ty,
            several => {
                let types: Vec<ExprId> = several.iter().map(|p| p.ty).collect();
                let items = self.b.run(&types);
                self.b.expr(Expr::List { items }, result)
            }
        }
    }

    fn params(&mut self, list: Node<'t>, params: &mut Vec<Param>) {
        self.children(list, |this, node, kind| match kind {
            Kind::Parameter => this.param(node, ParamKind::Normal, params),
            Kind::VariadicParameter => this.param(node, ParamKind::Rest, params),
            _ => this.stmt(node),
        });
    }

    /// One declaration, `a, b T` making two parameters and `T` one without a name.
    fn param(&mut self, node: Node<'t>, kind: ParamKind, params: &mut Vec<Param>) {
        let before = params.len();
        let mut ty = ExprId::NONE;
        let new = |name, at| Param {
            name,
            ty: ExprId::NONE,
            default: ExprId::NONE,
            kind,
            decorators: Vec::new(),
            field: false,
            pos: pos(at),
        };
        self.children(node, |this, child, kind| match kind {
            Kind::Identifier => params.push(new(this.b.sym(child), child)),
            Kind::Error => this.stmt(child),
            _ => ty = this.ty(child),
        });
        if params.len() == before {
            params.push(new(Sym::EMPTY, node));
        }
        params[before..].iter_mut().for_each(|p| p.ty = ty);
    }
}
