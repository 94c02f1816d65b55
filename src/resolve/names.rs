//! Names, imports and members: from an identifier to what it stands for.

use std::rc::Rc;

use crate::model::facts::{Binding, ClassId, ClassKind, Expr, ExprId, ScopeId, ScopeKind};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::{Resolver, prefer_known};
use crate::resolve::modules::Target;
use crate::resolve::value::{At, Env, FileId, Results, Value};
use crate::resolve::world::scopes;

/// Names under which ECMAScript knows the object whose members are names everywhere.
const GLOBAL_OBJECTS: [&str; 4] = ["global", "globalThis", "self", "window"];

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
    fn last_settled(&self, file: FileId, here: &[u32]) -> Vec<u32> {
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

    fn bound_values(&mut self, at: &At, found: &[(FileId, u32)], name: Sym) -> Results {
        let mut out = Vec::new();
        let mut added = Vec::new();
        for (file, n) in found {
            let binding = self.world.facts(*file).bindings[*n as usize];
            let env = if *file == at.file { at.env.clone() } else { Env::default() };
            let values = self.binding_value(*file, &binding, &env);
            if binding.augmented { added.push((binding, values)) } else { out.extend(values) }
        }
        let lists = out.iter().chain(added.iter().flat_map(|a| &a.1)).any(|(v, _)| is_list_like(v));
        if !added.is_empty() && !lists {
            return self.grown_text(at, prefer_known(out, at, name), &added);
        }
        if let [(file, n)] = found
            && let Some(typed) = self.empty_list_type(*file, *n, name, &out)
        {
            return typed;
        }
        out.extend(added.iter().flat_map(|a| a.1.clone()));
        if !added.is_empty() || (found.len() == 1 && self.has_appends(found[0].0, name, &out)) {
            return self.grown_list(at, found, name, &out);
        }
        prefer_known(out, at, name)
    }

    fn binding_value(&mut self, file: FileId, binding: &Binding, env: &Env) -> Results {
        let mut out = Vec::new();
        if binding.value.is_some() {
            out = self.eval(&At::new(file, binding.value, env));
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
                let known = |ty: &Sym| self.world.rules.by_method.contains_key(&(language, *ty, *name));
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
    fn grown_list(&mut self, at: &At, found: &[(FileId, u32)], name: Sym, values: &Results) -> Results {
        let mut all = Vec::new();
        for (value, env) in values {
            if is_list_like(value) {
                all.extend(self.elements(value, env, false).into_iter().map(|e| e.0));
            } else {
                all.push(value.clone());
            }
        }
        let file = found[0].0;
        for (call, spread) in self.world.appends(file, name).clone() {
            let facts = self.world.facts(file);
            let Expr::Call { args, .. } = facts.expr(call) else { continue };
            for arg in facts.arguments(args) {
                let arg = At::new(file, arg.value, &at.env);
                if spread || matches!(facts.expr(arg.expr), Expr::Spread(_)) {
                    all.extend(self.elements_or_self(&arg));
                } else {
                    all.extend(self.eval(&arg).into_iter().map(|e| e.0));
                }
            }
        }
        vec![(Value::Seq(Rc::new(all)), at.env.clone())]
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

    /// What `import name from module` brings.
    pub(crate) fn imported(&mut self, file: FileId, module: Sym, name: Sym) -> Value {
        let whole = matches!(name.as_str(), "*" | "=");
        match self.world.modules.resolve(file, module) {
            Target::File(target) => {
                if name.as_str() == "=" {
                    return self.required(target);
                }
                if whole {
                    return Value::Module(target);
                }
                let found = self.exported(target, name, &Env::default());
                found.into_iter().next().map_or(Value::Unknown(name), |f| f.0)
            }
            Target::Namespace(path) if whole => Value::Namespace(path),
            Target::Namespace(path) => match self.world.modules.python_below(file, path, name) {
                Target::File(file) => Value::Module(file),
                Target::Namespace(path) => Value::Namespace(path),
                Target::Outside(name) => self.outside(file, name),
            },
            Target::Outside(module) if whole || name.as_str() == "default" => self.outside(file, module),
            Target::Outside(module) => self.outside_member(file, module, name),
        }
    }

    pub(crate) fn outside(&self, file: FileId, name: Sym) -> Value {
        let key = (self.language(file), name);
        if let Some(text) = self.world.rules.constants.get(&key) {
            return Value::text(text.as_str());
        }
        if let Some(place) = self.place(file, name.as_str()) {
            return place;
        }
        Value::Ext(self.world.rules.canonical.get(&key).copied().unwrap_or(name))
    }

    pub(crate) fn outside_member(&self, file: FileId, base: Sym, name: Sym) -> Value {
        if name.as_str() == "default" {
            return Value::Ext(base);
        }
        self.outside(file, Sym::new(&format!("{base}.{name}")))
    }

    /// What `require(file)` gives: `module.exports = value`, or the module.
    fn required(&mut self, target: FileId) -> Value {
        let facts = self.world.facts(target);
        let whole = facts.exports.iter().rev().find(|e| e.name.as_str() == "=").copied();
        match whole {
            Some(export) => {
                let values = self.eval(&At::new(target, export.value, &Env::default()));
                values.into_iter().next().map_or(Value::Module(target), |v| v.0)
            }
            None => Value::Module(target),
        }
    }

    /// `name` as seen from outside a module; empty when it has no such name.
    pub(crate) fn exported(&mut self, module: FileId, name: Sym, env: &Env) -> Results {
        let env = &env.filter(|_| false);
        match self.language(module) {
            Language::Python => self.python_export(module, name, env),
            Language::Ecma => self.ecma_export(module, name, env, 0),
            Language::Go => {
                let found = self.world.go_package(self.world.folder(module), name).to_vec();
                if found.is_empty() {
                    return Vec::new();
                }
                let at = At::new(module, ExprId::NONE, env);
                let values = self.bound_values(&at, &found, name);
                let stored = self.stored_in_package(module, name);
                if stored.is_empty() { values } else { prefer_known([values, stored].concat(), &at, name) }
            }
        }
    }

    /// `pkg.Name = value` in other packages.
    fn stored_in_package(&mut self, module: FileId, name: Sym) -> Results {
        let folder = self.world.folder(module);
        let mut out = Vec::new();
        for (file, n) in self.world.stores_named(name).to_vec() {
            let store = self.world.facts(file).stores[n as usize];
            let Expr::Name { .. } = self.world.facts(file).expr(store.base) else { continue };
            if !self.world.may_see(file, module) {
                continue;
            }
            let base = self.eval(&At::new(file, store.base, &Env::default()));
            if base.iter().any(|(v, _)| matches!(v, Value::Module(m) if self.world.folder(*m) == folder)) {
                out.extend(self.eval(&At::new(file, store.value, &Env::default())));
            }
        }
        out
    }

    fn python_export(&mut self, module: FileId, name: Sym, env: &Env) -> Results {
        let here: Vec<u32> = self.world.bindings(module, ScopeId(0), name).to_vec();
        let here: Vec<u32> = here.into_iter().filter(|n| !self.imports_itself(module, *n)).collect();
        if !here.is_empty() {
            let numbers = self.last_settled(module, &here);
            let found: Vec<_> = numbers.into_iter().map(|n| (module, n)).collect();
            return self.bound_values(&At::new(module, ExprId::NONE, env), &found, name);
        }
        if let Some(file) = self.world.modules.python_submodule(module, name) {
            return vec![(Value::Module(file), env.clone())];
        }
        let facts = self.world.facts(module);
        for import in facts.imports.iter().filter(|i| i.name.as_str() == "**") {
            match self.world.modules.resolve(module, import.module) {
                Target::File(file) if file != module => {
                    let key = At::new(file, ExprId::NONE, env);
                    if self.guarded(&key) {
                        continue;
                    }
                    self.guard(key);
                    let value = self.exported(file, name, env);
                    self.unguard();
                    if !value.is_empty() {
                        return value;
                    }
                }
                _ => {}
            }
        }
        Vec::new()
    }

    /// `from . import x` in a package's own file: the submodule, not the name that the import binds.
    fn imports_itself(&self, module: FileId, binding: u32) -> bool {
        let facts = self.world.facts(module);
        let binding = &facts.bindings[binding as usize];
        match facts.expr(binding.value) {
            Expr::Import(import) => {
                let import = facts.imports[import.index()];
                import.name == binding.name && self.world.modules.file_of(module, import.module) == Some(module)
            }
            _ => false,
        }
    }

    fn ecma_export(&mut self, module: FileId, name: Sym, env: &Env, depth: u8) -> Results {
        let facts = self.world.facts(module);
        if let Some(export) = facts.exports.iter().rev().find(|e| e.name == name) {
            return self.eval(&At::new(module, export.value, env));
        }
        if let Some(whole) = facts.exports.iter().rev().find(|e| e.name.as_str() == "=") {
            let whole = self.eval(&At::new(module, whole.value, env));
            if name.as_str() == "default" {
                return whole;
            }
            let mut out = Vec::new();
            for (value, env) in whole {
                out.extend(self.member(module, &value, name, &env));
            }
            return out;
        }
        if depth > 8 || name.as_str() == "default" {
            return Vec::new();
        }
        for export in facts.exports.iter().filter(|e| e.name.as_str() == "*") {
            let Expr::Import(import) = facts.expr(export.value) else { continue };
            let from = facts.imports[import.index()].module;
            match self.world.modules.resolve(module, from) {
                Target::File(file) => {
                    let value = self.ecma_export(file, name, env, depth + 1);
                    if !value.is_empty() {
                        return value;
                    }
                }
                Target::Outside(outside) if facts.exports.len() == 1 => {
                    return vec![(self.outside_member(module, outside, name), env.clone())];
                }
                _ => {}
            }
        }
        Vec::new()
    }

    /// `value.name`.
    pub(crate) fn member(&mut self, file: FileId, value: &Value, name: Sym, env: &Env) -> Results {
        let one = |value: Value| vec![(value, env.clone())];
        match value {
            Value::Module(module) => {
                let found = self.exported(*module, name, env);
                if !found.is_empty() {
                    return found.into_iter().map(|(v, _)| (v, env.clone())).collect();
                }
                match self.unread(file, *module, name) {
                    Some(outside) => one(outside),
                    None if name.as_str() == "default" => one(value.clone()),
                    None => one(Value::Unknown(name)),
                }
            }
            Value::Namespace(path) => one(match self.world.modules.python_below(file, *path, name) {
                Target::File(file) => Value::Module(file),
                Target::Namespace(path) => Value::Namespace(path),
                Target::Outside(name) => Value::Ext(name),
            }),
            Value::Ext(base) if super::environment::is_environment(*base) => one(self.env_value(name)),
            Value::Ext(base) => {
                let set = self.setting(file, *base, name);
                if set.is_empty() {
                    one(self.outside_member(file, *base, name))
                } else {
                    set.into_iter().map(|(v, _)| (v, env.clone())).collect()
                }
            }
            Value::Instance { .. } => self.field(value, name, env),
            Value::Class { file, class } => self.class_member(*file, *class, name, env),
            Value::Obj { ty, site, .. } => match self.given_member(file, *ty, site.as_ref(), name) {
                Some(given) => given.into_iter().map(|(v, _)| (v, env.clone())).collect(),
                None => one(self.outside_object_member(file, value, *ty, name)),
            },
            Value::Bound { .. } => one(self.member_of_bound(file, value, name)),
            Value::Node(at) => self.key(at, name, env),
            Value::Text(_) | Value::Num(_) if name.as_str() == "value" => one(value.clone()),
            Value::Text(_) | Value::Seq(_) | Value::ListOf(_) | Value::Func { .. } => {
                one(Value::Bound { on: Rc::new(value.clone()), name })
            }
            Value::Unknown(_) | Value::Null | Value::Bool(_) | Value::Num(_) => one(Value::Unknown(name)),
        }
    }

    /// What a Go package of the project does not declare stands in files of it that are not read: it is known by the
    /// path under which the package is imported.
    fn unread(&self, file: FileId, module: FileId, name: Sym) -> Option<Value> {
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

    /// A member that repeats an argument of the call that made the object (`args.0` in `[members]`).
    fn given_member(&mut self, file: FileId, ty: Sym, site: Option<&At>, name: Sym) -> Option<Results> {
        let target = self.world.rules.members.get(&(self.language(file), ty, name))?;
        let index: usize = target.as_str().strip_prefix("args.")?.parse().ok()?;
        let site = site?;
        let arg = self.arguments(site).get(index)?.value;
        Some(self.eval(&site.sibling(arg)))
    }

    fn member_of_bound(&mut self, file: FileId, value: &Value, name: Sym) -> Value {
        let language = self.language(file);
        let types = self.types_of(file, value);
        let said = types.iter().find_map(|ty| self.world.rules.members.get(&(language, *ty, name)));
        match said {
            Some(same) if same.is_empty() => value.clone(),
            Some(ty) => Value::Obj { ty: *ty, site: None, on: Some(Rc::new(value.clone())) },
            None => Value::Bound { on: Rc::new(value.clone()), name },
        }
    }

    fn outside_object_member(&self, file: FileId, value: &Value, ty: Sym, name: Sym) -> Value {
        match self.world.rules.members.get(&(self.language(file), ty, name)) {
            Some(same) if same.is_empty() => value.clone(),
            Some(ty) => Value::Obj { ty: *ty, site: None, on: Some(Rc::new(value.clone())) },
            None => Value::Bound { on: Rc::new(value.clone()), name },
        }
    }

    /// A member of a class itself: static field, enum member, method.
    pub(crate) fn class_member(&mut self, file: FileId, class: ClassId, name: Sym, env: &Env) -> Results {
        for (f, c) in self.lineage(file, class) {
            let facts = self.world.facts(f);
            let info = &facts.classes[c.index()];
            if let Some(method) = info.methods.iter().rev().find(|m| facts.functions[m.index()].name == name) {
                let func = Value::Func { file: f, func: *method, env: Env::default(), on: None };
                return vec![(func, env.clone())];
            }
            if let Some(field) = info.fields.iter().rev().find(|x| x.name == name) {
                if field.value.is_some() {
                    let values = self.eval(&At::new(f, field.value, &Env::default()));
                    return values.into_iter().map(|(v, _)| (v, env.clone())).collect();
                }
                if info.kind == ClassKind::Enum {
                    return vec![(Value::text(name.as_str()), env.clone())];
                }
            }
            let here = self.world.bindings(f, info.scope, name);
            if let Some(n) = here.last() {
                let binding = facts.bindings[*n as usize];
                let values = self.binding_value(f, &binding, &Env::default());
                return values.into_iter().map(|(v, _)| (v, env.clone())).collect();
            }
        }
        if name.as_str() == "__name__" {
            return vec![(Value::text(self.class(file, class).name.as_str()), env.clone())];
        }
        let bases = self.outside_bases(file, class);
        if bases.is_empty() {
            return vec![(Value::Unknown(name), env.clone())];
        }
        for base in &bases {
            if let constant @ Value::Text(_) = self.outside_member(file, *base, name) {
                return vec![(constant, env.clone())];
            }
        }
        let class = Value::Class { file, class };
        let same = bases.iter().find_map(|b| self.world.rules.members.get(&(self.language(file), *b, name)));
        vec![(
            match same {
                Some(same) if same.is_empty() => class,
                Some(ty) => Value::Obj { ty: *ty, site: None, on: Some(Rc::new(class)) },
                None => Value::Bound { on: Rc::new(class), name },
            },
            env.clone(),
        )]
    }
}

/// Whether a value is a list of things rather than one thing.
pub(crate) fn is_list_like(value: &Value) -> bool {
    matches!(value, Value::Node(_) | Value::Seq(_) | Value::ListOf(_))
}
