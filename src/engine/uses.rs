//! What code that people wrote calls by name: what programs wrote for them is in use only where it is called.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::link::Uses;
use crate::model::facts::{Expr, ExprId, FileFacts};
use crate::model::language::Language;
use crate::model::rule::Services;
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::resolve::{Part, Unit, callee_name};

/// What production code calls by name, imports and hands over, by component. What a file in
/// `generated` calls counts where a function of it is called. `reached`: files of
/// other components that each one imports, by index.
pub(super) fn uses(
    units: &[Unit],
    parts: &[Part],
    generated: BTreeSet<String>,
    reached: &BTreeMap<usize, BTreeSet<usize>>,
    services: &Services,
) -> Uses {
    let mut uses = Uses::default();
    for service in services.all.iter().filter(|service| !service.provides.is_empty()) {
        let others = uses.providers.entry(service.provides.to_string()).or_default();
        others.insert(service.technology.to_string());
    }
    let mut by_component: BTreeMap<usize, FxHashSet<Sym>> = BTreeMap::new();
    let (made, written): (Vec<&Unit>, Vec<&Unit>) = units.iter().partition(|unit| generated.contains(&unit.rel));
    let id = |component: usize| id(parts, component);
    for (component, files) in reached {
        let files = files.iter().filter_map(|file| Some(units.get(*file)?.rel.clone()));
        uses.reached.insert(id(*component), files.collect());
    }
    for unit in written.iter().filter(|unit| unit.scope == FileScope::Production) {
        if !generated.is_empty() {
            by_component.entry(unit.component).or_default().extend(called(&unit.facts));
        }
        // Only whole paths name a package without the rules of the language.
        let packages = unit.facts.imports.iter().map(|import| import.module.as_str());
        let packages = packages.filter(|module| module.contains('/') && !module.starts_with('.'));
        uses.imported.entry(id(unit.component)).or_default().extend(packages.map(str::to_owned));
        for (package, text) in told(&unit.facts) {
            uses.told.entry(text).or_default().entry(id(unit.component)).or_default().insert(package);
        }
    }
    uses.packages = packages(&written).into_iter().map(|(component, folders)| (id(component), folders)).collect();
    let texts = |names: &FxHashSet<Sym>| names.iter().map(ToString::to_string).collect::<BTreeSet<String>>();
    let calls: Vec<FxHashSet<Sym>> = made.iter().map(|unit| called(&unit.facts).collect()).collect();
    for (component, names) in by_component {
        for (unit, calls) in made.iter().zip(&calls) {
            if unit.facts.functions.iter().any(|function| names.contains(&function.name)) {
                uses.through.entry(id(component)).or_default().insert(unit.rel.clone(), texts(calls));
            }
        }
        uses.called.insert(id(component), texts(&names));
    }
    uses.generated = generated;
    uses
}

/// For each component the folders of Go packages of others that its code imports, directly or not.
fn packages(units: &[&Unit]) -> BTreeMap<usize, BTreeSet<String>> {
    let go = || units.iter().filter(|u| u.scope == FileScope::Production && u.dialect.language() == Language::Go);
    let folder = |unit: &Unit| unit.rel.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut own: BTreeMap<String, usize> = BTreeMap::new();
    for unit in go() {
        own.insert(folder(unit), unit.component);
    }
    if own.values().all(|component| Some(component) == own.values().next()) {
        return BTreeMap::new();
    }
    // Import paths begin with the module, whose name is not known here.
    let known = |module: &str| {
        let tails = module.match_indices('/').map(|(at, _)| &module[at + 1..]);
        let is_named = module.split('/').next().is_some_and(|first| first.contains('.') || own.contains_key(module));
        tails.filter(|_| is_named).find(|tail| own.contains_key(*tail)).map(str::to_owned)
    };
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for unit in go() {
        let found = unit.facts.imports.iter().filter_map(|import| known(import.module.as_str()));
        imports.entry(folder(unit)).or_default().extend(found);
    }
    let mut out: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for component in own.values().copied().collect::<BTreeSet<usize>>() {
        let mut open: Vec<&String> = own.iter().filter(|(_, at)| **at == component).map(|(folder, _)| folder).collect();
        let mut seen: BTreeSet<&String> = open.iter().copied().collect();
        while let Some(folder) = open.pop() {
            open.extend(imports.get(folder).into_iter().flatten().filter(|next| seen.insert(next)));
        }
        let of_others = seen.into_iter().filter(|folder| own.get(*folder) != Some(&component));
        out.insert(component, of_others.cloned().collect());
    }
    out
}

fn id(parts: &[Part], component: usize) -> String {
    let folder = parts.get(component).map(|part| part.folder.as_str()).unwrap_or_default();
    if folder.is_empty() { ".".to_owned() } else { folder.to_owned() }
}

impl Uses {
    /// Adds what files say of the carriers of messages that their components take in.
    pub(super) fn with_carriers(mut self, units: &[Unit], parts: &[Part], carriers: Vec<(usize, String)>) -> Uses {
        for (file, technology) in carriers {
            if let Some(unit) = units.get(file).filter(|unit| unit.scope == FileScope::Production) {
                self.carriers.entry(id(parts, unit.component)).or_default().insert(technology);
            }
        }
        self
    }
}

/// Packages, and the literal texts that functions of theirs are called with.
fn told(facts: &FileFacts) -> BTreeSet<(String, String)> {
    let mut packages: FxHashMap<Sym, String> = FxHashMap::default();
    for binding in facts.bindings.iter().filter(|binding| binding.value.is_some()) {
        if let Expr::Import(import) = facts.expr(binding.value)
            && let Some(import) = facts.imports.get(import.index())
            && import.module.as_str().contains('/')
        {
            packages.insert(binding.name, import.module.to_string());
        }
    }
    let mut out = BTreeSet::new();
    for expr in (0..facts.exprs.len()).map(|n| ExprId(n as u32)) {
        if let Expr::Call { callee, args, .. } = facts.expr(expr)
            && let Expr::Member { base, .. } = facts.expr(callee)
            && let Expr::Name { name, .. } = facts.expr(base)
            && let Some(package) = packages.get(&name)
        {
            for arg in facts.arguments(args) {
                if let Expr::Str(text) = facts.expr(arg.value) {
                    out.insert((package.clone(), text.to_string()));
                }
            }
        }
    }
    out
}

fn called(facts: &FileFacts) -> impl Iterator<Item = Sym> + '_ {
    let calls = (0..facts.exprs.len()).map(|n| ExprId(n as u32));
    let calls = calls.filter(|expr| matches!(facts.expr(*expr), Expr::Call { .. }));
    calls.filter_map(|expr| callee_name(facts, expr))
}
