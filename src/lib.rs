//! Finds where a codebase crosses its boundaries: HTTP routes first, resolved across files.
#![allow(dead_code, unreachable_pub)]

mod model;
mod rules;
