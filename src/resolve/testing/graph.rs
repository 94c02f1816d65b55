//! Who leads to what in test code: tests to helpers, to fixtures, to what runs before them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{Expr, ExprId, FuncId, ScopeId};
use crate::model::language::Language;
use crate::resolve::eval::Resolver;
use crate::resolve::testing::{Case, MAX_TESTS};
use crate::resolve::value::{Choice, Env, FileId, Key, Value};
use crate::resolve::world::last_name;

/// Functions in functions that are looked through.
const MAX_NESTED: usize = 8;

/// A function of the project.
pub(super) type Node = (FileId, FuncId);
/// A call.
pub(super) type Site = (FileId, ExprId);

/// Functions of test code, and who leads to each.
#[derive(Default)]
pub(super) struct Graph {
    /// By function: who leads to it, and by which call; without one it runs by itself, or stands in the other.
    to: FxHashMap<Node, Vec<(Node, Option<Site>)>>,
    /// Tests by their functions; an inherited one is a test of each class that inherits it.
    pub(super) cases: FxHashMap<Node, Vec<usize>>,
    /// The receivers of inherited tests, by number, with the test.
    pub(super) receivers: FxHashMap<Node, Vec<(u32, usize)>>,
    /// Calls of functions of production code.
    pub(super) outward: Vec<(Site, Node)>,
    /// Functions that stand in others.
    nested: FxHashSet<Node>,
}

impl Graph {
    fn add(&mut self, from: Node, site: Option<Site>, to: Node) {
        let edges = self.to.entry(to).or_default();
        if from != to && !edges.contains(&(from, site)) {
            edges.push((from, site));
        }
    }

    /// The function that one without calls stands in, or the one around that, which has calls or is a test.
    pub(super) fn called_around(&self, node: Node) -> Node {
        let mut node = node;
        for _ in 0..MAX_NESTED {
            let edges = self.to.get(&node).map_or(&[][..], Vec::as_slice);
            let outer = edges.iter().find(|_| self.nested.contains(&node)).map(|(outer, _)| *outer);
            match outer.filter(|_| edges.len() == 1 && !self.cases.contains_key(&node)) {
                Some(outer) => node = outer,
                None => break,
            }
        }
        node
    }

    /// The calls of a function.
    pub(super) fn calls_of(&self, node: Node) -> impl Iterator<Item = Site> + '_ {
        self.to.get(&node).into_iter().flatten().filter_map(|(_, site)| *site)
    }

    /// The tests that lead to a call in `start`, each with the calls in its own body by which it does. Choices that the
    /// call depends on are kept to.
    pub(super) fn tests_of(&self, start: Node, site: Site, env: &Env) -> Vec<(usize, Option<Site>)> {
        let mut out: Vec<(usize, Option<Site>)> = Vec::new();
        let mut seen: FxHashSet<(Node, Option<Site>)> = FxHashSet::default();
        let mut open: Vec<(Node, Option<Site>)> = vec![(start, Some(site))];
        while let Some((node, by)) = open.pop() {
            if !seen.insert((node, by)) || seen.len() > 20_000 {
                continue;
            }
            if let Some(cases) = self.cases.get(&node) {
                let number = match env.get(Key::Receiver(node.0, node.1)) {
                    Some(Choice::Receiver(number)) => Some(number),
                    _ => None,
                };
                let on = |case: &usize| {
                    let receivers = self.receivers.get(&node).map_or(&[][..], Vec::as_slice);
                    number.is_none_or(|number| receivers.contains(&(number, *case)))
                };
                out.extend(cases.iter().filter(|case| on(case)).map(|case| (*case, by)));
                continue;
            }
            let chosen = match env.get(Key::Frame(node.0, node.1)) {
                Some(Choice::Call(file, call)) => Some((file, call)),
                _ => None,
            };
            for (from, call) in self.to.get(&node).into_iter().flatten() {
                match (chosen, call) {
                    (Some(chosen), Some(call)) if chosen != *call => {}
                    // What stands in a function keeps the call in it; what runs by itself has none.
                    (_, Some(call)) => open.push((*from, Some(*call))),
                    (_, None) => {
                        let inner = self.nested.contains(&node);
                        open.push((*from, if inner { by } else { None }));
                    }
                }
            }
        }
        out.sort_unstable();
        out.dedup();
        out.truncate(MAX_TESTS);
        out
    }
}

