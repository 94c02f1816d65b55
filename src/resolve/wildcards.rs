//! Qualified names with `*` in packs: what generated code is called (`*pb.New*Client`).

use rustc_hash::FxHashSet;

use crate::model::facts::{Expr, FileFacts};
use crate::model::language::Language;
use crate::model::rule::RuleSet;
use crate::model::sym::Sym;
use crate::resolve::value::FileId;
use crate::resolve::world::World;

/// A qualified name with `*`, each of which stands for any text but none.
#[derive(Clone, Debug)]
pub(crate) struct Wildcard {
    pub(crate) name: Sym,
    parts: Vec<&'static str>,
}

impl Wildcard {
    fn new(name: Sym) -> Wildcard {
        Wildcard { name, parts: name.as_str().split('*').collect() }
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        let (Some((first, rest)), Some(last)) = (self.parts.split_first(), self.parts.last()) else { return false };
        let Some(mut text) = text.strip_prefix(first) else { return false };
        if self.parts.len() == 1 {
            return text.is_empty();
        }
        match text.strip_suffix(last) {
            Some(inner) => text = inner,
            None => return false,
        }
        let inner = &rest[..rest.len() - 1];
        inner.iter().all(|part| {
            let from = text.chars().next().map_or(0, char::len_utf8);
            match text[from..].find(part).filter(|_| from > 0) {
                Some(at) => {
                    text = &text[from + at + part.len()..];
                    true
                }
                None => false,
            }
        }) && !text.is_empty()
    }

    /// The same of the part behind the last dot or slash.
    pub(crate) fn last(&self) -> Wildcard {
        Wildcard::new(Sym::new(self.name.as_str().rsplit(['.', '/']).next().unwrap_or_default()))
    }
}

/// All names with `*` of active packs.
pub(crate) fn wildcards(rules: &RuleSet, active: &[bool]) -> Vec<(Language, Wildcard)> {
    let is_active = |number: &u32| active[rules.rules[*number as usize].pack];
    let methods = rules.methods.patterns().iter().filter(|pattern| is_active(&pattern.rule));
    let types = methods.flat_map(|pattern| pattern.types.iter().map(|ty| (pattern.language, *ty)));
    let callees = rules.by_callee.iter().filter(|(_, numbers)| numbers.iter().any(is_active)).map(|(name, _)| *name);
    let members = rules.members.keys().map(|(language, ty, _)| (*language, *ty));
    let all = types.chain(callees).chain(members).filter(|(_, name)| name.as_str().contains('*'));
    let all: FxHashSet<(Language, Sym)> = all.collect();
    let mut out: Vec<(Language, Wildcard)> =
        all.into_iter().map(|(language, name)| (language, Wildcard::new(name))).collect();
    out.sort_by_key(|(language, wildcard)| (language.name(), wildcard.name.as_str()));
    out
}

impl World<'_> {
    /// Whether something of this name may be what a name with `*` speaks of.
    pub(crate) fn is_wild(&self, language: Language, name: Sym) -> bool {
        self.wild_callees.iter().any(|(l, w)| *l == language && w.matches(name.as_str()))
    }

    /// Files that use what is called like a name with `*`, and those that import the same modules.
    pub(crate) fn find_wildcard_files(&self) -> Vec<bool> {
        let lasts: Vec<(Language, Wildcard)> = self.wildcards.iter().map(|(l, w)| (*l, w.last())).collect();
        let mut modules: FxHashSet<Sym> = FxHashSet::default();
        let mut own: Vec<bool> = Vec::with_capacity(self.files.len());
        for unit in self.files {
            let facts = &unit.facts;
            let wanted: Vec<&Wildcard> = lasts.iter().filter(|(l, _)| *l == facts.language).map(|(_, w)| w).collect();
            let mut found = false;
            if !wanted.is_empty() {
                for expr in facts.exprs.iter() {
                    let Expr::Member { base, name } = expr else { continue };
                    if let Expr::Name { name: package, .. } = facts.expr(base)
                        && wanted.iter().any(|w| w.matches(name.as_str()))
                        && let Some(module) = imported(facts, package)
                    {
                        modules.insert(module);
                        found = true;
                    }
                }
            }
            own.push(found);
        }
        let folders: FxHashSet<Sym> = self.ids().filter(|f| own[f.0 as usize]).map(|f| self.folder(f)).collect();
        let gated = self.find_any_method_files();
        let near = |file: FileId| {
            own[file.0 as usize]
                || gated[file.0 as usize]
                || folders.contains(&self.folder(file))
                || self.facts(file).imports.iter().any(|import| modules.contains(&import.module))
        };
        self.ids().map(near).collect()
    }

    /// Files of languages without wildcards that import what a pack with rules for any method is about, or import
    /// a file of the project that does: a client is often made in one file and called in others.
    fn find_any_method_files(&self) -> Vec<bool> {
        let any = Sym::new("*");
        let patterns = || {
            let all = self.rules.methods.patterns().iter();
            all.filter(|pattern| self.any_method.contains(&pattern.language) && pattern.methods.contains(&any))
        };
        let of_ecma = patterns().filter(|pattern| pattern.language == Language::Ecma);
        let packs: FxHashSet<usize> = of_ecma.map(|pattern| self.rules.rules[pattern.rule as usize].pack).collect();
        // Modules of Python hold the types themselves; what opens a pack may be far more.
        let of_python = patterns().filter(|pattern| pattern.language == Language::Python);
        let types = of_python.flat_map(|pattern| pattern.types.iter());
        let modules: FxHashSet<&str> = types.filter_map(|ty| Some(ty.as_str().rsplit_once('.')?.0)).collect();
        let opens = |file: FileId| {
            let facts = self.facts(file);
            facts.imports.iter().any(|import| match facts.language {
                Language::Ecma => packs.iter().any(|pack| self.rules.packs[*pack].is_opened_by(import.module.as_str())),
                Language::Python => modules.contains(import.module.as_str()),
                Language::Go => false,
            })
        };
        let own: Vec<bool> = self.ids().map(opens).collect();
        if !own.contains(&true) {
            return own;
        }
        let near = |file: FileId| {
            let facts = self.facts(file);
            let leads = |module: Sym| self.modules.file_of(file, module).is_some_and(|target| own[target.0 as usize]);
            own[file.0 as usize]
                || facts.language != Language::Go && facts.imports.iter().any(|import| leads(import.module))
        };
        self.ids().map(near).collect()
    }
}

/// The module that a name of a file is imported from.
pub(crate) fn imported(facts: &FileFacts, name: Sym) -> Option<Sym> {
    facts.bindings.iter().filter(|b| b.name == name).find_map(|b| match facts.expr(b.value) {
        Expr::Import(import) => Some(facts.imports[import.index()].module),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_any_text() {
        let matches = |pattern: &str, text: &str| Wildcard::new(Sym::new(pattern)).matches(text);
        assert!(matches("*.New*Client", "example.com/genproto.NewCartServiceClient"));
        assert!(!matches("*.New*Client", "example.com/genproto.NewCartServiceServer"));
        assert!(matches("*/ent.Client", "example.com/shop/ent.Client"));
        assert!(!matches("*/ent.Client", "ent.Client"));
        assert!(matches("a*b*c", "axxbxxc"));
        assert!(!matches("a*b*c", "axxc"));
        assert!(!matches("*.New*Client", "example.com/redis.NewClient"));
        assert!(!matches("*Client", "Client"));
    }
}
