//! Which points are listed.

use std::collections::BTreeSet;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::config::Select;
use crate::error::ScanError;
use crate::model::component::Component;
use crate::model::point::Point;
use crate::model::report::Report;

/// [`Select`] made ready.
#[derive(Debug)]
pub struct Filter<'a> {
    select: &'a Select,
    paths: GlobSet,
}

impl<'a> Filter<'a> {
    /// Reads the globs of `select`.
    pub fn new(select: &'a Select) -> Result<Filter<'a>, ScanError> {
        let bad = |glob: &str, error: &globset::Error| ScanError::BadGlob {
            glob: glob.to_owned(),
            origin: "--path-glob".to_owned(),
            reason: error.kind().to_string(),
        };
        let mut paths = GlobSetBuilder::new();
        for glob in &select.paths {
            let literal = escape(glob);
            let built = GlobBuilder::new(&literal).literal_separator(true).backslash_escape(true).build();
            paths.add(built.map_err(|error| bad(glob, &error))?);
        }
        let paths = paths.build().map_err(|error| bad("", &error))?;
        Ok(Filter { select, paths })
    }

    /// Takes away the points that are not to be listed and counts anew. `report` must be finished: ids are given
    /// before anything is filtered, so that a filter changes no id.
    pub fn apply(&self, report: &mut Report) {
        let components = std::mem::take(&mut report.components);
        report.points.retain(|point| self.lets_through(point, &components));
        report.components = components;
        report.count();
        let scopes = std::mem::take(&mut report.summary.scopes);
        report.points.retain(|point| self.select.scopes.contains(&point.scope));
        report.retain_coverage();
        report.count();
        let listed: BTreeSet<&str> = report.points.iter().map(|point| point.id.as_str()).collect();
        report.flows.retain(|flow| listed.contains(flow.from.as_str()));
        report.summary.scopes = scopes;
    }

    /// Whether all filters but that on scopes let `point` through.
    fn lets_through(&self, point: &Point, components: &[Component]) -> bool {
        let select = self.select;
        (select.kinds.is_empty() || select.kinds.contains(&point.kind))
            && (select.frameworks.is_empty() || is_one_of(point.framework.as_deref(), &select.frameworks))
            && (select.components.is_empty() || self.is_in_component(point, components))
            && (select.paths.is_empty() || point.path.as_deref().is_some_and(|path| self.paths.is_match(path)))
    }

    fn is_in_component(&self, point: &Point, components: &[Component]) -> bool {
        let Some(id) = point.component.as_deref() else { return false };
        let name = components.iter().find(|component| component.id == id).map(|component| component.name.as_str());
        let wanted: Vec<&str> = self.select.components.iter().map(|c| c.trim_end_matches('/')).collect();
        wanted.contains(&id) || name.is_some_and(|name| wanted.contains(&name))
    }
}

fn is_one_of(value: Option<&str>, wanted: &[String]) -> bool {
    value.is_some_and(|value| wanted.iter().any(|w| w == value))
}

/// Braces, brackets and backslashes stand for themselves in a path.
fn escape(glob: &str) -> String {
    let mut escaped = String::with_capacity(glob.len() + 8);
    for c in glob.chars() {
        if matches!(c, '{' | '}' | '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
