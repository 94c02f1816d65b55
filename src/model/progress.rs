//! How far a scan has come.

/// A stage of a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Looking for files.
    Walk,
    /// Reading files, one by one.
    Read,
    /// Following names across files.
    Resolve,
}

/// How far a scan has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The stage that it is in.
    pub stage: Stage,
    /// What is done of this stage.
    pub done: u64,
    /// What there is to do in this stage; 0 while that is not known.
    pub total: u64,
}
