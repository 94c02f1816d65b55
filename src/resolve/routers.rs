//! Routers as allocations: what is mounted where, and the prefixes that result.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{ClassId, Expr, ExprId, FuncId};
use crate::model::rule::{Emit, Join, PathSyntax, Rule, Shape, Term};
use crate::model::sym::Sym;
use crate::resolve::emit::prefix_note;
use crate::resolve::eval::Resolver;
use crate::resolve::limits::{Limit, Remark};
use crate::resolve::marks::has_version;
use crate::resolve::named_paths::NamedPaths;
use crate::resolve::path;
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value};

/// The identity of something that routes hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Node {
    /// Made by this call or literal.
    Site(FileId, ExprId),
    /// A class with routes on its methods.
    Class(FileId, ClassId),
    /// The table of a module.
    Module(FileId),
    /// A function that is a route by itself.
    Func(FileId, FuncId),
}

/// A step of a resolution, for people.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Step {
    pub(crate) file: FileId,
    pub(crate) line: u32,
    pub(crate) note: String,
}

/// `child` below `parent`.
#[derive(Clone, Debug)]
pub(crate) struct Mount {
    parent: Value,
    env: Env,
    child_env: Env,
    prefix: String,
    join: Join,
    replaces: bool,
    step: Step,
}

/// All mounts and prefixes found.
#[derive(Default)]
pub(crate) struct Routers {
    mounts: FxHashMap<Node, Vec<Mount>>,
    own: FxHashMap<Node, Vec<(String, Env, Join, Step)>>,
    /// Rules by which classes that are mounted hold routes; found when first asked for.
    mounted_kinds: Option<FxHashSet<u32>>,
    /// Paths declared under a name.
    pub(crate) named: NamedPaths,
}

/// One way to reach a router.
#[derive(Clone, Debug)]
pub(crate) struct Prefix {
    pub(crate) path: String,
    pub(crate) env: Env,
    pub(crate) steps: Vec<Step>,
    pub(crate) root: Root,
    /// What nothing mounts, at the end of the way.
    pub(crate) end: Option<Node>,
    /// True when a part of the path is assumed.
    pub(crate) assumed: bool,
}

impl Prefix {
    /// The way to what hangs on no router.
    pub(crate) fn bare(env: &Env, root: Root) -> Prefix {
        Prefix { path: String::new(), env: env.clone(), steps: Vec::new(), root, end: None, assumed: false }
    }
}

/// Where a way to a router begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Root {
    /// At a router that stands for itself.
    Shown,
    /// Outside what the code shows.
    Hidden,
    /// At a router that serves nothing until it is mounted, and is mounted nowhere.
    Unmounted,
}

/// A prefix that a router was made with.
struct Own {
    path: String,
    join: Join,
    steps: Vec<Step>,
    env: Env,
    parent: Option<Value>,
    /// It serves nothing until it is mounted.
    needs_mount: bool,
}

/// Ways kept to reach one router.
const MAX_PREFIXES: usize = 64;
/// Routers passed on all ways from one router up.
const MAX_STEPS: u32 = 10_000;

/// A walk from a router up to the roots.
#[derive(Default)]
struct Climb {
    /// Routers on the way to here.
    active: Vec<Node>,
    steps: u32,
}

impl Routers {
    pub(crate) fn mount(&mut self, child: &Value, mount: Mount) {
        if let Some((node, env)) = node_of(child) {
            let mount = Mount { child_env: env, ..mount };
            self.mounts.entry(node).or_default().push(mount);
        }
    }

    pub(crate) fn prefix(&mut self, on: &Value, path: String, join: Join, step: Step) {
        if let Some((node, env)) = node_of(on) {
            // Versions stand behind all prefixes, in whatever order the calls are.
            let own = self.own.entry(node).or_default();
            let at = if has_version(&path) { own.len() } else { own.partition_point(|o| !has_version(&o.0)) };
            if !own.iter().any(|o| o.0 == path) {
                own.insert(at, (path, env, join, step));
            }
        }
    }
}

impl Mount {
    /// A mount without a prefix.
    pub(crate) fn plain(parent: Value, env: Env, join: Join, step: Step) -> Mount {
        Mount { parent, env, child_env: Env::default(), prefix: String::new(), join, replaces: false, step }
    }

