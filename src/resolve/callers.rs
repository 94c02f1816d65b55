//! From where a function is called, and what its parameters are then.

use std::rc::Rc;

use crate::model::facts::{ClassId, Expr, ExprId, FuncId, Param, ParamKind};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::limits::Limit;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value};

/// One way in which a function is called: the choices to make.
pub(crate) type Caller = Vec<(Key, Choice)>;

/// Call sites looked at for one function.
const MAX_CANDIDATES: usize = 1000;
/// Callers kept for one function.
pub(crate) const MAX_CALLERS: usize = 200;

impl Resolver<'_> {
    /// What parameter `index` of a function may be.
    pub(crate) fn param(&mut self, file: FileId, func: FuncId, index: u16, env: &Env) -> Results {
        let facts = self.world.facts(file);
        let Some(param) = facts.functions[func.index()].params.get(usize::from(index)).cloned() else {
            return Vec::new();
        };
        if param.kind == ParamKind::Receiver {
            return self.receiver(file, func, env);
        }
        if let Some(given) = self.test_value((file, func), &param, env) {
            return given;
        }
        if let Some(request) = self.request_param(file, func, index, &param, env) {
            let told = self.made_by_callers(file, func, index, &request, env);
            return if told.is_empty() { vec![(request, env.clone())] } else { told };
        }
        let key = Key::Frame(file, func);
        if self.is_thrifty && self.opaque.contains(&(file, func, index)) {
            let typed = if param.ty.is_some() { self.typed(&At::new(file, param.ty, env)) } else { Vec::new() };
            self.cut(0);
            return if typed.is_empty() { vec![(Value::Unknown(param.name), env.clone())] } else { typed };
        }
        let fresh = self.is_thrifty && self.is_fresh();
        let mut out = Vec::new();
        if let Some(outside) = self.plain_outside_type(file, &param, env) {
            return self.made_by_decorator(file, &param.decorators, outside);
        }
        if let Some(choice) = env.get(key) {
            out = self.argument(file, func, index, &param, choice, env);
        } else {
            for caller in self.callers_of(file, func).iter() {
                let bound = caller.iter().fold(env.clone(), |env, (key, choice)| env.with(*key, *choice));
                if bound.get(key).is_none() {
                    continue;
                }
                out.extend(self.param(file, func, index, &bound));
                if out.len() > super::eval::MAX_RESULTS {
                    break;
                }
            }
        }
        if fresh && self.is_spent() && out.iter().all(|(v, _)| v.is_unknown()) {
            self.opaque.insert((file, func, index));
        }
        if out.iter().all(|(v, _)| self.says_little(file, v)) {
            if param.ty.is_some()
                && let Some(typed) = self.declared_instead(&out, &At::new(file, param.ty, env))
            {
                return typed;
            }
            if param.default.is_some() && out.is_empty() {
                out = self.eval(&At::new(file, param.default, env));
            }
        }
        self.prefer_known(out, &At::new(file, ExprId::NONE, env), param.name)
    }

    /// What callers make and hand over of a type whose values they decide, though it is also what routes are given.
    fn made_by_callers(&mut self, file: FileId, func: FuncId, index: u16, declared: &Value, env: &Env) -> Results {
        let facts = self.world.facts(file);
        let Value::Obj { ty, .. } = declared else { return Vec::new() };
        let params = &facts.functions[func.index()].params;
        if !self.world.rules.told_by_callers.contains(&(facts.language, *ty))
            || params.iter().any(|p| super::world::last_name(facts, p.ty).is_some_and(takes_answers))
        {
            return Vec::new();
        }
        let key = Key::Frame(file, func);
        let Some(param) = params.get(usize::from(index)).cloned() else { return Vec::new() };
        let choices: Vec<Caller> = match env.get(key) {
            Some(choice) => vec![vec![(key, choice)]],
            None => self.callers_of(file, func).to_vec(),
        };
        let mut out = Vec::new();
        for caller in choices {
            let bound = caller.iter().fold(env.clone(), |env, (key, choice)| env.with(*key, *choice));
            if let Some(choice) = bound.get(key) {
                out.extend(self.argument(file, func, index, &param, choice, &bound));
            }
            if out.len() > super::eval::MAX_RESULTS {
                break;
            }
        }
        out.retain(|(value, _)| matches!(value, Value::Obj { site: Some(_), .. }));
        out
    }

    /// What is injected: the decorator of a parameter or field stands for the call that made it.
    pub(crate) fn made_by_decorator(&self, file: FileId, decorators: &[ExprId], mut values: Results) -> Results {
        let facts = self.world.facts(file);
        let Some(call) = decorators.iter().find(|d| matches!(facts.expr(**d), Expr::Call { .. })) else {
            return values;
        };
        for (value, _) in &mut values {
            if let Value::Obj { site: site @ None, .. } = value {
                *site = Some(At::new(file, *call, &Env::default()));
            }
        }
        values
    }

    /// The declared type of a parameter, when it is an outside one on which no routes hang: who calls does not
    /// matter then.
    fn plain_outside_type(&mut self, file: FileId, param: &Param, env: &Env) -> Option<Results> {
        if !param.ty.is_some() {
            return None;
        }
        let typed = self.typed(&At::new(file, param.ty, &Env::default()));
        let language = self.language(file);
        for (value, _) in &typed {
            let Value::Obj { ty, .. } = value else { return None };
            let types = self.types_of(file, value);
            if !ty.as_str().contains(['.', '/'])
                || super::typed::is_of_types_module(*ty)
                || self.world.is_router_type(language, &types)
                || types.iter().any(|ty| self.world.rules.told_by_callers.contains(&(language, *ty)))
            {
                return None;
            }
        }
        (!typed.is_empty()).then(|| typed.into_iter().map(|(v, _)| (v, env.clone())).collect())
    }

    /// All the ways in which a function is called inside the project. Empty: none known.
    pub(crate) fn callers_of(&mut self, file: FileId, func: FuncId) -> Rc<Vec<Caller>> {
        if !self.overcalled.is_empty() && self.overcalled.contains(&(file, func)) {
            self.excess.add(Limit::Callers);
        }
        if let Some(callers) = self.callers.get(&(file, func)) {
            return callers.clone();
        }
        if let Some(callers) = self.provisional_callers.get(&(file, func)) {
            return callers.clone();
        }
        // Asked again while being worked out: no callers on that way.
        if self.open_callers.contains(&(file, func)) {
            self.cut(0);
            return Rc::default();
        }
        self.open_callers.push((file, func));
        let mark = self.mark();
        let mut callers: Vec<Caller> = self.direct_callers(file, func);
        callers.extend(self.indirect_callers(file, func));
        callers.extend(self.callers_by_name(file, func));
        callers.retain(|caller| self.may_call(file, caller));
        callers.sort();
        callers.dedup();
        if callers.len() > MAX_CALLERS {
            self.overcalled.insert((file, func));
            self.excess.add(Limit::Callers);
            callers.truncate(MAX_CALLERS);
        }
        self.open_callers.pop();
        let callers = Rc::new(callers);
        if self.cut_since(mark) {
            self.provisional_callers.insert((file, func), callers.clone());
        } else {
            self.callers.insert((file, func), callers.clone());
        }
        callers
    }

    /// Calls from tests and examples say nothing about what production code does.
    fn may_call(&self, file: FileId, caller: &Caller) -> bool {
        caller.iter().all(|(_, choice)| match choice {
            Choice::Call(f, _) | Choice::Callback(f, _, _) | Choice::Iterate(f, _) => self.world.may_see(*f, file),
            Choice::Element(_) | Choice::On(..) | Choice::Receiver(_) => true,
        })
    }

    fn direct_callers(&mut self, file: FileId, func: FuncId) -> Vec<Caller> {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let key = Key::Frame(file, func);
        let mut names: Vec<Sym> = Vec::new();
        let constructor = matches!(function.name.as_str(), "__init__" | "constructor") && function.class.is_some();
        if constructor {
            self.class_names(file, function.class, &mut names);
        } else if !function.name.is_empty() {
            names.push(function.name);
        }
        for name in names.clone() {
            names.extend_from_slice(self.world.renamed(name));
        }
        names.extend(self.world.aliases.get(&file).into_iter().flatten());
        names.sort_unstable_by_key(|n| n.raw());
        names.dedup();
        let seen = |(f, _): &(FileId, ExprId)| self.world.may_see(*f, file);
        let mut sites: Vec<(FileId, ExprId)> = Vec::new();
        for name in &names {
            sites.extend(self.world.calls_named(*name).iter().copied().filter(seen));
        }
        if names.is_empty() || names.iter().any(|n| self.world.is_listed(*n)) {
            sites.extend(self.world.dynamic_calls(file).filter(seen));
        }
        if constructor && facts.language == Language::Ecma {
            sites.extend(self.super_calls_of(file, function.class).into_iter().filter(seen));
        }
        sites.sort_unstable();
        sites.dedup();
        if sites.len() > MAX_CANDIDATES {
            // The nearest are the likeliest.
            sites.sort_by_key(|(f, e)| (*f != file, self.world.folder(*f) != self.world.folder(file), *f, *e));
            sites.truncate(MAX_CANDIDATES);
        }
        let mut out = Vec::new();
        for (f, call) in sites {
            if self.callees_of(f, call).contains(&(file, func)) {
                out.push(vec![(key, Choice::Call(f, call))]);
            }
        }
        out
    }

    /// `super(..)` in the constructors of classes that name the class as their base.
    fn super_calls_of(&self, file: FileId, class: ClassId) -> Vec<(FileId, ExprId)> {
        let derived = self.world.derived_from(self.world.facts(file).classes[class.index()].name);
        let of = |(f, c): &(FileId, ClassId)| {
            let facts = self.world.facts(*f);
            let mut methods = facts.classes[c.index()].methods.iter();
            let ctor = methods.find(|m| facts.functions[m.index()].name.as_str() == "constructor");
            ctor.and_then(|ctor| self.base_constructor_call(*f, *ctor)).map(|call| (*f, call))
        };
        derived.iter().filter_map(of).collect()
    }

    /// The names under which a class, or a class that inherits its constructor, is made.
    pub(crate) fn class_names(&self, file: FileId, class: crate::model::facts::ClassId, names: &mut Vec<Sym>) {
        let mut open = vec![self.world.facts(file).classes[class.index()].name];
        names.push(Sym::new("__init__"));
        while let Some(name) = open.pop() {
            if name.is_empty() || names.contains(&name) || names.len() > 64 {
                continue;
            }
            names.push(name);
            for (f, c) in self.world.derived_from(name) {
                open.push(self.world.facts(*f).classes[c.index()].name);
            }
        }
    }

    /// The functions of the project that a call may run.
    pub(crate) fn callees_of(&mut self, file: FileId, call: ExprId) -> Rc<Vec<(FileId, FuncId)>> {
        if let Some(callees) = self.callees.get(&(file, call)) {
            return callees.clone();
        }
        if let Some(callees) = self.provisional_callees.get(&(file, call)) {
            return callees.clone();
        }
        let Expr::Call { callee, .. } = self.world.facts(file).expr(call) else { return Rc::default() };
        let is_super = matches!(self.world.facts(file).expr(callee), Expr::Super { .. });
        let mark = self.mark();
        let mut out = Vec::new();
        for (value, _) in self.eval(&At::new(file, callee, &Env::default())) {
            match value {
                Value::Func { file, func, .. } => out.push((file, func)),
                Value::Class { file, class } => out.extend(self.constructor(file, class)),
                _ => {}
            }
        }
        if is_super {
            out.extend(self.base_constructor(file, call));
        }
        out.sort_unstable();
        out.dedup();
        let out = Rc::new(out);
        if self.cut_since(mark) {
            self.provisional_callees.insert((file, call), out.clone());
        } else {
            self.callees.insert((file, call), out.clone());
        }
        out
    }

    /// What `super(..)` runs in a class: the constructor of its nearest base that has one.
    fn base_constructor(&mut self, file: FileId, call: ExprId) -> Option<(FileId, FuncId)> {
        let own = self.world.functions_around(file, call).into_iter().find(|func| {
            let function = &self.world.facts(file).functions[func.index()];
            function.class.is_some() && function.name.as_str() == "constructor"
        })?;
        let class = self.world.facts(file).functions[own.index()].class;
        let bases = self.lineage(file, class).into_iter().skip(1);
        bases.into_iter().find_map(|(f, c)| self.constructor(f, c))
    }

    /// Callers of a function that is handed over as a value: to a function of the project that calls its
    /// parameter, to a framework, to an iterating method.
    fn indirect_callers(&mut self, file: FileId, func: FuncId) -> Vec<Caller> {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let key = Key::Frame(file, func);
        let mut references: Vec<(FileId, ExprId)> = Vec::new();
        if let Some(literal) = self.world.func_expr(file, func) {
            references.push((file, literal));
        }
        let mut names = vec![function.name];
        names.extend_from_slice(self.world.renamed(function.name));
        names.extend(self.world.aliases.get(&file).into_iter().flatten());
        for name in names {
            if !name.is_empty() {
                let named = self.world.arguments_named(name).iter().copied();
                references.extend(named.filter(|(f, _)| self.world.may_see(*f, file)));
            }
        }
        references.sort_unstable();
        references.dedup();
        let mut out = Vec::new();
        for (f, argument) in references {
            let is_it = self
                .eval(&At::new(f, argument, &Env::default()))
                .iter()
                .any(|(v, _)| matches!(v, Value::Func { file: vf, func: vm, .. } if (*vf, *vm) == (file, func)));
            let Some((call, number)) = self.world.argument_of(f, argument) else { continue };
            if !is_it {
                continue;
            }
            if let Some(rule) = self.callback_rule(f, call, argument) {
                out.push(vec![(key, Choice::Callback(f, call, rule))]);
                continue;
            }
            if self.is_iteration(f, call) {
                out.push(vec![(key, Choice::Iterate(f, call))]);
                continue;
            }
            for (g_file, g) in self.callees_of(f, call).iter().copied() {
                let shift = self.receiver_shift(g_file, g);
                let index = number + shift as u16;
                for inner in self.calls_of_param(g_file, g, index) {
                    out.push(vec![(key, Choice::Call(g_file, inner)), (Key::Frame(g_file, g), Choice::Call(f, call))]);
                }
            }
        }
        out
    }

    /// The calls inside `func` whose callee is its own parameter `index`.
    fn calls_of_param(&mut self, file: FileId, func: FuncId, index: u16) -> Vec<ExprId> {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let Some(param) = function.params.get(usize::from(index)) else { return Vec::new() };
        (function.first.0..function.end.0)
            .map(ExprId)
            .filter(|e| match facts.expr(*e) {
                Expr::Call { callee, .. } => {
                    matches!(facts.expr(callee), Expr::Name { name, .. } if name == param.name)
                }
                _ => false,
            })
            .collect()
    }
}

/// Whether a parameter's type is where Go's servers write answers: such a function serves requests, it sends none.
fn takes_answers(ty: Sym) -> bool {
    ty.as_str() == "ResponseWriter"
}
