//! What is stored under a key of something outside: `app.config["ORDERS_URL"] = ..`, read elsewhere by the same key.

use rustc_hash::FxHashMap;

use crate::model::facts::{Expr, ExprId};
use crate::model::language::Language;
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Results, Value};
use crate::resolve::world::{World, last_name};

/// Stores by the name of the member that holds the map, and the key.
pub(crate) type Keyed = FxHashMap<(Sym, Sym), Vec<(FileId, ExprId)>>;

/// Stores under one key that are looked at.
const MAX_STORES: usize = 8;

impl World<'_> {
    /// What is stored under keys of members.
    pub(crate) fn keyed(&self) -> &Keyed {
        self.keyed.get_or_init(|| self.find_keyed())
    }

    /// Production code alone: tests set other values.
    pub(crate) fn find_keyed(&self) -> Keyed {
        let mut out = Keyed::default();
        for file in self.ids().filter(|file| self.unit(*file).scope == FileScope::Production) {
            let facts = self.facts(file);
            if facts.language != Language::Python {
                continue;
            }
            for store in facts.stores.iter().filter(|store| store.name.is_empty() && store.index.is_some()) {
                if let (Expr::Str(key), Expr::Member { name, .. }) = (facts.expr(store.index), facts.expr(store.base)) {
                    out.entry((name, key)).or_default().push((file, store.value));
                }
            }
        }
        out
    }
}

impl Resolver<'_> {
    /// What the component keeps in a member of an object from outside: `g.db = connect()`, read as `g.db`.
    pub(crate) fn kept(&mut self, file: FileId, base: Sym, name: Sym) -> Results {
        let world = self.world;
        let stores = world.stores_named(name);
        if stores.is_empty() || self.language(file) != Language::Python {
            return Vec::new();
        }
        let holder = base.as_str().rsplit('.').next().unwrap_or_default();
        let component = world.unit(file).component;
        let mut out = Vec::new();
        for (at, number) in stores.iter().copied() {
            let facts = world.facts(at);
            let Some(store) = facts.stores.get(number as usize) else { continue };
            let same = matches!(facts.expr(store.base), Expr::Name { name, .. } if name.as_str() == holder);
            let counts = world.unit(at).component == component && world.unit(at).scope == FileScope::Production;
            if same && counts && facts.language == Language::Python && out.len() < MAX_STORES {
                let on = self.eval(&At::new(at, store.base, &Env::default()));
                if on.iter().any(|(value, _)| *value == Value::Ext(base)) {
                    out.extend(self.eval(&At::new(at, store.value, &Env::default())));
                }
            }
        }
        out.retain(|(value, _)| !value.is_unknown());
        out
    }

    /// The values that the component stores under `key` of a member of something outside; none where `base` is no
    /// member, or something else is known of it.
    pub(crate) fn keyed(&mut self, at: &At, base: ExprId, value: &Value, key: &Value) -> Option<Results> {
        let Value::Text(text) = key else { return None };
        let key = Sym::new(text.as_lit()?);
        let is_outside = matches!(value, Value::Unknown(_) | Value::Bound { .. } | Value::Ext(_) | Value::Obj { .. });
        let facts = self.world.facts(at.file);
        if !is_outside || facts.language != Language::Python || !matches!(facts.expr(base), Expr::Member { .. }) {
            return None;
        }
        let holder = last_name(facts, base)?;
        let component = self.world.unit(at.file).component;
        let stores = self.world.keyed().get(&(holder, key))?.iter().copied();
        let own: Vec<_> = stores.filter(|(file, _)| self.world.unit(*file).component == component).collect();
        let mut out = Vec::new();
        for (file, value) in own.into_iter().take(MAX_STORES) {
            let found = self.eval(&At::new(file, value, &Env::default()));
            out.extend(found.into_iter().map(|(value, _)| (value, at.env.clone())));
        }
        out.iter().any(|(value, _)| !value.is_unknown()).then_some(out)
    }
}