    pub(crate) fn new(parent: Value, env: Env, prefix: String, rule: &Rule, step: Step) -> Mount {
        let (join, replaces) = (rule.join, rule.replaces_prefix);
        Mount { parent, env, child_env: Env::default(), prefix, join, replaces, step }
    }
}

/// What a value is as a router, and the choices under which it was made.
pub(crate) fn node_of(value: &Value) -> Option<(Node, Env)> {
    match value {
        Value::Obj { site: Some(at), .. } | Value::Instance { site: Some(at), .. } | Value::Node(at) => {
            Some((Node::Site(at.file, at.expr), at.env.clone()))
        }
        Value::Class { file, class } => Some((Node::Class(*file, *class), Env::default())),
        Value::Module(file) => Some((Node::Module(*file), Env::default())),
        Value::Func { file, func, .. } => Some((Node::Func(*file, *func), Env::default())),
        _ => None,
    }
}

impl Resolver<'_> {
    /// The ways in which `router` is reached.
    pub(crate) fn prefixes(&mut self, routers: &mut Routers, router: &Value, env: &Env) -> Vec<Prefix> {
        let mut ways = self.ways(routers, router, env, &mut Climb::default());
        self.drop_dead_ends(&mut ways);
        if let Value::Class { file, class } = router
            && ways.iter().any(|way| way.end == Some(Node::Class(*file, *class)))
            && self.kin_is_mounted(routers, *file, *class)
        {
            ways.iter_mut().for_each(|way| way.root = Root::Hidden);
        }
        ways
    }

    /// Beside ways from an application, those from a class of its component that nothing mounts lead nowhere.
    fn drop_dead_ends(&self, ways: &mut Vec<Prefix>) {
        let component = |file: FileId| self.world.unit(file).component;
        let served: Vec<usize> = ways
            .iter()
            .filter_map(|way| match way.end {
                Some(Node::Site(file, _)) => Some(component(file)),
                _ => None,
            })
            .collect();
        ways.retain(|way| !matches!(way.end, Some(Node::Class(file, _)) if served.contains(&component(file))));
    }

    /// Whether other classes that hold routes by the same rule are mounted.
    fn kin_is_mounted(&mut self, routers: &mut Routers, file: FileId, class: ClassId) -> bool {
        if routers.mounted_kinds.is_none() {
            let mut kinds = FxHashSet::default();
            for node in routers.mounts.keys() {
                if let Node::Class(file, class) = node {
                    let rules = self.class_groups(*file, *class, &Env::default());
                    kinds.extend(rules.into_iter().map(|(rule, _)| rule));
                }
            }
            routers.mounted_kinds = Some(kinds);
        }
        let rules = self.class_groups(file, class, &Env::default());
        let mounted = routers.mounted_kinds.as_ref();
        mounted.is_some_and(|kinds| rules.iter().any(|(rule, _)| kinds.contains(rule)))
    }

    fn ways(&mut self, routers: &mut Routers, router: &Value, env: &Env, climb: &mut Climb) -> Vec<Prefix> {
        let Some((node, made_under)) = node_of(router) else {
            let hidden = matches!(router, Value::Obj { .. } | Value::Unknown(_));
            return vec![Prefix::bare(env, if hidden { Root::Hidden } else { Root::Shown })];
        };
        climb.steps += 1;
        if climb.steps > MAX_STEPS {
            self.excess.add(Limit::Ways);
            return vec![Prefix::bare(env, Root::Hidden)];
        }
        if climb.active.contains(&node) {
            if let Some(mount) = routers.mounts.get(&node).and_then(|m| m.first()) {
                self.limits.note(Remark::Circle, (mount.step.file, mount.step.line));
            }
            return Vec::new();
        }
        climb.active.push(node);
        let mut own = self.own_prefixes(router, env);
        if own.is_empty() {
            let (path, steps, env) = (String::new(), Vec::new(), env.clone());
            let needs_mount = self.needs_mount(router);
            own.push(Own { path, join: Join::Slash, steps, env, parent: None, needs_mount });
        }
        let mut out = Vec::new();
        for Own { path, join, steps, env, parent, needs_mount } in own {
            let mut above = Vec::new();
            if let Some(parent) = &parent {
                above.extend(self.ways(routers, parent, &env, climb));
            }
            let mounts: Vec<Mount> = routers.mounts.get(&node).cloned().unwrap_or_default();
            let mut mounted = false;
            for mount in mounts {
                if out.len() > MAX_PREFIXES {
                    break;
                }
                if !mount.child_env.compatible(&made_under) || !mount.child_env.compatible(&env) {
                    continue;
                }
                let under = env.overlay(&mount.env);
                for way in self.ways(routers, &mount.parent, &under, climb) {
                    mounted = true;
                    let mut steps = way.steps.clone();
                    steps.push(mount.step.clone());
                    let mut prefix = path::join(&way.path, &mount.prefix, mount.join);
                    if !path.is_empty() && (!mount.replaces || mount.prefix.is_empty()) {
                        prefix = path::join(&prefix, &path, join);
                    }
                    out.push(Prefix { path: prefix, steps, ..way });
                }
            }
            if parent.is_none() && !mounted {
                let root = if needs_mount { Root::Unmounted } else { Root::Shown };
                above.push(Prefix { end: Some(node), ..Prefix::bare(&env, root) });
            }
            for way in above {
                let mut all = way.steps.clone();
                all.extend(steps.clone());
                out.push(Prefix { path: path::join(&way.path, &path, join), steps: all, ..way });
            }
        }
        climb.active.pop();
        self.add_own(routers, node, &made_under, &mut out);
        if out.len() > MAX_PREFIXES {
            self.excess.add(Limit::Ways);
            out.truncate(MAX_PREFIXES);
        }
        out
    }

    /// Whether a class serves nothing where it is mounted nowhere.
    fn needs_mount(&mut self, router: &Value) -> bool {
        let Value::Class { file, class } = router else { return false };
        self.class_rules(*file, *class).iter().any(|(rule, _)| self.rule(*rule).needs_mount)
    }

    /// Prefixes set on the router afterwards: they go in front of all that it holds.
    fn add_own(&self, routers: &Routers, node: Node, made_under: &Env, ways: &mut [Prefix]) {
        for (path, env, join, step) in routers.own.get(&node).into_iter().flatten() {
            if env.compatible(made_under) {
                for way in ways.iter_mut() {
                    way.path = path::join(&way.path, path, *join);
                    way.steps.push(step.clone());
                }
            }
        }
    }

    /// The prefixes that a router was made with.
    fn own_prefixes(&mut self, router: &Value, env: &Env) -> Vec<Own> {
        let mut out = Vec::new();
        for (rule, subject) in self.making(router, env) {
            let rule = self.rule(rule);
            let (join, needs_mount) = (rule.join, rule.needs_mount);
            let parent = self.in_scope(&subject, subject.on.iter().cloned().collect()).into_iter().next();
            let syntaxes = self.syntaxes(rule);
            let values = self.select(&rule.prefix, &subject);
            let Some(values) = values else {
                let path = self.with_folder(rule, &subject, String::new());
                let path = self.with_version(rule, &subject, path);
                let env = subject.at.env.clone();
                out.push(Own { path, join, steps: Vec::new(), env, parent, needs_mount });
                continue;
            };
            for (text, env) in self.texts(&values, true) {
                let path = path::canonical(&text, &syntaxes);
                let steps = if path.is_empty() {
                    Vec::new()
                } else {
                    vec![self.step(subject.at.file, subject.at.expr, prefix_note(&text, rule))]
                };
                let path = self.with_folder(rule, &subject, path);
                let path = self.with_version(rule, &subject, path);
                out.push(Own { path, join, steps, env, parent: parent.clone(), needs_mount });
            }
        }
        out
    }

    /// The group rules by which a router was made, with what their selectors look at.
    fn making(&mut self, router: &Value, env: &Env) -> Vec<(u32, Subject)> {
        match router {
            Value::Obj { site: Some(site), on, .. } => {
                let at = At { env: env.overlay(&site.env), ..site.clone() };
                let on = on.as_deref().cloned();
                let mut out: Vec<(u32, Subject)> = Vec::new();
                for m in self.matches(&at) {
                    let rule = self.rule(m.rule);
                    let same = on.is_none() || m.on.is_none() || on == m.on;
                    if rule.emit == Emit::Group && rule.shape == Shape::Call && same {
                        let parent = if m.on.is_some() { on.clone().or(m.on.clone()) } else { None };
                        let at = At { env: m.env.overlay(&at.env), ..at.clone() };
                        let mut subject = subject(at, parent, m.name);
                        if !self.holds(rule, &subject) {
                            continue;
                        }
                        self.explicit_parent(rule, &mut subject);
                        out.push((m.rule, subject));
                        break;
                    }
                }
                out
            }
            Value::Instance { file, class, site: Some(site) } => {
                let bases = self.outside_bases(*file, *class);
                let language = self.language(*file);
                let rules: Vec<u32> = bases
                    .iter()
                    .flat_map(|b| self.world.rules.by_callee.get(&(language, *b)).into_iter().flatten().copied())
                    .filter(|r| self.rule(*r).emit == Emit::Group)
                    .collect();
                let Some(rule) = rules.first().copied() else { return Vec::new() };
                let at = self.super_call(*file, *class, site).unwrap_or_else(|| site.clone());
                let at = At { env: env.overlay(&at.env), ..at };
                let mut subject = subject(at, None, Sym::EMPTY);
                self.explicit_parent(self.rule(rule), &mut subject);
                vec![(rule, subject)]
            }
            Value::Class { file, class } => self.class_groups(*file, *class, env),
            _ => Vec::new(),
        }
    }

    /// A group made on a router that is not its receiver.
    fn explicit_parent(&mut self, rule: &Rule, subject: &mut Subject) {
        let explicit = rule.on.0.iter().any(|t| !matches!(t, Term::On { path } if path.is_empty()));
        if explicit
            && let Some(parents) = self.select(&rule.on, subject)
            && let Some(parent) = parents.into_iter().map(|p| p.0).find(|p| node_of(p).is_some())
        {
            subject.on = Some(parent);
        }
    }

    /// The call of the outside base's constructor in the constructor of a project class.
    fn super_call(&mut self, file: FileId, class: ClassId, site: &At) -> Option<At> {
        let (f, ctor) = self.constructor(file, class)?;
        let call = self.base_constructor_call(f, ctor)?;
        let env = site.env.with(Key::Frame(f, ctor), Choice::Call(site.file, site.expr));
        Some(At { file: f, expr: call, env })
    }

    /// Group rules of a class: by its decorators and bases.
    fn class_groups(&mut self, file: FileId, class: ClassId, env: &Env) -> Vec<(u32, Subject)> {
        self.class_rules(file, class)
            .into_iter()
            .filter(|(rule, _)| self.rule(*rule).emit == Emit::Group)
            .map(|(rule, subject)| (rule, subject.under(env)))
            .collect()
    }

    /// The class rules that a class matches.
    pub(crate) fn class_rules(&mut self, file: FileId, class: ClassId) -> Vec<(u32, Subject)> {
        let language = self.language(file);
        let mut out = Vec::new();
        let decorators = self.class(file, class).decorators.clone();
        for decorator in decorators {
            let at = At::new(file, decorator, &Env::default());
            let callee = match self.world.facts(file).expr(decorator) {
                Expr::Call { callee, .. } => callee,
                _ => decorator,
            };
            for (value, _) in self.eval(&at.sibling(callee)) {
                let Value::Ext(name) = value else { continue };
                for rule in self.world.rules.by_base.get(&(language, name)).into_iter().flatten() {
                    let mut subject = subject(at.clone(), None, name);
                    subject.decorated = Some(Decorated::Class(file, class));
                    out.push((*rule, subject));
                }
            }
        }
        for base in self.outside_bases(file, class) {
            for rule in self.world.rules.by_base.get(&(language, base)).into_iter().flatten() {
                let at = self.embedded(file, class, base).unwrap_or(ExprId::NONE);
                let mut subject = subject(At::new(file, at, &Env::default()), None, base);
                subject.decorated = Some(Decorated::Class(file, class));
                out.push((*rule, subject));
            }
        }
        out
    }

    pub(crate) fn syntaxes(&self, rule: &Rule) -> Vec<PathSyntax> {
        if rule.path_syntax.is_empty() {
            self.world.rules.packs[rule.pack].path_syntax.clone()
        } else {
            rule.path_syntax.clone()
        }
    }

    pub(crate) fn step(&self, file: FileId, expr: ExprId, note: String) -> Step {
        Step { file, line: self.world.facts(file).pos(expr).line(), note }
    }

    /// What a framework passes as parameter `index` to a function given to it at `call`.
    pub(crate) fn callback_argument(
        &mut self,
        file: FileId,
        call: ExprId,
        rule: u32,
        func: (FileId, crate::model::facts::FuncId),
        index: u16,
        env: &Env,
    ) -> Results {
        let info = self.rule(rule);
        let Some(callback) = &info.callback else { return Vec::new() };
        let shift = self.receiver_shift(func.0, func.1) as u16;
        let Some(index) = index.checked_sub(shift) else { return Vec::new() };
        let at = At::new(file, call, env);
        if callback.group_param == Some(index) {
            let mut out = Vec::new();
            for m in self.matches(&at) {
                if m.rule != rule {
                    continue;
                }
                let ty = match info.returns {
                    crate::model::rule::Returns::Type(ty) => Some(ty),
                    _ => m.on.as_ref().and_then(|on| self.types_of(file, on).first().copied()),
                };
                let Some(ty) = ty else { continue };
                let mut site = At { env: self.relevant(&At::new(file, call, &m.env)), file, expr: call };
                if info.folder.is_some() {
                    // Which module was called tells the group's prefix.
                    site.env = site.env.with(Key::Frame(func.0, func.1), Choice::Callback(file, call, rule));
                }
                out.push((Value::Obj { ty, site: Some(site), on: m.on.map(std::rc::Rc::new) }, m.env));
            }
            return out;
        }
        let ty = callback.params.iter().find(|p| p.0 == index).map(|p| p.1);
        ty.map(|ty| (Value::Obj { ty, site: None, on: None }, env.clone())).into_iter().collect()
    }

    /// The rule under which a framework calls the function that is the argument `argument` of `call`.
    pub(crate) fn callback_rule(&mut self, file: FileId, call: ExprId, argument: ExprId) -> Option<u32> {
        let name = super::world::callee_name(self.world.facts(file), call)?;
        if !self.world.rules.call_names.contains(&(self.language(file), name)) {
            return None;
        }
        let at = At::new(file, call, &Env::default());
        self.matches(&at).into_iter().find_map(|m| {
            let rule = self.rule(m.rule);
            let callback = rule.callback.as_ref()?;
            let subject = subject(at.clone(), m.on.clone(), m.name);
            if !self.holds(rule, &subject) {
                return None;
            }
            let functions = self.select(&callback.function, &subject)?;
            let wanted = self.eval(&At::new(file, argument, &Env::default()));
            let hit = functions.iter().any(|(v, _)| wanted.iter().any(|(w, _)| same_function(v, w)));
            hit.then_some(m.rule)
        })
    }

    /// Whether the conditions of a rule hold at a call.
    pub(crate) fn holds(&mut self, rule: &Rule, subject: &Subject) -> bool {
        let count = self.arguments(&subject.at).iter().filter(|a| a.name.is_empty()).count();
        if count < usize::from(rule.min_args) || count > usize::from(rule.max_args) {
            return false;
        }
        if rule.require.is_empty() && rule.absent.is_empty() {
            return true;
        }
        rule.require.iter().all(|s| self.select(s, subject).is_some())
            && rule.absent.iter().all(|s| self.select(s, subject).is_none())
    }
}

fn same_function(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Func { file: one, func: left, .. }, Value::Func { file: other, func: right, .. }) => {
            (one, left) == (other, right)
        }
        _ => false,
    }
}

pub(crate) fn subject(at: At, on: Option<Value>, name: Sym) -> Subject {
    Subject { at, on, name, decorated: None, item: None, key: None, captures: std::rc::Rc::default() }
}
