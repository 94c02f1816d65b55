//! Rules that tell how routes answer.

use crate::model::rule::{ResponseKind, ResponseRule};
use crate::rules::compile::Compiler;
use crate::rules::compile::fields::Fields;
use crate::rules::compile::names::Callee;

/// The keys of which each `[[response]]` has exactly one.
const KINDS: [(&str, ResponseKind); 6] = [
    ("call", ResponseKind::Call),
    ("decorator", ResponseKind::Decorator),
    ("registration", ResponseKind::Registration),
    ("inherited", ResponseKind::Inherited),
    ("default", ResponseKind::Default),
    ("always", ResponseKind::Always),
];

impl Compiler<'_, '_> {
    /// The rule that a `[[response]]` says, with what it matches.
    pub(super) fn response(&self, fields: Fields<'_, '_>) -> Option<(ResponseRule, Vec<Callee>)> {
        let given: Vec<_> = KINDS.into_iter().filter(|(key, _)| fields.has(key)).collect();
        let &[(key, kind)] = given.as_slice() else {
            let keys = KINDS.map(|(key, _)| key).join(", ");
            self.sink.error(fields.offset, format!("[[response]] needs exactly one of {keys}"));
            return None;
        };
        let is_pattern = matches!(kind, ResponseKind::Call | ResponseKind::Decorator);
        let is_number = matches!(kind, ResponseKind::Default | ResponseKind::Always);
        let patterns = if is_pattern { fields.texts(key) } else { Vec::new() };
        let selects = matches!(kind, ResponseKind::Registration | ResponseKind::Inherited);
        let rule = ResponseRule {
            pack: 0,
            kind,
            status: self.resolved(fields.selector(if selects { key } else { "status" })),
            fixed: fields.count(if is_number { key } else { "is" }).unwrap_or(0),
            ty: self.resolved(fields.selector("type")),
            only_methods: fields.syms("only-methods"),
            on_input: fields.flag("on-input"),
        };
        Some((rule, patterns.into_iter().filter_map(|text| self.names.callee(text, self.sink)).collect()))
    }
}
