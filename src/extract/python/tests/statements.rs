//! Imports, assignments, loops, patterns: what declares names.

use super::*;

#[test]
fn imports() {
    check(
        "import a.b.c\nimport x.y as z, q\nfrom . import (\n  m1, # first\n  m2 as mm,\n)\nfrom ..pkg . sub import A\nfrom s import *\nfrom __future__ import annotations\n",
        "import * from a
         import * from a.b.c
         import * from x.y
         import * from q
         import m1 from .
         import m2 from .
         import A from ..pkg.sub
         import ** from s
         s0 a = import#0
         s0 z = import#2
         s0 q = import#3
         s0 m1 = import#4
         s0 mm = import#5
         s0 A = import#6",
    );
}

#[test]
fn imports_in_blocks_are_declared_around_them() {
    check(
        "if T:\n    import a\ndef f():\n    try:\n        from m import b\n    except E: pass\n",
        "import * from a
         import b from m
         s0 in s1 a = import#0
         s2 in s3 b = import#1
         s0 f = fn#0
         fn#0 f s2 () -> - returns [] decorators [] lines 3-6",
    );
}

#[test]
fn assignments() {
    check(
        "a = b = v\nx: int = 1\ny: T\nn += 'a'\nn |= {}\nn -= 1\np, (q, *r), s = v\no.m = 1\no.m: T = 2\no[k] = 3\no.l += [4]\no[1:f()], u = w\n",
        "s0 a = v
         s0 b = v
         s0 x: int = 1
         s0 y: T = -
         s0 n += \"a\"
         s0 n += {}
         s0 n = ?
         s0 p = v[0]
         s0 q = v[1][0]
         s0 r = v[1][?]
         s0 s = v[2]
         s0 u = w[1]
         store o.m = 1
         store o.m = 2
         store o[k] = 3
         store o.l += [4]
         store o[?] = w[0]",
    );
    assert_eq!(value("*init, last = xs"), "xs[-1]");
}

#[test]
fn blocks_declare_in_the_function() {
    check(
        "def f():
    if a: x = 1
    elif b: x = 2
    else: x = 3
    while c(): x = 4
    for i in xs: x = i
    else: x = 5
    try: x = 6
    except E as e: x = e
    finally: x = 7
    with o() as x: y = 8
    async with p() as (s, t): pass
",
        "s1 in s2 x = 1
         s1 in s3 x = 2
         s1 in s4 x = 3
         s1 in s5 x = 4
         s1 in s6 i = each(xs)
         s1 in s6 x = i
         s1 in s7 x = 5
         s1 in s8 x = 6
         s1 in s9 e: E = ?
         s1 in s9 x = e
         s1 in s10 x = 7
         s1 x = o()
         s1 in s11 y = 8
         s1 s = p()[0]
         s1 t = p()[1]
         s0 f = fn#0
         fn#0 f s1 () -> - returns [] decorators [] lines 1-12",
    );
}

#[test]
fn global_and_nonlocal() {
    check(
        "def f():\n    global g\n    g = 1\n    n = 2\n    def h():\n        nonlocal n\n        def i():\n            nonlocal n\n            n = 3\n",
        "s0 in s1 g = 1
         s1 n = 2
         s1 in s3 n = 3
         s2 i = fn#2
         s1 h = fn#1
         s0 f = fn#0
         fn#0 f s1 () -> - returns [] decorators [] lines 1-9
         fn#1 h s2 () -> - returns [] decorators [] lines 5-9
         fn#2 i s3 () -> - returns [] decorators [] lines 7-9",
    );
}

#[test]
fn loops_and_comprehensions() {
    check(
        "for k, (a, b) in d.items(): pass\nx = [g(v) for v in vs if (n := v.q) for u in v]\ny = {k: v for k, v in d}\nf(z async for z in zs)\n",
        "s0 in s1 k = each(d.items())[0]
         s0 in s1 a = each(d.items())[1][0]
         s0 in s1 b = each(d.items())[1][1]
         s2 v = each(vs)
         s0 in s2 n = v.q
         s2 u = each(v)
         s0 x = comp(g(v))
         s3 k = each(d)[0]
         s3 v = each(d)[1]
         s0 y = comp([k, v])
         s4 z = each(zs)",
    );
    assert_eq!(seen("f(z for z in zs())"), ["1:14 zs()", "1:1 f(comp(z))"]);
}

#[test]
fn names_in_a_comprehension_come_after_its_variables() {
    let facts = facts("x = [v for v in vs]");
    let variable = facts.bindings[0];
    let item = facts.exprs.iter().position(|e| matches!(e, Expr::Name { scope, .. } if scope == variable.scope));
    assert!(item.is_some_and(|item| item as u32 >= variable.at.0));
}

#[test]
fn match_patterns() {
    let source = "match v:
    case 'a' | 'b': pass
    case {'k': n, **rest} if g(): pass
    case [p, *q] | (r): pass
    case T(1, f='y', h=w) as t: pass
    case A.B: pass
    case -1: pass
    case _: other = 1
";
    assert_eq!(
        seen(source),
        [
            "2:10 v == \"a\"",
            "2:16 v == \"b\"",
            "3:30 g()",
            "5:12 ? == 1",
            "5:17 v.f == \"y\"",
            "6:10 v == A.B",
            "7:10 v == -1"
        ]
    );
    check(
        source,
        "s0 in s2 n = v[\"k\"]
         s0 in s2 rest = ?
         s0 in s3 p = v[0]
         s0 in s3 q = ?
         s0 in s3 r = v
         s0 in s4 w = v.h
         s0 in s4 t = v
         s0 in s7 other = 1",
    );
    assert_eq!(seen("match a, b:\n    case 'x', _: pass\n"), ["2:10 [a, b][0] == \"x\""]);
}

#[test]
fn what_stands_around_code_is_kept() {
    let facts = facts(
        "try:\n    a()\nexcept (E, F) as e:\n    b()\n    raise G() from e\nexcept H:\n    raise\nelse:\n    c()\nwith d() as f:\n    g()\n",
    );
    let calls = |from: ExprId, to: ExprId| -> Vec<String> {
        let ids = (from.0..to.0).map(ExprId).filter(|id| matches!(facts.expr(*id), Expr::Call { .. }));
        ids.map(|id| expr(&facts, id)).collect()
    };
    let clauses = facts.control.clauses.iter().map(|clause| {
        (calls(clause.tried.0, clause.tried.1), expr(&facts, clause.caught), calls(clause.body.0, clause.body.1))
    });
    assert_eq!(
        clauses.collect::<Vec<_>>(),
        [
            (vec!["a()".to_owned()], "[E, F]".to_owned(), vec!["b()".to_owned(), "G()".to_owned()]),
            (vec!["a()".to_owned()], "H".to_owned(), Vec::new()),
        ]
    );
    let throws: Vec<String> = facts.control.throws.iter().map(|throw| expr(&facts, throw.value)).collect();
    assert_eq!(throws, ["G()", "-"]);
    let [with] = facts.control.withs.as_slice() else { panic!("one statement") };
    assert_eq!(
        (calls(with.objects, with.body.0), calls(with.body.0, with.body.1)),
        (vec!["d()".to_owned()], vec!["g()".to_owned()])
    );
}

#[test]
fn products_are_kept() {
    assert_eq!(value("x = 2 * y * 3"), "2 * y * 3");
    assert_eq!(value("x = a / 2"), "?");
}
