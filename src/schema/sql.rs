//! Migrations in SQL: tables made, changed and dropped.

use sqlparser::ast::{
    AlterTableOperation, ColumnDef, ColumnOption, DataType, EnumMember, Expr, ForeignKeyConstraint, IndexColumn,
    ObjectName, ObjectType, Statement, TableConstraint,
};
use sqlparser::dialect::{Dialect, GenericDialect, MsSqlDialect, MySqlDialect, PostgreSqlDialect, SQLiteDialect};
use sqlparser::parser::Parser;

use crate::model::point::{Column, PointKind};
use crate::schema::lines::Lines;
use crate::schema::{Declaration, Declared};

/// Statements of a file beyond these are not read: such files hold data.
const MAX_STATEMENTS: usize = 20_000;

/// Statements that are longer are read for the name of their table alone.
const MAX_LENGTH: usize = 64 * 1024;

pub(super) fn read(text: &str) -> Declared {
    let mut declared = Declared::default();
    let lines = Lines::of(text);
    for (start, statement) in statements(text).take(MAX_STATEMENTS) {
        let Some((verb, name)) = head(statement) else { continue };
        let span = (lines.line(start), lines.line(start + statement.trim_end().len().saturating_sub(1)));
        let parsed = if statement.len() <= MAX_LENGTH { parse(statement) } else { None };
        let tables = if let Some(parsed) = parsed {
            of_statement(parsed)
        } else {
            let what = format!("this `{verb}` could not be read whole; its columns are not in the map");
            declared.trouble.get_or_insert((span.0, what));
            vec![(name, Vec::new())]
        };
        for (table, columns) in tables {
            let mut point = Declaration::new(PointKind::DbMigration, span, "ddl", table);
            point.columns = columns;
            point.note = verb.to_ascii_lowercase();
            declared.points.push(point);
        }
    }
    declared
}

/// The statements of `text` with their places, without comments and blanks before them. Quotes, comments and bodies in
/// `$$` may hold semicolons.
fn statements(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += blanks(&text[at..]);
        if at >= text.len() {
            return None;
        }
        let start = at;
        while let Some(c) = text[at..].chars().next() {
            if c == ';' {
                at += 1;
                return Some((start, &text[start..at - 1]));
            }
            at += skipped(&text[at..]).unwrap_or(c.len_utf8());
        }
        Some((start, &text[start..]))
    })
}

/// The length of the blanks, comments and semicolons that `text` starts with.
fn blanks(text: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match comment(&text[at..]) {
            Some(length) => at += length,
            None if c.is_whitespace() || c == ';' => at += c.len_utf8(),
            None => break,
        }
    }
    at
}

fn comment(text: &str) -> Option<usize> {
    if text.starts_with("--") {
        return Some(text.find('\n').map_or(text.len(), |end| end + 1));
    }
    // A hint for one database is carried out there, but declares nothing that others do not know.
    text.starts_with("/*").then(|| text.find("*/").map_or(text.len(), |end| end + 2))
}

/// The length of the comment, quoted text or body that `text` starts with.
fn skipped(text: &str) -> Option<usize> {
    if let Some(length) = comment(text) {
        return Some(length);
    }
    let quote = text.chars().next().filter(|c| matches!(c, '\'' | '"' | '`'));
    if let Some(quote) = quote {
        return Some(text[1..].find(quote).map_or(text.len(), |end| end + 2));
    }
    let tag = text.strip_prefix('$')?;
    let end = tag.find('$').filter(|end| tag[..*end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))?;
    let mark = &text[..end + 2];
    Some(text[mark.len()..].find(mark).map_or(text.len(), |at| at + 2 * mark.len()))
}

/// What a statement does with which table: `CREATE TABLE`, `ALTER TABLE`, `DROP TABLE`. `None`: something else.
fn head(statement: &str) -> Option<(&'static str, String)> {
    let mut words = statement.split_whitespace().peekable();
    let verb = words.next()?;
    let verb = ["CREATE TABLE", "ALTER TABLE", "DROP TABLE"]
        .into_iter()
        .find(|known| known.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(verb)))?;
    let is = |word: &str, known: &[&str]| known.iter().any(|k| k.eq_ignore_ascii_case(word));
    let before =
        ["GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "FOREIGN", "EXTERNAL", "VIRTUAL", "OR", "REPLACE"];
    while words.peek().is_some_and(|word| is(word, &before)) {
        let word = words.next()?;
        // Temporary tables are gone with their session.
        if is(word, &["TEMP", "TEMPORARY"]) {
            return None;
        }
    }
    if !words.next().is_some_and(|word| is(word, &["TABLE"])) {
        return None;
    }
    while words.peek().is_some_and(|word| is(word, &["IF", "NOT", "EXISTS", "ONLY"])) {
        words.next();
    }
    let name = words.next()?.split(['(', ',', ';']).next()?;
    let name: String = name.chars().filter(|c| !matches!(c, '"' | '`' | '[' | ']')).collect();
    (!name.is_empty()).then_some((verb, name))
}

