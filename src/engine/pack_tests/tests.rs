use super::*;
use crate::model::rule::Emit;

/// Runs one fixture against a pack.
fn run(name: &str, fixture: &str) -> Tested {
    run_with("python", &[("larch.toml", PACK)], name, fixture)
}

/// Runs one fixture against a pack whose files are given.
fn run_with(language: &str, pack: &[(&str, &str)], name: &str, fixture: &str) -> Tested {
    let folder = tempfile::tempdir().unwrap();
    let packs = folder.path().join("queries").join(language);
    std::fs::create_dir_all(&packs).unwrap();
    for (name, text) in pack {
        std::fs::write(packs.join(name), text).unwrap();
    }
    let tests = folder.path().join("tests");
    std::fs::create_dir_all(&tests).unwrap();
    std::fs::write(tests.join(name), fixture).unwrap();
    test_packs(PackOrigin::Replace(&folder.path().join("queries")), &[], &[tests]).unwrap()
}

const PACK: &str = r#"
id = "larch"
title = "Larch"
gate = ["larch"]
path-syntax = "angle"
[[decorator]]
callee = "{larch.App}.leaf"
emit = "http_route"
path = "args.0"
default-methods = ["GET"]
"#;

#[test]
fn all_fixtures_of_the_built_in_packs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/rules");
    let tested = test_packs(PackOrigin::BuiltIn, &[], &[folder]).unwrap();
    let failures: Vec<String> = tested.failures.iter().map(ToString::to_string).collect();
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    assert!(tested.fixtures > 0, "no fixture was found");
}

/// Packs that make points, by language and id.
fn packs_with_points() -> Vec<(&'static str, String)> {
    let loaded = crate::rules::load_languages(PackOrigin::BuiltIn, &[], &Language::ALL, &[], false);
    let rules = loaded.rules;
    let makes = |emit: Emit| {
        matches!(
            emit,
            Emit::Point(_) | Emit::Env | Emit::HttpRoute | Emit::WebSocket | Emit::Sse | Emit::Static | Emit::Tree
        )
    };
    let mut out = Vec::new();
    for (number, pack) in rules.packs.iter().enumerate() {
        // Services without packs have fixtures of their own.
        let own = rules.rules.iter().any(|rule| rule.pack == number && makes(rule.emit) && rule.line > 1);
        if own {
            out.push((pack.language.name(), pack.id.to_string()));
        }
    }
    out.sort();
    out.dedup();
    out
}

