//! What each construct becomes, shown as text.

use crate::extract::builder::Builder;
use crate::extract::python::lower;
use crate::extract::show::{expr, show};
use crate::model::facts::{Expr, ExprId, FileFacts};
use crate::model::language::Language;

fn facts(source: &str) -> FileFacts {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_python::LANGUAGE.into()).expect("the grammar loads");
    let tree = parser.parse(source, None).expect("parsing has no limit here");
    lower(tree.root_node(), Builder::new(Language::Python, source.as_bytes())).facts
}

/// All of `show`, compared line by line; indentation of `expected` does not count.
#[track_caller]
fn check(source: &str, expected: &str) {
    let shown = show(&facts(source));
    let shown: Vec<&str> = shown.lines().map(str::trim).collect();
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(shown, expected, "\n{}", shown.join("\n"));
}

/// Calls and comparisons with their places, in program order.
fn seen(source: &str) -> Vec<String> {
    let facts = facts(source);
    let ids = (0..facts.exprs.len() as u32).map(ExprId);
    ids.filter(|id| matches!(facts.expr(*id), Expr::Call { .. } | Expr::Equals { .. }))
        .map(|id| format!("{}:{} {}", facts.pos(id).line(), facts.pos(id).column(), expr(&facts, id)))
        .collect()
}

/// The value of the last binding.
fn value(source: &str) -> String {
    let facts = facts(source);
    facts.bindings.last().map_or(String::new(), |binding| expr(&facts, binding.value))
}

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
fn functions() {
    check(
        "@outer
@r.get('/x',
    status_code=200)
async def f(a, /, b: int = d(), *args: str, k=None, **kw) -> 'pkg.A | None':
    '''doc'''
    return a, b
    yield b
    yield from a
def g(a, *, k): pass
h = lambda x, y=1: x + y
",
        "s1 a = param0.0
         s1 b: int = param0.1
         s1 args: str = param0.2
         s1 k = param0.3
         s1 kw = param0.4
         s0 f = fn#0
         s2 a = param1.0
         s2 k = param1.1
         s0 g = fn#1
         s3 x = param2.0
         s3 y = param2.1
         s0 h = fn#2
         fn#0 f s1 (a:Normal:-=-, b:Normal:int=d(), args:Rest:str=-, k:KeywordOnly:-=null, kw:KeywordRest:-=-) -> choice(pkg.A, null) returns [[a, b]; b; each(a)] decorators [outer; r.get(\"/x\", status_code=200)] lines 1-8
         fn#1 g s2 (a:Normal:-=-, k:KeywordOnly:-=-) -> - returns [] decorators [] lines 9-9
         fn#2 h s3 (x:Normal:-=-, y:Normal:-=1) -> - returns [concat(x, y)] decorators [] lines 10-10",
    );
}

#[test]
fn defaults_and_decorators_are_outside_the_function() {
    let facts = facts("@deco(1)\nasync def f(a: T = d()):\n    g()\n");
    let function = &facts.functions[0];
    let names: Vec<(String, u32, bool)> = (0..facts.exprs.len() as u32)
        .filter_map(|id| match facts.expr(ExprId(id)) {
            Expr::Name { name, scope } => {
                Some((name.to_string(), scope.0, function.first.0 <= id && id < function.end.0))
            }
            _ => None,
        })
        .collect();
    let expected = [("deco", 0, false), ("T", 0, false), ("d", 0, false), ("g", 1, true)];
    assert_eq!(names, expected.map(|(name, scope, inside)| (name.to_owned(), scope, inside)));
    assert!(function.is_async && function.has_body);
    assert_eq!((function.pos.line(), function.pos.column(), function.lines), (2, 11, (1, 3)));
}

