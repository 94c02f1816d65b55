//! Routers as allocations: what is mounted where, and the prefixes that result.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{ClassId, ExprId, FuncId};
use crate::model::rule::{Join, PathSyntax, Rule};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::evidence::prefix_note;
use crate::resolve::limits::{Limit, Remark};
use crate::resolve::marks::has_version;
use crate::resolve::named_paths::NamedPaths;
use crate::resolve::path;
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Env, FileId, Value};

mod callbacks;
mod chain;
mod making;

pub(crate) use chain::{Given, Hung, Used};

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
    /// Where the call that mounts stands.
    at: Option<(FileId, ExprId)>,
    given: Given,
    /// Whether only the name of the member tells what is mounted; counts where nothing else mounts it.
    pub(crate) by_name: bool,
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
    /// What runs before the routes that hang on a router.
    pub(crate) used: FxHashMap<Node, Vec<Used>>,
    /// The same for paths of a component, whatever router they are on.
    pub(crate) at_large: Vec<Used>,
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
    /// What is passed on the way, the root first.
    pub(crate) chain: Vec<Hung>,
}

impl Prefix {
    /// The way to what hangs on no router.
    pub(crate) fn bare(env: &Env, root: Root) -> Prefix {
        Prefix {
            path: String::new(),
            env: env.clone(),
            steps: Vec::new(),
            root,
            end: None,
            assumed: false,
            chain: Vec::new(),
        }
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
    /// What it was made with that runs before its routes.
    given: Given,
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
        let (child_env, prefix, given) = (Env::default(), String::new(), Given::default());
        Mount { parent, env, child_env, prefix, join, replaces: false, step, at: None, given, by_name: false }
    }

    pub(crate) fn new(parent: Value, env: Env, prefix: String, rule: &Rule, step: Step) -> Mount {
        let (join, replaces) = (rule.join, rule.replaces_prefix);
        let (child_env, given) = (Env::default(), Given::default());
        Mount { parent, env, child_env, prefix, join, replaces, step, at: None, given, by_name: false }
    }

    /// The same mount by the call `at`, with what runs before all that is mounted.
    pub(crate) fn with(self, at: (FileId, ExprId), given: Given) -> Mount {
        Mount { at: Some(at), given, ..self }
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
            let given = Given::default();
            own.push(Own { path, join: Join::Slash, steps, env, parent: None, needs_mount, given });
        }
        let mut out = Vec::new();
        for Own { path, join, steps, env, parent, needs_mount, given } in own {
            let mut above = Vec::new();
            if let Some(parent) = &parent {
                above.extend(self.ways(routers, parent, &env, climb));
            }
            let mounts: Vec<Mount> = routers.mounts.get(&node).cloned().unwrap_or_default();
            let by_name = mounts.iter().all(|mount| mount.by_name);
            let mut mounted = false;
            for mount in mounts.into_iter().filter(|mount| mount.by_name == by_name) {
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
                    let mut chain = way.chain.clone();
                    chain.push(Hung::mount(mount.at, &mount.given));
                    chain.push(Hung::node(node, &made_under, &given, &prefix));
                    let assumed = way.assumed || by_name;
                    out.push(Prefix { path: prefix, steps, chain, assumed, ..way });
                }
            }
            if parent.is_none() && !mounted {
                let root = if needs_mount { Root::Unmounted } else { Root::Shown };
                above.push(Prefix { end: Some(node), ..Prefix::bare(&env, root) });
            }
            for way in above {
                let mut all = way.steps.clone();
                all.extend(steps.clone());
                let path = path::join(&way.path, &path, join);
                let mut chain = way.chain.clone();
                chain.push(Hung::node(node, &made_under, &given, &path));
                out.push(Prefix { path, steps: all, chain, ..way });
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
            let given = self.middleware(rule, &subject);
            let values = self.select(&rule.prefix, &subject);
            let Some(values) = values else {
                let path = self.with_folder(rule, &subject, String::new());
                let path = self.with_version(rule, &subject, path);
                let env = subject.at.env.clone();
                out.push(Own { path, join, steps: Vec::new(), env, parent, needs_mount, given });
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
                let (parent, given) = (parent.clone(), given.clone());
                out.push(Own { path, join, steps, env, parent, needs_mount, given });
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

pub(crate) fn subject(at: At, on: Option<Value>, name: Sym) -> Subject {
    Subject { at, on, name, decorated: None, item: None, key: None, captures: std::rc::Rc::default() }
}
