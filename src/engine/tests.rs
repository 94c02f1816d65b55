//! Scans of small projects under small packs: what the mechanisms of resolution give.

mod named;
mod versions;
