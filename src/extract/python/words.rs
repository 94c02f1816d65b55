//! Names that mean something to the language itself.

use std::sync::LazyLock;

use crate::model::sym::Sym;

macro_rules! words {
    ($($field:ident $text:literal,)*) => {
        pub(super) struct Words {
            $(pub(super) $field: Sym,)*
        }

        pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words { $($field: Sym::new($text),)* });
    };
}

words! {
    annotated "Annotated",
    any_name "*",
    star_import "**",
    cached_property "cached_property",
    deleter "deleter",
    generic "Generic",
    literal "Literal",
    overload "overload",
    property "property",
    protocol "Protocol",
    setter "setter",
    static_method "staticmethod",
    super_ "super",
    wildcard "_",
}

/// Whether a base class of this name makes an enum.
pub(super) fn is_enum_base(name: Sym) -> bool {
    matches!(name.as_str(), "Enum" | "IntEnum" | "StrEnum" | "Flag" | "IntFlag")
}
