//! Strings with holes: what constant folding gives.

use std::fmt;

use crate::model::sym::Sym;

/// A part of a [`Text`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// Literal text.
    Lit(String),
    /// A part that the code does not determine, with the name that stood there (may be empty).
    Hole(Sym),
}

/// A string in which some parts may be unknown. Neighbouring literals are always merged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Text(Vec<Part>);

/// Folding stops at this length: no path, topic or address is longer, and doubling loops end.
const MAX_LEN: usize = 4096;

impl Text {
    pub(crate) fn lit(text: &str) -> Text {
        let mut out = Text::default();
        out.push_str(text);
        out
    }

    pub(crate) fn hole(name: Sym) -> Text {
        Text(vec![Part::Hole(name)])
    }

    pub(crate) fn parts(&self) -> &[Part] {
        &self.0
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The whole string, when no part of it is unknown.
    pub(crate) fn as_lit(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Part::Lit(text)] => Some(text),
            _ => None,
        }
    }

    /// Whether its last part is literal and ends so.
    pub(crate) fn ends_with(&self, end: char) -> bool {
        matches!(self.0.last(), Some(Part::Lit(text)) if text.ends_with(end))
    }

    pub(crate) fn has_hole(&self) -> bool {
        self.0.iter().any(|p| matches!(p, Part::Hole(_)))
    }

    pub(crate) fn push_str(&mut self, text: &str) {
        if text.is_empty() || self.len() + text.len() > MAX_LEN {
            return;
        }
        if let Some(Part::Lit(last)) = self.0.last_mut() {
            last.push_str(text);
        } else {
            self.0.push(Part::Lit(text.to_owned()));
        }
    }

    pub(crate) fn push(&mut self, other: &Text) {
        for part in &other.0 {
            match part {
                Part::Lit(text) => self.push_str(text),
                Part::Hole(name) => {
                    if self.0.len() < 64 {
                        self.0.push(Part::Hole(*name));
                    }
                }
            }
        }
    }

    /// Applies `f` to each literal part.
    pub(crate) fn map_lit(&self, mut f: impl FnMut(&str) -> String) -> Text {
        let mut out = Text::default();
        for part in &self.0 {
            match part {
                Part::Lit(text) => out.push_str(&f(text)),
                Part::Hole(name) => out.push(&Text::hole(*name)),
            }
        }
        out
    }

    fn len(&self) -> usize {
        self.0.iter().map(|p| if let Part::Lit(text) = p { text.len() } else { 1 }).sum()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Lit(text) => f.write_str(text),
            Part::Hole(_) => f.write_str("{?}"),
        })
    }
}
