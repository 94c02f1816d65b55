//! All files of a scan with the indexes that resolution asks for. Built once, then read by every thread.

mod build;
mod index;
mod names;
mod packs;

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{ClassId, ExprId, FileFacts, FuncId};
use crate::model::language::{Dialect, Language};
use crate::model::project::Project;
use crate::model::rule::{Emit, Rule, RuleSet, TestFramework};
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::resolve::clusters::clusters;
use crate::resolve::environment::ConfigFile;
use crate::resolve::files::FileRules;
use crate::resolve::gates::Gates;
use crate::resolve::handler_kind::DecidingCalls;
use crate::resolve::keyed::Keyed;
use crate::resolve::modules::{Listed, Modules};
use crate::resolve::params::ParamIndex;
use crate::resolve::value::FileId;
use crate::resolve::wildcards::{Wildcard, wildcards};
use crate::resolve::world::index::UnitIndex;
use crate::resolve::world::packs::{
    active_packs, calls_with, implicit_languages, known_types, registering, router_types,
};

pub(crate) use names::{callee_name, last_name, receiver_type, scopes, strip_index};

/// A source file as resolution sees it.
pub(crate) struct Unit {
    /// Path relative to the root, with `/`.
    pub(crate) rel: String,
    pub(crate) dialect: Dialect,
    pub(crate) scope: FileScope,
    /// Index of its component.
    pub(crate) component: usize,
    /// Written by a tool.
    pub(crate) generated: bool,
    pub(crate) facts: FileFacts,
}

/// A component as resolution sees it.
pub(crate) struct Part {
    /// Its folder, `""` for the root.
    pub(crate) folder: String,
    /// The packages that it declares.
    pub(crate) packages: Vec<String>,
}

/// Places where functions load a module, by module.
pub(crate) type Loads = FxHashMap<FileId, Vec<(FileId, ExprId)>>;

/// The project.
pub(crate) struct World<'a> {
    pub(crate) files: &'a [Unit],
    pub(crate) rules: &'a RuleSet,
    pub(crate) modules: Modules<'a>,
    /// Each made when first asked for.
    index: Vec<OnceLock<UnitIndex>>,
    /// Call sites by the callee's last name.
    calls: FxHashMap<Sym, Vec<(FileId, ExprId)>>,
    /// Stores by member name: (file, number of the store).
    stores: FxHashMap<Sym, Vec<(FileId, u32)>>,
    /// Go methods by (package folder, receiver type).
    methods: FxHashMap<(Sym, Sym), Vec<(FileId, FuncId)>>,
    /// Go package-level names by (package folder, name): (file, binding).
    package: FxHashMap<(Sym, Sym), Vec<(FileId, u32)>>,
    /// Classes by the last name of a base: who derives from a class of that name.
    derived: FxHashMap<Sym, Vec<(FileId, ClassId)>>,
    /// Package folder of each Go file.
    folders: Vec<Sym>,
    /// See [`clusters`].
    clusters: Vec<u32>,
    /// Local names given to default imports and whole modules, by module file.
    pub(crate) aliases: FxHashMap<FileId, Vec<Sym>>,
    /// Local names given to imported names, by imported name.
    renamed: FxHashMap<Sym, Vec<Sym>>,
    /// Names and members given as arguments, by last name, where a function of that name exists.
    arguments: FxHashMap<Sym, Vec<(FileId, ExprId)>>,
    /// Calls of names that are bound to elements of lists, of all files.
    dynamic: Vec<(FileId, ExprId)>,
    /// Names that stand in list and map literals.
    listed: FxHashSet<Sym>,
    /// Struct literals by the last name of their type.
    literals: FxHashMap<Sym, Vec<(FileId, ExprId)>>,
    /// Type names on which routes can hang.
    router_types: FxHashSet<(Language, Sym)>,
    pub(crate) parts: &'a [Part],
    /// Test frameworks; none when tests are not looked at.
    pub(crate) frameworks: &'static [TestFramework],
    pub(crate) gates: Gates,
    pub(crate) file_rules: &'a FileRules,
    /// Whose points are asked for; calls that go out are looked at in these alone.
    asked: &'a [FileScope],
    /// Names of calls that may name a function to call back, with the rule.
    pub(crate) named_callbacks: Vec<(Sym, u32)>,
    /// Names of calls that may declare configuration, with the rule.
    pub(crate) config_calls: Vec<(Sym, u32)>,
    /// The same of what says which fields and keys stand for environment variables.
    pub(crate) env_calls: Vec<(Sym, u32)>,
    /// Files that give values to keys of configuration.
    pub(crate) config_files: Vec<ConfigFile>,
    /// An active pack knows how the environment is read.
    pub(crate) has_env_rules: bool,
    /// Languages with rules that make groups by lexical scope.
    pub(crate) implicit: Vec<Language>,
    /// Where functions load modules, found when first asked for.
    loads: OnceLock<Loads>,
    /// Functions with calls that may decide about the kind of a route, and names that may lead to them.
    deciding: OnceLock<DecidingCalls>,
    deciding_names: OnceLock<FxHashSet<Sym>>,
    /// Whether each pack can matter: some file imports it, or some component declares it.
    active: Vec<bool>,
    /// Last names of calls and decorators that may register something, of active packs.
    registering: FxHashSet<(Language, Sym)>,
    /// Those of them that rules about routers, mounts and tables know.
    routing: FxHashSet<(Language, Sym)>,
    /// Rules of parameters.
    pub(crate) params: ParamIndex,
    service_files: OnceLock<Vec<bool>>,
    pub(crate) keyed: OnceLock<Keyed>,
    /// Names with `*` of the active packs.
    pub(crate) wildcards: Vec<(Language, Wildcard)>,
    wildcard_files: OnceLock<Vec<bool>>,
    /// Last names with `*` of functions, and whether any method of a type with `*` counts.
    pub(crate) wild_callees: Vec<(Language, Wildcard)>,
    pub(crate) any_method: FxHashSet<Language>,
    /// Names of functions with calls that may answer, or that call such functions.
    answering: OnceLock<FxHashSet<Sym>>,
    /// Rules about guards by qualified name.
    pub(crate) guards: FxHashMap<Sym, Vec<u32>>,
    /// Types that packs have rules or members for.
    known_types: FxHashSet<(Language, Sym)>,
}

