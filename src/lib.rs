//! Finds where a codebase crosses its boundaries: HTTP routes first, resolved across files.
#![allow(dead_code)]

mod extract;
mod model {
    pub mod facts;
    pub mod language;
    pub(crate) mod sym;
}
