use crate::engine::testing::points;

const PACK: &str = r#"
id = "oak"
title = "Oak"
gate = ["@oak/oak", "https://deno.land/x/oak"]

[names]
oak = ["@oak/oak", "https://deno.land/x/oak/mod.ts"]

[types]
Router = ["oak.Router"]

[[call]]
name = "get"
callee = "{Router}.get"
emit = "http_route"
path = "args.0"
default-methods = ["GET"]
"#;

#[test]
fn schemes_and_versions_in_module_names_do_not_count() {
    for module in [
        "@oak/oak",
        "jsr:@oak/oak@^17",
        "npm:@oak/oak@17.1.0",
        "https://esm.sh/@oak/oak@17",
        "https://deno.land/x/oak@v12.6.1/mod.ts",
    ] {
        let text = format!("import {{ Router }} from '{module}'\nconst r = new Router()\nr.get('/x', f)\n");
        assert_eq!(points(&[("ecma/oak", PACK)], &[("a.ts", &text)]), ["GET /x a.ts:3"], "{module}");
    }
}

#[test]
fn at_and_tilde_stand_for_the_source_folder() {
    let app = |path: &str| format!("import {{ r }} from '{path}'\nr.get('/x', f)\n");
    let routes = "import { Router } from '@oak/oak'\nexport const r = new Router()\n";
    for (path, main, target) in [
        ("@/routes", "a/app.js", "a/routes.js"),
        ("~/lib/routes", "a/src/deep/app.js", "a/src/lib/routes.js"),
        ("@/routes", "src/app.js", "src/routes.js"),
    ] {
        let found = points(&[("ecma/oak", PACK)], &[(main, &app(path)), (target, routes)]);
        assert_eq!(found, [format!("GET /x {main}:2")]);
    }
}

#[test]
fn a_file_with_one_long_line_is_read() {
    let fat = "x".repeat(20_000);
    let text = format!(
        "import {{ Router }} from '@oak/oak'\n// Some\n// lines\n// more.\nconst image = 'data:{fat}'\n\
         const r = new Router()\n\nr.get('/x', f)\nr.get('/y', f)\n"
    );
    assert_eq!(points(&[("ecma/oak", PACK)], &[("a.js", &text)]), ["GET /x a.js:8", "GET /y a.js:9"]);
}
