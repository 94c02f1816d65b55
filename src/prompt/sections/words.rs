//! Facts as short texts: what fits into one line of a prompt.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::coverage::CoverageStatus;
use crate::model::language::Language;
use crate::model::link::Owner;
use crate::model::point::PointKind;
use crate::prompt::context::Context;
use crate::prompt::knowledge::Role;
use crate::prompt::sections::{files, outside, project, run};

/// What is said of something that the code does not tell.
pub(in crate::prompt) const UNKNOWN: &str = "not found in the repository";

/// `a, b and 3 more`.
pub(super) fn some(mut values: Vec<String>, most: usize) -> String {
    let left = values.len().saturating_sub(most);
    values.truncate(most);
    let text = values.join(", ");
    if left > 0 { format!("{text} and {left} more") } else { text }
}

pub(super) fn language(name: &str) -> &str {
    match name {
        "python" => "Python",
        "javascript" => "JavaScript",
        "typescript" => "TypeScript",
        "go" => "Go",
        other => other,
    }
}

pub(in crate::prompt) fn family(name: &str) -> Option<Language> {
    match name {
        "python" => Some(Language::Python),
        "javascript" | "typescript" | "jsx" | "tsx" => Some(Language::Ecma),
        "go" => Some(Language::Go),
        _ => None,
    }
}

/// What a point's tests come to, as a mark.
pub(super) fn mark(status: Option<CoverageStatus>) -> &'static str {
    match status {
        Some(CoverageStatus::Covered) => "covered",
        Some(CoverageStatus::Partial) => "partly covered",
        Some(CoverageStatus::Gap) => "gap",
        Some(CoverageStatus::Unknown) => "coverage not known",
        None => "",
    }
}

/// The texts by name.
pub(in crate::prompt) fn words(context: &Context<'_>) -> BTreeMap<&'static str, String> {
    let or_unknown = |text: String| if text.is_empty() { UNKNOWN.to_owned() } else { text };
    let languages = project::languages(context);
    let frameworks = project::frameworks(context);
    let tools =
        |role: Role| context.tools(role).iter().map(|tool| project::tool_name(context, tool)).collect::<Vec<_>>();
    let testing: Vec<String> = [Role::Runner, Role::Client, Role::Double].into_iter().flat_map(tools).collect();
    let names: Vec<String> = context.selection.components.iter().map(|c| context.span(&c.name)).collect();
    let boundaries: Vec<String> =
        context.boundaries.iter().map(|b| format!("{} ({})", context.cleaner.note(&b.name), b.owner_name())).collect();
    let title = title(context);
    let both = [languages.clone(), frameworks.clone(), tools(Role::Runner)].concat();
    BTreeMap::from([
        ("title", title.clone()),
        ("scope", scope(context)),
        ("language", or_unknown(some(languages, 4))),
        ("language_tag", tag(context)),
        ("framework", or_unknown(some(frameworks, 6))),
        ("test_framework", or_unknown(some(testing, 8))),
        ("language_and_framework", or_unknown(some(both, 8))),
        ("integration_type", or_unknown(kinds(context).join(", "))),
        (
            "test_type",
            or_unknown(
                kinds(context)
                    .into_iter()
                    .map(|kind| format!("{kind} integration tests"))
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
        ),
        ("component_name", if names.len() == 1 { names[0].clone() } else { title }),
        ("component_names", or_unknown(some(names, 20))),
        ("purpose", purpose(context)),
        ("dependencies", if boundaries.is_empty() { "none found".to_owned() } else { some(boundaries, 16) }),
        ("infrastructure", infrastructure(context)),
        ("required_services", required(context)),
        ("database_setup", database(context)),
        ("variable_names", variables(context)),
        ("test_environment", environment(context)),
        ("scenario_summary", summary(context)),
        ("test_command", run::first(context)),
        ("test_folder", files::folder(context)),
    ])
}

fn title(context: &Context<'_>) -> String {
    let named = |name: &str| context.cleaner.note(name);
    match (context.scope.points.as_slice(), context.selection.components.as_slice()) {
        ([id], _) => {
            let point = context.report.points.iter().find(|p| &p.id == id);
            point.map(|p| context.headline(p)).unwrap_or_default()
        }
        ([_, ..], _) => format!("{} points of {}", context.scope.points.len(), named(&context.report.root.name)),
        ([], [one]) => named(&one.name),
        ([], _) => named(&context.report.root.name),
    }
}

fn scope(context: &Context<'_>) -> String {
    let count = |number: usize, noun: &str| format!("{number} {}", crate::prompt::section::plural(number, noun));
    let mut text = format!(
        "{} and {} in {}",
        count(context.selection.inbound.len(), "entry point"),
        count(context.selection.outbound.len(), "outbound call"),
        count(context.selection.components.len(), "component"),
    );
    if context.scope.gaps_only {
        text.push_str(if context.report.coverage.is_empty() {
            "; what tests cover is not known, so nothing was left out for being covered"
        } else {
            "; only what existing tests do not fully show"
        });
    }
    if let Some(revision) = &context.report.root.revision {
        text.push_str(&format!("; commit {}", context.cleaner.note(revision).chars().take(12).collect::<String>()));
    }
    text
}

fn tag(context: &Context<'_>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for point in context.selection.inbound.iter().chain(&context.selection.outbound) {
        *counts.entry(crate::prompt::section::tag(&point.file)).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(tag, count)| (*count, std::cmp::Reverse(*tag)))
        .map(|(tag, _)| tag.to_owned())
        .unwrap_or_default()
}

/// Kinds of boundaries, in the words of testers.
fn kinds(context: &Context<'_>) -> Vec<String> {
    let mut found: BTreeSet<(u8, &str)> = BTreeSet::new();
    for point in context.selection.inbound.iter().chain(&context.selection.outbound) {
        found.insert(match point.kind {
            PointKind::HttpRoute | PointKind::Static | PointKind::Sse => (0, "API"),
            PointKind::GraphqlField => (1, "GraphQL"),
            PointKind::Websocket => (2, "WebSocket"),
            PointKind::RpcService | PointKind::RpcCall => (3, "RPC"),
            PointKind::DbCall | PointKind::DbModel | PointKind::DbMigration => (4, "database"),
            PointKind::Cache => (5, "cache"),
            PointKind::QueueConsume | PointKind::QueuePublish => (6, "message queue"),
            PointKind::ScheduledJob => (7, "scheduled job"),
            PointKind::HttpCall | PointKind::GraphqlCall => (8, "service"),
            _ => (9, "external service"),
        });
    }
    found.into_iter().map(|(_, name)| name.to_owned()).collect()
}

fn purpose(context: &Context<'_>) -> String {
    let folders = context.selection.components.iter().map(|c| if c.path == "." { "" } else { c.path.as_str() });
    let folders: Vec<&str> = match context.selection.components.len() {
        1 => folders.chain([""]).collect(),
        _ => vec![""],
    };
    let said = folders.iter().find_map(|folder| context.survey.purposes.iter().find(|p| p.folder == *folder));
    match said {
        Some(said) => format!(
            "\"{}\" (quoted from {})",
            context.cleaner.note(&said.text).replace('"', "'"),
            context.at(&said.file, said.line)
        ),
        None => UNKNOWN.to_owned(),
    }
}

fn infrastructure(context: &Context<'_>) -> String {
    let with = |b: &crate::prompt::boundary::Boundary<'_>| {
        let name = context.cleaner.note(&b.name);
        match (b.container(), b.owner) {
            (Some(container), Some(Owner::Own)) => format!("{name} from image {}", context.span(&container.image)),
            (None, Some(Owner::Own)) if !b.standin.image.is_empty() => {
                format!("{name} from image `{}`", b.standin.image)
            }
            (_, Some(Owner::Own)) => format!("{name}, real or in memory"),
            _ => format!("{name} as a stub"),
        }
    };
    if context.boundaries.is_empty() {
        "none: the selected code calls nothing outside itself that could be found".to_owned()
    } else {
        some(context.boundaries.iter().map(with).collect(), 12)
    }
}