impl Resolver<'_> {
    pub(super) fn test_graph(&mut self, cases: &[Case]) -> Graph {
        let mut graph = Graph::default();
        for (number, case) in cases.iter().enumerate() {
            graph.cases.entry(case.at).or_default().push(number);
            if let Some((file, class)) = case.on {
                let receiver = self.receiver_number(&Value::Instance { file, class, site: None });
                graph.receivers.entry(case.at).or_default().push((receiver, number));
            }
        }
        let blocks: FxHashSet<Node> = cases.iter().flat_map(|c| c.before.iter().copied().chain([c.at])).collect();
        for case in cases {
            for before in &case.before {
                graph.add(case.at, None, *before);
            }
        }
        let names = self.function_names();
        for file in self.world.ids().filter(|file| self.is_test_file(*file)).collect::<Vec<_>>() {
            self.add_functions(file, &blocks, &mut graph);
            self.add_calls(file, &names, &mut graph);
        }
        graph
    }

    /// Functions that stand in others, and what each gets by the names of its parameters.
    fn add_functions(&mut self, file: FileId, blocks: &FxHashSet<Node>, graph: &mut Graph) {
        let facts = self.world.facts(file);
        for (number, function) in facts.functions.iter().enumerate() {
            let func = FuncId(number as u32);
            let outer = self.function_of_scope(file, facts.scopes.get(function.scope.index()).map(|s| s.parent));
            if let Some(outer) = outer.filter(|outer| *outer != func && !blocks.contains(&(file, func))) {
                graph.nested.insert((file, func));
                graph.add((file, outer), None, (file, func));
            }
            if !self.gets_fixtures(file, func) {
                continue;
            }
            for param in &function.params {
                for fixture in self.fixtures_named(param.name, (file, func)) {
                    graph.add((file, func), None, fixture);
                }
            }
            for name in self.used_fixtures(file, func) {
                for fixture in self.fixtures_named(name, (file, func)) {
                    graph.add((file, func), None, fixture);
                }
            }
            if graph.cases.contains_key(&(file, func)) {
                for fixture in self.automatic_fixtures(file, func) {
                    graph.add((file, func), None, fixture);
                }
            }
        }
    }

    /// The innermost function that a scope is in.
    pub(super) fn function_of_scope(&self, file: FileId, scope: Option<ScopeId>) -> Option<FuncId> {
        let facts = self.world.facts(file);
        crate::resolve::world::scopes(facts, scope?).find_map(|scope| match facts.scopes[scope.index()].kind {
            crate::model::facts::ScopeKind::Function(func) => Some(func),
            _ => None,
        })
    }

    /// Calls of functions of the project that stand in test code.
    fn add_calls(&mut self, file: FileId, names: &FxHashSet<crate::model::sym::Sym>, graph: &mut Graph) {
        let facts = self.world.facts(file);
        for number in 0..facts.exprs.len() {
            let call = ExprId(number as u32);
            let Expr::Call { callee, scope, .. } = facts.expr(call) else { continue };
            let Some(name) = last_name(facts, callee) else { continue };
            if facts.language == Language::Go
                && let Some(from) = self.function_of_scope(file, Some(scope))
            {
                for served in self.served_by(file, call).unwrap_or_default() {
                    if self.is_test_file(served.0) {
                        graph.add((file, from), Some((file, call)), served);
                    } else {
                        graph.outward.push(((file, call), served));
                    }
                }
            }
            if !names.contains(&name) && !self.is_bound_to_call(file, callee, scope) {
                continue;
            }
            let Some(from) = self.function_of_scope(file, Some(scope)) else { continue };
            self.refuel_thriftily();
            for callee in self.callees_of(file, call).iter().copied() {
                if self.is_test_file(callee.0) {
                    graph.add((file, from), Some((file, call)), callee);
                } else {
                    graph.outward.push(((file, call), callee));
                }
            }
        }
    }

    /// A local name for what a call or parameter gave: `make_user = factory(); make_user()`.
    fn is_bound_to_call(&self, file: FileId, callee: ExprId, scope: ScopeId) -> bool {
        let facts = self.world.facts(file);
        let Expr::Name { name, .. } = facts.expr(callee) else { return false };
        let found = crate::resolve::world::scopes(facts, scope).find_map(|scope| {
            let bindings = self.world.bindings(file, scope, name);
            bindings.last().map(|number| facts.bindings[*number as usize].value)
        });
        found.is_some_and(|value| match facts.expr(value) {
            Expr::Call { .. } | Expr::Import(_) => true,
            Expr::Param { func, .. } => self.gets_fixtures(file, func),
            _ => false,
        })
    }

    /// Names of functions and classes of the project.
    fn function_names(&self) -> FxHashSet<crate::model::sym::Sym> {
        let mut out = FxHashSet::default();
        for unit in self.world.files {
            out.extend(unit.facts.functions.iter().map(|f| f.name).filter(|name| !name.is_empty()));
            out.extend(unit.facts.classes.iter().map(|c| c.name).filter(|name| !name.is_empty()));
        }
        out
    }

    /// Fixtures named by decorators of a function or of its class.
    fn used_fixtures(&mut self, file: FileId, func: FuncId) -> Vec<crate::model::sym::Sym> {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let mut decorators = function.decorators.clone();
        if let Some(class) = function.class.get() {
            decorators.extend(self.class(file, class).decorators.clone());
        }
        let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
        let known: Vec<String> = self.world.frameworks.iter().flat_map(|f| &f.uses).map(|name| last(name)).collect();
        let mut out = Vec::new();
        for decorator in decorators {
            let Expr::Call { callee, args, .. } = facts.expr(decorator) else { continue };
            if !last_name(facts, callee).is_some_and(|name| known.iter().any(|k| k == name.as_str())) {
                continue;
            }
            out.extend(facts.arguments(args).iter().filter_map(|arg| match facts.expr(arg.value) {
                Expr::Str(name) => Some(name),
                _ => None,
            }));
        }
        out
    }
}
