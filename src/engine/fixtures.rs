//! Annotated sources run against packs.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::discover;
use crate::engine::{find, read_one, threads};
use crate::error::ScanError;
use crate::extract::Queries;
use crate::model::language::Language;
use crate::model::rule::RuleSet;
use crate::resolve::{Finding, Unit};
use crate::rules::annotations::{Status, comment_prefix, parse_fixture};
use crate::rules::check::{Found, check};
use crate::rules::{self, PackError, PackOrigin};

/// What the tests of packs showed.
#[derive(Debug, Default)]
pub(crate) struct Tested {
    /// Expectations that are met.
    pub(crate) passed: usize,
    /// Known gaps that are gaps still.
    pub(crate) todo: usize,
    /// Expectations that are not met and points that are not expected, each at the place of its line.
    pub(crate) failures: Vec<PackError>,
}

/// Runs the annotated sources below `folders` against the packs.
pub(crate) fn test_packs(
    origin: PackOrigin<'_>,
    overlays: &[PathBuf],
    folders: &[PathBuf],
) -> Result<Tested, ScanError> {
    let loaded = rules::load_languages(origin, overlays, &Language::ALL);
    if !loaded.errors.is_empty() {
        return Err(ScanError::BadPack(loaded.errors.iter().map(super::report::problem).collect()));
    }
    let files: Vec<PathBuf> = folders.iter().flat_map(|folder| sources(folder)).collect();
    let tested: Vec<Tested> =
        threads(0)?.install(|| files.par_iter().map(|file| test_file(file, &loaded.rules)).collect());
    Ok(tested.into_iter().fold(Tested::default(), Tested::and))
}

/// The fixtures below `folder`, sorted. Files that cannot hold annotations are none.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name();
    let files = walk.into_iter().flatten().filter(|entry| entry.file_type().is_file());
    files.map(walkdir::DirEntry::into_path).filter(|path| comment_prefix(&path.to_string_lossy()).is_some()).collect()
}

fn test_file(path: &Path, rules: &RuleSet) -> Tested {
    let label = path.to_string_lossy().replace('\\', "/");
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return Tested::failed(&label, 1, format!("cannot be read: {error}")),
    };
    let prefix = comment_prefix(&label).unwrap_or("#");
    // A fixture without `file:` lines is one file, which has the fixture's name and no folder.
    let name = label.rsplit('/').next().unwrap_or(&label);
    let fixture = match parse_fixture(name, &text, prefix) {
        Ok(fixture) => fixture,
        Err(errors) => {
            let failures = errors.into_iter().map(|error| PackError { file: label.clone(), ..error }).collect();
            return Tested { failures, ..Tested::default() };
        }
    };
    let failures = check(&fixture, &points(&fixture.files, rules));
    let broken = |line: u32| failures.iter().any(|failure| failure.fixture_line == line);
    let count = |todo: bool| {
        let of_kind = fixture.expectations.iter().filter(|e| (e.status == Status::Todo) == todo);
        of_kind.filter(|e| !broken(e.fixture_line)).count()
    };
    let (passed, todo) = (count(false), count(true));
    let failed = failures.into_iter().map(|failure| Tested::failed(&label, failure.fixture_line, failure.message));
    failed.fold(Tested { passed, todo, failures: Vec::new() }, Tested::and)
}

/// The points of files that are given.
fn points(files: &[(String, String)], rules: &RuleSet) -> Vec<Found> {
    let found = discover::discover_given(files);
    let text = |rel: &str| files.iter().find(|(path, _)| path == rel).map_or("", |(_, text)| text.as_str());
    let queries = Queries::new(rules);
    let read = |file| {
        let content = discover::content(file, text(&file.rel).as_bytes().to_vec());
        read_one(file, content, &queries).unit
    };
    let units: Vec<Unit> = found.files.iter().filter_map(read).collect();
    let (units, findings) = find(units, &found, rules);
    let point = |finding: Finding| Found {
        file: units[finding.file].rel.clone(),
        line: finding.line,
        kind: rules::emit_word(finding.emit).to_owned(),
        method: finding.method,
        path: finding.path,
    };
    findings.into_iter().map(point).collect()
}

impl Tested {
    fn failed(file: &str, line: u32, message: String) -> Tested {
        let failure = PackError { file: file.to_owned(), line, column: 1, message, hint: None };
        Tested { failures: vec![failure], ..Tested::default() }
    }

    fn and(mut self, other: Tested) -> Tested {
        self.passed += other.passed;
        self.todo += other.todo;
        self.failures.extend(other.failures);
        self
    }
}

#[cfg(test)]
mod tests;
