//! Fitting a prompt into a number of tokens: what is least useful goes first.

use std::collections::{BTreeMap, BTreeSet};

use crate::prompt::section::{Body, Section};
use crate::prompt::source::Sources;
use crate::prompt::tokens::Encoding;

/// Which items of each section stay.
pub(super) type Kept = BTreeMap<&'static str, Vec<bool>>;

/// A prompt that fits.
#[derive(Debug)]
pub(super) struct Fitted {
    pub(super) text: String,
    pub(super) tokens: usize,
    pub(super) kept: Kept,
}

/// Why a prompt cannot be made.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unfit<E> {
    /// Even without any item it has so many tokens.
    TooSmall(usize),
    /// It cannot be written.
    Failed(E),
}

/// What a run of lines costs beside its lines: the line that says where it is from.
const RANGE_COST: usize = 16;
/// Tries to come closer to the budget.
const TRIES: usize = 12;

/// What is to be fitted.
pub(super) struct Job<'a> {
    pub(super) sections: &'a BTreeMap<&'static str, Section>,
    /// Sections that the prompt shows.
    pub(super) used: &'a BTreeSet<&'static str>,
    pub(super) sources: &'a Sources<'a>,
    pub(super) encoding: Encoding,
}

impl Job<'_> {
    /// The most useful prompt that `render` writes in at most `budget` tokens.
    pub(super) fn fit<E>(
        &self,
        budget: Option<usize>,
        render: impl Fn(&Kept) -> Result<String, E>,
    ) -> Result<Fitted, Unfit<E>> {
        let written = |kept: Kept| {
            let text = render(&kept).map_err(Unfit::Failed)?;
            Ok(Fitted { tokens: self.encoding.count(&text), text, kept })
        };
        let all = |stays: bool| -> Kept {
            self.sections.iter().map(|(name, section)| (*name, vec![stays; section.len()])).collect()
        };
        let Some(budget) = budget else { return written(all(true)) };
        let frame = written(all(false))?;
        if frame.tokens > budget {
            return Err(Unfit::TooSmall(frame.tokens));
        }
        let order = self.order();
        let total: usize = order.iter().map(|candidate| candidate.cost).sum();
        let mut best = frame;
        // Estimated costs and real ones differ: lines that several slices share count once, tokens reach over lines.
        let (mut low, mut high) = (0, total.min(2 * budget) + 1);
        let mut room = budget.saturating_sub(best.tokens).min(high);
        for _ in 0..TRIES {
            if high <= low + 8 {
                break;
            }
            let tried = written(self.take(&order, room))?;
            if tried.tokens <= budget {
                low = room;
                let enough = budget - tried.tokens <= budget / 200;
                if tried.tokens >= best.tokens {
                    best = tried;
                }
                if enough {
                    break;
                }
            } else {
                high = room;
            }
            room = low + (high - low) / 2;
        }
        Ok(best)
    }

    /// Items of the sections in use, the most useful first.
    fn order(&self) -> Vec<Candidate> {
        let mut all = Vec::new();
        for (name, section) in self.sections.iter().filter(|(name, _)| self.used.contains(*name)) {
            for n in 0..section.len() {
                let cost = match &section.body {
                    Body::Items(items) => self.encoding.count(&items[n].text),
                    Body::Code(slices) => RANGE_COST + self.lines_cost(&slices[n].file, slices[n].from, slices[n].to),
                };
                all.push(Candidate { rank: section.rank(n), section: name, n, cost });
            }
        }
        all.sort();
        all
    }

    fn lines_cost(&self, file: &str, from: u32, to: u32) -> usize {
        let source = self.sources.get(file);
        let lines = source.costs.get(from.saturating_sub(1) as usize..to as usize).unwrap_or_default();
        lines.iter().map(|cost| *cost as usize).sum()
    }

    /// Takes what is most useful as long as its cost, by estimate, is at most `room`.
    fn take(&self, order: &[Candidate], room: usize) -> Kept {
        let mut kept: Kept = self.sections.iter().map(|(name, s)| (*name, vec![false; s.len()])).collect();
        let mut shown: BTreeMap<(&str, &str), BTreeSet<u32>> = BTreeMap::new();
        let mut left = room;
        for candidate in order {
            let Some(section) = self.sections.get(candidate.section) else { continue };
            let cost = match &section.body {
                Body::Items(_) => candidate.cost,
                Body::Code(slices) => {
                    let slice = &slices[candidate.n];
                    let lines = shown.entry((candidate.section, &slice.file)).or_default();
                    let source = self.sources.get(&slice.file);
                    let new: Vec<u32> = (slice.from..=slice.to).filter(|line| !lines.contains(line)).collect();
                    let cost = new.iter().filter_map(|line| source.costs.get(*line as usize - 1));
                    let cost = cost.map(|cost| *cost as usize).sum::<usize>();
                    let head = if new.len() as u32 == slice.to + 1 - slice.from { RANGE_COST } else { 0 };
                    let cost = if new.is_empty() { 0 } else { cost + head };
                    if cost <= left {
                        lines.extend(new);
                    }
                    cost
                }
            };
            if cost <= left {
                left -= cost;
                if let Some(flag) = kept.get_mut(candidate.section).and_then(|flags| flags.get_mut(candidate.n)) {
                    *flag = true;
                }
            }
        }
        kept
    }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    rank: u32,
    section: &'static str,
    n: usize,
    cost: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prompt::clean::Cleaner;
    use crate::prompt::section::{Item, Place};

    fn fit(budget: Option<usize>) -> Result<Fitted, Unfit<()>> {
        let item = |n: u32| Item { rank: 100 - n, text: format!("- the item of the number {n}\n"), ..Item::default() };
        let section = Section::items("item", (0..50).map(item).collect());
        let sections = BTreeMap::from([("things", section)]);
        let sources = Sources::new(&|_| None, Cleaner { redact: true }, Encoding::default());
        let used = BTreeSet::from(["things"]);
        let job = Job { sections: &sections, used: &used, sources: &sources, encoding: Encoding::default() };
        job.fit(budget, |kept| {
            Ok(format!("# Head\n\n{}\n", sections["things"].text(&kept["things"], &sources, Place::Text)))
        })
    }

    #[test]
    fn a_budget_holds_and_is_used() {
        let whole = fit(None).unwrap().tokens;
        let Err(Unfit::TooSmall(least)) = fit(Some(1)) else { panic!("nothing fits into one token") };
        for budget in least..=whole + 5 {
            let fitted = fit(Some(budget)).unwrap();
            assert!(fitted.tokens <= budget, "{} of {budget}", fitted.tokens);
            assert!(fitted.tokens + 24 >= budget.min(whole), "{} of {budget}", fitted.tokens);
        }
        assert!(matches!(fit(Some(least - 1)), Err(Unfit::TooSmall(n)) if n == least));
    }

    #[test]
    fn the_least_useful_goes_first_and_that_is_said() {
        let fitted = fit(Some(200)).unwrap();
        assert!(fitted.text.contains("number 49\n") && !fitted.text.contains("number 0\n"));
        assert!(fitted.text.contains("more items left out"), "{}", fitted.text);
    }
}
