//! The pipeline: files, facts, points, report.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::config::{Config, Filter};
use crate::discover::{self, Content, Discovery, SourceFile};
use crate::error::ScanError;
use crate::extract::{self, Extracted};
use crate::lang;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::language::Language;
use crate::model::progress::{Progress, Stage};
use crate::model::report::Report;
use crate::model::rule::RuleSet;
use crate::model::skipped::{SkipReason, Skipped};
use crate::resolve::{Unit, World, resolve};
use crate::rules::{self, Loaded, PackOrigin};

mod pack_tests;
mod report;

pub(crate) use pack_tests::{Tested, test_packs};

/// Scans what `config` names.
pub fn scan(config: &Config) -> Result<Report, ScanError> {
    scan_with(config, &|_| {})
}

/// Scans what `config` names and tells `progress`, from any thread, how far it has come.
pub fn scan_with(config: &Config, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report, ScanError> {
    config.check()?;
    let filter = Filter::new(&config.select)?;
    let threads = config.threads.unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(16 << 20).build().map_err(|e| {
        ScanError::Threads { threads, reason: e.to_string() }
    })?;
    pool.install(|| {
        let mut report = run(config, progress)?;
        filter.apply(&mut report);
        Ok(report)
    })
}

fn run(config: &Config, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report, ScanError> {
    progress(Progress { stage: Stage::Walk, done: 0, total: 0 });
    let mut found = discover::discover(&options(config)).map_err(discover_error)?;
    let loaded = load_packs(config, &found)?;
    let (units, bytes) = read_all(config, &mut found, &loaded.rules, progress);
    progress(Progress { stage: Stage::Resolve, done: 0, total: 0 });
    let packages: Vec<Vec<String>> = found.components.iter().map(report::packages).collect();
    let world = World::new(&units, &loaded.rules, &found.project, &packages);
    let findings = resolve(&world);
    let mut report = report::build(config, found, &units, &loaded.rules, findings);
    report.summary.bytes = bytes;
    report.finish();
    Ok(report)
}

fn options(config: &Config) -> discover::Options {
    discover::Options {
        paths: config.paths.clone(),
        files: config.files.clone(),
        include: config.include.clone(),
        exclude: config.exclude.clone(),
        max_file_size: config.max_file_size,
        threads: config.threads.unwrap_or(0),
    }
}

fn discover_error(error: discover::DiscoverError) -> ScanError {
    match error {
        discover::DiscoverError::Path { path, source } if source.kind() == std::io::ErrorKind::NotFound => {
            ScanError::NoSuchPath { path }
        }
        discover::DiscoverError::Path { path, source } => ScanError::Unreadable { path, source },
        discover::DiscoverError::Pattern { pattern, message } => {
            ScanError::BadGlob { glob: pattern, origin: "the patterns of files".to_owned(), reason: message }
        }
    }
}

/// The packs of the languages that occur.
fn load_packs(config: &Config, found: &Discovery) -> Result<Loaded, ScanError> {
    let languages: Vec<Language> =
        Language::ALL.into_iter().filter(|l| found.files.iter().any(|f| f.dialect.language() == *l)).collect();
    let origin = config.packs.replace.as_deref().map_or(PackOrigin::BuiltIn, PackOrigin::Replace);
    let mut overlays = Vec::new();
    let local = found.root.join(".itmap").join("queries");
    if local.is_dir() {
        overlays.push(local);
    }
    overlays.extend(config.packs.overlay.iter().cloned());
    let loaded = rules::load_languages(origin, &overlays, &languages);
    if !loaded.errors.is_empty() {
        return Err(ScanError::BadPack(loaded.errors.iter().map(report::problem).collect()));
    }
    Ok(loaded)
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
    let total = found.files.len() as u64;
    let done = AtomicU64::new(0);
    // Large files first, so that no thread is left with one at the end.
    let mut order: Vec<usize> = (0..found.files.len()).collect();
    order.sort_by_key(|n| (std::cmp::Reverse(found.files[*n].size), *n));
    let files = &found.files;
    let mut read: Vec<(usize, Read)> = order
        .into_par_iter()
        .map(|n| {
            let read = read_one(&files[n], config.max_file_size, rules);
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

fn read_one(file: &SourceFile, limit: u64, _rules: &RuleSet) -> Read {
    let nothing = |reason| Read {
        unit: None,
        bytes: 0,
        skipped: Some(Skipped { path: file.rel.clone(), reason }),
        diagnostics: Vec::new(),
    };
    let (source, diagnostic) = match discover::read(file, limit) {
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
    let Extracted { facts, too_deep } = extract::extract(&tree, file.dialect, &source);
    if let Some(row) = too_deep {
        let message = "nested too deeply; what lies deeper is not in the map";
        diagnostics
            .push(Diagnostic::file(Severity::Warning, "nesting_limit", message, file.rel.clone()).at(row + 1));
    }
    let unit = Unit {
        rel: file.rel.clone(),
        dialect: file.dialect,
        scope: file.scope,
        component: file.component,
        facts,
    };
    Read { unit: Some(unit), bytes, skipped: None, diagnostics }
}
