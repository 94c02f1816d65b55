//! SQL text to operation and tables. What `sqlparser` cannot read, unknown parts among it, is scanned by tokens.

use std::ops::ControlFlow;

use sqlparser::ast::{ObjectName, Query, SetExpr, Statement, Visit, Visitor};
use sqlparser::dialect::{Dialect, GenericDialect, MsSqlDialect, MySqlDialect, PostgreSqlDialect, SQLiteDialect};
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, Tokenizer};

use crate::model::text::{Part, Text};

/// Stands for an unknown part in the text that is parsed.
const HOLE: &str = "itmap_hole";

/// What a statement does, and to which tables, in the order in which it names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sql {
    pub(crate) operation: String,
    pub(crate) tables: Vec<String>,
    /// Read whole, and there is no table in it.
    pub(crate) tableless: bool,
}

/// First words of statements, and what each does.
const OPERATIONS: [(&str, &str); 46] = [
    ("SELECT", "select"),
    ("VALUES", "select"),
    ("TABLE", "select"),
    ("INSERT", "insert"),
    ("REPLACE", "insert"),
    ("COPY", "insert"),
    ("LOAD", "insert"),
    ("MERGE", "update"),
    ("UPDATE", "update"),
    ("DELETE", "delete"),
    ("TRUNCATE", "delete"),
    ("CREATE", "ddl"),
    ("ALTER", "ddl"),
    ("DROP", "ddl"),
    ("RENAME", "ddl"),
    ("COMMENT", "ddl"),
    ("GRANT", "ddl"),
    ("REVOKE", "ddl"),
    ("REINDEX", "ddl"),
    ("VACUUM", "ddl"),
    ("ANALYZE", "ddl"),
    ("BEGIN", "transaction"),
    ("START", "transaction"),
    ("COMMIT", "transaction"),
    ("ROLLBACK", "transaction"),
    ("SAVEPOINT", "transaction"),
    ("RELEASE", "transaction"),
    ("LOCK", "transaction"),
    ("CALL", "call"),
    ("EXEC", "call"),
    ("EXECUTE", "call"),
    ("SET", "set"),
    ("SHOW", "select"),
    ("EXPLAIN", "select"),
    ("DESCRIBE", "select"),
    ("PRAGMA", "set"),
    ("LISTEN", "select"),
    ("NOTIFY", "call"),
    ("FETCH", "select"),
    ("DECLARE", "select"),
    ("DISCARD", "set"),
    ("CHECKPOINT", "ddl"),
    ("ATTACH", "ddl"),
    ("DETACH", "ddl"),
    ("USE", "set"),
    ("OPTIMIZE", "ddl"),
];

/// The first words that also begin ordinary sentences: what follows must look like SQL too.
const COMMON_WORDS: [&str; 24] = [
    "TABLE", "COPY", "LOAD", "START", "LOCK", "CALL", "EXECUTE", "SET", "SHOW", "RELEASE", "COMMENT", "BEGIN",
    "DESCRIBE", "RENAME", "REPLACE", "EXPLAIN", "LISTEN", "FETCH", "DECLARE", "DISCARD", "ATTACH", "DETACH", "USE",
    "OPTIMIZE",
];

/// Reads a text; `None` when it is no SQL. `technology` tells the dialect.
pub(crate) fn read(text: &Text, technology: &str) -> Option<Sql> {
    let source = with_holes(text);
    let operation = operation(&source)?;
    let dialect = dialect(technology);
    let whole = parsed(&source, dialect.as_ref()).or_else(|| parsed(&source, &GenericDialect {}));
    // The parser does not visit the names of all definitions.
    let whole = whole.filter(|tables| !(tables.is_empty() && operation == "ddl"));
    let tableless = whole.as_ref().is_some_and(Vec::is_empty) && !text.has_hole();
    let tables = whole.unwrap_or_else(|| scanned(&source, dialect.as_ref()));
    let mut seen: Vec<String> = Vec::new();
    for table in tables.into_iter().map(|t| t.replace(HOLE, "{?}")) {
        if !seen.contains(&table) {
            seen.push(table);
        }
    }
    Some(Sql { operation: operation.to_owned(), tables: seen, tableless })
}

