//! Calls: what comes back.

mod matching;

use std::rc::Rc;

use crate::model::facts::{Arg, ClassId, Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::rule::{Returns, Rule};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value};

pub(crate) use matching::ANY_VERB;

/// Calls and members that are followed back to the class that a chain starts from.
const MAX_CHAIN: usize = 32;

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
                Returns::Callee | Returns::NewOn | Returns::Arg(_) | Returns::NewArg(_) | Returns::NamedClass => {}
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
                if let Some(given) = self.fixture_by_call(&here, name) {
                    return given;
                }
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
            // `cls(..)` in a method of the class itself.
            Value::Instance { file, class, site: None } if self.is_own_class(at) => {
                let site = Some(At { env: self.relevant(&here), ..here });
                vec![(Value::Instance { file, class, site }, env.clone())]
            }
            _ => vec![(Value::UNKNOWN, env.clone())],
        }
    }

    fn is_super(&self, at: &At) -> bool {
        let facts = self.world.facts(at.file);
        let Expr::Call { callee, .. } = facts.expr(at.expr) else { return false };
        matches!(facts.expr(callee), Expr::Super { .. })
    }

    /// Whether what is called is the class that a method of the class itself is given, by custom `cls`.
    fn is_own_class(&self, at: &At) -> bool {
        let facts = self.world.facts(at.file);
        let Expr::Call { callee, .. } = facts.expr(at.expr) else { return false };
        facts.language == Language::Python
            && matches!(facts.expr(callee), Expr::Name { name, .. } if name.as_str() == "cls")
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
                Returns::NamedClass => return self.named_class(here),
                Returns::Type(ty) => return self.object(here, ty, on),
            }
        }
        // A method of an outside class itself.
        if let Some((class, method)) = name.as_str().rsplit_once('.') {
            let class = Value::Ext(Sym::new(class));
            for ty in self.types_of(here.file, &class) {
                let known = self.world.rules.methods.of(language, ty, Sym::new(method));
                if known.iter().any(|r| self.rule(*r).returns == Returns::On) {
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
        let methods = &self.world.rules.methods;
        for ty in &types {
            let mut rules = methods.of(language, *ty, name);
            if rules.is_empty() {
                rules = methods.of(language, *ty, Sym::new("*"));
            }
            for rule in rules.iter() {
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
                    Returns::NamedClass => return self.named_class(here),
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
}

impl Resolver<'_> {
    /// The class that the value of a class attribute is written to start from: `rows = Model.objects.all()`.
    pub(crate) fn class_of_attribute(&mut self, file: FileId, class: ClassId, name: Sym) -> Option<(FileId, ClassId)> {
        let declared = self.lineage(file, class).iter().find_map(|(f, c)| {
            let field = self.class(*f, *c).fields.iter().rev().find(|field| field.name == name)?;
            field.value.is_some().then_some((*f, field.value))
        });
        let (f, value) = declared?;
        self.class_in_receiver(&At::new(f, value, &Env::default()))
    }

    /// The class that a value was made from: `Class.rows.filter(..)`, by its value or by how the code reads.
    pub(crate) fn class_of_chain(&mut self, value: &Value) -> Option<(FileId, ClassId)> {
        let site = match value {
            Value::Obj { site: Some(site), .. } => Some(site.clone()),
            _ => None,
        };
        class_at_root(value).or_else(|| self.class_in_receiver(&site?))
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
