// How the values of a prepared pack are told apart. Shared with the build script.

/// A string that stands so in the text: its start, its quotes, its length.
pub(crate) const TEXT: u8 = 0;
/// A string with escapes: its start, its quotes, its length, and itself.
pub(crate) const OWN_TEXT: u8 = 1;
/// A whole number from 0: its start and itself.
pub(crate) const INTEGER: u8 = 2;
/// A truth value: its start.
pub(crate) const FALSE: u8 = 3;
pub(crate) const TRUE: u8 = 4;
/// A list: its start, how many items it has, and they.
pub(crate) const LIST: u8 = 5;
/// A table: its start, how many keys it has, and each key as a string, before its value.
pub(crate) const TABLE: u8 = 6;
