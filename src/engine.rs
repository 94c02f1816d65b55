//! The pipeline: files, facts, points, report.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::config::{Config, Filter};
use crate::discover::{self, Content, Discovery, SourceFile};
use crate::error::ScanError;
use crate::extract::{self, Extracted, Queries};
use crate::lang;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::facts::FileFacts;
use crate::model::language::{Dialect, Language};
use crate::model::progress::{Progress, Stage};
use crate::model::report::Report;
use crate::model::rule::RuleSet;
use crate::model::skipped::{SkipReason, Skipped};
use crate::resolve::{FileRules, Finding, Part, Place, Unit, World, resolve};
use crate::rules::{self, Loaded, PackOrigin};

mod lines;
mod pack_tests;
mod report;
mod settings;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub(crate) use pack_tests::{Tested, test_packs};

/// Scans what `config` names.
pub fn scan(config: &Config) -> Result<Report, ScanError> {
    scan_with(config, &|_| {})
}

/// Scans what `config` names and tells `progress`, from any thread, how far it has come.
pub fn scan_with(config: &Config, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report, ScanError> {
    config.check()?;
    let filter = Filter::new(&config.select)?;
    threads(config.threads.unwrap_or(0))?.install(|| {
        let mut report = run(config, progress)?;
        filter.apply(&mut report);
        Ok(report)
    })
}

/// Threads for the work; 0 for as many as there are processors.
fn threads(threads: usize) -> Result<rayon::ThreadPool, ScanError> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(16 << 20);
    pool.build().map_err(|e| ScanError::Threads { threads, reason: e.to_string() })
}

fn run(config: &Config, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report, ScanError> {
    progress(Progress { stage: Stage::Walk, done: 0, total: 0 });
    let mut found = discover::discover(&options(config)).map_err(discover_error)?;
    settings::check(config, &found)?;
    let loaded = load_packs(config, &found)?;
    let (units, bytes) = read_all(config, &mut found, &loaded.rules, progress);
    progress(Progress { stage: Stage::Resolve, done: 0, total: 0 });
    let root = found.root.clone();
    let text = |rel: &str| discover::read_text(&root.join(rel), config.max_file_size);
    let (units, findings) = find(units, &found, &loaded.rules, &text);
    let mut report = report::build(config, found, &units, &loaded.rules, findings);
    report.summary.bytes = bytes;
    report.finish();
    Ok(report)
}

/// The points of files read. Files of other kinds whose places are routes are units too, with nothing in them.
fn find(
    mut units: Vec<Unit>,
    found: &Discovery,
    rules: &RuleSet,
    text: &dyn Fn(&str) -> Option<String>,
) -> (Vec<Unit>, Vec<Finding>) {
    let parts: Vec<Part> = found.components.iter().map(report::part).collect();
    let file_rules = FileRules::new(rules, units.iter().map(|unit| unit.rel.as_str()));
    let read = units.len();
    for rel in &found.other_files {
        let component = nearest(&parts, rel);
        let folder = parts.get(component).map_or("", |part| part.folder.as_str());
        let places: Vec<u32> = file_rules.places(rules, rel, folder).iter().map(Place::rule).collect();
        if !places.is_empty() {
            let facts = lines::facts(rules, &places, || text(rel)).unwrap_or_else(|| FileFacts::new(Language::Ecma));
            let scope = discover::scope_of(rel, Dialect::JavaScript);
            units.push(Unit { rel: rel.clone(), dialect: Dialect::JavaScript, scope, component, facts });
        }
    }
    if units.len() > read {
        units.sort_by(|a, b| a.rel.cmp(&b.rel));
    }
    let findings = resolve(&World::new(&units, rules, &found.project, &parts, &file_rules));
    (units, findings)
}

/// The component with the innermost folder around a file.
fn nearest(parts: &[Part], rel: &str) -> usize {
    let holds = |folder: &str| folder.is_empty() || rel.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let around = parts.iter().enumerate().filter(|(_, part)| holds(&part.folder));
    around.max_by_key(|(_, part)| part.folder.len()).map_or(0, |(index, _)| index)
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
    let loaded = rules::load_languages(origin, &overlays, &languages, &config.packs.disable);
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

/// One file read: its unit, or why there is none.
struct Read {
    unit: Option<Unit>,
    bytes: u64,
    skipped: Option<Skipped>,
    diagnostics: Vec<Diagnostic>,
}

fn read_all(
    config: &Config,
    found: &mut Discovery,
    rules: &RuleSet,
    progress: &(dyn Fn(Progress) + Sync),
) -> (Vec<Unit>, u64) {
    let queries = Queries::new(rules);
    let total = found.files.len() as u64;
    let done = AtomicU64::new(0);
    // Large files first, so that no thread is left with one at the end.
    let mut order: Vec<usize> = (0..found.files.len()).collect();
    order.sort_by_key(|n| (std::cmp::Reverse(found.files[*n].size), *n));
    let files = &found.files;
    let mut read: Vec<(usize, Read)> = order
        .into_par_iter()
        .map(|n| {
            let read = read_one(&files[n], discover::read(&files[n], config.max_file_size), &queries);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            progress(Progress { stage: Stage::Read, done, total });
            (n, read)
        })
        .collect();
    read.sort_by_key(|r| r.0);
    let mut units = Vec::with_capacity(read.len());
    let mut bytes = 0;
    for (_, read) in read {
        bytes += read.bytes;
        found.skipped.extend(read.skipped);
        found.diagnostics.extend(read.diagnostics);
        units.extend(read.unit);
    }
    (units, bytes)
}

/// What a file says, given what reading it came to.
fn read_one(file: &SourceFile, content: Content, queries: &Queries<'_>) -> Read {
    let nothing = |reason| Read {
        unit: None,
        bytes: 0,
        skipped: Some(Skipped { path: file.rel.clone(), reason }),
        diagnostics: Vec::new(),
    };
    let (source, diagnostic) = match content {
        Content::Skipped(reason) => return nothing(reason),
        Content::Source { generated: true, .. } => return nothing(SkipReason::Generated),
        Content::Unreadable(diagnostic) => {
            return Read { unit: None, bytes: 0, skipped: None, diagnostics: vec![diagnostic] };
        }
        Content::Source { source, diagnostic, .. } => (source, diagnostic),
    };
    let mut diagnostics: Vec<Diagnostic> = diagnostic.into_iter().collect();
    let parsed = lang::parse(file.dialect, &source);
    let bytes = source.len() as u64;
    let Some(tree) = parsed.tree else {
        let message = "parsing took too long; nothing of this file is in the map";
        diagnostics.push(Diagnostic::file(Severity::Warning, "parse_timeout", message, file.rel.clone()));
        return Read { unit: None, bytes, skipped: None, diagnostics };
    };
    let Extracted { facts, too_deep, cut } = extract::extract(&tree, file.dialect, &source, queries);
    if let Some(row) = too_deep {
        let message = "nested too deeply; what lies deeper is not in the map";
        diagnostics.push(Diagnostic::file(Severity::Warning, "nesting_limit", message, file.rel.clone()).at(row + 1));
    }
    for pack in cut {
        let message = format!("the query of the pack `{pack}` took too long and was cut; points may be missing");
        diagnostics.push(Diagnostic::file(Severity::Warning, "query_limit", message, file.rel.clone()));
    }
    let unit =
        Unit { rel: file.rel.clone(), dialect: file.dialect, scope: file.scope, component: file.component, facts };
    Read { unit: Some(unit), bytes, skipped: None, diagnostics }
}
