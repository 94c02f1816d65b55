//! Cover profiles of `go test -coverprofile`.

use crate::executed::{FileRecord, Format, Record, Span, number};

pub(super) fn read(text: &str) -> Result<Record, String> {
    let mut files: Vec<FileRecord> = Vec::new();
    let mut places: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        // Profiles are put together by writing one after the other.
        if line.is_empty() || line.starts_with("mode:") {
            continue;
        }
        let wrong = || format!("line {}: `{}` cannot be read", number + 1, line.chars().take(60).collect::<String>());
        let (path, span) = block(line).ok_or_else(wrong)?;
        let at = *places.entry(path.to_owned()).or_insert_with(|| {
            files.push(FileRecord { are_blocks: true, ..FileRecord::new(path) });
            files.len() - 1
        });
        files[at].spans.push(span);
    }
    Ok(Record { format: Format::GoProfile, sources: Vec::new(), files })
}

/// `path/file.go:12.34,15.2 3 1`: from line and column to line and column, statements, count.
fn block(line: &str) -> Option<(&str, Span)> {
    let (rest, hits) = line.rsplit_once(' ')?;
    let (place, statements) = rest.rsplit_once(' ')?;
    statements.parse::<u64>().ok()?;
    let (path, range) = place.rsplit_once(':')?;
    let (from, to) = range.split_once(',')?;
    let line_of = |place: &str| number::line(place.split_once('.')?.0);
    let (start, end) = (line_of(from)?, line_of(to)?);
    (start <= end && !path.is_empty()).then_some((path, Span { start, end, hits: number::hits(hits)? }))
}
