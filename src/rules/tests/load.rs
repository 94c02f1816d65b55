use super::{folder, load};
use crate::model::language::Language;
use crate::model::rule::{Callback, Emit, PackSource, ParamRuleKind, Returns, Rule, RuleSet, Selector, Shape, Term};
use crate::model::sym::Sym;
use crate::rules::{PackOrigin, load_languages};

const WEB: &str = r#"
id = "web"
title = "Web"
gate = ["example.com/web/v3"]
join = "plain"
[names]
w = "example.com/web/v3"
mid = ["example.com/web/mid", "example.com/mid"]
[types]
Router = ["w.Router", "w.{New|Default}"]
Context = "w.Context"
[members]
"Router.Base" = "self"
"Context.App" = "Router"
[canonical]
"w.Old" = "w.New"
[class-methods]
"w.ModelView" = ["list", "create"]
[bases]
"w.ModelView" = "w.View"
[[group]]
name = "group"
made-by = "{Router}.Group"
prefix = "args.0"
callback = "args.1"
callback-param = 0
callback-types = { 1 = "Context" }
[[call]]
callee = "{Router}.{Get|Post}"
emit = "http_route"
path = "args.0"
handler-params = ["", "Context"]
receiver-names = ["app"]
returns = "self"
[[call]]
callee = "mid.Wrap"
emit = "nothing"
returns = "args.0"
[[decorator]]
callee = "w.Old"
emit = "http_route"
path = "args.0"
[[class]]
base = ["w.View", "w.Handler"]
emit = "http_route"
[[table]]
binding = "routes"
[[element]]
made-by = "w.{Path|Route}"
emit = "http_route"
path = "args.0"
[[param]]
member = "{Context}.{Query|Form.Values}"
in = "query"
"#;

fn web() -> RuleSet {
    let loaded = load(&[("go/web.toml", WEB)]);
    assert_eq!(loaded.errors, []);
    loaded.rules
}

fn sym(text: &str) -> Sym {
    Sym::new(text)
}

fn ids(rules: &RuleSet, numbers: Option<&Vec<u32>>) -> Vec<&'static str> {
    numbers.into_iter().flatten().map(|number| rules.rules[*number as usize].id.as_str()).collect()
}

fn rule<'r>(rules: &'r RuleSet, id: &str) -> &'r Rule {
    rules.rules.iter().find(|rule| rule.id.as_str() == id).unwrap()
}

#[test]
fn methods_are_indexed_for_every_type_of_their_set() {
    let rules = web();
    for ty in ["example.com/web.Router", "example.com/web.New", "example.com/web.Default", "web#Router"] {
        for method in ["Get", "Post"] {
            let found = rules.methods.of(Language::Go, sym(ty), sym(method));
            assert_eq!(ids(&rules, Some(&found.into_owned())), ["web/call-1"], "{ty}.{method}");
        }
    }
    assert_eq!(ids(&rules, rules.by_shape.get(&(Language::Go, sym("Get")))), ["web/call-1"]);
    assert_eq!(rules.by_shape.get(&(Language::Go, sym("Group"))), None);
    assert!(rules.methods.types().all(|(language, _)| language == Language::Go));
}

