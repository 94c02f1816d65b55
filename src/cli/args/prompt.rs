//! Arguments of `itmap prompt`.

use std::path::PathBuf;

use clap::{ValueEnum, ValueHint};

use crate::cli::args::SourceArgs;

pub(crate) const EXAMPLES: &str = "\
Examples:
  itmap prompt                                        all of the current folder, on stdout
  itmap prompt . | llm                                into a program that asks a model
  itmap prompt --component orders --gaps-only         what tests do not show yet of one component
  itmap prompt --point 'POST /api/orders'             one route and what it leads to
  itmap prompt --max-tokens 8000 -o prompt.md         no more than 8000 tokens, into a file
  itmap prompt --template boundaries                  another built-in template
  itmap prompt --template ask.md --strict             your own, with {NAME}, {{NAME}} or [NAME] to fill in

Exit code: 0 done, 1 with --strict when the template has unknown placeholders, 2 wrong usage or nothing could be scanned.";

#[derive(Debug, clap::Args)]
pub(crate) struct PromptArgs {
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// Only these components, by id or name.
    #[arg(long, value_name = "NAME", value_delimiter = ',', help_heading = "Scope")]
    pub(crate) component: Vec<String>,
    /// Only this point and what belongs to it: an id or its beginning, `METHOD /path`, `/path` or `file:line`.
    #[arg(long, value_name = "POINT", help_heading = "Scope")]
    pub(crate) point: Vec<String>,
    /// Only what existing tests do not fully show.
    #[arg(long, help_heading = "Scope")]
    pub(crate) gaps_only: bool,
    /// A built-in template, or a file of your own.
    #[arg(long, value_name = "NAME|FILE", default_value = "default", help_heading = "Form")]
    pub(crate) template: String,
    /// At most so many tokens, or `none`; what is least useful goes first.
    #[arg(long, value_name = "N", default_value = "60000", value_parser = tokens, help_heading = "Form")]
    pub(crate) max_tokens: Budget,
    /// How tokens are counted.
    #[arg(long, value_name = "NAME", default_value = "o200k_base", help_heading = "Form")]
    pub(crate) encoding: EncodingArg,
    /// Fail when the template has placeholders that are not known.
    #[arg(long, help_heading = "Form")]
    pub(crate) strict: bool,
    /// The prompt as text, or its sections with their tokens as JSON.
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    pub(crate) format: PromptFormat,
    /// Write to a file instead of stdout.
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// List the built-in templates and end.
    #[arg(long, exclusive = true)]
    pub(crate) list_templates: bool,
    /// List the placeholders and variables of templates and end.
    #[arg(long, exclusive = true)]
    pub(crate) list_placeholders: bool,
    /// Instead of the prompt, how many lines of boundaries it shows at half the tokens of the code.
    #[arg(long, hide = true)]
    pub(crate) measure: bool,
}

/// How many tokens at most; `None`: any number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Budget(pub(crate) Option<usize>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PromptFormat {
    /// The prompt.
    Text,
    /// Its sections with their tokens.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum EncodingArg {
    /// Newer models.
    #[value(name = "o200k_base")]
    O200k,
    /// Models of 2023.
    #[value(name = "cl100k_base")]
    Cl100k,
    /// Older models for code.
    #[value(name = "p50k_base")]
    P50k,
    /// Older models.
    #[value(name = "r50k_base")]
    R50k,
}

fn tokens(text: &str) -> Result<Budget, String> {
    match text {
        "none" => Ok(Budget(None)),
        number => match number.parse() {
            Ok(0) | Err(_) => Err("a number of tokens or `none` is wanted".to_owned()),
            Ok(number) => Ok(Budget(Some(number))),
        },
    }
}
