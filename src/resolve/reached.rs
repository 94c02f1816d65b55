//! Which files of others a component's own files import, directly or not.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::facts::{Expr, ExprId, Import, ScopeId};
use crate::model::language::Language;
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::resolve::value::FileId;
use crate::resolve::world::World;

/// Files that hand something on that are followed, one behind the other.
const MAX_STEPS: u8 = 8;

impl World<'_> {
    /// For each component the files among `wanted` that belong to others and that its production code imports. Go has
    /// packages, which tell more: its files are left out. Components and files by index.
    pub(crate) fn reached(&self, wanted: &BTreeSet<usize>) -> BTreeMap<usize, BTreeSet<usize>> {
        let counts = |file: &usize| {
            let unit = &self.files[*file];
            unit.scope == FileScope::Production && unit.dialect.language() != Language::Go
        };
        let mut own: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for file in (0..self.files.len()).filter(counts) {
            own.entry(self.files[file].component).or_default().push(file);
        }
        let foreign = |component: usize| wanted.iter().any(|file| self.files[*file].component != component);
        let mut imports: Vec<Option<Vec<usize>>> = vec![None; self.files.len()];
        let mut out = BTreeMap::new();
        for (component, files) in own.into_iter().filter(|(component, _)| foreign(*component)) {
            let mut seen = vec![false; self.files.len()];
            files.iter().for_each(|file| seen[*file] = true);
            let mut open = files;
            let mut found = BTreeSet::new();
            while let Some(file) = open.pop() {
                for next in imports[file].get_or_insert_with(|| self.imports_of(file)) {
                    if std::mem::replace(&mut seen[*next], true) || !counts(next) {
                        continue;
                    }
                    open.push(*next);
                    if wanted.contains(next) && self.files[*next].component != component {
                        found.insert(*next);
                    }
                }
            }
            if !found.is_empty() {
                out.insert(component, found);
            }
        }
        out
    }

    /// The files that a file takes something from: those that make what it imports, not those that only hand it on.
    fn imports_of(&self, file: usize) -> Vec<usize> {
        let Some(from) = self.ids().nth(file) else { return Vec::new() };
        let imports = self.facts(from).imports.iter().filter(|import| !import.type_only);
        let target = |import: &Import| {
            let target = self.modules.file_of(from, import.module)?;
            Some(self.maker(target, import.name, 0).unwrap_or(target).0 as usize)
        };
        imports.filter_map(target).collect()
    }

    /// The file that makes what `file` exports as `name`; `None` when it exports no such thing.
    fn maker(&self, file: FileId, name: Sym, depth: u8) -> Option<FileId> {
        if matches!(name.as_str(), "*" | "**" | "=" | "") || depth > MAX_STEPS {
            return Some(file);
        }
        let facts = self.facts(file);
        let is_python = facts.language == Language::Python;
        let own = if is_python {
            let bindings = self.bindings(file, ScopeId(0), name);
            bindings.last().map(|binding| facts.bindings[*binding as usize].value)
        } else {
            facts.exports.iter().rev().find(|export| export.name == name).map(|export| export.value)
        };
        if let Some(value) = own {
            let onward = self.import_behind(file, value).and_then(|import| {
                let target = self.modules.file_of(file, import.module).filter(|target| *target != file)?;
                self.maker(target, import.name, depth + 1)
            });
            return Some(onward.unwrap_or(file));
        }
        if is_python && let Some(below) = self.modules.python_submodule(file, name) {
            return Some(below);
        }
        let whole = |import: &&Import| import.name.as_str() == if is_python { "**" } else { "*" };
        let handed_on = facts.exports.iter().filter(|export| export.name.as_str() == "*");
        let handed_on: Vec<&Import> = if is_python {
            facts.imports.iter().filter(whole).collect()
        } else {
            handed_on.filter_map(|export| self.import_behind(file, export.value)).collect()
        };
        handed_on.into_iter().find_map(|import| {
            let target = self.modules.file_of(file, import.module).filter(|target| *target != file)?;
            self.maker(target, name, depth + 1)
        })
    }

    /// The import that a value is, by itself or under a name.
    fn import_behind(&self, file: FileId, value: ExprId) -> Option<&Import> {
        let facts = self.facts(file);
        if !value.is_some() {
            return None;
        }
        match facts.expr(value) {
            Expr::Import(import) => facts.imports.get(import.index()),
            Expr::Name { name, .. } => {
                let binding = *self.bindings(file, ScopeId(0), name).last()?;
                let value = facts.bindings.get(binding as usize)?.value;
                match facts.expr(value) {
                    Expr::Import(import) if value.is_some() => facts.imports.get(import.index()),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
