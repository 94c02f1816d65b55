//! Tables that are maps: each entry is an element, its key a selector (`key`).

use crate::model::facts::{ClassId, Expr};
use crate::model::rule::Rule;
use crate::model::sym::Sym;
use crate::resolve::emit::Collected;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Value};

/// The key of a map entry, and where it stands.
pub(crate) type EntryKey = (Value, At);

impl Resolver<'_> {
    /// The entries of a map, as elements of the table that it is. False when `map` is no map.
    pub(crate) fn map_table(&mut self, pack: usize, owner: &Value, map: &At, depth: u8, out: &mut Collected) -> bool {
        let facts = self.world.facts(map.file);
        let Expr::Map { entries } = facts.expr(map.expr) else { return false };
        for entry in facts.items(entries).chunks(2) {
            let &[key, value] = entry else { continue };
            if let Expr::Spread(inner) = facts.expr(key) {
                for (spread, env) in self.eval(&map.sibling(inner)) {
                    if let Value::Node(at) = spread
                        && depth < 8
                    {
                        let at = At { env: env.overlay(&at.env), ..at };
                        self.map_table(pack, owner, &at, depth + 1, out);
                    }
                }
                continue;
            }
            let Some((name, _)) = self.eval(&map.sibling(key)).into_iter().next() else { continue };
            let mut values = self.eval(&map.sibling(value));
            let outer = self.entry.replace((name, map.sibling(key)));
            let outer_guess = self.guesses;
            if values.iter().all(|(v, _)| v.is_unknown())
                && let Some(guess) = self.element_by_method(pack, &map.sibling(value))
            {
                values = vec![(guess, map.env.clone())];
                self.guesses = true;
            }
            self.table(pack, owner, &values, depth + 1, out);
            self.guesses = outer_guess;
            self.entry = outer;
        }
        true
    }

    /// What an entry is that a method of something unknown makes, where elements of the pack are made by a method of
    /// that name: all that stands in the table is one of them.
    fn element_by_method(&self, pack: usize, at: &At) -> Option<Value> {
        let facts = self.world.facts(at.file);
        let Expr::Call { callee, .. } = facts.expr(at.expr) else { return None };
        let Expr::Member { name, .. } = facts.expr(callee) else { return None };
        let rules = self.world.rules.elements.get(&pack)?;
        let mut types = rules.iter().flat_map(|rule| &self.rule(*rule).element_types);
        let ty = types.find(|ty| ty.as_str().rsplit('.').next() == Some(name.as_str()))?;
        Some(Value::Obj { ty: *ty, site: Some(at.clone()), on: None })
    }

    /// The names at the top of a file under which a table may stand: declared there or exported.
    pub(crate) fn table_names(&self, file: FileId) -> Vec<Sym> {
        let facts = self.world.facts(file);
        let known = &self.world.rules.by_binding;
        let language = facts.language;
        let declared = facts.bindings.iter().filter(|b| b.scope == crate::model::facts::ScopeId(0)).map(|b| b.name);
        let mut names: Vec<Sym> = declared.chain(facts.exports.iter().map(|e| e.name)).collect();
        if facts.exports.iter().any(|e| e.name.as_str() == "=") {
            // `module.exports = { routes: .. }`
            names.extend(known.keys().filter(|(l, _)| *l == language).map(|k| k.1));
        }
        names.retain(|name| known.contains_key(&(language, *name)));
        names.sort_by_key(|name| name.as_str());
        names.dedup();
        names
    }

    /// Tables that are stored into members, or stand in classes of a certain name: `Class.member`.
    pub(crate) fn collect_stored_tables(&mut self, file: FileId, out: &mut Collected) {
        let facts = self.world.facts(file);
        let rules = self.world.rules;
        for store in facts.stores.iter().filter(|store| !store.name.is_empty()) {
            for number in rules.by_binding.get(&(facts.language, store.name)).into_iter().flatten() {
                let rule = self.rule(*number);
                if rule.stored && self.world.is_gated(file, rule.pack) && self.is_placed(rule, file) {
                    self.refuel();
                    let items = self.eval(&At::new(file, store.value, &Env::default()));
                    self.table(rule.pack, &Value::Module(file), &items, 0, out);
                }
            }
        }
        for (n, class) in facts.classes.iter().enumerate() {
            for field in &class.fields {
                let name = format!("{}.{}", class.name, field.name);
                let known = rules.dotted_bindings.contains(name.as_str());
                let found = known.then(|| rules.by_binding.get(&(facts.language, Sym::new(&name)))).flatten();
                for number in found.into_iter().flatten() {
                    let rule = self.rule(*number);
                    if self.world.is_gated(file, rule.pack) && self.is_placed(rule, file) {
                        self.refuel();
                        let items = self.class_attribute(file, ClassId(n as u32), field.name, &Env::default());
                        self.table(rule.pack, &Value::Module(file), &items, 0, out);
                    }
                }
            }
        }
    }

    /// Whether a file stands where a rule asks for it, at any depth.
    pub(crate) fn is_placed(&self, rule: &Rule, file: FileId) -> bool {
        let rel = self.world.unit(file).rel.as_str();
        rule.globs.is_empty()
            || rule.globs.iter().any(|glob| {
                let glob = globset::GlobBuilder::new(&format!("{{**/,}}{glob}")).literal_separator(true).build();
                glob.is_ok_and(|glob| glob.compile_matcher().is_match(rel))
            })
    }
}
