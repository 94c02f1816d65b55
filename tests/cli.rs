//! The command line as a process: stdout, stderr and status of the built binary.

mod support;

use std::fs;

use support::{Folder, itmap};

#[test]
fn alone_it_prints_help() {
    let done = itmap(&[]).run();
    done.status(0).stderr("");
    assert!(done.out.starts_with("Finds where a codebase crosses its boundaries"), "{}", done.out);
    assert!(done.out.contains("Usage: itmap") && done.out.contains("Examples:"), "{}", done.out);
}

#[test]
fn version() {
    itmap(&["--version"]).run().status(0).stdout(concat!("itmap ", env!("CARGO_PKG_VERSION"), "\n")).stderr("");
}

#[test]
fn every_command_has_help() {
    for command in ["scan", "map", "check", "gaps", "explain", "rules", "schema", "init", "completions", "man"] {
        let done = itmap(&[command, "--help"]).run();
        done.status(0).stderr("");
        assert!(done.out.contains("Usage: itmap"), "{command}: {}", done.out);
    }
}

#[test]
fn wrong_words_get_suggestions() {
    let done = itmap(&["explian"]).run();
    done.status(2).stdout("");
    assert!(done.err.contains("a similar subcommand exists: 'explain'"), "{}", done.err);
    let done = itmap(&["scan", "--formt", "json"]).run();
    done.status(2).stdout("");
    assert!(done.err.contains("a similar argument exists: '--format'"), "{}", done.err);
    let done = itmap(&["scan", "--kind", "http_rout"]).run();
    done.status(2).stdout("");
    assert!(done.err.contains("a similar value exists: 'http_route'"), "{}", done.err);
}

#[test]
fn a_missing_path_is_an_error_with_a_hint() {
    let folder = Folder::new(&[]);
    itmap(&["scan", "foo"]).at(&folder).run().status(2).stdout("").stderr(
        "itmap: error: no such path: foo\n\
         itmap: hint: paths are taken from the current folder; `itmap scan` alone scans that folder\n",
    );
}

#[test]
fn one_missing_path_among_several_is_an_error() {
    let folder = Folder::new(&[("a.py", "")]);
    let done = itmap(&["scan", ".", "foo"]).at(&folder).run();
    done.status(2).stdout("");
    assert!(done.err.starts_with("itmap: error: no such path: foo\n"), "{}", done.err);
}

#[test]
fn an_empty_folder_is_success_with_a_note() {
    let folder = Folder::new(&[]);
    itmap(&["scan"])
        .at(&folder)
        .run()
        .status(0)
        .stdout("0 points in 0 files (0 B)\n")
        .stderr("itmap: note: no source files in . (Python, JavaScript, TypeScript, Go)\n");
    itmap(&["scan", "-q"]).at(&folder).run().status(0).stderr("");
}

#[test]
fn json_of_an_empty_folder_is_a_whole_document() {
    let folder = Folder::new(&[]);
    let done = itmap(&["scan", "--format", "json", "-q"]).at(&folder).run();
    done.status(0).stderr("");
    let map = done.json();
    assert_eq!(map["schema_version"], 1);
    assert_eq!(map["tool"]["name"], "itmap");
    assert_eq!(map["points"], serde_json::json!([]));
    assert!(!done.out.contains(&folder.path().display().to_string()), "an absolute path: {}", done.out);
}

#[test]
fn output_goes_to_a_file() {
    let folder = Folder::new(&[]);
    itmap(&["scan", "--format", "jsonl", "-q", "-o", "map.jsonl"]).at(&folder).run().status(0).stdout("").stderr("");
    let text = fs::read_to_string(folder.path().join("map.jsonl")).expect("written");
    assert!(text.starts_with("{\"type\":\"header\",\"schema_version\":1,"), "{text}");
    assert!(text.lines().last().is_some_and(|line| line.starts_with("{\"type\":\"summary\",")), "{text}");
    let done = itmap(&["scan", "-q", "-o", "no/such/file"]).at(&folder).run();
    done.status(2).stdout("");
    assert!(done.err.starts_with("itmap: error: cannot create no/such/file: "), "{}", done.err);
}

