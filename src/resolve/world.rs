//! All files of a scan with the indexes that resolution asks for. Built once, then read by every thread.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{ClassId, Expr, ExprId, FileFacts, FuncId, Function, ParamKind, Scope, ScopeId};
use crate::model::language::{Dialect, Language};
use crate::model::project::Project;
use crate::model::rule::{Emit, ParamRuleKind, Returns, Rule, RuleSet, Shape, TestFramework, normalize_qualified};
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

/// Per-file index.
pub(crate) struct UnitIndex {
    /// Binding numbers sorted by (name, scope, program order).
    bindings: Vec<u32>,
    /// The call that an expression is the callee's base of: `a` in `a.m()`, sorted by the base.
    chained: Vec<(ExprId, ExprId)>,
    /// The call that an expression is an argument of, with the argument's number, sorted.
    argument_of: Vec<(ExprId, ExprId, u16)>,
    /// The call whose callee is itself a call: `f` in `f(a)(b)`, sorted.
    called: Vec<(ExprId, ExprId)>,
    /// The expression of each function literal, by function.
    func_exprs: Vec<ExprId>,
    /// Calls that grow a list bound to a name: name, call, whether the argument is a list itself; sorted by
    /// name.
    appends: Vec<(Sym, ExprId, bool)>,
    /// Functions by their first expressions, each with the number in this list of the one around it.
    nested: Vec<(ExprId, FuncId, Option<u32>)>,
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
        world.routing =
            registering(rules, &world.active, &|emit| !matches!(emit, Emit::Point(_) | Emit::Env | Emit::Double));
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

    fn add(&mut self, file: FileId) {
        let facts = &self.files[file.0 as usize].facts;
        for (n, expr) in facts.exprs.iter().enumerate() {
            match expr {
                Expr::Call { callee, .. } => {
                    if let Some(name) = last_name(facts, callee) {
                        self.calls.entry(name).or_default().push((file, ExprId(n as u32)));
                    }
                }
                Expr::List { items } | Expr::Map { entries: items } => {
                    for item in facts.items(items) {
                        self.listed.extend(last_name(facts, *item));
                    }
                }
                Expr::Struct { ty, .. } => {
                    if let Some(name) = last_name(facts, ty) {
                        self.literals.entry(name).or_default().push((file, ExprId(n as u32)));
                    }
                }
                _ => {}
            }
        }
        for (n, store) in facts.stores.iter().enumerate() {
            if !store.name.is_empty() {
                self.stores.entry(store.name).or_default().push((file, n as u32));
            }
        }
        for (n, class) in facts.classes.iter().enumerate() {
            for base in &class.bases {
                if let Some(name) = last_name(facts, strip_index(facts, *base)) {
                    self.derived.entry(name).or_default().push((file, ClassId(n as u32)));
                }
            }
        }
        if facts.language == Language::Go {
            self.add_go(file, facts);
        } else {
            self.add_import_names(file, facts);
        }
    }

    /// Classes of the project whose bases register something when they are made do so too.
    fn add_registering_classes(&mut self) {
        let mut open = registering_callees(self.rules, &self.active, &|_| true);
        while let Some((language, base)) = open.pop() {
            for (file, class) in self.derived.get(&base).into_iter().flatten() {
                let facts = &self.files[file.0 as usize].facts;
                let name = facts.classes[class.index()].name;
                if facts.language == language && self.registering.insert((language, name)) {
                    open.push((language, name));
                }
            }
        }
    }

    fn add_arguments(&mut self, file: FileId, functions: &FxHashSet<Sym>) {
        let facts = &self.files[file.0 as usize].facts;
        let bound = |wanted: &dyn Fn(ExprId) -> bool| -> FxHashSet<Sym> {
            facts.bindings.iter().filter(|b| wanted(b.value)).map(|b| b.name).collect()
        };
        let elements = bound(&|value| is_element(facts, value));
        let imported = bound(&|value| matches!(facts.expr(value), Expr::Import(_)));
        let mut arguments: Vec<(ExprId, Sym)> = Vec::new();
        for (n, expr) in facts.exprs.iter().enumerate() {
            let Expr::Call { callee, args, .. } = expr else { continue };
            if matches!(facts.expr(callee), Expr::Name { name, .. } if elements.contains(&name)) {
                self.dynamic.push((file, ExprId(n as u32)));
            }
            arguments.extend(facts.arguments(args).iter().filter_map(|arg| match facts.expr(arg.value) {
                Expr::Name { name, .. } if functions.contains(&name) || imported.contains(&name) => {
                    Some((arg.value, name))
                }
                Expr::Member { name, .. } if functions.contains(&name) => Some((arg.value, name)),
                _ => None,
            }));
        }
        arguments.sort_unstable_by_key(|argument| argument.0);
        for (argument, name) in arguments {
            self.arguments.entry(name).or_default().push((file, argument));
        }
    }

