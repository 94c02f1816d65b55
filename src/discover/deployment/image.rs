//! Files that images are built by: what the last stage starts from, and which variables it sets.

use std::collections::BTreeMap;

use super::dotenv::interpolate;
use crate::discover::paths;
use crate::model::deployment::Image;

/// Whether a file says how an image is built, by its name.
pub(super) fn is_build_file(rel: &str) -> bool {
    matches!(paths::name(rel), "Dockerfile" | "Containerfile")
}

/// The image that the file `rel` builds; `None` when it builds none.
pub(super) fn parse(rel: &str, text: &str) -> Option<Image> {
    let mut stages: BTreeMap<String, String> = BTreeMap::new();
    let mut arguments: BTreeMap<String, String> = BTreeMap::new();
    let mut image = Image { folder: paths::parent(rel).to_owned(), ..Image::default() };
    for line in text.replace("\\\n", " ").lines() {
        let Some((word, rest)) = line.trim().split_once(char::is_whitespace) else { continue };
        match word.to_ascii_uppercase().as_str() {
            "FROM" => {
                let mut words = rest.split_whitespace().filter(|word| !word.starts_with("--"));
                let from = interpolate(words.next()?, &arguments);
                image.base = stages.get(&from.to_ascii_lowercase()).cloned().unwrap_or(from);
                image.env.clear();
                if let (Some(word), Some(name)) = (words.next(), words.next())
                    && word.eq_ignore_ascii_case("as")
                {
                    stages.insert(name.to_ascii_lowercase(), image.base.clone());
                }
            }
            "ARG" => arguments.extend(pairs(rest)),
            "ENV" => {
                let pairs = pairs(rest).into_iter().map(|(name, value)| (name, interpolate(&value, &arguments)));
                image.env.extend(pairs);
            }
            _ => {}
        }
    }
    (!image.base.is_empty()).then_some(image)
}

/// `A=1 B="two words"`, and `A 1`.
fn pairs(text: &str) -> Vec<(String, String)> {
    let text = text.trim();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if !first.contains('=') {
        return if rest.is_empty() { Vec::new() } else { vec![(first.to_owned(), rest.trim().to_owned())] };
    }
    let mut words: Vec<String> = Vec::new();
    let mut quote = None;
    let mut open = false;
    for c in text.chars() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(own)) if c == own => quote = None,
            (c, None) if c.is_whitespace() => {
                open = false;
                continue;
            }
            _ => {
                if !open {
                    words.push(String::new());
                }
                if let Some(word) = words.last_mut() {
                    word.push(c);
                }
            }
        }
        open = true;
    }
    words.iter().filter_map(|word| word.split_once('=')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_stage_counts() {
        let text = "ARG V=16\nFROM golang:1 AS build\nENV NO=1\nfrom --platform=x postgres:${V} as base\nFROM base\nENV A=1 B=\"two words\" \\\n  \
                    C='x'\nENV D some text\nCMD [\"x\"]\n";
        let found = parse("db/Dockerfile", text).expect("builds an image");
        assert_eq!((found.folder.as_str(), found.base.as_str()), ("db", "postgres:16"));
        let env: Vec<_> = found.env.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(env, [("A", "1"), ("B", "two words"), ("C", "x"), ("D", "some text")]);
        assert_eq!(parse("Dockerfile", "# nothing\nENV"), None);
    }
}
