//! What points do, in the fewest words: the same thing done in several places is told once.

use std::collections::BTreeMap;

use crate::model::point::Point;
use crate::render::clean;

/// One thing that is done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Operation {
    /// `GET`, `insert`.
    pub(crate) name: String,
    /// `/users/{id}`, `orders`.
    pub(crate) target: String,
    /// In how many places.
    pub(crate) times: usize,
}

/// What `points` do, sorted by target, then by name.
pub(crate) fn operations(points: &[&Point]) -> Vec<Operation> {
    let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
    for point in points {
        let target = point.path.as_deref().unwrap_or_else(|| point.target_name());
        let key = (clean(target).into_owned(), clean(point.operation_name()).into_owned());
        *found.entry(key).or_default() += 1;
    }
    found.into_iter().map(|((target, name), times)| Operation { name, target, times }).collect()
}
