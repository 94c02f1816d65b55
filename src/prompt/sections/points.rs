//! Entry points with their contracts, and what they lead to.

use std::collections::BTreeMap;

use crate::model::flow::Flow;
use crate::model::link::EdgeConfidence;
use crate::model::point::{AuthStatus, Confidence, Guard, ParamIn, Point, PointKind};
use crate::prompt::context::Context;
use crate::prompt::section::{Item, Section};
use crate::prompt::sections::{map, words};
use crate::prompt::slices::rank;

/// Effects told of one entry point.
const EFFECTS: usize = 12;

/// One line for each entry point.
pub(super) fn points(context: &Context<'_>) -> Section {
    let mut by_file: BTreeMap<String, Vec<&Point>> = BTreeMap::new();
    for point in &context.selection.inbound {
        by_file.entry(file_of(context, point)).or_default().push(point);
    }
    let mut items: Vec<Item> = Vec::new();
    for (file, mut points) in by_file {
        points.sort_by_key(|point| place_of(context, point));
        // What guards all of a file is said once.
        let guards = auth(context, points[0]);
        let common = points.len() > 1 && !guards.is_empty() && points.iter().all(|p| auth(context, p) == guards);
        let own = context.span(&file);
        let group = if common { format!("{own} ({guards})") } else { own };
        items.extend(points.into_iter().map(|point| Item {
            rank: rank(100, 3, context.selection.place(point)),
            text: format!("- {}\n", line(context, point, !common)),
            group: group.clone(),
            ..Item::default()
        }));
    }
    Section::items("entry point", items).none("No entry points are in scope.")
}

/// The file of what handles a point.
fn file_of(context: &Context<'_>, point: &Point) -> String {
    place_of(context, point).0
}

fn place_of(context: &Context<'_>, point: &Point) -> (String, u32) {
    context.handler(point).map_or_else(|| (point.file.clone(), point.line), |h| (h.file, h.line))
}

fn line(context: &Context<'_>, point: &Point, with_auth: bool) -> String {
    let mut parts = Vec::new();
    let kind = if point.kind == PointKind::HttpRoute { String::new() } else { format!("{} ", point.kind.noun()) };
    let mut head = format!("{kind}{}", context.headline(point));
    match context.handler(point) {
        Some(h) => head.push_str(&format!(" -> {} line {}", context.span(&h.symbol), h.line)),
        None => head.push_str(&format!(" line {}", point.line)),
    }
    let mark = words::mark(context.selection.status(point));
    if !mark.is_empty() {
        head.push_str(&format!(" [{mark}]"));
    }
    parts.push(head);
    for place in [ParamIn::Query, ParamIn::Header, ParamIn::Cookie, ParamIn::Form, ParamIn::File, ParamIn::Body] {
        let of: Vec<String> = point
            .params
            .iter()
            .filter(|p| p.place == place)
            .map(|p| field(context, &p.name, p.ty.as_deref(), p.required))
            .collect();
        if !of.is_empty() {
            parts.push(format!("{}: {}", place.name(), words::some(of, 12)));
        }
    }
    if let Some(request) = &point.request {
        let fields: Vec<String> =
            request.fields.iter().map(|f| field(context, &f.name, f.ty.as_deref(), f.required)).collect();
        let ty = request.ty.as_deref().map(|ty| context.span(ty)).unwrap_or_default();
        let text = format!("body: {ty} {}", words::some(fields, 20));
        parts.push(text.replace("  ", " ").trim_end().to_owned());
    }
    let guards = auth(context, point);
    if with_auth && !guards.is_empty() {
        parts.push(guards);
    }
    let answers: Vec<String> = point
        .responses
        .iter()
        .map(|r| {
            let status = r.status.map(|status| status.to_string()).unwrap_or_default();
            let ty = r.ty.as_deref().map(|ty| context.span(ty)).unwrap_or_default();
            format!("{status} {ty}").trim().to_owned()
        })
        .collect();
    if !answers.is_empty() {
        parts.push(format!("answers: {}", words::some(answers, 10)));
    }
    if point.is_unresolved() {
        parts.push("`{?}` stands for a part that the code does not tell".to_owned());
    } else if point.confidence != Confidence::Resolved {
        parts.push("not followed all the way: check it".to_owned());
    }
    parts.join("; ")
}

