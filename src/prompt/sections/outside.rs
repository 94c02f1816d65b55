//! What is outside the code: calls, tables, services, messages, and what stands in for them in tests.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::link::Owner;
use crate::model::point::{Column, Direction, Failure, Point, PointKind};
use crate::prompt::boundary::Boundary;
use crate::prompt::context::Context;
use crate::prompt::knowledge::{Role, key, knowledge};
use crate::prompt::section::{Item, Section};
use crate::prompt::sections::words;
use crate::prompt::slices::rank;

/// Places told of one kind of call.
const PLACES: usize = 4;

/// Calls out by what they go to.
pub(super) fn calls(context: &Context<'_>) -> Section {
    let items = context.boundaries.iter().flat_map(|b| call_items(context, b, |_| true)).collect();
    Section::items("call", items).none("No calls to the outside were found.")
}

fn call_items(context: &Context<'_>, boundary: &Boundary<'_>, is_wanted: impl Fn(&Point) -> bool) -> Vec<Item> {
    let mut by_what: BTreeMap<String, Vec<&Point>> = BTreeMap::new();
    for point in boundary.points.iter().filter(|p| p.direction == Direction::Outbound && is_wanted(p)) {
        by_what.entry(context.headline(point)).or_default().push(point);
    }
    let group = format!("{} ({})", context.cleaner.note(&boundary.name), boundary.owner_name());
    let item = |(what, points): (String, Vec<&Point>)| {
        let mut places: Vec<String> = points.iter().map(|p| context.at(&p.file, p.line)).collect();
        places.dedup();
        let place = points.iter().map(|p| context.selection.place(p)).min().unwrap_or_default();
        let text = format!("- {what} ({})\n", words::some(places, PLACES));
        Item { rank: rank(130, 3, place), text, group: group.clone(), ..Item::default() }
    };
    by_what.into_iter().map(item).collect()
}

/// What is seen of the handling of failures, by call.
pub(super) fn failures(context: &Context<'_>) -> Section {
    let mut items = Vec::new();
    for point in &context.selection.outbound {
        let Failure { timeout, retry, handled, transaction } = &point.failure;
        let mut told = Vec::new();
        told.extend(timeout.as_ref().map(|text| format!("time limit {}", context.span(text))));
        told.extend(retry.as_ref().map(|text| format!("tried again: {}", context.span(text))));
        told.extend(transaction.as_ref().map(|text| format!("in the transaction {}", context.span(text))));
        if !handled.is_empty() {
            let errors = handled.iter().map(|error| context.span(error)).collect();
            told.push(format!("catches {}", words::some(errors, 4)));
        }
        if !told.is_empty() {
            let text = format!(
                "- {} ({}): {}\n",
                context.headline(point),
                context.at(&point.file, point.line),
                told.join("; ")
            );
            items.push(Item { rank: rank(180, 3, context.selection.place(point)), text, ..Item::default() });
        }
    }
    Section::items("call", items)
        .none("What is done when a call fails was not seen for any call in scope: test what happens when each fails.")
}

/// Tables with their columns: models first, else what migrations make.
pub(super) fn tables<'a>(context: &Context<'a>) -> Vec<&'a Point> {
    let mut by_name: BTreeMap<String, &Point> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    let made = context.selection.migrations.iter().filter(|p| !p.columns.is_empty());
    for point in context.selection.models.iter().chain(made).filter(|p| !p.target_name().is_empty()) {
        let name = point.target_name().to_ascii_lowercase();
        match by_name.get(&name) {
            // What says more of a table is shown.
            Some(known) if !known.columns.is_empty() || point.columns.is_empty() => {}
            Some(_) => drop(by_name.insert(name, point)),
            None => {
                order.push(name.clone());
                by_name.insert(name, point);
            }
        }
    }
    order.iter().filter_map(|name| by_name.get(name).copied()).collect()
}

pub(super) fn schema(context: &Context<'_>) -> Section {
    let item = |(n, point): (usize, &Point)| {
        let columns: Vec<String> = point.columns.iter().map(|c| column(context, c)).collect();
        let columns = if columns.is_empty() { "columns not known".to_owned() } else { words::some(columns, 40) };
        let text =
            format!("- {} ({}): {columns}\n", context.span(point.target_name()), context.at(&point.file, point.line));
        Item { rank: rank(220, 3, n), text, ..Item::default() }
    };
    let items = tables(context).into_iter().enumerate().map(item).collect();
    Section::items("table", items).none("No tables are declared in the code in scope.")
}

