//! Calls and decorators that rules know which make no points.

use crate::model::facts::{Expr, ExprId};
use crate::model::language::Language;
use crate::model::rule::CallIndex;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::subject;
use crate::resolve::select::Subject;
use crate::resolve::value::{At, FileId, Value};
use crate::resolve::world::{World, callee_name};

impl Resolver<'_> {
    /// The numbers of the rules that know the call or decorator `at`, each with what its selectors look at.
    pub(crate) fn known_calls(&mut self, at: &At, index: &CallIndex) -> Vec<(u32, Subject)> {
        let world = self.world;
        if !world.may_be_known(at.file, at.expr, index) {
            return Vec::new();
        }
        let facts = world.facts(at.file);
        let language = facts.language;
        let callee = match facts.expr(at.expr) {
            Expr::Call { callee, .. } => callee,
            _ => at.expr,
        };
        let name = callee_name(facts, at.expr).unwrap_or(Sym::EMPTY);
        let mut found: Vec<(u32, Subject)> = Vec::new();
        if let Expr::Member { base, .. } = facts.expr(callee) {
            if self.is_own_method(at.file, base, name) {
                return Vec::new();
            }
            for (value, env) in self.eval(&at.sibling(base)) {
                for ty in self.names_of_types(at.file, &value) {
                    let Some(numbers) = index.methods.get(&(language, ty, name)) else { continue };
                    let on = subject(At { env: env.clone(), ..at.clone() }, Some(value.clone()), name);
                    found.extend(numbers.iter().map(|number| (*number, on.clone())));
                    break;
                }
            }
        }
        if found.is_empty() {
            for (value, env) in self.eval(&at.sibling(callee)) {
                let names = match &value {
                    Value::Ext(name) => vec![*name],
                    Value::Class { .. } => self.types_of(at.file, &value),
                    _ => continue,
                };
                let numbers = names.iter().find_map(|name| index.functions.get(&(language, *name)));
                let on = subject(At { env, ..at.clone() }, None, name);
                found.extend(numbers.into_iter().flatten().map(|number| (*number, on.clone())));
            }
        }
        found
    }

    /// The type names of a value, those with `*` in packs among them.
    pub(crate) fn names_of_types(&mut self, file: FileId, value: &Value) -> Vec<Sym> {
        let language = self.language(file);
        let mut names = self.types_of(file, value);
        for name in names.clone() {
            names.extend(self.wildcards_of(language, name).iter());
        }
        names
    }
}

impl World<'_> {
    /// Whether the name of a call or decorator, or that of what it was imported as, is known.
    pub(crate) fn may_be_known(&self, file: FileId, expr: ExprId, index: &CallIndex) -> bool {
        let facts = self.facts(file);
        let Some(name) = callee_name(facts, expr) else { return false };
        let knows = |name: Sym| index.names.contains(&(facts.language, name));
        if knows(name) {
            return true;
        }
        let callee = match facts.expr(expr) {
            Expr::Call { callee, .. } => callee,
            _ => expr,
        };
        if facts.language == Language::Go || !matches!(facts.expr(callee), Expr::Name { .. }) {
            return false;
        }
        facts.bindings.iter().filter(|b| b.name == name).any(|b| match facts.expr(b.value) {
            Expr::Import(import) => facts.imports.get(import.index()).is_some_and(|import| {
                let module = import.module.as_str().rsplit(['/', '.']).next().unwrap_or_default();
                knows(import.name) || knows(Sym::new(module))
            }),
            _ => false,
        })
    }
}
