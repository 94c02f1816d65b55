//! Which files need not be parsed: those that can neither hold a point nor say anything about one.
//!
//! A file is a root when it imports what a pack is for, stands where files are routes, or looks like it uses a
//! framework that its component declares. Whoever imports a root, however indirectly, may get routers from it;
//! whatever all of these import may hold their constants, handlers and routers. The rest is left out, and so are files
//! of scopes that are not asked for, tests first of all, unless what is asked for imports them.

use std::hash::BuildHasher;

use aho_corasick::AhoCorasick;
use memchr::memmem;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::discover::{Discovery, SourceFile};
use crate::extract;
use crate::model::language::Language;
use crate::model::rule::{Emit, Pack, RuleSet, Shape, normalize_qualified};
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::resolve::{FileId, FileRules, Listed, Modules, Part};

/// What a look at the text of one file showed.
pub(super) struct Glimpse {
    /// It may hold points itself.
    pub(super) root: bool,
    /// It imports what a pack is for.
    pub(super) gated: bool,
    /// It imports a pack whose generated files stay unread.
    pub(super) closed: bool,
    /// It may register routes on a router of the project's own.
    registers: bool,
    /// It may make a framework load the modules of a folder.
    loads: bool,
    /// It may name the module that settings are in.
    sets: bool,
    /// The files that it imports, by index.
    imports: Vec<u32>,
}

/// Looks at files and chooses.
pub(super) struct Prefilter<'a> {
    files: &'a [SourceFile],
    modules: Modules<'a>,
    languages: Vec<Signs>,
    /// Files at places that are routes.
    placed: Vec<bool>,
    /// Tests are read, whatever they import.
    tests: bool,
    /// The scopes whose points are listed.
    asked: &'a [FileScope],
}

/// What tells that a file of a language matters.
struct Signs {
    language: Language,
    /// What imports start with that packs and the catalogue of services are for.
    gates: FxHashSet<&'static str>,
    /// Those of packs whose generated files stay unread.
    closing: FxHashSet<&'static str>,
    /// First names of what packs know that is there without an import.
    globals: Vec<&'static str>,
    /// Components that declare one of the packs.
    declared: Vec<bool>,
    /// Names that packs expect routers to have.
    receivers: Option<AhoCorasick>,
    /// Calls that register on any router, by what they give to it: `.addRoute(`.
    registering: Option<AhoCorasick>,
    methods: FxHashSet<&'static str>,
    /// Names of tables.
    tables: Vec<&'static str>,
    /// Last names of calls that load folders.
    loaders: Vec<&'static str>,
    /// Environment variables that name modules of settings.
    variables: Vec<&'static str>,
}

impl<'a> Prefilter<'a> {
    pub(super) fn new(rules: &RuleSet, found: &'a Discovery, parts: &[Part], places: &FileRules) -> Prefilter<'a> {
        let files = &found.files;
        let listed = files.iter().map(|f| Listed { rel: &f.rel, dialect: f.dialect }).collect();
        let placed = files.iter().map(|file| {
            let folder = parts.get(file.component).map_or("", |part| part.folder.as_str());
            !rules.files.is_empty() && !places.places(rules, &file.rel, folder).is_empty()
        });
        Prefilter {
            files,
            modules: Modules::new(listed, &found.project).knowing(rules),
            languages: Language::ALL.into_iter().map(|language| Signs::new(language, rules, parts)).collect(),
            placed: placed.collect(),
            tests: false,
            asked: &FileScope::ALL,
        }
    }

    /// The same with all tests read.
    pub(super) fn with_tests(mut self, tests: bool) -> Prefilter<'a> {
        self.tests = tests;
        self
    }