fn column(context: &Context<'_>, column: &Column) -> String {
    let mut text = context.span(&column.name);
    if let Some(ty) = &column.ty {
        text.push_str(&format!(" {}", context.cleaner.note(ty)));
    }
    if column.primary_key {
        text.push_str(" key");
    }
    if column.unique && !column.primary_key {
        text.push_str(" unique");
    }
    if column.nullable == Some(false) && !column.primary_key {
        text.push_str(" not null");
    }
    if let Some(target) = &column.references {
        text.push_str(&format!(" -> {}", context.span(target)));
    }
    if !column.values.is_empty() {
        let values = column.values.iter().map(|value| context.span(value)).collect();
        text.push_str(&format!(" one of {}", words::some(values, 12)));
    }
    text
}

/// Services that somebody else runs.
pub(super) fn external(context: &Context<'_>) -> Section {
    let theirs = context.boundaries.iter().filter(|b| b.owner != Some(Owner::Own) && is_service(b));
    let items = theirs.flat_map(|b| {
        let env: Vec<String> = b.env.iter().map(|name| context.span(name)).collect();
        let env = if env.is_empty() { String::new() } else { format!(" (address from {})", words::some(env, 4)) };
        let mut items = call_items(context, b, |_| true);
        if let Some(first) = items.first_mut() {
            first.text = format!("{}{env}\n", first.text.trim_end());
        }
        items
    });
    Section::items("call", items.collect()).none("No calls to services of others were found.")
}

fn is_service(boundary: &Boundary<'_>) -> bool {
    let stores = [PointKind::DbCall, PointKind::Cache, PointKind::QueuePublish, PointKind::QueueConsume];
    !stores.iter().any(|kind| kind.name() == boundary.kind)
}

/// Topics and queues.
pub(super) fn messages(context: &Context<'_>) -> Section {
    let is_message = |p: &&&Point| matches!(p.kind, PointKind::QueuePublish | PointKind::QueueConsume);
    let all = context.selection.inbound.iter().chain(&context.selection.outbound).filter(is_message);
    let item = |point: &&Point| {
        let does = if point.kind == PointKind::QueueConsume { "consumes" } else { "publishes" };
        let by = point.symbol.as_deref().map(|symbol| format!(" in {}", context.span(symbol))).unwrap_or_default();
        let over =
            point.technology.as_deref().map(|name| format!(" over {}", context.cleaner.note(name))).unwrap_or_default();
        let what =
            if point.target_name().is_empty() { "a message".to_owned() } else { context.span(point.target_name()) };
        let text = format!("- {does} {what}{over}{by} ({})\n", context.at(&point.file, point.line));
        Item { rank: rank(125, 3, context.selection.place(point)), text, ..Item::default() }
    };
    Section::items("message", all.map(item).collect()).none("No messages are sent or taken in scope.")
}

/// What is real and what is not in tests.
pub(super) fn doubles(context: &Context<'_>) -> Section {
    // What is treated alike is told once.
    let mut alike: Vec<(String, Vec<String>)> = Vec::new();
    for boundary in &context.boundaries {
        let name = format!("{} ({})", context.cleaner.note(&boundary.name), boundary.owner_name());
        let how = double(context, boundary);
        match alike.iter_mut().find(|(known, _)| *known == how) {
            Some((_, names)) => names.push(name),
            None => alike.push((how, vec![name])),
        }
    }
    let item = |(n, (how, names)): (usize, (String, Vec<String>))| {
        let text = format!("- {}: {how}\n", words::some(names, 24));
        Item { rank: rank(60, 6, n), text, ..Item::default() }
    };
    Section::items("boundary", alike.into_iter().enumerate().map(item).collect())
        .none("Nothing outside the code is in scope: no test doubles are needed.")
}

pub(in crate::prompt) fn double(context: &Context<'_>, boundary: &Boundary<'_>) -> String {
    let standin = &boundary.standin;
    if let Some(component) = boundary.component {
        return format!(
            "start {} in the test process or as a container; where that is not possible, a stub that answers as its routes do",
            context.span(component)
        );
    }
    if boundary.owner == Some(Owner::Own) {
        let image = match boundary.container() {
            Some(c) => format!(
                "a real one from image {}, as {} in {} has it",
                context.span(&c.image),
                context.cleaner.note(&c.by),
                context.at(&c.file, c.line)
            ),
            None if !standin.image.is_empty() => {
                format!("a real one, such as image `{}` (a proposal: the repository names none)", standin.image)
            }
            None => "a real or in-memory one".to_owned(),
        };
        let health = if standin.health.is_empty() || boundary.container().is_some() {
            String::new()
        } else {
            format!(", ready when `{}` succeeds", standin.health)
        };
        return format!("{image}{health}");
    }
    let mut libraries: Vec<String> =
        context.tools(Role::Double).iter().map(|tool| format!("{} (in use)", tool.library.title)).collect();
    if libraries.is_empty() {
        // Those of the languages that the calls are written in.
        let calls: BTreeSet<&str> =
            boundary.points.iter().filter_map(|p| crate::prompt::context::language_of(&p.file)).map(key).collect();
        let known = calls.into_iter().filter_map(|language| knowledge().testing.stub.get(language));
        libraries = known.cloned().collect();
    }
    let connect = if standin.connect.is_empty() { "a stub" } else { &standin.connect };
    let with = if libraries.is_empty() { String::new() } else { format!(", with {}", words::some(libraries, 3)) };
    format!("{connect}{with}; never the real service")
}

