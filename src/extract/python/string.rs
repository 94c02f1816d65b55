//! String literals: prefixes, escapes, f-strings, adjacent literals.

use std::iter::Peekable;
use std::str::Chars;

use tree_sitter::Node;

use crate::extract::python::Walk;
use crate::extract::python::grammar::Kind;
use crate::model::facts::{Expr, ExprId};
use crate::model::sym::Sym;

/// How a literal is written.
#[derive(Clone, Copy)]
pub(super) struct Literal<'s> {
    /// `r"..."`.
    raw: bool,
    /// `f"..."` or `t"..."`.
    formatted: bool,
    /// What stands between the quotes.
    pub(super) body: &'s [u8],
    /// Where that starts in the literal.
    start: usize,
}

/// A string under construction.
struct Pieces<'t> {
    /// Text since the last hole.
    text: String,
    /// The literal where that text started.
    node: Node<'t>,
    items: Vec<ExprId>,
}

impl<'t> Walk<'t, '_> {
    /// A literal or several side by side.
    pub(super) fn string(&mut self, kind: Kind, node: Node<'t>) -> ExprId {
        if kind == Kind::String {
            let literal = Literal::read(self.builder.bytes(node));
            if !literal.formatted && (literal.raw || !literal.body.contains(&b'\\')) {
                let text = self.builder.sym_of(literal.body);
                return self.builder.expr(Expr::Str(text), node);
            }
        }
        let mut pieces = Pieces { text: String::new(), node, items: Vec::new() };
        if kind == Kind::String {
            self.append(node, &mut pieces);
        } else {
            self.each(node, |walk, part| walk.append(part, &mut pieces));
        }
        if pieces.items.is_empty() {
            return self.builder.expr(Expr::Str(Sym::new(&pieces.text)), node);
        }
        self.flush(&mut pieces);
        let items = self.builder.run(&pieces.items);
        self.builder.expr(Expr::Concat { items }, node)
    }

    fn append(&mut self, node: Node<'t>, pieces: &mut Pieces<'t>) {
        let literal = Literal::read(self.builder.bytes(node));
        if pieces.text.is_empty() {
            pieces.node = node;
        }
        if !literal.formatted {
            literal.unescape(literal.body, &mut pieces.text);
            return;
        }
        let origin = node.start_byte() + literal.start;
        let mut done = 0;
        self.each(node, |walk, child| {
            if walk.grammar.kind(child) != Kind::Interpolation {
                return;
            }
            let hole = child.byte_range();
            let (start, end) = (hole.start.saturating_sub(origin), hole.end.saturating_sub(origin));
            literal.unescape(literal.body.get(done..start).unwrap_or_default(), &mut pieces.text);
            done = end;
            walk.flush(pieces);
            let value = walk.hole(child);
            pieces.items.push(value);
        });
        literal.unescape(literal.body.get(done..).unwrap_or_default(), &mut pieces.text);
    }

    /// `{value!r:>{width}}`: only the value counts; the rest is lowered for the calls in it.
    fn hole(&mut self, node: Node<'t>) -> ExprId {
        let mut value = ExprId::NONE;
        self.each(node, |walk, child| {
            let id = walk.expr(child);
            if value == ExprId::NONE {
                value = id;
            }
        });
        if value.is_some() { value } else { self.unknown(node) }
    }

    fn flush(&mut self, pieces: &mut Pieces<'t>) {
        if !pieces.text.is_empty() {
            let text = self.builder.expr(Expr::Str(Sym::new(&pieces.text)), pieces.node);
            pieces.items.push(text);
            pieces.text.clear();
        }
    }
}

impl<'s> Literal<'s> {
    /// Reads the prefix and the quotes. A literal that is not closed ends where the bytes do.
    pub(super) fn read(bytes: &'s [u8]) -> Literal<'s> {
        let prefix = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let has = |letters: &[u8]| bytes[..prefix].iter().any(|byte| letters.contains(&byte.to_ascii_lowercase()));
        let rest = &bytes[prefix..];
        let long = rest.starts_with(b"\"\"\"") || rest.starts_with(b"'''");
        let (quotes, rest) = rest.split_at(rest.len().min(if long { 3 } else { 1 }));
        let body = rest.strip_suffix(quotes).unwrap_or(rest);
        Literal { raw: has(b"r"), formatted: has(b"ft"), body, start: prefix + quotes.len() }
    }

    /// Whether the body stands for itself.
    pub(super) fn is_plain(&self) -> bool {
        !self.formatted && !self.body.contains(&b'\\')
    }

    /// Appends a part of the body as the text that it stands for.
    fn unescape(&self, part: &[u8], out: &mut String) {
        let text = String::from_utf8_lossy(part);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' if !self.raw => escape(&mut chars, out),
                '{' | '}' if self.formatted => {
                    chars.next_if_eq(&c);
                    out.push(c);
                }
                _ => out.push(c),
            }
        }
    }
}

/// Reads what follows a backslash. Escapes that are none are kept as they are.
fn escape(chars: &mut Peekable<Chars<'_>>, out: &mut String) {
    let Some(c) = chars.next() else {
        out.push('\\');
        return;
    };
    let (radix, digits) = match c {
        '\n' => return,
        '\r' => {
            chars.next_if_eq(&'\n');
            return;
        }
        'x' => (16, 2),
        'u' => (16, 4),
        'U' => (16, 8),
        '0'..='7' => (8, 3),
        _ => {
            match simple_escape(c) {
                Some(meant) => out.push(meant),
                None => out.extend(['\\', c]),
            }
            return;
        }
    };
    let mut written = String::new();
    if radix == 8 {
        written.push(c);
    }
    while written.len() < digits
        && let Some(digit) = chars.next_if(|digit| digit.is_digit(radix))
    {
        written.push(digit);
    }
    let complete = radix == 8 || written.len() == digits;
    let meant = u32::from_str_radix(&written, radix).ok().filter(|_| complete).and_then(char::from_u32);
    if let Some(meant) = meant {
        out.push(meant);
    } else {
        out.extend(['\\', c]);
        out.push_str(&written);
    }
}

fn simple_escape(c: char) -> Option<char> {
    Some(match c {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'v' => '\u{b}',
        '\\' | '\'' | '"' => c,
        _ => return None,
    })
}
