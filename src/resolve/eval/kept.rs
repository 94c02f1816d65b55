//! Answers that are remembered.

use crate::resolve::value::{Env, Results, Value};

/// An answer as it is remembered: most are one value.
pub(super) enum Kept {
    One((Value, Env)),
    Many(Box<[(Value, Env)]>),
}

impl Kept {
    pub(super) fn of(results: &Results) -> Kept {
        match results.as_slice() {
            [one] => Kept::One(one.clone()),
            many => Kept::Many(many.into()),
        }
    }

    pub(super) fn given(&self) -> Results {
        match self {
            Kept::One(one) => vec![one.clone()],
            Kept::Many(many) => many.to_vec(),
        }
    }
}
