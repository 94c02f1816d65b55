//! Reads pack files: those built in, a folder in their place, folders over them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::model::language::Language;
use crate::model::rule::{PackSource, RuleSet};
use crate::rules::compile::fields::Fields;
use crate::rules::compile::{self, Compiled, index};
use crate::rules::error::{PackError, Sink, suggest};
use crate::rules::lint::check as check_vocabulary;
use crate::rules::{guards, parse, prepared, schemas, scm, services};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/queries");

/// Where the packs come from that overlays lie on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PackOrigin<'a> {
    /// Those in the binary.
    BuiltIn,
    /// Those of a folder laid out like `queries/`, and none of the binary's.
    Replace(&'a Path),
}

/// Compiled packs, and what is wrong with those that could not be.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) rules: RuleSet,
    /// In the order of files and lines. A pack with a mistake is not in `rules`.
    pub(crate) errors: Vec<PackError>,
}

/// Loads the packs of all languages.
pub(crate) fn load(origin: PackOrigin<'_>, overlays: &[PathBuf]) -> Loaded {
    load_languages(origin, overlays, &Language::ALL, &[], true)
}

/// Loads the packs of some languages, without those whose ids are `disabled` and, unless `tests` are looked at, those about
/// clients of tests. Folders named by the user that hold no packs are not a mistake.
pub(crate) fn load_languages(
    origin: PackOrigin<'_>,
    overlays: &[PathBuf],
    languages: &[Language],
    disabled: &[String],
    tests: bool,
) -> Loaded {
    let mut sources = sources(origin, overlays, languages);
    sources.packs.retain(|(_, id), _| !disabled.contains(id));
    let mut loaded = Loaded { rules: RuleSet::default(), errors: std::mem::take(&mut sources.errors) };
    let mut packs = Vec::with_capacity(sources.packs.len());
    for files in sources.packs.values() {
        match compile_pack(files, &sources, Checks::OfOthers) {
            Ok(pack) if pack.pack.tests && !tests => {}
            Ok(pack) => packs.push(pack),
            Err(mistakes) => loaded.errors.extend(mistakes),
        }
    }
    loaded.rules.rules.reserve(packs.iter().map(|pack| pack.rules.len()).sum());
    packs.into_iter().for_each(|pack| index::add(&mut loaded.rules, pack));
    loaded.rules.guard_words = guards::words().clone();
    for (source, file) in sources.catalogue.values() {
        loaded.errors.extend(services::add(&mut loaded.rules, file, (*source, Checks::OfOthers), languages));
    }
    loaded.errors.sort();
    loaded
}

/// The ids of all packs, of whatever language, and of files that are no source code.
pub(crate) fn ids(origin: PackOrigin<'_>, overlays: &[PathBuf]) -> BTreeSet<String> {
    let packs = sources(origin, overlays, &Language::ALL).packs.into_keys().map(|(_, id)| id);
    packs.chain(schemas::schemas().iter().map(|files| files.id.clone())).collect()
}

/// The grammars of a language, each with its name.
pub(crate) type Grammars<'g> = dyn Fn(Language) -> Vec<(&'static str, tree_sitter::Language)> + 'g;

/// What the linter found.
#[derive(Debug, Default)]
pub(crate) struct Linted {
    /// How many packs were looked at.
    pub(crate) packs: usize,
    /// In the order of files and lines.
    pub(crate) errors: Vec<PackError>,
}

/// Checks all packs. Unlike loading this compiles queries, which is slow.
pub(crate) fn lint(origin: PackOrigin<'_>, overlays: &[PathBuf], grammars: &Grammars<'_>) -> Linted {
    let mut sources = sources(origin, overlays, &Language::ALL);
    let mut errors = std::mem::take(&mut sources.errors);
    for files in sources.packs.values() {
        errors.extend(compile_pack(files, &sources, Checks::All).err().unwrap_or_default());
        if let Some(file) = &files.scm {
            errors.extend(scm::check(file, &grammars(files.language)));
        }
    }
    let mut unused = RuleSet::default();
    for (source, file) in sources.catalogue.values() {
        errors.extend(services::add(&mut unused, file, (*source, Checks::All), &Language::ALL));
    }
    errors.sort();
    errors.dedup();
    Linted { packs: sources.packs.len(), errors }
}

