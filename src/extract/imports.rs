//! Import paths read from the text alone, without a syntax tree: all that a file imports, and perhaps more.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use memchr::{memchr, memchr_iter, memchr2, memmem};

use crate::model::language::Language;

/// Longer texts are no import paths.
const LONGEST: usize = 300;

/// So much of the text behind a word is looked at.
const WINDOW: usize = 2_000;

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
    let has_import = memmem::Finder::new(b"import");
    let mut names: Option<Names> = None;
    let mut start = 0;
    for end in memchr_iter(b'\n', source).chain([source.len()]) {
        let line = source[start..end].trim_ascii();
        start = end + 1;
        let goes_on = names.as_ref().is_some_and(|names| !names.closed);
        names = names.and_then(|names| names.follow(line, found));
        if goes_on {
            continue;
        }
        if keyword(line, b"from").is_some() || has_import.find(line).is_some() {
            for piece in line.split(|b| matches!(b, b';' | b':')) {
                names = python_import(piece.trim_ascii(), found).or(names);
            }
        } else {
            dotted_texts(line, found);
        }
    }
}

/// An import that goes on in the next line.
struct Names {
    /// What the names are taken from; empty for modules.
    module: String,
    /// They end with a parenthesis, not with the line.
    closed: bool,
}

/// One statement, if it is an import; what is left open at its end.
fn python_import(statement: &[u8], found: &mut dyn FnMut(&str)) -> Option<Names> {
    if let Some(rest) = keyword(statement, b"import") {
        return Names { module: String::new(), closed: false }.follow(rest, found);
    }
    let rest = text(keyword(statement, b"from")?).trim_start();
    let dots = rest.len() - rest.trim_start_matches('.').len();
    let after = rest[dots..].trim_start();
    let end = after.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(after.len());
    let (name, after) = if &after[..end] == "import" { ("", after) } else { after.split_at(end) };
    let module = format!("{}{name}", &rest[..dots]);
    found(&module);
    let after = after.trim_start();
    let Some(listed) = after.strip_prefix("import") else {
        return after.starts_with('\\').then_some(Names { module, closed: false });
    };
    let closed = listed.trim_start().starts_with('(');
    Names { module, closed }.follow(listed.as_bytes(), found)
}

impl Names {
    /// The names on a line; what is left open at its end.
    fn follow(self, line: &[u8], found: &mut dyn FnMut(&str)) -> Option<Names> {
        let line = text(line).split('#').next().unwrap_or_default().trim();
        let line = line.strip_prefix("import ").unwrap_or(line);
        let listed = line.split(')').next().unwrap_or_default();
        for item in listed.split(',') {
            let item = item.trim_start_matches(|c: char| c.is_whitespace() || c == '(');
            let end = item.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(item.len());
            match &item[..end] {
                "" => {}
                name if self.module.is_empty() => found(name),
                name if self.module.ends_with('.') => found(&format!("{}{name}", self.module)),
                name => found(&format!("{}.{name}", self.module)),
            }
        }
        let goes_on = if self.closed { listed.len() == line.len() } else { line.ends_with('\\') };
        goes_on.then_some(self)
    }
}

/// Texts such as `"app.urls"` and `"app.views:index"`, and what stands before their last part; `"urls"` only where it
/// is a first argument.
fn dotted_texts(line: &[u8], found: &mut dyn FnMut(&str)) {
    let mut rest = line;
    while let Some(open) = memchr2(b'"', b'\'', rest) {
        let inner = &rest[open + 1..];
        let Some(close) = memchr(rest[open], inner) else { return };
        let name = &inner[..close];
        let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b':');
        if (1..LONGEST).contains(&close) && name.iter().all(is_name) && !name[0].is_ascii_digit() {
            let name = text(name);
            if let Some((module, _)) = name.rsplit_once(['.', ':']) {
                found(name);
                found(module);
            } else if rest[..open].ends_with(b"(") {
                found(name);
            }
        }
        rest = &inner[close + 1..];
    }
}

