//! Tree-sitter queries of packs, run on the files that import what their packs are for.

use std::ops::ControlFlow;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use memchr::memmem;
use rustc_hash::FxHashMap;
use tree_sitter::{Node, Query, QueryCursor, QueryCursorOptions, QueryCursorState, StreamingIterator, Tree};

use crate::extract::builder::Builder;
use crate::lang;
use crate::model::facts::{ClassId, Expr, ExprId, FuncId, Pos, QueryMatch};
use crate::model::language::Dialect;
use crate::model::rule::{Pack, PackQuery, RuleSet};
use crate::model::sym::Sym;

/// Matches in progress at a time; more than these come from patterns that repeat without an anchor.
const MATCH_LIMIT: u32 = 256;

/// Captures taken from one file.
const MAX_CAPTURES: usize = 100_000;

/// A query takes milliseconds. What a step costs depends on the matches in progress, so steps are no measure here.
const DEADLINE: Duration = Duration::from_secs(5);

/// The queries of all packs, each compiled when the first file turns up that it is for.
pub(crate) struct Queries<'r> {
    rules: &'r RuleSet,
    compiled: Vec<[OnceLock<Option<Query>>; DIALECTS.len()]>,
}

const DIALECTS: [Dialect; 5] = [Dialect::Python, Dialect::JavaScript, Dialect::TypeScript, Dialect::Tsx, Dialect::Go];

impl<'r> Queries<'r> {
    pub(crate) fn new(rules: &'r RuleSet) -> Queries<'r> {
        let compiled = rules.queries.iter().map(|_| std::array::from_fn(|_| OnceLock::new())).collect();
        Queries { rules, compiled }
    }

    /// Numbers of the queries that may be for a file, judged by its text.
    pub(super) fn candidates(&self, dialect: Dialect, source: &[u8]) -> Vec<usize> {
        let queries = self.rules.queries.iter().enumerate();
        let named = |query: &PackQuery| {
            self.pack(query).gate.iter().any(|gate| memmem::find(source, probe(gate.as_str()).as_bytes()).is_some())
        };
        queries.filter(|(_, query)| query.language == dialect.language() && named(query)).map(|(n, _)| n).collect()
    }

    /// Runs queries on a lowered file and adds what they match to its facts. The packs whose queries were cut.
    pub(super) fn run(
        &self,
        candidates: &[usize],
        tree: &Tree,
        dialect: Dialect,
        builder: &mut Builder<'_>,
    ) -> Vec<Sym> {
        let mut cut = Vec::new();
        for number in candidates {
            let query = &self.rules.queries[*number];
            let pack = self.pack(query);
            if !builder.facts.imports.iter().any(|import| pack.is_opened_by(import.module.as_str())) {
                continue;
            }
            let Some(compiled) = self.compiled(*number, dialect) else { continue };
            if !run(compiled, query, tree, builder) {
                cut.push(pack.id);
            }
        }
        cut
    }

    fn pack(&self, query: &PackQuery) -> &'r Pack {
        &self.rules.packs[query.pack]
    }

    fn compiled(&self, number: usize, dialect: Dialect) -> Option<&Query> {
        let slot = DIALECTS.iter().position(|known| *known == dialect)?;
        // A query that does not compile is told by the linter.
        let compile = || Query::new(&lang::grammar(dialect)?, &self.rules.queries[number].source).ok();
        self.compiled.get(number)?[slot].get_or_init(compile).as_ref()
    }
}

/// The part of a gate that stands in every import of it: versions may follow.
fn probe(gate: &str) -> &str {
    let segments = if gate.starts_with('@') { 2 } else { 3 };
    gate.match_indices('/').nth(segments - 1).map_or(gate, |(at, _)| &gate[..at])
}

/// Adds the matches of one query; false when it was cut.
fn run(compiled: &Query, query: &PackQuery, tree: &Tree, builder: &mut Builder<'_>) -> bool {
    let mut cursor = QueryCursor::new();
    cursor.set_match_limit(MATCH_LIMIT);
    let started = Instant::now();
    let mut late = false;
    let mut spend = |_: &QueryCursorState| {
        late |= started.elapsed() > DEADLINE;
        if late { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let options = QueryCursorOptions::new().progress_callback(&mut spend);
    let source = builder.source;
    let definitions = Definitions::of(builder);
    let mut matches = cursor.matches_with_options(compiled, tree.root_node(), source, options);
    let mut taken = 0;
    while let Some(found) = matches.next() {
        taken += found.captures().len();
        if taken > MAX_CAPTURES {
            break;
        }
        let Some(rule) = query.rules.get(found.pattern_index) else { continue };
        let start = found.captures().iter().map(|capture| capture.node.start_position()).min().unwrap_or_default();
        let at = builder.expr_at(Expr::Unknown, Pos::new(start.row, start.column));
        let mut captures = Vec::new();
        for capture in found.captures() {
            let name = compiled.capture_names().get(capture.index as usize).copied().unwrap_or("_");
            if !name.starts_with('_') {
                captures.push((Sym::new(name), definitions.expr_of(capture.node, builder)));
            }
        }
        builder.facts.matches.push(QueryMatch { rule: *rule, at, captures });
    }
    drop(matches);
    !late && taken <= MAX_CAPTURES && !cursor.did_exceed_match_limit()
}

/// Functions and classes by where they or their names start.
struct Definitions {
    functions: FxHashMap<Pos, FuncId>,
    classes: FxHashMap<Pos, ClassId>,
}

impl Definitions {
    fn of(builder: &Builder<'_>) -> Definitions {
        let functions = builder.facts.functions.iter().enumerate();
        let classes = builder.facts.classes.iter().enumerate();
        Definitions {
            functions: functions.map(|(n, function)| (function.pos, FuncId(n as u32))).collect(),
            classes: classes.map(|(n, class)| (class.pos, ClassId(n as u32))).collect(),
        }
    }

    /// The expression that a captured node was lowered to. Definitions and names that are no expressions become one.
    fn expr_of(&self, node: Node<'_>, builder: &mut Builder<'_>) -> ExprId {
        let mut inner = node;
        loop {
            if let Some(known) = builder.noted(inner) {
                return known;
            }
            // Parentheses and the like leave no expression of their own.
            if inner.named_child_count() != 1 {
                break;
            }
            let Some(only) = inner.named_child(0) else { break };
            inner = only;
        }
        for place in [Some(node), node.child_by_field_name("name")].into_iter().flatten() {
            let start = place.start_position();
            let pos = Pos::new(start.row, start.column);
            if let Some(func) = self.functions.get(&pos) {
                return builder.expr(Expr::Func(*func), node);
            }
            if let Some(class) = self.classes.get(&pos) {
                return builder.expr(Expr::Class(*class), node);
            }
        }
        let expr = if inner.named_child_count() == 0 {
            Expr::Str(Sym::new(&String::from_utf8_lossy(builder.bytes(inner))))
        } else {
            Expr::Unknown
        };
        builder.expr(expr, node)
    }
}

#[cfg(all(test, feature = "python"))]
mod tests;
