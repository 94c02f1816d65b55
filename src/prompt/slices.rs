//! Which lines of code belong into a prompt: boundaries first, then what stands around them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::outline::Outline;
use crate::model::point::Point;
use crate::prompt::context::Context;
use crate::prompt::select::Selection;
use crate::prompt::source::Sources;

/// Some lines of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slice {
    /// The smaller, the more useful.
    pub(super) rank: u32,
    pub(super) file: String,
    /// The first line, counted from 1.
    pub(super) from: u32,
    /// The last line.
    pub(super) to: u32,
}

/// A function is shown up to so many lines; of a longer one, its head and the lines around boundaries.
const MAX_FUNCTION: u32 = 120;
/// Lines of the head of a longer function.
const HEAD: u32 = 40;
/// A statement is shown up to so many lines.
const MAX_STATEMENT: u32 = 15;
/// Lines shown before and after a boundary that stands in no function.
const AROUND: u32 = 3;

/// Usefulness: points come in the order of what matters, `step` ranks apart, but what matters least never falls
/// behind by more than [`FALL`].
pub(super) fn rank(tier: u32, step: u32, place: usize) -> u32 {
    tier + (step * u32::try_from(place).unwrap_or(u32::MAX / 64).min(10_000)).min(FALL)
}

const FALL: u32 = 300;

/// All lines worth showing of the points selected.
pub(super) fn slices(context: &Context<'_>) -> Vec<Slice> {
    let (selection, outline, sources) = (&context.selection, context.outline, context.sources);
    let mut picker = Picker { sources, found: BTreeMap::new() };
    let guards = definitions(outline, selection);
    for point in &selection.inbound {
        let place = selection.place(point);
        picker.statement(point, rank(150, 3, place));
        for guard in &point.auth {
            picker.add(&guard.file, guard.line, guard.line, rank(155, 3, place));
            let name = guard.guard.rsplit(['.', ':']).next().unwrap_or_default();
            let name = name.split(['(', '[']).next().unwrap_or_default();
            if let Some((file, from, to)) = guards.get(name) {
                picker.function(file, *from, *to, rank(270, 1, place));
            }
        }
        for step in point.evidence.iter().skip(1) {
            picker.add(&step.file, step.line, step.line, rank(210, 3, place));
        }
        if let Some(handler) = context.handler(point) {
            picker.function(&handler.file, handler.line, handler.end_line, rank(150, 6, place));
        }
        if let Some(wrapper) = &point.handler {
            picker.function(&wrapper.file, wrapper.line, wrapper.end_line, rank(200, 5, place));
        }
        if let Some(ty) = point.request.as_ref().and_then(|request| request.ty.as_deref()) {
            for name in ty.split(|c: char| !c.is_alphanumeric() && c != '_') {
                if let Some((file, from, to)) = guards.get(name) {
                    picker.function(file, *from, *to, rank(240, 4, place));
                }
            }
        }
    }
    for flow in &context.report.flows {
        let Some(place) = selection.inbound.iter().find(|p| p.id == flow.from).map(|p| selection.place(p)) else {
            continue;
        };
        for step in &flow.steps {
            picker.add(&step.file, step.line, step.line, rank(260, 3, place));
            if let Some(function) = outline.function_at(&step.file, step.line) {
                picker.function(&step.file, function.line, function.end_line, rank(205, 5, place));
            }
        }
    }
    let inbound = selection.inbound.len();
    for point in &selection.outbound {
        let place = selection.place(point);
        picker.statement(point, rank(160, 3, place));
        let later = if place < inbound { 200 } else { 420 };
        match outline.function_at(&point.file, point.line) {
            Some(function) => {
                let (from, to) = (function.line, function.end_line);
                picker.function(&point.file, from, to, rank(later, 5, place));
            }
            None => picker.add(
                &point.file,
                point.line.saturating_sub(AROUND),
                point.end_line + AROUND,
                rank(later, 5, place),
            ),
        }
    }
    for (n, point) in selection.in_migrations.iter().enumerate() {
        picker.statement(point, rank(440, 1, n));
    }
    for point in &selection.models {
        let place = selection.place(point);
        picker.add(&point.file, point.line, point.end_line.min(point.line + 60), rank(330, 3, place));
        let class =
            outline.of(&point.file).iter().find(|d| d.is_class && d.line <= point.line && point.line <= d.end_line);
        if let Some(class) = class {
            picker.add(&point.file, class.line, class.end_line.min(class.line + 80), rank(330, 3, place));
        }
    }
    picker.done()
}

struct Picker<'a> {
    sources: &'a Sources<'a>,
    /// The best rank of each run of lines.
    found: BTreeMap<(String, u32, u32), u32>,
}

impl Picker<'_> {
    fn add(&mut self, file: &str, from: u32, to: u32, rank: u32) {
        let (from, to) = (from.max(1), to.max(from).max(1));
        let best = self.found.entry((file.to_owned(), from, to)).or_insert(rank);
        *best = rank.min(*best);
    }

    /// The registration or call itself; of a long one the beginning.
    fn statement(&mut self, point: &Point, rank: u32) {
        self.add(&point.file, point.line, point.end_line.clamp(point.line, point.line + MAX_STATEMENT), rank);
    }

    /// A function; of a long one its head, since boundaries in it come on their own.
    fn function(&mut self, file: &str, from: u32, to: u32, rank: u32) {
        let to = if to >= from + MAX_FUNCTION { from + HEAD } else { to };
        self.add(file, from, to, rank);
    }

    /// The slices whose files have those lines.
    fn done(self) -> Vec<Slice> {
        let sources = self.sources;
        let slices = self.found.into_iter().filter_map(|((file, from, to), rank)| {
            let lines = sources.get(&file).lines.len() as u32;
            (from <= lines).then(|| Slice { rank, to: to.min(lines), file, from })
        });
        let mut slices: Vec<Slice> = slices.collect();
        slices.sort();
        slices
    }
}

/// Where classes and functions that only one place defines stand, by name.
fn definitions<'a>(outline: &'a Outline, selection: &Selection<'_>) -> BTreeMap<&'a str, (&'a str, u32, u32)> {
    let mut found: BTreeMap<&str, (&str, u32, u32)> = BTreeMap::new();
    let mut several: BTreeSet<&str> = BTreeSet::new();
    for (file, definitions) in outline.files.iter().filter(|(file, _)| selection.is_near(file)) {
        for definition in definitions.iter().filter(|d| !d.name.is_empty()) {
            let place = (file.as_str(), definition.line, definition.end_line);
            if found.insert(&definition.name, place).is_some() {
                several.insert(&definition.name);
            }
        }
    }
    found.retain(|name, _| !several.contains(name));
    found
}
