//! Compiled rules: what packs say, indexed by the names that code uses.
//!
//! A *type name* is the qualified name of what made a value: a class or constructor function
//! (`flask.Flask`, `github.com/gin-gonic/gin.Default`), or `<pack>#<Set>` for what a group rule makes.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::language::Language;
use crate::model::point::PointKind;
use crate::model::sym::Sym;

mod boundary;
mod schema;
mod selectors;

pub(crate) use boundary::{Boundary, Service, Services};
pub(crate) use schema::{Form, SchemaFiles};

/// How a framework writes parameters in a path. A pack may name several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PathSyntax {
    /// `:id`, `:id?`, `:id(\\d+)`, `*`, `*rest`.
    Colon,
    /// `:name` and `*name` up to the next slash, whatever stands in between: `/:voice-id`.
    ColonSegment,
    /// `{id}`, `{id:regex}`, `{id:path}`, `{rest...}`, `{*rest}`; a trailing `*` is a catch-all.
    Braces,
    /// `<id>`, `<int:id>`, `<path:rest>`.
    Angle,
    /// `^users/(?P<id>\d+)/$`: a regular expression over the whole path.
    Regex,
    /// File names: `[id]`, `[...rest]`, `[[...rest]]`, `(group)` segments vanish.
    Brackets,
    /// `@id`, `@id:integer`; `?id` is an optional one.
    At,
    /// File names: `$id`, `$` catch-all, dots between segments.
    Dollar,
    /// No parameters in paths.
    Literal,
}

/// How two path parts are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// With exactly one slash between them.
    Slash,
    /// With exactly one slash between them; a last slash stays.
    Keep,
    /// As they stand.
    Plain,
    /// With a dot between them, except behind a slash.
    Dot,
}

/// What a rule makes of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Emit {
    /// An HTTP route.
    HttpRoute,
    /// A WebSocket endpoint.
    WebSocket,
    /// A server-sent-events endpoint.
    Sse,
    /// Files served from a folder: told apart from routes.
    Static,
    /// `child` is reachable below `on` under `prefix`.
    Mount,
    /// `prefix` is put before all that `on` holds.
    Prefix,
    /// `items` are registered on `on`, by the pack's element rules.
    Table,
    /// A new value with a prefix (and, when made by a method, a parent).
    Group,
    /// The routes below `on` have their version in the path, after `prefix`; `version` is the default.
    Version,
    /// `child` is an object whose methods and attributes make a tree of routes (`tree`).
    Tree,
    /// A path is declared under a name; other rules make routes of it (`path_name`).
    Path,
    /// `items` is configuration below `prefix`, which other rules ask for by key (`gives_config`).
    Config,
    /// A point of another kind: a call that leaves the process, a consumer, a declared table.
    Point(PointKind),
    /// An environment variable is read: `target` is its name (or, for a class, its fields are), `default` its default.
    Env,
    /// Nothing: only `returns` and `callback` count.
    Nothing,
}

/// Which syntax a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A call, or a constructor call.
    Call,
    /// A decorator on a function, method or class; also the same value called with a function.
    Decorator,
    /// A class with a base.
    Class,
    /// A module-level name whose value is a table.
    Binding,
    /// An element of a table.
    Element,
    /// A call in the body of a handler that decides what kind of point the route is.
    Handler,
    /// A file at a certain place.
    File,
    /// Captures of a tree-sitter query.
    Query,
}

/// What a call gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Returns {
    /// What its name says: a value of the type named by the callee.
    Callee,
    /// The receiver itself (fluent calls).
    On,
    /// The argument at an index (decorator-like wrappers).
    Arg(usize),
    /// An instance of the class that is the argument at an index.
    NewArg(usize),
    /// An instance of the class that the receiver's chain starts from; what its name says when there is none.
    NewOn,
    /// A value of this type name.
    Type(Sym),
}

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

/// One of several routes that a single registration makes (`[[call.routes]]`).
#[derive(Clone, Debug)]
pub(crate) struct SubRoute {
    /// The verbs (constants).
    pub(crate) methods: Vec<Sym>,
    /// The path below the registration's path.
    pub(crate) path: Sym,
    /// Only when the class (`class`) has one of these methods, itself or by inheritance; empty: always.
    pub(crate) member: Vec<Sym>,
    /// Only when the selector's value is true, or absent when it starts with `!` in the pack.
    pub(crate) unless: Selector,
}

