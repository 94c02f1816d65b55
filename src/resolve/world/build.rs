//! The tables of a world: calls, stores, classes and names of all files.

use rustc_hash::FxHashSet;

use crate::model::facts::{ClassId, Expr, ExprId, FileFacts, FuncId, ScopeId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::value::FileId;
use crate::resolve::world::World;
use crate::resolve::world::names::{last_name, receiver_type, strip_index};
use crate::resolve::world::packs::registering_callees;

impl<'a> World<'a> {
    pub(super) fn add(&mut self, file: FileId) {
        let facts = &self.files[file.0 as usize].facts;
        for (n, expr) in facts.exprs.iter().enumerate() {
            match expr {
                Expr::Call { callee, .. } => {
                    if let Some(name) = last_name(facts, callee) {
                        self.calls.entry(name).or_default().push((file, ExprId(n as u32)));
                    }
                }
                Expr::List { items } | Expr::Map { entries: items } => {
                    for item in facts.items(items) {
                        self.listed.extend(last_name(facts, *item));
                    }
                }
                Expr::Struct { ty, .. } => {
                    if let Some(name) = last_name(facts, ty) {
                        self.literals.entry(name).or_default().push((file, ExprId(n as u32)));
                    }
                }
                _ => {}
            }
        }
        for (n, store) in facts.stores.iter().enumerate() {
            if !store.name.is_empty() {
                self.stores.entry(store.name).or_default().push((file, n as u32));
            }
        }
        for (n, class) in facts.classes.iter().enumerate() {
            for base in &class.bases {
                if let Some(name) = last_name(facts, strip_index(facts, *base)) {
                    self.derived.entry(name).or_default().push((file, ClassId(n as u32)));
                }
            }
        }
        if facts.language == Language::Go {
            self.add_go(file, facts);
        } else {
            self.add_import_names(file, facts);
        }
    }

    /// Classes of the project whose bases register something when they are made do so too.
    pub(super) fn add_registering_classes(&mut self) {
        let mut open = registering_callees(self.rules, &self.active, &|_| true);
        while let Some((language, base)) = open.pop() {
            for (file, class) in self.derived.get(&base).into_iter().flatten() {
                let facts = &self.files[file.0 as usize].facts;
                let name = facts.classes[class.index()].name;
                if facts.language == language && self.registering.insert((language, name)) {
                    open.push((language, name));
                }
            }
        }
    }

    pub(super) fn add_arguments(&mut self, file: FileId, functions: &FxHashSet<Sym>) {
        let facts = &self.files[file.0 as usize].facts;
        let bound = |wanted: &dyn Fn(ExprId) -> bool| -> FxHashSet<Sym> {
            facts.bindings.iter().filter(|b| wanted(b.value)).map(|b| b.name).collect()
        };
        let elements = bound(&|value| is_element(facts, value));
        let imported = bound(&|value| matches!(facts.expr(value), Expr::Import(_)));
        let mut arguments: Vec<(ExprId, Sym)> = Vec::new();
        for (n, expr) in facts.exprs.iter().enumerate() {
            let Expr::Call { callee, args, .. } = expr else { continue };
            if matches!(facts.expr(callee), Expr::Name { name, .. } if elements.contains(&name)) {
                self.dynamic.push((file, ExprId(n as u32)));
            }
            arguments.extend(facts.arguments(args).iter().filter_map(|arg| match facts.expr(arg.value) {
                Expr::Name { name, .. } if functions.contains(&name) || imported.contains(&name) => {
                    Some((arg.value, name))
                }
                Expr::Member { name, .. } if functions.contains(&name) => Some((arg.value, name)),
                _ => None,
            }));
        }
        arguments.sort_unstable_by_key(|argument| argument.0);
        for (argument, name) in arguments {
            self.arguments.entry(name).or_default().push((file, argument));
        }
    }

    fn add_go(&mut self, file: FileId, facts: &'a FileFacts) {
        let folder = self.folders[file.0 as usize];
        for (n, function) in facts.functions.iter().enumerate() {
            if let Some(receiver) = receiver_type(facts, function) {
                self.methods.entry((folder, receiver)).or_default().push((file, FuncId(n as u32)));
            }
        }
        for (n, binding) in facts.bindings.iter().enumerate() {
            let imported = matches!(facts.expr(binding.value), Expr::Import(_));
            if binding.scope == ScopeId(0) && !imported {
                self.package.entry((folder, binding.name)).or_default().push((file, n as u32));
            }
        }
    }

    fn add_import_names(&mut self, file: FileId, facts: &'a FileFacts) {
        for binding in &facts.bindings {
            let Expr::Import(import) = facts.expr(binding.value) else { continue };
            let import = &facts.imports[import.index()];
            match import.name.as_str() {
                "default" | "=" | "*" => {
                    if let Some(target) = self.modules.file_of(file, import.module) {
                        self.aliases.entry(target).or_default().push(binding.name);
                    }
                }
                _ if import.name != binding.name => {
                    self.renamed.entry(import.name).or_default().push(binding.name);
                }
                _ => {}
            }
        }
    }
}

/// Whether a value is an element of something looped over.
fn is_element(facts: &FileFacts, value: ExprId) -> bool {
    match facts.expr(value) {
        Expr::Each { .. } => true,
        Expr::Index { base, .. } => is_element(facts, base),
        _ => false,
    }
}
