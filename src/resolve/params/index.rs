//! Rules of parameters, indexed by the names that handlers use.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::language::Language;
use crate::model::rule::{ParamRuleKind, RuleSet};
use crate::model::sym::Sym;

/// Numbers are indexes into `RuleSet::params`.
#[derive(Debug, Default)]
pub(crate) struct ParamIndex {
    /// By type name of the receiver and method.
    pub(crate) methods: FxHashMap<(Language, Sym, Sym), Vec<u32>>,
    /// By qualified function.
    pub(crate) functions: FxHashMap<(Language, Sym), Vec<u32>>,
    /// By type name of what is looked into: `T.query` for `{T}.query`.
    pub(crate) members: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Last names of all calls that rules know.
    pub(crate) call_names: FxHashSet<(Language, Sym)>,
    /// Type names of values through which a request can be read.
    pub(crate) carriers: FxHashSet<(Language, Sym)>,
    /// Last names of those that are types of parameters.
    pub(crate) carrier_names: FxHashSet<(Language, Sym)>,
    /// Markers and dependencies by qualified name.
    pub(crate) markers: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Decorators of parameters by qualified name.
    pub(crate) decorators: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Rules that ask for a route's registration or signature, by pack.
    pub(crate) by_pack: FxHashMap<usize, Vec<u32>>,
    /// Packs that speak of the same framework, by pack, itself among them.
    pub(crate) related: FxHashMap<usize, Vec<usize>>,
}

impl ParamIndex {
    pub(crate) fn new(rules: &RuleSet) -> ParamIndex {
        let mut index = ParamIndex::default();
        for (number, rule) in rules.params.iter().enumerate() {
            let number = number as u32;
            let language = rules.packs[rule.pack].language;
            match &rule.kind {
                ParamRuleKind::Call { types, names } => index.add_call(language, types, names, number),
                ParamRuleKind::Member { types, path } => index.add_member(rules, language, types, path, number),
                ParamRuleKind::Marker { names } => {
                    for name in names {
                        index.markers.entry((language, *name)).or_default().push(number);
                    }
                }
                ParamRuleKind::Dependency { names } => {
                    for name in names {
                        index.markers.entry((language, *name)).or_default().push(number);
                    }
                    index.by_pack.entry(rule.pack).or_default().push(number);
                }
                ParamRuleKind::Decorator { names } => {
                    for name in names {
                        index.decorators.entry((language, *name)).or_default().push(number);
                    }
                    let own = own_type(number);
                    index.members.entry((language, own)).or_default().push(number);
                    index.carriers.insert((language, own));
                }
                ParamRuleKind::Signature | ParamRuleKind::Schema { .. } => {
                    index.by_pack.entry(rule.pack).or_default().push(number);
                }
            }
        }
        for (n, pack) in rules.packs.iter().enumerate() {
            let same = |other: &usize| {
                let other = &rules.packs[*other];
                other.language == pack.language
                    && (other.id == pack.id || other.extends == pack.id || pack.extends == other.id)
            };
            index.related.insert(n, (0..rules.packs.len()).filter(same).collect());
        }
        index
    }

    fn add_call(&mut self, language: Language, types: &[Sym], names: &[Sym], number: u32) {
        for name in names {
            if types.is_empty() {
                self.functions.entry((language, *name)).or_default().push(number);
                self.call_names.insert((language, last(*name)));
            } else {
                self.call_names.insert((language, *name));
            }
            for ty in types {
                self.methods.entry((language, *ty, *name)).or_default().push(number);
            }
        }
        types.iter().for_each(|ty| self.carrier(language, *ty));
    }

    fn add_member(&mut self, rules: &RuleSet, language: Language, types: &[Sym], path: &[Sym], number: u32) {
        for ty in types {
            self.carrier(language, *ty);
            let mut keys = vec![*ty];
            for step in path {
                let mut next: Vec<Sym> = Vec::new();
                for key in keys {
                    next.push(Sym::new(&format!("{key}.{step}")));
                    next.extend(rules.members.get(&(language, key, *step)).filter(|t| !t.is_empty()));
                }
                next.iter().for_each(|ty| self.carrier(language, *ty));
                keys = next;
            }
            for key in keys {
                let rules = self.members.entry((language, key)).or_default();
                if !rules.contains(&number) {
                    rules.push(number);
                }
            }
        }
    }

    fn carrier(&mut self, language: Language, ty: Sym) {
        self.carriers.insert((language, ty));
        self.carrier_names.insert((language, last(ty)));
    }

    /// Whether two packs speak of the same framework.
    pub(crate) fn is_related(&self, pack: usize, other: usize) -> bool {
        self.related.get(&pack).is_some_and(|related| related.contains(&other))
    }

    /// Rules of a kind that hold for routes of a pack.
    pub(crate) fn of_pack(&self, pack: usize) -> impl Iterator<Item = u32> + '_ {
        let related = self.related.get(&pack).into_iter().flatten();
        related.filter_map(|pack| self.by_pack.get(pack)).flatten().copied()
    }
}

/// The type name of a parameter that a decorator rule has filled as a whole.
pub(crate) fn own_type(number: u32) -> Sym {
    Sym::new(&format!("#{number}"))
}

/// The last part of a qualified name.
fn last(name: Sym) -> Sym {
    Sym::new(name.as_str().rsplit(['.', '/', '#']).next().unwrap_or_default())
}