/// Routes that decorated members of the class add (`[call.members]`).
#[derive(Clone, Debug)]
pub(crate) struct MemberRoutes {
    /// Qualified name of the decorator.
    pub(crate) decorator: Sym,
    /// The path part; selectors see the decorator's call, `decorated.name` is the member's name.
    pub(crate) path: Selector,
    /// Verbs.
    pub(crate) method: Selector,
    /// When this is true the path goes below `detail_path`, else below the registration's path.
    pub(crate) detail: Selector,
    /// The path of one element, such as `{id}`.
    pub(crate) detail_path: Sym,
    /// Text behind the path.
    pub(crate) tail: Sym,
    /// `m` in a decorator `@member.m.delete`, which adds a verb to a member.
    pub(crate) mapping: Sym,
}

/// A bound function argument: what a framework passes to a function given to it.
#[derive(Clone, Debug)]
pub(crate) struct Callback {
    /// The function given.
    pub(crate) function: Selector,
    /// Which of its parameters (0 first, receiver not counted) gets the group; `None` when no group is passed:
    /// then all that is registered while it runs lies in the group.
    pub(crate) group_param: Option<u16>,
    /// Names of the function in a module that stands for it; not empty: the function may be named by a text.
    pub(crate) names: Vec<Sym>,
    /// Type names of its other parameters by index.
    pub(crate) params: Vec<(u16, Sym)>,
}

/// Groups whose callbacks are the modules below a folder (`[group.folder]`).
#[derive(Clone, Debug)]
pub(crate) struct FolderRule {
    /// The folder.
    pub(crate) root: Selector,
    /// When this is false, the names of folders make no path.
    pub(crate) names: Selector,
    /// When this is true, folders named `_x` are parameters.
    pub(crate) params: Selector,
    /// Names that a module exports: a text in place of its folder's path.
    pub(crate) own: Vec<Sym>,
    /// The same in place of the whole prefix.
    pub(crate) whole: Vec<Sym>,
    /// File names without ending: where a folder has one, its other files do not count.
    pub(crate) index: Vec<Sym>,
}

/// Which methods of the objects of a tree are routes (`[call.tree]`).
#[derive(Clone, Debug)]
pub(crate) struct TreeRule {
    /// The decorator that makes a method a route; on a class: methods named as verbs answer at the object itself.
    pub(crate) decorator: Sym,
    /// An attribute that does the same when it is true.
    pub(crate) flag: Sym,
    /// Methods that answer at the object itself.
    pub(crate) index: Vec<Sym>,
    /// Methods that answer at all else below the object.
    pub(crate) rest: Vec<Sym>,
}