#[test]
fn classes() {
    check(
        "@tagged
class K(base.B[T], Generic[T, U], table=True):
    '''doc'''
    x: int = Field(default=1)
    y: str
    if DEBUG: z = 2
    class Meta: model = Q
    def m(self):
        self.x = q
        return super().m()
    n = m
class E(str, enum.Enum): A, B = 1, 2
",
        "s1 x: int = Field(default=1)
         s1 y: str = -
         s1 in s2 z = 2
         s3 model = Q
         s1 Meta = class#1
         s4 self = param0.0
         s1 m = fn#0
         s1 n = m
         s0 K = class#0
         s5 A = [1, 2][0]
         s5 B = [1, 2][1]
         s0 E = class#2
         store self.x = q
         fn#0 m s4 (self:Receiver:-=-) -> - returns [super.m()] decorators [] lines 8-10
         class#0 Class K s1 bases [base.B[T]; Generic[[T, U]]] methods [0] decorators [tagged]
         field x: int = Field(default=1) ``
         field y: str = - ``
         field z: - = 2 ``
         field n: - = m ``
         class#1 Class Meta s3 bases [] methods [] decorators []
         field model: - = Q ``
         class#2 Enum E s5 bases [str; enum.Enum] methods [] decorators []
         field A: - = [1, 2][0] ``
         field B: - = [1, 2][1] ``",
    );
    let facts = facts("class K(Generic[T, U], table=True): pass\nclass L[V: int, *W](K[V]): pass\n");
    let params: Vec<Vec<&str>> =
        facts.classes.iter().map(|c| c.type_params.iter().map(|p| p.as_str()).collect()).collect();
    assert_eq!(params, [vec!["T", "U"], vec!["V", "W"]]);
    assert_eq!(facts.classes[0].keywords[0].name.as_str(), "table");
}

#[test]
fn method_kinds() {
    let source = "class K:
    @property
    def p(self): return 1
    @p.setter
    def p(self, v): pass
    @functools.cached_property
    def q(self): return 2
    @staticmethod
    def s(a): pass
    @classmethod
    def c(cls): pass
    @typing.overload
    def o(self): ...
";
    let facts = facts(source);
    let marks: Vec<String> = facts
        .functions
        .iter()
        .map(|f| {
            let kind = f.params.first().map(|p| format!("{:?}", p.kind)).unwrap_or_default();
            format!("{} {kind} {} {} {}", f.name, f.is_property, f.is_static, f.has_body)
        })
        .collect();
    assert_eq!(
        marks,
        [
            "p Receiver true false true",
            "p Receiver false false true",
            "q Receiver true false true",
            "s Normal false true true",
            "c Receiver false false true",
            "o Receiver false false false"
        ]
    );
    let of_p: Vec<ExprId> = facts.bindings.iter().filter(|b| b.name.as_str() == "p").map(|b| b.value).collect();
    assert_eq!(of_p.len(), 1, "the setter must not hide the getter");
    assert_eq!(expr(&facts, of_p[0]), "fn#0");
}

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
fn collections() {
    assert_eq!(
        value("x = {'a': 1, **b, 'c': [d, *e], 'f': {g, h}}"),
        r#"{"a", 1, ...b, ?, "c", [d, ...e], "f", [g, h]}"#
    );
    assert_eq!(value("x = a[0], a[-1], a[1:2], a[b, c], ()"), "[a[0], a[-1], a[?], a[[b, c]], []]");
    assert_eq!(value("x = True, None, 1.5, ..."), "[true, null, 1.5, ?]");
}

#[test]
fn annotations() {
    let types = |source: &str| {
        let facts = facts(source);
        let shown: Vec<String> = facts.functions[0].params.iter().map(|p| expr(&facts, p.ty)).collect();
        shown.join("; ")
    };
    assert_eq!(
        types("def f(a: 'List[Foo, \"x\"]', b: List['pkg.Foo'], c: t.Dict[str, 'B'], d: a.B[C] | 'D' | None): ..."),
        "List[[Foo, \"x\"]]; List[pkg.Foo]; t.Dict[[str, B]]; choice(a.B[C], D, null)"
    );
    assert_eq!(
        types(
            "def f(a: Literal['x', 'y'], b: Annotated['T', Query('z'), 'doc'], c: Callable[['A'], B], d: 'not a type'): ..."
        ),
        "Literal[[\"x\", \"y\"]]; Annotated[[T, Query(\"z\"), \"doc\"]]; Callable[[[A], B]]; \"not a type\""
    );
    assert_eq!(value("type A[T] = list['T']"), "list[T]");
}

