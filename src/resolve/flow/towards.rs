//! Which functions may lead to a goal, by names alone: backwards from the goals to all that mentions them.

use rustc_hash::FxHashMap;

use crate::model::facts::{Expr, ExprId, FuncId, ScopeId};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::flow::Graph;
use crate::resolve::flow::takers::takers;
use crate::resolve::value::FileId;
use crate::resolve::world::last_name;

/// Reads of members, by name.
type Reads = FxHashMap<Sym, Vec<(FileId, ExprId)>>;

impl Graph {
    /// Marks the functions that may lead to a goal.
    pub(crate) fn find_leading(&mut self, resolver: &Resolver<'_>) {
        let reads = property_reads(resolver);
        let takers = takers(resolver);
        let mut open: Vec<(FileId, FuncId)> = Vec::new();
        for goal in &self.goals {
            if goal.call.is_some() {
                mark(resolver, goal.file, goal.call, &mut self.leading, &mut open);
            } else if self.leading.insert((goal.file, goal.func)) {
                open.push((goal.file, goal.func));
            }
        }
        while let Some((file, func)) = open.pop() {
            let language = resolver.language(file);
            let function = &resolver.world.facts(file).functions[func.index()];
            if function.first.is_some() {
                // What stands around a function may hand it over.
                mark(resolver, file, function.first, &mut self.leading, &mut open);
            }
            if function.is_property {
                self.properties.insert(function.name);
                for (f, read) in reads.get(&function.name).into_iter().flatten() {
                    if resolver.world.may_see(*f, file) {
                        mark(resolver, *f, *read, &mut self.leading, &mut open);
                    }
                }
            }
            let names = names_of(resolver, file, func);
            let literal = resolver.world.func_expr(file, func).map(|literal| (file, literal));
            let given = names.iter().flat_map(|name| resolver.world.arguments_named(*name)).copied();
            for (f, site) in given.chain(literal).filter(|(f, _)| resolver.world.may_see(*f, file)) {
                // Whatever it is handed to may call it by the name of a parameter.
                let facts = resolver.world.facts(f);
                let Some((call, _)) = resolver.world.argument_of(f, site) else { continue };
                let Expr::Call { callee, .. } = facts.expr(call) else { continue };
                let Some(taker) = last_name(facts, callee) else { continue };
                for taken in takers.get(&(language, taker)).into_iter().flatten() {
                    self.taken.insert((taken.file, taken.call));
                    mark(resolver, taken.file, taken.call, &mut self.leading, &mut open);
                }
            }
            for name in names {
                self.names.insert((language, name));
                let decorated = self.declared.decorated.get(&name).into_iter().flatten();
                open.extend(
                    decorated.filter(|(f, _)| resolver.world.may_see(*f, file)).filter(|at| self.leading.insert(**at)),
                );
                let calls = resolver.world.calls_named(name).iter();
                for (f, site) in calls.chain(resolver.world.arguments_named(name)) {
                    if resolver.world.may_see(*f, file) && resolver.language(*f) == language {
                        mark(resolver, *f, *site, &mut self.leading, &mut open);
                        if let Some((call, _)) = resolver.world.argument_of(*f, *site) {
                            let dependents = self.declared.dependents(resolver, (*f, call)).into_iter();
                            open.extend(dependents.filter(|func| self.leading.insert(*func)));
                        }
                    }
                }
            }
        }
    }
}

/// Marks the functions around an expression.
fn mark(
    resolver: &Resolver<'_>,
    file: FileId,
    expr: ExprId,
    leading: &mut super::Funcs,
    open: &mut Vec<(FileId, FuncId)>,
) {
    for func in resolver.world.functions_around(file, expr) {
        if leading.insert((file, func)) {
            open.push((file, func));
        }
    }
}

/// The last names under which a function may be called or handed over.
fn names_of(resolver: &Resolver<'_>, file: FileId, func: FuncId) -> Vec<Sym> {
    let world = resolver.world;
    let facts = world.facts(file);
    let function = &facts.functions[func.index()];
    let mut names: Vec<Sym> = Vec::new();
    let constructor = matches!(function.name.as_str(), "__init__" | "constructor") && function.class.is_some();
    if constructor {
        resolver.class_names(file, function.class, &mut names);
    } else if !function.name.is_empty() {
        names.push(function.name);
    }
    // What a call made of it is bound to: `const load = cached(async () => ..)`.
    if let Some(literal) = world.func_expr(file, func) {
        names.extend(bound_around(resolver, file, literal));
        names.extend(world.aliases.get(&file).into_iter().flatten());
    }
    for name in names.clone() {
        names.extend_from_slice(world.renamed(name));
    }
    names
}

/// The names bound at the top of a file to a call that an expression is an argument of.
fn bound_around(resolver: &Resolver<'_>, file: FileId, expr: ExprId) -> Vec<Sym> {
    let Some((call, _)) = resolver.world.argument_of(file, expr) else { return Vec::new() };
    let bindings = &resolver.world.facts(file).bindings;
    bindings.iter().filter(|b| b.scope == ScopeId(0) && b.value == call).map(|b| b.name).collect()
}

/// Where members are read that have the name of a property, and are not called.
fn property_reads(resolver: &Resolver<'_>) -> Reads {
    let world = resolver.world;
    let functions = world.ids().flat_map(|file| world.facts(file).functions.iter());
    let mut out: Reads = functions.filter(|f| f.is_property).map(|f| (f.name, Vec::new())).collect();
    if out.is_empty() {
        return out;
    }
    for file in world.ids() {
        let facts = world.facts(file);
        for (n, expr) in facts.exprs.iter().enumerate() {
            if let Expr::Member { name, .. } = expr
                && let Some(reads) = out.get_mut(&name)
            {
                reads.push((file, ExprId(n as u32)));
            }
        }
    }
    out
}
