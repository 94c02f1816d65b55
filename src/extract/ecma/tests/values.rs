//! Expressions.

use super::{calls, facts, has, js, ts};
use crate::model::language::Dialect;

/// The value of `v` in JavaScript.
fn value(source: &str) -> String {
    let text = js(&format!("v = {source};"));
    text.lines().find_map(|line| line.strip_prefix("s0 v = ")).unwrap_or(&text).to_owned()
}

#[test]
fn literals() {
    assert_eq!(value("'it\\'s \\n \\u0041\\u{1F600}\\x42 \\d \\ud83d\\ude00 \\xZZ'"), "\"it's \\n A😀B d 😀 \\\\xZZ\"");
    assert_eq!(value("''"), "\"\"");
    assert_eq!(value("[1, -2.5, true, null, undefined, void 0]"), "[1, -2.5, true, null, null, null]");
    assert_eq!(value("/^\\/a[/]b$/gi"), "/^\\/a[/]b$/");
    assert_eq!(
        value("{ a, b: 1, 'c-d': 2, [e]: 3, 4: 5, ...f }"),
        "{\"a\", a, \"b\", 1, \"c-d\", 2, e, 3, 4, 5, ...f, ?}"
    );
    assert_eq!(value("{ a() {}, ['b']() {}, [c]() {}, set d(v) {} }"), "{\"a\", fn#0, \"b\", fn#1, ?, fn#2}");
    assert_eq!(value("[...xs, y]"), "[...xs, y]");
}

#[test]
fn strings_put_together() {
    assert_eq!(value("`/a/${b}/c${d.e()}`"), "concat(\"/a/\", b, \"/c\", d.e())");
    assert_eq!(value("`pl\\`ain`"), "\"pl`ain\"");
    assert_eq!(value("a + '/b' + c()"), "concat(a, \"/b\", c())");
    assert_eq!(value("tag`x${y}`"), "tag(concat(\"x\", y))");
}

#[test]
fn choices() {
    assert_eq!(value("a ? b : c ? d : e"), "choice(b, d, e)");
    assert_eq!(value("a || b || c"), "choice(a, b, c)");
    assert_eq!(value("a ?? 'x'"), "choice(a, \"x\")");
    assert_eq!(value("a && b"), "choice(a, b)");
    assert_eq!(value("a === 'x'"), "a == \"x\"");
    assert_eq!(value("'k' in o"), "\"k\" == o");
    assert_eq!(value("a - b(c)"), "?");
}

#[test]
fn members_and_calls() {
    assert_eq!(value("a?.b?.[c]?.(d)"), "a.b[c](d)");
    assert_eq!(value("new A"), "new A()");
    assert_eq!(value("new a.B(...c)"), "new a.B(...c)");
    assert_eq!(value("await (f(x), g(y))"), "g(y)");
    assert_eq!(value("super.m(1)"), "super.m(1)");
}

#[test]
fn casts_leave_no_trace() {
    let text = ts("const a = <T>b; const c = (d as any).e!.f(); const g = { h: 1 } as const; const i = j satisfies K;");
    has(&text, &["s0 a = b", "s0 c = d.e.f()", "s0 g = {\"h\", 1}", "s0 i: K = j"]);
}

#[test]
fn type_arguments_of_calls() {
    let text = ts("const a = f<T>(x); const b = new M<K, V>();");
    has(&text, &["s0 a = f(x, <>=T)", "s0 b = new M(<>=[K, V])"]);
}

#[test]
fn cases_are_comparisons() {
    let facts = facts(Dialect::JavaScript, "switch (a.b) { case 'x': f(); break; case Y: { g() } default: h() }");
    let comparisons: Vec<String> = (0..facts.exprs.len() as u32)
        .map(|n| crate::extract::show::expr(&facts, crate::model::facts::ExprId(n)))
        .filter(|text| text.contains("=="))
        .collect();
    assert_eq!(comparisons, ["a.b == \"x\"", "a.b == Y"]);
    assert_eq!(calls(&facts).len(), 3);
}

#[test]
fn calls_inside_what_is_not_modelled() {
    let text = calls(&facts(
        Dialect::Tsx,
        "const v = <A b={c()} {...d()}>text {e()} <F>{g && <H i={j()} />}</F></A>;
         label: while (k()) { delete l().m; !n(); typeof o() }
         throw p();",
    ));
    let names: Vec<&str> = text.iter().filter_map(|call| call.split(' ').nth(1)).collect();
    assert_eq!(names, ["c()", "d()", "e()", "j()", "k()", "l()", "n()", "o()", "p()"]);
}
