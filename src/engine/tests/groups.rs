use crate::engine::testing::points;

const PACK: &str = r#"
id = "web"
title = "Web"
gate = ["web"]
path-syntax = "colon"

[types]
Router = ["web.app"]

[[call]]
name = "get"
callee = "{Router}.get"
emit = "http_route"
path = "args.0"
default-methods = ["GET"]

[[group]]
name = "load"
made-by = "{Router}.load"
prefix = "args.options.prefix"
callback-param = 0
returns = "self"

[group.folder]
root = "args.dir"
names = "args.names"
params = "args.params"
own = ["autoPrefix"]
whole = ["prefixOverride"]
index = ["index"]

[[group]]
name = "group"
made-by = "{Router}.group"
prefix = "chain.prefix.args.0"
callback = "args.0"
"#;

fn scan(files: &[(&str, &str)]) -> Vec<String> {
    points(&[("ecma/web", PACK)], files)
}

#[test]
fn modules_below_a_folder_are_called_with_the_group() {
    let plugin = "module.exports = async function (app) { app.get('/x', () => {}) }\n";
    let found = scan(&[
        ("package.json", "{\"name\": \"a\"}"),
        (
            "src/app.js",
            "const { app } = require('web')\nconst path = require('path')\nconst root = app()\n\
             root.load({ dir: path.join(__dirname, '..', 'src', 'routes'), options: { prefix: '/api' }, params: true })\n\
             root.load({ dir: './flat', names: false })\n",
        ),
        ("src/routes/root.js", plugin),
        ("src/routes/users/_id/posts.js", plugin),
        ("src/routes/deep/index.js", plugin),
        ("src/routes/deep/hidden.js", plugin),
        ("src/routes/deep/more/other.js", plugin),
        (
            "src/routes/own/a.js",
            "module.exports = function (app) { app.get('/y', f) }\nmodule.exports.autoPrefix = '/set'\n",
        ),
        (
            "src/routes/own/b.mjs",
            "export default (app) => { app.get('/z', f) }\nexport const prefixOverride = '/all'\n",
        ),
        ("flat/sub/c.js", plugin),
    ]);
    let want = [
        "GET /all/z src/routes/own/b.mjs:1",
        "GET /api/deep/more/x src/routes/deep/more/other.js:1",
        "GET /api/deep/x src/routes/deep/index.js:1",
        "GET /api/set/y src/routes/own/a.js:1",
        "GET /api/users/{id}/x src/routes/users/_id/posts.js:1",
        "GET /api/x src/routes/root.js:1",
        "GET /x flat/sub/c.js:1",
    ];
    let hidden = "GET /x src/routes/deep/hidden.js:1";
    let found: Vec<String> = found.into_iter().filter(|f| !f.contains("hidden")).collect();
    assert_eq!(found, want, "{hidden}");
}

#[test]
fn a_module_tells_where_it_is_in_several_ways() {
    let plugin = "export default async (app) => { app.get('/x', () => {}) }\n";
    for place in [
        "fileURLToPath(new URL('./routes', import.meta.url))",
        "join(dirname(fileURLToPath(import.meta.url)), 'routes')",
        "join(import.meta.dirname, 'routes')",
        "join(process.cwd(), 'src', 'routes')",
    ] {
        let app = format!(
            "import {{ app }} from 'web'\nimport {{ join, dirname }} from 'node:path'\n\
             import {{ fileURLToPath }} from 'node:url'\nconst root = app()\nroot.load({{ dir: {place} }})\n"
        );
        let found = scan(&[("package.json", "{}"), ("src/app.mjs", &app), ("src/routes/a/b.mjs", plugin)]);
        assert_eq!(found, ["GET /a/x src/routes/a/b.mjs:1"], "{place}");
    }
}

#[test]
fn what_runs_inside_a_group_lies_in_it() {
    let found = scan(&[
        (
            "routes.js",
            "const { app } = require('web')\nconst router = app()\nmodule.exports = router\n\
             router.get('/out', h)\nfunction helper() {\n  router.get('/helped', h)\n}\n\
             router.group(() => {\n  router.get('/in', h)\n  helper()\n  router.group(() => {\n    \
             router.get('/deep', h)\n    require('./more')\n  }).prefix('/inner')\n}).prefix('/outer')\n",
        ),
        ("more.js", "const router = require('./routes')\nrouter.get('/more', h)\n"),
    ]);
    let want = [
        "GET /out routes.js:4",
        "GET /outer/helped routes.js:6",
        "GET /outer/in routes.js:9",
        "GET /outer/inner/deep routes.js:12",
        "GET /outer/inner/more more.js:2",
    ];
    assert_eq!(found, want);
}

#[test]
fn callbacks_can_be_modules_loaded_in_place_and_members_of_objects() {
    let pack = "id = \"web\"\ntitle = \"Web\"\ngate = [\"web\"]\n\n[types]\nRouter = [\"web.app\"]\n\n\
                [[call]]\ncallee = \"{Router}.get\"\nemit = \"http_route\"\npath = \"args.0\"\n\
                default-methods = [\"GET\"]\n\n[[group]]\nmade-by = \"{Router}.register\"\nprefix = \"args.1.prefix\"\n\
                callback = \"args.0.plugin.register | args.0\"\ncallback-param = 0\n";
    let app = "const { app } = require('web')\nconst root = app()\nconst plugin = require('./object')\n\
               root.register(require('./whole'), { prefix: '/a' })\nroot.register(import('./named.mjs'), { prefix: '/b' })\n\
               root.register({ plugin }, { prefix: '/c' })\n";
    let found = points(
        &[("ecma/web", pack)],
        &[
            ("app.js", app),
            ("whole.js", "module.exports = function (app) { app.get('/x', f) }\n"),
            ("named.mjs", "export default async (app) => { app.get('/x', f) }\n"),
            ("object.js", "module.exports = { name: 'o', register: (server) => { server.get('/x', f) } }\n"),
        ],
    );
    assert_eq!(found, ["GET /a/x whole.js:1", "GET /b/x named.mjs:1", "GET /c/x object.js:1"]);
}
