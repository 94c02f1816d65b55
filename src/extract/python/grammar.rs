//! Node kinds and fields of the Python grammar as numbers, looked up once.

use std::num::NonZeroU16;
use std::sync::OnceLock;

use tree_sitter::Node;

macro_rules! kinds {
    (named { $($named:ident $name:literal,)* } tokens { $($token:ident $text:literal,)* }) => {
        /// The node kinds that lowering tells apart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Kind {
            /// Any other kind.
            Other,
            /// What the parser could not fit in.
            Error,
            $($named,)*
            $($token,)*
        }

        fn kind_of(name: &str, named: bool) -> Kind {
            match (named, name) {
                $((true, $name) => Kind::$named,)*
                $((false, $text) => Kind::$token,)*
                _ => Kind::Other,
            }
        }
    };
}

kinds! {
    named {
        AsPattern "as_pattern",
        AsPatternTarget "as_pattern_target",
        AssertStatement "assert_statement",
        Assignment "assignment",
        Attribute "attribute",
        AugmentedAssignment "augmented_assignment",
        Await "await",
        BinaryOperator "binary_operator",
        Block "block",
        BooleanOperator "boolean_operator",
        BreakStatement "break_statement",
        Call "call",
        CaseClause "case_clause",
        CasePattern "case_pattern",
        ClassDefinition "class_definition",
        ClassPattern "class_pattern",
        Comment "comment",
        ComparisonOperator "comparison_operator",
        ConcatenatedString "concatenated_string",
        ConditionalExpression "conditional_expression",
        ContinueStatement "continue_statement",
        DecoratedDefinition "decorated_definition",
        Decorator "decorator",
        DefaultParameter "default_parameter",
        DeleteStatement "delete_statement",
        DictPattern "dict_pattern",
        Dictionary "dictionary",
        DictionaryComprehension "dictionary_comprehension",
        DictionarySplat "dictionary_splat",
        DictionarySplatPattern "dictionary_splat_pattern",
        DottedName "dotted_name",
        ElifClause "elif_clause",
        ElseClause "else_clause",
        ExceptClause "except_clause",
        ExpressionList "expression_list",
        ExpressionStatement "expression_statement",
        False "false",
        FinallyClause "finally_clause",
        Float "float",
        ForInClause "for_in_clause",
        ForStatement "for_statement",
        FunctionDefinition "function_definition",
        FutureImportStatement "future_import_statement",
        GeneratorExpression "generator_expression",
        GenericType "generic_type",
        GlobalStatement "global_statement",
        Identifier "identifier",
        IfClause "if_clause",
        IfStatement "if_statement",
        ImportFromStatement "import_from_statement",
        ImportStatement "import_statement",
        Integer "integer",
        Interpolation "interpolation",
        KeywordArgument "keyword_argument",
        KeywordPattern "keyword_pattern",
        KeywordSeparator "keyword_separator",
        Lambda "lambda",
        LineContinuation "line_continuation",
        List "list",
        ListComprehension "list_comprehension",
        ListPattern "list_pattern",
        ListSplat "list_splat",
        ListSplatPattern "list_splat_pattern",
        MatchStatement "match_statement",
        MemberType "member_type",
        Module "module",
        NamedExpression "named_expression",
        None "none",
        NonlocalStatement "nonlocal_statement",
        Pair "pair",
        ParenthesizedExpression "parenthesized_expression",
        PassStatement "pass_statement",
        PatternList "pattern_list",
        PrintStatement "print_statement",
        RaiseStatement "raise_statement",
        ReturnStatement "return_statement",
        Set "set",
        SetComprehension "set_comprehension",
        SplatPattern "splat_pattern",
        SplatType "splat_type",
        String "string",
        Subscript "subscript",
        True "true",
        TryStatement "try_statement",
        Tuple "tuple",
        TuplePattern "tuple_pattern",
        Type "type",
        TypeAliasStatement "type_alias_statement",
        TypeParameter "type_parameter",
        TypedDefaultParameter "typed_default_parameter",
        TypedParameter "typed_parameter",
        UnaryOperator "unary_operator",
        UnionPattern "union_pattern",
        UnionType "union_type",
        WhileStatement "while_statement",
        WildcardImport "wildcard_import",
        WithStatement "with_statement",
        Yield "yield",
    }
    tokens {
        Async "async",
        EqualsSign "==",
        From "from",
        In "in",
        Minus "-",
        NotEquals "!=",
        Percent "%",
        Pipe "|",
        PipeEquals "|=",
        Plus "+",
        PlusEquals "+=",
        Star "*",
    }
}

macro_rules! fields {
    ($($field:ident $name:literal,)*) => {
        /// The ids of the fields that lowering reads.
        pub(super) struct Fields {
            $(pub(super) $field: u16,)*
        }

        impl Fields {
            fn new(id: impl Fn(&str) -> u16) -> Fields {
                Fields { $($field: id($name),)* }
            }
        }
    };
}

fields! {
    alias "alias",
    argument "argument",
    arguments "arguments",
    attribute "attribute",
    body "body",
    function "function",
    key "key",
    left "left",
    module_name "module_name",
    name "name",
    object "object",
    operator "operator",
    parameters "parameters",
    return_type "return_type",
    right "right",
    superclasses "superclasses",
    ty "type",
    type_parameters "type_parameters",
    value "value",
}

/// The numbers of the grammar that a tree was made with.
pub(super) struct Grammar {
    kinds: Vec<Kind>,
    pub(super) fields: Fields,
}

impl Grammar {
    /// The numbers for the tree of `root`. All trees of a process come from the same grammar.
    pub(super) fn of(root: Node<'_>) -> &'static Grammar {
        static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
        GRAMMAR.get_or_init(|| {
            let language = root.language();
            let kinds = 0..u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX);
            Grammar {
                kinds: kinds
                    .map(|id| kind_of(language.node_kind_for_id(id).unwrap_or(""), language.node_kind_is_named(id)))
                    .collect(),
                fields: Fields::new(|name| language.field_id_for_name(name).map_or(u16::MAX, NonZeroU16::get)),
            }
        })
    }

    /// The kind of `node`. Only `ERROR` has a number beyond the grammar's.
    pub(super) fn kind(&self, node: Node<'_>) -> Kind {
        self.kinds.get(usize::from(node.kind_id())).copied().unwrap_or(Kind::Error)
    }
}
