//! Selectors: which part of a call, decorator or element a rule takes (`args.0 | args.path`).

use crate::model::rule::{Key, Selector, Term};
use crate::model::sym::Sym;

/// A mistake in a selector: byte offset into it, message, hint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) offset: usize,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

/// Terms in terms; no rule needs more than three.
const MAX_DEPTH: usize = 16;

/// Words that a term can start with, and functions.
const WORDS: [&str; 12] =
    ["args", "verb", "name", "on", "made", "decorated", "item", "key", "type-arg", "chain", "member", "maker"];
const FUNCTIONS: [&str; 27] = [
    "methods-of",
    "class-attr",
    "class-decorator",
    "tag",
    "params-of",
    "taken-by",
    "is",
    "text",
    "concat",
    "split",
    "words",
    "before",
    "after",
    "kebab",
    "lower",
    "snake",
    "plural",
    "type-name",
    "own-attr",
    "known",
    "folder-of",
    "declared",
    "path-of",
    "name-of",
    "root-of",
    "sql",
    "graphql",
];

/// Parses alternatives parted by `|`.
pub(crate) fn parse(text: &str) -> Result<Selector, Mistake> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let selector = parser.selector()?;
    parser.blank();
    match parser.rest().chars().next() {
        None => Ok(selector),
        Some(c) => Err(parser.mistake(format!("unexpected `{c}` in a selector"))),
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    /// How many terms the current one lies in.
    depth: usize,
}

impl<'t> Parser<'t> {
    fn selector(&mut self) -> Result<Selector, Mistake> {
        let mut terms = vec![self.term()?];
        while self.eat("|") {
            terms.push(self.term()?);
        }
        Ok(Selector(terms))
    }

    fn term(&mut self) -> Result<Term, Mistake> {
        if self.depth == MAX_DEPTH {
            return Err(self.mistake("the selector is nested too deeply"));
        }
        self.depth += 1;
        let term = self.one_term();
        self.depth -= 1;
        term
    }

    fn one_term(&mut self) -> Result<Term, Mistake> {
        self.blank();
        let start = self.at;
        if self.rest().starts_with('\'') {
            return Ok(Term::Text(Sym::new(self.quoted()?)));
        }
        if self.rest().starts_with('@') {
            self.at += 1;
            let name = self.word();
            return match name {
                "" => Err(self.mistake("a capture needs a name after `@`")),
                name => Ok(Term::Capture { name: Sym::new(name) }),
            };
        }
        let word = self.word();
        if self.rest().starts_with('(') {
            self.at += 1;
            let term = self.function(word, start)?;
            return if self.eat(")") { Ok(term) } else { Err(self.mistake("`)` is missing")) };
        }
        match word {
            "args" => self.args(),
            "verb" => Ok(Term::Verb),
            "name" => Ok(Term::Name),
            "on" => Ok(Term::On { path: self.path()? }),
            "made" => Ok(Term::Made),
            "member" => Ok(Term::OnName),
            "maker" => self.maker(),
            "item" => Ok(Term::Item { path: self.path()? }),
            "key" => Ok(Term::Key),
            "type-arg" => Ok(Term::TypeArg),
            "decorated" if self.rest().starts_with(".name") => {
                self.at += ".name".len();
                Ok(Term::DecoratedName)
            }
            "decorated" => Ok(Term::Decorated),
            "chain" => self.chain(),
            "" => Err(self.mistake("a selector is missing here")),
            other => Err(unknown(other, start)),
        }
    }

    /// What follows `args`: `.0`, `.-1`, `.1..`, `.keyword`, each with a path into it.
    fn args(&mut self) -> Result<Term, Mistake> {
        let Some(key) = self.key()? else {
            return Err(self.mistake("`args` needs an index or a keyword: `args.0`, `args.path`"));
        };
        match key {
            Key::Index(index) if self.rest().starts_with("..") => {
                self.at += 2;
                match usize::try_from(index) {
                    Ok(start) => Ok(Term::Rest { start }),
                    Err(_) => Err(self.mistake("a range starts at 0 or more: `args.1..`")),
                }
            }
            Key::Index(index) => Ok(Term::Arg { index, path: self.path()? }),
            Key::Name(name) => Ok(Term::Keyword { name, path: self.path()? }),
            // `args.*` and `args.keys` are the elements and keys of the list of all arguments.
            Key::Each => Ok(Term::Rest { start: 0 }),
            Key::Keys => Ok(Term::Keyword { name: Sym::new("keys"), path: self.path()? }),
        }
    }

