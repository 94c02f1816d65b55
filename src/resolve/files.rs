//! Routes told by the place of a file.

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::{Expr, ExprId};
use crate::model::rule::{FileRule, Join, Key, PathSyntax, RuleSet};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::emit::{Certainty, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::path;
use crate::resolve::select::{VERBS, verb};
use crate::resolve::value::{At, Env, FileId, Results, Value};

/// The file rules of all packs, ready to be matched.
pub(crate) struct FileRules {
    rules: Vec<Matcher>,
    /// Folders of applications by pack, and the files, that only an application has, by which they are told.
    marked: FxHashMap<usize, FxHashMap<String, String>>,
}

struct Matcher {
    /// Index into `RuleSet::rules`.
    rule: u32,
    pack: usize,
    wanted: GlobSet,
    unwanted: GlobSet,
    index: GlobSet,
}

/// A file where a file rule looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Index into `RuleSet::rules`.
    rule: u32,
    /// Its route as the framework writes it in file names.
    path: String,
    /// The verb that its name says.
    verb: Option<String>,
    /// The file by which the application's folder around it is told.
    app_file: Option<String>,
}

impl Place {
    /// Index into `RuleSet::rules`.
    pub(crate) fn rule(&self) -> u32 {
        self.rule
    }
}

impl FileRules {
    /// `files` are the paths of all source files.
    pub(crate) fn new<'f>(rules: &RuleSet, files: impl Iterator<Item = &'f str>) -> FileRules {
        let mut matchers = Vec::new();
        for number in &rules.files {
            let rule = &rules.rules[*number as usize];
            let Some(file) = &rule.file else { continue };
            let (unwanted, wanted): (Vec<&str>, Vec<&str>) =
                file.globs.iter().map(String::as_str).partition(|glob| glob.starts_with('!'));
            matchers.push(Matcher {
                rule: *number,
                pack: rule.pack,
                wanted: set(wanted.into_iter()),
                unwanted: set(unwanted.into_iter().map(|glob| &glob[1..])),
                index: set(file.index.iter().map(|stem| stem.as_str())),
            });
        }
        let mut marked: FxHashMap<usize, FxHashMap<String, String>> = FxHashMap::default();
        let packs: FxHashSet<usize> = matchers.iter().map(|matcher| matcher.pack).collect();
        let marks: Vec<(usize, GlobSet)> = packs
            .into_iter()
            .filter(|pack| !rules.packs[*pack].app_files.is_empty())
            .map(|pack| (pack, set(rules.packs[pack].app_files.iter().map(String::as_str))))
            .collect();
        for file in files.filter(|_| !marks.is_empty()) {
            let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
            for (pack, _) in marks.iter().filter(|(_, names)| names.is_match(name)) {
                marked.entry(*pack).or_default().insert(folder.to_owned(), file.to_owned());
            }
        }
        FileRules { rules: matchers, marked }
    }

    /// The places that the file `rel` of a component in `folder` (`""` for the root) is.
    pub(crate) fn places(&self, rules: &RuleSet, rel: &str, folder: &str) -> Vec<Place> {
        let mut out = Vec::new();
        for matcher in &self.rules {
            let Some(file) = &rules.rules[matcher.rule as usize].file else { continue };
            let marked = self.marked.get(&matcher.pack);
            let marked = marked.and_then(|marked| ancestors(rel).find_map(|folder| marked.get_key_value(folder)));
            let marked = marked.map(|(folder, file)| (folder.as_str(), Some(file)));
            let bases = marked.into_iter().chain([(folder, None)]);
            let found = bases.filter_map(|(base, app_file)| Some((below(rel, base)?, app_file)));
            let mut found = found.filter(|(tail, _)| matcher.wanted.is_match(tail) && !matcher.unwanted.is_match(tail));
            if let Some((tail, app_file)) = found.next() {
                let (path, verb) = route(file, tail, &matcher.index);
                out.push(Place { rule: matcher.rule, path, verb, app_file: app_file.cloned() });
            }
        }
        out
    }
}

/// The route that a file stands for, and the verb in its name.
fn route(rule: &FileRule, tail: &str, index: &GlobSet) -> (String, Option<String>) {
    let below_root = rule.roots.iter().filter_map(|root| below(tail, root)).min_by_key(|rest| rest.len());
    let rest = below_root.unwrap_or(tail);
    let (folders, name) = rest.rsplit_once('/').unwrap_or(("", rest));
    let mut stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut verb = None;
    if rule.verb_suffix
        && let Some((before, suffix)) = stem.rsplit_once('.')
        && VERBS.iter().any(|verb| verb.eq_ignore_ascii_case(suffix))
    {
        verb = Some(suffix.to_ascii_uppercase());
        stem = before;
    }
    let stem = if index.is_match(stem) { "" } else { stem };
    let parts = [rule.prefix.trim_matches('/'), folders, stem];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (parts.join("/"), verb)
}

