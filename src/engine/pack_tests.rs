//! Fixtures of packs, scanned like any code but in memory.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::discover;
use crate::engine::read::read_one;
use crate::engine::{find, threads};
use crate::error::ScanError;
use crate::extract::Queries;
use crate::model::language::Language;
use crate::model::point::AuthStatus;
use crate::model::rule::RuleSet;
use crate::model::scope::FileScope;
use crate::resolve::{FileRules, Finding, Part, Unit};
use crate::rules::annotations::{Status, comment_prefix, parse_fixture};
use crate::rules::check::{Found, check};
use crate::rules::{self, PackError, PackOrigin};

/// What fixtures call reads of environment variables. They count only in fixtures that speak of some.
const ENV: &str = "env";

/// What the fixtures of packs showed.
#[derive(Debug, Default)]
pub(crate) struct Tested {
    /// How many fixtures there are.
    pub(crate) fixtures: u64,
    /// What they expect to be found.
    pub(crate) expectations: u64,
    /// What they tell as known gaps.
    pub(crate) todo: u64,
    /// What is not as they say, each at the place of its comment, and points that no comment expects.
    pub(crate) failures: Vec<PackError>,
}

/// Scans the fixtures at and below `paths` with the packs, and compares.
pub(crate) fn test_packs(origin: PackOrigin<'_>, overlays: &[PathBuf], paths: &[PathBuf]) -> Result<Tested, ScanError> {
    if let Some(path) = paths.iter().find(|path| !path.exists()) {
        return Err(ScanError::NoSuchPath { path: path.clone() });
    }
    let loaded = rules::load_languages(origin, overlays, &Language::ALL, &[], true);
    if !loaded.errors.is_empty() {
        return Err(ScanError::BadPack(loaded.errors.iter().map(super::report::problem).collect()));
    }
    let plain = rules::load_languages(origin, overlays, &Language::ALL, &[], false);
    let of_tests: Vec<&str> = loaded.rules.packs.iter().filter(|p| p.tests).map(|p| p.id.as_str()).collect();
    let rules_of = |file: &Path| {
        let is_of_tests = file.iter().any(|part| of_tests.iter().any(|id| part == *id));
        if is_of_tests { &loaded.rules } else { &plain.rules }
    };
    let files: Vec<PathBuf> = paths.iter().flat_map(|path| fixtures(path)).collect();
    let tested: Vec<Tested> =
        threads(0)?.install(|| files.par_iter().map(|file| test_file(file, rules_of(file))).collect());
    Ok(tested.into_iter().fold(Tested::default(), Tested::and))
}

/// The fixtures at and below `path`, sorted. Files that cannot hold annotations are none.
fn fixtures(path: &Path) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(path).sort_by_file_name();
    let files = walk.into_iter().flatten().filter(|entry| entry.file_type().is_file());
    files.map(walkdir::DirEntry::into_path).filter(|path| comment_prefix(&path.to_string_lossy()).is_some()).collect()
}

fn test_file(path: &Path, rules: &RuleSet) -> Tested {
    let label = path.strip_prefix(".").unwrap_or(path).to_string_lossy().replace('\\', "/");
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let failures = vec![failed(&label, 1, format!("cannot be read: {error}"))];
            return Tested { fixtures: 1, failures, ..Tested::default() };
        }
    };
    let prefix = comment_prefix(&label).unwrap_or("#");
    // A fixture without `file:` lines is one file, which has the fixture's name and no folder.
    let name = label.rsplit('/').next().unwrap_or(&label);
    let fixture = match parse_fixture(name, &text, prefix) {
        Ok(fixture) => fixture,
        Err(errors) => {
            let failures = errors.into_iter().map(|error| PackError { file: label.clone(), ..error }).collect();
            return Tested { fixtures: 1, failures, ..Tested::default() };
        }
    };
    let of = |status| fixture.expectations.iter().filter(|e| e.status == status).count() as u64;
    let (expectations, todo) = (of(Status::Expect), of(Status::Todo));
    let speaks_of_env = fixture.expectations.iter().any(|e| e.kind == ENV);
    let failures = check(&fixture, &points(&fixture.files, rules, speaks_of_env)).into_iter();
    let failures = failures.map(|failure| failed(&label, failure.fixture_line, failure.message)).collect();
    Tested { fixtures: 1, expectations, todo, failures }
}

fn failed(file: &str, line: u32, message: String) -> PackError {
    PackError { file: file.to_owned(), line, column: 1, message, hint: None }
}

/// The points of files that are given.
fn points(files: &[(String, String)], rules: &RuleSet, speaks_of_env: bool) -> Vec<Found> {
    let found = discover::discover_given(files);
    let text = |rel: &str| files.iter().find(|(path, _)| path == rel).map_or("", |(_, text)| text.as_str());
    let queries = Queries::new(rules);
    let read = |file| {
        let content = discover::content(file, text(&file.rel).as_bytes().to_vec());
        read_one(file, content, &queries).unit
    };
    let units: Vec<Unit> = found.files.iter().filter_map(read).collect();
    let parts: Vec<Part> = found.components.iter().map(super::report::part).collect();
    let places = FileRules::new(rules, found.files.iter().map(|file| file.rel.as_str()));
    let text_of = |rel: &str| Some(text(rel).to_owned());
    let (units, resolved, _) = find(units, &found, rules, (&parts, &places), (&FileScope::ALL, false), &text_of);
    let point = |finding: Finding| Found {
        facts: facts(&finding),
        file: units[finding.file].rel.clone(),
        line: finding.line,
        kind: rules::emit_word(finding.emit).to_owned(),
        method: finding.method,
        path: finding.path,
        tables: finding.crossing.map(|crossing| crossing.targets.join(" ")).unwrap_or_default(),
    };
    let mut out: Vec<Found> = resolved.findings.into_iter().map(point).collect();
    if speaks_of_env {
        out.extend(resolved.env.into_iter().map(|read| Found {
            facts: Vec::new(),
            file: units[read.file].rel.clone(),
            line: read.line,
            kind: ENV.to_owned(),
            method: read.name,
            path: read.default.unwrap_or_default(),
            tables: String::new(),
        }));
    }
    out
}

/// What fixtures can say of a finding besides its kind and target.
fn facts(finding: &Finding) -> Vec<String> {
    let admittance = &finding.admittance;
    let status = match admittance.status {
        AuthStatus::Protected => "protected",
        AuthStatus::Public => "public",
        AuthStatus::Unknown => "unknown",
    };
    let guards = admittance.guards.iter().map(|guard| format!("guard={}", guard.name));
    let statuses = finding.responses.iter().filter_map(|response| response.status);
    let guards = guards.chain(statuses.map(|status| format!("status={status}")));
    let failure = finding.crossing.as_ref().map(|crossing| crossing.failure.clone()).unwrap_or_default();
    // Words of a fixture have no spaces.
    let said = |key: &str, text: String| format!("{key}={}", text.replace(' ', ""));
    let precautions = [("timeout", failure.timeout), ("retry", failure.retry), ("transaction", failure.transaction)];
    let precautions = precautions.into_iter().filter_map(|(key, text)| Some(said(key, text?)));
    let handled = failure.handled.into_iter().map(|text| said("handled", text));
    guards.chain(precautions).chain(handled).chain([format!("auth={status}")]).collect()
}

impl Tested {
    fn and(mut self, other: Tested) -> Tested {
        self.fixtures += other.fixtures;
        self.expectations += other.expectations;
        self.todo += other.todo;
        self.failures.extend(other.failures);
        self
    }
}

#[cfg(test)]
mod tests;
