//! `itmap rules ...`

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum, ValueHint};

const NEW_EXAMPLES: &str = "\
Examples:
  itmap rules new python/masonry      writes .itmap/queries/python/masonry.toml and a test beside it
  itmap rules test                    runs the tests of your packs";

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
    /// Show a pack: what it looks for and what it makes of it.
    Show {
        /// The pack, as `flask` or, where two languages have one, `python/flask`.
        id: String,
    },
    /// Check packs; every mistake is told with its place. Exit code 1 when there are any.
    Lint {
        /// Folders of packs; by default those of .itmap/queries.
        #[arg(value_hint = ValueHint::DirPath)]
        path: Vec<PathBuf>,
    },
    /// Run the tests of packs: annotated sources. Exit code 1 when one fails.
    Test {
        /// Folders of tests; by default .itmap/tests.
        #[arg(value_hint = ValueHint::DirPath)]
        path: Vec<PathBuf>,
    },
    /// Start a pack, with a test.
    #[command(after_help = NEW_EXAMPLES)]
    New {
        /// Language and id of the pack, as `python/masonry`.
        id: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    /// For people.
    Text,
    /// For programs: language, import, pack, title, source.
    Json,
}
