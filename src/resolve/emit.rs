//! From matched rules to points.

use crate::model::facts::{ClassId, ExprId, FuncId};
use crate::model::rule::{Emit, PathSyntax, Rule, Shape};
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::model::text::{Part, Text};
use crate::resolve::call::ANY_VERB;
use crate::resolve::environment::EnvRead;
use crate::resolve::eval::Resolver;
use crate::resolve::limits::{Excess, Limit, Remark};
use crate::resolve::outbound::Crossing;
use crate::resolve::path::{self, HOLE};
use crate::resolve::routers::{Mount, Node, Prefix, Root, Routers, Step, node_of, subject};
use crate::resolve::select::{Decorated, Subject, VERBS, verb};
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value};

/// Lists within lists that are looked into for texts.
const MAX_LISTS: u8 = 4;

/// A registration found, its owner known, its prefixes not yet.
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    pub(crate) rule: u32,
    pub(crate) subject: Subject,
    pub(crate) by_shape: bool,
}

/// How sure a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    Resolved,
    Gated,
    Shape,
}

/// The function or class that serves a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Handler {
    Func(FileId, FuncId),
    Class(FileId, ClassId),
}

/// An inbound point.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    pub(crate) emit: Emit,
    pub(crate) rule: u32,
    pub(crate) file: FileId,
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) end_line: u32,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) handler: Option<Handler>,
    pub(crate) certainty: Certainty,
    pub(crate) steps: Vec<Step>,
    /// The choices under which it holds.
    pub(crate) env: Env,
    pub(crate) subject: Option<Subject>,
    /// What it says when it is no route.
    pub(crate) crossing: Option<Box<Crossing>>,
}

/// What a scan of all registrations gives.
#[derive(Default)]
pub(crate) struct Collected {
    pub(crate) pending: Vec<Pending>,
    /// Registrations told by their handlers only.
    pub(crate) by_handler: Vec<Pending>,
    /// Environment variables read.
    pub(crate) env: Vec<EnvRead>,
    /// What is no registration of a route.
    pub(crate) crossings: Vec<Pending>,
    pub(crate) routers: Routers,
}

