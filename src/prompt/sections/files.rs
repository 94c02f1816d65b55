//! Where new tests go.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::language::Language;
use crate::prompt::context::{Context, language_of};
use crate::prompt::knowledge::knowledge;
use crate::prompt::section::{Item, Section};
use crate::prompt::slices::rank;

/// A file of tests for each file of entry points, as the files of tests that are there are called.
pub(super) fn files(context: &Context<'_>) -> Section {
    let mut by_file: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for point in &context.selection.inbound {
        let file = context.handler(point).map_or_else(|| point.file.clone(), |h| h.file);
        let entry = by_file.entry(file).or_insert((0, usize::MAX));
        *entry = (entry.0 + 1, entry.1.min(context.selection.place(point)));
    }
    let mut planned: BTreeMap<String, (Vec<String>, usize)> = BTreeMap::new();
    for (file, (count, place)) in by_file {
        let Some(target) = planned_for(context, &file) else { continue };
        let noun = crate::prompt::section::plural(count, "entry point");
        let entry = planned.entry(target).or_insert_with(|| (Vec::new(), usize::MAX));
        entry.0.push(format!("{count} {noun} of {}", context.span(&file)));
        entry.1 = entry.1.min(place);
    }
    let existing: BTreeSet<&str> = context.survey.tests.iter().map(|t| t.file.as_str()).collect();
    let items = planned.into_iter().map(|(target, (what, place))| {
        let does = if existing.contains(target.as_str()) { "extend" } else { "new" };
        let text = format!("- {does}: {} for {}\n", context.span(&target), super::words::some(what, 6));
        Item { rank: rank(149, 4, place), text, ..Item::default() }
    });
    Section::items("file", items.collect()).none("Put the tests where the repository keeps its other tests.")
}

/// Where tests of integration lie, in words; empty when there are no tests.
pub(super) fn folder(context: &Context<'_>) -> String {
    let mut told: Vec<String> = Vec::new();
    for language in &context.languages {
        if let Some(folder) = best_folder(context, *language) {
            told.push(if folder.is_empty() {
                "files of tests in the root".to_owned()
            } else {
                format!("files of tests in {}", context.span(&folder))
            });
        }
    }
    told.sort();
    told.dedup();
    super::words::some(told, 3)
}

/// The folder with the most files of tests of a language; folders whose name speaks of integration come first.
fn best_folder(context: &Context<'_>, language: Language) -> Option<String> {
    best_folder_in(context, language, "")
}

fn best_folder_in(context: &Context<'_>, language: Language, within: &str) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let is_one =
        |file: &&&str| file.starts_with(within) && language_of(file) == Some(language) && is_test_name(file, language);
    for file in context.test_files.iter().filter(is_one) {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        *counts.entry(folder).or_default() += 1;
    }
    let speaks = |folder: &str| {
        folder.split('/').filter(|part| knowledge().testing.commands.is_integration(part)).count().min(1)
    };
    let best = counts.into_iter().max_by_key(|(folder, count)| (speaks(folder), *count, std::cmp::Reverse(*folder)));
    best.map(|(folder, _)| folder.to_owned())
}

fn is_test_name(file: &str, language: Language) -> bool {
    let name = file.rsplit('/').next().unwrap_or_default();
    match language {
        Language::Python => name.starts_with("test_") || name.ends_with("_test.py"),
        Language::Ecma => name.split('.').any(|part| matches!(part, "test" | "spec" | "tests" | "e2e-spec" | "e2e")),
        Language::Go => name.ends_with("_test.go"),
    }
}

fn planned_for(context: &Context<'_>, file: &str) -> Option<String> {
    let language = language_of(file)?;
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let stem = name.split('.').next().unwrap_or(name);
    let joined = |folder: &str, name: String| if folder.is_empty() { name } else { format!("{folder}/{name}") };
    match language {
        // Go tests stand beside the code of their package.
        Language::Go => Some(joined(folder, format!("{stem}_test.go"))),
        Language::Python => {
            let stem = if stem == "__init__" {
                folder.rsplit('/').next().filter(|f| !f.is_empty()).unwrap_or("app")
            } else {
                stem
            };
            let ends = context.test_files.iter().filter(|f| f.ends_with("_test.py")).count();
            let starts = context
                .test_files
                .iter()
                .filter(|f| f.rsplit('/').next().is_some_and(|n| n.starts_with("test_")))
                .count();
            let name = if ends > starts { format!("{stem}_test.py") } else { format!("test_{stem}.py") };
            let existing = same_name(context, &name, folder);
            Some(existing.unwrap_or_else(|| joined(&own_folder(context, language, file), name)))
        }
        Language::Ecma => {
            let (suffix, beside) = suffix(context);
            let extension =
                name.rsplit('.').next().filter(|e| matches!(*e, "ts" | "js" | "mjs" | "cjs")).unwrap_or("ts");
            let whole = name.rsplit_once('.').map_or(name, |(whole, _)| whole);
            let name = format!("{whole}.{suffix}.{extension}");
            let existing = same_name(context, &name, folder);
            let own = if beside { folder.to_owned() } else { own_folder(context, language, file) };
            Some(existing.unwrap_or_else(|| joined(&own, name)))
        }
    }
}

/// A file of tests of that name that is there already, the closest to `folder`.
fn same_name(context: &Context<'_>, name: &str, folder: &str) -> Option<String> {
    let shared = |file: &str| file.split('/').zip(folder.split('/')).take_while(|(a, b)| a == b).count();
    let named = context.test_files.iter().filter(|file| file.rsplit('/').next() == Some(name));
    named.max_by_key(|file| (shared(file), std::cmp::Reverse(**file))).map(|file| (*file).to_owned())
}

/// The folder for tests of `file`: where its component has its tests, or as a sister has them, or the usual one.
fn own_folder(context: &Context<'_>, language: Language, file: &str) -> String {
    let path =
        |c: &crate::model::component::Component| if c.path == "." { String::new() } else { format!("{}/", c.path) };
    let around = context.selection.components.iter().map(|c| path(c)).filter(|path| file.starts_with(path.as_str()));
    let own = around.max_by_key(String::len).unwrap_or_default();
    if let Some(folder) = best_folder_in(context, language, &own) {
        return folder;
    }
    let mut sisters = context.selection.components.iter().map(|c| path(c)).filter(|path| !path.is_empty());
    let sister =
        sisters.find_map(|path| best_folder_in(context, language, &path)?.strip_prefix(&path).map(str::to_owned));
    format!("{own}{}", sister.unwrap_or_else(|| "tests/integration".to_owned()))
}

/// `spec` or `test`, whichever is more frequent, and whether such files stand beside the code.
fn suffix(context: &Context<'_>) -> (&'static str, bool) {
    let of = |word: &str| {
        let named = context
            .test_files
            .iter()
            .filter(|file| file.rsplit('/').next().is_some_and(|name| name.split('.').any(|part| part == word)));
        named.copied().collect::<Vec<&str>>()
    };
    let (spec, test) = (of("spec"), of("test"));
    let (word, files) = if spec.len() > test.len() { ("spec", spec) } else { ("test", test) };
    let apart = |file: &&&str| file.split('/').any(|part| matches!(part, "test" | "tests" | "__tests__" | "e2e"));
    let beside = !files.is_empty() && files.iter().filter(apart).count() * 2 < files.len();
    (word, beside)
}