#[test]
fn every_pack_has_a_positive_and_a_negative_fixture() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/rules");
    let mut wrong = Vec::new();
    let packs = packs_with_points();
    assert!(packs.len() > 200, "{}", packs.len());
    for (language, id) in packs {
        let (mut found, mut denied) = (0, 0);
        for path in super::fixtures(&folder.join(language).join(&id)) {
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.to_string_lossy();
            let fixture = parse_fixture(&name, &text, comment_prefix(&name).unwrap()).unwrap();
            found += fixture.expectations.iter().filter(|e| e.status == Status::Expect).count();
            denied += fixture.expectations.iter().filter(|e| e.status == Status::Ok).count();
        }
        if found == 0 || denied == 0 {
            wrong.push(format!("{language}/{id}: {found} points expected, {denied} denied"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_fixture_is_scanned_in_memory_with_its_imports() {
    let fixture = r#"# file: core.py
from larch import App
app = App()
# file: web/users.py
from core import app
# itmap: http_route GET /users/{id}
@app.leaf("/users/<id>")
def user(id):
    other.leaf("/x")  # ok: http_route
# todo: http_route GET /later
later()
"#;
    let tested = run("case.py", fixture);
    assert_eq!(tested.failures, []);
    assert_eq!((tested.fixtures, tested.expectations, tested.todo), (1, 1, 1));
}

#[test]
fn failures_stand_at_their_lines() {
    let fixture =
        "from larch import App\napp = App()\n@app.leaf('/a')\ndef a(): ...\nb()  # itmap: http_route GET /b\n";
    let tested = run("case.py", fixture);
    let failures: Vec<(u32, &str)> = tested.failures.iter().map(|f| (f.line, f.message.as_str())).collect();
    assert_eq!(failures, [(3, "not expected: http_route GET /a (case.py:3)"), (5, "missing: http_route GET /b")]);
    assert!(tested.failures[0].file.ends_with("tests/case.py"));
}

#[test]
fn mistakes_of_packs_are_told_first() {
    let folder = tempfile::tempdir().unwrap();
    let packs = folder.path().join("python");
    std::fs::create_dir_all(&packs).unwrap();
    std::fs::write(packs.join("larch.toml"), "id = 'larch'\n").unwrap();
    let result = test_packs(PackOrigin::Replace(folder.path()), &[], &[]);
    assert!(matches!(result, Err(ScanError::BadPack(_))));
}

const FILES: &str = r#"
id = "larch"
title = "Larch"
packages = ["larch"]
app-files = ["larch.config.*"]
path-syntax = "brackets"
[types]
Router = ["larch.Router"]
[[call]]
callee = "{Router}.get"
emit = "http_route"
path = "args.0"
method = "'GET'"
[[file]]
name = "handler"
glob = ["{,src/}pages/api/**/*.{js,ts}", "!**/_*"]
root = ["pages", "src/pages"]
index = "index"
exports = { GET = "GET", action = ["POST", "PUT"], default = "ANY" }
[[file]]
name = "page"
glob = "{,src/}pages/**/*.vue"
root = ["pages", "src/pages"]
index = "index"
default-methods = "GET"
"#;

fn files(fixture: &str) -> Vec<String> {
    let tested = run_with("ecma", &[("larch.toml", FILES)], "case.ts", fixture);
    tested.failures.iter().map(|failure| format!("{}: {}", failure.line, failure.message)).collect()
}

#[test]
fn places_of_files_are_routes() {
    let failures = files(
        r#"// file: package.json
{"dependencies": {"larch": "1"}}
// file: pages/api/users/[id].ts
const show = () => 1;
export { show as GET }; // itmap: http_route GET /api/users/{id}
export const other = 1;
export async function action() {} // itmap: http_route POST|PUT /api/users/{id}
// file: src/pages/api/index.js
module.exports = (req, res) => res.end(); // itmap: http_route ANY /api
// file: pages/api/_helper.ts
export const GET = () => 1;
// file: pages/api/again.ts
export * from "./users/[id]"; // itmap: http_route GET|POST|PUT /api/again
// file: pages/index.vue
<template/> // itmap: http_route GET /
// file: other/pages/api/none.ts
export const GET = () => 1;
"#,
    );
    assert_eq!(failures, [""; 0]);
}

#[test]
fn applications_are_told_by_packages_or_by_their_own_files() {
    let failures = files(
        r#"// file: package.json
{"workspaces": ["apps/*"]}
// file: apps/shop/larch.config.mjs
export default {};
// file: apps/shop/pages/api/cart.ts
export const GET = () => 1; // itmap: http_route GET /api/cart
// file: apps/shop/pages/cart/[id].vue
<template/> // itmap: http_route GET /cart/{id}
// file: apps/site/pages/api/none.ts
export const GET = () => 1;
"#,
    );
    assert_eq!(failures, [""; 0]);
}

#[test]
fn a_router_behind_a_catch_all_file_has_its_own_routes() {
    let failures = files(
        r#"// file: package.json
{"dependencies": {"larch": "1"}}
// file: pages/api/[...all].ts
import { Router } from "larch";
import { handle } from "other";
const app = new Router();
app.get("/api/one", one); // itmap: http_route GET /api/one
export const GET = handle(app);
export const action = (request) => app.fetch(request);
export default handle(somethingElse); // itmap: http_route ANY /api/{all*}
"#,
    );
    assert_eq!(failures, [""; 0]);
}

#[test]
fn handlers_for_any_method_tell_their_verbs() {
    let handler = |body: &str, methods: &str| {
        let expected = if methods.is_empty() { "ANY" } else { methods };
        let fixture = format!(
            "// file: package.json\n{{\"dependencies\": {{\"larch\": \"1\"}}}}\n// file: pages/api/a.ts\n\
             // itmap: http_route {expected} /api/a\nexport default function h(req, res) {{\n{body}\n}}\n"
        );
        assert_eq!(files(&fixture), [""; 0], "{body}");
    };
    handler("if (req.method === 'POST') { return a() }\nres.status(405).end()", "POST");
    handler("if (req.method !== 'PUT') { return res.status(400).end() }\na()", "PUT");
    handler("switch (req.method) { case 'GET': a(); break; case 'DELETE': b(); break }", "DELETE|GET");
    handler("const { method } = req; if (method === 'GET') a(); else if (method === 'PATCH') b();", "GET|PATCH");
    handler(
        "if (req.method === 'OPTIONS') return; if (req.method === 'POST') a(); else fail('Method Not Allowed')",
        "POST",
    );
    handler(
        "if (req.method === 'PUT') return a(); if (req.method === 'POST') return b();\nres.send(c)",
        "GET|POST|PUT",
    );
    handler("if (req.method === 'PUT') return a(); if (req.method === 'POST') return b();\nreturn 'c'", "GET|POST|PUT");
    handler("if (req.method === 'POST') { a(req) }", "POST");
    handler("if (req.method === 'POST') { a(req) } else { b(req) }", "GET|POST");
    handler("if (req.method === 'GET') { cache() }\na()", "");
    handler("if (req.method !== 'GET') { check() }\na()", "");
    handler("if (req.method === 'GET' || req.method === 'HEAD') { cache() }\na()", "");
    handler("switch (req.query.type) { case 'POST': a(); break; case 'GET': b() }", "");
    handler("if (req.method === wanted) { a() } else if (req.method === 'POST') { b() } else { r(405) }", "");
}
