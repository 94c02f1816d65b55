//! What a file defines: functions with their parameters, classes with their fields.

use crate::model::facts::{Arg, ClassId, ExprId, FuncId, Pos, ScopeId};
use crate::model::sym::Sym;

/// What kind of parameter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// `self`, `cls` of a Python method, the receiver of a Go method. Always index 0 where there is one.
    Receiver,
    /// An ordinary parameter.
    Normal,
    /// After `*` in Python: by keyword only.
    KeywordOnly,
    /// `*args`, `...rest`, `xs ...T`.
    Rest,
    /// `**kwargs`.
    KeywordRest,
}

/// A parameter of a function.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its name; empty for a destructuring pattern (the pattern's names are bindings with `Member`/`Index`
    /// of `Expr::Param` as values).
    pub name: Sym,
    /// Declared type, or `NONE`. `Annotated[T, Depends(f)]` is kept whole.
    pub ty: ExprId,
    /// Default value, or `NONE`.
    pub default: ExprId,
    /// Its kind.
    pub kind: ParamKind,
    /// `@Body() x` (TypeScript).
    pub decorators: Vec<ExprId>,
    /// `private x: T` of a TypeScript constructor also makes the field `this.x`.
    pub field: bool,
    /// Where its name stands.
    pub pos: Pos,
}

/// A function, method, lambda or closure.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its own name; empty for an anonymous one. A function bound by `const f = () => ..` is named `f`.
    pub name: Sym,
    /// The scope of its parameters and body; its parent is where it is defined.
    pub scope: ScopeId,
    /// Parameters in order, the receiver first.
    pub params: Vec<Param>,
    /// Values of `return`, of `yield`, or the body of an expression lambda. `return a, b` in Go is one `List`.
    pub returns: Vec<ExprId>,
    /// Declared return type, or `NONE`. Several results in Go: a `List` of types.
    pub return_type: ExprId,
    /// Decorators, outermost first.
    pub decorators: Vec<ExprId>,
    /// The class that it is a method of, or `NONE`. Go methods have `NONE` and a receiver parameter.
    pub class: ClassId,
    /// The first expression of the parameter list and body.
    pub first: ExprId,
    /// One past the last expression of the body.
    pub end: ExprId,
    /// Declared `static`, `@staticmethod`.
    pub is_static: bool,
    /// A getter or `@property`: reading the member calls it.
    pub is_property: bool,
    /// Declared `async`.
    pub is_async: bool,
    /// Has a body (an interface's or an overload's method has none).
    pub has_body: bool,
    /// Where its name (or, without one, its first token) stands.
    pub pos: Pos,
    /// Where the definition starts, decorators included, and its last line; both counted from 1.
    pub lines: (u32, u32),
}

/// What kind of type a [`Class`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassKind {
    /// A class.
    Class,
    /// A Go struct.
    Struct,
    /// An interface, or a TypeScript object type.
    Interface,
    /// An enum; its members are fields with values.
    Enum,
    /// `type A = B`, `type A B`: the aliased type is the one base.
    Alias,
}

/// A field declared in a class body, or of a struct or interface.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: Sym,
    /// Declared type, or `NONE`. A Go interface method has a `FuncType`.
    pub ty: ExprId,
    /// Value given in the class body, or `NONE`.
    pub value: ExprId,
    /// Decorators (TypeScript).
    pub decorators: Vec<ExprId>,
    /// A Go struct tag, without its back-quotes; empty without one.
    pub tag: Sym,
    /// `x?: T`.
    pub optional: bool,
    /// Declared `static`. Python class attributes are not marked.
    pub is_static: bool,
    /// Where it stands.
    pub pos: Pos,
}

/// A class, struct, interface, enum or type alias.
#[derive(Clone, Debug)]
pub struct Class {
    /// Its name; empty for an anonymous one.
    pub name: Sym,
    /// Its kind.
    pub kind: ClassKind,
    /// The scope of its body; its parent is where it is defined.
    pub scope: ScopeId,
    /// Base classes, extended and implemented interfaces, embedded Go types, in order.
    pub bases: Vec<ExprId>,
    /// `class C(Base, table=True)`.
    pub keywords: Vec<Arg>,
    /// Decorators, outermost first.
    pub decorators: Vec<ExprId>,
    /// Methods in order (not Go's, which stand outside their struct).
    pub methods: Vec<FuncId>,
    /// Fields in order.
    pub fields: Vec<Field>,
    /// Names of its type parameters.
    pub type_params: Vec<Sym>,
    /// Where its name stands.
    pub pos: Pos,
    /// Where the definition starts, decorators included, and its last line; both counted from 1.
    pub lines: (u32, u32),
}
