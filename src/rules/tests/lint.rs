//! Every mistake that can be told, with its text.

use super::mistakes;

/// A pack with one rule, whose last lines are given.
fn pack(lines: &str) -> String {
    format!(
        "id = \"web\"\ntitle = \"Web\"\ngate = [\"web\"]\n[types]\nRouter = [\"web.App\"]\n[[call]]\n\
         callee = \"{{Router}}.get\"\nemit = \"http_route\"\npath = \"args.0\"\n{lines}"
    )
}

fn of(text: &str) -> Vec<String> {
    mistakes(&[("python/web.toml", text)])
}

fn of_rule(lines: &str) -> Vec<String> {
    of(&pack(lines))
}

#[test]
fn a_sound_pack_has_no_mistakes() {
    assert_eq!(of_rule(""), [""; 0]);
}

#[test]
fn unknown_keys_and_tables() {
    assert_eq!(
        of_rule("prefx = \"args.1\"\n"),
        ["python/web.toml:10:1: unknown key `prefx` in [[call]]\n  hint: did you mean `prefix`?"]
    );
    assert_eq!(
        of(&pack("").replace("title", "titel")),
        [
            "python/web.toml:1:1: `title` is missing",
            "python/web.toml:2:1: unknown key `titel`\n  hint: did you mean `title`?"
        ]
    );
    assert_eq!(
        of_rule("[[grup]]\nmade-by = \"web.Router\"\n"),
        ["python/web.toml:10:3: unknown table [[grup]]\n  hint: did you mean `group`?"]
    );
    assert_eq!(
        of_rule("[nams]\nw = \"web\"\n"),
        ["python/web.toml:10:2: unknown table [nams]\n  hint: did you mean `names`?"]
    );
    assert_eq!(
        of_rule("[[call.routes]]\npath = \"/x\"\nverb = \"GET\"\n"),
        [
            "python/web.toml:12:1: unknown key `verb` in [[call.routes]]\n  hint: one of: member, method, path, route-name, unless"
        ]
    );
}

#[test]
fn missing_keys() {
    assert_eq!(
        of_rule("[[call]]\nemit = \"http_route\"\npath = \"args.0\"\n"),
        ["python/web.toml:10:1: `callee` is missing in [[call]]"]
    );
    assert_eq!(
        of_rule("[[call]]\ncallee = \"{Router}.post\"\nemit = \"http_route\"\n"),
        ["python/web.toml:10:1: `path` or `routes` or `path-name` is missing in [[call]] with emit = \"http_route\""]
    );
    assert_eq!(
        of_rule("[[call]]\ncallee = \"{Router}.use\"\nemit = \"mount\"\n"),
        ["python/web.toml:10:1: `child` is missing in [[call]] with emit = \"mount\""]
    );
    assert_eq!(
        of_rule("[[class]]\nemit = \"group\"\n"),
        ["python/web.toml:10:1: [[class]] needs `base` or `decorator`"]
    );
    assert_eq!(
        of_rule("[[table]]\nitems = \"args.0\"\n"),
        ["python/web.toml:10:1: [[table]] needs `binding` or `callee`"]
    );
    assert_eq!(of_rule("[[table]]\ncallee = \"web.App\"\n"), ["python/web.toml:10:1: `items` is missing in [[table]]"]);
    assert_eq!(
        of_rule("[[param]]\nin = \"query\"\n"),
        ["python/web.toml:10:1: [[param]] needs exactly one of call, member, decorator, marker, dependency, \
          signature, schema"]
    );
}

