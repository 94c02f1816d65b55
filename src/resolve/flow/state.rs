//! A function under what is known of its caller.

use crate::model::facts::{ClassId, FuncId};
use crate::resolve::eval::Resolver;
use crate::resolve::flow::Graph;
use crate::resolve::value::{Choice, Env, FileId, Key, Value};

/// Ways in which one function is looked at; beyond them its callers are not told apart.
const MAX_WAYS: u32 = 48;
/// Beyond these its receivers are not told apart either.
const MAX_RECEIVERS: u32 = 96;

/// Where a walk starts.
#[derive(Clone, Debug)]
pub(crate) struct Root {
    pub(crate) file: FileId,
    pub(crate) func: FuncId,
    /// The class that a method is called on, where that is not the one that it stands in.
    pub(crate) class: Option<(FileId, ClassId)>,
    /// Choices under which the function was made.
    pub(crate) env: Env,
}

impl Root {
    /// A function of which nothing else is known.
    pub(crate) fn of(file: FileId, func: FuncId) -> Root {
        Root { file, func, class: None, env: Env::default() }
    }
}

/// A function, and the choices under which it is looked at: its receiver, and callers that tell goals apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct State {
    pub(crate) file: FileId,
    pub(crate) func: FuncId,
    pub(crate) env: Env,
}

impl State {
    pub(crate) fn at(&self) -> (FileId, FuncId) {
        (self.file, self.func)
    }

    /// The key of its receiver.
    pub(crate) fn receiver(&self) -> Key {
        Key::Receiver(self.file, self.func)
    }
}

impl Graph {
    pub(crate) fn starts(&mut self, resolver: &mut Resolver<'_>, root: &Root) -> Vec<State> {
        let on = root.class.map(|(file, class)| Value::Instance { file, class, site: None });
        self.state(resolver, (root.file, root.func), &root.env, on.as_ref()).into_iter().collect()
    }

    /// The state of a function called on `on` under `env`; `None` when it leads to no goal.
    pub(crate) fn state(
        &mut self,
        resolver: &mut Resolver<'_>,
        (file, func): (FileId, FuncId),
        env: &Env,
        on: Option<&Value>,
    ) -> Option<State> {
        if !self.leading.contains(&(file, func)) {
            return None;
        }
        let mut state = State { file, func, env: env.clone() };
        if let Some(on) = on.filter(|on| tells_more(resolver, (file, func), on)) {
            let number = resolver.receiver_number(on);
            state.env = state.env.with(state.receiver(), Choice::Receiver(number));
        }
        if state.env.is_empty() || self.edges.contains_key(&state) {
            return Some(state);
        }
        let ways = self.ways.entry((file, func)).or_default();
        *ways += 1;
        if *ways > MAX_WAYS {
            let receiver = state.receiver();
            let receiver_only = state.env.filter(|key| key == receiver);
            state.env = if *ways > MAX_RECEIVERS { Env::default() } else { receiver_only };
        }
        Some(state)
    }
}

impl Resolver<'_> {
    /// The number of a receiver, the same for equal ones.
    pub(crate) fn receiver_number(&mut self, value: &Value) -> u32 {
        let next = self.receivers.len() as u32;
        let number = *self.receiver_numbers.entry(value.clone()).or_insert(next);
        if number == next {
            self.receivers.push(value.clone());
        }
        number
    }
}

/// Whether a receiver says more than that it is of the class that the method stands in.
fn tells_more(resolver: &Resolver<'_>, (file, func): (FileId, FuncId), on: &Value) -> bool {
    let Value::Instance { file: f, class, site } = on else { return matches!(on, Value::Class { .. }) };
    let own = resolver.world.facts(file).functions[func.index()].class;
    site.is_some() || (*f, *class) != (file, own)
}
