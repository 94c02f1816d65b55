//! `lcov` files: one statement a line, as `geninfo`, Istanbul, `coverage lcov` and others write.

use std::collections::BTreeMap;

use crate::executed::{FileRecord, Format, Function, Record, number};

/// Whether a text looks like one.
pub(super) fn is_one(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| ["TN:", "SF:", "VER:"].iter().any(|key| line.starts_with(key)))
}

/// Functions of a file while it is read: lines by name or index, counts by name or index.
#[derive(Default)]
struct Functions {
    lines: Vec<(String, u32)>,
    hits: BTreeMap<String, u64>,
}

pub(super) fn read(text: &str) -> Result<Record, String> {
    let mut files: Vec<FileRecord> = Vec::new();
    let mut open: Option<(FileRecord, Functions)> = None;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        let wrong = || format!("line {}: `{}` cannot be read", number + 1, line.chars().take(60).collect::<String>());
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if line == "end_of_record" {
            files.extend(open.take().map(close));
            continue;
        }
        let (key, value) = line.split_once(':').ok_or_else(wrong)?;
        if key == "SF" {
            files.extend(open.take().map(close));
            open = Some((FileRecord::new(value), Functions::default()));
            continue;
        }
        if !matches!(key, "DA" | "FN" | "FNDA" | "FNL" | "FNA") {
            continue;
        }
        let (file, functions) = open.as_mut().ok_or_else(wrong)?;
        entry(key, value, file, functions).ok_or_else(wrong)?;
    }
    files.extend(open.take().map(close));
    Ok(Record { format: Format::Lcov, sources: Vec::new(), files })
}

fn entry(key: &str, value: &str, file: &mut FileRecord, functions: &mut Functions) -> Option<()> {
    match key {
        "DA" => {
            let mut parts = value.split(',');
            let line = parts.next()?.trim();
            // Line 0 stands for code that no line has.
            if line != "0" {
                file.add_line(number::line(line)?, number::hits(parts.next()?)?);
            }
        }
        // line[,end],name
        "FN" => {
            let (line, name) = value.split_once(',')?;
            let name =
                name.split_once(',').filter(|(end, _)| number::line(end).is_some()).map_or(name, |(_, name)| name);
            functions.lines.push((name.to_owned(), number::line(line)?));
        }
        "FNDA" => {
            let (hits, name) = value.split_once(',')?;
            *functions.hits.entry(name.to_owned()).or_default() += number::hits(hits)?;
        }
        // index,line[,end]
        "FNL" => {
            let mut parts = value.split(',');
            let index = format!("\0{}", parts.next()?);
            functions.lines.push((index, number::line(parts.next()?)?));
        }
        // index,hits,name
        _ => {
            let mut parts = value.splitn(3, ',');
            let index = format!("\0{}", parts.next()?);
            *functions.hits.entry(index).or_default() += number::hits(parts.next()?)?;
        }
    }
    Some(())
}

fn close((mut file, functions): (FileRecord, Functions)) -> FileRecord {
    for (name, line) in &functions.lines {
        let is_alone = functions.lines.iter().filter(|(other, _)| other == name).count() == 1;
        if let Some(hits) = functions.hits.get(name).filter(|_| is_alone) {
            file.functions.push(Function { line: *line, hits: *hits });
        }
    }
    file
}
