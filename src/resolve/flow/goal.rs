//! What is looked for: calls and functions.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{ExprId, FuncId};
use crate::resolve::emit::Route;
use crate::resolve::eval::Resolver;
use crate::resolve::flow::depends::Declared;
use crate::resolve::flow::state::State;
use crate::resolve::flow::{Funcs, Graph};
use crate::resolve::outbound::Crossing;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Value};

/// Different points at one call that are all reached; beyond them which one it is is not known.
const MAX_TOLD: usize = 6;

/// Something that a root may lead to.
#[derive(Clone, Debug)]
pub(crate) struct Goal {
    /// The caller's own number; several goals may have the same.
    pub(crate) number: usize,
    pub(crate) file: FileId,
    /// The call that it is; `NONE` for a function.
    pub(crate) call: ExprId,
    /// The function that it is; `NONE` for a call.
    pub(crate) func: FuncId,
    /// The choices under which the call is this goal.
    pub(crate) env: Env,
    /// The rule that found it, and what it says, to tell goals of one call apart.
    pub(crate) said: Option<(u32, Rc<Crossing>)>,
}

impl Goal {
    /// The call of a point that goes out.
    pub(crate) fn call(number: usize, route: &Route) -> Goal {
        let said = route.crossing.as_deref().map(|crossing| (route.rule, Rc::new(crossing.clone())));
        Goal { number, file: route.file, call: route.call, func: FuncId::NONE, env: route.env.clone(), said }
    }

    /// A function.
    #[allow(dead_code, reason = "what tests lead to")]
    pub(crate) fn function(number: usize, file: FileId, func: FuncId) -> Goal {
        Goal { number, file, call: ExprId::NONE, func, env: Env::default(), said: None }
    }
}

impl Graph {
    /// A graph towards `goals`.
    pub(crate) fn towards(resolver: &Resolver<'_>, goals: Vec<Goal>) -> Graph {
        let mut graph = Graph {
            goals,
            at_call: FxHashMap::default(),
            at_function: FxHashMap::default(),
            leading: Funcs::default(),
            names: FxHashSet::default(),
            taken: FxHashSet::default(),
            properties: FxHashSet::default(),
            apart: FxHashMap::default(),
            declared: Declared::of(resolver),
            telling: FxHashSet::default(),
            edges: FxHashMap::default(),
            bodies: FxHashMap::default(),
            answering: FxHashMap::default(),
            go_methods: None,
            ways: FxHashMap::default(),
            told: FxHashMap::default(),
        };
        for (n, goal) in graph.goals.iter().enumerate() {
            if goal.call.is_some() {
                graph.at_call.entry((goal.file, goal.call)).or_default().push(n);
            } else {
                graph.at_function.entry((goal.file, goal.func)).or_default().push(n);
            }
        }
        for goals in graph.at_call.values().filter(|goals| goals.len() > 1) {
            for goal in goals {
                let frames = graph.goals[*goal].env.entries().iter().map(|e| e.0);
                graph.telling.extend(frames.filter(|key| matches!(key, Key::Frame(..))));
            }
        }
        graph.find_leading(resolver);
        graph
    }

    /// The goals that stand in a function, or that it is, each with the line of the call.
    pub(crate) fn goals_in(&mut self, resolver: &mut Resolver<'_>, state: &State) -> Vec<(usize, Option<u32>)> {
        let mut out: Vec<(usize, Option<u32>)> = Vec::new();
        out.extend(self.at_function.get(&state.at()).into_iter().flatten().map(|goal| (*goal, None)));
        let body = self.body(resolver, state.at());
        if body.goals.is_empty() {
            return out;
        }
        let known = self.known_of(resolver, state);
        for call in &body.goals {
            let Some(goals) = self.at_call.get(&(state.file, *call)) else { continue };
            let line = resolver.world.facts(state.file).pos(*call).line();
            let fit: Vec<usize> = goals.iter().copied().filter(|g| fits(&self.goals[*g].env, &known)).collect();
            let told = if fit.len() > 1 { self.told_apart(resolver, state, *call, fit) } else { fit };
            out.extend(told.into_iter().map(|goal| (goal, Some(line))));
        }
        out
    }

    /// Those of several goals at one call that hold for a state: what the call says when it is asked again under what is
    /// known there. Too many of them say nothing.
    fn told_apart(
        &mut self,
        resolver: &mut Resolver<'_>,
        state: &State,
        call: ExprId,
        goals: Vec<usize>,
    ) -> Vec<usize> {
        if let Some(known) = self.told.get(&(call, state.clone())) {
            return known.as_ref().clone();
        }
        let mut rules: Vec<u32> = goals.iter().filter_map(|g| self.goals[*g].said.as_ref().map(|s| s.0)).collect();
        rules.sort_unstable();
        rules.dedup();
        let now = resolver.crossings_under(&At::new(state.file, call, &state.env), &rules);
        let said = |goal: &usize| self.goals[*goal].said.as_ref();
        let mut out: Vec<usize> = goals
            .iter()
            .copied()
            .filter(|goal| {
                said(goal).is_none_or(|(rule, said)| now.iter().any(|(r, c)| r == rule && c.says_same(said)))
            })
            .collect();
        let places: FxHashSet<&Rc<Crossing>> = out.iter().filter_map(said).map(|s| &s.1).collect();
        if places.len() > MAX_TOLD {
            out.clear();
        }
        self.told.insert((call, state.clone()), Rc::new(out.clone()));
        out
    }

    /// The choices that a state is known to stand under: those of its callers, and the making of its receiver.
    fn known_of(&self, resolver: &mut Resolver<'_>, state: &State) -> Env {
        let mut known = state.env.clone();
        if let Some(Choice::Receiver(number)) = state.env.get(state.receiver())
            && let Value::Instance { file, class, site: Some(site) } = resolver.receivers[number as usize].clone()
        {
            known = known.overlay(&site.env);
            if let Some((f, func)) = resolver.constructor(file, class) {
                known = known.with(Key::Frame(f, func), Choice::Call(site.file, site.expr));
            }
        }
        known
    }
}

/// Whether the choices of a goal do not contradict what is known.
fn fits(goal: &Env, known: &Env) -> bool {
    goal.entries().iter().all(|(key, choice)| known.get(*key).is_none_or(|k| k == *choice))
}
