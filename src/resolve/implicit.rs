//! Groups by lexical scope: what is registered while a function runs that was given to a group lies in the group,
//! though the function is passed nothing: `group(() => { get("/x", h) }).prefix("/api")`.

use std::rc::Rc;

use crate::model::facts::{Expr, ExprId};
use crate::model::rule::{Emit, Returns, Rule};
use crate::resolve::eval::Resolver;
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Value};

/// Functions and modules looked through, one in the other.
const MAX_DEPTH: u8 = 8;

/// Whether what is registered while the rule's callback runs lies in the group it makes.
pub(crate) fn is_implicit(rule: &Rule) -> bool {
    rule.emit == Emit::Group && rule.folder.is_none() && rule.callback.as_ref().is_some_and(|c| c.group_param.is_none())
}

impl Resolver<'_> {
    /// The owners of a registration: where it runs inside a group made on such an owner, the group.
    pub(crate) fn in_scope(&mut self, subject: &Subject, owners: Vec<Value>) -> Vec<Value> {
        let language = self.language(subject.at.file);
        if !self.world.implicit.contains(&language) || !subject.at.expr.is_some() || owners.is_empty() {
            return owners;
        }
        let groups = self.groups_around(subject.at.file, subject.at.expr, &subject.at.env, 0);
        if groups.is_empty() {
            return owners;
        }
        let mut out = Vec::new();
        for owner in owners {
            let types = self.types_of(subject.at.file, &owner);
            let on_it: Vec<Value> = groups.iter().filter(|g| self.made_on(g, &types)).cloned().collect();
            if on_it.is_empty() { out.push(owner) } else { out.extend(on_it) }
        }
        out
    }

    fn made_on(&self, group: &Value, types: &[crate::model::sym::Sym]) -> bool {
        match group {
            Value::Obj { on: Some(on), .. } => match on.as_ref() {
                Value::Obj { ty, .. } | Value::Ext(ty) => types.contains(ty),
                // A receiver known by its name alone.
                _ => true,
            },
            _ => true,
        }
    }

    /// The innermost groups in which the code at `expr` runs.
    fn groups_around(&mut self, file: FileId, expr: ExprId, env: &Env, depth: u8) -> Vec<Value> {
        let mut out: Vec<Value> = Vec::new();
        if depth > MAX_DEPTH {
            return out;
        }
        for func in self.world.functions_around(file, expr) {
            let key = Key::Frame(file, func);
            let choices: Vec<Choice> = if let Some(choice) = env.get(key) {
                vec![choice]
            } else {
                let callers = self.callers_of(file, func);
                callers.iter().flatten().filter(|c| c.0 == key).map(|c| c.1).collect()
            };
            for choice in choices {
                let found = match choice {
                    Choice::Callback(f, call, rule) if is_implicit(self.rule(rule)) => self.group_at(f, call, rule),
                    Choice::Call(f, call) => self.groups_around(f, call, &env.filter(|k| k != key), depth + 1),
                    _ => Vec::new(),
                };
                out.extend(found);
            }
            if !out.is_empty() {
                break;
            }
        }
        if out.is_empty() {
            for (f, load) in self.world.loads_of(file) {
                if (f, load) != (file, expr) {
                    out.extend(self.groups_around(f, load, &Env::default(), depth + 1));
                }
            }
        }
        let mut seen: Vec<Value> = Vec::new();
        out.retain(|value| {
            let new = !seen.contains(value);
            seen.push(value.clone());
            new
        });
        out
    }

    /// The group that a call makes under a rule.
    fn group_at(&mut self, file: FileId, call: ExprId, rule: u32) -> Vec<Value> {
        let at = At::new(file, call, &Env::default());
        let info = self.rule(rule);
        let mut out = Vec::new();
        for m in self.matches(&at) {
            let own = match info.returns {
                Returns::Type(ty) => Some(ty),
                _ => m.on.as_ref().and_then(|on| self.types_of(file, on).first().copied()),
            };
            if m.rule == rule {
                let site = Some(At::new(file, call, &self.relevant(&At::new(file, call, &m.env))));
                out.push(Value::Obj { ty: own.unwrap_or(m.name), site, on: m.on.map(Rc::new) });
            }
        }
        out
    }
}

impl super::world::World<'_> {
    /// Where functions load a module: `require` and `import()` in their bodies.
    fn loads_of(&self, module: FileId) -> Vec<(FileId, ExprId)> {
        self.loads().get(&module).cloned().unwrap_or_default()
    }

    /// All places where a function loads a module of the project, by module.
    pub(crate) fn find_loads(&self) -> super::world::Loads {
        let mut out = super::world::Loads::default();
        for file in self.ids() {
            let facts = self.facts(file);
            if !self.implicit.contains(&facts.language) {
                continue;
            }
            for (n, expr) in facts.exprs.iter().enumerate() {
                let Expr::Import(import) = expr else { continue };
                let load = ExprId(n as u32);
                if self.functions_around(file, load).is_empty() {
                    continue;
                }
                if let Some(target) = self.modules.file_of(file, facts.imports[import.index()].module)
                    && self.may_see(file, target)
                {
                    out.entry(target).or_default().push((file, load));
                }
            }
        }
        out
    }
}
