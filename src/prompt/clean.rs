//! Text of the scanned project is data: it must not steer a terminal or a model, close a fence, forge a section or tell
//! secrets.

use std::borrow::Cow;

use crate::model::redact::{MASK, masked};

/// Longer lines of code are cut, in characters: they are generated, or data.
const MAX_LINE: usize = 400;
/// Longer names and notes are cut, in characters.
const MAX_NOTE: usize = 300;

/// Takes what must not be in a prompt out of texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cleaner {
    /// Mask secrets.
    pub(super) redact: bool,
}

impl Cleaner {
    /// A name or note on one line.
    pub(super) fn note(self, text: &str) -> String {
        let one: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text: String = self.masked(&one).chars().filter(|c| !is_hidden(*c)).collect();
        cut(text, MAX_NOTE)
    }

    /// A name or note as a code span: nothing in it can end the span.
    pub(super) fn span(self, text: &str) -> String {
        span(&self.note(text))
    }

    /// Lines of code.
    pub(super) fn lines(self, text: &str) -> Vec<String> {
        let mut in_key = false;
        let line = |line: &str| {
            let begins = line.contains("-----BEGIN") && line.contains("PRIVATE KEY");
            let hides = self.redact && in_key && !begins;
            in_key = (in_key || begins) && !line.contains("-----END");
            if hides { MASK.to_owned() } else { self.line(line) }
        };
        text.split('\n').map(line).collect()
    }

    /// A line of code.
    fn line(self, line: &str) -> String {
        let line = line.trim_end();
        let visible: String = line.chars().filter(|c| *c == '\t' || !is_hidden(*c)).collect();
        let cut = cut(visible, MAX_LINE);
        self.masked(&cut).into_owned()
    }

    fn masked(self, text: &str) -> Cow<'_, str> {
        if self.redact { masked(text) } else { Cow::Borrowed(text) }
    }
}

/// `text`, which is on one line, as a code span.
pub(super) fn span(text: &str) -> String {
    if text.is_empty() {
        return "?".to_owned();
    }
    let ticks = "`".repeat(longest_run(text) + 1);
    let room = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{room}{text}{room}{ticks}")
}

/// A fence that no line of `text` can close: longer than any run of backticks in it.
pub(super) fn fence(text: &str) -> String {
    "`".repeat((longest_run(text) + 1).max(3))
}

/// The longest run of backticks.
pub(super) fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

fn cut(text: String, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((at, _)) => format!("{} ...", &text[..at]),
        None => text,
    }
}

/// Control characters, marks that turn the direction of writing, and characters without width.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLEANER: Cleaner = Cleaner { redact: true };

    #[test]
    fn a_span_holds_what_is_in_it() {
        assert_eq!(span("a"), "`a`");
        assert_eq!(span("a`b``c"), "```a`b``c```");
        assert_eq!(span("`a"), "`` `a ``");
        assert_eq!(CLEANER.span("a\n## b\r\n"), "`a ## b`");
    }

    #[test]
    fn a_fence_is_longer_than_all_in_it() {
        assert_eq!(fence("a"), "```");
        assert_eq!(fence("x\n```\ny"), "````");
        assert_eq!(fence("``````"), "```````");
    }

    #[test]
    fn what_cannot_be_seen_goes() {
        assert_eq!(CLEANER.lines("a\u{202e}b\u{200b}\u{1b}[0m\tc\u{e0041}  \r\n"), ["ab[0m\tc", ""]);
        assert_eq!(CLEANER.note("a\u{2028}b\u{0}"), "a b");
    }

    #[test]
    fn secrets_go_unless_they_are_wanted() {
        let key = ["-----BEGIN RSA PRIVATE ", "KEY-----\nabc\n-----END RSA PRIVATE ", "KEY-----\nx"].concat();
        assert_eq!(CLEANER.lines(&key)[1..], ["***", "***", "x"]);
        let text = format!("password = \"{}\"", ["hunter", "2hunter2"].concat());
        assert_eq!(CLEANER.lines(&text), ["password = \"***\""]);
        assert_eq!(Cleaner { redact: false }.lines(&text), [text.as_str()]);
    }

    #[test]
    fn long_lines_are_cut() {
        let long = "x".repeat(5000);
        assert_eq!(CLEANER.lines(&long)[0].len(), MAX_LINE + 4);
    }
}
