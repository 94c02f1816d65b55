//! What a scan can tell beside the report: for those who need the code around points.

use std::path::PathBuf;

use crate::config::Config;
use crate::discover::{self, Discovery};
use crate::model::outline::{Definition, Outline};
use crate::model::report::Report;
use crate::model::scope::FileScope;
use crate::model::survey::Survey;
use crate::resolve::Unit;

/// A report with what stands around it.
#[derive(Debug, Default)]
pub(crate) struct Scanned {
    pub(crate) report: Report,
    /// What the project says of itself.
    pub(crate) survey: Survey,
    /// Where functions and classes stand, in files that were parsed.
    pub(crate) outline: Outline,
    /// Source files of production code, sorted.
    pub(crate) sources: Vec<String>,
    root: PathBuf,
    max_file_size: u64,
}

impl Scanned {
    pub(super) fn new(config: &Config, found: &Discovery) -> Scanned {
        let production = found.files.iter().filter(|file| file.scope == FileScope::Production);
        Scanned {
            survey: discover::survey(found),
            sources: production.map(|file| file.rel.clone()).collect(),
            root: found.root.clone(),
            max_file_size: config.max_file_size,
            ..Scanned::default()
        }
    }

    pub(super) fn add_outline(&mut self, units: &[Unit]) {
        for unit in units {
            let functions = unit.facts.functions.iter().filter(|function| function.has_body);
            let functions = functions.map(|f| (f.lines, f.pos.line(), f.name.as_str().to_owned(), false));
            let classes = unit.facts.classes.iter().map(|c| (c.lines, c.pos.line(), c.name.as_str().to_owned(), true));
            let mut all: Vec<Definition> = functions
                .chain(classes)
                .map(|((line, end_line), name_line, name, is_class)| Definition {
                    line,
                    end_line,
                    name_line,
                    name,
                    is_class,
                })
                .collect();
            all.sort();
            self.outline.files.insert(unit.rel.clone(), all);
        }
    }

    /// The text of a file below the root; `None` when it cannot be read or is too long.
    pub(crate) fn text(&self, rel: &str) -> Option<String> {
        discover::read_text(&self.root.join(rel), self.max_file_size)
    }
}
