use super::*;

fn files(form: Form) -> SchemaFiles {
    SchemaFiles {
        id: "x".to_owned(),
        form,
        files: Vec::new(),
        folders: Vec::new(),
        marks: Vec::new(),
        except: Vec::new(),
        until: None,
        servers: Vec::new(),
        technology: String::new(),
    }
}

fn read_as(form: Form, text: &str) -> Declared {
    read(&files(form), text)
}

/// `line kind operation target`.
fn told(declared: &Declared) -> Vec<String> {
    let told = |p: &Declaration| format!("{}-{} {} {} {}", p.line, p.end_line, p.kind.name(), p.operation, p.target);
    declared.points.iter().map(told).collect()
}

/// `name type`, with `?` when it may hold nothing, `!` when unique, `#` for a key, `-> references`, `a|b` for values.
fn columns(point: &Declaration) -> Vec<String> {
    let column = |c: &Column| {
        let mark = |on: bool, mark: &'static str| if on { mark } else { "" };
        let references = c.references.as_ref().map(|to| format!(" -> {to}")).unwrap_or_default();
        let values = if c.values.is_empty() { String::new() } else { format!(" {}", c.values.join("|")) };
        let ty = c.ty.as_deref().unwrap_or("-");
        let marks = [mark(c.nullable == Some(true), "?"), mark(c.unique, "!"), mark(c.primary_key, "#")].concat();
        format!("{} {ty}{marks}{references}{values}", c.name)
    };
    point.columns.iter().map(column).collect()
}

const MODELS: &str = r#"
datasource db {
  provider = "postgresql" // the shop's
  url      = env("DATABASE_URL")
}

/// An order.
model Order {
  id        Int      @id @default(autoincrement())
  number    String   @unique @map("order_number")
  note      String?  @db.VarChar(200)
  tags      String[]
  status    Status   @default(NEW)
  buyerId   Int
  buyer     User     @relation(
    fields: [buyerId],
    references: [id]
  )
  lines     Line[]
  shape     Unsupported("circle")?

  @@unique([note, status])
  @@map("orders")
}

model User {
  id     Int @id
  orders Order[]
}

model Line {
  order Int
  sku   String
  @@id([order, sku])
  @@schema("warehouse")
}

enum Status {
  NEW
  PAID @map("paid")
  @@map("status")
}
"#;

#[test]
fn models_and_their_columns() {
    let declared = read_as(Form::Models, MODELS);
    assert_eq!(declared.trouble, None);
    assert_eq!(declared.technology.as_deref(), Some("postgresql"));
    assert_eq!(
        told(&declared),
        ["8-24 db_model Order orders", "26-29 db_model User User", "31-36 db_model Line warehouse.Line"]
    );
    assert_eq!(
        columns(&declared.points[0]),
        [
            "id Int#",
            "order_number String!",
            "note String?",
            "tags String[]",
            "status Status NEW|PAID",
            "buyerId Int -> User.id",
            "shape circle?",
        ]
    );
    assert_eq!(columns(&declared.points[2]), ["order Int#", "sku String#"]);
}

#[test]
fn models_that_are_broken_give_what_they_can() {
    let declared = read_as(Form::Models, "model A {\n  id Int @id\n}\n???\nmodel B {\n  id Int @id\n");
    assert_eq!(told(&declared), ["1-3 db_model A A", "5-6 db_model B B"]);
    assert_eq!(declared.trouble.map(|(line, _)| line), Some(4));
}

#[test]
fn tables_made_changed_and_dropped() {
    let text = "-- orders;\nCREATE TABLE IF NOT EXISTS shop.orders (\n  id BIGSERIAL PRIMARY KEY,\n  sku VARCHAR(20) NOT NULL \
                UNIQUE,\n  buyer_id INT REFERENCES users(id),\n  note TEXT DEFAULT ';',\n  parent INT,\n  \
                FOREIGN KEY (parent) REFERENCES shop.orders (id)\n);\n\nALTER TABLE users ADD COLUMN email TEXT NOT NULL;\n\
                INSERT INTO users VALUES (1);\nDROP TABLE IF EXISTS old, older;\nCREATE TEMP TABLE t (id INT);\n\
                CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN DROP TABLE no; END; $$ LANGUAGE plpgsql;\n";
    let declared = read_as(Form::Sql, text);
    assert_eq!(declared.trouble, None);
    assert_eq!(
        told(&declared),
        [
            "2-9 db_migration ddl shop.orders",
            "11-11 db_migration ddl users",
            "13-13 db_migration ddl old",
            "13-13 db_migration ddl older"
        ]
    );
    assert_eq!(
        columns(&declared.points[0]),
        [
            "id BIGSERIAL#",
            "sku VARCHAR(20)!",
            "buyer_id INT? -> users.id",
            "note TEXT?",
            "parent INT? -> shop.orders.id"
        ]
    );
    assert_eq!(columns(&declared.points[1]), ["email TEXT"]);
    assert_eq!(declared.points[3].note, "drop table");
}

