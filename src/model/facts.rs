//! What one source file says, as plain data: expressions, scopes, bindings, functions,
//! classes, imports and exports. No syntax tree, no absolute path, no other file.
//!
//! All languages share this model. Lowering (`extract/`) fills it; resolution (`resolve/`)
//! reads it. Expressions live in one arena in source order: children come before parents
//! and everything earlier in the text has a smaller id, so an [`ExprId`] is also a
//! position in program order.

mod control;
mod definitions;

use crate::model::exprs::{Exprs, Positions};
use crate::model::language::Language;
use crate::model::sym::Sym;

pub use control::{Clause, Control, Throw, With};
pub use definitions::{Class, ClassKind, Field, Function, Param, ParamKind};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);
        impl $name {
            /// "None of them".
            pub const NONE: $name = $name(u32::MAX);
            /// Whether this names one at all.
            pub fn is_some(self) -> bool { self != $name::NONE }
            /// `Some(self)` unless this is `NONE`.
            pub fn get(self) -> Option<$name> { self.is_some().then_some(self) }
            /// The index into the arena.
            pub fn index(self) -> usize { self.0 as usize }
        }
    };
}

id!(
    /// An expression of a file; also a position in program order.
    ExprId
);
id!(
    /// A lexical scope of a file; 0 is the module.
    ScopeId
);
id!(
    /// A function, method, lambda or closure of a file.
    FuncId
);
id!(
    /// A class, struct, interface, enum or object type of a file.
    ClassId
);
id!(
    /// An import of a file.
    ImportId
);

/// A place in a file: row and column counted from 0, packed. Rows past 2^21 and columns past 2047 saturate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pos(u32);

impl Pos {
    const COLUMN_BITS: u32 = 11;

    /// Packs a row and a column (bytes), both counted from 0.
    pub fn new(row: usize, column: usize) -> Pos {
        let row = row.min((1 << (32 - Pos::COLUMN_BITS)) - 1) as u32;
        let column = column.min((1 << Pos::COLUMN_BITS) - 1) as u32;
        Pos(row << Pos::COLUMN_BITS | column)
    }

    /// The line, counted from 1.
    pub fn line(self) -> u32 {
        (self.0 >> Pos::COLUMN_BITS) + 1
    }

    /// The column, counted from 1.
    pub fn column(self) -> u32 {
        (self.0 & ((1 << Pos::COLUMN_BITS) - 1)) + 1
    }
}

/// A run of `ExprId`s in [`FileFacts::pool`], or of `Arg`s in [`FileFacts::args`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Index of the first.
    pub start: u32,
    /// How many.
    pub len: u16,
}

/// An argument of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arg {
    /// The keyword, or empty for a positional argument. `*args` and `**kwargs` are positional
    /// arguments whose value is [`Expr::Spread`].
    pub name: Sym,
    /// The value.
    pub value: ExprId,
}

