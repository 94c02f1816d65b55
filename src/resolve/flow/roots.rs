//! From the handlers of inbound points to the points that go out.

use crate::model::facts::{ClassId, FuncId};
use crate::model::point::{Direction, PointKind};
use crate::model::rule::{Emit, Rule};
use crate::model::sym::Sym;
use crate::resolve::emit::{Handler, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::flow::{Call, Goal, Graph, Root};
use crate::resolve::testing::{Called, Reaching, Testing};
use crate::resolve::value::{At, FileId};
use crate::resolve::world::receiver_type;

/// A flow between two findings, in plain data: numbers of findings, files as indexes into the units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FlowInfo {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The calls made, the one that goes out last: function, file, line.
    pub(crate) steps: Vec<(String, usize, u32)>,
}

/// Calls between a function that a test calls and a call that goes out, at most.
const MAX_TEST_WAY: usize = 4;

/// What the inbound points among `routes` lead to. What functions that tests call lead to is added to `testing`.
pub(crate) fn flows(resolver: &mut Resolver<'_>, routes: &[&Route], testing: Option<&mut Testing>) -> Vec<FlowInfo> {
    let goals: Vec<Goal> = routes.iter().enumerate().filter_map(|(n, route)| goal(resolver, n, route)).collect();
    if goals.is_empty() {
        return Vec::new();
    }
    let mut graph = Graph::towards(resolver, goals);
    let mut out = Vec::new();
    for (from, route) in routes.iter().enumerate() {
        let mut reached: Vec<(usize, Vec<Call>)> = Vec::new();
        for root in roots(resolver, route) {
            for found in graph.reach(resolver, &root) {
                match reached.iter_mut().find(|(goal, _)| *goal == found.goal) {
                    Some((_, way)) if found.way.len() < way.len() => *way = found.way,
                    Some(_) => {}
                    None => reached.push((found.goal, found.way)),
                }
            }
        }
        reached.sort();
        out.extend(reached.into_iter().map(|(goal, way)| {
            let steps =
                way.iter().map(|call| (symbol(resolver, call.by.0, call.by.1), call.file.0 as usize, call.line));
            FlowInfo { from, to: goal, steps: steps.collect() }
        }));
    }
    if let Some(testing) = testing {
        testing.reaches = reached_by_tests(resolver, &mut graph, &testing.calls);
    }
    out
}

/// The calls that go out behind the functions that tests call.
fn reached_by_tests(resolver: &mut Resolver<'_>, graph: &mut Graph, calls: &[Called]) -> Vec<Reaching> {
    let mut targets: Vec<((usize, u32), u32)> = calls.iter().map(|call| (call.target, call.func)).collect();
    targets.sort_unstable();
    targets.dedup();
    let mut out = Vec::new();
    for (target, func) in targets {
        let root = Root::of(FileId(target.0 as u32), FuncId(func));
        let near = graph.reach_within(resolver, &root, MAX_TEST_WAY).into_iter();
        out.extend(near.map(|reached| Reaching { target, finding: reached.goal }));
    }
    out.sort();
    out.dedup();
    out
}

/// The goal that a route is, if it goes out.
fn goal(resolver: &Resolver<'_>, number: usize, route: &Route) -> Option<Goal> {
    let Emit::Point(kind) = route.emit else { return None };
    let outbound = kind.direction_of_call() == Direction::Outbound;
    let declares = matches!(kind, PointKind::DbModel | PointKind::DbMigration);
    let runs = route.call.is_some() && !resolver.world.functions_around(route.file, route.call).is_empty();
    (outbound && !declares && runs).then(|| Goal::call(number, route))
}

/// Where the walk for an inbound point starts.
fn roots(resolver: &mut Resolver<'_>, route: &Route) -> Vec<Root> {
    let inbound = match route.emit {
        Emit::Point(kind) => kind.direction_of_call() == Direction::Inbound,
        Emit::Static => false,
        _ => true,
    };
    if !inbound {
        return Vec::new();
    }
    match route.handler {
        Some(Handler::Func(file, func)) => {
            let first = resolver.world.facts(file).functions[func.index()].first;
            let mut env = route.env.clone();
            if resolver.world.functions_around(file, first).len() > 1
                && let Some(subject) = &route.subject
                && let Some((Handler::Func(f, made), choices)) =
                    resolver.handler_made(resolver.rule(route.rule), &subject.under(&route.env))
                && (f, made) == (file, func)
            {
                // A closure: what it was made with decides what it calls.
                env = env.overlay(&choices);
            }
            let env = resolver.relevant(&At::new(file, first, &env));
            vec![Root { env, ..Root::of(file, func) }]
        }
        Some(Handler::Class(file, class)) => {
            let mut roots = serving(resolver, (file, class), &route.method);
            let rule = resolver.rule(route.rule);
            roots.retain(|root| !serves_others(resolver, rule, (root.file, root.func), &route.method));
            roots
        }
        None => Vec::new(),
    }
}

/// Whether a method of a class is for other routes of the same registration than those of `verb`: called, or named after,
/// what serves those, or a decorated member that is a route of its own.
fn serves_others(resolver: &mut Resolver<'_>, rule: &Rule, (file, func): (FileId, FuncId), verb: &str) -> bool {
    let function = &resolver.world.facts(file).functions[func.index()];
    if let Some(members) = &rule.members
        && function.decorators.iter().any(|decorator| resolver.is_decorator(file, *decorator, members.decorator))
    {
        return true;
    }
    let words = |own: bool| {
        let routes = rule.routes.iter().filter(move |route| own == route.methods.iter().any(|m| m.as_str() == verb));
        routes.flat_map(|route| &route.member).flat_map(|member| member.as_str().split('_'))
    };
    let name = function.name.as_str();
    name.split('_').any(|word| words(false).any(|w| w == word) && !words(true).any(|w| w == word))
}

/// The methods with which a class serves what comes in: that of the verb, or all of its own.
fn serving(resolver: &mut Resolver<'_>, (file, class): (FileId, ClassId), verb: &str) -> Vec<Root> {
    const VERBS: [&str; 7] = ["get", "post", "put", "patch", "delete", "head", "options"];
    let root = |(f, func): (FileId, FuncId)| Root { class: Some((file, class)), ..Root::of(f, func) };
    let verb = verb.to_ascii_lowercase();
    let wanted: Vec<&str> = VERBS.into_iter().filter(|v| verb == "any" || verb == *v).collect();
    let by_verb = wanted.iter().filter_map(|verb| resolver.method(file, class, Sym::new(verb)));
    let by_verb: Vec<Root> = by_verb.map(root).collect();
    if !by_verb.is_empty() {
        return by_verb;
    }
    let own = resolver.class(file, class).methods.clone();
    own.into_iter().map(|method| root((file, method))).collect()
}

/// The name of a function, with that of its class.
fn symbol(resolver: &Resolver<'_>, file: FileId, func: FuncId) -> String {
    let facts = resolver.world.facts(file);
    let function = &facts.functions[func.index()];
    let owner = function.class.get().map(|c: ClassId| facts.classes[c.index()].name);
    let owner = owner.or_else(|| receiver_type(facts, function));
    let name = if function.name.is_empty() { "<anonymous>" } else { function.name.as_str() };
    owner.filter(|o| !o.is_empty()).map_or(name.to_owned(), |o| format!("{o}.{name}"))
}
