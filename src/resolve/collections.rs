//! Lists and maps: elements, keys, indexes.

use std::rc::Rc;

use crate::model::facts::{Expr, ExprId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::{MAX_RESULTS, Resolver};
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value, dedupe};

/// Lists and maps that spread one another, one inside the other: deeper is a cycle.
pub(crate) const MAX_SPREAD: u32 = 16;

impl Resolver<'_> {
    /// The elements (or keys) of all lists and maps that `at` may be, in order.
    pub(crate) fn elements_of(&mut self, at: &At, keys: bool) -> Results {
        let mut out = Vec::new();
        for (value, env) in self.eval(at) {
            out.extend(self.elements(&value, &env, keys));
            if out.len() > MAX_RESULTS {
                break;
            }
        }
        out
    }

    /// The elements of all lists that `at` may be, as one list. What grows on several ways is in several lists, which
    /// have most elements in common: each element counts once.
    pub(crate) fn elements_of_any(&mut self, at: &At) -> Vec<Value> {
        let values = self.eval(at);
        let mut out: Vec<Value> = Vec::new();
        for (value, env) in &values {
            out.extend(self.elements(value, env, false).into_iter().map(|e| e.0));
            if out.len() > MAX_RESULTS {
                break;
            }
        }
        if values.len() > 1 {
            dedupe(&mut out);
        }
        out
    }

    /// The elements of lists; what is no list stands for itself.
    pub(crate) fn elements_or_self(&mut self, at: &At) -> Vec<Value> {
        let mut out = Vec::new();
        for (value, env) in self.eval(at) {
            if super::names::is_list_like(&value) {
                out.extend(self.elements(&value, &env, false).into_iter().map(|e| e.0));
            } else {
                out.push(value);
            }
        }
        out
    }

    pub(crate) fn elements(&mut self, value: &Value, env: &Env, keys: bool) -> Results {
        self.spread_depth += 1;
        let out = if self.spread_depth > MAX_SPREAD || !self.spend() {
            Vec::new()
        } else {
            self.elements_within(value, env, keys)
        };
        self.spread_depth -= 1;
        out
    }

    fn elements_within(&mut self, value: &Value, env: &Env, keys: bool) -> Results {
        match value {
            Value::Seq(values) if keys => {
                let number = |n: usize| Value::Num(Sym::new(&n.to_string()));
                (0..values.len()).map(|n| (number(n), env.clone())).collect()
            }
            Value::Seq(values) => values.iter().map(|v| (v.clone(), env.clone())).collect(),
            Value::ListOf(_) if keys => Vec::new(),
            Value::ListOf(ty) => {
                let typed = self.typed(ty);
                typed.into_iter().map(|(v, _)| (v, env.clone())).collect()
            }
            Value::Node(at) => {
                let at = At { env: env.overlay(&at.env), ..at.clone() };
                self.node_elements(&at, keys)
            }
            Value::Class { file, class } => {
                // `for member in Enum`
                let names: Vec<Sym> = self.class(*file, *class).fields.iter().map(|f| f.name).collect();
                let mut out = Vec::new();
                for name in names {
                    out.extend(self.class_member(*file, *class, name, env));
                }
                out
            }
            _ => Vec::new(),
        }
    }

    fn node_elements(&mut self, at: &At, keys: bool) -> Results {
        let facts = self.world.facts(at.file);
        let mut out = Vec::new();
        match facts.expr(at.expr) {
            Expr::List { items } => {
                for (n, item) in facts.items(items).iter().enumerate() {
                    if keys {
                        out.push((Value::Num(Sym::new(&n.to_string())), at.env.clone()));
                    } else if let Expr::Spread(inner) = facts.expr(*item) {
                        let spread = self.elements_or_self(&at.sibling(inner));
                        out.extend(spread.into_iter().map(|v| (v, at.env.clone())));
                    } else {
                        out.extend(self.eval(&at.sibling(*item)));
                    }
                    if out.len() > MAX_RESULTS {
                        break;
                    }
                }
            }
            Expr::Map { entries } | Expr::Struct { entries, .. } => {
                let python = facts.language == Language::Python;
                for entry in facts.items(entries).to_vec().chunks(2) {
                    if let Expr::Spread(inner) = facts.expr(entry[0]) {
                        out.extend(self.elements_of(&at.sibling(inner), keys));
                        continue;
                    }
                    let wanted = if keys || python { entry[0] } else { entry[1] };
                    out.extend(self.eval(&at.sibling(wanted)));
                }
            }
            Expr::Comprehension { item } => out.extend(self.eval(&at.sibling(item))),
            _ => {}
        }
        out
    }

    /// The (key, value) pairs of a map.
    pub(crate) fn entries(&mut self, value: &Value) -> Vec<(Value, Value)> {
        self.spread_depth += 1;
        let out = if self.spread_depth > MAX_SPREAD || !self.spend() { Vec::new() } else { self.entries_within(value) };
        self.spread_depth -= 1;
        out
    }

    fn entries_within(&mut self, value: &Value) -> Vec<(Value, Value)> {
        let (Value::Node(at) | Value::Obj { site: Some(at), .. }) = value else { return Vec::new() };
        let facts = self.world.facts(at.file);
        let (Expr::Map { entries } | Expr::Struct { entries, .. }) = facts.expr(at.expr) else { return Vec::new() };
        let mut out = Vec::new();
        for entry in facts.items(entries).to_vec().chunks(2) {
            if let Expr::Spread(inner) = facts.expr(entry[0]) {
                for (value, _) in self.eval(&at.sibling(inner)) {
                    out.extend(self.entries(&value));
                }
                continue;
            }
            let keys = self.eval(&at.sibling(entry[0]));
            let values = self.eval(&at.sibling(entry[1]));
            if let (Some(key), Some(value)) = (keys.into_iter().next(), values.into_iter().next()) {
                out.push((key.0, value.0));
            }
        }
        out
    }

    /// The value under `name` in a map literal; `None` when it has no such key.
    pub(crate) fn map_value(&mut self, at: &At, name: Sym) -> Option<Results> {
        self.spread_depth += 1;
        let out = if self.spread_depth > MAX_SPREAD || !self.spend() { None } else { self.map_value_within(at, name) };
        self.spread_depth -= 1;
        out
    }

    fn map_value_within(&mut self, at: &At, name: Sym) -> Option<Results> {
        let facts = self.world.facts(at.file);
        let (Expr::Map { entries } | Expr::Struct { entries, .. }) = facts.expr(at.expr) else { return None };
        for entry in facts.items(entries).to_vec().chunks(2).rev() {
            match facts.expr(entry[0]) {
                Expr::Str(key) if key == name => return Some(self.eval(&at.sibling(entry[1]))),
                Expr::Str(_) | Expr::Unknown | Expr::Num(_) => {}
                Expr::Spread(inner) => {
                    for (value, _) in self.eval(&at.sibling(inner)) {
                        let found = match &value {
                            Value::Node(inner) => self.map_value(inner, name),
                            Value::Instance { .. } => Some(self.field(&value, name, &at.env))
                                .filter(|f| f.iter().any(|(v, _)| !v.is_unknown())),
                            _ => None,
                        };
                        if found.is_some() {
                            return found;
                        }
                    }
                }
                _ => {
                    let keys = self.eval(&at.sibling(entry[0]));
                    let is_it = |v: &Value| matches!(v, Value::Text(t) if t.as_lit() == Some(name.as_str()));
                    if keys.iter().any(|(v, _)| is_it(v)) {
                        return Some(self.eval(&at.sibling(entry[1])));
                    }
                }
            }
        }
        None
    }

    /// `node.name` on a literal: the value of the key; else a member of the list or map type.
    pub(crate) fn key(&mut self, node: &At, name: Sym, env: &Env) -> Results {
        let at = At { env: env.overlay(&node.env), ..node.clone() };
        if let Some(found) = self.map_value(&at, name) {
            return found.into_iter().map(|(v, e)| (v, refine(env, &e))).collect();
        }
        let stored = self.stored_in_literal(node, name);
        if !stored.is_empty() {
            return stored.into_iter().map(|(v, _)| (v, env.clone())).collect();
        }
        vec![(Value::Bound { on: Rc::new(Value::Node(at)), name }, env.clone())]
    }

    /// `x.name = value` where `x` is bound to this literal in the same file.
    fn stored_in_literal(&mut self, node: &At, name: Sym) -> Results {
        let facts = self.world.facts(node.file);
        if !matches!(facts.expr(node.expr), Expr::Map { .. }) {
            return Vec::new();
        }
        let mut out = Vec::new();
        let world = self.world;
        for (file, n) in world.stores_named(name).iter().copied() {
            if file != node.file {
                continue;
            }
            let store = facts.stores[n as usize];
            let Expr::Name { name: base, .. } = facts.expr(store.base) else { continue };
            if facts.bindings.iter().any(|b| b.name == base && b.value == node.expr) {
                out.extend(self.eval(&At::new(file, store.value, &Env::default())));
            }
        }
        out
    }

    pub(crate) fn index(&mut self, at: &At, base: ExprId, index: ExprId) -> Results {
        let facts = self.world.facts(at.file);
        let mut out = Vec::new();
        for (value, env) in self.eval(&at.sibling(base)) {
            match &value {
                // A type under another name: read as a type where it is used as one.
                Value::Ext(name) if super::typed::is_of_types_module(*name) => {
                    out.push((Value::Node(At { env: self.relevant(at), ..at.clone() }), env));
                    continue;
                }
                Value::Ext(name) if super::environment::is_environment(*name) => {
                    if let Expr::Str(key) = facts.expr(index) {
                        let read = self.env_value(key);
                        out.push((read, env));
                        continue;
                    }
                }
                Value::Class { .. } | Value::Ext(_) if !matches!(facts.expr(index), Expr::Str(_)) => {
                    out.push((value, env));
                    continue;
                }
                _ => {}
            }
            for (key, env) in self.eval(&At::new(at.file, index, &env)) {
                let found = self.keyed(at, base, &value, &key);
                out.extend(found.unwrap_or_else(|| self.indexed(at.file, &value, &key, &env)));
            }
        }
        if facts.language == Language::Go && out.iter().all(|(v, _)| self.says_little(at.file, v)) {
            let declared = self.nth_result(at, base, index);
            let better = declared.iter().any(|(v, _)| !v.is_unknown() && !self.says_little(at.file, v));
            if better {
                out = declared;
            } else {
                out.extend(declared);
            }
        }
        // Beside an error Go functions give back texts without meaning.
        let empty = |v: &Value| matches!(v, Value::Text(text) if text.is_empty());
        if facts.language == Language::Go
            && matches!(facts.expr(base), Expr::Call { .. })
            && out.iter().any(|(v, _)| !empty(v) && *v != Value::Null && *v != Value::UNKNOWN)
        {
            out.retain(|(v, _)| !empty(v));
        }
        self.prefer_known(out, at, Sym::EMPTY)
    }

    pub(crate) fn indexed(&mut self, file: FileId, value: &Value, key: &Value, env: &Env) -> Results {
        let unknown = vec![(Value::UNKNOWN, env.clone())];
        match (value, key) {
            (Value::Node(node), Value::Text(key)) => match key.as_lit() {
                Some(key) => {
                    let at = At { env: env.overlay(&node.env), ..node.clone() };
                    self.map_value(&at, Sym::new(key))
                        .map_or(unknown, |found| found.into_iter().map(|(v, e)| (v, refine(env, &e))).collect())
                }
                None => unknown,
            },
            (Value::Node(_) | Value::Seq(_), Value::Num(n)) => {
                let Ok(n) = n.as_str().parse::<i32>() else { return unknown };
                if let Some(item) = self.item(value, n) {
                    let at = At { env: env.overlay(&item.env), ..item };
                    return self.eval(&at);
                }
                let elements = self.elements(value, env, false);
                let n = nth(n, elements.len());
                n.and_then(|n| elements.into_iter().nth(n)).map_or(unknown, |e| vec![e])
            }
            (Value::ListOf(_), _) => self.elements(value, env, false),
            // The first of several results of something outside is the thing itself.
            (Value::Obj { .. } | Value::Instance { .. } | Value::Func { .. }, Value::Num(n)) if n.as_str() == "0" => {
                vec![(value.clone(), env.clone())]
            }
            (Value::Text(_), Value::Num(n)) if n.as_str() == "0" && self.language(file) == Language::Go => {
                vec![(value.clone(), env.clone())]
            }
            (Value::Obj { .. } | Value::Bound { .. } | Value::Instance { .. }, Value::Text(key))
                if self.has_any_member(file, value) =>
            {
                let name = Sym::new(&super::outbound::shown(key));
                vec![(Value::Bound { on: Rc::new(value.clone()), name }, env.clone())]
            }
            (Value::Module(_) | Value::Class { .. } | Value::Instance { .. }, Value::Text(key)) => match key.as_lit() {
                Some(name) => self.member(file, value, Sym::new(name), env),
                None => unknown,
            },
            _ => unknown,
        }
    }

    /// The nth expression of a list literal in which nothing is spread; negative numbers count from the end.
    pub(crate) fn item(&self, value: &Value, n: i32) -> Option<At> {
        let Value::Node(at) = value else { return None };
        let facts = self.world.facts(at.file);
        let Expr::List { items } = facts.expr(at.expr) else { return None };
        let items = facts.items(items);
        let spread = items.iter().any(|i| matches!(facts.expr(*i), Expr::Spread(_)));
        items.get(nth(n, items.len())?).filter(|_| !spread).map(|item| at.sibling(*item))
    }

    /// `a, b := f()`: by the declared result types of `f`.
    fn nth_result(&mut self, at: &At, base: ExprId, index: ExprId) -> Results {
        let facts = self.world.facts(at.file);
        let (Expr::Call { .. }, Expr::Num(n)) = (facts.expr(base), facts.expr(index)) else { return Vec::new() };
        let Ok(n) = n.as_str().parse::<usize>() else { return Vec::new() };
        let mut out = Vec::new();
        for (file, func) in self.callees_of(at.file, base).iter().copied() {
            let facts = self.world.facts(file);
            let ty = facts.functions[func.index()].return_type;
            let ty = match facts.expr(ty) {
                Expr::List { items } => facts.items(items).get(n).copied(),
                _ => (n == 0).then_some(ty),
            };
            if let Some(ty) = ty.and_then(ExprId::get) {
                out.extend(self.typed(&At::new(file, ty, &Env::default())));
            }
        }
        out.into_iter().map(|(v, _)| (v, at.env.clone())).collect()
    }

    /// Parameter `index` of a function given to an iterating method: the element, or its number.
    pub(crate) fn iterated(&mut self, file: FileId, call: ExprId, index: u16, env: &Env) -> Results {
        let facts = self.world.facts(file);
        let Expr::Call { callee, .. } = facts.expr(call) else { return Vec::new() };
        let Expr::Member { base, .. } = facts.expr(callee) else { return Vec::new() };
        if index > 0 {
            return vec![(Value::UNKNOWN, env.clone())];
        }
        let key = Key::Loop(file, base);
        let chosen = env.get(key);
        let outer = env.filter(|k| k != key);
        let mut out = Vec::new();
        for (n, (value, env)) in self.elements_of(&At { file, expr: base, env: outer }, false).into_iter().enumerate() {
            let n = Choice::Element(n as u32);
            if chosen.is_none_or(|c| c == n) {
                out.push((value, env.with(key, n)));
            }
        }
        out
    }
}

/// The place of element `n` of a list; negative numbers count from the end.
pub(crate) fn nth(n: i32, len: usize) -> Option<usize> {
    if n < 0 { len.checked_sub(n.unsigned_abs() as usize) } else { Some(n as usize) }
}

/// `env` with the choices that `inner` made beyond it.
fn refine(env: &Env, inner: &Env) -> Env {
    let mut out = env.clone();
    for (key, choice) in inner.entries() {
        if out.get(*key).is_none() {
            out = out.with(*key, *choice);
        }
    }
    out
}