    fn add_go(&mut self, file: FileId, facts: &'a FileFacts) {
        let folder = self.folders[file.0 as usize];
        for (n, function) in facts.functions.iter().enumerate() {
            if let Some(receiver) = receiver_type(facts, function) {
                self.methods.entry((folder, receiver)).or_default().push((file, FuncId(n as u32)));
            }
        }
        for (n, binding) in facts.bindings.iter().enumerate() {
            let imported = matches!(facts.expr(binding.value), Expr::Import(_));
            if binding.scope == ScopeId(0) && !imported {
                self.package.entry((folder, binding.name)).or_default().push((file, n as u32));
            }
        }
    }

    fn add_import_names(&mut self, file: FileId, facts: &'a FileFacts) {
        for binding in &facts.bindings {
            let Expr::Import(import) = facts.expr(binding.value) else { continue };
            let import = &facts.imports[import.index()];
            match import.name.as_str() {
                "default" | "=" | "*" => {
                    if let Some(target) = self.modules.file_of(file, import.module) {
                        self.aliases.entry(target).or_default().push(binding.name);
                    }
                }
                _ if import.name != binding.name => {
                    self.renamed.entry(import.name).or_default().push(binding.name);
                }
                _ => {}
            }
        }
    }

    fn index(&self, file: FileId) -> &UnitIndex {
        self.index[file.0 as usize].get_or_init(|| UnitIndex::new(self.facts(file)))
    }

