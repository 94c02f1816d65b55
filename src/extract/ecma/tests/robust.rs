//! Broken and outsized input.

use super::{calls, facts, has, js, ts};
use crate::extract::show::show;
use crate::model::facts::Expr;
use crate::model::language::Dialect;

const DIALECTS: [Dialect; 3] = [Dialect::JavaScript, Dialect::TypeScript, Dialect::Tsx];

/// Runs `test` with a stack that the parser's own recursion fits in.
fn with_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(test).expect("a thread");
    assert!(thread.join().is_ok());
}

#[test]
fn an_error_costs_nothing_around_it() {
    let text = ts("
import { a } from 'm';
const before = f();
const broken = { x: ;
function after() { return g() }
app.get('/x', after);
");
    has(&text, &["import a from m", "s0 before = f()"]);
    let text = js("class A { m() { one() } @@ n() { two( } }\nthree();");
    assert!(text.contains("class#0 Class A"), "{text}");
    let names = calls(&facts(Dialect::JavaScript, "one(; two(x) )); three();")).join(" ");
    assert!(names.contains("two(x)") && names.contains("three()"), "{names}");
}

#[test]
fn long_chains_are_flat() {
    with_stack(|| {
        for (operator, terms) in [("+", 5_000), ("||", 5_000), ("-", 5_000)] {
            let source = format!("v = {};", vec!["f()"; terms].join(operator));
            assert_eq!(calls(&facts(Dialect::JavaScript, &source)).len(), terms, "{operator}");
        }
        let ternaries = format!("v = {} z();", "a() ? b() : ".repeat(2_000));
        assert_eq!(calls(&facts(Dialect::JavaScript, &ternaries)).len(), 4_001);
        let ifs = format!("{} {{ z() }}", "if (a()) { b() } else ".repeat(2_000));
        assert_eq!(calls(&facts(Dialect::JavaScript, &ifs)).len(), 4_001);
        let union = facts(Dialect::TypeScript, &format!("type T = {};", vec!["'x'"; 2_000].join(" | ")));
        let longest = union.exprs.iter().map(|e| if let Expr::Choice { items } = e { items.len } else { 0 }).max();
        assert_eq!(longest, Some(2_000));
        let methods = format!("app{};", ".get('/')".repeat(300));
        assert_eq!(calls(&facts(Dialect::JavaScript, &methods)).len(), 300);
    });
}

#[test]
fn deep_nesting_is_cut() {
    with_stack(|| {
        for dialect in DIALECTS {
            for (open, close) in
                [("(", ")"), ("[", "]"), ("f(", ")"), ("{a:", "}"), ("() => ", ""), ("!", ""), ("`${", "}`")]
            {
                let source = format!("g();\nv = {}x{};\nh();", open.repeat(20_000), close.repeat(20_000));
                let facts = facts(dialect, &source);
                let calls = calls(&facts);
                assert_eq!(calls.first().map(String::as_str), Some("1:1 g()"));
            }
            let blocks = format!("{}x(){}", "if (a) {".repeat(5_000), "}".repeat(5_000));
            facts(dialect, &blocks);
        }
    });
}

#[test]
fn any_bytes_are_lowered() {
    let pieces = [
        "(",
        "{",
        "[",
        "`${",
        "class A {",
        "@D",
        "export default",
        "import {",
        "from 'x'",
        "=>",
        "?.",
        "...",
        "<T",
        "/",
        "'",
        "\u{0}",
        "é",
        "case",
        "enum E {",
        "type X =",
        "switch (a) {",
        "for (",
        "require(",
        "module.exports =",
        "a.b",
    ];
    with_stack(move || {
        let mut state = 1u32;
        for _ in 0..2_000 {
            let mut source = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                source.push_str(pieces[(state >> 16) as usize % pieces.len()]);
                source.push(' ');
            }
            for dialect in DIALECTS {
                show(&facts(dialect, &source));
            }
        }
    });
}
