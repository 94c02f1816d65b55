//! `itmap rules ...`

use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;

use crate::cli::args::{RulesArgs, RulesCommand, RulesFormat};
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::talk::Talk;
use crate::engine::fixtures::test_packs;
use crate::model::language::Language;
use crate::model::rule::{Pack, PackSource, RuleSet};
use crate::render::count;
use crate::rules::load::{PackFiles, sources};
use crate::rules::{Loaded, PackError, PackOrigin, load};

mod new;

/// The folder of a project's own packs.
const OWN_PACKS: &str = ".itmap/queries";
/// The folder of the tests of a project's own packs.
const OWN_TESTS: &str = ".itmap/tests";
/// What was asked for does not hold.
const NOT_SO: u8 = 1;

/// Runs the command; the exit code.
pub(crate) fn run(args: &RulesArgs, talk: &Talk) -> Result<u8, Failure> {
    let origin = args.packs.as_deref().map_or(PackOrigin::BuiltIn, PackOrigin::Replace);
    let overlays = [args.root.join(OWN_PACKS)];
    match &args.command {
        RulesCommand::List { format } => {
            let Loaded { rules, errors } = load(origin, &overlays);
            output::to_stdout(|out| list(&rules, *format, out))?;
            if !errors.is_empty() {
                talk.warning(&format!("{} in packs; `itmap rules lint` tells them", mistakes(errors.len())));
            }
            Ok(0)
        }
        RulesCommand::Show { id } => {
            let packs = sources(origin, &overlays, &Language::ALL).packs;
            let found = find(packs.values(), id)?;
            output::to_stdout(|out| found.iter().try_for_each(|pack| show(pack, out)))?;
            Ok(0)
        }
        RulesCommand::Lint { path } => {
            let folders = if path.is_empty() { overlays.to_vec() } else { path.clone() };
            lint(&folders, talk)
        }
        RulesCommand::Test { path } => {
            let folders = if path.is_empty() { vec![args.root.join(OWN_TESTS)] } else { path.clone() };
            test(origin, &overlays, &folders, talk)
        }
        RulesCommand::New { id } => new::run(&args.root, id, talk).map(|()| 0),
    }
}

/// A row of `rules list --format json`: one for each import name.
#[derive(Serialize)]
struct Listed<'a> {
    language: &'a str,
    import: Option<&'a str>,
    pack: &'a str,
    title: &'a str,
    source: &'a str,
}

fn list(rules: &RuleSet, format: RulesFormat, out: &mut dyn Write) -> io::Result<()> {
    let mut packs: Vec<&Pack> = rules.packs.iter().collect();
    packs.sort_by_key(|pack| (pack.language.name(), pack.id.as_str()));
    match format {
        RulesFormat::Json => list_json(&packs, out),
        RulesFormat::Text => list_text(&packs, out),
    }
}

fn list_json(packs: &[&Pack], out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<Listed<'_>> = packs
        .iter()
        .flat_map(|pack| {
            let imports = pack.gate.iter().chain(&pack.packages).map(|name| Some(name.as_str()));
            let imports: Vec<Option<&str>> = imports.collect();
            let imports = if imports.is_empty() { vec![None] } else { imports };
            imports.into_iter().map(|import| Listed {
                language: shown(pack.language),
                import,
                pack: pack.id.as_str(),
                title: &pack.title,
                source: source(pack.source),
            })
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &rows)?;
    writeln!(out)
}

fn list_text(packs: &[&Pack], out: &mut dyn Write) -> io::Result<()> {
    let id = packs.iter().map(|pack| pack.id.as_str().len()).max().unwrap_or(0);
    let title = packs.iter().map(|pack| pack.title.chars().count()).max().unwrap_or(0);
    for of_language in packs.chunk_by(|a, b| a.language == b.language) {
        writeln!(out, "{}", shown(of_language[0].language))?;
        for pack in of_language {
            let gate: Vec<&str> = pack.gate.iter().chain(&pack.packages).map(|name| name.as_str()).collect();
            let own = if pack.source == PackSource::User { "  (yours)" } else { "" };
            writeln!(out, "  {:id$}  {:title$}  {}{own}", pack.id.as_str(), pack.title, gate.join(", "))?;
        }
    }
    Ok(())
}

/// The name that the language's users know it by.
fn shown(language: Language) -> &'static str {
    match language {
        Language::Ecma => "javascript",
        other => other.name(),
    }
}

fn source(source: PackSource) -> &'static str {
    match source {
        PackSource::BuiltIn => "built-in",
        PackSource::User => "user",
    }
}

/// The packs that `id` names: `id` or `language/id`.
fn find<'p>(packs: impl Iterator<Item = &'p PackFiles> + Clone, id: &str) -> Result<Vec<&'p PackFiles>, Failure> {
    let found: Vec<&PackFiles> =
        packs.clone().filter(|p| p.id == id || format!("{}/{}", p.language, p.id) == id).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let like = |p: &&PackFiles| strsim::damerau_levenshtein(&p.id, id);
    let hint = match packs.min_by_key(like).filter(|pack| like(pack) <= 2) {
        Some(pack) => format!("did you mean `{}`?", pack.id),
        None => "`itmap rules list` lists them".to_owned(),
    };
    Err(Failure::usage(format!("no pack `{id}`"), hint))
}

/// The files of a pack, each under its name.
fn show(pack: &PackFiles, out: &mut dyn Write) -> io::Result<()> {
    for file in [&pack.toml, &pack.scm].into_iter().flatten() {
        let comment = if file.relative.ends_with(".scm") { ";" } else { "#" };
        writeln!(out, "{comment} {}", file.label)?;
        writeln!(out, "{}", file.text.trim_end())?;
    }
    Ok(())
}

/// Loads each folder on its own and tells all mistakes.
fn lint(folders: &[PathBuf], talk: &Talk) -> Result<u8, Failure> {
    let mut errors: Vec<PackError> = Vec::new();
    let mut packs = 0;
    for folder in folders {
        if !folder.is_dir() {
            let message = format!("no such folder of packs: {}", folder.display());
            return Err(Failure::usage(message, "`itmap rules new python/<id>` starts a pack of your own"));
        }
        let loaded = load(PackOrigin::Replace(folder), &[]);
        packs += loaded.rules.packs.len();
        errors.extend(loaded.errors);
    }
    output::to_stdout(|out| errors.iter().try_for_each(|error| writeln!(out, "{error}")))?;
    talk.note(&format!("{} without mistakes, {}", count(packs as u64, "pack"), mistakes(errors.len())));
    Ok(if errors.is_empty() { 0 } else { NOT_SO })
}

/// Runs all tests below `folders` and tells those that fail.
fn test(origin: PackOrigin<'_>, overlays: &[PathBuf], folders: &[PathBuf], talk: &Talk) -> Result<u8, Failure> {
    if let Some(folder) = folders.iter().find(|folder| !folder.exists()) {
        let message = format!("no such folder of tests: {}", folder.display());
        return Err(Failure::usage(message, "`itmap rules new python/<id>` starts a pack with a test"));
    }
    let tested = test_packs(origin, overlays, folders)?;
    output::to_stdout(|out| tested.failures.iter().try_for_each(|failure| writeln!(out, "{failure}")))?;
    let (passed, todo, failed) = (tested.passed, tested.todo, tested.failures.len());
    talk.note(&format!("{passed} expectations met, {failed} not, {todo} known gaps"));
    Ok(if tested.failures.is_empty() { 0 } else { NOT_SO })
}

fn mistakes(number: usize) -> String {
    count(number as u64, "mistake")
}
