//! What `itmap.toml` and the library's settings change in a scan, and what is said when they cannot.

mod support;

use std::path::PathBuf;

use itmap::{Config, ScanError, scan};
use support::{Folder, itmap};

const FLASK: &str = "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get(\"/a\")\ndef a():\n    pass\n";
const EXPRESS: &str =
    "const express = require('express');\nconst app = express();\napp.get('/b', (req, res) => res.end());\n";

fn system() -> Folder {
    Folder::new(&[
        ("orders/pyproject.toml", "[project]\nname = \"orders-api\"\ndependencies = [\"flask\"]\n"),
        ("orders/app.py", FLASK),
        ("orders/jobs/nightly.py", "print(1)\n"),
        (
            "web/package.json",
            "{\"name\": \"web\", \"dependencies\": {\"express\": \"4\"}, \"scripts\": {\"start\": \"x\"}}",
        ),
        ("web/server.js", EXPRESS),
    ])
}

/// `component: name kind`, and `path component` of the points.
fn scanned(folder: &Folder) -> (Vec<String>, Vec<String>) {
    let map = itmap(&["scan", "--format", "json"]).at(folder).run().json();
    let list = |key: &str, line: &dyn Fn(&serde_json::Value) -> String| -> Vec<String> {
        map[key].as_array().expect("a list").iter().map(line).collect()
    };
    let text = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap_or("-").to_owned();
    let components = list("components", &|c| format!("{}: {} {}", text(c, "id"), text(c, "name"), text(c, "kind")));
    (components, list("points", &|p| format!("{} {}", text(p, "path"), text(p, "component"))))
}

#[test]
fn components_are_named_added_and_ignored() {
    let folder = system();
    assert_eq!(
        scanned(&folder),
        (
            vec!["orders: orders-api service".to_owned(), "web: web service".to_owned()],
            vec!["/a orders".to_owned(), "/b web".to_owned()]
        )
    );
    folder.write(
        "itmap.toml",
        "[component.\"./orders/\"]\nname = \"Orders\"\n[component.\"orders/jobs\"]\nkind = \"job\"\n\
         [component.web]\nignore = true\n",
    );
    let (components, points) = scanned(&folder);
    assert_eq!(components.len(), 3, "{components:?}");
    assert!(components[0].starts_with(".: ") && !components[0].contains("web"), "{components:?}");
    assert_eq!(components[1..], ["orders: Orders service", "orders/jobs: jobs job"]);
    assert_eq!(points, ["/b .", "/a orders"]);
}

#[test]
fn disabled_packs_find_nothing() {
    let folder = system();
    folder.write("itmap.toml", "[packs]\ndisable = [\"express\"]\n");
    assert_eq!(scanned(&folder).1, ["/a orders"]);
    // A pack of a language that does not occur is known as well.
    folder.write("itmap.toml", "[packs]\ndisable = [\"express\", \"flask\", \"gin\"]\n");
    assert_eq!(scanned(&folder).1, [""; 0]);
}

#[test]
fn a_disabled_pack_may_be_broken() {
    let folder = system();
    folder.write(".itmap/queries/python/mine.toml", "id = 1\n");
    itmap(&["scan"]).at(&folder).run().status(2);
    folder.write("itmap.toml", "[packs]\ndisable = [\"mine\"]\n");
    assert_eq!(scanned(&folder).1, ["/a orders", "/b web"]);
}

#[test]
fn what_is_not_there_is_told_with_its_place() {
    let folder = system();
    folder.write(
        "itmap.toml",
        "[packs]\ndisable = [\"flask\", \"expres\"]\n[component.\"order\"]\nname = \"x\"\n[component.web]\nname = \"y\"\n",
    );
    let done = itmap(&["scan"]).at(&folder).run();
    done.status(2).stdout("").stderr(
        "itmap: error: itmap.toml:2:21: no pack `expres` to disable\nitmap: hint: did you mean `express`?\n\
         itmap: error: itmap.toml:3:12: no folder `order` for a component\nitmap: hint: did you mean `orders`?\n\
         itmap: hint: `itmap schema --config` prints what the file may hold; `--no-config` leaves it out\n",
    );
    itmap(&["scan", "--no-config"]).at(&folder).run().status(0);
    folder.write("itmap.toml", "[component.\"../x\"]\nname = \"x\"\n[component.\".\"]\nignore = true\n");
    let done = itmap(&["scan"]).at(&folder).run();
    done.status(2);
    assert!(done.err.contains("itmap.toml:1:12: `../x` is no folder below the root\n"), "{}", done.err);
    assert!(done.err.contains("itmap.toml:4:10: the root cannot be ignored"), "{}", done.err);
}

#[test]
fn the_library_tells_the_same_without_a_place() {
    let folder = system();
    let mut config = Config::of(folder.path());
    config.packs.disable = vec!["expres".to_owned()];
    let error = scan(&config).expect_err("no such pack");
    assert_eq!(error.to_string(), "no pack `expres` to disable");
    assert_eq!(error.hint().as_deref(), Some("did you mean `express`?"));
}

#[test]
fn paths_are_relative_to_the_root_that_is_asked_for() {
    let folder = system();
    let of = |path: &str, root: PathBuf| Config { root: Some(root), ..Config::of(folder.path().join(path)) };
    let report = scan(&of("orders", folder.path().to_owned())).expect("a scan");
    assert_eq!(report.points[0].file, "orders/app.py");
    assert_eq!(report.components[0].id, "orders");
    assert_eq!(scan(&Config::of(folder.path().join("orders"))).expect("a scan").points[0].file, "app.py");

    let outside = scan(&of("orders", folder.path().join("web"))).expect_err("outside");
    assert!(matches!(outside, ScanError::OutsideRoot { .. }), "{outside}");
    assert!(matches!(scan(&of("orders", folder.path().join("none"))), Err(ScanError::NoSuchPath { .. })));
    let file = scan(&of("orders", folder.path().join("orders/app.py"))).expect_err("a file is no root");
    assert!(matches!(file, ScanError::Unreadable { .. }), "{file}");
    let listed = Config { files: Some(vec![folder.path().join("web/server.js")]), ..of(".", folder.path().to_owned()) };
    assert_eq!(scan(&listed).expect("a scan").points[0].file, "web/server.js");
}
