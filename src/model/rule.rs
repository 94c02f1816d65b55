//! Compiled rules: what packs say, indexed by the names that code uses.
//!
//! A *type name* is the qualified name of what made a value: a class or constructor function
//! (`flask.Flask`, `github.com/gin-gonic/gin.Default`), or `<pack>#<Set>` for what a group rule makes.

use crate::model::point::PointKind;
use crate::model::sym::Sym;

mod boundary;
mod called;
mod failure;
mod guard;
mod methods;
mod pack;
mod params;
mod qualified;
mod response;
mod scenario;
mod schema;
mod selector;
mod selectors;
mod testing;

pub(crate) use boundary::{Boundary, Precautions, Service, Services};
pub(crate) use called::CallIndex;
pub(crate) use failure::{FailureRule, FailureRules, Precaution};
pub(crate) use guard::{Admission, GuardList, GuardRule, GuardWords};
pub(crate) use methods::{MethodPattern, MethodRules};
pub(crate) use pack::{Pack, PackQuery, PackSource, RuleSet};
pub(crate) use params::{ModelRule, ParamRule, ParamRuleKind};
pub(crate) use qualified::{normalize_qualified, under, without_version};
pub(crate) use response::{ResponseKind, ResponseRule, ResponseRules};
pub(crate) use scenario::{Concern, Condition, ScenarioRule, Scenarios};
pub(crate) use schema::{Form, SchemaFiles};
pub(crate) use selector::{Key, Selector, Term};
pub(crate) use testing::TestFramework;

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
    /// `items` is from now on the member `prefix` of everything of the receiver's type.
    Attach,
    /// A point of another kind: a call that leaves the process, a consumer, a declared table.
    Point(PointKind),
    /// An environment variable is read: `target` is its name (or, for a class, its fields are), `default` its default.
    Env,
    /// `middleware` runs before the routes of the receiver, or of what is decorated.
    Middleware,
    /// Something stands in for something else while a test runs: `target`.
    Double,
    /// What carries the messages that the component takes in: `target` is a technology, or `tcp` where they come straight
    /// from those who send them.
    Carrier,
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
    /// The class of the project that the arguments name, with the folder it stands in before: `"shop.Order"`.
    NamedClass,
    /// An instance of the class that the receiver's chain starts from; what its name says when there is none.
    NewOn,
    /// A value of this type name.
    Type(Sym),
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
    /// What stands behind the registration's name in the route's.
    pub(crate) route_name: Sym,
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
    /// What stands behind the registration's name in the route's.
    pub(crate) route_name: Selector,
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
    /// The name of the route; of one of several: what its own name is put behind.
    pub(crate) route_name: Selector,
    /// Groups and mounts: what stands before the names of all routes below.
    pub(crate) name_prefix: Selector,
    /// The dotted key of the configuration that the call gives.
    pub(crate) gives_config: Selector,
    /// The name of the route whose path the call gives.
    pub(crate) gives_path: Selector,
    /// The parameters that are put into that path: their names, or their values.
    pub(crate) path_params: Selector,
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
    /// What runs before what the rule registers, mounts or makes.
    pub(crate) middleware: Selector,
    /// `middleware` also runs before what was registered earlier.
    pub(crate) any_order: bool,
    /// `middleware` is for paths of the component, on whatever router.
    pub(crate) at_large: bool,
    /// `within-class`: a method of a class that is no group is a route all the same.
    pub(crate) class_optional: bool,
    pub(crate) returns: Returns,
    pub(crate) callback: Option<Box<Callback>>,
    pub(crate) folder: Option<Box<FolderRule>>,
    pub(crate) tree: Option<Box<TreeRule>>,
    /// Type names of the handler's parameters, in order (receiver not counted); empty entries: not known.
    pub(crate) handler_params: Vec<Sym>,
    pub(crate) routes: Vec<SubRoute>,
    pub(crate) members: Option<Box<MemberRoutes>>,
    /// The name of the parameter that `{@}` stands for in the paths of `routes` and `members`.
    pub(crate) element_name: Selector,
    /// A decorator on a method belongs to the group that its class is.
    pub(crate) within_class: bool,
    /// Element rules: the type names of elements; empty: elements that are maps or lists.
    pub(crate) element_types: Vec<Sym>,
    /// Class and binding rules: qualified bases, decorators or names.
    pub(crate) targets: Vec<Sym>,
    /// Of a table by name: what is stored into a member of that name is one too.
    pub(crate) stored: bool,
    /// Binding rules: where the file stands, below any folder; empty: anywhere.
    pub(crate) globs: Vec<String>,
    /// File rules.
    pub(crate) file: Option<Box<FileRule>>,
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
