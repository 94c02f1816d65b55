use super::*;
use crate::extract::{Extracted, extract, show};
use crate::model::facts::FileFacts;
use crate::rules::{PackOrigin, load};

/// Extracts a file of Python with the given query as the only pack, gated by `larch`.
fn extracted(query: &str, source: &str) -> Extracted {
    let folder = tempfile::tempdir().unwrap();
    let packs = folder.path().join("python");
    std::fs::create_dir_all(&packs).unwrap();
    std::fs::write(packs.join("larch.scm"), format!("; gate: larch\n{query}")).unwrap();
    let loaded = load(PackOrigin::Replace(folder.path()), &[]);
    assert_eq!(loaded.errors, []);
    let tree = lang::parse(Dialect::Python, source.as_bytes()).tree.unwrap();
    extract(&tree, Dialect::Python, source.as_bytes(), &Queries::new(&loaded.rules))
}

fn told(facts: &FileFacts) -> Vec<String> {
    let captures = |found: &QueryMatch| {
        let captures: Vec<String> =
            found.captures.iter().map(|(name, value)| format!("{name}={}", show::expr(facts, *value))).collect();
        format!("{}:{} {}", found.rule, facts.pos(found.at).line(), captures.join(" "))
    };
    facts.matches.iter().map(captures).collect()
}

const QUERY: &str = r#"
((call function: (identifier) @_name arguments: (argument_list . (_) @path . (_) @handler))
 (#eq? @_name "grow") (#set! emit "http_route"))
((decorated_definition (decorator (identifier) @method) definition: (_) @handler)
 (#set! emit "http_route") (#set! path "'/x'"))
"#;

#[test]
fn captures_are_the_expressions_of_their_nodes() {
    let source = "import larch\n\ngrow(PREFIX + '/a', (make))\nshrink('/b', f)\n@post\ndef h(): ...\n";
    let facts = extracted(QUERY, source).facts;
    assert_eq!(told(&facts), [r#"0:3 path=concat(PREFIX, "/a") handler=make"#, r"1:5 method=post handler=fn#0"]);
}

#[test]
fn only_files_behind_the_gate_are_asked() {
    for source in ["grow('/a', f)\n", "import other\nlarch = 1\ngrow('/a', f)\n", "import larchwood\ngrow('/a', f)\n"] {
        assert_eq!(told(&extracted(QUERY, source).facts), [""; 0], "{source}");
    }
    assert_eq!(told(&extracted(QUERY, "from larch.core import x\ngrow('/a', f)\n").facts).len(), 1);
}

#[test]
fn versions_in_imports_do_not_hide_a_gate() {
    assert_eq!(probe("example.com/a/b/runtime"), "example.com/a/b");
    assert_eq!(probe("@scope/pkg/sub"), "@scope/pkg");
    assert_eq!(probe("flask.views"), "flask.views");
}

#[test]
fn a_query_that_would_run_for_ever_is_cut() {
    let query = "((module (_)* @path (_)* @_a (_)* @_b (_)* @_c) (#set! emit \"http_route\"))";
    let source = format!("import larch\n{}", "a = f(1)\n".repeat(3000));
    let started = std::time::Instant::now();
    let extracted = extracted(query, &source);
    assert_eq!(extracted.cut, [Sym::new("larch")]);
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    assert!(extracted.facts.functions.is_empty() && !extracted.facts.bindings.is_empty(), "the facts are whole");
}
