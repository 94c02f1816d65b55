use crate::engine::testing::points;

const PACK: &str = r#"
id = "nest"
title = "Nest"
gate = ["nest"]
path-syntax = "colon"

[types]
App = ["nest.create"]
Header = ["nest.Kind.HEADER"]

[[group]]
made-by = "nest.create"

[[call]]
name = "root"
callee = "{App}.root"
emit = "mount"
child = "args.0"

[[call]]
name = "prefix"
callee = "{App}.prefix"
emit = "prefix"
prefix = "args.0"
except = "args.1.exclude"

[[call]]
name = "versions"
callee = "{App}.versions"
emit = "version"
prefix = "args.prefix | 'v'"
version = "args.defaultVersion"

[[class]]
name = "module"
decorator = "nest.Module"
emit = "mount"
child = "args.controllers.*"

[[class]]
name = "controller"
decorator = "nest.Controller"
emit = "group"
prefix = "args.path"
version = "args.version"

[[decorator]]
name = "get"
callee = "nest.Get"
emit = "http_route"
within-class = true
path = "args.0"
default-methods = ["GET"]

[[decorator]]
name = "version"
callee = "nest.Version"
emit = "nothing"
version = "args.0"
"#;

const APP: &str = "
import { create, Controller, Get, Module, Version, NEUTRAL } from 'nest'
@Controller({ path: 'users', version: '1' })
class Users {
  @Get() list() {}
  @Version(['2', '3']) @Get(':id') one() {}
  @Version(NEUTRAL) @Get('plain') plain() {}
}
@Controller({ path: 'health' })
class Health { @Get('live') live() {} @Get('ready') ready() {} }
@Module({ controllers: [Users, Health] })
class AppModule {}
const app = create()
app.root(AppModule)
";

fn scan(calls: &str) -> Vec<String> {
    points(&[("ecma/nest", PACK)], &[("app.ts", &format!("{APP}{calls}"))])
}

#[test]
fn versions_stand_behind_the_prefix_whichever_is_called_first() {
    let want = [
        "GET /api/health/live app.ts:10",
        "GET /api/health/ready app.ts:10",
        "GET /api/users/plain app.ts:7",
        "GET /api/v1/users app.ts:5",
        "GET /api/v2/users/{id} app.ts:6",
        "GET /api/v3/users/{id} app.ts:6",
    ];
    assert_eq!(scan("app.prefix('api')\napp.versions({})\n"), want);
    assert_eq!(scan("app.versions({})\napp.prefix('api')\n"), want);
}

#[test]
fn without_versions_on_the_router_declared_ones_do_not_count() {
    let found = scan("app.prefix('api')\n");
    assert!(found.contains(&"GET /api/users app.ts:5".to_owned()), "{found:?}");
}

#[test]
fn defaults_and_excepted_paths() {
    let calls = "
app.prefix('api', { exclude: ['health/live', { path: 'health/ready', method: 'POST' }] })
app.versions({ defaultVersion: '9', prefix: 'ver' })
";
    let found = scan(calls);
    assert!(found.contains(&"GET /ver9/health/live app.ts:10".to_owned()), "{found:?}");
    assert!(found.contains(&"GET /api/ver9/health/ready app.ts:10".to_owned()), "{found:?}");
}
