//! What stands in for something else while tests run.

use crate::model::facts::{Expr, ExprId, FuncId};
use crate::model::rule::Emit;
use crate::resolve::emit::Pending;
use crate::resolve::eval::Resolver;
use crate::resolve::outbound::shown;
use crate::resolve::select::Decorated;
use crate::resolve::testing::graph::Graph;
use crate::resolve::testing::{Case, Doubled};
use crate::resolve::value::{Env, FileId};

impl Resolver<'_> {
    pub(super) fn doubles(&mut self, found: &[Pending], graph: &Graph, cases: &[Case]) -> Vec<Doubled> {
        let mut out = Vec::new();
        for pending in found {
            let rule = self.rule(pending.rule);
            let Some(boundary) = rule.boundary.as_deref() else { continue };
            self.refuel();
            let target = self.first_told(&boundary.target, &pending.subject);
            let target = target.first().map(|(text, _)| shown(text)).filter(|text| text != "{?}");
            let at = &pending.subject.at;
            let line = self.line_at(at.file, at.expr);
            let kind = rule.id.to_string();
            for case in self.standing_for(pending, graph, cases) {
                out.push(Doubled { case, kind: kind.clone(), target: target.clone(), file: at.file.0 as usize, line });
            }
        }
        out.sort();
        out.dedup();
        out
    }

    /// The tests that a double is in place for.
    fn standing_for(&self, pending: &Pending, graph: &Graph, cases: &[Case]) -> Vec<usize> {
        let at = &pending.subject.at;
        let around = match pending.subject.decorated {
            Some(Decorated::Func(file, func)) => Some((file, func)),
            Some(Decorated::Class(file, class)) => {
                let facts = self.world.facts(file);
                let own = |case: &Case| facts.functions[case.at.1.index()].class == class;
                let numbers = cases.iter().enumerate().filter(|(_, c)| c.at.0 == file && own(c));
                return numbers.map(|(number, _)| number).collect();
            }
            None => self.function_of_call(at.file, at.expr),
        };
        if let Some((file, func)) = around {
            let leads = graph.tests_of((file, func), (at.file, at.expr), &Env::default());
            let mut out: Vec<usize> = leads.into_iter().map(|(case, _)| case).collect();
            out.dedup();
            out
        } else {
            // At the top of a file it is there for all its tests.
            let own = cases.iter().enumerate().filter(|(_, c)| c.info.file == at.file.0 as usize);
            own.map(|(number, _)| number).collect()
        }
    }

    fn function_of_call(&self, file: FileId, call: ExprId) -> Option<(FileId, FuncId)> {
        let Expr::Call { scope, .. } = self.world.facts(file).expr(call) else { return None };
        self.function_of_scope(file, Some(scope)).map(|func| (file, func))
    }

    /// Whether a rule tells of doubles.
    pub(super) fn is_double(&self, pending: &Pending) -> bool {
        self.rule(pending.rule).emit == Emit::Double
    }
}
