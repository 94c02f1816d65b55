//! Rules that tell what describes the fields of a body, query or header.

use crate::model::rule::ModelRule;
use crate::rules::compile::Compiler;
use crate::rules::compile::fields::Fields;
use crate::rules::compile::names::Callee;

impl Compiler<'_, '_> {
    /// The rules that one `[[model]]` says: one for each pattern.
    pub(super) fn model(&self, fields: Fields<'_, '_>) -> Vec<ModelRule> {
        let kinds = ["made-by", "field", "class"];
        let mut given = kinds.into_iter().filter(|kind| fields.has(kind));
        let (Some(kind), None) = (given.next(), given.next()) else {
            self.sink.error(fields.offset, "[[model]] needs exactly one of made-by, field, class".to_owned());
            return Vec::new();
        };
        let texts = fields.texts(kind);
        let callees = texts.into_iter().filter_map(|text| self.names.callee(text, self.sink));
        let rule = |callee| {
            let (types, names) = match callee {
                Callee::Function(names) => (Vec::new(), names),
                Callee::Method { types, methods, .. } => (types, methods),
            };
            ModelRule {
                types,
                names,
                is_field: kind == "field",
                is_class: kind == "class",
                fields: self.resolved(fields.selector("fields")),
                base: self.resolved(fields.selector("base")),
                pick: self.resolved(fields.selector("pick")),
                omit: self.resolved(fields.selector("omit")),
                optional: fields.flag("optional"),
                name: self.resolved(fields.selector("name")),
                default: self.resolved(fields.selector("default")),
                shape: fields.syms("shape"),
                left_out: self.resolved(fields.selector("left-out")),
                without: fields.syms("without"),
            }
        };
        callees.map(rule).collect()
    }
}
