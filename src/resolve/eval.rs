//! Abstract evaluation: what may an expression be?
//!
//! Evaluation is demand-driven and non-deterministic. Each result comes with the choices (which
//! caller, which loop element) that it depends on, so that several expressions of one
//! registration are asked about under the same choices. Fuel and depth bound the work; what is
//! not worked out is unknown.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{ClassId, Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::rule::Emit;
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::attached::Attached;
use crate::resolve::by_name::CalledByName;
use crate::resolve::callers::Caller;
use crate::resolve::config_keys::ConfigEntry;
use crate::resolve::contract::Bodies;
use crate::resolve::entries::EntryKey;
use crate::resolve::environment::{FieldVariables, KeyVariables};
use crate::resolve::failure::Tuned;
use crate::resolve::limits::{Excess, Limit, Limits};
use crate::resolve::route_names::RouteNames;
use crate::resolve::static_types::StaticTypes;
use crate::resolve::testing::Fixtures;
use crate::resolve::value::{At, FileId, Results, Value, dedupe};
use crate::resolve::world::World;

mod forget;
mod fuel;
mod kept;
mod literal;
mod spent;

use kept::Kept;
use spent::Spent;

pub(crate) use fuel::FUEL;

/// Results that cost as much as one step.
const RESULTS_PER_STEP: u32 = 16;
/// Nested evaluations.
const MAX_DEPTH: u32 = 70;
/// Results kept of one evaluation.
pub(crate) const MAX_RESULTS: usize = 400;

/// Ways to call each function.
type CallersOf = FxHashMap<(FileId, FuncId), Rc<Vec<Caller>>>;
/// A class and its bases in the project.
type Lineage = Rc<Vec<(FileId, ClassId)>>;
/// Functions that each call may run.
type CalleesOf = FxHashMap<(FileId, ExprId), Rc<Vec<(FileId, FuncId)>>>;

/// Asks questions about a [`World`]. One per thread; remembers answers.
pub(crate) struct Resolver<'w> {
    pub(crate) world: &'w World<'w>,
    depth: u32,
    fuel: u32,
    /// How often something was cut short.
    cuts: u32,
    active: Vec<At>,
    /// The lowest entry of `active` that an answer being worked out was cut at; `usize::MAX`: none.
    low: usize,
    memo: FxHashMap<At, Kept>,
    /// Answers that were cut: good while what they were cut at is being worked on.
    provisional: FxHashMap<At, (Kept, usize)>,
    /// How deep lists and maps are being looked into.
    pub(crate) spread_depth: u32,
    pub(crate) open_callers: Vec<(FileId, FuncId)>,
    /// Answers for which fuel did not do.
    spent: Spent,
    /// The question takes such answers as they are.
    takes_spent: bool,
    /// It has taken one.
    took_spent: bool,
    /// Keys of `provisional` in the order in which they were added.
    provisional_log: Vec<At>,
    /// Callers and callees worked out while something was cut: good for this question.
    pub(crate) provisional_callers: CallersOf,
    pub(crate) provisional_callees: CalleesOf,
    pub(crate) callers: CallersOf,
    pub(crate) callees: CalleesOf,
    /// The key of the map entry that is being registered.
    pub(crate) entry: Option<EntryKey>,
    /// Whether what is being registered is known by the name of a method only.
    pub(crate) guesses: bool,
    /// Modules of settings by component and variable.
    pub(crate) settings_modules: FxHashMap<(usize, Sym), Vec<FileId>>,
    /// Configuration that code asks for by keys.
    pub(crate) configs: Rc<Vec<ConfigEntry>>,
    /// What routes are by their handlers.
    pub(crate) kinds: FxHashMap<(FileId, FuncId), Option<Emit>>,
    /// Functions that frameworks call by name.
    pub(crate) called_by_name: Rc<CalledByName>,
    /// Type names that frameworks give to untyped parameters of handlers.
    pub(crate) assumed: FxHashMap<(FileId, FuncId, u16), Sym>,
    /// Classes and their bases; outside bases of classes.
    pub(crate) lineages: FxHashMap<(FileId, ClassId), Lineage>,
    /// See [`Resolver::lineages`].
    pub(crate) bases_of: FxHashMap<(FileId, ClassId), Rc<Vec<Sym>>>,
    /// Parameters on which all fuel for a receiver was spent in vain.
    pub(crate) opaque: FxHashSet<(FileId, FuncId, u16)>,
    /// The question is about the receiver of a call that may go out: there are many of those.
    pub(crate) is_thrifty: bool,
    /// Rules whose assumption about versions holds, by pack.
    pub(crate) version_rules: FxHashMap<usize, Option<u32>>,
    /// What decorators make of functions.
    pub(crate) decorated_types: FxHashMap<(FileId, FuncId), Vec<Sym>>,
    /// Type names with `*` that each type name matches.
    pub(crate) wildcards: FxHashMap<Sym, Rc<Vec<Sym>>>,
    /// Environment variables are unknown parts with their names, whatever defaults they have.
    pub(crate) names_env: bool,
    /// Fields and keys that stand for variables.
    pub(crate) env_fields: Rc<FieldVariables>,
    /// See [`Resolver::env_fields`].
    pub(crate) env_keys: Rc<KeyVariables>,
    /// What was too much for the answer that is being worked out.
    pub(crate) excess: Excess,
    /// Remembered answers for which something was too much.
    excess_of: FxHashMap<At, Excess>,
    /// Functions with too many callers.
    pub(crate) overcalled: FxHashSet<(FileId, FuncId)>,
    /// What is told of that.
    pub(crate) limits: Limits,
    /// What functions do about who calls.
    pub(crate) bodies: Bodies,
    /// Functions whose results tests get by the names of parameters.
    pub(crate) fixtures: Rc<Fixtures>,
    /// Files that are no tests by their place and hold classes that tests derive from.
    pub(crate) test_bases: FxHashSet<FileId>,
    /// Paths of routes by name, for test code.
    pub(crate) route_names: Rc<RouteNames>,
    /// Tables of models.
    pub(crate) tables: FxHashMap<(FileId, ClassId), Option<String>>,
    /// Members that code attaches to objects of outside types.
    pub(crate) attached: Rc<Vec<Attached>>,
    /// Receivers that methods are looked at with, by number.
    pub(crate) receivers: Vec<Value>,
    pub(crate) receiver_numbers: FxHashMap<Value, u32>,
    pub(crate) static_types: StaticTypes,
    /// Whether what an expression may be carries the request.
    pub(crate) carried: FxHashMap<At, bool>,
    /// Calls of a file that decide what happens when others fail.
    pub(crate) tuned: FxHashMap<FileId, Tuned>,
    /// Texts that stand in the code.
    literals: FxHashMap<Sym, Rc<Text>>,
}

