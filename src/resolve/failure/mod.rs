//! What the code does about the failure of a call that leaves the process: time limit, repetition, transaction, errors
//! that are caught.

mod around;
mod handled;
mod results;
mod tuned;
mod written;

pub(crate) use tuned::Tuned;

use crate::model::facts::{Expr, ExprId};
use crate::model::point::Failure;
use crate::model::rule::{Precaution, Precautions, Rule, Selector};
use crate::resolve::eval::Resolver;
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Results, Value};

/// Errors told of one call.
const MAX_HANDLED: usize = 6;

impl Failure {
    /// Takes note of a precaution, unless one nearer to the call is known.
    fn note(&mut self, means: Precaution, text: String) {
        let slot = match means {
            Precaution::Timeout => &mut self.timeout,
            Precaution::Retry => &mut self.retry,
            Precaution::Transaction => &mut self.transaction,
            Precaution::Suppress => {
                self.handled.push(format!("{text}: passed over"));
                return;
            }
            Precaution::Log => return,
        };
        slot.get_or_insert(text);
    }
}

impl Resolver<'_> {
    /// What is done about the failure of the call, or of the handler, that `subject` is.
    pub(crate) fn failure(&mut self, rule: &Rule, subject: &Subject) -> Failure {
        let mut out = Failure::default();
        self.refuel_for_detail();
        self.own_precautions(rule, subject, &mut out);
        if let Some(Decorated::Func(file, func)) = subject.decorated {
            self.decorators(file, func, &mut out);
            return out;
        }
        let at = &subject.at;
        if subject.decorated.is_some() || !matches!(self.world.facts(at.file).expr(at.expr), Expr::Call { .. }) {
            return out;
        }
        if !self.world.rules.failures.all.is_empty() {
            self.precautions_given(at, 0, &mut out);
            self.precautions_of_receiver(subject, &mut out);
            self.precautions_around(at, &mut out);
            self.precautions_tuned(subject, &mut out);
        }
        self.handled(at, &mut out);
        out.handled.truncate(MAX_HANDLED);
        out
    }

    /// What the call says itself, by the selectors of its rule or pack.
    fn own_precautions(&mut self, rule: &Rule, subject: &Subject, out: &mut Failure) {
        let none = Precautions::default();
        let own = rule.boundary.as_ref().map_or(&none, |boundary| &boundary.precautions);
        let world = self.world;
        let packs = world.rules.packs.get(rule.pack).map_or(&none, |pack| &pack.precautions);
        for (own, packs, means) in [
            (&own.timeout, &packs.timeout, Precaution::Timeout),
            (&own.retry, &packs.retry, Precaution::Retry),
            (&own.transaction, &packs.transaction, Precaution::Transaction),
        ] {
            let selector = if own.is_empty() { packs } else { own };
            if let Some(text) = self.written_selected(selector, subject) {
                out.note(means, text);
            }
        }
    }

    /// What arguments bring with them: a context with a deadline, also that of a request made before.
    fn precautions_given(&mut self, at: &At, depth: u8, out: &mut Failure) {
        let args: Vec<ExprId> = self.arguments(at).iter().map(|arg| arg.value).collect();
        for arg in args {
            let facts = self.world.facts(at.file);
            if let Expr::Map { entries } = facts.expr(arg) {
                // fetch(url, { signal: AbortSignal.timeout(5000) })
                for value in facts.items(entries).iter().skip(1).step_by(2) {
                    if matches!(facts.expr(*value), Expr::Call { .. }) {
                        self.note_of(&at.sibling(*value), out);
                    }
                }
                continue;
            }
            if !matches!(facts.expr(arg), Expr::Name { .. } | Expr::Call { .. } | Expr::Member { .. }) {
                continue;
            }
            let values = self.eval(&at.sibling(arg));
            let sites: Vec<At> = values.iter().filter_map(|(value, _)| site_of(value)).collect();
            // Of several callers all must give it.
            if sites.is_empty() || sites.len() < values.len() {
                continue;
            }
            let mut all = sites.iter().map(|site| self.precautions_of(site)).collect::<Vec<_>>();
            if all.iter().all(|found| !found.is_empty()) {
                for (means, text) in all.swap_remove(0) {
                    out.note(means, text);
                }
            } else if depth == 0 && sites.len() == 1 {
                self.precautions_given(&sites[0], 1, out);
            }
        }
    }

    /// What the receiver is, or was made by: `tx` of `tx := db.Begin()`.
    fn precautions_of_receiver(&mut self, subject: &Subject, out: &mut Failure) {
        let Some(on) = subject.on.clone() else { return };
        let world = self.world;
        let file = subject.at.file;
        let language = self.language(file);
        for ty in self.names_of_types(file, &on) {
            for number in world.rules.failures.receivers.get(&(language, ty)).into_iter().flatten() {
                let Some(rule) = world.rules.failures.all.get(*number as usize) else { continue };
                let facts = world.facts(file);
                let Expr::Call { callee, .. } = facts.expr(subject.at.expr) else { continue };
                let Expr::Member { base, .. } = facts.expr(callee) else { continue };
                if let Some(text) = self.named(&subject.at.sibling(base)) {
                    out.note(rule.means, text);
                }
            }
        }
        let mut value = Some(&on);
        for _ in 0..16 {
            let Some(Value::Obj { site, on, .. }) = value else { break };
            if let Some(site) = site.as_ref().filter(|site| site.expr != subject.at.expr) {
                for (means, text) in self.precautions_of(site) {
                    out.note(means, text);
                }
            }
            value = on.as_deref();
        }
    }

    /// The precautions that a call, decorator or object is.
    fn precautions_of(&mut self, at: &At) -> Vec<(Precaution, String)> {
        let world = self.world;
        let found = self.known_calls(at, &world.rules.failures.calls);
        found.into_iter().filter_map(|(number, subject)| self.told_by(number, &subject)).collect()
    }

    fn told_by(&mut self, number: u32, subject: &Subject) -> Option<(Precaution, String)> {
        let world = self.world;
        let rule = world.rules.failures.all.get(number as usize)?;
        if !rule.require.iter().all(|selector| self.select(selector, subject).is_some_and(|v| is_there(&v))) {
            return None;
        }
        let told = self.written_selected(&rule.value, subject);
        if !rule.value.is_empty() && told.is_none() && rule.means == Precaution::Timeout {
            return None;
        }
        let text = told.or_else(|| {
            let callee = match world.facts(subject.at.file).expr(subject.at.expr) {
                Expr::Call { callee, .. } if rule.means == Precaution::Transaction => callee,
                _ => subject.at.expr,
            };
            self.as_written(&subject.at.sibling(callee), 0)
        });
        Some((rule.means, text.unwrap_or_else(|| subject.name.to_string())))
    }

    /// What a selector selects, as the code writes it.
    fn written_selected(&mut self, selector: &Selector, subject: &Subject) -> Option<String> {
        selector.0.iter().find_map(|term| {
            if let Some(expr) = self.argument_of_term(term, &subject.at) {
                return self.as_written(&subject.at.sibling(expr), 0);
            }
            let values = self.select(&Selector(vec![term.clone()]), subject)?;
            values.iter().find_map(|(value, _)| self.written_value(value))
        })
    }
}

/// Where a value was made.
fn site_of(value: &Value) -> Option<At> {
    match value {
        Value::Obj { site, .. } | Value::Instance { site, .. } => site.clone(),
        _ => None,
    }
}

/// Whether anything but nothing was selected.
fn is_there(values: &Results) -> bool {
    values.iter().any(|(value, _)| !matches!(value, Value::Null | Value::Bool(false)))
}
