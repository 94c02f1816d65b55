//! What a function's body holds that matters to flows.

use std::rc::Rc;

use rustc_hash::FxHashSet;

use crate::model::facts::{Expr, ExprId, FileFacts, FuncId, Function, ParamKind};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::flow::Graph;
use crate::resolve::value::FileId;
use crate::resolve::world::last_name;

/// The calls and reads of a function, closures without a name included, in program order.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// Calls that are goals.
    pub(crate) goals: Vec<ExprId>,
    /// Calls of something that may lead to a goal.
    pub(crate) calls: Vec<ExprId>,
    /// Functions given as arguments that may lead to one: the argument.
    pub(crate) given: Vec<ExprId>,
    /// Whether a parameter of unknown type says what is called: it matters who calls.
    pub(crate) by_caller: bool,
    /// Members read that may be properties that lead to one.
    pub(crate) reads: Vec<ExprId>,
}

impl Graph {
    pub(crate) fn body(&mut self, resolver: &Resolver<'_>, (file, func): (FileId, FuncId)) -> Rc<Body> {
        if let Some(body) = self.bodies.get(&(file, func)) {
            return body.clone();
        }
        let body = Rc::new(self.find_body(resolver, file, func));
        self.bodies.insert((file, func), body.clone());
        body
    }

    fn find_body(&mut self, resolver: &Resolver<'_>, file: FileId, func: FuncId) -> Body {
        let facts = resolver.world.facts(file);
        let function = &facts.functions[func.index()];
        let apart = self.apart(facts, file);
        let from = apart.partition_point(|(first, _, _)| *first < function.first.0);
        let mut inner = apart[from..].iter().filter(|(_, _, other)| *other != func).peekable();
        let mut body = Body::default();
        for param in &function.params {
            if let Expr::Call { args, .. } = facts.expr(param.default) {
                let given = facts.arguments(args).iter().map(|arg| arg.value);
                body.given.extend(given.filter(|arg| self.may_be_given(facts, *arg)));
            }
        }
        let mut next = function.first.0;
        while next < function.end.0 {
            while inner.next_if(|(_, end, _)| *end <= next).is_some() {}
            if let Some((_, end, _)) = inner.next_if(|(first, _, _)| *first <= next) {
                next = *end;
                continue;
            }
            let expr = ExprId(next);
            next += 1;
            match facts.expr(expr) {
                Expr::Call { callee, args, .. } => {
                    if self.at_call.contains_key(&(file, expr)) {
                        body.goals.push(expr);
                    }
                    if last_name(facts, callee).is_some_and(|name| self.names.contains(&(facts.language, name)))
                        || self.taken.contains(&(file, expr))
                    {
                        body.calls.push(expr);
                        body.by_caller |= is_of_parameter(facts, function, callee)
                            || facts.arguments(args).iter().any(|arg| is_given_class(facts, function, arg.value));
                    }
                    let given = facts.arguments(args).iter().map(|arg| arg.value);
                    body.given.extend(given.filter(|arg| self.may_be_given(facts, *arg)));
                }
                Expr::Member { name, .. } if self.properties.contains(&name) => body.reads.push(expr),
                _ => {}
            }
        }
        body
    }

    fn is_leading_name(&self, facts: &FileFacts, name: Sym) -> bool {
        self.names.contains(&(facts.language, name))
    }

    /// Whether an argument may be a function that leads to a goal: its name, or a call that makes it.
    pub(crate) fn may_be_given(&self, facts: &FileFacts, argument: ExprId) -> bool {
        match facts.expr(argument) {
            Expr::Name { name, .. } | Expr::Member { name, .. } => self.is_leading_name(facts, name),
            Expr::Call { callee, .. } => last_name(facts, callee).is_some_and(|n| self.is_leading_name(facts, n)),
            _ => false,
        }
    }
}

/// Whether a callee is a parameter, or a member of one, of which its type does not tell the class: `run()` of a parameter
/// `run`, `schema.load()` of `schema: type[Schema]`.
fn is_of_parameter(facts: &FileFacts, function: &Function, callee: ExprId) -> bool {
    let mut root = callee;
    while let Expr::Member { base, .. } = facts.expr(root) {
        root = base;
    }
    is_untold_parameter(facts, function, root)
}

/// Whether an expression is a parameter that is declared to be a class or function itself.
fn is_given_class(facts: &FileFacts, function: &Function, expr: ExprId) -> bool {
    let Expr::Name { name, .. } = facts.expr(expr) else { return false };
    function.params.iter().any(|p| p.name == name && p.ty.is_some()) && is_untold_parameter(facts, function, expr)
}

/// Whether an expression is a parameter of which its type does not tell the class.
fn is_untold_parameter(facts: &FileFacts, function: &Function, expr: ExprId) -> bool {
    let Expr::Name { name, .. } = facts.expr(expr) else { return false };
    function.params.iter().any(|p| p.name == name && p.kind != ParamKind::Receiver && !tells_class(facts, p.ty))
}

/// Whether a type says of which class a value is: `Order`, `list[Order]`, `Order | None`.
fn tells_class(facts: &FileFacts, ty: ExprId) -> bool {
    match facts.expr(ty) {
        Expr::Name { .. } | Expr::Member { .. } | Expr::Null => true,
        Expr::Index { base, .. } => {
            last_name(facts, base).is_some_and(|name| !matches!(name.as_str(), "type" | "Type" | "Callable"))
        }
        Expr::Choice { items } => facts.items(items).iter().all(|item| tells_class(facts, *item)),
        _ => false,
    }
}

impl Graph {
    /// The functions of a file that run when they are called by their names and not where they stand: those bound to
    /// names, and methods. First and last expression of each, sorted.
    pub(crate) fn apart(&mut self, facts: &FileFacts, file: FileId) -> Rc<Vec<(u32, u32, FuncId)>> {
        if let Some(apart) = self.apart.get(&file) {
            return apart.clone();
        }
        let bound: FxHashSet<FuncId> = facts
            .bindings
            .iter()
            .filter_map(|b| match facts.expr(b.value) {
                Expr::Func(func) => Some(func),
                _ => None,
            })
            .collect();
        let is_apart = |(n, f): &(usize, &Function)| f.class.is_some() || bound.contains(&FuncId(*n as u32));
        let functions = facts.functions.iter().enumerate().filter(is_apart);
        let mut apart: Vec<(u32, u32, FuncId)> = functions
            .map(|(n, f)| (f.first.0, f.end.0, FuncId(n as u32)))
            .filter(|(first, end, _)| first < end)
            .collect();
        apart.sort_unstable();
        let apart = Rc::new(apart);
        self.apart.insert(file, apart.clone());
        apart
    }
}
