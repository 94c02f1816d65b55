//! Names, imports and members: from an identifier to what it stands for.

use std::rc::Rc;

use crate::model::facts::{Binding, Expr, ExprId, ScopeId, ScopeKind};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::{MAX_RESULTS, Resolver};
use crate::resolve::limits::Limit;
use crate::resolve::value::{At, Env, FileId, Key, Results, Value, dedupe};
use crate::resolve::world::scopes;

/// Names under which ECMAScript knows the object whose members are names everywhere.
const GLOBAL_OBJECTS: [&str; 4] = ["global", "globalThis", "self", "window"];

/// With the number of a binding: stands for the list that grows under its name. Files have fewer expressions.
const FIRST_GROWN: u32 = 1 << 30;

/// Elements kept of a list that grows.
const MAX_LIST: usize = 2000;

impl Resolver<'_> {
    /// What the identifier `name`, read in `scope`, may be.
    pub(crate) fn name(&mut self, at: &At, name: Sym, scope: ScopeId) -> Results {
        if let Some(found) = self.visible(at, name, scope) {
            return self.bound_values(at, &found, name);
        }
        if self.language(at.file) == Language::Go {
            return self.go_name(at, name);
        }
        let facts = self.world.facts(at.file);
        if facts.language == Language::Python {
            for import in facts.imports.iter().filter(|i| i.name.as_str() == "**") {
                if let Some(module) = self.world.modules.file_of(at.file, import.module) {
                    let value = self.exported(module, name, &at.env);
                    if !value.is_empty() {
                        return value;
                    }
                }
            }
        }
        vec![(self.undeclared(at.file, name), at.env.clone())]
    }

    /// The bindings that `name` may be read from at `at`; `None` when the file declares no such name.
    pub(crate) fn visible(&self, at: &At, name: Sym, scope: ScopeId) -> Option<Vec<(FileId, u32)>> {
        let facts = self.world.facts(at.file);
        let mut crossed = false;
        for s in scopes(facts, scope) {
            let kind = facts.scopes[s.index()].kind;
            let hidden = matches!(kind, ScopeKind::Class(_)) && crossed && facts.language == Language::Python;
            let here = if hidden { &[] } else { self.world.bindings(at.file, s, name) };
            if !here.is_empty() {
                if s == ScopeId(0) && facts.language == Language::Go && !self.is_import(at.file, here[0]) {
                    return Some(self.world.go_package(self.world.folder(at.file), name).to_vec());
                }
                // A name is not visible in its own initialiser, nor before it in a block.
                let first = facts.bindings[here[0] as usize].at;
                let block = facts.language != Language::Python && s != ScopeId(0) && !crossed;
                if block && first > at.expr && at.expr.is_some() && !self.in_loop(at.file, scope, s) {
                    continue;
                }
                let numbers = if s == ScopeId(0) && crossed {
                    self.last_settled(at.file, here)
                } else {
                    self.reaching(at, scope, s, here)
                };
                return Some(numbers.into_iter().map(|n| (at.file, n)).collect());
            }
            crossed |= matches!(kind, ScopeKind::Function(_));
        }
        None
    }

    /// Whether a loop body lies between a use in `scope` and the declaration in `declared`.
    fn in_loop(&self, file: FileId, scope: ScopeId, declared: ScopeId) -> bool {
        let facts = self.world.facts(file);
        scopes(facts, scope)
            .take_while(|s| *s != declared)
            .any(|s| matches!(facts.scopes[s.index()].kind, ScopeKind::Branch))
    }

    /// Whether an expression is a name that nothing gives a value: code that reads it cannot run.
    pub(crate) fn is_bound_nowhere(&self, at: &At) -> bool {
        let facts = self.world.facts(at.file);
        let Expr::Name { name, scope } = facts.expr(at.expr) else { return false };
        let brought = facts.imports.iter().any(|i| i.name.as_str() == "**");
        let global = |file: FileId, n: u32| {
            let facts = self.world.facts(file);
            let base = facts.stores[n as usize].base;
            matches!(facts.expr(base), Expr::Name { name, .. } if GLOBAL_OBJECTS.contains(&name.as_str()))
        };
        !brought
            && self.visible(at, name, scope).is_none()
            && !self.world.stores_named(name).iter().any(|(file, n)| global(*file, *n))
    }

    fn is_import(&self, file: FileId, binding: u32) -> bool {
        let facts = self.world.facts(file);
        matches!(facts.expr(facts.bindings[binding as usize].value), Expr::Import(_))
    }

    /// Which of the bindings `here` (program order) reach `at`: the last one that always ran before it, and
    /// those in branches after that one.
    fn reaching(&self, at: &At, scope: ScopeId, declared: ScopeId, here: &[u32]) -> Vec<u32> {
        let facts = self.world.facts(at.file);
        let mut out = Vec::new();
        for n in here.iter().rev() {
            let binding = &facts.bindings[*n as usize];
            if binding.at > at.expr {
                continue;
            }
            out.push(*n);
            let always = binding.block == declared || scopes(facts, scope).any(|s| s == binding.block);
            if always && !binding.augmented {
                break;
            }
        }
        if out.is_empty() {
            return here.to_vec();
        }
        out.reverse();
        out
    }

    /// For code that runs after the module: the last unconditional binding and the conditional ones.
    pub(crate) fn last_settled(&self, file: FileId, here: &[u32]) -> Vec<u32> {
        let bindings = &self.world.facts(file).bindings;
        let settled = |n: &&u32| {
            let b = &bindings[**n as usize];
            b.block == b.scope && !b.augmented && b.value.is_some()
        };
        let last = here.iter().rev().find(settled).copied();
        here.iter()
            .copied()
            .filter(|n| last.is_none_or(|l| *n >= l || bindings[*n as usize].block != ScopeId(0)))
            .collect()
    }

    pub(crate) fn bound_values(&mut self, at: &At, found: &[(FileId, u32)], name: Sym) -> Results {
        let mut out = Vec::new();
        let mut added = Vec::new();
        for (file, n) in found {
            let binding = self.world.facts(*file).bindings[*n as usize];
            let mut values = if *file == at.file {
                self.binding_value(*file, &binding, &at.env)
            } else {
                // Of another file: what the value depends on, and still what the name stands in.
                let values = self.binding_value(*file, &binding, &Env::default());
                values.into_iter().map(|(value, env)| (value, at.env.overlay(&env))).collect()
            };
            // `var path string`: what it is set to later counts.
            if found.len() > 1 && !binding.value.is_some() {
                values.retain(|(value, _)| !is_plain(value));
            }
            if binding.augmented { added.push((binding, values)) } else { out.extend(values) }
        }
        let lists = out.iter().chain(added.iter().flat_map(|a| &a.1)).any(|(v, _)| is_list_like(v));
        if !added.is_empty() && !lists {
            return self.grown_text(at, self.prefer_known(out, at, name), &added);
        }
        if let [(file, n)] = found
            && let Some(typed) = self.empty_list_type(*file, *n, name, &out)
        {
            return typed;
        }
        out.extend(added.iter().flat_map(|a| a.1.clone()));
        if !added.is_empty() {
            return self.grown_list(at, found[0].0, name, &out);
        }
        if let [(file, n)] = found
            && self.has_appends(*file, name, &out)
        {
            // The same list wherever it is named.
            let grown = At { file: *file, expr: ExprId(FIRST_GROWN | *n), env: at.env.clone() };
            return self.remembered(&grown, |resolver| resolver.grown_list(at, *file, name, &out));
        }
        self.prefer_known(out, at, name)
    }

    pub(crate) fn binding_value(&mut self, file: FileId, binding: &Binding, env: &Env) -> Results {
        let mut out = Vec::new();
        if binding.value.is_some() {
            out = self.eval(&At::new(file, binding.value, env));
            if binding.entered {
                out = self.entered(out);
            }
        }
        if binding.ty.is_some()
            && out.iter().all(|(v, _)| self.is_vague(file, v) || self.says_little(file, v))
            && let Some(typed) = self.declared_instead(&out, &At::new(file, binding.ty, env))
        {
            return typed;
        }
        out
    }

    /// Of an empty list in a local variable that nothing is added to, all that is known is its type.
    fn empty_list_type(&mut self, file: FileId, n: u32, name: Sym, values: &Results) -> Option<Results> {
        let facts = self.world.facts(file);
        let binding = facts.bindings[n as usize];
        let [(Value::Node(node), env)] = values.as_slice() else { return None };
        let is_empty = matches!(self.world.facts(node.file).expr(node.expr), Expr::List { items } if items.len == 0);
        let local = binding.scope != ScopeId(0) && facts.language == Language::Go;
        if !is_empty || !local || !binding.ty.is_some() || !self.world.appends(file, name).is_empty() {
            return None;
        }
        let typed = self.typed(&At::new(file, binding.ty, env));
        matches!(typed.as_slice(), [(Value::ListOf(_), _)]).then_some(typed)
    }

    /// Whether a declared type says more than the value: nothing known, or a member that no pack knows.
    fn is_vague(&mut self, file: FileId, value: &Value) -> bool {
        match value {
            Value::Unknown(_) | Value::Null => true,
            Value::Bound { on, name } => {
                let language = self.language(file);
                let types = self.types_of(file, on);
                let known = |ty: &Sym| self.world.rules.methods.knows(language, *ty, *name);
                !types.iter().any(known) && !self.is_carrier(file, value)
            }
            _ => false,
        }
    }

    /// A text built by `+=`: additions that always happen are put behind it, others left out.
    fn grown_text(&self, at: &At, base: Results, added: &[(Binding, Results)]) -> Results {
        let mut out = base;
        for (binding, values) in added.iter().filter(|(b, _)| b.block == b.scope) {
            let Some((Value::Text(more), _)) = values.first() else { continue };
            for (value, _) in &mut out {
                if let Value::Text(text) = value {
                    let mut text = text.as_ref().clone();
                    text.push(more);
                    *value = Value::Text(Rc::new(text));
                }
            }
            let _ = binding;
        }
        if out.is_empty() { vec![(Value::UNKNOWN, at.env.clone())] } else { out }
    }

    fn has_appends(&self, file: FileId, name: Sym, values: &Results) -> bool {
        matches!(values.as_slice(), [(Value::Node(_) | Value::Seq(_), _)]) && !self.world.appends(file, name).is_empty()
    }

    /// A list built by `+=`, `append`, `push`, `extend`.
    fn grown_list(&mut self, at: &At, file: FileId, name: Sym, values: &Results) -> Results {
        let mut all = Vec::new();
        for (value, env) in values {
            if is_list_like(value) {
                all.extend(self.elements(value, env, false).into_iter().map(|e| e.0));
            } else {
                all.push(value.clone());
            }
        }
        if values.len() > 1 {
            // The list as it was before and after it grew.
            dedupe(&mut all);
        }
        let mut either: Results = Vec::new();
        for (_, call, spread) in self.world.appends(file, name) {
            let (call, spread) = (*call, *spread);
            // Lists that are added to one another double with each.
            if all.len() > MAX_RESULTS {
                dedupe(&mut all);
            }
            if all.len() > MAX_LIST {
                self.excess.add(Limit::Results);
                all.truncate(MAX_LIST);
                break;
            }
            let facts = self.world.facts(file);
            let Expr::Call { args, .. } = facts.expr(call) else { continue };
            for arg in facts.arguments(args) {
                let arg = At::new(file, arg.value, &at.env);
                if spread || matches!(facts.expr(arg.expr), Expr::Spread(_)) {
                    all.extend(self.elements_or_self(&arg));
                    continue;
                }
                let added = self.eval(&arg);
                if either.is_empty() && is_one_of_several(&added) {
                    either = added;
                } else {
                    all.extend(added.into_iter().map(|e| e.0));
                }
            }
        }
        if either.is_empty() {
            return vec![(Value::Seq(Rc::new(all)), at.env.clone())];
        }
        // What is put in is one thing or another, as callers decide: as many lists.
        let with = |(value, env)| (Value::Seq(Rc::new(all.iter().cloned().chain([value]).collect())), env);
        either.into_iter().map(with).collect()
    }

    fn go_name(&mut self, at: &At, name: Sym) -> Results {
        let found = self.world.go_package(self.world.folder(at.file), name).to_vec();
        if !found.is_empty() {
            return self.bound_values(at, &found, name);
        }
        // A package whose name differs from the last part of its path.
        let facts = self.world.facts(at.file);
        for import in &facts.imports {
            if import.name.as_str() == "*"
                && let Some(file) = self.world.modules.file_of(at.file, import.module)
                && self.world.facts(file).package == name
            {
                return vec![(Value::Module(file), at.env.clone())];
            }
            if import.name.as_str() == "**"
                && let Some(file) = self.world.modules.file_of(at.file, import.module)
            {
                let value = self.exported(file, name, &at.env);
                if !value.is_empty() {
                    return value;
                }
            }
        }
        vec![(Value::Ext(name), at.env.clone())]
    }

    /// What a Go package of the project does not declare stands in files of it that are not read: it is known by the
    /// path under which the package is imported.
    pub(crate) fn unread(&self, file: FileId, module: FileId, name: Sym) -> Option<Value> {
        let facts = self.world.facts(file);
        if facts.language != Language::Go {
            return None;
        }
        let folder = self.world.folder(module);
        let import = facts.imports.iter().find(|import| {
            let target = self.world.modules.file_of(file, import.module);
            target.is_some_and(|target| self.world.folder(target) == folder)
        })?;
        Some(self.outside_member(file, import.module, name))
    }
}

/// Whether an expression is an instance of one class or of another, and not of each in the turns of a loop.
fn is_one_of_several(values: &Results) -> bool {
    let turns = |env: &Env| env.entries().iter().any(|(key, _)| matches!(key, Key::Loop(..)));
    let mut classes = values.iter().filter_map(|(value, env)| match value {
        Value::Instance { file, class, .. } if !turns(env) => Some((file, class)),
        _ => None,
    });
    let first = classes.next();
    first.is_some() && classes.any(|class| Some(class) != first)
}

/// Whether a value is nothing but one of a type of the language itself: `string`.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Unknown(_) => true,
        Value::Obj { ty, site: None, on: None } => !ty.as_str().contains(['.', '/']),
        _ => false,
    }
}

/// Whether a value is a list of things rather than one thing.
pub(crate) fn is_list_like(value: &Value) -> bool {
    matches!(value, Value::Node(_) | Value::Seq(_) | Value::ListOf(_))
}
