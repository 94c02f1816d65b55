//! Node kinds and fields of the three grammars, as one set of small numbers.

use std::num::NonZeroU16;
use std::sync::OnceLock;

use tree_sitter::Node;

use crate::model::language::Dialect;

macro_rules! names {
    ($(#[$doc:meta])* $type:ident, $($table:ident: $($($name:literal)|+ => $variant:ident,)*;)*) => {
        $(#[$doc])*
        #[repr(u8)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $type {
            /// Any other.
            Other,
            $($($variant,)*)*
        }
        $(
            fn $table(name: &str) -> $type {
                match name {
                    $($($name)|+ => $type::$variant,)*
                    _ => $type::Other,
                }
            }
        )*
    };
}

names! {
    /// The kind of a node.
    Kind,
    named:
        "ERROR" => Error,
        // Statements.
        "program" => Program,
        "export_statement" => Export,
        "import_statement" => ImportStatement,
        "expression_statement" => ExpressionStatement,
        "variable_declaration" => Var,
        "lexical_declaration" | "using_declaration" => Lexical,
        "variable_declarator" => Declarator,
        "statement_block" => Block,
        "else_clause" => Else,
        "if_statement" => If,
        "switch_statement" => Switch,
        "switch_case" => Case,
        "switch_default" => CaseDefault,
        "for_statement" => For,
        "for_in_statement" => ForIn,
        "while_statement" => While,
        "do_statement" => Do,
        "try_statement" => Try,
        "throw_statement" => Throw,
        "catch_clause" => Catch,
        "finally_clause" => Finally,
        "with_statement" => With,
        "return_statement" => Return,
        "labeled_statement" => Labeled,
        "function_declaration" | "generator_function_declaration" => FunctionDeclaration,
        "function_signature" => FunctionSignature,
        "class_declaration" | "abstract_class_declaration" => ClassDeclaration,
        "interface_declaration" => Interface,
        "type_alias_declaration" => TypeAlias,
        "enum_declaration" => Enum,
        "module" | "internal_module" => Namespace,
        "ambient_declaration" => Ambient,
        "import_alias" => ImportAlias,
        // Imports and exports.
        "import_clause" => ImportClause,
        "namespace_import" => NamespaceImport,
        "named_imports" => NamedImports,
        "import_specifier" => ImportSpecifier,
        "import_require_clause" => ImportRequire,
        "namespace_export" => NamespaceExport,
        "export_clause" => ExportClause,
        "export_specifier" => ExportSpecifier,
        // Expressions.
        "identifier" | "shorthand_property_identifier" | "shorthand_property_identifier_pattern" => Identifier,
        "property_identifier" | "private_property_identifier" => PropertyIdentifier,
        "computed_property_name" => Computed,
        "this" => This,
        "meta_property" => MetaProperty,
        "super" => Super,
        "import" => ImportKeyword,
        "number" => Number,
        "string" => String,
        "template_string" => Template,
        "string_fragment" | "escape_sequence" => Fragment,
        "template_substitution" => Substitution,
        "regex" => Regex,
        "true" => True,
        "false" => False,
        "null" | "undefined" => Null,
        "object" => Object,
        "pair" => Pair,
        "array" => Array,
        "spread_element" => Spread,
        "parenthesized_expression" => Parenthesized,
        "await_expression" => Await,
        "non_null_expression" => NonNull,
        "as_expression" => As,
        "satisfies_expression" => Satisfies,
        "type_assertion" => TypeAssertion,
        "instantiation_expression" => Instantiation,
        "sequence_expression" => Sequence,
        "assignment_expression" => Assignment,
        "augmented_assignment_expression" => Augmented,
        "unary_expression" => Unary,
        "binary_expression" => Binary,
        "ternary_expression" => Ternary,
        "yield_expression" => Yield,
        "call_expression" => Call,
        "new_expression" => New,
        "member_expression" | "nested_identifier" => Member,
        "subscript_expression" => Subscript,
        "function_expression" | "function" | "generator_function" => FunctionExpression,
        "arrow_function" => Arrow,
        "class" => Class,
        "jsx_element" | "jsx_self_closing_element" | "jsx_fragment" => JsxElement,
        "jsx_opening_element" => JsxOpening,
        "jsx_attribute" => JsxAttribute,
        "jsx_expression" => JsxExpression,
        // Patterns and parameters.
        "object_pattern" => ObjectPattern,
        "array_pattern" => ArrayPattern,
        "pair_pattern" => PairPattern,
        "rest_pattern" => RestPattern,
        "assignment_pattern" | "object_assignment_pattern" => DefaultPattern,
        "required_parameter" | "optional_parameter" => Parameter,
        "accessibility_modifier" | "override_modifier" => Modifier,
        // Classes.
        "class_heritage" => Heritage,
        "extends_clause" => Extends,
        "implements_clause" | "extends_type_clause" => Implements,
        "method_definition" | "method_signature" | "abstract_method_signature" => Method,
        "public_field_definition" | "field_definition" => FieldDefinition,
        "class_static_block" => StaticBlock,
        "decorator" => Decorator,
        "enum_assignment" => EnumAssignment,
        "property_signature" => PropertySignature,
        "type_parameters" => TypeParameters,
        // Types.
        "type_annotation" | "parenthesized_type" | "readonly_type" | "optional_type" | "rest_type" => TypeWrapper,
        "type_identifier" | "predefined_type" => TypeName,
        "nested_type_identifier" => NestedType,
        "generic_type" => GenericType,
        "type_arguments" => TypeArguments,
        "array_type" => ArrayType,
        "tuple_type" => TupleType,
        "union_type" | "intersection_type" => Union,
        "literal_type" => LiteralType,
        "object_type" | "interface_body" => ObjectType,
        "function_type" | "constructor_type" => FunctionType,
        "type_query" => TypeQuery,
        "lookup_type" => LookupType,
        "conditional_type" => ConditionalType,
        "template_literal_type" => TemplateType,
        "template_type" => TemplateTypeHole,
        "this_type" => ThisType,
        // Nothing to see in these.
        "comment" | "html_comment" | "hash_bang_line" | "empty_statement" | "debugger_statement"
            | "break_statement" | "continue_statement" | "optional_chain" | "import_attribute"
            | "jsx_text" | "html_character_reference" | "jsx_closing_element" => Skip,
    ;
    token:
        "," => Comma,
        "+" => Plus,
        "-" => Minus,
        "void" => Void,
        "||" => OrOr,
        "&&" => AndAnd,
        "??" => Nullish,
        "==" => EqualsEquals,
        "===" => Identical,
        "!=" => NotEquals,
        "!==" => NotIdentical,
        "in" => In,
        "+=" => PlusAssign,
        "||=" => OrAssign,
        "&&=" => AndAssign,
        "??=" => NullishAssign,
        "=" => Assign,
        "*" => Star,
        "?" => Question,
        "async" => Async,
        "static" => Static,
        "static get" => StaticGet,
        "get" => Get,
        "set" => Set,
        "var" => VarKeyword,
        "let" | "const" | "using" => LetKeyword,
        "type" | "typeof" => TypeKeyword,
        "default" => Default,
        "readonly" => Readonly,
    ;
}

impl Kind {
    /// Whether it is a keyword or punctuation mark.
    pub(super) fn is_token(self) -> bool {
        self as u8 >= Kind::Comma as u8
    }
}

names! {
    /// The field of its parent that a node stands in.
    Field,
    field:
        "name" => Name,
        "alias" => Alias,
        "source" => Source,
        "declaration" => Declaration,
        "value" => Value,
        "decorator" => Decorator,
        "left" => Left,
        "right" => Right,
        "operator" => Operator,
        "function" => Function,
        "constructor" => Constructor,
        "arguments" => Arguments,
        "type_arguments" => TypeArguments,
        "object" => Object,
        "property" => Property,
        "index" => Index,
        "condition" => Condition,
        "consequence" => Consequence,
        "alternative" => Alternative,
        "body" => Body,
        "handler" => Handler,
        "finalizer" => Finalizer,
        "kind" => Kind,
        "key" => Key,
        "argument" => Argument,
        "pattern" => Pattern,
        "parameter" => Parameter,
        "parameters" => Parameters,
        "type" => Type,
        "return_type" => ReturnType,
        "type_parameters" => TypeParameters,
        "module" => Module,
    ;
}

/// What the numbers of one grammar mean.
pub(super) struct Grammar {
    kinds: Vec<Kind>,
    fields: Vec<Field>,
    /// The grammar's numbers of two fields that are asked for by themselves.
    pub(super) name: u16,
    pub(super) declaration: u16,
}

static GRAMMARS: [OnceLock<Grammar>; 3] = [const { OnceLock::new() }; 3];

impl Grammar {
    /// The tables of `dialect`, made from the grammar that `root` was parsed with when first asked for.
    pub(super) fn of(root: Node<'_>, dialect: Dialect) -> &'static Grammar {
        let slot = match dialect {
            Dialect::TypeScript => 1,
            Dialect::Tsx => 2,
            Dialect::JavaScript | Dialect::Python | Dialect::Go => 0,
        };
        GRAMMARS[slot].get_or_init(|| Grammar::new(&root.language()))
    }

    fn new(language: &tree_sitter::Language) -> Grammar {
        let kinds = (0..language.node_kind_count()).map(|id| {
            let id = id as u16;
            let name = language.node_kind_for_id(id).unwrap_or_default();
            match (language.node_kind_is_named(id), token(name)) {
                (true, _) => named(name),
                (false, Kind::Other) => Kind::Skip,
                (false, kind) => kind,
            }
        });
        let fields = (0..=language.field_count()).map(|id| field(language.field_name_for_id(id as u16).unwrap_or("")));
        let number = |name: &str| language.field_id_for_name(name).map_or(0, NonZeroU16::get);
        Grammar {
            kinds: kinds.collect(),
            fields: fields.collect(),
            name: number("name"),
            declaration: number("declaration"),
        }
    }

    /// The kind numbered `id`; `Error` for the number of ERROR nodes, which no grammar lists.
    pub(super) fn kind(&self, id: u16) -> Kind {
        self.kinds.get(usize::from(id)).copied().unwrap_or(Kind::Error)
    }

    pub(super) fn field(&self, id: Option<NonZeroU16>) -> Field {
        id.and_then(|id| self.fields.get(usize::from(id.get()))).copied().unwrap_or(Field::Other)
    }
}