/// A compiled rule.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// `<pack>/<name>`, unique within a language.
    pub(crate) id: Sym,
    /// Index into [`RuleSet::packs`].
    pub(crate) pack: usize,
    /// Line in the pack file, counted from 1.
    pub(crate) line: u32,
    pub(crate) shape: Shape,
    pub(crate) emit: Emit,
    pub(crate) path: Selector,
    pub(crate) method: Selector,
    pub(crate) handler: Selector,
    /// Mounts: what is mounted. Several elements: several mounts.
    pub(crate) child: Selector,
    /// Mounts, groups, prefixes: the path part.
    pub(crate) prefix: Selector,
    /// Prefixes: paths below that do not get it.
    pub(crate) except: Selector,
    /// Versions of a route or of all that a group holds.
    pub(crate) version: Selector,
    /// The names under which paths are declared, or asked for.
    pub(crate) path_name: Selector,
    /// The dotted key of the configuration that the call gives.
    pub(crate) gives_config: Selector,
    /// The router concerned when it is not the receiver (`on` by default).
    pub(crate) on: Selector,
    /// Tables: the elements.
    pub(crate) items: Selector,
    /// Resource registrations: the class whose methods decide.
    pub(crate) class: Selector,
    /// Selectors that must be present.
    pub(crate) require: Vec<Selector>,
    /// Selectors that must be absent.
    pub(crate) absent: Vec<Selector>,
    /// Positional arguments: at least, at most.
    pub(crate) min_args: u16,
    pub(crate) max_args: u16,
    /// The mount's prefix takes the place of the child's own.
    pub(crate) replaces_prefix: bool,
    /// What it makes serves nothing until it is mounted.
    pub(crate) needs_mount: bool,
    /// Paths carry the verb: `GET /users/{id}`.
    pub(crate) path_has_method: bool,
    /// Verbs when the selector gives none. Empty: any method.
    pub(crate) default_methods: Vec<Sym>,
    /// Verbs beyond these are dropped, when it selects any.
    pub(crate) only: Selector,
    /// A text before the whole path.
    pub(crate) front: Selector,
    /// `within-class`: a method of a class that is no group is a route all the same.
    pub(crate) class_optional: bool,
    pub(crate) returns: Returns,
    pub(crate) callback: Option<Callback>,
    pub(crate) folder: Option<FolderRule>,
    pub(crate) tree: Option<TreeRule>,
    /// Type names of the handler's parameters, in order (receiver not counted); empty entries: not known.
    pub(crate) handler_params: Vec<Sym>,
    pub(crate) routes: Vec<SubRoute>,
    pub(crate) members: Option<MemberRoutes>,
    /// The name of the parameter that `{@}` stands for in the paths of `routes` and `members`.
    pub(crate) element_name: Selector,
    /// A decorator on a method belongs to the group that its class is.
    pub(crate) within_class: bool,
    /// Element rules: the type names of elements; empty: elements that are maps or lists.
    pub(crate) element_types: Vec<Sym>,
    /// Class and binding rules: qualified bases, decorators or names.
    pub(crate) targets: Vec<Sym>,
    /// Binding rules: where the file stands, below any folder; empty: anywhere.
    pub(crate) globs: Vec<String>,
    /// File rules.
    pub(crate) file: Option<FileRule>,
    /// Overrides the pack's syntax.
    pub(crate) path_syntax: Vec<PathSyntax>,
    pub(crate) join: Join,
    /// Matches a receiver of unknown type when the file or its component reaches the gate and the receiver is
    /// called one of these names.
    pub(crate) receiver_names: Vec<Sym>,
    /// The types of the handler's first parameters. Not empty: the rule is for methods of any receiver that no other
    /// rule knows.
    pub(crate) handler_takes: Vec<Sym>,
    /// Version rules: what stands before versions where the code does not make what the rule is about.
    pub(crate) assumed_prefix: Sym,
    /// Free text told with the point's evidence.
    pub(crate) note: Sym,
    /// What a point says that is no route.
    pub(crate) boundary: Option<Box<Boundary>>,
}

/// Where a file-based route stands and how its name is read.
#[derive(Clone, Debug)]
pub(crate) struct FileRule {
    /// Globs over the path below the application's folder, such as `{,src/}pages/api/**/*.{ts,js}`; with `!` in front:
    /// what does not count. The part up to and including the folder named by `root` is cut off.
    pub(crate) globs: Vec<String>,
    /// The folder (relative, one of several) below which the path counts.
    pub(crate) roots: Vec<String>,
    /// Globs of file stems that stand for their folder (`index`, `route`, `+page*`).
    pub(crate) index: Vec<Sym>,
    /// Exported names that are handlers, and the verbs of each. Without any the file itself is the point.
    pub(crate) exports: Vec<(Sym, Vec<Sym>)>,
    /// The lines of the file are routes.
    pub(crate) lines: Option<LineRule>,
    /// Verb by file-name suffix (`users.get.ts`).
    pub(crate) verb_suffix: bool,
    /// Prefix before every path.
    pub(crate) prefix: String,
}

/// Which lines of a file are routes (`[file.lines]`): those of a method and a path.
#[derive(Clone, Debug)]
pub(crate) struct LineRule {
    /// The methods as they are written.
    pub(crate) methods: Vec<Sym>,
    /// How a line begins that says what stands before the paths below it.
    pub(crate) prefix: Sym,
    /// The line that ends this.
    pub(crate) until: Sym,
    /// How a line begins that says nothing.
    pub(crate) comment: Sym,
}

