//! Which environment variables an outbound point depends on: through its address, and through what made its client.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::model::facts::{Expr, ExprId};
use crate::resolve::emit::Pending;
use crate::resolve::environment::variables_in;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Value};

/// Calls before a call that are looked at.
const MAX_MAKERS: usize = 8;
/// Values within values that are looked into.
const MAX_DEPTH: u8 = 3;

/// Variables by the call that makes a client.
pub(crate) type Makers = FxHashMap<(FileId, ExprId), BTreeSet<String>>;

impl Resolver<'_> {
    /// Names of variables that a point depends on. To be asked of a resolver that keeps their names.
    pub(crate) fn env_of(&mut self, pending: &Pending, makers: &mut Makers) -> BTreeSet<String> {
        self.refuel();
        let mut out = BTreeSet::new();
        let rule = self.rule(pending.rule);
        if let Some(boundary) = rule.boundary.as_deref() {
            for selector in [&boundary.url, &boundary.base, &boundary.host, &boundary.target] {
                if let Some(values) = self.select(selector, &pending.subject) {
                    values.iter().for_each(|(value, _)| names_in(value, &mut out));
                }
            }
        }
        let at = &pending.subject.at;
        let Expr::Call { callee, .. } = self.world.facts(at.file).expr(at.expr) else { return out };
        let Expr::Member { base, .. } = self.world.facts(at.file).expr(callee) else { return out };
        for (value, _) in self.eval(&at.sibling(base)).into_iter().take(4) {
            self.env_of_client(&value, 0, makers, &mut out);
        }
        out
    }

    fn env_of_client(&mut self, client: &Value, depth: u8, makers: &mut Makers, out: &mut BTreeSet<String>) {
        let mut client = client.clone();
        for _ in 0..MAX_MAKERS {
            let (site, before) = match client {
                Value::Obj { site, on, .. } => (site, on),
                Value::Instance { site, .. } => (site, None),
                Value::Bound { on, .. } => (None, Some(on)),
                _ => return,
            };
            // The calls of a chain in between say what is asked, not where.
            let root = before.is_none() || matches!(before.as_deref(), Some(Value::Node(_)));
            if let Some(site) = site.filter(|site| root || self.makes(site)) {
                out.extend(self.env_of_maker(&site, depth, makers));
            }
            match before {
                Some(on) => client = on.as_ref().clone(),
                None => return,
            }
        }
    }

    /// Whether a call makes an object of a class: `new shop.Orders(address)`.
    fn makes(&self, site: &At) -> bool {
        matches!(self.world.facts(site.file).expr(site.expr), Expr::Call { new: true, .. })
    }

    /// The variables in the arguments of the call that made a client.
    fn env_of_maker(&mut self, site: &At, depth: u8, makers: &mut Makers) -> BTreeSet<String> {
        let key = (site.file, site.expr);
        if let Some(known) = makers.get(&key) {
            return known.clone();
        }
        makers.insert(key, BTreeSet::new());
        let mut found = BTreeSet::new();
        let args: Vec<ExprId> = self.arguments(site).iter().map(|a| a.value).collect();
        args.into_iter().take(8).for_each(|arg| self.env_of_value(&site.sibling(arg), depth + 1, makers, &mut found));
        makers.insert(key, found.clone());
        found
    }

    /// The variables in an argument: a text, a map of options, an object made with one.
    fn env_of_value(&mut self, at: &At, depth: u8, makers: &mut Makers, out: &mut BTreeSet<String>) {
        for (value, _) in self.eval(at).into_iter().take(4) {
            names_in(&value, out);
            if depth >= MAX_DEPTH || !self.spend() {
                continue;
            }
            let node = match &value {
                Value::Node(node) => node.clone(),
                Value::Obj { .. } | Value::Instance { .. } => {
                    self.env_of_client(&value, depth + 1, makers, out);
                    continue;
                }
                _ => continue,
            };
            let facts = self.world.facts(node.file);
            let items: Vec<ExprId> = match facts.expr(node.expr) {
                Expr::Map { entries } => facts.items(entries).chunks(2).filter_map(|e| e.get(1).copied()).collect(),
                Expr::Struct { entries, .. } => {
                    facts.items(entries).chunks(2).filter_map(|e| e.get(1).copied()).collect()
                }
                Expr::List { items } => facts.items(items).to_vec(),
                _ => Vec::new(),
            };
            for item in items.into_iter().filter(|item| item.is_some()).take(16) {
                self.env_of_value(&At::new(node.file, item, &Env::default()), depth + 1, makers, out);
            }
        }
    }
}

/// The variables whose values a text holds.
fn names_in(value: &Value, out: &mut BTreeSet<String>) {
    if let Value::Text(text) = value {
        out.extend(variables_in(text).map(str::to_owned));
    }
}
