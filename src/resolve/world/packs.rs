//! What packs have to say about a project: which of them matter, and the names that they look for.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::language::Language;
use crate::model::rule::{Emit, MethodPattern, ParamRuleKind, Returns, Rule, RuleSet, Shape, normalize_qualified};
use crate::model::sym::Sym;
use crate::resolve::world::{Part, Unit};

/// The packs that some file imports or some component declares.
pub(super) fn active_packs(files: &[Unit], rules: &RuleSet, parts: &[Part]) -> Vec<bool> {
    let mut opened: FxHashMap<(Language, String), Vec<usize>> = FxHashMap::default();
    let mut active = vec![false; rules.packs.len()];
    for (number, pack) in rules.packs.iter().enumerate() {
        active[number] = pack.is_always_open();
        for gate in &pack.gate {
            opened
                .entry((pack.language, normalize_qualified(pack.language, gate.as_str()).into_owned()))
                .or_default()
                .push(number);
        }
    }
    let mut seen: FxHashSet<(Language, Sym)> = FxHashSet::default();
    let mut open = |language: Language, name: &str| {
        let name = normalize_qualified(language, name);
        let ends = name.char_indices().filter(|(_, c)| matches!(c, '.' | '/' | '@')).map(|(at, _)| at);
        for end in ends.chain([name.len()]) {
            for number in opened.get(&(language, name[..end].to_owned())).into_iter().flatten() {
                active[*number] = true;
            }
        }
    };
    for unit in files {
        for import in &unit.facts.imports {
            if seen.insert((unit.facts.language, import.module)) {
                open(unit.facts.language, import.module.as_str());
            }
        }
    }
    for package in parts.iter().flat_map(|part| &part.packages) {
        Language::ALL.into_iter().for_each(|language| open(language, package));
    }
    active
}

/// Types that packs know otherwise than by methods.
pub(super) fn known_types(rules: &RuleSet) -> FxHashSet<(Language, Sym)> {
    let members = rules.members.keys().map(|(language, ty, _)| (*language, *ty));
    let params = rules.params.iter().flat_map(|param| {
        let language = rules.packs[param.pack].language;
        let types = match &param.kind {
            ParamRuleKind::Call { types, .. } | ParamRuleKind::Member { types, .. } => types.as_slice(),
            _ => &[],
        };
        types.iter().map(move |ty| (language, *ty))
    });
    let mut all: FxHashSet<(Language, Sym)> = members.chain(params).collect();
    // What makes something known when it is called.
    let known = rules.methods.types().chain(all.iter().copied());
    let makers = known.filter_map(|(language, ty)| Some((language, Sym::new(ty.as_str().strip_suffix("()")?))));
    let makers: Vec<_> = makers.collect();
    all.extend(makers);
    all
}

/// Last names of what the active packs know to register something.
pub(super) fn registering(
    rules: &RuleSet,
    active: &[bool],
    wanted: &dyn Fn(Emit) -> bool,
) -> FxHashSet<(Language, Sym)> {
    let mut out = FxHashSet::default();
    for pattern in rules.methods.patterns() {
        if registers(rules, active, pattern.rule) && wanted(rules.rules[pattern.rule as usize].emit) {
            out.extend(pattern.methods.iter().map(|method| (pattern.language, *method)));
        }
    }
    out.extend(registering_callees(rules, active, wanted));
    out
}

/// Last names of the functions and classes among them.
pub(super) fn registering_callees(
    rules: &RuleSet,
    active: &[bool],
    wanted: &dyn Fn(Emit) -> bool,
) -> Vec<(Language, Sym)> {
    let mut out = Vec::new();
    for ((language, name), numbers) in &rules.by_callee {
        if numbers.iter().any(|rule| registers(rules, active, *rule) && wanted(rules.rules[*rule as usize].emit)) {
            let last = name.as_str().rsplit(['.', '/']).next().unwrap_or(name.as_str());
            out.push((*language, Sym::new(last)));
        }
    }
    out
}

pub(super) fn registers(rules: &RuleSet, active: &[bool], rule: u32) -> bool {
    let rule = &rules.rules[rule as usize];
    !matches!(rule.emit, Emit::Nothing | Emit::Group | Emit::Config | Emit::Attach)
        && rule.shape != Shape::Handler
        && active[rule.pack]
}

/// The type names that group, route and mount rules speak of.
pub(super) fn router_types(rules: &RuleSet) -> FxHashSet<(Language, Sym)> {
    let mut out = FxHashSet::default();
    let concerns = |rule: &Rule| {
        let silent = matches!(
            rule.emit,
            Emit::Nothing | Emit::Config | Emit::Attach | Emit::Env | Emit::Middleware | Emit::Double | Emit::Carrier
        );
        !silent && !matches!(rule.emit, Emit::Point(_)) && rule.shape != Shape::Handler
    };
    for MethodPattern { language, types, methods, rule } in rules.methods.patterns() {
        let rule = &rules.rules[*rule as usize];
        if concerns(rule) {
            out.extend(types.iter().map(|ty| (*language, *ty)));
        }
        // What a method makes that holds routes by one of its rules.
        if matches!(rule.emit, Emit::Group | Emit::Table) {
            for (ty, method) in types.iter().flat_map(|ty| methods.iter().map(move |method| (*ty, *method))) {
                let all = rules.methods.of(*language, ty, method);
                out.extend(all.iter().filter_map(|number| match rules.rules[*number as usize].returns {
                    Returns::Type(made) => Some((*language, made)),
                    _ => None,
                }));
            }
        }
    }
    for ((language, name), numbers) in &rules.by_callee {
        for number in numbers {
            let rule = &rules.rules[*number as usize];
            if matches!(rule.emit, Emit::Group | Emit::Table | Emit::Static) {
                out.insert((*language, *name));
                if let Returns::Type(ty) = rule.returns {
                    out.insert((*language, ty));
                }
            }
        }
    }
    out
}

pub(super) fn implicit_languages(rules: &RuleSet) -> Vec<Language> {
    let implicit = rules.rules.iter().filter(|rule| crate::resolve::implicit::is_implicit(rule));
    let mut out: Vec<Language> = implicit.map(|rule| rules.packs[rule.pack].language).collect();
    out.dedup();
    out
}

/// The rules of active packs that `wanted` takes, by the name of the call.
pub(super) fn calls_with(rules: &RuleSet, active: &[bool], wanted: impl Fn(&Rule) -> bool) -> Vec<(Sym, u32)> {
    let named = |rule: &u32| {
        let rule = &rules.rules[*rule as usize];
        active[rule.pack] && wanted(rule)
    };
    let methods = rules.methods.patterns().iter().filter(|pattern| named(&pattern.rule));
    let methods = methods.flat_map(|pattern| pattern.methods.iter().map(|method| (*method, pattern.rule)));
    let last = |name: &Sym| Sym::new(name.as_str().rsplit(['.', '/']).next().unwrap_or_default());
    let callees = rules.by_callee.iter().map(|((_, name), numbers)| (last(name), numbers));
    let callees = callees.flat_map(|(name, numbers)| numbers.iter().filter(|n| named(n)).map(move |n| (name, *n)));
    let mut out: Vec<(Sym, u32)> = methods.chain(callees).collect();
    out.sort_unstable_by_key(|(name, rule)| (*rule, name.as_str()));
    out.dedup();
    out
}
