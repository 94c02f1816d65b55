//! Rule packs: what frameworks look like, as data. Read, checked and compiled here.

pub(crate) mod annotations;
pub(crate) mod check;
pub(crate) mod compile;
pub(crate) mod error;
mod guards;
mod lint;
pub(crate) mod listing;
mod load;
mod parse;
mod pattern;
mod prepared;
pub(crate) mod scaffold;
mod scenarios;
mod schemas;
pub(crate) mod scm;
mod selector;
mod services;
mod testing;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

pub(crate) use error::PackError;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use load::check_text;
pub(crate) use load::{Linted, Loaded, PackOrigin, ids, lint, load, load_languages};
pub(crate) use scenarios::scenarios;
pub(crate) use schemas::schemas;
pub(crate) use testing::test_frameworks;
pub(crate) use words::emit_word;
