use super::{load, mistakes};
use crate::model::rule::{Emit, Selector, Shape, Term};
use crate::model::sym::Sym;

const QUERY: &str = r#"; gate: web, web.core
; title: Web
; path-syntax: colon
; A comment with (parentheses and "quotes.
((call function: (identifier) @_f arguments: (argument_list . (string) @path))
 (#eq? @_f "route")
 (#set! emit "http_route") (#set! name "route") (#set! method "'GET'"))

[(list) (tuple)] @items
(
  (assignment left: (identifier) @on right: (call) @child)
  (#set! emit "mount")
  (#set! prefix "'/a;b'")
)
"#;

#[test]
fn every_pattern_is_a_rule() {
    let query = QUERY.replace("@items", "@items2");
    let query = query.replace("[(list) (tuple)] @items2", "([(list) (tuple)] @items (#set! emit table))");
    let loaded = load(&[("python/web.toml", ""), ("python/web.scm", &query)]);
    assert!(!loaded.errors.is_empty(), "an empty TOML file is no pack");
    let loaded = load(&[("python/web.scm", &query)]);
    assert_eq!(loaded.errors, []);
    let rules = &loaded.rules;
    let ids: Vec<&str> = rules.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids, ["web/route", "web/query-2", "web/query-3"]);
    assert_eq!(rules.queries[0].rules, [0, 1, 2]);
    assert!(rules.rules.iter().all(|rule| rule.shape == Shape::Query));
    assert_eq!(rules.packs[0].gate, [Sym::new("web"), Sym::new("web.core")]);
    assert_eq!(rules.packs[0].title, "Web");

    let [route, table, mount] = &rules.rules[..] else { panic!() };
    let capture = |name: &str| Selector(vec![Term::Capture { name: Sym::new(name) }]);
    assert_eq!((route.emit, route.line), (Emit::HttpRoute, 5));
    assert_eq!(route.path, capture("path"));
    assert_eq!(route.method, Selector(vec![Term::Text(Sym::new("GET"))]));
    assert_eq!((table.emit, &table.items), (Emit::Table, &capture("items")));
    assert_eq!((&mount.on, &mount.child), (&capture("on"), &capture("child")));
    assert_eq!(mount.prefix, Selector(vec![Term::Text(Sym::new("/a;b"))]));
}

/// tree-sitter and the cutting agree on what a pattern is.
#[test]
fn patterns_are_counted_as_tree_sitter_counts_them() {
    let loaded = load(&[(
        "python/web.scm",
        &QUERY.replace("[(list)", "([(list)").replace("] @items", "] @items (#set! emit \"table\"))"),
    )]);
    let query = &loaded.rules.queries[0];
    let compiled = tree_sitter::Query::new(&tree_sitter_python::LANGUAGE.into(), &query.source).unwrap();
    assert_eq!(compiled.pattern_count(), query.rules.len());
}

fn of(query: &str) -> Vec<String> {
    mistakes(&[("python/web.scm", &format!("; gate: web\n{query}\n"))])
}

#[test]
fn mistakes_of_queries() {
    assert_eq!(of("((call) @path (#set! emit \"http_route\"))"), [""; 0]);
    assert_eq!(
        of("((cal) @path (#set! emit \"http_route\"))"),
        ["python/web.scm:2:3: unknown node `cal`: ((cal) @path (#set! emit \"http_route\"))"]
    );
    assert_eq!(
        of("((call) @pth (#set! emit \"http_route\"))"),
        ["python/web.scm:2:9: unknown capture `@pth`\n  hint: did you mean `path`?"]
    );
    assert_eq!(
        of("((call) @path (#set! emmit \"http_route\"))"),
        [
            "python/web.scm:2:1: the pattern has no (#set! emit \"..\")",
            "python/web.scm:2:22: unknown property `emmit` of #set!\n  hint: did you mean `emit`?"
        ]
    );
    assert_eq!(
        of("((call) @path (#set! emit \"http_rout\"))"),
        ["python/web.scm:2:22: unknown emit `http_rout`\n  hint: did you mean `http_route`?"]
    );
    assert_eq!(
        of("((call) @path (#set! emit \"mount\") (#set! prefix \"arg.0\"))"),
        ["python/web.scm:2:43: `prefix`: unknown selector `arg`\n  hint: did you mean `args`?"]
    );
    let named = "((call) @path (#set! emit \"http_route\") (#set! name \"a\"))";
    assert_eq!(of(&format!("{named}\n{named}")), ["python/web.scm:3:1: duplicate rule name `a`"]);
    assert_eq!(
        mistakes(&[("python/web.scm", "((call) @path (#set! emit \"http_route\"))")]),
        [
            "python/web.scm:1:1: the query has no gate\n  hint: start the file with `; gate: name`, or write web.toml beside it"
        ]
    );
}

#[test]
fn a_pattern_that_is_never_closed() {
    let found = of("((call) @path (#set! emit \"http_route\")");
    assert!(found.contains(&"python/web.scm:2:1: the pattern is never closed".to_owned()), "{found:?}");
}
