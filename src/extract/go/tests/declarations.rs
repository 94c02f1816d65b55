//! Imports, constants, variables, functions and types.

use super::{bindings, facts, lines};

#[test]
fn package_and_build_tag() {
    let facts = facts("// Copyright\n\n//go:build linux && !cgo\n\npackage api\n//go:build late\n");
    assert_eq!((facts.package.as_str(), facts.build_tag.as_str()), ("api", "linux && !cgo"));
}

#[test]
fn imports() {
    let source =
        "package p\nimport \"net/http\"\nimport (\n e \"x/lib\"\n \"x/kit/v5\"\n . \"x/dot\"\n _ \"x/side\"\n)";
    assert_eq!(
        lines(source),
        [
            "import * from net/http",
            "import * from x/lib",
            "import * from x/kit/v5",
            "import ** from x/dot",
            "import  from x/side",
            "s0 http = import#0",
            "s0 e = import#1",
            "s0 kit = import#2",
            "s0 v5 = import#2",
        ]
    );
}

#[test]
fn constants_repeat_and_count() {
    let source = "package p\nconst A, B = \"a\", A + \"b\"\nconst (\n C K = iota\n D\n E = \"e\"\n F\n _ = iota\n G = 1 << iota\n)";
    assert_eq!(
        lines(source),
        [
            "s0 A = \"a\"",
            "s0 B = concat(A, \"b\")",
            "s0 C: K = ?",
            "s0 D: K = ?",
            "s0 E = \"e\"",
            "s0 F = \"e\"",
            "s0 G = ?",
        ]
    );
}

#[test]
fn variables() {
    let source = "package p\nvar a *T\nvar (\n b, c pkg.T = x, y\n d, e = f()\n)\nvar _ I = (*T)(nil)";
    assert_eq!(lines(source), ["s0 a: T = -", "s0 b: pkg.T = x", "s0 c: pkg.T = y", "s0 d = f()[0]", "s0 e = f()[1]"]);
}

#[test]
fn functions() {
    let source = "package p\nfunc (s *S[K]) M(a, b int, _ string, rest ...pkg.T) (n int, err error) {\n return\n}\n\
                  func g(int, func(string) error) (*T, error) { return x, nil }\nfunc h[T any](t T) map[string][]T";
    assert_eq!(
        lines(source),
        [
            "s1 s: S[K] = param0.0",
            "s1 a: int = param0.1",
            "s1 b: int = param0.2",
            "s1 rest: pkg.T = param0.4",
            "s1 n: int = -",
            "s1 err: error = -",
            "s0 g = fn#1",
            "s3 t: T = param2.0",
            "s0 h = fn#2",
            "fn#0 M s1 (s:Receiver:S[K]=-, a:Normal:int=-, b:Normal:int=-, _:Normal:string=-, rest:Rest:pkg.T=-) -> \
             [int, error] returns [[n, err]] decorators [] lines 2-4",
            "fn#1 g s2 (:Normal:int=-, :Normal:functype(string, [error])=-) -> [T, error] returns [[x, null]] \
             decorators [] lines 5-5",
            "fn#2 h s3 (t:Normal:T=-) -> map[[string, [][T]]] returns [] decorators [] lines 6-6",
        ]
    );
}

#[test]
fn a_functions_types_come_before_its_first_expression() {
    let facts = facts("package p\nfunc f(a T) U { return g(a) }\nvar x = 1");
    let f = &facts.functions[0];
    assert!(f.params[0].ty < f.first && f.return_type < f.first && f.has_body);
    assert!(f.returns[0] >= f.first && f.returns[0] < f.end);
    assert!(facts.bindings.last().is_some_and(|x| x.value >= f.end));
}

#[test]
fn function_literals_take_the_name_of_their_variable() {
    let all = lines("package p\nfunc f() {\n g := func(a int) string { return a }\n h(func() {})\n}");
    assert!(all.iter().any(|l| l.starts_with("fn#1 g s2 (a:Normal:int=-) -> string returns [a]")), "{all:?}");
    assert!(all.iter().any(|l| l.starts_with("fn#2  s3 ()")), "{all:?}");
}

#[test]
fn structs() {
    let source = "package p\ntype T[A, B any] struct {\n X, Y *pkg.U `json:\"x\"`\n Base\n *pkg.Emb[A] \"q\"\n \
                  In struct{ Z chan int }\n}";
    assert_eq!(
        lines(source),
        [
            "s0 T = class#0",
            "class#0 Struct T s1 bases [Base; pkg.Emb[A]] methods [] decorators []",
            "  field X: pkg.U = - `json:\"x\"`",
            "  field Y: pkg.U = - `json:\"x\"`",
            "  field Emb: pkg.Emb[A] = - `q`",
            "  field In: class#1 = - ``",
            "class#1 Struct  s2 bases [] methods [] decorators []",
            "  field Z: chan[int] = - ``",
        ]
    );
    let params: Vec<&str> = facts(source).classes[0].type_params.iter().map(|p| p.as_str()).collect();
    assert_eq!(params, ["A", "B"]);
}

#[test]
fn interfaces_and_aliases() {
    let source = "package p\ntype (\n I interface {\n  io.Reader\n  Get(path string, hs ...H) (R, error)\n  Done()\n }\n \
                  H func(w W, r *R)\n M = map[string]any\n)\nfunc f() { type L []pkg.T }";
    let all = lines(source);
    assert_eq!(all[..4], ["s0 I = class#0", "s0 H = class#1", "s0 M = class#2", "s4 L = class#3"].map(str::to_owned));
    assert_eq!(
        all[6..],
        [
            "class#0 Interface I s1 bases [io.Reader] methods [] decorators []",
            "  field Get: functype(string, ...H, [R, error]) = - ``",
            "  field Done: functype() = - ``",
            "class#1 Alias H s2 bases [functype(W, R)] methods [] decorators []",
            "class#2 Alias M s3 bases [map[[string, any]]] methods [] decorators []",
            "class#3 Alias L s5 bases [[][pkg.T]] methods [] decorators []",
        ]
        .map(str::to_owned)
    );
}

#[test]
fn declared_types_of_locals() {
    assert_eq!(bindings("var r *pkg.Router\nvar a [3]T"), ["s1 r: pkg.Router = -", "s1 a: [][T] = -"]);
}
