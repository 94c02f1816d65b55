//! Import paths to files, for each language.

use std::sync::RwLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::language::{Dialect, Language};
use crate::model::project::{GoReplace, Project};
use crate::model::rule::RuleSet;
use crate::model::sym::Sym;
use crate::resolve::value::FileId;

mod ecma;

use ecma::SUFFIXES;

/// What an import path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A file of the project (Go: the first file of the package).
    File(FileId),
    /// A folder on a Python path that has modules below it but no file of its own.
    Namespace(Sym),
    /// Something outside, by its qualified name.
    Outside(Sym),
}

/// A source file that imports may lead to.
#[derive(Clone, Copy)]
pub(crate) struct Listed<'a> {
    /// Path relative to the root, with `/`.
    pub(crate) rel: &'a str,
    pub(crate) dialect: Dialect,
}

/// The files by path, and how import paths map to them.
pub(crate) struct Modules<'a> {
    /// Sorted by path.
    files: Vec<Listed<'a>>,
    project: &'a Project,
    by_path: FxHashMap<&'a str, FileId>,
    /// Paths of ECMAScript files without their suffixes.
    ecma_stems: FxHashSet<&'a str>,
    /// What import paths of files led to.
    resolved: RwLock<FxHashMap<(FileId, Sym), Target>>,
    /// Python files by the last part of their module name.
    python: FxHashMap<&'a str, Vec<FileId>>,
    /// Folders with Python files in or below them, by their last part.
    python_folders: FxHashMap<&'a str, Vec<&'a str>>,
    python_roots: FxHashSet<&'a str>,
    /// Names of outside Python packages that packs know.
    python_outside: FxHashSet<&'static str>,
    /// First file of each Go package folder.
    go_folders: FxHashMap<&'a str, FileId>,
}

