//! Tests of Go: functions by name and parameter, parts that they run, methods of suites, blocks of a framework.

use crate::model::facts::{Expr, ExprId, FuncId};
use crate::model::rule::TestFramework;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::testing::Case;
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::{last_name, receiver_type};

impl Resolver<'_> {
    pub(super) fn go_cases(&mut self, file: FileId, out: &mut Vec<Case>) {
        let frameworks = self.frameworks(file);
        let facts = self.world.facts(file);
        let hooks = self.package_hooks(file, &frameworks);
        for (number, function) in facts.functions.iter().enumerate() {
            let func = FuncId(number as u32);
            let name = function.name.as_str();
            let Some(framework) = frameworks.iter().copied().find(|f| {
                let ty = function.params.first().and_then(|p| last_name(facts, p.ty));
                !f.parameter.is_empty()
                    && f.is_test(name)
                    && ty.is_some_and(|ty| f.parameter.iter().any(|p| p == ty.as_str()))
            }) else {
                continue;
            };
            let mut case = self.case((file, func), vec![name.to_owned()], Some(framework));
            case.before.clone_from(&hooks);
            out.push(case);
            self.go_parts(file, func, framework, &[name.to_owned()], &hooks, out);
        }
        if frameworks.iter().any(|f| !f.groups.is_empty()) && self.told_framework(file).is_some() {
            self.ecma_cases(file, out);
        }
    }

    /// `t.Run("name", func(t *testing.T) { .. })` in a test.
    fn go_parts(
        &mut self,
        file: FileId,
        func: FuncId,
        framework: &'static TestFramework,
        path: &[String],
        hooks: &[(FileId, FuncId)],
        out: &mut Vec<Case>,
    ) {
        if path.len() > 6 {
            return;
        }
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        for number in function.first.0..function.end.0 {
            let call = ExprId(number);
            let Expr::Call { callee, args, .. } = facts.expr(call) else { continue };
            let Expr::Member { name, .. } = facts.expr(callee) else { continue };
            let args = facts.arguments(args);
            if !framework.subtests.iter().any(|s| s == name.as_str()) || args.len() != 2 {
                continue;
            }
            let Expr::Func(inner) = facts.expr(args[1].value) else { continue };
            if self.world.functions_around(file, call).first() != Some(&func) {
                continue;
            }
            let mut own = path.to_vec();
            own.push(self.part_name(file, args[0].value));
            let mut case = self.case((file, inner), own.clone(), Some(framework));
            case.info.line = self.line_at(file, call);
            case.before = hooks.to_vec();
            out.push(case);
            self.go_parts(file, inner, framework, &own, hooks, out);
        }
    }

    /// As the runner writes it, with underscores for spaces; `{?}` when a table gives it.
    fn part_name(&mut self, file: FileId, expr: ExprId) -> String {
        match self.world.facts(file).expr(expr) {
            Expr::Str(text) => text.as_str().replace(' ', "_"),
            _ => "{?}".to_owned(),
        }
    }

    /// Functions that run before all tests of the package of a file.
    fn package_hooks(&self, file: FileId, frameworks: &[&'static TestFramework]) -> Vec<(FileId, FuncId)> {
        let folder = self.world.folder(file);
        let mut out = Vec::new();
        for hook in frameworks.iter().filter(|f| !f.parameter.is_empty()).flat_map(|f| &f.hooks) {
            for (f, binding) in self.world.go_package(folder, Sym::new(hook)) {
                let facts = self.world.facts(*f);
                if let Expr::Func(func) = facts.expr(facts.bindings[*binding as usize].value) {
                    out.push((*f, func));
                }
            }
        }
        out
    }

    /// Test methods of the objects that a test gives to its framework.
    pub(super) fn add_suites(&mut self, out: &mut Vec<Case>) {
        let mut found = Vec::new();
        for case in out.iter() {
            let (file, func) = case.at;
            if self.language(file) != crate::model::language::Language::Go {
                continue;
            }
            let facts = self.world.facts(file);
            let function = &facts.functions[func.index()];
            let suites: Vec<&'static TestFramework> =
                self.frameworks(file).into_iter().filter(|f| !f.suites.is_empty()).collect();
            for number in function.first.0..function.end.0 {
                let call = ExprId(number);
                let Expr::Call { callee, args, .. } = facts.expr(call) else { continue };
                let Some(name) = last_name(facts, callee) else { continue };
                let Some(framework) = suites.iter().find(|f| f.suites.iter().any(|s| s == name.as_str())) else {
                    continue;
                };
                let args = facts.arguments(args);
                let [_, object] = args else { continue };
                if matches!(facts.expr(object.value), Expr::Func(_) | Expr::Str(_)) {
                    continue;
                }
                self.refuel();
                for (value, _) in self.eval(&At::new(file, object.value, &Env::default())) {
                    if let Value::Instance { file: f, class, .. } = value {
                        found.extend(self.suite_methods((f, class), framework, &case.info.name));
                    }
                }
            }
        }
        out.extend(found);
    }

    fn suite_methods(
        &mut self,
        (file, class): (FileId, crate::model::facts::ClassId),
        framework: &'static TestFramework,
        path: &[String],
    ) -> Vec<Case> {
        let mut methods = Vec::new();
        for (f, c) in self.lineage(file, class) {
            let name = self.class(f, c).name;
            methods.extend_from_slice(self.world.go_methods(self.world.folder(f), name));
        }
        methods.sort_unstable();
        methods.dedup();
        let named = |(f, func): &(FileId, FuncId)| {
            let facts = self.world.facts(*f);
            let function = &facts.functions[func.index()];
            receiver_type(facts, function).map(|_| function.name.as_str())
        };
        let hooks: Vec<(FileId, FuncId)> = methods
            .iter()
            .filter(|m| named(m).is_some_and(|name| framework.hooks.iter().any(|hook| hook == name)))
            .copied()
            .collect();
        let mut out = Vec::new();
        for method in &methods {
            let Some(name) = named(method).filter(|name| framework.is_test(name)) else { continue };
            let mut full = path.to_vec();
            full.push(name.to_owned());
            let mut case = self.case(*method, full.clone(), Some(framework));
            case.before.clone_from(&hooks);
            out.push(case);
            self.go_parts(method.0, method.1, framework, &full, &hooks, &mut out);
        }
        out
    }

    /// Functions that a call serves a request with, without a router between: `http.HandlerFunc(f).ServeHTTP(w, r)`.
    /// `None`: the call does not serve, or what serves may be a router.
    pub(super) fn served_by(&mut self, file: FileId, call: ExprId) -> Option<Vec<(FileId, FuncId)>> {
        let facts = self.world.facts(file);
        let Expr::Call { callee, .. } = facts.expr(call) else { return None };
        let Expr::Member { base, name } = facts.expr(callee) else { return None };
        if name.as_str() != "ServeHTTP" {
            return None;
        }
        self.refuel_thriftily();
        let mut out = Vec::new();
        for (value, _) in self.eval(&At::new(file, base, &Env::default())) {
            match value {
                Value::Func { file, func, .. } => out.push((file, func)),
                Value::Obj { ty, site, .. } if ty.as_str() == "net/http.HandlerFunc" => {
                    let Some(site) = site else { continue };
                    let Some(given) = self.arguments(&site).first().map(|arg| arg.value) else { continue };
                    let given = self.eval(&site.sibling(given));
                    out.extend(given.into_iter().filter_map(|(value, _)| match value {
                        Value::Func { file, func, .. } => Some((file, func)),
                        _ => None,
                    }));
                }
                _ => return None,
            }
        }
        Some(out)
    }

    /// Whether a request that is made here is served by functions alone: what its path says does not count then.
    pub(super) fn is_unrouted(&mut self, file: FileId, request: ExprId) -> bool {
        let facts = self.world.facts(file);
        let Some(func) = self.world.functions_around(file, request).first().copied() else { return false };
        let end = facts.functions[func.index()].end;
        let bound = facts.bindings.iter().filter(|b| b.at >= request && b.at < end && b.value.is_some());
        let names: Vec<Sym> = bound
            .filter(|b| {
                let value = match facts.expr(b.value) {
                    Expr::Index { base, .. } => base,
                    _ => b.value,
                };
                value == request
            })
            .map(|b| b.name)
            .collect();
        for number in request.0..end.0 {
            let call = ExprId(number);
            let Expr::Call { args, .. } = facts.expr(call) else { continue };
            let given = facts.arguments(args).iter().any(|arg| {
                arg.value == request
                    || matches!(facts.expr(arg.value), Expr::Name { name, .. } if names.contains(&name))
            });
            if given && self.served_by(file, call).is_some() {
                return true;
            }
        }
        false
    }
}
