//! Which route a request is answered by.

use std::collections::BTreeMap;

use crate::coverage::bases::{self, Bases};
use crate::coverage::path::{Asked, Fits};
use crate::model::point::{Point, PointKind};
use crate::model::scope::FileScope;
use crate::model::tested::{TestRequest, Tests};

/// What a request comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The route, as an index into the points.
    Route(usize),
    /// One of these, and no telling which.
    OneOf(Vec<usize>),
    /// Nothing of the address is known.
    Unknown,
    /// Something else.
    Nothing,
}

/// The routes of a report.
pub(super) struct Routes<'a> {
    points: &'a [Point],
    /// Indexes by component.
    by_component: BTreeMap<&'a str, Vec<usize>>,
    all: Vec<usize>,
    bases: Bases,
}

impl<'a> Routes<'a> {
    /// The routes of a report, for the requests of these tests.
    pub(super) fn new(points: &'a [Point], tests: &Tests) -> Routes<'a> {
        let mut routes = Routes::of(points);
        let known = routes.all.iter().map(|number| &points[*number]);
        let known: Vec<&Point> = known.filter(|point| point.scope == FileScope::Production).collect();
        let is_open = |request: &TestRequest| {
            let may = bases::may_leave_out(request) && !request.url.contains("{=");
            may && routes.is_weak(&routes.answer(request), request)
        };
        routes.bases = Bases::of(tests, is_open, &known);
        routes
    }

    /// The routes of a report.
    pub(super) fn of(points: &'a [Point]) -> Routes<'a> {
        let answers = |p: &Point| matches!(p.kind, PointKind::HttpRoute | PointKind::Sse | PointKind::Static);
        let all: Vec<usize> = (0..points.len()).filter(|n| answers(&points[*n]) && points[*n].path.is_some()).collect();
        let mut by_component: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for number in &all {
            if let Some(component) = &points[*number].component {
                by_component.entry(component).or_default().push(*number);
            }
        }
        Routes { points, by_component, all, bases: Bases::default() }
    }

    /// The route that answers a request of a test: as [`Routes::answer`], else below the base that tests leave out.
    pub(super) fn answer_of(&self, request: &TestRequest, tests: &Tests) -> Answer {
        let answer = self.answer(request);
        if !bases::may_leave_out(request) || request.url.contains("{=") || !self.is_weak(&answer, request) {
            return answer;
        }
        let base = self.bases.base(request, bases::file_of(request, tests));
        let asked = base.and_then(|base| Some(Asked::new(&request.url)?.below(base)));
        match asked.map(|asked| self.near(&asked, request)) {
            Some(found @ Answer::Route(_)) => found,
            _ => answer,
        }
    }

    /// Whether nothing answers a request, or a route whose parameters alone take what it says: `/users` as `/{name}`.
    fn is_weak(&self, answer: &Answer, request: &TestRequest) -> bool {
        let routes = match answer {
            Answer::Nothing => return true,
            Answer::Unknown => return false,
            Answer::Route(number) => std::slice::from_ref(number),
            Answer::OneOf(numbers) => numbers,
        };
        let paths = routes.iter().map(|number| self.points[*number].path.as_deref().unwrap_or_default());
        Asked::new(&request.url).is_some_and(|asked| paths.into_iter().all(|path| asked.is_taken_by_parameters(path)))
    }

    /// The route that answers a request: one of the test's own file, else of its component, else of any other.
    pub(super) fn answer(&self, request: &TestRequest) -> Answer {
        if !request.in_process && request.host.as_deref().is_some_and(|host| !is_local(host)) {
            return Answer::Nothing;
        }
        // The name of a route that the code does not have: one of a library's.
        if request.url.contains("{=") {
            return Answer::Nothing;
        }
        let Some(asked) = Asked::new(&request.url) else { return Answer::Unknown };
        match self.near(&asked, request) {
            Answer::Nothing if request.in_process => self.mounted_elsewhere(&asked, request),
            found => found,
        }
    }

    fn near(&self, asked: &Asked, request: &TestRequest) -> Answer {
        let own = request.component.as_deref().and_then(|c| self.by_component.get(c));
        let near = own.map_or(&[][..], Vec::as_slice);
        for routes in [near, &self.all] {
            let usable = |n: &&usize| {
                let point = &self.points[**n];
                point.scope == FileScope::Production || point.file == request.file
            };
            let usable: Vec<usize> = routes.iter().filter(usable).copied().collect();
            match self.best(asked, &request.method, &usable) {
                Answer::Nothing => {}
                found => return found,
            }
        }
        Answer::Nothing
    }

    /// A test beside the code that it tests may mount it under a prefix of its own: routes of its folder fit by their end.
    fn mounted_elsewhere(&self, asked: &Asked, request: &TestRequest) -> Answer {
        let folder = |file: &str| file.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
        let own = folder(&request.file);
        let beside = |n: &&usize| {
            let point = &self.points[**n];
            let handler = point.handler.as_ref().map(|handler| folder(&handler.file));
            point.scope == FileScope::Production && (folder(&point.file) == own || handler.as_ref() == Some(&own))
        };
        let beside: Vec<usize> = self.all.iter().filter(beside).copied().collect();
        match self.best(&asked.opened(), &request.method, &beside) {
            Answer::OneOf(_) => Answer::Nothing,
            found => found,
        }
    }

    fn best(&self, asked: &Asked, method: &str, routes: &[usize]) -> Answer {
        let mut found: Vec<(Fits, usize)> = routes
            .iter()
            .filter(|n| takes(self.points[**n].method.as_deref(), method))
            .filter_map(|n| Some((asked.fits(self.points[*n].path.as_deref()?)?, *n)))
            .collect();
        if asked.is_open() {
            // Of what stands behind an unknown beginning something must be said.
            found.retain(|(fits, _)| fits.said() > 0);
        }
        found.sort();
        let Some((best, first)) = found.first().cloned() else { return Answer::Nothing };
        let key = |n: usize| (self.points[n].method.as_deref(), self.points[n].path.as_deref());
        let mut equal: Vec<usize> = found.iter().filter(|(fits, _)| *fits == best).map(|(_, n)| *n).collect();
        // A route registered twice is answered by both, of a route for one method and one for all by the first.
        if equal.iter().any(|n| self.points[*n].method.as_deref() == Some(method)) {
            equal.retain(|n| self.points[*n].method.as_deref() == Some(method));
        }
        let same = equal.iter().all(|n| key(*n) == key(first)) && equal.len() == 1;
        match (best.is_sure(), same) {
            (true, true) => Answer::Route(equal[0]),
            (true, false) if !asked.is_open() && method != "{?}" => Answer::Route(equal[0]),
            // One registration, below parameters and without them.
            (true, false) if method != "{?}" && self.is_one(&equal) => Answer::Route(equal[0]),
            _ if equal.len() == 1 && !asked.is_open() => Answer::OneOf(equal),
            _ => Answer::OneOf(equal),
        }
    }

    /// A route and those that are registered for the same method and path: which of them answers depends on the order.
    pub(super) fn registered_as(&self, number: usize) -> impl Iterator<Item = usize> {
        let key = |n: usize| {
            let point = &self.points[n];
            (point.component.as_deref(), point.scope, point.method.as_deref(), point.path.as_deref())
        };
        self.all.iter().copied().filter(move |n| key(*n) == key(number))
    }

    /// Whether routes are one registration for one method, below parameters or not.
    fn is_one(&self, routes: &[usize]) -> bool {
        let at = |n: usize| {
            let point = &self.points[n];
            (&point.file, point.line, point.column, point.method.as_deref())
        };
        let [first, others @ ..] = routes else { return false };
        let same = |n: &usize| at(*n) == at(*first) && self.points[*first].is_same_under_parameters(&self.points[*n]);
        others.iter().all(same)
    }
}

/// Whether a route for `own` takes requests of `asked`.
fn takes(own: Option<&str>, asked: &str) -> bool {
    match own {
        None | Some("ANY") => true,
        Some(own) => own == asked || matches!(asked, "{?}" | "ANY") || (own == "GET" && asked == "HEAD"),
    }
}

/// Hosts that a test's own server has.
fn is_local(host: &str) -> bool {
    let bare = host.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or(host, |(bare, _)| bare);
    let bare = bare.trim_matches(['[', ']']);
    !bare.contains('.')
        || bare.starts_with("127.")
        || bare == "0.0.0.0"
        || bare.ends_with(".local")
        || bare.ends_with(".localhost")
        || bare.ends_with(".test")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(routes: &[(&str, &str)]) -> Vec<Point> {
        let point = |(n, (method, path)): (usize, &(&str, &str))| {
            let mut point = Point::new(PointKind::HttpRoute, "app.py", n as u32 + 1, 1).with_route(*method, *path);
            point.component = Some(".".to_owned());
            point
        };
        routes.iter().enumerate().map(point).collect()
    }

    fn request(method: &str, url: &str, host: Option<&str>) -> TestRequest {
        TestRequest {
            file: "test_app.py".to_owned(),
            line: 1,
            component: Some(".".to_owned()),
            method: method.to_owned(),
            url: url.to_owned(),
            host: host.map(str::to_owned),
            in_process: false,
            by_name: false,
            by: Vec::new(),
        }
    }

    #[test]
    fn the_best_route_answers() {
        let points = points(&[("GET", "/users/{id}"), ("GET", "/users/me"), ("DELETE", "/users/{id}")]);
        let routes = Routes::of(&points);
        let of = |method, url| routes.answer(&request(method, url, None));
        assert_eq!(of("GET", "/users/me"), Answer::Route(1));
        assert_eq!(of("GET", "/users/7"), Answer::Route(0));
        assert_eq!(of("DELETE", "/users/{?}"), Answer::Route(2));
        assert_eq!(of("PUT", "/users/7"), Answer::Nothing);
        assert_eq!(of("GET", "{?}"), Answer::Unknown);
        assert_eq!(of("{?}", "/users/{id}"), Answer::OneOf(vec![0, 2]));
    }

    #[test]
    fn tests_beside_the_code_may_mount_it_elsewhere() {
        let mut points = points(&[("GET", "/v1/products/{sku}"), ("GET", "/v1/orders/{id}")]);
        points[0].file = "products/handler.go".to_owned();
        points[1].file = "orders/handler.go".to_owned();
        let routes = Routes::of(&points);
        let mut asked = request("GET", "/products/tea", None);
        asked.file = "products/handler_test.go".to_owned();
        assert_eq!(routes.answer(&asked), Answer::Nothing);
        asked.in_process = true;
        assert_eq!(routes.answer(&asked), Answer::Route(0));
        asked.url = "/api/v1/products/tea".to_owned();
        assert_eq!(routes.answer(&asked), Answer::Route(0));
        asked.url = "/orders/1".to_owned();
        assert_eq!(routes.answer(&asked), Answer::Nothing);
    }

    #[test]
    fn other_hosts_are_others() {
        let points = points(&[("GET", "/users")]);
        let routes = Routes::of(&points);
        let of = |host| routes.answer(&request("GET", "http://x/users", Some(host)));
        assert_eq!(of("localhost:8000"), Answer::Route(0));
        assert_eq!(of("testserver"), Answer::Route(0));
        assert_eq!(of("api.stripe.com"), Answer::Nothing);
    }
}