impl<'a> Modules<'a> {
    /// `files` are sorted by path; they are named by index.
    pub(crate) fn new(files: Vec<Listed<'a>>, project: &'a Project) -> Modules<'a> {
        let mut modules = Modules {
            files: Vec::new(),
            project,
            by_path: FxHashMap::default(),
            ecma_stems: FxHashSet::default(),
            resolved: RwLock::default(),
            python: FxHashMap::default(),
            python_folders: FxHashMap::default(),
            python_outside: FxHashSet::default(),
            python_roots: project.python_roots.iter().map(|root| root.dir.as_str()).collect(),
            go_folders: FxHashMap::default(),
        };
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for (n, unit) in files.iter().enumerate() {
            let id = FileId(n as u32);
            modules.by_path.insert(unit.rel, id);
            modules.ecma_stems.extend(SUFFIXES.iter().find_map(|suffix| unit.rel.strip_suffix(suffix)));
            match unit.dialect.language() {
                Language::Python => {
                    let module = python_module(unit.rel);
                    modules.python.entry(name_of(module)).or_default().push(id);
                    let mut dir = folder(unit.rel);
                    while !dir.is_empty() && seen.insert(dir) {
                        modules.python_folders.entry(name_of(dir)).or_default().push(dir);
                        dir = folder(dir);
                    }
                }
                Language::Go if !unit.rel.ends_with("_test.go") => {
                    modules.go_folders.entry(folder(unit.rel)).or_insert(id);
                }
                _ => {}
            }
        }
        modules.files = files;
        modules
    }

    /// Takes the outside packages that packs know from their rules.
    pub(crate) fn knowing(mut self, rules: &RuleSet) -> Modules<'a> {
        let first = |name: Sym| name.as_str().split(['.', ':', '#']).next().unwrap_or_default();
        let packs = rules.packs.iter().filter(|pack| pack.language == Language::Python);
        self.python_outside = packs.flat_map(|pack| &pack.gate).map(|gate| first(*gate)).collect();
        let services = rules.services.by_package.keys().filter(|(language, _)| *language == Language::Python);
        self.python_outside.extend(services.map(|(_, package)| first(*package)));
        self
    }

    /// The file that `module`, imported by `from`, leads to.
    pub(crate) fn file_of(&self, from: FileId, module: Sym) -> Option<FileId> {
        match self.resolve(from, module) {
            Target::File(file) => Some(file),
            _ => None,
        }
    }

    /// The file that a path of any language, imported by `from`, leads to.
    pub(crate) fn leads_to(&self, from: FileId, name: &str) -> Option<FileId> {
        let unit = self.files[from.0 as usize];
        match unit.dialect.language() {
            Language::Python => self.python_file(unit, name),
            Language::Ecma => self.ecma(unit, name),
            Language::Go => self.go(unit, name),
        }
    }

    /// What `module`, imported by `from`, leads to.
    pub(crate) fn resolve(&self, from: FileId, module: Sym) -> Target {
        let known = |table: &FxHashMap<(FileId, Sym), Target>| table.get(&(from, module)).copied();
        if let Some(target) = self.resolved.read().ok().and_then(|table| known(&table)) {
            return target;
        }
        let target = self.find(from, module.as_str());
        if let Ok(mut table) = self.resolved.write() {
            table.insert((from, module), target);
        }
        target
    }

    fn find(&self, from: FileId, name: &str) -> Target {
        let unit = self.files[from.0 as usize];
        match unit.dialect.language() {
            Language::Python => self.python(unit, name),
            Language::Ecma => {
                if let Some(file) = self.ecma(unit, name) {
                    Target::File(file)
                } else {
                    let name = name.strip_prefix("node:").unwrap_or(name);
                    Target::Outside(Sym::new(&crate::model::rule::without_version(name)))
                }
            }
            Language::Go => match self.go(unit, name) {
                Some(file) => Target::File(file),
                None => Target::Outside(Sym::new(&crate::model::rule::normalize_qualified(Language::Go, name))),
            },
        }
    }

    /// A submodule of a Python package: `name` below the folder of `package`.
    pub(crate) fn python_submodule(&self, package: FileId, name: Sym) -> Option<FileId> {
        let rel = self.files[package.0 as usize].rel;
        let dir = rel.strip_suffix("__init__.py")?;
        self.python_path(&format!("{dir}{name}"))
    }

    /// A dotted Python name as a string constant names it, from anywhere.
    pub(crate) fn python_dotted(&self, from: FileId, name: &str) -> Target {
        self.python(self.files[from.0 as usize], name)
    }

    fn python(&self, unit: Listed<'_>, name: &str) -> Target {
        if let Some(file) = self.python_file(unit, name) {
            return Target::File(file);
        }
        if name.starts_with('.') {
            return Target::Namespace(Sym::new(&format!("/{}", relative_path(unit, name))));
        }
        let path = name.replace('.', "/");
        if self.is_namespace(unit, &path) {
            Target::Namespace(Sym::new(&path))
        } else {
            Target::Outside(Sym::new(name))
        }
    }

    fn python_file(&self, unit: Listed<'_>, name: &str) -> Option<FileId> {
        if name.starts_with('.') {
            return self.python_path(&relative_path(unit, name));
        }
        let last = name.rsplit('.').next().unwrap_or(name);
        let candidates = self.python.get(last)?;
        let path = name.replace('.', "/");
        let outside = self.python_outside.contains(path.split('/').next().unwrap_or_default());
        let mut best: Option<(usize, FileId)> = None;
        for file in candidates {
            let module = python_module(self.files[file.0 as usize].rel);
            let Some(root) = module.strip_suffix(path.as_str()) else { continue };
            if !(root.is_empty() || root.ends_with('/')) {
                continue;
            }
            let root = root.trim_end_matches('/');
            let encloses = within(root, unit.rel);
            if !encloses && !self.python_roots.contains(root) {
                continue;
            }
            // The folder of a package is no place that `import` looks in: `shop/redis.py` is not the package `redis`.
            let hides = outside && self.by_path.contains_key(format!("{root}/__init__.py").as_str());
            if hides || (outside && self.files[file.0 as usize].rel == unit.rel) {
                continue;
            }
            let is_package = self.by_path.contains_key(format!("{root}/__init__.py").as_str());
            let near = common_prefix(root, unit.rel)
                + usize::from(encloses) * 1_000_000
                + usize::from(encloses && !is_package) * 1_000_000;
            if best.is_none_or(|b| near > b.0) {
                best = Some((near, *file));
            }
        }
        best.map(|best| best.1)
    }

    /// Whether a folder `path` without `__init__.py` holds Python files.
    fn is_namespace(&self, unit: Listed<'_>, path: &str) -> bool {
        self.python_folders.get(name_of(path)).into_iter().flatten().any(|folder| {
            let root = folder.strip_suffix(path).filter(|root| root.is_empty() || root.ends_with('/'));
            root.map(|root| root.trim_end_matches('/'))
                .is_some_and(|root| within(root, unit.rel) || self.python_roots.contains(root))
        })
    }

    fn python_path(&self, path: &str) -> Option<FileId> {
        let package = if path.is_empty() { "__init__.py".to_owned() } else { format!("{path}/__init__.py") };
        self.by_path.get(format!("{path}.py").as_str()).or_else(|| self.by_path.get(package.as_str())).copied()
    }

    /// Below a namespace folder.
    pub(crate) fn python_below(&self, from: FileId, namespace: Sym, name: Sym) -> Target {
        match namespace.as_str().strip_prefix('/') {
            Some(dir) => {
                let path = if dir.is_empty() { name.to_string() } else { format!("{dir}/{name}") };
                self.python_path(&path).map_or_else(|| Target::Namespace(Sym::new(&format!("/{path}"))), Target::File)
            }
            None => self.python_dotted(from, &format!("{}.{name}", namespace.as_str().replace('/', "."))),
        }
    }

    /// The files below a folder.
    pub(crate) fn below(&self, folder: &str) -> impl Iterator<Item = FileId> + use<'_, 'a> {
        let prefix = format!("{folder}/");
        let from = self.files.partition_point(|u| u.rel < prefix.as_str());
        let inside = self.files[from..].iter().take_while(move |u| u.rel.starts_with(&prefix));
        inside.enumerate().map(move |(n, _)| FileId((from + n) as u32))
    }

    fn go(&self, unit: Listed<'_>, name: &str) -> Option<FileId> {
        let mut candidates: Vec<(usize, String)> = Vec::new();
        let mut add = |prefix: &str, dir: &str, module: Option<&str>| {
            if let Some(rest) = name.strip_prefix(prefix)
                && (rest.is_empty() || rest.starts_with('/'))
            {
                let near = module.map_or(0, |module| common_prefix(module, unit.rel).min(999));
                let path = format!("{dir}{rest}");
                candidates.push((prefix.len() * 1000 + near, path.trim_start_matches('/').to_owned()));
            }
        };
        for module in &self.project.go_modules {
            let own = Some(module.dir.as_str());
            add(&module.path, &module.dir, own);
            module.replaces.iter().for_each(|GoReplace { path, dir }| add(path, dir, own));
        }
        for workspace in &self.project.go_workspaces {
            workspace.replaces.iter().for_each(|GoReplace { path, dir }| add(path, dir, None));
        }
        candidates.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        candidates.iter().find_map(|c| self.go_folders.get(c.1.as_str()).copied())
    }
}

