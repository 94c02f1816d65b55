//! Finds where a codebase crosses its boundaries: HTTP routes first, resolved across files.
//!
//! [`scan`] does all the work; [`Config`] says what to scan, [`Report`] is what was found.

pub(crate) mod check;
pub mod cli;
pub mod config;
pub(crate) mod coverage;
mod discover;
pub(crate) mod engine;
pub mod error;
mod executed;
mod extract;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
mod lang;
pub(crate) mod link;
pub mod model;
mod prompt;
pub(crate) mod render;
mod resolve;
pub(crate) mod rules;
mod schema;

pub use config::Config;
pub use engine::{scan, scan_with};
pub use error::ScanError;
pub use model::report::Report;
