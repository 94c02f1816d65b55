//! `itmap map`

use std::path::PathBuf;

use clap::{ValueEnum, ValueHint};

use crate::cli::args::{SelectArgs, SourceArgs, columns};

pub(super) const EXAMPLES: &str = "\
Examples:
  itmap map                                   a tree of the current folder
  itmap map --format mermaid -o map.mmd       a flowchart for Markdown hosts
  itmap map --format dot | dot -Tsvg > m.svg  a picture by Graphviz
  itmap map --format markdown -o MAP.md       a report to read
  itmap map --component orders                one component and what it leads to";

#[derive(Debug, clap::Args)]
pub(crate) struct MapArgs {
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// How to show the map.
    #[arg(long, value_name = "FORMAT", default_value = "tree", help_heading = "Output")]
    pub(crate) format: MapFormat,
    /// Write to a file instead of stdout.
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Cut the tree to this many columns; by default those of the terminal, and none elsewhere.
    #[arg(long, value_name = "N", value_parser = columns, help_heading = "Output")]
    pub(crate) width: Option<usize>,
    #[command(flatten)]
    pub(crate) select: SelectArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MapFormat {
    /// For people, on a terminal.
    Tree,
    /// A Mermaid flowchart.
    Mermaid,
    /// A drawing for Graphviz.
    Dot,
    /// A report with tables and a Mermaid flowchart.
    Markdown,
    /// One document with everything, as `itmap scan --format json` writes it.
    Json,
}