/// How a handler reads a parameter of the request.
#[derive(Clone, Debug)]
pub(crate) struct ParamRule {
    pub(crate) pack: usize,
    pub(crate) kind: ParamRuleKind,
    /// `path`, `query`, `header`, `cookie`, `body`, `form`, `file`.
    pub(crate) location: Sym,
    /// The wire name.
    pub(crate) name: Selector,
    /// The type as text, where the rule knows it.
    pub(crate) ty: Sym,
    /// Whether absence is an error; `None` when the rule does not say.
    pub(crate) required: Option<bool>,
    /// A model whose fields are the parameters (`ShouldBindQuery(&q)`).
    pub(crate) model: Selector,
    /// Struct tags or aliases that give the wire name of a model's fields, in order of preference.
    pub(crate) tags: Vec<Sym>,
    /// Applies only to these verbs; empty: all.
    pub(crate) only_methods: Vec<Sym>,
    /// What must be one of `given_is` for the rule to count; empty: nothing.
    pub(crate) given: Selector,
    /// Texts, type names and qualified names that `given` may be.
    pub(crate) given_is: Vec<Sym>,
    /// Signature rules: the types of parameters meant; empty: simple types.
    pub(crate) typed: Vec<Sym>,
    /// The calls in this list are what the other selectors look at; empty: the call matched.
    pub(crate) each: Selector,
    /// Resource routes: the members of the class that the rule is for; empty: all routes.
    pub(crate) only_members: Vec<Sym>,
    /// Dependency rules: lists of markers in a registration or a router's constructor.
    pub(crate) listed: Selector,
}

/// What makes a value that describes fields, or a field of one (`[[model]]`).
#[derive(Clone, Debug)]
pub(crate) struct ModelRule {
    /// Receivers of a method; empty for functions.
    pub(crate) types: Vec<Sym>,
    /// Qualified functions, or methods of `types`.
    pub(crate) names: Vec<Sym>,
    /// Whether it describes one field by its value, metadata or decorator, not a whole model.
    pub(crate) is_field: bool,
    /// A map from names to fields.
    pub(crate) fields: Selector,
    /// Other models whose fields are this one's too.
    pub(crate) base: Selector,
    /// Names of the fields kept, and of those left out.
    pub(crate) pick: Selector,
    /// See [`ModelRule::pick`].
    pub(crate) omit: Selector,
    /// Whether fields, or the field itself, may be absent.
    pub(crate) optional: bool,
    /// Fields: the wire name; a default value.
    pub(crate) name: Selector,
    /// See [`ModelRule::name`].
    pub(crate) default: Selector,
    /// Members of a model that hold its fields.
    pub(crate) shape: Vec<Sym>,
}

/// Where a parameter is read.
#[derive(Clone, Debug)]
pub(crate) enum ParamRuleKind {
    /// A call `{Type}.method(..)` or a function `pkg.f(..)` in the handler or what it calls.
    Call { types: Vec<Sym>, names: Vec<Sym> },
    /// A member `{Type}.a.<name>` (`req.query.page`, destructuring included), or `["name"]` on it.
    Member { types: Vec<Sym>, path: Vec<Sym> },
    /// A decorator on a handler's parameter (`@Query('page')`).
    Decorator { names: Vec<Sym> },
    /// A default value or annotation of a handler's parameter made by this constructor (`Query(..)`, `Header(..)`).
    Marker { names: Vec<Sym> },
    /// A handler's parameter without any marker: path parameter, simple type, or model by its type.
    Signature,
    /// A marker that names a function or class whose own parameters are the handler's too (`Depends(f)`).
    Dependency { names: Vec<Sym> },
    /// A key of the registration (`schema: {querystring: X}`).
    Schema { selector: Selector },
}

/// A pack as listed to users.
#[derive(Clone, Debug)]
pub(crate) struct Pack {
    pub(crate) id: Sym,
    pub(crate) title: String,
    pub(crate) language: Language,
    /// Import names that activate it.
    pub(crate) gate: Vec<Sym>,
    /// Manifest packages that activate it where no import can (file-based routes).
    pub(crate) packages: Vec<Sym>,
    /// Globs of file names that only stand in the folder of an application (`next.config.*`): file rules count below.
    pub(crate) app_files: Vec<String>,
    /// The dotted key of what such a file exports by default under which a path in front of all its routes stands.
    pub(crate) app_base: Sym,
    /// The pack that it adds to.
    pub(crate) extends: Sym,
    /// The technology behind its points, such as `postgresql`; empty: not told by the library alone.
    pub(crate) technology: Sym,
    /// What its points speak; empty: what their kind says.
    pub(crate) protocol: Sym,
    /// Operations by the method that says them.
    pub(crate) operations: FxHashMap<Sym, Sym>,
    /// Methods whose first argument names a table.
    pub(crate) table_methods: Vec<Sym>,
    /// Whether the arguments of a method in a chain of calls name tables.
    pub(crate) chain_arguments: bool,
    /// The table of a class that no class rule is about; `decorated` is the class.
    pub(crate) model_table: Selector,
    /// Generated files that import it stay unread: what they declare is known by its qualified name.
    pub(crate) skips_generated: bool,
    pub(crate) path_syntax: Vec<PathSyntax>,
    pub(crate) join: Join,
    pub(crate) source: PackSource,
}

