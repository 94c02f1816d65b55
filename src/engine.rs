//! The pipeline: files, facts, points, report.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::config::{Config, Filter};
use crate::coverage;
use crate::discover::{self, Discovery};
use crate::engine::read::{AllRead, read_all};
use crate::error::ScanError;
use crate::link;
use crate::model::facts::FileFacts;
use crate::model::language::{Dialect, Language};
use crate::model::progress::{Progress, Stage};
use crate::model::report::Report;
use crate::model::rule::RuleSet;
use crate::model::scope::FileScope;
use crate::resolve::{FileRules, Part, Place, Resolved, Unit, World, resolve};
use crate::rules::{self, Loaded, PackOrigin};

mod config_files;
mod executed;
mod extras;
mod lines;
mod pack_tests;
mod prefilter;
mod read;
mod report;
mod schemas;
mod settings;
mod tested;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod uses;

pub(crate) use extras::Scanned;
pub(crate) use pack_tests::{Tested, test_packs};

/// Scans what `config` names.
pub fn scan(config: &Config) -> Result<Report, ScanError> {
    scan_with(config, &|_| {})
}

/// Scans what `config` names and tells `progress`, from any thread, how far it has come.
pub fn scan_with(config: &Config, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report, ScanError> {
    filtered(config, || run(config, progress, None))
}

/// The same with what stands around the points.
pub(crate) fn scan_in_full(config: &Config, progress: &(dyn Fn(Progress) + Sync)) -> Result<Scanned, ScanError> {
    let mut scanned = Scanned::default();
    scanned.report = filtered(config, || run(config, progress, Some(&mut scanned)))?;
    Ok(scanned)
}

/// What `work` reports on the threads of a configuration, with the points that it asks for.
fn filtered(config: &Config, work: impl FnOnce() -> Result<Report, ScanError> + Send) -> Result<Report, ScanError> {
    config.check()?;
    let filter = Filter::new(&config.select)?;
    let mut report = threads(config.threads.unwrap_or(0))?.install(work)?;
    filter.apply(&mut report);
    Ok(report)
}

/// Threads for the work; 0 for as many as there are processors.
fn threads(threads: usize) -> Result<rayon::ThreadPool, ScanError> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(16 << 20);
    pool.build().map_err(|e| ScanError::Threads { threads, reason: e.to_string() })
}

fn run(
    config: &Config,
    progress: &(dyn Fn(Progress) + Sync),
    extras: Option<&mut Scanned>,
) -> Result<Report, ScanError> {
    progress(Progress { stage: Stage::Walk, done: 0, total: 0 });
    let records = executed::read(config)?;
    let mut found = discover::discover(&options(config)).map_err(discover_error)?;
    settings::check(config, &found)?;
    let loaded = load_packs(config, &found)?;
    let parts: Vec<Part> = found.components.iter().map(report::part).collect();
    let places = FileRules::new(&loaded.rules, found.files.iter().map(|file| file.rel.as_str()));
    let AllRead { units, generated, files, bytes, aside } =
        read_all(config, &mut found, &loaded.rules, &parts, &places, progress);
    progress(Progress { stage: Stage::Resolve, done: 0, total: 0 });
    let root = found.root.clone();
    let text = |rel: &str| discover::read_text(&root.join(rel), config.max_file_size);
    let asked = &config.select.scopes;
    let (units, mut resolved, reached) =
        find(units, &found, &loaded.rules, (&parts, &places), (asked, config.tests), &text);
    if let Some(extras) = extras {
        *extras = Scanned::new(config, &found);
        extras.add_outline(&units);
    }
    let deployment = std::mem::take(&mut found.deployment);
    let places_of_records = executed::Places::new(&found);
    let declared = schemas::read(config, &found, &parts);
    let flows = report::flows(&resolved, &units);
    let testing = resolved.testing.take();
    let carriers = std::mem::take(&mut resolved.carriers);
    let mut report = report::build(config, found, &units, &loaded.rules, resolved);
    schemas::add(&mut report, declared);
    report.summary.files = files;
    report.summary.bytes = bytes;
    report.summary.aside = aside;
    let places = report.finish_with(flows);
    let uses = uses::uses(&units, &parts, generated, &reached, &loaded.rules.services);
    link::link(&mut report, &deployment, &uses.with_carriers(&units, &parts, carriers));
    if let Some(testing) = testing {
        let tests = tested::facts(testing, &units, &report, &places);
        coverage::fill(&mut report, &tests, rules::scenarios());
    }
    places_of_records.mark(&mut report, records, config.max_file_size);
    if config.redact {
        report.redact();
    }
    Ok(report)
}

