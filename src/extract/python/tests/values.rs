//! Calls, strings, operators, collections.

use super::*;

#[test]
fn calls_stand_at_their_last_name() {
    assert_eq!(
        seen("a.b(\n)\n(x\n  .y(1, *p, k=2, **q)\n  .z())\nnew()()\nawait c.d()\n"),
        [
            "1:3 a.b()",
            "4:4 x.y(1, ...p, k=2, ...q)",
            "5:4 x.y(1, ...p, k=2, ...q).z()",
            "6:1 new()",
            "6:1 new()()",
            "7:9 c.d()"
        ]
    );
    assert_eq!(seen("@r.get('/')\n@plain\ndef f(): pass\n"), ["1:4 r.get(\"/\")"]);
}

#[test]
fn calls_in_anything_are_kept() {
    let source = "assert a()
raise b() from c()
del x[d()]
y = not e() - f() ** ~g()
z[h():i()]
lambda: j()
with k(): pass
x = (yield l())
print >>m(), n()
f'{o:{p()}}'
q() < r() != s()
";
    let shown = seen(source).join("\n");
    for name in "abcdefghijklmnpqrs".chars() {
        let kept = shown.lines().any(|line| line.ends_with(&format!(" {name}()")));
        assert_eq!(kept, !matches!(name, 'o' | 'p'), "{name} in\n{shown}");
    }
    assert_eq!(seen("x = f'{o:{p()}}'"), ["1:11 p()"]);
}

#[test]
fn strings() {
    assert_eq!(
        value(
            r#"x = 'it''s' "\x41\u0042\n\q" r'\d' b'\101\
z'"#
        ),
        r#""itsAB\n\\q\\dAz""#
    );
    assert_eq!(value("x = f'/{a}/x{{y}}{b!r:>{k()}}' '/z'"), r#"concat("/", a, "/x{y}", b, "/z")"#);
    assert_eq!(value("x = '{a}' f'{a}' '{b}' rf'\\d{b}'"), r#"concat("{a}", a, "{b}\\d", b)"#);
    assert_eq!(value("x = f\"{d[\"k\"]} {f'{q}'}\""), r#"concat(d["k"], " ", concat(q))"#);
    assert_eq!(value("x = f'plain' ''"), r#""plain""#);
    assert_eq!(value("x = '''a\n\\\nb\\''''"), r#""a\nb'""#);
    assert_eq!(value("x = '\\ud800 \\xg \\u12'"), r#""\\ud800 \\xg \\u12""#);
}

#[test]
fn operators() {
    assert_eq!(value("x = a + '/b' + (c + d)"), r#"concat(a, "/b", concat(c, d))"#);
    assert_eq!(value("x = '/%s/%s' % (a, b)"), r#""/%s/%s" % [a, b]"#);
    assert_eq!(value("x = n % 2"), "?");
    assert_eq!(value("x = a or b and c or d"), "choice(a, choice(b, c), d)");
    assert_eq!(value("x = a if p else b if q else c"), "choice(a, b, c)");
    assert_eq!(value("x = A | B | None"), "choice(A, B, null)");
    assert_eq!(value("x = -1, +1, not a"), "[-1, ?, ?]");
    assert_eq!(value("x = (y := v)"), "v");
}

#[test]
fn equality() {
    assert_eq!(
        seen("a == 'x' == b\nc in ('d', e)\nf != g\nh not in i\n"),
        ["1:1 a == \"x\"", "1:1 \"x\" == b", "2:1 c == [\"d\", e]"]
    );
    assert_eq!(value("x = a == b"), "a == b");
    assert_eq!(value("x = a is b"), "?");
}

#[test]
fn collections() {
    assert_eq!(
        value("x = {'a': 1, **b, 'c': [d, *e], 'f': {g, h}}"),
        r#"{"a", 1, ...b, ?, "c", [d, ...e], "f", [g, h]}"#
    );
    assert_eq!(value("x = a[0], a[-1], a[1:2], a[b, c], ()"), "[a[0], a[-1], a[?], a[[b, c]], []]");
    assert_eq!(value("x = True, None, 1.5, ..."), "[true, null, 1.5, ?]");
}
