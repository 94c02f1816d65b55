//! What code that people wrote calls by name: what programs wrote for them is in use only where it is called.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::link::Uses;
use crate::model::facts::{Expr, ExprId, FileFacts};
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
