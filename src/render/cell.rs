//! Fitting text into columns.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const ELLIPSIS: &str = "…";

/// Columns that `text` takes on a terminal.
pub(crate) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// `text` without control characters and without marks that turn the direction of writing: text of a scanned file
/// must not steer the terminal. Each is shown as `\u{..}`.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let steers = |c: char| {
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if steers(c) { cleaned.extend(c.escape_default()) } else { cleaned.push(c) }
    }
    Cow::Owned(cleaned)
}

/// `text` cut in its middle so that it takes at most `limit` columns.
pub(crate) fn fit(text: &str, limit: usize) -> Cow<'_, str> {
    if width(text) <= limit {
        return Cow::Borrowed(text);
    }
    let Some(room) = limit.checked_sub(width(ELLIPSIS)) else { return Cow::Borrowed("") };
    let head = take(text.chars(), room.div_ceil(2));
    let tail = take(text.chars().rev(), room - width(&head)).chars().rev().collect::<String>();
    Cow::Owned(head + ELLIPSIS + &tail)
}

/// `text` followed by spaces up to `columns`.
pub(crate) fn padding(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(width(text)))
}

fn take(chars: impl Iterator<Item = char>, limit: usize) -> String {
    let mut taken = String::new();
    let mut used = 0;
    for c in chars {
        used += c.width().unwrap_or(0);
        if used > limit {
            break;
        }
        taken.push(c);
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays() {
        assert_eq!(fit("/users", 6), "/users");
    }

    #[test]
    fn the_middle_goes_first() {
        assert_eq!(fit("/api/v1/users/{id}", 9), "/api…{id}");
        assert_eq!(fit("/api/v1/users/{id}", 1), "…");
        assert_eq!(fit("/api/v1/users/{id}", 0), "");
    }

    #[test]
    fn wide_characters_count_twice() {
        let cut = fit("/商品/一覧/詳細", 8);
        assert!(width(&cut) <= 8, "{cut}");
        assert!(cut.starts_with("/商") && cut.ends_with('細'), "{cut}");
    }

    #[test]
    fn escapes_of_a_scanned_file_do_not_reach_the_terminal() {
        assert_eq!(clean("/a\u{1b}[31m\n/b\u{202e}c"), "/a\\u{1b}[31m\\n/b\\u{202e}c");
    }
}
