//! Requests: methods and addresses, told apart by who calls.

use crate::model::rule::{Boundary, Rule};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::eval::Resolver;
use crate::resolve::outbound::Crossing;
use crate::resolve::outbound::address::{self, Address};
use crate::resolve::select::Subject;
use crate::resolve::value::{Env, Key, Value};

impl Resolver<'_> {
    pub(super) fn addressed(
        &mut self,
        rule: &Rule,
        boundary: &Boundary,
        subject: &Subject,
        base: &Crossing,
    ) -> Vec<(Crossing, Env)> {
        let bases = self.first_told(&boundary.base, subject);
        let mut urls = self.first_told(&boundary.url, subject);
        // `scheme + ":" + path` of a branch that is for other values.
        urls.retain(|(url, _)| !address::is_broken(url));
        let urls = if urls.is_empty() { vec![(Text::hole(Sym::EMPTY), subject.at.env.clone())] } else { urls };
        let several = urls.len() > 1;
        let mut out = Vec::new();
        for (url, env) in urls {
            let env = subject.at.env.overlay(&env);
            let subject = subject.under(&env);
            let methods = match boundary.operation.0.as_slice() {
                // Which of several methods goes with which of several addresses is not known.
                [] if several && self.methods_stand_apart(rule, &subject) => vec!["ANY".to_owned()],
                [] => self.methods_by_callers(rule, &subject),
                _ => vec![self.operation(rule, boundary, &subject)],
            };
            let before = bases.iter().filter(|(_, e)| e.compatible(&env)).map(|(t, _)| Some(t));
            let before: Vec<Option<&Text>> = before.collect();
            let before = if before.is_empty() { vec![None] } else { before };
            for before in before {
                let address = Address::of(before, &url);
                let bare = address.host.as_deref().map(|host| host.split(':').next().unwrap_or(host));
                let service = bare.and_then(|host| self.world.rules.services.of_host(host));
                for method in &methods {
                    let crossing = Crossing {
                        operation: method.clone(),
                        address: Some(address.clone()),
                        technology: service.map_or(base.technology.clone(), |s| s.technology.to_string()),
                        ..base.clone()
                    };
                    out.push((crossing, env.clone()));
                }
            }
        }
        out
    }

    /// Whether there are several methods, by choices that an address does not depend on.
    fn methods_stand_apart(&mut self, rule: &Rule, subject: &Subject) -> bool {
        let values = self.select(&rule.method, subject).unwrap_or_default();
        let apart = |value: &(Value, Env)| matches!(value.0, Value::Text(_)) && value.1 != subject.at.env;
        values.len() > 1 && values.iter().any(apart) && self.methods(rule, subject).len() > 1
    }

    /// The methods of a request; where callers decide, of each: one that says nothing sends the usual one.
    fn methods_by_callers(&mut self, rule: &Rule, subject: &Subject) -> Vec<String> {
        let at = &subject.at;
        let around = self.world.functions_around(at.file, at.expr).first().copied();
        let Some((func, key)) = around.map(|func| (func, Key::Frame(at.file, func))) else {
            return self.methods(rule, subject);
        };
        let first = rule.method.0.first().filter(|_| rule.method.0.len() > 1 && at.env.get(key).is_none());
        let told = first.and_then(|first| self.term(first, subject)).unwrap_or_default();
        if !told.iter().any(|(_, env)| env.get(key).is_some()) {
            return self.methods(rule, subject);
        }
        let mut out = Vec::new();
        for caller in self.callers_of(at.file, func).iter() {
            let env = caller.iter().fold(at.env.clone(), |env, (key, choice)| env.with(*key, *choice));
            out.extend(self.methods(rule, &subject.under(&env)));
        }
        out.sort();
        out.dedup();
        if out.iter().any(|method| method == "ANY") { vec!["ANY".to_owned()] } else { out }
    }
}
