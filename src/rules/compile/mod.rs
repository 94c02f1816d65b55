//! One pack to rules, and all packs to a [`RuleSet`](crate::model::rule::RuleSet).

mod failure;
pub(crate) mod fields;
mod guard;
pub(crate) mod index;
mod model;
pub(crate) mod names;
mod param;
mod response;
pub(crate) mod rule;

use rustc_hash::FxHashSet;

use crate::model::language::Language;
use crate::model::rule::{
    GuardList, GuardRule, Join, ModelRule, Pack, PackSource, ParamRule, PathSyntax, ResponseRule, Rule, Selector,
    normalize_qualified,
};
use crate::model::sym::Sym;
use crate::rules::compile::fields::Fields;
use crate::rules::compile::names::{Callee, Names, expanded};
use crate::rules::error::{Sink, line_column};
use crate::rules::parse::{Text, texts};
use crate::rules::selector;
use crate::rules::words::{JOINS, SYNTAXES, meaning};

/// The tables that hold rules, in the order of the format's description.
pub(crate) const RULE_TABLES: [&str; 14] = [
    "group",
    "call",
    "decorator",
    "class",
    "table",
    "element",
    "handler",
    "file",
    "param",
    "model",
    "guard",
    "guard-list",
    "response",
    "failure",
];

/// A compiled pack, its rules not yet numbered.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) pack: Pack,
    pub(crate) rules: Vec<(Rule, Vec<Callee>)>,
    pub(crate) params: Vec<ParamRule>,
    pub(crate) models: Vec<ModelRule>,
    pub(crate) guards: Vec<GuardRule>,
    pub(crate) guard_lists: Vec<GuardList>,
    pub(crate) responses: Vec<(ResponseRule, Vec<Callee>)>,
    pub(crate) failures: Vec<failure::Failing>,
    pub(crate) members: Vec<(Sym, Sym, Sym)>,
    pub(crate) derived: Vec<(Sym, Sym, Selector)>,
    pub(crate) class_methods: Vec<(Sym, Vec<Sym>)>,
    pub(crate) bases: Vec<(Sym, Vec<Sym>)>,
    pub(crate) canonical: Vec<(Sym, Sym)>,
    pub(crate) constants: Vec<(Sym, Sym)>,
    pub(crate) settings: Vec<(Sym, Sym)>,
    pub(crate) sets: Vec<(Sym, Vec<Sym>)>,
    pub(crate) told_by_callers: Vec<Sym>,
    /// The source of the pack's queries; its rules are the last of `rules`, from this index on.
    pub(crate) query: Option<(usize, String, String)>,
}

/// What is being compiled.
pub(crate) struct Compiler<'a, 't> {
    names: Names,
    sink: &'a Sink<'t>,
    /// How the pack joins paths.
    join: Join,
    /// Names of rules seen so far.
    seen: FxHashSet<String>,
    /// Line starts seen so far, to tell lines without counting from the top again.
    counted: (usize, u32),
}

/// Compiles a TOML pack called `id`.
pub(crate) fn pack(root: Fields<'_, '_>, id: &str, language: Language, source: PackSource) -> Compiled {
    let sink = root.sink;
    let names = Names::read(id, language, root);
    let known_members = members(root, &names);
    let mut result = Compiled {
        pack: head(root, id, language, source),
        rules: Vec::new(),
        params: Vec::new(),
        models: Vec::new(),
        guards: Vec::new(),
        guard_lists: Vec::new(),
        responses: Vec::new(),
        failures: Vec::new(),
        members: known_members.0,
        derived: known_members.1,
        class_methods: outside_classes(root, "class-methods", &names, |text| vec![Sym::new(text.value)]),
        bases: outside_classes(root, "bases", &names, |text| names.names(text, sink)),
        canonical: names.canonical.clone(),
        constants: names.constants.clone(),
        settings: names.settings.clone(),
        sets: names.all_sets(),
        told_by_callers: root.texts("told-by-callers").into_iter().flat_map(|text| names.names(text, sink)).collect(),
        query: None,
    };
    let mut compiler = Compiler { names, sink, join: result.pack.join, seen: FxHashSet::default(), counted: (0, 1) };
    for (kind, number, fields) in rule_tables(root) {
        if kind == "param" {
            let params = compiler.param(fields);
            result.params.extend(params);
        } else if kind == "model" {
            result.models.extend(compiler.model(fields));
        } else if kind == "guard" {
            result.guards.push(compiler.guard(fields));
        } else if kind == "guard-list" {
            result.guard_lists.push(compiler.guard_list(fields));
        } else if kind == "response" {
            result.responses.extend(compiler.response(fields));
        } else if kind == "failure" {
            result.failures.extend(compiler.failure(fields));
        } else {
            result.rules.extend(compiler.rule(kind, number, fields));
        }
    }
    result
}

