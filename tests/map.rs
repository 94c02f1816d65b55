//! `itmap map` as a process: what each form shows, what a reader that goes away means.
#![cfg(unix)]

mod support;

use support::{Done, Folder, itmap, shell};

const SHOP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/shop");

fn map(args: &[&str]) -> Done {
    let done = itmap(&[&["map", SHOP], args].concat()).run();
    done.calm().status(0).stderr("");
    done
}

#[test]
fn the_tree_shows_what_lies_between_components() {
    let tree = map(&[]).out;
    for line in [
        "shop  4 components · 6 resources · 12 dependencies",
        "├─ catalog  services/catalog · service · go · chi",
        "│  ├─ used by  orders (http), web (http)",
        "   ├─ api.stripe.com  stripe third party · somebody else's  used by orders (http)",
    ] {
        let bare = |text: &str| text.trim_start_matches(['│', '├', '└', '─', ' ']).to_owned();
        assert!(tree.lines().any(|l| bare(l) == bare(line)), "{line}\n{tree}");
    }
    assert!(!tree.contains('\u{1b}'));
    let narrow = map(&["--width", "50"]).out;
    assert!(narrow.lines().all(|line| line.chars().count() <= 50), "{narrow}");
    let coloured = itmap(&["map", SHOP, "--color", "always"]).run();
    assert!(coloured.out.contains("\u{1b}["), "{}", coloured.out);
}

#[test]
fn drawings_name_all_components_and_resources() {
    for format in ["mermaid", "dot"] {
        let drawing = map(&["--format", format]).out;
        for id in ["services_catalog", "services_orders", "services_web", "services_worker", "postgresql_orders_db"] {
            assert!(drawing.contains(id), "{format}: {id}\n{drawing}");
        }
    }
    assert!(map(&["--format", "mermaid"]).out.starts_with("flowchart LR\n"));
    assert!(map(&["--format", "dot"]).out.starts_with("digraph map {\n"));
}

#[test]
fn json_is_that_of_scan() {
    let scan = itmap(&["scan", SHOP, "--format", "json"]).run();
    assert_eq!(map(&["--format", "json"]).out, scan.out);
}

#[test]
fn filters_leave_what_belongs_to_the_listed_points() {
    let tree = map(&["--component", "worker", "--kind", "email"]).out;
    assert!(tree.starts_with("shop  1 component · 1 resource · 1 dependency\n"), "{tree}");
    let done = itmap(&["map", SHOP, "--component", "wroker"]).run();
    done.status(0);
    assert!(done.err.contains("no component `wroker` here; there are:"), "{}", done.err);
}

#[test]
fn a_file_is_written_with_the_report() {
    let folder =
        Folder::new(&[("app.py", "from flask import Flask\napp = Flask(__name__)\n@app.get('/a|b')\ndef f(): ...\n")]);
    itmap(&["map", "--format", "markdown", "-o", "MAP.md"]).at(&folder).run().status(0).stdout("").stderr("");
    let report = std::fs::read_to_string(folder.path().join("MAP.md")).expect("written");
    assert!(report.contains("| GET | `/a\\|b` | `f` | `app.py:3` |"), "{report}");
    assert!(!report.contains(&folder.path().display().to_string()), "{report}");
}

#[test]
fn what_a_large_drawing_leaves_out_is_told() {
    let folder = Folder::new(&[]);
    for n in 0..600 {
        folder.write(
            &format!("services/part{n}/app.py"),
            &format!(
                "import os, requests\nrequests.get('http://part{}/x')\nrequests.get('http://part{}/y')\n",
                (n + 1) % 600,
                (n + 7) % 600
            ),
        );
        folder.write(
            &format!("services/part{n}/pyproject.toml"),
            &format!("[project]\nname = \"part{n}\"\ndependencies = [\"requests\"]\n"),
        );
        folder.write(&format!("services/part{n}/Dockerfile"), "FROM python\n");
    }
    let done = itmap(&["map", "--format", "mermaid"]).at(&folder).run();
    done.calm().status(0);
    assert!(done.err.starts_with("itmap: warning: only components are drawn"), "{}", done.err);
    assert!(
        done.out.lines().nth(1).is_some_and(|line| line.starts_with("  %% only components are drawn")),
        "{}",
        done.out
    );
    assert!(done.out.len() <= 50_000 && done.out.matches("-->").count() <= 500, "{} bytes", done.out.len());
}

#[test]
fn an_empty_folder_is_an_empty_map() {
    let folder = Folder::new(&[]);
    for format in ["tree", "mermaid", "dot", "markdown"] {
        let done = itmap(&["map", "--format", format]).at(&folder).run();
        done.calm().status(0).stderr("itmap: note: no source files in . (Python, JavaScript, TypeScript, Go)\n");
        assert!(!done.out.is_empty(), "{format}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    for format in ["tree", "mermaid", "dot", "markdown", "json"] {
        let done = shell(&format!("itmap map {SHOP} --format {format} | head -n 1")).run();
        done.calm().status(0).stderr("");
        assert_eq!(done.out.lines().count(), 1, "{format}");
    }
}
