//! `itmap prompt` on the command line.

mod support;

use std::path::Path;

use support::{Folder, itmap};

fn shop() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/shop").display().to_string()
}

#[test]
fn stdout_is_the_prompt_and_stderr_the_talk() {
    let done = itmap(&["prompt", &shop()]).run();
    done.status(0);
    assert!(done.out.starts_with("# Write integration tests: shop\n"), "{}", done.out);
    assert!(done.out.contains("`POST /api/v1/orders`") && done.out.contains("def place_order"));
    assert!(done.err.contains(" of 60000 tokens (o200k_base)"), "{}", done.err);
    let quiet = itmap(&["prompt", "-q", &shop()]).run();
    quiet.status(0).stderr("");
    assert_eq!(quiet.out, done.out);
}

#[test]
fn a_budget_holds_and_what_is_left_out_is_said() {
    let done = itmap(&["prompt", "--max-tokens", "4000", &shop()]).run();
    done.status(0);
    assert!(done.err.contains("left out to keep within the budget: "), "{}", done.err);
    assert!(done.out.contains("left out to keep within the token budget"));
    let small = itmap(&["prompt", "--max-tokens", "40", &shop()]).run();
    small.status(2).stdout("");
    assert!(small.err.contains("40 tokens are too few") && small.err.contains("give --max-tokens "), "{}", small.err);
    itmap(&["prompt", "--max-tokens", "0", &shop()]).run().status(2);
}

#[test]
fn scopes_narrow_it() {
    let done = itmap(&["prompt", "--component", "worker", &shop()]).run();
    done.status(0);
    assert!(done.out.contains("report_stale") && !done.out.contains("requireAdmin"));
    let done = itmap(&["prompt", "--point", "DELETE /api/orders/{id}", &shop()]).run();
    done.status(0);
    assert!(done.out.starts_with("# Write integration tests: `DELETE /api/orders/{id}`\n"), "{}", done.out);
    let none = itmap(&["prompt", "--point", "GET /nowhere", &shop()]).run();
    none.status(2).stdout("");
    assert!(none.err.contains("no point `GET /nowhere`"));
    let none = itmap(&["prompt", "--component", "nothing", &shop()]).run();
    none.status(2).stdout("");
    assert!(none.err.contains("there are: services/catalog, "), "{}", none.err);
}

#[test]
fn documents_of_the_user_are_filled() {
    let folder = Folder::new(&[("ask.md", "[COMPONENT/FEATURE] in {LANGUAGE}: {{TEST_FRAMEWORK}} {FOO} [X/10]\n")]);
    let file = folder.path().join("ask.md").display().to_string();
    let done = itmap(&["prompt", "--template", &file, &shop()]).run();
    done.status(0);
    assert!(done.out.starts_with("shop in Go 1.24") && done.out.ends_with(" {FOO} [X/10]\n"), "{}", done.out);
    assert!(
        done.err.contains("unknown placeholders: {FOO}") && done.err.contains("left for the model to fill: [X/10]")
    );
    itmap(&["prompt", "--strict", "--template", &file, &shop()]).run().status(1);
    itmap(&["prompt", "--strict", "--template", "suite", &shop()]).run().status(0);
    let none = itmap(&["prompt", "--template", "nothing", &shop()]).run();
    none.status(2).stdout("");
    assert!(none.err.contains("no template `nothing`") && none.err.contains("default, suite"), "{}", none.err);
}

#[test]
fn json_holds_the_sections_with_their_tokens() {
    let json = itmap(&["prompt", "--format", "json", "--max-tokens", "5000", &shop()]).run().json();
    assert_eq!(json["max_tokens"], 5000);
    assert!(json["tokens"].as_u64().expect("a number") <= 5000);
    let sections = json["sections"].as_array().expect("sections");
    let code = sections.iter().find(|section| section["name"] == "code").expect("code");
    assert!(code["left_out"].as_u64().expect("a number") > 0);
    assert!(json["text"].as_str().expect("text").contains("## Entry points"));
}

#[test]
fn a_file_takes_it() {
    let folder = Folder::new(&[]);
    let file = folder.path().join("prompt.md").display().to_string();
    itmap(&["prompt", "-o", &file, &shop()]).run().status(0).stdout("");
    assert!(std::fs::read_to_string(file).expect("written").starts_with("# Write integration tests: shop\n"));
}

#[test]
fn an_empty_folder_has_nothing_to_test() {
    let folder = Folder::new(&[]);
    let done = itmap(&["prompt", &folder.path().display().to_string()]).run();
    done.status(0);
    assert!(done.err.contains("no points in scope"), "{}", done.err);
}

#[test]
fn the_document_knows_every_placeholder_and_template() {
    let document = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/prompt.md")).expect("docs");
    let templates = itmap(&["prompt", "--list-templates"]).run();
    for line in templates.status(0).out.lines() {
        let name = line.split(' ').next().expect("a name");
        assert!(document.contains(&format!("| `{name}` |")), "{name}");
    }
    let listed = itmap(&["prompt", "--list-placeholders"]).run();
    let documents = listed.status(0).out.split("\nIn Jinja").next().expect("a list");
    let names = documents.lines().filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')));
    let names: Vec<&str> = names.flat_map(|line| line.split(" | ")).collect();
    assert!(names.len() > 60, "{}", names.len());
    for name in names {
        assert!(document.contains(&format!("`{name}`")), "{name}");
    }
}
