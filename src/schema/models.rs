//! Models in blocks: `model User { id Int @id @default(autoincrement()) }`.

use std::collections::BTreeMap;

use crate::model::point::{Column, PointKind};
use crate::schema::{Declaration, Declared};

/// `model User {` and what stands in it up to `}`.
struct Block<'t> {
    keyword: &'t str,
    name: &'t str,
    line: u32,
    end_line: u32,
    /// Entries with the blanks of their lines; one that goes over several lines is one.
    entries: Vec<String>,
}

pub(super) fn read(text: &str) -> Declared {
    let (blocks, trouble) = blocks(text);
    let mut declared = Declared { trouble, ..Declared::default() };
    let source = blocks.iter().find(|block| block.keyword == "datasource");
    declared.technology = source.and_then(|block| setting(block, "provider"));
    let tables: BTreeMap<&str, String> =
        blocks.iter().filter(|block| is_table(block)).map(|block| (block.name, table(block))).collect();
    let enums: BTreeMap<&str, &Block<'_>> =
        blocks.iter().filter(|block| block.keyword == "enum").map(|block| (block.name, block)).collect();
    for block in blocks.iter().filter(|block| is_table(block)) {
        let mut model = Declaration::new(PointKind::DbModel, (block.line, block.end_line), block.name, table(block));
        model.columns = columns(block, &tables, &enums);
        "declared here".clone_into(&mut model.note);
        declared.points.push(model);
    }
    declared
}

fn is_table(block: &Block<'_>) -> bool {
    matches!(block.keyword, "model" | "view")
}

fn blocks(text: &str) -> (Vec<Block<'_>>, Option<(u32, String)>) {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut open: Option<Block<'_>> = None;
    let mut depth = 0_i32;
    let mut trouble = None;
    for (number, line) in text.lines().enumerate() {
        let number = number as u32 + 1;
        let line = without_comment(line).trim();
        let Some(block) = &mut open else {
            let mut words = line.split_whitespace();
            if let (Some(keyword), Some(name)) = (words.next(), words.next())
                && line.ends_with('{')
            {
                let name = name.trim_end_matches('{');
                open = Some(Block { keyword, name, line: number, end_line: number, entries: Vec::new() });
            } else if !line.is_empty() {
                trouble.get_or_insert((number, "a block such as `model User {` was expected".to_owned()));
            }
            continue;
        };
        block.end_line = number;
        if line == "}" && depth <= 0 {
            blocks.extend(open.take());
            depth = 0;
            continue;
        }
        match block.entries.last_mut().filter(|_| depth > 0) {
            Some(entry) => {
                entry.push(' ');
                entry.push_str(line);
            }
            None if !line.is_empty() => block.entries.push(line.to_owned()),
            None => {}
        }
        depth += nesting(line);
    }
    if let Some(block) = open {
        trouble.get_or_insert((block.line, format!("`{} {}` is not closed", block.keyword, block.name)));
        blocks.push(block);
    }
    (blocks, trouble)
}

/// The line without `// ..`, which may stand in quotes.
fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match c {
            '"' if before != '\\' => quoted = !quoted,
            '/' if !quoted && line[at..].starts_with("//") => return &line[..at],
            _ => {}
        }
        before = c;
    }
    line
}

fn nesting(line: &str) -> i32 {
    let mut quoted = false;
    line.chars().fold(0, |depth, c| match c {
        '"' => {
            quoted = !quoted;
            depth
        }
        '(' | '[' | '{' if !quoted => depth + 1,
        ')' | ']' | '}' if !quoted => depth - 1,
        _ => depth,
    })
}

/// `provider = "postgresql"`.
fn setting(block: &Block<'_>, key: &str) -> Option<String> {
    let value = block.entries.iter().find_map(|entry| {
        let (name, value) = entry.split_once('=')?;
        (name.trim() == key).then(|| value.trim())
    })?;
    value.strip_prefix('"')?.strip_suffix('"').map(str::to_owned)
}

/// The table: what `@@map` names, or else the model.
fn table(block: &Block<'_>) -> String {
    let mapped = block.entries.iter().find_map(|entry| text_of(entry, "@@map"));
    let name = mapped.unwrap_or_else(|| block.name.to_owned());
    match block.entries.iter().find_map(|entry| text_of(entry, "@@schema")) {
        Some(schema) => format!("{schema}.{name}"),
        None => name,
    }
}

