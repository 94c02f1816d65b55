//! Placeholders of fill-in templates: `{NAME}`, `{{NAME}}`, `[NAME]`.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

/// A placeholder that is known.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Placeholder {
    /// How it is written between its brackets.
    pub(crate) names: Vec<String>,
    /// What it is filled with; empty for those of the model.
    #[serde(default)]
    pub(crate) value: String,
    /// Each place takes the next entry of a list.
    #[serde(default)]
    pub(super) each: bool,
    /// The last place takes all entries that are left.
    #[serde(default)]
    pub(super) rest: bool,
    /// It is for the model to fill, and stays.
    #[serde(default)]
    pub(crate) model: bool,
    /// What it stands for.
    pub(crate) about: String,
}

#[derive(Debug, Default, Deserialize)]
struct File {
    placeholder: Vec<Placeholder>,
}

/// All that are known.
pub(crate) fn all() -> &'static [Placeholder] {
    static ALL: LazyLock<Vec<Placeholder>> = LazyLock::new(|| {
        let file: Result<File, _> = toml::from_str(include_str!("../../queries/prompts/placeholders.toml"));
        file.unwrap_or_default().placeholder
    });
    &ALL
}

/// A place to fill in a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Hole<'t> {
    /// Where it stands in the line, brackets included.
    pub(super) range: std::ops::Range<usize>,
    /// What stands between its brackets.
    pub(super) name: &'t str,
}

/// What looks like a placeholder in a line, in its order.
pub(super) fn holes(line: &str) -> Vec<Hole<'_>> {
    static HOLE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\{\{\s*([^{}\n]{1,80}?)\s*\}\}|\{([^{}\n]{1,80})\}|\[([^\[\]\n]{1,120})\]").ok());
    let mut found = Vec::new();
    for hit in HOLE.iter().flat_map(|pattern| pattern.captures_iter(line)) {
        let Some(whole) = hit.get(0) else { continue };
        let Some(name) = (1..=3).find_map(|n| hit.get(n)) else { continue };
        let before = line[..whole.start()].chars().next_back();
        let after = line[whole.end()..].chars().next();
        let is_bracket = whole.as_str().starts_with('[');
        // `${name}`, `items[0]`, `[text](address)`, `[name]: address`.
        let is_code = before == Some('$')
            || is_bracket && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ')' | ']'))
            || is_bracket && after == Some('(')
            || !is_bracket && !whole.as_str().starts_with("{{") && before == Some('{');
        if !is_code {
            found.push(Hole { range: whole.range(), name: name.as_str() });
        }
    }
    found
}

/// What is known of a hole.
pub(super) fn lookup(line: &str, hole: &Hole<'_>) -> Option<&'static Placeholder> {
    let is_double = line[hole.range.clone()].starts_with("{{");
    let squeezed = hole.name.split_whitespace().collect::<Vec<_>>().join(" ");
    all().iter().find(|p| {
        p.names.iter().any(|name| *name == squeezed || is_double && name.eq_ignore_ascii_case(&squeezed))
            || is_double && !p.value.is_empty() && p.value.eq_ignore_ascii_case(&squeezed)
    })
}

/// Whether a hole that nothing is known of was meant as a placeholder: capitals, or a phrase that begins with one.
pub(super) fn is_meant(line: &str, hole: &Hole<'_>) -> bool {
    let text = &line[hole.range.clone()];
    let name = hole.name.trim();
    let is_constant = name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '/' | ' '));
    let is_word = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    if text.starts_with("{{") {
        return is_word || is_constant;
    }
    if text.starts_with('{') {
        return is_constant;
    }
    let is_phrase = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.contains(' ')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '/' | '\'' | '-' | '&' | ':'));
    is_constant || is_phrase
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<&str> {
        holes(line).into_iter().map(|hole| hole.name).collect()
    }

    #[test]
    fn three_ways_of_writing() {
        assert_eq!(names("a {LANGUAGE} b {{ CODE }} c [What it does]"), ["LANGUAGE", "CODE", "What it does"]);
        assert_eq!(names("${X} items[0] [text](http://x) f(x)[A]"), Vec::<&str>::new());
    }

    #[test]
    fn code_is_no_placeholder() {
        for line in ["{ query, variables }", "['prod1', 'prod2']", "[ ]", "[x]", "{ id: '123' }", "const { id } = x"] {
            let meant = holes(line).iter().any(|hole| lookup(line, hole).is_some() || is_meant(line, hole));
            assert!(!meant, "{line}");
        }
        for line in ["{FOO_BAR}", "{{foo}}", "[FOO]", "[Describe the thing]"] {
            assert!(holes(line).iter().any(|hole| is_meant(line, hole)), "{line}");
        }
    }

    #[test]
    fn names_are_known_once() {
        let mut seen = std::collections::BTreeSet::new();
        assert!(all().len() > 40);
        for placeholder in all() {
            assert!(placeholder.model == placeholder.value.is_empty(), "{placeholder:?}");
            assert!(placeholder.names.iter().all(|name| seen.insert(name)), "{placeholder:?}");
        }
    }
}
