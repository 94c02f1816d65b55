//! Lists of files: one path a line, or paths that end in NUL.

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;

/// Reads the list in the file at `path`, or from stdin for `-`.
pub(crate) fn read(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if path == Path::new("-") {
        let mut list = Vec::new();
        std::io::stdin().lock().read_to_end(&mut list).map_err(Failure::io("read stdin"))?;
        return Ok(parse(&list));
    }
    let list = std::fs::read(path).map_err(Failure::io(format!("read {}", path.display())))?;
    Ok(parse(&list))
}

fn parse(list: &[u8]) -> Vec<PathBuf> {
    let separator = if list.contains(&0) { 0 } else { b'\n' };
    list.split(|byte| *byte == separator)
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
        .filter(|line| !line.is_empty())
        .map(|line| PathBuf::from(os_string(line)))
        .collect()
}

#[cfg(unix)]
fn os_string(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_path_a_line() {
        assert_eq!(parse(b"a.py\r\n\nb c.py"), [PathBuf::from("a.py"), PathBuf::from("b c.py")]);
    }

    #[test]
    fn nul_keeps_newlines_in_names() {
        assert_eq!(parse(b"a\nb.py\0c.py\0"), [PathBuf::from("a\nb.py"), PathBuf::from("c.py")]);
    }
}
