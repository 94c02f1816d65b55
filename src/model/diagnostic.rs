//! What went wrong or was passed over, told beside the results and never instead of them.

use serde::Serialize;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something asked for could not be done.
    Error,
    /// Something may be missing from the result.
    Warning,
    /// Something was passed over on purpose.
    Info,
}

/// One remark about a file or about the scan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// A stable name in `snake_case`, for example `parse_error`.
    pub code: String,
    /// What happened and what to do, in one sentence.
    pub message: String,
    /// The file, relative to the scanned root, with `/`.
    pub file: Option<String>,
    /// The line, counted from 1.
    pub line: Option<u32>,
}

impl Diagnostic {
    /// A remark about a whole file.
    pub fn file(severity: Severity, code: &str, message: impl Into<String>, file: impl Into<String>) -> Diagnostic {
        Diagnostic { severity, code: code.to_owned(), message: message.into(), file: Some(file.into()), line: None }
    }

    /// The same remark at `line` (counted from 1).
    #[must_use]
    pub fn at(mut self, line: u32) -> Diagnostic {
        self.line = Some(line);
        self
    }
}
