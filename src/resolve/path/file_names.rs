//! Names of files as paths.

use crate::resolve::path::syntax::balanced;

pub(super) fn from_file_name(path: &str, segment: impl Fn(&str) -> Option<String>) -> String {
    let mut out = Vec::new();
    for part in path.split('/') {
        if let Some(part) = segment(part) {
            out.push(part);
        }
    }
    out.join("/")
}

/// `[id]`, `[...rest]`, `[[...rest]]`; `(group)` and `@slot` vanish.
pub(super) fn bracket_segment(segment: &str) -> Option<String> {
    if (segment.starts_with('(') && segment.ends_with(')')) || segment.starts_with('@') {
        return None;
    }
    let mut out = String::new();
    let mut rest = segment;
    while let Some(open) = rest.find('[') {
        let len = balanced(&rest[open..], '[', ']');
        if len == 0 {
            break;
        }
        out.push_str(&rest[..open]);
        let inner = rest[open + 1..open + len - 1].trim_matches(['[', ']']);
        let star = inner.starts_with("...");
        let name = inner.trim_start_matches("...").split('=').next().unwrap_or_default();
        out.push('{');
        out.push_str(name);
        out.push_str(if star { "*}" } else { "}" });
        rest = &rest[open + len..];
    }
    out.push_str(rest);
    Some(out)
}

/// `$id`, `$`; `_layout` vanishes, a trailing `_` is dropped.
pub(super) fn dollar_segment(segment: &str) -> Option<String> {
    if segment.starts_with('_') || (segment.starts_with('(') && segment.ends_with(')')) {
        return None;
    }
    let segment = segment.trim_end_matches('_');
    Some(match segment.strip_prefix('$') {
        Some("") => "{*}".to_owned(),
        Some(name) => format!("{{{name}}}"),
        None => segment.to_owned(),
    })
}
