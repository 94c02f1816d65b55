//! Answers for which the fuel that was left did not do.
//!
//! Details and flows are asked about from many points. What too many steps were needed for is not tried again from each
//! of them: it is taken as far as it was worked out, unless there is more fuel now.

use rustc_hash::FxHashMap;

use crate::resolve::eval::Resolver;
use crate::resolve::eval::kept::Kept;
use crate::resolve::limits::Limit;
use crate::resolve::value::{At, FileId, Results};

/// What was found out before the fuel ran out, and how much of it there had been.
#[derive(Default)]
pub(super) struct Spent(FxHashMap<At, (Kept, u32)>);

impl Spent {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn forget_files(&mut self, is_it: impl Fn(FileId) -> bool) {
        self.0.retain(|at, _| !is_it(at.file));
    }
}

impl Resolver<'_> {
    /// Starts a new question about where a call leads.
    pub(crate) fn refuel_for_flow(&mut self) {
        self.refuel_thriftily();
        self.takes_spent = true;
    }

    /// Starts a new question about a detail of a point.
    pub(crate) fn refuel_for_detail(&mut self) {
        self.refuel();
        self.takes_spent = true;
    }

    /// What was found out about `at` with no less fuel than is left, when that did not do.
    pub(super) fn spent_on(&mut self, at: &At) -> Option<Results> {
        let (found, fuel) = self.spent.0.get(at).filter(|_| self.takes_spent)?;
        if self.fuel > *fuel {
            return None;
        }
        let found = found.given();
        self.excess.add(Limit::Fuel);
        self.cut(0);
        self.took_spent = true;
        Some(found)
    }

    /// Remembers what was found out about `at` when all of `fuel` is gone.
    pub(super) fn note_spent(&mut self, at: &At, results: &Results, fuel: u32) {
        if self.fuel == 0 {
            self.spent.0.insert(at.clone(), (Kept::of(results), fuel));
        }
    }
}
