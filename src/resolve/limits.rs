//! Where resolution stopped because going on would have been too much work.
//!
//! A limit matters where it keeps something from a point, so it is told there: at the registration whose answer was
//! cut, not at the code that was too much.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::diagnostic::Severity;
use crate::model::facts::ExprId;
use crate::resolve::callers::MAX_CALLERS;
use crate::resolve::eval::{FUEL, Resolver};
use crate::resolve::value::FileId;

/// What was too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Limit {
    /// Steps of one question.
    Fuel,
    /// Values of one expression.
    Results,
    /// Callers of one function.
    Callers,
    /// Ways to one router.
    Ways,
}

/// What was too much for one answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Excess(u8);

impl Excess {
    pub(crate) fn add(&mut self, limit: Limit) {
        self.0 |= 1 << limit as u8;
    }

    pub(crate) fn merge(&mut self, other: Excess) {
        self.0 |= other.0;
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn has(self, limit: Limit) -> bool {
        self.0 & (1 << limit as u8) != 0
    }
}

/// What a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Remark {
    /// The points of a registration.
    Points(Limit),
    /// A call that may be a registration.
    Unread,
    /// The parameters of a route.
    Parameters,
    /// A router below itself.
    Circle,
}

impl Remark {
    /// The name of the diagnostic, and how much it matters.
    fn code(self) -> (&'static str, Severity) {
        match self {
            Remark::Points(_) | Remark::Unread => ("resolution_limit", Severity::Warning),
            Remark::Parameters => ("resolution_limit", Severity::Info),
            Remark::Circle => ("mount_cycle", Severity::Warning),
        }
    }

    fn message(self) -> String {
        match self {
            Remark::Points(Limit::Fuel) => {
                "takes too many steps to work out; points may be missing or have unknown parts".to_owned()
            }
            Remark::Points(Limit::Results) => "too many values are possible; points may be missing".to_owned(),
            Remark::Points(Limit::Callers) => {
                format!("depends on a function with more than {MAX_CALLERS} callers; points may be missing")
            }
            Remark::Points(Limit::Ways) => "the router is reached on too many ways; points may be missing".to_owned(),
            Remark::Unread => format!("may register a route, which was not worked out within {FUEL} steps"),
            Remark::Parameters => "the handler is too much to follow; parameters may be missing".to_owned(),
            Remark::Circle => "mounted below itself; the circle is cut here".to_owned(),
        }
    }
}

/// A place in the code, for people: file and line.
pub(crate) type Place = (FileId, u32);

/// All remarks.
#[derive(Debug, Default)]
pub(crate) struct Limits(BTreeMap<(FileId, Remark), BTreeSet<u32>>);

/// A remark as it is told: once for each file, at the first line that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reached {
    pub(crate) file: usize,
    pub(crate) line: u32,
    pub(crate) code: &'static str,
    pub(crate) severity: Severity,
    pub(crate) message: String,
}

impl Limits {
    pub(crate) fn note(&mut self, remark: Remark, (file, line): Place) {
        self.0.entry((file, remark)).or_default().insert(line);
    }

    fn tells_of_points(&self, (file, line): Place) -> bool {
        let of_file = self.0.iter().filter(|((f, remark), _)| *f == file && matches!(remark, Remark::Points(_)));
        of_file.map(|(_, lines)| lines).any(|lines| lines.contains(&line))
    }

    /// The remarks in order of files.
    pub(crate) fn reached(&self) -> Vec<Reached> {
        let told = |((file, remark), lines): (&(FileId, Remark), &BTreeSet<u32>)| {
            let more = match lines.len() {
                0 | 1 => String::new(),
                2 => " (and at 1 more line of this file)".to_owned(),
                n => format!(" (and at {} more lines of this file)", n - 1),
            };
            let line = lines.first().copied().unwrap_or(1);
            let (code, severity) = remark.code();
            Reached { file: file.0 as usize, line, code, severity, message: remark.message() + &more }
        };
        self.0.iter().map(told).collect()
    }
}

impl Resolver<'_> {
    /// Tells what was too much for the answer about the points at `place`.
    pub(crate) fn note_points(&mut self, place: Place) {
        let limits = [Limit::Fuel, Limit::Callers, Limit::Results, Limit::Ways];
        if let Some(limit) = limits.into_iter().find(|limit| self.excess.has(*limit)) {
            self.limits.note(Remark::Points(limit), place);
        }
    }

    /// Tells that something was too much for the parameters of the route at `place`, unless more is told of it.
    pub(crate) fn note_parameters(&mut self, place: Place) {
        if !self.excess.is_empty() && !self.limits.tells_of_points(place) {
            self.limits.note(Remark::Parameters, place);
        }
    }

    /// Where an expression stands; the first line for none.
    pub(crate) fn line_of(&self, file: FileId, expr: ExprId) -> Place {
        (file, if expr.is_some() { self.world.facts(file).pos(expr).line() } else { 1 })
    }
}
