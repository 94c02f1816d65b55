//! What a point is made of: handler, parameters, bodies, guards, evidence.

use schemars::JsonSchema;
use serde::Serialize;

/// The function that handles a point.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Handler {
    /// Its qualified name.
    pub symbol: String,
    /// The file that defines it, relative to the scanned root.
    pub file: String,
    /// Its first line, counted from 1.
    pub line: u32,
    /// Its last line, counted from 1.
    pub end_line: u32,
}

/// Where in a request a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ParamIn {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// A field of the body.
    Body,
    /// A field of a form.
    Form,
    /// An uploaded file.
    File,
}

impl ParamIn {
    /// All places, in the order in which parameters are listed.
    pub const ALL: [ParamIn; 7] =
        [ParamIn::Path, ParamIn::Query, ParamIn::Header, ParamIn::Cookie, ParamIn::Body, ParamIn::Form, ParamIn::File];

    /// The name used in output and in packs.
    pub fn name(self) -> &'static str {
        match self {
            ParamIn::Path => "path",
            ParamIn::Query => "query",
            ParamIn::Header => "header",
            ParamIn::Cookie => "cookie",
            ParamIn::Body => "body",
            ParamIn::Form => "form",
            ParamIn::File => "file",
        }
    }

    /// The place called `name`.
    pub fn from_name(name: &str) -> Option<ParamIn> {
        ParamIn::ALL.into_iter().find(|place| place.name() == name)
    }
}

/// A parameter of a request.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Param {
    /// Where it stands.
    #[serde(rename = "in")]
    pub place: ParamIn,
    /// Its name as sent.
    pub name: String,
    /// Its type as the code writes it.
    #[serde(rename = "type")]
    pub ty: Option<String>,
    /// Whether a request without it is refused.
    pub required: Option<bool>,
}

/// The body of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Request {
    /// Its type as the code writes it.
    #[serde(rename = "type")]
    pub ty: Option<String>,
    /// Its fields, in the order of the type.
    pub fields: Vec<Field>,
}

/// A field of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Field {
    /// Its name as sent.
    pub name: String,
    /// Its type as the code writes it.
    #[serde(rename = "type")]
    pub ty: Option<String>,
    /// Whether a request without it is refused.
    pub required: Option<bool>,
}

/// A response.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Response {
    /// The HTTP status.
    pub status: Option<u16>,
    /// The type of its body as the code writes it.
    #[serde(rename = "type")]
    pub ty: Option<String>,
}

/// Whether a caller must be known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AuthStatus {
    /// Yes.
    Protected,
    /// No.
    Public,
    /// It cannot be told.
    #[default]
    Unknown,
}

/// What checks the caller.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Guard {
    /// Its name.
    pub guard: String,
    /// The file that puts it in place, relative to the scanned root.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
}

/// A column of a table, or a field of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Column {
    /// Its name in the database.
    pub name: String,
    /// Its type as the code writes it.
    #[serde(rename = "type")]
    pub ty: Option<String>,
    /// Whether it may hold nothing.
    pub nullable: Option<bool>,
    /// Whether no two rows have the same value in it.
    pub unique: bool,
    /// Whether it is the key of its table, or a part of it.
    pub primary_key: bool,
    /// What it refers to: `table.column`, or a table.
    pub references: Option<String>,
    /// The values that it may have, where the code lists them.
    pub values: Vec<String>,
}

/// What happens when a call fails.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Failure {
    /// The time limit as the code writes it.
    pub timeout: Option<String>,
    /// How it is tried again.
    pub retry: Option<String>,
    /// Errors that are caught around it.
    pub handled: Vec<String>,
    /// The transaction that it runs in.
    pub transaction: Option<String>,
}

/// One step of how a point was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Evidence {
    /// The rule, as `pack/rule`; null for a step that no rule asked for.
    pub rule: Option<String>,
    /// The file, relative to the scanned root.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// What this step adds, in words.
    pub note: String,
}
