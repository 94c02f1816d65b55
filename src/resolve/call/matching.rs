//! Which rules a call matches, and on what.

use std::rc::Rc;

use crate::model::facts::{Expr, ExprId};
use crate::model::language::Language;
use crate::model::rule::{Emit, Term};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::last_name;

/// A rule that a call matches, and the receiver it matches on.
#[derive(Clone, Debug)]
pub(crate) struct Match {
    /// Index into `RuleSet::rules`.
    pub(crate) rule: u32,
    /// The receiver; `None` for a plain function.
    pub(crate) on: Option<Value>,
    pub(crate) env: Env,
    /// The method or function name matched.
    pub(crate) name: Sym,
    /// Matched by the receiver's name only.
    pub(crate) by_shape: bool,
}

/// The name of a method whose name is not known.
pub(crate) const ANY_VERB: &str = "*";

impl Resolver<'_> {
    /// The rules that a call matches. `decorator` also takes a bare name or member (a decorator without arguments).
    pub(crate) fn matches(&mut self, at: &At) -> Vec<Match> {
        let facts = self.world.facts(at.file);
        let callee = match facts.expr(at.expr) {
            Expr::Call { callee, .. } => callee,
            _ => at.expr,
        };
        let mut out = Vec::new();
        match facts.expr(callee) {
            // No rule is about these, whatever the receiver may be.
            Expr::Member { base, name } if self.is_own_method(at.file, base, name) => {}
            Expr::Member { base, name } => {
                let goes_up = self.goes_up(at, base, name);
                for (value, env) in self.eval(&at.sibling(base)) {
                    // What the class overrides is not what is called.
                    if let (true, Value::Instance { .. }) = (goes_up, &value) {
                        self.match_method(at.file, &value, name, &env, &mut out);
                        out.retain(|found| matches!(self.rule(found.rule).emit, Emit::Point(_)));
                        continue;
                    }
                    self.match_member(at.file, value, name, env, &mut out);
                }
                // A member that is itself called: `this.sql(..)`.
                if out.is_empty() {
                    for (value, env) in self.eval(&at.sibling(callee)) {
                        if let Value::Obj { ty, .. } = value {
                            self.match_made(at.file, &value, ty, &env, &mut out);
                        }
                    }
                }
                if out.is_empty() {
                    self.match_shape(at, base, name, &mut out);
                }
                if out.is_empty() {
                    self.match_generated(at, callee, &mut out);
                }
            }
            Expr::Index { base, index } => {
                // `router[method](path, ..)`
                let values = self.eval(&at.sibling(base));
                for (value, env) in values {
                    if self.types_of(at.file, &value).is_empty() {
                        continue;
                    }
                    for (name, env) in self.eval(&At::new(at.file, index, &env)) {
                        match &name {
                            Value::Text(text) => {
                                if let Some(name) = text.as_lit() {
                                    self.match_member(at.file, value.clone(), Sym::new(name), env, &mut out);
                                }
                            }
                            Value::Unknown(_) => self.match_any_verb(at.file, &value, &env, &mut out),
                            _ => {}
                        }
                    }
                }
            }
            _ => {
                for (value, env) in self.eval(&at.sibling(callee)) {
                    match value {
                        Value::Ext(name) => self.match_callee(at.file, name, &env, &mut out),
                        Value::Bound { on, name } => {
                            self.match_member(at.file, on.as_ref().clone(), name, env, &mut out);
                        }
                        Value::Obj { ty, .. } => self.match_made(at.file, &value, ty, &env, &mut out),
                        Value::Class { file, class } => {
                            for base in self.outside_bases(file, class) {
                                self.match_callee(at.file, base, &env, &mut out);
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        out
    }

    /// A function of generated code of the project is known by its name too: `pb.RegisterOrdersHandler(..)`.
    fn match_generated(&mut self, at: &At, callee: ExprId, out: &mut Vec<Match>) {
        let facts = self.world.facts(at.file);
        let Expr::Member { base, name } = facts.expr(callee) else { return };
        let Expr::Name { name: package, .. } = facts.expr(base) else { return };
        if facts.language != Language::Go || !self.world.is_wild(facts.language, name) {
            return;
        }
        let Some(module) = crate::resolve::wildcards::imported(facts, package) else { return };
        for (value, env) in self.eval(&at.sibling(callee)) {
            if let Value::Func { file, .. } = value
                && self.world.unit(file).generated
            {
                self.match_callee(at.file, Sym::new(&format!("{module}.{name}")), &env, out);
            }
        }
    }

    /// A call of something made before.
    fn match_made(&mut self, file: FileId, value: &Value, ty: Sym, env: &Env, out: &mut Vec<Match>) {
        let before = out.len();
        self.match_callee(file, Sym::new(&format!("{ty}()")), env, out);
        for made in &mut out[before..] {
            made.on = Some(value.clone());
        }
    }

    fn match_callee(&mut self, file: FileId, name: Sym, env: &Env, out: &mut Vec<Match>) {
        let language = self.language(file);
        let mut names = vec![name];
        if !self.world.wildcards.is_empty() {
            names.extend(self.wildcards_of(language, name).iter());
        }
        let by_callee = &self.world.rules.by_callee;
        for rule in names.iter().flat_map(|name| by_callee.get(&(language, *name)).into_iter().flatten()) {
            let last = name.as_str().rsplit(['.', '/']).next().unwrap_or_default();
            out.push(Match { rule: *rule, on: None, env: env.clone(), name: Sym::new(last), by_shape: false });
        }
    }

    fn match_member(&mut self, file: FileId, value: Value, name: Sym, env: Env, out: &mut Vec<Match>) {
        match &value {
            Value::Ext(base) => {
                let full = self.outside_member(file, *base, name);
                if let Value::Ext(full) = full {
                    self.match_callee(file, full, &env, out);
                }
            }
            // A method of the project's own subclass registers through the base class, if at all.
            Value::Instance { file: f, class, .. } if self.method(*f, *class, name).is_some() => {
                return;
            }
            Value::Class { file: f, class } => {
                for base in self.outside_bases(*f, *class) {
                    let full = Sym::new(&format!("{base}.{name}"));
                    self.match_callee(file, full, &env, out);
                }
            }
            _ => {}
        }
        self.match_method(file, &value, name, &env, out);
    }

    /// Whether a call is one of a method that an outside class above has: `super().save()`.
    fn goes_up(&mut self, at: &At, base: ExprId, name: Sym) -> bool {
        match self.world.facts(at.file).expr(base) {
            Expr::Super { scope } => self.super_method(at, scope, name).is_none(),
            _ => false,
        }
    }

    /// The rules for a method of the outside types of a value.
    fn match_method(&mut self, file: FileId, value: &Value, name: Sym, env: &Env, out: &mut Vec<Match>) {
        let language = self.language(file);
        let any = Sym::new("*");
        let mut seen: Vec<u32> = Vec::new();
        for ty in self.types_of(file, value) {
            let rules = |name| self.world.rules.methods.of(language, ty, name);
            let (named, any) = (rules(name), rules(any));
            // A pack that names a method of a type means it with none of its rules for any method of that type.
            let meant = |rule: &u32| !named.iter().any(|n| self.rule(*n).pack == self.rule(*rule).pack);
            for rule in named.iter().chain(any.iter().filter(|rule| meant(rule))) {
                if !seen.contains(rule) {
                    seen.push(*rule);
                    let on = Some(value.clone());
                    out.push(Match { rule: *rule, on, env: env.clone(), name, by_shape: false });
                }
            }
        }
    }

    /// A method of a router whose name is not known: a route, whatever its verb.
    fn match_any_verb(&mut self, file: FileId, value: &Value, env: &Env, out: &mut Vec<Match>) {
        let language = self.language(file);
        let mut seen: Vec<u32> = Vec::new();
        for ty in self.types_of(file, value) {
            for number in self.world.rules.methods.of(language, ty, Sym::new("get")).iter() {
                let rule = self.rule(*number);
                let by_name = rule.emit == Emit::HttpRoute && matches!(rule.method.0.as_slice(), [Term::Verb]);
                if by_name && !seen.contains(number) {
                    seen.push(*number);
                    let (on, env, name) = (Some(value.clone()), env.clone(), Sym::new(ANY_VERB));
                    out.push(Match { rule: *number, on, env, name, by_shape: false });
                }
            }
        }
    }

    /// Whether a call is made on a name that a pack expects and that nothing gives a value: it never runs.
    pub(crate) fn is_dead(&self, call: &At) -> bool {
        let facts = self.world.facts(call.file);
        let Expr::Call { callee, .. } = facts.expr(call.expr) else { return false };
        let Expr::Member { base, name } = facts.expr(callee) else { return false };
        let Expr::Name { name: receiver, .. } = facts.expr(base) else { return false };
        let rules = self.world.rules.by_shape.get(&(facts.language, name)).into_iter().flatten();
        rules.into_iter().any(|rule| self.rule(*rule).receiver_names.contains(&receiver))
            && self.is_bound_nowhere(&call.sibling(base))
    }

    /// A receiver of unknown type under a name that the pack expects.
    pub(super) fn match_shape(&mut self, at: &At, base: ExprId, name: Sym, out: &mut Vec<Match>) {
        let language = self.language(at.file);
        let Some(rules) = self.world.rules.by_shape.get(&(language, name)) else { return };
        let Some(receiver) = last_name(self.world.facts(at.file), base) else { return };
        if self.is_bound_nowhere(&at.sibling(base)) {
            return;
        }
        let values = self.eval(&at.sibling(base));
        if !values.iter().all(|(v, _)| v.is_unknown() || matches!(v, Value::Ext(n) if *n == receiver)) {
            return;
        }
        // Any member of something with the name that the pack expects: `ctx.db.user`.
        let owner = match self.world.facts(at.file).expr(base) {
            Expr::Member { base, .. } => last_name(self.world.facts(at.file), base),
            _ => None,
        };
        let owner = owner.map(|owner| (owner, Sym::new(&format!("{owner}.*"))));
        for rule in rules {
            let info = self.rule(*rule);
            if !self.world.is_gated(at.file, info.pack) {
                continue;
            }
            let named = info.receiver_names.contains(&receiver);
            if named || owner.is_some_and(|(_, any)| info.receiver_names.contains(&any)) {
                let on = match owner.filter(|_| !named) {
                    Some((owner, _)) => Value::Bound { on: Rc::new(Value::Unknown(owner)), name: receiver },
                    None => Value::Unknown(receiver),
                };
                let on = Some(on);
                out.push(Match { rule: *rule, on, env: at.env.clone(), name, by_shape: true });
            }
        }
    }
}
