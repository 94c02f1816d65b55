//! Finds where a codebase crosses its boundaries.
#![allow(dead_code)]

mod extract;
pub mod model {
    //! Plain data shared by every stage.
    pub mod diagnostic;
    pub mod facts;
    pub mod language;
    pub(crate) mod sym;
}
