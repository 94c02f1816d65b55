//! Packs, and all rules of all packs by what code says.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::language::Language;
use crate::model::rule::{
    FailureRules, GuardList, GuardRule, GuardWords, Join, MethodRules, ModelRule, ParamRule, PathSyntax, Precautions,
    ResponseRules, Rule, Selector, Services, normalize_qualified, under, without_version,
};
use crate::model::sym::Sym;

/// A pack as listed to users.
#[derive(Clone, Debug)]
pub(crate) struct Pack {
    pub(crate) id: Sym,
    pub(crate) title: String,
    pub(crate) language: Language,
    /// Import names that activate it.
    pub(crate) gate: Vec<Sym>,
    /// Manifest packages that activate it where no import can (file-based routes).
    pub(crate) packages: Vec<Sym>,
    /// Globs of file names that only stand in the folder of an application (`next.config.*`): file rules count below.
    pub(crate) app_files: Vec<String>,
    /// The dotted key of what such a file exports by default under which a path in front of all its routes stands.
    pub(crate) app_base: Sym,
    /// The pack that it adds to.
    pub(crate) extends: Sym,
    /// Globs of files that give values to the keys of configuration that its rules ask for.
    pub(crate) config_files: Vec<String>,
    /// The technology behind its points, such as `postgresql`; empty: not told by the library alone.
    pub(crate) technology: Sym,
    /// What its points speak; empty: what their kind says.
    pub(crate) protocol: Sym,
    /// Operations by the method that says them.
    pub(crate) operations: FxHashMap<Sym, Sym>,
    /// Methods whose first argument names a table.
    pub(crate) table_methods: Vec<Sym>,
    /// Whether the arguments of a method in a chain of calls name tables.
    pub(crate) chain_arguments: bool,
    /// The table of a class that no class rule is about; `decorated` is the class.
    pub(crate) model_table: Selector,
    /// Generated files that import it stay unread: what they declare is known by its qualified name.
    pub(crate) skips_generated: bool,
    /// It is about clients of tests: only looked at when tests are.
    pub(crate) tests: bool,
    /// What the rules of the pack say of a call's failure where they say nothing of their own.
    pub(crate) precautions: Precautions,
    pub(crate) path_syntax: Vec<PathSyntax>,
    pub(crate) join: Join,
    pub(crate) source: PackSource,
}

impl Pack {
    /// A pack that says nothing yet.
    pub(crate) fn named(id: Sym, title: String, language: Language, source: PackSource) -> Pack {
        Pack {
            id,
            title,
            language,
            gate: Vec::new(),
            packages: Vec::new(),
            app_files: Vec::new(),
            app_base: Sym::EMPTY,
            extends: Sym::EMPTY,
            config_files: Vec::new(),
            technology: Sym::EMPTY,
            protocol: Sym::EMPTY,
            operations: FxHashMap::default(),
            table_methods: Vec::new(),
            chain_arguments: true,
            skips_generated: false,
            tests: false,
            model_table: Selector::default(),
            precautions: Precautions::default(),
            path_syntax: Vec::new(),
            join: Join::Slash,
            source,
        }
    }

    /// Whether no import is needed: without a gate, or for what a language brings itself (`*`).
    pub(crate) fn is_always_open(&self) -> bool {
        self.gate.is_empty() || self.gate.iter().any(|gate| gate.as_str() == "*")
    }

    /// Whether an import of `name` tells that the pack's framework is used.
    pub(crate) fn is_opened_by(&self, name: &str) -> bool {
        let name = match self.language {
            Language::Ecma => without_version(name),
            Language::Go => normalize_qualified(self.language, name),
            Language::Python => name.into(),
        };
        self.gate.iter().any(|gate| under(&name, gate.as_str()))
    }
}

/// Where a pack came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PackSource {
    /// Built into the binary.
    BuiltIn,
    /// From `.itmap/queries/` or a folder named by the user.
    User,
}

/// A tree-sitter query of a pack, compiled when the first gated file of its language turns up.
#[derive(Clone, Debug)]
pub(crate) struct PackQuery {
    pub(crate) pack: usize,
    pub(crate) language: Language,
    pub(crate) source: String,
    /// Rule by pattern index.
    pub(crate) rules: Vec<u32>,
}

/// All rules of a scan, indexed.
#[derive(Debug, Default)]
pub(crate) struct RuleSet {
    pub(crate) packs: Vec<Pack>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) params: Vec<ParamRule>,
    pub(crate) models: Vec<(Language, ModelRule)>,
    pub(crate) queries: Vec<PackQuery>,
    pub(crate) guards: Vec<(Language, GuardRule)>,
    pub(crate) guard_lists: Vec<(Language, GuardList)>,
    /// How routes answer.
    pub(crate) responses: ResponseRules,
    /// Rules about what happens when a call fails.
    pub(crate) failures: FailureRules,
    /// What tells guards that no rule knows.
    pub(crate) guard_words: GuardWords,
    /// Rules of calls and decorators by the type name of the receiver and the method.
    pub(crate) methods: MethodRules,
    /// Rules of calls and decorators by (language, qualified callee).
    pub(crate) by_callee: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Rules with `receiver_names`, by (language, method).
    pub(crate) by_shape: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Rules with `handler_takes`, by (language, method).
    pub(crate) by_handler: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Class rules by (language, qualified base or decorator).
    pub(crate) by_base: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Binding rules by (language, name).
    pub(crate) by_binding: FxHashMap<(Language, Sym), Vec<u32>>,
    /// Those of tables in classes: `Class.member`.
    pub(crate) dotted_bindings: FxHashSet<&'static str>,
    /// Element rules by pack.
    pub(crate) elements: FxHashMap<usize, Vec<u32>>,
    /// File rules by language.
    pub(crate) files: Vec<u32>,
    /// Every method name, callee's last name and decorator name that any call or decorator rule knows.
    pub(crate) call_names: FxHashSet<(Language, Sym)>,
    /// (language, type name, member) -> type name, or the value itself (`Sym::EMPTY`).
    pub(crate) members: FxHashMap<(Language, Sym, Sym), Sym>,
    /// (language, type name, member) -> what it is, as a selector on what the value was made of.
    pub(crate) derived: FxHashMap<(Language, Sym, Sym), Selector>,
    /// (language, external class) -> methods it brings to subclasses.
    pub(crate) class_methods: FxHashMap<(Language, Sym), Vec<Sym>>,
    /// (language, alias name) -> canonical qualified name, for things that a package re-exports.
    pub(crate) canonical: FxHashMap<(Language, Sym), Sym>,
    /// The type names of each set, by `<pack>#<Set>`.
    pub(crate) sets: FxHashMap<Sym, FxHashSet<Sym>>,
    /// (language, settings object) -> environment variable that names the module with its members.
    pub(crate) settings: FxHashMap<(Language, Sym), Sym>,
    /// (language, qualified name of a constant) -> its text.
    pub(crate) constants: FxHashMap<(Language, Sym), Sym>,
    /// Types whose values are asked for at the callers of functions that declare them as parameters.
    pub(crate) told_by_callers: FxHashSet<(Language, Sym)>,
    /// Services that are known by their packages and hosts alone.
    pub(crate) services: Services,
    /// External class -> external bases (`rest_framework.viewsets.ModelViewSet` -> `...GenericViewSet`).
    pub(crate) bases: FxHashMap<(Language, Sym), Vec<Sym>>,
}
