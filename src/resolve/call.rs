//! Calls: what comes back.

use std::rc::Rc;

use crate::model::facts::{Arg, ClassId, Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::rule::{Emit, Returns, Rule, Term};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value};

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

/// Calls and members that are followed back to the class that a chain starts from.
const MAX_CHAIN: usize = 32;

/// The name of a method whose name is not known.
pub(crate) const ANY_VERB: &str = "*";

impl<'w> Resolver<'w> {
    pub(crate) fn rule(&self, rule: u32) -> &'w Rule {
        &self.world.rules.rules[rule as usize]
    }

    pub(crate) fn call(&mut self, at: &At) -> Results {
        let Expr::Call { callee, .. } = self.world.facts(at.file).expr(at.expr) else { return Vec::new() };
        let mut out = Vec::new();
        for (value, env) in self.eval(&at.sibling(callee)) {
            out.extend(self.call_value(at, value, &env));
        }
        if out.iter().all(|(v, _)| v.is_unknown()) {
            let made = self.made_by_shape(at);
            if !made.is_empty() {
                return made;
            }
        }
        self.prefer_known(out, at, Sym::EMPTY)
    }

    /// What a method of a receiver known by its name only gives.
    fn made_by_shape(&mut self, at: &At) -> Results {
        let facts = self.world.facts(at.file);
        let Expr::Call { callee, .. } = facts.expr(at.expr) else { return Vec::new() };
        let Expr::Member { base, name } = facts.expr(callee) else { return Vec::new() };
        let mut matches = Vec::new();
        self.match_shape(at, base, name, &mut matches);
        for m in matches {
            let subject = super::routers::subject(at.clone(), m.on.clone(), m.name);
            let rule = self.rule(m.rule);
            if !self.holds(rule, &subject) {
                continue;
            }
            match rule.returns {
                Returns::On => return vec![(m.on.unwrap_or(Value::UNKNOWN), at.env.clone())],
                Returns::Type(ty) => return self.object(at, ty, m.on.map(Rc::new)),
                Returns::Callee | Returns::NewOn | Returns::Arg(_) | Returns::NewArg(_) => {}
            }
        }
        Vec::new()
    }

    fn call_value(&mut self, at: &At, callee: Value, env: &Env) -> Results {
        let here = At { file: at.file, expr: at.expr, env: env.clone() };
        match callee {
            Value::Func { file, func, env: captured, .. } => self.call_function(&here, file, func, &captured),
            Value::Class { file, class } => {
                let site = Some(At { env: self.relevant(&here), ..here });
                vec![(Value::Instance { file, class, site }, env.clone())]
            }
            Value::Ext(name) => {
                if let Some(results) = self.builtin_function(&here, name) {
                    return results;
                }
                self.made(&here, name, None)
            }
            Value::Bound { on, name } => {
                if let Some(results) = self.builtin_method(&here, &on, name) {
                    return results;
                }
                self.method_result(&here, &on, name)
            }
            Value::Obj { ty, .. } => {
                let name = Sym::new(&format!("{ty}()"));
                self.made(&here, name, Some(Rc::new(callee)))
            }
            // `super().__init__()` of a class without one in the project, and other calls of instances.
            Value::Instance { .. } if self.is_super(at) => vec![(callee, env.clone())],
            _ => vec![(Value::UNKNOWN, env.clone())],
        }
    }

    fn is_super(&self, at: &At) -> bool {
        let facts = self.world.facts(at.file);
        let Expr::Call { callee, .. } = facts.expr(at.expr) else { return false };
        matches!(facts.expr(callee), Expr::Super { .. })
    }

    fn call_function(&mut self, here: &At, file: FileId, func: FuncId, captured: &Env) -> Results {
        let key = Key::Frame(file, func);
        let inner = here.env.overlay(captured).with(key, Choice::Call(here.file, here.expr));
        // A call of itself gives nothing new.
        let running = At { file, expr: ExprId(u32::MAX - 2 - func.0), env: inner.clone() };
        if self.guarded(&running) {
            return vec![(Value::UNKNOWN, here.env.clone())];
        }
        self.guard(running);
        let results = self.returned(file, func, &inner);
        self.unguard();
        results.into_iter().map(|(v, e)| (v, self.leave_frame(e, captured, &here.env, key))).collect()
    }

    /// Puts the callee's frame, and what its closure had captured, back to what the caller had.
    fn leave_frame(&self, env: Env, captured: &Env, before: &Env, key: Key) -> Env {
        let mut env = env.restore(key, before);
        for (captured, _) in captured.entries() {
            env = env.restore(*captured, before);
        }
        env
    }

    /// The result of calling something outside by its qualified name.
    fn made(&mut self, here: &At, name: Sym, on: Option<Rc<Value>>) -> Results {
        let language = self.language(here.file);
        let rules = self.world.rules.by_callee.get(&(language, name)).map_or(&[] as &[u32], Vec::as_slice);
        for rule in rules {
            let rule = self.rule(*rule);
            if let Some(values) = self.set_by_rule(here, rule, None, name) {
                return values;
            }
            match rule.returns {
                Returns::Callee | Returns::NewOn => {}
                Returns::On => return vec![(Value::UNKNOWN, here.env.clone())],
                Returns::Arg(index) => {
                    let given = self.argument_value(here, index);
                    // Of a service of the catalogue the name alone says something.
                    let says = self.world.rules.services.of_name(language, name.as_str()).is_some();
                    let known = |value: &Value| !value.is_unknown() && !matches!(value, Value::Ext(_));
                    if !says || given.iter().any(|(value, _)| known(value)) {
                        return given;
                    }
                }
                Returns::NewArg(index) => return self.argument_instance(here, index),
                Returns::Type(ty) => return self.object(here, ty, on),
            }
        }
        // A method of an outside class itself.
        if let Some((class, method)) = name.as_str().rsplit_once('.') {
            let class = Value::Ext(Sym::new(class));
            for ty in self.types_of(here.file, &class) {
                let key = (language, ty, Sym::new(method));
                let known = self.world.rules.by_method.get(&key).into_iter().flatten();
                if known.into_iter().any(|r| self.rule(*r).returns == Returns::On) {
                    return vec![(class, here.env.clone())];
                }
            }
        }
        self.object(here, name, on)
    }

    fn argument_value(&mut self, here: &At, index: usize) -> Results {
        match self.arguments(here).get(index) {
            Some(arg) => {
                let value = arg.value;
                self.eval(&here.sibling(value))
            }
            None => Vec::new(),
        }
    }

    /// An instance of the class that is given.
    fn argument_instance(&mut self, here: &At, index: usize) -> Results {
        let given = self.argument_value(here, index);
        let made = given.into_iter().map(|(value, env)| match value {
            Value::Class { file, class } => (Value::Instance { file, class, site: None }, env),
            Value::Ext(ty) => (Value::Obj { ty, site: None, on: None }, env),
            _ => (Value::UNKNOWN, env),
        });
        made.collect()
    }

    pub(crate) fn arguments(&self, call: &At) -> &'w [Arg] {
        let facts = self.world.facts(call.file);
        match facts.expr(call.expr) {
            Expr::Call { args, .. } => facts.arguments(args),
            _ => &[],
        }
    }

    fn object(&mut self, here: &At, ty: Sym, on: Option<Rc<Value>>) -> Results {
        let site = Some(At { env: self.relevant(here), file: here.file, expr: here.expr });
        vec![(Value::Obj { ty, site, on }, here.env.clone())]
    }

    /// The result of a method of an outside object.
    fn method_result(&mut self, here: &At, on: &Rc<Value>, name: Sym) -> Results {
        if let Some(held) = self.held(on, name) {
            return held.into_iter().map(|(value, _)| (value, here.env.clone())).collect();
        }
        let types = self.types_of(here.file, on);
        let language = self.language(here.file);
        let by_method = &self.world.rules.by_method;
        for ty in &types {
            let named = by_method.get(&(language, *ty, name));
            let rules = named.or_else(|| by_method.get(&(language, *ty, Sym::new("*"))));
            for rule in rules.map_or(&[] as &[u32], Vec::as_slice) {
                let rule = self.rule(*rule);
                if let Some(values) = self.set_by_rule(here, rule, Some(on), name) {
                    return values;
                }
                match rule.returns {
                    Returns::NewOn => {
                        let class = class_at_root(on).or_else(|| self.class_in_receiver(here));
                        if let Some((file, class)) = class {
                            return vec![(Value::Instance { file, class, site: None }, here.env.clone())];
                        }
                    }
                    Returns::Callee => {}
                    Returns::On => return vec![(on.as_ref().clone(), here.env.clone())],
                    Returns::Arg(index) => return self.argument_value(here, index),
                    Returns::NewArg(index) => return self.argument_instance(here, index),
                    Returns::Type(ty) => return self.object(here, ty, Some(on.clone())),
                }
            }
        }
        match types.first() {
            Some(ty) => self.object(here, Sym::new(&format!("{ty}.{name}")), Some(on.clone())),
            None => vec![(Value::UNKNOWN, here.env.clone())],
        }
    }

    /// What a context variable of a declared type holds.
    fn held(&mut self, on: &Value, name: Sym) -> Option<Results> {
        let Value::Obj { ty, on: Some(of), .. } = on else { return None };
        let Value::Node(of) = of.as_ref() else { return None };
        (ty.as_str() == "contextvars.ContextVar" && name.as_str() == "get").then(|| self.typed(of))
    }

    /// The rules that a call matches. `decorator` also takes a bare name or member (a decorator without arguments).
    pub(crate) fn matches(&mut self, at: &At) -> Vec<Match> {
        let facts = self.world.facts(at.file);
        let callee = match facts.expr(at.expr) {
            Expr::Call { callee, .. } => callee,
            _ => at.expr,
        };
        let mut out = Vec::new();
        match facts.expr(callee) {
            Expr::Member { base, name } => {
                for (value, env) in self.eval(&at.sibling(base)) {
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
        let Some(module) = super::wildcards::imported(facts, package) else { return };
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
        let language = self.language(file);
        let any = Sym::new("*");
        let mut seen: Vec<u32> = Vec::new();
        for ty in self.types_of(file, &value) {
            let rules =
                |name| self.world.rules.by_method.get(&(language, ty, name)).map_or(&[] as &[u32], Vec::as_slice);
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
            for number in self.world.rules.by_method.get(&(language, ty, Sym::new("get"))).into_iter().flatten() {
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
    fn match_shape(&mut self, at: &At, base: ExprId, name: Sym, out: &mut Vec<Match>) {
        let language = self.language(at.file);
        let Some(rules) = self.world.rules.by_shape.get(&(language, name)) else { return };
        let Some(receiver) = super::world::last_name(self.world.facts(at.file), base) else { return };
        if self.is_bound_nowhere(&at.sibling(base)) {
            return;
        }
        let values = self.eval(&at.sibling(base));
        if !values.iter().all(|(v, _)| v.is_unknown() || matches!(v, Value::Ext(n) if *n == receiver)) {
            return;
        }
        // Any member of something with the name that the pack expects: `ctx.db.user`.
        let owner = match self.world.facts(at.file).expr(base) {
            Expr::Member { base, .. } => super::world::last_name(self.world.facts(at.file), base),
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

/// The class that a chain of calls starts from: `Class.rows.filter(..)`.
fn class_at_root(value: &Value) -> Option<(FileId, ClassId)> {
    let mut value = value;
    for _ in 0..MAX_CHAIN {
        value = match value {
            Value::Class { file, class } => return Some((*file, *class)),
            Value::Obj { on: Some(on), .. } | Value::Bound { on, .. } => on,
            _ => return None,
        };
    }
    None
}
