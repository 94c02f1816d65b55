//! Values.

use super::{bindings, calls, lines, value};

#[test]
fn literals() {
    for (source, expected) in [
        (r#""a\t\"b\"""#, r#""a\t\"b\"""#),
        (r"`raw\n`", r#""raw\\n""#),
        ("'/'", r#""/""#),
        ("0x1F", "0x1F"),
        ("-1.5", "-1.5"),
        ("true", "true"),
        ("nil", "null"),
        ("iota", "?"),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn operators() {
    for (source, expected) in [
        ("a + \"/\" + (b)", "concat(a, \"/\", b)"),
        ("a + b - c", "?"),
        ("a == b", "a == b"),
        ("a != b", "a != b"),
        ("!g(a)", "?"),
        ("&a.b", "a.b"),
        ("*p", "p"),
        ("<-ch", "ch"),
        ("(y.(T)).M", "y.M"),
        ("xs[:]", "xs"),
        ("xs[1:]", "?"),
        ("xs[0].f", "xs[0].f"),
        ("(*T).Method", "T.Method"),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
    assert_eq!(calls("package p\nvar x = !a() && b(c()) || d() % 2 < xs[e():f()]").len(), 6);
}

#[test]
fn calls_stand_at_their_last_name() {
    let found =
        calls("package p\nfunc f() {\n r.Group(\"/v1\").\n  Use(mw...).\n  GET(\"/x\", pkg.H)\n g(func() {})\n}");
    assert_eq!(
        found,
        [
            "3:4 r.Group(\"/v1\")",
            "4:3 r.Group(\"/v1\").Use(...mw)",
            "5:3 r.Group(\"/v1\").Use(...mw).GET(\"/x\", pkg.H)",
            "6:2 g(fn#1)",
        ]
    );
}

#[test]
fn generic_calls() {
    let found = calls("package p\nfunc f() {\n lib.Query[int](c)\n as.Map[K, pkg.V](d)\n id[T](e)\n}");
    assert_eq!(found, ["3:6 lib.Query[int](c)", "4:5 as.Map[[K, pkg.V]](d)", "5:2 id[T](e)"]);
}

#[test]
fn conversions_and_built_ins() {
    for (source, expected) in [
        ("string(a)", "a"),
        ("[]byte(\"x\")", "\"x\""),
        ("http.HandlerFunc(h)", "http.HandlerFunc(h)"),
        ("(*T)(nil)", "T(null)"),
        ("new(pkg.T)", "new(pkg.T)"),
        ("make([]T, 3)", "make([][T], 3)"),
        ("make(chan *T)", "make(chan[T])"),
        ("append(xs, y...)", "append(xs, ...y)"),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn composite_literals() {
    for (source, expected) in [
        ("T{A: a, B: \"b\"}", "T{\"A\", a, \"B\", \"b\"}"),
        ("&pkg.T{a}", "pkg.T{?, a}"),
        ("pkg.H{\"k\": 1, http.X: 2}", "pkg.H{\"k\", 1, http.X, 2}"),
        ("G[int]{}", "G[int]{}"),
        ("map[string]int{a: 1}", "{a, 1}"),
        ("[]string{\"a\", b}", "[\"a\", b]"),
        ("[...]string{A: \"a\"}", "{A, \"a\"}"),
        ("[]*T{{A: 1}, &T{}}", "[T{\"A\", 1}, T{}]"),
        ("map[K][]pkg.T{k: {{1}}}", "{k, [pkg.T{?, 1}]}"),
        ("[][]string{{\"a\"}, {}}", "[[\"a\"], []]"),
        ("struct{ a, b int }{1, 2}", "class#0{\"a\", 1, \"b\", 2}"),
        ("[]struct{ m string; h H }{{\"GET\", h}, {h: i}}", "[class#0{\"m\", \"GET\", \"h\", h}, class#0{\"h\", i}]"),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn positional_fields_of_the_files_own_types() {
    let all = lines(
        "package p\nvar a = []Route{{\"GET\", \"/x\", nil}}\nvar b = Rs{{\"PUT\"}}\nvar c = Ms{\"k\": {\"POST\"}}\n\
         type Route struct {\n Method, Path string\n *pkg.Base\n}\ntype Rs []Route\ntype Ms map[string]Route\n\
         func f() {\n type Route struct{ Local int }\n d := Route{1}\n}",
    );
    for expected in [
        "s0 a: [][Route] = [Route{\"Method\", \"GET\", \"Path\", \"/x\", \"Base\", null}]",
        "s0 b = Rs{?, Route{\"Method\", \"PUT\"}}",
        "s0 c = Ms{\"k\", Route{\"Method\", \"POST\"}}",
        "s4 d = Route{\"Local\", 1}",
    ] {
        assert!(all.iter().any(|l| l == expected), "{expected} in {all:#?}");
    }
}

#[test]
fn list_and_map_literals_type_their_variable() {
    assert_eq!(
        bindings("a := []*T{}\nb := map[string]H{}\nc := T{}"),
        ["s1 a: [][T] = []", "s1 b: map[[string, H]] = {}", "s1 c = T{}"]
    );
}
