//! Filling the placeholders of a user's own document.

use std::collections::{BTreeMap, BTreeSet};

use crate::prompt::clean::longest_run;
use crate::prompt::placeholders::{Placeholder, holes, is_meant, lookup};
use crate::prompt::section::Place;

/// What placeholders are filled with.
pub(super) trait Values {
    /// The text of a value for where it will stand; `None` when there is no such value.
    fn text(&self, value: &str, place: Place) -> Option<String>;
    /// The tag of blocks of code.
    fn tag(&self) -> String;
    /// The entries of a value that is a list.
    fn list(&self, value: &str) -> Vec<String>;
}

/// What a document asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Values of its placeholders.
    pub(super) values: BTreeSet<String>,
    /// How often each value that is a list is asked for.
    pub(super) places: BTreeMap<&'static str, usize>,
    /// Placeholders that nobody knows, as written, in their order, each once.
    pub(super) unknown: Vec<String>,
    /// Placeholders that stay for the model.
    pub(super) left: Vec<String>,
}

/// Reads the placeholders of a document.
pub(super) fn asked(document: &str) -> Asked {
    let mut asked = Asked::default();
    let own = defined(document);
    for line in document.lines() {
        for hole in holes(line).into_iter().filter(|hole| !own.contains(hole.name)) {
            let text = line[hole.range.clone()].to_owned();
            match lookup(line, &hole) {
                Some(p) if p.model && asked.left.contains(&text) => {}
                Some(p) if p.model => asked.left.push(text),
                Some(p) => {
                    asked.values.insert(p.value.clone());
                    if p.each {
                        *asked.places.entry(&p.value).or_default() += 1;
                    }
                }
                None if is_meant(line, &hole) && !asked.unknown.contains(&text) => asked.unknown.push(text),
                None => {}
            }
        }
    }
    asked
}

/// Names in capitals to which code in the document gives a value: `{NAME}` is that value there.
fn defined(document: &str) -> BTreeSet<&str> {
    let name = |line: &'_ str| -> Option<usize> {
        let (name, rest) = line.split_once('=')?;
        (!rest.starts_with('=')).then_some(name.trim_end().len())
    };
    let names = document.lines().map(str::trim).filter_map(|line| line.get(..name(line)?));
    let names = names.map(|name| name.rsplit(' ').next().unwrap_or(name));
    names.filter(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_')).collect()
}

/// The document with its placeholders filled.
pub(super) fn fill<'a>(document: &'a str, asked: &'a Asked, values: &'a dyn Values) -> String {
    let own = defined(document);
    let mut filler = Filler { asked, own, values, met: BTreeMap::new(), out: Vec::new(), fence: None };
    for line in document.lines() {
        filler.line(line);
    }
    filler.close();
    let mut text = filler.out.join("\n");
    if document.ends_with('\n') {
        text.push('\n');
    }
    text
}

struct Filler<'a> {
    asked: &'a Asked,
    values: &'a dyn Values,
    /// Names that the document itself defines.
    own: BTreeSet<&'a str>,
    /// How often each value that is a list was met.
    met: BTreeMap<&'static str, usize>,
    out: Vec<String>,
    fence: Option<Fence>,
}

/// A block of code that is open.
struct Fence {
    /// What it holds.
    place: Place,
    /// Where its first line is in the output.
    first: usize,
    /// How many backticks it opens with.
    ticks: usize,
    /// The longest run of backticks that was filled in.
    longest: usize,
}

impl Filler<'_> {
    fn line(&mut self, line: &str) {
        let trimmed = line.trim_start();
        let ticks = trimmed.len() - trimmed.trim_start_matches('`').len();
        let info = &trimmed[ticks..];
        match &self.fence {
            None if ticks >= 3 && !info.contains('`') => {
                let place = Place::of_tag(info, &self.values.tag());
                self.fence = Some(Fence { place, first: self.out.len(), ticks, longest: 0 });
                let filled = self.filled(line, place);
                self.out.push(filled);
            }
            Some(fence) if ticks >= fence.ticks && info.trim().is_empty() => {
                self.out.push(line.to_owned());
                self.close();
            }
            fence => {
                let place = fence.as_ref().map_or(Place::Text, |fence| fence.place);
                let filled = self.filled(line, place);
                self.out.push(filled);
            }
        }
    }

    /// Makes the block that ends with the last line longer in its ticks than anything that was filled in.
    fn close(&mut self) {
        let Some(fence) = self.fence.take() else { return };
        if fence.longest < fence.ticks {
            return;
        }
        let more = "`".repeat(fence.longest + 1 - fence.ticks);
        let last = self.out.len() - 1;
        for n in [fence.first, last] {
            let line = &mut self.out[n];
            let at = line.len() - line.trim_start().len();
            if n == fence.first || line.trim_start().starts_with("```") {
                line.insert_str(at, &more);
            }
        }
    }

    fn filled(&mut self, line: &str, at: Place) -> String {
        let mut out = String::new();
        let mut done = 0;
        for hole in holes(line) {
            let Some(placeholder) = lookup(line, &hole).filter(|p| !p.model) else { continue };
            if self.own.contains(hole.name) {
                continue;
            }
            let before = &line[done..hole.range.start];
            out.push_str(before);
            done = hole.range.end;
            if line[..hole.range.start].trim_start().trim_start_matches('`').is_empty()
                && line[..hole.range.start].trim_start().starts_with("```")
            {
                out.push_str(&self.values.tag());
                continue;
            }
            let value = self.value(placeholder, at);
            if let Some(fence) = &mut self.fence {
                fence.longest = fence.longest.max(longest_run(&value));
            }
            place(&mut out, &value, at != Place::Text);
        }
        out.push_str(&line[done..]);
        out
    }

    fn value(&mut self, placeholder: &'static Placeholder, at: Place) -> String {
        let name = placeholder.value.as_str();
        if !placeholder.each {
            return self.values.text(name, at).unwrap_or_default();
        }
        let n = self.met.entry(name).or_default();
        *n += 1;
        let (n, places) = (*n, self.asked.places.get(name).copied().unwrap_or(1));
        let list = self.values.list(name);
        match list.get(n - 1..) {
            Some([first, rest @ ..]) if n == places && placeholder.rest && !rest.is_empty() => {
                // What is the same for several is told once.
                let mut alike: Vec<(&str, Vec<&str>)> = Vec::new();
                for entry in std::iter::once(first).chain(rest) {
                    let (name, text) = entry.split_once(": ").unwrap_or((entry, ""));
                    match alike.iter_mut().find(|(known, _)| *known == text && !text.is_empty()) {
                        Some((_, names)) => names.push(name),
                        None => alike.push((text, vec![name])),
                    }
                }
                let told = alike.into_iter().map(|(text, names)| match text {
                    "" => names.join("; "),
                    text => format!("{}: {text}", names.join(", ")),
                });
                told.collect::<Vec<String>>().join("; ")
            }
            Some([first, ..]) => first.clone(),
            _ => "none: nothing further was found".to_owned(),
        }
    }
}