/// Dots between segments become slashes; what stands in brackets is meant as it is.
fn dotted(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut literal = false;
    for c in path.chars() {
        match c {
            '[' => literal = true,
            ']' => literal = false,
            '.' if !literal => out.push('/'),
            c => out.push(c),
        }
    }
    out
}

/// The folders around a file, innermost first; `""` is the root.
fn ancestors(rel: &str) -> impl Iterator<Item = &str> {
    let parent = |path: &'_ str| path.rfind('/').unwrap_or(0);
    std::iter::successors(Some(&rel[..parent(rel)]), move |folder| {
        (!folder.is_empty()).then(|| &folder[..parent(folder)])
    })
}

/// The path of a file below `folder`.
fn below<'f>(rel: &'f str, folder: &str) -> Option<&'f str> {
    if folder.is_empty() { Some(rel) } else { rel.strip_prefix(folder)?.strip_prefix('/') }
}

/// Globs that cannot be read match nothing; the linter tells them.
fn set<'g>(globs: impl Iterator<Item = &'g str>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for glob in globs.filter_map(|glob| file_glob(glob).ok()) {
        set.add(glob);
    }
    set.build().unwrap_or_default()
}

/// A glob over paths: `*` stays within a folder, `{,src/}` is `src/` or nothing.
fn file_glob(glob: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(glob).literal_separator(true).empty_alternates(true).build()
}

