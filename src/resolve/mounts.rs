//! Routers below routers, as registrations say it.

use crate::model::facts::Expr;
use crate::model::rule::Rule;
use crate::model::scope::FileScope;
use crate::model::text::Text;
use crate::resolve::emit::Collected;
use crate::resolve::eval::Resolver;
use crate::resolve::evidence::mount_note;
use crate::resolve::path::{self};
use crate::resolve::routers::{Given, Mount, Node, node_of};
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Env, FileId, Value};

impl Resolver<'_> {
    pub(crate) fn record_mount(&mut self, rule: &Rule, subject: &Subject, out: &mut Collected) {
        let given = self.middleware(rule, subject);
        let mut mounts_any = false;
        let children = self.select(&rule.child, subject).unwrap_or_default();
        for (child, env) in &children {
            let child = self.named_module(subject.at.file, child.clone());
            for child in self.flatten(&child, env) {
                let child = self.named_module(subject.at.file, child);
                let Some(child) = self.mountable(child, env, subject.at.file) else { continue };
                mounts_any |= !matches!(child, Value::Func { .. });
                let is_list = matches!(&child, Value::Node(n) if self.is_list(n));
                self.mount_child(rule, &subject.under(env), &child, (&given, false), out);
                if is_list {
                    let items = vec![(child.clone(), env.clone())];
                    self.table(rule.pack, &child, &items, 0, out);
                }
            }
        }
        if !children.is_empty() && children.iter().all(|(child, _)| child.is_unknown()) {
            for child in self.members_named(subject) {
                self.mount_child(rule, subject, &child, (&given, true), out);
            }
        }
        // What mounts no router is run before what follows.
        if !mounts_any && given.0.is_some() {
            self.record_middleware(rule, subject, out);
        }
    }

    /// Mounts a router under each prefix and owner; `by_name` as in [`Mount`].
    fn mount_child(
        &mut self,
        rule: &Rule,
        at: &Subject,
        child: &Value,
        (given, by_name): (&Given, bool),
        out: &mut Collected,
    ) {
        let prefixes = match self.select(&rule.prefix, at) {
            Some(values) => self.texts(&values, false),
            None => vec![(Text::default(), at.at.env.clone())],
        };
        for (prefix, env) in prefixes {
            let path = path::canonical(&prefix, &self.syntaxes(rule));
            let mut step = self.step(at.at.file, at.at.expr, mount_note(&prefix, rule));
            if by_name {
                step.note += ", as the member of this name of some class";
            }
            for owner in self.owners(rule, at) {
                let mount = Mount::new(owner, env.clone(), path.clone(), rule, step.clone());
                let mut mount = mount.with((at.at.file, at.at.expr), given.clone());
                mount.by_name = by_name;
                out.routers.mount(child, mount);
            }
        }
    }

    /// The routers that classes of the project declare under the name of a member that is mounted of an object that is
    /// not known: `for plugin in registry: app.include_router(plugin.router)`.
    fn members_named(&mut self, subject: &Subject) -> Vec<Value> {
        let facts = self.world.facts(subject.at.file);
        let given = self.arguments(&subject.at).iter().find_map(|arg| match facts.expr(arg.value) {
            Expr::Member { base, name } => Some((base, name)),
            _ => None,
        });
        let Some((base, name)) = given else { return Vec::new() };
        if !self.eval(&subject.at.sibling(base)).iter().all(|(value, _)| value.is_unknown()) {
            return Vec::new();
        }
        let mut out: Vec<Value> = Vec::new();
        for file in self.world.ids() {
            if !self.world.may_see(file, subject.at.file) {
                continue;
            }
            let classes = &self.world.facts(file).classes;
            let fields = classes.iter().filter(|class| !class.bases.is_empty()).flat_map(|class| &class.fields);
            for field in fields.filter(|field| field.name == name && field.value.is_some()) {
                let values = self.eval(&At::new(file, field.value, &Env::default()));
                let routers = values.into_iter().map(|(value, _)| value);
                for value in routers.filter(|value| matches!(value, Value::Obj { .. })) {
                    if self.is_router(&value, file) && !out.contains(&value) {
                        out.push(value);
                    }
                }
            }
        }
        out
    }

    /// What is mounted with a value: the router to which it hands requests on, or itself.
    fn mountable(&mut self, child: Value, env: &Env, file: FileId) -> Option<Value> {
        let may_be_behind = matches!(child, Value::Func { .. }) || !self.is_router(&child, file);
        let behind = if may_be_behind { self.behind(&child, env) } else { Vec::new() };
        let child = behind.into_iter().next().map_or(child, |(value, _)| value);
        (self.is_router(&child, file) && self.may_mount(file, &child)).then_some(child)
    }

    /// A module or name in it that a dotted text names.
    pub(crate) fn named_module(&mut self, file: FileId, value: Value) -> Value {
        let named = match &value {
            Value::Text(text) => text.as_lit().and_then(|name| self.dotted(file, name)),
            _ => None,
        };
        named.unwrap_or(value)
    }

    /// Mounts made by tests and examples say nothing about the routers of production code.
    pub(crate) fn may_mount(&self, file: FileId, child: &Value) -> bool {
        let Some((Node::Site(f, _) | Node::Class(f, _) | Node::Module(f) | Node::Func(f, _), _)) = node_of(child)
        else {
            return true;
        };
        let (mounts, mounted) = (self.world.unit(file).scope, self.world.unit(f).scope);
        mounts == mounted || !matches!(mounts, FileScope::Test | FileScope::Example)
    }

    /// Lists of routers are mounted one by one; a list of table elements is a router itself.
    fn flatten(&mut self, value: &Value, env: &Env) -> Vec<Value> {
        match value {
            Value::Seq(_) => self.elements(value, env, false).into_iter().map(|e| e.0).collect(),
            Value::Node(at) if self.is_list(at) => {
                let elements: Vec<Value> = self.elements(value, env, false).into_iter().map(|e| e.0).collect();
                let elemental = elements.iter().any(|e| !self.element_rules(at.file, e, None).is_empty());
                if elemental { vec![value.clone()] } else { elements }
            }
            _ => vec![value.clone()],
        }
    }

    /// Whether routes can hang on a value.
    pub(crate) fn is_router(&mut self, value: &Value, file: FileId) -> bool {
        match value {
            Value::Obj { site: Some(_), .. } => {
                let types = self.types_of(file, value);
                self.world.is_router_type(self.language(file), &types)
            }
            Value::Instance { site: Some(_), .. } => {
                let types = self.types_of(file, value);
                self.world.is_router_type(self.language(file), &types)
            }
            Value::Class { .. } | Value::Module(_) | Value::Node(_) | Value::Func { .. } => true,
            _ => false,
        }
    }
}
