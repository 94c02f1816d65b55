//! Relative paths as text: `/` between segments, `""` for the root.

use std::path::Path;

/// `path` relative to `root`; whether its bytes are all text is told beside it.
pub(super) fn relative(path: &Path, root: &Path) -> Option<(String, bool)> {
    let path = path.strip_prefix(root).ok()?;
    let mut text = String::new();
    let mut exact = true;
    for part in path.components() {
        if !text.is_empty() {
            text.push('/');
        }
        let part = part.as_os_str();
        exact &= part.to_str().is_some();
        text.push_str(&part.to_string_lossy());
    }
    Some((text, exact))
}

/// The folder of `rel`.
pub(super) fn parent(rel: &str) -> &str {
    rel.rsplit_once('/').map_or("", |(dir, _)| dir)
}

/// The last segment of `rel`.
pub(super) fn name(rel: &str) -> &str {
    rel.rsplit('/').next().unwrap_or(rel)
}

/// Whether the name of `rel` ends in `.extension`.
pub(super) fn has_extension(rel: &str, extension: &str) -> bool {
    name(rel).rsplit_once('.').is_some_and(|(_, own)| own == extension)
}

/// File formats that hold a page or a part of one, code included.
const PAGES: [&str; 3] = ["vue", "svelte", "astro"];

/// Whether a file that is no source file holds a page or a part of one.
pub(super) fn is_page(rel: &str) -> bool {
    PAGES.iter().any(|extension| has_extension(rel, extension))
}

/// `dir` and every folder above it, the root last.
pub(super) fn ancestors(dir: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(dir), |dir| if dir.is_empty() { None } else { Some(parent(dir)) })
}

/// `path` as written in a file of `dir`, with `.` and `..` worked out. `None` when it leaves the root.
pub(super) fn join(dir: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = dir.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Whether `rel` is `dir` or below it.
pub(super) fn is_below(rel: &str, dir: &str) -> bool {
    dir.is_empty() || rel.strip_prefix(dir).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The folder that two folders share.
pub(super) fn common<'p>(a: &'p str, b: &str) -> &'p str {
    let mut end = 0;
    for (x, y) in a.split('/').zip(b.split('/')) {
        if x != y || x.is_empty() {
            break;
        }
        end += x.len() + usize::from(end > 0);
    }
    &a[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joining_works_out_dots_and_never_leaves_the_root() {
        assert_eq!(join("a/b", "../c/./d").as_deref(), Some("a/c/d"));
        assert_eq!(join("", "./").as_deref(), Some(""));
        assert_eq!(join("a", "../.."), None);
    }

    #[test]
    fn folders_are_compared_by_segment() {
        assert!(is_below("a/b", "a") && is_below("a", "a") && is_below("x", ""));
        assert!(!is_below("ab/c", "a"));
        assert_eq!(ancestors("a/b").collect::<Vec<_>>(), ["a/b", "a", ""]);
    }
}
