//! How much a question may cost.

use crate::resolve::eval::Resolver;
use crate::resolve::limits::Limit;
use crate::resolve::value::{At, Results};

/// Answers that are remembered at one time.
const MAX_REMEMBERED: usize = 200_000;
/// Evaluation steps for one question.
pub(crate) const FUEL: u32 = 4_000;
/// The same for what a call that goes out says.
const FUEL_CROSSING: u32 = 6 * FUEL;
/// The same for the receiver of a call that may go out.
const FUEL_OUTBOUND: u32 = 1_200;

impl Resolver<'_> {
    /// Starts a new question about a call that may go out.
    pub(crate) fn refuel_thriftily(&mut self) {
        self.refuel();
        self.fuel = FUEL_OUTBOUND;
        self.is_thrifty = true;
    }

    /// Starts a new question about what a call that goes out says, or what a router is mounted with: there are few, and
    /// their answers are points.
    pub(crate) fn refuel_amply(&mut self) {
        self.refuel();
        self.fuel = FUEL_CROSSING;
    }

    /// Whether most of the fuel is still there.
    pub(crate) fn is_fresh(&self) -> bool {
        self.fuel > FUEL_OUTBOUND / 4 * 3
    }

    /// Whether no fuel is left.
    pub(crate) fn is_spent(&self) -> bool {
        self.fuel == 0
    }

    /// Starts a new question with full fuel.
    pub(crate) fn refuel(&mut self) {
        self.is_thrifty = false;
        self.takes_spent = false;
        self.took_spent = false;
        self.fuel = FUEL;
        self.low = usize::MAX;
        self.forget_provisional();
        if self.memo.len() > MAX_REMEMBERED {
            self.forget_answers();
        }
    }

    /// Asks a small question that may take `fuel` steps of what is left.
    pub(crate) fn eval_within(&mut self, fuel: u32, at: &At) -> Results {
        let kept = self.fuel.saturating_sub(fuel);
        self.fuel -= kept;
        let excess = self.excess;
        let results = self.eval(at);
        if self.fuel == 0 && kept > 0 {
            // With more it may have another answer.
            self.memo.remove(at);
            self.excess = excess;
        }
        self.fuel += kept;
        results
    }

    /// Takes one step of fuel for looking into a list or map; false when there is none.
    pub(crate) fn spend(&mut self) -> bool {
        if self.fuel == 0 {
            self.note_fuel();
            self.cut(0);
            return false;
        }
        self.fuel -= 1;
        true
    }

    pub(super) fn note_fuel(&mut self) {
        if self.fuel == 0 {
            self.excess.add(Limit::Fuel);
        }
    }
}
