//! Which packs are open for which files.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::model::language::Language;
use crate::model::rule::{RuleSet, normalize_qualified};
use crate::resolve::value::FileId;
use crate::resolve::world::World;

/// Packs by the names that open them, and by the files and components that use one of these.
pub(crate) struct Gates {
    by_name: FxHashMap<(Language, &'static str), Vec<u32>>,
    /// Packs for what a language brings itself.
    always: Vec<u32>,
    /// Packs that each file opens, sorted; found when first asked for.
    files: Vec<OnceLock<Vec<u32>>>,
    /// The same of components.
    parts: Vec<OnceLock<Vec<u32>>>,
}

impl Gates {
    pub(crate) fn new(rules: &RuleSet, files: usize, parts: usize) -> Gates {
        let mut gates = Gates {
            by_name: FxHashMap::default(),
            always: Vec::new(),
            files: (0..files).map(|_| OnceLock::new()).collect(),
            parts: (0..parts).map(|_| OnceLock::new()).collect(),
        };
        for (number, pack) in rules.packs.iter().enumerate() {
            for gate in &pack.gate {
                match gate.as_str() {
                    "*" => gates.always.push(number as u32),
                    name => gates.by_name.entry((pack.language, name)).or_default().push(number as u32),
                }
            }
        }
        gates
    }

    /// The packs that names open, sorted.
    fn opened<'n>(&self, names: impl Iterator<Item = &'n str>) -> Vec<u32> {
        let mut out = Vec::new();
        for name in names {
            for language in Language::ALL {
                let name = normalize_qualified(language, name);
                let ends = name.match_indices(['.', '/', '@']).map(|(at, _)| at).chain([name.len()]);
                for end in ends {
                    out.extend(self.by_name.get(&(language, &name[..end])).into_iter().flatten());
                }
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}

impl World<'_> {
    /// Whether a pack is active for a file: the file imports its gate, or its component declares it.
    pub(crate) fn is_gated(&self, file: FileId, pack: usize) -> bool {
        let gates = &self.gates;
        let pack = pack as u32;
        let unit = self.unit(file);
        let imported = || gates.opened(unit.facts.imports.iter().map(|import| import.module.as_str()));
        gates.always.contains(&pack)
            || gates.files[file.0 as usize].get_or_init(imported).binary_search(&pack).is_ok()
            || gates.parts.get(unit.component).is_some_and(|part| {
                let declared = || gates.opened(self.parts[unit.component].packages.iter().map(String::as_str));
                part.get_or_init(declared).binary_search(&pack).is_ok()
            })
    }
}
