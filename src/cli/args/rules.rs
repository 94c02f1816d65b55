//! `itmap rules ...`

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum, ValueHint};

const NEW_EXAMPLES: &str = "\
Examples:
  itmap rules new python masonry      write .itmap/queries/python/masonry.toml and a fixture
  itmap rules lint                    check your packs
  itmap rules test                    find what your fixtures say";

#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub(crate) struct RulesArgs {
    /// Use the packs of this folder and none of the built-in ones.
    #[arg(long, value_name = "DIR", hide = true, global = true, value_hint = ValueHint::DirPath)]
    pub(crate) packs: Option<PathBuf>,
    /// The folder whose .itmap/queries is laid over the built-in packs.
    #[arg(long, value_name = "DIR", default_value = ".", global = true, value_hint = ValueHint::DirPath)]
    pub(crate) root: PathBuf,
    #[command(subcommand)]
    pub(crate) command: RulesCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List all packs.
    List {
        /// How to write the list.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: RulesFormat,
    },
    /// Show a pack, each rule with a line that says what it does.
    Show {
        /// The pack's id.
        id: String,
    },
    /// Check all packs; every mistake is told with its place. Exit code 1 when there are any.
    Lint,
    /// Run fixtures: sources whose comments say what must be found. Exit code 1 when one fails.
    Test {
        /// Fixtures, or folders of them; by default .itmap/tests and testdata/rules.
        #[arg(value_hint = ValueHint::AnyPath)]
        path: Vec<PathBuf>,
    },
    /// Start a pack of your own, with a fixture.
    #[command(after_help = NEW_EXAMPLES)]
    New {
        /// python, javascript (typescript is the same) or go.
        language: String,
        /// The pack's id: small letters, digits and `-`.
        id: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    /// For people.
    Text,
    /// For programs: a list of language, import and pack.
    Json,
}
