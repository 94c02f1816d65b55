//! Test frameworks, from `queries/testing.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::language::Language;
use crate::model::rule::TestFramework;

const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/queries/testing.toml"));

// The file is part of the binary and a test reads it whole; without it no test is found.
static FRAMEWORKS: LazyLock<Vec<TestFramework>> = LazyLock::new(|| parse(TEXT).unwrap_or_default());

/// The test frameworks that are known, in the order in which they are tried.
pub(crate) fn test_frameworks() -> &'static [TestFramework] {
    &FRAMEWORKS
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    framework: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Row {
    id: String,
    language: String,
    imports: Vec<String>,
    packages: Vec<String>,
    functions: Vec<String>,
    bases: Vec<String>,
    parameter: Vec<String>,
    subtests: Vec<String>,
    cases: Vec<String>,
    groups: Vec<String>,
    hooks: Vec<String>,
    fixtures: Vec<String>,
    uses: Vec<String>,
    #[serde(rename = "looks-up")]
    looks_up: Vec<String>,
    tables: Vec<String>,
    suites: Vec<String>,
    skips: Vec<String>,
    #[serde(rename = "skip-calls")]
    skip_calls: Vec<String>,
    given: BTreeMap<String, Vec<String>>,
}

fn parse(text: &str) -> Result<Vec<TestFramework>, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    file.framework.into_iter().map(framework).collect()
}

fn framework(row: Row) -> Result<TestFramework, String> {
    let language = Language::from_name(&row.language).ok_or_else(|| format!("unknown language `{}`", row.language))?;
    Ok(TestFramework {
        id: row.id,
        language,
        imports: row.imports,
        packages: row.packages,
        functions: row.functions,
        bases: row.bases.iter().flat_map(|name| alternatives(name)).collect(),
        parameter: row.parameter,
        subtests: row.subtests,
        cases: row.cases,
        groups: row.groups,
        hooks: row.hooks,
        fixtures: row.fixtures,
        uses: row.uses,
        looks_up: row.looks_up,
        tables: row.tables,
        suites: row.suites,
        skips: row.skips.iter().flat_map(|name| alternatives(name)).collect(),
        skip_calls: row.skip_calls,
        given: row.given,
    })
}

/// `a.{b|c}` is `a.b` and `a.c`.
fn alternatives(name: &str) -> Vec<String> {
    let parts = name.split_once('{').and_then(|(head, rest)| Some((head, rest.split_once('}')?)));
    match parts {
        Some((head, (names, tail))) => names.split('|').map(|name| format!("{head}{name}{tail}")).collect(),
        None => vec![name.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_can_be_read() {
        assert_eq!(parse(TEXT).map(|all| all.len()), Ok(test_frameworks().len()));
        for language in Language::ALL {
            assert!(test_frameworks().iter().any(|f| f.language == language), "{language:?}");
        }
        assert!(parse("[[framework]]\nid = \"a\"\nlanguage = \"b\"\n").is_err());
        assert!(parse("[[framework]]\nid = \"a\"\nlanguage = \"go\"\ntypo = 1\n").is_err());
    }

    #[test]
    fn braces_give_alternatives() {
        assert_eq!(alternatives("a.{b|c}.d"), ["a.b.d", "a.c.d"]);
        assert_eq!(alternatives("a.b"), ["a.b"]);
    }
}
