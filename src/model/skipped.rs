//! Files that were passed over on purpose.

use serde::Serialize;

/// Why a file was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// Holds bytes that no source file has.
    Binary,
    /// Written by a program and marked so.
    Generated,
    /// A folder of installed dependencies.
    Installed,
    /// Packed for delivery, not for reading.
    Minified,
    /// Larger than the limit.
    Oversize,
    /// A symbolic link; what it points to is read where it stands, if it stands in the tree.
    Symlink,
    /// Named by the user, but in no language that is read.
    Unsupported,
}

impl SkipReason {
    /// The reason in words.
    pub fn describe(self) -> &'static str {
        match self {
            SkipReason::Binary => "binary",
            SkipReason::Generated => "generated",
            SkipReason::Installed => "installed dependencies",
            SkipReason::Minified => "minified",
            SkipReason::Oversize => "larger than the size limit",
            SkipReason::Symlink => "symbolic link",
            SkipReason::Unsupported => "not a language that is read",
        }
    }
}

/// A file or folder that was passed over.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
pub struct Skipped {
    /// Its path, relative to the scanned root, with `/`.
    pub path: String,
    /// Why.
    pub reason: SkipReason,
}
