//! GraphQL: fields of the root types of a schema, and operations of documents.

use crate::model::point::PointKind;
use crate::schema::lines::Lines;
use crate::schema::{Declaration, Declared};

/// A word, number or mark, with its place. Comments, texts and commas are left out.
struct Token<'t> {
    at: usize,
    text: &'t str,
}

pub(super) fn read(text: &str) -> Declared {
    let mut reader =
        Reader { tokens: tokens(text), at: 0, lines: Lines::of(text), roots: roots(), declared: Declared::default() };
    reader.renamed_roots();
    while reader.at < reader.tokens.len() {
        reader.definition();
    }
    reader.declared
}

/// Root types, each with the operation that its fields are.
fn roots() -> Vec<(String, &'static str)> {
    [("Query", "query"), ("Mutation", "mutation"), ("Subscription", "subscription")]
        .map(|(name, operation)| (name.to_owned(), operation))
        .into()
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if c == '#' {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(block) = rest.strip_prefix("\"\"\"") {
            block.find("\"\"\"").map_or(rest.len(), |end| end + 6)
        } else if let Some(quoted) = rest.strip_prefix('"') {
            let end = quoted.char_indices().scan(' ', |before, (at, c)| {
                let escaped = *before == '\\';
                *before = if escaped { ' ' } else { c };
                Some((at, c, escaped))
            });
            let end = end.into_iter().find(|(_, c, escaped)| *c == '\n' || *c == '"' && !escaped);
            end.map_or(rest.len(), |(at, _, _)| at + 2)
        } else if c.is_alphanumeric() || c == '_' {
            let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(Token { at, text: &rest[..length] });
            length
        } else {
            let length = if rest.starts_with("...") { 3 } else { c.len_utf8() };
            if !c.is_whitespace() && c != ',' && c != '\u{feff}' {
                tokens.push(Token { at, text: &rest[..length] });
            }
            length
        };
        at += length;
    }
    tokens
}

