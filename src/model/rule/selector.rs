//! Which part of what a rule matched counts.

use crate::model::sym::Sym;

/// One term of a selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// `args`: positional argument `index` (negative from the end), then `path` into it.
    Arg { index: i32, path: Vec<Key> },
    /// `args.name`: the keyword argument; where the language has none, the key of the last object argument.
    Keyword { name: Sym, path: Vec<Key> },
    /// `args.1..`: all positional arguments from `start`, as a list.
    Rest { start: usize },
    /// `chain.M.<term>`: the selector applied to the call of method `M` in the same fluent chain.
    Chain { method: Sym, then: Box<Term> },
    /// `verb`: the HTTP verb that the matched method's name says.
    Verb,
    /// `name`: the matched method's name as it stands.
    Name,
    /// `on`: the receiver, then `path` into it.
    On { path: Vec<Key> },
    /// `decorated`: the decorated function or class.
    Decorated,
    /// `decorated.name`: its name.
    DecoratedName,
    /// `item`: the table element, then `path` into it.
    Item { path: Vec<Key> },
    /// `key`: the key of the map entry that is the table element.
    Key,
    /// `@capture` of a query.
    Capture { name: Sym },
    /// `'text'`.
    Text(Sym),
    /// `made`: the value that the call makes.
    Made,
    /// `member`: the name of the member that the receiver is.
    OnName,
    /// `maker.<term>`: the selector applied to the call that made the receiver, or what that was made on.
    Maker(Box<Term>),
    /// `methods-of(selector)`: names of the methods of a class that are HTTP verbs. `methods-of(selector, 'on_')`:
    /// behind a prefix; `methods-of(selector, 'on_', selector)`: before `_` and a suffix.
    MethodsOf { of: Box<Selector>, prefix: Sym, suffix: Box<Selector> },
    /// `is(selector, Set)`: the values that are of a set of types; `router`: those that routes hang on.
    Is { of: Box<Selector>, set: Sym },
    /// `text(selector)`: the values that are texts.
    TextOnly(Box<Selector>),
    /// `concat(a, b, ..)`: texts put together; absent when one of them is.
    Concat(Vec<Selector>),
    /// `split(sep, selector)`: the parts of a string, as a list.
    Split(Sym, Box<Selector>),
    /// `class-attr(selector, name)`: the value of a class attribute, own or inherited.
    ClassAttr(Box<Selector>, Sym),
    /// `class-decorator(name, selector)`: the selector applied to a decorator on the class around.
    ClassDecorator { decorator: Sym, then: Box<Selector> },
    /// `tag(selector, key)`: what a struct says under a key in the tag of what it embeds.
    Tag(Box<Selector>, Sym),
    /// `params-of(selector)`: the classes of the parameters of a function, or of the methods of a class.
    ParamsOf(Box<Selector>),
    /// `taken-by(selector)`: the functions that have a parameter of a class.
    TakenBy(Box<Selector>),
    /// `type-arg.N`: explicit generic argument of the call.
    TypeArg,
    /// `words(selector)`: a string cut at commas and spaces into a list.
    Words(Box<Selector>),
    /// `before(sep, selector)`, `after(sep, selector)`: part of a string.
    Before(Sym, Box<Selector>),
    /// See [`Term::Before`].
    After(Sym, Box<Selector>),
    /// `own-attr(selector, name)`: the same, not inherited.
    OwnAttr(Box<Selector>, Sym),
    /// `known(selector)`: the values that are texts without unknown parts.
    Known(Box<Selector>),
    /// `folder-of(selector, 'stem')`: the last folder above the module or package `stem` that a class stands in, or
    /// above its file.
    FolderOf(Box<Selector>, Sym),
    /// `declared(selector, term)`: the term on the decorator of the function or class that a value is.
    Declared(Box<Selector>, Box<Selector>),
    /// `path-of(selector)`: the dotted path of a function or class of the project; texts stay as they are.
    PathOf(Box<Selector>),
    /// `name-of(selector)`: its bare name.
    NameOf(Box<Selector>),
    /// `root-of(selector)`: the class that a chain of calls starts from: `Class.rows.filter(..)`.
    RootOf(Box<Selector>),
    /// `sql(selector)`: the values that read as SQL.
    Sql(Box<Selector>),
    /// `graphql(selector)`: what a GraphQL document asks for, as `query GetUser`.
    GraphQl(Box<Selector>),
    /// `type-name(selector)`: the last part of the name of a value's type or maker.
    TypeName(Box<Selector>),
    /// `kebab(selector)`: the name in kebab-case; `lower(..)`, `snake(..)`: in lower case, with underscores;
    /// `plural(..)`: its English plural.
    Case(Sym, Box<Selector>),
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// A key of a map, a field or a keyword.
    Name(Sym),
    /// An element of a list, negative from the end.
    Index(i32),
    /// `*`: every element or every value.
    Each,
    /// `keys`: every key.
    Keys,
}

/// Terms in order of preference: the first that is present counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selector(pub(crate) Vec<Term>);

impl Selector {
    /// Whether nothing is selected.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
