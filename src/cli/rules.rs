//! `itmap rules ...`

use std::path::PathBuf;

use crate::cli::args::{RulesArgs, RulesCommand, RulesFormat};
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::talk::Talk;
use crate::engine::{Tested, test_packs};
use crate::lang;
use crate::render::count;
use crate::rules::scaffold::ScaffoldError;
use crate::rules::{Linted, Loaded, PackOrigin, lint, listing, load, scaffold};

/// Below a project: its own packs, their fixtures, and where itmap itself keeps the fixtures of its packs.
const OWN_PACKS: &str = ".itmap/queries";
const OWN_TESTS: &str = ".itmap/tests";
const BUILT_IN_TESTS: &str = "testdata/rules";
/// Exit code: what was asked about does not hold.
const NOT_SO: u8 = 1;

/// Runs the command; the exit code.
pub(crate) fn run(args: &RulesArgs, talk: Talk) -> Result<u8, Failure> {
    let origin = args.packs.as_deref().map_or(PackOrigin::BuiltIn, PackOrigin::Replace);
    let overlays = [args.root.join(OWN_PACKS)];
    match &args.command {
        RulesCommand::List { format } => list(origin, &overlays, *format, talk).map(|()| 0),
        RulesCommand::Show { id } => {
            let text = listing::show(origin, &overlays, id).map_err(|message| Failure::told(&message))?;
            output::text(&text).map(|()| 0)
        }
        RulesCommand::Lint => check(origin, &overlays, talk),
        RulesCommand::Test { path } => {
            let mut folders = path.clone();
            if folders.is_empty() {
                folders = [OWN_TESTS, BUILT_IN_TESTS].map(|folder| args.root.join(folder)).to_vec();
                folders.retain(|folder| folder.is_dir());
            }
            test(origin, &overlays, &folders, talk)
        }
        RulesCommand::New { language, id } => new(args, language, id, talk).map(|()| 0),
    }
}

fn list(origin: PackOrigin<'_>, overlays: &[PathBuf], format: RulesFormat, talk: Talk) -> Result<(), Failure> {
    let Loaded { rules, errors } = load(origin, overlays);
    match format {
        RulesFormat::Text => output::text(&listing::list_text(&rules.packs))?,
        RulesFormat::Json => output::to_stdout(|out| {
            serde_json::to_writer_pretty(&mut *out, &listing::imports(&rules.packs))?;
            writeln!(out)
        })?,
    }
    if !errors.is_empty() {
        talk.warning(&format!("{} in packs; `itmap rules lint` tells them", count(errors.len() as u64, "mistake")));
    }
    Ok(())
}

fn check(origin: PackOrigin<'_>, overlays: &[PathBuf], talk: Talk) -> Result<u8, Failure> {
    let Linted { packs, errors } = lint(origin, overlays, &lang::grammars);
    output::to_stdout(|out| errors.iter().try_for_each(|error| writeln!(out, "{error}")))?;
    let packs = count(packs as u64, "pack");
    if errors.is_empty() {
        talk.note(&format!("{packs}, no mistake"));
        return Ok(0);
    }
    talk.note(&format!("{packs}, {}", count(errors.len() as u64, "mistake")));
    Ok(NOT_SO)
}

fn test(origin: PackOrigin<'_>, overlays: &[PathBuf], folders: &[PathBuf], talk: Talk) -> Result<u8, Failure> {
    let Tested { fixtures, expectations, todo, failures } = test_packs(origin, overlays, folders)?;
    if fixtures == 0 {
        let hint = "`itmap rules new <language> <id>` starts a pack with a fixture";
        return Err(Failure::usage("there are no fixtures", hint));
    }
    output::to_stdout(|out| failures.iter().try_for_each(|failure| writeln!(out, "{failure}")))?;
    let failed = count(failures.len() as u64, "failure");
    let of = count(fixtures, "fixture");
    talk.note(&format!("{} in {of}, {failed}, {}", count(expectations, "expectation"), count(todo, "known gap")));
    Ok(if failures.is_empty() { 0 } else { NOT_SO })
}

fn new(args: &RulesArgs, language: &str, id: &str, talk: Talk) -> Result<(), Failure> {
    let language = listing::language_called(language).map_err(|message| Failure::told(&message))?;
    let written =
        scaffold::new_pack(&args.root.join(OWN_PACKS), &args.root.join(OWN_TESTS), language, id).map_err(|error| {
            match error {
                ScaffoldError::Io(what, source) => Failure::io(format!("write {what}"))(source),
                other => Failure::told(&other.to_string()),
            }
        })?;
    for path in written {
        talk.note(&format!("wrote {}", path.strip_prefix(".").unwrap_or(&path).display()));
    }
    Ok(())
}
