//! Tests of JavaScript and TypeScript: functions given, with a name, to functions of the test framework.

use crate::model::facts::{Expr, ExprId, FuncId};
use crate::model::rule::TestFramework;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::testing::Case;
use crate::resolve::value::{At, Env, FileId, Value};

/// What a call of the framework's is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Case,
    Group,
    Hook,
}

/// A call that gives a function to the framework.
struct Block {
    kind: Kind,
    call: ExprId,
    func: FuncId,
    name: String,
    /// `it.skip(..)`, `xdescribe(..)`.
    skipped: bool,
}

impl Resolver<'_> {
    pub(super) fn ecma_cases(&mut self, file: FileId, out: &mut Vec<Case>) {
        let frameworks = self.frameworks(file);
        let blocks = self.blocks(file, &frameworks);
        let told = self.told_framework(file);
        for block in blocks.iter().filter(|block| block.kind == Kind::Case) {
            let around = self.world.functions_around(file, block.call);
            let encloses = |kind: Kind| {
                let mut outer: Vec<&Block> =
                    blocks.iter().filter(|b| b.kind == kind && around.contains(&b.func)).collect();
                outer.sort_by_key(|b| b.call.0);
                outer
            };
            let mut outer = encloses(Kind::Group);
            outer.extend(encloses(Kind::Case));
            let facts = self.world.facts(file);
            outer.sort_by_key(|b| facts.functions[b.func.index()].first);
            let mut name: Vec<String> = outer.iter().map(|b| b.name.clone()).collect();
            name.push(block.name.clone());
            let mut case = self.case((file, block.func), name, told);
            case.info.line = self.line_at(file, block.call);
            let skipped = outer.iter().copied().chain([block]).find(|b| b.skipped);
            case.info.skipped = skipped.map(|b| self.line_at(file, b.call));
            // A hook runs before the tests of its group and of the groups in it.
            let hooks = blocks.iter().filter(|b| b.kind == Kind::Hook).filter(|hook| {
                let groups = self.world.functions_around(file, hook.call);
                groups.iter().all(|group| around.contains(group) || !blocks.iter().any(|b| b.func == *group))
            });
            case.before = hooks.map(|hook| (file, hook.func)).collect();
            out.push(case);
        }
    }

    fn blocks(&mut self, file: FileId, frameworks: &[&'static TestFramework]) -> Vec<Block> {
        let facts = self.world.facts(file);
        let mut out = Vec::new();
        for number in 0..facts.exprs.len() {
            let call = ExprId(number as u32);
            let Expr::Call { callee, args, .. } = facts.expr(call) else { continue };
            let args = facts.arguments(args);
            let Some((kind, skipped)) = self.kind_of_call(file, callee, frameworks) else { continue };
            let function = args.iter().rev().find_map(|arg| self.function_given(file, arg.value));
            let Some(func) = function else { continue };
            let name = match args.first().map(|arg| arg.value) {
                Some(first) if kind != Kind::Hook => self.test_name(file, first),
                _ => String::new(),
            };
            out.push(Block { kind, call, func, name, skipped });
        }
        out
    }

    /// A function written out, or one of the same project by its name.
    fn function_given(&mut self, file: FileId, value: ExprId) -> Option<FuncId> {
        match self.world.facts(file).expr(value) {
            Expr::Func(func) => Some(func),
            Expr::Call { args, .. } => {
                let inner = self.world.facts(file).arguments(args);
                inner.iter().find_map(|arg| match self.world.facts(file).expr(arg.value) {
                    Expr::Func(func) => Some(func),
                    _ => None,
                })
            }
            Expr::Name { .. } => {
                let values = self.eval(&At::new(file, value, &Env::default()));
                values.into_iter().find_map(|(value, _)| match value {
                    Value::Func { file: f, func, .. } if f == file => Some(func),
                    _ => None,
                })
            }
            _ => None,
        }
    }

    /// What a name of a test says; parts that are not known are `{?}`.
    fn test_name(&mut self, file: FileId, expr: ExprId) -> String {
        self.refuel();
        let values = self.eval(&At::new(file, expr, &Env::default()));
        let texts = self.texts(&values, true);
        match texts.first() {
            Some((text, _)) => crate::resolve::outbound::shown(text),
            None => match values.first() {
                Some((Value::Class { file, class }, _)) => self.class(*file, *class).name.to_string(),
                Some((Value::Func { file, func, .. }, _)) => {
                    self.world.facts(*file).functions[func.index()].name.to_string()
                }
                _ => "{?}".to_owned(),
            },
        }
    }

    /// `it(..)`, `it.only(..)`, `it.each(table)(..)`, `test.describe(..)`, `t.test(..)`; and whether it is not to run.
    fn kind_of_call(
        &self,
        file: FileId,
        callee: ExprId,
        frameworks: &[&'static TestFramework],
    ) -> Option<(Kind, bool)> {
        let facts = self.world.facts(file);
        let mut members: Vec<Sym> = Vec::new();
        let mut at = callee;
        let root = loop {
            match facts.expr(at) {
                Expr::Member { base, name } => {
                    members.push(name);
                    at = base;
                }
                Expr::Call { callee, .. } => at = callee,
                Expr::Index { base, .. } => at = base,
                Expr::Name { name, scope } => break (name, scope),
                _ => return None,
            }
        };
        let kind_of = |name: &str| {
            let any =
                |of: fn(&TestFramework) -> &Vec<String>| frameworks.iter().any(|f| of(f).iter().any(|n| n == name));
            if any(|f| &f.groups) {
                Some(Kind::Group)
            } else if any(|f| &f.hooks) {
                Some(Kind::Hook)
            } else if any(|f| &f.cases) {
                Some(Kind::Case)
            } else {
                None
            }
        };
        let own = self.is_of_framework(file, root.0, root.1, frameworks);
        // Of `test.describe` and `t.test` the member counts.
        let last = members.iter().find_map(|name| kind_of(name.as_str()));
        let first = kind_of(own.as_str());
        let kind = match (first, last) {
            (Some(_), Some(last)) => Some(last),
            (Some(first), None) => Some(first),
            (None, Some(last)) if self.is_handed_on(file, root.0, root.1) => Some(last),
            _ => None,
        };
        let skips = |name: &Sym| frameworks.iter().any(|f| f.skips.iter().any(|skip| skip == name.as_str()));
        kind.map(|kind| (kind, members.iter().chain([&own]).any(skips)))
    }

    /// The name that the framework has for a name: one that nothing declares, or that an import of the framework brings.
    fn is_of_framework(
        &self,
        file: FileId,
        name: Sym,
        scope: crate::model::facts::ScopeId,
        frameworks: &[&'static TestFramework],
    ) -> Sym {
        let facts = self.world.facts(file);
        for scope in crate::resolve::world::scopes(facts, scope) {
            let bindings = self.world.bindings(file, scope, name);
            let Some(number) = bindings.first() else { continue };
            let binding = &facts.bindings[*number as usize];
            let import = match facts.expr(binding.value) {
                Expr::Import(import) => &facts.imports[import.index()],
                // `const test = require("tape")`, `const { it } = lab`.
                _ => return name,
            };
            let module = import.module.as_str();
            let own = frameworks.iter().any(|f| f.is_imported_by(module));
            let whole = matches!(import.name.as_str(), "default" | "=" | "*");
            // A module of the project may hand on what it made of the framework's functions.
            return if own && !whole { import.name } else { name };
        }
        name
    }

    /// Whether a name is the parameter of a function around: what a framework gives to a test.
    fn is_handed_on(&self, file: FileId, name: Sym, scope: crate::model::facts::ScopeId) -> bool {
        let facts = self.world.facts(file);
        let found = crate::resolve::world::scopes(facts, scope).find_map(|scope| {
            let bindings = self.world.bindings(file, scope, name);
            bindings.first().map(|number| facts.bindings[*number as usize].value)
        });
        found.is_some_and(|value| matches!(facts.expr(value), Expr::Param { .. }))
    }
}