/// The path without extension that a name with leading dots means.
fn relative_path(unit: Listed<'_>, name: &str) -> String {
    let rest = name.trim_start_matches('.');
    let mut dir = folder(unit.rel);
    for _ in 1..name.len() - rest.len() {
        dir = folder(dir);
    }
    let rest = rest.replace('.', "/");
    match (dir.is_empty(), rest.is_empty()) {
        (true, _) => rest,
        (false, true) => dir.to_owned(),
        (false, false) => format!("{dir}/{rest}"),
    }
}

/// `a/b/c.py` -> `a/b/c`; `a/b/__init__.py` -> `a/b`.
fn python_module(rel: &str) -> &str {
    rel.strip_suffix("/__init__.py").or_else(|| rel.strip_suffix(".py")).unwrap_or(rel)
}

/// The folder of a path, `""` at the root.
pub(crate) fn folder(rel: &str) -> &str {
    rel.rsplit_once('/').map_or("", |p| p.0)
}

/// The last part of a path.
fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn within(dir: &str, rel: &str) -> bool {
    dir.is_empty() || rel.strip_prefix(dir).is_some_and(|r| r.starts_with('/'))
}

/// How many leading path segments two paths share.
fn common_prefix(a: &str, b: &str) -> usize {
    a.split('/').zip(b.split('/')).take_while(|(x, y)| x == y).count()
}

/// `dir` and a relative path put together, `.` and `..` worked out; `None` above the root.
pub(crate) fn join(dir: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = dir.split('/').filter(|p| !p.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
