//! What is left to test, as a checklist.

pub(crate) mod markdown;
pub(crate) mod text;