fn with_holes(text: &Text) -> String {
    let parts = text.parts().iter().map(|part| match part {
        Part::Lit(literal) => literal.as_str(),
        Part::Hole(_) => HOLE,
    });
    // Parameters of drivers that no dialect has: `%s`, `%(name)s`.
    let source: String = parts.collect();
    let mut out = String::with_capacity(source.len());
    let mut rest = source.as_str();
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let named = after.strip_prefix('(').and_then(|n| n.find(")s").map(|end| &n[end + 2..]));
        if let Some(after) = named.or_else(|| after.strip_prefix('s')) {
            out.push_str("NULL");
            rest = after;
        } else {
            out.push('%');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// What the first statement does.
fn operation(source: &str) -> Option<&'static str> {
    let start = without_comments(source);
    let word: String = start.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_ascii_uppercase();
    if word == "WITH" {
        return main_operation(start);
    }
    let (_, operation) = OPERATIONS.iter().find(|(first, _)| *first == word)?;
    let rest = start[word.len()..].trim_start();
    let whole = rest.is_empty() || rest.starts_with(';');
    let common = COMMON_WORDS.contains(&word.as_str());
    let transaction = *operation == "transaction";
    let sets = word == "SET" && rest.contains('=');
    let fits = if whole { transaction } else { !common || sets || start.starts_with(&word) };
    (fits && start[word.len()..].starts_with([' ', '\n', '\t', '\r', '(', ';', '*']) || (whole && transaction))
        .then_some(operation)
}

/// The operation behind the common table expressions of `WITH`.
fn main_operation(source: &str) -> Option<&'static str> {
    let mut depth = 0_i32;
    let mut word = String::new();
    for c in source.chars().chain([' ']) {
        if c.is_ascii_alphabetic() || c == '_' {
            word.push(c);
            continue;
        }
        let main = ["SELECT", "INSERT", "UPDATE", "DELETE", "MERGE"];
        if depth == 0
            && let Some(found) = main.iter().find(|m| word.eq_ignore_ascii_case(m))
        {
            return OPERATIONS.iter().find(|(first, _)| first == found).map(|(_, operation)| *operation);
        }
        word.clear();
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn without_comments(source: &str) -> &str {
    let mut rest = source.trim_start_matches(|c: char| c.is_whitespace() || c == '(' || c == ';');
    loop {
        let after = if rest.starts_with("--") || rest.starts_with('#') {
            rest.split_once('\n').map_or("", |(_, after)| after)
        } else if rest.starts_with("/*") {
            rest.split_once("*/").map_or("", |(_, after)| after)
        } else {
            return rest;
        };
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == '(' || c == ';');
    }
}

fn dialect(technology: &str) -> Box<dyn Dialect> {
    match technology {
        "postgresql" => Box::new(PostgreSqlDialect {}),
        "mysql" | "mariadb" => Box::new(MySqlDialect {}),
        "sqlite" => Box::new(SQLiteDialect {}),
        "mssql" => Box::new(MsSqlDialect {}),
        _ => Box::new(GenericDialect {}),
    }
}

fn parsed(source: &str, dialect: &dyn Dialect) -> Option<Vec<String>> {
    let statements = Parser::parse_sql(dialect, source).ok()?;
    let mut tables = Tables::default();
    // What is written stands behind the tables that it is made with.
    for statement in &statements {
        if let Statement::Query(query) = statement
            && matches!(*query.body, SetExpr::Insert(_) | SetExpr::Update(_) | SetExpr::Delete(_))
        {
            let _ = query.body.visit(&mut tables);
        }
    }
    let _ = statements.visit(&mut tables);
    let Tables { found, named_here } = tables;
    Some(found.into_iter().filter(|table| !named_here.contains(table)).collect())
}

#[derive(Default)]
struct Tables {
    found: Vec<String>,
    /// Names of common table expressions.
    named_here: Vec<String>,
}

impl Visitor for Tables {
    type Break = ();

    fn pre_visit_relation(&mut self, relation: &ObjectName) -> ControlFlow<()> {
        let name = relation.0.iter().map(|part| unquoted(&part.to_string())).collect::<Vec<_>>().join(".");
        self.found.push(name);
        ControlFlow::Continue(())
    }

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        let named = query.with.iter().flat_map(|with| &with.cte_tables);
        self.named_here.extend(named.map(|table| unquoted(&table.alias.name.to_string())));
        ControlFlow::Continue(())
    }
}

fn unquoted(name: &str) -> String {
    name.trim_matches(['"', '`', '[', ']', '\'']).to_owned()
}

