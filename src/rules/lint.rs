//! Whether a pack keeps to the vocabulary: known tables and keys, values of the right kind, nothing missing.
//!
//! What the values mean (selectors, patterns, names) is checked where it is compiled.

use crate::rules::compile::fields::Fields;
use crate::rules::error::{Sink, suggest};
use crate::rules::parse::{Node, Text, Value, integer, table, texts, type_name};
use crate::rules::vocabulary::{Vocabulary, vocabulary};

/// Checks a file of the catalogue of services.
pub(crate) fn check_catalogue(root: Fields<'_, '_>) {
    check_table(vocabulary(), "catalogue", root);
}

/// Checks a whole pack.
pub(crate) fn check(root: Fields<'_, '_>) {
    check_table(vocabulary(), "pack", root);
}

fn check_table(vocabulary: &Vocabulary, name: &str, fields: Fields<'_, '_>) {
    let Some(known) = vocabulary.tables.get(name) else { return };
    for (key, node) in fields.entries() {
        match known.keys.get(key.value) {
            Some(kind) => check_value(vocabulary, kind, key, node, fields.sink),
            None => unknown_key(name, key, node, known.keys.keys().map(String::as_str), fields.sink),
        }
    }
    for key in known.required.iter().filter(|key| !fields.has(key)) {
        fields.sink.error(fields.offset, format!("`{key}` is missing{}", place(name)));
    }
    check_needs(vocabulary, name, fields);
}

/// What goes with the emitted kind.
fn check_needs(vocabulary: &Vocabulary, name: &str, fields: Fields<'_, '_>) {
    let emit = match (name, fields.text("emit")) {
        ("table", _) => "table",
        ("call" | "decorator" | "element" | "class", Some(text)) => text.value,
        _ => return,
    };
    let Some(needs) = vocabulary.needs.get(emit) else { return };
    // The elements of a table bound to a name are its value; the path of a class is where it is registered.
    let excepted =
        matches!((name, emit), ("table", _) if fields.has("binding")) || (name == "class" && needs.starts_with("path"));
    if !excepted && !needs.split('|').any(|key| fields.has(key)) {
        let keys = needs.split('|').map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" or ");
        let what = if name == "table" { String::new() } else { format!(" with emit = \"{emit}\"") };
        fields.sink.error(fields.offset, format!("{keys} is missing{}{what}", place(name)));
    }
}

fn check_value(vocabulary: &Vocabulary, kind: &str, key: Text<'_>, node: &Node<'_>, sink: &Sink<'_>) {
    let value = &node.value;
    match kind {
        "string" | "selector" => expect(matches!(value, Value::Text(..)), "a string", key, node, sink),
        "strings" | "selectors" | "pattern" => {
            expect(is_strings(value), "a string or a list of strings", key, node, sink);
        }
        "bool" => expect(matches!(value, Value::Boolean(_)), "true or false", key, node, sink),
        "count" => expect(integer(node).is_some(), "a whole number", key, node, sink),
        "strings-map" => match table(node) {
            Some(inner) => {
                let inner = Fields { table: inner, offset: node.start, sink };
                for (key, node) in inner.entries() {
                    expect(is_strings(&node.value), "a string or a list of strings", key, node, sink);
                }
            }
            None => expect(false, "a table", key, node, sink),
        },
        kind => match kind.split_once(':') {
            Some(("tables", of)) => check_tables(vocabulary, of, key, node, sink),
            Some((_, of)) => match table(node) {
                Some(inner) => check_table(vocabulary, of, Fields { table: inner, offset: node.start, sink }),
                None => expect(false, "a table", key, node, sink),
            },
            None => check_words(vocabulary, kind, key, node, sink),
        },
    }
}

fn check_tables(vocabulary: &Vocabulary, name: &str, key: Text<'_>, node: &Node<'_>, sink: &Sink<'_>) {
    let items: Option<Vec<Fields<'_, '_>>> = match &node.value {
        Value::List(items) => {
            let fields = |item| Some(Fields { table: table(item)?, offset: item.start, sink });
            items.iter().map(fields).collect()
        }
        _ => None,
    };
    let Some(items) = items else {
        let hint = Some(format!("write [[{}]]", key.value));
        let message = format!("`{}` must be a list of tables, not {}", key.value, type_name(node));
        return sink.hinted(key.start, message, hint);
    };
    for item in items {
        check_table(vocabulary, name, item);
    }
}

/// One word of a closed list, or, for `path-syntax`, several.
fn check_words(vocabulary: &Vocabulary, kind: &str, key: Text<'_>, node: &Node<'_>, sink: &Sink<'_>) {
    let Some(words) = vocabulary.words.get(kind) else { return };
    let several = kind == "path-syntax" && is_strings(&node.value);
    if !several && !matches!(&node.value, Value::Text(..)) {
        expect(false, "a string", key, node, sink);
        return;
    }
    for text in texts(node) {
        if !words.iter().any(|word| word == text.value) {
            let hint = suggest(text.value, words.iter().map(String::as_str));
            sink.hinted(text.start, format!("unknown {kind} `{}`", text.value), hint);
        }
    }
}

fn is_strings(value: &Value<'_>) -> bool {
    let is_string = |item: &Node<'_>| matches!(item.value, Value::Text(..));
    match value {
        Value::Text(..) => true,
        Value::List(items) => items.iter().all(is_string),
        _ => false,
    }
}

fn expect(right: bool, wanted: &str, key: Text<'_>, node: &Node<'_>, sink: &Sink<'_>) {
    if !right {
        sink.error(node.start, format!("`{}` must be {wanted}, not {}", key.value, found(node)));
    }
}

/// A list is wrong for what is in it where lists are allowed.
fn found(node: &Node<'_>) -> &'static str {
    match &node.value {
        Value::List(items) => items
            .iter()
            .find(|item| !matches!(item.value, Value::Text(..)))
            .map_or("a list", |_| "a list of other things"),
        _ => type_name(node),
    }
}

fn unknown_key<'c>(name: &str, key: Text<'_>, node: &Node<'_>, known: impl Iterator<Item = &'c str>, sink: &Sink<'_>) {
    let what = match &node.value {
        Value::Table(_) if name == "pack" => format!("unknown table [{}]", key.value),
        Value::List(items) if name == "pack" && items.iter().any(|item| table(item).is_some()) => {
            format!("unknown table [[{}]]", key.value)
        }
        _ => format!("unknown key `{}`{}", key.value, place(name)),
    };
    sink.hinted(key.start, what, suggest(key.value, known));
}

/// Where a key stands, for messages.
fn place(name: &str) -> String {
    match name {
        "pack" | "catalogue" => String::new(),
        "members" => " in [call.members]".to_owned(),
        "routes" => " in [[call.routes]]".to_owned(),
        name => format!(" in [[{name}]]"),
    }
}