    /// What follows `maker`: `.<term>`.
    fn maker(&mut self) -> Result<Term, Mistake> {
        if !self.rest().starts_with('.') {
            return Err(self.mistake("`maker` needs a selector: `maker.args.base_url`"));
        }
        self.at += 1;
        Ok(Term::Maker(Box::new(self.term()?)))
    }

    /// What follows `chain`: `.Method.<term>`.
    fn chain(&mut self) -> Result<Term, Mistake> {
        let hint = "`chain` needs a method and a selector: `chain.Methods.args.0`";
        let Some(Key::Name(method)) = self.key()? else { return Err(self.mistake(hint)) };
        if !self.rest().starts_with('.') {
            return Err(self.mistake(hint));
        }
        self.at += 1;
        Ok(Term::Chain { method, then: Box::new(self.term()?) })
    }

    /// The arguments of a function, up to its `)`.
    fn function(&mut self, name: &str, start: usize) -> Result<Term, Mistake> {
        match name {
            "methods-of" => self.methods_of(),
            "is" => {
                let of = Box::new(self.selector()?);
                self.comma("is(selector, Set)")?;
                let end = self.rest().find(')').unwrap_or(self.rest().len());
                let set = self.rest()[..end].trim();
                self.at += end;
                if set.is_empty() {
                    return Err(self.mistake("the name of the set is missing: is(args.0, Router)"));
                }
                Ok(Term::Is { of, set: Sym::new(set) })
            }
            "class-decorator" => {
                self.blank();
                let end = self.rest().find([',', ')']).unwrap_or(self.rest().len());
                let decorator = Sym::new(self.rest()[..end].trim());
                self.at += end;
                self.comma("class-decorator(name, selector)")?;
                Ok(Term::ClassDecorator { decorator, then: Box::new(self.selector()?) })
            }
            "tag" => {
                let class = self.selector()?;
                self.comma("tag(selector, key)")?;
                let key = self.word();
                if key.is_empty() {
                    return Err(self.mistake("the key of the tag is missing: tag(decorated, path)"));
                }
                Ok(Term::Tag(Box::new(class), Sym::new(key)))
            }
            "params-of" => Ok(Term::ParamsOf(Box::new(self.selector()?))),
            "taken-by" => Ok(Term::TakenBy(Box::new(self.selector()?))),
            "text" => Ok(Term::TextOnly(Box::new(self.selector()?))),
            "concat" => {
                let mut all = vec![self.selector()?];
                while self.eat(",") {
                    all.push(self.selector()?);
                }
                Ok(Term::Concat(all))
            }
            "words" => Ok(Term::Words(Box::new(self.selector()?))),
            "type-name" => Ok(Term::TypeName(Box::new(self.selector()?))),
            "kebab" | "lower" | "snake" | "plural" => Ok(Term::Case(Sym::new(name), Box::new(self.selector()?))),
            "path-of" => Ok(Term::PathOf(Box::new(self.selector()?))),
            "name-of" => Ok(Term::NameOf(Box::new(self.selector()?))),
            "root-of" => Ok(Term::RootOf(Box::new(self.selector()?))),
            "sql" => Ok(Term::Sql(Box::new(self.selector()?))),
            "graphql" => Ok(Term::GraphQl(Box::new(self.selector()?))),
            "declared" => {
                let of = Box::new(self.selector()?);
                self.comma("declared(selector, selector)")?;
                Ok(Term::Declared(of, Box::new(self.selector()?)))
            }
            "known" => Ok(Term::Known(Box::new(self.selector()?))),
            "folder-of" => {
                let class = self.selector()?;
                self.comma("folder-of(selector, 'stem')")?;
                Ok(Term::FolderOf(Box::new(class), Sym::new(self.quoted()?)))
            }
            "class-attr" | "own-attr" => {
                let class = self.selector()?;
                self.comma("class-attr(selector, attribute)")?;
                let attribute = self.dotted();
                if attribute.is_empty() {
                    return Err(self.mistake("the name of the class attribute is missing"));
                }
                let (class, attribute) = (Box::new(class), Sym::new(attribute));
                Ok(if name == "own-attr" { Term::OwnAttr(class, attribute) } else { Term::ClassAttr(class, attribute) })
            }
            "before" | "after" | "split" => {
                self.blank();
                if !self.rest().starts_with('\'') {
                    return Err(self.mistake(format!("`{name}` needs a quoted text first: {name}(' ', args.0)")));
                }
                let separator = Sym::new(self.quoted()?);
                self.comma(&format!("{name}(' ', selector)"))?;
                let of = Box::new(self.selector()?);
                Ok(match name {
                    "before" => Term::Before(separator, of),
                    "after" => Term::After(separator, of),
                    _ => Term::Split(separator, of),
                })
            }
            other => Err(Mistake {
                offset: start,
                message: format!("unknown function `{other}` in a selector"),
                hint: crate::rules::error::suggest(other, FUNCTIONS),
            }),
        }
    }

