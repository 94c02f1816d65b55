//! What tests leave out before the paths of routes: an application that is mounted below another, or gets a prefix where
//! it is started, is tested by itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::coverage::path::Asked;
use crate::model::point::Point;
use crate::model::tested::{TestRequest, Tests};

/// Different requests below the same base that say that it is one.
const ENOUGH: usize = 2;

/// The base that requests of each test file leave out, and of each component, for files that do not say enough.
#[derive(Debug, Default)]
pub(super) struct Bases {
    by_file: BTreeMap<String, String>,
    by_component: BTreeMap<Option<String>, String>,
}

/// By base, the requests that have routes there.
type Votes<'a> = BTreeMap<&'a str, BTreeSet<(&'a str, &'a str)>>;

impl Bases {
    /// Of requests that no route answers: `open` says which they are.
    pub(super) fn of(tests: &Tests, open: impl Fn(&TestRequest) -> bool, routes: &[&Point]) -> Bases {
        let mut votes: BTreeMap<&str, Votes<'_>> = BTreeMap::new();
        let mut asked: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
        let mut component_of: BTreeMap<&str, &Option<String>> = BTreeMap::new();
        let mut known: BTreeMap<(&str, &str, Option<&str>), Vec<&str>> = BTreeMap::new();
        for request in tests.requests.iter().filter(|request| open(request)) {
            let what = (request.method.as_str(), request.url.as_str());
            let component = request.component.as_deref();
            let bases = known.entry((what.0, what.1, component)).or_insert_with(|| bases_of(request, routes));
            let file = file_of(request, tests);
            component_of.insert(file, &request.component);
            asked.entry(file).or_default().insert(what);
            for base in bases.iter() {
                votes.entry(file).or_default().entry(base).or_default().insert(what);
            }
        }
        let mut by_file = BTreeMap::new();
        let mut chosen: BTreeMap<Option<String>, BTreeSet<&str>> = BTreeMap::new();
        for (file, votes) in &votes {
            let Some((base, count)) = best(votes) else { continue };
            // Most that the file asks for is there.
            if count >= ENOUGH && count * 4 >= asked[file].len() * 3 {
                by_file.insert((*file).to_owned(), base.to_owned());
                chosen.entry(component_of[file].clone()).or_default().insert(base);
            }
        }
        let only = chosen.into_iter().filter(|(_, bases)| bases.len() == 1);
        let by_component = only.filter_map(|(of, bases)| Some((of, bases.into_iter().next()?.to_owned()))).collect();
        Bases { by_file, by_component }
    }

    /// What a request leaves out.
    pub(super) fn base(&self, request: &TestRequest, file: &str) -> Option<&str> {
        self.by_file.get(file).or_else(|| self.by_component.get(&request.component)).map(String::as_str)
    }
}

/// Whether a request may go to the application itself: it does, or says nothing but a path.
pub(super) fn may_leave_out(request: &TestRequest) -> bool {
    request.in_process || (request.host.is_none() && request.url.starts_with('/'))
}

/// The file whose set-up a request is made with: that of the first test that makes it.
pub(super) fn file_of<'a>(request: &'a TestRequest, tests: &'a Tests) -> &'a str {
    request.by.first().map_or(&request.file, |lead| &tests.cases[lead.case].file)
}

/// Below what the routes of the request's component, else any, answer it.
fn bases_of<'a>(request: &TestRequest, routes: &[&'a Point]) -> Vec<&'a str> {
    let Some(asked) = Asked::new(&request.url).filter(|asked| !asked.is_open()) else { return Vec::new() };
    let own = |point: &&&Point| request.component.is_some() && point.component == request.component;
    let is_far = request.in_process && !routes.iter().any(|point| own(&point));
    let near = routes.iter().filter(|point| is_far || own(point));
    let takes = |point: &&&Point| point.method.as_deref().is_none_or(|own| own == "ANY" || own == request.method);
    let mut out: Vec<&str> =
        near.filter(takes).flat_map(|p| asked.bases(p.path.as_deref().unwrap_or_default())).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The base of the most requests; `None` when two have as many.
fn best<'a>(votes: &Votes<'a>) -> Option<(&'a str, usize)> {
    let most = votes.values().map(BTreeSet::len).max()?;
    let mut first = votes.iter().filter(|(_, requests)| requests.len() == most);
    let (base, _) = first.next()?;
    first.next().is_none().then_some((*base, most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::point::PointKind;

    fn request(file: &str, method: &str, url: &str) -> TestRequest {
        TestRequest {
            file: file.to_owned(),
            line: 1,
            component: Some(".".to_owned()),
            method: method.to_owned(),
            url: url.to_owned(),
            host: None,
            in_process: true,
            by_name: false,
            by: Vec::new(),
        }
    }

    fn of(requests: Vec<TestRequest>) -> Bases {
        let routes = [
            ("GET", "/admin/clients"),
            ("POST", "/admin/clients/create"),
            ("GET", "/admin/api/clients"),
            ("POST", "/admin/api/clients"),
        ];
        let points: Vec<Point> = routes
            .iter()
            .map(|(method, path)| {
                let mut point = Point::new(PointKind::HttpRoute, "app.py", 1, 1).with_route(*method, *path);
                point.component = Some(".".to_owned());
                point
            })
            .collect();
        let points: Vec<&Point> = points.iter().collect();
        Bases::of(&Tests { requests, ..Tests::default() }, |_| true, &points)
    }

    fn base<'a>(bases: &'a Bases, file: &str) -> Option<&'a str> {
        bases.base(&request(file, "GET", "/clients"), file)
    }

    #[test]
    fn the_base_that_answers_most_is_left_out() {
        let bases = of(vec![
            request("api.py", "GET", "/clients"),
            request("api.py", "POST", "/clients"),
            request("pages.py", "GET", "/clients"),
            request("pages.py", "POST", "/clients/create"),
        ]);
        assert_eq!(base(&bases, "api.py"), Some("/admin/api"));
        assert_eq!(base(&bases, "pages.py"), Some("/admin"));
        // Two bases: which one a file that says nothing leaves out is not known.
        assert_eq!(base(&bases, "other.py"), None);
    }

    #[test]
    fn files_that_say_little_leave_out_what_the_others_do() {
        let bases = of(vec![
            request("api.py", "GET", "/clients"),
            request("api.py", "POST", "/clients"),
            request("one.py", "GET", "/clients"),
        ]);
        assert_eq!(base(&bases, "one.py"), Some("/admin/api"));
    }

    #[test]
    fn too_little_or_too_much_else_says_nothing() {
        assert_eq!(base(&of(vec![request("one.py", "POST", "/clients")]), "one.py"), None);
        let mut much = vec![request("api.py", "GET", "/clients"), request("api.py", "POST", "/clients")];
        much.extend(["/a", "/b", "/c"].map(|url| request("api.py", "GET", url)));
        assert_eq!(base(&of(much), "api.py"), None);
    }
}
