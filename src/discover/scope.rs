//! What a file is for, from the conventions of its language and the folders that it is in.

use crate::discover::paths;
use crate::model::language::{Dialect, Language};
use crate::model::scope::FileScope;

/// The scope of the file `rel`. Only its path below the root counts, so that a root that is itself a
/// test or an example is scanned as what it holds.
pub(crate) fn scope_of(rel: &str, dialect: Dialect) -> FileScope {
    let dirs: Vec<String> =
        paths::parent(rel).split('/').filter(|dir| !dir.is_empty()).map(str::to_ascii_lowercase).collect();
    let dirs: Vec<&str> = dirs.iter().map(String::as_str).collect();
    let name = paths::name(rel).to_ascii_lowercase();
    let language = dialect.language();
    if is_vendored(&dirs, language) {
        FileScope::Vendored
    } else if is_test_name(&name, language) || dirs.iter().any(|dir| is_test_dir(dir, language)) {
        FileScope::Test
    } else if is_example_name(&name, language) || is_example_dir(&dirs) {
        FileScope::Example
    } else {
        FileScope::Production
    }
}

/// The scope of a folder, from its path alone.
pub(super) fn scope_of_dir(dir: &str) -> FileScope {
    scope_of(&format!("{dir}/-"), Dialect::Go)
}

fn is_vendored(dirs: &[&str], language: Language) -> bool {
    dirs.iter().enumerate().any(|(i, dir)| match *dir {
        "third_party" | "third-party" | "thirdparty" | "bower_components" | "_vendor" | "_vendored" | "vendored" => {
            true
        }
        // `vendor` is also a word of trade: outside Go it needs a second sign.
        "vendor" | "vendors" => {
            language == Language::Go && *dir == "vendor"
                || i == 0
                || dirs[..i].iter().any(|above| PUBLIC_DIRS.contains(above))
                || dirs.get(i + 1).is_some_and(|below| below.contains('.'))
        }
        _ => false,
    })
}

/// Folders whose content is sent to browsers as it is.
const PUBLIC_DIRS: [&str; 6] = ["static", "public", "assets", "www", "wwwroot", "dist"];

fn is_test_dir(dir: &str, language: Language) -> bool {
    let dir = dir.replace('-', "_");
    match dir.as_str() {
        "test" | "tests" | "e2e" | "testdata" | "fixtures" | "mocks" | "integration_test" | "test_utils"
        | "testutils" | "testutil" | "test_helpers" | "test_files" | "test_data" | "acceptance_tests" => true,
        "__tests__" | "__test__" | "__mocks__" | "__fixtures__" | "cypress" => language == Language::Ecma,
        _ => language != Language::Go && (dir.ends_with("_tests") || dir.ends_with("_e2e") || dir.starts_with("e2e_")),
    }
}

fn is_test_name(name: &str, language: Language) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match language {
        Language::Go => stem.ends_with("_test"),
        Language::Python => {
            stem.starts_with("test_") || stem.ends_with("_test") || stem == "conftest" || stem == "tests"
        }
        Language::Ecma => inner_parts(stem).any(|part| {
            matches!(part, "test" | "tests" | "spec" | "e2e" | "cy" | "mock" | "mocks")
                || part.ends_with("-spec")
                || part.ends_with("-test")
        }),
    }
}

fn is_example_name(name: &str, language: Language) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    language == Language::Ecma && inner_parts(stem).any(|part| matches!(part, "stories" | "story"))
}

/// The parts between dots after the first: `a.test` has `test`.
fn inner_parts(stem: &str) -> impl Iterator<Item = &str> {
    stem.split('.').skip(1)
}

fn is_example_dir(dirs: &[&str]) -> bool {
    dirs.iter().enumerate().any(|(i, dir)| match *dir {
        "_example" | "_examples" | "docs_src" | "storybook" | "stories" => true,
        // Below a layer of an application it is the name of a feature: `router/example`, `api/v1/samples`.
        "example" | "examples" | "sample" | "samples" => {
            !dirs[..i].iter().rev().take(2).any(|above| LAYERS.contains(above))
        }
        "playground" | "playgrounds" => i == 0,
        // What a command writes into new projects.
        "templates" => dirs[..i].iter().rev().take(2).any(|above| {
            matches!(*above, "cli" | "commands" | "generators" | "init" | "scaffold") || above.starts_with("create-")
        }),
        "demo" | "demos" => dirs[..i].iter().any(|above| matches!(*above, "docs" | "doc")),
        _ => false,
    })
}

