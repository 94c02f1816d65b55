//! What stands around an expression of one file: calls, arguments, functions, bindings.

use crate::model::facts::{Binding, Expr, ExprId, FileFacts, FuncId, ScopeId};
use crate::model::sym::Sym;
use crate::resolve::value::FileId;
use crate::resolve::world::World;

/// Per-file index.
pub(crate) struct UnitIndex {
    /// Binding numbers sorted by (name, scope, program order).
    bindings: Box<[u32]>,
    /// Name and scope of each of them.
    bound: Box<[u64]>,
    /// The call that an expression is the callee's base of: `a` in `a.m()`, sorted by the base.
    chained: Vec<(ExprId, ExprId)>,
    /// The call that an expression is an argument of, with the argument's number, sorted.
    argument_of: Vec<(ExprId, ExprId, u16)>,
    /// The call whose callee is itself a call: `f` in `f(a)(b)`, sorted.
    called: Vec<(ExprId, ExprId)>,
    /// The expression of each function literal, by function.
    func_exprs: Vec<ExprId>,
    /// Calls that grow a list bound to a name: name, call, whether the argument is a list itself; sorted by
    /// name.
    appends: Vec<(Sym, ExprId, bool)>,
    /// Functions by their first expressions, each with the number in this list of the one around it.
    nested: Vec<(ExprId, FuncId, Option<u32>)>,
}

impl World<'_> {
    fn index(&self, file: FileId) -> &UnitIndex {
        self.index[file.0 as usize].get_or_init(|| UnitIndex::new(self.facts(file)))
    }

    /// Bindings of `name` declared in `scope` of `file`, in program order.
    pub(crate) fn bindings(&self, file: FileId, scope: ScopeId, name: Sym) -> &[u32] {
        let index = self.index(file);
        let key = bound_key(name, scope);
        let from = index.bound.partition_point(|k| *k < key);
        let number = index.bound[from..].iter().take_while(|k| **k == key).count();
        &index.bindings[from..from + number]
    }

    /// All bindings of `name` in `file`, by scope.
    pub(crate) fn bindings_of(&self, file: FileId, name: Sym) -> impl Iterator<Item = &Binding> + '_ {
        let (index, facts) = (self.index(file), self.facts(file));
        let from = index.bound.partition_point(|k| *k < bound_key(name, ScopeId(0)));
        let number = index.bound[from..].iter().take_while(|k| **k >> 32 == u64::from(name.raw())).count();
        index.bindings[from..from + number].iter().map(|n| &facts.bindings[*n as usize])
    }

    /// The call of a method on the value of `base`, where that stands in one expression.
    pub(crate) fn chained(&self, file: FileId, base: ExprId) -> Option<ExprId> {
        let chained = &self.index(file).chained;
        chained.binary_search_by_key(&base, |c| c.0).ok().map(|i| chained[i].1)
    }

    /// The call that `expr` is a direct argument of, and its number.
    pub(crate) fn argument_of(&self, file: FileId, expr: ExprId) -> Option<(ExprId, u16)> {
        let arguments = &self.index(file).argument_of;
        arguments.binary_search_by_key(&expr, |a| a.0).ok().map(|i| (arguments[i].1, arguments[i].2))
    }

    /// The call of what `call` gives back: `f(a)(b)` for `f(a)`.
    pub(crate) fn called(&self, file: FileId, call: ExprId) -> Option<ExprId> {
        let called = &self.index(file).called;
        called.binary_search_by_key(&call, |c| c.0).ok().map(|i| called[i].1)
    }

    /// The expression of a function literal.
    pub(crate) fn func_expr(&self, file: FileId, func: FuncId) -> Option<ExprId> {
        self.index(file).func_exprs.get(func.index()).and_then(|e| e.get())
    }

    /// Calls that grow the list bound to `name`: the call, and whether its argument is a list itself.
    pub(crate) fn appends(&self, file: FileId, name: Sym) -> &[(Sym, ExprId, bool)] {
        let appends = &self.index(file).appends;
        let from = appends.partition_point(|a| a.0.raw() < name.raw());
        let to = appends.partition_point(|a| a.0.raw() <= name.raw());
        &appends[from..to]
    }

    /// The function or class that an expression decorates.
    pub(crate) fn decorated_by(&self, file: FileId, expr: ExprId) -> Option<FuncId> {
        let facts = self.facts(file);
        let found = facts.functions.iter().position(|f| f.decorators.contains(&expr));
        found.map(|n| FuncId(n as u32))
    }

    /// The functions around an expression, innermost first.
    pub(crate) fn functions_around(&self, file: FileId, expr: ExprId) -> Vec<FuncId> {
        let facts = self.facts(file);
        let nested = &self.index(file).nested;
        let mut next = nested.partition_point(|(first, _, _)| *first <= expr).checked_sub(1);
        let mut around = Vec::new();
        while let Some((_, func, outer)) = next.and_then(|n| nested.get(n)) {
            if expr < facts.functions[func.index()].end {
                around.push(*func);
            }
            next = outer.map(|n| n as usize);
        }
        around
    }
}