#[test]
fn mistakes_in_the_configuration_have_places() {
    let folder = Folder::new(&[("itmap.toml", "exlude = []\n[component.\"a\"]\nignore = 1\n")]);
    let done = itmap(&["scan", "."]).at(&folder).run();
    done.status(2).stdout("");
    let lines: Vec<&str> = done.err.lines().collect();
    assert!(lines[0].ends_with("itmap.toml:1:1: unknown key `exlude`"), "{}", done.err);
    assert_eq!(lines[1], "itmap: hint: did you mean `exclude`?");
    assert!(lines[2].ends_with("itmap.toml:3:10: `ignore` must be true or false, not a number"), "{}", done.err);
    itmap(&["scan", "--no-config", "-q"]).at(&folder).run().status(0).stderr("");
}

#[test]
fn the_configuration_is_looked_for_in_the_scanned_root() {
    let folder = Folder::new(&[("inner/itmap.toml", "nonsense = 1"), ("itmap.toml", "")]);
    itmap(&["scan", "-q"]).at(&folder).run().status(0);
    let done = itmap(&["scan", "-q", "inner"]).at(&folder).run();
    done.status(2);
    assert!(done.err.contains("inner/itmap.toml:1:1: unknown key `nonsense`"), "{}", done.err);
    itmap(&["scan", "-q", "inner", "--config", "itmap.toml"]).at(&folder).run().status(0).stderr("");
}

#[test]
fn a_configuration_file_that_is_named_must_be_there() {
    let folder = Folder::new(&[]);
    let done = itmap(&["scan", "--config", "other.toml"]).at(&folder).run();
    done.status(2).stdout("");
    assert!(done.err.starts_with("itmap: error: no such path: other.toml\n"), "{}", done.err);
}

#[test]
fn options_that_contradict_each_other() {
    for args in [
        &["scan", "--config", "a", "--no-config"][..],
        &["scan", "-q", "-v"],
        &["scan", "--files-from", "-", "src"],
        &["scan", "--stats", "--format", "json"],
        &["scan", "--threads", "0"],
        &["scan", "--width", "3"],
        &["scan", "--max-file-size", "big"],
    ] {
        let done = itmap(args).run();
        done.status(2).stdout("");
        assert!(done.err.contains("error: "), "{args:?}: {}", done.err);
    }
}

#[test]
fn bad_globs_are_told() {
    let folder = Folder::new(&[]);
    let done = itmap(&["scan", "--exclude", "a["]).at(&folder).run();
    done.status(2).stdout("");
    assert!(done.err.starts_with("itmap: error: bad glob \"a[\" in --exclude: "), "{}", done.err);
}

#[test]
fn an_empty_list_of_files_is_an_error() {
    let folder = Folder::new(&[]);
    let done = itmap(&["scan", "--files-from", "-"]).at(&folder).input("\n").run();
    done.status(2)
        .stdout("")
        .stderr("itmap: error: the list of files is empty\nitmap: hint: `--files-from` takes one path per line\n");
    let done = itmap(&["scan", "--files-from", "list"]).at(&folder).run();
    done.status(2);
    assert!(done.err.starts_with("itmap: error: cannot read list: "), "{}", done.err);
}

#[test]
fn colours_are_for_terminals_unless_asked_for() {
    let folder = Folder::new(&[]);
    let escape = '\u{1b}';
    assert!(!itmap(&["scan"]).at(&folder).run().out.contains(escape));
    assert!(itmap(&["scan", "--color", "always"]).at(&folder).run().out.contains(escape));
    assert!(itmap(&["scan"]).at(&folder).env("CLICOLOR_FORCE", "1").run().out.contains(escape));
    assert!(!itmap(&["scan", "--color", "never"]).at(&folder).env("CLICOLOR_FORCE", "1").run().out.contains(escape));
    let done = itmap(&["scan", "foo", "--color", "always"]).at(&folder).run();
    assert!(done.err.contains(escape), "{}", done.err);
}

#[cfg(unix)]
#[test]
fn a_broken_pipe_is_success() {
    use std::process::Stdio;
    let mut child =
        itmap(&["completions", "bash"]).command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("runs");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("ends");
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
}

#[test]
fn init_writes_a_file_that_scan_reads_and_never_overwrites() {
    let folder = Folder::new(&[]);
    itmap(&["init"]).at(&folder).run().status(0).stdout("").stderr("itmap: note: wrote itmap.toml\n");
    itmap(&["scan", "-q"]).at(&folder).run().status(0).stderr("");
    itmap(&["init"])
        .at(&folder)
        .run()
        .status(2)
        .stdout("")
        .stderr("itmap: error: itmap.toml is there already\nitmap: hint: edit it, or remove it first\n");
}