/// Puts a value where its placeholder stood. A value of several lines begins a line of its own after other text.
fn place(out: &mut String, value: &str, in_fence: bool) {
    let value = value.trim_end_matches('\n');
    if !value.contains('\n') {
        let bare = value.strip_prefix("- ").unwrap_or(value);
        out.push_str(if out.trim().is_empty() { value } else { bare });
        return;
    }
    let before = out.rsplit('\n').next().unwrap_or_default();
    let indent = &before[..before.len() - before.trim_start().len()];
    if before.trim().is_empty() {
        let indent = indent.to_owned();
        out.push_str(&value.replace('\n', &format!("\n{indent}")));
    } else {
        let deeper = if in_fence { indent.to_owned() } else { format!("{indent}  ") };
        for line in value.split('\n') {
            out.push('\n');
            if !line.is_empty() {
                out.push_str(&deeper);
                out.push_str(line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;

    impl Values for Fixed {
        fn text(&self, value: &str, place: Place) -> Option<String> {
            Some(match (value, place != Place::Text) {
                ("language", _) => "Python 3".to_owned(),
                ("points", _) => "- `GET /a`\n- `GET /b`\n".to_owned(),
                ("schema", _) => "- `t`\n".to_owned(),
                ("code", true) => "# a.py:1-2\nx = '''\n```\n'''".to_owned(),
                ("code", false) => "````python\n```\n````".to_owned(),
                _ => return None,
            })
        }

        fn tag(&self) -> String {
            "python".to_owned()
        }

        fn list(&self, _: &str) -> Vec<String> {
            ["one", "two", "three"].map(str::to_owned).to_vec()
        }
    }

    fn filled(document: &str) -> String {
        fill(document, &asked(document), &Fixed)
    }

    #[test]
    fn values_find_their_places() {
        assert_eq!(filled("- **L**: {LANGUAGE}\n"), "- **L**: Python 3\n");
        assert_eq!(filled("- **A**: {API_ENDPOINTS}"), "- **A**: \n  - `GET /a`\n  - `GET /b`");
        assert_eq!(filled("  {{ API_ENDPOINTS }}"), "  - `GET /a`\n  - `GET /b`");
        assert_eq!(filled("- D: [DATABASE_SCHEMAS]"), "- D: `t`");
    }

    #[test]
    fn a_block_of_code_stays_closed() {
        let document = "```{LANGUAGE}\n{COMPONENT_CODE}\n```\n\n{{CODE}}\n";
        let text = "````python\n# a.py:1-2\nx = '''\n```\n'''\n````\n\n````python\n```\n````\n";
        assert_eq!(filled(document), text);
    }

    #[test]
    fn lists_are_dealt_out() {
        let document = "[Service/Database A] [How to connect]\n[Service/Database B] [How to connect]\n[Name] [Name] [Name] [Name]\n";
        assert_eq!(filled(document), "one one\ntwo; three two; three\none two three none: nothing further was found\n");
    }

    #[test]
    fn what_the_document_defines_is_its_own() {
        let document = "BASE_URL = \"x\"\nget(f\"{BASE_URL}/a {FOO}\")\n";
        assert_eq!(asked(document).unknown, ["{FOO}"]);
        assert_eq!(filled(document), document);
    }

    #[test]
    fn what_is_not_known_stays_and_is_told() {
        let document = "{INTEGRATION_TEST_CODE} {FOO} {FOO} [X/10] { a: 1 }";
        let found = asked(document);
        assert_eq!(found.unknown, ["{FOO}"]);
        assert_eq!(found.left, ["{INTEGRATION_TEST_CODE}", "[X/10]"]);
        assert_eq!(filled(document), document);
    }
}
