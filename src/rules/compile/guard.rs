//! Rules that tell who may call.

use crate::model::rule::{Admission, GuardList, GuardRule};
use crate::model::sym::Sym;
use crate::rules::compile::Compiler;
use crate::rules::compile::fields::Fields;
use crate::rules::compile::names::Callee;
use crate::rules::words::{ADMISSIONS, meaning};

impl Compiler<'_, '_> {
    pub(super) fn guard(&self, fields: Fields<'_, '_>) -> GuardRule {
        let callees = fields.texts("callee").into_iter().filter_map(|text| self.names.callee(text, self.sink));
        let names = callees.flat_map(|callee| match callee {
            Callee::Function(names) => names,
            // A method of a type goes by the type's name.
            Callee::Method { types, methods, .. } => types
                .iter()
                .flat_map(|ty| methods.iter().map(move |method| Sym::new(&format!("{ty}.{method}"))))
                .collect(),
        });
        let status = fields.text("status").and_then(|text| meaning(&ADMISSIONS, text.value));
        GuardRule {
            names: names.collect(),
            means: status.unwrap_or(Admission::Checks),
            optional: self.resolved(fields.selector("optional")),
            strict: self.resolved(fields.selector("strict")),
            given: self.resolved(fields.selector("given")),
            given_is: fields.syms("given-is"),
            except_methods: fields.syms("except-methods"),
        }
    }

    pub(super) fn guard_list(&self, fields: Fields<'_, '_>) -> GuardList {
        let setting = fields.text("setting").and_then(|text| {
            let (rest, key) = text.value.rsplit_once('.')?;
            let (object, name) = rest.rsplit_once('.')?;
            Some((Sym::new(object), Sym::new(name), Sym::new(key)))
        });
        GuardList { bases: self.all_names(&fields.texts("base")), attribute: fields.sym("attribute"), setting }
    }
}
