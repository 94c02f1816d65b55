//! The first paragraph of a README that says something.

use super::Found;
use crate::model::survey::Purpose;

/// Longer paragraphs are cut, in characters.
const MAX_LENGTH: usize = 400;

pub(super) fn read(file: &Found<'_>) -> Option<Purpose> {
    let mut paragraph = String::new();
    let mut first = 0;
    let mut in_code = false;
    let mut in_comment = false;
    for (n, line) in file.text.lines().enumerate().take(200) {
        let line = line.trim();
        if line.starts_with("```") {
            in_code = !in_code;
        }
        in_comment |= line.contains("<!--");
        let is_prose = !in_code && !in_comment && !line.is_empty() && is_prose(line);
        in_comment &= !line.contains("-->");
        if is_prose {
            if paragraph.is_empty() {
                first = n as u32 + 1;
            } else {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        } else if !paragraph.is_empty() {
            if paragraph.split(' ').count() >= 4 {
                break;
            }
            paragraph.clear();
        }
    }
    if paragraph.split(' ').count() < 4 {
        return None;
    }
    let text = plain(&paragraph);
    let cut: String = text.chars().take(MAX_LENGTH).collect();
    let text = if cut.len() < text.len() { format!("{cut} ...") } else { cut };
    Some(Purpose { folder: file.folder.to_owned(), file: file.rel.clone(), line: first, text })
}

/// No heading, badge, image, rule, quote, table, list or markup.
fn is_prose(line: &str) -> bool {
    let parts = [" | ", " · ", " • "].iter().map(|mark| line.matches(mark).count()).max();
    parts.unwrap_or(0) < 2
        && !line.starts_with(['#', '!', '<', '|', '>', '=', '-', '*', '+', ':', '.', '`'])
        && !line.starts_with("[!")
        && (!line.starts_with('[') || !line.ends_with(')'))
}

/// Without links and emphasis: `[a](b)` is `a`.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, tail) = rest.split_at(open);
        out.push_str(before);
        let link = tail.find("](").and_then(|middle| {
            let end = tail[middle..].find(')')?;
            (!tail[1..middle].contains('[')).then_some((&tail[1..middle], middle + end + 1))
        });
        if let Some((label, length)) = link {
            out.push_str(label);
            rest = &tail[length..];
        } else {
            out.push('[');
            rest = &tail[1..];
        }
    }
    out.push_str(rest);
    out.replace("**", "").replace('`', "")
}
