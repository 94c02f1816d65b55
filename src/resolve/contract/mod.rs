//! What a route promises beside its path: who may call.

mod bodies;
mod dependencies;
mod layers;
mod paths;
mod responses;
mod verdict;
mod words;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::point::AuthStatus;
use crate::model::rule::RuleSet;
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::resolve::contract::verdict::Verdict;
use crate::resolve::emit::Route;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::Routers;
use crate::resolve::value::FileId;

pub(crate) use bodies::Bodies;
pub(crate) use responses::Answers;
pub(crate) use words::plain;

/// A guard in place; the file is an index into the units.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct GuardInfo {
    pub(crate) name: String,
    pub(crate) file: usize,
    pub(crate) line: u32,
}

/// What is known of who may call a route.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Admittance {
    pub(crate) status: AuthStatus,
    pub(crate) guards: Vec<GuardInfo>,
    /// A guard stands in front of the handler, not in it.
    is_in_front: bool,
}

impl Resolver<'_> {
    /// Who may call a route.
    pub(crate) fn admittance(&mut self, route: &Route, routers: &Routers) -> Admittance {
        if self.world.files.get(route.file.0 as usize).is_none_or(|unit| unit.scope != FileScope::Production) {
            return Admittance::default();
        }
        self.refuel();
        let mut guards: Vec<GuardInfo> = Vec::new();
        let (mut opens, mut exempted) = (false, false);
        // A handler that is not known may check for itself.
        let mut unclear = route.handler.is_none();
        let place = |name: String, file: FileId, line: u32| GuardInfo { name, file: file.0 as usize, line };
        for layer in self.layers(route, routers) {
            let verdict = match &layer.value {
                Some(value) => self.verdict(value, &layer.env, &route.method, 0),
                None => Verdict::Passes,
            };
            match verdict {
                Verdict::Checks { name, exempt } => {
                    let met = exempt.iter().filter(|open| route.path.starts_with(open.path.as_str()));
                    match met.max_by_key(|open| open.path.len()) {
                        Some(exempt) if exempt.open => exempted = true,
                        Some(_) => unclear = true,
                        None => guards.push(place(name, layer.file, layer.line)),
                    }
                }
                Verdict::Opens => opens = true,
                // What is looked for is asked for somewhere, perhaps here.
                Verdict::Passes | Verdict::Unknown => unclear = true,
                Verdict::Nothing => {}
            }
        }
        guards.sort_by(|a, b| (a.file, a.line, &a.name).cmp(&(b.file, b.line, &b.name)));
        guards.dedup();
        if opens {
            return Admittance { status: AuthStatus::Public, ..Admittance::default() };
        }
        let is_in_front = !guards.is_empty();
        if guards.is_empty() {
            match self.checked_inside(route) {
                Verdict::Checks { name, .. } => {
                    let (file, line) = self.handler_place(route);
                    guards.push(place(name, file, line));
                }
                Verdict::Unknown => unclear = true,
                _ => {}
            }
        }
        let status = if !guards.is_empty() {
            AuthStatus::Protected
        } else if exempted {
            AuthStatus::Public
        } else if unclear || !route.is_rooted {
            AuthStatus::Unknown
        } else {
            AuthStatus::Public
        };
        Admittance { status, guards, is_in_front }
    }

    fn handler_place(&self, route: &Route) -> (FileId, u32) {
        match route.handler {
            Some(crate::resolve::emit::Handler::Func(file, func)) => {
                (file, self.world.facts(file).functions[func.index()].pos.line())
            }
            Some(crate::resolve::emit::Handler::Class(file, class)) => (file, self.class(file, class).pos.line()),
            None => (route.file, route.line),
        }
    }
}

/// Rules about guards by qualified name; numbers are indexes into `RuleSet::guards`.
pub(crate) fn guards_by_name(rules: &RuleSet) -> FxHashMap<Sym, Vec<u32>> {
    let mut out: FxHashMap<Sym, Vec<u32>> = FxHashMap::default();
    for (number, (_, guard)) in rules.guards.iter().enumerate() {
        for name in &guard.names {
            out.entry(*name).or_default().push(number as u32);
        }
    }
    out
}

/// Where no route of a component and framework has a guard in front of it that is known, how callers are checked is not
/// known: none is called public.
pub(crate) fn without_doubtful(all: &mut [((usize, usize), &mut Admittance)]) {
    let guarded: FxHashSet<(usize, usize)> =
        all.iter().filter(|(_, admittance)| admittance.is_in_front).map(|(of, _)| *of).collect();
    for (of, admittance) in all.iter_mut() {
        if admittance.status == AuthStatus::Public && !guarded.contains(of) {
            admittance.status = AuthStatus::Unknown;
        }
    }
}
