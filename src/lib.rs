#![allow(dead_code)]

mod extract;
mod lang;
pub mod model {
    pub mod diagnostic;
    pub mod facts;
    pub mod language;
    pub(crate) mod sym;
}
