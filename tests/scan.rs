//! Scans of small trees by the built binary.

mod support;

use support::{Folder, itmap};

const APP: &str = r#"from flask import Flask
from users import users

app = Flask(__name__)
app.register_blueprint(users, url_prefix="/api/users")


@app.route("/health")
def health():
    return "ok"
"#;

const USERS: &str = r#"from flask import Blueprint

users = Blueprint("users", __name__)


@users.route("/<int:id>", methods=["GET", "DELETE"])
def user(id):
    return str(id)
"#;

fn shop() -> Folder {
    Folder::new(&[
        ("app.py", APP),
        ("users.py", USERS),
        (
            "tests/fake.py",
            "from flask import Flask\napp = Flask(__name__)\n\n\n@app.get(\"/fake\")\ndef fake():\n    pass\n",
        ),
        ("static/app.min.js", &"var a=1;".repeat(4000)),
    ])
}

#[test]
fn text_lists_routes_by_file() {
    let folder = shop();
    let done = itmap(&["scan"]).at(&folder).run();
    done.status(0).stderr("");
    assert!(done.out.contains("    app.py\n      GET"), "{}", done.out);
    assert!(done.out.contains("/health"), "{}", done.out);
    assert!(done.out.contains("user:6"), "{}", done.out);
    assert!(!done.out.contains("/fake"), "{}", done.out);
    assert!(done.out.contains("(--scope all)"), "{}", done.out);
}

#[test]
fn filters_narrow_the_list() {
    let folder = shop();
    let paths = |args: &[&str]| {
        let mut all = vec!["scan", "--format", "json"];
        all.extend(args);
        let map = itmap(&all).at(&folder).run().json();
        let mut paths: Vec<String> = map["points"]
            .as_array()
            .expect("points")
            .iter()
            .map(|p| format!("{} {}", p["method"].as_str().unwrap_or("-"), p["path"].as_str().unwrap_or("-")))
            .collect();
        paths.sort();
        paths
    };
    assert_eq!(paths(&[]), ["DELETE /api/users/{id}", "GET /api/users/{id}", "GET /health"]);
    assert_eq!(paths(&["--path-glob", "/api/**"]), ["DELETE /api/users/{id}", "GET /api/users/{id}"]);
    assert_eq!(paths(&["--scope", "test"]), ["GET /fake"]);
    assert_eq!(paths(&["--kind", "websocket"]), [""; 0]);
    assert_eq!(paths(&["--framework", "flask", "--scope", "all"]).len(), 4);
    assert_eq!(paths(&["--exclude", "users.py", "--path-glob", "/api/**"]), [""; 0]);
}

#[test]
fn filters_that_name_nothing_are_told() {
    let folder = shop();
    let done = itmap(&["scan", "--component", "nope", "--format", "json"]).at(&folder).run();
    done.status(0);
    assert!(done.err.starts_with("itmap: warning: no component `nope` here; there are: "), "{}", done.err);
}

#[test]
fn filters_do_not_change_ids() {
    let folder = shop();
    let ids = |args: &[&str]| {
        let map = itmap(args).at(&folder).run().json();
        let health =
            map["points"].as_array().expect("points").iter().find(|p| p["path"] == "/health").expect("/health").clone();
        health["id"].clone()
    };
    assert_eq!(
        ids(&["scan", "--format", "json"]),
        ids(&["scan", "--format", "json", "--path-glob", "/h*", "--scope", "all"])
    );
}

