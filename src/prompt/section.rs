//! Sections of a prompt: items that can be left out one by one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::prompt::clean;
use crate::prompt::slices::Slice;
use crate::prompt::source::Sources;

/// A part of a prompt.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// What one item is called; an `s` makes the plural.
    pub(super) noun: &'static str,
    /// Said before the items when there are any; ends in a newline, or is empty.
    pub(super) head: String,
    pub(super) body: Body,
    /// Said when there are no items at all.
    pub(super) none: String,
}

#[derive(Debug)]
pub(super) enum Body {
    /// Lines.
    Items(Vec<Item>),
    /// Code.
    Code(Vec<Slice>),
}

impl Default for Body {
    fn default() -> Body {
        Body::Items(Vec::new())
    }
}

/// Where a text will stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the text of the document.
    Text,
    /// In a block of text.
    Block,
    /// In a block of code whose comments begin so.
    Code(&'static str),
}

impl Place {
    /// The inside of a block with that tag; `own`: what stands for a placeholder there.
    pub(super) fn of_tag(tag: &str, own: &str) -> Place {
        let tag = tag.trim();
        let tag = if tag.starts_with(['{', '[']) { own } else { tag };
        match tag {
            "" | "text" | "txt" | "markdown" | "md" => Place::Block,
            "python" | "py" | "bash" | "sh" | "shell" | "console" | "yaml" | "yml" | "toml" | "ruby" => {
                Place::Code("#")
            }
            _ => Place::Code("//"),
        }
    }

    /// What is no code, for there.
    fn told(self, text: &str) -> String {
        match self {
            Place::Code(mark) => {
                text.lines().map(|line| format!("{mark} {line}").trim_end().to_owned() + "\n").collect()
            }
            Place::Text | Place::Block => text.to_owned(),
        }
    }
}

/// Some lines that stay or go together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// The smaller, the more useful.
    pub(super) rank: u32,
    /// Whole lines.
    pub(super) text: String,
    /// Said once before items that follow each other and have it in common; empty for none.
    pub(super) group: String,
    /// The same as code; empty where it is none.
    pub(super) code: String,
}

impl Section {
    pub(super) fn items(noun: &'static str, items: Vec<Item>) -> Section {
        Section { noun, body: Body::Items(items), ..Section::default() }
    }

    pub(super) fn code(noun: &'static str, slices: Vec<Slice>) -> Section {
        Section { noun, body: Body::Code(slices), ..Section::default() }
    }

    pub(super) fn head(mut self, head: impl Into<String>) -> Section {
        self.head = head.into();
        self
    }

    pub(super) fn none(mut self, none: impl Into<String>) -> Section {
        self.none = none.into();
        self
    }

    pub(super) fn len(&self) -> usize {
        match &self.body {
            Body::Items(items) => items.len(),
            Body::Code(slices) => slices.len(),
        }
    }

    pub(super) fn rank(&self, n: usize) -> u32 {
        match &self.body {
            Body::Items(items) => items.get(n).map_or(u32::MAX, |item| item.rank),
            Body::Code(slices) => slices.get(n).map_or(u32::MAX, |slice| slice.rank),
        }
    }

    /// The text with the items that `kept` says, for `place`.
    pub(super) fn text(&self, kept: &[bool], sources: &Sources<'_>, place: Place) -> String {
        if self.len() == 0 {
            return place.told(&self.none).trim_end().to_owned();
        }
        let shown = kept.iter().filter(|kept| **kept).count();
        let left = self.len() - shown;
        if shown == 0 {
            let note = format!("({left} {} left out to keep within the token budget)", plural(left, self.noun));
            return place.told(&note).trim_end().to_owned();
        }
        let mut out = place.told(&self.head);
        match &self.body {
            Body::Items(items) => {
                let mut group = "";
                for (item, _) in items.iter().zip(kept).filter(|(_, kept)| **kept) {
                    if item.group != group {
                        let before = if out.is_empty() { "" } else { "\n" };
                        out.push_str(&place.told(&format!("{before}{}:\n", item.group)));
                        group = &item.group;
                    }
                    match place {
                        Place::Code(_) if !item.code.is_empty() => out.push_str(&item.code),
                        _ => out.push_str(&place.told(&item.text)),
                    }
                }
            }
            Body::Code(slices) => {
                let chosen = slices.iter().zip(kept).filter(|(_, kept)| **kept).map(|(slice, _)| slice);
                out.push_str(&code(chosen, sources, place != Place::Text));
            }
        }
        if left > 0 {
            let note = format!("({left} more {} left out to keep within the token budget)", plural(left, self.noun));
            let _ = write!(out, "\n{}", place.told(&note));
        }
        out.trim_end().to_owned()
    }
}

pub(super) fn plural(number: usize, noun: &str) -> String {
    if let Some((head, rest)) = noun.split_once(" of ") {
        return format!("{} of {rest}", plural(number, head));
    }
    match (number, noun.strip_suffix('y')) {
        (1, _) => noun.to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        (_, None) => format!("{noun}s"),
    }
}

/// Lines of files, each run of lines under `path:first-last`.
fn code<'s>(slices: impl Iterator<Item = &'s Slice>, sources: &Sources<'_>, in_fence: bool) -> String {
    let mut by_file: BTreeMap<&str, Vec<(u32, u32)>> = BTreeMap::new();
    for slice in slices {
        by_file.entry(&slice.file).or_default().push((slice.from, slice.to));
    }
    let mut out = String::new();
    for (file, ranges) in by_file {
        let source = sources.get(file);
        let mut text = String::new();
        for (from, to) in merged(ranges) {
            let lines = source.lines.get(from.saturating_sub(1) as usize..).unwrap_or_default();
            let lines = lines.iter().take((to + 1 - from) as usize);
            let _ = writeln!(text, "{} {}:{from}-{to}", comment(file), sources.path(file));
            for line in lines {
                text.push_str(line);
                text.push('\n');
            }
        }
        if in_fence {
            out.push_str(&text);
        } else {
            let fence = clean::fence(&text);
            let _ = write!(out, "{fence}{}\n{text}{fence}\n", tag(file));
        }
    }
    out
}

/// Runs of lines that touch or overlap as one.
pub(super) fn merged(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::new();
    for (from, to) in ranges {
        match out.last_mut() {
            Some(last) if from <= last.1 + 2 => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

/// What blocks of code in the language of a file are marked with.
pub(super) fn tag(file: &str) -> &'static str {
    match extension(file) {
        "py" | "pyi" => "python",
        "ts" | "mts" | "cts" => "typescript",
        "tsx" => "tsx",
        "js" | "mjs" | "cjs" => "javascript",
        "jsx" => "jsx",
        "go" => "go",
        "sql" => "sql",
        "yml" | "yaml" => "yaml",
        "graphql" | "graphqls" | "gql" => "graphql",
        "prisma" => "prisma",
        _ => "",
    }
}

fn comment(file: &str) -> &'static str {
    match extension(file) {
        "py" | "pyi" | "yml" | "yaml" | "graphql" | "graphqls" | "gql" => "#",
        "sql" => "--",
        _ => "//",
    }
}

fn extension(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_that_touch_are_one() {
        assert_eq!(merged(vec![(5, 9), (1, 2), (3, 4), (20, 30), (22, 24)]), [(1, 9), (20, 30)]);
        assert_eq!(merged(vec![(1, 2), (4, 5), (8, 9)]), [(1, 5), (8, 9)]);
    }

    #[test]
    fn plurals() {
        assert_eq!(
            (plural(1, "query"), plural(2, "query"), plural(2, "route")),
            ("query".into(), "queries".into(), "routes".into())
        );
    }
}
