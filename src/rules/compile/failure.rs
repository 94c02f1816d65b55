//! Rules that tell what happens when a call fails.

use crate::model::rule::FailureRule;
use crate::model::sym::Sym;
use crate::rules::compile::Compiler;
use crate::rules::compile::fields::Fields;
use crate::rules::compile::names::Callee;
use crate::rules::words::{PRECAUTIONS, meaning};

/// A failure rule with the calls and the types of receivers that it is about.
pub(crate) type Failing = (FailureRule, Vec<Callee>, Vec<Sym>);

impl Compiler<'_, '_> {
    /// The rule that a `[[failure]]` says.
    pub(super) fn failure(&self, fields: Fields<'_, '_>) -> Option<Failing> {
        let means = fields.text("means").and_then(|text| meaning(&PRECAUTIONS, text.value))?;
        if !fields.has("callee") && !fields.has("receiver") {
            self.sink.error(fields.offset, "[[failure]] needs `callee` or `receiver`");
        }
        let callees = fields.texts("callee").into_iter().filter_map(|text| self.names.callee(text, self.sink));
        let rule = FailureRule {
            means,
            value: self.resolved(fields.selector("value")),
            require: fields.selectors("require").into_iter().map(|s| self.resolved(s)).collect(),
        };
        Some((rule, callees.collect(), self.all_names(&fields.texts("receiver"))))
    }
}
