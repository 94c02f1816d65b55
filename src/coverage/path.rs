//! Whether a request's path may be one that a route answers, and how well it fits.

/// How one segment of a request fits one of a route; better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Both say the same.
    Same,
    /// What the request does not say may be the route's parameter.
    HoleInParameter,
    /// The route takes what the request says.
    LiteralInParameter,
    /// Part of the segment is said by both.
    Partly,
    /// The request does not say what the route does.
    HoleInLiteral,
    /// What a catch-all takes.
    Rest,
}

/// How well a path fits a route: the fewer and later its worse fits, the better. Smaller is better.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fits {
    /// Segments that the route says and the request does not.
    guessed: usize,
    segments: Vec<Fit>,
    /// What stands before the route's path is not known.
    below_unknown: bool,
}

impl Fits {
    /// Whether the request says all that the route says.
    pub(super) fn is_sure(&self) -> bool {
        self.guessed == 0
    }

    /// How many segments both say.
    pub(super) fn said(&self) -> usize {
        self.segments.iter().filter(|fit| **fit == Fit::Same).count()
    }
}

/// A path in segments. The query and what follows are cut off; `{?}` as the first part means that more may stand before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    segments: Vec<String>,
    /// What stands before the first segment is not known.
    open: bool,
    /// What stands first may be no part of the route as it is known.
    loose: bool,
}

impl Asked {
    /// Of an address with or without scheme and host; `None` when nothing of the path is said.
    pub(super) fn new(url: &str) -> Option<Asked> {
        let (path, based) = match url.split_once("://") {
            Some((_, rest)) => (rest.find('/').map_or("/", |at| &rest[at..]), false),
            None => (url, true),
        };
        let path = path.split(['?', '#']).next().unwrap_or(path);
        // `{?}` holds a question mark: what was cut there is a hole.
        let whole = if path.len() < url.len() { cut_query(url) } else { path.to_owned() };
        let path = match whole.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("/".to_owned(), |at| rest[at..].to_owned()),
            None => whole,
        };
        let mut segments: Vec<String> = path.split('/').filter(|s| !s.is_empty()).map(str::to_owned).collect();
        let mut open = false;
        if based && !path.starts_with('/') && segments.first().is_some_and(|first| is_hole(first)) {
            segments.remove(0);
            open = true;
            if segments.is_empty() {
                return None;
            }
        }
        if !segments.is_empty() && segments.iter().all(|s| is_hole(s)) && open {
            return None;
        }
        Some(Asked { segments, open, loose: false })
    }

    /// How the path fits a route with this template; `None` when it does not.
    pub(super) fn fits(&self, route: &str) -> Option<Fits> {
        let route: Vec<&str> = route.split('/').filter(|s| !s.is_empty()).collect();
        // A route below an unknown prefix fits by its end.
        let (route, open_route) = match route.first() {
            Some(&"{?}") => (&route[1..], true),
            _ => (&route[..], false),
        };
        // Of one that says nothing else there is no telling.
        if open_route && route.is_empty() {
            return None;
        }
        let asked: Vec<&str> = self.segments.iter().map(String::as_str).collect();
        if self.open && !open_route && route.len() > asked.len() {
            let from = route.len() - asked.len();
            return align(&asked, &route[from..]);
        }
        let more = if open_route || self.loose { asked.len().saturating_sub(route.len()) } else { 0 };
        let from = if route.is_empty() { 0 } else { more };
        align(&asked[from..], route).map(|fits| Fits { below_unknown: open_route, ..fits })
    }

    /// The same path with more or less before it, perhaps.
    pub(super) fn opened(&self) -> Asked {
        Asked { segments: self.segments.clone(), open: true, loose: true }
    }

    /// Whether the path says something, and nothing that the route says.
    pub(super) fn is_taken_by_parameters(&self, route: &str) -> bool {
        let says = !self.open && self.segments.iter().any(|segment| !is_hole(segment));
        says && self.fits(route).is_some_and(|fits| fits.said() == 0 && !fits.segments.contains(&Fit::Partly))
    }

    /// The same path below others.
    pub(super) fn below(&self, base: &str) -> Asked {
        let above = base.split('/').filter(|s| !s.is_empty()).map(str::to_owned);
        Asked { segments: above.chain(self.segments.iter().cloned()).collect(), ..self.clone() }
    }

    /// What stands in a route before the end that the path fits for sure, with something that both say: plain text only.
    pub(super) fn bases<'a>(&self, route: &'a str) -> Vec<&'a str> {
        let asked: Vec<&str> = self.segments.iter().map(String::as_str).collect();
        let starts = route.char_indices().filter(|(at, c)| *at > 0 && *c == '/').map(|(at, _)| at);
        let plain = starts.filter(|at| !route[..*at].contains('{'));
        let fits = |at: &usize| {
            let end: Vec<&str> = route[*at..].split('/').filter(|s| !s.is_empty()).collect();
            align(&asked, &end).is_some_and(|fits| fits.is_sure() && fits.said() > 0)
        };
        plain.filter(fits).map(|at| &route[..at]).collect()
    }

    /// Whether more may stand before what is said.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }
}