#[test]
fn values_of_a_wrong_type() {
    assert_eq!(
        of_rule("min-args = \"2\"\n"),
        ["python/web.toml:10:12: `min-args` must be a whole number, not a string"]
    );
    assert_eq!(of_rule("min-args = -1\n"), ["python/web.toml:10:12: `min-args` must be between 0 and 65535"]);
    assert_eq!(of_rule("handler = 3\n"), ["python/web.toml:10:11: `handler` must be a string, not a whole number"]);
    assert_eq!(
        of_rule("default-methods = [1]\n"),
        ["python/web.toml:10:19: `default-methods` must be a string or a list of strings, not a list of other things"]
    );
    assert_eq!(
        of_rule("path-has-method = \"yes\"\n"),
        ["python/web.toml:10:19: `path-has-method` must be true or false, not a string"]
    );
    assert_eq!(
        of_rule("[group]\nmade-by = \"web.Router\"\n"),
        ["python/web.toml:10:2: `group` must be a list of tables, not a table\n  hint: write [[group]]"]
    );
    assert_eq!(
        of(&pack("").replace("[types]\nRouter = [\"web.App\"]", "[types]\nRouter = [\"web.App\"]\nApp = 1")),
        [
            "python/web.toml:6:7: `App` must be a string or a list of strings, not a whole number",
            "python/web.toml:6:1: the set `App` has no types"
        ]
        .map(str::to_owned)
        .into_iter()
        .rev()
        .collect::<Vec<_>>()
    );
}

#[test]
fn unknown_words() {
    assert_eq!(
        of(&pack("").replace("\"http_route\"", "\"http_rout\"")),
        ["python/web.toml:8:9: unknown emit `http_rout`\n  hint: did you mean `http_route`?"]
    );
    assert_eq!(
        of_rule("path-syntax = [\"colon\", \"angel\"]\n"),
        ["python/web.toml:10:26: unknown path-syntax `angel`\n  hint: did you mean `angle`?"]
    );
    assert_eq!(
        of_rule("join = \"glue\"\n"),
        ["python/web.toml:10:9: unknown join `glue`\n  hint: one of: dot, keep, plain, slash"]
    );
    assert_eq!(
        of_rule("[[param]]\ncall = \"{Router}.arg\"\nin = \"qery\"\nname = \"args.0\"\n"),
        ["python/web.toml:12:7: unknown location `qery`\n  hint: did you mean `query`?"]
    );
}

#[test]
fn names_that_are_not_there() {
    assert_eq!(
        of_rule("[[call]]\ncallee = \"{Ruter}.post\"\nemit = \"nothing\"\n"),
        ["python/web.toml:11:12: `Ruter` is not in [types]\n  hint: did you mean `Router`?"]
    );
    assert_eq!(
        of_rule("[[call]]\ncallee = \"Router.post\"\nemit = \"nothing\"\n"),
        ["python/web.toml:11:11: `Router` is a set of [types]\n  hint: write `{Router}.post`"]
    );
    assert_eq!(
        of_rule("handler-params = [\"Requst\"]\n"),
        ["python/web.toml:10:20: `Requst` is not in [types]\n  hint: one of: Router"]
    );
    assert_eq!(
        of_rule("returns = \"on\"\n"),
        ["python/web.toml:10:12: `returns` takes no selector `on`\n  hint: the receiver of the call is `self` here"]
    );
    assert_eq!(
        of_rule("returns = \"args.x\"\n"),
        ["python/web.toml:10:12: `returns` takes an argument by its index: `args.0`"]
    );
    assert_eq!(
        of(&pack("").replace("[[call]]", "[members]\nRouter = \"self\"\n[[call]]")),
        ["python/web.toml:7:1: `Router` names no member of a type\n  \
          hint: write \"Set.member\" or \"package.Type.member\""]
    );
}

#[test]
fn bad_selectors_are_told_at_their_column() {
    assert_eq!(
        of_rule("handler = \"args.0 | arg.1\"\n"),
        ["python/web.toml:10:21: unknown selector `arg`\n  hint: did you mean `args`?"]
    );
    assert_eq!(
        of_rule("require = [\"args.1\", \"kebap(name)\"]\n"),
        ["python/web.toml:10:23: unknown function `kebap` in a selector\n  hint: did you mean `kebab`?"]
    );
}

