//! Parsing with a budget: no input can make it run for ever.

use std::cell::RefCell;
use std::ops::ControlFlow;

use tree_sitter::{ParseOptions, ParseState, Parser, Tree};

use crate::model::language::Dialect;

/// What came of parsing one file.
pub(crate) struct Parsed {
    /// The tree, with error nodes where the text does not follow the grammar. `None` when the budget
    /// ran out or this build has no such grammar.
    pub(crate) tree: Option<Tree>,
}

/// Parses `source`. The budget counts parser steps, not seconds, so that the outcome is the same
/// on every machine; ordinary code uses a tenth of it or less.
pub(crate) fn parse(dialect: Dialect, source: &[u8]) -> Parsed {
    parse_within(dialect, source, FIXED_STEPS + source.len() / BYTES_PER_STEP)
}

/// Steps that every file may take. A step is a hundred operations of the parser, about 50 microseconds.
const FIXED_STEPS: usize = 10_000;

/// One more step for every so many bytes.
const BYTES_PER_STEP: usize = 16;

thread_local! {
    static PARSERS: RefCell<[Option<Parser>; 5]> = const { RefCell::new([None, None, None, None, None]) };
}

fn parse_within(dialect: Dialect, source: &[u8], steps: usize) -> Parsed {
    PARSERS.with_borrow_mut(|parsers| {
        let slot = &mut parsers[slot(dialect)];
        if slot.is_none() {
            *slot = new_parser(dialect);
        }
        let Some(parser) = slot else { return Parsed { tree: None } };
        let mut left = steps;
        let mut spend = |_: &ParseState| {
            left = left.saturating_sub(1);
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut read = |byte: usize, _| source.get(byte..).unwrap_or_default();
        let tree = parser.parse_with_options(&mut read, None, Some(ParseOptions::new().progress_callback(&mut spend)));
        if tree.is_none() {
            parser.reset();
        }
        Parsed { tree }
    })
}

fn slot(dialect: Dialect) -> usize {
    match dialect {
        Dialect::Python => 0,
        Dialect::JavaScript => 1,
        Dialect::TypeScript => 2,
        Dialect::Tsx => 3,
        Dialect::Go => 4,
    }
}

fn new_parser(dialect: Dialect) -> Option<Parser> {
    let mut parser = Parser::new();
    parser.set_language(&super::grammar(dialect)?).ok()?;
    Some(parser)
}

#[cfg(all(test, feature = "python", feature = "ecma", feature = "go"))]
mod tests {
    use super::*;

    fn tree(dialect: Dialect, source: &str) -> Tree {
        parse(dialect, source.as_bytes()).tree.expect("parses")
    }

    #[test]
    fn every_dialect_reads_its_own_syntax() {
        for (dialect, source) in [
            (Dialect::Python, "@app.get('/x')\nasync def f(a: int = 1): ...\n"),
            (Dialect::JavaScript, "const a = <p>{b ?? c}</p>;\n"),
            (Dialect::TypeScript, "const a = <T>(b as unknown);\n@C() class D { constructor(private e: F) {} }\n"),
            (Dialect::Tsx, "const a = <P<T> x={1 as number}/>;\n"),
            (Dialect::Go, "package a\nfunc f[T any](x T) {}\n"),
        ] {
            assert!(!tree(dialect, source).root_node().has_error(), "{dialect:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_still_give_a_tree() {
        let parsed = parse(Dialect::Python, b"x = '\xff\xfe'\ny = 1\n");
        assert!(parsed.tree.is_some_and(|tree| tree.root_node().named_child_count() == 2));
    }

    #[test]
    fn a_spent_budget_is_told_and_leaves_the_parser_usable() {
        let source = "a = f(1)\n".repeat(10_000);
        let parsed = parse_within(Dialect::Python, source.as_bytes(), 3);
        assert!(parsed.tree.is_none());
        assert_eq!(tree(Dialect::Python, "b = 2\n").root_node().named_child_count(), 1);
    }

    #[test]
    fn nesting_a_hundred_thousand_deep_ends() {
        for dialect in [Dialect::Python, Dialect::JavaScript, Dialect::Tsx, Dialect::Go] {
            for (open, close) in [
                ("(", ")"),
                ("{a:", "}"),
                (
                    "if x {
", "}",
                ),
            ] {
                let source = format!("x = {}{}", open.repeat(100_000), close.repeat(100_000));
                let parsed = parse(dialect, source.as_bytes());
                // Whether it is given up or not, it ends, and a tree that there is can be read.
                assert!(
                    parsed.tree.is_none_or(|tree| tree.root_node().end_byte() <= source.len()),
                    "{dialect:?} {open}"
                );
            }
        }
    }
}