fn required(context: &Context<'_>) -> String {
    let own = context.boundaries.iter().filter(|b| b.owner == Some(Owner::Own));
    let names: Vec<String> = own
        .map(|b| match b.container() {
            Some(c) => format!(
                "{} ({}, {})",
                context.cleaner.note(&b.name),
                context.span(&c.image),
                context.at(&c.file, c.line)
            ),
            None => context.cleaner.note(&b.name),
        })
        .collect();
    if names.is_empty() { "none found".to_owned() } else { some(names, 12) }
}

fn database(context: &Context<'_>) -> String {
    if !context.boundaries.iter().any(|b| b.kind == PointKind::DbCall.name()) && context.selection.models.is_empty() {
        return "none: the selected code uses no database that could be found".to_owned();
    }
    let folders: BTreeSet<&str> =
        context.selection.migrations.iter().map(|p| p.file.rsplit_once('/').map_or("", |(folder, _)| folder)).collect();
    let mut folders: Vec<&str> = folders.into_iter().collect();
    if folders.len() > 3 {
        // One folder for each migration: what is around them.
        folders = folders.iter().map(|folder| folder.rsplit_once('/').map_or("", |(around, _)| around)).collect();
        folders.dedup();
    }
    let folders: Vec<String> = folders.into_iter().map(|folder| context.span(folder)).collect();
    let tables = outside::tables(context).len();
    let schema = if folders.is_empty() {
        "no migrations found".to_owned()
    } else {
        format!("migrations in {}", some(folders, 4))
    };
    format!("{schema}; {tables} {} declared in code", crate::prompt::section::plural(tables, "table"))
}

fn variables(context: &Context<'_>) -> String {
    let names: BTreeSet<&str> =
        context.selection.components.iter().flat_map(|c| &c.env).map(|variable| variable.name.as_str()).collect();
    let names: Vec<String> = names.into_iter().map(|name| context.span(name)).collect();
    if names.is_empty() { "none found".to_owned() } else { some(names, 30) }
}

fn environment(context: &Context<'_>) -> String {
    let setup: Vec<String> =
        [files::folder(context), infrastructure(context)].into_iter().filter(|t| !t.is_empty()).collect();
    setup.join("; ")
}

fn summary(context: &Context<'_>) -> String {
    if context.report.coverage.is_empty() {
        return "what existing tests cover was not looked at".to_owned();
    }
    let mut counts: BTreeMap<CoverageStatus, usize> = BTreeMap::new();
    for point in context.selection.inbound.iter().chain(&context.selection.outbound) {
        if let Some(status) = context.selection.status(point) {
            *counts.entry(status).or_default() += 1;
        }
    }
    let told: Vec<String> = counts.iter().map(|(status, count)| format!("{count} {}", mark(Some(*status)))).collect();
    format!("of the points in scope: {}", told.join(", "))
}
