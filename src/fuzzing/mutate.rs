//! Facts changed as bytes say, so that they stay what resolution may rely on and are otherwise as odd as can be.

use crate::model::facts::{ClassId, Expr, ExprId, FileFacts, FuncId, ImportId, Run, ScopeId};
use crate::model::sym::Sym;

/// Decisions taken from bytes; all zero when they are used up.
pub(super) struct Bytes<'d> {
    rest: &'d [u8],
}

impl<'d> Bytes<'d> {
    pub(super) fn new(rest: &'d [u8]) -> Bytes<'d> {
        Bytes { rest }
    }

    /// A number below `end`; 0 when `end` is.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let take = if end > 256 { 2 } else { 1 };
        let (taken, rest) = self.rest.split_at(take.min(self.rest.len()));
        self.rest = rest;
        let number = taken.iter().fold(0, |number, byte| number << 8 | usize::from(*byte));
        if end == 0 { 0 } else { number % end }
    }
}

/// What an expression is made of.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Expr(ExprId),
    Items(Run),
    Arguments(Run),
    Scope(ScopeId),
    Func(FuncId),
    Class(ClassId),
    Import(ImportId),
}

/// Calls `see` with each part of an expression.
pub(super) fn each_part(expr: Expr, see: &mut dyn FnMut(Part)) {
    match expr {
        Expr::Name { scope, .. } | Expr::This { scope } | Expr::Super { scope } => see(Part::Scope(scope)),
        Expr::Param { func, .. } | Expr::Func(func) => see(Part::Func(func)),
        Expr::Class(class) => see(Part::Class(class)),
        Expr::Import(import) => see(Part::Import(import)),
        Expr::Member { base, .. } => see(Part::Expr(base)),
        Expr::Index { base, index } => [base, index].into_iter().for_each(|id| see(Part::Expr(id))),
        Expr::Call { callee, args, scope, .. } => {
            see(Part::Expr(callee));
            see(Part::Arguments(args));
            see(Part::Scope(scope));
        }
        Expr::Percent { format, args } => [format, args].into_iter().for_each(|id| see(Part::Expr(id))),
        Expr::Equals { left, right } => [left, right].into_iter().for_each(|id| see(Part::Expr(id))),
        Expr::Concat { items } | Expr::List { items } | Expr::Choice { items } => see(Part::Items(items)),
        Expr::Map { entries } => see(Part::Items(entries)),
        Expr::Struct { ty, entries } => {
            see(Part::Expr(ty));
            see(Part::Items(entries));
        }
        Expr::Spread(of) | Expr::Each { of, .. } | Expr::Comprehension { item: of } => see(Part::Expr(of)),
        _ => {}
    }
}

/// Changes `facts`. What names another expression comes to name an earlier one, so that expressions stay trees;
/// circles go by way of names, parameters, members and imports. `others`: facts whose names are borrowed.
pub(super) fn mutate(facts: &mut FileFacts, others: &[FileFacts], bytes: &mut Bytes<'_>) {
    let names = names(facts, others);
    for _ in 0..bytes.below(48) {
        change(facts, &names, bytes);
    }
}

fn change(facts: &mut FileFacts, names: &[Sym], bytes: &mut Bytes<'_>) {
    let name = names[bytes.below(names.len())];
    let n = bytes.below(facts.exprs.len());
    let earlier = ExprId(bytes.below(n.max(1)) as u32);
    match bytes.below(12) {
        0..=3 if n > 0 => replace(facts, n, earlier, name, bytes),
        4 if !facts.bindings.is_empty() => {
            let b = bytes.below(facts.bindings.len());
            facts.bindings[b].value = ExprId(n as u32);
        }
        5 if !facts.bindings.is_empty() => {
            let b = bytes.below(facts.bindings.len());
            facts.bindings[b].name = name;
        }
        6 if !facts.functions.is_empty() => {
            let f = bytes.below(facts.functions.len());
            facts.functions[f].returns.push(ExprId(n as u32));
        }
        7 if !facts.functions.is_empty() => {
            let f = bytes.below(facts.functions.len());
            facts.functions[f].decorators.push(ExprId(n as u32));
        }
        8 if !facts.classes.is_empty() => {
            let c = bytes.below(facts.classes.len());
            facts.classes[c].bases.push(ExprId(n as u32));
        }
        9 if !facts.imports.is_empty() => {
            let i = bytes.below(facts.imports.len());
            if bytes.below(2) == 0 { facts.imports[i].module = name } else { facts.imports[i].name = name }
        }
        10 if !facts.stores.is_empty() => {
            let s = bytes.below(facts.stores.len());
            let store = &mut facts.stores[s];
            match bytes.below(3) {
                0 => store.base = ExprId(n as u32),
                1 => store.value = ExprId(n as u32),
                _ => store.name = name,
            }
        }
        _ => {
            let id = ExprId(n as u32);
            facts.exprs.set(id, renamed(facts.expr(id), name));
        }
    }
}

/// Puts another expression in the place of number `n`.
fn replace(facts: &mut FileFacts, n: usize, earlier: ExprId, name: Sym, bytes: &mut Bytes<'_>) {
    let second = ExprId(bytes.below(n) as u32);
    let scope = ScopeId(bytes.below(facts.scopes.len()) as u32);
    let run = |facts: &mut FileFacts| {
        let start = facts.pool.len() as u32;
        facts.pool.extend([earlier, second]);
        Run { start, len: 2 }
    };
    let expr = match bytes.below(16) {
        0 => Expr::Str(name),
        1 => Expr::Name { name, scope },
        2 => Expr::Member { base: earlier, name },
        3 => Expr::Index { base: earlier, index: second },
        4 => Expr::Spread(earlier),
        5 => Expr::Each { of: earlier, key: name.as_str().len().is_multiple_of(2) },
        6 => Expr::Comprehension { item: earlier },
        7 => Expr::Concat { items: run(facts) },
        8 => Expr::List { items: run(facts) },
        9 => Expr::Map { entries: run(facts) },
        10 => Expr::Choice { items: run(facts) },
        11 => Expr::Struct { ty: second, entries: run(facts) },
        12 => Expr::Percent { format: earlier, args: second },
        13 => match facts.expr(earlier) {
            Expr::Call { args, new, .. } => Expr::Call { callee: second, args, scope, new },
            other => other,
        },
        14 if !facts.functions.is_empty() => Expr::Func(FuncId(bytes.below(facts.functions.len()) as u32)),
        _ => Expr::This { scope },
    };
    facts.exprs.set(ExprId(n as u32), expr);
}

fn renamed(expr: Expr, name: Sym) -> Expr {
    match expr {
        Expr::Str(_) => Expr::Str(name),
        Expr::Name { scope, .. } => Expr::Name { name, scope },
        Expr::Member { base, .. } => Expr::Member { base, name },
        other => other,
    }
}

/// All names in facts, in the order of first sight.
fn names(facts: &FileFacts, others: &[FileFacts]) -> Vec<Sym> {
    let mut found = vec![Sym::EMPTY];
    for facts in others.iter().chain([facts]) {
        found.extend(facts.exprs.iter().filter_map(|expr| match expr {
            Expr::Str(name) | Expr::Name { name, .. } | Expr::Member { name, .. } => Some(name),
            _ => None,
        }));
        found.extend(facts.bindings.iter().map(|binding| binding.name));
        found.extend(facts.imports.iter().flat_map(|import| [import.module, import.name]));
    }
    let mut seen = rustc_hash::FxHashSet::default();
    found.retain(|name| seen.insert(*name));
    found
}
