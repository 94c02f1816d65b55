//! What fuzzers call: bytes in, no panic out. No part of the library's face.

use std::sync::OnceLock;

use crate::executed::{Placed, Tree};
use crate::extract::{self, Queries};
use crate::lang;
use crate::model::facts::{ExprId, FileFacts, Run};
use crate::model::language::{Dialect, Language};
use crate::model::project::Project;
use crate::model::rule::RuleSet;
use crate::model::scope::FileScope;
use crate::resolve::{FileRules, Part, Unit, World};
use crate::rules::{self, PackOrigin};

mod mutate;
mod seeds;
#[cfg(test)]
mod tests;

const DIALECTS: [Dialect; 5] = [Dialect::Python, Dialect::JavaScript, Dialect::TypeScript, Dialect::Tsx, Dialect::Go];

/// The first byte chooses a language, the rest is a file in it.
pub fn extract(data: &[u8]) {
    let Some((first, source)) = data.split_first() else { return };
    if let Some(facts) = facts(DIALECTS[usize::from(*first) % DIALECTS.len()], source) {
        check(&facts);
    }
}

/// Small applications whose facts are changed as the bytes say are resolved.
pub fn resolve(data: &[u8]) {
    let mut bytes = mutate::Bytes::new(data);
    let seeds = seeds();
    let mut files: Vec<FileFacts> = Vec::new();
    let mut units = Vec::new();
    for n in 0..=bytes.below(3) {
        let (dialect, name, facts) = &seeds[bytes.below(seeds.len())];
        let mut facts = facts.clone();
        mutate::mutate(&mut facts, &files, &mut bytes);
        check(&facts);
        files.push(facts.clone());
        let component = bytes.below(2);
        let rel = if n == 0 { (*name).to_owned() } else { format!("part{n}/{name}") };
        units.push(Unit { rel, dialect: *dialect, scope: FileScope::Production, component, generated: false, facts });
    }
    units.sort_by(|a, b| a.rel.cmp(&b.rel));
    let part = |folder: &str| Part { folder: folder.to_owned(), packages: Vec::new() };
    let parts = [part(""), part("part1")];
    let project = Project::default();
    let file_rules = FileRules::new(rules(), units.iter().map(|unit| unit.rel.as_str()));
    let world = World::new(&units, rules(), &project, &parts, &file_rules, &FileScope::ALL);
    for finding in crate::resolve::resolve(&world).findings {
        assert!(finding.file < units.len(), "a point in no file");
    }
}

/// The bytes are a record of executed lines.
pub fn records(data: &[u8]) {
    let Ok(record) = crate::executed::read(data) else { return };
    let tree = Tree::new("/r", ["a.py", "b/a.py", "b/c/a.ts", "a.go"].into_iter(), [("x", "b")].into_iter());
    let mut placed = Placed::new();
    crate::executed::place("record", Some("b/record"), record, &tree, &mut placed);
    assert!(placed.values().flat_map(|file| &file.spans).all(|span| 0 < span.start && span.start <= span.end));
}

/// The bytes are a pack: a query when they start with a semicolon or parenthesis, else TOML.
pub fn packs(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for language in Language::ALL {
        let errors = rules::check_text(language, &text, &lang::grammars);
        let lines = u32::try_from(text.lines().count()).unwrap_or(u32::MAX).saturating_add(1);
        assert!(errors.iter().all(|error| (1..=lines).contains(&error.line)), "{errors:?}");
    }
}

/// Built-in packs, loaded once.
fn rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(|| rules::load(PackOrigin::BuiltIn, &[]).rules)
}

fn facts(dialect: Dialect, source: &[u8]) -> Option<FileFacts> {
    static QUERIES: OnceLock<Queries<'static>> = OnceLock::new();
    let queries = QUERIES.get_or_init(|| Queries::new(rules()));
    let tree = lang::parse(dialect, source).tree?;
    Some(extract::extract(&tree, dialect, source, queries).facts)
}

fn seeds() -> &'static [(Dialect, &'static str, FileFacts)] {
    static SEEDS: OnceLock<Vec<(Dialect, &str, FileFacts)>> = OnceLock::new();
    SEEDS.get_or_init(|| {
        let parsed = |(dialect, name, text): &(Dialect, &'static str, &str)| {
            Some((*dialect, *name, facts(*dialect, text.as_bytes())?))
        };
        seeds::SEEDS.iter().filter_map(parsed).collect()
    })
}

/// What resolution relies on: every number names something.
fn check(facts: &FileFacts) {
    let is_expr = |id: ExprId| !id.is_some() || id.index() < facts.exprs.len();
    let is_run = |run: Run, of: usize| run.start as usize + usize::from(run.len) <= of;
    assert_eq!(facts.exprs.len(), facts.positions.len());
    assert!(facts.pool.iter().all(|id| is_expr(*id)) && facts.args.iter().all(|arg| is_expr(arg.value)));
    for expr in facts.exprs.iter() {
        mutate::each_part(expr, &mut |part| match part {
            mutate::Part::Expr(id) => assert!(is_expr(id), "{expr:?}"),
            mutate::Part::Items(run) => assert!(is_run(run, facts.pool.len()), "{expr:?}"),
            mutate::Part::Arguments(run) => assert!(is_run(run, facts.args.len()), "{expr:?}"),
            mutate::Part::Scope(id) => assert!(id.index() < facts.scopes.len(), "{expr:?}"),
            mutate::Part::Func(id) => assert!(id.index() < facts.functions.len(), "{expr:?}"),
            mutate::Part::Class(id) => assert!(id.index() < facts.classes.len(), "{expr:?}"),
            mutate::Part::Import(id) => assert!(id.index() < facts.imports.len(), "{expr:?}"),
        });
    }
    for (n, scope) in facts.scopes.iter().enumerate() {
        assert!(n == 0 || scope.parent.index() < n, "scope {n} lies in a later one");
    }
    for binding in &facts.bindings {
        assert!(is_expr(binding.value) && is_expr(binding.ty) && binding.scope.index() < facts.scopes.len());
    }
}
