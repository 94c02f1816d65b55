//! `itmap gaps`.

use std::io::Write;

use crate::check;
use crate::cli::args::{GapsArgs, GapsFormat};
use crate::cli::check::finding;
use crate::cli::failure::Failure;
use crate::cli::talk::Talk;
use crate::cli::{output, scan};
use crate::model::report::Report;
use crate::model::scope::FileScope;
use crate::render::{self, Options};

/// Scans, tests included, and writes what is left to test.
pub(crate) fn run(args: &GapsArgs, talk: Talk) -> Result<(), Failure> {
    let mut config = scan::config(&args.source, talk)?;
    config.tests = true;
    config.coverage.clone_from(&args.records.coverage);
    config.select = args.filter.select(vec![FileScope::Production]);
    let report = scan::scan(&config, talk)?;
    let color = match &args.output {
        Some(_) => output::is_styled_everywhere(),
        None => output::is_styled(),
    };
    let width = args.width.or_else(|| if args.output.is_none() { scan::terminal_width() } else { None });
    let options = Options { color, width, ..Options::default() };
    output::to(args.output.as_deref(), |out| write(&report, args, &options, out))?;
    talk.diagnostics(&report, false);
    if report.tests.is_empty() && report.summary.files > 0 {
        talk.note("no tests found; every point is left to test");
    }
    Ok(())
}

fn write(report: &Report, args: &GapsArgs, options: &Options, out: &mut dyn Write) -> std::io::Result<()> {
    match args.format {
        GapsFormat::Sarif => {
            let findings: Vec<_> = check::gaps(report).iter().map(|gap| finding(gap, None)).collect();
            render::sarif::write(report, &findings, out)
        }
        GapsFormat::Json => render::json::write(report, options, out),
        GapsFormat::Text => render::gaps::text::write(report, args.all, options, out),
        GapsFormat::Markdown => render::gaps::markdown::write(report, args.all, out),
    }
}
