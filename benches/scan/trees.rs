//! Folders made for a measure.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder for temporary files, gone when this is.
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
}

impl Folder {
    pub(crate) fn new() -> io::Result<Folder> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("itmap-bench-{}-{number}", std::process::id()));
        fs::create_dir(&path)?;
        Ok(Folder { path })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that cannot be removed is the system's to clear.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Copies the files of a tree, hidden ones left out.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in ignore::WalkBuilder::new(from).build() {
        let entry = entry.map_err(io::Error::other)?;
        let Ok(below) = entry.path().strip_prefix(from) else { continue };
        let target = to.join(below);
        match entry.file_type() {
            Some(kind) if kind.is_dir() => fs::create_dir_all(target)?,
            Some(kind) if kind.is_file() => drop(fs::copy(entry.path(), target)?),
            _ => {}
        }
    }
    Ok(())
}

/// The built-in packs, and each of them `times - 1` times more for packages of other names.
pub(crate) fn packs_times(times: usize, to: &Path) -> io::Result<PathBuf> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
    copy(&from, to)?;
    for language in ["python", "ecma", "go"] {
        for entry in fs::read_dir(from.join(language))? {
            let path = entry?.path();
            let (Some(stem), Some("toml")) =
                (path.file_stem().and_then(|s| s.to_str()), path.extension().and_then(|e| e.to_str()))
            else {
                continue;
            };
            let text = fs::read_to_string(&path)?;
            for n in 1..times {
                let copy = renamed(&text, stem, n);
                fs::write(to.join(language).join(format!("{stem}-x{n}.toml")), copy)?;
            }
        }
    }
    Ok(to.to_owned())
}

/// A pack for packages whose names start with `x<n>`.
fn renamed(pack: &str, id: &str, n: usize) -> String {
    let gates = gates(pack);
    let line = |line: &str| {
        if line.starts_with("id = ") {
            return format!("id = \"{id}-x{n}\"");
        }
        if line.starts_with("emit = ") {
            return line.to_owned();
        }
        gates.iter().fold(line.to_owned(), |line, gate| {
            let ends = ['"', '.', '/', ':', '@'].into_iter();
            ends.fold(line, |line, end| line.replace(&format!("\"{gate}{end}"), &format!("\"x{n}{gate}{end}")))
        })
    };
    pack.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The packages that `gate = [..]` lists.
fn gates(pack: &str) -> Vec<&str> {
    let Some((_, list)) = pack.split_once("\ngate = [") else { return Vec::new() };
    let list = list.split_once(']').map_or(list, |(list, _)| list);
    list.split('"').skip(1).step_by(2).collect()
}
