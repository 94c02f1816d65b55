//! What the walk finds, skips and survives.

use std::path::PathBuf;

use crate::discover::testing::Tree;
use crate::discover::{DiscoverError, Discovery, Options, discover};
use crate::model::skipped::SkipReason;

fn skipped(discovery: &Discovery) -> Vec<(&str, SkipReason)> {
    discovery.skipped.iter().map(|skipped| (skipped.path.as_str(), skipped.reason)).collect()
}

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn files_are_sorted_by_path_whatever_the_threads() {
    let tree =
        Tree::new(&[("b.py", "x"), ("a/z.go", ""), ("a.ts", ""), ("a/b/c.tsx", ""), ("A.mjs", ""), ("d.pyi", "")]);
    for threads in [1, 4] {
        let discovery = tree.discover_with(Options { threads, ..Options::default() });
        assert_eq!(discovery.rels(), ["A.mjs", "a.ts", "a/b/c.tsx", "a/z.go", "b.py"]);
        assert_eq!(discovery.files[4].size, 1);
    }
}

#[test]
fn ignore_files_hold_without_a_repository_too() {
    let files = [
        (".gitignore", "/gen/\n"),
        ("gen/a.py", ""),
        ("sub/.gitignore", "*.go\n!keep.go\n"),
        ("sub/b.go", ""),
        ("sub/keep.go", ""),
        (".itmapignore", "legacy\n"),
        ("legacy/c.py", ""),
        (".hidden/d.py", ""),
        (".e.py", ""),
        ("f.py", ""),
    ];
    let tree = Tree::new(&files);
    assert_eq!(tree.discover().rels(), ["f.py", "sub/keep.go"]);
    let inner = Options { paths: vec![tree.path("sub")], ..Options::default() };
    assert_eq!(tree.discover_with(inner).rels(), ["keep.go"]);
}

#[test]
fn ignore_files_above_the_root_hold_only_in_one_work_tree() {
    let tree = Tree::new(&[(".gitignore", "*.py\n"), ("sub/a.py", ""), ("sub/b.go", "")]);
    let options = || Options { paths: vec![tree.path("sub")], ..Options::default() };
    assert_eq!(tree.discover_with(options()).rels(), ["a.py", "b.go"]);
    tree.write(".git/HEAD", b"");
    assert_eq!(tree.discover_with(options()).rels(), ["b.go"]);
}

#[test]
fn other_files_worth_knowing_are_listed() {
    let tree = Tree::new(&[
        ("a.vue", ""),
        ("b/page.svelte", ""),
        (".env.example", ""),
        ("schema.prisma", ""),
        ("Dockerfile.dev", ""),
        ("notes.md", ""),
        ("x.png", ""),
        ("requirements/base.txt", ""),
        ("other.txt", ""),
    ]);
    let expected =
        [".env.example", "Dockerfile.dev", "a.vue", "b/page.svelte", "requirements/base.txt", "schema.prisma"];
    assert_eq!(tree.discover().other_files, expected);
}

#[test]
fn what_is_skipped_is_listed_with_its_reason() {
    let tree = Tree::new(&[
        ("node_modules/a/b.js", ""),
        ("web/node_modules/a.js", ""),
        ("env/pyvenv.cfg", ""),
        ("env/lib/a.py", ""),
        ("lib/site-packages/a.py", ""),
        ("jquery.min.js", ""),
        ("big.js", &"x;\n".repeat(100)),
        ("vendor/a/b.go", ""),
        ("ok.js", ""),
    ]);
    let discovery = tree.discover_with(Options { max_file_size: 299, ..Options::default() });
    assert_eq!(discovery.rels(), ["ok.js", "vendor/a/b.go"]);
    assert_eq!(
        skipped(&discovery),
        [
            ("big.js", SkipReason::Oversize),
            ("env", SkipReason::Installed),
            ("jquery.min.js", SkipReason::Minified),
            ("lib/site-packages", SkipReason::Installed),
            ("node_modules", SkipReason::Installed),
            ("web/node_modules", SkipReason::Installed),
        ]
    );
}

