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

/// The usual name of a technology.
pub(super) fn canonical(name: &str) -> &str {
    ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, name)| name)
}

/// Whether a technology speaks SQL.
pub(super) fn is_sql(technology: &str) -> bool {
    SQL.contains(&technology)
}

/// The names of what a workload may be: the words of its image, or else of its own name.
pub(super) fn of_workload(workload: &Workload) -> Vec<String> {
    let image = workload.image.as_deref().unwrap_or_default();
    let image = image.rsplit('/').next().and_then(|image| image.split(':').next()).unwrap_or_default();
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
        _ => false,
    }
}
