//! Reachability over calls: which points a function leads to through the project's own functions.
//!
//! A [`Graph`] is made for the goals that are asked about: calls that go out, or functions. Names tell first which
//! functions can lead to a goal at all (`towards`); only calls of those are evaluated, and only where a root leads
//! (`edges`). A function is visited once for each receiver that its caller is known to use, and for the callers that
//! tell goals at one place apart (`state`).

mod body;
mod depends;
mod dispatch;
mod edges;
mod goal;
mod roots;
mod state;
mod takers;
mod towards;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{ClassId, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{FileId, Key};
use body::Body;
use depends::Declared;
use edges::Edge;
use state::State;

pub(crate) use goal::Goal;
pub(crate) use roots::{FlowInfo, flows};
pub(crate) use state::Root;

/// States visited from one root.
const MAX_STATES: usize = 6_000;
/// Calls on one way.
const MAX_DEPTH: usize = 40;

/// Functions of a project, by file.
pub(crate) type Funcs = FxHashSet<(FileId, FuncId)>;

/// The part of the call graph that leads to some goals, worked out as far as roots ask for it.
pub(crate) struct Graph {
    goals: Vec<Goal>,
    /// Goals by the call that they are.
    at_call: FxHashMap<(FileId, ExprId), Vec<usize>>,
    /// Goals by the function that they are.
    at_function: FxHashMap<(FileId, FuncId), Vec<usize>>,
    /// Functions that may lead to a goal.
    leading: Funcs,
    /// Their names, and names of classes whose constructors are among them.
    names: FxHashSet<(Language, Sym)>,
    /// Calls of parameters for which they may be given.
    taken: FxHashSet<(FileId, ExprId)>,
    /// Names of properties among them.
    properties: FxHashSet<Sym>,
    /// Functions by file that run when they are called, not where they stand.
    apart: FxHashMap<FileId, Rc<Vec<(u32, u32, FuncId)>>>,
    /// Calls that stand in declarations of classes and types, and who depends on what they are given.
    declared: Declared,
    /// The frames that tell goals at one place apart.
    telling: FxHashSet<Key>,
    edges: FxHashMap<State, Rc<Vec<Edge>>>,
    bodies: FxHashMap<(FileId, FuncId), Rc<Body>>,
    /// Classes that answer a method of an interface or abstract class.
    answering: FxHashMap<(FileId, ClassId, Sym), Rc<Vec<(FileId, ClassId, FileId, FuncId)>>>,
    /// Go methods by name, with the types that have them.
    go_methods: Option<FxHashMap<Sym, Vec<(FileId, ClassId)>>>,
    /// In how many ways each function is looked at.
    ways: FxHashMap<(FileId, FuncId), u32>,
    /// Goals of one call that hold for a state.
    told: FxHashMap<(ExprId, State), Rc<Vec<usize>>>,
}

/// A call made on a way to a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Call {
    /// The function that makes it.
    pub(crate) by: (FileId, FuncId),
    /// Where it stands: in the function, or in the class or signature that it takes its dependencies from.
    pub(crate) file: FileId,
    pub(crate) line: u32,
}

/// A goal that a root leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reached {
    /// The number that the goal was given.
    pub(crate) goal: usize,
    /// The calls on the shortest way. For a call that goes out it is itself the last; for a function it is the call of
    /// that function, and there is none when the function is the root itself.
    pub(crate) way: Vec<Call>,
}

/// A state on the way of a walk.
#[derive(Clone, Debug)]
struct Visit {
    state: State,
    /// The visit that it was come from, and the call made there.
    from: Option<(usize, Call)>,
    depth: usize,
}

impl Graph {
    /// The goals that `root` leads to, in the order of their numbers.
    pub(crate) fn reach(&mut self, resolver: &mut Resolver<'_>, root: &Root) -> Vec<Reached> {
        self.reach_within(resolver, root, MAX_DEPTH)
    }

    /// The same, with at most `most` calls before the one that goes out.
    pub(crate) fn reach_within(&mut self, resolver: &mut Resolver<'_>, root: &Root, most: usize) -> Vec<Reached> {
        let mut queue: Vec<Visit> = Vec::new();
        let mut seen: FxHashSet<State> = FxHashSet::default();
        for state in self.starts(resolver, root) {
            if seen.insert(state.clone()) {
                queue.push(Visit { state, from: None, depth: 0 });
            }
        }
        let mut found: FxHashMap<usize, Reached> = FxHashMap::default();
        let mut next = 0;
        while next < queue.len() {
            let (state, depth) = (queue[next].state.clone(), queue[next].depth);
            for (goal, line) in self.goals_in(resolver, &state) {
                let number = self.goals[goal].number;
                found.entry(number).or_insert_with(|| {
                    let last = line.map(|line| Call { by: state.at(), file: state.file, line });
                    Reached { goal: number, way: way(&queue, next, last) }
                });
            }
            if depth < most {
                let given = if depth == 0 { self.dependencies(resolver, root, &state) } else { Vec::new() };
                for edge in self.edges_of(resolver, &state).iter().chain(&given) {
                    if queue.len() < MAX_STATES && seen.insert(edge.to.clone()) {
                        let call = Call { by: state.at(), file: edge.file, line: edge.line };
                        queue.push(Visit { state: edge.to.clone(), from: Some((next, call)), depth: depth + 1 });
                    }
                }
            }
            next += 1;
        }
        let mut out: Vec<Reached> = found.into_values().collect();
        out.sort_by_key(|reached| reached.goal);
        out
    }
}

/// The calls that led to visit `at`, and the one made there.
fn way(queue: &[Visit], at: usize, last: Option<Call>) -> Vec<Call> {
    let mut out: Vec<Call> = last.into_iter().collect();
    let mut visit = &queue[at];
    while let Some((before, call)) = visit.from {
        out.push(call);
        visit = &queue[before];
    }
    out.reverse();
    out
}
