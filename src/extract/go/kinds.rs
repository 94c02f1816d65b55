//! Node kinds and fields of the grammar as small numbers, resolved once per process.

use std::sync::OnceLock;

use tree_sitter::{LanguageRef, Node};

macro_rules! kinds {
    ($($variant:ident = $name:literal,)*) => {
        /// A node kind that lowering tells apart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Kind {
            /// A part that could not be parsed.
            Error,
            /// Punctuation and keywords without a kind of their own.
            Token,
            /// A named kind without a lowering of its own.
            Other,
            $($variant,)*
        }

        fn named(name: &str) -> Option<Kind> {
            match name {
                $($name => Some(Kind::$variant),)*
                _ => None,
            }
        }
    };
}

kinds! {
    // Tokens.
    Plus = "+",
    EqualEqual = "==",
    NotEqual = "!=",
    Star = "*",
    Assign = "=",
    PlusAssign = "+=",
    Define = ":=",
    // Leaves.
    Comment = "comment",
    Dot = "dot",
    Blank = "blank_identifier",
    Identifier = "identifier",
    FieldIdentifier = "field_identifier",
    PackageIdentifier = "package_identifier",
    TypeIdentifier = "type_identifier",
    Int = "int_literal",
    Float = "float_literal",
    Imaginary = "imaginary_literal",
    Rune = "rune_literal",
    RawString = "raw_string_literal",
    String = "interpreted_string_literal",
    Nil = "nil",
    True = "true",
    False = "false",
    Iota = "iota",
    // Declarations.
    PackageClause = "package_clause",
    ImportSpec = "import_spec",
    ConstDeclaration = "const_declaration",
    ConstSpec = "const_spec",
    VarSpec = "var_spec",
    TypeDeclaration = "type_declaration",
    TypeSpec = "type_spec",
    TypeAlias = "type_alias",
    Function = "function_declaration",
    Method = "method_declaration",
    Parameter = "parameter_declaration",
    VariadicParameter = "variadic_parameter_declaration",
    ParameterList = "parameter_list",
    FieldDeclaration = "field_declaration",
    MethodElem = "method_elem",
    TypeElem = "type_elem",
    TypeConstraint = "type_constraint",
    // Statements.
    Block = "block",
    StatementList = "statement_list",
    ShortVar = "short_var_declaration",
    Assignment = "assignment_statement",
    Inc = "inc_statement",
    Dec = "dec_statement",
    Return = "return_statement",
    If = "if_statement",
    For = "for_statement",
    ForClause = "for_clause",
    RangeClause = "range_clause",
    Switch = "expression_switch_statement",
    Case = "expression_case",
    DefaultCase = "default_case",
    TypeSwitch = "type_switch_statement",
    TypeCase = "type_case",
    CommunicationCase = "communication_case",
    Receive = "receive_statement",
    Send = "send_statement",
    ExpressionStatement = "expression_statement",
    LabelName = "label_name",
    // Expressions.
    ExpressionList = "expression_list",
    Parenthesized = "parenthesized_expression",
    Unary = "unary_expression",
    Binary = "binary_expression",
    Selector = "selector_expression",
    Index = "index_expression",
    Slice = "slice_expression",
    Call = "call_expression",
    VariadicArgument = "variadic_argument",
    TypeAssertion = "type_assertion_expression",
    TypeConversion = "type_conversion_expression",
    TypeInstantiation = "type_instantiation_expression",
    Composite = "composite_literal",
    LiteralValue = "literal_value",
    LiteralElement = "literal_element",
    KeyedElement = "keyed_element",
    FuncLiteral = "func_literal",
    // Types.
    ParenthesizedType = "parenthesized_type",
    GenericType = "generic_type",
    QualifiedType = "qualified_type",
    PointerType = "pointer_type",
    NegatedType = "negated_type",
    StructType = "struct_type",
    InterfaceType = "interface_type",
    ArrayType = "array_type",
    ImplicitArrayType = "implicit_length_array_type",
    SliceType = "slice_type",
    MapType = "map_type",
    ChannelType = "channel_type",
    FunctionType = "function_type",
}

macro_rules! fields {
    ($($variant:ident = $name:literal,)*) => {
        /// Field ids; 0 for a field that the grammar lacks.
        #[derive(Clone, Copy)]
        pub(super) struct Fields {
            $(pub(super) $variant: u16,)*
        }

        impl Fields {
            fn new(language: &LanguageRef<'_>) -> Fields {
                let id = |name| language.field_id_for_name(name).map_or(0, std::num::NonZero::get);
                Fields { $($variant: id($name),)* }
            }
        }
    };
}

fields! {
    alias = "alias",
    alternative = "alternative",
    arguments = "arguments",
    body = "body",
    condition = "condition",
    consequence = "consequence",
    element = "element",
    end = "end",
    field = "field",
    function = "function",
    index = "index",
    initializer = "initializer",
    key = "key",
    left = "left",
    name = "name",
    operand = "operand",
    operator = "operator",
    package = "package",
    parameters = "parameters",
    path = "path",
    receiver = "receiver",
    result = "result",
    right = "right",
    start = "start",
    tag = "tag",
    ty = "type",
    type_arguments = "type_arguments",
    type_parameters = "type_parameters",
    value = "value",
}

/// The numbers of one grammar.
pub(super) struct Grammar {
    kinds: Vec<Kind>,
    pub(super) fields: Fields,
}

impl Grammar {
    /// The grammar that `node` was parsed with; there is only one in a process.
    pub(super) fn of(node: Node<'_>) -> &'static Grammar {
        static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
        GRAMMAR.get_or_init(|| Grammar::new(&node.language()))
    }

    /// The kind of `node`.
    pub(super) fn kind(&self, node: Node<'_>) -> Kind {
        self.kinds.get(usize::from(node.kind_id())).copied().unwrap_or(Kind::Error)
    }

    fn new(language: &LanguageRef<'_>) -> Grammar {
        let kind = |id: u16| {
            let rest = if language.node_kind_is_named(id) { Kind::Other } else { Kind::Token };
            language.node_kind_for_id(id).and_then(named).unwrap_or(rest)
        };
        let count = u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX);
        Grammar { kinds: (0..count).map(kind).collect(), fields: Fields::new(language) }
    }
}