fn ecma(source: &[u8], found: &mut dyn FnMut(&str)) {
    static WORDS: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::new(["from", "import", "require"]).ok());
    let Some(words) = WORDS.as_ref() else { return };
    for hit in words.find_iter(source) {
        let behind = &source[hit.end()..];
        let mut rest = behind[..behind.len().min(WINDOW)].trim_ascii_start();
        if let Some(inner) = rest.strip_prefix(b"(") {
            rest = inner.trim_ascii_start();
        }
        while let Some((end, comment)) = comment(rest) {
            rest = comment[memmem::find(comment, end).map_or(comment.len(), |at| at + end.len())..].trim_ascii_start();
        }
        let Some(quote @ (b'"' | b'\'' | b'`')) = rest.first().copied() else { continue };
        let inner = &rest[1..rest.len().min(LONGEST)];
        if let Some(close) = memchr(quote, inner) {
            found(text(&inner[..close]));
        }
    }
}

fn go(source: &[u8], found: &mut dyn FnMut(&str)) {
    let (mut inside, mut comment) = (false, false);
    for line in source.split(|b| *b == b'\n') {
        let mut line = line.trim_ascii();
        if comment {
            let Some(end) = memmem::find(line, b"*/") else { continue };
            line = line[end + 2..].trim_ascii_start();
        }
        comment = memmem::rfind(line, b"/*").is_some_and(|at| memmem::find(&line[at..], b"*/").is_none());
        if [&b"func"[..], b"type", b"var", b"const"].iter().any(|word| keyword(line, word).is_some()) {
            return;
        }
        let import = keyword(line, b"import");
        // Whatever comes after the list and before the first declaration is taken for a part of it.
        inside |= import.is_some_and(|rest| rest.trim_ascii_start().starts_with(b"("));
        if inside || import.is_some() {
            for quote in [b'"', b'`'] {
                let texts = line.split(|b| *b == quote).skip(1).step_by(2);
                texts.for_each(|path| found(text(path)));
            }
        }
    }
}

/// Where a text starts with a comment: how that ends, and the text behind its start.
fn comment(text: &[u8]) -> Option<(&'static [u8], &[u8])> {
    let block = text.strip_prefix(b"/*").map(|rest| (&b"*/"[..], rest));
    block.or_else(|| text.strip_prefix(b"//").map(|rest| (&b"\n"[..], rest)))
}

/// What follows a word at the start of a line.
fn keyword<'l>(line: &'l [u8], word: &[u8]) -> Option<&'l [u8]> {
    let rest = line.strip_prefix(word)?;
    rest.first().is_some_and(|b| !b.is_ascii_alphanumeric() && *b != b'_').then_some(rest)
}

fn text(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
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
        let source =
            "import os, a.b as c\nfrom . import x\nif y:\n    from ..d.e import (\n  f as g,  # (why)\n  h,\n)\n";
        assert_eq!(of(Language::Python, source), ["os", "a.b", ".", ".x", "..d.e", "..d.e.f", "..d.e.h"]);
        assert_eq!(of(Language::Python, "from a import b, \\\n    c\nimportant = 1\n"), ["a", "a.b", "a.c"]);
        assert_eq!(of(Language::Python, "from a \\\n  import b\nimport c, \\\n d\n"), ["a", "a.b", "c", "d"]);
        assert_eq!(of(Language::Python, "try: from .import(a)\nx = 1; import b; import c\n"), [".", ".a", "b", "c"]);
        assert_eq!(of(Language::Python, "from a import *\nfrom\tb\timport\tc"), ["a", "b", "b.c"]);
    }

    #[test]
    fn python_gives_texts_that_may_name_modules() {
        let source = "p('/', include(\"app.urls\"), 'a b.c', 'no', load('yes'), \"m:f\")\n";
        assert_eq!(of(Language::Python, source), ["app.urls", "app", "yes", "m:f", "m"]);
    }

    #[test]
    fn ecmascript_gives_every_form_of_import() {
        let source = "import a from './a';\nexport * from \"b\"\nimport 'c'\nimport {\n d,\n} from\n 'd'\n\
                      const e = require('e'), f = () => import(/* x */ './f')\nimport g = require('g')\n\
                      import(// x\n 'h')\n";
        assert_eq!(of(Language::Ecma, source), ["./a", "b", "c", "d", "e", "./f", "g", "h"]);
    }

    #[test]
    fn go_gives_the_paths_of_its_head() {
        let source = "/*\ntype of licence\n*/\npackage a\n\nimport \"one\"\nimport (\n\t\"two\" // (x)\n\t. \"three/v2\"\n)\n\
                      import (`four`; \"five\")\nfunc f() { g(\"six\") }\n";
        assert_eq!(of(Language::Go, source), ["one", "two", "three/v2", "five", "four"]);
    }
}
