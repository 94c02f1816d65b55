//! The report as JSON lines: one thing a line, each with its `type`.

use std::io::{self, Write};

use serde::Serialize;

use crate::model::component::Component;
use crate::model::coverage::{Coverage, Test};
use crate::model::diagnostic::Diagnostic;
use crate::model::flow::Flow;
use crate::model::link::{Edge, Resource};
use crate::model::point::Point;
use crate::model::report::{Report, Root, Summary, Tool};
use crate::model::skipped::Skipped;
use crate::render::Options;

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'a> {
    Header { schema_version: u32, tool: &'a Tool, root: &'a Root },
    Component(&'a Component),
    Resource(&'a Resource),
    Point(&'a Point),
    Flow(&'a Flow),
    Edge(&'a Edge),
    Test(&'a Test),
    Coverage(&'a Coverage),
    Skipped(&'a Skipped),
    Diagnostic(&'a Diagnostic),
    Summary(&'a Summary),
}

/// Writes `report`: a header, what the JSON form lists in the same order, and the totals at the end.
pub(crate) fn write(report: &Report, _options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let header = Line::Header { schema_version: report.schema_version, tool: &report.tool, root: &report.root };
    let lines = std::iter::once(header)
        .chain(report.components.iter().map(Line::Component))
        .chain(report.resources.iter().map(Line::Resource))
        .chain(report.points.iter().map(Line::Point))
        .chain(report.flows.iter().map(Line::Flow))
        .chain(report.edges.iter().map(Line::Edge))
        .chain(report.tests.iter().map(Line::Test))
        .chain(report.coverage.iter().map(Line::Coverage))
        .chain(report.skipped.iter().map(Line::Skipped))
        .chain(report.diagnostics.iter().map(Line::Diagnostic))
        .chain(std::iter::once(Line::Summary(&report.summary)));
    for line in lines {
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}
