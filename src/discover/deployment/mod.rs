//! Deployment files: compose files, Kubernetes manifests, `.env` files.

mod compose;
mod dotenv;
mod image;
mod kubernetes;
mod proxies;

use std::collections::BTreeMap;

use crate::discover::tree::Tree;
use crate::discover::{decode, paths, scope};
use crate::model::deployment::{Deployment, EnvFile, Proxy};
use crate::model::scope::FileScope;

/// Larger files, in bytes, are not read.
const MAX_SIZE: u64 = 512 * 1024;
/// More files of YAML than these are not read.
const MAX_FILES: usize = 2000;

/// Whether a file may configure a proxy, by its name.
pub(super) fn is_proxy_config(rel: &str) -> bool {
    proxies::is_config(rel)
}

/// What the deployment files among `names` say. What is no such file, or is a template of one, says nothing.
pub(super) fn load(tree: Tree<'_>, names: &[&str]) -> Deployment {
    let mut deployment = Deployment::default();
    for rel in names.iter().filter(|rel| is_env_file(rel) || is_example(rel)) {
        if let Some(text) = read(tree, rel) {
            let file = EnvFile { file: (*rel).to_owned(), env: dotenv::parse(&text), lines: dotenv::lines(&text) };
            let files = if is_example(rel) { &mut deployment.env_examples } else { &mut deployment.env_files };
            files.push(file);
        }
    }
    let mut named: Vec<EnvFile> = deployment.env_files.iter().chain(&deployment.env_examples).cloned().collect();
    for rel in names.iter().filter(|rel| may_be_named(rel)).take(MAX_FILES) {
        if let Some(text) = read(tree, rel) {
            named.push(EnvFile { file: (*rel).to_owned(), env: dotenv::parse(&text), ..EnvFile::default() });
        }
    }
    let is_yaml = |rel: &&&str| paths::has_extension(rel, "yml") || paths::has_extension(rel, "yaml");
    let mut objects = kubernetes::Objects::default();
    for rel in names.iter().filter(is_yaml).filter(|rel| is_shipped(rel)).take(MAX_FILES) {
        let Some(text) = read(tree, rel) else { continue };
        if has_key(&text, "services:") {
            let env = compose_env(&deployment.env_files, paths::parent(rel));
            deployment.workloads.extend(compose::workloads(rel, &text, &env, &named));
        } else if (has_key(&text, "apiVersion:") || paths::name(rel).starts_with("kustomization."))
            && !text.contains("{{")
        {
            objects.add(rel, &text);
        } else {
            deployment.add_proxy(rel, &text);
        }
    }
    for rel in names.iter().filter(|rel| proxies::is_config(rel) && is_shipped(rel)).take(MAX_FILES) {
        if let Some(text) = read(tree, rel) {
            deployment.add_proxy(rel, &text);
        }
    }
    deployment.workloads.extend(objects.workloads());
    for rel in names.iter().filter(|rel| image::is_build_file(rel)).take(MAX_FILES) {
        if let Some(text) = read(tree, rel) {
            deployment.images.extend(image::parse(rel, &text));
        }
    }
    deployment.images.sort_by(|a, b| a.folder.cmp(&b.folder));
    deployment.proxies.sort_by(|a, b| a.file.cmp(&b.file));
    // Variants of a deployment lie deeper than the usual one.
    let depth = |file: &str| file.matches('/').count();
    deployment
        .workloads
        .sort_by(|a, b| (depth(&a.file), &a.file, a.line, &a.name).cmp(&(depth(&b.file), &b.file, b.line, &b.name)));
    deployment
}

impl Deployment {
    /// Adds the file `rel` when it configures a proxy.
    fn add_proxy(&mut self, rel: &str, text: &str) {
        let passes = proxies::passes(rel, text);
        if !passes.is_empty() {
            self.proxies.push(Proxy { file: rel.to_owned(), passes });
        }
    }
}

fn read(tree: Tree<'_>, rel: &str) -> Option<String> {
    let bytes = tree.bytes(rel, MAX_SIZE).ok()??;
    Some(String::from_utf8_lossy(&decode::decode(bytes).source).into_owned())
}

fn has_key(text: &str, key: &str) -> bool {
    text.lines().any(|line| line.trim_end().strip_prefix(key).is_some())
}

/// Whether it is no file of tests and examples, and of no tool's own.
fn is_shipped(rel: &str) -> bool {
    scope::scope_of_dir(paths::parent(rel)) == FileScope::Production
}

/// A file of variables that is in force: no example, no test.
fn is_env_file(rel: &str) -> bool {
    let name = paths::name(rel);
    let aside = ["example", "sample", "template", "dist", "test", "override"];
    (name == ".env" || name.starts_with(".env.")) && !aside.iter().any(|word| name.contains(word)) && is_shipped(rel)
}

/// A file of variables that is in force only where another file names it: `config/api.env`, `.envs/.local/.web`.
fn may_be_named(rel: &str) -> bool {
    let is_env =
        paths::has_extension(rel, "env") || paths::ancestors(paths::parent(rel)).any(|d| paths::name(d) == ".envs");
    is_env && !is_env_file(rel) && !is_example(rel) && is_shipped(rel)
}

/// An example of such a file.
fn is_example(rel: &str) -> bool {
    let name = paths::name(rel);
    let words = ["example", "sample", "template", "dist", "default"];
    let is_env = name.starts_with(".env") || name.ends_with(".env");
    is_env && words.iter().any(|word| name.contains(word)) && !name.contains("test") && is_shipped(rel)
}

/// The variables that compose replaces in a file of `folder`.
fn compose_env(files: &[EnvFile], folder: &str) -> BTreeMap<String, String> {
    let own = files.iter().find(|file| file.folder() == folder && paths::name(&file.file) == ".env");
    own.map(|file| file.env.clone()).unwrap_or_default()
}

/// The line, counted from 1, on which `name` is a key or value, the least indented of several; 1 when there is none.
fn line_of(text: &str, name: &str) -> u32 {
    let says = |line: &str| {
        let line = line.trim().trim_start_matches("- ");
        line.strip_prefix(name).is_some_and(|rest| rest.starts_with(':'))
            || line.strip_prefix("name:").is_some_and(|value| value.trim().trim_matches('"') == name)
    };
    let indent = |line: &str| line.len() - line.trim_start().len();
    let found = text.lines().enumerate().filter(|(_, line)| says(line));
    found.min_by_key(|(at, line)| (indent(line), *at)).map_or(1, |(at, _)| at as u32 + 1)
}

/// A text, number or truth value as text.
fn scalar(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}