#[test]
fn explain_by_route_place_and_id() {
    let folder = shop();
    let by_route = itmap(&["explain", "DELETE /api/users/{id}"]).at(&folder).run();
    by_route.status(0).stderr("");
    assert!(by_route.out.starts_with("DELETE /api/users/{id}\n  id          "), "{}", by_route.out);
    for place in ["users.py:6", "app.py:5"] {
        assert!(by_route.out.contains(place), "{place} is no step of\n{}", by_route.out);
    }
    let id = by_route.out.lines().nth(1).and_then(|line| line.split_whitespace().nth(1)).expect("an id");
    itmap(&["explain", id]).at(&folder).run().status(0).stdout(&by_route.out);
    itmap(&["explain", &id[..8]]).at(&folder).run().status(0).stdout(&by_route.out);
    let by_place = itmap(&["explain", "users.py:6"]).at(&folder).run();
    by_place.status(0);
    assert!(
        by_place.out.contains("\n\nGET /api/users/{id}\n") || by_place.out.starts_with("GET /api/users/{id}\n"),
        "{}",
        by_place.out
    );
    let missing = itmap(&["explain", "GET /helth"]).at(&folder).run();
    missing.status(2).stdout("");
    assert!(missing.err.contains("itmap: hint: did you mean `GET /health`, id "), "{}", missing.err);
}

#[test]
fn verbose_tells_what_was_skipped() {
    let folder = shop();
    let done = itmap(&["scan", "-v"]).at(&folder).run();
    done.status(0);
    assert!(done.err.contains("itmap: skipped: static/app.min.js: minified\n"), "{}", done.err);
    assert!(!done.out.contains("-v lists them"), "{}", done.out);
}

#[test]
fn a_list_of_files_is_scanned_as_it_stands() {
    let folder = shop();
    let done = itmap(&["scan", "--files-from", "-", "--format", "json"]).at(&folder).input("app.py\nusers.py\n").run();
    done.status(0).stderr("");
    assert_eq!(done.json()["summary"]["files"], 2);
    assert_eq!(done.json()["points"].as_array().map(Vec::len), Some(3));
}

#[test]
fn the_result_depends_on_the_tree_alone() {
    let (one, other) = (shop(), shop());
    let rename = |text: String, folder: &Folder| {
        let name = folder.path().file_name().expect("a name").to_string_lossy().into_owned();
        text.replace(&name, "ROOT")
    };
    let here = rename(itmap(&["scan", "--format", "json", "--threads", "1"]).at(&one).run().out, &one);
    let there = itmap(&["scan", &other.path().display().to_string(), "--format", "json", "--threads", "4"]).run().out;
    assert_eq!(here, rename(there, &other));
}

#[test]
fn overridden_components_and_disabled_packs() {
    let folder = shop();
    folder.write("itmap.toml", "[component.\".\"]\nname = \"backend\"\nkind = \"job\"\n");
    let map = itmap(&["scan", "--format", "json"]).at(&folder).run().json();
    assert_eq!((&map["components"][0]["name"], &map["components"][0]["kind"]), (&"backend".into(), &"job".into()));
    folder.write("itmap.toml", "[packs]\ndisable = [\"flask\"]\n");
    let map = itmap(&["scan", "--format", "json"]).at(&folder).run().json();
    assert_eq!(map["points"], serde_json::json!([]));
}

#[test]
fn the_fixture_of_a_new_pack_passes() {
    for language in ["python", "javascript", "go"] {
        let folder = Folder::new(&[]);
        itmap(&["rules", "new", language, "brick-work"]).at(&folder).run().status(0);
        let done = itmap(&["rules", "test"]).at(&folder).run();
        done.status(0).stdout("");
        assert!(done.err.ends_with(" in 1 fixture, 0 failures, 0 known gaps\n"), "{}", done.err);
    }
}

#[test]
fn fixtures_that_are_not_met_are_told_with_their_place() {
    let fixture = "from flask import Flask\n\napp = Flask(__name__)\n\n\n\
        @app.get(\"/a\")  # itmap: http_route GET /b\ndef a():\n    pass\n";
    let folder = Folder::new(&[(".itmap/tests/case.py", fixture)]);
    let done = itmap(&["rules", "test"]).at(&folder).run();
    done.status(1);
    assert!(done.out.contains(".itmap/tests/case.py:6:1: missing: http_route GET /b"), "{}", done.out);
    assert!(done.out.contains(".itmap/tests/case.py:6:1: not expected: http_route GET /a"), "{}", done.out);
    assert!(done.err.ends_with("1 expectation in 1 fixture, 2 failures, 0 known gaps\n"), "{}", done.err);
}
