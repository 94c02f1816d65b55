//! The words that tell code which checks who calls, from `queries/guards.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::rule::GuardWords;

const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/queries/guards.toml"));

// The file is part of the binary and a test reads it whole; without it only packs know guards.
static WORDS: LazyLock<GuardWords> = LazyLock::new(|| parse(TEXT).unwrap_or_default());

/// The words of this binary.
pub(crate) fn words() -> &'static GuardWords {
    &WORDS
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    refusals: Vec<String>,
    refusing_statuses: Vec<String>,
    denials: Vec<String>,
    denying_statuses: Vec<String>,
    credentials: Vec<String>,
    secrets: Vec<String>,
    logins: Vec<String>,
    redirects: Vec<String>,
    paths: Vec<String>,
    errors: Vec<String>,
    names: Vec<String>,
    other_names: Vec<String>,
    unrelated_names: Vec<String>,
    open_names: Vec<String>,
    optional_names: Vec<String>,
    optional_arguments: Vec<String>,
    strict_arguments: Vec<String>,
}

fn parse(text: &str) -> Result<GuardWords, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    Ok(GuardWords {
        refusals: file.refusals,
        refusing_statuses: file.refusing_statuses,
        denials: file.denials,
        denying_statuses: file.denying_statuses,
        credentials: file.credentials,
        secrets: file.secrets,
        logins: file.logins,
        redirects: file.redirects,
        paths: file.paths,
        errors: file.errors,
        names: file.names,
        other_names: file.other_names,
        unrelated_names: file.unrelated_names,
        open_names: file.open_names,
        optional_names: file.optional_names,
        optional_arguments: file.optional_arguments,
        strict_arguments: file.strict_arguments,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_can_be_read() {
        let read = parse(TEXT).unwrap();
        assert_eq!(read.names, words().names);
        assert!(!words().refusals.is_empty());
        assert!(parse("refusals = []\n").is_err());
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        let words = words();
        let plain = [&words.refusals, &words.denials, &words.credentials, &words.optional_arguments];
        for word in plain.into_iter().flatten().chain(&words.strict_arguments) {
            assert!(word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "{word}");
        }
        for phrase in words.names.iter().chain(&words.other_names).chain(&words.optional_names) {
            assert!(phrase.bytes().all(|b| b.is_ascii_lowercase() || b == b' '), "{phrase}");
        }
    }
}
