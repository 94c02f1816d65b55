//! Functions that make closures which call what the function was given: `def adapt(run): return lambda request: run()`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{Expr, ExprId, FileFacts, FuncId, ScopeId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::FileId;
use crate::resolve::world::scopes;

/// A call of a parameter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    pub(crate) file: FileId,
    pub(crate) call: ExprId,
}

/// Calls of parameters by the language and name of the function that has them.
pub(crate) type Takers = FxHashMap<(Language, Sym), Vec<Taken>>;

pub(crate) fn takers(resolver: &Resolver<'_>) -> Takers {
    let mut out = Takers::default();
    for file in resolver.world.ids() {
        let facts = resolver.world.facts(file);
        let params: FxHashSet<Sym> = facts.functions.iter().flat_map(|f| f.params.iter().map(|p| p.name)).collect();
        for (n, expr) in facts.exprs.iter().enumerate() {
            let Expr::Call { callee, .. } = expr else { continue };
            let Expr::Name { name, scope } = facts.expr(callee) else { continue };
            if params.contains(&name)
                && let Some(func) = owner(resolver, facts, file, name, scope)
                && resolver.world.functions_around(file, ExprId(n as u32)).first() != Some(&func)
            {
                let of = facts.functions[func.index()].name;
                out.entry((facts.language, of)).or_default().push(Taken { file, call: ExprId(n as u32) });
            }
        }
    }
    out
}

/// The function with a name of its own of which a name is a parameter.
fn owner(resolver: &Resolver<'_>, facts: &FileFacts, file: FileId, name: Sym, scope: ScopeId) -> Option<FuncId> {
    let found = scopes(facts, scope).map(|s| resolver.world.bindings(file, s, name)).find(|found| !found.is_empty())?;
    let Expr::Param { func, .. } = facts.expr(facts.bindings[found[0] as usize].value) else { return None };
    Some(func).filter(|func| !facts.functions[func.index()].name.is_empty())
}
