//! Text with holes, formatted, joined, trimmed and replaced.

use crate::model::sym::Sym;
use crate::model::text::{Part, Text};

/// `text` with its fields `{}`, `{0}`, `{name}` filled from the arguments (keyword or empty, value).
pub(super) fn formatted(text: &Text, args: &[(Sym, Text)]) -> Text {
    let positional: Vec<&Text> = args.iter().filter(|a| a.0.is_empty()).map(|a| &a.1).collect();
    let mut out = Text::default();
    let mut next = 0;
    for part in text.parts() {
        let Part::Lit(literal) = part else {
            out.push(&Text::hole(Sym::EMPTY));
            continue;
        };
        let mut rest = literal.as_str();
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}').map(|c| c + open) else { break };
            out.push_str(&rest[..open]);
            let field = rest[open + 1..close].split([':', '!']).next().unwrap_or_default();
            let value = match field.parse::<usize>() {
                Ok(n) => positional.get(n).copied(),
                Err(_) if field.is_empty() => {
                    next += 1;
                    positional.get(next - 1).copied()
                }
                Err(_) => args.iter().find(|n| n.0.as_str() == field).map(|n| &n.1),
            };
            match value {
                Some(value) => out.push(value),
                None => out.push(&Text::hole(Sym::new(field))),
            }
            rest = &rest[close + 1..];
        }
        out.push_str(rest);
    }
    out
}

#[derive(Clone, Copy)]
pub(super) enum Side {
    Prefix,
    Suffix,
    Start,
    End,
    Both,
}

/// `texts[0]` without `texts[1]`: a whole prefix or suffix, or any of its characters.
pub(super) fn trim(texts: &[Text], side: Side) -> Text {
    let (Some(text), Some(cut)) = (texts.first(), texts.get(1).and_then(Text::as_lit)) else {
        return texts.first().cloned().unwrap_or_default();
    };
    let last = text.parts().len().saturating_sub(1);
    let mut out = Text::default();
    for (n, part) in text.parts().iter().enumerate() {
        match part {
            Part::Hole(name) => out.push(&Text::hole(*name)),
            Part::Lit(literal) => {
                let mut s = literal.as_str();
                let any = |c: char| cut.contains(c);
                if n == 0 {
                    s = match side {
                        Side::Prefix => s.strip_prefix(cut).unwrap_or(s),
                        Side::Start | Side::Both => s.trim_start_matches(any),
                        _ => s,
                    };
                }
                if n == last {
                    s = match side {
                        Side::Suffix => s.strip_suffix(cut).unwrap_or(s),
                        Side::End | Side::Both => s.trim_end_matches(any),
                        _ => s,
                    };
                }
                out.push_str(s);
            }
        }
    }
    out
}

pub(super) fn replace(texts: &[Text]) -> Text {
    match (texts.first(), texts.get(1).and_then(Text::as_lit), texts.get(2).and_then(Text::as_lit)) {
        (Some(text), Some(from), Some(to)) if !from.is_empty() => text.map_lit(|s| s.replace(from, to)),
        (text, _, _) => text.cloned().unwrap_or_default(),
    }
}

/// Path parts joined by `separator`, with one at each seam.
pub(super) fn join(texts: &[Text], separator: &str) -> Text {
    let mut out = Text::default();
    for text in texts {
        if text.is_empty() {
            continue;
        }
        let starts = matches!(text.parts().first(), Some(Part::Lit(s)) if s.starts_with('/'));
        let ends = matches!(out.parts().last(), Some(Part::Lit(s)) if s.ends_with('/'));
        if separator == "/" && starts && ends {
            let mut rest = text.clone();
            rest = trim(&[std::mem::take(&mut rest), Text::lit("/")], Side::Prefix);
            out.push(&rest);
            continue;
        }
        if separator == "/" && !out.is_empty() && !starts && !ends {
            out.push_str("/");
        }
        out.push(text);
    }
    out
}

pub(super) fn join_with(texts: &[Text], separator: &str) -> Text {
    let mut out = Text::default();
    for (n, text) in texts.iter().enumerate() {
        if n > 0 {
            out.push_str(separator);
        }
        out.push(text);
    }
    out
}

/// `printf`-style formatting: `%s`, `%d`, `%v`, `%q`, `%%`, `%(name)s`; flags and widths are ignored.
pub(crate) fn sprintf(format: &Text, args: &[Text]) -> Text {
    let mut out = Text::default();
    let mut next = 0;
    for part in format.parts() {
        let Part::Lit(literal) = part else {
            out.push(&Text::hole(Sym::EMPTY));
            continue;
        };
        let mut rest = literal.as_str();
        while let Some(at) = rest.find('%') {
            out.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix('%') {
                out.push_str("%");
                rest = after;
                continue;
            }
            if let Some(end) = rest.strip_prefix('(').and_then(|r| r.find(')')) {
                out.push(&Text::hole(Sym::new(&rest[1..=end])));
                rest = rest.get(end + 3..).unwrap_or_default();
                continue;
            }
            let verb = rest.find(|c: char| c.is_ascii_alphabetic());
            let Some(verb) = verb else { break };
            match args.get(next) {
                Some(arg) => out.push(arg),
                None => out.push(&Text::hole(Sym::EMPTY)),
            }
            next += 1;
            rest = &rest[verb + 1..];
        }
        out.push_str(rest);
    }
    out
}
