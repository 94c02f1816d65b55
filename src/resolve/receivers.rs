//! Registrations in methods of objects that each stand for another route: `NewRoute().Path("/a").Handler(h)`.

use crate::model::facts::{FuncId, ParamKind};
use crate::model::language::Language;
use crate::resolve::callers::MAX_CALLERS;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Value};

/// Methods of the object that call one another on the way to the registration.
const MAX_METHODS: usize = 4;

impl Resolver<'_> {
    /// The ways in which the method around a registration is called, each with the object that it is called on; none
    /// where these are not known for all of them, or there are no others to tell apart. Of Go only.
    pub(crate) fn ways_of_receivers(&mut self, registration: &At) -> Vec<Env> {
        if self.language(registration.file) != Language::Go {
            return Vec::new();
        }
        let around = self.world.functions_around(registration.file, registration.expr);
        let method = around.into_iter().find(|func| self.has_receiver(registration.file, *func));
        let Some(method) = method else { return Vec::new() };
        if registration.env.get(Key::Frame(registration.file, method)).is_some() {
            return Vec::new();
        }
        let mut out = Vec::new();
        let known = self.receivers_of((registration.file, method), &registration.env, &mut out, 0);
        if known && out.len() > 1 { out } else { Vec::new() }
    }

    /// Adds the ways to call a method; false where it is not known on what.
    fn receivers_of(&mut self, method: (FileId, FuncId), env: &Env, out: &mut Vec<Env>, depth: usize) -> bool {
        let key = Key::Frame(method.0, method.1);
        for caller in self.callers_of(method.0, method.1).iter() {
            let bound = caller.iter().fold(env.clone(), |env, (key, choice)| env.with(*key, *choice));
            let Some(Choice::Call(file, call)) = bound.get(key) else { return false };
            let on = self.receiver(method.0, method.1, &bound);
            if !on.is_empty() && on.iter().all(|(value, _)| matches!(value, Value::Instance { site: Some(_), .. })) {
                out.push(bound);
            } else {
                // On its own object, in another method of it.
                let around = self.world.functions_around(file, call);
                let outer = around.into_iter().find(|func| self.has_receiver(file, *func));
                let Some(outer) = outer else { return false };
                let is_open = bound.get(Key::Frame(file, outer)).is_none();
                if !is_open || depth >= MAX_METHODS || !self.receivers_of((file, outer), &bound, out, depth + 1) {
                    return false;
                }
            }
            if out.len() > MAX_CALLERS {
                return false;
            }
        }
        true
    }

    fn has_receiver(&self, file: FileId, func: FuncId) -> bool {
        let function = &self.world.facts(file).functions[func.index()];
        function.class.is_some() || function.params.first().is_some_and(|p| p.kind == ParamKind::Receiver)
    }
}
