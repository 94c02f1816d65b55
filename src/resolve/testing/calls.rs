//! Functions of production code that tests call.

use crate::resolve::eval::Resolver;
use crate::resolve::testing::graph::Graph;
use crate::resolve::testing::{Called, Case};
use crate::resolve::value::Env;

impl Resolver<'_> {
    pub(super) fn production_calls(&mut self, graph: &Graph, cases: &[Case]) -> Vec<Called> {
        let mut out = Vec::new();
        for ((file, call), (target, func)) in &graph.outward {
            let facts = self.world.facts(*file);
            let crate::model::facts::Expr::Call { scope, .. } = facts.expr(*call) else { continue };
            let Some(from) = self.function_of_scope(*file, Some(scope)) else { continue };
            let start = self.world.facts(*target).functions[func.index()].lines.0;
            for (case, site) in graph.tests_of((*file, from), (*file, *call), &Env::default()) {
                debug_assert!(case < cases.len());
                out.push(Called {
                    target: (target.0 as usize, start),
                    func: func.0,
                    file: file.0 as usize,
                    line: facts.pos(*call).line(),
                    case,
                    direct: site.is_some(),
                });
            }
        }
        out.sort();
        out.dedup();
        out
    }
}
