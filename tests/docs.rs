//! README and docs say what is so: sessions are run and compared, examples are linted, links lead somewhere.
//!
//! - A `console` block is a session: what follows a line `$ itmap ..` is what it prints. A block of commands alone is a
//!   list of them: each must succeed.
//! - `<!-- file: PATH -->` before a block: the block is that file, for the sessions below it.
//! - A `toml` block is a pack when it has an `id`, part of one in `docs/writing-packs.md`, else an `itmap.toml`.
//!
//! Sessions run in a folder of their own that holds `testdata/shop`. With `UPDATE_DOCS=1` what is printed is written
//! into the documents instead of compared.
#![cfg(unix)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use support::{Folder, itmap, shell};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn documents() -> Vec<PathBuf> {
    let mut found = vec![root().join("README.md")];
    let docs = fs::read_dir(root().join("docs")).expect("docs").map(|entry| entry.expect("an entry").path());
    found.extend(docs.filter(|path| path.extension().is_some_and(|e| e == "md")));
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("UTF-8")
}

/// A fenced block.
struct Block {
    language: String,
    /// From `<!-- file: .. -->` before it.
    file: Option<String>,
    /// Numbers of its lines in the document, from 0.
    lines: std::ops::Range<usize>,
    text: String,
}

fn blocks(document: &str) -> Vec<Block> {
    let lines: Vec<&str> = document.lines().collect();
    let mut found = Vec::new();
    let mut n = 0;
    while n < lines.len() {
        let Some(language) = lines[n].strip_prefix("```") else {
            n += 1;
            continue;
        };
        let end = (n + 1..lines.len()).find(|end| lines[*end] == "```").expect("the end of a block");
        let before = lines[..n].iter().rev().find(|line| !line.is_empty()).copied().unwrap_or_default();
        let file = before.strip_prefix("<!-- file: ").and_then(|rest| rest.strip_suffix(" -->"));
        let text: String = lines[n + 1..end].iter().flat_map(|line| [*line, "\n"]).collect();
        found.push(Block { language: language.to_owned(), file: file.map(str::to_owned), lines: n + 1..end, text });
        n = end + 1;
    }
    found
}

/// The commands of a session, each with what it prints.
fn session(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            found.push((command.to_owned(), String::new()));
        } else {
            let printed = &mut found.last_mut().expect("a session starts with a command").1;
            printed.push_str(line);
            printed.push('\n');
        }
    }
    found
}

/// A folder in which documents have their sessions.
fn workshop() -> Folder {
    let folder = Folder::new(&[]);
    support::copy(&root().join("testdata/shop"), &folder.path().join("testdata/shop"));
    folder
}

/// What a command prints, on either stream.
fn run(command: &str, folder: &Folder) -> String {
    let command = command.split("  #").next().unwrap_or_default().trim_end();
    let command = command.replace("cargo run --release -- ", "itmap ").replace("cargo run -- ", "itmap ");
    let done = shell(&format!("{{ {command}\n}} 2>&1")).at(folder).run();
    done.calm();
    done.out
}

#[test]
fn sessions() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let mut wrong = String::new();
    let mut ran = 0;
    for path in documents() {
        let document = read(&path);
        let mut lines: Vec<String> = document.lines().map(str::to_owned).collect();
        let folder = workshop();
        let mut edits = Vec::new();
        for block in blocks(&document) {
            if let Some(file) = &block.file {
                folder.write(file, &block.text);
            }
            if block.language != "console" {
                continue;
            }
            let session = session(&block.text);
            let is_list = session.len() > 1 && session.iter().all(|(_, printed)| printed.is_empty());
            let mut printed = String::new();
            for (command, expected) in &session {
                let now = run(command, &folder);
                ran += 1;
                let _ = write!(printed, "$ {command}\n{now}");
                if is_list {
                    assert!(!now.contains("error:"), "{}: $ {command}\n{now}", path.display());
                } else if *expected != now && !update {
                    let _ = write!(
                        wrong,
                        "{}:\n$ {command}\n--- documented\n{expected}--- printed\n{now}\n",
                        path.display()
                    );
                }
            }
            if !is_list {
                edits.push((block.lines, printed));
            }
        }
        if update {
            for (range, printed) in edits.into_iter().rev() {
                lines.splice(range, printed.lines().map(str::to_owned));
            }
            fs::write(&path, lines.join("\n") + "\n").expect("written");
        }
    }
    assert!(ran >= 8, "{ran} commands");
    assert!(wrong.is_empty(), "{wrong}\nUPDATE_DOCS=1 writes what is printed into the documents");
}

