//! Functions, their parameters and decorators.

use super::grammar::{Field, Kind};
use super::pattern::Declare;
use super::{Kid, Lowering, Name, pos};
use crate::model::facts::{ClassId, Expr, ExprId, FuncId, Function, Param, ParamKind, ScopeId, ScopeKind};
use crate::model::sym::Sym;

/// Decorators that stand before a definition, outside of its node.
#[derive(Default)]
pub(super) struct Decorators {
    pub(super) exprs: Vec<ExprId>,
    /// The row of the first.
    pub(super) row: Option<usize>,
}

/// The parts of a parameter that are lowered inside its function.
struct Inside<'t> {
    pattern: Kid<'t>,
    default: Option<Kid<'t>>,
}

impl<'t> Lowering<'t, '_> {
    /// A function expression or arrow; `name` is what it is bound to.
    pub(super) fn function_value(&mut self, kid: Kid<'t>, name: Option<Name>) -> ExprId {
        let function = self.function(kid, name, ClassId::NONE, Decorators::default());
        self.b.expr(Expr::Func(function), kid.node)
    }

    /// Any function, method or signature.
    pub(super) fn function(
        &mut self,
        kid: Kid<'t>,
        name: Option<Name>,
        class: ClassId,
        mut decorators: Decorators,
    ) -> FuncId {
        let node = kid.node;
        let kids = self.open(node);
        let mut own_name = name.unwrap_or(Name { sym: Sym::EMPTY, pos: pos(node) });
        for index in kids.clone() {
            let kid = self.kid(index);
            if kid.field == Field::Decorator {
                self.decorator(kid, &mut decorators);
            } else if kid.field == Field::Name {
                own_name = Name { sym: self.property_name(kid), pos: pos(kid.node) };
            }
        }
        let id = self.b.function(Function {
            name: own_name.sym,
            scope: self.b.scope,
            params: Vec::new(),
            returns: Vec::new(),
            return_type: ExprId::NONE,
            decorators: decorators.exprs,
            class,
            first: ExprId::NONE,
            end: ExprId::NONE,
            is_static: self.has(&kids, Kind::Static) || self.has(&kids, Kind::StaticGet),
            is_property: self.has(&kids, Kind::Get) || self.has(&kids, Kind::StaticGet),
            is_async: self.has(&kids, Kind::Async),
            has_body: false,
            pos: own_name.pos,
            lines: (decorators.row.unwrap_or(node.start_position().row) as u32 + 1, node.end_position().row as u32 + 1),
        });
        let (mut params, inside) =
            self.parameters(self.part(&kids, Field::Parameters).or(self.part(&kids, Field::Parameter)));
        let return_type = self.optional_type(self.part(&kids, Field::ReturnType));
        let body = self.part(&kids, Field::Body);
        let named = kid.kind == Kind::FunctionExpression && self.part(&kids, Field::Name).is_some();
        self.close(&kids);

        let first = self.b.now();
        let before = self.b.enter(ScopeKind::Function(id));
        let scope = self.b.scope;
        let outer = (self.function, self.this);
        self.function = id;
        if kid.kind != Kind::Arrow {
            self.this = scope;
        }
        if named {
            let value = self.b.expr_at(Expr::Func(id), own_name.pos);
            self.bind(Declare::Lexical, own_name.sym, value, ExprId::NONE);
        }
        self.bind_parameters(id, &mut params, &inside);
        match body {
            Some(body) if body.kind == Kind::Block => self.statements_of(body.node),
            Some(body) => {
                let value = self.expr(body);
                self.returns(value);
            }
            None => {}
        }
        (self.function, self.this) = outer;
        self.b.leave(before);
        self.finish(id, scope, params, return_type, (first, body.is_some()));
        id
    }

    fn finish(
        &mut self,
        id: FuncId,
        scope: ScopeId,
        params: Vec<Param>,
        return_type: ExprId,
        (first, has_body): (ExprId, bool),
    ) {
        let end = self.b.now();
        if let Some(function) = self.b.facts.functions.get_mut(id.index()) {
            function.scope = scope;
            function.params = params;
            function.return_type = return_type;
            function.first = first;
            function.end = end;
            function.has_body = has_body;
        }
    }

    /// Decorators and types of the parameters, and what remains to lower inside the function.
    fn parameters(&mut self, list: Option<Kid<'t>>) -> (Vec<Param>, Vec<Inside<'t>>) {
        let (mut params, mut inside) = (Vec::new(), Vec::new());
        match list {
            Some(list) if list.field == Field::Parameters => {
                let kids = self.open(list.node);
                params.reserve(kids.len());
                inside.reserve(kids.len());
                for index in kids.clone() {
                    self.parameter(self.kid(index), &mut params, &mut inside);
                }
                self.close(&kids);
            }
            Some(single) => self.parameter(single, &mut params, &mut inside),
            None => {}
        }
        (params, inside)
    }

    fn parameter(&mut self, kid: Kid<'t>, params: &mut Vec<Param>, inside: &mut Vec<Inside<'t>>) {
        let mut decorators = Decorators::default();
        let (mut pattern, mut ty, mut default, mut field) = (Some(kid), ExprId::NONE, None, false);
        match kid.kind {
            Kind::Parameter => {
                let kids = self.open(kid.node);
                for index in kids.clone() {
                    let kid = self.kid(index);
                    match (kid.field, kid.kind) {
                        (Field::Decorator, _) => self.decorator(kid, &mut decorators),
                        (_, Kind::Modifier | Kind::Readonly) => field = true,
                        (Field::Type, _) => ty = self.ty(kid),
                        _ => {}
                    }
                }
                pattern = self.part(&kids, Field::Pattern);
                default = self.part(&kids, Field::Value);
                self.close(&kids);
            }
            Kind::DefaultPattern => {
                let kids = self.open(kid.node);
                pattern = self.part(&kids, Field::Left);
                default = self.part(&kids, Field::Right);
                self.close(&kids);
            }
            _ => {}
        }
        let rest = pattern.is_some_and(|pattern| pattern.kind == Kind::RestPattern);
        if rest {
            pattern = pattern.and_then(|pattern| self.inner(pattern.node));
        }
        let Some(pattern) = pattern else { return };
        // `this: T` is what the function runs on.
        let receiver = pattern.kind == Kind::This;
        params.push(Param {
            name: self.simple_name(pattern).map_or(Sym::EMPTY, |name| name.sym),
            ty,
            default: ExprId::NONE,
            kind: match (rest, receiver) {
                (_, true) => ParamKind::Receiver,
                (true, _) => ParamKind::Rest,
                _ => ParamKind::Normal,
            },
            decorators: decorators.exprs,
            field,
            pos: pos(pattern.node),
        });
        inside.push(Inside { pattern, default });
    }

    /// Defaults and names of the parameters, in the function's scope: a default may use the parameters before it.
    fn bind_parameters(&mut self, func: FuncId, params: &mut [Param], inside: &[Inside<'t>]) {
        for (index, (param, inside)) in params.iter_mut().zip(inside).enumerate() {
            if let Some(default) = inside.default {
                let name = self.simple_name(inside.pattern);
                param.default = self.expr_named(default, name);
            }
            let index = index.min(usize::from(u16::MAX)) as u16;
            let value = self.b.expr_at(Expr::Param { func, index }, param.pos);
            self.pattern(inside.pattern, value, param.ty, Declare::Lexical);
        }
    }

    /// `@name`, `@name(...)`.
    pub(super) fn decorator(&mut self, kid: Kid<'t>, decorators: &mut Decorators) {
        decorators.row.get_or_insert(kid.node.start_position().row);
        if let Some(inner) = self.inner(kid.node) {
            let decorator = self.expr(inner);
            decorators.exprs.push(decorator);
        }
    }
}
