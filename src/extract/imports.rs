//! Import paths read from the text alone, without a syntax tree: all that a file imports, and perhaps more.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use memchr::{memchr, memchr2, memchr_iter};

use crate::model::language::Language;

/// Longer texts are no import paths.
const LONGEST: usize = 300;

/// Gives `found` every path that `source` may import, as written. Python: `from a import b` gives `a` and `a.b`, and
/// dotted texts are given too, since frameworks load modules that texts name.
pub(crate) fn imports(language: Language, source: &[u8], found: &mut dyn FnMut(&str)) {
    match language {
        Language::Python => python(source, found),
        Language::Ecma => ecma(source, found),
        Language::Go => go(source, found),
    }
}

fn python(source: &[u8], found: &mut dyn FnMut(&str)) {
    let mut start = 0;
    for end in memchr_iter(b'\n', source).chain([source.len()]) {
        let line = source[start..end].trim_ascii_start();
        let at = end - line.len();
        start = end + 1;
        if let Some(rest) = keyword(line, b"import") {
            for item in text(rest).split([',', ';']) {
                found(item.split_whitespace().next().unwrap_or_default());
            }
        } else if let Some(rest) = keyword(line, b"from") {
            python_from(source, at + line.len() - rest.len(), found);
        } else {
            dotted_texts(line, found);
        }
    }
}

/// `from a import (b, c as d)`; `at` is behind `from`.
fn python_from(source: &[u8], at: usize, found: &mut dyn FnMut(&str)) {
    let line = &source[at..memchr(b'\n', &source[at..]).map_or(source.len(), |end| at + end)];
    let Some((module, names)) = text(line).split_once(" import") else { return };
    let module = module.trim();
    found(module);
    let mut names = names.trim_start();
    if names.starts_with('(') || names.trim_end().ends_with('\\') {
        let from = at + (names.as_ptr() as usize - line.as_ptr() as usize);
        let rest = &source[from..];
        let close = if rest.starts_with(b"(") { b')' } else { b';' };
        names = text(&rest[..memchr(close, rest).unwrap_or(rest.len()).min(16 * LONGEST)]);
    }
    let mut name = String::new();
    for item in names.trim_start_matches('(').split(',') {
        let own = item.lines().map(|l| l.split('#').next().unwrap_or_default().trim()).find(|l| !l.is_empty());
        let own = own.unwrap_or_default().trim_start_matches('\\').split_whitespace().next().unwrap_or_default();
        if !own.is_empty() && own != "*" {
            name.clear();
            name.push_str(module);
            if !module.ends_with('.') {
                name.push('.');
            }
            name.push_str(own);
            found(&name);
        }
    }
}

/// Texts such as `"app.urls"` and `"app.views:index"`, and what stands before their last part.
fn dotted_texts(line: &[u8], found: &mut dyn FnMut(&str)) {
    let mut rest = line;
    while let Some(open) = memchr2(b'"', b'\'', rest) {
        let inner = &rest[open + 1..];
        let Some(close) = memchr(rest[open], inner) else { return };
        let name = &inner[..close];
        let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b':');
        if close < LONGEST && name.contains(&b'.') && name.iter().all(is_name) && !name[0].is_ascii_digit() {
            let name = text(name);
            found(name);
            if let Some((module, _)) = name.rsplit_once(['.', ':']) {
                found(module);
            }
        }
        rest = &inner[close + 1..];
    }
}

fn ecma(source: &[u8], found: &mut dyn FnMut(&str)) {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(["from", "import", "require"]).ok());
    let Some(words) = WORDS.as_ref() else { return };
    for hit in words.find_iter(source) {
        let mut rest = source[hit.end()..].trim_ascii_start();
        if let Some(inner) = rest.strip_prefix(b"(") {
            rest = inner.trim_ascii_start();
        }
        while let Some(comment) = rest.strip_prefix(b"/*") {
            let end = memchr::memmem::find(comment, b"*/").map_or(comment.len(), |end| end + 2);
            rest = comment[end..].trim_ascii_start();
        }
        let Some(quote @ (b'"' | b'\'' | b'`')) = rest.first().copied() else { continue };
        let inner = &rest[1..rest.len().min(LONGEST)];
        if let Some(close) = memchr(quote, inner) {
            found(text(&inner[..close]));
        }
    }
}

fn go(source: &[u8], found: &mut dyn FnMut(&str)) {
    let mut inside = false;
    for line in source.split(|b| *b == b'\n') {
        let line = line.trim_ascii();
        let import = keyword(line, b"import");
        inside |= import.is_some_and(|rest| rest.trim_ascii_start().starts_with(b"("));
        if inside || import.is_some() {
            for quote in [b'"', b'`'] {
                let mut parts = line.split(|b| *b == quote);
                if let (Some(_), Some(path), Some(_)) = (parts.next(), parts.next(), parts.next()) {
                    found(text(path));
                }
            }
            inside &= !line.contains(&b')') || line.starts_with(b"//");
        } else if [&b"func"[..], b"type", b"var", b"const"].iter().any(|word| keyword(line, word).is_some()) {
            return;
        }
    }
}

/// What follows a word at the start of a line.
fn keyword<'l>(line: &'l [u8], word: &[u8]) -> Option<&'l [u8]> {
    let rest = line.strip_prefix(word)?;
    rest.first().is_some_and(|b| !b.is_ascii_alphanumeric() && *b != b'_').then_some(rest)
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(language: Language, source: &str) -> Vec<String> {
        let mut out = Vec::new();
        imports(language, source.as_bytes(), &mut |path| out.push(path.to_owned()));
        out
    }

    #[test]
    fn python_gives_modules_and_what_may_be_modules() {
        let source = "import os, a.b as c\nfrom . import x\nif y:\n    from ..d.e import (\n  f as g,  # why\n  h,\n)\n";
        assert_eq!(of(Language::Python, source), ["os", "a.b", ".", ".x", "..d.e", "..d.e.f", "..d.e.h"]);
        assert_eq!(of(Language::Python, "p('/', include(\"app.urls\"), 'a b.c')\n"), ["app.urls", "app"]);
        assert_eq!(of(Language::Python, "from a import b, \\\n    c\nimportant = 1\n"), ["a", "a.b", "a.c"]);
    }

    #[test]
    fn ecmascript_gives_every_form_of_import() {
        let source = "import a from './a';\nexport * from \"b\"\nimport 'c'\nimport {\n d,\n} from\n 'd'\n\
                      const e = require('e'), f = () => import(/* x */ './f')\nimport g = require('g')\n";
        assert_eq!(of(Language::Ecma, source), ["./a", "b", "c", "d", "e", "./f", "g"]);
    }

    #[test]
    fn go_gives_the_paths_of_its_head() {
        let source = "package a\n\nimport \"one\"\nimport (\n\t\"two\" // (x)\n\t. \"three/v2\"\n\t// \"four\"\n)\nfunc f() { g(\"five\") }\n";
        assert_eq!(of(Language::Go, source), ["one", "two", "three/v2", "four"]);
    }
}
