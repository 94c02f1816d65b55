//! The command line: one definition for parsing, help, completions and man pages.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use crate::config::parse_size;

mod check;
mod gaps;
mod map;
mod prompt;
mod records;
mod rules;
mod select;

pub(crate) use check::{CheckArgs, CheckFormat, FailOn};
pub(crate) use gaps::{GAPS_EXAMPLES, GapsArgs, GapsFormat};
pub(crate) use map::{MapArgs, MapFormat};
pub(crate) use prompt::{EncodingArg, PromptArgs, PromptFormat};
pub(crate) use records::RecordsArgs;
pub(crate) use rules::{RulesArgs, RulesCommand, RulesFormat};
pub(crate) use select::{FilterArgs, SelectArgs};

const EXAMPLES: &str = "\
Examples:
  itmap scan                          routes of the current folder
  itmap scan services --format json   the same as JSON, for programs
  itmap map                           components, and what lies between them
  itmap explain 'GET /api/orders'     how a route was found, step by step
  itmap prompt | llm                  a prompt for integration tests, into a model
  itmap rules list                    the frameworks that are known";

const SCAN_EXAMPLES: &str = "\
Examples:
  itmap scan                                     the current folder
  itmap scan services/orders services/billing    several folders
  itmap scan --path-glob '/api/**' --scope all   only some routes, those of tests too
  itmap scan --stats                             sums instead of routes
  itmap scan --format json -o map.json           the whole map, into a file
  itmap scan --format jsonl | jq 'select(.type == \"point\") | .path'
  git ls-files | itmap scan --files-from -       exactly the files that git knows

Exit code: 0 done, 2 wrong usage or nothing could be scanned. Trouble with single files is told, not fatal.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  itmap explain 'POST /api/orders'       by method and path
  itmap explain /api/orders services     by path, in a folder
  itmap explain orders/api.py:12         by the place of the registration
  itmap explain 3f9c21aa                 by id, or the beginning of one";

/// Finds where a codebase crosses its boundaries: HTTP routes, resolved across files.
#[derive(Debug, Parser)]
#[command(name = "itmap", version, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Args {
    /// When to use colours.
    ///
    /// `auto` uses them on terminals, unless `NO_COLOR` is set; `CLICOLOR_FORCE` forces them.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Tell nothing but failures on stderr.
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the points of a code base.
    #[command(after_help = SCAN_EXAMPLES)]
    Scan(Box<ScanArgs>),
    /// Show components, what they offer and use, and what lies between them.
    #[command(after_help = map::EXAMPLES)]
    Map(Box<MapArgs>),
    /// List what no test exercises, what matters most first.
    #[command(after_help = GAPS_EXAMPLES)]
    Gaps(Box<GapsArgs>),
    /// Fail when more is left to test than is allowed: for continuous integration.
    #[command(after_help = check::EXAMPLES)]
    Check(Box<CheckArgs>),
    /// Tell all about one point, and how it was found, step by step.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Box<ExplainArgs>),
    /// Write a prompt from which a language model writes integration tests.
    #[command(after_help = prompt::EXAMPLES)]
    Prompt(Box<PromptArgs>),
    /// List, show, check, test and start rule packs.
    Rules(RulesArgs),
    /// Print the JSON Schema of the map, or of the configuration file.
    Schema(SchemaArgs),
    /// Write an itmap.toml that explains itself.
    Init(InitArgs),
    /// Print completions for a shell.
    Completions(CompletionsArgs),
    /// Print the man page, as roff.
    Man(ManArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct ScanArgs {
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// How to write the result.
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: Format,
    /// Write to a file instead of stdout.
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Print sums by kind, component, framework, technology, service and confidence instead of points.
    #[arg(long, help_heading = "Output")]
    pub(crate) stats: bool,
    /// List skipped files with their reasons, and all diagnostics, on stderr.
    #[arg(short, long, conflicts_with = "quiet", help_heading = "Output")]
    pub(crate) verbose: bool,
    /// Cut text to this many columns; by default those of the terminal, and none elsewhere.
    #[arg(long, value_name = "N", value_parser = columns, help_heading = "Output")]
    pub(crate) width: Option<usize>,
    #[command(flatten)]
    pub(crate) select: SelectArgs,
}

/// What to read, and how.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct SourceArgs {
    /// Folders and files to scan.
    #[arg(value_name = "PATH", default_value = ".", value_hint = ValueHint::AnyPath, help_heading = None::<&'static str>)]
    pub(crate) path: Vec<PathBuf>,
    /// Scan the files of this list, one path a line; `-` is stdin.
    #[arg(long, value_name = "FILE", conflicts_with = "path", value_hint = ValueHint::FilePath)]
    pub(crate) files_from: Option<PathBuf>,
    /// Scan only files that match: a pattern as in .gitignore, below the scanned root.
    #[arg(long, value_name = "GLOB")]
    pub(crate) include: Vec<String>,
    /// Scan nothing that matches: a pattern as in .gitignore, below the scanned root.
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
    /// Pass over larger files [default: 2M].
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    pub(crate) max_file_size: Option<u64>,
    /// Read this file instead of the itmap.toml of the scanned root.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) config: Option<PathBuf>,
    /// Read no itmap.toml.
    #[arg(long, conflicts_with = "config")]
    pub(crate) no_config: bool,
    /// Use the packs of this folder and none of the built-in ones.
    #[arg(long, value_name = "DIR", hide = true, value_hint = ValueHint::DirPath)]
    pub(crate) packs: Option<PathBuf>,
    /// Parse every file of the scopes asked for, even those that cannot hold a point.
    #[arg(long)]
    pub(crate) no_prefilter: bool,
    /// Show secrets as the code has them, instead of `***`.
    #[arg(long, help_heading = "Output")]
    pub(crate) no_redact: bool,
    /// Work with this many threads; by default one for each processor.
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(crate) threads: Option<usize>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// What to explain: an id or its beginning, `METHOD /path`, `/path` or `file:line`.
    #[arg(value_name = "POINT")]
    pub(crate) point: String,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SchemaArgs {
    /// The schema of itmap.toml instead of that of the map.
    #[arg(long)]
    pub(crate) config: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// The folder to write it to.
    #[arg(default_value = ".", value_hint = ValueHint::DirPath)]
    pub(crate) path: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CompletionsArgs {
    /// The shell.
    pub(crate) shell: Shell,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ManArgs {
    /// The command that the page is about; by default the whole program.
    pub(crate) command: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// One document with everything.
    Json,
    /// One line for each thing.
    Jsonl,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    /// On terminals.
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

impl Color {
    /// Makes this the choice of the whole process.
    pub(crate) fn apply(self) {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

pub(crate) fn columns(text: &str) -> Result<usize, String> {
    in_range(text, 20, 10_000)
}

fn threads(text: &str) -> Result<usize, String> {
    in_range(text, 1, 1024)
}

fn in_range(text: &str, least: usize, most: usize) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| format!("a number from {least} to {most} is wanted"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scope::FileScope;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn scopes_add_up() {
        let Some(Command::Scan(scan)) =
            Args::try_parse_from(["itmap", "scan", "--scope", "test,example", "--scope", "test"]).unwrap().command
        else {
            panic!("scan expected")
        };
        assert_eq!(scan.select.scopes(), [FileScope::Test, FileScope::Example]);
    }
}