/// What stands in the parentheses of `attribute(..)`.
fn arguments<'e>(entry: &'e str, attribute: &str) -> Option<&'e str> {
    let (_, rest) = entry.split_once(&format!("{attribute}("))?;
    let mut depth = 0_i32;
    let end = rest.char_indices().find(|(_, c)| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth < 0
    });
    Some(end.map_or(rest, |(at, _)| &rest[..at]))
}

/// The text in `attribute("text")` and `attribute(name: "text")`.
fn text_of(entry: &str, attribute: &str) -> Option<String> {
    let mut quoted = arguments(entry, attribute)?.split('"');
    quoted.nth(1).map(str::to_owned)
}

/// The names in `key: [a, b]`; without `key` those of the first list.
fn list<'e>(arguments: &'e str, key: &str) -> Vec<&'e str> {
    let rest = if key.is_empty() { Some(arguments) } else { arguments.split_once(key).map(|(_, rest)| rest) };
    let inside = rest.and_then(|rest| rest.split_once('[')).and_then(|(_, rest)| rest.split_once(']'));
    let names = inside.map_or("", |(names, _)| names).split(',');
    names.map(|name| name.split('(').next().unwrap_or(name).trim()).filter(|name| !name.is_empty()).collect()
}

fn columns(block: &Block<'_>, tables: &BTreeMap<&str, String>, enums: &BTreeMap<&str, &Block<'_>>) -> Vec<Column> {
    let mut columns: Vec<(String, Column)> = Vec::new();
    let mut references: Vec<(String, String)> = Vec::new();
    for entry in block.entries.iter().filter(|entry| !entry.starts_with("@@")) {
        let mut words = entry.split_whitespace();
        let (Some(field), Some(ty)) = (words.next(), words.next()) else { continue };
        let nullable = ty.ends_with('?');
        let ty = if ty.starts_with("Unsupported(") {
            text_of(entry, "Unsupported").unwrap_or_default()
        } else {
            ty.to_owned()
        };
        let bare = ty.trim_end_matches(['?', ']', '[']);
        let relation = arguments(entry, "@relation");
        if let Some(relation) = relation {
            let table = tables.get(bare).cloned().unwrap_or_else(|| bare.to_owned());
            let there = list(relation, "references:");
            for (n, own) in list(relation, "fields:").into_iter().enumerate() {
                let other = there.get(n).map_or(table.clone(), |other| format!("{table}.{other}"));
                references.push((own.to_owned(), other));
            }
        }
        // A list of what is declared elsewhere is a relation: scalars are declared nowhere.
        let is_model = tables.contains_key(bare) || relation.is_some() || entry.contains(" @relation");
        if is_model || ty.ends_with("[]") && !is_scalar(bare) && !enums.contains_key(bare) {
            continue;
        }
        let column = Column {
            name: text_of(entry, " @map").unwrap_or_else(|| field.to_owned()),
            nullable: Some(nullable),
            unique: has(entry, " @unique"),
            primary_key: has(entry, " @id"),
            references: None,
            values: enums.get(bare).map(|block| values(block)).unwrap_or_default(),
            ty: Some(ty.trim_end_matches('?').to_owned()),
        };
        columns.push((field.to_owned(), column));
    }
    for (field, table) in references {
        if let Some((_, column)) = columns.iter_mut().find(|(name, _)| *name == field) {
            column.references = Some(table);
        }
    }
    for (attribute, is_key) in [("@@id", true), ("@@unique", false)] {
        for entry in block.entries.iter().filter(|entry| entry.starts_with(attribute)) {
            let fields = arguments(entry, attribute).map(|arguments| list(arguments, "")).unwrap_or_default();
            // Several that are unique together are not unique each.
            let alone = fields.len() == 1;
            for (_, column) in columns.iter_mut().filter(|(name, _)| fields.contains(&name.as_str())) {
                column.primary_key |= is_key;
                column.unique |= !is_key && alone;
            }
        }
    }
    columns.into_iter().map(|(_, column)| column).collect()
}

/// Whether `entry` has an attribute, not one that only starts like it.
fn has(entry: &str, attribute: &str) -> bool {
    entry
        .match_indices(attribute)
        .any(|(at, _)| !entry[at + attribute.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

fn is_scalar(name: &str) -> bool {
    matches!(name, "String" | "Boolean" | "Int" | "BigInt" | "Float" | "Decimal" | "DateTime" | "Json" | "Bytes")
}

fn values(block: &Block<'_>) -> Vec<String> {
    let entries = block.entries.iter().filter(|entry| !entry.starts_with("@@"));
    entries.filter_map(|entry| entry.split_whitespace().next().map(str::to_owned)).collect()
}
