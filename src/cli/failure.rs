//! Why a command could not be done.

use std::io;

use crate::error::ScanError;

/// Why a command could not be done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The scan could not be done.
    Scan(ScanError),
    /// The command asks for something that cannot be.
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// Something could not be read or written.
    Io {
        /// What was tried: `write out.json`.
        what: String,
        /// Why it failed.
        source: io::Error,
    },
    /// Whoever reads the output has read enough.
    BrokenPipe,
}

impl Failure {
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure::Usage { message: message.into(), hint: Some(hint.into()) }
    }

    /// A message whose second line may be a hint.
    pub(crate) fn told(message: &str) -> Failure {
        let (message, hint) =
            message.split_once("\n  hint: ").map_or((message, None), |(m, h)| (m, Some(h.to_owned())));
        Failure::Usage { message: message.to_owned(), hint }
    }

    /// The failure to do `what`.
    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Failure {
        |source| match source.kind() {
            io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
            _ => Failure::Io { what: what.into(), source },
        }
    }

    pub(crate) fn message(&self) -> String {
        match self {
            Failure::Scan(error) => error.to_string(),
            Failure::Usage { message, .. } => message.clone(),
            Failure::Io { what, source } => format!("cannot {what}: {source}"),
            Failure::BrokenPipe => "broken pipe".to_owned(),
        }
    }

    pub(crate) fn hint(&self) -> Option<String> {
        match self {
            Failure::Scan(error) => error.hint(),
            Failure::Usage { hint, .. } => hint.clone(),
            Failure::Io { .. } | Failure::BrokenPipe => None,
        }
    }
}

impl From<ScanError> for Failure {
    fn from(error: ScanError) -> Failure {
        Failure::Scan(error)
    }
}
