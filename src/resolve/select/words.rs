//! Functions of selectors over texts.

use std::rc::Rc;

use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::value::{Results, Value};

/// The verbs of HTTP, as rules and points write them.
pub(crate) const VERBS: [&str; 10] =
    ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "QUERY"];

/// The verb that a method's name says: `get`, `Get`, `GET`, `del`, `all`.
pub(crate) fn verb(name: &str) -> String {
    let upper = name.to_ascii_uppercase();
    match upper.as_str() {
        "DEL" => "DELETE".to_owned(),
        "ALL" | "ANY" | "*" | "USE" => "ANY".to_owned(),
        "OPTS" => "OPTIONS".to_owned(),
        _ => upper,
    }
}

/// Whether a value says that there is nothing.
pub(crate) fn absent(value: &Value) -> bool {
    matches!(value, Value::Unknown(_) | Value::Null | Value::Bound { .. })
}

pub(super) fn each_text(values: Results, f: impl Fn(&str) -> Value) -> Results {
    values
        .into_iter()
        .map(|(value, env)| match &value {
            Value::Text(text) => (text.as_lit().map_or(value.clone(), &f), env),
            _ => (value, env),
        })
        .collect()
}

pub(super) fn each_some(values: Results, f: impl Fn(&str) -> Option<String>) -> Results {
    let mut out = Vec::new();
    for (value, env) in values {
        // The cut is made in literal text; holes on the far side of it stay.
        if let Value::Text(text) = &value {
            let shown = text.to_string();
            if let Some(part) = f(&shown) {
                let mut folded = Text::default();
                for (n, piece) in part.split("{?}").enumerate() {
                    if n > 0 {
                        folded.push(&Text::hole(Sym::EMPTY));
                    }
                    folded.push_str(piece);
                }
                out.push((Value::Text(Rc::new(folded)), env));
            }
        }
    }
    out
}

pub(super) fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (n, c) in name.chars().enumerate() {
        if c.is_uppercase() {
            if n > 0 && !out.ends_with('-') {
                out.push('-');
            }
            out.extend(c.to_lowercase());
        } else {
            out.push(if c == '_' { '-' } else { c });
        }
    }
    out
}
