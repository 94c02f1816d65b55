use super::*;
use crate::model::coverage::{Exercise, ExerciseKind, Scenario};
use crate::model::point::PointKind;
use crate::render::Options;

fn report() -> Report {
    let mut report = Report::default();
    report.root.name = "shop".to_owned();
    let routes = [("POST", "/orders/{id}/refund"), ("GET", "/orders/{id}"), ("GET", "/orders")];
    for (n, (method, path)) in routes.into_iter().enumerate() {
        report.points.push(Point::new(PointKind::HttpRoute, "api.py", n as u32 + 1, 1).with_route(method, path));
    }
    report.finish();
    report.tests.push(Test {
        id: "test_api.py::test_list".to_owned(),
        file: "test_api.py".to_owned(),
        line: 3,
        end_line: 5,
        framework: Some("larch".to_owned()),
        skipped: None,
        exercises: vec![Exercise {
            point: report.points[2].id.clone(),
            statuses: vec![200],
            how: ExerciseKind::Http,
            direct: true,
            file: "test_api.py".to_owned(),
            line: 4,
        }],
        doubles: Vec::new(),
    });
    let statuses = [CoverageStatus::Gap, CoverageStatus::Partial, CoverageStatus::Covered];
    for (point, status) in report.points.iter().zip(statuses) {
        let scenario = Scenario {
            id: "http.not-found".to_owned(),
            title: "an object that is not there".to_owned(),
            check: "ask for an unknown `id`".to_owned(),
            status: ScenarioStatus::Gap,
            why: None,
            tests: Vec::new(),
        };
        report.coverage.push(Coverage {
            point: point.id.clone(),
            status,
            tests: vec!["test_api.py::test_list".to_owned()],
            scenarios: vec![scenario],
            weight: 10,
            reasons: vec!["money".to_owned(), "updates *orders*".to_owned()],
            executed: None,
            skipped: Vec::new(),
        });
    }
    report
}

fn text(all: bool, width: Option<usize>) -> String {
    let mut out = Vec::new();
    text::write(&report(), all, &Options { width, ..Options::default() }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn gaps_come_first_and_what_is_tested_is_left_out() {
    insta::assert_snapshot!(text(false, None), @r"
    (no component)  1 of 3 without a test
      No test (1)
        POST    /orders/{id}/refund  api.py:1
                money, updates *orders*
      Tested in part (1)
        GET     /orders/{id}  api.py:2
                not tested: an object that is not there

    1 of 3 inbound points without a test, 1 tested in part (1 test read)
    ");
}

#[test]
fn tests_are_named_on_demand() {
    assert!(
        text(true, None).contains("GET     /orders  api.py:3\n            test_api.py:3\n"),
        "{}",
        text(true, None)
    );
}

#[test]
fn lines_fit() {
    for width in [20, 40, 80] {
        for line in text(true, Some(width)).lines() {
            assert!(crate::render::cell::width(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn markdown_has_boxes_and_no_markup_of_the_code() {
    let mut out = Vec::new();
    markdown::write(&report(), true, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("- [ ] `POST /orders/{id}/refund` `api.py:1` - money, updates \\*orders\\*\n"), "{text}");
    assert!(text.contains("  - [ ] an object that is not there: ask for an unknown"), "{text}");
    assert!(text.contains("- [x] `GET /orders` `api.py:3` - test\\_api.py:3\n"), "{text}");
}