impl Resolver<'_> {
    /// The routes that the places of all files say.
    pub(crate) fn file_routes(&mut self) -> Vec<Route> {
        let mut out = Vec::new();
        let mut used: FxHashMap<(usize, usize), bool> = FxHashMap::default();
        let mut bases: FxHashMap<(usize, String), String> = FxHashMap::default();
        let world = self.world;
        for file in world.ids().filter(|file| world.is_looked_at(*file)) {
            let unit = world.unit(file);
            for place in world.file_rules.places(world.rules, &unit.rel, world.folder_of(unit.component)) {
                let pack = self.rule(place.rule).pack;
                if world.rules.packs[pack].language != unit.facts.language {
                    continue;
                }
                let mut is_used =
                    || *used.entry((unit.component, pack)).or_insert_with(|| world.is_used(unit.component, pack));
                let Some(app_file) = &place.app_file else {
                    if is_used() {
                        self.file_route(file, &place, "", &mut out);
                    }
                    continue;
                };
                let base = bases.entry((pack, app_file.clone())).or_insert_with(|| self.app_base(pack, app_file));
                self.file_route(file, &place, base, &mut out);
            }
        }
        out
    }

    /// The routes but for those that lines of files declare and code registers too.
    pub(crate) fn without_repeats(&self, mut routes: Vec<Route>) -> Vec<Route> {
        let is_line = |route: &Route| self.rule(route.rule).file.as_ref().is_some_and(|file| file.lines.is_some());
        let said = |route: &Route| (self.world.unit(route.file).component, route.method.clone(), route.path.clone());
        if routes.iter().any(is_line) {
            let registered: FxHashSet<_> = routes.iter().filter(|r| !is_line(r)).map(said).collect();
            routes.retain(|route| !is_line(route) || !registered.contains(&said(route)));
        }
        routes
    }

    /// The path in front of all routes of an application, as its file says.
    fn app_base(&mut self, pack: usize, app_file: &str) -> String {
        let pack = &self.world.rules.packs[pack];
        let file = self.world.ids().find(|file| self.world.unit(*file).rel == app_file);
        let Some(file) = file.filter(|_| !pack.app_base.is_empty()) else { return String::new() };
        let keys: Vec<Key> = pack.app_base.as_str().split('.').map(|key| Key::Name(Sym::new(key))).collect();
        self.refuel();
        let mut values = Vec::new();
        for (value, env) in self.exported(file, Sym::new("default"), &Env::default()) {
            match value {
                Value::Func { file, func, env, .. } => values.extend(self.returned(file, func, &env)),
                value => values.push((value, env)),
            }
        }
        let values = self.walk(values, &keys).unwrap_or_default();
        // What the environment may say stands beside what holds without it.
        let texts: Vec<Text> = self.texts(&values, true).into_iter().map(|(text, _)| text).collect();
        let base = texts.iter().find(|text| !text.has_hole()).or(texts.first());
        base.map(|text| path::canonical(text, &[PathSyntax::Literal])).unwrap_or_default()
    }

    fn file_route(&mut self, file: FileId, place: &Place, base: &str, out: &mut Vec<Route>) {
        let rule = self.rule(place.rule);
        let Some(info) = &rule.file else { return };
        if info.lines.is_some() {
            return;
        }
        let syntaxes = self.syntaxes(rule);
        let dollar = syntaxes.contains(&PathSyntax::Dollar);
        let text = if dollar { dotted(&place.path) } else { place.path.clone() };
        if dollar && path::is_pathless(&text) {
            return;
        }
        let local = path::canonical(&Text::lit(&text), &syntaxes);
        let (path, cut) = path::finish(&path::join(base, &local, Join::Slash));
        let certainty = if cut || path.contains("{?}") { Certainty::Gated } else { Certainty::Resolved };
        let mut add = |methods: &[Sym], at: Option<ExprId>, handler| {
            let mut verbs: Vec<String> = methods.iter().map(|m| verb(m.as_str())).collect();
            if let Some(verb) = &place.verb {
                verbs = vec![verb.clone()];
            }
            if verbs.is_empty() {
                verbs.push("ANY".to_owned());
            }
            let pos = at.map(|at| self.world.facts(file).pos(at)).unwrap_or_default();
            out.extend(verbs.into_iter().map(|method| Route {
                emit: rule.emit,
                rule: place.rule,
                file,
                line: pos.line(),
                column: pos.column(),
                end_line: pos.line(),
                method,
                path: path.clone(),
                handler,
                certainty,
                steps: Vec::new(),
                env: Env::default(),
                subject: None,
                chain: None,
                is_rooted: false,
                crossing: None,
                call: ExprId::NONE,
                name: Sym::EMPTY,
            }));
        };
        if info.exports.is_empty() {
            add(&rule.default_methods, None, None);
            return;
        }
        let found = self.exported_handlers(file, info);
        let catches_all = path.ends_with("*}");
        for (methods, at, values) in found {
            self.refuel();
            // The routes of a router that answers here are its own.
            if catches_all && values.iter().any(|(value, env)| self.passes_on(file, value, env, 0)) {
                continue;
            }
            let handler = values.iter().find_map(|(value, env)| self.as_handler(value, env, 0));
            add(&methods, Some(at), handler);
        }
    }

    /// What a file exports under the names that a rule knows: methods, place, values.
    fn exported_handlers(&mut self, file: FileId, rule: &FileRule) -> Vec<(Vec<Sym>, ExprId, Results)> {
        let exports = self.world.facts(file).exports.clone();
        let mut out = Vec::new();
        for export in &exports {
            let name = if export.name.as_str() == "=" { "default" } else { export.name.as_str() };
            self.refuel();
            if name != "*" {
                if let Some((_, methods)) = rule.exports.iter().find(|(known, _)| known.as_str() == name) {
                    let values = self.eval(&At::new(file, export.value, &Env::default()));
                    out.push((methods.clone(), export.value, values));
                }
                continue;
            }
            for (known, methods) in &rule.exports {
                let own = exports.iter().any(|other| other.name == *known);
                let values = if own { Vec::new() } else { self.exported(file, *known, &Env::default()) };
                if values.iter().any(|(v, _)| matches!(v, Value::Func { .. } | Value::Obj { .. } | Value::Class { .. }))
                {
                    out.push((methods.clone(), export.value, values));
                }
            }
        }
        out
    }

    /// Whether a value hands requests on to a router: `handle(app)`, `(request) => app.fetch(request)`.
    fn passes_on(&mut self, file: FileId, value: &Value, env: &Env, depth: u8) -> bool {
        if depth > 3 {
            return false;
        }
        match value {
            Value::Obj { on: Some(on), .. } if self.is_router_object(file, on) => true,
            Value::Bound { on, .. } => self.is_router_object(file, on),
            Value::Obj { site: Some(site), .. } => {
                let arguments: Vec<ExprId> = self.arguments(site).iter().map(|argument| argument.value).collect();
                arguments.into_iter().any(|argument| {
                    let values = self.eval(&At { env: env.overlay(&site.env), file: site.file, expr: argument });
                    values.iter().any(|(value, env)| {
                        self.is_router_object(file, value) || self.passes_on(file, value, env, depth + 1)
                    })
                })
            }
            Value::Func { file, func, env, .. } => {
                let returns = self.world.facts(*file).functions[func.index()].returns.clone();
                returns.into_iter().any(|returned| {
                    matches!(self.world.facts(*file).expr(returned), Expr::Call { .. })
                        && self
                            .eval(&At::new(*file, returned, env))
                            .iter()
                            .any(|(value, env)| self.passes_on(*file, value, env, depth + 1))
                })
            }
            _ => false,
        }
    }

    fn is_router_object(&mut self, file: FileId, value: &Value) -> bool {
        matches!(value, Value::Obj { .. } | Value::Instance { .. }) && self.is_router(value, file)
    }
}

#[cfg(test)]
mod tests;
