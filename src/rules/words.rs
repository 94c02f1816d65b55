//! The words of the pack format that stand for something in the model.

use crate::model::point::PointKind;
use crate::model::rule::{Admission, Emit, Join, PathSyntax, Precaution};

/// What `emit` can say.
pub(crate) const EMITS: [(&str, Emit); 36] = [
    ("http_route", Emit::HttpRoute),
    ("websocket", Emit::WebSocket),
    ("sse", Emit::Sse),
    ("static", Emit::Static),
    ("mount", Emit::Mount),
    ("prefix", Emit::Prefix),
    ("table", Emit::Table),
    ("group", Emit::Group),
    ("version", Emit::Version),
    ("tree", Emit::Tree),
    ("path", Emit::Path),
    ("config", Emit::Config),
    ("attach", Emit::Attach),
    ("graphql_field", Emit::Point(PointKind::GraphqlField)),
    ("rpc_service", Emit::Point(PointKind::RpcService)),
    ("queue_consume", Emit::Point(PointKind::QueueConsume)),
    ("scheduled_job", Emit::Point(PointKind::ScheduledJob)),
    ("http_call", Emit::Point(PointKind::HttpCall)),
    ("graphql_call", Emit::Point(PointKind::GraphqlCall)),
    ("rpc_call", Emit::Point(PointKind::RpcCall)),
    ("db_call", Emit::Point(PointKind::DbCall)),
    ("db_model", Emit::Point(PointKind::DbModel)),
    ("db_migration", Emit::Point(PointKind::DbMigration)),
    ("cache", Emit::Point(PointKind::Cache)),
    ("queue_publish", Emit::Point(PointKind::QueuePublish)),
    ("object_storage", Emit::Point(PointKind::ObjectStorage)),
    ("search", Emit::Point(PointKind::Search)),
    ("email", Emit::Point(PointKind::Email)),
    ("llm_call", Emit::Point(PointKind::LlmCall)),
    ("third_party", Emit::Point(PointKind::ThirdParty)),
    ("websocket_call", Emit::Point(PointKind::Websocket)),
    ("env", Emit::Env),
    ("double", Emit::Double),
    ("carrier", Emit::Carrier),
    ("middleware", Emit::Middleware),
    ("nothing", Emit::Nothing),
];

/// What `path-syntax` can say.
pub(crate) const SYNTAXES: [(&str, PathSyntax); 9] = [
    ("colon", PathSyntax::Colon),
    ("colon-segment", PathSyntax::ColonSegment),
    ("braces", PathSyntax::Braces),
    ("angle", PathSyntax::Angle),
    ("regex", PathSyntax::Regex),
    ("brackets", PathSyntax::Brackets),
    ("dollar", PathSyntax::Dollar),
    ("literal", PathSyntax::Literal),
    ("at", PathSyntax::At),
];

/// What `join` can say.
pub(crate) const JOINS: [(&str, Join); 4] =
    [("slash", Join::Slash), ("keep", Join::Keep), ("plain", Join::Plain), ("dot", Join::Dot)];

/// What `status` of a guard rule can say.
pub(crate) const ADMISSIONS: [(&str, Admission); 4] = [
    ("protected", Admission::Checks),
    ("public", Admission::Opens),
    ("optional", Admission::Passes),
    ("unrelated", Admission::Unrelated),
];

/// What `means` of a failure rule can say.
pub(crate) const PRECAUTIONS: [(&str, Precaution); 5] = [
    ("timeout", Precaution::Timeout),
    ("retry", Precaution::Retry),
    ("transaction", Precaution::Transaction),
    ("suppress", Precaution::Suppress),
    ("log", Precaution::Log),
];

/// What `in` of a parameter rule can say.
#[cfg(test)]
pub(crate) const LOCATIONS: [&str; 7] = ["path", "query", "header", "cookie", "body", "form", "file"];

/// The captures of a query that rules know.
pub(crate) const CAPTURES: [&str; 7] = ["path", "method", "handler", "child", "prefix", "on", "items"];

/// The word for what a rule emits.
pub(crate) fn emit_word(emit: Emit) -> &'static str {
    EMITS.iter().find(|(_, meaning)| *meaning == emit).map_or("", |(word, _)| *word)
}

/// The meaning of a word.
pub(crate) fn meaning<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}