/// How each boundary is brought back to where it was.
pub(super) fn cleanup(context: &Context<'_>) -> Section {
    let mut items = Vec::new();
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for boundary in &context.boundaries {
        let reset = reset(boundary);
        let is_mail = boundary.kind == PointKind::Email.name();
        let is_store = is_mail || boundary.owner == Some(Owner::Own) && boundary.component.is_none();
        // Services that are stubs are all reset alike.
        if is_store || said.insert(reset) {
            let name = if is_store { context.cleaner.note(&boundary.name) } else { "Stubs".to_owned() };
            items.push(Item { rank: 145, text: format!("- {name}: {reset}\n"), ..Item::default() });
        }
    }
    let order = insert_order(context);
    if refer(context) {
        let names = order.iter().rev().map(|name| context.span(name)).collect();
        items.push(Item {
            rank: 146,
            text: format!("- Where rows are deleted, delete them in this order: {}\n", words::some(names, 40)),
            ..Item::default()
        });
    }
    Section::items("rule", items).none("Nothing outside the code is changed.")
}

pub(super) fn reset<'b>(boundary: &'b Boundary<'_>) -> &'b str {
    if boundary.standin.reset.is_empty() { "undo what the test did" } else { &boundary.standin.reset }
}

/// Tables with those first that others refer to. Circles are cut where they are met.
pub(super) fn insert_order<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let tables = tables(context);
    let by_name: BTreeMap<String, &'a Point> =
        tables.iter().map(|p| (p.target_name().to_ascii_lowercase(), *p)).collect();
    let mut out = Vec::new();
    let mut met = BTreeSet::new();
    for point in &tables {
        visit(point, &by_name, &mut met, &mut out, 0);
    }
    out
}

fn visit<'a>(
    point: &'a Point,
    by_name: &BTreeMap<String, &'a Point>,
    met: &mut BTreeSet<&'a str>,
    out: &mut Vec<&'a str>,
    depth: usize,
) {
    if depth > 100 || !met.insert(point.target_name()) {
        return;
    }
    for column in &point.columns {
        let target = column.references.as_deref().and_then(|r| r.split('.').next()).unwrap_or_default();
        if let Some(parent) = by_name.get(&target.to_ascii_lowercase()) {
            visit(parent, by_name, met, out, depth + 1);
        }
    }
    out.push(point.target_name());
}

/// Whether any table is known to refer to another.
fn refer(context: &Context<'_>) -> bool {
    tables(context).iter().any(|p| p.columns.iter().any(|column| column.references.is_some()))
}

/// What test data must keep to.
pub(super) fn data(context: &Context<'_>) -> Section {
    let mut items = Vec::new();
    let order = insert_order(context);
    if refer(context) {
        let names = order.iter().map(|name| context.span(name)).collect();
        items.push(Item {
            rank: 148,
            text: format!("- Insert in this order, parents first: {}\n", words::some(names, 40)),
            ..Item::default()
        });
    }
    for (n, point) in tables(context).into_iter().enumerate() {
        let table = context.span(point.target_name());
        for column in &point.columns {
            let name = format!("{table} {}", context.span(&column.name));
            if column.unique && !column.primary_key {
                items.push(Item {
                    rank: rank(230, 3, n),
                    text: format!(
                        "- {name} is unique: a value of its own in every test, one test with the same value twice\n"
                    ),
                    ..Item::default()
                });
            }
            if !column.values.is_empty() {
                let values = column.values.iter().map(|value| context.span(value)).collect();
                items.push(Item {
                    rank: rank(231, 3, n),
                    text: format!("- {name} is one of {}: one test with another value\n", words::some(values, 12)),
                    ..Item::default()
                });
            }
        }
    }
    Section::items("rule", items)
        .none("No constraints of tables were found in the code in scope; take valid and invalid values from the request types above.")
}