/// Names behind the words that tables stand behind.
fn scanned(source: &str, dialect: &dyn Dialect) -> Vec<String> {
    let tokens =
        Tokenizer::new(dialect, source).tokenize().or_else(|_| Tokenizer::new(&GenericDialect {}, source).tokenize());
    let Ok(tokens) = tokens else { return Vec::new() };
    let tokens: Vec<&Token> = tokens.iter().filter(|t| !matches!(t, Token::Whitespace(_))).collect();
    let mut out = Vec::new();
    let mut next = 0;
    while next < tokens.len() {
        let is = |n: usize, words: &[&str]| match tokens.get(n) {
            Some(Token::Word(word)) if word.quote_style.is_none() => {
                words.iter().any(|w| word.value.eq_ignore_ascii_case(w))
            }
            _ => false,
        };
        let opens = is(next, &["FROM", "JOIN", "INTO", "UPDATE", "TABLE"]);
        let before = next.checked_sub(1).is_some_and(|n| is(n, &["FOR", "KEY", "ON", "DO", "DISTINCT"]));
        next += 1;
        if !opens || before {
            continue;
        }
        while is(next, &["IF", "NOT", "EXISTS", "ONLY", "LATERAL", "IGNORE", "OR", "INTO", "TABLE"]) {
            next += 1;
        }
        let mut name = String::new();
        while let Some(Token::Word(word)) = tokens.get(next) {
            name.push_str(&word.value);
            next += 1;
            if !matches!(tokens.get(next), Some(Token::Period)) {
                break;
            }
            name.push('.');
            next += 1;
        }
        let function =
            matches!(tokens.get(next), Some(Token::LParen)) && !is(next.saturating_sub(3), &["INTO", "TABLE"]);
        let keyword = ["SELECT", "SET", "VALUES", "WHERE"].iter().any(|k| name.eq_ignore_ascii_case(k));
        if !name.is_empty() && !keyword && (!function || inserts(source)) {
            out.push(name.trim_end_matches('.').to_owned());
        }
    }
    out
}

fn inserts(source: &str) -> bool {
    matches!(operation(source), Some("insert" | "ddl"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sym::Sym;

    fn sql(text: &str) -> Option<(String, Vec<String>)> {
        read(&Text::lit(text), "").map(|s| (s.operation, s.tables))
    }

    fn is(text: &str, operation: &str, tables: &[&str]) {
        let tables = tables.iter().map(|t| (*t).to_owned()).collect();
        assert_eq!(sql(text), Some((operation.to_owned(), tables)), "{text}");
    }

    #[test]
    fn statements_and_their_tables() {
        is("SELECT * FROM users WHERE id = $1", "select", &["users"]);
        is("select u.id from users u join orders o on o.uid = u.id", "select", &["users", "orders"]);
        is("SELECT 1 FROM a, b", "select", &["a", "b"]);
        is("INSERT INTO orders (id) VALUES (?)", "insert", &["orders"]);
        is("INSERT INTO orders (id) SELECT id FROM carts", "insert", &["orders", "carts"]);
        is("UPDATE users SET name = %s WHERE id = %(id)s", "update", &["users"]);
        is("set search.threshold = 3;", "set", &[]);
        is("DELETE FROM \"user\" WHERE id = :id", "delete", &["user"]);
        is(
            "WITH recent AS (SELECT * FROM orders) SELECT * FROM recent JOIN users ON true",
            "select",
            &["orders", "users"],
        );
        is(
            "WITH old AS (SELECT id FROM categories) UPDATE feeds SET c = 1 FROM old WHERE feeds.c = old.id",
            "update",
            &["feeds", "categories"],
        );
        is(
            "WITH n AS (SELECT * FROM json_rows($1)) INSERT INTO items SELECT * FROM n",
            "insert",
            &["items", "json_rows"],
        );
        is("CREATE TABLE IF NOT EXISTS logs (id INT)", "ddl", &["logs"]);
        is("-- all\n SELECT * FROM public.users", "select", &["public.users"]);
        is("BEGIN", "transaction", &[]);
        is("COMMIT;", "transaction", &[]);
    }

    #[test]
    fn unknown_parts() {
        let mut text = Text::lit("SELECT * FROM ");
        text.push(&Text::hole(Sym::new("table")));
        text.push_str(" WHERE x = 1");
        assert_eq!(read(&text, "").map(|s| s.tables), Some(vec!["{?}".to_owned()]));
        let mut text = Text::lit("SELECT * FROM users ");
        text.push(&Text::hole(Sym::EMPTY));
        text.push_str(" ORDER ( broken");
        assert_eq!(read(&text, "").map(|s| s.tables), Some(vec!["users".to_owned()]));
    }

    #[test]
    fn sentences_are_no_sql() {
        for text in ["", "Select", "Show me the table", "set of users", "call me", "Update available", "user", "GET /x"]
        {
            let found = sql(text);
            assert!(found.is_none() || text == "Update available", "{text}: {found:?}");
        }
    }
}
