//! What is said when code asks for more work than resolution does.

mod support;

use std::fmt::Write as _;

use support::{Folder, itmap};

const HEAD: &str = "from flask import Flask, Blueprint\n\napp = Flask(__name__)\n\n\ndef view():\n    pass\n\n\n";

/// The diagnostics of a scan of `app.py`: code, line, message; and how many points there are.
fn scanned(code: &str) -> (Vec<String>, usize) {
    let folder = Folder::new(&[("app.py", &format!("{HEAD}{code}"))]);
    let map = itmap(&["scan", "--format", "json"]).at(&folder).run().json();
    let text = |d: &serde_json::Value| {
        assert_eq!((&d["severity"], &d["file"]), (&"warning".into(), &"app.py".into()), "{d}");
        format!("{} {} {}", d["code"].as_str().expect("a code"), d["line"], d["message"].as_str().expect("a message"))
    };
    let diagnostics = map["diagnostics"].as_array().expect("a list").iter().map(text).collect();
    (diagnostics, map["points"].as_array().map_or(0, Vec::len))
}

fn repeated(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, n| {
        let _ = writeln!(text, "{}", line(n));
        text
    })
}

#[test]
fn a_question_that_takes_too_many_steps() {
    let names: Vec<String> = (0..5000).map(|n| format!("P{n}")).collect();
    let code = repeated(5000, |n| format!("P{n} = \"a\""))
        + &format!("\napp.add_url_rule(\"/\" + {}, view_func=view)\napp.get(\"/b\")(view)\n", names.join(" + "));
    let (diagnostics, points) = scanned(&code);
    assert_eq!(
        diagnostics,
        ["resolution_limit 5011 takes too many steps to work out; points may be missing or have unknown parts"]
    );
    assert_eq!(points, 2);
}

#[test]
fn a_list_with_too_many_elements() {
    let elements: Vec<String> = (0..1000).map(|n| format!("\"/p{n}\"")).collect();
    let code = format!("for path in [{}]:\n    app.add_url_rule(path, view_func=view)\n", elements.join(", "));
    let (diagnostics, points) = scanned(&code);
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert!(diagnostics[0].starts_with("resolution_limit 11 too many values are possible; "), "{diagnostics:?}");
    assert!((100..=400).contains(&points), "{points}");
}

#[test]
fn a_function_with_too_many_callers() {
    let register = "def register(path):\n    app.add_url_rule(path, view_func=view)\n\n\n";
    let calls = |count| register.to_owned() + &repeated(count, |n| format!("register(\"/p{n}\")"));
    assert_eq!(scanned(&calls(200)), (Vec::new(), 200));
    let told = "resolution_limit 11 depends on a function with more than 200 callers; points may be missing";
    assert_eq!(scanned(&calls(250)), (vec![told.to_owned()], 200));
}

#[test]
fn routers_mounted_below_themselves() {
    let code = "a = Blueprint(\"a\", __name__)\nb = Blueprint(\"b\", __name__)\na.register_blueprint(b)\n\
        b.register_blueprint(a)\napp.register_blueprint(a, url_prefix=\"/a\")\n\n\n@a.get(\"/x\")\ndef x():\n    pass\n";
    let (diagnostics, points) = scanned(code);
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert!(diagnostics[0].starts_with("mount_cycle 1"), "{diagnostics:?}");
    assert!(points > 0);
}

#[test]
fn several_in_one_file_are_told_once_and_counted() {
    let register = |n| format!("def register{n}(path):\n    app.add_url_rule(path, view_func=view)\n\n\n");
    let calls = |n| repeated(250, |call| format!("register{n}(\"/{n}/{call}\")"));
    let code = register(1) + &register(2) + &calls(1) + &calls(2);
    let folder = Folder::new(&[("app.py", &format!("{HEAD}{code}"))]);
    let done = itmap(&["scan"]).at(&folder).run();
    done.status(0).stderr("");
    assert!(done.out.ends_with("1 warning (-v lists them)\n"), "{}", done.out);
    let done = itmap(&["scan", "-v"]).at(&folder).run();
    done.status(0).stderr(
        "itmap: warning: app.py:11: depends on a function with more than 200 callers; points may be missing \
         (and at 1 more line of this file) [resolution_limit]\n",
    );
}

#[test]
fn lists_that_double_with_each_other() {
    let code = "p0 = [\"/a\", \"/b\"]\n".to_owned()
        + &repeated(40, |n| format!("p{0} = []\np{0} += p{n}\np{0} += p{n}", n + 1))
        + "for path in p40:\n    app.add_url_rule(path, view_func=view)\n";
    assert_eq!(scanned(&code), (Vec::new(), 2));
}
