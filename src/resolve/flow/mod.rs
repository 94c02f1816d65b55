//! Reachability over calls: which points a function leads to through the project's own functions.
//!
//! A [`Graph`] is made for the goals that are asked about: calls that go out, or functions. Names tell first which
//! functions can lead to a goal at all (`towards`); only calls of those are evaluated, and only where a root leads
//! (`edges`). A function is visited once for each receiver that its caller is known to use, and for the callers that
//! tell goals at one place apart (`state`).

mod body;
mod dispatch;
mod edges;
mod goal;
mod roots;
mod state;
mod towards;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{ClassId, ExprId, FuncId};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{FileId, Key};
use body::Body;
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
    names: FxHashSet<Sym>,
    /// Names of properties among them.
    properties: FxHashSet<Sym>,
    /// Functions by file that run when they are called, not where they stand.
    apart: FxHashMap<FileId, Rc<Vec<(u32, u32, FuncId)>>>,
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
    pub(crate) file: FileId,
    /// The function that makes it.
    pub(crate) func: FuncId,
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

impl Graph {
    /// The goals that `root` leads to, in the order of their numbers.
    pub(crate) fn reach(&mut self, resolver: &mut Resolver<'_>, root: &Root) -> Vec<Reached> {
        // A state, the entry that it was come from, the line of the call there, and how deep it is.
        let mut queue: Vec<(State, Option<usize>, u32, usize)> = Vec::new();
        let mut seen: FxHashSet<State> = FxHashSet::default();
        for state in self.starts(resolver, root) {
            if seen.insert(state.clone()) {
                queue.push((state, None, 0, 0));
            }
        }
        let mut found: FxHashMap<usize, Reached> = FxHashMap::default();
        let mut next = 0;
        while next < queue.len() {
            let (state, _, _, depth) = queue[next].clone();
            for (goal, line) in self.goals_in(resolver, &state) {
                let number = self.goals[goal].number;
                if !found.contains_key(&number) {
                    let way = way(&queue, next, line, state.at());
                    found.insert(number, Reached { goal: number, way });
                }
            }
            if depth < MAX_DEPTH {
                for edge in self.edges_of(resolver, &state).iter() {
                    if queue.len() < MAX_STATES && seen.insert(edge.to.clone()) {
                        queue.push((edge.to.clone(), Some(next), edge.line, depth + 1));
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

/// The calls that led to entry `at` of `queue`, and the one at `line` in it, if that is one.
fn way(
    queue: &[(State, Option<usize>, u32, usize)],
    at: usize,
    line: Option<u32>,
    (file, func): (FileId, FuncId),
) -> Vec<Call> {
    let mut out: Vec<Call> = line.map(|line| Call { file, func, line }).into_iter().collect();
    let mut entry = at;
    while let Some(before) = queue[entry].1 {
        let (file, func) = queue[before].0.at();
        out.push(Call { file, func, line: queue[entry].2 });
        entry = before;
    }
    out.reverse();
    out
}
