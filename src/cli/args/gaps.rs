//! Arguments of `itmap gaps`.

use std::path::PathBuf;

use clap::{ValueEnum, ValueHint};

use crate::cli::args::{FilterArgs, RecordsArgs, SourceArgs, columns};

pub(crate) const GAPS_EXAMPLES: &str = "\
Examples:
  itmap gaps                                   what no test exercises, what matters most first
  itmap gaps --component orders --all          one component, what is tested too
  itmap gaps --kind http_route --path-glob '/api/**'
  itmap gaps --format markdown -o GAPS.md      a checklist with boxes to tick
  itmap gaps --format json | jq '.coverage[] | select(.status == \"gap\")'

Tests are read, not run. A route counts as tested when a test asks for it, directly or through helpers and fixtures.";

#[derive(Debug, clap::Args)]
pub(crate) struct GapsArgs {
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    #[command(flatten)]
    pub(crate) records: RecordsArgs,
    /// How to write the result.
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: GapsFormat,
    /// Write to a file instead of stdout.
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// List what is tested too, with the tests.
    #[arg(long, help_heading = "Output")]
    pub(crate) all: bool,
    /// Cut text to this many columns; by default those of the terminal, and none elsewhere.
    #[arg(long, value_name = "N", value_parser = columns, help_heading = "Output")]
    pub(crate) width: Option<usize>,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum GapsFormat {
    /// For people.
    Text,
    /// A list with boxes to tick.
    Markdown,
    /// The whole map with tests and coverage.
    Json,
    /// Gaps alone, as SARIF 2.1.0.
    Sarif,
}
