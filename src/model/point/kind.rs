//! The closed words that classify a point.

use schemars::JsonSchema;
use serde::Serialize;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $name:literal $direction:ident $protocol:expr, $noun:literal;)*) => {
        /// What kind of boundary a point is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
        pub enum PointKind {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl PointKind {
            /// All kinds, in the order in which they are shown.
            pub const ALL: &'static [PointKind] = &[$(PointKind::$variant),*];

            /// The name used in output and on the command line.
            pub fn name(self) -> &'static str {
                match self { $(PointKind::$variant => $name,)* }
            }

            /// What one point of this kind is called; an `s` makes the plural.
            pub fn noun(self) -> &'static str {
                match self { $(PointKind::$variant => $noun,)* }
            }

            /// Which way points of this kind go.
            pub fn direction(self) -> Direction {
                match self { $(PointKind::$variant => Direction::$direction,)* }
            }

            /// The protocol that the kind alone tells.
            pub(crate) fn protocol(self) -> Option<&'static str> {
                match self { $(PointKind::$variant => $protocol,)* }
            }
        }
    };
}

kinds! {
    /// An HTTP route that the code serves.
    HttpRoute "http_route" Inbound Some("http"), "HTTP route";
    /// A WebSocket endpoint or connection.
    Websocket "websocket" Inbound Some("websocket"), "WebSocket endpoint";
    /// A stream of server-sent events.
    Sse "sse" Inbound Some("http"), "event stream";
    /// Files served from a folder.
    Static "static" Inbound Some("http"), "static folder";
    /// A GraphQL field that the code resolves.
    GraphqlField "graphql_field" Inbound Some("graphql"), "GraphQL field";
    /// A method of an RPC service that the code serves.
    RpcService "rpc_service" Inbound None, "RPC method";
    /// A consumer of a queue, topic or task.
    QueueConsume "queue_consume" Inbound None, "queue consumer";
    /// Something that runs by the clock.
    ScheduledJob "scheduled_job" Inbound None, "scheduled job";
    /// An HTTP request that the code makes.
    HttpCall "http_call" Outbound Some("http"), "HTTP call";
    /// A GraphQL operation that the code asks for.
    GraphqlCall "graphql_call" Outbound Some("graphql"), "GraphQL call";
    /// A call of a remote procedure.
    RpcCall "rpc_call" Outbound None, "RPC call";
    /// A database statement.
    DbCall "db_call" Outbound None, "database call";
    /// A database table as the code declares it.
    DbModel "db_model" Outbound None, "database model";
    /// A change of the database's schema.
    DbMigration "db_migration" Outbound None, "database migration";
    /// A use of a cache.
    Cache "cache" Outbound None, "cache call";
    /// A message or task that the code sends.
    QueuePublish "queue_publish" Outbound None, "queue publisher";
    /// A use of a store for files.
    ObjectStorage "object_storage" Outbound None, "storage call";
    /// A use of a search engine.
    Search "search" Outbound None, "search call";
    /// A mail that the code sends.
    Email "email" Outbound None, "email";
    /// A call of a language model.
    LlmCall "llm_call" Outbound None, "LLM call";
    /// A call of somebody else's service.
    ThirdParty "third_party" Outbound None, "third-party call";
}

impl PointKind {
    /// Which way what a rule says of calls goes: of this kind, those that code serves are told otherwise.
    pub(crate) fn direction_of_call(self) -> Direction {
        if self == PointKind::Websocket { Direction::Outbound } else { self.direction() }
    }

    /// The kind called `name`.
    pub fn from_name(name: &str) -> Option<PointKind> {
        PointKind::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

/// Which way a boundary is crossed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// The outside calls in.
    Inbound,
    /// The code calls out.
    Outbound,
}

/// How sure a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The names were followed to the framework.
    Resolved,
    /// The framework is in use here, but the names could not be followed all the way.
    Gated,
    /// Only the shape of the code speaks for it.
    Shape,
}

impl Confidence {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Resolved => "resolved",
            Confidence::Gated => "gated",
            Confidence::Shape => "shape",
        }
    }
}
