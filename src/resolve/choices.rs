//! The choices that a value depends on: loop elements, and the callers of the functions around it.

use crate::model::facts::{Expr, ExprId, Run};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::{MAX_RESULTS, Resolver};
use crate::resolve::limits::Limit;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value, is_made, prefer_told};

impl Resolver<'_> {
    pub(crate) fn choice(&mut self, at: &At, items: Run) -> Results {
        let items = self.world.facts(at.file).items(items).to_vec();
        let mut out = Vec::new();
        for item in items {
            out.extend(self.eval(&at.sibling(item)));
        }
        // `globalThis.client ?? new Client()`: an outside name that no pack knows says less than what is made.
        if out.len() > 1 && out.iter().any(|(value, _)| is_made(value)) {
            let language = self.language(at.file);
            let rules = self.world.rules;
            out.retain(|(value, _)| match value {
                Value::Ext(name) => {
                    rules.by_callee.contains_key(&(language, *name)) || self.world.is_known_type(language, *name)
                }
                _ => true,
            });
        }
        self.prefer_known(out, at, Sym::EMPTY)
    }

    /// Drops unknown and null results when others are there; names what stays unknown.
    pub(crate) fn prefer_known(&self, mut results: Results, at: &At, name: Sym) -> Results {
        let known = |v: &Value| !v.is_unknown() && *v != Value::Null;
        if results.iter().any(|(v, _)| known(v)) {
            results.retain(|(v, _)| known(v));
            self.prefer_told(&mut results);
        } else if results.is_empty() || (!name.is_empty() && results.iter().all(|(v, _)| v.is_unknown())) {
            return vec![(Value::Unknown(name), at.env.clone())];
        }
        results
    }

    /// Drops what says less than its alternatives, but for the variables that are asked for by name.
    pub(crate) fn prefer_told(&self, results: &mut Results) {
        if !self.names_env {
            prefer_told(results);
        }
    }

    /// Whether a call is one of an iterating method of a list.
    pub(crate) fn is_iteration(&self, file: FileId, call: ExprId) -> bool {
        let facts = self.world.facts(file);
        let Expr::Call { callee, .. } = facts.expr(call) else { return false };
        let Expr::Member { name, .. } = facts.expr(callee) else { return false };
        facts.language == Language::Ecma
            && matches!(name.as_str(), "forEach" | "map" | "flatMap" | "filter" | "some" | "every" | "find" | "reduce")
    }

    /// The loop variable over `of`.
    pub(crate) fn each(&mut self, at: &At, of: ExprId, key: bool) -> Results {
        let loop_key = Key::Loop(at.file, of);
        let chosen = at.env.get(loop_key);
        let base = at.env.filter(|k| k != loop_key);
        let elements = self.elements_of(&At { file: at.file, expr: of, env: base }, key);
        if elements.len() > MAX_RESULTS {
            self.excess.add(Limit::Results);
        }
        let mut out = Vec::new();
        for (n, (value, env)) in elements.into_iter().enumerate().take(MAX_RESULTS) {
            let n = Choice::Element(n as u32);
            if chosen.is_none_or(|c| c == n) {
                out.push((value, env.with(loop_key, n)));
            }
        }
        out
    }

    /// The choices of `at.env` that its value depends on by where it stands: the frames of the functions around
    /// it, the frames of their callers, and loops in those.
    pub(crate) fn relevant(&self, at: &At) -> Env {
        if at.env.is_empty() {
            return at.env.clone();
        }
        let mut keep: Vec<Key> = Vec::new();
        let mut open = vec![(at.file, at.expr)];
        while let Some((file, expr)) = open.pop() {
            for func in self.world.functions_around(file, expr) {
                let key = Key::Frame(file, func);
                keep.push(Key::Receiver(file, func));
                if keep.contains(&key) {
                    continue;
                }
                let Some(choice) = at.env.get(key) else { continue };
                keep.push(key);
                if let Choice::Call(f, e) | Choice::Callback(f, e, _) | Choice::Iterate(f, e) = choice {
                    open.push((f, e));
                }
            }
            for (key, _) in at.env.entries() {
                if let Key::Loop(f, of) = key
                    && *f == file
                    && self.loop_encloses(file, *of, expr)
                {
                    keep.push(*key);
                }
            }
        }
        at.env.filter(|k| keep.contains(&k))
    }

    /// Whether `expr` comes after the loop head `of` inside the same function.
    fn loop_encloses(&self, file: FileId, of: ExprId, expr: ExprId) -> bool {
        if of > expr {
            return false;
        }
        let around = self.world.functions_around(file, of);
        around.first().is_none_or(|f| {
            let f = &self.world.facts(file).functions[f.index()];
            f.first <= expr && expr < f.end
        })
    }
}
