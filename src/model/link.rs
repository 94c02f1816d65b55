//! What components depend on: resources, and edges between components and resources.

use schemars::JsonSchema;
use serde::Serialize;

/// Something outside the code that components use: a database, a broker, somebody else's service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Resource {
    /// `technology:name`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is, such as `database` or `queue`.
    pub kind: String,
    /// The product, such as `postgresql`.
    pub technology: Option<String>,
    /// Who runs it.
    pub owner: Owner,
    /// Where it is named.
    pub evidence: Vec<Place>,
}

/// Who runs a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// The owner of the code.
    Own,
    /// Somebody else.
    ThirdParty,
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Place {
    /// The file, relative to the scanned root.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
}

/// A dependency of one component on a component or resource.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Edge {
    /// Id of the component or resource that it starts at.
    pub from: String,
    /// Id of the component or resource that it leads to.
    pub to: String,
    /// What is spoken.
    pub protocol: String,
    /// What is done.
    pub kind: EdgeKind,
    /// The topic or queue, where there is one.
    pub topic: Option<String>,
    /// Ids of the points that make it.
    pub points: Vec<String>,
    /// How sure it is.
    pub confidence: EdgeConfidence,
    /// Where the code makes it.
    pub evidence: Vec<Place>,
}

/// What an edge does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EdgeKind {
    /// Asks and waits for the answer.
    Request,
    /// Sends a message.
    Publish,
    /// Takes a message.
    Consume,
    /// Reads or writes data.
    Query,
}

/// How sure an edge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EdgeConfidence {
    /// The address was followed to its target.
    Resolved,
    /// Names speak for it.
    Inferred,
}
