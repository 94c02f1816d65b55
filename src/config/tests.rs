use super::*;
use crate::error::Problem;
use crate::model::component::ComponentKind;
use crate::model::point::Point;
use crate::model::report::Report;

fn mistakes(text: &str) -> Vec<String> {
    ConfigFile::parse("itmap.toml", text).expect_err("a mistake").iter().map(Problem::to_string).collect()
}

#[test]
fn all_keys_are_read() {
    let text = r#"
include = ["services/**"]
exclude = ["**/gen/**"]
max-file-size = "2M"
[packs]
folders = ["packs"]
disable = ["flask"]
[component."services/orders/"]
name = "orders"
kind = "job"
[component.tools]
ignore = true
"#;
    let mut config = Config::default();
    config.apply(ConfigFile::parse("itmap.toml", text).expect("valid"));
    assert_eq!(config.include, ["services/**"]);
    assert_eq!(config.exclude, ["**/gen/**"]);
    assert_eq!(config.max_file_size, 2 * 1024 * 1024);
    assert_eq!(config.packs.overlay, [PathBuf::from("packs")]);
    assert_eq!(config.packs.disable, ["flask"]);
    let orders = ComponentOverride { name: Some("orders".to_owned()), kind: Some(ComponentKind::Job), ignore: false };
    let tools = ComponentOverride { ignore: true, ..ComponentOverride::default() };
    assert_eq!(
        config.components,
        BTreeMap::from([("services/orders".to_owned(), orders), ("tools".to_owned(), tools)])
    );
}

#[test]
fn unknown_keys_are_told_with_place_and_suggestion() {
    assert_eq!(mistakes("\nexlude = []\n"), ["itmap.toml:2:1: unknown key `exlude`\n  hint: did you mean `exclude`?"]);
    assert_eq!(
        mistakes("[packs]\nfolder = []\n[component.\"é\"]\n  nmae = 1"),
        [
            "itmap.toml:2:1: unknown key `folder` in [packs]\n  hint: did you mean `folders`?",
            "itmap.toml:4:3: unknown key `nmae` in [component.\"é\"]\n  hint: did you mean `name`?",
        ]
    );
    assert_eq!(
        mistakes("zzz = 1"),
        ["itmap.toml:1:1: unknown key `zzz`\n  hint: one of: component, exclude, include, max-file-size, packs"]
    );
}

#[test]
fn wrong_types_say_what_is_wanted() {
    assert_eq!(mistakes("include = \"a\""), ["itmap.toml:1:11: `include` must be a list of strings, not a string"]);
    assert_eq!(mistakes("include = [\"a\", 1]"), ["itmap.toml:1:17: `include` must be a string, not a number"]);
    assert_eq!(mistakes("packs = [\"a\"]"), ["itmap.toml:1:9: `packs` must be a table, not a list"]);
    assert_eq!(
        mistakes("component.a.ignore = \"yes\""),
        ["itmap.toml:1:22: `ignore` must be true or false, not a string"]
    );
    assert_eq!(
        mistakes("component.a.kind = \"servce\""),
        ["itmap.toml:1:20: unknown kind `servce`\n  hint: did you mean `service`?"]
    );
}

#[test]
fn bad_globs_sizes_and_syntax_have_places() {
    assert_eq!(mistakes("\nexclude = [\"a[\"]").len(), 1);
    assert!(mistakes("\nexclude = [\"a[\"]")[0].starts_with("itmap.toml:2:12: bad glob `a[`: "));
    assert!(mistakes("max-file-size = \"big\"")[0].starts_with("itmap.toml:1:17: `big` is no size"));
    assert!(mistakes("max-file-size = -1")[0].starts_with("itmap.toml:1:17: `-1` is no size"));
    let syntax = mistakes("include = [\n");
    assert!(syntax.len() == 1 && syntax[0].starts_with("itmap.toml:"), "{syntax:?}");
}

#[test]
fn sizes() {
    assert_eq!(parse_size("0"), Ok(0));
    assert_eq!(parse_size("512K"), Ok(512 * 1024));
    assert_eq!(parse_size("1 MiB"), Ok(1024 * 1024));
    assert_eq!(parse_size("1gb"), Ok(1024 * 1024 * 1024));
    for bad in ["", "M", "1T", "1.5M", "-1", "99999999999999999999"] {
        assert!(parse_size(bad).is_err(), "{bad}");
    }
    assert!(parse_size("99999999999999G").is_err());
}

