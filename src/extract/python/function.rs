//! Functions, methods and lambdas.

use tree_sitter::Node;

use crate::extract::python::Walk;
use crate::extract::python::grammar::Kind;
use crate::extract::python::words::WORDS;
use crate::model::facts::{ClassId, Expr, ExprId, FuncId, Function, Param, ParamKind, Pos, ScopeId, ScopeKind};
use crate::model::sym::Sym;

/// A parameter and, for Python 2's `def f((a, b))`, its pattern.
struct Parameter<'t> {
    param: Param,
    name: Option<Node<'t>>,
    pattern: Option<Node<'t>>,
}

impl<'t> Walk<'t, '_> {
    /// `outer` is the definition with its decorators.
    pub(super) fn function_definition(&mut self, node: Node<'t>, outer: Node<'t>, decorators: Vec<ExprId>) {
        let mut params = self.parameters(node);
        let return_type = node.child_by_field_id(self.fields.return_type);
        let return_type = return_type.map_or(ExprId::NONE, |ty| self.ty(ty));
        let around = self.builder.function_scope();
        let class = match self.builder.facts.scopes[around.index()].kind {
            ScopeKind::Class(class) => class,
            _ => ClassId::NONE,
        };
        let marks = self.marks(&decorators);
        if class.is_some()
            && !marks.is_static
            && let Some(first) = params.first_mut().filter(|first| first.param.kind == ParamKind::Normal)
        {
            first.param.kind = ParamKind::Receiver;
        }
        let name = node.child_by_field_id(self.fields.name);
        let mut function = self.blank(node, name.unwrap_or(node), outer);
        function.name = name.map_or(Sym::EMPTY, |name| self.builder.sym(name));
        function.return_type = return_type;
        function.decorators = decorators;
        function.class = class;
        function.is_static = marks.is_static;
        function.is_property = marks.is_property;
        function.has_body = !marks.is_overload;
        function.is_async = node.child(0).is_some_and(|first| self.grammar.kind(first) == Kind::Async);
        let bound = function.name;
        let id = self.body(function, params, |walk| {
            if let Some(body) = node.child_by_field_id(walk.fields.body) {
                walk.statements(body);
            }
            walk.errors(node);
        });
        if let Some(class) = class.get() {
            self.builder.facts.classes[class.index()].methods.push(id);
        }
        let value = self.builder.expr(Expr::Func(id), node);
        if !marks.is_accessor {
            self.bind(bound, self.given(value));
        }
    }

    pub(super) fn lambda(&mut self, node: Node<'t>) -> ExprId {
        let params = self.parameters(node);
        let function = self.blank(node, node, node);
        let id = self.body(function, params, |walk| {
            let value = walk.expr_field(node, walk.fields.body);
            walk.returns(value);
            walk.errors(node);
        });
        self.builder.expr(Expr::Func(id), node)
    }

    /// Adds the function, binds its parameters in its scope and lowers its body there.
    fn body(&mut self, function: Function, params: Vec<Parameter<'t>>, lower: impl FnOnce(&mut Self)) -> FuncId {
        let id = self.builder.function(function);
        let before = self.builder.enter(ScopeKind::Function(id));
        let outer = std::mem::replace(&mut self.function, id);
        let scope = self.builder.scope;
        let first = self.builder.now();
        for (index, parameter) in params.into_iter().enumerate().take(usize::from(u16::MAX)) {
            let Parameter { param, name, pattern } = parameter;
            let (Param { name: bound, ty, pos, .. }, index) = (param.clone(), index as u16);
            self.builder.facts.functions[id.index()].params.push(param);
            let value = self.builder.expr_at(Expr::Param { func: id, index }, pos);
            if name.is_some() && !bound.is_empty() {
                self.builder.bind(bound, value, ty);
            }
            if let Some(pattern) = pattern {
                self.assign(pattern, self.given(value));
            }
        }
        lower(self);
        self.function = outer;
        self.builder.leave(before);
        let end = self.builder.now();
        let function = &mut self.builder.facts.functions[id.index()];
        (function.scope, function.first, function.end) = (scope, first, end);
        id
    }

    /// A function without a name, parameters or body yet.
    fn blank(&mut self, node: Node<'t>, named: Node<'t>, outer: Node<'t>) -> Function {
        let start = named.start_position();
        Function {
            name: Sym::EMPTY,
            scope: ScopeId::NONE,
            params: Vec::new(),
            returns: Vec::new(),
            return_type: ExprId::NONE,
            decorators: Vec::new(),
            class: ClassId::NONE,
            first: self.builder.now(),
            end: self.builder.now(),
            is_static: false,
            is_property: false,
            is_async: false,
            has_body: true,
            pos: Pos::new(start.row, start.column),
            lines: lines(outer, node),
        }
    }

    /// Lowers types and defaults, outside the function.
    fn parameters(&mut self, function: Node<'t>) -> Vec<Parameter<'t>> {
        let mut params = Vec::new();
        let Some(node) = function.child_by_field_id(self.fields.parameters) else { return params };
        let mut rest = ParamKind::Normal;
        self.each(node, |walk, child| {
            let kind = walk.grammar.kind(child);
            if kind == Kind::KeywordSeparator {
                rest = ParamKind::KeywordOnly;
            }
            let Some(target) = walk.parameter_target(kind, child) else { return };
            let (target, kind) = match walk.grammar.kind(target) {
                Kind::ListSplatPattern => (target.named_child(0).unwrap_or(target), ParamKind::Rest),
                Kind::DictionarySplatPattern => (target.named_child(0).unwrap_or(target), ParamKind::KeywordRest),
                _ => (target, rest),
            };
            if kind == ParamKind::Rest {
                rest = ParamKind::KeywordOnly;
            }
            let ty = child.child_by_field_id(walk.fields.ty).map_or(ExprId::NONE, |ty| walk.ty(ty));
            let default = child.child_by_field_id(walk.fields.value);
            let default = default.map_or(ExprId::NONE, |default| walk.expr(default));
            let named = walk.grammar.kind(target) == Kind::Identifier;
            let name = if named { walk.builder.sym(target) } else { Sym::EMPTY };
            let start = target.start_position();
            let pos = Pos::new(start.row, start.column);
            let param = Param { name, ty, default, kind, decorators: Vec::new(), field: false, pos };
            params.push(Parameter { param, name: named.then_some(target), pattern: (!named).then_some(target) });
        });
        params
    }

    /// The name or pattern of a parameter; separators have none.
    fn parameter_target(&self, kind: Kind, node: Node<'t>) -> Option<Node<'t>> {
        match kind {
            Kind::Identifier | Kind::ListSplatPattern | Kind::DictionarySplatPattern | Kind::TuplePattern => Some(node),
            Kind::DefaultParameter | Kind::TypedDefaultParameter => node.child_by_field_id(self.fields.name),
            Kind::TypedParameter => node.named_child(0),
            _ => None,
        }
    }

    fn marks(&self, decorators: &[ExprId]) -> Marks {
        let mut marks = Marks::default();
        for decorator in decorators {
            match self.builder.facts.expr(*decorator) {
                Expr::Name { name, .. } | Expr::Member { name, .. } => {
                    marks.is_static |= name == WORDS.static_method;
                    marks.is_property |= name == WORDS.property || name == WORDS.cached_property;
                    marks.is_overload |= name == WORDS.overload;
                }
                _ => {}
            }
            if let Expr::Member { name, .. } = self.builder.facts.expr(*decorator) {
                marks.is_accessor |= name == WORDS.setter || name == WORDS.deleter;
            }
        }
        marks
    }
}

/// What the language's own decorators say of a function.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)]
struct Marks {
    is_static: bool,
    is_property: bool,
    is_overload: bool,
    /// `@x.setter`, `@x.deleter`: `x` stays the property that the getter made.
    is_accessor: bool,
}

/// The first line of `outer` and the last of `node`, counted from 1.
pub(super) fn lines(outer: Node<'_>, node: Node<'_>) -> (u32, u32) {
    let (first, end) = (outer.start_position().row, node.end_position());
    let last = if end.column == 0 { end.row.saturating_sub(1) } else { end.row };
    (first as u32 + 1, last.max(first) as u32 + 1)
}
