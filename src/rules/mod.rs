//! Rule packs: what frameworks look like, as data. Read, checked and compiled here.

pub(crate) mod compile;
pub(crate) mod error;
pub(crate) mod load;
mod parse;
mod pattern;
mod scm;
mod selector;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use error::PackError;
pub(crate) use load::{Loaded, PackOrigin, load, load_languages};
