//! Which files of the code base a record speaks of. Paths are often those of another machine, of a container, or
//! relative to a folder that the record does not name.

use std::collections::{BTreeMap, BTreeSet};

use crate::executed::{FileRecord, Record};
use crate::model::diagnostic::{Diagnostic, Severity};

/// Paths that fit several files are told one by one up to this number.
const MAX_TOLD: usize = 5;
/// Folders of code that is somebody else's.
const FOREIGN: [&str; 6] = ["node_modules", "site-packages", "dist-packages", ".venv", "venv", "pkg/mod"];

/// The code base that records are about.
pub(crate) struct Tree<'t> {
    /// The absolute path of its root, with `/`.
    root: String,
    files: BTreeSet<&'t str>,
    by_name: BTreeMap<&'t str, Vec<&'t str>>,
    /// Paths and folders of Go modules, longest paths first.
    modules: Vec<(&'t str, &'t str)>,
}

impl<'t> Tree<'t> {
    /// `files` and the folders of `modules` are relative to `root`.
    pub(crate) fn new(
        root: &str,
        files: impl Iterator<Item = &'t str>,
        modules: impl Iterator<Item = (&'t str, &'t str)>,
    ) -> Tree<'t> {
        let files: BTreeSet<&str> = files.collect();
        let mut by_name: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for file in &files {
            by_name.entry(name_of(file)).or_default().push(file);
        }
        let mut modules: Vec<(&str, &str)> = modules.filter(|(path, _)| !path.is_empty()).collect();
        modules.sort_by_key(|(path, dir)| (std::cmp::Reverse(path.len()), *path, *dir));
        Tree { root: normal(root), files, by_name, modules }
    }

    fn file(&self, path: &str) -> Option<&'t str> {
        self.files.get(path).copied()
    }

    /// The file that `path` names by itself.
    fn named(&self, path: &str) -> Option<&'t str> {
        let below_root = path.strip_prefix(self.root.as_str()).and_then(|rest| rest.strip_prefix('/'));
        below_root.and_then(|rest| self.file(rest)).or_else(|| self.file(path)).or_else(|| self.in_module(path))
    }

    fn in_module(&self, path: &str) -> Option<&'t str> {
        self.modules.iter().find_map(|(module, dir)| {
            let rest = path.strip_prefix(module)?.strip_prefix('/')?;
            self.file(&join(dir, rest))
        })
    }

    /// The files that share most of their last folders with `path`, and how many names they share.
    fn closest(&self, path: &str) -> (usize, Vec<&'t str>) {
        let alike = self.by_name.get(name_of(path)).map_or(&[][..], Vec::as_slice);
        let most = alike.iter().map(|file| shared(path, file)).max().unwrap_or(0);
        (most, alike.iter().copied().filter(|file| shared(path, file) == most).collect())
    }
}

/// What is recorded, by file of the code base.
pub(crate) type Placed = BTreeMap<String, FileRecord>;

/// Adds what `record` says to `placed`. `name` is the record's file as the user would name it, `near` its path below
/// the root when it lies there. What has no place, or several, is remarked on.
pub(crate) fn place(
    name: &str,
    near: Option<&str>,
    record: Record,
    tree: &Tree<'_>,
    placed: &mut Placed,
) -> Vec<Diagnostic> {
    let total = record.files.len();
    let ways = ways(&record, near, tree);
    let mut ambiguous: Vec<String> = Vec::new();
    let mut nowhere = 0;
    let sources: Vec<String> = record.sources.iter().map(|source| normal(source)).collect();
    for file in record.files {
        match find(&file.path, &sources, near, tree, &ways) {
            Found::One(rel) => {
                let known = placed.entry(rel.to_owned()).or_insert_with(|| FileRecord::new(rel));
                known.are_blocks |= file.are_blocks;
                known.spans.extend(file.spans);
                known.functions.extend(file.functions);
            }
            Found::Several(files) => ambiguous.push(format!("`{}` in {name} fits {}", file.path, files.join(" and "))),
            Found::None => nowhere += 1,
        }
    }
    ambiguous.sort();
    ambiguous.dedup();
    let mut remarks = Vec::new();
    let mut remark = |severity, code: &str, message: String| {
        remarks.push(Diagnostic { severity, code: code.to_owned(), message, file: None, line: None });
    };
    let more = ambiguous.len().saturating_sub(MAX_TOLD);
    for message in ambiguous.iter().take(MAX_TOLD) {
        remark(Severity::Warning, "coverage_ambiguous", format!("{message}; it is not counted"));
    }
    if more > 0 {
        let message = format!("{more} more paths in {name} fit several files; they are not counted");
        remark(Severity::Warning, "coverage_ambiguous", message);
    }
    if nowhere == total {
        let message = format!("none of the {total} files in {name} is in this code base");
        remark(Severity::Warning, "coverage_elsewhere", message);
    } else if nowhere > 0 {
        let message = format!("{nowhere} of {total} files in {name} are not in this code base");
        remark(Severity::Info, "coverage_elsewhere", message);
    }
    remarks
}

