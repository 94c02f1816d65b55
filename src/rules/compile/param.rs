//! Rules that tell how request parameters are read.

use crate::model::rule::{ParamRule, ParamRuleKind, Selector};
use crate::model::sym::Sym;
use crate::rules::compile::Compiler;
use crate::rules::compile::fields::Fields;
use crate::rules::compile::names::Callee;
use crate::rules::parse::{Text, boolean};

/// The keys of which each `[[param]]` has exactly one.
const KINDS: [&str; 7] = ["call", "member", "decorator", "marker", "dependency", "signature", "schema"];

impl Compiler<'_, '_> {
    /// The rules that one `[[param]]` says: one for each pattern.
    pub(super) fn param(&mut self, fields: Fields<'_, '_>) -> Vec<ParamRule> {
        let given: Vec<&str> = KINDS.into_iter().filter(|key| fields.has(key)).collect();
        let &[kind] = given.as_slice() else {
            let message = format!("[[param]] needs exactly one of {}", KINDS.join(", "));
            self.sink.error(fields.offset, message);
            return Vec::new();
        };
        let kinds = self.param_kinds(kind, fields);
        let rule = |kind| ParamRule {
            pack: 0,
            kind,
            location: fields.sym("in"),
            name: self.resolved(fields.selector("name")),
            ty: fields.sym("type"),
            required: fields.node("required").and_then(boolean),
            model: self.resolved(fields.selector("model")),
            tags: fields.syms("tags"),
            only_methods: fields.syms("only-methods"),
            given: self.resolved(fields.selector("given")),
            given_is: self.all_names(&fields.texts("given-is")),
            each: self.resolved(fields.selector("each")),
            only_members: fields.syms("only-members"),
            typed: self.all_names(&fields.texts("typed")),
            listed: self.resolved(fields.selector("listed")),
        };
        kinds.into_iter().map(rule).collect()
    }

    pub(super) fn resolved(&self, mut selector: Selector) -> Selector {
        self.names.resolve_sets(&mut selector);
        selector
    }

    fn param_kinds(&self, kind: &str, fields: Fields<'_, '_>) -> Vec<ParamRuleKind> {
        let texts = fields.texts(kind);
        match kind {
            "call" => texts.into_iter().filter_map(|text| self.param_call(text)).collect(),
            "member" => texts.into_iter().flat_map(|text| self.param_members(text)).collect(),
            "decorator" => vec![ParamRuleKind::Decorator { names: self.all_names(&texts) }],
            "marker" => vec![ParamRuleKind::Marker { names: self.all_names(&texts) }],
            "dependency" => vec![ParamRuleKind::Dependency { names: self.all_names(&texts) }],
            "schema" => vec![ParamRuleKind::Schema { selector: self.resolved(fields.selector(kind)) }],
            _ if fields.flag(kind) => vec![ParamRuleKind::Signature],
            _ => Vec::new(),
        }
    }

    fn param_call(&self, text: Text<'_>) -> Option<ParamRuleKind> {
        Some(match self.names.callee(text, self.sink)? {
            Callee::Function(names) => ParamRuleKind::Call { types: Vec::new(), names },
            Callee::Method { types, methods, .. } => ParamRuleKind::Call { types, names: methods },
        })
    }

    fn param_members(&self, text: Text<'_>) -> Vec<ParamRuleKind> {
        let Some((types, paths)) = self.names.member(text, self.sink) else { return Vec::new() };
        paths.into_iter().map(|path| ParamRuleKind::Member { types: types.clone(), path }).collect()
    }

    pub(super) fn all_names(&self, texts: &[Text<'_>]) -> Vec<Sym> {
        texts.iter().flat_map(|text| self.names.names(*text, self.sink)).collect()
    }
}
