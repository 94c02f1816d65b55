//! What a project says of itself beside its code. Reads files of a few kilobytes and no source code.

mod ci;
mod commands;
mod packages;
mod purpose;
mod runtimes;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::discover::{Discovery, paths, read_text};
use crate::model::scope::FileScope;
use crate::model::survey::{Container, Sample, Survey, TestFile};

/// Larger files, in bytes, are not read.
const MAX_SIZE: u64 = 1024 * 1024;
/// More folders than these are not looked into.
const MAX_FOLDERS: usize = 500;

/// A file that was read.
struct Found<'a> {
    /// Its folder.
    folder: &'a str,
    /// Its path.
    rel: String,
    text: String,
}

/// Surveys the folders of components and manifests, and the root's.
pub(crate) fn survey(found: &Discovery) -> Survey {
    let mut survey = Survey::default();
    for folder in folders(found) {
        for name in names_in(&found.root.join(folder)) {
            let rel = joined(folder, &name);
            if is_wanted(&name)
                && let Some(text) = read_text(&found.root.join(&rel), MAX_SIZE)
            {
                look(&Found { folder, rel, text }, &name, &mut survey);
            }
        }
    }
    for rel in ci_files(&found.root) {
        if let Some(text) = read_text(&found.root.join(&rel), MAX_SIZE) {
            ci::read(&rel, &text, &mut survey);
        }
    }
    compose(found, &mut survey);
    tests(found, &mut survey);
    finish(&mut survey);
    survey
}

/// Folders that say something of a component, the root among them.
fn folders(found: &Discovery) -> BTreeSet<&str> {
    let components = found.components.iter().filter(|c| c.scope == FileScope::Production);
    let all = components.flat_map(|c| {
        let own = if c.path == "." { "" } else { c.path.as_str() };
        std::iter::once(own).chain(c.manifests.iter().map(|manifest| paths::parent(manifest)))
    });
    std::iter::once("").chain(all).take(MAX_FOLDERS).collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn is_wanted(name: &str) -> bool {
    const NAMES: [&str; 21] = [
        "makefile",
        "gnumakefile",
        "justfile",
        ".justfile",
        "taskfile.yml",
        "taskfile.yaml",
        "tox.ini",
        "noxfile.py",
        "package.json",
        "pyproject.toml",
        "pipfile",
        "setup.cfg",
        "setup.py",
        "go.mod",
        ".python-version",
        ".nvmrc",
        ".node-version",
        ".tool-versions",
        "readme.md",
        "readme.rst",
        "readme",
    ];
    let lower = name.to_ascii_lowercase();
    NAMES.contains(&lower.as_str()) || is_requirements(&lower) || is_sample(&lower)
}

fn is_requirements(name: &str) -> bool {
    name.contains("requirements") && paths::has_extension(name, "txt")
}

fn is_sample(name: &str) -> bool {
    let speaks = ["example", "sample", "template", "dist"].iter().any(|word| name.contains(word));
    speaks && (name.starts_with(".env") || name.starts_with("env.") || name.ends_with(".env"))
}

fn look(file: &Found<'_>, name: &str, survey: &mut Survey) {
    let lower = name.to_ascii_lowercase();
    runtimes::read(file, &lower, survey);
    commands::read(file, &lower, survey);
    packages::read(file, &lower, survey);
    if lower.starts_with("readme") {
        survey.purposes.extend(purpose::read(file));
    } else if is_sample(&lower) {
        let name = |line: &str| {
            let line = line.trim();
            let name = line.strip_prefix("export ").unwrap_or(line).split_once('=')?.0.trim();
            is_variable(name).then(|| name.to_owned())
        };
        survey.samples.push(Sample { file: file.rel.clone(), names: file.text.lines().filter_map(name).collect() });
    }
}

fn is_variable(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// Workflows and pipelines of the usual CI services.
fn ci_files(root: &Path) -> Vec<String> {
    let workflows = ".github/workflows";
    let names = names_in(&root.join(workflows)).into_iter();
    let is_yaml = |name: &String| paths::has_extension(name, "yml") || paths::has_extension(name, "yaml");
    let mut files: Vec<String> = names.filter(is_yaml).map(|name| joined(workflows, &name)).collect();
    files.extend([".gitlab-ci.yml", ".circleci/config.yml"].map(str::to_owned));
    files.retain(|rel| root.join(rel).is_file());
    files
}

fn compose(found: &Discovery, survey: &mut Survey) {
    for workload in &found.deployment.workloads {
        let Some(image) = workload.image.as_ref().filter(|_| workload.folder.is_none()) else { continue };
        let file = paths::name(&workload.file).to_ascii_lowercase();
        survey.containers.push(Container {
            name: workload.name.clone(),
            image: image.clone(),
            by: "compose".to_owned(),
            for_tests: ["test", "ci", "e2e", "integration"]
                .iter()
                .any(|word| file.split(['.', '-', '_']).any(|part| part == *word)),
            file: workload.file.clone(),
            line: workload.line,
        });
    }
}

fn tests(found: &Discovery, survey: &mut Survey) {
    for file in found.files.iter().filter(|file| file.scope == FileScope::Test) {
        survey.tests.push(TestFile {
            file: file.rel.clone(),
            language: file.dialect.language(),
            component: found.components.get(file.component).map(|c| c.id.clone()).unwrap_or_default(),
        });
    }
}

fn finish(survey: &mut Survey) {
    survey.purposes.sort_by(|a, b| a.file.cmp(&b.file));
    survey.runtimes.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    survey.packages.sort_by(|a, b| (&a.file, a.line, &a.name).cmp(&(&b.file, b.line, &b.name)));
    survey.packages.dedup_by(|b, a| a.file == b.file && a.name == b.name && a.version == b.version);
    survey.scripts.sort_by(|a, b| (&a.file, a.line, &a.name).cmp(&(&b.file, b.line, &b.name)));
    survey.steps.sort_by(|a, b| (&a.file, a.line, &a.run).cmp(&(&b.file, b.line, &b.run)));
    survey.containers.sort_by(|a, b| (&a.file, a.line, &a.name).cmp(&(&b.file, b.line, &b.name)));
    survey.containers.dedup();
    survey.tests.sort_by(|a, b| a.file.cmp(&b.file));
}

/// The line, counted from 1, of the byte offset `at`.
fn line_at(text: &str, at: usize) -> u32 {
    text.bytes().take(at).filter(|b| *b == b'\n').count() as u32 + 1
}

/// The first line, counted from 1, that `matches`; 1 when there is none.
fn line_where(text: &str, matches: impl Fn(&str) -> bool) -> u32 {
    text.lines().position(matches).map_or(1, |at| at as u32 + 1)
}
