//! The whole question: which points does the project have?

use std::rc::Rc;

use rustc_hash::FxHashSet;

use crate::model::component::EnvValue;
use crate::model::facts::{ClassId, ClassKind, Expr, ExprId, FuncId};
use crate::model::point::Response;
use crate::model::redact::is_secret_variable;
use crate::model::rule::{Emit, Shape};
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::resolve::contract::{Admittance, without_doubtful};
use crate::resolve::emit::{Certainty, Collected, Handler, Pending, Route};
use crate::resolve::environment::EnvRead;
use crate::resolve::eval::Resolver;
use crate::resolve::flow::{FlowInfo, flows};
use crate::resolve::limits::Reached;
use crate::resolve::outbound::{Crossing, Makers};
use crate::resolve::params::Inputs;
use crate::resolve::routers::{Routers, Step, subject};
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::testing::Testing;
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::World;

/// A step of a resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StepInfo {
    pub(crate) file: usize,
    pub(crate) line: u32,
    pub(crate) note: String,
}

/// What serves a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HandlerInfo {
    pub(crate) file: usize,
    /// Dotted: class and function.
    pub(crate) symbol: String,
    pub(crate) line: u32,
    pub(crate) end_line: u32,
}

/// An inbound point found, in plain data: files are indexes into the units.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) emit: Emit,
    pub(crate) rule: u32,
    pub(crate) file: usize,
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) end_line: u32,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) handler: Option<HandlerInfo>,
    pub(crate) certainty: Certainty,
    pub(crate) steps: Vec<StepInfo>,
    pub(crate) inputs: Inputs,
    pub(crate) admittance: Admittance,
    pub(crate) responses: Vec<Response>,
    pub(crate) crossing: Option<Box<Crossing>>,
}

/// What resolution came to.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    /// All points, in order of file and line.
    pub(crate) findings: Vec<Finding>,
    /// Where something was too much.
    pub(crate) reached: Vec<Reached>,
    pub(crate) env: Vec<EnvInfo>,
    /// What inbound findings lead to.
    pub(crate) flows: Vec<FlowInfo>,
    /// What carries the messages that come in: the file that says so, and a technology.
    pub(crate) carriers: Vec<(usize, String)>,
    /// What tests say, when they are looked at.
    pub(crate) testing: Option<Testing>,
}

/// An environment variable that code reads; the file is an index into the units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EnvInfo {
    pub(crate) file: usize,
    pub(crate) line: u32,
    pub(crate) name: String,
    pub(crate) default: Option<String>,
    pub(crate) secret: bool,
    /// What files of configuration set it to.
    pub(crate) set: Vec<EnvValue>,
}

impl From<EnvRead> for EnvInfo {
    fn from(read: EnvRead) -> EnvInfo {
        let secret = is_secret_variable(&read.name);
        let file = read.file.0 as usize;
        EnvInfo { file, line: read.line, name: read.name, default: read.default, secret, set: Vec::new() }
    }
}

/// Finds all points of a project.
pub(crate) fn resolve(world: &World<'_>) -> Resolved {
    let mut resolver = Resolver::new(world);
    if !world.frameworks.is_empty() {
        resolver.find_test_bases();
        resolver.find_fixtures();
    }
    resolver.find_called_by_name();
    resolver.find_configs();
    let mut collected = Collected { env: resolver.find_env(), ..Collected::default() };
    // Answers that ran out of fuel depend on what was asked before: tests, which may be left unread, come last.
    let is_late = |file: usize| world.files[file].scope != FileScope::Production;
    let mut order: Vec<FileId> = world.ids().filter(|file| world.is_looked_at(*file)).collect();
    order.sort_by_key(|file| is_late(file.0 as usize));
    for file in order {
        resolver.collect_file(file, &mut collected);
    }
    let (crossings, mut env) = (std::mem::take(&mut collected.crossings), std::mem::take(&mut collected.env));
    let (crossings, of_tests) = resolver.parted(crossings);
    env.sort();
    env.dedup();
    let mut routes = Vec::new();
    for registration in std::mem::take(&mut collected.pending) {
        routes.extend(resolver.finish(&registration, &mut collected.routers));
    }
    resolver.finish_by_handler(&mut collected, &mut routes);
    routes.extend(resolver.file_routes());
    let routes = resolver.by_verb(routes);
    let mut routes = resolver.without_repeats(routes);
    let mut testing = (!world.frameworks.is_empty()).then(|| {
        resolver.name_routes(&routes);
        resolver.testing(&of_tests)
    });
    let depended = depends_on_env(world, &crossings, &env, &resolver);
    for (crossing, env) in crossings.iter().zip(depended) {
        let found = resolver.crossings(crossing);
        let found = resolver.at_callers(found);
        routes.extend(found.into_iter().map(|mut route| {
            if let Some(crossing) = &mut route.crossing {
                crossing.env.clone_from(&env);
            }
            route
        }));
    }
    let (carriers, routes): (Vec<Route>, Vec<Route>) = routes.into_iter().partition(|r| r.emit == Emit::Carrier);
    let mut findings: Vec<(Finding, Route)> = routes.into_iter().map(|r| (resolver.finding(r.clone()), r)).collect();
    findings.sort_by(|(a, _), (b, _)| {
        let key = |f: &Finding| (f.file, f.line, f.column, f.path.clone(), f.method.clone(), f.certainty);
        key(a).cmp(&key(b))
    });
    let mut seen = FxHashSet::default();
    findings.retain(|(f, _)| seen.insert((f.emit, f.file, f.line, f.path.clone(), f.method.clone())));
    let routes: Vec<Route> = findings.iter().filter(|(f, _)| f.crossing.is_none()).map(|(_, r)| r.clone()).collect();
    resolver.assume(&routes);
    for late in [false, true] {
        let read = findings.iter_mut().filter(|(f, _)| f.emit != Emit::Static && f.crossing.is_none());
        for (finding, route) in read.filter(|(f, _)| is_late(f.file) == late) {
            finding.inputs = resolver.inputs(route);
        }
    }
    let routes: Vec<&Route> = findings.iter().map(|(_, route)| route).collect();
    let flows = flows(&mut resolver, &routes, testing.as_mut());
    resolver.admit(&mut findings, &collected.routers);
    Resolved {
        flows,
        findings: findings.into_iter().map(|f| f.0).collect(),
        reached: resolver.limits.reached(),
        carriers: carriers.iter().filter_map(carrier).collect(),
        env: env.into_iter().map(|read| resolver.env_info(read)).collect(),
        testing,
    }
}

