//! Plain data shared by every stage: facts, rules, text templates, points, the report.
//!
//! Nothing here does IO and nothing here knows tree-sitter.

pub mod component;
pub mod coverage;
pub(crate) mod deployment;
pub mod diagnostic;
pub mod exprs;
pub mod facts;
pub mod flow;
pub mod language;
pub mod link;
pub(crate) mod mistake;
pub(crate) mod outline;
pub mod point;
pub mod progress;
pub(crate) mod project;
pub(crate) mod redact;
pub mod report;
pub(crate) mod rule;
pub(crate) mod schema;
pub mod scope;
pub mod skipped;
pub(crate) mod survey;
pub(crate) mod sym;
pub(crate) mod tested;
pub(crate) mod text;
