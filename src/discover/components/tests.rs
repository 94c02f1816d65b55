//! Which components there are, whose files and of what kind.

use crate::discover::testing::Tree;
use crate::discover::{Discovery, Options};
use crate::model::scope::FileScope;

fn show(discovery: &Discovery) -> Vec<String> {
    let kind = |kind| format!("{kind:?}").to_lowercase();
    let line = |c: &crate::model::component::Component| {
        format!("{} {} {} {}", c.id, c.name, kind(c.kind), c.languages.join("+"))
    };
    discovery.components.iter().map(line).collect()
}

fn found(files: &[(&str, &str)]) -> Vec<String> {
    show(&Tree::new(files).discover())
}

#[test]
fn a_file_belongs_to_the_nearest_manifest() {
    let discovery = Tree::new(&[
        ("package.json", r#"{"name": "web", "browserslist": [], "scripts": {"start": "x"}}"#),
        ("a.ts", ""),
        ("api/go.mod", "module example.com/shop/v2\n"),
        ("api/cmd/x/main.go", ""),
        ("api/a.go", ""),
        ("jobs/pyproject.toml", "[project]\nname = 'jobs'\n[build-system]\n"),
        ("jobs/jobs/app.py", ""),
        ("jobs/sub/requirements.txt", "one\n"),
        ("jobs/sub/app.py", ""),
    ])
    .discover();
    assert_eq!(
        show(&discovery),
        [". web frontend typescript", "api shop service go", "jobs jobs library python", "jobs/sub sub service python"]
    );
    let owners: Vec<_> = discovery.files.iter().map(|file| (file.rel.as_str(), file.component)).collect();
    assert_eq!(
        owners,
        [("a.ts", 0), ("api/a.go", 1), ("api/cmd/x/main.go", 1), ("jobs/jobs/app.py", 2), ("jobs/sub/app.py", 3)]
    );
    assert_eq!(discovery.components[3].dependencies.python.iter().collect::<Vec<_>>(), ["one"]);
}

#[test]
fn without_a_manifest_the_root_is_the_component() {
    let tree = Tree::new(&[("shop/a.py", "")]);
    let discovery = tree.discover_with(Options { paths: vec![tree.path("shop")], ..Options::default() });
    assert_eq!(show(&discovery), [". shop library python"]);
    assert!(found(&[("readme.md", "")]).is_empty());
}

#[test]
fn an_image_splits_only_where_nothing_says_more() {
    let services =
        [("a/Dockerfile", ""), ("a/x.py", ""), ("b/Dockerfile", ""), ("b/main.go", ""), ("compose.yaml", "")];
    assert_eq!(found(&services), ["a a service python", "b b service go"]);
    let tree = Tree::new(&services);
    tree.write("go.mod", b"module example.com/m\n");
    let discovery = tree.discover();
    assert_eq!(show(&discovery), [". m service go+python"]);
    assert_eq!(discovery.components[0].manifests, ["a/Dockerfile", "b/Dockerfile", "compose.yaml", "go.mod"]);
}

#[test]
fn tool_settings_and_test_requirements_do_not_split() {
    let files = [
        ("pyproject.toml", "[project]\nname='a'\n"),
        ("a.py", ""),
        ("sub/pyproject.toml", "[tool.ruff]\n"),
        ("sub/b.py", ""),
        ("tests/requirements.txt", "pytest\n"),
        ("tests/test_a.py", ""),
        ("docs/requirements.txt", "sphinx\n"),
        ("docs/conf.py", ""),
        ("requirements/dev.txt", "mypy\n"),
        ("esm/package.json", r#"{"type": "module"}"#),
        ("esm/a.js", ""),
    ];
    let discovery = Tree::new(&files).discover();
    assert_eq!(show(&discovery), [". a library javascript+python"]);
    assert_eq!(discovery.components[0].dependencies.python.iter().collect::<Vec<_>>(), ["mypy", "pytest", "sphinx"]);
}

#[test]
fn a_file_belongs_to_a_manifest_of_its_language() {
    let discovery = Tree::new(&[
        ("go.mod", "module example.com/app\n"),
        ("main.go", ""),
        ("ui/package.json", r#"{"name": "ui"}"#),
        ("ui/embed.go", ""),
        ("ui/a.ts", ""),
        ("ui/gen.py", ""),
        ("docs/go.mod", "module docs\n"),
    ])
    .discover();
    assert_eq!(show(&discovery), [". app service go", "ui ui library python+typescript"]);
    assert_eq!(discovery.files.iter().map(|file| file.component).collect::<Vec<_>>(), [0, 1, 0, 1]);
    assert_eq!(discovery.components[0].manifests, ["go.mod"]);
}

#[test]
fn packages_see_what_is_installed_around_them() {
    let discovery = Tree::new(&[
        ("package.json", r#"{"name": "all", "dependencies": {"one": "1"}}"#),
        ("apps/api/project.json", r#"{"name": "api", "projectType": "application"}"#),
        ("apps/api/a.ts", ""),
        ("libs/x/project.json", r#"{"projectType": "library"}"#),
        ("libs/x/a.ts", ""),
        ("apps/api2/package.json", r#"{"dependencies": {"two": "2"}}"#),
        ("apps/api2/a.ts", ""),
    ])
    .discover();
    assert_eq!(
        show(&discovery),
        ["apps/api api service typescript", "apps/api2 api2 library typescript", "libs/x x library typescript"]
    );
    assert_eq!(discovery.components[0].dependencies.node.iter().collect::<Vec<_>>(), ["one"]);
    assert_eq!(discovery.components[1].dependencies.node.iter().collect::<Vec<_>>(), ["one", "two"]);
}

#[test]
fn kinds_are_told_by_what_starts_them() {
    for (package, page, kind) in [
        (r#"{"scripts": {"start": "NODE_ENV=x node server.js"}}"#, "public/index.html", "service"),
        (r#"{"scripts": {"start": "some-scripts start"}}"#, "public/index.html", "frontend"),
        (r#"{"scripts": {"start": "some-scripts start"}}"#, "docs/index.html", "service"),
        (r#"{"name": "a", "main": "a.js"}"#, "src/A.vue", "frontend"),
        (r#"{"name": "a", "main": "a.js", "browserslist": [], "scripts": {"start": "x"}}"#, "a.html", "library"),
        (r#"{"name": "a", "main": "a.js", "private": true, "scripts": {"start": "x"}}"#, "a.html", "service"),
        (r#"{"name": "a", "private": true, "scripts": {"start": "npm run watch:build"}}"#, "a.html", "library"),
        (r#"{"name": "a", "private": true, "scripts": {"start": "npm run build && x"}}"#, "a.html", "service"),
    ] {
        let lines = found(&[("w/package.json", package), ("w/a.js", ""), (&format!("w/{page}"), "")]);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].split(' ').nth(2), Some(kind), "{package}");
    }
}

#[test]
fn what_is_deployed_may_be_written_in_a_language_that_is_not_read() {
    let deployment = "kind: Deployment\napiVersion: apps/v1\nmetadata: {name: ledger}\nspec:\n  template:\n    spec: {containers: [{image: x}]}\n";
    let discovery = Tree::new(&[
        ("src/ledger/pom.xml", "<project/>"),
        ("src/common/pom.xml", "<project/>"),
        ("src/web/package.json", "{\"name\": \"web\"}"),
        ("src/web/a.js", ""),
        ("k8s/ledger.yaml", deployment),
        ("docker/web/Dockerfile", ""),
        ("compose.yaml", "services: {page: {build: docker/web}}\n"),
    ])
    .discover();
    assert_eq!(show(&discovery), ["src/ledger ledger service ", "src/web web library javascript"]);
}

#[test]
fn a_broken_manifest_is_told_and_makes_no_component() {
    let discovery = Tree::new(&[("a/package.json", "{\n"), ("a/a.js", ""), ("go.mod", "x\n"), ("b.go", "")]).discover();
    assert_eq!(discovery.remarks(), [("bad_manifest", "a/package.json"), ("bad_manifest", "go.mod")]);
    assert_eq!(discovery.components.len(), 1);
}

#[test]
fn a_component_of_examples_says_so() {
    let discovery = Tree::new(&[("examples/a/go.mod", "module a\n"), ("examples/a/main.go", "")]).discover();
    assert_eq!(discovery.components[0].scope, FileScope::Example);
}

#[test]
fn services_of_one_module_are_components() {
    let around_cmd = [
        ("go.mod", "module example.com/shop\n"),
        ("orders/cmd/main.go", ""),
        ("orders/internal/a.go", ""),
        ("app/cart/service/cmd/server/main.go", ""),
        ("app/cart/service/cmd/migrate/main.go", ""),
        ("app/cart/service/a.go", ""),
        ("app/cart/service/web/package.json", r#"{"name": "web"}"#),
        ("app/cart/service/web/a.js", ""),
        ("tools/gen/cmd/main.go", ""),
        ("tools/gen/a.go", ""),
        ("empty/cmd/main.go", ""),
        ("pkg/a.go", ""),
    ];
    assert_eq!(
        found(&around_cmd),
        [
            ". shop service go",
            "app/cart/service cart-service service go",
            "app/cart/service/web web library javascript",
            "orders orders service go"
        ]
    );
    let imaged = [
        ("go.mod", "module example.com/shop\n"),
        ("services/a/main.go", ""),
        ("services/a/Dockerfile", ""),
        ("services/b/main.go", ""),
        ("services/b/Dockerfile", ""),
        ("c/main.go", ""),
    ];
    assert_eq!(found(&imaged), [". shop service go", "services/a a service go", "services/b b service go"]);
    // One program keeps its code in folders.
    assert_eq!(found(&imaged[..3]), [". shop service go"]);
}