/// The file and technology of a rule that says what carries messages.
fn carrier(route: &Route) -> Option<(usize, String)> {
    let target = route.crossing.as_ref()?.target.clone()?;
    (!target.contains('{')).then_some((route.file.0 as usize, target))
}

/// For each crossing the environment variables that it depends on; none when the project reads no variable.
fn depends_on_env(
    world: &World<'_>,
    crossings: &[Pending],
    env: &[EnvRead],
    resolver: &Resolver<'_>,
) -> Vec<Vec<String>> {
    let known: FxHashSet<&str> = env.iter().map(|read| read.name.as_str()).collect();
    if known.is_empty() {
        return vec![Vec::new(); crossings.len()];
    }
    let mut naming = Resolver::new(world);
    naming.names_env = true;
    naming.called_by_name = resolver.called_by_name.clone();
    naming.configs = resolver.configs.clone();
    naming.attached = resolver.attached.clone();
    naming.env_fields = resolver.env_fields.clone();
    naming.env_keys = resolver.env_keys.clone();
    let mut makers = Makers::default();
    let names = crossings.iter().map(|crossing| {
        let found = naming.env_of(crossing, &mut makers);
        found.into_iter().filter(|name| known.contains(name.as_str())).collect()
    });
    names.collect()
}

impl Resolver<'_> {
    /// Records a class rule for each own method that `pattern` (`resolve_*`) names; `name` is what `*` stands for.
    fn record_methods(&mut self, rule: u32, on_class: &Subject, pattern: Sym, out: &mut Collected) {
        let Some(Value::Class { file, class }) = on_class.on else { return };
        let (head, tail) = pattern.as_str().split_once('*').unwrap_or((pattern.as_str(), ""));
        let facts = self.world.facts(file);
        for method in &facts.classes[class.index()].methods {
            let name = facts.functions[method.index()].name.as_str();
            let Some(rest) = name.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail)) else { continue };
            let mut on_method = subject(At::new(file, ExprId::NONE, &Env::default()), None, Sym::new(rest));
            on_method.on.clone_from(&on_class.on);
            on_method.decorated = Some(Decorated::Func(file, *method));
            self.record(rule, on_method, false, out);
        }
    }

    fn collect_file(&mut self, file: FileId, out: &mut Collected) {
        let facts = self.world.facts(file);
        let mut decorators: FxHashSet<ExprId> = FxHashSet::default();
        for (n, function) in facts.functions.iter().enumerate() {
            for decorator in &function.decorators {
                decorators.insert(*decorator);
                if self.is_candidate(file, *decorator) {
                    self.collect(file, *decorator, Some(Decorated::Func(file, FuncId(n as u32))), out);
                }
            }
        }
        for (n, class) in facts.classes.iter().enumerate() {
            let id = ClassId(n as u32);
            for decorator in &class.decorators {
                decorators.insert(*decorator);
                if self.is_candidate(file, *decorator) {
                    self.collect(file, *decorator, Some(Decorated::Class(file, id)), out);
                }
            }
            if !class.bases.is_empty() || !class.decorators.is_empty() {
                let only_type = matches!(class.kind, ClassKind::Interface | ClassKind::Alias);
                for (rule, subject) in self.class_rules(file, id) {
                    if only_type && matches!(self.rule(rule).emit, Emit::Point(_)) {
                        continue;
                    }
                    if self.rule(rule).emit != Emit::Group && self.holds(self.rule(rule), &subject) {
                        let mut subject = subject;
                        subject.on = Some(Value::Class { file, class: id });
                        let methods = self.rule(rule).boundary.as_ref().map_or(Sym::EMPTY, |b| b.each_method);
                        if methods.is_empty() {
                            self.record(rule, subject, false, out);
                        } else {
                            self.record_methods(rule, &subject, methods, out);
                        }
                    }
                }
            }
        }
        for n in 0..facts.exprs.len() {
            let expr = ExprId(n as u32);
            if !matches!(facts.expr(expr), Expr::Call { .. }) || decorators.contains(&expr) {
                continue;
            }
            if self.is_candidate(file, expr) {
                self.collect(file, expr, None, out);
            }
            self.collect_by_handler(file, expr, out);
        }
        self.collect_tables(file, out);
        self.collect_env(file, &mut out.env);
        for found in &facts.matches {
            let rule = self.rule(found.rule);
            if rule.shape == Shape::File && !self.world.is_used(self.world.unit(file).component, rule.pack) {
                continue;
            }
            self.refuel();
            let at = At::new(file, found.at, &Env::default());
            let mut subject = subject(at, None, Sym::EMPTY);
            subject.captures = Rc::new(found.captures.clone());
            self.record(found.rule, subject, false, out);
        }
    }

    /// Module-level names that packs know as tables.
    fn collect_tables(&mut self, file: FileId, out: &mut Collected) {
        let language = self.language(file);
        let world = self.world;
        let names = self.table_names(file);
        for name in names {
            for rule in world.rules.by_binding.get(&(language, name)).into_iter().flatten() {
                let pack = self.rule(*rule).pack;
                if !world.is_gated(file, pack) || !self.is_placed(self.rule(*rule), file) {
                    continue;
                }
                self.refuel();
                let items = self.exported(file, name, &Env::default());
                self.table(pack, &Value::Module(file), &items, 0, out);
            }
        }
        self.collect_stored_tables(file, out);
    }

    /// Finds out who may call which route.
    fn admit(&mut self, findings: &mut [(Finding, Route)], routers: &Routers) {
        let inbound = |f: &Finding| f.emit != Emit::Static && f.crossing.is_none();
        for (finding, route) in findings.iter_mut().filter(|(f, _)| inbound(f)) {
            finding.admittance = self.admittance(route, routers);
            finding.responses = self.responses(route, &finding.inputs);
        }
        let of = |f: &Finding| (self.world.files[f.file].component, self.rule(f.rule).pack);
        let mut all: Vec<((usize, usize), &mut Admittance)> =
            findings.iter_mut().map(|(f, _)| (of(f), &mut f.admittance)).collect();
        without_doubtful(&mut all);
    }

    fn finding(&self, route: Route) -> Finding {
        let step = |s: Step| StepInfo { file: s.file.0 as usize, line: s.line, note: s.note };
        Finding {
            emit: route.emit,
            rule: route.rule,
            file: route.file.0 as usize,
            line: route.line,
            column: route.column,
            end_line: route.end_line,
            method: route.method,
            path: route.path,
            handler: route.handler.map(|h| self.handler_info(h)),
            certainty: route.certainty,
            steps: route.steps.into_iter().map(step).collect(),
            inputs: Inputs::default(),
            admittance: Admittance::default(),
            responses: Vec::new(),
            crossing: route.crossing,
        }
    }

    fn handler_info(&self, handler: Handler) -> HandlerInfo {
        match handler {
            Handler::Func(file, func) => {
                let facts = self.world.facts(file);
                let function = &facts.functions[func.index()];
                let owner = function.class.get().map(|c| facts.classes[c.index()].name);
                let owner = owner.or_else(|| super::world::receiver_type(facts, function));
                let name = if function.name.is_empty() { "<anonymous>" } else { function.name.as_str() };
                let symbol = owner.map_or(name.to_owned(), |o| format!("{o}.{name}"));
                HandlerInfo { file: file.0 as usize, symbol, line: function.lines.0, end_line: function.lines.1 }
            }
            Handler::Class(file, class) => {
                let class = self.class(file, class);
                HandlerInfo {
                    file: file.0 as usize,
                    symbol: class.name.to_string(),
                    line: class.lines.0,
                    end_line: class.lines.1,
                }
            }
        }
    }
}
