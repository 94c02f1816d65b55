//! Files that are no source code.

use crate::config::Config;
use crate::model::report::Report;

fn scanned(files: &[(&str, &str)]) -> Report {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let mut config = Config::of(folder.path());
    config.select.scopes = crate::config::Select::ALL_SCOPES.to_vec();
    crate::engine::scan(&config).expect("a scan")
}

/// `kind operation target framework component scope file:line`.
fn told(report: &Report) -> Vec<String> {
    let told = report.points.iter().map(|p| {
        let of = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let (kind, scope) = (p.kind.name(), p.scope.name());
        let place = format!("{}:{}", p.file, p.line);
        [kind, &of(&p.operation), &of(&p.target), &of(&p.framework), &of(&p.component), scope, &place].join(" ")
    });
    told.collect()
}

#[test]
fn what_files_declare_belongs_to_their_component() {
    let report = scanned(&[
        ("orders/package.json", "{\"name\": \"orders\", \"dependencies\": {\"express\": \"4\"}}"),
        ("orders/index.js", "console.log(1);\n"),
        ("orders/schema.prisma", "datasource db {\n  provider = \"mysql\"\n}\nmodel Order {\n  id Int @id\n}\n"),
        ("orders/migrations/1_init.sql", "CREATE TABLE lines (id INT PRIMARY KEY);\n"),
        ("orders/tests/migrations/2_more.sql", "CREATE TABLE more (id INT);\n"),
        ("deploy/jobs.yaml", "kind: CronJob\nmetadata:\n  name: nightly\nspec:\n  schedule: '@daily'\n"),
        ("orders/reports.sql", "DROP TABLE reports;\n"),
    ]);
    assert_eq!(
        told(&report),
        [
            "scheduled_job schedule nightly kubernetes - production deploy/jobs.yaml:5",
            "db_migration ddl lines sql orders production orders/migrations/1_init.sql:1",
            "db_model Order Order prisma orders production orders/schema.prisma:4",
            "db_migration ddl more sql orders test orders/tests/migrations/2_more.sql:1"
        ]
    );
    let model = report.points.iter().find(|p| p.target.as_deref() == Some("Order")).expect("the model");
    assert_eq!(model.technology.as_deref(), Some("mysql"));
    assert_eq!(model.columns.len(), 1);
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
}

#[test]
fn fields_count_where_they_are_served_and_documents_where_they_are_not() {
    let files = |package: &str| {
        let manifest = format!("{{\"name\": \"a\", \"dependencies\": {{\"{package}\": \"1\"}}}}");
        let report = scanned(&[
            ("package.json", manifest.as_str()),
            ("index.js", "console.log(1);\n"),
            ("schema.graphql", "type Query {\n  user: User\n}\n"),
            ("user.gql", "query GetUser {\n  user { id }\n}\n"),
        ]);
        told(&report)
    };
    let call = "graphql_call query GetUser graphql . production user.gql:1";
    assert_eq!(files("mercurius"), ["graphql_field query user graphql . production schema.graphql:2", call]);
    assert_eq!(files("graphql-request"), [call]);
}

#[test]
fn broken_files_are_told_and_scanned_on() {
    let report = scanned(&[
        ("a.py", "x = 1\n"),
        ("migrations/1.sql", "CREATE TABLE a (id INT !!);\n"),
        ("schema.prisma", "model A {\n  id Int @id\n"),
    ]);
    let told: Vec<_> = report.diagnostics.iter().map(|d| (d.code.as_str(), d.file.as_deref(), d.line)).collect();
    assert_eq!(
        told,
        [("schema_error", Some("migrations/1.sql"), Some(1)), ("schema_error", Some("schema.prisma"), Some(1))]
    );
    assert_eq!(report.points.len(), 2);
}
