//! Entry points with their contracts, and what they lead to.

use std::collections::BTreeMap;

use crate::model::flow::Flow;
use crate::model::link::EdgeConfidence;
use crate::model::point::{AuthStatus, Confidence, Guard, ParamIn, Point, PointKind};
use crate::prompt::context::Context;
use crate::prompt::section::{Item, Section};
use crate::prompt::sections::{map, words};
use crate::prompt::slices::rank;

/// One line for each entry point.
pub(super) fn points(context: &Context<'_>) -> Section {
    let item = |point: &&Point| {
        let place = context.selection.place(point);
        let group = context.span(&file_of(context, point));
        (
            place_of(context, point),
            Item { rank: rank(100, 3, place), text: format!("- {}\n", line(context, point)), group, ..Item::default() },
        )
    };
    let mut items: Vec<((String, u32), Item)> = context.selection.inbound.iter().map(item).collect();
    items.sort_by(|a, b| a.0.cmp(&b.0));
    Section::items("entry point", items.into_iter().map(|(_, item)| item).collect())
        .none("No entry points are in scope.")
}

/// The file of what handles a point.
fn file_of(context: &Context<'_>, point: &Point) -> String {
    place_of(context, point).0
}

fn place_of(context: &Context<'_>, point: &Point) -> (String, u32) {
    context.handler(point).map_or_else(|| (point.file.clone(), point.line), |h| (h.file, h.line))
}

fn line(context: &Context<'_>, point: &Point) -> String {
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
    match point.auth_status {
        AuthStatus::Protected => {
            // Beside the handler the line says enough.
            let own = file_of(context, point);
            let place = |g: &Guard| {
                if g.file == own { format!("line {}", g.line) } else { context.at(&g.file, g.line) }
            };
            let guards = point.auth.iter().map(|g| format!("{} ({})", context.span(&g.guard), place(g)));
            let guards: Vec<String> = guards.collect();
            parts.push(format!(
                "auth: {}",
                if guards.is_empty() { "needed".to_owned() } else { words::some(guards, 4) }
            ));
        }
        AuthStatus::Public => parts.push("auth: none".to_owned()),
        AuthStatus::Unknown => {}
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
        let mut told: Vec<(&str, u32, String)> = Vec::new();
        for (flow, to) in own.iter().filter_map(|flow| Some((flow, by_id.get(flow.to.as_str())?))) {
            let way: Vec<String> = flow.steps.iter().skip(1).map(|step| context.span(&step.symbol)).collect();
            let way = if way.is_empty() { String::new() } else { format!(" through {}", way.join(" > ")) };
            let text = format!("{} ({}){way}", context.headline(to), context.at(&to.file, to.line));
            told.push((&to.file, to.line, text));
        }
        told.sort();
        told.dedup();
        let told: Vec<String> = told.into_iter().map(|(_, _, text)| text).collect();
        if !told.is_empty() {
            let text = format!("- {} -> {}\n", context.headline(point), words::some(told, 12));
            let rank = rank(120, 3, context.selection.place(point));
            items.push(Item { rank, text, ..Item::default() });
        }
    }
    Section::items("flow", items).none("No path from an entry point to a call out could be established.")
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
