//! Fixtures of packs, scanned like any code: each is laid out in a folder of its own for as long as its scan takes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::config::{Config, Packs, Select};
use crate::engine::scan;
use crate::error::ScanError;
use crate::model::point::Point;
use crate::rules::annotations::{Fixture, Status, comment_prefix, parse_fixture};
use crate::rules::check::{Found, check};
use crate::rules::{PackError, PackOrigin};

/// What the fixtures of packs showed.
#[derive(Debug, Default)]
pub(crate) struct Tested {
    /// How many fixtures there are.
    pub(crate) fixtures: u64,
    /// What they expect to be found.
    pub(crate) expectations: u64,
    /// What they tell as known gaps.
    pub(crate) todo: u64,
    /// What is not as they say, each at the place of its comment.
    pub(crate) failures: Vec<PackError>,
}

/// Scans the fixtures at and below `paths` with the packs, and compares.
pub(crate) fn test_packs(origin: PackOrigin<'_>, overlays: &[PathBuf], paths: &[PathBuf]) -> Result<Tested, ScanError> {
    let replace = match origin {
        PackOrigin::BuiltIn => None,
        PackOrigin::Replace(folder) => Some(folder.to_path_buf()),
    };
    let overlay = overlays.iter().filter(|folder| folder.is_dir()).cloned().collect();
    let packs = Packs { overlay, replace, disable: Vec::new() };
    let mut tested = Tested::default();
    for path in paths {
        path.symlink_metadata().map_err(|_| ScanError::NoSuchPath { path: path.clone() })?;
        let walk = walkdir::WalkDir::new(path).sort_by_file_name();
        for entry in walk.into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
            test_one(entry.path(), &packs, &mut tested)?;
        }
    }
    Ok(tested)
}

fn test_one(path: &Path, packs: &Packs, tested: &mut Tested) -> Result<(), ScanError> {
    let Some(prefix) = path.file_name().and_then(|name| comment_prefix(name.to_str()?)) else { return Ok(()) };
    let unreadable = |source| ScanError::Unreadable { path: path.to_path_buf(), source };
    let text = fs::read_to_string(path).map_err(unreadable)?;
    let label = path.strip_prefix(".").unwrap_or(path).to_string_lossy().replace('\\', "/");
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    tested.fixtures += 1;
    let fixture = match parse_fixture(&name, &text, prefix) {
        Ok(fixture) => fixture,
        Err(mistakes) => {
            tested.failures.extend(mistakes.into_iter().map(|mistake| PackError { file: label.clone(), ..mistake }));
            return Ok(());
        }
    };
    let of = |status| fixture.expectations.iter().filter(|e| e.status == status).count() as u64;
    tested.expectations += of(Status::Expect);
    tested.todo += of(Status::Todo);
    let folder = TestFolder::new(&fixture).map_err(unreadable)?;
    let config = Config {
        packs: packs.clone(),
        select: Select { scopes: Select::ALL_SCOPES.to_vec(), ..Select::default() },
        ..Config::of(folder.0.clone())
    };
    let found: Vec<Found> = scan(&config)?.points.iter().map(found).collect();
    tested.failures.extend(check(&fixture, &found).into_iter().map(|failure| PackError {
        file: label.clone(),
        line: failure.fixture_line,
        column: 1,
        message: failure.message,
        hint: None,
    }));
    Ok(())
}

fn found(point: &Point) -> Found {
    Found {
        file: point.file.clone(),
        line: point.line,
        kind: point.kind.name().to_owned(),
        method: point.operation_name().to_owned(),
        path: point.target_name().to_owned(),
    }
}

/// The files of a fixture in a folder for temporary files; gone when this is.
struct TestFolder(PathBuf);

impl TestFolder {
    fn new(fixture: &Fixture) -> io::Result<TestFolder> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("itmap-fixture-{}-{number}", std::process::id()));
        // Fails when there is something already: nothing of anybody else's is written to.
        fs::create_dir(&path)?;
        let folder = TestFolder(path);
        for (file, text) in &fixture.files {
            let relative = Path::new(file);
            if relative.components().any(|part| !matches!(part, std::path::Component::Normal(_))) {
                let message = format!("`{file}` is no path below the fixture");
                return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
            }
            let target = folder.0.join(relative);
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(target, text)?;
        }
        Ok(folder)
    }
}

impl Drop for TestFolder {
    fn drop(&mut self) {
        // A folder that cannot be removed is the system's to clear.
        let _ = fs::remove_dir_all(&self.0);
    }
}