#[test]
fn old_and_broken_code_loses_nothing_after_it() {
    let after = "\n@app.get('/z')\ndef z():\n    return done()\n";
    for before in [
        "try:\n    f()\nexcept A, e:\n    print 'x %s' % g(e)\n",
        "exec 'code' in ns()\nraise E, 'msg'\nx = `a` <> 0777L",
        "def f(a, (b, c)): pass",
        "class T[A = int, **P](B): pass",
        "x = t'a{b}'",
        "foo(a, , b())",
        "def f():\n  a = 1\n    b = 2\n  return a",
        "class A(B\n:\n    x = 1",
        "import a..b",
        "match = 1; type = 2; print(type(match))",
    ] {
        let source = format!("{before}{after}");
        let facts = facts(&source);
        let function = facts.functions.iter().find(|f| f.name.as_str() == "z");
        let decorator = function.and_then(|f| f.decorators.first()).map(|d| expr(&facts, *d));
        assert_eq!(decorator.as_deref(), Some("app.get(\"/z\")"), "{source}");
        let returns: Vec<String> = function.into_iter().flat_map(|f| &f.returns).map(|r| expr(&facts, *r)).collect();
        assert_eq!(returns, ["done()"], "{source}");
    }
    assert!(seen("if (x := 1\n    y = 2\n@m\ndef f():\n    return k(1)\n").iter().any(|call| call.ends_with("k(1)")));
    assert!(seen("x = [1, 2\ndef f(:\n    return k(1)\n").iter().any(|call| call.ends_with("k(1)")));
}

/// Shapes that break naive walks: each must end, with whatever facts, on the small stack of a worker thread.
#[test]
fn hostile_input() {
    let run = || {
        let nest = |open: &str, close: &str| format!("x = {}y{}", open.repeat(20_000), close.repeat(20_000));
        let blocks: String = (0..1_000).flat_map(|depth| [" ".repeat(depth), "if a:\n".to_owned()]).collect();
        let chain = |link: &str| format!("x = a{}", link.repeat(5_000));
        let sources = [
            nest("(", ")"),
            nest("[", "]"),
            nest("f(", ")"),
            nest("{1:", "}"),
            nest("lambda: ", ""),
            nest("not ", ""),
            nest("(", ""),
            nest("a if b else ", ""),
            nest("a = ", ""),
            chain(" * b % c"),
            chain(".b()"),
            chain("[0]"),
            chain(" < b"),
            format!("x: {}y{}", "T[".repeat(5_000), "]".repeat(5_000)),
            format!("x: '{}y{}'", "T[".repeat(5_000), "]".repeat(5_000)),
            format!("x: a{}", " | b".repeat(5_000)),
            format!("{blocks}{}b = 1\n", " ".repeat(1_000)),
            "'".repeat(10_000),
            "f'{".repeat(5_000),
            "\"\"\"\\".to_owned(),
            "@".repeat(1_000),
            "from . import (\nclass \ndef (\n*x, = \n\u{0}\u{feff}\\".to_owned(),
            "case match match: case\n  case _\nwith as: for in x: except as:".to_owned(),
        ];
        for source in &sources {
            show(&shallow(facts(source)));
        }
        assert_eq!(value(&nest("(", ")")), "y");
        let terms = facts(&chain(" + b"));
        let Some(Expr::Concat { items }) = terms.exprs.last() else { panic!("{:?}", terms.exprs.last()) };
        assert_eq!(items.len, 5_001);
        let Some(Expr::Choice { items }) = facts(&chain(" or b")).exprs.last() else { panic!("no choice") };
        assert_eq!(items.len, 5_001);
        let elifs = format!("if a: x = 1\n{}", "elif b(): x = 2\n".repeat(5_000));
        assert_eq!(facts(&elifs).bindings.len(), 5_001);
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(run).expect("a thread starts");
    thread.join().expect("no panic");
}

/// The facts without what would take long to show.
fn shallow(mut facts: FileFacts) -> FileFacts {
    facts.bindings.truncate(100);
    facts
}

#[test]
fn too_deep_is_noted() {
    let source = format!("x = {}y{}", "[".repeat(1_000), "]".repeat(1_000));
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_python::LANGUAGE.into()).expect("the grammar loads");
    let tree = parser.parse(&source, None).expect("parsing has no limit here");
    let built = lower(tree.root_node(), Builder::new(Language::Python, source.as_bytes()));
    assert_eq!(built.too_deep, Some(0));
}
