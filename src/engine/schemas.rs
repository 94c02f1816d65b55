//! Points of files that are no source code: from what they declare to the report.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::config::Config;
use crate::discover::{self, Discovery};
use crate::engine::around;
use crate::model::component::Component;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::language::Dialect;
use crate::model::point::{Evidence, Point, PointKind};
use crate::model::report::Report;
use crate::model::rule::SchemaFiles;
use crate::resolve::Part;
use crate::rules;
use crate::schema::{self, Declaration, Declared};

/// Larger files hold data, or were written by a program, in bytes.
const MAX_SIZE: u64 = 1024 * 1024;

/// What one file declares.
pub(super) struct Read {
    rel: String,
    /// `None`: it stands in no component.
    component: Option<usize>,
    files: &'static SchemaFiles,
    declared: Declared,
}

/// Reads the files found that declare something. What cannot be read is passed over.
pub(super) fn read(config: &Config, found: &Discovery, parts: &[Part]) -> Vec<Read> {
    let known: Vec<&SchemaFiles> =
        rules::schemas().iter().filter(|files| !config.packs.disable.contains(&files.id)).collect();
    let one = |rel: &String| {
        let fitting: Vec<_> = known.iter().filter(|files| files.fits(rel)).collect();
        if fitting.is_empty() {
            return None;
        }
        let text = discover::read_text(&found.root.join(rel), config.max_file_size.min(MAX_SIZE))?;
        let files = *fitting.into_iter().find(|files| files.holds(&text))?;
        let declared = schema::read(files, &text);
        Some(Read { rel: rel.clone(), component: around(parts, rel), files, declared })
    };
    found.other_files.par_iter().filter_map(one).collect()
}

/// Adds the points of `files` to a report that holds those of the code.
pub(super) fn add(report: &mut Report, files: Vec<Read>) {
    let told: BTreeSet<(Option<String>, String, String)> = report
        .points
        .iter()
        .filter(|point| point.kind == PointKind::GraphqlField)
        .map(|point| (point.component.clone(), point.operation_name().to_owned(), point.target_name().to_owned()))
        .collect();
    for file in files {
        if let Some((line, wanted)) = &file.declared.trouble {
            let remark = Diagnostic::file(Severity::Warning, "schema_error", wanted.clone(), file.rel.clone());
            report.diagnostics.push(remark.at(*line));
        }
        let component = file.component.and_then(|component| report.components.get(component));
        let serves = component.is_some_and(|component| serves(component, file.files));
        let id = component.map(|component| component.id.clone());
        for declaration in &file.declared.points {
            let key = (id.clone(), declaration.operation.clone(), declaration.target.clone());
            // Code that resolves a field says more of it than the schema.
            if declaration.kind == PointKind::GraphqlField && (!serves || told.contains(&key)) {
                continue;
            }
            report.points.push(point(&file, declaration, id.clone()));
        }
    }
}

/// Whether a component depends on what serves the fields of a schema.
fn serves(component: &Component, files: &SchemaFiles) -> bool {
    let all = &component.dependencies;
    let depends = |name: &String| {
        // A Go module may have a version at its end.
        let versioned = |module: &String| {
            module.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with("/v"))
        };
        all.python.contains(name) || all.node.contains(name) || all.go.iter().any(versioned)
    };
    files.servers.iter().any(depends)
}

fn point(file: &Read, declaration: &Declaration, component: Option<String>) -> Point {
    let mut point = Point::new(declaration.kind, file.rel.clone(), declaration.line, 1);
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    point.end_line = declaration.end_line;
    point.scope = discover::scope_of(&file.rel, Dialect::JavaScript);
    point.component = component;
    point.framework = Some(file.files.id.clone());
    point.technology = file.declared.technology.clone().or_else(|| some(&file.files.technology));
    point.operation = some(&declaration.operation);
    point.target = some(&declaration.target);
    point.columns.clone_from(&declaration.columns);
    point.evidence.push(Evidence {
        rule: Some(format!("{}/{}", file.files.id, file.files.form.name())),
        file: file.rel.clone(),
        line: declaration.line,
        note: declaration.note.clone(),
    });
    point
}