/// An expression. Parentheses, `await`, casts, type assertions, non-null marks, `&x` and `*x` leave no trace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expr {
    /// Something this model does not hold. Its sub-expressions were lowered still, for the calls in them.
    Unknown,
    /// A string literal, unescaped.
    Str(Sym),
    /// A number as written.
    Num(Sym),
    /// `True`, `False`, `true`, `false`.
    Bool(bool),
    /// `None`, `null`, `undefined`, `nil`.
    Null,
    /// A regular-expression literal, without its slashes and flags.
    Regex(Sym),
    /// An identifier read in a scope.
    Name { name: Sym, scope: ScopeId },
    /// `this`, or `self`-like use through the keyword; Python's `self` and Go receivers are parameters.
    This { scope: ScopeId },
    /// `super` / `super()`.
    Super { scope: ScopeId },
    /// A parameter of a function, as the value of the binding that its name makes.
    Param { func: FuncId, index: u16 },
    /// What an import brings, as the value of the binding that it makes.
    Import(ImportId),
    /// `base.name`; also `ns.Type` in type position.
    Member { base: ExprId, name: Sym },
    /// `base[index]`; also `Generic[Arg]`, `Generic<Arg>` in type position (several arguments: index is a `List`).
    Index { base: ExprId, index: ExprId },
    /// `callee(args)`, `new callee(args)`, a decorator with arguments, a tagged template.
    Call { callee: ExprId, args: Run, scope: ScopeId, new: bool },
    /// Strings put together: f-string, template literal, `a + b` (flattened when nested on the left).
    Concat { items: Run },
    /// `left * right`.
    Product { left: ExprId, right: ExprId },
    /// `fmt % args`.
    Percent { format: ExprId, args: ExprId },
    /// A list, tuple, set, array or slice literal.
    List { items: Run },
    /// A dict, object or map literal: key, value, key, value ... Shorthand `{a}` is key `Str("a")`, value `Name(a)`;
    /// a method is key and `Func`; `...x` is key `Spread(x)` and value `Unknown`.
    Map { entries: Run },
    /// A struct literal `T{...}`: like `Map`; positional fields have `Unknown` keys.
    Struct { ty: ExprId, entries: Run },
    /// `*xs`, `...xs`, `**kw`, `xs...`.
    Spread(ExprId),
    /// A lambda, closure, function expression or nested definition used as a value.
    Func(FuncId),
    /// A class used as a value.
    Class(ClassId),
    /// One of several: `a if c else b`, `c ? a : b`, `a or b`, `a || b`, `a ?? b`.
    Choice { items: Run },
    /// The loop variable over `of`: each element of a list (`key` false), each key of a map or index of a list (`key` true).
    /// Python's `for x in dict` has `key` false on purpose: iterating a map value gives its keys there.
    Each { of: ExprId, key: bool },
    /// A comprehension: a list with `item` for each value of the loop variables in it.
    Comprehension { item: ExprId },
    /// A comparison for equality `a == b`, `a === b`, `case b` of `switch a`, `a in b`.
    Equals { left: ExprId, right: ExprId },
    /// A comparison for difference `a != b`, `a !== b`.
    Differs { left: ExprId, right: ExprId },
    /// A function type or other type that only its parts matter of.
    FuncType { params: Run },
}

/// What kind of scope it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// The file.
    Module,
    /// A function's parameters and body.
    Function(FuncId),
    /// A class body.
    Class(ClassId),
    /// A block that may or may not run (`if`, `else`, `try`, `case`, a loop body): an assignment in it
    /// does not hide an earlier one for code after the block.
    Branch,
    /// A block that always runs (`with`, a bare `{}`).
    Block,
}

/// A lexical scope.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// The scope around it; `NONE` for the module.
    pub parent: ScopeId,
    /// Its kind.
    pub kind: ScopeKind,
}

/// A name given a value: assignment, declaration, parameter, import, definition, loop variable.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The name.
    pub name: Sym,
    /// The scope in which the name is declared (found by name lookup).
    pub scope: ScopeId,
    /// The scope in which the assignment stands; `scope` or one inside it.
    pub block: ScopeId,
    /// Program order: an expression with a larger id comes after this binding took effect.
    pub at: ExprId,
    /// The value; `NONE` for a declaration without one (`x: T`, `var x T`).
    pub value: ExprId,
    /// The declared type, or `NONE`.
    pub ty: ExprId,
    /// `x += value`: the value is added to the earlier one.
    pub augmented: bool,
    /// What entering the value gives is bound: `with value as name`.
    pub entered: bool,
}

/// `base.name = value` or `base[index] = value`.
#[derive(Clone, Copy, Debug)]
pub struct Store {
    /// The object stored into.
    pub base: ExprId,
    /// The member's name; empty for an index store.
    pub name: Sym,
    /// The index of an index store, or `NONE`.
    pub index: ExprId,
    /// The value.
    pub value: ExprId,
    /// The declared type (`self.x: T = v`), or `NONE`.
    pub ty: ExprId,
    /// The scope it stands in.
    pub scope: ScopeId,
    /// `base.name += value`.
    pub augmented: bool,
}

