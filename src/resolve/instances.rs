//! Instances that are not made by calls: struct literals, and the instance that a method runs on.

use std::rc::Rc;

use crate::model::facts::{ExprId, ParamKind, ScopeId, ScopeKind};
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Key, Results, Value};

/// Callers that are asked on what a function runs.
const MAX_ASKED: usize = 8;

impl Resolver<'_> {
    /// What a literal of type `ty`, or another expression that makes an empty one, gives.
    pub(crate) fn struct_literal(&mut self, at: &At, ty: ExprId) -> Results {
        let site = At { env: self.relevant(at), ..at.clone() };
        let mut out = Vec::new();
        for (value, env) in self.typed(&at.sibling(ty)) {
            out.push(match value {
                Value::Instance { file, class, .. } => (Value::Instance { file, class, site: Some(site.clone()) }, env),
                Value::Obj { ty, .. } => match self.struct_text(at, ty) {
                    Some(text) => (Value::Text(Rc::new(text)), env),
                    None => (Value::Obj { ty, site: Some(site.clone()), on: None }, env),
                },
                Value::ListOf(_) => (value, env),
                _ => (Value::Node(site.clone()), env),
            });
        }
        out
    }

    /// `this` or `super`: the instance that the method around runs on.
    pub(crate) fn this(&mut self, at: &At, scope: ScopeId) -> Results {
        let facts = self.world.facts(at.file);
        let method = super::world::scopes(facts, scope).find_map(|s| match facts.scopes[s.index()].kind {
            crate::model::facts::ScopeKind::Function(f) if facts.functions[f.index()].class.is_some() => Some(Ok(f)),
            crate::model::facts::ScopeKind::Class(c) => Some(Err(c)),
            _ => None,
        });
        match method {
            Some(Ok(func)) => self.receiver(at.file, func, &at.env),
            Some(Err(class)) => vec![(Value::Instance { file: at.file, class, site: None }, at.env.clone())],
            None => self.declared_this(at, scope),
        }
    }

    /// `this` of a function that declares its type.
    fn declared_this(&mut self, at: &At, scope: ScopeId) -> Results {
        let facts = self.world.facts(at.file);
        let around = super::world::scopes(facts, scope).find_map(|s| match facts.scopes[s.index()].kind {
            ScopeKind::Function(f) => {
                let first = facts.functions[f.index()].params.first();
                first.is_some_and(|p| p.kind == ParamKind::Receiver).then_some(f)
            }
            _ => None,
        });
        let Some(func) = around else { return Vec::new() };
        let declared = self.receiver(at.file, func, &at.env);
        let made = |values: &Results| values.iter().any(|(v, _)| matches!(v, Value::Obj { .. }));
        if made(&declared) || at.env.get(Key::Frame(at.file, func)).is_some() {
            return declared;
        }
        // The type may be what the project adds to somebody else's: those on whom it is called tell more.
        for caller in self.callers_of(at.file, func).iter().take(MAX_ASKED) {
            let bound = caller.iter().fold(at.env.clone(), |env, (key, choice)| env.with(*key, *choice));
            let told = self.receiver(at.file, func, &bound);
            if made(&told) {
                return told.into_iter().map(|(value, _)| (value, at.env.clone())).collect();
            }
        }
        declared
    }
}
