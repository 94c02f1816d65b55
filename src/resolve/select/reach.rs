//! Arguments of a call, and what lies within values: keys, elements, fields.

use crate::model::facts::{Expr, ExprId};
use crate::model::language::Language;
use crate::model::rule::Key;
use crate::model::sym::Sym;
use crate::resolve::collections::nth;
use crate::resolve::eval::Resolver;
use crate::resolve::select::absent;
use crate::resolve::value::{At, Env, Results, Value};

impl Resolver<'_> {
    pub(crate) fn positional(&self, at: &At, index: i32) -> Option<ExprId> {
        let args: Vec<ExprId> = self.arguments(at).iter().filter(|a| a.name.is_empty()).map(|a| a.value).collect();
        args.get(nth(index, args.len())?).copied()
    }

    /// A positional argument that a spread list before it or in its place holds: `f(...args)`.
    pub(crate) fn spread_argument(&mut self, at: &At, index: i32) -> Option<Results> {
        let index = usize::try_from(index).ok()?;
        let facts = self.world.facts(at.file);
        let mut args = self.arguments(at).iter().filter(|a| a.name.is_empty()).take(index + 1).enumerate();
        let (place, inner) = args.find_map(|(place, arg)| match facts.expr(arg.value) {
            Expr::Spread(inner) => Some((place, inner)),
            _ => None,
        })?;
        let mut out = Results::new();
        for (value, env) in self.eval(&at.sibling(inner)) {
            if let Value::Seq(items) = &value {
                out.extend(items.get(index - place).map(|item| (item.clone(), env)));
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// A keyword argument; where there is none, the key of a map (or field of a struct) among the arguments.
    pub(crate) fn keyword(&mut self, at: &At, name: Sym) -> Option<Results> {
        let args = self.arguments(at);
        if let Some(arg) = args.iter().find(|a| a.name == name) {
            return Some(self.eval(&at.sibling(arg.value)));
        }
        for arg in args.iter().rev() {
            let (expr, spread) = match self.world.facts(at.file).expr(arg.value) {
                Expr::Spread(inner) => (inner, true),
                _ => (arg.value, false),
            };
            if self.language(at.file) == Language::Python && !spread {
                continue;
            }
            if spread && let Some(found) = self.forwarded_keyword(&at.sibling(expr), name) {
                return Some(found);
            }
            let mut found = Vec::new();
            for (value, env) in self.eval(&at.sibling(expr)) {
                found.extend(self.step_into(&value, &Key::Name(name), &env).unwrap_or_default());
            }
            if !found.is_empty() {
                return Some(found);
            }
        }
        None
    }

    /// The parts of values at the end of a path into them.
    pub(crate) fn walk(&mut self, values: Results, path: &[Key]) -> Option<Results> {
        let mut values = values;
        for key in path {
            let mut next = Vec::new();
            for (value, env) in values {
                next.extend(self.step_into(&value, key, &env).unwrap_or_default());
            }
            values = next;
        }
        (!values.is_empty()).then_some(values)
    }

    /// One step into a value; `None` when there is nothing there.
    pub(crate) fn step_into(&mut self, value: &Value, key: &Key, env: &Env) -> Option<Results> {
        match key {
            Key::Name(name) => match value {
                Value::Node(at) => {
                    let at = At { env: env.overlay(&at.env), ..at.clone() };
                    self.map_value(&at, *name)
                }
                Value::Instance { .. } => {
                    let found = self.field(value, *name, env);
                    (!found.iter().all(|(v, _)| absent(v))).then_some(found)
                }
                // Something made outside by a call: its argument of that name.
                Value::Obj { site: Some(site), .. } => {
                    let at = At { env: env.overlay(&site.env), ..site.clone() };
                    match self.world.facts(at.file).expr(at.expr) {
                        Expr::Struct { .. } => self.map_value(&at, *name),
                        _ => self.keyword(&at, *name),
                    }
                }
                Value::Module(file) => {
                    let found = self.exported(*file, *name, env);
                    (!found.is_empty()).then_some(found)
                }
                _ => None,
            },
            Key::Index(index) => match value {
                Value::Obj { site: Some(site), .. } => {
                    let at = At { env: env.overlay(&site.env), ..site.clone() };
                    let value = match self.world.facts(at.file).expr(at.expr) {
                        // A literal without keys: `pkg.List{"a", "b"}`.
                        Expr::Struct { entries, .. } => {
                            let facts = self.world.facts(at.file);
                            let entries = facts.items(entries);
                            let entry = entries.chunks(2).nth(nth(*index, entries.len() / 2)?)?;
                            (facts.expr(entry[0]) == Expr::Unknown).then_some(entry[1])?
                        }
                        _ => self.positional(&at, *index)?,
                    };
                    Some(self.eval(&at.sibling(value)))
                }
                Value::Node(at) if !self.is_list(at) => {
                    // Fields of a struct by position.
                    None
                }
                _ => {
                    if let Some(item) = self.item(value, *index) {
                        return Some(self.eval(&At { env: env.overlay(&item.env), ..item }));
                    }
                    let elements = self.elements(value, env, false);
                    let n = nth(*index, elements.len())?;
                    Some(vec![elements.into_iter().nth(n)?])
                }
            },
            Key::Each => {
                let entries = self.entries(value);
                if entries.is_empty() {
                    return Some(self.elements(value, env, false)).filter(|e| !e.is_empty());
                }
                Some(entries.into_iter().map(|(_, v)| (v, env.clone())).collect())
            }
            Key::Keys => Some(self.entries(value).into_iter().map(|(k, _)| (k, env.clone())).collect()),
        }
    }

    pub(crate) fn is_list(&self, at: &At) -> bool {
        matches!(self.world.facts(at.file).expr(at.expr), Expr::List { .. } | Expr::Comprehension { .. })
    }

    /// The call of `method` in the same fluent chain: on the receiver's side, or on the result.
    pub(crate) fn chained_call(&self, at: &At, on: Option<&Value>, method: Sym) -> Option<At> {
        let mut value = on;
        while let Some(Value::Obj { site: Some(site), on, .. }) = value {
            let facts = self.world.facts(site.file);
            if let Expr::Call { callee, .. } = facts.expr(site.expr)
                && crate::resolve::world::last_name(facts, callee) == Some(method)
            {
                return Some(At { env: site.env.overlay(&at.env), ..site.clone() });
            }
            value = on.as_deref();
        }
        // Down the expression itself: fluent calls give back the receiver, which keeps no trace of them.
        let facts = self.world.facts(at.file);
        let mut expr = at.expr;
        while let Expr::Call { callee, .. } = facts.expr(expr) {
            let Expr::Member { base, name } = facts.expr(callee) else { break };
            if name == method && expr != at.expr {
                return Some(at.sibling(expr));
            }
            expr = base;
        }
        let mut expr = at.expr;
        while let Some(next) = self.world.chained(at.file, expr) {
            if let Expr::Call { callee, .. } = facts.expr(next)
                && crate::resolve::world::last_name(facts, callee) == Some(method)
            {
                return Some(at.sibling(next));
            }
            expr = next;
        }
        // `route := r.HandleFunc(..); route.Methods("GET")`
        let name = facts.bindings.iter().find(|b| b.value == at.expr)?.name;
        self.world.calls_named(method).iter().filter(|(f, _)| *f == at.file).find_map(|(_, call)| {
            let Expr::Call { callee, .. } = facts.expr(*call) else { return None };
            let Expr::Member { base, .. } = facts.expr(callee) else { return None };
            matches!(facts.expr(base), Expr::Name { name: n, .. } if n == name).then(|| at.sibling(*call))
        })
    }

    pub(crate) fn is_text(&mut self, value: &Value, env: &Env) -> bool {
        match value {
            Value::Text(_) => true,
            Value::Unknown(name) => crate::resolve::texts::names_a_path(*name),
            Value::Seq(_) | Value::Node(_) => {
                let list = match value {
                    Value::Node(at) => self.is_list(at),
                    _ => true,
                };
                list && self.elements(value, env, false).first().is_some_and(|(v, _)| matches!(v, Value::Text(_)))
            }
            _ => false,
        }
    }

    /// Lists of texts as their elements.
    pub(crate) fn spread(&mut self, values: Results) -> Results {
        let mut out = Vec::new();
        for (value, env) in values {
            match &value {
                Value::Seq(_) => out.extend(self.elements(&value, &env, false)),
                Value::Node(at) if self.is_list(at) => out.extend(self.elements(&value, &env, false)),
                _ => out.push((value, env)),
            }
        }
        out
    }
}
