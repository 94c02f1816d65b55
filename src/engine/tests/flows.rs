use std::fmt::Write as _;

use crate::engine::testing::flows;

/// A pack with applications and stores, and what a language has of its own.
macro_rules! pack {
    ($own:literal) => {
        concat!(
            r#"
id = "web"
title = "Web"
gate = ["web", "db"]

[types]
App = ["web.App"]
Store = ["db.Store"]
"#,
            $own,
            r#"
[[call]]
name = "query"
callee = "{Store}.query"
emit = "db_call"
operation = "'select'"
target = "text(args.0)"
"#
        )
    };
}

const PYTHON: &str = pack!(
    r#"
[[decorator]]
name = "route"
callee = "{App}.get"
emit = "http_route"
path = "args.0"
handler = "decorated"
default-methods = ["GET"]

[[call]]
name = "depends"
callee = "web.Depends"
emit = "nothing"
"#
);

const ECMA: &str = pack!(
    r#"
[[call]]
name = "route"
callee = "{App}.get"
emit = "http_route"
path = "args.0"
handler = "args.1"
default-methods = ["GET"]

[[call]]
name = "extend"
callee = "{App}.extend"
emit = "attach"
prefix = "args.0"
items = "args.1"
"#
);

const GO: &str = r#"
id = "web"
title = "Web"
gate = ["example.com/web", "example.com/db"]

[[call]]
name = "route"
callee = "example.com/web.Get"
emit = "http_route"
path = "args.0"
handler = "args.1"
default-methods = ["GET"]

[[call]]
name = "query"
callee = "{example.com/db.Store}.Query"
emit = "db_call"
operation = "'select'"
target = "text(args.0)"
"#;

fn python(code: &str) -> Vec<String> {
    let head = "from web import App, Depends\nfrom db import Store\n\napp = App()\nstore = Store()\n";
    flows(&[("python/web", PYTHON)], &[("a.py", &format!("{head}{code}"))])
}

fn ecma(code: &str) -> Vec<String> {
    let head = "import { App } from 'web';\nimport { Store } from 'db';\n\nconst app = new App();\nconst store = new Store();\n";
    flows(&[("ecma/web", ECMA)], &[("a.ts", &format!("{head}{code}"))])
}

fn go(code: &str) -> Vec<String> {
    let head = "package main\n\nimport (\n\t\"example.com/web\"\n\t\"example.com/db\"\n)\n\n";
    flows(&[("go/web", GO)], &[("go.mod", "module shop\n"), ("main.go", &format!("{head}{code}"))])
}

#[test]
fn functions_of_a_module_lead_on_and_circles_end() {
    let code = "@app.get('/a')\ndef a():\n    return load(3)\n\ndef load(n):\n    if n:\n        return load(n - 1)\n    \
                return store.query('users')\n\n@app.get('/b')\ndef b():\n    return 1\n";
    assert_eq!(python(code), ["/a: select users  a:8 > load:13"]);
}

#[test]
fn the_shortest_way_is_told() {
    let code = "@app.get('/a')\ndef a():\n    far()\n    near()\n\ndef far():\n    middle()\n\ndef middle():\n    \
                near()\n\ndef near():\n    store.query('users')\n";
    assert_eq!(python(code), ["/a: select users  a:9 > near:18"]);
}

#[test]
fn a_shared_repository_reaches_the_table_of_its_owner() {
    let code = "class Repo:\n    def __init__(self, table):\n        self.table = table\n    def one(self):\n        \
                return self.find()\n    def find(self):\n        return store.query(self.table)\n\nclass Repos:\n    \
                @property\n    def users(self):\n        return Repo('users')\n    @property\n    def posts(self):\n        \
                return Repo('posts')\n\n@app.get('/users')\ndef users():\n    Repos().users.one()\n\n@app.get('/posts')\n\
                def posts(repos: Repos):\n    repos.posts.one()\n";
    assert_eq!(
        python(code),
        [
            "/posts: select posts  posts:28 > Repo.one:10 > Repo.find:12",
            "/users: select users  users:24 > Repo.one:10 > Repo.find:12"
        ]
    );
}

#[test]
fn of_many_callers_the_last_still_says_whose_method_it_calls() {
    let mut code = "class Repo:\n    def __init__(self, table):\n        self.table = table\n    def one(self, other):\n        \
                    return store.query(other or self.table)\n\nclass Repos:\n    @property\n    def users(self):\n        \
                    return Repo('users')\n    @property\n    def posts(self):\n        return Repo('posts')\n\n"
        .to_owned();
    for n in 0..60 {
        let _ = write!(code, "@app.get('/users/{n}')\ndef users{n}():\n    Repos().users.one(None)\n\n");
    }
    code.push_str("@app.get('/z')\ndef posts():\n    Repos().posts.one(None)\n");
    assert_eq!(python(&code).last().map(String::as_str), Some("/z: select posts  posts:262 > Repo.one:10"));
}

#[test]
fn a_wrapper_reaches_what_its_own_caller_names() {
    let code = "def fetch(table):\n    return store.query(table)\n\n@app.get('/users')\ndef users():\n    fetch('users')\n\n\
                @app.get('/posts')\ndef posts():\n    fetch('posts')\n";
    assert_eq!(python(code), ["/posts: select posts  posts:15 > fetch:7", "/users: select users  users:11 > fetch:7"]);
}

