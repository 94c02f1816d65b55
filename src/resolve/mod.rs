//! From facts to points: modules, names, values, prefixes. Works on plain data only.

mod builtins;
mod call;
mod callers;
mod classes;
mod collections;
mod emit;
mod eval;
mod modules;
mod names;
mod params;
mod path;
mod routers;
mod scan;
mod select;
mod value;
mod world;

pub(crate) use emit::Certainty;
pub(crate) use path::parameters as path_parameters;
pub(crate) use scan::{Finding, resolve};
pub(crate) use world::{Unit, World};
