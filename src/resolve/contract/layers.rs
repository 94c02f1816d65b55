//! All that runs before a handler, from the application inwards.

use crate::model::facts::{ClassId, Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::rule::Key;
use crate::model::sym::Sym;
use crate::resolve::contract::paths::{ends_with, is_below};
use crate::resolve::contract::verdict::Verdict;
use crate::resolve::emit::{Handler, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::routers::{Given, Hung, Node, Routers};
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Env, FileId, Value};

/// Something that runs before a handler, and where it is put in place.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    /// `None`: it says that everybody gets through.
    pub(super) value: Option<Value>,
    pub(super) env: Env,
    pub(super) file: FileId,
    pub(super) line: u32,
}

/// Wrappers within wrappers.
const MAX_DEPTH: u8 = 4;
/// Wrappers around a router.
const MAX_WRAPPERS: usize = 8;

impl Resolver<'_> {
    /// All that runs before the handler of a route.
    pub(super) fn layers(&mut self, route: &Route, routers: &Routers) -> Vec<Layer> {
        let mut out = Vec::new();
        self.on_the_way(route, routers, &mut out);
        self.at_large(route, routers, &mut out);
        if let Some(subject) = &route.subject {
            let given = self.middleware(self.rule(route.rule), subject);
            add(&given, &mut out);
            self.around_handler(route, subject, &mut out);
        }
        match route.handler {
            Some(Handler::Func(file, func)) => {
                self.on_function(file, func, &mut out);
                self.mixed_in(route, (file, func), &mut out);
                self.asked_for(file, func, &mut out);
            }
            Some(Handler::Class(file, class)) => self.on_class(file, class, &mut out),
            None => {}
        }
        let same = |route: &Route| match (route.handler, &route.subject) {
            (Some(Handler::Func(f, g)), Some(Subject { decorated: Some(Decorated::Func(file, func)), .. })) => {
                (f, g) == (*file, *func)
            }
            _ => false,
        };
        if let Some(Subject { decorated: Some(Decorated::Func(file, func)), .. }) = &route.subject
            && !same(route)
        {
            self.on_function(*file, *func, &mut out);
            self.asked_for(*file, *func, &mut out);
        }
        out
    }

    /// What routers on the way were made, mounted and told to run with.
    fn on_the_way(&mut self, route: &Route, routers: &Routers, out: &mut Vec<Layer>) {
        let Some(chain) = route.chain.clone() else { return };
        let own = route.subject.as_ref().map(|s| (s.at.file, s.at.expr)).filter(|(_, expr)| expr.is_some());
        for (n, hung) in chain.iter().enumerate() {
            match hung {
                Hung::Mount { given, .. } => add(given, out),
                Hung::Node { node, env, given, path } => {
                    add(given, out);
                    let below = chain.get(n + 1).map_or(own, Hung::place);
                    if let Node::Site(file, expr) = node {
                        out.extend(self.wrappers(*file, *expr));
                    }
                    for used in routers.used.get(node).into_iter().flatten() {
                        if used.env.compatible(env)
                            && (used.any_order || below.is_none_or(|below| self.comes_before(used.at, below)))
                            && (used.methods.is_empty() || used.methods.contains(&route.method))
                            && is_below(&route.path, path, &used.path)
                        {
                            add(&used.given, out);
                        }
                    }
                }
            }
        }
    }

    /// Functions of the project that a router is handed to and that may refuse: `auth(router)`.
    fn wrappers(&mut self, file: FileId, made: ExprId) -> Vec<Layer> {
        if let Some(known) = self.bodies.wrappers.get(&(file, made)) {
            return known.clone();
        }
        let facts = self.world.facts(file);
        let around = self.innermost(file, made);
        let names: Vec<Sym> = facts.bindings.iter().filter(|b| b.value == made).map(|b| b.name).collect();
        let mut given: Vec<ExprId> = vec![made];
        if !names.is_empty() {
            let is_it = |e: &ExprId| matches!(facts.expr(*e), Expr::Name { name, .. } if names.contains(&name));
            given.extend((0..facts.exprs.len() as u32).map(ExprId).filter(is_it));
        }
        let mut out = Vec::new();
        for expr in given {
            let mut expr = expr;
            for _ in 0..MAX_WRAPPERS {
                let Some((call, _)) = self.world.argument_of(file, expr) else { break };
                if self.innermost(file, call) != around {
                    break;
                }
                let at = At::new(file, call, &Env::default());
                let Expr::Call { callee, .. } = facts.expr(call) else { break };
                for (value, env) in self.eval(&at.sibling(callee)) {
                    // What is told to register on it runs once.
                    if let Value::Func { file: f, func, .. } = &value
                        && !self.world.facts(*f).functions[func.index()].returns.is_empty()
                        && matches!(self.function_verdict(*f, *func), Verdict::Checks { .. })
                    {
                        let line = facts.pos(call).line();
                        out.push(Layer { value: Some(value), env, file, line });
                    }
                }
                expr = call;
            }
        }
        self.bodies.wrappers.insert((file, made), out.clone());
        out
    }

    /// What is put in place for paths of a component, wherever their routers are.
    fn at_large(&mut self, route: &Route, routers: &Routers, out: &mut Vec<Layer>) {
        let component = self.world.unit(route.file).component;
        for used in &routers.at_large {
            if self.world.unit(used.at.0).component == component
                && (used.methods.is_empty() || used.methods.contains(&route.method))
                && ends_with(&route.path, &used.path)
            {
                add(&used.given, out);
            }
        }
    }

    /// Whether one call comes before another; where they stand in different functions it is taken to.
    fn comes_before(&self, first: (FileId, ExprId), second: (FileId, ExprId)) -> bool {
        first.0 != second.0
            || first.1 < second.1
            || self.innermost(first.0, first.1) != self.innermost(second.0, second.1)
    }

    /// What stands beside or around the handler in its registration.
    fn around_handler(&mut self, route: &Route, subject: &Subject, out: &mut Vec<Layer>) {
        if subject.decorated.is_some() && subject.item.is_none() {
            return;
        }
        let at = match &subject.item {
            Some(Value::Obj { site: Some(site), .. }) => At { env: subject.at.env.overlay(&site.env), ..site.clone() },
            _ => subject.at.clone(),
        };
        let handler = match route.handler {
            Some(Handler::Func(file, func)) => Some((file, func)),
            _ => None,
        };
        let args: Vec<ExprId> = self.arguments(&at).iter().filter(|a| a.name.is_empty()).map(|a| a.value).collect();
        for arg in args {
            self.around(&at.sibling(arg), handler, &route.method, 0, out);
        }
    }

    fn around(&mut self, at: &At, handler: Option<(FileId, FuncId)>, method: &str, depth: u8, out: &mut Vec<Layer>) {
        let facts = self.world.facts(at.file);
        let line = facts.pos(at.expr).line();
        match facts.expr(at.expr) {
            Expr::Call { args, .. } => {
                if self.call_verdict(at, handler, method) == Verdict::Passes {
                    return out.push(self.passing(at, line));
                }
                let callee = match facts.expr(at.expr) {
                    Expr::Call { callee, .. } => callee,
                    _ => ExprId::NONE,
                };
                for (value, env) in self.eval(&at.sibling(callee)) {
                    if let Value::Func { file, func, .. } = value
                        && handler.is_some_and(|handler| self.is_inside(handler, (file, func)))
                    {
                        continue;
                    }
                    if matches!(value, Value::Func { .. }) {
                        out.push(Layer { value: Some(value), env, file: at.file, line });
                    }
                }
                for (value, env) in self.eval(at) {
                    if matches!(value, Value::Obj { .. } | Value::Instance { .. } | Value::Unknown(_))
                        && !value.is_unknown()
                    {
                        out.push(Layer { value: Some(value), env, file: at.file, line });
                    }
                }
                if depth < MAX_DEPTH {
                    for arg in facts.arguments(args) {
                        let inner = at.sibling(arg.value);
                        if matches!(
                            facts.expr(arg.value),
                            Expr::Call { .. }
                                | Expr::Name { .. }
                                | Expr::Member { .. }
                                | Expr::List { .. }
                                | Expr::Spread(_)
                        ) && arg.name.is_empty()
                        {
                            self.around(&inner, handler, method, depth + 1, out);
                        }
                    }
                }
            }
            Expr::List { items } if depth < MAX_DEPTH => {
                for item in facts.items(items) {
                    self.around(&at.sibling(*item), handler, method, depth + 1, out);
                }
            }
            Expr::Name { .. } | Expr::Member { .. } | Expr::Func(_) | Expr::Spread(_) => {
                for (value, env) in self.eval(at) {
                    let is_handler = match &value {
                        Value::Func { file, func, .. } => {
                            handler.is_none_or(|h| h == (*file, *func) || self.is_inside(h, (*file, *func)))
                        }
                        Value::Obj { .. } | Value::Node(_) | Value::Seq(_) | Value::Instance { .. } => false,
                        Value::Bound { .. } | Value::Ext(_) => handler.is_none(),
                        _ => true,
                    };
                    if !is_handler {
                        out.push(Layer { value: Some(value), env, file: at.file, line });
                    }
                }
            }
            _ => {}
        }
    }

    /// Something that lets everybody through.
    fn passing(&self, at: &At, line: u32) -> Layer {
        Layer { value: None, env: at.env.clone(), file: at.file, line }
    }

    /// Decorators of a handler, and of the class that it is a method of.
    fn on_function(&mut self, file: FileId, func: FuncId, out: &mut Vec<Layer>) {
        let function = &self.world.facts(file).functions[func.index()];
        let (decorators, class) = (function.decorators.clone(), function.class);
        for decorator in decorators {
            self.on_decorator(file, decorator, Decorated::Func(file, func), out);
        }
        if let Some(class) = class.get() {
            self.on_class(file, class, out);
        }
    }

    /// A handler of a class that a view only mixes in: what the view itself lists is not known there.
    fn mixed_in(&mut self, route: &Route, (file, func): (FileId, FuncId), out: &mut Vec<Layer>) {
        let world = self.world;
        let Some(class) = world.facts(file).functions[func.index()].class.get() else { return };
        let pack = &world.rules.packs[self.rule(route.rule).pack];
        let mut lists = world.rules.guard_lists.iter().filter(|(language, _)| *language == pack.language);
        let has_lists = lists.any(|(_, list)| list.bases.iter().any(|base| pack.is_opened_by(base.as_str())));
        if has_lists && !self.outside_bases(file, class).iter().any(|base| pack.is_opened_by(base.as_str())) {
            let line = self.class(file, class).pos.line();
            out.push(Layer { value: None, env: Env::default(), file, line });
        }
    }

    fn on_decorator(&mut self, file: FileId, decorator: ExprId, on: Decorated, out: &mut Vec<Layer>) {
        let at = At::new(file, decorator, &Env::default());
        let line = self.world.facts(file).pos(decorator).line();
        for given in self.decorated_with(file, decorator, on) {
            add(&given, out);
        }
        let is_rule = self.matches(&at).iter().any(|m| self.rule(m.rule).emit != crate::model::rule::Emit::Nothing);
        if is_rule {
            return;
        }
        if let Expr::Call { callee, .. } = self.world.facts(file).expr(decorator) {
            if self.is_lenient(&at) {
                return out.push(self.passing(&at, line));
            }
            // A decorator of ECMAScript runs when the class is made: what counts is what it puts in place.
            let runs = self.language(file) != Language::Ecma;
            for (value, env) in self.eval(&at.sibling(callee)) {
                if runs && matches!(value, Value::Func { .. } | Value::Class { .. }) {
                    out.push(Layer { value: Some(value), env, file, line });
                }
            }
        }
        for (value, env) in self.eval(&at) {
            let runs = self.language(file) != Language::Ecma || !matches!(value, Value::Func { .. });
            if runs && !value.is_unknown() {
                out.push(Layer { value: Some(value), env, file, line });
            }
        }
    }

    /// Decorators, bases and lists of guards of a handler's class.
    fn on_class(&mut self, file: FileId, class: ClassId, out: &mut Vec<Layer>) {
        for (f, c) in self.lineage(file, class) {
            for decorator in self.class(f, c).decorators.clone() {
                self.on_decorator(f, decorator, Decorated::Class(f, c), out);
            }
        }
        let line = self.class(file, class).pos.line();
        for base in self.outside_bases(file, class) {
            if self.world.guards.contains_key(&base) {
                out.push(Layer { value: Some(Value::Ext(base)), env: Env::default(), file, line });
            }
        }
        self.listed_guards(file, class, out);
    }

    /// What an attribute of a class lists, or, where it has none, what holds by default.
    fn listed_guards(&mut self, file: FileId, class: ClassId, out: &mut Vec<Layer>) {
        let world = self.world;
        let language = self.language(file);
        let bases = self.outside_bases(file, class);
        for (_, list) in world.rules.guard_lists.iter().filter(|(l, _)| *l == language) {
            if !bases.iter().any(|base| list.bases.contains(base)) {
                continue;
            }
            let mut values = self.class_attribute(file, class, list.attribute, &Env::default());
            values.retain(|(value, _)| !matches!(value, Value::Unknown(_) | Value::Null | Value::Bound { .. }));
            let mut place = (file, self.class(file, class).pos.line());
            if values.is_empty()
                && let Some((object, name, key)) = list.setting
            {
                values = self.setting(file, object, name);
                values = self.walk(values, &[Key::Name(key)]).unwrap_or_default();
                match values.first() {
                    Some((Value::Node(at), _)) => place = (at.file, self.world.facts(at.file).pos(at.expr).line()),
                    _ => values.push((Value::UNKNOWN, Env::default())),
                }
            }
            out.extend(values.into_iter().map(|(value, env)| Layer {
                value: Some(value),
                env,
                file: place.0,
                line: place.1,
            }));
        }
    }
}

fn add(given: &Given, out: &mut Vec<Layer>) {
    if let Some(given) = &given.0 {
        let (file, line, values) = given.as_ref();
        out.extend(values.iter().map(|(value, env)| Layer {
            value: Some(value.clone()),
            env: env.clone(),
            file: *file,
            line: *line,
        }));
    }
}
