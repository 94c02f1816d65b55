//! Trees of objects: methods are routes at their names, attributes that are objects are below theirs.

use crate::model::facts::{ClassId, Expr, FuncId};
use crate::model::rule::{Join, TreeRule};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::emit::{Collected, Pending};
use crate::resolve::eval::Resolver;
use crate::resolve::path;
use crate::resolve::routers::subject;
use crate::resolve::select::{Decorated, Subject, VERBS};
use crate::resolve::value::{At, Env, FileId, Value};

/// Objects one in the other.
const MAX_DEPTH: usize = 12;

/// A route of a tree: the path, the verb (`ALL`: any), the method.
type Leaf = (String, Sym, (FileId, FuncId));

impl Resolver<'_> {
    /// Takes note of the routes of the tree that a call puts up.
    pub(crate) fn record_tree(&mut self, number: u32, registration: &Subject, by_shape: bool, out: &mut Collected) {
        let rule = self.rule(number);
        let Some(tree) = &rule.tree else { return };
        let prefix = self.select(&rule.prefix, registration).map(|p| self.texts(&p, true)).unwrap_or_default();
        let prefix = prefix.into_iter().next().map_or(Text::default(), |p| p.0);
        let prefix = path::canonical(&prefix, &self.syntaxes(rule));
        let Some(roots) = self.select(&rule.child, registration) else { return };
        for (root, _) in roots {
            if !self.may_mount(registration.at.file, &root) {
                continue;
            }
            let mut leaves = Vec::new();
            self.leaves(tree, (&root, &prefix), &mut Vec::new(), &mut leaves);
            for (path, verb, (file, func)) in leaves {
                let at = At::new(file, crate::model::facts::ExprId::NONE, &Env::default());
                let mut leaf = subject(at, None, verb);
                leaf.decorated = Some(Decorated::Func(file, func));
                leaf.item = Some(Value::text(&path));
                out.pending.push(Pending { rule: number, subject: leaf, by_shape });
            }
        }
    }

    /// The routes of an object at a path, and of those below it.
    fn leaves(
        &mut self,
        tree: &TreeRule,
        (object, base): (&Value, &str),
        open: &mut Vec<(FileId, ClassId)>,
        out: &mut Vec<Leaf>,
    ) {
        let Value::Instance { file, class, .. } = object else { return };
        if open.contains(&(*file, *class)) || open.len() > MAX_DEPTH {
            return;
        }
        open.push((*file, *class));
        let lineage = self.lineage(*file, *class);
        let whole = lineage.iter().any(|(f, c)| self.is_exposed_class(tree, *f, *c));
        let mut seen: Vec<Sym> = Vec::new();
        for (f, c) in lineage.iter().copied() {
            for method in self.class(f, c).methods.clone() {
                let name = self.world.facts(f).functions[method.index()].name;
                if seen.contains(&name) {
                    continue;
                }
                seen.push(name);
                if whole && VERBS.contains(&name.as_str()) {
                    out.push((base.to_owned(), name, (f, method)));
                } else if self.is_exposed(tree, f, c, method) {
                    let path = match name {
                        name if tree.index.contains(&name) => base.to_owned(),
                        name if tree.rest.contains(&name) => path::join(base, "{*}", Join::Slash),
                        name => path::join(base, name.as_str(), Join::Slash),
                    };
                    out.push((path, Sym::new("ALL"), (f, method)));
                }
            }
        }
        for name in self.attributes(object, &lineage) {
            let below = path::join(base, name.as_str(), Join::Slash);
            let mut values = self.field(object, name, &Env::default());
            values.extend(self.attached(object, name));
            for (value, _) in values {
                self.leaves(tree, (&value, &below), open, out);
            }
        }
        open.pop();
    }

    fn is_exposed_class(&mut self, tree: &TreeRule, file: FileId, class: ClassId) -> bool {
        let info = self.class(file, class);
        let (decorators, flag) = (info.decorators.clone(), info.fields.iter().rev().find(|f| f.name == tree.flag));
        let flagged = flag.is_some_and(|f| self.world.facts(file).expr(f.value) == Expr::Bool(true));
        flagged || decorators.into_iter().any(|d| self.is_decorator(file, d, tree.decorator))
    }

    /// Whether a method is decorated, or has its flag set in the class: `index.exposed = True`.
    fn is_exposed(&mut self, tree: &TreeRule, file: FileId, class: ClassId, method: FuncId) -> bool {
        let facts = self.world.facts(file);
        let function = &facts.functions[method.index()];
        let scope = facts.classes[class.index()].scope;
        let flagged = facts.stores.iter().any(|store| {
            store.name == tree.flag
                && store.scope == scope
                && facts.expr(store.value) == Expr::Bool(true)
                && matches!(facts.expr(store.base), Expr::Name { name, .. } if name == function.name)
        });
        let decorators = function.decorators.clone();
        flagged || decorators.into_iter().any(|d| self.is_decorator(file, d, tree.decorator))
    }

    /// Names of attributes that an object may have: of its class, set by its methods, attached from outside.
    fn attributes(&self, object: &Value, lineage: &[(FileId, ClassId)]) -> Vec<Sym> {
        let mut names: Vec<Sym> = Vec::new();
        let mut files: Vec<FileId> = lineage.iter().map(|l| l.0).collect();
        if let Value::Instance { site: Some(site), .. } = object {
            files.push(site.file);
        }
        for (f, c) in lineage {
            names.extend(self.class(*f, *c).fields.iter().filter(|f| f.value.is_some()).map(|f| f.name));
        }
        for file in files {
            names.extend(self.world.facts(file).stores.iter().map(|s| s.name));
        }
        names.retain(|name| !name.is_empty());
        names.sort_unstable_by_key(|name| name.as_str());
        names.dedup();
        names
    }

    /// `root.users = Users()` outside the class.
    fn attached(&mut self, object: &Value, name: Sym) -> crate::resolve::value::Results {
        let Value::Instance { site: Some(site), .. } = object else { return Vec::new() };
        let mut out = Vec::new();
        for (file, n) in self.world.stores_named(name).to_vec() {
            let store = self.world.facts(file).stores[n as usize];
            if file != site.file
                || !matches!(self.world.facts(file).expr(store.base), Expr::Name { .. } | Expr::Member { .. })
            {
                continue;
            }
            let base = self.eval(&At::new(file, store.base, &Env::default()));
            if base.iter().any(|(v, _)| v == object) {
                out.extend(self.eval(&At::new(file, store.value, &Env::default())));
            }
        }
        out
    }
}
