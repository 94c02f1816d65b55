//! Registrations in branches that are for other methods than the row or the caller has: `case "GET": r.GET(row.path)`.

use crate::model::facts::{Expr, ExprId};
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Choice, Env, FileId, Value};
use crate::resolve::world::scopes;

impl Resolver<'_> {
    /// Whether a branch around a registration, or around a call that leads to it, does not run under its choices.
    pub(crate) fn is_for_other_methods(&mut self, registration: &At) -> bool {
        let env = &registration.env;
        let calls = env.entries().iter().filter_map(|(_, choice)| match choice {
            Choice::Call(file, call) | Choice::Callback(file, call, _) | Choice::Iterate(file, call) => {
                Some((*file, *call))
            }
            Choice::Element(_) | Choice::On(..) | Choice::Receiver(_) => None,
        });
        let places = std::iter::once((registration.file, registration.expr)).chain(calls);
        places.into_iter().any(|(file, call)| self.is_passed_by(file, call, env))
    }

    fn is_passed_by(&mut self, file: FileId, call: ExprId, env: &Env) -> bool {
        let facts = self.world.facts(file);
        if facts.tests.is_empty() {
            return false;
        }
        let Expr::Call { scope, .. } = facts.expr(call) else { return false };
        for scope in scopes(facts, scope) {
            // Of several that must hold, one is enough.
            let mut may_hold = None;
            for test in facts.tests.iter().filter(|test| test.scope == scope) {
                let truth = self.truth(file, test.comparison, env);
                if test.holds {
                    may_hold = Some(may_hold == Some(true) || truth != Some(false));
                } else if truth == Some(true) {
                    return true;
                }
            }
            if may_hold == Some(false) {
                return true;
            }
        }
        false
    }

    /// Whether a comparison holds, where its operands are known.
    fn truth(&mut self, file: FileId, comparison: ExprId, env: &Env) -> Option<bool> {
        let facts = self.world.facts(file);
        let (left, right, equal) = match facts.expr(comparison) {
            Expr::Equals { left, right } => (left, right, true),
            Expr::Differs { left, right } => (left, right, false),
            _ => return None,
        };
        if let Some(list) = facts.length_of(left) {
            let elements = self.elements_of(&At::new(file, list, env), false);
            let known = elements.iter().all(|(value, _)| word(value).is_some());
            return (known && !elements.is_empty()).then_some(!equal);
        }
        let left = self.words(&At::new(file, left, env))?;
        let right = self.words(&At::new(file, right, env))?;
        let same = left.iter().any(|word| right.contains(word));
        let others = left.iter().any(|word| right.iter().any(|other| other != word));
        match (same, others) {
            (true, true) => None,
            (same, _) => Some(same == equal),
        }
    }

    /// The words that an expression may be; `None` where it may be anything else.
    fn words(&mut self, at: &At) -> Option<Vec<String>> {
        let values = self.eval(at);
        let words: Option<Vec<String>> = values.iter().map(|(value, _)| word(value)).collect();
        words.filter(|words| !words.is_empty())
    }
}

/// A text that is a single word.
fn word(value: &Value) -> Option<String> {
    let Value::Text(text) = value else { return None };
    let text = text.as_lit()?;
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic())).then(|| text.to_owned())
}
