//! What the project is made of.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::language::Language;
use crate::model::point::{Point, PointKind};
use crate::model::survey::Package;
use crate::prompt::context::{Context, Tool};
use crate::prompt::knowledge::Role;
use crate::prompt::section::{Item, Section};
use crate::prompt::sections::words;

pub(super) fn project(context: &Context<'_>) -> Section {
    let mut items = Vec::new();
    let mut add = |rank: u32, label: &str, values: Vec<String>| {
        if !values.is_empty() {
            items.push(Item { rank, text: format!("- {label}: {}\n", words::some(values, 12)), ..Item::default() });
        }
    };
    add(10, "Languages", languages(context));
    add(11, "Frameworks", frameworks(context));
    let manifests: BTreeSet<&String> = context.selection.components.iter().flat_map(|c| &c.manifests).collect();
    add(60, "Manifests", manifests.into_iter().map(|manifest| context.span(manifest)).collect());
    let tools = |role| context.tools(role).iter().map(|tool| tool_name(context, tool)).collect::<Vec<_>>();
    let runners = tools(Role::Runner);
    let none = if context.test_files.is_empty() { "none: the selected code has no tests yet" } else { "not known" };
    add(12, "Test runner", if runners.is_empty() { vec![none.to_owned()] } else { runners });
    add(13, "Test client in use", tools(Role::Client));
    add(14, "Libraries for test doubles in use", tools(Role::Double));
    add(15, "Libraries for test data in use", tools(Role::Data));
    add(16, "Containers from tests with", tools(Role::Container));
    let count = context.test_files.len();
    let first = context.test_files.first().map(|file| format!(", such as {}", context.span(file))).unwrap_or_default();
    add(17, "Existing files of tests", vec![format!("{count}{first}")]);
    Section::items("fact", items).none("Nothing is known of the project.")
}

/// `Python >=3.12 (`pyproject.toml:5`)`.
pub(super) fn languages(context: &Context<'_>) -> Vec<String> {
    let mut names: Vec<&str> =
        context.selection.components.iter().flat_map(|c| &c.languages).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    let mut told = Vec::new();
    for language in Language::ALL {
        let own: Vec<&str> =
            names.iter().filter(|name| words::family(name) == Some(language)).map(|n| words::language(n)).collect();
        if own.is_empty() {
            continue;
        }
        let mut by_version: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for runtime in
            context.survey.runtimes.iter().filter(|r| r.language == language && context.selection.is_near(&r.file))
        {
            let place = context.at(&runtime.file, runtime.line);
            by_version.entry(context.cleaner.note(&runtime.version)).or_default().push(place);
        }
        let versions: Vec<String> =
            by_version.into_iter().map(|(version, places)| format!("{version} ({})", words::some(places, 2))).collect();
        let on = if language == Language::Ecma && !versions.is_empty() { "on Node.js " } else { "" };
        told.push(format!("{} {on}{}", own.join(" and "), words::some(versions, 2)).trim_end().to_owned());
    }
    told
}

/// `fastapi ~=0.115 (`pyproject.toml:9`)`.
pub(super) fn frameworks(context: &Context<'_>) -> Vec<String> {
    let mut ids: Vec<&str> =
        context.selection.components.iter().flat_map(|c| &c.frameworks).map(String::as_str).collect();
    // Those that serve requests; what takes messages is told with its broker.
    let serves = |p: &&&Point| !matches!(p.kind, PointKind::QueueConsume | PointKind::ScheduledJob);
    let used = context.selection.inbound.iter().filter(serves).filter_map(|p| p.framework.as_deref());
    let used: BTreeSet<&str> = used.collect();
    ids.retain(|id| used.contains(id));
    ids.sort_unstable();
    ids.dedup();
    let name = |id: &&str| match declares(context, id) {
        Some(package) if !package.version.is_empty() => {
            format!("{id} {} ({})", context.cleaner.note(&package.version), context.at(&package.file, package.line))
        }
        Some(package) => format!("{id} ({})", context.at(&package.file, package.line)),
        None => (*id).to_owned(),
    };
    ids.iter().map(name).collect()
}

/// The package that a framework comes in: of its name, or with its name as a part, the shortest.
fn declares<'a>(context: &Context<'a>, id: &str) -> Option<&'a Package> {
    let parts = |name: &str| name.split(|c: char| !c.is_alphanumeric() && c != '-').any(|part| part == id);
    context.packages().filter(|p| p.name == id || parts(&p.name)).min_by_key(|p| (p.name != id, p.name.len(), &p.file))
}

pub(super) fn tool_name(context: &Context<'_>, tool: &Tool<'_>) -> String {
    let version = tool.package.map(|p| context.cleaner.note(&p.version)).unwrap_or_default();
    format!("{} {version} ({})", tool.library.title, tool.place).replace("  ", " ")
}
