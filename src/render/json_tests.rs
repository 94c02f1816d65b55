//! The JSON forms against their schema and against each other.

use serde_json::Value;

use crate::model::report::Report;
use crate::model::schema;
use crate::render::{Options, json, jsonl, sample};

fn document(report: &Report) -> String {
    let mut out = Vec::new();
    json::write(report, &Options::default(), &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("UTF-8")
}

fn lines(report: &Report) -> Vec<Value> {
    let mut out = Vec::new();
    jsonl::write(report, &Options::default(), &mut out).expect("a vector takes everything");
    let text = String::from_utf8(out).expect("UTF-8");
    assert!(text.ends_with('\n'));
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

#[test]
fn reports_are_valid() {
    let schema = schema::of_output::<Report>().to_value();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let validator = jsonschema::validator_for(&schema).expect("the schema is valid");
    for report in [Report::default(), sample::report()] {
        let value: Value = serde_json::from_str(&document(&report)).expect("JSON");
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0]);
    }
    let mut broken: Value = serde_json::from_str(&document(&sample::report())).expect("JSON");
    broken["points"][0].as_object_mut().expect("a point").remove("auth_status");
    assert!(!validator.is_valid(&broken), "every key is required");
}

#[test]
fn the_document_ends_with_a_newline_and_keeps_the_order_of_keys() {
    let text = document(&sample::report());
    assert!(
        text.starts_with("{\n  \"schema_version\": 1,\n  \"tool\": {\n    \"name\": \"itmap\"")
            && text.ends_with("}\n")
    );
    let keys = [
        "schema_version",
        "tool",
        "root",
        "components",
        "resources",
        "points",
        "flows",
        "edges",
        "tests",
        "coverage",
        "summary",
    ];
    let places: Vec<Option<usize>> = keys.iter().map(|key| text.find(&format!("\n  \"{key}\":"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
}

#[test]
fn a_point_has_all_keys_of_the_contract() {
    let value: Value = serde_json::from_str(&document(&sample::report())).expect("JSON");
    let keys = "id kind direction component framework technology protocol scope file line column end_line symbol \
        confidence method path host url handler params request responses auth_status auth operation target resource \
        failure reaches evidence";
    for point in value["points"].as_array().expect("points") {
        for key in keys.split_whitespace() {
            assert!(point.get(key).is_some(), "{key} is missing");
        }
    }
    let post = value["points"].as_array().and_then(|p| p.iter().find(|p| p["method"] == "POST")).expect("POST");
    assert_eq!(post["params"][0], serde_json::json!({"in": "path", "name": "id", "type": "int", "required": true}));
    assert_eq!(
        post["failure"],
        serde_json::json!({"timeout": null, "retry": null, "handled": [], "transaction": null})
    );
    assert_eq!(post["handler"]["end_line"], 28);
}

#[test]
fn lines_say_the_same_as_the_document() {
    let report = sample::report();
    let document: Value = serde_json::from_str(&document(&report)).expect("JSON");
    let lines = lines(&report);
    assert_eq!(lines.first().map(|line| &line["type"]), Some(&Value::from("header")));
    assert_eq!(lines.last().map(|line| &line["type"]), Some(&Value::from("summary")));
    let points: Vec<Value> = lines
        .iter()
        .filter(|line| line["type"] == "point")
        .map(|line| {
            let mut point = line.as_object().expect("an object").clone();
            point.remove("type");
            Value::Object(point)
        })
        .collect();
    assert_eq!(Value::Array(points), document["points"]);
    let kinds: Vec<&str> = lines.iter().filter_map(|line| line["type"].as_str()).collect();
    assert_eq!(kinds.len(), lines.len(), "each line has a type");
    assert!(kinds.contains(&"component") && kinds.contains(&"skipped") && kinds.contains(&"diagnostic"));
}