enum Found<'t> {
    One(&'t str),
    Several(Vec<&'t str>),
    None,
}

/// A folder as recorded, and the folder of the code base that it is; how many paths say so.
type Ways = BTreeMap<(String, String), usize>;

/// What paths that can only be one file say of folders.
fn ways(record: &Record, near: Option<&str>, tree: &Tree<'_>) -> Ways {
    let mut ways = Ways::new();
    let sources: Vec<String> = record.sources.iter().map(|source| normal(source)).collect();
    for file in &record.files {
        for path in variants(&file.path, &sources) {
            if is_foreign(&path) || sure(&path, near, tree).is_some() {
                continue;
            }
            let (most, files) = tree.closest(&path);
            if let [file] = files[..]
                && is_strong(&path, most)
            {
                *ways.entry(way(&path, file, most)).or_default() += 1;
            }
        }
    }
    ways
}

fn find<'t>(path: &str, sources: &[String], near: Option<&str>, tree: &Tree<'t>, ways: &Ways) -> Found<'t> {
    let variants = variants(path, sources);
    if let Some(file) = variants.iter().find_map(|path| sure(path, near, tree)) {
        return Found::One(file);
    }
    let mut best: (usize, BTreeSet<&str>) = (0, BTreeSet::new());
    for path in variants.iter().filter(|path| !is_foreign(path)) {
        let known = ways.iter().filter_map(|((from, to), votes)| {
            let rest = if from.is_empty() { path } else { path.strip_prefix(from.as_str())?.strip_prefix('/')? };
            Some((*votes, tree.file(&join(to, rest))?))
        });
        let known: Vec<(usize, &str)> = known.collect();
        let votes = known.iter().map(|(votes, _)| *votes).max().unwrap_or(0);
        let chosen: BTreeSet<&str> = known.iter().filter(|(v, _)| *v == votes).map(|(_, file)| *file).collect();
        if let (1, Some(file)) = (chosen.len(), chosen.first()) {
            return Found::One(file);
        }
        let (most, files) = tree.closest(path);
        if is_strong(path, most) && most >= best.0 {
            if most > best.0 {
                best = (most, BTreeSet::new());
            }
            best.1.extend(files);
        }
    }
    match best.1.len() {
        0 => Found::None,
        1 => best.1.first().map_or(Found::None, |file| Found::One(file)),
        _ => Found::Several(best.1.into_iter().collect()),
    }
}

/// The file that `path` names: from the root, or from a folder around the record's own file.
fn sure<'t>(path: &str, near: Option<&str>, tree: &Tree<'t>) -> Option<&'t str> {
    if !is_absolute(path)
        && let Some(near) = near
    {
        let mut folder = near;
        while let Some((above, _)) = folder.rsplit_once('/') {
            folder = above;
            if let Some(file) = tree.file(&join(folder, path)) {
                return Some(file);
            }
        }
    }
    tree.named(path)
}

/// One shared name says something only when it is the whole path.
fn is_strong(path: &str, shared: usize) -> bool {
    shared >= 2 || shared == 1 && !path.contains('/')
}

/// The path itself, and below each of the folders that it may be relative to.
fn variants(path: &str, sources: &[String]) -> Vec<String> {
    let path = normal(path);
    let mut variants = Vec::new();
    if !is_absolute(&path) {
        variants.extend(sources.iter().map(|source| join(source, &path)));
    }
    variants.push(path);
    variants
}

/// What stands before the `shared` last names of both.
fn way(path: &str, file: &str, shared: usize) -> (String, String) {
    let before = |path: &str| {
        let names: Vec<&str> = path.split('/').collect();
        names[..names.len().saturating_sub(shared)].join("/")
    };
    (before(path), before(file))
}

/// How many of their last names are the same.
fn shared(a: &str, b: &str) -> usize {
    a.rsplit('/').zip(b.rsplit('/')).take_while(|(a, b)| a == b).count()
}

fn is_foreign(path: &str) -> bool {
    let path = format!("/{path}/");
    FOREIGN.iter().any(|folder| path.contains(&format!("/{folder}/")))
}

fn is_absolute(path: &str) -> bool {
    path.starts_with('/') || path.as_bytes().get(1) == Some(&b':')
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn join(folder: &str, rest: &str) -> String {
    match folder {
        "" | "." => rest.to_owned(),
        _ => format!("{}/{rest}", folder.trim_end_matches('/')),
    }
}

/// With `/`, without `.` and `..` that lead nowhere else.
fn normal(path: &str) -> String {
    let path = path.trim().replace('\\', "/");
    let path = path.strip_prefix("file://").unwrap_or(&path);
    let mut names: Vec<&str> = Vec::new();
    for (at, name) in path.split('/').enumerate() {
        match name {
            "." => {}
            "" if at > 0 => {}
            ".." if names.last().is_some_and(|last| !last.is_empty() && *last != "..") => drop(names.pop()),
            _ => names.push(name),
        }
    }
    names.join("/")
}