impl Resolver<'_> {
    /// Looks at one call (or decorator) for registrations.
    pub(crate) fn collect(&mut self, file: FileId, expr: ExprId, decorated: Option<Decorated>, out: &mut Collected) {
        if !self.world.is_asked(file) || (decorated.is_none() && self.world.only_goes_out(file, expr)) {
            self.refuel_thriftily();
        } else {
            self.refuel();
        }
        self.excess = Excess::default();
        let at = At::new(file, expr, &Env::default());
        if self.world.argument_of(file, expr).is_some_and(|(call, _)| self.is_dead(&at.sibling(call))) {
            return;
        }
        let matches = self.matches(&at);
        if matches.is_empty() && self.excess.has(Limit::Fuel) && self.may_be_missed(file, expr) {
            self.limits.note(Remark::Unread, self.line_of(file, expr));
        }
        if matches.is_empty() && decorated.is_none() && self.world.may_call_service(file, expr) {
            out.crossings.extend(self.service_call(file, expr));
        }
        for m in matches {
            let rule = self.rule(m.rule);
            if rule.shape == Shape::Handler {
                continue;
            }
            let decorator = rule.shape == Shape::Decorator;
            let outer = if decorator && decorated.is_none() { self.world.called(file, expr) } else { None };
            if decorator != (decorated.is_some() || outer.is_some()) {
                continue;
            }
            let at = At { env: m.env.clone(), ..at.clone() };
            let mut subject = subject(at, m.on.clone(), m.name);
            if !self.holds(rule, &subject) {
                continue;
            }
            subject.decorated = decorated.or_else(|| self.called_with(file, outer?));
            self.record(m.rule, subject, m.by_shape, out);
        }
    }

    /// `router.get("/x")(handler)`.
    fn called_with(&mut self, file: FileId, outer: ExprId) -> Option<Decorated> {
        let arg = self.arguments(&At::new(file, outer, &Env::default())).first()?.value;
        let values = self.eval(&At::new(file, arg, &Env::default()));
        values.iter().find_map(|(v, _)| match v {
            Value::Func { file, func, .. } => Some(Decorated::Func(*file, *func)),
            Value::Class { file, class } => Some(Decorated::Class(*file, *class)),
            _ => None,
        })
    }

    /// Takes note of what one match says.
    pub(crate) fn record(&mut self, number: u32, subject: Subject, by_shape: bool, out: &mut Collected) {
        let rule = self.rule(number);
        match rule.emit {
            Emit::Mount => self.record_mount(rule, &subject, out),
            Emit::Prefix => {
                let Some(values) = self.select(&rule.prefix, &subject) else { return };
                for (text, _) in self.texts(&values, true) {
                    let path = path::canonical(&text, &self.syntaxes(rule));
                    let step = self.step(subject.at.file, subject.at.expr, prefix_note(&text, rule));
                    for owner in self.owners(rule, &subject) {
                        if self.may_mount(subject.at.file, &owner) {
                            let path = self.excepted(rule, &subject, &path);
                            out.routers.prefix(&owner, path, rule.join, step.clone());
                        }
                    }
                }
            }
            Emit::Table => {
                let Some(items) = self.select(&rule.items, &subject) else { return };
                let Some(owner) = self.owners(rule, &subject).into_iter().next() else { return };
                if !self.may_mount(subject.at.file, &owner) {
                    return;
                }
                if rule.prefix.is_empty() {
                    self.table(rule.pack, &owner, &items, 0, out);
                    return;
                }
                // A table with a prefix of its own hangs on the call, and that on the router.
                let here = Value::Obj { ty: rule.id, site: Some(subject.at.clone()), on: None };
                let prefixes = self.select(&rule.prefix, &subject).map(|p| self.texts(&p, false)).unwrap_or_default();
                let prefixes =
                    if prefixes.is_empty() { vec![(Text::default(), subject.at.env.clone())] } else { prefixes };
                for (text, env) in prefixes {
                    let path = path::canonical(&text, &self.syntaxes(rule));
                    let step = self.step(subject.at.file, subject.at.expr, prefix_note(&text, rule));
                    out.routers.mount(&here, Mount::new(owner.clone(), env, path, rule, step));
                }
                self.table(rule.pack, &here, &items, 0, out);
            }
            Emit::HttpRoute | Emit::WebSocket | Emit::Sse | Emit::Static => {
                out.pending.push(Pending { rule: number, subject, by_shape });
            }
            Emit::Point(_) => out.crossings.push(Pending { rule: number, subject, by_shape }),
            Emit::Version => self.record_version(rule, &subject, out),
            Emit::Path => self.record_path(number, subject, out),
            Emit::Tree => self.record_tree(number, &subject, by_shape, out),
            Emit::Env => self.record_env(number, &subject, out),
            Emit::Group | Emit::Config | Emit::Nothing => {}
        }
    }

    /// The routers that a registration is about.
    pub(crate) fn owners(&mut self, rule: &Rule, subject: &Subject) -> Vec<Value> {
        let selected = if rule.on.is_empty() {
            subject.on.clone().into_iter().collect()
        } else {
            self.select(&rule.on, subject).map(|v| v.into_iter().map(|r| r.0).collect::<Vec<_>>()).unwrap_or_default()
        };
        if selected.is_empty() && subject.on.is_none() && rule.shape == Shape::Call && subject.at.expr.is_some() {
            // A call without a receiver is about what it makes.
            let made = self.eval(&subject.at);
            return made
                .into_iter()
                .map(|r| r.0)
                .filter(|v| match v {
                    Value::Obj { site: Some(s), .. } | Value::Instance { site: Some(s), .. } => {
                        s.expr == subject.at.expr
                    }
                    _ => false,
                })
                .take(1)
                .collect();
        }
        self.in_scope(subject, selected)
    }

    fn record_mount(&mut self, rule: &Rule, subject: &Subject, out: &mut Collected) {
        let Some(children) = self.select(&rule.child, subject) else { return };
        for (child, env) in children {
            let child = self.named_module(subject.at.file, child);
            for child in self.flatten(&child, &env) {
                let child = self.named_module(subject.at.file, child);
                if !self.is_router(&child, subject.at.file) || !self.may_mount(subject.at.file, &child) {
                    continue;
                }
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
                        out.routers.mount(&child, mount);
                    }
                }
                if is_list {
                    let items = vec![(child.clone(), env.clone())];
                    self.table(rule.pack, &child, &items, 0, out);
                }
            }
        }
    }

    /// A module or name in it that a dotted text names.
    fn named_module(&mut self, file: FileId, value: Value) -> Value {
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

    /// The elements of a table that hangs on `owner`.
    pub(crate) fn table(&mut self, pack: usize, owner: &Value, items: &Results, depth: u8, out: &mut Collected) {
        if depth > 8 {
            return;
        }
        for (item, env) in items {
            let file = match item {
                Value::Node(at) => at.file,
                Value::Obj { site: Some(at), .. } => at.file,
                Value::Func { file, .. } | Value::Class { file, .. } => *file,
                _ => match node_of(owner) {
                    Some((Node::Site(f, _) | Node::Module(f) | Node::Class(f, _) | Node::Func(f, _), _)) => f,
                    None => continue,
                },
            };
            let rules = self.element_rules(file, item, Some(pack));
            if !rules.is_empty() {
                for number in rules {
                    self.element(number, owner, item, env, file, depth, out);
                }
                continue;
            }
            match item {
                Value::Seq(_) | Value::ListOf(_) => {
                    let elements = self.elements(item, env, false);
                    self.table(pack, owner, &elements, depth + 1, out);
                }
                Value::Node(at)
                    if self.map_table(pack, owner, &At { env: env.overlay(&at.env), ..at.clone() }, depth, out) => {}
                Value::Node(_) => {
                    let elements = self.elements(item, env, false);
                    self.table(pack, owner, &elements, depth + 1, out);
                }
                _ if self.is_router(item, file) && !matches!(item, Value::Module(_)) => {
                    let step = self.value_step(item, "listed in a table of routes".to_owned());
                    let join = self.world.rules.packs[pack].join;
                    out.routers.mount(item, Mount::plain(owner.clone(), env.clone(), join, step));
                }
                _ => {}
            }
        }
    }

    fn value_step(&self, value: &Value, note: String) -> Step {
        match node_of(value) {
            Some((Node::Site(file, expr), _)) => self.step(file, expr, note),
            Some((Node::Class(file, class), _)) => Step { file, line: self.class(file, class).pos.line(), note },
            Some((Node::Module(file), _)) => Step { file, line: 1, note },
            Some((Node::Func(file, func), _)) => {
                Step { file, line: self.world.facts(file).functions[func.index()].pos.line(), note }
            }
            None => Step { file: FileId(0), line: 1, note },
        }
    }

    /// Element rules of a pack (or of any) that an element matches.
    fn element_rules(&mut self, file: FileId, item: &Value, pack: Option<usize>) -> Vec<u32> {
        let types = self.types_of(file, item);
        let language = self.language(file);
        let world = self.world;
        let shaped = matches!(item, Value::Node(_) | Value::Seq(_)) || self.entry.is_some();
        let mut out = Vec::new();
        for (owner, rules) in &world.rules.elements {
            let named = pack == Some(*owner);
            if (pack.is_some() && !named) || world.rules.packs[*owner].language != language {
                continue;
            }
            for number in rules {
                let rule = self.rule(*number);
                let typed = rule.element_types.iter().any(|t| types.contains(t));
                let untyped = rule.element_types.is_empty()
                    && out.is_empty()
                    && named
                    && shaped
                    && self.element_holds(rule, item);
                if typed || untyped {
                    out.push(*number);
                    if untyped {
                        return out;
                    }
                }
            }
        }
        out
    }

    /// An element without a type of its own is one when what the rule needs is in it.
    fn element_holds(&mut self, rule: &Rule, item: &Value) -> bool {
        let at = match item {
            Value::Node(at) => at.clone(),
            _ => At::new(FileId(0), ExprId::NONE, &Env::default()),
        };
        let mut subject = subject(at, None, Sym::EMPTY);
        subject.item = Some(item.clone());
        subject.key.clone_from(&self.entry);
        let needed = match rule.emit {
            Emit::Mount => &rule.child,
            Emit::Table => &rule.items,
            _ => &rule.path,
        };
        let path = self.select(needed, &subject);
        let holds = path.is_some_and(|p| match rule.emit {
            Emit::Mount => true,
            Emit::Table => p.iter().any(|(v, _)| matches!(v, Value::Node(_) | Value::Seq(_) | Value::ListOf(_))),
            _ => p.iter().any(|(v, _)| matches!(v, Value::Text(_) | Value::Unknown(_))),
        });
        // A wrapper of what has a prefix must have it too.
        let wraps = rule.emit == Emit::Table && !rule.prefix.is_empty();
        let holds = holds && (!wraps || self.select(&rule.prefix, &subject).is_some());
        holds
            && rule.require.iter().all(|s| self.select(s, &subject).is_some())
            && rule.absent.iter().all(|s| self.select(s, &subject).is_none())
    }

    #[expect(clippy::too_many_arguments, reason = "private to the walk above")]
    fn element(
        &mut self,
        number: u32,
        owner: &Value,
        item: &Value,
        env: &Env,
        file: FileId,
        depth: u8,
        out: &mut Collected,
    ) {
        let at = match item {
            Value::Obj { site: Some(at), .. } | Value::Node(at) => At { env: env.overlay(&at.env), ..at.clone() },
            _ => At::new(file, ExprId::NONE, env),
        };
        let rule = self.rule(number);
        let mut subject = subject(at, Some(owner.clone()), Sym::EMPTY);
        if let Value::Obj { ty, .. } = item {
            subject.name = Sym::new(ty.as_str().rsplit('.').next().unwrap_or_default());
        }
        subject.item = Some(item.clone());
        subject.key.clone_from(&self.entry);
        if !rule.element_types.is_empty() && !self.holds(rule, &subject) {
            return;
        }
        match item {
            Value::Func { file, func, .. } => subject.decorated = Some(Decorated::Func(*file, *func)),
            Value::Class { file, class } => subject.decorated = Some(Decorated::Class(*file, *class)),
            _ => {}
        }
        if rule.emit == Emit::Table {
            // The key is used up: entries inside have their own.
            let key = self.entry.take();
            self.nested_table(rule, owner, item, &subject, depth, out);
            self.entry = key;
            return;
        }
        self.record(number, subject, self.guesses, out);
    }

    fn nested_table(
        &mut self,
        rule: &Rule,
        owner: &Value,
        item: &Value,
        subject: &Subject,
        depth: u8,
        out: &mut Collected,
    ) {
        // A wrapper around further elements, under a prefix of its own.
        let Some(items) = self.select(&rule.items, subject) else { return };
        if rule.prefix.is_empty() {
            self.table(rule.pack, owner, &items, depth + 1, out);
        } else {
            let prefix = self.select(&rule.prefix, subject);
            let texts = prefix.map(|p| self.texts(&p, true)).unwrap_or_default();
            for (text, env) in texts {
                let path = path::canonical(&text, &self.syntaxes(rule));
                let step = self.value_step(item, prefix_note(&text, rule));
                out.routers.mount(item, Mount::new(owner.clone(), env, path, rule, step));
            }
            self.table(rule.pack, item, &items, depth + 1, out);
        }
    }

    /// The texts of values; lists give each of their elements. `holes`: an unknown value is a hole, else it is
    /// one only when its name says that it is a path.
    pub(crate) fn texts(&mut self, values: &Results, holes: bool) -> Vec<(Text, Env)> {
        self.texts_within(values, holes, MAX_LISTS)
    }

    /// `depth`: how many lists within lists are looked into.
    fn texts_within(&mut self, values: &Results, holes: bool, depth: u8) -> Vec<(Text, Env)> {
        let mut out = Vec::new();
        let mut other = false;
        for (value, env) in values {
            match value {
                Value::Text(text) => out.push((text.as_ref().clone(), env.clone())),
                Value::Node(at) if !self.is_list(at) => other = true,
                Value::Node(_) | Value::Seq(_) | Value::ListOf(_) if depth > 0 => {
                    let elements = self.elements(value, env, false);
                    out.extend(self.texts_within(&elements, holes, depth - 1));
                }
                Value::Num(number) => out.push((Text::lit(number.as_str()), env.clone())),
                Value::Unknown(name) if holes || names_a_path(*name) => out.push((Text::hole(*name), env.clone())),
                Value::Obj { .. } | Value::Bound { .. } | Value::Ext(_) | Value::Node(_) if holes => {
                    out.push((Text::hole(Sym::EMPTY), env.clone()));
                }
                _ => other = true,
            }
        }
        if out.is_empty() && (other || !holes) {
            let env = values.first().map(|v| v.1.clone()).unwrap_or_default();
            out.push((Text::default(), env));
        }
        out
    }

    /// The points of a registration.
    pub(crate) fn finish(&mut self, pending: &Pending, routers: &mut Routers) -> Vec<Route> {
        self.refuel();
        self.excess = Excess::default();
        let out = self.finished(pending, routers);
        self.note_points(self.line_of(pending.subject.at.file, pending.subject.at.expr));
        out
    }

    fn finished(&mut self, pending: &Pending, routers: &mut Routers) -> Vec<Route> {
        let rule = self.rule(pending.rule);
        if !rule.path_name.is_empty() {
            return self.finish_named(pending, routers);
        }
        let mut out = Vec::new();
        let owners = self.route_owners(rule, &pending.subject);
        let paths = match self.select(&rule.path, &pending.subject) {
            Some(values) => self.texts(&values, true),
            None => vec![(Text::default(), pending.subject.at.env.clone())],
        };
        for (text, env) in paths {
            let subject = pending.subject.under(&env);
            let mut text = text;
            let mut methods = self.methods(rule, &subject);
            let mut path_told = false;
            if rule.path_has_method
                && let Some((verb, rest)) = split_method(&text)
            {
                path_told = true;
                methods = vec![verb];
                text = rest;
            }
            if rule.path_has_method {
                text = without_host(&text);
            }
            let syntaxes = self.syntaxes(rule);
            if syntaxes.contains(&PathSyntax::Dollar) && path::is_pathless(&text.to_string()) {
                continue;
            }
            let local = path::canonical(&text, &syntaxes);
            let front = self.select(&rule.front, &subject).map(|f| self.texts(&f, true)).unwrap_or_default();
            let front = front.first().map(|(t, _)| path::canonical(t, &self.syntaxes(rule))).unwrap_or_default();
            let only = self.select(&rule.only, &subject).map(|o| self.texts(&o, false)).unwrap_or_default();
            let only: Vec<String> =
                only.iter().filter_map(|(t, _)| t.as_lit()).filter(|t| !t.is_empty()).map(verb).collect();
            let handler = self.handler(rule, &subject);
            for owner in &owners {
                let ways = match owner {
                    Some(owner) => self.prefixes(routers, owner, &env),
                    None => vec![Prefix::bare(&env, Root::Shown)],
                };
                for mut way in ways {
                    way.path = path::join(&front, &way.path, crate::model::rule::Join::Slash);
                    // What the way has chosen (a row of a table) decides about methods and handler too.
                    let (subject, methods, handler) = if way.env == env || path_told {
                        (subject.clone(), methods.clone(), handler)
                    } else {
                        let subject = pending.subject.under(&env.overlay(&way.env));
                        let methods = self.methods(rule, &subject);
                        let handler = self.handler(rule, &subject);
                        (subject, methods, handler)
                    };
                    let parts = self.parts(rule, &subject, &local, &methods, handler);
                    for (local, mut methods, handler) in parts {
                        if !only.is_empty() {
                            if methods.iter().any(|m| m == "ANY") {
                                methods.clone_from(&only);
                            }
                            methods.retain(|m| m == "QUERY" || only.contains(m));
                        }
                        self.points(pending, &subject, &way, &local, &methods, handler, &mut out);
                    }
                }
            }
        }
        out
    }

    /// The owners of a route; `None` in it: no router at all.
    pub(crate) fn route_owners(&mut self, rule: &Rule, subject: &Subject) -> Vec<Option<Value>> {
        if rule.within_class {
            let Some(Decorated::Func(file, func)) = subject.decorated else { return Vec::new() };
            let class = self.world.facts(file).functions[func.index()].class;
            if !class.is_some() {
                return vec![Some(Value::Func { file, func, env: Env::default(), on: None })];
            }
            let groups = class.get().map(|c| self.controllers(file, c)).unwrap_or_default();
            return if groups.is_empty() && rule.class_optional { vec![None] } else { groups };
        }
        let owners = self.owners(rule, subject);
        if owners.is_empty() { vec![None] } else { owners.into_iter().map(Some).collect() }
    }

    /// The classes with a group rule that a method of `class` serves: itself, or those derived from it.
    fn controllers(&mut self, file: FileId, class: ClassId) -> Vec<Option<Value>> {
        let mut out = Vec::new();
        let mut open = vec![(file, class)];
        let mut seen = Vec::new();
        while let Some((f, c)) = open.pop() {
            if seen.contains(&(f, c)) || seen.len() > 64 {
                continue;
            }
            seen.push((f, c));
            if self.class_rules(f, c).iter().any(|(r, _)| self.rule(*r).emit == Emit::Group) {
                out.push(Some(Value::Class { file: f, class: c }));
            }
            let name = self.class(f, c).name;
            if !name.is_empty() {
                for (df, dc) in self.world.derived_from(name).to_vec() {
                    if self.lineage(df, dc).contains(&(f, c)) {
                        open.push((df, dc));
                    }
                }
            }
        }
        out
    }

    pub(crate) fn methods(&mut self, rule: &Rule, subject: &Subject) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        if let Some(values) = self.select(&rule.method, subject) {
            for (text, _) in self.texts(&values, true) {
                match text.as_lit() {
                    Some(name) if !name.is_empty() => out.push(verb(name)),
                    _ => {}
                }
            }
        }
        if out.is_empty() {
            out = self.decorated_methods(rule, subject);
        }
        if out.is_empty() {
            out.extend(rule.default_methods.iter().map(|m| m.as_str().to_owned()));
        }
        if out.is_empty() {
            out.push("ANY".to_owned());
        }
        out.sort();
        out.dedup();
        if out.iter().any(|m| m == "ANY") { vec!["ANY".to_owned()] } else { out }
    }

    /// Methods that a decorator of the handler lets through.
    fn decorated_methods(&mut self, rule: &Rule, subject: &Subject) -> Vec<String> {
        let Some(Handler::Func(file, func)) = self.handler(rule, subject) else { return Vec::new() };
        let decorators = self.world.facts(file).functions[func.index()].decorators.clone();
        let mut out = Vec::new();
        for decorator in decorators {
            let at = At::new(file, decorator, &Env::default());
            for m in self.matches(&at) {
                let limits = self.rule(m.rule);
                if limits.emit != Emit::Nothing || (limits.method.is_empty() && limits.default_methods.is_empty()) {
                    continue;
                }
                let subject = super::routers::subject(at.clone(), m.on.clone(), m.name);
                let texts = self.select(&limits.method, &subject).map(|v| self.texts(&v, false)).unwrap_or_default();
                out.extend(texts.iter().filter_map(|(t, _)| t.as_lit()).filter(|t| !t.is_empty()).map(verb));
                if out.is_empty() {
                    out.extend(limits.default_methods.iter().map(|m| m.as_str().to_owned()));
                }
            }
        }
        out
    }

    pub(crate) fn handler(&mut self, rule: &Rule, subject: &Subject) -> Option<Handler> {
        let selector = if rule.handler.is_empty() { return None } else { &rule.handler };
        let values = self.select(selector, subject)?;
        let found = values.iter().find_map(|(v, e)| self.as_handler(v, e, 0));
        match found {
            Some(Handler::Func(file, func)) if self.world.facts(file).functions[func.index()].name.is_empty() => {
                self.wrapped_handler(selector, subject).or(found)
            }
            found => found,
        }
    }

    /// The handler that a middleware of the project was given, when what it made is a closure.
    fn wrapped_handler(&mut self, selector: &crate::model::rule::Selector, subject: &Subject) -> Option<Handler> {
        let index = match selector.0.first()? {
            crate::model::rule::Term::Arg { index, path } if path.is_empty() => *index,
            _ => return None,
        };
        let args: Vec<ExprId> =
            self.arguments(&subject.at).iter().filter(|a| a.name.is_empty()).map(|a| a.value).collect();
        let index = if index < 0 { args.len().checked_sub(index.unsigned_abs() as usize)? } else { index as usize };
        let call = subject.at.sibling(*args.get(index)?);
        let given: Vec<ExprId> = self.arguments(&call).iter().map(|a| a.value).collect();
        given.into_iter().rev().find_map(|arg| {
            let values = self.eval(&call.sibling(arg));
            let found = values.into_iter().find_map(|(v, e)| self.as_handler(&v, &e, 1));
            found.filter(|h| matches!(h, Handler::Func(..)))
        })
    }

    /// A function or class behind wrappers: `wrap(handler)`, `[guard, handler]`, `obj.method`.
    pub(crate) fn as_handler(&mut self, value: &Value, env: &Env, depth: u8) -> Option<Handler> {
        match value {
            Value::Func { file, func, .. } => Some(Handler::Func(*file, *func)),
            Value::Class { file, class } => Some(Handler::Class(*file, *class)),
            Value::Instance { file, class, .. } => Some(Handler::Class(*file, *class)),
            Value::Obj { site: Some(site), .. } if depth < 4 => {
                let args: Vec<ExprId> = self.arguments(site).iter().map(|a| a.value).collect();
                args.into_iter().rev().find_map(|arg| {
                    let values = self.eval(&At { env: env.overlay(&site.env), file: site.file, expr: arg });
                    values.into_iter().find_map(|(v, e)| self.as_handler(&v, &e, depth + 1))
                })
            }
            Value::Node(_) | Value::Seq(_) if depth < 4 => {
                let elements = self.elements(value, env, false);
                elements.into_iter().rev().find_map(|(v, e)| self.as_handler(&v, &e, depth + 1))
            }
            _ => None,
        }
    }

    /// What one registration stands for: itself, or the routes of a resource.
    pub(crate) fn parts(
        &mut self,
        rule: &Rule,
        subject: &Subject,
        local: &str,
        methods: &[String],
        handler: Option<Handler>,
    ) -> Vec<(String, Vec<String>, Option<Handler>)> {
        if rule.routes.is_empty() && rule.members.is_none() {
            return vec![(local.to_owned(), methods.to_vec(), handler)];
        }
        let values = self.select(&rule.class, subject).unwrap_or_default();
        let class = values.iter().find_map(|(v, e)| match self.as_handler(v, e, 0) {
            Some(Handler::Class(file, class)) => Some((file, class)),
            _ => None,
        });
        let outside = if class.is_none() { values.iter().find_map(|(v, _)| self.outside_members(v)) } else { None };
        let members = class.map(|(f, c)| self.member_names(f, c)).or(outside);
        if members.is_none() && !rule.class.is_empty() {
            // Which of the routes there are is not known: each path once.
            let below = rule.routes.iter().map(|r| self.rule_path(rule, subject, r.path));
            let mut paths: Vec<String> = below.map(|path| path::join(local, &path, rule.join)).collect();
            paths.sort();
            paths.dedup();
            return paths.into_iter().map(|p| (p, vec!["ANY".to_owned()], None)).collect();
        }
        let mut out = Vec::new();
        for sub in &rule.routes {
            let has = match &members {
                Some(members) => sub.member.is_empty() || sub.member.iter().any(|m| members.contains(m)),
                None => true,
            };
            let dropped = !sub.unless.is_empty() && self.select(&sub.unless, subject).is_some();
            if !has || dropped {
                continue;
            }
            let function = class.zip(sub.member.first()).and_then(|((f, c), m)| self.method(f, c, *m));
            let handler = function.map(|(f, m)| Handler::Func(f, m)).or(handler);
            let path = self.rule_path(rule, subject, sub.path);
            let verbs = sub.methods.iter().map(|m| verb(m.as_str())).collect();
            out.push((path::join(local, &path, rule.join), verbs, handler));
        }
        if let (Some(rules), Some((file, class))) = (&rule.members, class) {
            out.extend(self.member_routes(rule, rules, (file, class), local, subject));
        }
        out
    }

    #[expect(clippy::too_many_arguments, reason = "private to the walk above")]
    pub(crate) fn points(
        &mut self,
        pending: &Pending,
        subject: &Subject,
        way: &Prefix,
        local: &str,
        methods: &[String],
        handler: Option<Handler>,
        out: &mut Vec<Route>,
    ) {
        let rule = self.rule(pending.rule);
        let mut full = path::join(&way.path, local, rule.join);
        let mut way = way.clone();
        if let Some(versioned) = self.with_assumed_version(rule, subject, &full) {
            let note = "the version is written as it is by default: the application is not in the code".to_owned();
            way.steps.push(self.step(subject.at.file, subject.at.expr, note));
            way.assumed = true;
            full = versioned;
        }
        for (full, methods) in self.spelled(rule, subject, &full, methods) {
            self.point(pending, subject, &way, &full, &methods, handler, out);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "private to the walk above")]
    fn point(
        &mut self,
        pending: &Pending,
        subject: &Subject,
        way: &Prefix,
        full: &str,
        methods: &[String],
        handler: Option<Handler>,
        out: &mut Vec<Route>,
    ) {
        let rule = self.rule(pending.rule);
        let (mut path, mut cut) = path::finish(full);
        // A base that is nothing but unknown stands before the root path.
        let known = full.trim_matches(['/', HOLE]).is_empty() && !way.path.is_empty();
        if known
            && full.contains(HOLE)
            && way.path.contains(HOLE)
            && full.matches(HOLE).count() == way.path.matches(HOLE).count()
        {
            "/".clone_into(&mut path);
            cut = true;
        }
        // Neither the verb nor any part of the path: that tells nothing.
        if subject.name.as_str() == ANY_VERB && full.contains(HOLE) && full.trim_matches(['/', HOLE]).is_empty() {
            return;
        }
        let said = self.said_at(subject, &[&rule.path, &rule.items, &rule.class], &rule.handler);
        let written_here = matches!(subject.decorated, Some(Decorated::Func(..))) && self.decorates(subject);
        let moved = !written_here && (said.file, said.expr) != (subject.at.file, subject.at.expr);
        let place =
            if moved { Subject { at: said.clone(), decorated: None, ..subject.clone() } } else { subject.clone() };
        let position = self.position(&place);
        let handler = match handler {
            None if moved => self.world.decorated_by(said.file, said.expr).map(|f| Handler::Func(said.file, f)),
            handler => handler,
        };
        let mut steps = self.choices(&way.env.overlay(&subject.at.env));
        steps.extend(way.steps.iter().cloned());
        if moved {
            steps.push(self.step(subject.at.file, subject.at.expr, "registered here".to_owned()));
        }
        if cut {
            let note = "a base path that the code reads from outside stands before this path".to_owned();
            steps.push(Step { file: position.0, line: position.1, note });
        }
        let doubt = match way.root {
            Root::Shown => None,
            Root::Hidden => Some("where this router comes from is not shown by the code"),
            Root::Unmounted => Some("this router is mounted nowhere in the code that was read"),
        };
        if let Some(doubt) = doubt {
            steps.push(Step { file: position.0, line: position.1, note: doubt.to_owned() });
        }
        let open = methods == ["ANY"] && (subject.name.as_str() == ANY_VERB || self.serves_unknown(rule, subject));
        if open {
            let note = "what serves this route, and so its methods, is not shown by the code".to_owned();
            steps.push(Step { file: position.0, line: position.1, note });
        }
        let unsure = path.contains("{?}") || cut || doubt.is_some() || way.assumed || pending.by_shape || open;
        let certainty = if pending.by_shape && full.contains(HOLE) {
            Certainty::Shape
        } else if unsure {
            Certainty::Gated
        } else {
            Certainty::Resolved
        };
        let emit = if rule.emit == Emit::Tree { Emit::HttpRoute } else { rule.emit };
        let emit = self.kind_by_handler(emit, handler);
        for method in methods {
            // A connection is upgraded by a GET request.
            let method = if emit == Emit::WebSocket && method == "ANY" { "GET" } else { method };
            out.push(Route {
                emit,
                rule: pending.rule,
                file: position.0,
                line: position.1,
                column: position.2,
                end_line: position.3,
                method: method.to_owned(),
                path: path.clone(),
                handler,
                certainty,
                steps: steps.clone(),
                env: way.env.clone(),
                subject: Some(subject.clone()),
                crossing: None,
            });
        }
    }

    /// Whether the handler, which would tell the methods, is not known.
    fn serves_unknown(&mut self, rule: &Rule, subject: &Subject) -> bool {
        if rule.method.is_empty() || rule.handler.is_empty() || self.select(&rule.method, subject).is_some() {
            return false;
        }
        let values = self.select(&rule.handler, subject).unwrap_or_default();
        !values.is_empty() && values.iter().all(|(value, env)| self.is_open(value, env, 0))
    }

    /// Whether nothing is known of a value: neither itself nor what it was made of.
    fn is_open(&mut self, value: &Value, env: &Env, depth: u8) -> bool {
        match value {
            Value::Unknown(_) => true,
            Value::Bound { on, .. } | Value::Obj { on: Some(on), .. } if depth < 4 => self.is_open(on, env, depth + 1),
            Value::Obj { site: Some(site), .. } if depth < 4 => {
                let args: Vec<ExprId> = self.arguments(site).iter().map(|a| a.value).collect();
                let under = env.overlay(&site.env);
                !args.is_empty()
                    && args.into_iter().all(|arg| {
                        let values = self.eval(&At::new(site.file, arg, &under));
                        values.iter().all(|(v, e)| self.is_open(v, e, depth + 1))
                    })
            }
            _ => false,
        }
    }

    /// Whether a registration is a decorator of a function that stands right below it.
    fn decorates(&self, subject: &Subject) -> bool {
        self.world.decorated_by(subject.at.file, subject.at.expr).is_some()
    }

    /// File, line, column, last line of a registration.
    pub(crate) fn position(&self, subject: &Subject) -> (FileId, u32, u32, u32) {
        if let Some((_, at)) = &subject.key {
            let pos = self.world.facts(at.file).pos(at.expr);
            return (at.file, pos.line(), pos.column(), pos.line());
        }
        let facts = self.world.facts(subject.at.file);
        if subject.at.expr.is_some() {
            let pos = facts.pos(subject.at.expr);
            let args = self.arguments(&subject.at);
            let last = args.iter().map(|a| facts.pos(a.value).line()).max().unwrap_or(0).max(pos.line());
            return (subject.at.file, pos.line(), pos.column(), last);
        }
        match subject.decorated {
            Some(Decorated::Func(file, func)) => {
                let pos = self.world.facts(file).functions[func.index()].pos;
                (file, pos.line(), pos.column(), pos.line())
            }
            Some(Decorated::Class(file, class)) => {
                let pos = self.class(file, class).pos;
                (file, pos.line(), pos.column(), pos.line())
            }
            None => (subject.at.file, 1, 1, 1),
        }
    }

    /// The choices of an environment, told.
    pub(crate) fn choices(&self, env: &Env) -> Vec<Step> {
        let mut out = Vec::new();
        for (key, choice) in env.entries() {
            let (file, expr, note) = match (key, choice) {
                (Key::Frame(file, func), Choice::Call(f, call)) => {
                    (*f, *call, format!("{} is called here", self.spoken(*file, *func)))
                }
                (Key::Frame(file, func), Choice::Callback(f, call, _)) => {
                    (*f, *call, format!("{} is handed over here, to be called", self.spoken(*file, *func)))
                }
                (Key::Loop(file, of), Choice::Element(n)) => (*file, *of, format!("element {} of this list", n + 1)),
                _ => continue,
            };
            out.push((self.frames_around(env, file, expr), self.step(file, expr, note)));
        }
        // As a program runs: whoever calls comes before what is called.
        out.sort_by_key(|(depth, _)| *depth);
        out.into_iter().map(|(_, step)| step).collect()
    }

    /// How many choices lie between the start of the program and an expression.
    fn frames_around(&self, env: &Env, file: FileId, expr: ExprId) -> usize {
        let (mut depth, mut open, mut seen) = (0, vec![(file, expr)], Vec::new());
        while let Some((file, expr)) = open.pop() {
            for func in self.world.functions_around(file, expr) {
                let key = Key::Frame(file, func);
                let Some(Choice::Call(f, call) | Choice::Callback(f, call, _)) = env.get(key) else { continue };
                if !seen.contains(&key) {
                    seen.push(key);
                    depth += 1;
                    open.push((f, call));
                }
            }
        }
        depth
    }

    /// A function as people call it.
    fn spoken(&self, file: FileId, func: FuncId) -> String {
        let name = self.world.facts(file).functions[func.index()].name;
        if name.is_empty() { "a function without a name".to_owned() } else { format!("{name}()") }
    }
}

