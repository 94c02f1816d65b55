//! What kind of component it is, from its manifests and file names alone. An honest first guess:
//! what a component answers and asks tells more.

use super::Draft;
use crate::discover::manifests::{Manifest, NodeProject};
use crate::discover::{paths, scope};
use crate::model::component::ComponentKind;
use crate::model::language::Language;
use crate::model::scope::FileScope;

impl Draft<'_> {
    /// What kind of component it is; `dir` is its folder.
    pub(super) fn kind(&self, dir: &str) -> ComponentKind {
        let node = || {
            self.manifests.iter().filter_map(|located| match &located.manifest {
                Manifest::Node(node) => Some(node),
                _ => None,
            })
        };
        // Images for tests are no sign of a service.
        let is_shipped = |dir: &str| scope::scope_of_dir(dir) == FileScope::Production;
        let has_image = self.manifests.iter().any(|m| matches!(m.manifest, Manifest::Image) && is_shipped(&m.dir));
        let on_server = node().any(runs_on_server);
        if self.is_frontend(dir, on_server, node().any(|node| node.for_browsers && is_started(node))) {
            ComponentKind::Frontend
        } else if node().any(|node| node.application == Some(false)) {
            ComponentKind::Library
        } else if on_server || self.deployed || has_image || node().any(is_started) || self.has_program(dir) {
            ComponentKind::Service
        } else {
            ComponentKind::Library
        }
    }

    /// Whether it is made for browsers: says so, or has the page that a browser starts from. A server may
    /// keep pages too, but elsewhere.
    fn is_frontend(&self, dir: &str, on_server: bool, for_browsers: bool) -> bool {
        let has = |page: &str| {
            let path = paths::join(dir, page).unwrap_or_default();
            self.others.iter().any(|rel| **rel == path)
        };
        let has_pages = || has("public/index.html") || self.others.iter().any(|rel| paths::is_page(rel));
        let only_ecma = self.sources.iter().all(|(_, dialect)| dialect.language() == Language::Ecma);
        let starts_in_browser = has("index.html") || has("src/index.html");
        only_ecma && (starts_in_browser || !on_server && (for_browsers || has_pages()))
    }

    /// Whether there is a file that programs of its language usually start from.
    fn has_program(&self, dir: &str) -> bool {
        self.sources.iter().any(|(rel, dialect)| {
            let below = if dir.is_empty() { rel } else { rel.get(dir.len() + 1..).unwrap_or_default() };
            let is_near = below.matches('/').count() <= 1;
            match (dialect.language(), paths::name(rel)) {
                (Language::Python, "wsgi.py" | "asgi.py") => true,
                (Language::Python, "main.py" | "app.py" | "server.py") => is_near && !self.is_packaged(),
                (Language::Go, "main.go") => scope::scope_of(rel, *dialect) == FileScope::Production,
                _ => false,
            }
        })
    }

    fn is_packaged(&self) -> bool {
        self.manifests.iter().any(|m| matches!(&m.manifest, Manifest::Python(python) if python.packaged))
    }
}

/// Whether its start command hands a file to a server-side runtime.
fn runs_on_server(node: &NodeProject) -> bool {
    const RUNTIMES: [&str; 8] = ["node", "nodemon", "ts-node", "ts-node-dev", "tsx", "pm2", "bun", "deno"];
    let mut words = node.start.as_deref().unwrap_or_default().split_whitespace();
    words.find(|word| !word.contains('=') && *word != "cross-env").is_some_and(|word| RUNTIMES.contains(&word))
}

/// Whether it is an application, or has a start command and is not made to be imported.
fn is_started(node: &NodeProject) -> bool {
    node.application == Some(true) || node.start.as_deref().is_some_and(|start| !only_builds(start)) && !node.published
}

/// Whether a command does nothing but build: `npm run watch:build`, `tsc --watch`.
fn only_builds(command: &str) -> bool {
    const BUILDERS: [&str; 8] = ["tsc", "tsup", "rollup", "microbundle", "ng-packagr", "babel", "tsdx", "esbuild"];
    let builds = |part: &str| {
        let mut words = part.split_whitespace().filter(|word| !word.contains('=') && *word != "cross-env");
        match words.next() {
            Some("npm" | "yarn" | "pnpm") => {
                words.find(|word| *word != "run").is_some_and(|name| name.contains("build"))
            }
            Some(word) => BUILDERS.contains(&word),
            None => false,
        }
    };
    command.split("&&").all(builds)
}
