//! Rules about methods of values, by the type of the receiver and the method.
//!
//! A pattern such as `{Client}.get|set` speaks of all types of a set and of all its methods. Their product is never
//! written out: types lead to sets, a set and a method to rules.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::model::language::Language;
use crate::model::sym::Sym;

/// One pattern of a rule.
#[derive(Clone, Debug)]
pub(crate) struct MethodPattern {
    pub(crate) language: Language,
    /// Type names of the receiver.
    pub(crate) types: Arc<[Sym]>,
    /// Names of methods; `*` stands for any that no other rule of the pack names.
    pub(crate) methods: Vec<Sym>,
    pub(crate) rule: u32,
}

/// All patterns, and rules by what a call says.
#[derive(Clone, Debug, Default)]
pub(crate) struct MethodRules {
    patterns: Vec<MethodPattern>,
    /// Sets of types by what is in them.
    sets: FxHashMap<(Language, Arc<[Sym]>), u32>,
    /// The sets that a type is in.
    by_type: FxHashMap<(Language, Sym), Vec<u32>>,
    by_set: FxHashMap<(u32, Sym), Vec<u32>>,
}

impl MethodRules {
    /// Adds a pattern of a rule. Rules come in rising order.
    pub(crate) fn add(&mut self, language: Language, types: &[Sym], methods: &[Sym], rule: u32) {
        let next = self.sets.len() as u32;
        let types: Arc<[Sym]> = types.into();
        let set = *self.sets.entry((language, Arc::clone(&types))).or_insert(next);
        if set == next {
            for ty in types.iter() {
                let sets = self.by_type.entry((language, *ty)).or_default();
                if sets.last() != Some(&set) {
                    sets.push(set);
                }
            }
        }
        for method in methods {
            let rules = self.by_set.entry((set, *method)).or_default();
            if rules.last() != Some(&rule) {
                rules.push(rule);
            }
        }
        self.patterns.push(MethodPattern { language, types, methods: methods.to_vec(), rule });
    }

    /// The rules of a method of a type, in rising order.
    pub(crate) fn of(&self, language: Language, ty: Sym, method: Sym) -> Cow<'_, [u32]> {
        let mut found: Cow<'_, [u32]> = Cow::Borrowed(&[]);
        for rules in self.named(language, ty, method) {
            if found.is_empty() {
                found = Cow::Borrowed(rules);
            } else {
                found.to_mut().extend_from_slice(rules);
            }
        }
        if let Cow::Owned(rules) = &mut found {
            rules.sort_unstable();
            rules.dedup();
        }
        found
    }

    /// Whether some rule is about a method of a type.
    pub(crate) fn knows(&self, language: Language, ty: Sym, method: Sym) -> bool {
        self.named(language, ty, method).next().is_some()
    }

    fn named(&self, language: Language, ty: Sym, method: Sym) -> impl Iterator<Item = &Vec<u32>> {
        let sets = self.by_type.get(&(language, ty)).map_or(&[] as &[u32], Vec::as_slice);
        sets.iter().filter_map(move |set| self.by_set.get(&(*set, method)))
    }

    /// Whether some rule is about methods of a type.
    pub(crate) fn has_type(&self, language: Language, ty: Sym) -> bool {
        self.by_type.contains_key(&(language, ty))
    }

    /// All patterns in the order of their rules.
    pub(crate) fn patterns(&self) -> &[MethodPattern] {
        &self.patterns
    }

    /// All types that some rule has methods of.
    pub(crate) fn types(&self) -> impl Iterator<Item = (Language, Sym)> {
        self.by_type.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_all_sets_that_a_type_is_in() {
        let syms = |names: &[&str]| names.iter().map(|name| Sym::new(name)).collect::<Vec<_>>();
        let mut rules = MethodRules::default();
        rules.add(Language::Go, &syms(&["larch.A", "larch.B"]), &syms(&["get", "put"]), 1);
        rules.add(Language::Go, &syms(&["larch.B"]), &syms(&["get"]), 2);
        rules.add(Language::Go, &syms(&["larch.A", "larch.B"]), &syms(&["get"]), 3);
        rules.add(Language::Python, &syms(&["larch.A"]), &syms(&["get"]), 4);
        let of = |ty: &str, method: &str| rules.of(Language::Go, Sym::new(ty), Sym::new(method)).into_owned();
        assert_eq!(of("larch.A", "get"), [1, 3]);
        assert_eq!(of("larch.B", "get"), [1, 2, 3]);
        assert_eq!(of("larch.B", "put"), [1]);
        assert!(of("larch.C", "get").is_empty() && of("larch.A", "del").is_empty());
        assert!(rules.knows(Language::Python, Sym::new("larch.A"), Sym::new("get")));
        assert!(!rules.knows(Language::Python, Sym::new("larch.B"), Sym::new("get")));
        assert_eq!(rules.types().count(), 3);
        assert_eq!(rules.patterns().len(), 4);
    }
}
