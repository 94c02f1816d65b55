//! Routes that a path may be asked of.

use std::collections::BTreeSet;

use crate::model::point::{Point, PointKind};
use crate::model::scope::FileScope;

/// Paths that nearly every service answers: they tell services not apart.
const EVERYBODYS: [&str; 7] = ["health", "healthz", "ready", "readyz", "live", "metrics", "status"];

/// The routes of all components.
pub(super) struct Routes<'a> {
    list: Vec<(usize, &'a str, Vec<&'a str>)>,
}

impl<'a> Routes<'a> {
    /// `makers`: the components that a route is served by, several where its code is shared.
    pub(super) fn new(points: &'a [Point], makers: impl Fn(&Point) -> Vec<usize>) -> Routes<'a> {
        let is_route = |point: &&Point| point.kind == PointKind::HttpRoute && point.scope == FileScope::Production;
        let mut list = Vec::new();
        for point in points.iter().filter(is_route) {
            let Some(path) = point.path.as_deref() else { continue };
            let method = point.method.as_deref().unwrap_or("ANY");
            list.extend(makers(point).into_iter().map(|component| (component, method, segments(path))));
        }
        Routes { list }
    }

    /// The components with a route for a method and path that says something of its own.
    pub(super) fn answering(&self, method: &str, path: &str) -> BTreeSet<usize> {
        let asked = segments(path);
        let says = |segment: &&str| !segment.contains('{') && !EVERYBODYS.contains(segment);
        if !asked.iter().any(says) {
            return BTreeSet::new();
        }
        let fits = |own: &str| own == method || own == "ANY" || method == "ANY";
        let answers = self.list.iter().filter(|(_, own, route)| fits(own) && unify(&asked, route));
        answers.map(|(component, ..)| *component).collect()
    }
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

/// Whether a path that is asked for may be one that a route answers. At least one segment must be said by both.
fn unify(asked: &[&str], route: &[&str]) -> bool {
    let is_rest = |segment: &&str| segment.starts_with('{') && segment.ends_with("*}");
    let rest = route.last().is_some_and(is_rest);
    let fixed = if rest { &route[..route.len() - 1] } else { route };
    if asked.len() < fixed.len() || !rest && asked.len() != fixed.len() {
        return false;
    }
    let pairs = || asked.iter().zip(fixed);
    pairs().all(|(a, b)| a == b || a.contains('{') || b.contains('{'))
        && pairs().any(|(a, b)| a == b && !a.contains('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_routes() {
        let fits = |asked: &str, route: &str| unify(&segments(asked), &segments(route));
        assert!(fits("/orders/{id}", "/orders/{order_id}") && fits("/orders/7", "/orders/{id}"));
        assert!(fits("/files/a/b", "/files/{path*}") && fits("/orders/", "/orders"));
        assert!(!fits("/orders", "/orders/{id}") && !fits("/orders/7", "/carts/{id}"));
        assert!(!fits("/{a}/{b}", "/orders/{id}") && !fits("/a", "/{rest*}"));
    }
}