impl Pack {
    /// A pack that says nothing yet.
    pub(crate) fn named(id: Sym, title: String, language: Language, source: PackSource) -> Pack {
        Pack {
            id,
            title,
            language,
            gate: Vec::new(),
            packages: Vec::new(),
            app_files: Vec::new(),
            app_base: Sym::EMPTY,
            extends: Sym::EMPTY,
            technology: Sym::EMPTY,
            protocol: Sym::EMPTY,
            operations: FxHashMap::default(),
            table_methods: Vec::new(),
            chain_arguments: true,
            skips_generated: false,
            model_table: Selector::default(),
            path_syntax: Vec::new(),
            join: Join::Slash,
            source,
        }
    }

    /// Whether no import is needed: without a gate, or for what a language brings itself (`*`).
    pub(crate) fn is_always_open(&self) -> bool {
        self.gate.is_empty() || self.gate.iter().any(|gate| gate.as_str() == "*")
    }

    /// Whether an import of `name` tells that the pack's framework is used.
    pub(crate) fn is_opened_by(&self, name: &str) -> bool {
        let name = match self.language {
            Language::Ecma => without_version(name),
            Language::Go => normalize_qualified(self.language, name).into(),
            Language::Python => name.into(),
        };
        self.gate.iter().any(|gate| under(&name, gate.as_str()))
    }
}

/// Whether an import path is `gate` or something below it.
pub(crate) fn under(name: &str, gate: &str) -> bool {
    name.strip_prefix(gate).is_some_and(|r| r.is_empty() || r.starts_with(['.', '/', '@']))
}

/// Where a pack came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PackSource {
    /// Built into the binary.
    BuiltIn,
    /// From `.itmap/queries/` or a folder named by the user.
    User,
}

/// A tree-sitter query of a pack, compiled when the first gated file of its language turns up.
#[derive(Clone, Debug)]
pub(crate) struct PackQuery {
    pub(crate) pack: usize,
    pub(crate) language: Language,
    pub(crate) source: String,
    /// Rule by pattern index.
    pub(crate) rules: Vec<u32>,
}

/// All rules of a scan, indexed.
#[derive(Debug, Default)]
pub(crate) struct RuleSet {
    pub(crate) packs: Vec<Pack>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) params: Vec<ParamRule>,
    pub(crate) models: Vec<(Language, ModelRule)>,
    pub(crate) queries: Vec<PackQuery>,
    /// Rules of calls and decorators by (language, type name of the receiver, method).
    pub(crate) by_method: FxHashMap<(Language, Sym, Sym), Vec<u32>>,
    /// Rules of calls and decorators by (language, qualified callee).
    pub(crate) by_callee: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Rules with `receiver_names`, by (language, method).
    pub(crate) by_shape: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Rules with `handler_takes`, by (language, method).
    pub(crate) by_handler: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Class rules by (language, qualified base or decorator).
    pub(crate) by_base: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Binding rules by (language, name).
    pub(crate) by_binding: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Element rules by pack.
    pub(crate) elements: FxHashMap<usize, Vec<u32>>,
    /// File rules by language.
    pub(crate) files: Vec<u32>,
    /// Every method name, callee's last name and decorator name that any call or decorator rule knows.
    pub(crate) call_names: FxHashSet<(Language, Sym)>,
    /// (language, type name, member) -> type name, or the value itself (`Sym::EMPTY`).
    pub(crate) members: FxHashMap<(Language, Sym, Sym), Sym>,
    /// (language, external class) -> methods it brings to subclasses.
    pub(crate) class_methods: FxHashMap<(Language, Sym), Vec<Sym>>,
    /// (language, alias name) -> canonical qualified name, for things that a package re-exports.
    pub(crate) canonical: FxHashMap<(Language, Sym), Sym>,
    /// The type names of each set, by `<pack>#<Set>`.
    pub(crate) sets: FxHashMap<Sym, FxHashSet<Sym>>,
    /// (language, settings object) -> environment variable that names the module with its members.
    pub(crate) settings: FxHashMap<(Language, Sym), Sym>,
    /// (language, qualified name of a constant) -> its text.
    pub(crate) constants: FxHashMap<(Language, Sym), Sym>,
    /// Types whose values are asked for at the callers of functions that declare them as parameters.
    pub(crate) told_by_callers: FxHashSet<(Language, Sym)>,
    /// Services that are known by their packages and hosts alone.
    pub(crate) services: Services,
    /// External class -> external bases (`rest_framework.viewsets.ModelViewSet` -> `...GenericViewSet`).
    pub(crate) bases: FxHashMap<(Language, Sym), Vec<Sym>>,
}

