//! Which files of others a component's own files import, directly or not.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::language::Language;
use crate::model::scope::FileScope;
use crate::resolve::world::World;

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

    fn imports_of(&self, file: usize) -> Vec<usize> {
        let Some(from) = self.ids().nth(file) else { return Vec::new() };
        let imports = self.facts(from).imports.iter().filter(|import| !import.type_only);
        imports.filter_map(|import| Some(self.modules.file_of(from, import.module)?.0 as usize)).collect()
    }
}
