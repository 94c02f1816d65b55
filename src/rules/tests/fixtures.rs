use crate::rules::annotations::{Expectation, Fixture, Status, comment_prefix, parse_fixture};
use crate::rules::check::{Found, check};

const USERS: &str = r#"# How routers with a prefix are written.
# file: app.py
app.mount("/api", users)
app.get("/a")  # itmap: http_route GET /a ; http_route HEAD /a ; ok: websocket

# file: users.py
# itmap: http_route GET|POST /api/users/{id}   with a note
@users.route("/users/<id>")
def user(id):
    cache.get("/id")  # ok: http_route
# todo: http_route GET /dyn/{?}

register(users)
static("/files")  # itmap: static /files
"#;

fn parse(text: &str) -> Fixture {
    parse_fixture("case.py", text, "#").unwrap()
}

fn found(file: &str, line: u32, kind: &str, method: &str, path: &str) -> Found {
    Found {
        file: file.into(),
        line,
        kind: kind.into(),
        method: method.into(),
        path: path.into(),
        tables: String::new(),
        facts: Vec::new(),
    }
}

/// The points that make `USERS` pass.
fn users() -> Vec<Found> {
    vec![
        found("app.py", 2, "http_route", "GET", "/a"),
        found("app.py", 2, "http_route", "HEAD", "/a"),
        found("users.py", 2, "http_route", "GET", "/api/users/{id}"),
        found("users.py", 2, "http_route", "POST", "/api/users/{id}"),
        found("users.py", 8, "static", "", "/files"),
    ]
}

fn failures(points: &[Found]) -> Vec<String> {
    check(&parse(USERS), points).iter().map(ToString::to_string).collect()
}

#[test]
fn a_fixture_is_several_files() {
    let fixture = parse(USERS);
    let paths: Vec<&str> = fixture.files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["app.py", "users.py"], "the comment on top is no file");
    assert_eq!(fixture.offsets, [2, 6]);
    assert!(fixture.files[0].1.starts_with("app.mount("));
    assert!(fixture.files[1].1.ends_with("/files\n"));
}

#[test]
fn expectations_belong_to_lines_of_code() {
    let expectations = parse(USERS).expectations;
    let told: Vec<_> = expectations.iter().map(|e| (e.file.as_str(), e.line, e.kind.as_str(), e.status)).collect();
    assert_eq!(
        told,
        [
            ("app.py", 2, "http_route", Status::Expect),
            ("app.py", 2, "http_route", Status::Expect),
            ("app.py", 2, "websocket", Status::Ok),
            ("users.py", 2, "http_route", Status::Expect),
            ("users.py", 4, "http_route", Status::Ok),
            ("users.py", 7, "http_route", Status::Todo),
            ("users.py", 8, "static", Status::Expect),
        ]
    );
    assert_eq!(
        expectations[3],
        Expectation {
            file: "users.py".into(),
            line: 2,
            fixture_line: 7,
            kind: "http_route".into(),
            methods: vec!["GET".into(), "POST".into()],
            target: "/api/users/{id}".into(),
            facts: Vec::new(),
            status: Status::Expect,
        }
    );
}

#[test]
fn one_file_without_a_file_line() {
    let fixture = parse_fixture("case.go", "r.GET(\"/a\") // itmap: http_route GET /a\n", "//").unwrap();
    assert_eq!(fixture.files.len(), 1);
    assert_eq!(fixture.files[0].0, "case.go");
    assert_eq!(check(&fixture, &[found("case.go", 1, "http_route", "GET", "/a")]), []);
}

#[test]
fn code_before_the_first_file_line_is_a_file() {
    let fixture = parse("import web\n# file: b.py\nx = 1\n");
    assert_eq!(fixture.files.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["case.py", "b.py"]);
}

#[test]
fn a_file_may_be_called_as_the_fixture() {
    let fixture = parse("# On top.\n# file: case.py\nx = 1\n");
    assert_eq!(fixture.files, [("case.py".to_owned(), "x = 1\n".to_owned())]);
    assert_eq!(fixture.offsets, [2]);
}

#[test]
fn urls_in_code_are_no_comments() {
    let text = "get('http://x/y'); // itmap: http_route GET /y\n";
    let fixture = parse_fixture("case.ts", text, "//").unwrap();
    assert_eq!(fixture.expectations[0].target, "/y");
}

#[test]
fn mistakes_of_annotations() {
    let mistakes = |text: &str| -> Vec<String> {
        parse_fixture("case.py", text, "#").unwrap_err().iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        mistakes("get()  # itmap: http_route\n"),
        ["case.py:1:9: `http_route` is no expectation: write `http_route GET /path`"]
    );
    assert_eq!(
        mistakes("x = 1\n# itmap: http_route GET /a\n\n# file: b.py\nx = 1\n"),
        ["case.py:2:1: no line of code follows the annotation"]
    );
    assert_eq!(mistakes("# file: b.py\nx = 1\n# file: b.py\nx = 2\n"), ["case.py:3:1: the file `b.py` is there twice"]);
}

#[test]
fn what_is_expected_passes() {
    assert_eq!(failures(&users()), [""; 0]);
}

#[test]
fn a_missing_point_fails_with_what_is_there_instead() {
    let mut points = users();
    points[3].method = "PUT".into();
    assert_eq!(
        failures(&points),
        [
            "7: missing: http_route POST /api/users/{id}\n    found on this line: http_route GET /api/users/{id} ; \
             http_route PUT /api/users/{id}",
            "8: not expected: http_route PUT /api/users/{id} (users.py:2)"
        ]
    );
    let mut points = users();
    points[4].line = 7;
    assert_eq!(
        failures(&points),
        ["13: not expected: static /files (users.py:7)", "14: missing: static /files\n    found at users.py:7"]
    );
    let mut points = users();
    points.pop();
    assert_eq!(failures(&points), ["14: missing: static /files"]);
}

#[test]
fn any_other_point_fails_whatever_its_kind() {
    let mut points = users();
    points.push(found("app.py", 1, "sql", "", "orders"));
    assert_eq!(failures(&points), ["3: not expected: sql orders (app.py:1)"]);
    let mut points = users();
    points.push(points[0].clone());
    assert_eq!(failures(&points), ["4: not expected: http_route GET /a (app.py:2)"], "the same point twice");
}

#[test]
fn a_denied_point_fails() {
    let mut points = users();
    points.push(found("users.py", 4, "http_route", "GET", "/id"));
    assert_eq!(failures(&points), ["10: `ok:` says there is none: http_route GET /id (users.py:4)"]);
}

#[test]
fn a_known_gap_that_is_gone_fails() {
    let mut points = users();
    points.push(found("users.py", 7, "http_route", "GET", "/dyn/{?}"));
    assert_eq!(
        failures(&points),
        ["11: a known gap is gone, write `itmap:` for `todo:`: http_route GET /dyn/{?} (users.py:7)"]
    );
}

#[test]
fn languages_have_their_comments() {
    assert_eq!(comment_prefix("a/b.py"), Some("#"));
    assert_eq!(comment_prefix("b.test.tsx"), Some("//"));
    assert_eq!(comment_prefix("b.go"), Some("//"));
    assert_eq!(comment_prefix("README.md"), None);
    assert_eq!(comment_prefix("Makefile"), None);
}
