//! Views of the map: which components there are, what each offers and uses, and what lies between them.

mod dot;
mod graph;
pub(crate) mod markdown;
mod mermaid;
mod operations;
mod slug;
#[cfg(test)]
mod tests;
mod tree;
mod view;

pub(crate) use dot::write as write_dot;
pub(crate) use mermaid::draw as draw_mermaid;
pub(crate) use tree::write as write_tree;
pub(crate) use view::View;
