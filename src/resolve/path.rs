//! Route paths: from what a framework writes to the canonical `/users/{id}`.

mod file_names;
mod regex;
mod syntax;
#[cfg(test)]
mod tests;

use crate::model::rule::{Join, PathSyntax};
use crate::model::text::{Part, Text};
use crate::resolve::path::file_names::{bracket_segment, dollar_segment, from_file_name};
use crate::resolve::path::regex::from_regex;
use crate::resolve::path::syntax::{from_angle, from_at, from_braces, from_colon, from_colon_segment};

/// Stands for an unknown part while paths are put together.
pub(crate) const HOLE: char = '\u{0}';

/// Rewrites one path part. Parameters become `{name}`, catch-alls `{name*}`, holes [`HOLE`].
pub(crate) fn canonical(text: &Text, syntaxes: &[PathSyntax]) -> String {
    let mut raw = String::new();
    for part in text.parts() {
        match part {
            Part::Lit(literal) => raw.push_str(literal),
            Part::Hole(_) => raw.push(HOLE),
        }
    }
    let regex = syntaxes.contains(&PathSyntax::Regex)
        && (syntaxes.len() == 1 || raw.starts_with('^') || raw.contains("(?P<") || raw.ends_with('$'));
    if regex {
        return from_regex(&raw);
    }
    let mut path = raw;
    for syntax in syntaxes {
        path = match syntax {
            PathSyntax::Colon => from_colon(&path),
            PathSyntax::ColonSegment => from_colon_segment(&path),
            PathSyntax::Braces => from_braces(&path),
            PathSyntax::Angle => from_angle(&path),
            PathSyntax::At => from_at(&path),
            PathSyntax::Brackets => from_file_name(&path, bracket_segment),
            PathSyntax::Dollar => from_file_name(&path, dollar_segment),
            PathSyntax::Regex | PathSyntax::Literal => path,
        };
    }
    path
}

/// Whether the last segment of a path in the dollar syntax is no part of the URL: the place of a layout, not of a
/// page. `_index` is the page of its folder.
pub(crate) fn is_pathless(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    last != "_index" && !last.is_empty() && dollar_segment(last).is_none()
}

/// Puts two canonical parts together.
pub(crate) fn join(prefix: &str, path: &str, how: Join) -> String {
    match how {
        Join::Plain => format!("{prefix}{path}"),
        Join::Dot if prefix.is_empty() || path.is_empty() || prefix.ends_with('/') => format!("{prefix}{path}"),
        Join::Dot => format!("{prefix}.{path}"),
        Join::Keep if path.is_empty() || prefix.is_empty() => format!("{prefix}{path}"),
        Join::Keep => format!("{}/{}", prefix.trim_end_matches('/'), path.trim_start_matches('/')),
        Join::Slash => {
            let head = prefix.trim_end_matches('/');
            let tail = path.trim_start_matches('/');
            match (head.is_empty(), tail.is_empty()) {
                (true, _) if prefix.is_empty() && !path.starts_with('/') => tail.to_owned(),
                (true, _) => format!("/{tail}"),
                (false, true) => head.to_owned(),
                (false, false) => format!("{head}/{tail}"),
            }
        }
    }
}

/// The path as shown: one leading slash, no double ones, holes as `{?}`. The flag tells whether an unknown
/// base in front was left out.
pub(crate) fn finish(path: &str) -> (String, bool) {
    let trimmed = path.trim_start_matches('/');
    let without_base = trimmed.trim_start_matches(HOLE);
    let mut body = trimmed;
    let mut cut = false;
    // `{base}/users`: a configured base in front of a path that is known.
    if without_base.len() < trimmed.len() && !without_base.trim_matches('/').is_empty() && without_base.starts_with('/')
    {
        body = without_base;
        cut = true;
    }
    let mut out = String::from("/");
    for c in body.chars() {
        match c {
            '/' if out.ends_with('/') => {}
            HOLE => out.push_str("{?}"),
            c => out.push(c),
        }
    }
    (out, cut)
}

/// Names of the parameters of a canonical path, in order.
pub(crate) fn parameters(path: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = path;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        let name = rest[open + 1..open + close].trim_end_matches('*');
        if !name.is_empty() && name != "?" {
            out.push(name);
        }
        rest = &rest[open + close + 1..];
    }
    out
}