struct Reader<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
    lines: Lines,
    roots: Vec<(String, &'static str)>,
    declared: Declared,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> &'t str {
        self.tokens.get(self.at).map_or("", |token| token.text)
    }

    fn next(&mut self) -> &'t str {
        let text = self.peek();
        self.at += 1;
        text
    }

    /// `schema { query: RootQuery }` renames the roots, wherever it stands.
    fn renamed_roots(&mut self) {
        let Some(at) =
            self.tokens.windows(2).position(|two| two[0].text == "schema" && matches!(two[1].text, "{" | "@"))
        else {
            return;
        };
        self.at = at + 1;
        self.directives();
        let mut named = Vec::new();
        if self.next() == "{" {
            while !matches!(self.peek(), "}" | "") {
                let operation = self.next();
                if self.next() != ":" {
                    break;
                }
                let name = self.next();
                named.extend(
                    roots()
                        .into_iter()
                        .find(|(_, known)| *known == operation)
                        .map(|(_, known)| (name.to_owned(), known)),
                );
            }
        }
        if !named.is_empty() {
            self.roots = named;
        }
        self.at = 0;
    }

    fn definition(&mut self) {
        let start = self.at;
        let line = self.line(start);
        match self.next() {
            "extend" => {}
            "type" => self.object(),
            kind @ ("query" | "mutation" | "subscription") => self.operation(kind, line),
            "{" => {
                self.at = start;
                self.operation("query", line);
            }
            "schema" | "interface" | "union" | "enum" | "input" | "scalar" | "directive" | "fragment" => {
                self.skip_body();
            }
            _ => {
                self.declared.trouble.get_or_insert((line, "a definition was expected".to_owned()));
                // One complaint is enough: go on at what may be the next definition.
                while !matches!(
                    self.peek(),
                    "" | "type" | "extend" | "schema" | "input" | "enum" | "query" | "mutation"
                ) {
                    self.at += 1;
                }
            }
        }
    }

    fn line(&self, token: usize) -> u32 {
        self.tokens.get(token).map_or(1, |token| self.lines.line(token.at))
    }

    /// The line of the last token read.
    fn last_line(&self) -> u32 {
        self.line(self.at.min(self.tokens.len()).saturating_sub(1))
    }

    /// `Query implements Node @a { user(id: ID!): User! }`.
    fn object(&mut self) {
        let name = self.next();
        let root = self.roots.iter().find(|(root, _)| root == name).map(|(_, operation)| *operation);
        while !matches!(self.peek(), "{" | "" | "type" | "extend" | "input" | "enum" | "interface" | "union" | "scalar")
        {
            if self.peek() == "@" { self.directives() } else { self.at += 1 }
        }
        if self.peek() != "{" {
            return;
        }
        self.at += 1;
        while !matches!(self.peek(), "}" | "") {
            let line = self.line(self.at);
            let field = self.next();
            self.arguments();
            if self.peek() != ":" {
                self.declared.trouble.get_or_insert((line, format!("the field `{field}` has no type")));
                continue;
            }
            self.at += 1;
            self.field_type();
            if let Some(operation) = root.filter(|_| is_word(field) && !field.starts_with("__")) {
                let mut point = Declaration::new(PointKind::GraphqlField, (line, self.last_line()), operation, field);
                "declared in the schema".clone_into(&mut point.note);
                self.declared.points.push(point);
            }
            self.directives();
        }
        self.close(name);
    }

    /// `[User!]!`.
    fn field_type(&mut self) {
        while self.peek() == "[" {
            self.at += 1;
        }
        self.at += 1;
        while matches!(self.peek(), "!" | "]") {
            self.at += 1;
        }
    }

    fn close(&mut self, name: &str) {
        if self.next() != "}" {
            let line = self.last_line();
            self.declared.trouble.get_or_insert((line, format!("`{name}` is not closed")));
        }
    }

    /// `GetUser($id: ID!) @a { me: user(id: $id) { .. } }`, behind the kind.
    fn operation(&mut self, kind: &str, line: u32) {
        let named = is_word(self.peek()).then(|| self.next());
        self.arguments();
        self.directives();
        if self.peek() != "{" {
            self.declared.trouble.get_or_insert((line, format!("the {kind} selects nothing")));
            return;
        }
        let mut first = self.tokens.get(self.at + 1).map_or("", |token| token.text);
        if self.tokens.get(self.at + 2).is_some_and(|token| token.text == ":") {
            first = self.tokens.get(self.at + 3).map_or("", |token| token.text);
        }
        self.group();
        let target = named.unwrap_or(first);
        if is_word(target) {
            let mut point = Declaration::new(PointKind::GraphqlCall, (line, self.last_line()), kind, target);
            "asked for by this document".clone_into(&mut point.note);
            self.declared.points.push(point);
        }
    }

    fn directives(&mut self) {
        while self.peek() == "@" {
            self.at += 2;
            self.arguments();
        }
    }

    /// `(id: ID!)`, when it stands here.
    fn arguments(&mut self) {
        if self.peek() == "(" {
            self.group();
        }
    }

    /// What stands in brackets, when they open here.
    fn group(&mut self) {
        if !matches!(self.peek(), "(" | "{" | "[") {
            return;
        }
        let line = self.line(self.at);
        let mut depth = 0;
        while self.at < self.tokens.len() {
            match self.next() {
                "(" | "{" | "[" => depth += 1,
                ")" | "}" | "]" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
        self.declared.trouble.get_or_insert((line, "a bracket is not closed".to_owned()));
    }

    /// The rest of a definition that declares no point.
    fn skip_body(&mut self) {
        const STARTS: [&str; 13] = [
            "type",
            "extend",
            "schema",
            "interface",
            "union",
            "enum",
            "input",
            "scalar",
            "directive",
            "fragment",
            "query",
            "mutation",
            "subscription",
        ];
        // Its name may be a word that definitions start with.
        self.at += usize::from(!matches!(self.peek(), "{" | "@"));
        loop {
            match self.peek() {
                "" => return,
                "{" => return self.group(),
                "(" | "[" => self.group(),
                word if STARTS.contains(&word) => return,
                _ => self.at += 1,
            }
        }
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}
