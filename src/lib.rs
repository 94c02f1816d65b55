//! Finds where a codebase crosses its boundaries: HTTP routes first, resolved across files.
#![allow(dead_code, unreachable_pub)]

mod extract;
mod lang;
pub mod model;
mod resolve;
mod rules;
