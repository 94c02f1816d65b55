mod discover;
mod lang;
pub mod model;
