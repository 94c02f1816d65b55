//! `itmap check` as a process: exit codes, reasons, baselines, SARIF, records of executed lines.
#![cfg(unix)]

mod support;

use std::fs;

use serde_json::Value;
use support::{Done, Folder, itmap, shell};

const APP: &str = "\
from flask import Flask
app = Flask(__name__)

@app.get('/items')
def items():
    return []

@app.post('/items')
def add():
    return {}, 201
";

const TEST: &str = "\
from app import app

def test_items():
    assert app.test_client().get('/items').status_code == 200
";

/// Two routes, the first of which has a test.
fn folder() -> Folder {
    Folder::new(&[("app.py", APP), ("requirements.txt", "flask\npytest\n"), ("tests/test_app.py", TEST)])
}

fn check(folder: &Folder, args: &[&str]) -> Done {
    let done = itmap(&[&["check", "--kind", "http_route"], args].concat()).at(folder).run();
    done.calm();
    done
}

#[test]
fn points_without_a_test_fail_with_the_reason() {
    let folder = folder();
    let done = check(&folder, &["--fail-on", "untested"]);
    done.status(1);
    assert!(done.out.starts_with("POST /items  app.py:8  untested"), "{}", done.out);
    assert!(done.out.contains("1 of 2 points tested (50.0 %)"), "{}", done.out);
    assert_eq!(done.err, "itmap: failed: 1 point without a test\n");
    check(&folder, &["--fail-on", "untested", "-q"]).status(1).stderr("itmap: failed: 1 point without a test\n");
    check(&folder, &["--fail-on", "untested", "--path-glob", "/none"]).status(0);
}

#[test]
fn the_least_share_of_tested_points() {
    let folder = folder();
    check(&folder, &["--min-coverage", "50"]).status(0).stderr("");
    check(&folder, &["--min-coverage", "50.5"])
        .status(1)
        .stderr("itmap: failed: 1 of 2 points are tested, 50.0 %; 50.5 % are wanted\n");
    let done = check(&folder, &["--min-coverage", "101"]);
    done.status(2).stdout("");
    assert!(done.err.contains("a number from 0 to 100 is wanted"), "{}", done.err);
}

#[test]
fn a_baseline_lets_known_gaps_pass() {
    let folder = folder();
    let written = itmap(&["check", "--baseline", "gaps.txt", "--write-baseline"]).at(&folder).run();
    written.calm().status(0).stdout("");
    assert!(
        written.err.starts_with("itmap: note: wrote ") && written.err.ends_with(" to gaps.txt\n"),
        "{}",
        written.err
    );
    let known = fs::read_to_string(folder.path().join("gaps.txt")).expect("written");
    let lines: Vec<&str> = known.lines().filter(|line| line.contains(" untested ")).collect();
    assert!(lines.len() == 1 && lines[0].ends_with("POST /items"), "{known}");
    assert!(!known.contains("app.py"), "{known}");
    check(&folder, &["--baseline", "gaps.txt"]).status(0).stderr("");
    // Lines move, nothing is new.
    folder.write("app.py", &format!("# moved\n\n{APP}"));
    check(&folder, &["--baseline", "gaps.txt"]).status(0).stderr("");
    folder.write("app.py", &format!("{APP}\n@app.delete('/items')\ndef clear():\n    return '', 204\n"));
    let done = check(&folder, &["--baseline", "gaps.txt"]);
    done.status(1).stderr("itmap: failed: 1 gap that the baseline does not know\n");
    assert!(done.out.starts_with("DELETE /items  app.py:12  untested"), "{}", done.out);
    folder.write("app.py", &APP[..APP.find("@app.post").expect("a route")]);
    let done = itmap(&["check", "--baseline", "gaps.txt"]).at(&folder).run();
    done.status(0);
    assert!(done.err.contains("of the baseline no longer there"), "{}", done.err);
}