/// The tables with rules in the order of the text, each with its kind and its number within the kind (from 1).
pub(crate) fn rule_tables<'a, 't>(root: Fields<'a, 't>) -> Vec<(&'static str, usize, Fields<'a, 't>)> {
    let mut tables = Vec::new();
    for kind in RULE_TABLES {
        let numbered = root.children(kind).into_iter().enumerate();
        tables.extend(numbered.map(|(index, fields)| (kind, index + 1, fields)));
    }
    tables.sort_by_key(|(_, _, fields)| fields.offset);
    tables
}

fn head(root: Fields<'_, '_>, id: &str, language: Language, source: PackSource) -> Pack {
    let title = match root.string("title") {
        title if title.is_empty() => id.to_owned(),
        title => title,
    };
    let gate: Vec<Sym> =
        root.texts("gate").iter().map(|text| Sym::new(&normalize_qualified(language, text.value))).collect();
    let packages = root.syms("packages");
    if gate.is_empty() && packages.is_empty() && !root.has("app-files") {
        let hint = Some("name the imports that tell that the framework is used: gate = [\"package\"]".to_owned());
        match root.node("gate") {
            Some(node) => root.sink.hinted(node.start, "`gate` is empty: the pack would never be active", hint),
            None => root.sink.hinted(0, "`gate` is missing: the pack would never be active", hint),
        }
    }
    Pack {
        id: Sym::new(id),
        title,
        language,
        gate,
        packages,
        app_files: globs(root, "app-files"),
        config_files: globs(root, "config-files"),
        app_base: root.sym("app-base"),
        extends: root.sym("extends"),
        technology: root.sym("technology"),
        protocol: root.sym("protocol"),
        operations: operations(root),
        table_methods: root.syms("table-methods"),
        chain_arguments: !root.has("chain-arguments") || root.flag("chain-arguments"),
        skips_generated: root.flag("skips-generated"),
        tests: root.flag("tests"),
        model_table: root.selector("model-table"),
        precautions: rule::precautions(root),
        path_syntax: syntaxes(root),
        join: join(root).unwrap_or(Join::Slash),
        source,
    }
}

/// `[operations]`: the methods (one or several) that say an operation.
fn operations(root: Fields<'_, '_>) -> rustc_hash::FxHashMap<Sym, Sym> {
    let entries = root.child("operations").map(|f| f.entries()).unwrap_or_default();
    let of = |(operation, node): (Text<'_>, &crate::rules::parse::Node<'_>)| {
        let operation = Sym::new(operation.value);
        texts(node).into_iter().map(move |method| (Sym::new(method.value), operation)).collect::<Vec<_>>()
    };
    entries.into_iter().flat_map(of).collect()
}

/// Globs; those that cannot be read are mistakes.
fn globs(fields: Fields<'_, '_>, key: &str) -> Vec<String> {
    for text in fields.texts(key) {
        if let Err(error) = globset::Glob::new(text.value.strip_prefix('!').unwrap_or(text.value)) {
            fields.sink.error(text.start, format!("bad glob `{}`: {}", text.value, error.kind()));
        }
    }
    fields.texts(key).into_iter().map(|text| text.value.to_owned()).collect()
}

