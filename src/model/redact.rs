//! Secrets in texts: told by the shapes that they have, shown as `***`.
//!
//! A text is looked at in four ways: addresses with a password, values behind names that speak of secrets, tokens whose
//! issuers gave them a form, and headers. What stands for a value, such as `{password}`, is none.

use std::borrow::Cow;
use std::ops::Range;

mod address;
mod header;
mod names;
mod pairs;
#[cfg(test)]
mod tests;
mod tokens;
mod values;

pub(crate) use names::is_secret_variable;

/// What is shown in place of a secret.
pub(crate) const MASK: &str = "***";

/// `text` with each secret in it masked. A text that is masked stays as it is.
pub(crate) fn masked(text: &str) -> Cow<'_, str> {
    let mut found: Vec<Range<usize>> = Vec::new();
    address::find(text, &mut found);
    pairs::find(text, &mut found);
    tokens::find(text, &mut found);
    header::find(text, &mut found);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    found.sort_unstable_by_key(|range| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for range in found {
        // Secrets that overlap are one.
        if range.start >= done {
            out.push_str(&text[done..range.start]);
            if !out.ends_with(MASK) {
                out.push_str(MASK);
            }
        }
        done = done.max(range.end);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// The default `value` of the environment variable `name`, masked.
pub(crate) fn masked_default<'v>(name: &str, value: &'v str) -> Cow<'v, str> {
    let says_nothing = values::is_placeholder(value) || values::is_plain(value);
    if is_secret_variable(name) && !says_nothing { Cow::Owned(MASK.to_owned()) } else { masked(value) }
}
