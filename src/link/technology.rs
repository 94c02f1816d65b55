//! What a workload is, by its image, and what an address says of the technology behind it.

use super::words::words;
use crate::model::deployment::Workload;
use crate::model::point::PointKind;

/// Images and schemes that are known under another name, and that name.
const ALIASES: [(&str, &str); 14] = [
    ("postgres", "postgresql"),
    ("pgvector", "postgresql"),
    ("postgis", "postgresql"),
    ("timescaledb", "postgresql"),
    ("mariadb", "mysql"),
    ("valkey", "redis"),
    ("rediss", "redis"),
    ("mongo", "mongodb"),
    ("mailpit", "smtp"),
    ("mailhog", "smtp"),
    ("maildev", "smtp"),
    ("amqps", "rabbitmq"),
    ("amqp", "rabbitmq"),
    ("psql", "postgresql"),
];
/// Technologies that speak SQL.
const SQL: [&str; 6] = ["postgresql", "mysql", "sqlite", "mssql", "cockroachdb", "sql"];
/// Technologies that carry messages.
const BROKERS: [&str; 5] = ["rabbitmq", "kafka", "nats", "redis", "pulsar"];

/// Technologies by the word that images are called by, and what is spoken with them.
const KNOWN: [(&str, &str, &str); 30] = [
    ("postgresql", "database", "sql"),
    ("mysql", "database", "sql"),
    ("mssql", "database", "sql"),
    ("cockroachdb", "database", "sql"),
    ("mongodb", "database", "mongodb"),
    ("cassandra", "database", "cassandra"),
    ("clickhouse", "database", "clickhouse"),
    ("dynamodb", "database", "http"),
    ("firestore", "database", "grpc"),
    ("spanner", "database", "grpc"),
    ("neo4j", "database", "bolt"),
    ("influxdb", "database", "http"),
    ("couchdb", "database", "http"),
    ("redis", "cache", "redis"),
    ("memcached", "cache", "memcached"),
    ("rabbitmq", "broker", "amqp"),
    ("kafka", "broker", "kafka"),
    ("nats", "broker", "nats"),
    ("pulsar", "broker", "pulsar"),
    ("mosquitto", "broker", "mqtt"),
    ("elasticsearch", "search", "http"),
    ("opensearch", "search", "http"),
    ("meilisearch", "search", "http"),
    ("minio", "object_storage", "http"),
    ("smtp", "email", "smtp"),
    ("nginx", "proxy", "http"),
    ("envoy", "proxy", "http"),
    ("traefik", "proxy", "http"),
    ("haproxy", "proxy", "http"),
    ("caddy", "proxy", "http"),
];
/// What watches others: that it is told of them is no part of the map.
const WATCHING: [&str; 22] = [
    "otel",
    "otelcol",
    "opentelemetry",
    "otelcollector",
    "collector",
    "jaeger",
    "zipkin",
    "tempo",
    "loki",
    "prometheus",
    "grafana",
    "pyroscope",
    "fluentd",
    "fluentbit",
    "statsd",
    "datadog",
    "newrelic",
    "kibana",
    "logstash",
    "sentry",
    "opamp",
    "phoenix",
];

/// The technology, kind of resource and protocol that one of the words for a workload says.
pub(super) fn known(words: &[String]) -> Option<(&'static str, &'static str, &'static str)> {
    words.iter().find_map(|word| KNOWN.iter().copied().find(|(name, ..)| name == word))
}

/// Whether words, of a workload or a variable, speak of what watches others.
pub(super) fn watches(words: &[String]) -> bool {
    words.iter().any(|word| WATCHING.contains(&word.as_str()))
}

/// The usual name of a technology.
pub(super) fn canonical(name: &str) -> &str {
    ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, name)| name)
}

/// What libraries say that keep data wherever they are told to: in a database or a cache.
pub(super) const ANY_STORE: &str = "store";

/// Whether a technology carries messages.
pub(super) fn is_broker(technology: &str) -> bool {
    BROKERS.contains(&technology)
}

/// Whether a technology keeps data, and as what kind of resource.
pub(super) fn store(technology: &str) -> Option<&'static str> {
    let kind = KNOWN.iter().find(|(name, ..)| *name == technology).map(|(_, kind, _)| *kind)?;
    matches!(kind, "database" | "cache").then_some(kind)
}

/// Whether a technology speaks SQL.
pub(super) fn is_sql(technology: &str) -> bool {
    SQL.contains(&technology)
}

/// The words of the name of an image.
pub(super) fn of_image(image: &str) -> Vec<String> {
    words(bare(image)).iter().map(|word| canonical(word).to_owned()).collect()
}

/// `postgres` of `registry/postgres:16@sha256:1`.
fn bare(image: &str) -> &str {
    image.rsplit('/').next().and_then(|image| image.split([':', '@']).next()).unwrap_or_default()
}

/// The names of what a workload may be: the words of its image, or else of its own name.
pub(super) fn of_workload(workload: &Workload) -> Vec<String> {
    let image = bare(workload.image.as_deref().unwrap_or_default());
    let is_own = image.is_empty() || image.contains('$') || workload.folder.is_some();
    let named = if is_own { workload.name.as_str() } else { image };
    words(named).iter().map(|word| canonical(word).to_owned()).collect()
}

/// Whether something of `kind` whose library says `technology` and `protocol` may be what is called `name`.
pub(super) fn fits(kind: PointKind, technology: &str, protocol: &str, name: &str) -> bool {
    let technology = canonical(technology);
    if name == technology || name == canonical(protocol) && !name.is_empty() {
        return true;
    }
    match kind {
        PointKind::DbCall => technology == "sql" && is_sql(name),
        PointKind::QueuePublish | PointKind::QueueConsume => protocol.is_empty() && BROKERS.contains(&name),
        PointKind::LlmCall => name == "llm",
        PointKind::Cache => technology == ANY_STORE && store(name).is_some(),
        _ => false,
    }
}
