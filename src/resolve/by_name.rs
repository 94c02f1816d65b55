//! Functions that a framework calls by what a text or a module says: `config.include("app.views")`.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::model::facts::{ExprId, FuncId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::callers::Caller;
use crate::resolve::eval::Resolver;
use crate::resolve::modules::Target;
use crate::resolve::routers::subject;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Value};

/// The calls that name each function, with the rule.
pub(crate) type CalledByName = FxHashMap<(FileId, FuncId), Vec<(FileId, ExprId, u32)>>;

impl Resolver<'_> {
    /// The calls by frameworks that name a function or its module.
    pub(crate) fn callers_by_name(&mut self, file: FileId, func: FuncId) -> Vec<Caller> {
        if self.world.named_callbacks.is_empty() {
            return Vec::new();
        }
        let named = self.called_by_name.clone();
        let mut out = Vec::new();
        for (f, call, rule) in named.get(&(file, func)).into_iter().flatten().copied() {
            let at = At::new(f, call, &Env::default());
            let found = self.matches(&at).into_iter().find(|m| m.rule == rule);
            let holds = found.is_some_and(|m| self.holds(self.rule(rule), &subject(at, m.on, m.name)));
            if holds {
                out.push(vec![(Key::Frame(file, func), Choice::Callback(f, call, rule))]);
            }
        }
        out
    }

    /// Finds all functions named by the arguments of calls that may be such. Whether a call is one is seen later:
    /// the receivers of these calls are often parameters of the very functions that are looked for.
    pub(crate) fn find_called_by_name(&mut self) {
        let mut out = CalledByName::default();
        for (name, rule) in &self.world.named_callbacks {
            for (file, call) in self.world.calls_named(*name) {
                if self.language(*file) != self.world.rules.packs[self.rule(*rule).pack].language {
                    continue;
                }
                self.refuel();
                for (f, func) in self.named_functions(*file, *call, *rule) {
                    let calls = out.entry((f, func)).or_default();
                    if !calls.contains(&(*file, *call, *rule)) {
                        calls.push((*file, *call, *rule));
                    }
                }
            }
        }
        if !out.is_empty() {
            // What was worked out so far did not know of these calls.
            self.forget();
        }
        self.called_by_name = Rc::new(out);
    }

    fn named_functions(&mut self, file: FileId, call: ExprId, rule: u32) -> Vec<(FileId, FuncId)> {
        if let Some(folder) = &self.rule(rule).folder {
            return self.functions_below(file, call, folder);
        }
        let Some(callback) = &self.rule(rule).callback else { return Vec::new() };
        let subject = subject(At::new(file, call, &Env::default()), None, Sym::EMPTY);
        let values = self.select(&callback.function, &subject).unwrap_or_default();
        let mut out = Vec::new();
        for (value, _) in values {
            let named = match &value {
                Value::Text(text) if !callback.names.is_empty() => {
                    text.as_lit().and_then(|name| self.dotted(file, name))
                }
                _ => Some(value),
            };
            let functions = match named {
                Some(Value::Module(module)) if callback.names.is_empty() => {
                    self.exported(module, Sym::new("default"), &Env::default())
                }
                Some(Value::Module(module)) => {
                    callback.names.iter().flat_map(|name| self.exported(module, *name, &Env::default())).collect()
                }
                Some(value @ Value::Func { .. }) => vec![(value, Env::default())],
                _ => Vec::new(),
            };
            out.extend(functions.into_iter().filter_map(|(value, _)| match value {
                Value::Func { file, func, .. } => Some((file, func)),
                _ => None,
            }));
        }
        out
    }

    /// What a text names: a module, or something in one (`pkg.module.name`, `pkg.module:name`).
    pub(crate) fn dotted(&mut self, file: FileId, name: &str) -> Option<Value> {
        if self.language(file) != Language::Python || name.is_empty() || name.contains(['/', ' ']) {
            return None;
        }
        if let (Target::File(module), false) = (self.world.modules.python_dotted(file, name), name.contains(':')) {
            return Some(Value::Module(module));
        }
        let (module, member) = name.rsplit_once([':', '.'])?;
        match self.world.modules.python_dotted(file, module) {
            Target::File(module) => {
                self.exported(module, Sym::new(member), &Env::default()).into_iter().next().map(|found| found.0)
            }
            _ => None,
        }
    }
}