    /// Whether a pack has rules or members for a type.
    pub(crate) fn is_known_type(&self, language: Language, ty: Sym) -> bool {
        self.known_types.contains(&(language, ty))
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

    /// Bindings of `name` declared in `scope` of `file`, in program order.
    pub(crate) fn bindings(&self, file: FileId, scope: ScopeId, name: Sym) -> &[u32] {
        let facts = self.facts(file);
        let sorted = &self.index(file).bindings;
        let key = |n: &u32| {
            let b = &facts.bindings[*n as usize];
            (b.name.raw(), b.scope)
        };
        let from = sorted.partition_point(|n| key(n) < (name.raw(), scope));
        let to = sorted.partition_point(|n| key(n) <= (name.raw(), scope));
        &sorted[from..to]
    }

    /// The call of a method on the value of `base`, where that stands in one expression.
    pub(crate) fn chained(&self, file: FileId, base: ExprId) -> Option<ExprId> {
        let chained = &self.index(file).chained;
        chained.binary_search_by_key(&base, |c| c.0).ok().map(|i| chained[i].1)
    }

    /// The call that `expr` is a direct argument of, and its number.
    pub(crate) fn argument_of(&self, file: FileId, expr: ExprId) -> Option<(ExprId, u16)> {
        let arguments = &self.index(file).argument_of;
        arguments.binary_search_by_key(&expr, |a| a.0).ok().map(|i| (arguments[i].1, arguments[i].2))
    }

    /// The call of what `call` gives back: `f(a)(b)` for `f(a)`.
    pub(crate) fn called(&self, file: FileId, call: ExprId) -> Option<ExprId> {
        let called = &self.index(file).called;
        called.binary_search_by_key(&call, |c| c.0).ok().map(|i| called[i].1)
    }

    /// The expression of a function literal.
    pub(crate) fn func_expr(&self, file: FileId, func: FuncId) -> Option<ExprId> {
        self.index(file).func_exprs.get(func.index()).and_then(|e| e.get())
    }

    /// Calls that grow the list bound to `name`: the call, and whether its argument is a list itself.
    pub(crate) fn appends(&self, file: FileId, name: Sym) -> &[(Sym, ExprId, bool)] {
        let appends = &self.index(file).appends;
        let from = appends.partition_point(|a| a.0.raw() < name.raw());
        let to = appends.partition_point(|a| a.0.raw() <= name.raw());
        &appends[from..to]
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

    /// Whether the points of a file are asked for.
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

    /// The function or class that an expression decorates.
    pub(crate) fn decorated_by(&self, file: FileId, expr: ExprId) -> Option<FuncId> {
        let facts = self.facts(file);
        let found = facts.functions.iter().position(|f| f.decorators.contains(&expr));
        found.map(|n| FuncId(n as u32))
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

    /// The functions around an expression, innermost first.
    pub(crate) fn functions_around(&self, file: FileId, expr: ExprId) -> Vec<FuncId> {
        let facts = self.facts(file);
        let nested = &self.index(file).nested;
        let mut next = nested.partition_point(|(first, _, _)| *first <= expr).checked_sub(1);
        let mut around = Vec::new();
        while let Some((_, func, outer)) = next.and_then(|n| nested.get(n)) {
            if expr < facts.functions[func.index()].end {
                around.push(*func);
            }
            next = outer.map(|n| n as usize);
        }
        around
    }
}

impl UnitIndex {
    fn new(facts: &FileFacts) -> UnitIndex {
        let mut bindings: Vec<u32> = (0..facts.bindings.len() as u32).collect();
        bindings.sort_by_key(|n| {
            let b = &facts.bindings[*n as usize];
            (b.name.raw(), b.scope, *n)
        });
        let mut chained = Vec::new();
        let mut argument_of = Vec::new();
        let mut called = Vec::new();
        let mut func_exprs = vec![ExprId::NONE; facts.functions.len()];
        let mut appends = Vec::new();
        for (n, expr) in facts.exprs.iter().enumerate() {
            if let Expr::Func(func) = expr
                && let Some(slot) = func_exprs.get_mut(func.index())
            {
                *slot = ExprId(n as u32);
            }
            if let Expr::Call { callee, args, .. } = expr {
                match facts.expr(callee) {
                    Expr::Member { base, name } => {
                        chained.push((base, ExprId(n as u32)));
                        let spread = matches!(name.as_str(), "extend");
                        if (spread || matches!(name.as_str(), "append" | "push" | "add" | "insert" | "unshift"))
                            && let Expr::Name { name, .. } = facts.expr(base)
                        {
                            appends.push((name, ExprId(n as u32), spread));
                        }
                    }
                    Expr::Call { .. } => called.push((callee, ExprId(n as u32))),
                    _ => {}
                }
                for (i, arg) in facts.arguments(args).iter().enumerate() {
                    argument_of.push((arg.value, ExprId(n as u32), i as u16));
                }
            }
        }
        chained.sort_unstable();
        argument_of.sort_unstable();
        called.sort_unstable();
        // Those of one name in program order.
        appends.sort_by_key(|append: &(Sym, ExprId, bool)| append.0.raw());
        UnitIndex { bindings, chained, argument_of, called, func_exprs, appends, nested: nested_functions(facts) }
    }
}

/// Functions in the order of their first expressions, outer ones first, each with the number of the one around it.
fn nested_functions(facts: &FileFacts) -> Vec<(ExprId, FuncId, Option<u32>)> {
    let mut order: Vec<(ExprId, std::cmp::Reverse<ExprId>, FuncId)> = facts
        .functions
        .iter()
        .enumerate()
        .map(|(n, f)| (f.first, std::cmp::Reverse(f.end), FuncId(n as u32)))
        .collect();
    order.sort_unstable();
    let mut open: Vec<(u32, ExprId)> = Vec::new();
    let mut out = Vec::with_capacity(order.len());
    for (number, (first, end, func)) in order.into_iter().enumerate() {
        while open.last().is_some_and(|(_, end)| *end <= first) {
            open.pop();
        }
        out.push((first, func, open.last().map(|(number, _)| *number)));
        open.push((number as u32, end.0));
    }
    out
}

/// The packs that some file imports or some component declares.
fn active_packs(files: &[Unit], rules: &RuleSet, parts: &[Part]) -> Vec<bool> {
    let mut opened: FxHashMap<(Language, String), Vec<usize>> = FxHashMap::default();
    let mut active = vec![false; rules.packs.len()];
    for (number, pack) in rules.packs.iter().enumerate() {
        active[number] = pack.is_always_open();
        for gate in &pack.gate {
            opened.entry((pack.language, normalize_qualified(pack.language, gate.as_str()))).or_default().push(number);
        }
    }
    let mut seen: FxHashSet<(Language, Sym)> = FxHashSet::default();
    let mut open = |language: Language, name: &str| {
        let name = normalize_qualified(language, name);
        let ends = name.char_indices().filter(|(_, c)| matches!(c, '.' | '/' | '@')).map(|(at, _)| at);
        for end in ends.chain([name.len()]) {
            for number in opened.get(&(language, name[..end].to_owned())).into_iter().flatten() {
                active[*number] = true;
            }
        }
    };
    for unit in files {
        for import in &unit.facts.imports {
            if seen.insert((unit.facts.language, import.module)) {
                open(unit.facts.language, import.module.as_str());
            }
        }
    }
    for package in parts.iter().flat_map(|part| &part.packages) {
        Language::ALL.into_iter().for_each(|language| open(language, package));
    }
    active
}

fn known_types(rules: &RuleSet) -> FxHashSet<(Language, Sym)> {
    let methods = rules.by_method.keys().map(|(language, ty, _)| (*language, *ty));
    let members = rules.members.keys().map(|(language, ty, _)| (*language, *ty));
    let params = rules.params.iter().flat_map(|param| {
        let language = rules.packs[param.pack].language;
        let types = match &param.kind {
            ParamRuleKind::Call { types, .. } | ParamRuleKind::Member { types, .. } => types.as_slice(),
            _ => &[],
        };
        types.iter().map(move |ty| (language, *ty))
    });
    let mut all: FxHashSet<(Language, Sym)> = methods.chain(members).chain(params).collect();
    // What makes something known when it is called.
    let makers = all.iter().filter_map(|(language, ty)| Some((*language, Sym::new(ty.as_str().strip_suffix("()")?))));
    let makers: Vec<_> = makers.collect();
    all.extend(makers);
    all
}

/// Last names of what the active packs know to register something.
fn registering(rules: &RuleSet, active: &[bool], wanted: &dyn Fn(Emit) -> bool) -> FxHashSet<(Language, Sym)> {
    let mut out = FxHashSet::default();
    for ((language, _, method), numbers) in &rules.by_method {
        if numbers.iter().any(|rule| registers(rules, active, *rule) && wanted(rules.rules[*rule as usize].emit)) {
            out.insert((*language, *method));
        }
    }
    out.extend(registering_callees(rules, active, wanted));
    out
}

/// Last names of the functions and classes among them.
fn registering_callees(rules: &RuleSet, active: &[bool], wanted: &dyn Fn(Emit) -> bool) -> Vec<(Language, Sym)> {
    let mut out = Vec::new();
    for ((language, name), numbers) in &rules.by_callee {
        if numbers.iter().any(|rule| registers(rules, active, *rule) && wanted(rules.rules[*rule as usize].emit)) {
            let last = name.as_str().rsplit(['.', '/']).next().unwrap_or(name.as_str());
            out.push((*language, Sym::new(last)));
        }
    }
    out
}

fn registers(rules: &RuleSet, active: &[bool], rule: u32) -> bool {
    let rule = &rules.rules[rule as usize];
    !matches!(rule.emit, Emit::Nothing | Emit::Group | Emit::Config | Emit::Attach)
        && rule.shape != Shape::Handler
        && active[rule.pack]
}

/// Whether a value is an element of something looped over.
fn is_element(facts: &FileFacts, value: ExprId) -> bool {
    match facts.expr(value) {
        Expr::Each { .. } => true,
        Expr::Index { base, .. } => is_element(facts, base),
        _ => false,
    }
}

/// The type names that group, route and mount rules speak of.
fn router_types(rules: &RuleSet) -> FxHashSet<(Language, Sym)> {
    let mut out = FxHashSet::default();
    let concerns = |rule: &u32| {
        let rule = &rules.rules[*rule as usize];
        let silent = matches!(
            rule.emit,
            Emit::Nothing | Emit::Config | Emit::Attach | Emit::Env | Emit::Middleware | Emit::Double
        );
        !silent && !matches!(rule.emit, Emit::Point(_)) && rule.shape != Shape::Handler
    };
    for ((language, ty, _), numbers) in &rules.by_method {
        if numbers.iter().any(concerns) {
            out.insert((*language, *ty));
        }
        // What a method makes that holds routes by one of its rules.
        let rules_of = || numbers.iter().map(|n| &rules.rules[*n as usize]);
        if rules_of().any(|rule| matches!(rule.emit, Emit::Group | Emit::Table)) {
            out.extend(rules_of().filter_map(|rule| match rule.returns {
                Returns::Type(made) => Some((*language, made)),
                _ => None,
            }));
        }
    }
    for ((language, name), numbers) in &rules.by_callee {
        for number in numbers {
            let rule = &rules.rules[*number as usize];
            if matches!(rule.emit, Emit::Group | Emit::Table | Emit::Static) {
                out.insert((*language, *name));
                if let Returns::Type(ty) = rule.returns {
                    out.insert((*language, ty));
                }
            }
        }
    }
    out
}

fn implicit_languages(rules: &RuleSet) -> Vec<Language> {
    let implicit = rules.rules.iter().filter(|rule| super::implicit::is_implicit(rule));
    let mut out: Vec<Language> = implicit.map(|rule| rules.packs[rule.pack].language).collect();
    out.dedup();
    out
}

/// The rules of active packs that `wanted` takes, by the name of the call.
fn calls_with(rules: &RuleSet, active: &[bool], wanted: impl Fn(&Rule) -> bool) -> Vec<(Sym, u32)> {
    let named = |rule: &u32| {
        let rule = &rules.rules[*rule as usize];
        active[rule.pack] && wanted(rule)
    };
    let methods = rules.by_method.iter().map(|((_, _, method), numbers)| (*method, numbers));
    let last = |name: &Sym| Sym::new(name.as_str().rsplit(['.', '/']).next().unwrap_or_default());
    let callees = rules.by_callee.iter().map(|((_, name), numbers)| (last(name), numbers));
    let all = methods.chain(callees);
    let mut out: Vec<(Sym, u32)> =
        all.flat_map(|(name, numbers)| numbers.iter().filter(|n| named(n)).map(move |n| (name, *n))).collect();
    out.sort_unstable_by_key(|(name, rule)| (*rule, name.as_str()));
    out.dedup();
    out
}

/// The last name of a call's callee.
pub(crate) fn callee_name(facts: &FileFacts, call: ExprId) -> Option<Sym> {
    match facts.expr(call) {
        Expr::Call { callee, .. } => last_name(facts, callee),
        _ => last_name(facts, call),
    }
}

/// `scope` and the scopes around it, innermost first.
pub(crate) fn scopes(facts: &FileFacts, scope: ScopeId) -> impl Iterator<Item = ScopeId> + '_ {
    std::iter::successors(scope.get(), |s| facts.scopes.get(s.index()).and_then(|s: &Scope| s.parent.get()))
}

/// The last name of a callee: `m` of `a.b.m`, `f` of `f`.
pub(crate) fn last_name(facts: &FileFacts, callee: ExprId) -> Option<Sym> {
    match facts.expr(callee) {
        Expr::Name { name, .. } | Expr::Member { name, .. } => Some(name),
        Expr::Index { base, .. } => last_name(facts, base),
        _ => None,
    }
}

/// `T` of `T[X]`.
pub(crate) fn strip_index(facts: &FileFacts, expr: ExprId) -> ExprId {
    match facts.expr(expr) {
        Expr::Index { base, .. } => base,
        _ => expr,
    }
}

/// The name of a Go method's receiver type.
pub(crate) fn receiver_type(facts: &FileFacts, function: &Function) -> Option<Sym> {
    let first = function.params.first()?;
    if first.kind != ParamKind::Receiver || function.class.is_some() {
        return None;
    }
    last_name(facts, strip_index(facts, first.ty))
}