/// Cuts the query off, keeping `{?}`.
fn cut_query(url: &str) -> String {
    let mut depth = 0;
    for (at, c) in url.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '?' | '#' if depth <= 0 => return url[..at].to_owned(),
            _ => {}
        }
    }
    url.to_owned()
}

fn align(asked: &[&str], route: &[&str]) -> Option<Fits> {
    let is_rest = |segment: &&str| segment.starts_with('{') && segment.ends_with("*}");
    let rest = route.last().is_some_and(is_rest);
    let fixed = if rest { &route[..route.len() - 1] } else { route };
    if asked.len() < fixed.len() || (!rest && asked.len() != fixed.len()) {
        return None;
    }
    let mut fits = Vec::with_capacity(asked.len());
    for (a, r) in asked.iter().zip(fixed) {
        fits.push(segment(a, r)?);
    }
    if rest {
        fits.extend(std::iter::repeat_n(Fit::Rest, asked.len() - fixed.len() + 1));
    }
    let guessed = fits.iter().filter(|fit| **fit == Fit::HoleInLiteral).count();
    Some(Fits { guessed, segments: fits, below_unknown: false })
}

fn segment(asked: &str, route: &str) -> Option<Fit> {
    if asked == route && !asked.contains('{') {
        return Some(Fit::Same);
    }
    match (is_hole(asked), is_hole(route)) {
        (true, true) => Some(Fit::HoleInParameter),
        (false, true) => Some(if asked.contains('{') { Fit::HoleInParameter } else { Fit::LiteralInParameter }),
        (true, false) => Some(if route.contains('{') { Fit::Partly } else { Fit::HoleInLiteral }),
        (false, false) => (matches_parts(route, asked) || matches_parts(asked, route)).then_some(Fit::Partly),
    }
}

/// One hole and nothing else.
fn is_hole(segment: &str) -> bool {
    segment.starts_with('{') && segment.find('}') == Some(segment.len() - 1)
}

/// Whether a segment with holes, `{a}.json`, may stand for another.
fn matches_parts(template: &str, text: &str) -> bool {
    if !template.contains('{') {
        return false;
    }
    let mut literals = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        literals.push(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    let Some(mut text) = text.strip_prefix(literals[0]) else { return false };
    for literal in &literals[1..] {
        match text.find(literal) {
            Some(at) => text = &text[at + literal.len()..],
            None => return false,
        }
    }
    text.ends_with(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(asked: &str, route: &str) -> Option<Fits> {
        Asked::new(asked).and_then(|asked| asked.fits(route))
    }

    #[test]
    fn segments_are_compared_one_by_one() {
        assert!(fits("/orders/7", "/orders/{id}").is_some());
        assert!(fits("/orders/{id}", "/orders/{order_id}").is_some());
        assert!(fits("orders/7?full=1", "/orders/{id}").is_some());
        assert!(fits("http://test/orders/7/", "/orders/{id}").is_some());
        assert!(fits("/files/a/b", "/files/{path*}").is_some());
        assert!(fits("/a.json", "/{name}.json").is_some());
        assert!(fits("/orders", "/orders/{id}").is_none());
        assert!(fits("/orders/7", "/carts/{id}").is_none());
        assert!(fits("/", "/").is_some());
        assert!(fits("http://test", "/").is_some());
    }

    #[test]
    fn literals_are_better_than_parameters() {
        assert!(fits("/users/me", "/users/me") < fits("/users/me", "/users/{id}"));
        assert!(fits("/users/{?}", "/users/{id}") < fits("/users/{?}", "/users/me"));
        assert!(!fits("/users/{?}", "/users/me").unwrap().is_sure());
    }

    #[test]
    fn bases_are_plain_and_leave_something_said() {
        let bases = |asked: &str, route| Asked::new(asked).unwrap().bases(route);
        assert_eq!(bases("/users/7", "/api/v1/users/{id}"), ["/api/v1"]);
        assert_eq!(bases("/users/", "/api/users/"), ["/api"]);
        assert_eq!(bases("/users/7", "/{org}/users/{id}"), [""; 0]);
        assert_eq!(bases("/users", "/users"), [""; 0]);
        assert_eq!(bases("/7", "/api/{id}"), [""; 0]);
        assert_eq!(bases("/users/{?}", "/api/users/me"), [""; 0]);
        assert_eq!(Asked::new("/users/7").unwrap().below("/api"), Asked::new("/api/users/7").unwrap());
        assert!(Asked::new("/users").unwrap().is_taken_by_parameters("/{name}"));
        assert!(!Asked::new("/users/7").unwrap().is_taken_by_parameters("/users/{id}"));
        assert!(!Asked::new("/{?}").unwrap().is_taken_by_parameters("/{name}"));
    }

    #[test]
    fn unknown_beginnings_fit_by_the_end() {
        assert!(fits("{?}/users/{id}", "/api/v1/users/{id}").is_some());
        assert!(fits("{base}/users", "/users").is_some());
        assert!(fits("{?}", "/users").is_none());
        assert!(fits("{?}/{id}", "/users/{id}").is_none());
        assert!(fits("/api/users", "{?}/users").is_some());
        assert!(fits("/users", "/users") < fits("/users", "{?}/users"));
        assert!(fits("/", "{?}").is_none());
    }
}
