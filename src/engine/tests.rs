//! Scans of small projects under small packs: what the mechanisms of resolution give.

mod configs;
mod flows;
mod groups;
mod handlers;
mod imports;
mod named;
mod resources;
mod schemas;
mod tables;
mod trees;
mod versions;
