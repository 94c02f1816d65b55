//! Calls that so many call, in so many ways, that one question does not find out what they say: asked for each caller.

use crate::model::point::PointKind;
use crate::model::rule::{Boundary, Rule};
use crate::resolve::eval::Resolver;
use crate::resolve::outbound::Crossing;
use crate::resolve::select::Subject;
use crate::resolve::value::{Choice, Env, Key};

/// Callers asked about one call.
const MAX_ASKED: usize = 256;
/// The same where none of them has told anything.
const MAX_IN_VAIN: usize = 12;
/// Of those, the ones whose own callers are asked instead.
const MAX_SPENT: usize = 8;
/// Callers of callers.
const MAX_DEPTH: u8 = 4;

impl Resolver<'_> {
    /// What a call says, asked for each caller of the function around it, and for their callers where that is too
    /// much still; `None` where no caller tells anything.
    pub(super) fn said_by_callers(
        &mut self,
        rule: &Rule,
        boundary: &Boundary,
        kind: PointKind,
        subject: &Subject,
    ) -> Option<Vec<(Crossing, Env)>> {
        let at = &subject.at;
        let around = *self.world.functions_around(at.file, at.expr).first()?;
        let mut open = vec![(at.env.clone(), at.file, around, 0)];
        let (mut asked, mut spent, mut told) = (0, 0, false);
        let mut out = Vec::new();
        while let Some((env, file, func, depth)) = open.pop() {
            self.refuel_for(kind);
            for caller in self.callers_of(file, func).iter() {
                asked += 1;
                if asked > MAX_ASKED || (asked > MAX_IN_VAIN && !told) {
                    break;
                }
                let bound = caller.iter().fold(env.clone(), |env, (key, choice)| env.with(*key, *choice));
                self.refuel_for(kind);
                let said = self.said(rule, boundary, kind, &subject.under(&bound));
                let tells = said.iter().any(|(crossing, _)| !crossing.is_vague());
                told |= tells;
                if tells || !self.is_spent() {
                    out.extend(said);
                    continue;
                }
                spent += 1;
                let from = caller.iter().find_map(|(key, choice)| match choice {
                    Choice::Call(f, call) if *key == Key::Frame(file, func) => {
                        self.world.functions_around(*f, *call).first().map(|func| (*f, *func))
                    }
                    _ => None,
                });
                if let Some((f, func)) = from.filter(|_| spent <= MAX_SPENT && depth < MAX_DEPTH) {
                    open.push((bound, f, func, depth + 1));
                }
            }
        }
        told.then_some(out)
    }
}
