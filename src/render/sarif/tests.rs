use super::*;
use crate::model::point::PointKind;

fn point(id: &str, file: &str) -> Point {
    let mut point = Point::new(PointKind::HttpRoute, file, 7, 3).with_route("GET", "/a/{id}");
    point.id = id.to_owned();
    point
}

fn finding<'r>(point: &'r Point, rule: &'r str, is_new: Option<bool>, reasons: &'r [String]) -> Finding<'r> {
    let is_untested = rule == "untested";
    let title = if is_untested { "the point has no test" } else { "a caller who is not known is refused" };
    let why = (!is_untested).then_some("guard current_user");
    Finding { rule, is_untested, point, title, why, reasons, weight: 5, is_new }
}

fn written(findings: &[Finding<'_>]) -> Value {
    let mut out = Vec::new();
    write(&Report::default(), findings, &mut out).expect("written");
    assert!(out.ends_with(b"}\n"));
    serde_json::from_slice(&out).expect("JSON")
}

/// Checks against the official schema where `ITMAP_SARIF_SCHEMA` says where that lies.
fn validate(document: &Value) {
    let Some(path) = std::env::var_os("ITMAP_SARIF_SCHEMA") else { return };
    let schema: Value = serde_json::from_slice(&std::fs::read(path).expect("a schema")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> =
        validator.iter_errors(document).map(|e| format!("{e} at {}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn results_name_rules_places_and_fingerprints() {
    let (a, b) = (point("0123456789abcdef", "api/a b.py"), point("fedcba9876543210", "api/ü:x.py"));
    let reasons = ["writes orders".to_owned(), "protected".to_owned()];
    let document = written(&[
        finding(&a, "untested", None, &reasons),
        finding(&b, "http.auth.unauthenticated", Some(true), &[]),
        finding(&a, "http.auth.unauthenticated", Some(false), &[]),
    ]);
    validate(&document);
    assert_eq!(document["version"], "2.1.0");
    let run = &document["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(
        rules.iter().map(|r| r["id"].as_str().unwrap()).collect::<Vec<_>>(),
        ["http.auth.unauthenticated", "untested"]
    );
    assert_eq!(rules[0]["name"], "HttpAuthUnauthenticated");
    assert!(rules.iter().all(|rule| rule["help"]["text"].as_str().is_some_and(|help| help.len() > 20)));
    let results = run["results"].as_array().expect("results");
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    assert_eq!(results[0]["level"], "warning");
    assert_eq!(results[0]["message"]["text"], "No test exercises GET /a/{id}; writes orders, protected.");
    assert_eq!(
        results[1]["message"]["text"],
        "No test of GET /a/{id} shows: a caller who is not known is refused (guard current_user)."
    );
    let place = |n: usize| &results[n]["locations"][0]["physicalLocation"];
    assert_eq!(place(0)["artifactLocation"]["uri"], "api/a%20b.py");
    assert_eq!(place(1)["artifactLocation"]["uri"], "api/%C3%BC%3Ax.py");
    assert_eq!(place(0)["region"]["startLine"], 7);
    assert_eq!(results[0]["partialFingerprints"]["itmapGap/v1"], "0123456789abcdef:untested");
    let states: Vec<_> = results.iter().map(|result| result.get("baselineState").and_then(Value::as_str)).collect();
    assert_eq!(states, [None, Some("new"), Some("unchanged")]);
}

#[test]
fn nothing_left_to_test_is_a_run_without_results() {
    let document = written(&[]);
    validate(&document);
    assert_eq!(document["runs"][0]["results"], json!([]));
}
