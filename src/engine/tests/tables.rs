use crate::engine::testing::points;

const RPC: &str = r#"
id = "rpc"
title = "RPC"
gate = ["rpc"]

[types]
Maker = ["rpc.init"]
Router = ["rpc.Router"]
Procedure = ["rpc.Procedure"]

[members]
"Maker.procedure" = "Procedure"

[[call]]
name = "make"
callee = "{Maker}.router"
emit = "nothing"
gives = "Router"

[[table]]
name = "router"
callee = "{Maker}.router"
items = "args.0"
on = "made"

[[element]]
name = "query"
made-by = "{Procedure}.query"
emit = "http_route"
path = "key"
default-methods = ["GET"]
join = "dot"

[[element]]
name = "router-element"
made-by = "{Router}"
emit = "mount"
prefix = "key"
child = "item"
join = "dot"

[[element]]
name = "nested"
emit = "table"
prefix = "key"
items = "item"
join = "dot"

[[call]]
name = "mount"
callee = "rpc.listen"
emit = "mount"
prefix = "concat(args.0, '/')"
child = "args.1"
"#;

#[test]
fn entries_of_maps_are_elements() {
    let files = [
        (
            "app.ts",
            "import { init, listen } from 'rpc'\nimport { users } from './users'\nconst t = init()\n\
             const root = t.router({\n  users,\n  ping: t.procedure.query(() => 1),\n  deep: {\n    down: t.procedure\n      \
             .query(f),\n  },\n})\nlisten('/trpc', root)\n",
        ),
        (
            "users.ts",
            "import { init } from 'rpc'\nconst t = init()\nexport const users = t.router({ list: t.procedure.query(f) })\n",
        ),
    ];
    let found = points(&[("ecma/rpc", RPC)], &files);
    assert_eq!(found, ["GET /trpc/deep.down app.ts:8", "GET /trpc/ping app.ts:6", "GET /trpc/users.list users.ts:3"]);
}

const SAIL: &str = r#"
id = "sail"
title = "Sail"
gate = ["sail"]
path-syntax = "colon"

[[table]]
name = "routes"
binding = "routes"
glob = "config/routes.js"

[[element]]
name = "route"
emit = "http_route"
path = "key"
path-has-method = true
"#;

#[test]
fn exported_maps_are_tables_where_the_file_stands_right() {
    let package = ("package.json", "{\"name\": \"a\", \"dependencies\": {\"sail\": \"1\"}}");
    let table = "module.exports.routes = {\n  'GET /users/:id': 'Users.find',\n  'post /users': { action: 'create' },\n  \
                 '/any': () => {},\n}\n";
    let found = points(&[("ecma/sail", SAIL)], &[package, ("config/routes.js", table), ("other/routes.js", table)]);
    let want = ["ANY /any config/routes.js:4", "GET /users/{id} config/routes.js:2", "POST /users config/routes.js:3"];
    assert_eq!(found, want);
    let whole = "module.exports = { routes: { 'GET /x': 'X.y' } }\n";
    let found = points(&[("ecma/sail", SAIL)], &[package, ("api/config/routes.js", whole)]);
    assert_eq!(found, ["GET /x api/config/routes.js:1"]);
}
