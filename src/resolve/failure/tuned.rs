//! What is done with a client after it was made: `session.mount("https://", HTTPAdapter(max_retries=3))`.

use std::rc::Rc;

use crate::model::facts::{Expr, ExprId};
use crate::model::point::Failure;
use crate::model::rule::Precaution;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::last_name;

/// Calls that rules about failures know, by the names of what they are called on or given.
pub(crate) type Tuned = Rc<Vec<(Sym, ExprId)>>;

impl Resolver<'_> {
    /// What was done, where the receiver is made, with the name that it is given there.
    pub(super) fn precautions_tuned(&mut self, subject: &Subject, out: &mut Failure) {
        let Some(Value::Obj { site: Some(site), .. }) = &subject.on else { return };
        let tuned = self.tuned_in(site.file);
        if tuned.is_empty() {
            return;
        }
        let facts = self.world.facts(site.file);
        let bound = facts.bindings.iter().filter(|binding| binding.value == site.expr).map(|binding| binding.name);
        let stored = facts.stores.iter().filter(|store| store.value == site.expr).map(|store| store.name);
        let names: Vec<Sym> = bound.chain(stored).filter(|name| !name.is_empty()).collect();
        let world = self.world;
        // Elsewhere the name may stand for another.
        let around = |expr: ExprId| world.functions_around(site.file, expr).first().copied();
        let here = around(site.expr);
        for (_, call) in tuned.iter().filter(|(name, call)| names.contains(name) && around(*call) == here) {
            for (means, text) in self.precautions_of(&At::new(site.file, *call, &Env::default())) {
                // A transaction that is begun there is not around what is done outside of it.
                if means != Precaution::Transaction {
                    out.note(means, text);
                }
            }
        }
    }

    fn tuned_in(&mut self, file: FileId) -> Tuned {
        if let Some(known) = self.tuned.get(&file) {
            return known.clone();
        }
        let world = self.world;
        let facts = world.facts(file);
        let index = &world.rules.failures.calls;
        let mut out = Vec::new();
        for call in (0..facts.exprs.len() as u32).map(ExprId) {
            let Expr::Call { callee, args, .. } = facts.expr(call) else { continue };
            if !world.may_be_known(file, call, index) {
                continue;
            }
            let base = match facts.expr(callee) {
                Expr::Member { base, .. } => Some(base),
                _ => None,
            };
            let parts = facts.arguments(args).iter().map(|arg| arg.value).chain(base);
            out.extend(parts.filter_map(|part| last_name(facts, part)).map(|name| (name, call)));
        }
        let out: Tuned = Rc::new(out);
        self.tuned.insert(file, out.clone());
        out
    }
}