/// What is known of who may call.
fn auth(context: &Context<'_>, point: &Point) -> String {
    match point.auth_status {
        AuthStatus::Protected => {
            // Beside the handler the line says enough.
            let own = file_of(context, point);
            let place = |g: &Guard| {
                if g.file == own { format!("line {}", g.line) } else { context.at(&g.file, g.line) }
            };
            let guards = point.auth.iter().map(|g| format!("{} ({})", context.span(&g.guard), place(g)));
            let guards: Vec<String> = guards.collect();
            format!("auth: {}", if guards.is_empty() { "needed".to_owned() } else { words::some(guards, 4) })
        }
        AuthStatus::Public => "auth: none".to_owned(),
        AuthStatus::Unknown => String::new(),
    }
}

fn field(context: &Context<'_>, name: &str, ty: Option<&str>, required: Option<bool>) -> String {
    let ty = ty.map(|ty| format!(" {}", context.span(ty))).unwrap_or_default();
    let must = if required == Some(true) { " required" } else { "" };
    format!("{}{ty}{must}", context.span(name))
}

/// What each entry point leads to, and through which functions.
pub(super) fn flows(context: &Context<'_>) -> Section {
    let by_id: BTreeMap<&str, &Point> = context.report.points.iter().map(|p| (p.id.as_str(), p)).collect();
    let mut ways: BTreeMap<&str, Vec<&Flow>> = BTreeMap::new();
    for flow in &context.report.flows {
        ways.entry(&flow.from).or_default().push(flow);
    }
    let mut items = Vec::new();
    for point in &context.selection.inbound {
        let own = ways.get(point.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        let reached = own.iter().filter_map(|flow| Some((*flow, *by_id.get(flow.to.as_str())?)));
        let told = effects(context, &reached.collect::<Vec<_>>());
        if !told.is_empty() {
            let text = format!("- {} -> {told}\n", context.headline(point));
            let rank = rank(120, 3, context.selection.place(point));
            items.push(Item { rank, text, ..Item::default() });
        }
    }
    Section::items("flow", items).none("No path from an entry point to a call out could be established.")
}

/// What is called at the end of flows: what leaves the system first, then what changes data, each with one place and the
/// way there; of what is read and of transactions that they are.
fn effects(context: &Context<'_>, reached: &[(&Flow, &Point)]) -> String {
    let mut told: BTreeMap<(bool, String), (&Flow, &Point)> = BTreeMap::new();
    let mut reads: Vec<String> = Vec::new();
    let mut in_transaction = false;
    for (flow, to) in reached {
        let is_data = to.kind == PointKind::DbCall;
        match to.operation_name() {
            "transaction" => in_transaction = true,
            "select" if is_data && !to.target_name().is_empty() => reads.push(context.span(to.target_name())),
            _ => {
                let best = told.entry((is_data, context.headline(to))).or_insert((*flow, *to));
                if flow.steps.len() < best.0.steps.len() {
                    *best = (*flow, *to);
                }
            }
        }
    }
    let mut parts: Vec<String> = Vec::new();
    let said = told.into_iter().map(|((_, headline), (flow, to))| {
        format!("{headline} ({}){}", context.at(&to.file, to.line), way(context, flow))
    });
    let said: Vec<String> = said.collect();
    if !said.is_empty() {
        parts.push(words::some(said, EFFECTS));
    }
    reads.sort();
    reads.dedup();
    if !reads.is_empty() {
        parts.push(format!("reads {}", words::some(reads, EFFECTS)));
    }
    if in_transaction {
        parts.push("in a transaction".to_owned());
    }
    parts.join("; ")
}

/// The functions between an entry point's handler and a call: the first and the last of them.
fn way(context: &Context<'_>, flow: &Flow) -> String {
    let names: Vec<&str> = flow.steps.iter().skip(1).map(|step| step.symbol.as_str()).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => format!(" through {}", context.span(only)),
        [first, last] => format!(" through {} > {}", context.span(first), context.span(last)),
        [first, .., last] => format!(" through {} > .. > {}", context.span(first), context.span(last)),
    }
}

/// `A ↔ B` for each pair that talks.
pub(super) fn pairs(context: &Context<'_>) -> Section {
    let mut seen = std::collections::BTreeSet::new();
    let mut items = Vec::new();
    for edge in &context.selection.edges {
        if seen.insert((&edge.from, &edge.to)) {
            let sure = if edge.confidence == EdgeConfidence::Inferred { ", matched by name" } else { "" };
            let place = edge.evidence.first().map(|p| format!("; {}", context.at(&p.file, p.line))).unwrap_or_default();
            let text = format!(
                "- [ ] {} {} {} ({}{sure}{place})\n",
                context.span(&edge.from),
                map::verb(edge.kind),
                context.span(&edge.to),
                context.cleaner.note(&edge.protocol),
            );
            items.push(Item { rank: 45, text, ..Item::default() });
        }
    }
    Section::items("integration point", items).none("No connections were found.")
}
