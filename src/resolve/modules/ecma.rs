//! ECMAScript: relative paths, aliases of compilers, packages of the workspace.

use super::{Listed, Modules, folder, join, within};
use crate::model::project::TsConfig;
use crate::resolve::value::FileId;

pub(super) const SUFFIXES: [&str; 8] = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts"];

impl Modules<'_> {
    pub(super) fn ecma(&self, unit: Listed<'_>, name: &str) -> Option<FileId> {
        if name.starts_with('.') {
            return self.ecma_path(&join(folder(unit.rel), name)?);
        }
        if let Some(config) = nearest(&self.project.ts_configs, unit.rel)
            && let Some(file) = self.ts_path(config, name)
        {
            return Some(file);
        }
        self.node_package(unit, name).or_else(|| self.source_alias(unit, name))
    }

    /// `@/x` and `~/x`, which name no package: by custom a path below the sources of the nearest folder that has it.
    fn source_alias(&self, unit: Listed<'_>, name: &str) -> Option<FileId> {
        let path = name.strip_prefix("@/").or_else(|| name.strip_prefix("~/"))?;
        let mut dir = folder(unit.rel);
        loop {
            let found =
                [format!("{dir}/src"), dir.to_owned()].iter().find_map(|base| self.ecma_path(&join(base, path)?));
            if found.is_some() || dir.is_empty() {
                return found;
            }
            dir = folder(dir);
        }
    }

    fn ts_path(&self, config: &TsConfig, name: &str) -> Option<FileId> {
        let mut matches: Vec<_> =
            config.paths.iter().filter_map(|p| wildcard(&p.pattern, name).map(|rest| (p, rest))).collect();
        matches.sort_by_key(|(p, _)| std::cmp::Reverse(p.pattern.find('*').unwrap_or(usize::MAX)));
        for (path, rest) in matches {
            for target in &path.targets {
                if let Some(file) = self.ecma_path(&target.replacen('*', rest, 1)) {
                    return Some(file);
                }
            }
        }
        let base = config.base_url.as_ref()?;
        self.ecma_path(&join(base, name)?)
    }

    fn node_package(&self, unit: Listed<'_>, name: &str) -> Option<FileId> {
        let packages = &self.project.node_packages;
        let (package, subpath) = if name.starts_with('#') {
            (packages.iter().filter(|p| within(&p.dir, unit.rel)).max_by_key(|p| p.dir.len())?, name.to_owned())
        } else {
            let package = packages.iter().find(|p| {
                !p.name.is_empty()
                    && name.strip_prefix(p.name.as_str()).is_some_and(|r| r.is_empty() || r.starts_with('/'))
            })?;
            let rest = &name[package.name.len()..];
            (package, if rest.is_empty() { ".".to_owned() } else { format!(".{rest}") })
        };
        for entry in &package.entries {
            if let Some(rest) = wildcard(&entry.subpath, &subpath)
                && let Some(file) = self.ecma_path(&entry.target.replacen('*', rest, 1))
            {
                return Some(file);
            }
        }
        let path = join(&package.dir, subpath.trim_start_matches("./"))?;
        self.ecma_path(&path).or_else(|| self.ecma_path(&join(&package.dir, "src/index")?))
    }

    /// The folder of the package that a file is in.
    pub(crate) fn node_folder(&self, file: FileId) -> String {
        let rel = self.files[file.0 as usize].rel;
        let around = self.project.node_packages.iter().filter(|p| within(&p.dir, rel));
        around.max_by_key(|p| p.dir.len()).map(|p| p.dir.clone()).unwrap_or_default()
    }

    /// A path as an ECMAScript import means it: with or without extension, or a folder's index.
    pub(crate) fn ecma_path(&self, path: &str) -> Option<FileId> {
        if let Some(file) = self.by_path.get(path) {
            return Some(*file);
        }
        let stem = [".js", ".mjs", ".cjs", ".jsx"].iter().find_map(|s| path.strip_suffix(s)).unwrap_or(path);
        let index = if path.is_empty() { "index".to_owned() } else { format!("{path}/index") };
        let stems = [path, stem, &index].into_iter().filter(|stem| self.ecma_stems.contains(stem));
        let paths = stems.flat_map(|p| SUFFIXES.iter().map(move |s| format!("{p}{s}")));
        paths.into_iter().find_map(|p| self.by_path.get(p.as_str()).copied())
    }
}

fn nearest<'p>(configs: &'p [TsConfig], rel: &str) -> Option<&'p TsConfig> {
    configs.iter().filter(|c| within(&c.dir, rel)).max_by_key(|c| c.dir.len())
}

/// What `*` of `pattern` stands for when `name` matches it; `""` for an exact match.
fn wildcard<'n>(pattern: &str, name: &'n str) -> Option<&'n str> {
    match pattern.split_once('*') {
        Some((head, tail)) => name.strip_prefix(head)?.strip_suffix(tail),
        None => (pattern == name).then_some(""),
    }
}
