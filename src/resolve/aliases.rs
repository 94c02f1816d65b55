//! Names of the project for what packs know by another name: `export const createRouter = t.router`, and classes
//! derived from a framework's.

use rustc_hash::FxHashSet;

use crate::model::facts::{Expr, FileFacts, ScopeId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::world::{Unit, last_name};

/// Classes derived from one another, and names for names, that are followed.
const MAX_PASSES: usize = 8;

/// Adds to the names that register something those that the project gives them.
pub(crate) fn extend(files: &[Unit], names: &mut FxHashSet<(Language, Sym)>) {
    for _ in 0..MAX_PASSES {
        let known = names.len();
        for unit in files {
            let facts = &unit.facts;
            let found: Vec<Sym> = given(facts, names).collect();
            names.extend(found.into_iter().map(|name| (facts.language, name)));
        }
        if names.len() == known {
            break;
        }
    }
}

/// Names at the top of a file for methods, and names of classes with a base, that are known to register.
fn given<'f>(facts: &'f FileFacts, names: &'f FxHashSet<(Language, Sym)>) -> impl Iterator<Item = Sym> + 'f {
    let registers = |name: Sym| names.contains(&(facts.language, name));
    let methods = facts
        .bindings
        .iter()
        .filter(|b| b.scope == ScopeId(0))
        .filter(move |binding| matches!(facts.expr(binding.value), Expr::Member { name, .. } if registers(name)));
    let classes = facts
        .classes
        .iter()
        .filter(move |class| class.bases.iter().filter_map(|base| last_name(facts, *base)).any(registers));
    methods.map(|binding| binding.name).chain(classes.map(|class| class.name)).filter(|name| !name.is_empty())
}