    /// The same for points of some scopes only.
    pub(super) fn for_scopes(mut self, asked: &'a [FileScope]) -> Prefilter<'a> {
        self.asked = asked;
        self
    }

    /// Whether files of a scope matter by themselves: tests and examples say nothing about other code.
    pub(super) fn is_asked(&self, scope: FileScope) -> bool {
        match scope {
            FileScope::Production | FileScope::Vendored => true,
            FileScope::Test => self.tests || self.asked.contains(&scope),
            FileScope::Example => self.asked.contains(&scope),
        }
    }

    /// Whether there are files that do not matter by themselves.
    pub(super) fn leaves_aside(&self) -> bool {
        self.files.iter().any(|file| !self.is_asked(file.scope))
    }

    /// Looks at file `number`.
    pub(super) fn glimpse(&self, number: usize, source: &[u8]) -> Glimpse {
        let file = &self.files[number];
        let language = file.dialect.language();
        let from = FileId(number as u32);
        let mut glimpse = Glimpse {
            root: false,
            gated: false,
            closed: false,
            registers: false,
            loads: false,
            sets: false,
            imports: Vec::new(),
        };
        let Some(signs) = self.languages.iter().find(|signs| signs.language == language) else { return glimpse };
        let mut seen: FxHashSet<u64> = FxHashSet::default();
        let mut follow = |path: &str| {
            if seen.insert(FxBuildHasher.hash_one(path)) {
                glimpse.gated |= signs.is_opened_by(path);
                glimpse.closed |= signs.is_below(path, &signs.closing);
                glimpse.imports.extend(self.modules.leads_to(from, path).map(|target| target.0));
            }
        };
        extract::imports(language, source, &mut |path| {
            follow(path);
            if language == Language::Python && !path.starts_with('.') {
                path.match_indices('.').for_each(|(dot, _)| follow(&path[..dot]));
            }
        });
        glimpse.imports.sort_unstable();
        glimpse.imports.dedup();
        glimpse.root = (self.tests && file.scope == FileScope::Test)
            || glimpse.gated
            || self.placed[number]
            || signs.is_hinted(file.component, source);
        let mentions = |names: &[&str]| names.iter().any(|name| memmem::find(source, name.as_bytes()).is_some());
        // What reads the environment says so without an import.
        glimpse.root |= mentions(environment(language));
        glimpse.registers = signs.registering.as_ref().is_some_and(|calls| calls.is_match(source));
        glimpse.loads = mentions(&signs.loaders);
        glimpse.sets = mentions(&signs.variables);
        glimpse
    }

    /// All files whose scope is asked for, and what they import, given the glimpses of those that can be parsed.
    pub(super) fn all(&self, glimpses: &[Option<Glimpse>]) -> Vec<bool> {
        let asked = self.files.iter().map(|file| self.is_asked(file.scope)).collect();
        let graph = Graph::new(self.files, glimpses);
        graph.reach(asked, &graph.imports)
    }

    /// The files to parse, given the glimpses of those that can be.
    pub(super) fn chosen(&self, glimpses: &[Option<Glimpse>]) -> Vec<bool> {
        let graph = Graph::new(self.files, glimpses);
        let seen = |of: fn(&Glimpse) -> bool| glimpses.iter().map(move |glimpse| glimpse.as_ref().is_some_and(of));
        let mut roots: Vec<bool> = seen(|glimpse| glimpse.root).collect();
        let gated = seen(|glimpse| glimpse.gated).zip(self.files).filter(|(gated, _)| *gated);
        let in_use: FxHashSet<Language> = gated.map(|(_, file)| file.dialect.language()).collect();
        for ((number, registers), file) in seen(|glimpse| glimpse.registers).enumerate().zip(self.files) {
            roots[number] |= registers && in_use.contains(&file.dialect.language());
        }
        let mut needed = graph.reach(roots, &graph.importers);
        for (number, sets) in seen(|glimpse| glimpse.sets).enumerate() {
            needed[number] |= sets;
        }
        for (number, file) in self.files.iter().enumerate() {
            let signs = self.languages.iter().find(|signs| signs.language == file.dialect.language());
            needed[number] |= signs.is_some_and(|signs| !signs.variables.is_empty()) && is_settings(&file.rel);
        }
        let kind = |file: &SourceFile| (file.component, file.dialect.language());
        let loading = seen(|glimpse| glimpse.loads).zip(self.files).filter(|(loads, _)| *loads);
        let loading: FxHashSet<(usize, Language)> = loading.map(|(_, file)| kind(file)).collect();
        for (number, file) in self.files.iter().enumerate() {
            needed[number] |= loading.contains(&kind(file));
        }
        for (number, file) in self.files.iter().enumerate() {
            needed[number] &= self.is_asked(file.scope);
        }
        let mut chosen = graph.reach(needed, &graph.imports);
        chosen.truncate(self.files.len());
        chosen
    }
}

/// Whether a text has `name` as a word.
fn has_word(source: &[u8], name: &str) -> bool {
    let part = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    memmem::find_iter(source, name).any(|at| {
        let before = at.checked_sub(1).and_then(|at| source.get(at));
        !part(before) && !part(source.get(at + name.len()))
    })
}

/// Whether a name is one of what a language brings itself, and not too short to look for.
fn is_global(name: &str) -> bool {
    name.len() > 3 && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// How a language reads environment variables.
fn environment(language: Language) -> &'static [&'static str] {
    match language {
        Language::Python => &["environ", "getenv"],
        Language::Ecma => &["process.env", "import.meta.env", "Bun.env"],
        Language::Go => &["os.Getenv", "os.LookupEnv"],
    }
}

impl Signs {
    fn new(language: Language, rules: &RuleSet, parts: &[Part]) -> Signs {
        // What only says how a request is read, or where files stand that are routes, brings no points by an import.
        let telling = rules.rules.iter().filter(|rule| rule.shape != Shape::File && rule.emit != Emit::Nothing);
        let tells: FxHashSet<usize> = telling.map(|rule| rule.pack).collect();
        let packs = rules.packs.iter().enumerate().filter(|(n, pack)| pack.language == language && tells.contains(n));
        let packs: Vec<&Pack> = packs.map(|(_, pack)| pack).collect();
        let shapes = rules.by_shape.iter().filter(|((l, _), _)| *l == language);
        let mut names = FxHashSet::default();
        let mut methods = FxHashSet::default();
        for ((_, method), numbers) in shapes {
            methods.insert(method.as_str());
            names.extend(
                numbers.iter().flat_map(|n| &rules.rules[*n as usize].receiver_names).map(|name| name.as_str()),
            );
        }
        let mut loaders = Vec::new();
        let mut globals = FxHashSet::default();
        let mut look = |rule: u32, from: &[Sym], names: &[Sym]| {
            let rule = &rules.rules[rule as usize];
            if rule.folder.is_some() {
                loaders.extend(names.iter().filter_map(|name| name.as_str().rsplit(['.', '/']).next()));
            }
            let pack = &rules.packs[rule.pack];
            let from = from.iter().map(|name| name.as_str());
            if pack.gate.is_empty() {
                globals.extend(from.filter_map(|name| name.split(['.', '/']).next()).filter(|name| !name.is_empty()));
            } else if pack.is_always_open() {
                globals.extend(from.filter_map(|name| name.rsplit(['.', '/']).next()).filter(|name| is_global(name)));
            }
        };
        for ((_, name), numbers) in rules.by_callee.iter().filter(|((l, _), _)| *l == language) {
            numbers.iter().for_each(|number| look(*number, &[*name], &[*name]));
        }
        for pattern in rules.methods.patterns().iter().filter(|pattern| pattern.language == language) {
            look(pattern.rule, &pattern.types, &pattern.methods);
        }
        let generic = |number: &u32| rules.services.all.get(*number as usize).is_some_and(|s| s.generic && !s.skip);
        // A handler whose type says something imports it.
        let untyped = |number: &u32| rules.rules[*number as usize].handler_takes.iter().all(|ty| ty.is_empty());
        let own = rules.by_handler.iter().filter(|((l, _), numbers)| *l == language && numbers.iter().any(untyped));
        let own: Vec<String> = own.map(|((_, method), _)| format!(".{method}(")).collect();
        let services = rules.services.by_package.iter();
        let services = services.filter(|((l, _), n)| *l == language && generic(n)).map(|((_, package), _)| package);
        let mut signs = Signs {
            language,
            declared: Vec::new(),
            receivers: AhoCorasick::new(names).ok(),
            registering: AhoCorasick::new(own).ok(),
            methods,
            tables: rules.by_binding.keys().filter(|(l, _)| *l == language).map(|(_, name)| name.as_str()).collect(),
            loaders,
            variables: rules.settings.iter().filter(|((l, _), _)| *l == language).map(|(_, v)| v.as_str()).collect(),
            closing: packs
                .iter()
                .filter(|p| p.skips_generated)
                .flat_map(|p| &p.gate)
                .map(|gate| gate.as_str())
                .collect(),
            gates: packs.iter().flat_map(|pack| &pack.gate).map(|gate| gate.as_str()).collect(),
            globals: globals.into_iter().collect(),
        };
        let declares = |part: &Part| part.packages.iter().any(|name| signs.is_opened_by(name));
        signs.declared = parts.iter().map(declares).collect();
        signs.gates.extend(services.map(|gate| gate.as_str()));
        signs
    }

