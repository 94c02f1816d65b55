//! Which routes a guard is for that names paths.

use crate::model::rule::Join;
use crate::resolve::path;

/// Whether a route lies below a part of the path of a router.
pub(super) fn is_below(route: &str, router: &str, part: &str) -> bool {
    let part = part.trim_matches('/').trim_end_matches('*').trim_end_matches('/');
    if part.is_empty() || part.starts_with('{') {
        return true;
    }
    let whole = path::join(router, &format!("/{part}"), Join::Slash);
    let mut own = route.split('/').filter(|s| !s.is_empty());
    let mut wanted = whole.split('/').filter(|s| !s.is_empty());
    wanted.all(|segment| match own.next() {
        Some(given) => {
            given == segment || segment.starts_with(['{', '*']) || given.starts_with('{') && segment.starts_with('{')
        }
        None => segment.ends_with("*}"),
    })
}

/// Whether the last segments of a route are those of a part; parameters are alike whatever their names.
pub(super) fn ends_with(route: &str, part: &str) -> bool {
    let part = part.trim_matches('/');
    if part.is_empty() || part == "*" || part.ends_with("*}") && !part.contains('/') {
        return true;
    }
    if let Some(head) = part.strip_suffix("/*") {
        return format!("{}/", route.trim_matches('/')).contains(&format!("{head}/"));
    }
    let is_param = |segment: &str| segment.starts_with('{');
    let mut own = route.split('/').rev().filter(|s| !s.is_empty());
    part.split('/').rev().all(|wanted| own.next().is_some_and(|own| own == wanted || is_param(own) && is_param(wanted)))
}

#[cfg(test)]
mod tests {
    use super::{ends_with, is_below};

    #[test]
    fn a_path_without_its_router_is_compared_from_the_end() {
        for (route, part, ends) in [
            ("/api/user", "user", true),
            ("/api/users", "user", false),
            ("/api/posts/{slug}", "posts/{id}", true),
            ("/api/posts", "posts/{id}", false),
            ("/api/admin/users", "admin/*", true),
            ("/api/user", "", true),
            ("/api/user", "*", true),
        ] {
            assert_eq!(ends_with(route, part), ends, "{route} {part}");
        }
    }

    #[test]
    fn a_part_of_the_path_is_compared_segment_by_segment() {
        for (route, router, part, below) in [
            ("/api/users", "", "/api", true),
            ("/api/users", "/api", "/users", true),
            ("/apis/users", "", "/api", false),
            ("/api", "", "/api/*", true),
            ("/users/{id}", "", "/users/{id}", true),
            ("/users", "", "", true),
            ("/users", "/v1", "/admin", false),
        ] {
            assert_eq!(is_below(route, router, part), below, "{route} {router} {part}");
        }
    }
}
