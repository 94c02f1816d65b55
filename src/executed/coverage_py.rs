//! JSON reports of coverage.py (`coverage json`).

use serde_json::{Map, Value};

use crate::executed::{FileRecord, Format, Record, number};

pub(super) fn read(document: &Map<String, Value>) -> Result<Record, String> {
    let files = document.get("files").and_then(Value::as_object).ok_or("`files` is not an object")?;
    let files = files.iter().map(|(path, file)| {
        let mut record = FileRecord::new(path);
        for (key, hits) in [("executed_lines", 1), ("missing_lines", 0)] {
            let lines = file.get(key).and_then(Value::as_array);
            let lines = lines.ok_or_else(|| format!("`{key}` of `{path}` is not a list"))?;
            for line in lines {
                let line =
                    number::json_line(line).ok_or_else(|| format!("`{line}` in `{key}` of `{path}` is no line"))?;
                record.add_line(line, hits);
            }
        }
        Ok(record)
    });
    Ok(Record { format: Format::CoveragePy, sources: Vec::new(), files: files.collect::<Result<_, String>>()? })
}