/// A file of a pack.
#[derive(Clone, Debug)]
pub(crate) struct SourceFile {
    /// As the user can open it.
    pub(crate) label: String,
    /// Below the packs' folder.
    pub(crate) relative: String,
    pub(crate) text: Cow<'static, str>,
    /// What a built-in file says, read when it was built in.
    pub(crate) prepared: Option<&'static [u8]>,
}

impl SourceFile {
    /// Whether it is a TOML file, not a query.
    pub(crate) fn is_toml(&self) -> bool {
        Path::new(&self.relative).extension().is_some_and(|extension| extension == "toml")
    }
}

/// The files of one pack.
#[derive(Clone, Debug)]
pub(crate) struct PackFiles {
    pub(crate) id: String,
    pub(crate) language: Language,
    pub(crate) source: PackSource,
    pub(crate) toml: Option<SourceFile>,
    pub(crate) scm: Option<SourceFile>,
}

/// The files of all packs, by language name and id.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) packs: BTreeMap<(&'static str, String), PackFiles>,
    /// Files of the catalogue of services by their names.
    pub(crate) catalogue: BTreeMap<String, (PackSource, SourceFile)>,
    pub(crate) errors: Vec<PackError>,
}

/// Finds the files of all packs.
pub(crate) fn sources(origin: PackOrigin<'_>, overlays: &[PathBuf], languages: &[Language]) -> Sources {
    let mut sources = Sources::default();
    match origin {
        PackOrigin::BuiltIn => sources.add_built_in(languages),
        PackOrigin::Replace(folder) => sources.add_folder(folder, languages),
    }
    for overlay in overlays {
        sources.add_folder(overlay, languages);
    }
    sources
}

impl Sources {
    fn add_built_in(&mut self, languages: &[Language]) {
        for language in languages {
            let Some(folder) = BUILT_IN.get_dir(language.name()) else { continue };
            for file in folder.files() {
                let relative = slashes(file.path());
                let Some(text) = file.contents_utf8() else { continue };
                let label = format!("queries/{relative}");
                let prepared = prepared::of(&relative);
                let source = SourceFile { label, relative, text: Cow::Borrowed(text), prepared };
                self.add(*language, file.path(), PackSource::BuiltIn, source);
            }
        }
        if languages.is_empty() {
            return;
        }
        for file in BUILT_IN.get_dir("services").into_iter().flat_map(Dir::files) {
            let relative = slashes(file.path());
            if let Some(text) = file.contents_utf8() {
                let label = format!("queries/{relative}");
                let prepared = prepared::of(&relative);
                let source = SourceFile { label, relative: relative.clone(), text: Cow::Borrowed(text), prepared };
                self.catalogue.insert(relative, (PackSource::BuiltIn, source));
            }
        }
    }

    fn add_folder(&mut self, folder: &Path, languages: &[Language]) {
        let walk = walkdir::WalkDir::new(folder).min_depth(2).max_depth(2).follow_links(true).sort_by_file_name();
        for entry in walk.into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
            let path = entry.path();
            if !is_pack_file(path) {
                continue;
            }
            let label = slashes(path.strip_prefix(".").unwrap_or(path));
            let relative = path.strip_prefix(folder).map(slashes).unwrap_or_default();
            if services::is_catalogue(&relative) {
                match std::fs::read_to_string(path) {
                    Ok(text) => {
                        let file =
                            SourceFile { label, relative: relative.clone(), text: Cow::Owned(text), prepared: None };
                        self.catalogue.insert(relative, (PackSource::User, file));
                    }
                    Err(error) => self.error(label, format!("cannot be read: {error}"), None),
                }
                continue;
            }
            let language = match relative.split('/').next().map(|name| (name, Language::from_name(name))) {
                Some((_, Some(language))) => language,
                // Templates of prompts lie beside the packs.
                Some(("prompts", None)) => continue,
                Some((name, None)) => {
                    let hint = suggest(name, Language::ALL.map(Language::name));
                    self.error(label, format!("unknown language folder `{name}`"), hint);
                    continue;
                }
                None => continue,
            };
            if !languages.contains(&language) {
                continue;
            }
            match std::fs::read_to_string(path) {
                Ok(text) => {
                    let source = SourceFile { label, relative, text: Cow::Owned(text), prepared: None };
                    self.add(language, path, PackSource::User, source);
                }
                Err(error) => self.error(label, format!("cannot be read: {error}"), None),
            }
        }
    }

    /// Adds a file; it takes the place of the same file of an earlier folder. A TOML file takes the place of the
    /// whole pack, since its queries belong to it.
    fn add(&mut self, language: Language, path: &Path, source: PackSource, file: SourceFile) {
        let Some(id) = path.file_stem().and_then(|stem| stem.to_str()) else { return };
        let key = (language.name(), id.to_owned());
        let empty = || PackFiles { id: id.to_owned(), language, source, toml: None, scm: None };
        let pack = self.packs.entry(key).or_insert_with(empty);
        pack.source = source;
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("toml") => {
                let beside = parent(&file.label).to_owned();
                pack.scm.take_if(|scm| parent(&scm.label) != beside);
                pack.toml = Some(file);
            }
            Some("scm") => pack.scm = Some(file),
            _ => {}
        }
    }

    fn error(&mut self, file: String, message: String, hint: Option<String>) {
        self.errors.push(PackError { file, line: 1, column: 1, message, hint });
    }
}

