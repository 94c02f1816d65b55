//! Keys of configuration that stand for variables: by a call that binds one, or all of them by their names.

use rustc_hash::FxHashMap;

use crate::model::component::EnvValue;
use crate::model::rule::Rule;
use crate::resolve::environment::EnvRead;
use crate::resolve::eval::Resolver;
use crate::resolve::scan::EnvInfo;
use crate::resolve::select::Subject;
use crate::resolve::value::FileId;

/// What code says of the keys of one pack in one component.
#[derive(Clone, Debug, Default)]
struct OfComponent {
    /// Stands before the names of variables that are made of keys.
    prefix: String,
    /// Each key is a variable too.
    reads_env: bool,
    /// Variables by key.
    bound: FxHashMap<String, Vec<String>>,
    /// Where keys are bound.
    places: Vec<(FileId, u32, String)>,
    /// Defaults by key.
    defaults: FxHashMap<String, String>,
}

/// What code says of keys, by pack and component.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeyVariables(FxHashMap<(usize, usize), OfComponent>);

impl KeyVariables {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The default of a key.
    pub(crate) fn default_of(&self, pack: usize, component: usize, key: &str) -> Option<&str> {
        self.0.get(&(pack, component))?.defaults.get(&key.to_lowercase()).map(String::as_str)
    }

    /// The variables that keys are bound to.
    pub(super) fn reads(&self) -> Vec<EnvRead> {
        let mut out = Vec::new();
        for ((pack, component), said) in &self.0 {
            for (file, line, key) in &said.places {
                let default = said.defaults.get(key).cloned();
                let read = |name| EnvRead { file: *file, line: *line, name, default: default.clone() };
                out.extend(self.variables(*pack, *component, key).into_iter().map(read));
            }
        }
        out
    }

    fn variables(&self, pack: usize, component: usize, key: &str) -> Vec<String> {
        let Some(said) = self.0.get(&(pack, component)) else { return Vec::new() };
        match said.bound.get(&key.to_lowercase()) {
            Some(bound) if !bound.is_empty() => bound.clone(),
            None if !said.reads_env => Vec::new(),
            _ => vec![said.name_of(key)],
        }
    }
}

/// A file that gives values to keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConfigFile {
    pub(crate) pack: usize,
    pub(crate) component: usize,
    /// Lower ranks count first.
    pub(crate) rank: usize,
    pub(crate) rel: String,
    /// Keys in lower case, their values, and lines counted from 1.
    pub(crate) settings: Vec<(String, String, u32)>,
}

impl OfComponent {
    fn name_of(&self, key: &str) -> String {
        let plain: String =
            key.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
        let prefix = self.prefix.trim_end_matches('_').to_uppercase();
        if prefix.is_empty() { plain } else { format!("{prefix}_{plain}") }
    }
}

impl Resolver<'_> {
    /// Takes note of what a call says of keys.
    pub(super) fn set_key(&mut self, rule: &Rule, on: &Subject, keys: &mut KeyVariables) {
        let Some(boundary) = rule.boundary.as_deref() else { return };
        let component = self.world.unit(on.at.file).component;
        let prefix = self.env_prefix(boundary, on);
        let named = self.select(&boundary.config_key, on).map(|v| self.texts(&v, false)).unwrap_or_default();
        let names = self.select(&boundary.target, on).map(|v| self.texts(&v, false)).unwrap_or_default();
        let names: Vec<String> = names.iter().filter_map(|(name, _)| name.as_lit().map(str::to_owned)).collect();
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let default = self.select(&boundary.default, on).and_then(|values| Self::first_default(&values));
        let (_, line, ..) = self.position(on);
        let said = keys.0.entry((rule.pack, component)).or_default();
        said.reads_env |= boundary.reads_env;
        if !prefix.is_empty() {
            said.prefix = prefix;
        }
        for (key, _) in named {
            let Some(key) = key.as_lit().filter(|key| !key.is_empty()) else { continue };
            if let Some(default) = &default {
                said.defaults.entry(key.to_lowercase()).or_insert_with(|| default.clone());
            }
            if boundary.default.is_empty() {
                said.places.push((on.at.file, line, key.to_lowercase()));
                said.bound.insert(key.to_lowercase(), names.clone());
            }
        }
    }

    /// The default that a call sets for a key, or else the value that a file gives to it; `None` where files differ.
    pub(crate) fn key_default(&self, file: FileId, pack: usize, key: &str) -> Option<String> {
        let component = self.world.unit(file).component;
        if let Some(default) = self.env_keys.default_of(pack, component, key) {
            return Some(default.to_owned());
        }
        let key = key.to_lowercase().replace(':', ".");
        let files = self.world.config_files.iter().filter(|file| file.pack == pack && file.component == component);
        let said = files.filter_map(|file| {
            let value = file.settings.iter().find(|(own, ..)| *own == key).map(|(_, value, _)| value)?;
            Some((file.rank, value))
        });
        let said: Vec<(usize, &String)> = said.collect();
        let first = said.iter().map(|(rank, _)| *rank).min()?;
        let mut values = said.iter().filter(|(rank, _)| *rank == first).map(|(_, value)| *value);
        let value = values.next()?;
        values.all(|other| other == value).then(|| value.clone())
    }

    /// A variable read, with the values that files of configuration give to its key.
    pub(crate) fn env_info(&self, read: EnvRead) -> EnvInfo {
        let component = self.world.unit(read.file).component;
        let mut set = Vec::new();
        for file in self.world.config_files.iter().filter(|file| file.component == component) {
            for (key, value, line) in &file.settings {
                if self.env_keys.variables(file.pack, component, key).contains(&read.name) {
                    set.push(EnvValue { value: value.clone(), file: file.rel.clone(), line: *line });
                }
            }
        }
        EnvInfo { set, ..EnvInfo::from(read) }
    }

    /// The variables, with their defaults, of the keys that a call asks for.
    pub(super) fn variables_of_keys(&mut self, rule: &Rule, on: &Subject) -> Vec<(String, Option<String>)> {
        let component = self.world.unit(on.at.file).component;
        let asked = self.select(&rule.gives_config, on).map(|v| self.texts(&v, false)).unwrap_or_default();
        let keys = self.env_keys.clone();
        let mut out = Vec::new();
        for (key, _) in asked {
            let Some(key) = key.as_lit().filter(|key| !key.is_empty()) else { continue };
            let default = self.key_default(on.at.file, rule.pack, key);
            out.extend(keys.variables(rule.pack, component, key).into_iter().map(|name| (name, default.clone())));
        }
        out
    }
}
