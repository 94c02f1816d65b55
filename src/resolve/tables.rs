//! Tables of routes: lists and maps whose elements are registrations.

use crate::model::facts::ExprId;
use crate::model::rule::{Emit, Rule};
use crate::model::sym::Sym;
use crate::resolve::emit::Collected;
use crate::resolve::eval::Resolver;
use crate::resolve::evidence::prefix_note;
use crate::resolve::path::{self};
use crate::resolve::routers::{Mount, Node, Step, node_of, subject};
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Env, FileId, Results, Value};

impl Resolver<'_> {
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
    pub(crate) fn element_rules(&mut self, file: FileId, item: &Value, pack: Option<usize>) -> Vec<u32> {
        let types = self.types_of(file, item);
        let language = self.language(file);
        let world = self.world;
        let shaped = matches!(item, Value::Node(_) | Value::Seq(_)) || self.entry.is_some();
        let handed = matches!(item, Value::Func { .. });
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
                    && (shaped || (handed && matches!(rule.emit, Emit::Point(_))))
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
            Emit::Point(_) => rule.boundary.as_ref().map_or(&rule.path, |boundary| &boundary.target),
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
    pub(crate) fn element(
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
}
