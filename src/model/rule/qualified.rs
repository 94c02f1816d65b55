//! Qualified names as rules are indexed by them.

use std::borrow::Cow;

use crate::model::language::Language;

/// Whether an import path is `gate` or something below it.
pub(crate) fn under(name: &str, gate: &str) -> bool {
    name.strip_prefix(gate).is_some_and(|r| r.is_empty() || r.starts_with(['.', '/', '@']))
}

/// The form of a qualified name under which rules are indexed. Go: the version segments of an import path go
/// (`github.com/labstack/echo/v4.New` is `github.com/labstack/echo.New`). Other languages: the name itself.
pub(crate) fn normalize_qualified(language: Language, name: &str) -> Cow<'_, str> {
    if language == Language::Ecma {
        return without_version(name);
    }
    if language != Language::Go || !name.contains("/v") {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len());
    let last = name.matches('/').count();
    for (index, segment) in name.split('/').enumerate() {
        // Only the last segment holds dots that part the import path from the names in it.
        let (head, tail) = match segment.find('.') {
            Some(dot) if index == last => segment.split_at(dot),
            _ => (segment, ""),
        };
        if index > 0 && is_major_version(head) {
            out.push_str(tail);
            continue;
        }
        if index > 0 {
            out.push('/');
        }
        out.push_str(segment);
    }
    Cow::Owned(out)
}

/// Servers that give npm packages by name.
const MIRRORS: [&str; 4] =
    ["https://esm.sh/", "https://cdn.skypack.dev/", "https://unpkg.com/", "https://cdn.jsdelivr.net/npm/"];

/// A module name without scheme and version: `npm:pkg@1/sub` and `https://esm.sh/pkg@1/sub` are `pkg/sub`,
/// `https://deno.land/x/pkg@v1/mod.ts` is `https://deno.land/x/pkg/mod.ts`.
pub(crate) fn without_version(name: &str) -> Cow<'_, str> {
    let bare = ["npm:", "jsr:"].iter().chain(&MIRRORS).find_map(|scheme| name.strip_prefix(scheme)).unwrap_or(name);
    let bare = if bare.len() < name.len() { bare.trim_start_matches('/') } else { name };
    if bare.starts_with('.') || !bare.contains('@') {
        return Cow::Borrowed(bare);
    }
    let segment = |segment: &str| match segment.char_indices().skip(1).find(|(_, c)| *c == '@') {
        Some((at, _)) => segment[..at].to_owned(),
        None => segment.to_owned(),
    };
    Cow::Owned(bare.split('/').map(segment).collect::<Vec<_>>().join("/"))
}

/// `v2`, `v10`: the version segment of a Go import path. `v1` and `v0` are ordinary folders.
fn is_major_version(segment: &str) -> bool {
    segment.strip_prefix('v').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0') && digits != "1"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn go_names_lose_their_version_segments() {
        let go = |name| normalize_qualified(Language::Go, name);
        assert_eq!(go("github.com/labstack/echo/v4.New"), "github.com/labstack/echo.New");
        assert_eq!(go("github.com/labstack/echo/v4"), "github.com/labstack/echo");
        assert_eq!(go("github.com/labstack/echo/v4/middleware.CORS"), "github.com/labstack/echo/middleware.CORS");
        assert_eq!(go("example.com/api/v1.Routes"), "example.com/api/v1.Routes");
        assert_eq!(go("example.com/vault/v2x.F"), "example.com/vault/v2x.F");
        assert_eq!(go("net/http.ServeMux.Handle"), "net/http.ServeMux.Handle");
    }

    #[test]
    fn other_languages_keep_their_names() {
        assert_eq!(normalize_qualified(Language::Python, "api/v2.Router"), "api/v2.Router");
        assert_eq!(normalize_qualified(Language::Ecma, "api/v2.Router"), "api/v2.Router");
        assert_eq!(normalize_qualified(Language::Ecma, "@scope/pkg.Router"), "@scope/pkg.Router");
        assert_eq!(normalize_qualified(Language::Ecma, "npm:@scope/pkg@^1.2/sub"), "@scope/pkg/sub");
        assert_eq!(normalize_qualified(Language::Ecma, "./a@b"), "./a@b");
    }
}
