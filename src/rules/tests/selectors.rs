use crate::model::rule::{Key, Selector, Term};
use crate::model::sym::Sym;
use crate::rules::pattern::{self, Pattern};
use crate::rules::selector;

fn sym(text: &str) -> Sym {
    Sym::new(text)
}

fn name(text: &str) -> Key {
    Key::Name(sym(text))
}

fn terms(text: &str) -> Vec<Term> {
    selector::parse(text).unwrap().0
}

fn arg(index: i32, path: Vec<Key>) -> Term {
    Term::Arg { index, path }
}

#[test]
fn arguments() {
    assert_eq!(terms("args.0"), [arg(0, vec![])]);
    assert_eq!(terms(" args.-1 "), [arg(-1, vec![])]);
    assert_eq!(terms("args.0.url"), [arg(0, vec![name("url")])]);
    assert_eq!(terms("args.1.*"), [arg(1, vec![Key::Each])]);
    assert_eq!(terms("args.0.keys"), [arg(0, vec![Key::Keys])]);
    assert_eq!(terms("args.0.-1.'a b'"), [arg(0, vec![Key::Index(-1), name("a b")])]);
    assert_eq!(terms("args.1.."), [Term::Rest { start: 1 }]);
    assert_eq!(terms("args.*"), [Term::Rest { start: 0 }]);
    assert_eq!(terms("args.url_prefix"), [Term::Keyword { name: sym("url_prefix"), path: vec![] }]);
    assert_eq!(terms("args.a.b.0"), [Term::Keyword { name: sym("a"), path: vec![name("b"), Key::Index(0)] }]);
}

#[test]
fn other_terms() {
    assert_eq!(
        terms("verb | name|on | on.field.x | decorated | decorated.name | type-arg | @path | 'GET'"),
        [
            Term::Verb,
            Term::Name,
            Term::On { path: vec![] },
            Term::On { path: vec![name("field"), name("x")] },
            Term::Decorated,
            Term::DecoratedName,
            Term::TypeArg,
            Term::Capture { name: sym("path") },
            Term::Text(sym("GET")),
        ]
    );
    assert_eq!(terms("item.0"), [Term::Item { path: vec![Key::Index(0)] }]);
    assert_eq!(terms("''"), [Term::Text(Sym::EMPTY)]);
    assert_eq!(
        terms("chain.Methods.args.0.*"),
        [Term::Chain { method: sym("Methods"), then: Box::new(arg(0, vec![Key::Each])) }]
    );
}

#[test]
fn functions() {
    let of = |term| Box::new(Selector(vec![term]));
    let methods_of = Term::MethodsOf { of: of(arg(1, vec![])), prefix: sym(""), suffix: Box::default() };
    assert_eq!(terms("methods-of(args.1)"), [methods_of]);
    assert_eq!(terms("words(verb)"), [Term::Words(of(Term::Verb))]);
    assert_eq!(terms("kebab( name )"), [Term::Case(sym("kebab"), of(Term::Name))]);
    assert_eq!(terms("lower(name)"), [Term::Case(sym("lower"), of(Term::Name))]);
    assert_eq!(terms("before(' ', args.0)"), [Term::Before(sym(" "), of(arg(0, vec![])))]);
    assert_eq!(terms("after(':', lower(name))"), [Term::After(sym(":"), of(Term::Case(sym("lower"), of(Term::Name))))]);
    let either = Box::new(Selector(vec![arg(1, vec![]), Term::On { path: vec![] }]));
    assert_eq!(terms("class-attr(args.1 | on, prefix)"), [Term::ClassAttr(either, sym("prefix"))]);
}

fn mistake(text: &str) -> (usize, String, Option<String>) {
    let mistake = selector::parse(text).unwrap_err();
    (mistake.offset, mistake.message, mistake.hint)
}

#[test]
fn mistakes_have_a_place_and_a_hint() {
    let plain = |offset, message: &str| (offset, message.to_owned(), None);
    let hinted = |offset, message: &str, hint: &str| (offset, message.to_owned(), Some(hint.to_owned()));
    assert_eq!(mistake(""), plain(0, "a selector is missing here"));
    assert_eq!(mistake("args.0 |"), plain(8, "a selector is missing here"));
    assert_eq!(mistake("args"), plain(4, "`args` needs an index or a keyword: `args.0`, `args.path`"));
    assert_eq!(mistake("args."), plain(5, "an index or a name is missing after `.`"));
    assert_eq!(mistake("args.0x"), plain(5, "`0x` is not an index"));
    assert_eq!(mistake("args.-1.."), plain(9, "a range starts at 0 or more: `args.1..`"));
    assert_eq!(mistake("args.0 args.1"), plain(7, "unexpected `a` in a selector"));
    assert_eq!(mistake("'GET"), plain(0, "the closing `'` is missing"));
    assert_eq!(mistake("@"), plain(1, "a capture needs a name after `@`"));
    assert_eq!(mistake("words(args.0"), plain(12, "`)` is missing"));
    assert_eq!(mistake("class-attr(args.0)"), plain(17, "`,` is missing: class-attr(selector, attribute)"));
    assert_eq!(mistake("class-attr(args.0, )"), plain(19, "the name of the class attribute is missing"));
    assert_eq!(mistake("before(args.0)"), plain(7, "`before` needs a quoted text first: before(' ', args.0)"));
    assert_eq!(mistake("chain.Methods"), plain(13, "`chain` needs a method and a selector: `chain.Methods.args.0`"));
    assert_eq!(mistake("verbs"), hinted(0, "unknown selector `verbs`", "did you mean `verb`?"));
    assert_eq!(
        mistake("url_prefix"),
        hinted(
            0,
            "unknown selector `url_prefix`",
            "a keyword argument is `args.url_prefix`, a constant is `'url_prefix'`"
        )
    );
    assert_eq!(mistake("kebab"), hinted(0, "unknown selector `kebab`", "`kebab` needs parentheses: kebab(..)"));
    assert_eq!(
        mistake("befor(' ', verb)"),
        hinted(0, "unknown function `befor` in a selector", "did you mean `before`?")
    );
}

