//! Puts compiled packs together and indexes their rules by the names that code uses.

use crate::model::language::Language;
use crate::model::rule::{CallIndex, PackQuery, Rule, RuleSet, Shape};
use crate::model::sym::Sym;
use crate::rules::compile::Compiled;
use crate::rules::compile::names::Callee;

/// Adds a pack to the set.
pub(crate) fn add(set: &mut RuleSet, compiled: Compiled) {
    let pack = set.packs.len();
    let language = compiled.pack.language;
    let first = set.rules.len();
    for (mut rule, callees) in compiled.rules {
        let number = set.rules.len() as u32;
        rule.pack = pack;
        index_rule(set, language, number, &rule);
        for callee in &callees {
            index_callee(set, language, number, &rule, callee);
        }
        set.rules.push(rule);
    }
    set.params.extend(compiled.params.into_iter().map(|mut param| {
        param.pack = pack;
        param
    }));
    set.models.extend(compiled.models.into_iter().map(|model| (language, model)));
    for (mut rule, callees) in compiled.responses {
        rule.pack = pack;
        index_calls(&mut set.responses.calls, language, set.responses.all.len() as u32, &callees);
        set.responses.all.push(rule);
    }
    for (rule, callees, receivers) in compiled.failures {
        let number = set.failures.all.len() as u32;
        index_calls(&mut set.failures.calls, language, number, &callees);
        for ty in receivers {
            set.failures.receivers.entry((language, ty)).or_default().push(number);
        }
        set.failures.all.push(rule);
    }
    set.guards.extend(compiled.guards.into_iter().map(|guard| (language, guard)));
    set.guard_lists.extend(compiled.guard_lists.into_iter().map(|list| (language, list)));
    if let Some((from, _, source)) = compiled.query {
        let rules = (first + from..set.rules.len()).map(|number| number as u32).collect();
        set.queries.push(PackQuery { pack, language, source, rules });
    }
    for (owner, member, target) in compiled.members {
        set.members.insert((language, owner, member), target);
    }
    for (owner, member, selector) in compiled.derived {
        set.derived.insert((language, owner, member), selector);
    }
    for (class, methods) in compiled.class_methods {
        extend(set.class_methods.entry((language, class)).or_default(), &methods);
    }
    for (class, bases) in compiled.bases {
        extend(set.bases.entry((language, class)).or_default(), &bases);
    }
    set.told_by_callers.extend(compiled.told_by_callers.into_iter().map(|ty| (language, ty)));
    for (name, types) in compiled.sets {
        set.sets.entry(name).or_default().extend(types);
    }
    set.settings.extend(compiled.settings.into_iter().map(|(object, variable)| ((language, object), variable)));
    for (name, text) in compiled.constants {
        set.constants.insert((language, name), text);
    }
    for (alias, target) in compiled.canonical {
        set.canonical.insert((language, alias), target);
    }
    set.packs.push(compiled.pack);
}

fn index_rule(set: &mut RuleSet, language: Language, number: u32, rule: &Rule) {
    match rule.shape {
        Shape::Class => {
            for target in &rule.targets {
                push(set.by_base.entry((language, *target)).or_default(), number);
            }
        }
        Shape::Binding => {
            for target in &rule.targets {
                if target.as_str().contains('.') {
                    set.dotted_bindings.insert(target.as_str());
                }
                push(set.by_binding.entry((language, *target)).or_default(), number);
            }
        }
        Shape::Element => set.elements.entry(rule.pack).or_default().push(number),
        Shape::File => set.files.push(number),
        Shape::Call | Shape::Decorator | Shape::Handler | Shape::Query => {}
    }
}

fn index_callee(set: &mut RuleSet, language: Language, number: u32, rule: &Rule, callee: &Callee) {
    match callee {
        Callee::Function(names) if !rule.handler_takes.is_empty() => {
            for name in names {
                push(set.by_handler.entry((language, *name)).or_default(), number);
            }
        }
        Callee::Function(names) => {
            for name in names {
                push(set.by_callee.entry((language, *name)).or_default(), number);
                set.call_names.insert((language, last_name(*name)));
            }
        }
        Callee::Method { types, methods, .. } => {
            set.methods.add(language, types, methods, number);
            for method in methods {
                set.call_names.insert((language, *method));
                if !rule.receiver_names.is_empty() {
                    push(set.by_shape.entry((language, *method)).or_default(), number);
                }
            }
        }
    }
}

/// Remembers which calls a rule is about.
fn index_calls(index: &mut CallIndex, language: Language, number: u32, callees: &[Callee]) {
    for callee in callees {
        match callee {
            Callee::Function(names) => {
                for name in names {
                    index.functions.entry((language, *name)).or_default().push(number);
                    index.names.insert((language, last_name(*name)));
                }
            }
            Callee::Method { types, methods, .. } => {
                for method in methods {
                    index.names.insert((language, *method));
                    for ty in types {
                        index.methods.entry((language, *ty, *method)).or_default().push(number);
                    }
                }
            }
        }
    }
}

/// `path` of `package.urls.path`; a package that is called itself (`@scope/pkg`) by its own last part.
fn last_name(name: Sym) -> Sym {
    let text = name.as_str();
    Sym::new(text.rsplit(['.', '/']).next().unwrap_or(text))
}

fn push(rules: &mut Vec<u32>, number: u32) {
    if rules.last() != Some(&number) {
        rules.push(number);
    }
}

fn extend(all: &mut Vec<Sym>, more: &[Sym]) {
    for name in more {
        if !all.contains(name) {
            all.push(*name);
        }
    }
}
