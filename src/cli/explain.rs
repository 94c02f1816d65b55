//! `itmap explain`.

use crate::cli::args::ExplainArgs;
use crate::cli::failure::Failure;
use crate::cli::talk::Talk;
use crate::cli::{output, scan};
use crate::config::Select;
use crate::model::point::Point;
use crate::model::report::Report;
use crate::render::{self, Options, headline};

/// Fingerprints shorter than this are not completed.
const MIN_PREFIX: usize = 4;

/// Scans and writes the points that were asked for in full.
pub(crate) fn run(args: &ExplainArgs, talk: Talk) -> Result<(), Failure> {
    let mut config = scan::config(&args.source, talk)?;
    config.select = Select { scopes: Select::ALL_SCOPES.to_vec(), ..Select::default() };
    let report = scan::scan(&config, talk)?;
    let points = find(&report, &args.point);
    if points.is_empty() {
        return Err(Failure::Usage {
            message: format!("no point `{}` among {}", args.point, render::count(report.points.len() as u64, "point")),
            hint: Some(suggestion(&report, &args.point)),
        });
    }
    let options = Options { color: output::is_styled(), ..Options::default() };
    output::to_stdout(|out| {
        for (index, point) in points.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            render::explain::write(point, &options, out)?;
            render::explain::write_flows(&report, point, &options, out)?;
        }
        Ok(())
    })
}

/// The points that `wanted` names: an id, the beginning of ids, `METHOD /path`, `/path` or `file:line`.
pub(crate) fn find<'r>(report: &'r Report, wanted: &str) -> Vec<&'r Point> {
    let ways: [&dyn Fn(&Point) -> bool; 4] = [
        &|p| p.id == wanted,
        &|p| headline(p) == wanted || p.path.as_deref() == Some(wanted),
        &|p| scan::is_at(p, wanted),
        &|p| wanted.len() >= MIN_PREFIX && p.id.starts_with(wanted),
    ];
    ways.iter()
        .map(|way| report.points.iter().filter(|p| way(p)).collect::<Vec<_>>())
        .find(|points| !points.is_empty())
        .unwrap_or_default()
}

pub(crate) fn suggestion(report: &Report, wanted: &str) -> String {
    let distance = |p: &&Point| strsim::damerau_levenshtein(&headline(p), wanted);
    match report.points.iter().min_by_key(distance).filter(|p| distance(p) <= wanted.len() / 3) {
        Some(point) => format!("did you mean `{}`, id {}?", headline(point), point.id),
        None => "give an id of the JSON form, `METHOD /path`, `/path` or `file:line`".to_owned(),
    }
}
