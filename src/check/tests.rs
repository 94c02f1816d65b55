use super::*;
use crate::model::coverage::{Coverage, CoverageStatus, Scenario, ScenarioStatus};
use crate::model::point::{Point, PointKind};

const A: &str = "00000000000000aa";
const B: &str = "00000000000000bb-2";
const C: &str = "00000000000000cc";

/// A has no test, B has one and lacks a scenario, C has all. What nobody knows counts for nothing.
fn report() -> Report {
    let mut report = Report::default();
    for (at, id) in [A, B, C, "00000000000000dd"].into_iter().enumerate() {
        let mut point = Point::new(PointKind::HttpRoute, "a.py", 3 + at as u32, 1).with_route("GET", format!("/{at}"));
        point.id = id.to_owned();
        point.component = Some("shop".to_owned());
        report.points.push(point);
    }
    let status = [CoverageStatus::Gap, CoverageStatus::Partial, CoverageStatus::Covered, CoverageStatus::Unknown];
    report.coverage = report.points.iter().zip(status).map(|(point, status)| coverage(&point.id, status)).collect();
    report
}

fn coverage(point: &str, status: CoverageStatus) -> Coverage {
    let scenario = |id: &str, status| Scenario { id: id.to_owned(), status, ..Scenario::default() };
    let open = if status == CoverageStatus::Covered { ScenarioStatus::Covered } else { ScenarioStatus::Gap };
    let scenarios = vec![scenario("http.happy", ScenarioStatus::Covered), scenario("http.auth", open)];
    Coverage { point: point.to_owned(), status, scenarios, ..Coverage::default() }
}

fn named(gaps: &[Gap<'_>]) -> Vec<String> {
    gaps.iter().map(|gap| format!("{} {}", gap.point.id, gap.rule())).collect()
}

#[test]
fn what_is_left_to_test() {
    let report = report();
    assert_eq!(named(&gaps(&report)), [format!("{A} untested"), format!("{B} http.auth")]);
}

#[test]
fn a_baseline_comes_back_as_it_was_written() {
    let report = report();
    let all = gaps(&report);
    let text = Baseline::text(&all);
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines, [format!("{A} untested   shop GET /0"), format!("{B} http.auth  shop GET /1")]);
    let baseline = Baseline::read(&text).expect("a baseline");
    assert!(all.iter().all(|gap| baseline.knows(gap)) && baseline.gone(&all) == 0);
    assert_eq!(Baseline::text(&[all[1], all[0], all[0]]), text);
}

#[test]
fn lines_that_are_none_are_refused() {
    for (text, reason) in [
        ("00000000000000aa\n", "line 1: an id and what is missing are wanted"),
        ("# x\n\nhello world\n", "line 3: `hello` is no id of a point"),
        ("{\"a\": 1}\n", "line 1: `{\"a\":` is no id of a point"),
    ] {
        assert_eq!(Baseline::read(text).expect_err(text), reason);
    }
    assert_eq!(Baseline::read("\u{feff}").expect("empty"), Baseline::default());
}

#[test]
fn scenarios_of_a_point_that_had_no_test_are_not_new() {
    let report = report();
    let baseline = Baseline::read(&format!("{B} untested\n{C} http.auth\n")).expect("a baseline");
    let policy = Policy { on_new_gaps: true, ..Policy::default() };
    let verdict = check(&report, &policy, Some(&baseline));
    assert_eq!(named(&verdict.failing), [format!("{A} untested")]);
    assert_eq!(verdict.reasons, ["1 gap that the baseline does not know"]);
    assert_eq!(verdict.gone, 2);
}

#[test]
fn policies_fail_for_what_they_name() {
    let report = report();
    let of = |policy: Policy| {
        let verdict = check(&report, &policy, None);
        (verdict.failing.len(), verdict.reasons)
    };
    assert_eq!(of(Policy::default()), (0, Vec::new()));
    assert_eq!(of(Policy { on_gaps: true, ..Policy::default() }), (2, vec!["2 gaps".to_owned()]));
    assert_eq!(of(Policy { on_untested: true, ..Policy::default() }), (1, vec!["1 point without a test".to_owned()]));
    assert_eq!(of(Policy { min_coverage: Some(66.6), ..Policy::default() }).1.len(), 0);
    let (_, reasons) = of(Policy { min_coverage: Some(70.0), ..Policy::default() });
    assert_eq!(reasons, ["2 of 3 points are tested, 66.7 %; 70 % are wanted"]);
    let empty = Report::default();
    let verdict = check(&empty, &Policy { min_coverage: Some(100.0), ..Policy::default() }, None);
    assert!(verdict.reasons.is_empty());
}
