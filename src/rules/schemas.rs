//! Files that are no source code and declare boundaries, from `queries/schemas.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::rule::{Form, SchemaFiles};

const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/queries/schemas.toml"));

// The file is part of the binary and a test reads it whole; without it no such file is read.
static SCHEMAS: LazyLock<Vec<SchemaFiles>> = LazyLock::new(|| parse(TEXT).unwrap_or_default());

/// What is known of such files, in the order in which they are tried.
pub(crate) fn schemas() -> &'static [SchemaFiles] {
    &SCHEMAS
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    form: String,
    files: Vec<String>,
    #[serde(default)]
    folders: Vec<String>,
    #[serde(default)]
    marks: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    until: Option<String>,
    #[serde(default)]
    servers: Vec<String>,
    #[serde(default)]
    technology: String,
}

fn parse(text: &str) -> Result<Vec<SchemaFiles>, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    file.schema.into_iter().map(files).collect()
}

fn files(row: Row) -> Result<SchemaFiles, String> {
    let form = Form::ALL.into_iter().find(|form| form.name() == row.form);
    Ok(SchemaFiles {
        form: form.ok_or_else(|| format!("unknown form `{}`", row.form))?,
        id: row.id,
        files: row.files,
        folders: row.folders,
        marks: row.marks,
        except: row.except,
        until: row.until,
        servers: row.servers,
        technology: row.technology,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(rel: &str, text: &str) -> Option<&'static str> {
        schemas().iter().find(|files| files.fits(rel) && files.holds(text)).map(|files| files.id.as_str())
    }

    #[test]
    fn the_file_can_be_read() {
        assert_eq!(parse(TEXT).map(|all| all.len()), Ok(schemas().len()));
        assert!(schemas().iter().any(|files| files.form == Form::Cluster));
        assert!(parse("[[schema]]\nid = \"a\"\nform = \"b\"\nfiles = []\n").is_err());
    }

    #[test]
    fn tools_are_told_apart() {
        for (rel, text, id) in [
            ("db/migrations/001_orders.sql", "-- +goose Up\nCREATE TABLE a (b INT);", Some("goose")),
            ("db/migrations/001_orders.sql", "-- migrate:up\nCREATE TABLE a (b INT);", Some("dbmate")),
            ("db/migrations/001_orders.sql", "CREATE TABLE a (b INT);", Some("sql")),
            ("db/migrations/001_orders.up.sql", "CREATE TABLE a (b INT);", Some("golang-migrate")),
            ("db/migrations/001_orders.down.sql", "DROP TABLE a;", None),
            ("sql/V1__orders.sql", "CREATE TABLE a (b INT);", Some("flyway")),
            ("migrations/20240101_a/migration.sql", "CREATE TABLE a (b INT);", Some("prisma")),
            ("queries/orders.sql", "SELECT 1;", None),
            ("schema.prisma", "model A {\n}", Some("prisma")),
            ("api/schema.graphqls", "type Query { a: Int }", Some("graphql")),
            ("deploy/job.yaml", "kind: CronJob\n", Some("kubernetes")),
            ("deploy/service.yaml", "kind: Service\n", None),
        ] {
            assert_eq!(first(rel, text), id, "{rel} {text}");
        }
    }
}
