//! Functions, parameters, scopes and bindings.

use super::{calls, facts, has, js, ts};
use crate::extract::show::expr;
use crate::model::facts::{Expr, ExprId, ScopeKind};
use crate::model::language::Dialect;

#[test]
fn functions_take_the_name_they_are_bound_to() {
    let text = js("
function a() {}
const b = () => 1;
const o = { c: function () {}, d() {}, 'e-f': async () => {}, get g() { return 2 }, set g(v) {} };
let h;
h = function () {};
const i = function j() {};
x.k = (v) => v;
");
    let names: Vec<&str> =
        text.lines().filter(|l| l.starts_with("fn#")).filter_map(|line| line.split(' ').nth(1)).collect();
    assert_eq!(names, ["a", "b", "c", "d", "e-f", "g", "g", "h", "j", "k"]);
    has(&text, &["s0 o = {\"c\", fn#2, \"d\", fn#3, \"e-f\", fn#4, \"g\", fn#5}", "s0 h = fn#7", "store x.k = fn#9"]);
}

#[test]
fn parameters() {
    let text = ts("
function f(this: App, a: string, b?: number, c = g(), { d, e: { h = 1 } }: Opts = {}, ...rest: T[]) {}
");
    has(
        &text,
        &[
            "s1 a: string = param0.1",
            "s1 b: number = param0.2",
            "s1 c = param0.3",
            "s1 d = param0.4.d",
            "s1 h = choice(param0.4.e.h, 1)",
            "s1 rest: Array[T] = param0.5",
            "fn#0 f s1 (:Receiver:App=-, a:Normal:string=-, b:Normal:number=-, c:Normal:-=g(), :Normal:Opts={}, rest:Rest:Array[T]=-) -> - returns [] decorators [] lines 2-2",
        ],
    );
}

#[test]
fn the_range_of_a_function_holds_its_body_only() {
    let facts = facts(Dialect::TypeScript, "class A { @Get(x()) m(@Body(y()) b: T): R { z(); return w() } }");
    let f = &facts.functions[0];
    let inside: Vec<String> = (f.first.0..f.end.0)
        .map(ExprId)
        .filter(|id| matches!(facts.expr(*id), Expr::Call { .. }))
        .map(|id| crate::extract::show::expr(&facts, id))
        .collect();
    assert_eq!(inside, ["z()", "w()"]);
    assert_eq!(calls(&facts).len(), 6);
    let this = |id: ExprId| matches!(facts.expr(id), Expr::Call { scope, .. } if scope == f.scope);
    assert!(f.returns.iter().copied().all(this));
    assert!(f.decorators.iter().chain(&f.params[0].decorators).all(|id| !this(*id)));
}

#[test]
fn returned_and_yielded_values() {
    let text = js("
const a = x => ({ y: x });
function* b() { yield 1; yield* c; if (d) { return e } }
function f() { return [1].map(() => { return 2 }) }
");
    has(
        &text,
        &[
            "fn#0 a s1 (x:Normal:-=-) -> - returns [{\"y\", x}] decorators [] lines 2-2",
            "fn#1 b s2 () -> - returns [1; c; e] decorators [] lines 3-3",
            "fn#2 f s4 () -> - returns [[1].map(fn#3)] decorators [] lines 4-4",
            "fn#3  s5 () -> - returns [2] decorators [] lines 4-4",
        ],
    );
}

#[test]
fn declarations_hold_for_their_whole_block() {
    let text = js("app.use(later); const before = 1; function later() {} class Late {}");
    has(&text, &["s0 later = fn#0", "s0 Late = class#0", "s0 before = 1"]);
}

#[test]
fn blocks_and_function_scopes() {
    let text = js("
let a = 1;
if (c) { var b = 2; let d = 3; a = 4 } else if (e) { a = 5 } else a = 6;
{ a = 7 }
function f() { for (const x of xs) { a = x; var g = 8 } undeclared = 9 }
try { a = 10 } catch ({ message }) { a = 11 } finally { a = 12 }
");
    has(
        &text,
        &[
            "s0 f = fn#0",
            "s0 a = 1",
            "s0 in s1 b = 2",
            "s1 d = 3",
            "s0 in s1 a = 4",
            "s0 in s2 a = 5",
            "s0 in s3 a = 6",
            "s0 in s4 a = 7",
            "s6 x = each(xs)",
            "s0 in s6 a = x",
            "s5 in s6 g = 8",
            "s0 in s5 undeclared = 9",
            "s0 in s7 a = 10",
            "s8 message = ?.message",
            "s0 in s8 a = 11",
            "s0 in s9 a = 12",
        ],
    );
    let facts = facts(Dialect::JavaScript, "if (a) {} {} switch (b) { case 1: default: }");
    let branches = facts.scopes.iter().filter(|scope| scope.kind == ScopeKind::Branch).count();
    assert_eq!((facts.scopes.len(), branches), (5, 3));
}

#[test]
fn loops() {
    let text = js("
for (const [k, v] of Object.entries(o)) use(k, v);
for (var key in table) {}
for (let i = 0, n = 3; i < n; i++) {}
for (known of ks) {}
");
    has(
        &text,
        &[
            "s1 k = each(Object.entries(o))[0]",
            "s1 v = each(Object.entries(o))[1]",
            "s0 in s2 key = eachkey(table)",
            "s3 i = 0",
            "s3 n = 3",
            "s0 in s4 known = each(ks)",
        ],
    );
}

#[test]
fn this_is_that_of_the_function_around_arrows() {
    let facts = facts(Dialect::JavaScript, "class A { m() { return () => this.x } f = () => this; }");
    let this: Vec<ScopeKind> = facts
        .exprs
        .iter()
        .filter_map(|expr| match expr {
            Expr::This { scope } => Some(facts.scopes[scope.index()].kind),
            _ => None,
        })
        .collect();
    assert!(
        matches!(this[..], [ScopeKind::Function(m), ScopeKind::Class(_)] if facts.functions[m.index()].name.as_str() == "m")
    );
}

#[test]
fn destructuring() {
    let text = js("
const { a = 1, b: { c }, [k]: d, 'e-f': g, ...rest } = o;
const [x, , y = 2, ...zs] = list;
[p.q, r[0]] = pair;
({ s, t: u } = v);
");
    has(
        &text,
        &[
            "s0 a = choice(o.a, 1)",
            "s0 c = o.b.c",
            "s0 d = o[k]",
            "s0 g = o.e-f",
            "s0 rest = o",
            "s0 x = list[0]",
            "s0 y = choice(list[2], 2)",
            "s0 zs = list",
            "s0 s = v.s",
            "s0 u = v.t",
            "store p.q = pair[0]",
            "store r[0] = pair[1]",
        ],
    );
}

#[test]
fn assignments() {
    let text = js("let s = 'a'; s += b; s ??= c; s -= 1; this.x = y; o[k] = z; o.n += 'm'; a = e = f();");
    has(
        &text,
        &[
            "s0 s = \"a\"",
            "s0 s += b",
            "s0 s = choice(s, c)",
            "s0 s = ?",
            "s0 e = f()",
            "s0 a = f()",
            "store this.x = y",
            "store o[k] = z",
            "store o.n += \"m\"",
        ],
    );
}

#[test]
fn what_stands_around_code_is_kept() {
    let facts = facts(
        Dialect::JavaScript,
        "try { a(); } catch (e) { if (b) throw e; throw new C(); } finally { d(); }\nconst x = 5 * MS * 2;",
    );
    let [clause] = facts.control.clauses.as_slice() else { panic!("one clause") };
    let calls = |from: ExprId, to: ExprId| -> Vec<String> {
        let ids = (from.0..to.0).map(ExprId).filter(|id| matches!(facts.expr(*id), Expr::Call { .. }));
        ids.map(|id| expr(&facts, id)).collect()
    };
    assert_eq!(calls(clause.tried.0, clause.tried.1), ["a()"]);
    assert_eq!(calls(clause.body.0, clause.body.1), ["new C()"]);
    let throws: Vec<String> = facts.control.throws.iter().map(|throw| expr(&facts, throw.value)).collect();
    assert_eq!(throws, ["e", "new C()"]);
    let product = facts.bindings.last().map(|binding| expr(&facts, binding.value));
    assert_eq!(product.as_deref(), Some("5 * MS * 2"));
}