    fn methods_of(&mut self) -> Result<Term, Mistake> {
        let of = Box::new(self.selector()?);
        let mut prefix = Sym::EMPTY;
        let mut suffix = Selector::default();
        if self.eat(",") {
            self.blank();
            prefix = Sym::new(self.quoted()?);
            if self.eat(",") {
                suffix = self.selector()?;
            }
        }
        Ok(Term::MethodsOf { of, prefix, suffix: Box::new(suffix) })
    }

    fn comma(&mut self, form: &str) -> Result<(), Mistake> {
        if self.eat(",") {
            self.blank();
            return Ok(());
        }
        Err(self.mistake(format!("`,` is missing: {form}")))
    }

    /// All further steps.
    fn path(&mut self) -> Result<Vec<Key>, Mistake> {
        let mut path = Vec::new();
        while let Some(key) = self.key()? {
            path.push(key);
        }
        Ok(path)
    }

    /// One step `.x`, if there is one. Two dots are a range, not a step.
    fn key(&mut self) -> Result<Option<Key>, Mistake> {
        if !self.rest().starts_with('.') || self.rest().starts_with("..") {
            return Ok(None);
        }
        self.at += 1;
        if self.rest().starts_with('*') {
            self.at += 1;
            return Ok(Some(Key::Each));
        }
        if self.rest().starts_with('\'') {
            return Ok(Some(Key::Name(Sym::new(self.quoted()?))));
        }
        let start = self.at;
        match self.word() {
            "" => Err(self.mistake("an index or a name is missing after `.`")),
            "keys" => Ok(Some(Key::Keys)),
            word if word.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => match word.parse() {
                Ok(index) => Ok(Some(Key::Index(index))),
                Err(_) => Err(Mistake { offset: start, message: format!("`{word}` is not an index"), hint: None }),
            },
            word => Ok(Some(Key::Name(Sym::new(word)))),
        }
    }

    /// A text in single quotes; there is no escape.
    fn quoted(&mut self) -> Result<&'t str, Mistake> {
        let text = self.text;
        let body = self.at + 1;
        match text.get(body..).and_then(|rest| rest.find('\'')) {
            Some(length) => {
                self.at = body + length + 1;
                Ok(&text[body..body + length])
            }
            None => Err(self.mistake("the closing `'` is missing")),
        }
    }

    fn word(&mut self) -> &'t str {
        let text = self.text;
        let start = self.at;
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '$'))).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Words with dots between them.
    fn dotted(&mut self) -> &'t str {
        let start = self.at;
        while !self.word().is_empty() && self.rest().starts_with('.') {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn eat(&mut self, token: &str) -> bool {
        self.blank();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn blank(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn mistake(&self, message: impl Into<String>) -> Mistake {
        Mistake { offset: self.at, message: message.into(), hint: None }
    }
}

/// A word that starts no term.
fn unknown(word: &str, start: usize) -> Mistake {
    let message = format!("unknown selector `{word}`");
    let near = crate::rules::error::nearest(word, WORDS);
    let hint = match near {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None if FUNCTIONS.contains(&word) => Some(format!("`{word}` needs parentheses: {word}(..)")),
        None => Some(format!("a keyword argument is `args.{word}`, a constant is `'{word}'`")),
    };
    Mistake { offset: start, message, hint }
}
