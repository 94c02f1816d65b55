//! Callee patterns: `{Router}.{GET|POST}`, `package.urls.{path|re_path}`.

use std::borrow::Cow;

use crate::rules::selector::Mistake;

/// Braces in a pattern, and names that it can stand for: far more than a framework has.
const MAX_BRACES: usize = 32;
const MAX_NAMES: usize = 2048;

/// A pattern, its alternatives written out. Offsets are bytes into the pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pattern<'t> {
    /// Qualified names.
    Names(Vec<Piece<'t>>),
    /// `{types}.member.member`: members of values of some types.
    Members { types: Vec<Piece<'t>>, paths: Vec<Vec<Cow<'t, str>>> },
}

/// A name of a pattern and where the part that holds it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'t> {
    pub(crate) name: Cow<'t, str>,
    pub(crate) offset: usize,
}

/// Parses a pattern.
pub(crate) fn parse(text: &str) -> Result<Pattern<'_>, Mistake> {
    check_characters(text)?;
    if text.is_empty() {
        return Err(Mistake { offset: 0, message: "the pattern is empty".to_owned(), hint: None });
    }
    let names = |text, base| whole_names(expand(text, base)?);
    let Some(inner) = text.strip_prefix('{') else { return Ok(Pattern::Names(names(text, 0)?)) };
    let close = closing(inner, 0)?;
    let Some(tail) = inner[close + 1..].strip_prefix('.') else { return Ok(Pattern::Names(names(text, 0)?)) };
    let types = names(&text[..close + 2], 0)?;
    let paths = names(tail, close + 3)?;
    let paths = paths.into_iter().map(|path| steps(path.name)).collect();
    Ok(Pattern::Members { types, paths })
}

/// The names between the dots of a path.
fn steps(path: Cow<'_, str>) -> Vec<Cow<'_, str>> {
    match path {
        Cow::Borrowed(path) => path.split('.').map(Cow::Borrowed).collect(),
        Cow::Owned(path) => path.split('.').map(|step| Cow::Owned(step.to_owned())).collect(),
    }
}

/// Names whose parts between the dots are all there.
fn whole_names(pieces: Vec<Piece<'_>>) -> Result<Vec<Piece<'_>>, Mistake> {
    match pieces.iter().find(|piece| piece.name.split('.').any(str::is_empty)) {
        None => Ok(pieces),
        Some(Piece { offset, .. }) => {
            Err(Mistake { offset: *offset, message: "a name before or after a dot is missing".to_owned(), hint: None })
        }
    }
}

/// Writes out the alternatives `{A|B}` of a text that starts at `base` in its pattern.
fn expand(text: &str, base: usize) -> Result<Vec<Piece<'_>>, Mistake> {
    let Some(open) = text.find('{') else {
        if let Some(at) = text.find(['}', '|']) {
            let message = format!("`{}` without `{{` in a pattern", &text[at..=at]);
            return Err(Mistake { offset: base + at, message, hint: None });
        }
        return Ok(vec![Piece { name: Cow::Borrowed(text), offset: base }]);
    };
    let body = open + 1;
    let close = body + closing(&text[body..], base + open)?;
    let tails = expand(&text[close + 1..], base + close + 1)?;
    let mut out = Vec::new();
    for (start, alternative) in alternatives(&text[body..close]) {
        let offset = base + body + start;
        if alternative.trim().is_empty() {
            return Err(Mistake { offset, message: "an alternative is empty".to_owned(), hint: None });
        }
        for middle in expand(alternative.trim(), offset)? {
            for tail in &tails {
                let name = if open == 0 && tail.name.is_empty() {
                    middle.name.clone()
                } else {
                    Cow::Owned([&text[..open], &middle.name, &tail.name].concat())
                };
                let offset = if open == 0 { middle.offset } else { base };
                if out.len() == MAX_NAMES {
                    let message = format!("the pattern stands for more than {MAX_NAMES} names");
                    return Err(Mistake { offset: base, message, hint: None });
                }
                out.push(Piece { name, offset });
            }
        }
    }
    Ok(out)
}

/// The offset of the `}` that closes what `inner` is the inside of.
fn closing(inner: &str, open: usize) -> Result<usize, Mistake> {
    let mut depth = 0usize;
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Ok(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    Err(Mistake { offset: open, message: "`{` is never closed".to_owned(), hint: None })
}

/// The parts between the outermost `|`, with their offsets.
fn alternatives(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let (mut depth, mut start) = (0i32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '|' if depth == 0 => {
                out.push((start, &text[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push((start, &text[start..]));
    out
}

fn check_characters(text: &str) -> Result<(), Mistake> {
    let known =
        |c: char| matches!(c, '_' | '.' | '-' | '/' | '@' | '$' | '*' | '#' | ':' | '{' | '}' | '|' | '~' | '+');
    let allowed = |c: char| c.is_alphanumeric() || known(c);
    if text.matches('{').count() > MAX_BRACES {
        let message = format!("a pattern has at most {MAX_BRACES} braces");
        return Err(Mistake { offset: 0, message, hint: None });
    }
    if text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'/' | b'{' | b'}' | b'|')) {
        return Ok(());
    }
    let mut inside = 0i32;
    for (offset, c) in text.char_indices() {
        match c {
            '{' => inside += 1,
            '}' => inside -= 1,
            // `f()`: what is called is what `f` gives back.
            '(' if offset > 0 && text[offset..].starts_with("()") => continue,
            ')' if text[..offset].ends_with('(') => continue,
            // Space may stand around the alternatives, nowhere else.
            ' ' if inside > 0 => continue,
            _ => {}
        }
        if !allowed(c) {
            let hint = (c == '(').then(|| "a pattern names what is called, without its arguments".to_owned());
            return Err(Mistake { offset, message: format!("unexpected `{c}` in a pattern"), hint });
        }
    }
    Ok(())
}
