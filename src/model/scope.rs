//! What a file is for: the part of a code base that runs, or the parts around it.

use serde::Serialize;

/// What a file is for, told from its path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FileScope {
    /// Part of what runs.
    #[default]
    Production,
    /// A test, or something that only tests use.
    Test,
    /// An example, a sample, a story.
    Example,
    /// Somebody else's code, copied in.
    Vendored,
}

impl FileScope {
    /// All scopes.
    pub(crate) const ALL: [FileScope; 4] =
        [FileScope::Production, FileScope::Test, FileScope::Example, FileScope::Vendored];

    /// The name used in output and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            FileScope::Production => "production",
            FileScope::Test => "test",
            FileScope::Example => "example",
            FileScope::Vendored => "vendored",
        }
    }
}
