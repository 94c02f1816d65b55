//! Rules about what a request carries.

use crate::model::rule::Selector;
use crate::model::sym::Sym;

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
    /// Whether it describes the classes that have one of `names` as their base.
    pub(crate) is_class: bool,
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
    /// Fields: whether it is never sent.
    pub(crate) left_out: Selector,
    /// Classes: names that are listed but never sent.
    pub(crate) without: Vec<Sym>,
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
