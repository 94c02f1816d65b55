use crate::engine::testing::points;

const PACK: &str = r#"
id = "rest"
title = "Rest"
gate = ["rest"]
path-syntax = "angle"
join = "keep"

[names]
view = "rest.view"

[settings]
"rest.settings" = "REST_SETTINGS"

[types]
Router = ["rest.Router"]

[[call]]
name = "register"
callee = "{Router}.register"
emit = "http_route"
path = "args.0"
class = "args.1"
element-name = "class-attr(args.1, lookup) | 'pk'"

[[call.routes]]
path = "/{@}/"
method = "GET"
member = ["retrieve"]

[call.members]
decorator = "rest.action"
path = "args.path | decorated.name"
method = "args.methods"
detail = "args.detail"
detail-path = "/{@}/"
tail = "/"
mapping = "mapping"

[[decorator]]
name = "view"
callee = "view.config"
emit = "http_route"
path = "args.path | class-decorator(view.defaults, args.path)"
"#;

#[test]
fn elements_have_the_name_that_the_class_says_and_members_further_verbs() {
    let text = "from rest import Router, action\n\nclass Users:\n    lookup = 'uid'\n    def retrieve(self): ...\n    \
                @action(detail=True, methods=['post'])\n    def lock(self): ...\n    @lock.mapping.delete\n    \
                def unlock(self): ...\n\nclass Posts:\n    def retrieve(self): ...\n\nrouter = Router()\n\
                router.register('users', Users)\nrouter.register('posts', Posts)\n";
    let want = [
        "DELETE /users/{uid}/lock/ a.py:15",
        "GET /posts/{pk}/ a.py:16",
        "GET /users/{uid}/ a.py:15",
        "POST /users/{uid}/lock/ a.py:15",
    ];
    assert_eq!(points(&[("python/rest", PACK)], &[("a.py", text)]), want);
}

#[test]
fn decorators_of_the_class_fill_in() {
    let text = "from rest import view\n\n@view.defaults(path='/things')\nclass Things:\n    @view.config()\n    \
                def get(self): ...\n    @view.config(path='/own')\n    def other(self): ...\n";
    assert_eq!(points(&[("python/rest", PACK)], &[("a.py", text)]), ["ANY /own a.py:7", "ANY /things a.py:5"]);
}

#[test]
fn settings_are_the_names_of_the_module_that_a_variable_names() {
    let app = "from rest import Router, settings\n\nclass Users:\n    def retrieve(self): ...\n\nrouter = Router()\n\
               router.register(f'{settings.BASE}/users', Users)\n";
    let manage = "import os\nos.environ.setdefault('REST_SETTINGS', 'conf.live')\n";
    let found = points(
        &[("python/rest", PACK)],
        &[
            ("a.py", app),
            ("manage.py", manage),
            ("conf/__init__.py", ""),
            ("conf/live.py", "from .base import *\n"),
            ("conf/base.py", "BASE = 'api'\n"),
            ("conf/settings.py", "BASE = 'wrong'\n"),
        ],
    );
    assert_eq!(found, ["GET /api/users/{pk}/ a.py:7"]);
    let found = points(&[("python/rest", PACK)], &[("a.py", app), ("settings.py", "BASE = 'plain'\n")]);
    assert_eq!(found, ["GET /plain/users/{pk}/ a.py:7"]);
}
