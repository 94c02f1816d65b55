//! Manifests of a cluster: its scheduled jobs. They are read by lines, so that templates of manifests are read too.

use crate::model::point::PointKind;
use crate::schema::{Declaration, Declared};

/// A line with a key: its number, its indent, key and value.
struct Entry<'t> {
    line: u32,
    indent: usize,
    key: &'t str,
    value: &'t str,
}

pub(super) fn read(text: &str) -> Declared {
    let mut declared = Declared::default();
    let mut document: Vec<Entry<'_>> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("---") {
            declared.points.extend(job(&document));
            document.clear();
        } else if let Some(entry) = entry(line, number as u32 + 1) {
            document.push(entry);
        }
    }
    declared.points.extend(job(&document));
    declared
}

fn entry(line: &str, number: u32) -> Option<Entry<'_>> {
    let rest = line.trim_start();
    let (key, value) = rest.split_once(':')?;
    let plain =
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'/'));
    let value = value.strip_prefix(' ').or(value.is_empty().then_some("")).filter(|_| plain)?;
    Some(Entry { line: number, indent: line.len() - rest.len(), key, value: scalar(value) })
}

/// A scalar without quotes and without a comment behind it.
fn scalar(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(quote) {
            return rest.find(quote).map_or(rest, |end| &rest[..end]);
        }
    }
    value.split(" #").next().unwrap_or(value).trim_end()
}

/// The scheduled job that a document is about.
fn job(document: &[Entry<'_>]) -> Option<Declaration> {
    let kind = document.iter().find(|entry| entry.indent == 0 && entry.key == "kind" && entry.value == "CronJob")?;
    let name = child(document, "metadata", "name").map_or("{?}".to_owned(), |entry| told(entry.value));
    let schedule = child(document, "spec", "schedule");
    let end = document.last().map_or(kind.line, |entry| entry.line);
    let line = schedule.map_or(kind.line, |entry| entry.line);
    let mut job = Declaration::new(PointKind::ScheduledJob, (line, end), "schedule", name);
    job.note = schedule.map_or("no schedule".to_owned(), |entry| format!("runs at {}", told(entry.value)));
    Some(job)
}

/// The entry `key` right below the entry `parent` of the first level.
fn child<'d, 't>(document: &'d [Entry<'t>], parent: &str, key: &str) -> Option<&'d Entry<'t>> {
    let at = document.iter().position(|entry| entry.indent == 0 && entry.key == parent)?;
    let below = document[at + 1..].iter().take_while(|entry| entry.indent > 0);
    let indent = document.get(at + 1)?.indent;
    below.into_iter().find(|entry| entry.indent == indent && entry.key == key)
}

/// A value in which the expressions of templates are not known.
fn told(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        out.push_str("{?}");
        rest = after.split_once("}}").map_or("", |(_, rest)| rest);
    }
    out + rest
}