impl UnitIndex {
    pub(super) fn new(facts: &FileFacts) -> UnitIndex {
        let mut sorted: Vec<(u64, u32)> =
            facts.bindings.iter().zip(0..).map(|(b, n)| (bound_key(b.name, b.scope), n)).collect();
        sorted.sort_unstable();
        let (bound, bindings): (Vec<u64>, Vec<u32>) = sorted.into_iter().unzip();
        let (bound, bindings) = (bound.into(), bindings.into());
        let mut chained = Vec::new();
        let mut argument_of = Vec::new();
        let mut called = Vec::new();
        let mut func_exprs = vec![ExprId::NONE; facts.functions.len()];
        let mut appends = Vec::new();
        for (n, expr) in facts.exprs.iter().enumerate() {
            if let Expr::Func(func) = expr
                && let Some(slot) = func_exprs.get_mut(func.index())
            {
                *slot = ExprId(n as u32);
            }
            if let Expr::Call { callee, args, .. } = expr {
                match facts.expr(callee) {
                    Expr::Member { base, name } => {
                        chained.push((base, ExprId(n as u32)));
                        let spread = matches!(name.as_str(), "extend");
                        if (spread || matches!(name.as_str(), "append" | "push" | "add" | "insert" | "unshift"))
                            && let Expr::Name { name, .. } = facts.expr(base)
                        {
                            appends.push((name, ExprId(n as u32), spread));
                        }
                    }
                    Expr::Call { .. } => called.push((callee, ExprId(n as u32))),
                    _ => {}
                }
                for (i, arg) in facts.arguments(args).iter().enumerate() {
                    argument_of.push((arg.value, ExprId(n as u32), i as u16));
                }
            }
        }
        chained.sort_unstable();
        argument_of.sort_unstable();
        called.sort_unstable();
        // Those of one name in program order.
        appends.sort_by_key(|append: &(Sym, ExprId, bool)| append.0.raw());
        UnitIndex {
            bindings,
            bound,
            chained,
            argument_of,
            called,
            func_exprs,
            appends,
            nested: nested_functions(facts),
        }
    }
}

fn bound_key(name: Sym, scope: ScopeId) -> u64 {
    u64::from(name.raw()) << 32 | u64::from(scope.0)
}

/// Functions in the order of their first expressions, outer ones first, each with the number of the one around it.
fn nested_functions(facts: &FileFacts) -> Vec<(ExprId, FuncId, Option<u32>)> {
    let mut order: Vec<(ExprId, std::cmp::Reverse<ExprId>, FuncId)> = facts
        .functions
        .iter()
        .enumerate()
        .map(|(n, f)| (f.first, std::cmp::Reverse(f.end), FuncId(n as u32)))
        .collect();
    order.sort_unstable();
    let mut open: Vec<(u32, ExprId)> = Vec::new();
    let mut out = Vec::with_capacity(order.len());
    for (number, (first, end, func)) in order.into_iter().enumerate() {
        while open.last().is_some_and(|(_, end)| *end <= first) {
            open.pop();
        }
        out.push((first, func, open.last().map(|(number, _)| *number)));
        open.push((number as u32, end.0));
    }
    out
}
