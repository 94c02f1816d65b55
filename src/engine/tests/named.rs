use crate::engine::testing::points;

const PACK: &str = r#"
id = "pyr"
title = "Pyr"
gate = ["pyr"]
path-syntax = "braces"

[types]
Config = ["pyr.Configurator"]

[[group]]
name = "configurator"
made-by = "pyr.Configurator"
prefix = "args.route_prefix"

[[group]]
name = "include"
made-by = "{Config}.include"
prefix = "args.route_prefix"
callback = "args.0"
callback-param = 0
callback-name = "includeme"

[[call]]
name = "add-route"
callee = "{Config}.add_route"
emit = "path"
path = "args.1"
path-name = "args.0"

[[decorator]]
name = "view"
callee = "pyr.view"
emit = "http_route"
path-name = "args.route_name"
method = "args.request_method"
"#;

#[test]
fn routes_name_paths_declared_by_functions_that_are_called_by_name() {
    let files = [
        (
            "app/__init__.py",
            "from pyr import Configurator\n\ndef main(settings):\n    config = Configurator()\n    \
             config.add_route('home', '/')\n    config.include('.users', route_prefix='/api')\n    \
             config.include('app.admin.setup', route_prefix='/adm')\n",
        ),
        ("app/users.py", "def includeme(config):\n    config.add_route('user', '/users/{id}')\n"),
        (
            "app/admin.py",
            "from . import deep\ndef setup(config):\n    config.add_route('stats', '/stats')\n    \
             config.include(deep, route_prefix='/deep')\n",
        ),
        ("app/deep.py", "def includeme(config):\n    config.add_route('down', '/down')\n"),
        (
            "app/views.py",
            "from pyr import view\n\n@view(route_name='home')\ndef home(request): ...\n\n\
             @view(route_name='user', request_method='GET')\ndef user(request): ...\n\n\
             @view(route_name='stats')\ndef stats(request): ...\n\n@view(route_name='down')\ndef down(request): ...\n\n\
             @view(route_name='nowhere')\ndef nowhere(request): ...\n",
        ),
    ];
    let want = [
        "ANY / app/views.py:3",
        "ANY /adm/deep/down app/views.py:12",
        "ANY /adm/stats app/views.py:9",
        "GET /api/users/{id} app/views.py:6",
    ];
    assert_eq!(points(&[("python/pyr", PACK)], &files), want);
}