#[test]
fn bad_patterns_are_told_at_their_column() {
    assert_eq!(
        of_rule("[[call]]\ncallee = \"{Router}.post(x)\"\nemit = \"nothing\"\n"),
        ["python/web.toml:11:24: unexpected `(` in a pattern\n  \
          hint: a pattern names what is called, without its arguments"]
    );
    assert_eq!(
        of_rule("[[call]]\ncallee = \"{Router}.{post\"\nemit = \"nothing\"\n"),
        ["python/web.toml:11:20: `{` is never closed"]
    );
    assert_eq!(
        of_rule("[[call]]\ncallee = \"{Router}.a.b\"\nemit = \"nothing\"\n"),
        ["python/web.toml:11:11: a method pattern has one name after the braces\n  hint: say in [members] what `a` is"]
    );
    assert_eq!(
        of_rule("[[param]]\nmember = \"web.request.args\"\nin = \"query\"\n"),
        ["python/web.toml:11:11: a member needs a type in braces\n  hint: write `{Request}.query`"]
    );
}

#[test]
fn gates_and_ids() {
    let hint = "\n  hint: name the imports that tell that the framework is used: gate = [\"package\"]";
    assert_eq!(
        of(&pack("").replace("[\"web\"]", "[]")),
        [format!("python/web.toml:3:8: `gate` is empty: the pack would never be active{hint}")]
    );
    assert_eq!(
        of(&pack("").replace("gate = [\"web\"]\n", "")),
        [format!("python/web.toml:1:1: `gate` is missing: the pack would never be active{hint}")]
    );
    assert_eq!(
        mistakes(&[("python/other.toml", &pack(""))]),
        ["python/other.toml:1:7: the id `web` is not the name of the file\n  \
          hint: name the file web.toml, or write id = \"other\""]
    );
    let found = mistakes(&[("python/web.toml", &pack("")), ("python/other.toml", &pack(""))]);
    assert_eq!(found, ["python/other.toml:1:7: duplicate pack id `web`: see python/web.toml"]);
}

#[test]
fn rule_names_are_given_once() {
    assert_eq!(
        of_rule("name = \"a\"\n[[call]]\nname = \"a\"\ncallee = \"{Router}.post\"\nemit = \"nothing\"\n"),
        ["python/web.toml:12:9: duplicate rule name `a`"]
    );
}

#[test]
fn toml_that_cannot_be_parsed() {
    let found = of_rule("handler = \n");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("python/web.toml:10:11: not valid TOML: "), "{found:?}");
}

#[test]
fn unknown_language_folder() {
    assert_eq!(
        mistakes(&[("pyton/web.toml", &pack(""))]),
        ["pyton/web.toml:1:1: unknown language folder `pyton`\n  hint: did you mean `python`?"]
    );
}

#[test]
fn results_and_callbacks() {
    assert_eq!(
        of_rule("returns = \"self\"\ngives = \"Router\"\n"),
        ["python/web.toml:11:10: `gives` does not go with `returns = \"self\"`\n  \
          hint: leave out `gives`: the call gives back its receiver"]
    );
    assert_eq!(
        of_rule("callback = \"args.1\"\ncallback-types = { x = \"Router\" }\n"),
        ["python/web.toml:11:20: `x` is not the number of a parameter"]
    );
}

#[test]
fn files_that_are_no_text() {
    let folder = super::folder(&[("python/a.toml", "")]);
    std::fs::write(folder.path().join("python/a.toml"), [0xff, 0xfe, 0x00]).unwrap();
    let loaded = crate::rules::load(crate::rules::PackOrigin::Replace(folder.path()), &[]);
    let text = loaded.errors[0].to_string();
    assert!(text.ends_with("python/a.toml:1:1: cannot be read: stream did not contain valid UTF-8"), "{text}");
}
