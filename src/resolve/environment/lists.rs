//! Variables that a map lists: schemas of the environment, trees of configuration.

use crate::model::facts::{Expr, ExprId};
use crate::model::rule::{Boundary, Rule, Term};
use crate::model::sym::Sym;
use crate::resolve::environment::EnvRead;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::subject;
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Value};
use crate::resolve::world::last_name;

/// Maps within maps that are looked into.
const MAX_DEPTH: u8 = 8;

impl Resolver<'_> {
    /// What a rule with `items` lists.
    pub(super) fn listed_variables(&mut self, rule: &Rule, boundary: &Boundary, on: &Subject, out: &mut Vec<EnvRead>) {
        for (value, _) in self.select(&rule.items, on).unwrap_or_default() {
            if let Value::Node(map) = value {
                self.listed_in(boundary, &map, 0, out);
            }
        }
    }

    fn listed_in(&mut self, boundary: &Boundary, map: &At, depth: u8, out: &mut Vec<EnvRead>) {
        let facts = self.world.facts(map.file);
        let Expr::Map { entries } = facts.expr(map.expr) else { return };
        if depth > MAX_DEPTH || !self.spend() {
            return;
        }
        if let Some(name) = self.entry_text(map, &boundary.name_keys) {
            let default = self.entry_text(map, &boundary.default_keys);
            let line = boundary.name_keys.iter().find_map(|key| self.entry_of(map, *key));
            let line = facts.pos(line.unwrap_or(map.expr)).line();
            out.push(EnvRead { file: map.file, line, name, default });
            return;
        }
        for entry in facts.items(entries).to_vec().chunks(2) {
            let [key, value] = entry else { continue };
            match facts.expr(*key) {
                Expr::Spread(inner) => {
                    for (value, _) in self.eval(&map.sibling(inner)) {
                        if let Value::Node(inner) = value {
                            self.listed_in(boundary, &inner, depth + 1, out);
                        }
                    }
                }
                Expr::Str(_) if !boundary.name_keys.is_empty() => {
                    for (value, _) in self.eval(&map.sibling(*value)) {
                        if let Value::Node(inner) = value {
                            self.listed_in(boundary, &inner, depth + 1, out);
                        }
                    }
                }
                Expr::Str(name) if !name.is_empty() => {
                    let default = self.default_in_chain(boundary, &map.sibling(*value));
                    let line = facts.pos(*key).line();
                    out.push(EnvRead { file: map.file, line, name: name.to_string(), default });
                }
                _ => {}
            }
        }
    }

    fn entry_of(&self, map: &At, name: Sym) -> Option<ExprId> {
        let facts = self.world.facts(map.file);
        let Expr::Map { entries } = facts.expr(map.expr) else { return None };
        let mut entries = facts.items(entries).chunks(2);
        entries.find(|entry| matches!(facts.expr(entry[0]), Expr::Str(key) if key == name)).map(|entry| entry[1])
    }

    /// The text of the first of some keys that is there.
    fn entry_text(&mut self, map: &At, names: &[Sym]) -> Option<String> {
        let value = names.iter().find_map(|name| self.entry_of(map, *name))?;
        self.default_text(&map.sibling(value))
    }

    /// What `default` says of the calls that make a value, the outermost too: `z.string().default("x")`.
    fn default_in_chain(&mut self, boundary: &Boundary, value: &At) -> Option<String> {
        let facts = self.world.facts(value.file);
        let Expr::Call { callee, .. } = facts.expr(value.expr) else { return None };
        let own = last_name(facts, callee);
        let on = subject(value.clone(), None, own.unwrap_or_default());
        for term in &boundary.default.0 {
            let found = match term {
                Term::Chain { method, then } if Some(*method) == own => self.term(then, &on),
                _ => self.term(term, &on),
            };
            if let Some(default) = found.and_then(|values| Self::first_default(&values)) {
                return Some(default);
            }
        }
        None
    }
}
