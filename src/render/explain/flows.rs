//! What a point leads to, or what leads to it, call by call.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::model::flow::Flow;
use crate::model::point::Point;
use crate::model::report::Report;
use crate::render::cell::{clean, padding, width};
use crate::render::style::{DIM, FILE, Paint};
use crate::render::{Options, headline};

/// Writes the flows from and to `point`.
pub(crate) fn write_flows(report: &Report, point: &Point, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let points: BTreeMap<&str, &Point> = report.points.iter().map(|p| (p.id.as_str(), p)).collect();
    let onward = report.flows.iter().filter(|flow| flow.from == point.id).map(|flow| (flow, flow.to.as_str()));
    write_ends("reaches", &points, onward, options, out)?;
    let back = report.flows.iter().filter(|flow| flow.to == point.id).map(|flow| (flow, flow.from.as_str()));
    write_ends("reached from", &points, back, options, out)
}

/// The other ends of flows, by what they are, each with its way.
fn write_ends<'r>(
    title: &str,
    points: &BTreeMap<&str, &'r Point>,
    flows: impl Iterator<Item = (&'r Flow, &'r str)>,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let known = flows.filter_map(|(flow, end)| Some((flow, *points.get(end)?)));
    let mut ends: Vec<(&Flow, &Point)> = known.collect();
    ends.sort_by(|(_, a), (_, b)| (a.kind, headline(a), &a.id).cmp(&(b.kind, headline(b), &b.id)));
    if !ends.is_empty() {
        writeln!(out, "  {}", Paint { text: title, style: DIM, on: options.color })?;
    }
    for (flow, end) in ends {
        let kind = Paint { text: end.kind.name(), style: DIM, on: options.color };
        writeln!(out, "    {}  {kind}  {}", headline(end), end.id)?;
        let places: Vec<String> =
            flow.steps.iter().map(|step| clean(&format!("{}:{}", step.file, step.line)).into_owned()).collect();
        let column = places.iter().map(|place| width(place)).max().unwrap_or(0);
        for (step, place) in flow.steps.iter().zip(&places) {
            let pad = padding(place, column + 2);
            let place = Paint { text: place, style: FILE, on: options.color };
            writeln!(out, "      {place}{pad}{}", clean(&step.symbol))?;
        }
    }
    Ok(())
}
