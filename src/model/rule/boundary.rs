//! What rules say of points that are no routes, and the catalogue of services.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::language::Language;
use crate::model::rule::Selector;
use crate::model::sym::Sym;

/// What a rule says of a point that is no route.
#[derive(Clone, Debug, Default)]
pub(crate) struct Boundary {
    /// What is done, as the pack's `[operations]` map it.
    pub(crate) operation: Selector,
    /// When it runs.
    pub(crate) schedule: Selector,
    /// What it is done to: table, topic, key, remote method.
    pub(crate) target: Selector,
    /// SQL, a query builder or models: says operation and tables.
    pub(crate) statement: Selector,
    /// The address called, and what stands before it.
    pub(crate) url: Selector,
    /// See [`Boundary::url`].
    pub(crate) base: Selector,
    /// The host called, where there is no address.
    pub(crate) host: Selector,
    /// Environment variables: the value taken without it; what stands before the names of fields.
    pub(crate) default: Selector,
    /// See [`Boundary::default`].
    pub(crate) env_prefix: Selector,
    /// Environment variables that are fields of a struct: the tags that name them, and that give a default.
    pub(crate) tags: Vec<Sym>,
    /// See [`Boundary::tags`].
    pub(crate) default_tags: Vec<Sym>,
    /// Tags of a field that is a struct: what stands before the names of the fields in it.
    pub(crate) prefix_tags: Vec<Sym>,
    /// Fields of structs without such a tag are variables by their own names.
    pub(crate) untagged: bool,
    /// Calls that say of a field of a settings class how it is read; `target` and `default` look at them.
    pub(crate) field: Vec<Sym>,
    /// Fields of structs are keys of configuration, not variables.
    pub(crate) config_keys: bool,
    /// What stands between the names of a field and of the fields in it.
    pub(crate) env_delimiter: Selector,
    /// Within a tree of maps, the keys of the variable's name and its default.
    pub(crate) name_keys: Vec<Sym>,
    /// See [`Boundary::name_keys`].
    pub(crate) default_keys: Vec<Sym>,
    /// The key of the configuration that is set, and whether all keys are variables too.
    pub(crate) config_key: Selector,
    /// See [`Boundary::config_key`].
    pub(crate) reads_env: bool,
    /// What is said of its failure.
    pub(crate) precautions: Precautions,
    /// In place of the pack's.
    pub(crate) technology: Sym,
    /// In place of the pack's.
    pub(crate) protocol: Sym,
    /// Of a class rule: each own method whose name is so (`*`: any text) is a point, not the class.
    pub(crate) each_method: Sym,
    /// Counts only in functions: what stands in the body of a class or module is not carried out there.
    pub(crate) lazy: bool,
    /// Counts once for a chain of calls: at the last.
    pub(crate) once: bool,
}

/// Where a call itself says what happens when it fails.
#[derive(Clone, Debug, Default)]
pub(crate) struct Precautions {
    /// Its time limit.
    pub(crate) timeout: Selector,
    /// How it is tried again.
    pub(crate) retry: Selector,
    /// The transaction that it is told to run in.
    pub(crate) transaction: Selector,
}

impl Boundary {
    pub(crate) fn selectors_mut(&mut self) -> [&mut Selector; 14] {
        [
            &mut self.operation,
            &mut self.schedule,
            &mut self.target,
            &mut self.statement,
            &mut self.url,
            &mut self.base,
            &mut self.host,
            &mut self.default,
            &mut self.env_prefix,
            &mut self.env_delimiter,
            &mut self.config_key,
            &mut self.precautions.timeout,
            &mut self.precautions.retry,
            &mut self.precautions.transaction,
        ]
    }
}

/// A service that is known by its packages and hosts alone.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    pub(crate) technology: Sym,
    /// Methods that stay in the process.
    pub(crate) local: Vec<Sym>,
    /// Methods that go out, besides those that the catalogue's verbs tell.
    pub(crate) calls: Vec<Sym>,
    /// The end of the names of classes that say the operation: `Command` of `send(new PutObjectCommand())`.
    pub(crate) commands: Sym,
    /// Methods that are not listed stay in the process, whatever their first word.
    pub(crate) only_calls: bool,
    /// The technology whose calls lead to this one in a component that uses both; empty for none.
    pub(crate) provides: Sym,
    /// Makes no points: tracing, metrics, logs.
    pub(crate) skip: bool,
    /// Calls that no pack knows are points too.
    pub(crate) generic: bool,
    /// The rule that stands for its calls, by language.
    pub(crate) rules: Vec<(Language, u32)>,
}

/// The catalogue of services.
#[derive(Clone, Debug, Default)]
pub(crate) struct Services {
    pub(crate) all: Vec<Service>,
    /// Service by language and package.
    pub(crate) by_package: FxHashMap<(Language, Sym), u32>,
    /// Service by host name, and by the part behind `*.`.
    pub(crate) by_host: FxHashMap<String, u32>,
    /// Last names of all methods that services list as going out.
    pub(crate) called: FxHashSet<Sym>,
    /// First words of the methods that go out.
    pub(crate) verbs: FxHashSet<Sym>,
    /// Methods of results and handles that stay in the process, whatever their first word.
    pub(crate) local: FxHashSet<Sym>,
}

impl Services {
    /// The service whose package a qualified name starts with, and how long the package's name is.
    pub(crate) fn of_name(&self, language: Language, name: &str) -> Option<(&Service, usize)> {
        let mut end = name.len();
        loop {
            if let Some(found) = self.by_package.get(&(language, Sym::new(&name[..end]))) {
                return Some((&self.all[*found as usize], end));
            }
            end = name[..end].rfind(['.', '/'])?;
        }
    }

    /// The service that a host belongs to.
    pub(crate) fn of_host(&self, host: &str) -> Option<&Service> {
        let host = host.to_ascii_lowercase();
        let mut rest = host.as_str();
        loop {
            if let Some(found) = self.by_host.get(rest) {
                return Some(&self.all[*found as usize]);
            }
            rest = rest.split_once('.')?.1;
        }
    }
}
