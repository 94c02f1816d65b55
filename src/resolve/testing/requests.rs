//! Requests that test code makes.

use rustc_hash::FxHashSet;

use crate::model::facts::Expr;
use crate::resolve::emit::Pending;
use crate::resolve::eval::Resolver;
use crate::resolve::testing::graph::Graph;
use crate::resolve::testing::{Case, Request};

impl Resolver<'_> {
    pub(super) fn requests(&mut self, crossings: &[Pending], graph: &Graph, cases: &[Case]) -> Vec<Request> {
        let mut out: Vec<Request> = Vec::new();
        for pending in crossings {
            let at = pending.subject.at.clone();
            let in_process = self.world.rules.packs[self.rule(pending.rule).pack].tests;
            let Expr::Call { scope, .. } = self.world.facts(at.file).expr(at.expr) else { continue };
            let around = self.function_of_scope(at.file, Some(scope));
            for route in self.crossings(pending) {
                let Some(crossing) = &route.crossing else { continue };
                let Some(address) = &crossing.address else { continue };
                let mut by: Vec<(usize, Vec<u16>)> = Vec::new();
                if let Some(func) = around {
                    for (case, site) in graph.tests_of((at.file, func), (at.file, at.expr), &route.env) {
                        let statuses = match site {
                            Some(site) => self.asserted(site, cases[case].at),
                            None => Vec::new(),
                        };
                        match by.iter_mut().find(|(known, _)| *known == case) {
                            Some((_, all)) => all.extend(statuses),
                            None => by.push((case, statuses)),
                        }
                    }
                }
                for (_, statuses) in &mut by {
                    statuses.sort_unstable();
                    statuses.dedup();
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
}
