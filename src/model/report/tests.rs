use super::*;
use crate::model::point::{Confidence, Evidence, Field, Guard, Param, ParamIn, PointKind, Request, Response};

fn route(file: &str, line: u32, method: &str, path: &str) -> Point {
    Point {
        component: Some("app".to_owned()),
        ..Point::new(PointKind::HttpRoute, file, line, 1).with_route(method, path)
    }
}

fn finished(points: Vec<Point>) -> Report {
    let mut report = Report { points, ..Report::default() };
    report.finish();
    report
}

#[test]
fn ids_do_not_depend_on_lines() {
    let before = finished(vec![route("a.py", 3, "GET", "/x")]);
    let after = finished(vec![route("b.py", 99, "GET", "/x")]);
    assert_eq!(before.points[0].id, after.points[0].id);
    assert_eq!(before.points[0].id, Point::fingerprint("app", PointKind::HttpRoute, "GET", "/x"));
    assert_eq!(before.points[0].id.len(), 16);
}

#[test]
fn ids_tell_methods_kinds_and_components_apart() {
    let one = |component, kind, operation, target| Point::fingerprint(component, kind, operation, target);
    let ids = [
        one("a", PointKind::HttpRoute, "GET", "/x"),
        one("b", PointKind::HttpRoute, "GET", "/x"),
        one("a", PointKind::Websocket, "GET", "/x"),
        one("a", PointKind::HttpRoute, "POST", "/x"),
        one("a", PointKind::HttpRoute, "GET", "/y"),
        one("a", PointKind::HttpRoute, "GE", "T/x"),
    ];
    let distinct: std::collections::BTreeSet<&String> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len());
}

#[test]
fn the_order_of_adding_has_no_influence() {
    let points = vec![
        route("b.py", 1, "GET", "/x"),
        route("a.py", 9, "GET", "/x"),
        route("a.py", 2, "GET", "/x"),
        Point { confidence: Confidence::Gated, ..route("a.py", 2, "GET", "/x") },
        route("a.py", 2, "POST", "/x"),
    ];
    let forward = finished(points.clone());
    let backward = finished(points.into_iter().rev().collect());
    assert_eq!(forward, backward);
    let id = Point::fingerprint("app", PointKind::HttpRoute, "GET", "/x");
    let ids: Vec<String> =
        forward.points.iter().filter(|p| p.method.as_deref() == Some("GET")).map(|p| p.id.clone()).collect();
    assert_eq!(ids, [id.clone(), format!("{id}-2"), format!("{id}-3"), format!("{id}-4")]);
}

#[test]
fn equal_points_are_one_and_finishing_twice_changes_nothing() {
    let mut report =
        finished(vec![route("a.py", 1, "GET", "/x"), route("a.py", 1, "GET", "/x"), route("a.py", 2, "GET", "/x")]);
    assert_eq!(report.points.len(), 2);
    let once = report.clone();
    report.finish();
    assert_eq!(report, once);
}

#[test]
fn totals_count_production_code() {
    let report = finished(vec![
        route("a.py", 1, "GET", "/{?}"),
        route("a.py", 2, "GET", "/x"),
        Point { scope: FileScope::Test, ..route("t.py", 2, "GET", "/x") },
    ]);
    assert_eq!(report.summary.points, BTreeMap::from([("http_route".to_owned(), 2)]));
    assert_eq!(report.summary.unresolved, 1);
    assert_eq!(report.summary.scopes, BTreeMap::from([("production".to_owned(), 2), ("test".to_owned(), 1)]));
}

/// Every text of a report that the code may have written.
#[test]
fn secrets_are_masked_wherever_they_stand() {
    let secret = ["hunter", "2hunter2"].concat();
    let address = format!("https://shop:{secret}@x.com/a?token={secret}");
    let some = || Some(format!("token={secret}"));
    let place = |line| Evidence { rule: None, file: "a.py".to_owned(), line, note: some().unwrap() };
    let mut point = Point {
        url: Some(address),
        host: Some(format!("shop:{secret}@x.com")),
        operation: some(),
        target: some(),
        targets: vec![some().unwrap()],
        params: vec![Param { place: ParamIn::Query, name: "a".to_owned(), ty: some(), required: None }],
        request: Some(Request { ty: some(), fields: vec![Field { name: "a".to_owned(), ty: some(), required: None }] }),
        responses: vec![Response { status: None, ty: some() }],
        evidence: vec![place(1)],
        ..route("a.py", 1, "GET", &format!("/a?token={secret}"))
    };
    point.auth = vec![Guard { guard: some().unwrap(), file: "a.py".to_owned(), line: 1 }];
    point.failure.timeout = some();
    point.failure.retry = some();
    let mut report = finished(vec![point]);
    report.diagnostics = vec![Diagnostic::file(Severity::Info, "x", some().unwrap(), "a.py")];
    report.redact();
    let told = serde_json::to_string(&report).unwrap();
    assert!(!told.contains(&secret), "{told}");
    assert_eq!(report.points[0].host.as_deref(), Some("shop:***@x.com"));
}