/// Which packs are checked against the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Checks {
    All,
    /// Those that are not built in: the linter has seen the others.
    OfOthers,
}

impl Checks {
    /// Whether files from `source` are checked.
    pub(crate) fn are_of(self, source: PackSource) -> bool {
        self == Checks::All || source != PackSource::BuiltIn
    }
}

/// Compiles a pack, or tells all that is wrong with it.
pub(crate) fn compile_pack(files: &PackFiles, all: &Sources, checks: Checks) -> Result<Compiled, Vec<PackError>> {
    let mut errors = Vec::new();
    let mut compiled = None;
    if let Some(file) = &files.toml {
        let sink = Sink::new(&file.label, &file.text);
        if let Some(table) = parse::document(file, &sink) {
            let root = Fields { table: &table, offset: 0, sink: &sink };
            if checks.are_of(files.source) {
                check_vocabulary(root);
            }
            check_id(root, files, all);
            compiled = Some(compile::pack(root, &files.id, files.language, files.source));
        }
        errors.extend(sink.into_errors());
    }
    if let Some(file) = &files.scm {
        let sink = Sink::new(&file.label, &file.text);
        let base = compiled.get_or_insert_with(|| scm::bare_pack(files, &sink));
        scm::add(base, file, &sink);
        errors.extend(sink.into_errors());
    }
    match compiled {
        Some(compiled) if errors.is_empty() => Ok(compiled),
        _ => Err(errors),
    }
}

/// The id is the file's name, so that it is unique and a file is found by it.
fn check_id(root: Fields<'_, '_>, files: &PackFiles, all: &Sources) {
    let Some(id) = root.text("id").filter(|id| id.value != files.id) else { return };
    let other = all.packs.get(&(files.language.name(), id.value.to_owned()));
    if let Some(other) = other.and_then(|other| other.toml.as_ref()) {
        root.sink.error(id.start, format!("duplicate pack id `{}`: see {}", id.value, other.label));
        return;
    }
    let hint = Some(format!("name the file {}.toml, or write id = \"{}\"", id.value, files.id));
    root.sink.hinted(id.start, format!("the id `{}` is not the name of the file", id.value), hint);
}

fn is_pack_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml" || extension == "scm")
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// A path with `/` on every system.
fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// What is wrong with the text of one pack: a query when it starts with a semicolon or parenthesis, else TOML.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn check_text(language: Language, text: &str, grammars: &Grammars<'_>) -> Vec<PackError> {
    let extension = if text.starts_with([';', '(']) { "scm" } else { "toml" };
    let name = format!("{}/fuzzed.{extension}", language.name());
    let file =
        SourceFile { label: name.clone(), relative: name.clone(), text: Cow::Owned(text.to_owned()), prepared: None };
    let mut sources = Sources::default();
    sources.add(language, Path::new(&name), PackSource::User, file);
    let mut errors = Vec::new();
    for files in sources.packs.values() {
        match compile_pack(files, &sources, Checks::All) {
            Ok(pack) => index::add(&mut RuleSet::default(), pack),
            Err(mistakes) => errors.extend(mistakes),
        }
        errors.extend(files.scm.iter().filter_map(|file| scm::check(file, &grammars(files.language))));
    }
    errors
}