fn names(text: &str) -> Vec<String> {
    match pattern::parse(text).unwrap() {
        Pattern::Names(pieces) => pieces.into_iter().map(|piece| piece.name.into_owned()).collect(),
        other @ Pattern::Members { .. } => panic!("{other:?}"),
    }
}

fn members(text: &str) -> (Vec<String>, Vec<String>) {
    match pattern::parse(text).unwrap() {
        Pattern::Members { types, paths } => (
            types.into_iter().map(|piece| piece.name.into_owned()).collect(),
            paths.iter().map(|path| path.join("/")).collect(),
        ),
        other @ Pattern::Names(_) => panic!("{other:?}"),
    }
}

fn strings(all: &[&str]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

#[test]
fn patterns_of_names() {
    assert_eq!(names("web.urls.{path|re_path}"), ["web.urls.path", "web.urls.re_path"]);
    assert_eq!(names("@scope/pkg.Get"), ["@scope/pkg.Get"]);
    assert_eq!(names("{a.X|b.{Y|Z}}"), ["a.X", "b.Y", "b.Z"]);
    assert_eq!(names("a.{B | C}.{d|e}"), ["a.B.d", "a.B.e", "a.C.d", "a.C.e"]);
}

#[test]
fn patterns_of_members() {
    assert_eq!(members("{Router}.{GET|POST}"), (strings(&["Router"]), strings(&["GET", "POST"])));
    assert_eq!(members("{a.X|b.Y}.*"), (strings(&["a.X", "b.Y"]), strings(&["*"])));
    assert_eq!(members("{Request}.form.values"), (strings(&["Request"]), strings(&["form/values"])));
}

#[test]
fn mistakes_of_patterns() {
    let mistake = |text: &str| {
        let mistake = pattern::parse(text).unwrap_err();
        (mistake.offset, mistake.message)
    };
    let said = |offset: usize, message: &str| (offset, message.to_owned());
    assert_eq!(mistake(""), said(0, "the pattern is empty"));
    assert_eq!(mistake("a.{b"), said(2, "`{` is never closed"));
    assert_eq!(mistake("a.b}"), said(3, "`}` without `{` in a pattern"));
    assert_eq!(mistake("a.b|c"), said(3, "`|` without `{` in a pattern"));
    assert_eq!(mistake("a.{b||c}"), said(5, "an alternative is empty"));
    assert_eq!(mistake("a b"), said(1, "unexpected ` ` in a pattern"));
    assert_eq!(mistake("a.b(c)"), said(3, "unexpected `(` in a pattern"));
    assert_eq!(mistake("a.b)"), said(3, "unexpected `)` in a pattern"));
    assert!(pattern::parse("{a|b}.c()").is_ok() && pattern::parse("{a.b()}.c").is_ok());
    assert_eq!(mistake("a..{b|c}"), said(0, "a name before or after a dot is missing"));
    assert_eq!(mistake("a.b."), said(0, "a name before or after a dot is missing"));
    assert_eq!(mistake("{A}."), said(4, "a name before or after a dot is missing"));
}

/// Packs come from strangers: no text takes the stack or the memory.
#[test]
fn depth_and_size_have_limits() {
    let nested = selector::parse(&"words(".repeat(100_000)).unwrap_err();
    assert_eq!(nested.message, "the selector is nested too deeply");
    let chained = selector::parse(&"chain.A.".repeat(100_000)).unwrap_err();
    assert_eq!(chained.message, "the selector is nested too deeply");
    let braces = pattern::parse(&"{a|b}".repeat(100_000)).unwrap_err();
    assert_eq!(braces.message, "a pattern has at most 32 braces");
    let names = pattern::parse(&"{a|b}".repeat(32)).unwrap_err();
    assert_eq!(names.message, "the pattern stands for more than 2048 names");
}

/// Arbitrary text is an answer or a mistake within it, never a panic.
#[test]
fn any_text_is_answered() {
    let alphabet =
        ["args", ".", "0", "-1", "*", "{", "}", "|", "(", ")", "'", "@", ",", " ", "é", "verb", "before", ".."];
    let mut state = 7u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..state % 9 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(alphabet[(state >> 33) as usize % alphabet.len()]);
        }
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        for result in [selector::parse(&text).err(), pattern::parse(&text).err()].into_iter().flatten() {
            assert!(result.offset <= text.len(), "{text:?}: {result:?}");
        }
    }
}