/// An import. The binding that it makes has [`Expr::Import`] as its value.
#[derive(Clone, Copy, Debug)]
pub struct Import {
    /// The module as written: `a.b`, `..pkg`, `./routes`, `github.com/gin-gonic/gin`.
    pub module: Sym,
    /// What is taken from it: a name; `default`; `*` for the module as a namespace; `=` for what `require()` or
    /// a dynamic `import()` gives. Python `import a.b` and Go imports take `*`.
    pub name: Sym,
    /// Only types are taken (`import type`).
    pub type_only: bool,
    /// Where it stands.
    pub pos: Pos,
}

/// An export of an ECMAScript module.
#[derive(Clone, Copy, Debug)]
pub struct Export {
    /// The name seen from outside; `default`; `*` for all of another module; `=` for `module.exports = value`.
    pub name: Sym,
    /// The value: a `Name` for a local one, an `Import` for a re-export.
    pub value: ExprId,
}

/// What one pattern of a pack's query has found.
#[derive(Clone, Debug)]
pub struct QueryMatch {
    /// The rule that the pattern is.
    pub rule: u32,
    /// Stands where the match starts; its value is unknown.
    pub at: ExprId,
    /// Names of captures and what they caught.
    pub captures: Vec<(Sym, ExprId)>,
}

/// Everything that one file says.
#[derive(Clone, Debug)]
pub struct FileFacts {
    /// Its language family.
    pub language: Language,
    /// `package x` in Go, empty elsewhere.
    pub package: Sym,
    /// The expression arena.
    pub exprs: Exprs,
    /// Where each expression starts; for a `Call` where its last member name (`x` in `a.b.x()`) or else its callee starts.
    pub positions: Positions,
    /// Runs of expressions.
    pub pool: Vec<ExprId>,
    /// Runs of arguments.
    pub args: Vec<Arg>,
    /// Scopes; the first is the module.
    pub scopes: Vec<Scope>,
    /// Bindings in program order.
    pub bindings: Vec<Binding>,
    /// Member and index stores in program order.
    pub stores: Vec<Store>,
    /// Functions.
    pub functions: Vec<Function>,
    /// Classes.
    pub classes: Vec<Class>,
    /// Imports.
    pub imports: Vec<Import>,
    /// Exports (ECMAScript only).
    pub exports: Vec<Export>,
    /// What stands around code.
    pub control: Control,
    /// What the queries of packs have found.
    pub matches: Vec<QueryMatch>,
    /// Go build constraint (`//go:build x`), empty without one; `__all__`-free otherwise.
    pub build_tag: Sym,
}

impl FileFacts {
    /// Facts of an empty file: the module scope and nothing else.
    pub fn new(language: Language) -> FileFacts {
        FileFacts {
            language,
            package: Sym::EMPTY,
            exprs: Exprs::default(),
            positions: Positions::default(),
            pool: Vec::new(),
            args: Vec::new(),
            scopes: vec![Scope { parent: ScopeId::NONE, kind: ScopeKind::Module }],
            bindings: Vec::new(),
            stores: Vec::new(),
            functions: Vec::new(),
            classes: Vec::new(),
            imports: Vec::new(),
            exports: Vec::new(),
            control: Control::default(),
            matches: Vec::new(),
            build_tag: Sym::EMPTY,
        }
    }

    /// The expression `id`; [`Expr::Unknown`] for `NONE`.
    pub fn expr(&self, id: ExprId) -> Expr {
        self.exprs.get(id)
    }

    /// Where `id` starts.
    pub fn pos(&self, id: ExprId) -> Pos {
        self.positions.get(id)
    }

    /// The expressions of a run.
    pub fn items(&self, run: Run) -> &[ExprId] {
        &self.pool[run.start as usize..run.start as usize + run.len as usize]
    }

    /// The arguments of a run.
    pub fn arguments(&self, run: Run) -> &[Arg] {
        &self.args[run.start as usize..run.start as usize + run.len as usize]
    }
}
