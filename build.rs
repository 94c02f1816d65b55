//! The packs below `queries/` become part of the binary, and each TOML file of them also in a form that is read
//! without a parser (`src/rules/prepared.rs`). Cargo knows of those that it has seen; that one was added it knows from
//! here alone.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

#[path = "src/rules/prepared/tags.rs"]
mod tags;

/// The folders with packs and the catalogue of services.
const FOLDERS: [&str; 4] = ["ecma", "go", "python", "services"];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=queries");
    println!("cargo:rerun-if-changed=src/rules/prepared/tags.rs");
    let folder = |name| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(name));
    let queries = folder("CARGO_MANIFEST_DIR")?.join("queries");
    let out = folder("OUT_DIR")?;
    let mut index =
        String::from("/// Prepared packs by their paths, sorted.\nstatic PREPARED: &[(&str, &[u8])] = &[\n");
    for folder in FOLDERS {
        let mut names: Vec<String> = fs::read_dir(queries.join(folder))?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<io::Result<_>>()?;
        names.retain(|name| Path::new(name).extension().is_some_and(|extension| extension == "toml"));
        names.sort();
        for name in names {
            let text = fs::read_to_string(queries.join(folder).join(&name))?;
            // A file with a mistake is read, and the mistake told, when it is loaded.
            let Some(bytes) = prepared(&text) else { continue };
            let file = format!("{folder}-{name}.bin");
            fs::write(out.join(&file), bytes)?;
            let _ =
                writeln!(index, "    (\"{folder}/{name}\", include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))),");
        }
    }
    index.push_str("];\n");
    fs::write(out.join("prepared.rs"), index)
}

/// A pack in the form of `tags`; `None` when it is no TOML, or holds what the form has no place for.
fn prepared(text: &str) -> Option<Vec<u8>> {
    let root = DeTable::parse(text).ok()?;
    let mut out = vec![tags::TABLE, 0];
    table(root.get_ref(), text, &mut out)?;
    Some(out)
}

fn table(table: &DeTable<'_>, text: &str, out: &mut Vec<u8>) -> Option<()> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    number(entries.len(), out);
    for (key, value) in entries {
        let start = key.span().start;
        string(key.get_ref(), start, usize::from(text.get(start..)?.starts_with(['"', '\''])), text, out);
        node(value, text, out)?;
    }
    Some(())
}

fn node(node: &Spanned<DeValue<'_>>, text: &str, out: &mut Vec<u8>) -> Option<()> {
    let start = node.span().start;
    let head = |tag: u8, out: &mut Vec<u8>| {
        out.push(tag);
        number(start, out);
    };
    match node.get_ref() {
        DeValue::String(value) => {
            let raw = text.get(start..)?;
            let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
            string(value, start, quotes, text, out);
        }
        DeValue::Integer(value) => {
            head(tags::INTEGER, out);
            number(usize::from_str_radix(value.as_str(), value.radix()).ok()?, out);
        }
        DeValue::Boolean(value) => head(if *value { tags::TRUE } else { tags::FALSE }, out),
        DeValue::Array(items) => {
            head(tags::LIST, out);
            number(items.len(), out);
            for item in items {
                self::node(item, text, out)?;
            }
        }
        DeValue::Table(inner) => {
            head(tags::TABLE, out);
            table(inner, text, out)?;
        }
        DeValue::Float(_) | DeValue::Datetime(_) => return None,
    }
    Some(())
}

fn string(value: &str, start: usize, quotes: usize, text: &str, out: &mut Vec<u8>) {
    let stands_so = text.get(start + quotes..).is_some_and(|raw| raw.starts_with(value));
    out.push(if stands_so { tags::TEXT } else { tags::OWN_TEXT });
    number(start, out);
    number(quotes, out);
    number(value.len(), out);
    if !stands_so {
        out.extend(value.as_bytes());
    }
}

fn number(mut number: usize, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