    fn is_opened_by(&self, path: &str) -> bool {
        self.is_below(path, &self.gates)
    }

    fn is_below(&self, path: &str, gates: &FxHashSet<&'static str>) -> bool {
        if gates.is_empty() {
            return false;
        }
        let name = normalize_qualified(self.language, path);
        let below = |name: &str| {
            let ends = name.match_indices(['.', '/', '@']).map(|(end, _)| end).chain([name.len()]);
            ends.into_iter().any(|end| gates.contains(&name[..end]))
        };
        below(&name) || (name != path && below(path))
    }

    /// Whether a file looks like it uses a framework without an import: names what is there without one, or what the
    /// one is called that its component declares.
    fn is_hinted(&self, component: usize, source: &[u8]) -> bool {
        if self.globals.iter().any(|name| has_word(source, name)) {
            return true;
        }
        if !self.declared.get(component).copied().unwrap_or_default() {
            return false;
        }
        self.tables.iter().any(|name| memmem::find(source, name.as_bytes()).is_some())
            || self.receivers.as_ref().is_some_and(|names| {
                names.find_overlapping_iter(source).any(|hit| self.is_method(source[hit.end()..].trim_ascii_start()))
            })
    }

    /// Whether a text starts with `.` and a method that packs know.
    fn is_method(&self, text: &[u8]) -> bool {
        let Some(rest) = text.strip_prefix(b".") else { return false };
        let rest = rest.trim_ascii_start();
        let end = rest.iter().position(|b| !b.is_ascii_alphanumeric() && *b != b'_').unwrap_or(rest.len());
        std::str::from_utf8(&rest[..end]).is_ok_and(|name| self.methods.contains(name))
    }
}

/// Files and Go packages, and what imports what.
struct Graph {
    imports: Vec<Vec<u32>>,
    importers: Vec<Vec<u32>>,
}

impl Graph {
    fn new(files: &[SourceFile], glimpses: &[Option<Glimpse>]) -> Graph {
        let folder = |number: usize| files[number].rel.rsplit_once('/').map_or("", |(folder, _)| folder);
        let is_go = |number: usize| files[number].dialect.language() == Language::Go;
        // A Go file sees all files of its package, and an import brings them all: the package is a node of its own.
        let mut packages: FxHashMap<&str, u32> = FxHashMap::default();
        for number in (0..files.len()).filter(|n| is_go(*n)) {
            let next = (files.len() + packages.len()) as u32;
            packages.entry(folder(number)).or_insert(next);
        }
        let mut imports: Vec<Vec<u32>> = vec![Vec::new(); files.len() + packages.len()];
        for (number, glimpse) in glimpses.iter().enumerate() {
            let Some(glimpse) = glimpse else { continue };
            let package = |number: usize| is_go(number).then(|| packages.get(folder(number)).copied()).flatten();
            imports[number] = glimpse.imports.iter().map(|to| package(*to as usize).unwrap_or(*to)).collect();
            if let Some(own) = package(number) {
                imports[number].push(own);
                if !files[number].rel.ends_with("_test.go") {
                    imports[own as usize].push(number as u32);
                }
            }
        }
        let mut importers: Vec<Vec<u32>> = vec![Vec::new(); imports.len()];
        for (from, targets) in imports.iter().enumerate() {
            targets.iter().for_each(|to| importers[*to as usize].push(from as u32));
        }
        Graph { imports, importers }
    }

    /// What can be reached over `edges` from the files of `from`.
    fn reach(&self, mut from: Vec<bool>, edges: &[Vec<u32>]) -> Vec<bool> {
        from.resize(self.imports.len(), false);
        let mut open: Vec<usize> = (0..from.len()).filter(|n| from[*n]).collect();
        while let Some(number) = open.pop() {
            for next in &edges[number] {
                if !std::mem::replace(&mut from[*next as usize], true) {
                    open.push(*next as usize);
                }
            }
        }
        from
    }
}

/// Whether a module is where settings objects take their members from.
fn is_settings(rel: &str) -> bool {
    let mut parts = rel.rsplit('/');
    parts.next() == Some("settings.py") || parts.next() == Some("settings")
}