#[test]
fn examples_of_configurations_and_packs_have_no_mistakes() {
    let (mut packs, mut configurations) = (0, 0);
    for path in documents() {
        let about_packs = path.ends_with("docs/writing-packs.md");
        for block in blocks(&read(&path)).into_iter().filter(|block| block.language == "toml") {
            let whole = block.text.lines().any(|line| line.starts_with("id = "));
            let place = format!("{}:{}", path.display(), block.lines.start + 1);
            let folder = Folder::new(&[("a.py", ""), ("services/orders/a.py", ""), ("tools/a.py", "")]);
            if whole || about_packs {
                let text = if whole { block.text.clone() } else { whole_pack(&block.text) };
                let line = text.lines().find(|line| line.starts_with("id = ")).expect("an id");
                let id = line.split('"').nth(1).expect("an id in quotes");
                folder.write(&format!(".itmap/queries/python/{id}.toml"), &text);
                let done = itmap(&["rules", "lint"]).at(&folder).run();
                assert!(done.out.is_empty(), "{place}: {}", done.out);
                done.status(0);
                packs += 1;
            } else {
                folder.write("itmap.toml", &block.text);
                let done = itmap(&["scan"]).at(&folder).run();
                assert!(!done.err.contains("itmap.toml"), "{place}: {}", done.err);
                done.status(0);
                configurations += 1;
            }
        }
    }
    assert!(packs > 0 && configurations > 0, "{packs} packs, {configurations} configurations");
}

/// A pack around a part of one: the keys that each must have, and the sets of types that the part speaks of.
fn whole_pack(part: &str) -> String {
    let has = |key: &str| part.lines().any(|line| line.starts_with(key));
    let keys = [
        ("id = ", "\"example\""),
        ("title = ", "\"Example\""),
        ("gate = ", "[\"example\"]"),
        ("path-syntax = ", "\"braces\""),
    ];
    let head: String = keys.iter().filter(|(key, _)| !has(key)).map(|(key, value)| format!("{key}{value}\n")).collect();
    let set = regex::Regex::new(r"\{([A-Z][A-Za-z]*)\}").expect("a pattern");
    let sets: BTreeSet<&str> = set.captures_iter(part).filter_map(|c| c.get(1)).map(|m| m.as_str()).collect();
    let sets: String = sets.iter().map(|set| format!("{set} = [\"example.{set}\"]\n")).collect();
    let types = if has("[types]") { String::new() } else { format!("\n[types]\n{sets}") };
    format!("{head}{part}{types}")
}

/// `docs/writing-packs.md`: its pack finds what its fixture says.
#[test]
fn the_worked_example_works() {
    let blocks = blocks(&read(&root().join("docs/writing-packs.md")));
    let pack = blocks.iter().find(|b| b.language == "toml" && b.text.starts_with("id = ")).expect("the pack");
    let fixture = blocks.iter().find(|b| b.language == "python" && b.text.contains("# itmap: ")).expect("the fixture");
    let folder = Folder::new(&[]);
    folder.write(".itmap/queries/python/larch.toml", &pack.text);
    folder.write(".itmap/tests/python/larch/example.py", &fixture.text);
    let done = itmap(&["rules", "test"]).at(&folder).run();
    assert!(done.out.is_empty(), "{}", done.out);
    done.status(0);
    let expected = fixture.text.lines().filter(|line| line.contains("# itmap: ")).count();
    assert!(done.err.contains(&format!("{expected} expectations")), "{}", done.err);
}

#[test]
fn the_first_two_commands_are_those_of_the_checks() {
    let readme = read(&root().join("README.md"));
    let commands: Vec<String> = blocks(&readme)
        .iter()
        .flat_map(|block| block.text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|line| {
            Some(line.strip_prefix("$ ").unwrap_or(&line).to_owned()).filter(|l| l.starts_with("cargo "))
        })
        .take(2)
        .collect();
    assert_eq!(commands, ["cargo run --release -- scan testdata/shop", "cargo test"]);
    let checks = read(&root().join(".ci/run"));
    assert!(checks.lines().any(|line| line == commands[1]), "{checks}");
}

#[test]
fn links_lead_somewhere() {
    let link = regex::Regex::new(r"\]\(([^)\s]+)\)").expect("a pattern");
    for path in documents() {
        let document = read(&path);
        for target in link.captures_iter(&document).map(|c| c[1].to_owned()) {
            if target.contains("://") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let file = if file.is_empty() { path.clone() } else { path.parent().expect("a folder").join(file) };
            assert!(file.exists(), "{}: {target} is not there", path.display());
            if !anchor.is_empty() {
                let there = read(&file).lines().filter_map(heading).any(|heading| heading == anchor);
                assert!(there, "{}: {target} has no such heading", path.display());
            }
        }
    }
}

/// The anchor of a heading.
fn heading(line: &str) -> Option<String> {
    let text = line.strip_prefix('#')?.trim_start_matches('#').trim();
    let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    Some(kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect())
}
