//! `itmap.toml`: what it may hold, where it is looked for, how it is read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;

use crate::config::toml_reader::{Reader, Table, Value, decimal};
use crate::config::{Places, parse_size};
use crate::error::{Problem, ScanError};
use crate::model::component::ComponentKind;

/// The name under which the file is looked for in the scanned root.
pub(crate) const FILE_NAME: &str = "itmap.toml";

/// What `itmap.toml` may hold. Every key may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "itmap.toml")]
pub struct ConfigFile {
    /// Patterns as in .gitignore, relative to the root: only files that match one are scanned.
    pub include: Vec<String>,
    /// Patterns as in .gitignore, relative to the root: what matches is not scanned.
    pub exclude: Vec<String>,
    /// Larger files are passed over: bytes, or a text such as "512K" or "2M".
    #[schemars(schema_with = "size_schema")]
    pub max_file_size: Option<u64>,
    /// Rule packs.
    pub packs: PacksSection,
    /// Components by their path below the root; "." is the root.
    pub component: BTreeMap<String, ComponentSection>,
    /// Where packs and components are named.
    #[serde(skip)]
    pub places: Places,
}

/// Rule packs.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PacksSection {
    /// Folders of packs laid over the built-in ones, taken from the folder of this file.
    pub folders: Vec<PathBuf>,
    /// Ids of packs that are left out.
    pub disable: Vec<String>,
}

/// A component.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ComponentSection {
    /// Its name.
    pub name: Option<String>,
    /// Its kind.
    pub kind: Option<ComponentKind>,
    /// It is no component: its files belong to the component around it.
    pub ignore: bool,
}

const KEYS: &[&str] = &["include", "exclude", "max-file-size", "packs", "component"];
const PACKS_KEYS: &[&str] = &["folders", "disable"];
const COMPONENT_KEYS: &[&str] = &["name", "kind", "ignore"];

impl ConfigFile {
    /// Reads `itmap.toml` of the folder `root`; `None` when there is none.
    pub fn find(root: &Path) -> Result<Option<ConfigFile>, ScanError> {
        let path = root.join(FILE_NAME);
        if path.is_file() { ConfigFile::load(&path).map(Some) } else { Ok(None) }
    }

    /// Reads the file at `path`. Mistakes name it as `path` is given, seen from the current folder.
    pub fn load(path: &Path) -> Result<ConfigFile, ScanError> {
        let text = std::fs::read_to_string(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => ScanError::NoSuchPath { path: path.to_path_buf() },
            _ => ScanError::Unreadable { path: path.to_path_buf(), source },
        })?;
        let here = std::env::current_dir().unwrap_or_default();
        let shown = path.strip_prefix(".").or_else(|_| path.strip_prefix(&here)).unwrap_or(path).display().to_string();
        let mut file = ConfigFile::parse(&shown, &text).map_err(ScanError::BadConfig)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        for pack in &mut file.packs.folders {
            *pack = folder.join(&*pack);
        }
        Ok(file)
    }

    /// Reads `text`. All mistakes are told, each under the name `file`.
    pub fn parse(file: &str, text: &str) -> Result<ConfigFile, Vec<Problem>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = Reader::new(file, text);
        let mut config = ConfigFile::default();
        if let Some(table) = reader.parse() {
            config.read(&mut reader, &table);
        }
        reader.finish(config)
    }

    fn read<'t>(&mut self, reader: &mut Reader<'t>, table: &Table<'t>) {
        for (key, value) in reader.entries(table, KEYS, "") {
            match key {
                "include" => self.include = reader.globs(value, "include"),
                "exclude" => self.exclude = reader.globs(value, "exclude"),
                "max-file-size" => self.max_file_size = read_size(reader, value),
                "packs" => self.read_packs(reader, value),
                _ => self.read_components(reader, value),
            }
        }
    }

    fn read_packs<'t>(&mut self, reader: &mut Reader<'t>, value: &Value<'t>) {
        let Some(table) = reader.table(value, "packs") else { return };
        for (key, value) in reader.entries(table, PACKS_KEYS, "packs") {
            let texts = reader.texts(value, &format!("packs.{key}"));
            match key {
                "folders" => self.packs.folders = texts.into_iter().map(|(_, folder)| folder.into()).collect(),
                _ => {
                    for (span, id) in texts {
                        self.places.disable.insert(id.clone(), reader.place(span));
                        self.packs.disable.push(id);
                    }
                }
            }
        }
    }

    fn read_components<'t>(&mut self, reader: &mut Reader<'t>, value: &Value<'t>) {
        let Some(table) = reader.table(value, "component") else { return };
        for (key, value) in table {
            let name = format!("component.\"{}\"", key.get_ref());
            let Some(table) = reader.table(value, &name) else { continue };
            let Some(path) = below(key.get_ref()) else {
                let hint = "write it relative to the root, with `/`; `.` is the root itself".to_owned();
                reader.problem(key.span(), format!("`{}` is no folder below the root", key.get_ref()), Some(hint));
                continue;
            };
            let mut component = ComponentSection::default();
            for (key, value) in reader.entries(table, COMPONENT_KEYS, &name) {
                match key {
                    "name" => component.name = reader.text(value, "name"),
                    "kind" => component.kind = read_kind(reader, value),
                    _ => component.ignore = reader.flag(value, "ignore").unwrap_or(false),
                }
                if key == "ignore" && component.ignore && path == "." {
                    let message = "the root cannot be ignored: there is no component around it".to_owned();
                    reader.problem(value.span(), message, None);
                }
            }
            self.places.components.insert(path.clone(), reader.place(key.span()));
            self.component.insert(path, component);
        }
    }
}

/// The path of a folder below the root without `./` and ends of `/`; `.` for the root.
fn below(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    let leaves = path.starts_with('/') || parts.contains(&"..");
    if leaves { None } else { Some(if parts.is_empty() { ".".to_owned() } else { parts.join("/") }) }
}

fn read_size(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<u64> {
    let text = if value.get_ref().is_integer() { decimal(value) } else { reader.text(value, "max-file-size") };
    match parse_size(&text?) {
        Ok(size) => Some(size),
        Err(message) => {
            reader.problem(value.span(), message, None);
            None
        }
    }
}

fn read_kind(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<ComponentKind> {
    let text = reader.text(value, "kind")?;
    let kind = ComponentKind::ALL.into_iter().find(|kind| kind.name() == text);
    if kind.is_none() {
        let names = ComponentKind::ALL.map(ComponentKind::name);
        reader.unknown(value.span(), &format!("unknown kind `{text}`"), &text, &names);
    }
    kind
}

fn size_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "type": ["integer", "string"],
        "minimum": 0,
        "pattern": "^[0-9]+ *([kKmMgG]([iI]?[bB])?)?$",
    })
}
