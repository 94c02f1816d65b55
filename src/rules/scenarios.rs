//! Scenarios, from `queries/scenarios.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::point::PointKind;
use crate::model::rule::{Concern, Condition, ScenarioRule, Scenarios};

const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/queries/scenarios.toml"));

// The file is part of the binary and a test reads it whole; without it no scenario is asked for.
static SCENARIOS: LazyLock<Scenarios> = LazyLock::new(|| parse(TEXT).unwrap_or_default());

/// The scenarios that are known, in the order in which they are shown, and what weighs.
pub(crate) fn scenarios() -> &'static Scenarios {
    &SCENARIOS
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    scenario: Vec<Row>,
    #[serde(default)]
    concern: Vec<ConcernRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConcernRow {
    reason: String,
    weight: u32,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    title: String,
    check: String,
    kinds: Vec<String>,
    #[serde(default)]
    when: Vec<String>,
    #[serde(default)]
    statuses: Vec<String>,
    #[serde(default)]
    default: bool,
}

fn parse(text: &str) -> Result<Scenarios, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let concern = |row: ConcernRow| Concern { reason: row.reason, weight: row.weight, words: row.words };
    Ok(Scenarios {
        all: file.scenario.into_iter().map(scenario).collect::<Result<_, _>>()?,
        concerns: file.concern.into_iter().map(concern).collect(),
    })
}

fn scenario(row: Row) -> Result<ScenarioRule, String> {
    let kind = |name: &String| PointKind::from_name(name).ok_or_else(|| format!("unknown kind `{name}`"));
    let condition = |word: &String| {
        let found = Condition::ALL.iter().find(|(known, _)| known == word);
        found.map(|(_, condition)| *condition).ok_or_else(|| format!("unknown condition `{word}`"))
    };
    Ok(ScenarioRule {
        kinds: row.kinds.iter().map(kind).collect::<Result<_, _>>()?,
        when: row.when.iter().map(condition).collect::<Result<_, _>>()?,
        statuses: row.statuses.iter().map(|text| range(text)).collect::<Result<_, _>>()?,
        id: row.id,
        title: row.title,
        check: row.check,
        default: row.default,
    })
}

/// `404`, or `2xx` for 200 to 299.
fn range(text: &str) -> Result<(u16, u16), String> {
    let wrong = || format!("no status: `{text}`");
    match text.strip_suffix("xx") {
        Some(hundreds) => {
            let hundreds: u16 = hundreds.parse().map_err(|_| wrong())?;
            Ok((hundreds * 100, hundreds * 100 + 99))
        }
        None => text.parse().map(|status| (status, status)).map_err(|_| wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_can_be_read() {
        let sizes = |of: &Scenarios| (of.all.len(), of.concerns.len());
        assert_eq!(parse(TEXT).as_ref().map(sizes), Ok(sizes(scenarios())));
        assert_eq!(scenarios().all[0].id, "http.happy");
        assert_eq!(scenarios().concerns[0].reason, "money");
        let row = |extra: &str| {
            parse(&format!(
                "[[scenario]]\nid = \"a\"\ntitle = \"b\"\ncheck = \"c\"\nkinds = [\"http_route\"]\n{extra}\n"
            ))
        };
        assert!(row("").is_ok());
        assert!(row("when = [\"nonsense\"]").is_err());
        assert!(row("statuses = [\"4x\"]").is_err());
    }

    #[test]
    fn statuses_are_ranges() {
        assert_eq!(range("2xx"), Ok((200, 299)));
        assert_eq!(range("404"), Ok((404, 404)));
    }
}
