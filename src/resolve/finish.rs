//! Points of a registration, all mounts being known.

use std::rc::Rc;

use crate::model::facts::{ClassId, ExprId};
use crate::model::rule::{Emit, PathSyntax, Rule};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::call::ANY_VERB;
use crate::resolve::emit::{Certainty, Handler, Pending, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::limits::Excess;
use crate::resolve::members::Part;
use crate::resolve::path::{self, HOLE};
use crate::resolve::routers::{Prefix, Root, Routers, Step};
use crate::resolve::select::{Decorated, Subject, verb};
use crate::resolve::texts::{split_method, without_host};
use crate::resolve::value::{At, Env, FileId, Value};

impl Resolver<'_> {
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
            // What is required may hold for some callers only.
            if env != pending.subject.at.env && !self.holds(rule, &subject) {
                continue;
            }
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
                    for Part { path: local, mut methods, handler, name } in parts {
                        if !only.is_empty() {
                            if methods.iter().any(|m| m == "ANY") {
                                methods.clone_from(&only);
                            }
                            methods.retain(|m| m == "QUERY" || only.contains(m));
                        }
                        let first = out.len();
                        self.points(pending, &subject, &way, &local, &methods, handler, &mut out);
                        out[first..].iter_mut().for_each(|route| route.name = name);
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

    /// What one registration stands for: itself, or the routes of a resource.
    pub(crate) fn parts(
        &mut self,
        rule: &Rule,
        subject: &Subject,
        local: &str,
        methods: &[String],
        handler: Option<Handler>,
    ) -> Vec<Part> {
        if rule.routes.is_empty() && rule.members.is_none() {
            return vec![Part::new(local.to_owned(), methods.to_vec(), handler)];
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
            return paths.into_iter().map(|p| Part::new(p, vec!["ANY".to_owned()], None)).collect();
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
            let part = Part::new(path::join(local, &path, rule.join), verbs, handler);
            out.push(Part { name: sub.route_name, ..part });
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
    pub(crate) fn point(
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
        let chain = Rc::new(way.chain.clone());
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
                chain: Some(chain.clone()),
                is_rooted: way.root == Root::Shown && !pending.by_shape,
                crossing: None,
                call: ExprId::NONE,
                name: Sym::EMPTY,
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
}
