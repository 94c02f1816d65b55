//! Assignments and scopes.

use super::{bindings, calls, facts, lines};
use crate::extract::show::expr;

#[test]
fn short_declarations_belong_to_their_block() {
    assert_eq!(
        bindings("a, err := f()\nb, err := g()\n{\n  a := 1\n  err = a\n}\nglobal = a"),
        [
            "s1 a = f()[0]",
            "s1 err = f()[1]",
            "s1 b = g()[0]",
            "s1 err = g()[1]",
            "s2 a = 1",
            "s1 in s2 err = a",
            "s0 in s1 global = a",
        ]
    );
}

#[test]
fn two_values_from_one() {
    assert_eq!(
        bindings("v, ok := m[k]\nw, _ := v.(*T)\nx := v.(pkg.U)\ny, ok := <-ch\n_, z := f()\na, b := b, a"),
        [
            "s1 v = m[k]",
            "s1 ok = ?",
            "s1 w: T = v",
            "s1 x: pkg.U = v",
            "s1 y = ch",
            "s1 ok = ?",
            "s1 z = f()[1]",
            "s1 a = b",
            "s1 b = a",
        ]
    );
}

#[test]
fn stores_and_updates() {
    let all = lines(
        "package p\nfunc f() {\n s.r = g()\n m[\"k\"], a.b[0] = 1, 2\n s.p += \"x\"\n q += \"y\"\n i++\n j -= 2\n *t = u\n}",
    );
    assert_eq!(
        all[..9],
        [
            "s0 in s1 q += \"y\"",
            "s0 in s1 i += ?",
            "s0 in s1 j += ?",
            "s0 in s1 t = u",
            "s0 f = fn#0",
            "store s.r = g()",
            "store m[\"k\"] = 1",
            "store a.b[0] = 2",
            "store s.p += \"x\"",
        ]
        .map(str::to_owned)
    );
}

#[test]
fn if_scopes() {
    let body = "if v, err := f(); err == nil {\n  a := v\n} else if w := g(v); w {\n  b := w\n} else {\n  c := w\n}";
    assert_eq!(bindings(body), ["s2 v = f()[0]", "s2 err = f()[1]", "s3 a = v", "s4 w = g(v)", "s5 b = w", "s6 c = w"]);
}

#[test]
fn loops() {
    assert_eq!(
        bindings(
            "for i, r := range rs {\n  r := r\n}\nfor _, k = range ks {\n}\nfor j := 0; j < 3; j++ {\n  x := j\n}"
        ),
        [
            "s2 i = eachkey(rs)",
            "s2 r = each(rs)",
            "s3 r = r",
            "s0 in s4 k = each(ks)",
            "s6 j = 0",
            "s6 j += ?",
            "s7 x = j"
        ]
    );
    assert_eq!(calls("package p\nfunc f() { for a() { b() } }").len(), 2);
}

#[test]
fn switches() {
    let source =
        "package p\nfunc f(m string) {\n switch k := m; k {\n case \"a\", B:\n  x := 1\n default:\n  y := 2\n }\n}";
    let facts = super::facts(source);
    let shown: Vec<String> = (0..facts.exprs.len() as u32)
        .map(|i| super::expr(&facts, super::ExprId(i)))
        .filter(|e| e.contains("=="))
        .collect();
    assert_eq!(shown, ["k == \"a\"", "k == B"]);
    let all = lines(source);
    assert_eq!(all[1..4], ["s2 k = m", "s3 x = 1", "s4 y = 2"].map(str::to_owned));
}

#[test]
fn type_switches_and_selects() {
    assert_eq!(
        bindings("switch v := x.(type) {\ncase *T:\n  a := v\ncase U, V:\ncase nil:\ndefault:\n}"),
        ["s3 v: T = x", "s3 a = v", "s4 v = x", "s5 v = x", "s6 v = x"]
    );
    assert_eq!(
        bindings("select {\ncase m, ok := <-in:\n  a := m\ncase out <- g():\n  b := 1\n}"),
        ["s2 m = in", "s2 ok = ?", "s2 a = m", "s3 b = 1"]
    );
}

#[test]
fn go_defer_labels_and_sends_lower_their_calls() {
    let found =
        calls("package p\nfunc f() {\n go a()\n defer func() { b() }()\nL:\n for { c(); break L }\n ch <- d()\n}");
    assert_eq!(found, ["3:5 a()", "4:17 b()", "4:8 fn#1()", "6:8 c()", "7:8 d()"]);
}

#[test]
fn errors_that_nobody_looks_at_are_kept() {
    let facts = facts(
        "package p\nfunc f() {\n a()\n _ = b()\n x, _ := c()\n y, err := d()\n e(g())\n defer h()\n go i()\n if !j() { return }\n}",
    );
    let dropped: Vec<String> = facts.control.dropped.iter().map(|call| expr(&facts, *call)).collect();
    assert_eq!(dropped, ["a()", "b()", "c()", "e(g())"]);
}
