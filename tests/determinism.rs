//! The same code gives the same map, byte for byte: whatever the number of threads, the working directory, and the
//! place where the tree lies.

mod support;

use std::fs;
use std::path::Path;

use support::{Folder, copy, itmap, routes};

/// A copy of `testdata/<name>` as `<folder>/<below>/<name>`.
fn testdata(name: &str, below: &str) -> Folder {
    let folder = Folder::new(&[]);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata").join(name);
    copy(&from, &folder.path().join(below).join(name));
    folder
}

fn map(folder: &Folder, args: &[&str]) -> String {
    let mut all = vec!["scan", "--scope", "all"];
    all.extend(args);
    let done = itmap(&all).at(folder).run();
    done.status(0);
    assert!(done.out.len() > 2000, "a map of {} bytes", done.out.len());
    done.out
}

#[test]
fn threads_do_not_matter() {
    for name in ["shop", "rules"] {
        let folder = testdata(name, "");
        for format in ["json", "jsonl", "text"] {
            let scan = |threads| map(&folder, &[name, "--format", format, "--threads", threads]);
            let one = scan("1");
            for _ in 0..3 {
                assert!(scan("8") == one, "{name} as {format} differs with 8 threads");
            }
        }
    }
}

#[test]
fn the_working_directory_does_not_matter() {
    let folder = testdata("shop", "a/b");
    let here = map(&folder, &["a/b/shop", "--format", "json"]);
    assert_eq!(map(&folder, &["./a/../a/b/shop/", "--format", "json"]), here);
    let absolute = folder.path().join("a/b/shop");
    assert_eq!(map(&Folder::new(&[]), &[absolute.to_str().expect("UTF-8"), "--format", "json"]), here);
    let inside = itmap(&["scan", "--scope", "all", "--format", "json"]).folder(&absolute).run();
    inside.status(0).stdout(&here);
}

#[test]
fn the_place_of_the_tree_does_not_matter() {
    for name in ["shop", "rules"] {
        let (near, far) = (testdata(name, "x"), testdata(name, "some/where/else"));
        let of = |folder: &Folder, below: &str| map(folder, &[&format!("{below}/{name}"), "--format", "json"]);
        assert!(of(&near, "x") == of(&far, "some/where/else"), "{name} differs elsewhere");
    }
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let folder = testdata("shop", "");
    let root = folder.path().join("shop");
    let list = |from: &Path| {
        let mut found = Vec::new();
        let mut open = vec![from.to_path_buf()];
        while let Some(next) = open.pop() {
            for entry in fs::read_dir(next).expect("a folder").map(|entry| entry.expect("an entry").path()) {
                if entry.is_dir() { open.push(entry) } else { found.push(entry) }
            }
        }
        found
    };
    let mut files: Vec<String> =
        list(&root).iter().map(|f| f.strip_prefix(&root).expect("below").to_str().expect("UTF-8").to_owned()).collect();
    files.sort();
    let scan = |files: &[String]| {
        let args = ["scan", "--scope", "all", "--format", "json", "--files-from", "-"];
        let done = itmap(&args).folder(&root).input(&files.join("\n")).run();
        done.status(0);
        done.out
    };
    let sorted = scan(&files);
    files.reverse();
    assert_eq!(scan(&files), sorted);
    let sorted = serde_json::from_str(&sorted).expect("JSON");
    let walked = itmap(&["scan", "--scope", "all", "--format", "json"]).folder(&root).run();
    assert_eq!(routes(&sorted), walked.routes());
}

#[test]
fn no_output_tells_where_the_tree_lies() {
    let folder = testdata("shop", "somewhere");
    let place = folder.path().to_str().expect("UTF-8").to_owned();
    for format in ["json", "jsonl", "text"] {
        let out = map(&folder, &["somewhere/shop", "--format", format]);
        assert!(!out.contains(&place) && !out.contains("somewhere"), "{format}");
    }
}