#[test]
fn methods_of_subclasses_run_where_the_receiver_is_one() {
    let code = "class Base:\n    def run(self):\n        self.work()\n    def work(self):\n        raise NotImplementedError\n\n\
                class Users(Base):\n    def work(self):\n        store.query('users')\n\nclass Posts(Base):\n    \
                def work(self):\n        store.query('posts')\n\n@app.get('/users')\ndef users():\n    Users().run()\n\n\
                @app.get('/any')\ndef any(job: Base):\n    job.run()\n";
    assert_eq!(
        python(code),
        [
            "/any: select posts  any:26 > Base.run:8 > Posts.work:18",
            "/any: select users  any:26 > Base.run:8 > Users.work:14",
            "/users: select users  users:22 > Base.run:8 > Users.work:14",
        ]
    );
}

#[test]
fn dependencies_run_before_their_handler() {
    let code = "from typing import Annotated\n\ndef user():\n    return store.query('users')\n\ndef tenant():\n    \
                store.query('tenants')\n\nTenant = Annotated[str, Depends(tenant)]\n\n@app.get('/a')\n\
                def a(current=Depends(user)): ...\n\n@app.get('/b')\ndef b(current: Tenant): ...\n";
    assert_eq!(python(code), ["/a: select users  a:17 > user:9", "/b: select tenants  b:14 > tenant:12"]);
}

#[test]
fn decorators_run_around_their_function() {
    let code = "def logged(f):\n    def wrapper(*args):\n        store.query('log')\n        return f(*args)\n    \
                return wrapper\n\n@app.get('/a')\n@logged\ndef a(): ...\n";
    assert_eq!(python(code), ["/a: select log  a:13 > wrapper:8"]);
}

#[test]
fn functions_handed_over_are_taken_to_run() {
    let code = "function save(row) { store.query('rows') }\nfunction tx(work) { return work(store); }\n\
                app.get('/each', () => { [1].forEach(save); });\napp.get('/tx', () => tx((s) => { s.query('inner'); }));\n\
                app.get('/later', () => { setTimeout(() => save(1), 10); });\napp.get('/none', () => { const save = 1; });\n";
    assert_eq!(
        ecma(code),
        [
            "/each: select rows  <anonymous>:8 > save:6",
            "/later: select rows  <anonymous>:10 > save:6",
            "/tx: select inner  <anonymous>:9",
        ]
    );
}

#[test]
fn injected_services_and_abstract_ones_are_known_by_their_classes() {
    let code = "abstract class Users { abstract all(): void }\nclass StoredUsers extends Users {\n  \
                constructor(private store: Store) { super(); }\n  all() { this.store.query('users'); }\n}\n\
                class Service {\n  constructor(private readonly users: Users) {}\n  list() { return this.users.all(); }\n}\n\
                class Controller {\n  constructor(private service: Service) {}\n  get = () => this.service.list();\n}\n\
                const controller = new Controller(new Service(null));\napp.get('/users', () => controller.service.list());\n";
    assert_eq!(ecma(code), ["/users: select users  <anonymous>:20 > Service.list:13 > StoredUsers.all:9"]);
}

#[test]
fn members_that_code_attaches_are_known() {
    let code = "const make = (app: App) => ({ all() { return store.query('users'); } });\napp.extend('users', make(app));\n\
                app.get('/users', () => app.users.all());\n";
    assert_eq!(ecma(code), ["/users: select users  <anonymous>:8 > all:6"]);
}

#[test]
fn interfaces_lead_to_the_types_that_have_their_methods() {
    let code = "type Repo interface {\n\tAll()\n}\n\ntype sqlRepo struct{ store *db.Store }\n\n\
                func (r *sqlRepo) All() { r.store.Query(\"users\") }\n\ntype Server struct{ repo Repo }\n\n\
                func (s *Server) List() { s.repo.All() }\n\nfunc (s *Server) Log() { go s.background() }\n\n\
                func (s *Server) background() { s.repo.(*sqlRepo).store.Query(\"log\") }\n\n\
                func Serve(s *Server) {\n\tweb.Get(\"/users\", s.List)\n\tweb.Get(\"/log\", s.Log)\n}\n";
    assert_eq!(go(code), ["/users: select users  Server.List:18 > sqlRepo.All:14"]);
}

#[test]
fn a_closure_made_with_a_function_calls_that_one_and_not_the_middleware_beside_it() {
    let code = "type App struct{ store *db.Store }\n\nfunc (a *App) logged(next any) any {\n\t\
                return func() { a.store.Query(\"log\") }\n}\n\nfunc adapt(run func()) any {\n\treturn func() { run() }\n}\n\n\
                func (a *App) users() any {\n\treturn adapt(func() { a.store.Query(\"users\") })\n}\n\n\
                func (a *App) posts() any {\n\treturn adapt(func() { a.store.Query(\"posts\") })\n}\n\n\
                func Serve(a *App) {\n\taround := []any{a.logged}\n\tweb.Get(\"/users\", web.Wrap(a.users(), around...))\n\t\
                web.Get(\"/posts\", web.Wrap(a.posts(), around...))\n}\n";
    assert_eq!(
        go(code),
        [
            "/posts: select posts  <anonymous>:15 > <anonymous>:23",
            "/users: select users  <anonymous>:15 > <anonymous>:19"
        ]
    );
}

#[test]
fn what_cannot_be_known_is_no_flow() {
    let code = "class A:\n    def save(self):\n        store.query('a')\n\nclass B:\n    def save(self):\n        store.query('b')\n\n\
                @app.get('/x')\ndef x(thing):\n    thing.save()\n";
    assert_eq!(python(code), Vec::<String>::new());
}
