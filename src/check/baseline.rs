//! The file of known gaps: one a line, no line numbers of code in it, sorted, so that two of them can be compared and
//! merged by eye.

use std::collections::BTreeSet;

use crate::check::gap::{Gap, UNTESTED};

const HEAD: &str = "\
# Gaps that are known. `itmap check --baseline FILE --write-baseline` writes this file anew.
# point, what is missing, and for people: component and what the point does
";

/// Known gaps: id of the point, and of the scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Baseline {
    known: BTreeSet<(String, String)>,
}

impl Baseline {
    /// Reads what [`Baseline::text`] wrote. The error names the line.
    pub(crate) fn read(text: &str) -> Result<Baseline, String> {
        let mut known = BTreeSet::new();
        for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let mut words = line.split_whitespace();
            let (Some(point), Some(rule)) = (words.next(), words.next()) else {
                return Err(format!("line {}: an id and what is missing are wanted", number + 1));
            };
            let is_id =
                point.split('-').next().is_some_and(|id| id.len() == 16 && id.bytes().all(|b| b.is_ascii_hexdigit()));
            if !is_id {
                let shown: String = point.chars().take(40).collect();
                return Err(format!("line {}: `{shown}` is no id of a point", number + 1));
            }
            known.insert((point.to_owned(), rule.to_owned()));
        }
        Ok(Baseline { known })
    }

    /// The file for `gaps`.
    pub(crate) fn text(gaps: &[Gap<'_>]) -> String {
        let widest = gaps.iter().map(|gap| gap.rule().len()).max().unwrap_or(0);
        let line = |gap: &Gap<'_>| {
            let component = gap.point.component.as_deref().unwrap_or("-");
            let said = [component, gap.point.operation_name(), gap.point.target_name()];
            let said =
                said.iter().filter(|word| !word.is_empty()).map(|word| clean(word)).collect::<Vec<_>>().join(" ");
            (said.clone(), format!("{} {:widest$}  {said}", gap.point.id, gap.rule()).trim_end().to_owned())
        };
        let lines: BTreeSet<(String, String)> = gaps.iter().map(line).collect();
        lines.into_iter().fold(HEAD.to_owned(), |text, (_, line)| text + &line + "\n")
    }

    /// Whether a gap is known: itself, or as one of a point that had no test at all.
    pub(crate) fn knows(&self, gap: &Gap<'_>) -> bool {
        let has = |rule: &str| self.known.contains(&(gap.point.id.clone(), rule.to_owned()));
        has(gap.rule()) || has(UNTESTED)
    }

    /// How many known gaps are among `gaps` no more.
    pub(crate) fn gone(&self, gaps: &[Gap<'_>]) -> usize {
        let open: BTreeSet<(&str, &str)> = gaps.iter().map(|gap| (gap.point.id.as_str(), gap.rule())).collect();
        self.known.iter().filter(|(point, rule)| !open.contains(&(point.as_str(), rule.as_str()))).count()
    }
}

/// Without control characters: a line stays a line.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