#[test]
fn functions_are_indexed_by_their_full_names() {
    let rules = web();
    for name in ["example.com/web/mid.Wrap", "example.com/mid.Wrap"] {
        assert_eq!(ids(&rules, rules.by_callee.get(&(Language::Go, sym(name)))), ["web/call-2"]);
    }
    // Another name of a thing counts as the thing.
    let canonical = rules.by_callee.get(&(Language::Go, sym("example.com/web.New")));
    assert_eq!(ids(&rules, canonical), ["web/decorator-1"]);
    assert_eq!(rules.canonical[&(Language::Go, sym("example.com/web.Old"))], sym("example.com/web.New"));
    let mut names: Vec<&str> = rules.call_names.iter().map(|(_, name)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Get", "Group", "New", "Post", "Wrap"]);
}

#[test]
fn classes_bindings_and_elements_have_their_own_indexes() {
    let rules = web();
    for base in ["example.com/web.View", "example.com/web.Handler"] {
        assert_eq!(ids(&rules, rules.by_base.get(&(Language::Go, sym(base)))), ["web/class-1"]);
    }
    assert_eq!(ids(&rules, rules.by_binding.get(&(Language::Go, sym("routes")))), ["web/table-1"]);
    assert_eq!(ids(&rules, rules.elements.get(&0)), ["web/element-1"]);
    let types = &rule(&rules, "web/element-1").element_types;
    assert_eq!(*types, [sym("example.com/web.Path"), sym("example.com/web.Route")]);
}

#[test]
fn what_is_known_of_outside_types() {
    let rules = web();
    let member = |ty: &str, name: &str| rules.members.get(&(Language::Go, sym(ty), sym(name))).copied();
    assert_eq!(member("web#Router", "Base"), Some(Sym::EMPTY));
    assert_eq!(member("example.com/web.Context", "App"), Some(sym("web#Router")));
    let view = (Language::Go, sym("example.com/web.ModelView"));
    assert_eq!(rules.class_methods[&view], [sym("list"), sym("create")]);
    assert_eq!(rules.bases[&view], [sym("example.com/web.View")]);
}

#[test]
fn keys_of_rules_and_their_defaults() {
    let rules = web();
    let group = rule(&rules, "web/group");
    assert_eq!((group.emit, group.line), (Emit::Group, 21));
    assert_eq!(group.returns, Returns::Type(sym("web#Router")), "a group of one set is of that set");
    let Some(Callback { function, group_param, params, .. }) = group.callback.as_deref() else { panic!("no callback") };
    assert_eq!(function.0, [Term::Arg { index: 1, path: Vec::new() }]);
    assert_eq!((*group_param, params.as_slice()), (Some(0), &[(1, sym("web#Context"))][..]));

    let call = rule(&rules, "web/call-1");
    assert_eq!((call.shape, call.returns, call.max_args), (Shape::Call, Returns::On, u16::MAX));
    assert_eq!(call.handler_params, [Sym::EMPTY, sym("web#Context")]);
    assert_eq!(call.on, Selector(vec![Term::On { path: Vec::new() }]));
    assert_eq!(call.join, crate::model::rule::Join::Plain, "the pack's");
    assert_eq!(rule(&rules, "web/call-2").returns, Returns::Arg(0));
    assert_eq!(rule(&rules, "web/decorator-1").handler, Selector(vec![Term::Decorated]));
    assert!(rule(&rules, "web/element-1").on.is_empty());
}

#[test]
fn a_parameter_rule_for_each_member() {
    let rules = web();
    let kinds: Vec<_> = rules.params.iter().map(|param| &param.kind).collect();
    let [ParamRuleKind::Member { types, path: first }, ParamRuleKind::Member { path: second, .. }] = kinds[..] else {
        panic!("{kinds:?}")
    };
    assert_eq!(*types, [sym("example.com/web.Context"), sym("web#Context")]);
    assert_eq!((first.as_slice(), second.as_slice()), (&[sym("Query")][..], &[sym("Form"), sym("Values")][..]));
}

#[test]
fn go_gates_lose_their_version() {
    assert_eq!(web().packs[0].gate, [sym("example.com/web")]);
}

fn small(id: &str, title: &str) -> String {
    format!("id = \"{id}\"\ntitle = \"{title}\"\ngate = [\"{id}\"]\n")
}

#[test]
fn an_overlay_takes_the_place_of_the_same_pack() {
    let base = folder(&[
        ("python/a.toml", &small("a", "old")),
        ("python/a.scm", "; gate: a\n((call) @path (#set! emit \"http_route\"))"),
        ("python/b.toml", &small("b", "b")),
    ]);
    let over = folder(&[("python/a.toml", &small("a", "new")), ("go/c.toml", &small("c", "c"))]);
    let loaded = crate::rules::load(PackOrigin::Replace(base.path()), &[over.path().to_owned()]);
    assert_eq!(loaded.errors, []);
    let packs: Vec<_> = loaded.rules.packs.iter().map(|pack| (pack.id.as_str(), pack.title.as_str())).collect();
    assert_eq!(packs, [("c", "c"), ("a", "new"), ("b", "b")]);
    assert!(loaded.rules.queries.is_empty(), "the old pack's query went with it");
}

#[test]
fn user_packs_lie_over_those_of_the_binary() {
    let over = folder(&[("python/zz-own.toml", &small("zz-own", "Own"))]);
    let plain = crate::rules::load(PackOrigin::BuiltIn, &[]).rules.packs;
    let with = crate::rules::load(PackOrigin::BuiltIn, &[over.path().to_owned()]).rules.packs;
    assert_eq!(with.len(), plain.len() + 1);
    let own = with.iter().find(|pack| pack.id.as_str() == "zz-own").unwrap();
    assert_eq!(own.source, PackSource::User);
    assert!(plain.iter().all(|pack| pack.source == PackSource::BuiltIn));
}

#[test]
fn only_the_languages_asked_for() {
    let base = folder(&[("python/a.toml", &small("a", "A")), ("go/b.toml", &small("b", "B"))]);
    let loaded = load_languages(PackOrigin::Replace(base.path()), &[], &[Language::Go], &[], true);
    assert_eq!(loaded.rules.packs.iter().map(|pack| pack.id.as_str()).collect::<Vec<_>>(), ["b"]);
}

#[test]
fn a_broken_pack_leaves_the_others() {
    let loaded = load(&[("python/a.toml", "id = "), ("python/b.toml", &small("b", "B"))]);
    assert_eq!(loaded.errors.len(), 1);
    assert_eq!(loaded.rules.packs.iter().map(|pack| pack.id.as_str()).collect::<Vec<_>>(), ["b"]);
}

#[test]
fn a_folder_that_is_not_there_is_empty() {
    let loaded = crate::rules::load(PackOrigin::Replace(std::path::Path::new("/nowhere/at/all")), &[]);
    assert_eq!((loaded.rules.packs.len(), loaded.errors.len()), (0, 0));
}
