//! What runs of the tests recorded.

use std::path::PathBuf;

use clap::ValueHint;

/// Records of executed lines.
#[derive(Debug, clap::Args)]
pub(crate) struct RecordsArgs {
    /// A record of the lines that a run of the tests executed; may be repeated.
    ///
    /// lcov, Cobertura XML, coverage.py JSON, Istanbul JSON (coverage-final.json) or a Go cover profile, told by its
    /// content. Points show whether their lines ran; how they are judged does not change.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Reading")]
    pub(crate) coverage: Vec<PathBuf>,
}
