//! Sizes as people write them.

/// Reads a size in bytes: a number, or a number with `K`, `M` or `G` (times 1024; `KB`, `KiB` mean the same).
///
/// The error is a sentence for the user.
pub fn parse_size(text: &str) -> Result<u64, String> {
    let trimmed = text.trim();
    let digits = trimmed.len() - trimmed.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = trimmed.split_at(digits);
    let factor = match unit.trim().to_ascii_lowercase().trim_end_matches('b').trim_end_matches('i') {
        "" => 1,
        "k" => 1024,
        "m" => 1024 * 1024,
        "g" => 1024 * 1024 * 1024,
        _ => return Err(format!("`{text}` is no size: write a number of bytes, or `512K`, `2M`, `1G`")),
    };
    let number: u64 =
        number.parse().map_err(|_| format!("`{text}` is no size: write a number of bytes, or `512K`, `2M`, `1G`"))?;
    number.checked_mul(factor).ok_or_else(|| format!("`{text}` is too large"))
}
