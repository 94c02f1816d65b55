//! Tests that do not run: marked so, in a file or class that is, or that begin by skipping themselves.

use crate::model::facts::{Expr, ExprId, FuncId, ScopeId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::testing::Case;
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::last_name;

/// By how much the body of a function or class stands deeper than what it belongs to, as code is commonly written.
const INDENT: u32 = 4;

impl Resolver<'_> {
    /// Marks the tests of a file that do not run; those in skipped groups are marked already.
    pub(super) fn mark_skipped(&mut self, file: FileId, cases: &mut [Case]) {
        let frameworks = self.frameworks(file);
        let marks: Vec<Sym> = frameworks.iter().flat_map(|f| &f.skips).map(|name| Sym::new(name)).collect();
        let calls: Vec<&str> = frameworks.iter().flat_map(|f| &f.skip_calls).map(String::as_str).collect();
        let python = self.language(file) == Language::Python;
        let whole = if python { self.skipped_file(file, &marks) } else { None };
        for case in cases.iter_mut().filter(|case| case.at.0 == file && case.info.skipped.is_none()) {
            let func = case.at.1;
            case.info.skipped = whole;
            if python && whole.is_none() {
                case.info.skipped = self.skipped_by_decorator(file, func, &marks);
            }
            if case.info.skipped.is_none() && !calls.is_empty() {
                case.info.skipped = self.skips_itself(file, func, &calls);
            }
        }
    }

    /// `pytestmark = pytest.mark.skip(..)`, or a list with it.
    fn skipped_file(&mut self, file: FileId, marks: &[Sym]) -> Option<u32> {
        let facts = self.world.facts(file);
        let bindings = self.world.bindings(file, ScopeId(0), Sym::new("pytestmark")).to_vec();
        bindings.into_iter().find_map(|number| {
            let value = facts.bindings[number as usize].value;
            let all = match facts.expr(value) {
                Expr::List { items } => facts.items(items).to_vec(),
                _ => vec![value],
            };
            all.into_iter().find(|mark| self.is_mark(file, *mark, marks)).map(|mark| self.line_at(file, mark))
        })
    }

    /// A decorator of a test, or of the class that it stands in.
    fn skipped_by_decorator(&mut self, file: FileId, func: FuncId, marks: &[Sym]) -> Option<u32> {
        let function = &self.world.facts(file).functions[func.index()];
        let mut decorators = function.decorators.clone();
        if let Some(class) = function.class.get() {
            decorators.extend(self.class(file, class).decorators.clone());
        }
        decorators.into_iter().find(|mark| self.is_mark(file, *mark, marks)).map(|mark| self.line_at(file, mark))
    }

    fn is_mark(&mut self, file: FileId, expr: ExprId, marks: &[Sym]) -> bool {
        let facts = self.world.facts(file);
        let callee = match facts.expr(expr) {
            Expr::Call { callee, .. } => callee,
            _ => expr,
        };
        let last = |name: &Sym| name.as_str().rsplit('.').next().map(Sym::new);
        let Some(name) = last_name(facts, callee).filter(|name| marks.iter().any(|m| last(m) == Some(*name))) else {
            return false;
        };
        self.refuel();
        let values = self.eval(&At::new(file, callee, &Env::default()));
        !name.is_empty() && values.iter().any(|(value, _)| matches!(value, Value::Ext(name) if marks.contains(name)))
    }

    /// A call that skips the test, where nothing decides whether it is made: not deeper than the body of the test.
    fn skips_itself(&self, file: FileId, func: FuncId, names: &[&str]) -> Option<u32> {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        // Columns count from 1; a tab is one.
        let deepest = match facts.language {
            Language::Go => 2,
            _ if function.class.is_some() => 2 * INDENT + 1,
            _ => INDENT + 1,
        };
        let nested = self.world.functions_around(file, function.first).len() > 1;
        let calls = (function.first.0..function.end.0).map(ExprId).filter_map(|expr| match facts.expr(expr) {
            Expr::Call { callee, .. } => Some(callee),
            _ => None,
        });
        for callee in calls {
            let Some(name) = last_name(facts, callee).filter(|name| names.contains(&name.as_str())) else { continue };
            let mut first = callee;
            while let Expr::Member { base, .. } = facts.expr(first) {
                first = base;
            }
            let at = facts.pos(first);
            let begins = at.line() == function.pos.line() + 1;
            if !name.is_empty() && (begins || (!nested && at.column() <= deepest && at.line() > function.pos.line())) {
                return Some(at.line());
            }
        }
        None
    }
}
