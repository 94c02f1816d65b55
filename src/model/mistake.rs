//! What every report of a mistake in a text needs: its place, and what may have been meant.

/// The line of a byte offset, and its column in characters; both counted from 1.
pub(crate) fn line_column(text: &str, offset: usize) -> (u32, u32) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line as u32, column as u32)
}

/// The candidate nearest to `word`, when near enough to be meant.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.len().max(word.len()).div_ceil(3))
        .min()
        .map(|(_, candidate)| candidate)
}

/// `did you mean ..?` for the nearest candidate; without a near one, the list of all.
pub(crate) fn suggest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    let mut all: Vec<&str> = candidates.into_iter().collect();
    if let Some(near) = nearest(word, all.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    all.sort_unstable();
    (!all.is_empty()).then(|| format!("one of: {}", all.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_column("a\nbé = x", 6), (2, 4));
        assert_eq!(line_column("a", 9), (1, 2));
    }

    #[test]
    fn suggests_the_nearest_or_all() {
        assert_eq!(suggest("prefx", ["path", "prefix"]), Some("did you mean `prefix`?".to_owned()));
        assert_eq!(suggest("zzzzzz", ["path", "on"]), Some("one of: on, path".to_owned()));
        assert_eq!(suggest("zzzzzz", []), None);
    }
}