#[test]
fn sql_of_other_databases() {
    let text = "CREATE TABLE `a` (`id` int unsigned NOT NULL AUTO_INCREMENT, `s` enum('x','y') NOT NULL, PRIMARY KEY \
                (`id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;\nCREATE TABLE b (id INTEGER PRIMARY KEY AUTOINCREMENT, t);\n\
                CREATE TABLE [dbo].[c] (id INT IDENTITY(1,1) NOT NULL);\nCREATE VIRTUAL TABLE d USING fts5(x);";
    let declared = read_as(Form::Sql, text);
    let targets: Vec<&str> = declared.points.iter().map(|p| p.target.as_str()).collect();
    assert_eq!(targets, ["a", "b", "dbo.c", "d"]);
    assert_eq!(columns(&declared.points[0]), ["id INT UNSIGNED#", "s ENUM('x', 'y') x|y"]);
    assert_eq!(columns(&declared.points[1]), ["id INTEGER#", "t -?"]);
}

#[test]
fn sql_that_cannot_be_read_still_names_its_table() {
    let declared = read_as(Form::Sql, "SELECT 1;\nCREATE TABLE a (id INT {{ oops }});\nCREATE TABLE b (id INT);");
    assert_eq!(told(&declared), ["2-2 db_migration ddl a", "3-3 db_migration ddl b"]);
    assert_eq!(declared.trouble.map(|(line, _)| line), Some(2));
}

#[test]
fn a_migration_ends_where_its_way_back_begins() {
    let rule = SchemaFiles { until: Some("-- down".to_owned()), ..files(Form::Sql) };
    let declared = read(&rule, "CREATE TABLE a (id INT);\n-- down\nDROP TABLE a;\n");
    assert_eq!(told(&declared), ["1-1 db_migration ddl a"]);
}

const SCHEMA: &str = r#"
"""type Query { no: Int }"""
type Query @a(b: ["}"]) {
  "one user" user(id: ID!, filter: Filter = {a: 1}): User
  users(first: Int = 10): [User!]! @deprecated(reason: "}")
  __typename: String
}
extend type Query { me: User }
type User implements Node & Named { id: ID! orders: [Order] }
input Filter { a: Int = 1 }
directive @a(b: [String]) repeatable on OBJECT | FIELD
scalar Date
union Any = User | Order
enum Kind { query mutation type }
type Mutation { createOrder(input: OrderIn!): Order! }
type Subscription { orderPaid: Order }
"#;

#[test]
fn fields_of_root_types() {
    let declared = read_as(Form::Graphql, SCHEMA);
    assert_eq!(declared.trouble, None);
    assert_eq!(
        told(&declared),
        [
            "4-4 graphql_field query user",
            "5-5 graphql_field query users",
            "8-8 graphql_field query me",
            "15-15 graphql_field mutation createOrder",
            "16-16 graphql_field subscription orderPaid"
        ]
    );
    let renamed = read_as(Form::Graphql, "type Root { a: Int }\nschema { query: Root }\ntype Query { b: Int }");
    assert_eq!(told(&renamed), ["1-1 graphql_field query a"]);
}

#[test]
fn operations_of_documents() {
    let text = "#import \"./user.graphql\"\nquery GetUser($id: ID! = \"a b\") {\n  me: user(id: $id) { ...F }\n}\n\
                fragment F on User { id }\nmutation { create: createOrder { id } }\n{ viewer { id } }\n";
    let declared = read_as(Form::Graphql, text);
    assert_eq!(declared.trouble, None);
    assert_eq!(
        told(&declared),
        ["2-4 graphql_call query GetUser", "6-6 graphql_call mutation createOrder", "7-7 graphql_call query viewer"]
    );
}

#[test]
fn broken_schemas_give_what_they_can() {
    let declared = read_as(Form::Graphql, "?\ntype Query { a: Int b }\ntype Mutation { c: Int");
    assert_eq!(told(&declared), ["2-2 graphql_field query a", "3-3 graphql_field mutation c"]);
    assert_eq!(declared.trouble.map(|(line, _)| line), Some(1));
}

#[test]
fn scheduled_jobs_of_a_cluster() {
    let text = "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: nightly # at night\n  labels:\n    name: no\nspec:\n  \
                schedule: \"0 3 * * *\"\n  jobTemplate:\n    spec:\n      schedule: no\n---\nkind: Service\nmetadata:\n  name: x\n\
                ---\napiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: {{ .Release.Name }}-clean\nspec:\n  \
                schedule: {{ .Values.schedule | quote }}\n";
    let declared = read_as(Form::Cluster, text);
    assert_eq!(told(&declared), ["8-11 scheduled_job schedule nightly", "22-22 scheduled_job schedule {?}-clean"]);
    assert_eq!(declared.points[0].note, "runs at 0 3 * * *");
    assert_eq!(declared.points[1].note, "runs at {?}");
}

mod any_text {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn is_taken(
            text in prop_oneof![
                "\\PC*",
                "([a-z]{1,3}|[{}()\\[\\]:;,'\"`$#@!?\n =/*-]|é|CREATE TABLE|type Query|model A|kind: CronJob|query|schema){0,60}",
            ]
        ) {
            for form in Form::ALL {
                let lines = text.lines().count().max(1) as u32;
                for point in read_as(form, &text).points {
                    prop_assert!(point.line >= 1 && point.line <= point.end_line && point.end_line <= lines + 1);
                }
            }
        }
    }
}
