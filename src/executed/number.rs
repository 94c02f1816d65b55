//! Numbers as records write them.

/// A line, counted from 1.
pub(super) fn line(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|line| *line > 0)
}

/// How often something ran. Some tools write negative counts after an overflow, others decimal ones.
pub(super) fn hits(text: &str) -> Option<u64> {
    let text = text.trim();
    if let Ok(hits) = text.parse() {
        return Some(hits);
    }
    let hits: f64 = text.parse().ok()?;
    hits.is_finite().then(|| if hits > 0.0 { (hits as u64).max(1) } else { 0 })
}

/// A line in a JSON document.
pub(super) fn json_line(value: &serde_json::Value) -> Option<u32> {
    value.as_u64().and_then(|line| u32::try_from(line).ok()).filter(|line| *line > 0)
}
