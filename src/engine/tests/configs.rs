use crate::engine::testing::points;

const PACK: &str = r#"
id = "nest"
title = "Nest"
gate = ["nest"]
path-syntax = "colon"

[types]
App = ["nest.create"]
Config = ["nest.Config"]

[[group]]
made-by = "nest.create"

[[call]]
callee = "{App}.{get}"
emit = "http_route"
path = "args.0"
method = "verb"

[[call]]
callee = "{App}.resolve"
emit = "nothing"
returns = "new args.0"

[[call]]
callee = "nest.registerAs"
emit = "config"
prefix = "args.0"
items = "args.1"

[[call]]
callee = "nest.load"
emit = "config"
items = "args.files.*"

[[call]]
callee = "{Config}.{get|getOrThrow}"
emit = "nothing"
gives-config = "args.0"
"#;

#[test]
fn configuration_is_found_by_its_key() {
    let files = [
        (
            "src/app.config.ts",
            "import { registerAs } from 'nest'\nexport default registerAs<AppConfig>('app', () => {\n  check()\n  \
             return { prefix: '/api', deep: { own: '/own' } }\n})\n",
        ),
        ("src/other.ts", "export const other = () => ({ http: { root: '/root' } })\n"),
        ("src/load.ts", "import { load } from 'nest'\nimport { other } from './other'\nload({ files: [other] })\n"),
        (
            "src/main.ts",
            "import { create, Config } from 'nest'\nconst app = create()\nconst config = app.resolve(Config<All>)\n\
             app.get(config.getOrThrow('app.prefix', { infer: true }))\napp.get(config.get('app.deep.own'))\n\
             app.get(config.get('http.root'))\napp.get(config.get('app.absent', '/default'))\n\
             app.get(config.get('application.prefix', '/else'))\n",
        ),
        (
            "src/service.ts",
            "import { create, Config } from 'nest'\nimport { Own } from './own'\nconst app = create()\n\
             app.get(app.resolve(Own).prefix())\n",
        ),
        (
            "src/own.ts",
            "import { Config } from 'nest'\nexport class Own {\n  constructor(private config: Config) {}\n  \
             prefix() { return this.config.get('app.prefix') + '/own' }\n}\n",
        ),
    ];
    let want = [
        "GET /api src/main.ts:4",
        "GET /api/own src/service.ts:4",
        "GET /default src/main.ts:7",
        "GET /else src/main.ts:8",
        "GET /own src/main.ts:5",
        "GET /root src/main.ts:6",
    ];
    assert_eq!(points(&[("ecma/nest", PACK)], &files), want);
}