#[test]
fn wrong_usage_is_told_apart_from_failing() {
    let folder = folder();
    for (args, message) in [
        (&["check"][..], "there is nothing to check"),
        (&["check", "--fail-on", "new-gaps"], "--fail-on new-gaps goes with --baseline"),
        (&["check", "--baseline", "none.txt"], "no such baseline: none.txt"),
        (&["check", "--baseline", "app.py"], "app.py is no baseline: line 1: `from` is no id of a point"),
        (&["check", "--baseline", "b", "--write-baseline", "--kind", "cache"], "--write-baseline goes with no filters"),
        (&["check", "--write-baseline"], "--baseline <FILE>"),
        (&["check", "--fail-on", "gaps", "none"], "no such path: none"),
        (&["check", "--fail-on", "gaps", "--coverage", "none"], "no such path: none"),
        (
            &["check", "--fail-on", "gaps", "--coverage", "app.py"],
            "cannot read app.py as a record of executed lines: its format",
        ),
    ] {
        let done = itmap(args).at(&folder).run();
        done.calm().status(2).stdout("");
        assert!(done.err.contains(message), "{args:?}: {}", done.err);
    }
}

#[test]
fn sarif_holds_all_gaps_whatever_fails() {
    let folder = folder();
    let done = check(&folder, &["--min-coverage", "0", "--format", "sarif"]);
    let sarif = done.status(0).stderr("").json();
    assert_eq!(sarif["version"], "2.1.0");
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["name"], "itmap");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let untested: Vec<&Value> = results.iter().filter(|result| result["ruleId"] == "untested").collect();
    assert_eq!(untested.len(), 1);
    let place = &untested[0]["locations"][0]["physicalLocation"];
    assert_eq!((&place["artifactLocation"]["uri"], &place["region"]["startLine"]), (&"app.py".into(), &8.into()));
    let before = untested[0]["partialFingerprints"].clone();
    folder.write("app.py", &format!("# moved\n\n{APP}"));
    let moved = check(&folder, &["--fail-on", "untested", "--format", "sarif", "-o", "gaps.sarif"]);
    moved.status(1).stdout("");
    let written = fs::read_to_string(folder.path().join("gaps.sarif")).expect("written");
    let moved: Value = serde_json::from_str(&written).expect("JSON");
    let results = moved["runs"][0]["results"].as_array().expect("results");
    assert!(results.iter().any(|result| result["partialFingerprints"] == before), "{moved}");
    assert!(!written.contains(&folder.path().display().to_string()), "{written}");
}

#[test]
fn records_of_executed_lines_are_shown_and_judge_nothing() {
    let folder = folder();
    let root = folder.path().display().to_string();
    folder.write("cov.json", &format!(
        "{{\"meta\": {{}}, \"files\": {{\"{root}/app.py\": {{\"executed_lines\": [1, 2, 4, 5, 8, 9, 10], \"missing_lines\": [6]}}}}}}"
    ));
    let args = ["gaps", "--kind", "http_route", "--format", "json"];
    let without = itmap(&args).at(&folder).run().json();
    let done = itmap(&[&args[..], &["--coverage", "cov.json"]].concat()).at(&folder).run();
    let with = done.calm().status(0).json();
    let mut told: Vec<(String, Value)> = Vec::new();
    for (before, after) in
        without["coverage"].as_array().expect("a list").iter().zip(with["coverage"].as_array().expect("a list"))
    {
        assert_eq!((&before["point"], &before["status"]), (&after["point"], &after["status"]));
        assert_eq!(before["executed"], Value::Null);
        let point = with["points"].as_array().expect("a list").iter().find(|point| point["id"] == after["point"]);
        told.push((point.expect("a point")["method"].to_string(), after["executed"].clone()));
    }
    told.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(told[0], ("\"GET\"".to_owned(), serde_json::json!({"lines": 1, "hit": 0})));
    assert_eq!(told[1], ("\"POST\"".to_owned(), serde_json::json!({"lines": 1, "hit": 1})));
}

#[test]
fn a_record_of_another_code_base_is_a_warning() {
    let folder = folder();
    folder.write("lcov.info", "SF:/x/other.py\nDA:1,1\nend_of_record\n");
    let done = itmap(&["gaps", "--format", "json", "--coverage", "lcov.info"]).at(&folder).run();
    let map = done.calm().status(0).json();
    let told = map["diagnostics"].as_array().expect("a list").iter().any(|d| d["code"] == "coverage_elsewhere");
    assert!(told, "{}", map["diagnostics"]);
}

#[test]
fn a_reader_that_goes_away_changes_nothing() {
    let folder = folder();
    let done = shell("itmap check --fail-on untested --format sarif | head -n 1").at(&folder).run();
    done.calm();
    assert_eq!(done.out.lines().count(), 1);
}
