//! Nothing panics, hangs or costs what stands beside it.

use super::{calls, facts, lines};
use crate::model::facts::Expr;

/// Runs `f` with the stack of a worker thread.
fn with_stack(megabytes: usize, f: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(megabytes << 20).spawn(f).expect("a thread starts");
    thread.join().expect("no panic");
}

#[test]
fn survives_weird_input() {
    with_stack(64, || {
        let inputs = [
            String::new(),
            "package".to_owned(),
            "\u{0}\u{feff}}}}))".to_owned(),
            "package p; import (\"a\" x \"b".to_owned(),
            "package p; func (((".to_owned(),
            "package p; func f( { x := ; a, = b; T{1, {, 2: }".to_owned(),
            "package p; type T struct { a, ; b `x".to_owned(),
            "package p; const ( A = iota; B, C; D = \"\\".to_owned(),
            format!("package p; var x = {}1{}", "(".repeat(20_000), ")".repeat(20_000)),
            format!("package p; var x = {}", "(".repeat(20_000)),
            format!("package p; var x = {}1{}", "f(".repeat(5_000), ")".repeat(5_000)),
            format!("package p; func f() {}{}", "{".repeat(5_000), "}".repeat(5_000)),
            format!("package p; var x = a{}", ".b()".repeat(5_000)),
            format!("package p; var x = []T{}{}", "{".repeat(3_000), "}".repeat(3_000)),
            format!("package p; type T {}int", "[]".repeat(3_000)),
        ];
        for input in &inputs {
            lines(input);
        }
    });
}

#[test]
fn nesting_as_deep_as_allowed_fits_a_small_stack() {
    with_stack(2, || {
        facts(&format!("package p; var x = {}1{}", "f(func() { g(T{a: ".repeat(500), "}) })".repeat(500)));
    });
}

#[test]
fn long_chains_are_flat() {
    let facts = facts(&format!("package p; var x = \"a\"{}", " + b".repeat(4_999)));
    let lengths: Vec<u16> = facts
        .exprs
        .iter()
        .filter_map(|e| if let Expr::Concat { items } = e { Some(items.len) } else { None })
        .collect();
    assert_eq!(lengths, [5_000]);

    let else_ifs = " else if a == 1 { g(1) }".repeat(1_000);
    let found = calls(&format!("package p; func f() {{ if a {{ }}{else_ifs} else {{ last() }} }}"));
    assert_eq!(found.len(), 1_001);
}

#[test]
fn an_error_costs_nothing_else() {
    let found = calls(
        "package p\nfunc a() {\n r.GET(\"/a\", h)\n x := ] \n r.GET(\"/b\", h)\n}\nfunc b() { r.GET(\"/c\", h) }",
    );
    for path in ["/a", "/b", "/c"] {
        assert!(found.iter().any(|c| c.contains(&format!("r.GET({path:?}, h)"))), "{path} in {found:?}");
    }
}

#[test]
fn errors_are_lowered_once() {
    let found = calls("package p\nfunc f() { if ) g(1) { } }");
    assert_eq!(found.iter().filter(|c| c.contains("g(1)")).count(), 1, "{found:?}");
}
