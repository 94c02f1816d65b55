//! What an import brings: a name of another file, or something outside the project.

use crate::model::facts::{Expr, ExprId, ScopeId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::modules::Target;
use crate::resolve::value::{At, Env, FileId, Results, Value};

/// Things that one imported name may be.
const MAX_ALTERNATIVES: usize = 4;

impl Resolver<'_> {
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

    /// The same where it may be one of several things that outside code makes: a client, or a stand-in for it.
    pub(crate) fn imported_values(&mut self, at: &At, module: Sym, name: Sym) -> Results {
        if !matches!(name.as_str(), "*" | "=")
            && let Target::File(target) = self.world.modules.resolve(at.file, module)
        {
            let found = self.exported(target, name, &Env::default());
            let language = self.language(at.file);
            let made = |this: &mut Self, value: &Value| match value {
                Value::Obj { site: Some(_), .. } => {
                    let types = this.types_of(target, value);
                    !this.world.is_router_type(language, &types)
                }
                _ => false,
            };
            if found.len() > 1 && found.iter().all(|(value, _)| made(self, value)) {
                return found.into_iter().take(MAX_ALTERNATIVES).map(|(value, _)| (value, at.env.clone())).collect();
            }
        }
        vec![(self.imported(at.file, module, name), at.env.clone())]
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
                if stored.is_empty() { values } else { self.prefer_known([values, stored].concat(), &at, name) }
            }
        }
    }

    /// `pkg.Name = value` in other packages.
    fn stored_in_package(&mut self, module: FileId, name: Sym) -> Results {
        let folder = self.world.folder(module);
        let mut out = Vec::new();
        let world = self.world;
        for (file, n) in world.stores_named(name).iter().copied() {
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
}