/// The form of a qualified name under which rules are indexed. Go: the version segments of an import path go
/// (`github.com/labstack/echo/v4.New` is `github.com/labstack/echo.New`). Other languages: the name itself.
pub(crate) fn normalize_qualified(language: Language, name: &str) -> String {
    if language == Language::Ecma {
        return without_version(name).into_owned();
    }
    if language != Language::Go || !name.contains("/v") {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    let last = name.matches('/').count();
    for (index, segment) in name.split('/').enumerate() {
        // Only the last segment holds dots that part the import path from the names in it.
        let (head, tail) = match segment.find('.') {
            Some(dot) if index == last => segment.split_at(dot),
            _ => (segment, ""),
        };
        if index > 0 && is_major_version(head) {
            out.push_str(tail);
            continue;
        }
        if index > 0 {
            out.push('/');
        }
        out.push_str(segment);
    }
    out
}

/// Servers that give npm packages by name.
const MIRRORS: [&str; 4] =
    ["https://esm.sh/", "https://cdn.skypack.dev/", "https://unpkg.com/", "https://cdn.jsdelivr.net/npm/"];

/// A module name without scheme and version: `npm:pkg@1/sub` and `https://esm.sh/pkg@1/sub` are `pkg/sub`,
/// `https://deno.land/x/pkg@v1/mod.ts` is `https://deno.land/x/pkg/mod.ts`.
pub(crate) fn without_version(name: &str) -> Cow<'_, str> {
    let bare = ["npm:", "jsr:"].iter().chain(&MIRRORS).find_map(|scheme| name.strip_prefix(scheme)).unwrap_or(name);
    let bare = if bare.len() < name.len() { bare.trim_start_matches('/') } else { name };
    if bare.starts_with('.') || !bare.contains('@') {
        return Cow::Borrowed(bare);
    }
    let segment = |segment: &str| match segment.char_indices().skip(1).find(|(_, c)| *c == '@') {
        Some((at, _)) => segment[..at].to_owned(),
        None => segment.to_owned(),
    };
    Cow::Owned(bare.split('/').map(segment).collect::<Vec<_>>().join("/"))
}

/// `v2`, `v10`: the version segment of a Go import path. `v1` and `v0` are ordinary folders.
fn is_major_version(segment: &str) -> bool {
    segment.strip_prefix('v').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0') && digits != "1"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn go_names_lose_their_version_segments() {
        let go = |name| normalize_qualified(Language::Go, name);
        assert_eq!(go("github.com/labstack/echo/v4.New"), "github.com/labstack/echo.New");
        assert_eq!(go("github.com/labstack/echo/v4"), "github.com/labstack/echo");
        assert_eq!(go("github.com/labstack/echo/v4/middleware.CORS"), "github.com/labstack/echo/middleware.CORS");
        assert_eq!(go("example.com/api/v1.Routes"), "example.com/api/v1.Routes");
        assert_eq!(go("example.com/vault/v2x.F"), "example.com/vault/v2x.F");
        assert_eq!(go("net/http.ServeMux.Handle"), "net/http.ServeMux.Handle");
    }

    #[test]
    fn other_languages_keep_their_names() {
        assert_eq!(normalize_qualified(Language::Python, "api/v2.Router"), "api/v2.Router");
        assert_eq!(normalize_qualified(Language::Ecma, "api/v2.Router"), "api/v2.Router");
        assert_eq!(normalize_qualified(Language::Ecma, "@scope/pkg.Router"), "@scope/pkg.Router");
        assert_eq!(normalize_qualified(Language::Ecma, "npm:@scope/pkg@^1.2/sub"), "@scope/pkg/sub");
        assert_eq!(normalize_qualified(Language::Ecma, "./a@b"), "./a@b");
    }
}