/// Folders that divide an application by layer and not by feature.
const LAYERS: [&str; 12] = [
    "api",
    "controller",
    "controllers",
    "handler",
    "handlers",
    "model",
    "models",
    "router",
    "routers",
    "routes",
    "service",
    "views",
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn scope(rel: &str) -> FileScope {
        scope_of(rel, Dialect::of_path(Path::new(rel)).expect("a source file"))
    }

    fn all(expected: FileScope, files: &[&str]) {
        for file in files {
            assert_eq!(scope(file), expected, "{file}");
        }
    }

    #[test]
    fn tests_are_told_by_the_conventions_of_their_language() {
        all(
            FileScope::Test,
            &[
                "a/b_test.go",
                "a/testdata/b.go",
                "test/e2e/a.go",
                "test_a.py",
                "a/b_test.py",
                "a/conftest.py",
                "app/tests.py",
                "app/tests/factories.py",
                "test/helpers.py",
                "src/a.test.ts",
                "src/a.spec.tsx",
                "src/a.e2e-spec.ts",
                "src/__tests__/a.js",
                "src/__mocks__/a.js",
                "cypress/support/a.ts",
                "e2e/a.ts",
                "apps/api-e2e/src/a.ts",
                "integration-tests/a.ts",
                "a/fixtures/b.py",
                "store/migration/test-files/a.py",
                "mocks/a.ts",
                "src/a.mock.ts",
            ],
        );
        all(
            FileScope::Production,
            &[
                "a/b.go",
                "a/test.go",
                "latest/a.py",
                "a/testing.py",
                "attest.py",
                "a/test.ts",
                "contest_a.py",
                "src/spec.ts",
                "src/testament/a.js",
                "a/test_b.go",
                "__tests__/a.py",
            ],
        );
    }

    #[test]
    fn examples_are_told_by_their_folders() {
        all(
            FileScope::Example,
            &[
                "examples/a.py",
                "pkg/_examples/a.go",
                "docs_src/a/b.py",
                "docs/demo/a.js",
                "ui/a.stories.tsx",
                "storybook/a.js",
                "Samples/a.ts",
                "playground/api/a.ts",
                "packages/x/src/commands/init/templates/app/route.ts",
                "packages/create-x/templates/a.ts",
            ],
        );
        all(
            FileScope::Production,
            &[
                "demo/a.py",
                "src/example.py",
                "docs/conf.py",
                "src/stories.ts",
                "server/router/example/a.go",
                "server/api/v1/example/a.go",
                "src/playground/a.ts",
                "app/templates/views.py",
            ],
        );
        assert_eq!(scope("examples/a_test.go"), FileScope::Test);
    }

    #[test]
    fn vendored_code_is_told_from_vendors_of_goods() {
        all(
            FileScope::Vendored,
            &[
                "vendor/github.com/a/b.go",
                "svc/vendor/golang.org/x/a.go",
                "vendor/a.js",
                "app/static/vendor/a.js",
                "third_party/a/b.py",
                "pkg/_vendor/a.py",
                "bower_components/a/a.js",
                "svc/vendor/example.com/a.js",
                "vendor/a/b_test.go",
            ],
        );
        all(FileScope::Production, &["src/vendor/vendor.controller.ts", "shop/vendors/views.py", "a/vendors/b.go"]);
    }

    #[test]
    fn folders_have_scopes_too() {
        assert_eq!(scope_of_dir("examples/a"), FileScope::Example);
        assert_eq!(scope_of_dir("tests"), FileScope::Test);
        assert_eq!(scope_of_dir(""), FileScope::Production);
        assert_eq!(scope_of_dir("services/a"), FileScope::Production);
    }
}
