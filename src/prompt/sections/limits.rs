//! What is not known.

use std::collections::BTreeMap;

use crate::model::diagnostic::Severity;
use crate::model::point::Confidence;
use crate::prompt::context::Context;
use crate::prompt::section::{Item, Section};
use crate::prompt::slices::rank;

pub(super) fn limitations(context: &Context<'_>) -> Section {
    let mut items = Vec::new();
    let all = || context.selection.inbound.iter().chain(&context.selection.outbound);
    let mut unresolved: BTreeMap<String, (usize, Vec<String>)> = BTreeMap::new();
    for point in all().filter(|p| p.is_unresolved()) {
        let entry = unresolved.entry(context.headline(point)).or_insert((usize::MAX, Vec::new()));
        entry.0 = entry.0.min(context.selection.place(point));
        entry.1.push(context.at(&point.file, point.line));
    }
    for (headline, (place, places)) in unresolved {
        let text = format!("- {headline}: `{{?}}` is not told by the code ({})\n", super::words::some(places, 4));
        items.push(Item { rank: rank(280, 3, place), text, ..Item::default() });
    }
    let gated = all().filter(|p| !p.is_unresolved() && p.confidence != Confidence::Resolved).count();
    if gated > 0 {
        items.push(Item {
            rank: 75,
            text: format!(
                "- {gated} {} could not be followed all the way to the framework\n",
                crate::prompt::section::plural(gated, "point")
            ),
            ..Item::default()
        });
    }
    let mut told: Vec<String> = Vec::new();
    for diagnostic in context.report.diagnostics.iter().filter(|d| d.severity != Severity::Info) {
        let Some(file) = diagnostic.file.as_deref().filter(|file| context.selection.is_near(file)) else { continue };
        let place = diagnostic.line.map_or_else(|| context.span(file), |line| context.at(file, line));
        told.push(format!("- {place}: {}\n", context.cleaner.note(&diagnostic.message)));
    }
    told.dedup();
    for (n, text) in told.into_iter().enumerate() {
        items.push(Item { rank: rank(290, 2, n), text, ..Item::default() });
    }
    Section::items("limitation", items)
        .none("Nothing in scope was left unresolved. What the code builds while it runs cannot be seen here.")
}