#[test]
fn the_schema_knows_the_keys_that_are_read() {
    let schema = crate::model::schema::of_input::<ConfigFile>().to_value();
    let mut keys: Vec<&str> =
        schema["properties"].as_object().expect("properties").keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["component", "exclude", "include", "max-file-size", "packs"]);
    assert_eq!(schema["additionalProperties"], false);
    let validator = jsonschema::validator_for(&schema).expect("the schema is valid");
    let good =
        serde_json::json!({"max-file-size": "2M", "packs": {"disable": ["x"]}, "component": {"a": {"kind": "job"}}});
    assert!(validator.is_valid(&good));
    for bad in [serde_json::json!({"exlude": []}), serde_json::json!({"component": {"a": {"kind": "x"}}})] {
        assert!(!validator.is_valid(&bad), "{bad}");
    }
}

#[test]
fn missing_paths_are_told() {
    let error = Config::of("no/such/folder").check().expect_err("missing");
    assert_eq!(error.to_string(), "no such path: no/such/folder");
    assert!(matches!(Config { files: Some(Vec::new()), ..Config::default() }.check(), Err(ScanError::NoFiles)));
    let bad = Config { exclude: vec!["a[".to_owned()], ..Config::default() }.check().expect_err("a bad glob");
    assert!(bad.to_string().starts_with("bad glob \"a[\" in --exclude: "), "{bad}");
}

#[test]
fn the_root_holds_all_that_is_scanned() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let base = folder.path().canonicalize().expect("it exists");
    for inner in ["a/b", "a/c"] {
        std::fs::create_dir_all(base.join(inner)).expect("created");
    }
    std::fs::write(base.join("a/b/x.py"), "").expect("written");
    let root = |paths: &[&str]| {
        let paths = paths.iter().map(|path| base.join(path)).collect();
        Config { paths, ..Config::default() }.root().expect("it exists")
    };
    assert_eq!(root(&["a"]), base.join("a"));
    assert_eq!(root(&["a/b/x.py"]), base.join("a/b"));
    assert_eq!(root(&["a/b/x.py", "a/c"]), base.join("a"));
    assert_eq!(root(&["a/b", "a"]), base.join("a"));
    assert_eq!(root(&["a", "a/b"]), base.join("a"));
}

#[test]
fn filters() {
    let route = |component: &str, path: &str| Point {
        component: Some(component.to_owned()),
        framework: Some("gin".to_owned()),
        ..Point::new(PointKind::HttpRoute, "a.go", 1, 1).with_route("GET", path)
    };
    let listed = |select: Select| {
        let mut report = Report {
            points: vec![
                route("a", "/api/users/{id}"),
                route("a", "/api/users"),
                route("b", "/health"),
                Point { scope: FileScope::Test, ..route("b", "/api/fake") },
                Point { framework: None, ..Point::new(PointKind::Websocket, "a.go", 2, 1) },
            ],
            ..Report::default()
        };
        report.finish();
        Filter::new(&select).expect("good globs").apply(&mut report);
        let paths: Vec<String> = report.points.iter().map(|p| p.path.clone().unwrap_or_default()).collect();
        (paths.join(" "), report.summary.scopes.get("test").copied().unwrap_or(0))
    };
    let paths = |globs: &[&str]| Select { paths: globs.iter().map(ToString::to_string).collect(), ..Select::default() };
    assert_eq!(listed(Select::default()).0, " /api/users /api/users/{id} /health");
    assert_eq!(listed(paths(&["/api/*"])), ("/api/users".to_owned(), 1));
    assert_eq!(listed(paths(&["/api/**"])).0, "/api/users /api/users/{id}");
    assert_eq!(listed(paths(&["/*/users/{id}", "/h*"])).0, "/api/users/{id} /health");
    assert_eq!(listed(Select { components: vec!["b".to_owned()], ..Select::default() }).0, "/health");
    assert_eq!(listed(Select { kinds: vec![PointKind::Websocket], ..Select::default() }), (String::new(), 0));
    assert_eq!(listed(Select { frameworks: vec!["none".to_owned()], ..Select::default() }).0, "");
    let all = Select { scopes: Select::ALL_SCOPES.to_vec(), paths: vec!["/api/f*".to_owned()], ..Select::default() };
    assert_eq!(listed(all).0, "/api/fake");
}
