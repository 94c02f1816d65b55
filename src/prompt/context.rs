//! Everything that sections are made of.

use crate::model::language::Language;
use crate::model::outline::Outline;
use crate::model::point::{Direction, Handler, Point};
use crate::model::report::Report;
use crate::model::survey::{Package, Survey};
use crate::prompt::Material;
use crate::prompt::boundary::{Boundary, boundaries};
use crate::prompt::clean::Cleaner;
use crate::prompt::knowledge::{Library, Role, knowledge};
use crate::prompt::sections::words;
use crate::prompt::select::{Scope, Selection, is_below};
use crate::prompt::source::Sources;

pub(super) struct Context<'a> {
    pub(super) report: &'a Report,
    pub(super) survey: &'a Survey,
    pub(super) outline: &'a Outline,
    pub(super) sources: &'a Sources<'a>,
    pub(super) scope: &'a Scope,
    pub(super) selection: Selection<'a>,
    pub(super) boundaries: Vec<Boundary<'a>>,
    pub(super) cleaner: Cleaner,
    /// Files of tests that belong to the components selected.
    pub(super) test_files: Vec<&'a str>,
    /// Languages of the components selected.
    pub(super) languages: Vec<Language>,
}

/// A library for tests that is in use.
pub(super) struct Tool<'a> {
    pub(super) library: &'static Library,
    /// The package that asks for it, or the file and line that use it.
    pub(super) package: Option<&'a Package>,
    pub(super) place: String,
}

/// More files of tests than these are not searched.
const MAX_TEST_FILES: usize = 400;

impl<'a> Context<'a> {
    pub(super) fn new(
        material: &Material<'a>,
        scope: &'a Scope,
        selection: Selection<'a>,
        sources: &'a Sources<'a>,
        cleaner: Cleaner,
    ) -> Context<'a> {
        let mut languages: Vec<Language> =
            selection.components.iter().flat_map(|c| &c.languages).filter_map(|name| words::family(name)).collect();
        languages.sort_unstable();
        languages.dedup();
        Context {
            boundaries: boundaries(material.report, material.survey, &selection),
            test_files: test_files(material.survey, &selection),
            report: material.report,
            survey: material.survey,
            outline: material.outline,
            sources,
            scope,
            selection,
            cleaner,
            languages,
        }
    }

    pub(super) fn span(&self, text: &str) -> String {
        self.cleaner.span(text)
    }

    /// `path:line` as a code span.
    pub(super) fn at(&self, file: &str, line: u32) -> String {
        self.span(&format!("{file}:{line}"))
    }

    /// What handles a point: the function that its registration decorates, even when another one wraps it, or else what
    /// the map says.
    pub(super) fn handler(&self, point: &Point) -> Option<Handler> {
        if let Some(own) = self.outline.decorated_at(&point.file, point.line) {
            let (symbol, file) = (own.name.clone(), point.file.clone());
            let known = point.handler.as_ref().filter(|h| h.file == file && h.line == own.line);
            return Some(known.cloned().unwrap_or(Handler { symbol, file, line: own.line, end_line: own.end_line }));
        }
        point.handler.clone()
    }

    /// What a point does, as code spans: `POST /orders`, insert `orders`.
    pub(super) fn headline(&self, point: &Point) -> String {
        let (operation, target) = (point.operation_name(), point.target_name());
        if point.direction == Direction::Inbound || point.method.is_some() {
            let text = format!("{operation} {target}");
            return self.span(if text.trim().is_empty() { point.kind.name() } else { text.trim() });
        }
        let what = if operation.is_empty() { point.kind.noun().to_owned() } else { self.cleaner.note(operation) };
        if target.is_empty() { what } else { format!("{what} {}", self.span(target)) }
    }

    /// Dependencies that manifests in or above the folders of the components selected declare.
    pub(super) fn packages(&self) -> impl Iterator<Item = &'a Package> + '_ {
        self.survey.packages.iter().filter(|package| self.selection.is_near(&package.file))
    }

    /// Libraries for tests in use that have a role.
    pub(super) fn tools(&self, role: Role) -> Vec<Tool<'a>> {
        let libraries = knowledge().testing.library.iter();
        let ours = libraries.filter(|l| l.role == role && self.languages.iter().any(|language| l.is_of(*language)));
        let mut tools = Vec::new();
        for library in ours {
            let package = self.packages().find(|p| library.packages.contains(&p.name) && library.is_of(p.language));
            if let Some(package) = package {
                let place = self.at(&package.file, package.line);
                tools.push(Tool { library, package: Some(package), place });
            } else if let Some((file, line)) = self.use_of(library) {
                tools.push(Tool { library, package: None, place: self.at(file, line) });
            }
        }
        tools
    }

    /// The first line in a file of tests that uses a library.
    fn use_of(&self, library: &Library) -> Option<(&'a str, u32)> {
        if library.imports.is_empty() {
            return None;
        }
        self.test_files.iter().take(MAX_TEST_FILES).find_map(|file| {
            if !library.is_of(language_of(file)?) {
                return None;
            }
            let source = self.sources.get(file);
            let hit = |line: &String| library.imports.iter().any(|pattern| pattern.is_in(line));
            source.lines.iter().position(hit).map(|n| (*file, n as u32 + 1))
        })
    }
}

/// The language of a source file.
pub(super) fn language_of(file: &str) -> Option<Language> {
    crate::model::language::Dialect::of_path(std::path::Path::new(file)).map(crate::model::language::Dialect::language)
}

/// Files of tests of the components selected; all where those have none of their own.
fn test_files<'a>(survey: &'a Survey, selection: &Selection<'_>) -> Vec<&'a str> {
    let ids: Vec<&str> = selection.components.iter().map(|c| c.id.as_str()).collect();
    let folders: Vec<&str> =
        selection.components.iter().map(|c| if c.path == "." { "" } else { c.path.as_str() }).collect();
    let ours = survey.tests.iter().filter(|test| {
        let folder = test.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        ids.contains(&test.component.as_str()) || folders.iter().any(|own| is_below(folder, own))
    });
    ours.map(|test| test.file.as_str()).collect()
}