#[test]
fn patterns_select_files_and_manifests_are_read_all_the_same() {
    let tree = Tree::new(&[
        ("package.json", r#"{"name": "all"}"#),
        ("api/a.ts", ""),
        ("api/gen/b.ts", ""),
        ("web/c.ts", ""),
        ("web/d.vue", ""),
        ("deep/api/e.ts", ""),
    ]);
    let options = |include: &[&str], exclude: &[&str]| Options {
        include: texts(include),
        exclude: texts(exclude),
        ..Options::default()
    };
    let discovery = tree.discover_with(options(&["/api/"], &["gen"]));
    assert_eq!((discovery.rels(), discovery.other_files.len()), (vec!["api/a.ts"], 0));
    assert_eq!(discovery.components[0].name, "all");
    assert_eq!(tree.discover_with(options(&["**/api/*.ts"], &[])).rels(), ["api/a.ts", "deep/api/e.ts"]);
    assert_eq!(tree.discover_with(options(&[], &["*.ts", "!e.ts"])).rels(), ["deep/api/e.ts"]);
    let bad = discover(&Options { paths: vec![tree.path("")], ..options(&["[z-a]"], &[]) });
    assert!(matches!(bad, Err(DiscoverError::Pattern { pattern, .. }) if pattern == "[z-a]"));
}

#[test]
fn several_paths_share_the_closest_folder() {
    let tree = Tree::new(&[("a/x/1.py", ""), ("a/y/2.py", ""), ("a/z/3.py", ""), ("a/go.mod", "module a\n")]);
    let paths = vec![tree.path("a/y"), tree.path("a/x/1.py"), tree.path("a/x")];
    let discovery = tree.discover_with(Options { paths, ..Options::default() });
    assert_eq!((discovery.root_name.as_str(), discovery.rels()), ("a", vec!["x/1.py", "y/2.py"]));
    assert_eq!(discovery.project.go_modules.len(), 1);
}

#[test]
fn one_file_is_taken_whatever_ignore_files_say() {
    let tree =
        Tree::new(&[(".gitignore", "*.py\n"), ("svc/.x.py", ""), ("svc/pyproject.toml", "[project]\nname='s'\n")]);
    let discovery = tree.discover_with(Options { paths: vec![tree.path("svc/.x.py")], ..Options::default() });
    assert_eq!((discovery.root_name.as_str(), discovery.rels()), ("svc", vec![".x.py"]));
    assert_eq!((discovery.components[0].name.as_str(), discovery.other_files.len()), ("s", 0));
}

#[test]
fn a_list_of_files_replaces_the_walk() {
    let tree = Tree::new(&[
        ("a/b/1.py", ""),
        ("a/2.go", ""),
        ("a/go.mod", "module m\n"),
        ("c.txt", ""),
        ("node_modules/d.js", ""),
    ]);
    let list = ["a/b/1.py", "a/2.go", "a/2.go", "gone.py", "c.txt", "node_modules/d.js"];
    let files = Some(list.iter().map(|rel| tree.path(rel)).collect());
    let discovery = tree.discover_with(Options { files, ..Options::default() });
    assert_eq!(discovery.rels(), ["a/2.go", "a/b/1.py"]);
    assert_eq!(discovery.components[0].name, "m");
    assert_eq!(skipped(&discovery), [("c.txt", SkipReason::Unsupported), ("node_modules/d.js", SkipReason::Installed)]);
    assert_eq!(discovery.diagnostics.len(), 1);
    assert_eq!(discovery.diagnostics[0].code, "unreadable");
}

#[test]
fn a_missing_path_is_an_error_and_an_empty_folder_is_none() {
    let tree = Tree::new(&[]);
    let error = discover(&Options { paths: vec![PathBuf::from("no/such/path")], ..Options::default() });
    assert_eq!(error.expect_err("missing").to_string(), "no/such/path: entity not found");
    let discovery = tree.discover();
    assert!(discovery.files.is_empty() && discovery.components.is_empty() && discovery.diagnostics.is_empty());
}

#[test]
fn scope_counts_from_the_root() {
    let files = [("main.py", ""), ("tests/fixtures/app/api.py", ""), ("tests/fixtures/app/tests/test_a.py", "")];
    let tree = Tree::new(&files);
    let options = Options { paths: vec![tree.path("tests/fixtures/app")], ..Options::default() };
    let scopes: Vec<_> = tree.discover_with(options).files.iter().map(|file| file.scope.name()).collect();
    assert_eq!(scopes, ["production", "test"]);
    assert_eq!(tree.discover().files[1].scope.name(), "test");
    // A tree that holds nothing outside one folder of tests is scanned as what that holds.
    let scopes: Vec<_> = Tree::new(&files[1..]).discover().files.iter().map(|file| file.scope.name()).collect();
    assert_eq!(scopes, ["production", "test"]);
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::*;

    #[test]
    fn links_are_not_followed_unless_named() {
        let tree = Tree::new(&[("real/a.py", "")]);
        symlink(tree.path("real"), tree.path("real/loop")).expect("links");
        symlink(tree.path("real/a.py"), tree.path("b.py")).expect("links");
        symlink(tree.path("nowhere"), tree.path("c.py")).expect("links");
        symlink("self", tree.path("self")).expect("links");
        let discovery = tree.discover();
        assert_eq!(discovery.rels(), ["real/a.py"]);
        assert_eq!(skipped(&discovery), [("b.py", SkipReason::Symlink), ("real/loop", SkipReason::Symlink)]);
        let named = Options { paths: vec![tree.path("real/loop/loop")], ..Options::default() };
        let discovery = tree.discover_with(named);
        assert_eq!((discovery.root_name.as_str(), discovery.rels()), ("real", vec!["a.py"]));
    }

    #[test]
    fn pipes_and_sockets_are_passed_by() {
        let tree = Tree::new(&[("a.py", "")]);
        let made = Command::new("mkfifo").arg(tree.path("pipe.py")).status();
        assert!(made.is_ok_and(|status| status.success()));
        let _socket = UnixListener::bind(tree.path("socket.py")).expect("binds");
        let files = Some(vec![tree.path("pipe.py"), tree.path("socket.py"), tree.path("a.py")]);
        for discovery in [tree.discover(), tree.discover_with(Options { files, ..Options::default() })] {
            assert_eq!(discovery.rels(), ["a.py"]);
            assert_eq!(discovery.remarks(), [("special_file", "pipe.py"), ("special_file", "socket.py")]);
        }
    }

    #[test]
    fn a_pipe_named_as_a_manifest_is_passed_by() {
        let tree = Tree::new(&[("a.js", "")]);
        let made = Command::new("mkfifo").arg(tree.path("package.json")).status();
        assert!(made.is_ok_and(|status| status.success()));
        assert_eq!(tree.discover().rels(), ["a.js"]);
    }

    #[test]
    fn a_pipe_named_as_an_ignore_file_does_not_hold_the_walk_up() {
        for folder in ["", "sub/"] {
            let tree = Tree::new(&[("a.js", ""), ("sub/b.js", "")]);
            let pipe = format!("{folder}.gitignore");
            let made = Command::new("mkfifo").arg(tree.path(&pipe)).status();
            assert!(made.is_ok_and(|status| status.success()));
            let discovery = tree.discover();
            assert_eq!(discovery.remarks(), [("special_file", pipe.as_str())]);
            assert_eq!(discovery.files.len(), usize::from(folder == "sub/"));
        }
    }

    #[test]
    fn a_folder_that_cannot_be_read_is_a_warning() {
        let tree = Tree::new(&[("a/b.py", ""), ("c.py", "")]);
        let lock = |mode| fs::set_permissions(tree.path("a"), fs::Permissions::from_mode(mode)).expect("sets");
        lock(0o000);
        let can_read_anything = fs::read_dir(tree.path("a")).is_ok();
        let discovery = tree.discover();
        lock(0o755);
        if !can_read_anything {
            assert_eq!((discovery.rels(), discovery.remarks()), (vec!["c.py"], vec![("unreadable", "a")]));
        }
    }

    #[test]
    fn names_that_are_no_text_are_shown_and_told() {
        let tree = Tree::new(&[]);
        let path = tree.path("").join(OsStr::from_bytes(b"a\xff.py"));
        fs::write(&path, "").expect("writes");
        let discovery = tree.discover();
        assert_eq!(discovery.rels(), ["a\u{fffd}.py"]);
        assert_eq!(discovery.files[0].path.file_name(), path.file_name());
        assert_eq!(discovery.remarks(), [("file_name", "a\u{fffd}.py")]);
    }
}

#[test]
fn a_bad_line_in_an_ignore_file_is_told() {
    let tree = Tree::new(&[("sub/.gitignore", "[z-a]\n*.go\n"), ("sub/a.go", ""), ("sub/b.py", "")]);
    let discovery = tree.discover();
    assert_eq!(discovery.rels(), ["sub/b.py"]);
    assert_eq!(discovery.remarks(), [("ignore_file", "sub/.gitignore")]);
    assert!(discovery.diagnostics[0].message.contains("line 1"), "{}", discovery.diagnostics[0].message);
}