/// Files of others that components import, all by index.
type Reached = BTreeMap<usize, BTreeSet<usize>>;

/// The points of files read, and which component imports which of the files with outbound ones. Files of other kinds whose places are routes are units too, with nothing in them.
fn find(
    mut units: Vec<Unit>,
    found: &Discovery,
    rules: &RuleSet,
    (parts, file_rules): (&[Part], &FileRules),
    (asked, tests): (&[FileScope], bool),
    text: &dyn Fn(&str) -> Option<String>,
) -> (Vec<Unit>, Resolved, Reached) {
    let read = units.len();
    for rel in &found.other_files {
        let component = around(parts, rel).unwrap_or(0);
        let folder = parts.get(component).map_or("", |part| part.folder.as_str());
        let places: Vec<u32> = file_rules.places(rules, rel, folder).iter().map(Place::rule).collect();
        if !places.is_empty() {
            let facts = lines::facts(rules, &places, || text(rel)).unwrap_or_else(|| FileFacts::new(Language::Ecma));
            let scope = discover::scope_of(rel, Dialect::JavaScript);
            units.push(Unit {
                rel: rel.clone(),
                dialect: Dialect::JavaScript,
                scope,
                component,
                generated: false,
                facts,
            });
        }
    }
    if units.len() > read {
        units.sort_by(|a, b| a.rel.cmp(&b.rel));
    }
    let mut world = World::new(&units, rules, &found.project, parts, file_rules, asked);
    world.config_files = config_files::read(found, rules, parts, text);
    let world = if tests { world.with_tests(rules::test_frameworks()) } else { world };
    let resolved = resolve(&world);
    let outbound = resolved.findings.iter().filter(|finding| finding.crossing.is_some());
    let reached = world.reached(&outbound.map(|finding| finding.file).collect());
    drop(world);
    (units, resolved, reached)
}

/// The component with the innermost folder around a file; `None` when it stands in none.
fn around(parts: &[Part], rel: &str) -> Option<usize> {
    let holds = |folder: &str| folder.is_empty() || rel.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let all = parts.iter().enumerate().filter(|(_, part)| holds(&part.folder));
    all.max_by_key(|(_, part)| part.folder.len()).map(|(index, _)| index)
}

fn options(config: &Config) -> discover::Options {
    discover::Options {
        paths: config.paths.clone(),
        root: config.root.clone(),
        files: config.files.clone(),
        include: config.include.clone(),
        exclude: config.exclude.clone(),
        max_file_size: config.max_file_size,
        threads: config.threads.unwrap_or(0),
        components: config.components.clone(),
    }
}

fn discover_error(error: discover::DiscoverError) -> ScanError {
    match error {
        discover::DiscoverError::Path { path, source } if source.kind() == std::io::ErrorKind::NotFound => {
            ScanError::NoSuchPath { path }
        }
        discover::DiscoverError::Path { path, source } => ScanError::Unreadable { path, source },
        discover::DiscoverError::Outside { path, root } => ScanError::OutsideRoot { path, root },
        discover::DiscoverError::Pattern { pattern, message } => {
            ScanError::BadGlob { glob: pattern, origin: "the patterns of files".to_owned(), reason: message }
        }
    }
}

/// The packs of the languages that occur.
fn load_packs(config: &Config, found: &Discovery) -> Result<Loaded, ScanError> {
    let languages: Vec<Language> =
        Language::ALL.into_iter().filter(|l| found.files.iter().any(|f| f.dialect.language() == *l)).collect();
    let (origin, overlays) = pack_folders(config, &found.root);
    let loaded = rules::load_languages(origin, &overlays, &languages, &config.packs.disable, config.tests);
    if !loaded.errors.is_empty() {
        return Err(ScanError::BadPack(loaded.errors.iter().map(report::problem).collect()));
    }
    Ok(loaded)
}

/// Where packs come from, and the folders laid over them.
fn pack_folders<'c>(config: &'c Config, root: &Path) -> (PackOrigin<'c>, Vec<PathBuf>) {
    let origin = config.packs.replace.as_deref().map_or(PackOrigin::BuiltIn, PackOrigin::Replace);
    let mut overlays = Vec::new();
    let local = root.join(".itmap").join("queries");
    if local.is_dir() {
        overlays.push(local);
    }
    overlays.extend(config.packs.overlay.iter().cloned());
    (origin, overlays)
}
