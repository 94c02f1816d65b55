//! What was remembered is forgotten when what it stands on changes.

use crate::resolve::eval::Resolver;
use crate::resolve::static_types::StaticTypes;
use crate::resolve::value::FileId;

impl Resolver<'_> {
    /// Forgets all answers: what they stand on has changed.
    pub(crate) fn forget(&mut self) {
        self.low = usize::MAX;
        self.forget_provisional();
        self.forget_answers();
        self.overcalled.clear();
        self.lineages.clear();
        self.bases_of.clear();
        self.opaque.clear();
        self.static_types = StaticTypes::default();
    }

    /// Forgets what takes the most memory.
    pub(super) fn forget_answers(&mut self) {
        self.memo.clear();
        self.spent.clear();
        self.excess_of.clear();
        self.callers.clear();
        self.callees.clear();
        self.carried.clear();
    }

    /// Forgets the answers about expressions of some files.
    pub(crate) fn forget_files(&mut self, is_it: impl Fn(FileId) -> bool) {
        self.forget_provisional();
        self.memo.retain(|at, _| !is_it(at.file));
        self.spent.forget_files(&is_it);
        self.excess_of.retain(|at, _| !is_it(at.file));
    }

    pub(super) fn forget_provisional(&mut self) {
        if !self.provisional.is_empty() {
            self.provisional.clear();
            self.provisional_log.clear();
        }
        self.provisional_callers.clear();
        self.provisional_callees.clear();
    }
}
