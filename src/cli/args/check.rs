//! `itmap check`

use std::path::PathBuf;

use clap::{ValueEnum, ValueHint};

use crate::cli::args::{RecordsArgs, SelectArgs, SourceArgs};

pub(super) const EXAMPLES: &str = "\
Examples:
  itmap check --fail-on untested                     no point may be without a test
  itmap check --min-coverage 80                      four of five points must have one
  itmap check --baseline gaps.txt --write-baseline   write down what is left to test today
  itmap check --baseline gaps.txt                    fail for what is not written down there
  itmap check --baseline gaps.txt --format sarif -o gaps.sarif

Exit code: 0 all is as asked for, 1 it is not and stderr says why, 2 wrong usage or nothing could be scanned.";

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// What makes the check fail; with --baseline alone it is `new-gaps`.
    #[arg(long, value_name = "WHAT", value_delimiter = ',', help_heading = "Conditions")]
    pub(crate) fail_on: Vec<FailOn>,
    /// Fail when a smaller share of points has a test, in per cent.
    #[arg(long, value_name = "N", value_parser = percent, help_heading = "Conditions")]
    pub(crate) min_coverage: Option<f64>,
    /// The file of known gaps.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Conditions")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write the gaps of today to the baseline instead of checking.
    #[arg(long, requires = "baseline", conflicts_with_all = ["fail_on", "min_coverage"], help_heading = "Conditions")]
    pub(crate) write_baseline: bool,
    #[command(flatten)]
    pub(crate) records: RecordsArgs,
    /// How to write what is left to test.
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: CheckFormat,
    /// Write to a file instead of stdout.
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) select: SelectArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Anything that is left to test: points without a test, scenarios of tested points.
    Gaps,
    /// A point without a test.
    Untested,
    /// Anything that is left to test and not in the baseline.
    NewGaps,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// What the check fails for, and sums.
    Text,
    /// All that is left to test, as SARIF 2.1.0.
    Sarif,
}

fn percent(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim_end_matches('%').trim().parse().ok();
    number.filter(|number| (0.0..=100.0).contains(number)).ok_or_else(|| "a number from 0 to 100 is wanted".to_owned())
}
