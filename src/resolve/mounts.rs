//! Routers below routers, as registrations say it.

use crate::model::rule::Rule;
use crate::model::scope::FileScope;
use crate::model::text::Text;
use crate::resolve::emit::Collected;
use crate::resolve::eval::Resolver;
use crate::resolve::evidence::mount_note;
use crate::resolve::path::{self};
use crate::resolve::routers::{Mount, Node, node_of};
use crate::resolve::select::Subject;
use crate::resolve::value::{Env, FileId, Value};

impl Resolver<'_> {
    pub(crate) fn record_mount(&mut self, rule: &Rule, subject: &Subject, out: &mut Collected) {
        let given = self.middleware(rule, subject);
        let mut mounts_any = false;
        for (child, env) in self.select(&rule.child, subject).unwrap_or_default() {
            let child = self.named_module(subject.at.file, child);
            for child in self.flatten(&child, &env) {
                let child = self.named_module(subject.at.file, child);
                let Some(child) = self.mountable(child, &env, subject.at.file) else { continue };
                mounts_any |= !matches!(child, Value::Func { .. });
                let at = subject.under(&env);
                let prefixes = match self.select(&rule.prefix, &at) {
                    Some(values) => self.texts(&values, false),
                    None => vec![(Text::default(), env.clone())],
                };
                let is_list = matches!(&child, Value::Node(n) if self.is_list(n));
                for (prefix, env) in prefixes {
                    let path = path::canonical(&prefix, &self.syntaxes(rule));
                    let step = self.step(subject.at.file, subject.at.expr, mount_note(&prefix, rule));
                    for owner in self.owners(rule, &at) {
                        let mount = Mount::new(owner, env.clone(), path.clone(), rule, step.clone());
                        let place = (subject.at.file, subject.at.expr);
                        out.routers.mount(&child, mount.with(place, given.clone()));
                    }
                }
                if is_list {
                    let items = vec![(child.clone(), env.clone())];
                    self.table(rule.pack, &child, &items, 0, out);
                }
            }
        }
        // What mounts no router is run before what follows.
        if !mounts_any && given.0.is_some() {
            self.record_middleware(rule, subject, out);
        }
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
