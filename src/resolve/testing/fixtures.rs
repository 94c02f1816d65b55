//! Functions whose results other functions get by the names of their parameters.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{Expr, FuncId, Param, ParamKind};
use crate::model::language::Language;
use crate::model::rule::TestFramework;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Results, Value};

/// A fixture.
#[derive(Clone, Copy, Debug)]
struct Fixture {
    at: (FileId, FuncId),
    /// Every test in reach gets it.
    auto: bool,
}

/// All fixtures by name.
#[derive(Debug, Default)]
pub(crate) struct Fixtures {
    by_name: FxHashMap<Sym, Vec<Fixture>>,
    all: FxHashSet<(FileId, FuncId)>,
}

impl Fixtures {
    pub(crate) fn is_fixture(&self, file: FileId, func: FuncId) -> bool {
        self.all.contains(&(file, func))
    }
}

impl Resolver<'_> {
    /// Finds all fixtures. To be done first: what they give decides what tests ask for.
    pub(crate) fn find_fixtures(&mut self) {
        let world = self.world;
        let decorators: Vec<Sym> =
            world.frameworks.iter().flat_map(|f| &f.fixtures).map(|name| Sym::new(name)).collect();
        if decorators.is_empty() {
            return;
        }
        let mut found = Fixtures::default();
        for file in world.ids().filter(|file| world.facts(*file).language == Language::Python) {
            if !self.is_test_file(file) && !self.imports_framework(file) {
                continue;
            }
            let facts = world.facts(file);
            for (number, function) in facts.functions.iter().enumerate() {
                let func = FuncId(number as u32);
                for decorator in &function.decorators {
                    self.refuel();
                    let Some((name, auto)) = self.fixture_decorator(file, *decorator, &decorators) else { continue };
                    let name = name.unwrap_or(function.name);
                    found.by_name.entry(name).or_default().push(Fixture { at: (file, func), auto });
                    found.all.insert((file, func));
                }
            }
        }
        if !found.all.is_empty() {
            self.forget();
        }
        self.fixtures = Rc::new(found);
    }

    fn imports_framework(&self, file: FileId) -> bool {
        let facts = self.world.facts(file);
        let frameworks =
            self.world.frameworks.iter().filter(|f| f.language == facts.language && !f.fixtures.is_empty());
        frameworks.into_iter().any(|f| facts.imports.iter().any(|i| f.is_imported_by(i.module.as_str())))
    }

    /// The name that a decorator gives to a fixture, and whether all tests get it; `None` when it makes none.
    fn fixture_decorator(
        &mut self,
        file: FileId,
        decorator: crate::model::facts::ExprId,
        known: &[Sym],
    ) -> Option<(Option<Sym>, bool)> {
        let facts = self.world.facts(file);
        let (callee, args) = match facts.expr(decorator) {
            Expr::Call { callee, args, .. } => (callee, facts.arguments(args)),
            _ => (decorator, &[][..]),
        };
        let values = self.eval(&At::new(file, callee, &Env::default()));
        let is_known = |value: &Value| matches!(value, Value::Ext(name) if known.contains(name));
        if !values.iter().any(|(value, _)| is_known(value)) {
            return None;
        }
        let given = |name: &str| args.iter().find(|arg| arg.name.as_str() == name).map(|arg| facts.expr(arg.value));
        let name = match given("name") {
            Some(Expr::Str(name)) => Some(name),
            _ => None,
        };
        Some((name, given("autouse") == Some(Expr::Bool(true))))
    }

    /// Whether a function gets what its parameters name: a test or a fixture.
    pub(super) fn gets_fixtures(&self, file: FileId, func: FuncId) -> bool {
        if self.fixtures.is_fixture(file, func) {
            return true;
        }
        let function = &self.world.facts(file).functions[func.index()];
        self.language(file) == Language::Python
            && self.is_test_file(file)
            && self.world.frameworks.iter().any(|f| f.language == Language::Python && f.is_test(function.name.as_str()))
    }

    /// The fixtures that a name stands for in a function: of its own file, of the nearest `conftest` above it, or else
    /// of the whole component.
    pub(super) fn fixtures_named(&self, name: Sym, (file, func): (FileId, FuncId)) -> Vec<(FileId, FuncId)> {
        let all = self.fixtures.by_name.get(&name).map_or(&[][..], Vec::as_slice);
        let others: Vec<(FileId, FuncId)> = all.iter().map(|f| f.at).filter(|at| *at != (file, func)).collect();
        let class = self.world.facts(file).functions[func.index()].class;
        let in_class = |at: &(FileId, FuncId)| {
            let own = self.world.facts(at.0).functions[at.1.index()].class;
            at.0 == file && own.is_some() && own == class
        };
        let near: Vec<(FileId, FuncId)> = others.iter().copied().filter(in_class).collect();
        if !near.is_empty() {
            return near;
        }
        let of_module = |at: &(FileId, FuncId)| !self.world.facts(at.0).functions[at.1.index()].class.is_some();
        let here: Vec<(FileId, FuncId)> = others.iter().copied().filter(|at| at.0 == file && of_module(at)).collect();
        if !here.is_empty() {
            return here;
        }
        let rel = &self.world.unit(file).rel;
        let above = |at: &(FileId, FuncId)| {
            let other = &self.world.unit(at.0).rel;
            let folder = other.strip_suffix("conftest.py")?;
            rel.starts_with(folder).then_some(folder.len())
        };
        if let Some(nearest) = others.iter().filter_map(above).max() {
            return others.into_iter().filter(|at| above(at) == Some(nearest)).collect();
        }
        let component = self.world.unit(file).component;
        others.into_iter().filter(|at| self.world.unit(at.0).component == component && of_module(at)).collect()
    }

    /// Fixtures that a test or fixture gets without naming them.
    pub(super) fn automatic_fixtures(&self, file: FileId, func: FuncId) -> Vec<(FileId, FuncId)> {
        let rel = &self.world.unit(file).rel;
        let class = self.world.facts(file).functions[func.index()].class;
        let mut out: Vec<(FileId, FuncId)> = Vec::new();
        for fixture in self.fixtures.by_name.values().flatten().filter(|f| f.auto) {
            let (f, at) = fixture.at;
            let own = self.world.facts(f).functions[at.index()].class;
            let other = &self.world.unit(f).rel;
            let reaches = match other.strip_suffix("conftest.py") {
                Some(folder) => rel.starts_with(folder),
                None => f == file && (!own.is_some() || own == class),
            };
            if reaches && fixture.at != (file, func) {
                out.push(fixture.at);
            }
        }
        out.sort_unstable();
        out
    }

    /// What a parameter of a test or fixture gets; `None`: it is no such parameter, or nothing is known.
    pub(super) fn fixture_value(&mut self, file: FileId, func: FuncId, param: &Param, env: &Env) -> Option<Results> {
        if param.kind == ParamKind::Receiver || param.default.is_some() || !self.gets_fixtures(file, func) {
            return None;
        }
        let mut out = Vec::new();
        for (f, fixture) in self.fixtures_named(param.name, (file, func)) {
            out.extend(self.returned(f, fixture, env));
        }
        out.retain(|(value, _)| !value.is_unknown() && *value != Value::Null);
        if out.is_empty() && !self.fixtures.by_name.contains_key(&param.name) && !param.ty.is_some() {
            out.extend(self.brought(file, param.name).into_iter().map(|value| (value, env.clone())));
        }
        (!out.is_empty()).then_some(out)
    }

    /// What `request.getfixturevalue("name")` gives.
    pub(crate) fn fixture_by_call(&mut self, call: &At, method: Sym) -> Option<Results> {
        let looks_up = |f: &&'static TestFramework| f.looks_up.iter().any(|name| name == method.as_str());
        if !self.is_tested(call.file) || !self.world.frameworks.iter().any(|f| looks_up(&f)) {
            return None;
        }
        let func = self.innermost(call.file, call.expr)?;
        let name = self.arguments(call).first()?.value;
        let values = self.eval(&call.sibling(name));
        let mut out = Results::new();
        for (text, env) in self.texts(&values, false) {
            let Some(name) = text.as_lit() else { continue };
            for (f, fixture) in self.fixtures_named(Sym::new(name), (call.file, func)) {
                let given = self.returned(f, fixture, &Env::default());
                out.extend(given.into_iter().map(|(value, _)| (value, env.clone())));
            }
        }
        out.retain(|(value, _)| !value.is_unknown() && *value != Value::Null);
        (!out.is_empty()).then_some(out)
    }

    /// What a framework gives under a name.
    fn brought(&self, file: FileId, name: Sym) -> Vec<Value> {
        let frameworks = self.frameworks(file);
        let types = frameworks.iter().filter_map(|f| f.given.get(name.as_str())).flatten();
        let component = self.world.unit(file).component;
        let root = |ty: &str| ty.split('.').next().unwrap_or_default().to_owned();
        let declared = |ty: &&String| self.world.uses(component, &root(ty));
        types.filter(declared).map(|ty| Value::Obj { ty: Sym::new(ty), site: None, on: None }).take(1).collect()
    }
}