#[test]
fn published_schemas_are_up_to_date() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for (args, file) in
        [(&["schema"][..], "docs/map.schema.json"), (&["schema", "--config"], "docs/config.schema.json")]
    {
        let printed = itmap(args).run();
        printed.status(0).stderr("");
        let published = fs::read_to_string(root.join(file)).expect("published");
        assert!(printed.out == published, "{file} is old: write it with `itmap {} > {file}`", args.join(" "));
    }
}

#[test]
fn completions_and_man_pages_know_the_options() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let done = itmap(&["completions", shell]).run();
        done.status(0).stderr("");
        assert!(done.out.contains("path-glob"), "{shell}");
        assert!(done.out.contains("explain"), "{shell}");
    }
    let page = itmap(&["man"]).run();
    page.status(0).stderr("");
    assert!(page.out.contains(".TH itmap 1"), "{}", page.out);
    let page = itmap(&["man", "scan"]).run();
    page.status(0).stderr("");
    assert!(page.out.contains(".TH itmap-scan 1") && page.out.contains("files\\-from"), "{}", page.out);
    let done = itmap(&["man", "scna"]).run();
    done.status(2).stdout("");
}

#[test]
fn rules_are_listed_and_shown() {
    let folder = Folder::new(&[]);
    let list = itmap(&["rules", "list"]).at(&folder).run();
    list.status(0).stderr("");
    assert!(list.out.lines().any(|line| line.starts_with("python") && line.contains("  flask")), "{}", list.out);
    let rows = itmap(&["rules", "list", "--format", "json"]).at(&folder).run().json();
    let flask = serde_json::json!({"language": "python", "import": "flask", "pack": "flask"});
    assert!(rows.as_array().is_some_and(|rows| rows.contains(&flask)), "{rows}");
    let shown = itmap(&["rules", "show", "flask"]).at(&folder).run();
    shown.status(0).stderr("");
    assert!(shown.out.contains("id = \"flask\""), "{}", shown.out);
    let wrong = itmap(&["rules", "show", "flsk"]).at(&folder).run();
    wrong.status(2).stdout("").stderr("itmap: error: no pack is called `flsk`\nitmap: hint: did you mean `flask`?\n");
}

#[test]
fn a_pack_of_ones_own_from_start_to_lint() {
    let folder = Folder::new(&[]);
    let done = itmap(&["rules", "new", "python", "masonry"]).at(&folder).run();
    done.status(0).stdout("").stderr(
        "itmap: note: wrote .itmap/queries/python/masonry.toml\n\
         itmap: note: wrote .itmap/tests/python/masonry/basic.py\n",
    );
    let lint = itmap(&["rules", "lint"]).at(&folder).run();
    lint.status(0).stdout("");
    assert!(lint.err.ends_with(" packs, no mistake\n"), "{}", lint.err);
    let list = itmap(&["rules", "list"]).at(&folder).run();
    assert!(list.out.lines().any(|line| line.contains("masonry") && line.ends_with("(yours)")), "{}", list.out);
    itmap(&["rules", "new", "python", "masonry"]).at(&folder).run().status(2);
    let pack = folder.path().join(".itmap/queries/python/masonry.toml");
    let text = fs::read_to_string(&pack).expect("read").replace("emit = \"mount\"", "emit = \"mout\"");
    fs::write(&pack, text).expect("written");
    let lint = itmap(&["rules", "lint"]).at(&folder).run();
    lint.status(1);
    assert!(lint.out.contains("masonry.toml:") && lint.out.contains("mout"), "{}", lint.out);
    assert!(lint.err.ends_with(" packs, 1 mistake\n"), "{}", lint.err);
}

#[test]
fn languages_and_ids_of_new_packs_are_checked() {
    let folder = Folder::new(&[]);
    for (language, id) in [("cobol", "x"), ("python", ""), ("python", "../x"), ("python", "A")] {
        itmap(&["rules", "new", language, id]).at(&folder).run().status(2).stdout("");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn without_fixtures_there_is_nothing_to_test() {
    let folder = Folder::new(&[]);
    let done = itmap(&["rules", "test"]).at(&folder).run();
    done.status(2).stdout("");
    assert!(done.err.starts_with("itmap: error: there are no fixtures\n"), "{}", done.err);
    let done = itmap(&["rules", "test", "nope"]).at(&folder).run();
    done.status(2).stdout("");
    assert!(done.err.starts_with("itmap: error: no such path: nope\n"), "{}", done.err);
}
