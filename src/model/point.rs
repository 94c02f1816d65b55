//! A point: one place where a code base crosses its boundary.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::scope::FileScope;

mod detail;
mod kind;

pub use detail::{AuthStatus, Column, Evidence, Failure, Field, Guard, Handler, Param, ParamIn, Request, Response};
pub use kind::{Confidence, Direction, PointKind};

/// One place where a code base crosses its boundary. Keys that do not apply, or whose value is not known, are null.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Point {
    /// The stable fingerprint: the same for as long as component, kind, operation and target are the same.
    pub id: String,
    /// What kind of boundary it is.
    pub kind: PointKind,
    /// Whether the outside calls in or the code calls out.
    pub direction: Direction,
    /// Id of the component that it belongs to.
    pub component: Option<String>,
    /// Id of the rule pack that knows its framework or library.
    pub framework: Option<String>,
    /// The technology behind it, such as `postgresql`.
    pub technology: Option<String>,
    /// What is spoken, such as `http`.
    pub protocol: Option<String>,
    /// What the file that it stands in is for.
    pub scope: FileScope,
    /// The file that registers or calls it, relative to the scanned root, with `/`.
    pub file: String,
    /// The line of the registration or call, counted from 1.
    pub line: u32,
    /// The column, in bytes, counted from 1.
    pub column: u32,
    /// The last line of the registration or call, counted from 1.
    pub end_line: u32,
    /// The qualified name of what handles it or, for a call out, of the function that makes it.
    pub symbol: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// The HTTP method in capitals; `ANY` when all are taken.
    pub method: Option<String>,
    /// The path: parameters are `{name}`, a catch-all is `{name*}`, an unresolved part is `{?}`.
    pub path: Option<String>,
    /// The host that a call goes to.
    pub host: Option<String>,
    /// The whole address that a call goes to, as a template.
    pub url: Option<String>,
    /// The function that handles it.
    pub handler: Option<Handler>,
    /// Parameters of the request.
    pub params: Vec<Param>,
    /// The body of the request.
    pub request: Option<Request>,
    /// The responses that the code declares or shows.
    pub responses: Vec<Response>,
    /// Whether a caller must be known.
    pub auth_status: AuthStatus,
    /// What checks the caller.
    pub auth: Vec<Guard>,
    /// What is done to the target, such as `insert`.
    pub operation: Option<String>,
    /// What it is done to: a table, topic, queue, key or remote method.
    pub target: Option<String>,
    /// All targets, where a statement has several.
    pub targets: Vec<String>,
    /// Columns of the table that a model declares, or that a migration makes, in the order of the code.
    pub columns: Vec<Column>,
    /// Environment variables that it depends on.
    pub env: Vec<String>,
    /// Id of the resource behind it.
    pub resource: Option<String>,
    /// What happens when it fails.
    pub failure: Failure,
    /// Ids of the outbound points that this inbound point leads to.
    pub reaches: Vec<String>,
    /// How it was found, step by step.
    pub evidence: Vec<Evidence>,
}

impl Point {
    /// Whether another point is the same registration under parameters in front, or less of them: `/{org}/users` and
    /// `/users`.
    pub(crate) fn is_same_under_parameters(&self, other: &Point) -> bool {
        let place = |p: &Point| (p.line, p.column, p.kind);
        if place(self) != place(other) || self.file != other.file || self.method != other.method {
            return false;
        }
        let (Some(one), Some(other)) = (self.path.as_deref(), other.path.as_deref()) else { return false };
        if one == "/" || other == "/" {
            return false;
        }
        let front = one.strip_suffix(other).or_else(|| other.strip_suffix(one)).unwrap_or_default();
        let mut segments = front.split('/').filter(|segment| !segment.is_empty()).peekable();
        segments.peek().is_some() && segments.all(|segment| segment.starts_with('{') && segment.ends_with('}'))
    }

    /// A point of `kind` at `line` and `column` (counted from 1) of `file`, everything else not known.
    pub fn new(kind: PointKind, file: impl Into<String>, line: u32, column: u32) -> Point {
        Point {
            id: String::new(),
            kind,
            direction: kind.direction(),
            component: None,
            framework: None,
            technology: None,
            protocol: kind.protocol().map(str::to_owned),
            scope: FileScope::Production,
            file: file.into(),
            line,
            column,
            end_line: line,
            symbol: None,
            confidence: Confidence::Resolved,
            method: None,
            path: None,
            host: None,
            url: None,
            handler: None,
            params: Vec::new(),
            request: None,
            responses: Vec::new(),
            auth_status: AuthStatus::Unknown,
            auth: Vec::new(),
            operation: None,
            target: None,
            targets: Vec::new(),
            columns: Vec::new(),
            env: Vec::new(),
            resource: None,
            failure: Failure::default(),
            reaches: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// The same point with an HTTP method and a canonical path.
    #[must_use]
    pub fn with_route(mut self, method: impl Into<String>, path: impl Into<String>) -> Point {
        self.method = Some(method.into());
        self.path = Some(path.into());
        self
    }

    /// The hash, 16 hexadecimal digits, of what makes a point this point. Lines are no part of it.
    pub fn fingerprint(component: &str, kind: PointKind, operation: &str, target: &str) -> String {
        let key = [component, kind.name(), operation, target].join("\0");
        format!("{:016x}", xxhash_rust::xxh3::xxh3_64(key.as_bytes()))
    }

    /// What is done: the HTTP method, or else the operation; empty when neither is known.
    pub fn operation_name(&self) -> &str {
        self.method.as_deref().or(self.operation.as_deref()).unwrap_or_default()
    }

    /// What it is done to: the path, or else the address or the target; empty when none is known.
    pub fn target_name(&self) -> &str {
        let (path, url) = (self.path.as_deref(), self.url.as_deref());
        // Where a call goes to is its whole address.
        let address = if self.direction == Direction::Outbound { url.or(path) } else { path.or(url) };
        address.or(self.target.as_deref()).unwrap_or_default()
    }

    /// Whether a part of its path, address or target could not be resolved.
    pub fn is_unresolved(&self) -> bool {
        self.target_name().contains("{?}")
    }

    /// The fingerprint of this point.
    pub(crate) fn own_fingerprint(&self) -> String {
        let component = self.component.as_deref().unwrap_or_default();
        let target = match &self.host {
            Some(host) if self.url.is_none() => format!("{host}{}", self.target_name()),
            _ => self.target_name().to_owned(),
        };
        Point::fingerprint(component, self.kind, self.operation_name(), &target)
    }
}