fn parse(statement: &str) -> Option<Statement> {
    let dialects: [&dyn Dialect; 5] =
        [&PostgreSqlDialect {}, &MySqlDialect {}, &SQLiteDialect {}, &GenericDialect {}, &MsSqlDialect {}];
    let mut read = dialects.iter().filter_map(|dialect| Parser::parse_sql(*dialect, statement).ok());
    read.next()?.into_iter().next()
}

/// The tables of a statement, each with the columns that it makes.
fn of_statement(statement: Statement) -> Vec<(String, Vec<Column>)> {
    match statement {
        Statement::CreateTable(table) => {
            let mut columns: Vec<Column> = table.columns.iter().map(column).collect();
            for constraint in &table.constraints {
                constrain(&mut columns, constraint);
            }
            vec![(name(&table.name), columns)]
        }
        Statement::CreateVirtualTable { name: table, .. } => vec![(name(&table), Vec::new())],
        Statement::AlterTable(table) => {
            let mut columns = Vec::new();
            for operation in &table.operations {
                match operation {
                    AlterTableOperation::AddColumn { column_def, .. } => columns.push(column(column_def)),
                    AlterTableOperation::AddConstraint { constraint, .. } => constrain(&mut columns, constraint),
                    _ => {}
                }
            }
            vec![(name(&table.name), columns)]
        }
        Statement::Drop { object_type: ObjectType::Table, names, .. } => {
            names.iter().map(|table| (name(table), Vec::new())).collect()
        }
        _ => Vec::new(),
    }
}

fn name(name: &ObjectName) -> String {
    let parts = name.0.iter().map(|part| part.as_ident().map_or_else(|| part.to_string(), |ident| ident.value.clone()));
    parts.collect::<Vec<_>>().join(".")
}

fn column(definition: &ColumnDef) -> Column {
    let mut column = Column {
        name: definition.name.value.clone(),
        ty: Some(definition.data_type.to_string()).filter(|ty| !ty.is_empty()),
        nullable: Some(true),
        values: values(&definition.data_type),
        ..Column::default()
    };
    for option in &definition.options {
        match &option.option {
            ColumnOption::NotNull => column.nullable = Some(false),
            ColumnOption::PrimaryKey(_) => (column.primary_key, column.nullable) = (true, Some(false)),
            ColumnOption::Unique(_) => column.unique = true,
            ColumnOption::ForeignKey(key) => column.references = Some(referred(key, 0)),
            _ => {}
        }
    }
    if matches!(&definition.data_type, DataType::Custom(name, _) if name.to_string().to_ascii_lowercase().ends_with("serial"))
    {
        column.nullable = Some(false);
    }
    column
}

fn values(ty: &DataType) -> Vec<String> {
    match ty {
        DataType::Enum(members, _) => members
            .iter()
            .map(|member| match member {
                EnumMember::Name(name) | EnumMember::NamedValue(name, _) => name.clone(),
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn constrain(columns: &mut [Column], constraint: &TableConstraint) {
    let mut with = |name: &str, change: &mut dyn FnMut(&mut Column)| {
        columns.iter_mut().filter(|column| column.name == name).for_each(&mut *change);
    };
    match constraint {
        TableConstraint::PrimaryKey(key) => {
            for name in key.columns.iter().filter_map(indexed) {
                with(&name, &mut |column| (column.primary_key, column.nullable) = (true, Some(false)));
            }
        }
        // Several that are unique together are not unique each.
        TableConstraint::Unique(unique) if unique.columns.len() == 1 => {
            for name in unique.columns.iter().filter_map(indexed) {
                with(&name, &mut |column| column.unique = true);
            }
        }
        TableConstraint::ForeignKey(key) => {
            for (n, own) in key.columns.iter().enumerate() {
                with(&own.value, &mut |column| column.references = Some(referred(key, n)));
            }
        }
        _ => {}
    }
}

fn indexed(column: &IndexColumn) -> Option<String> {
    match &column.column.expr {
        Expr::Identifier(name) => Some(name.value.clone()),
        _ => None,
    }
}

/// `table.column`, or the table alone where the column is its key.
fn referred(key: &ForeignKeyConstraint, nth: usize) -> String {
    let table = name(&key.foreign_table);
    key.referred_columns.get(nth).map_or(table.clone(), |column| format!("{table}.{}", column.value))
}
