//! `.env` files, and variables within values.

use std::collections::BTreeMap;

/// Values within values that are followed.
const MAX_DEPTH: u8 = 8;
/// Longest value, in bytes, that is made.
const MAX_LENGTH: usize = 4096;

/// The variables that a `.env` file sets; later lines may use earlier ones.
pub(super) fn parse(text: &str) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for line in text.lines() {
        let line = line.trim();
        let line = line.strip_prefix("export ").unwrap_or(line);
        let Some((name, value)) = line.split_once('=').filter(|_| !line.starts_with('#')) else { continue };
        let name = name.trim();
        if name.is_empty() || name.contains(char::is_whitespace) {
            continue;
        }
        out.insert(name.to_owned(), unquoted(value.trim()).to_owned());
    }
    let raw = out.clone();
    out.values_mut().for_each(|value| *value = interpolate(value, &raw));
    out
}

/// The line, counted from 1, that sets each variable.
pub(super) fn lines(text: &str) -> BTreeMap<String, u32> {
    let mut out = BTreeMap::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        let line = line.strip_prefix("export ").unwrap_or(line);
        if let Some((name, _)) = line.split_once('=').filter(|_| !line.starts_with('#')) {
            out.insert(name.trim().to_owned(), at as u32 + 1);
        }
    }
    out
}

/// Without quotes around it, or without the remark behind it.
fn unquoted(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(quote) {
            return rest.split(quote).next().unwrap_or(rest);
        }
    }
    value.split(" #").next().unwrap_or(value).trim_end()
}

/// `value` with `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME-default}` replaced by what `env` or the default
/// says, defaults within defaults too. What is unknown stays as it is written.
pub(super) fn interpolate(value: &str, env: &BTreeMap<String, String>) -> String {
    replaced(value, env, 0)
}

fn replaced(value: &str, env: &BTreeMap<String, String>, depth: u8) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some(at) = rest.find('$') {
        if out.len() > MAX_LENGTH || depth > MAX_DEPTH {
            break;
        }
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        if let Some(escaped) = after.strip_prefix('$') {
            out.push('$');
            rest = escaped;
            continue;
        }
        let (inner, next) = if let Some(braced) = after.strip_prefix('{') {
            let Some(end) = closing(braced) else {
                rest = &rest[at..];
                break;
            };
            (&braced[..end], &braced[end + 1..])
        } else {
            let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
            (&after[..end], &after[end..])
        };
        let name_end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(inner.len());
        let (name, operator) = inner.split_at(name_end);
        let known = env.get(name).filter(|known| !known.is_empty() || !operator.starts_with(":-"));
        let default = operator.strip_prefix(":-").or_else(|| operator.strip_prefix('-'));
        match (known, default) {
            (Some(known), _) if !name.is_empty() => out.push_str(&replaced(known, env, depth + 1)),
            (_, Some(default)) => out.push_str(&replaced(default, env, depth + 1)),
            _ => out.push_str(&rest[at..rest.len() - next.len()]),
        }
        rest = next;
    }
    out.push_str(rest);
    out
}

/// Where the brace that is open before `text` closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn lines_quotes_and_remarks() {
        let text = "# no\nexport A=1\nB=\"two words\" # said\nC='x#y'\n D = plain # cut\nE=${A}/${F:-z}\nnothing\nG=http://x#y\n";
        let expected =
            [("A", "1"), ("B", "two words"), ("C", "x#y"), ("D", "plain"), ("E", "1/z"), ("G", "http://x#y")];
        assert_eq!(parse(text), env(&expected));
    }

    #[test]
    fn variables_within_variables() {
        let env = env(&[("HOST", "db"), ("URL", "pg://${HOST}:${PORT:-5432}"), ("EMPTY", ""), ("LOOP", "${LOOP}x")]);
        let of = |text: &str| interpolate(text, &env);
        assert_eq!(of("$URL/a"), "pg://db:5432/a");
        assert_eq!(of("${EMPTY:-none}|${EMPTY-none}"), "none|");
        assert_eq!(of("${NO:-${ALSO_NO:-deep}}"), "deep");
        assert_eq!(of("${NO}/$NO/$$HOST/${"), "${NO}/$NO/$HOST/${");
        assert!(of("$LOOP").len() < 200);
    }
}
