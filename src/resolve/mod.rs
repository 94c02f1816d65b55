//! From facts to points: modules, names, values, prefixes. Works on plain data only.

mod builtins;
mod by_name;
mod call;
mod callers;
mod classes;
mod collections;
mod config_keys;
mod emit;
mod entries;
mod eval;
mod files;
mod folders;
mod handler_kind;
mod implicit;
mod marks;
mod members;
mod modules;
mod named_paths;
mod names;
mod params;
mod path;
mod places;
mod routers;
mod scan;
mod select;
mod settings;
mod trees;
mod value;
mod verbs;
mod world;
mod wrappers;

pub(crate) use emit::Certainty;
pub(crate) use files::FileRules;
pub(crate) use path::parameters as path_parameters;
pub(crate) use scan::{Finding, resolve};
pub(crate) use world::{Part, Unit, World};
