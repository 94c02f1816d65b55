//! Requests that test code makes.

use rustc_hash::FxHashSet;

use crate::model::facts::Expr;
use crate::model::language::Language;
use crate::resolve::emit::{Pending, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::testing::graph::{Graph, Node, Site};
use crate::resolve::testing::{Case, Lead, Request};
use crate::resolve::value::{Choice, Env, Key};

/// A helper with more callers than this is looked at once for each of them.
const MANY_CALLERS: usize = 1;
/// Callers of one helper that are looked at.
const MAX_CALLERS: usize = 3000;

impl Resolver<'_> {
    pub(super) fn requests(&mut self, crossings: &[Pending], graph: &Graph, cases: &[Case]) -> Vec<Request> {
        let mut out: Vec<Request> = Vec::new();
        for pending in crossings {
            let at = pending.subject.at.clone();
            let in_process = self.world.rules.packs[self.rule(pending.rule).pack].tests;
            let Expr::Call { scope, .. } = self.world.facts(at.file).expr(at.expr) else { continue };
            let around = self.function_of_scope(at.file, Some(scope));
            if self.language(at.file) == Language::Go && self.is_unrouted(at.file, at.expr) {
                continue;
            }
            for route in self.asked(pending, around.map(|func| (at.file, func)), graph) {
                let Some(crossing) = &route.crossing else { continue };
                let Some(address) = &crossing.address else { continue };
                let mut by: Vec<Lead> = Vec::new();
                if let Some(func) = around {
                    for (case, site) in graph.tests_of((at.file, func), (at.file, at.expr), &route.env) {
                        let statuses = site.map(|site| self.asserted(site, cases[case].at)).unwrap_or_default();
                        match by.iter_mut().find(|lead| lead.case == case) {
                            Some(lead) => {
                                lead.direct |= site.is_some();
                                lead.statuses.extend(statuses);
                            }
                            None => by.push(Lead { case, direct: site.is_some(), statuses }),
                        }
                    }
                }
                for lead in &mut by {
                    lead.statuses.sort_unstable();
                    lead.statuses.dedup();
                }
                let known =
                    crossing.operation.bytes().all(|b| b.is_ascii_alphabetic()) && !crossing.operation.is_empty();
                out.push(Request {
                    file: at.file.0 as usize,
                    line: route.line,
                    method: if known { crossing.operation.to_ascii_uppercase() } else { "{?}".to_owned() },
                    url: address.url.clone(),
                    host: address.host.clone(),
                    in_process,
                    by_name: address.by_name,
                    by,
                });
            }
        }
        let mut seen: FxHashSet<(usize, u32, String, String)> = FxHashSet::default();
        let mut merged: Vec<Request> = Vec::new();
        for request in out {
            let key = (request.file, request.line, request.method.clone(), request.url.clone());
            if seen.insert(key) {
                merged.push(request);
            } else if let Some(same) = merged.iter_mut().find(|r| {
                (r.file, r.line) == (request.file, request.line) && r.method == request.method && r.url == request.url
            }) {
                same.in_process |= request.in_process;
                same.by_name |= request.by_name;
                for entry in request.by {
                    if !same.by.contains(&entry) {
                        same.by.push(entry);
                    }
                }
            }
        }
        merged.sort_by(|a, b| (a.file, a.line, &a.method, &a.url).cmp(&(b.file, b.line, &b.method, &b.url)));
        merged
    }

    /// What a call asks for. One in a helper that the whole suite uses is asked about under each of its callers: all of
    /// them at once would be too many answers.
    fn asked(&mut self, pending: &Pending, around: Option<Node>, graph: &Graph) -> Vec<Route> {
        let around = around.map(|node| graph.called_around(node));
        let sites: Vec<Site> = match around {
            Some(node) if !graph.cases.contains_key(&node) => graph.calls_of(node).take(MAX_CALLERS).collect(),
            _ => Vec::new(),
        };
        let own = pending.subject.at.env.clone();
        let inherits = |node: &Node| graph.receivers.contains_key(node);
        let Some((file, func)) = around else { return self.crossings(pending) };
        let from: Vec<Option<Node>> = sites.iter().map(|site| self.test_around(*site)).collect();
        if sites.len() <= MANY_CALLERS && !inherits(&(file, func)) && !from.iter().flatten().any(inherits) {
            return self.crossings(pending);
        }
        let mut envs = if sites.is_empty() { on_receivers(&own, (file, func), graph) } else { Vec::new() };
        for (site, from) in sites.into_iter().zip(from) {
            let env = own.with(Key::Frame(file, func), Choice::Call(site.0, site.1));
            match from {
                Some(test) => envs.extend(on_receivers(&env, test, graph)),
                None => envs.push(env),
            }
        }
        let mut out = Vec::new();
        for env in envs {
            let one = Pending { subject: pending.subject.under(&env), ..pending.clone() };
            out.extend(self.crossings(&one).into_iter().map(|route| Route { env: route.env.overlay(&env), ..route }));
        }
        out
    }

    /// The function that a call stands in.
    fn test_around(&self, (file, call): Site) -> Option<Node> {
        let Expr::Call { scope, .. } = self.world.facts(file).expr(call) else { return None };
        self.function_of_scope(file, Some(scope)).map(|func| (file, func))
    }
}

/// The choices under which an inherited test runs, one for each class that inherits it; else the same.
fn on_receivers(env: &Env, test: Node, graph: &Graph) -> Vec<Env> {
    let Some(receivers) = graph.receivers.get(&test) else { return vec![env.clone()] };
    let key = Key::Receiver(test.0, test.1);
    receivers.iter().map(|(number, _)| env.with(key, Choice::Receiver(*number))).collect()
}