impl<'a> World<'a> {
    /// `parts` are the components that units name by index.
    pub(crate) fn new(
        files: &'a [Unit],
        rules: &'a RuleSet,
        project: &'a Project,
        parts: &'a [Part],
        file_rules: &'a FileRules,
        asked: &'a [FileScope],
    ) -> World<'a> {
        let listed = files.iter().map(|u| Listed { rel: &u.rel, dialect: u.dialect }).collect();
        let modules = Modules::new(listed, project).knowing(rules);
        let folders = files.iter().map(|u| Sym::new(u.rel.rsplit_once('/').map_or("", |p| p.0))).collect();
        let mut world = World {
            files,
            rules,
            clusters: clusters(files, &modules),
            modules,
            index: files.iter().map(|_| OnceLock::new()).collect(),
            calls: FxHashMap::default(),
            stores: FxHashMap::default(),
            methods: FxHashMap::default(),
            package: FxHashMap::default(),
            derived: FxHashMap::default(),
            folders,
            aliases: FxHashMap::default(),
            renamed: FxHashMap::default(),
            arguments: FxHashMap::default(),
            dynamic: Vec::new(),
            literals: FxHashMap::default(),
            listed: FxHashSet::default(),
            router_types: router_types(rules),
            parts,
            frameworks: &[],
            gates: Gates::new(rules, files.len(), parts.len()),
            file_rules,
            asked,
            named_callbacks: Vec::new(),
            config_calls: Vec::new(),
            env_calls: Vec::new(),
            config_files: Vec::new(),
            has_env_rules: false,
            implicit: implicit_languages(rules),
            loads: OnceLock::new(),
            deciding: OnceLock::new(),
            deciding_names: OnceLock::new(),
            active: Vec::new(),
            registering: FxHashSet::default(),
            routing: FxHashSet::default(),
            params: ParamIndex::new(rules),
            service_files: OnceLock::new(),
            keyed: OnceLock::new(),
            wildcards: Vec::new(),
            wildcard_files: OnceLock::new(),
            wild_callees: Vec::new(),
            any_method: FxHashSet::default(),
            answering: OnceLock::new(),
            guards: super::contract::guards_by_name(rules),
            known_types: known_types(rules),
        };
        world.active = active_packs(files, rules, parts);
        world.registering = registering(rules, &world.active, &|_| true);
        let crosses = |emit| matches!(emit, Emit::Point(_) | Emit::Env | Emit::Double | Emit::Carrier);
        world.routing = registering(rules, &world.active, &|emit| !crosses(emit));
        super::aliases::extend(files, &mut world.registering);
        super::aliases::extend(files, &mut world.routing);
        world.wildcards = wildcards(rules, &world.active);
        world.wild_callees = world.wildcards.iter().map(|(language, w)| (*language, w.last())).collect();
        let any = Sym::new("*");
        world.any_method = world.registering.iter().filter(|(_, name)| *name == any).map(|(l, _)| *l).collect();
        world.named_callbacks = calls_with(rules, &world.active, |r| r.folder.is_some() || r.callback.is_some());
        world.config_calls = calls_with(rules, &world.active, Rule::declares_items);
        world.env_calls = calls_with(rules, &world.active, |r| match r.emit {
            Emit::Config => r.items.is_empty(),
            Emit::Env => r.boundary.as_ref().is_some_and(|b| !b.tags.is_empty()),
            _ => false,
        });
        world.has_env_rules = rules.rules.iter().any(|r| r.emit == Emit::Env && world.active[r.pack]);
        let functions: FxHashSet<Sym> =
            files.iter().flat_map(|u| u.facts.functions.iter().map(|f| f.name)).filter(|n| !n.is_empty()).collect();
        for n in 0..files.len() {
            let file = FileId(n as u32);
            world.add(file);
            world.add_arguments(file, &functions);
        }
        world.add_registering_classes();
        world
    }

    /// Whether a pack has rules or members for a type.
    pub(crate) fn is_known_type(&self, language: Language, ty: Sym) -> bool {
        self.rules.methods.has_type(language, ty) || self.known_types.contains(&(language, ty))
    }

    /// Files from which services of the catalogue may be called.
    pub(crate) fn service_files(&self) -> &[bool] {
        self.service_files.get_or_init(|| self.find_service_files())
    }

    pub(crate) fn loads(&self) -> &Loads {
        self.loads.get_or_init(|| self.find_loads())
    }

    pub(crate) fn answering(&self) -> &FxHashSet<Sym> {
        self.answering.get_or_init(|| self.find_answering())
    }

    pub(crate) fn deciding(&self) -> &DecidingCalls {
        self.deciding.get_or_init(|| self.find_deciding())
    }

    pub(crate) fn deciding_names(&self) -> &FxHashSet<Sym> {
        self.deciding_names.get_or_init(|| self.find_deciding_names())
    }

    pub(crate) fn unit(&self, file: FileId) -> &'a Unit {
        &self.files[file.0 as usize]
    }

    /// Whether what `from` says about `to` counts: tests and examples say nothing about production code, nothing is
    /// said about another language or application.
    pub(crate) fn may_see(&self, from: FileId, to: FileId) -> bool {
        let cluster = |file: FileId| self.clusters[file.0 as usize];
        if cluster(from) != cluster(to) || self.facts(from).language != self.facts(to).language {
            return false;
        }
        let (from, to) = (self.unit(from).scope, self.unit(to).scope);
        from == to || !matches!(from, FileScope::Test | FileScope::Example)
    }

    pub(crate) fn facts(&self, file: FileId) -> &'a FileFacts {
        &self.files[file.0 as usize].facts
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.files.len() as u32).map(FileId)
    }

    /// Names given as arguments, by last name.
    pub(crate) fn arguments_named(&self, name: Sym) -> &[(FileId, ExprId)] {
        self.arguments.get(&name).map_or(&[], Vec::as_slice)
    }

    /// Calls of list elements in files that may see `file`.
    pub(crate) fn dynamic_calls(&self, file: FileId) -> impl Iterator<Item = (FileId, ExprId)> + '_ {
        let language = self.facts(file).language;
        self.dynamic.iter().copied().filter(move |(f, _)| self.facts(*f).language == language)
    }

    /// Whether a call or decorator of this name may be about routes.
    pub(crate) fn may_route(&self, language: Language, name: Sym) -> bool {
        self.routing.contains(&(language, name))
    }

    /// Whether the points of a file are asked for.
    pub(crate) fn is_asked(&self, file: FileId) -> bool {
        let scope = self.unit(file).scope;
        self.asked.contains(&scope) || (scope == FileScope::Test && !self.frameworks.is_empty())
    }

    /// Whether a file is looked at for points: tests and examples say nothing about other code.
    pub(crate) fn is_looked_at(&self, file: FileId) -> bool {
        matches!(self.unit(file).scope, FileScope::Production | FileScope::Vendored) || self.is_asked(file)
    }

    /// Whether the points of a file are listed: not those of tests that are looked at for what they exercise.
    pub(crate) fn is_listed_file(&self, file: FileId) -> bool {
        self.asked.contains(&self.unit(file).scope)
    }

    /// Whether a call can be nothing but one that goes out, as its name tells.
    pub(crate) fn only_goes_out(&self, file: FileId, expr: ExprId) -> bool {
        let facts = self.facts(file);
        callee_name(facts, expr).is_some_and(|name| !self.routing.contains(&(facts.language, name)))
    }

    /// Whether a call may be one of what is called like a name with `*`.
    pub(crate) fn may_be_wild(&self, file: FileId, name: Sym) -> bool {
        let language = self.facts(file).language;
        if self.wildcards.is_empty() && !self.any_method.contains(&language) {
            return false;
        }
        let near = self.wildcard_files.get_or_init(|| self.find_wildcard_files())[file.0 as usize];
        near && (self.any_method.contains(&language) || self.is_wild(language, name))
    }

    /// Whether a call or decorator of this name may register something.
    pub(crate) fn may_register(&self, language: Language, name: Sym) -> bool {
        self.registering.contains(&(language, name))
    }

    /// Whether a pack can matter at all in this project.
    pub(crate) fn is_active(&self, pack: usize) -> bool {
        self.active.get(pack).copied().unwrap_or(false)
    }

    /// Whether a file's component declares one of the packages.
    pub(crate) fn declares(&self, component: usize, wanted: &[Sym]) -> bool {
        let declared = self.parts.get(component);
        declared.is_some_and(|d| d.packages.iter().any(|p| wanted.iter().any(|w| w.as_str() == p)))
    }

    /// Whether a component declares a package of a pack, or a file of it imports the gate.
    pub(crate) fn is_used(&self, component: usize, pack: usize) -> bool {
        self.declares(component, &self.rules.packs[pack].packages)
            || self.ids().any(|file| self.unit(file).component == component && self.is_gated(file, pack))
    }

    /// The folder of a component, `""` for the root.
    pub(crate) fn folder_of(&self, component: usize) -> &'a str {
        self.parts.get(component).map_or("", |part| part.folder.as_str())
    }

    /// Whether routes can hang on a value with one of these type names.
    pub(crate) fn is_router_type(&self, language: Language, types: &[Sym]) -> bool {
        types.iter().any(|t| self.router_types.contains(&(language, *t)))
    }

    pub(crate) fn calls_named(&self, name: Sym) -> &[(FileId, ExprId)] {
        self.calls.get(&name).map_or(&[], Vec::as_slice)
    }

    /// Whether something of this name stands in a list or map.
    pub(crate) fn is_listed(&self, name: Sym) -> bool {
        self.listed.contains(&name)
    }

    /// Struct literals whose type has this last name.
    pub(crate) fn literals_named(&self, name: Sym) -> &[(FileId, ExprId)] {
        self.literals.get(&name).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn stores_named(&self, name: Sym) -> &[(FileId, u32)] {
        self.stores.get(&name).map_or(&[], Vec::as_slice)
    }

    /// Local names that other files give to an exported `name`.
    pub(crate) fn renamed(&self, name: Sym) -> &[Sym] {
        self.renamed.get(&name).map_or(&[], Vec::as_slice)
    }

    /// The folder of a file, `""` for the root: the identity of a Go package.
    pub(crate) fn folder(&self, file: FileId) -> Sym {
        self.folders[file.0 as usize]
    }

    pub(crate) fn go_methods(&self, folder: Sym, receiver: Sym) -> &[(FileId, FuncId)] {
        self.methods.get(&(folder, receiver)).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn go_package(&self, folder: Sym, name: Sym) -> &[(FileId, u32)] {
        self.package.get(&(folder, name)).map_or(&[], Vec::as_slice)
    }

    /// Classes with a base whose last name is `name`.
    pub(crate) fn derived_from(&self, name: Sym) -> &[(FileId, ClassId)] {
        self.derived.get(&name).map_or(&[], Vec::as_slice)
    }
}
