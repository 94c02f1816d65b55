//! What functions of the project do about who calls: told by what stands in them and in what they call.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{ClassId, Expr, ExprId, FuncId, ParamKind};
use crate::model::sym::Sym;
use crate::resolve::contract::layers::Layer;
use crate::resolve::contract::verdict::{Exempt, Verdict};
use crate::resolve::contract::words::{Named, SignTable, Signs, named, names_open_paths};
use crate::resolve::emit::{Handler, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::callee_name;

/// Functions called one in the other that are looked into.
const MAX_DEPTH: u8 = 2;
/// Calls of one function that are followed.
const MAX_CALLS: usize = 60;

/// What is known of functions.
#[derive(Debug, Default)]
pub(crate) struct Bodies {
    table: SignTable,
    /// With what they call.
    whole: FxHashMap<(FileId, FuncId), Signs>,
    /// Names of functions that look who calls and refuse.
    refusing: Option<FxHashSet<Sym>>,
    /// Beginnings of paths that guards compare with.
    paths: FxHashMap<(FileId, FuncId), Vec<Exempt>>,
    /// What routers are wrapped with, by where they are made.
    pub(super) wrappers: FxHashMap<(FileId, ExprId), Vec<Layer>>,
    /// Last names of what packs know to check.
    checking: Option<FxHashSet<Sym>>,
}

impl Resolver<'_> {
    /// What stands in a function itself, functions defined in it included.
    pub(super) fn own_signs(&mut self, file: FileId, func: FuncId) -> Signs {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let mut out = Signs::default();
        for n in function.first.0..function.end.0 {
            let (Expr::Str(sym) | Expr::Num(sym) | Expr::Name { name: sym, .. } | Expr::Member { name: sym, .. }) =
                facts.expr(ExprId(n))
            else {
                continue;
            };
            let signs = self.bodies.table.of(sym, &self.world.rules.guard_words);
            out.add(signs);
        }
        out
    }

    /// The same with the functions that it calls.
    pub(super) fn signs(&mut self, file: FileId, func: FuncId, depth: u8) -> Signs {
        if let Some(known) = self.bodies.whole.get(&(file, func)) {
            return *known;
        }
        let mut out = self.own_signs(file, func);
        self.bodies.whole.insert((file, func), out);
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let calls: Vec<ExprId> = (function.first.0..function.end.0)
            .map(ExprId)
            .filter(|e| matches!(facts.expr(*e), Expr::Call { .. }))
            .take(MAX_CALLS)
            .collect();
        for call in calls {
            if out.has(Signs::REFUSES) && out.has(Signs::CREDENTIAL) {
                break;
            }
            if self.is_check(file, call) {
                out.add(Signs::CHECKS);
            }
            if depth < MAX_DEPTH && !self.is_of_param(file, call) {
                for (f, callee) in self.callees_of(file, call).iter().copied() {
                    if (f, callee) != (file, func) && !self.is_inside((f, callee), (file, func)) {
                        let signs = self.signs(f, callee, depth + 1);
                        // Which paths a helper looks at says nothing of what is let through here.
                        let path = out.has(Signs::PATH);
                        out.add(signs);
                        if !path {
                            out = out.without(Signs::PATH);
                        }
                    }
                }
            }
        }
        self.bodies.whole.insert((file, func), out);
        out
    }

    /// Whether a call is of a parameter, or of a member of one that is no receiver: what runs next, or what a framework
    /// gives.
    fn is_of_param(&self, file: FileId, call: ExprId) -> bool {
        let facts = self.world.facts(file);
        let Expr::Call { callee, .. } = facts.expr(call) else { return false };
        let root = match facts.expr(callee) {
            Expr::Member { base, .. } => base,
            _ => callee,
        };
        let Expr::Name { name, scope } = facts.expr(root) else { return false };
        let bound = self.visible(&At::new(file, root, &Env::default()), name, scope).unwrap_or_default();
        bound.iter().any(|(f, n)| {
            let facts = self.world.facts(*f);
            match facts.bindings.get(*n as usize).map(|b| facts.expr(b.value)) {
                Some(Expr::Param { func, index }) => facts.functions[func.index()]
                    .params
                    .get(usize::from(index))
                    .is_some_and(|param| param.kind != ParamKind::Receiver),
                _ => false,
            }
        })
    }

    /// Whether one function is defined in another.
    pub(super) fn is_inside(&self, inner: (FileId, FuncId), outer: (FileId, FuncId)) -> bool {
        if inner.0 != outer.0 {
            return false;
        }
        let functions = &self.world.facts(inner.0).functions;
        let (inner, outer) = (&functions[inner.1.index()], &functions[outer.1.index()]);
        outer.first <= inner.first && inner.end <= outer.end
    }

    /// Whether a call is of something that packs know to check who calls.
    fn is_check(&mut self, file: FileId, call: ExprId) -> bool {
        let facts = self.world.facts(file);
        let Some(name) = callee_name(facts, call) else { return false };
        let world = self.world;
        let checking = self.bodies.checking.get_or_insert_with(|| {
            let names = world.rules.guards.iter().flat_map(|(_, guard)| &guard.names);
            names.map(|name| Sym::new(name.as_str().rsplit(['.', '/']).next().unwrap_or_default())).collect()
        });
        if !checking.contains(&name) {
            return false;
        }
        // What it is told by a callback is not refused by the call.
        let facts = self.world.facts(file);
        let Expr::Call { args, .. } = facts.expr(call) else { return false };
        if facts.arguments(args).iter().any(|arg| matches!(facts.expr(arg.value), Expr::Func(_))) {
            return false;
        }
        let at = At::new(file, call, &Env::default());
        self.eval(&at).iter().any(|(value, _)| {
            matches!(value, Value::Obj { .. })
                && matches!(self.known_guard(file, value, ""), Some(Verdict::Checks { .. }))
        })
    }

    /// What the methods of a class do.
    pub(super) fn class_signs(&mut self, file: FileId, class: ClassId) -> Signs {
        let mut out = Signs::default();
        for (f, c) in self.lineage(file, class) {
            for method in self.class(f, c).methods.clone() {
                out.add(self.signs(f, method, 1));
            }
            let name = self.class(f, c).name;
            let folder = self.world.folder(f);
            for (f, method) in self.world.go_methods(folder, name).to_vec() {
                out.add(self.signs(f, method, 1));
            }
        }
        out
    }

    /// Beginnings of paths that a guard compares the request's path with.
    pub(super) fn paths_in(&mut self, file: FileId, func: FuncId) -> Vec<Exempt> {
        if let Some(known) = self.bodies.paths.get(&(file, func)) {
            return known.clone();
        }
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let mut out: Vec<Exempt> = Vec::new();
        for expr in (function.first.0..function.end.0).map(ExprId) {
            match facts.expr(expr) {
                Expr::Str(text) => out.push(Exempt { path: text.to_string(), open: false }),
                Expr::Name { name, .. } | Expr::Member { name, .. } => {
                    let open = names_open_paths(name.as_str(), &self.world.rules.guard_words);
                    for (value, env) in self.eval(&At::new(file, expr, &Env::default())) {
                        if let Value::Node(_) | Value::Seq(_) = &value {
                            let texts = self.texts(&vec![(value, env)], false);
                            let texts = texts.iter().filter_map(|(text, _)| text.as_lit().map(str::to_owned));
                            out.extend(texts.map(|path| Exempt { path, open }));
                        }
                    }
                }
                _ => {}
            }
        }
        out.retain(|e| e.path.len() > 1 && e.path.starts_with('/') && !e.path.contains(char::is_whitespace));
        // The path of a list that says so counts before the same text elsewhere.
        out.sort_by(|a, b| (&a.path, b.open).cmp(&(&b.path, a.open)));
        out.dedup_by(|a, b| a.path == b.path);
        self.bodies.paths.insert((file, func), out.clone());
        out
    }

    /// Whether the handler itself, or something that it calls, checks who calls.
    pub(super) fn checked_inside(&mut self, route: &Route) -> Verdict {
        let Some(Handler::Func(file, func)) = route.handler else { return Verdict::Nothing };
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let refusing = self.refusing_names();
        for call in (function.first.0..function.end.0).map(ExprId) {
            let Some(name) = (match facts.expr(call) {
                Expr::Call { .. } => callee_name(facts, call),
                _ => None,
            }) else {
                continue;
            };
            if !refusing.contains(&name) {
                continue;
            }
            for (f, callee) in self.callees_of(file, call).iter().copied() {
                let signs = self.own_signs(f, callee);
                if (f, callee) != (file, func) && signs.guards() && signs.has(Signs::CREDENTIAL) {
                    let name = self.function_name(f, callee);
                    if named(&name, &self.world.rules.guard_words) == Named::Guard {
                        return Verdict::Checks { name, exempt: Vec::new() };
                    }
                }
            }
        }
        let own = self.own_signs(file, func);
        let refuses = own.has(Signs::REFUSES) || own.has(Signs::DENIES);
        if refuses && own.has(Signs::SECRET) { Verdict::Unknown } else { Verdict::Nothing }
    }

    /// Names of functions that look who calls and refuse.
    fn refusing_names(&mut self) -> FxHashSet<Sym> {
        if let Some(known) = &self.bodies.refusing {
            return known.clone();
        }
        let mut out = FxHashSet::default();
        for file in self.world.ids() {
            for n in 0..self.world.facts(file).functions.len() {
                let name = self.world.facts(file).functions[n].name;
                if name.is_empty() || named(name.as_str(), &self.world.rules.guard_words) != Named::Guard {
                    continue;
                }
                let signs = self.own_signs(file, FuncId(n as u32));
                if signs.guards() && signs.has(Signs::CREDENTIAL) {
                    out.insert(name);
                }
            }
        }
        self.bodies.refusing = Some(out.clone());
        out
    }

    /// The name of a function, or of the one around it that has one.
    pub(super) fn function_name(&self, file: FileId, func: FuncId) -> String {
        let facts = self.world.facts(file);
        let named = |func: &FuncId| {
            let function = &facts.functions[func.index()];
            (!function.name.is_empty()).then(|| function.name.to_string())
        };
        let first = facts.functions[func.index()].first;
        let around = std::iter::once(func).chain(self.world.functions_around(file, first));
        around.into_iter().find_map(|func| named(&func)).unwrap_or_else(|| "<anonymous>".to_owned())
    }
}
