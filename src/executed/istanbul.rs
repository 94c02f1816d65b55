//! `coverage-final.json` of Istanbul: nyc, Jest, Vitest, c8.

use serde_json::{Map, Value};

use crate::executed::{FileRecord, Format, Function, Record, Span, number};

/// Whether a value is what it says of one file.
pub(super) fn is_file(value: &Value) -> bool {
    inner(value).get("statementMap").is_some()
}

/// Some writers put a file's data one level down.
fn inner(value: &Value) -> &Value {
    value.get("data").filter(|data| data.get("statementMap").is_some()).unwrap_or(value)
}

pub(super) fn read(document: &Map<String, Value>) -> Result<Record, String> {
    let files = document.iter().map(|(key, value)| {
        let value = inner(value);
        let path = value.get("path").and_then(Value::as_str).unwrap_or(key);
        let mut record = FileRecord::new(path);
        let entries = |name: &str| value.get(name).and_then(Value::as_object);
        let statements = entries("statementMap").ok_or_else(|| format!("`{key}` has no `statementMap`"))?;
        let counts = entries("s").ok_or_else(|| format!("`{key}` has no `s`"))?;
        for (id, place) in statements {
            if let (Some((start, end)), Some(hits)) = (lines(place), counts.get(id).and_then(hits)) {
                record.spans.push(Span { start, end, hits });
            }
        }
        if let (Some(functions), Some(counts)) = (entries("fnMap"), entries("f")) {
            for (id, function) in functions {
                let line = function.get("decl").or_else(|| function.get("loc")).and_then(lines).map(|(start, _)| start);
                if let (Some(line), Some(hits)) = (line, counts.get(id).and_then(hits)) {
                    record.functions.push(Function { line, hits });
                }
            }
        }
        Ok(record)
    });
    Ok(Record { format: Format::Istanbul, sources: Vec::new(), files: files.collect::<Result<_, String>>()? })
}

fn hits(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_f64().and_then(|hits| number::hits(&hits.to_string())))
}

/// First and last line of a place; a place without an end is one line.
fn lines(place: &Value) -> Option<(u32, u32)> {
    let line = |end: &str| place.get(end).and_then(|end| end.get("line")).and_then(number::json_line);
    let start = line("start")?;
    Some((start, line("end").unwrap_or(start).max(start)))
}
