//! `go.mod` and `go.work`.

use std::collections::BTreeSet;

use super::Broken;

/// What a `go.mod` says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::discover) struct GoMod {
    /// The module path.
    pub(in crate::discover) path: String,
    /// Module paths of direct requirements.
    pub(in crate::discover) requires: BTreeSet<String>,
    /// Module paths replaced by folders, as written.
    pub(in crate::discover) replaces: Vec<(String, String)>,
}

/// What a `go.work` says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::discover) struct GoWork {
    /// Folders of the modules in it, as written.
    pub(in crate::discover) uses: Vec<String>,
    /// Module paths replaced by folders, as written.
    pub(in crate::discover) replaces: Vec<(String, String)>,
}

/// Parses a `go.mod`.
pub(super) fn go_mod(text: &str) -> Result<GoMod, Broken> {
    let mut module = GoMod::default();
    for directive in directives(text) {
        match (directive.verb, directive.words.as_slice()) {
            ("module", [path, ..]) => module.path.clone_from(path),
            ("require", [path, ..]) if !directive.indirect => drop(module.requires.insert(path.clone())),
            ("replace", words) => module.replaces.extend(local_replace(words)),
            _ => {}
        }
    }
    if module.path.is_empty() {
        return Err(Broken { message: "no module path".to_owned(), line: None });
    }
    Ok(module)
}

/// Parses a `go.work`.
pub(super) fn go_work(text: &str) -> GoWork {
    let mut work = GoWork::default();
    for directive in directives(text) {
        match (directive.verb, directive.words.as_slice()) {
            ("use", [dir, ..]) => work.uses.push(dir.clone()),
            ("replace", words) => work.replaces.extend(local_replace(words)),
            _ => {}
        }
    }
    work
}

struct Directive<'a> {
    verb: &'a str,
    words: Vec<String>,
    indirect: bool,
}

/// One directive for each line, those in parentheses with the verb before them.
fn directives(text: &str) -> Vec<Directive<'_>> {
    let mut list = Vec::new();
    let mut block: Option<&str> = None;
    for line in text.lines() {
        let (code, comment) = line.split_once("//").unwrap_or((line, ""));
        let indirect = comment.trim().starts_with("indirect");
        let code = code.trim();
        if code == ")" {
            block = None;
        } else if let Some(verb) = block {
            if !code.is_empty() {
                list.push(Directive { verb, words: words(code), indirect });
            }
        } else if let Some((verb, rest)) = code.split_once([' ', '\t', '(']) {
            let rest = code.get(verb.len()..).unwrap_or(rest).trim();
            if rest == "(" {
                block = Some(verb);
            } else {
                list.push(Directive { verb, words: words(rest), indirect });
            }
        }
    }
    list
}

fn words(code: &str) -> Vec<String> {
    code.split_whitespace().map(|word| word.trim_matches(['"', '`']).to_owned()).collect()
}

/// `old [version] => ./folder`.
fn local_replace(words: &[String]) -> Option<(String, String)> {
    let arrow = words.iter().position(|word| word == "=>")?;
    let dir = words.get(arrow + 1)?;
    let local = dir.starts_with("./") || dir.starts_with("../") || dir == "." || dir == "..";
    local.then(|| (words.first().cloned().unwrap_or_default(), dir.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn a_module_with_blocks_and_single_lines() {
        let text = "module \"example.com/a\" // x\n\ngo 1.22\nrequire example.com/one v1.0.0\nrequire (\n\
                    \texample.com/two/v2 v2.0.0\n\n\texample.com/far v1 // indirect\n)\n\
                    replace(\n\texample.com/two/v2 v2.0.0 => ../two\n)\nreplace example.com/x => example.com/y v1\n";
        let module = go_mod(text).expect("parses");
        assert_eq!(module.path, "example.com/a");
        assert_eq!(module.requires.iter().collect::<Vec<_>>(), ["example.com/one", "example.com/two/v2"]);
        assert_eq!(module.replaces, [pair("example.com/two/v2", "../two")]);
    }

    #[test]
    fn a_workspace() {
        let work = go_work("go 1.22\nuse ./a\nuse (\n\t./b\n\t../c // d\n)\nreplace example.com/e => ./e\n");
        assert_eq!(work.uses, ["./a", "./b", "../c"]);
        assert_eq!(work.replaces, [pair("example.com/e", "./e")]);
    }

    #[test]
    fn nonsense_is_broken_and_not_fatal() {
        for text in ["", "module", "((((", "module (\n", ") => ( replace"] {
            assert!(go_mod(text).is_err(), "{text}");
            assert_eq!(go_work(text), GoWork::default(), "{text}");
        }
    }
}
