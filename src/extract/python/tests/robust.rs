//! Old, broken, hostile and deep code.

use super::*;

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
