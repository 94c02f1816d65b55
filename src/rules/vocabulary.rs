//! The closed vocabulary of packs, from `queries/vocabulary.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/queries/vocabulary.toml"));
    // The file is part of the binary and a test reads it whole; without it no key is known.
    toml::from_str(text).unwrap_or_default()
});

/// What packs can say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vocabulary {
    /// Words by the key that takes them.
    pub(crate) words: BTreeMap<String, Vec<String>>,
    /// What a rule must say besides `emit`, by emitted kind.
    pub(crate) needs: BTreeMap<String, String>,
    pub(crate) tables: BTreeMap<String, Table>,
}

/// The keys of one table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    pub(crate) required: Vec<String>,
    /// Key to kind of value.
    pub(crate) keys: BTreeMap<String, String>,
}

/// The vocabulary of this binary.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::compile::RULE_TABLES;
    use crate::rules::scm::PROPERTIES;
    use crate::rules::words::{ADMISSIONS, CAPTURES, EMITS, JOINS, LOCATIONS, PRECAUTIONS, SYNTAXES};

    #[test]
    fn words_are_those_that_the_compiler_knows() {
        let words = &vocabulary().words;
        assert_eq!(words["emit"], EMITS.map(|(word, _)| word));
        assert_eq!(words["path-syntax"], SYNTAXES.map(|(word, _)| word));
        assert_eq!(words["join"], JOINS.map(|(word, _)| word));
        assert_eq!(words["location"], LOCATIONS);
        assert_eq!(words["status"], ADMISSIONS.map(|(word, _)| word));
        assert_eq!(words["precaution"], PRECAUTIONS.map(|(word, _)| word));
        assert_eq!(words["capture"], CAPTURES);
        assert_eq!(words["property"], PROPERTIES);
    }

    #[test]
    fn every_rule_table_has_its_keys_and_every_kind_is_known() {
        let vocabulary = vocabulary();
        for kind in RULE_TABLES {
            assert_eq!(vocabulary.tables["pack"].keys[kind], format!("tables:{kind}"));
        }
        let simple = ["string", "strings", "bool", "count", "selector", "selectors", "pattern", "strings-map"];
        for (name, table) in &vocabulary.tables {
            assert!(table.required.iter().all(|key| table.keys.contains_key(key)), "{name}");
            for kind in table.keys.values() {
                let of_table = kind.split_once(':').is_some_and(|(_, of)| vocabulary.tables.contains_key(of));
                assert!(of_table || simple.contains(&kind.as_str()) || vocabulary.words.contains_key(kind), "{kind}");
            }
        }
    }
}