fn syntaxes(fields: Fields<'_, '_>) -> Vec<PathSyntax> {
    fields.texts("path-syntax").iter().filter_map(|text| meaning(&SYNTAXES, text.value)).collect()
}

fn join(fields: Fields<'_, '_>) -> Option<Join> {
    fields.text("join").and_then(|text| meaning(&JOINS, text.value))
}

/// `[members]`: (type, member) to a type, or to the value itself.
#[expect(clippy::type_complexity, reason = "the two kinds of members, read together")]
fn members(root: Fields<'_, '_>, names: &Names) -> (Vec<(Sym, Sym, Sym)>, Vec<(Sym, Sym, Selector)>) {
    let sink = root.sink;
    let (mut out, mut derived) = (Vec::new(), Vec::new());
    for (key, node) in root.child("members").map(|f| f.entries()).unwrap_or_default() {
        let Some(value) = Text::of(node) else { continue };
        let target = match value.value {
            "self" => Sym::EMPTY,
            given if given.starts_with("args.") || given.contains('(') => Sym::new(given),
            _ => names.type_name(value, sink),
        };
        for name in expanded(key, sink) {
            let Some((owner, member)) = name.rsplit_once('.') else {
                let hint = Some("write \"Set.member\" or \"package.Type.member\"".to_owned());
                sink.hinted(key.start, format!("`{name}` names no member of a type"), hint);
                continue;
            };
            let qualified = || names.qualify(owner);
            let owners = names.set(owner).map_or_else(qualified, <[Sym]>::to_vec);
            let member = Sym::new(member);
            if !value.value.contains('(') {
                out.extend(owners.into_iter().map(|owner| (owner, member, target)));
                continue;
            }
            match selector::parse(value.value) {
                Ok(selector) => derived.extend(owners.into_iter().map(|owner| (owner, member, selector.clone()))),
                Err(mistake) => sink.hinted(value.start + mistake.offset, mistake.message, mistake.hint),
            }
        }
    }
    (out, derived)
}

/// `[class-methods]` and `[bases]`: what is known about classes outside the code.
fn outside_classes(
    root: Fields<'_, '_>,
    key: &str,
    names: &Names,
    read: impl Fn(Text<'_>) -> Vec<Sym>,
) -> Vec<(Sym, Vec<Sym>)> {
    let mut out = Vec::new();
    for (class, node) in root.child(key).map(|f| f.entries()).unwrap_or_default() {
        let values: Vec<Sym> = texts(node).into_iter().flat_map(&read).collect();
        out.extend(names.names(class, root.sink).into_iter().map(|class| (class, values.clone())));
    }
    out
}

impl Compiler<'_, '_> {
    /// The id `<pack>/<name>` of a rule; a name given twice is a mistake.
    fn rule_id(&mut self, name: Option<Text<'_>>, kind: &str, number: usize) -> Sym {
        let (name, start) = match name {
            Some(text) => (text.value.to_owned(), text.start),
            None => (format!("{kind}-{number}"), 0),
        };
        if !self.seen.insert(name.clone()) {
            self.sink.error(start, format!("duplicate rule name `{name}`"));
        }
        Sym::new(&format!("{}/{name}", self.names.pack))
    }

    /// The line of an offset; offsets come in rising order.
    fn line(&mut self, offset: usize) -> u32 {
        let (from, line) = self.counted;
        let Some(between) = self.sink.text().get(from..offset) else {
            return line_column(self.sink.text(), offset).0;
        };
        self.counted = (offset, line + between.bytes().filter(|b| *b == b'\n').count() as u32);
        self.counted.1
    }
}

/// A selector of one term.
fn just(term: crate::model::rule::Term) -> Selector {
    Selector(vec![term])
}