/// `prefix /api (larch/group)`.
pub(crate) fn prefix_note(prefix: &Text, rule: &Rule) -> String {
    let prefix = prefix.to_string();
    if prefix.is_empty() { format!("an empty prefix ({})", rule.id) } else { format!("prefix {prefix} ({})", rule.id) }
}

/// `mounted at /api (larch/mount)`.
fn mount_note(prefix: &Text, rule: &Rule) -> String {
    let prefix = prefix.to_string();
    if prefix.is_empty() {
        format!("mounted without a prefix ({})", rule.id)
    } else {
        format!("mounted at {prefix} ({})", rule.id)
    }
}

/// `GET /users` -> (`GET`, `/users`).
fn split_method(text: &Text) -> Option<(String, Text)> {
    let Some(Part::Lit(first)) = text.parts().first() else { return None };
    let (verb, rest) = first.trim_start().split_once(char::is_whitespace)?;
    let token = verb.bytes().all(|b| b.is_ascii_uppercase());
    if !token && !VERBS.iter().any(|v| v.eq_ignore_ascii_case(verb)) {
        return None;
    }
    let mut path = Text::lit(rest.trim_start());
    for part in &text.parts()[1..] {
        match part {
            Part::Lit(s) => path.push_str(s),
            Part::Hole(name) => path.push(&Text::hole(*name)),
        }
    }
    Some((super::select::verb(verb), path))
}

/// A pattern without the host in front of its path.
fn without_host(text: &Text) -> Text {
    let Some(Part::Lit(first)) = text.parts().first() else { return text.clone() };
    if first.starts_with('/') {
        return text.clone();
    }
    let Some(slash) = first.find('/') else { return text.clone() };
    let mut path = Text::lit(&first[slash..]);
    for part in &text.parts()[1..] {
        match part {
            Part::Lit(s) => path.push_str(s),
            Part::Hole(name) => path.push(&Text::hole(*name)),
        }
    }
    path
}

/// Whether an unknown first argument is a path rather than middleware.
pub(crate) fn names_a_path(name: Sym) -> bool {
    let name = name.as_str().to_lowercase();
    ["path", "prefix", "base", "url", "route", "version", "root"].iter().any(|w| name.contains(w))
}