impl<'w> Resolver<'w> {
    pub(crate) fn new(world: &'w World<'w>) -> Resolver<'w> {
        Resolver {
            world,
            depth: 0,
            fuel: FUEL,
            cuts: 0,
            active: Vec::new(),
            low: usize::MAX,
            memo: FxHashMap::default(),
            provisional: FxHashMap::default(),
            spent: Spent::default(),
            takes_spent: false,
            took_spent: false,
            provisional_log: Vec::new(),
            provisional_callers: FxHashMap::default(),
            provisional_callees: FxHashMap::default(),
            spread_depth: 0,
            open_callers: Vec::new(),
            callers: FxHashMap::default(),
            callees: FxHashMap::default(),
            entry: None,
            guesses: false,
            settings_modules: FxHashMap::default(),
            configs: Rc::default(),
            kinds: FxHashMap::default(),
            called_by_name: Rc::default(),
            assumed: FxHashMap::default(),
            lineages: FxHashMap::default(),
            bases_of: FxHashMap::default(),
            opaque: FxHashSet::default(),
            is_thrifty: false,
            version_rules: FxHashMap::default(),
            decorated_types: FxHashMap::default(),
            wildcards: FxHashMap::default(),
            names_env: false,
            env_fields: Rc::default(),
            env_keys: Rc::default(),
            excess: Excess::default(),
            excess_of: FxHashMap::default(),
            overcalled: FxHashSet::default(),
            limits: Limits::default(),
            bodies: Bodies::default(),
            fixtures: Rc::default(),
            test_bases: FxHashSet::default(),
            route_names: Rc::default(),
            tables: FxHashMap::default(),
            attached: Rc::default(),
            receivers: Vec::new(),
            receiver_numbers: FxHashMap::default(),
            static_types: StaticTypes::default(),
            carried: FxHashMap::default(),
            tuned: FxHashMap::default(),
            literals: FxHashMap::default(),
        }
    }

    /// What `at` may be. Never empty: [`Value::Unknown`] when nothing is known.
    pub(crate) fn eval(&mut self, at: &At) -> Results {
        match self.plainly(at) {
            Some(value) => vec![(value, at.env.clone())],
            None => self.remembered(at, |resolver| resolver.compute(at)),
        }
    }

    /// The answer to the question that `at` stands for, worked out only if it is not remembered.
    pub(crate) fn remembered(&mut self, at: &At, compute: impl FnOnce(&mut Self) -> Results) -> Results {
        if let Some(results) = self.memo.get(at) {
            if !self.excess_of.is_empty()
                && let Some(excess) = self.excess_of.get(at)
            {
                self.excess.merge(*excess);
            }
            return results.given();
        }
        if let Some((results, low)) = self.provisional.get(at) {
            self.low = self.low.min(*low);
            self.cuts += 1;
            return results.given();
        }
        if self.fuel == 0 || self.depth >= MAX_DEPTH {
            self.note_fuel();
            self.cut(0);
            return vec![(Value::UNKNOWN, at.env.clone())];
        }
        if let Some(index) = self.active.iter().rposition(|a| a == at) {
            self.cut(index);
            return vec![(Value::UNKNOWN, at.env.clone())];
        }
        if let Some(found) = self.spent_on(at) {
            return found;
        }
        let fuel = self.fuel;
        let outer = std::mem::replace(&mut self.low, usize::MAX);
        let index = self.active.len();
        let logged = self.provisional_log.len();
        let excess_before = std::mem::take(&mut self.excess);
        self.fuel -= 1;
        self.depth += 1;
        self.active.push(at.clone());
        let mut results = compute(self);
        self.active.pop();
        self.depth -= 1;
        if results.is_empty() {
            results.push((Value::UNKNOWN, at.env.clone()));
        }
        dedupe(&mut results);
        // Many results make all that is done with them dear.
        self.fuel = self.fuel.saturating_sub(results.len() as u32 / RESULTS_PER_STEP);
        if results.len() > MAX_RESULTS {
            self.excess.add(Limit::Results);
            results.truncate(MAX_RESULTS);
        }
        let remembered = Kept::of(&results);
        if self.low >= index {
            // Whatever was cut was cut at this very question, which is answered now.
            if self.low != usize::MAX {
                let mut kept = Vec::new();
                for key in self.provisional_log.drain(logged..) {
                    if self.provisional.get(&key).is_some_and(|p| p.1 < index) {
                        kept.push(key);
                    } else {
                        self.provisional.remove(&key);
                    }
                }
                self.provisional_log.extend(kept);
            }
            // Not what was taken as far as another question had come.
            if self.low == usize::MAX || !self.took_spent {
                self.memo.insert(at.clone(), remembered);
                if !self.excess.is_empty() {
                    self.excess_of.insert(at.clone(), self.excess);
                }
            }
            self.low = outer;
        } else {
            self.note_spent(at, &results, fuel);
            self.provisional.insert(at.clone(), (remembered, self.low));
            self.provisional_log.push(at.clone());
            self.low = self.low.min(outer);
        }
        self.excess.merge(excess_before);
        results
    }

    /// Notes that an answer was cut at entry `index` of what is being worked on.
    pub(crate) fn cut(&mut self, index: usize) {
        self.cuts += 1;
        self.low = self.low.min(index);
    }

    /// Whether `at` is being worked on; marks that something was cut if so.
    pub(crate) fn guarded(&mut self, at: &At) -> bool {
        if self.depth >= MAX_DEPTH {
            self.cut(0);
            return true;
        }
        let found = self.active.iter().position(|a| a == at);
        if let Some(index) = found {
            self.cut(index);
        }
        found.is_some()
    }

    pub(crate) fn guard(&mut self, at: At) {
        self.depth += 1;
        self.active.push(at);
    }

    pub(crate) fn unguard(&mut self) {
        self.depth -= 1;
        self.active.pop();
    }

    /// Whether work was cut short since `mark` (see [`Resolver::mark`]).
    pub(crate) fn cut_since(&self, mark: u32) -> bool {
        self.cuts != mark
    }

    pub(crate) fn mark(&self) -> u32 {
        self.cuts
    }

    fn compute(&mut self, at: &At) -> Results {
        let facts = self.world.facts(at.file);
        let one = |value: Value| vec![(value, at.env.clone())];
        match facts.expr(at.expr) {
            Expr::Name { name, scope } => self.name(at, name, scope),
            Expr::This { scope } | Expr::Super { scope } => self.this(at, scope),
            Expr::Param { func, index } => self.param(at.file, func, index, &at.env),
            Expr::Import(import) => {
                let import = facts.imports[import.index()];
                self.imported_values(at, import.module, import.name)
            }
            Expr::Member { base, name } => {
                if let Expr::Super { scope } = facts.expr(base)
                    && let Some(found) =
                        self.super_method(at, scope, name).or_else(|| self.super_field(at, scope, name))
                {
                    return found;
                }
                let bases = self.eval(&at.sibling(base));
                let mut out = Vec::new();
                for (value, env) in bases {
                    out.extend(self.member(at.file, &value, name, &env));
                }
                self.prefer_known(out, at, name)
            }
            Expr::Index { base, index } => self.index(at, base, index),
            Expr::Call { .. } => self.call(at),
            Expr::Concat { items } => self.concat(at, items),
            Expr::Percent { format, args } => self.percent(at, format, args),
            Expr::Product { left, right } => self.product(at, left, right),
            Expr::List { .. } | Expr::Map { .. } | Expr::Comprehension { .. } => {
                one(Value::Node(At { env: self.relevant(at), ..at.clone() }))
            }
            Expr::Struct { ty, .. } => self.struct_literal(at, ty),
            Expr::Spread(inner) => self.eval(&at.sibling(inner)),
            Expr::Func(func) => {
                let env = self.relevant(at);
                one(Value::Func { file: at.file, func, env, on: None })
            }
            Expr::Choice { items } => self.choice(at, items),
            Expr::Each { of, key } => self.each(at, of, key),
            _ => one(self.plainly(at).unwrap_or(Value::UNKNOWN)),
        }
    }

    /// The language of a file.
    pub(crate) fn language(&self, file: FileId) -> Language {
        self.world.facts(file).language
    }
}
