//! How import paths map to folders and files, from manifests and from the files that there are.

mod node;
mod python;

use crate::discover::manifests::{Manifest, Manifests};
use crate::discover::paths;
use crate::model::project::{GoModule, GoReplace, GoWorkspace, Project};

/// The project data of a tree of the files `names`.
pub(super) fn project(names: &[&str], manifests: &Manifests) -> Project {
    let mut project = Project {
        node_packages: node::packages(names, &manifests.list),
        python_roots: python::roots(names, &manifests.list),
        ts_configs: manifests.ts_configs.clone(),
        ..Project::default()
    };
    for located in &manifests.list {
        let dir = located.dir.clone();
        match &located.manifest {
            Manifest::Go(module) => {
                let replaces = replaces(&dir, &module.replaces);
                project.go_modules.push(GoModule { path: module.path.clone(), dir, replaces });
            }
            Manifest::GoWork(work) => {
                let uses = work.uses.iter().filter_map(|used| paths::join(&dir, used)).collect();
                let replaces = replaces(&dir, &work.replaces);
                project.go_workspaces.push(GoWorkspace { dir, uses, replaces });
            }
            _ => {}
        }
    }
    project.go_modules.sort_by(|a, b| a.dir.cmp(&b.dir));
    project.go_workspaces.sort_by(|a, b| a.dir.cmp(&b.dir));
    project
}

fn replaces(dir: &str, replaces: &[(String, String)]) -> Vec<GoReplace> {
    replaces
        .iter()
        .filter_map(|(path, target)| Some(GoReplace { path: path.clone(), dir: paths::join(dir, target)? }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::testing::Tree;
    use crate::model::project::{NodeEntry, RootReason};

    fn project_of(files: &[(&str, &str)]) -> Project {
        Tree::new(files).discover().project
    }

    fn targets(files: &[(&str, &str)]) -> Vec<String> {
        let packages = project_of(files).node_packages;
        let show = |entry: &NodeEntry| format!("{} -> {}", entry.subpath, entry.target);
        packages.iter().flat_map(|package| package.entries.iter().map(show)).collect()
    }

    #[test]
    fn go_modules_replacements_and_workspaces() {
        let project = project_of(&[
            ("go.work", "use (\n./a\n./b/c\n)\nreplace example.com/x => ./x\n"),
            (
                "a/go.mod",
                "module example.com/a\nreplace example.com/c => ../b/c\nreplace example.com/o => ../../../o\n",
            ),
            ("b/c/go.mod", "module example.com/c\n"),
            ("a/a.go", "package a"),
        ]);
        let modules: Vec<_> = project.go_modules.iter().map(|m| (m.path.as_str(), m.dir.as_str())).collect();
        assert_eq!(modules, [("example.com/a", "a"), ("example.com/c", "b/c")]);
        assert_eq!(project.go_modules[0].replaces, [GoReplace { path: "example.com/c".into(), dir: "b/c".into() }]);
        assert_eq!(project.go_workspaces[0].uses, ["a", "b/c"]);
        assert_eq!(project.go_workspaces[0].replaces[0].dir, "x");
    }

    #[test]
    fn workspace_patterns_select_packages() {
        for workspace in [
            ("package.json", r#"{"workspaces": ["packages/*", "apps/**", "./one", "!packages/no"]}"#),
            ("pnpm-workspace.yaml", "packages: [packages/*, apps/**, ./one, '!packages/no']"),
        ] {
            let project = project_of(&[
                ("package.json", r#"{"name": "root"}"#),
                workspace,
                ("packages/a/package.json", "{}"),
                ("packages/no/package.json", "{}"),
                ("packages/a/deep/package.json", "{}"),
                ("apps/x/y/package.json", "{}"),
                ("one/package.json", "{}"),
                ("two/package.json", "{}"),
            ]);
            assert_eq!(project.node_packages[0].members, ["apps/x/y", "one", "packages/a"], "{}", workspace.0);
        }
    }

    #[test]
    fn entries_lead_back_to_source_files() {
        let found = targets(&[
            (
                "a/package.json",
                r#"{"main": "dist/index.js", "exports": {".": "./dist/index.mjs", "./x": "./dist/esm/x/y.js",
                "./all/*": "./dist/all/*.js", "./gone": "./dist/gone.js", "./types": {"types": "./dist/t.d.ts"}}}"#,
            ),
            ("a/src/index.ts", ""),
            ("a/src/x/y.tsx", ""),
            ("a/src/all/z.ts", ""),
            ("a/t.ts", ""),
        ]);
        assert_eq!(
            found,
            [". -> a/src/index.ts", "./all/* -> a/src/all/*.js", "./types -> a/t.ts", "./x -> a/src/x/y.tsx"]
        );
        assert_eq!(targets(&[("package.json", "{}"), ("index.js", "")]), [". -> index.js"]);
        assert_eq!(targets(&[("package.json", r#"{"main": "."}"#), ("index.ts", "")]), [". -> index.ts"]);
        assert_eq!(targets(&[("package.json", r#"{"main": "lib"}"#), ("lib/index.js", "")]), [". -> lib/index.js"]);
        assert_eq!(targets(&[("p/package.json", r#"{"main": "../../x.js"}"#), ("p/x.js", "")]), [""; 0]);
    }

    #[test]
    fn python_roots_and_why() {
        let project = project_of(&[
            ("pyproject.toml", "[project]\nname='a'\n[tool.setuptools.packages.find]\nwhere=['python']\n"),
            ("python/pkg/__init__.py", ""),
            ("python/pkg/sub/__init__.py", ""),
            ("python/pkg/bare/a.py", ""),
            ("tools/gen.py", ""),
            ("src/b.py", ""),
            ("svc/requirements.txt", ""),
            ("svc/app/main.py", ""),
            ("svc/app/routers/__init__.py", ""),
            ("web/a.ts", ""),
        ]);
        let roots: Vec<_> = project.python_roots.iter().map(|root| (root.dir.as_str(), root.reason)).collect();
        assert_eq!(
            roots,
            [
                ("", RootReason::Component),
                ("python", RootReason::Declared),
                ("src", RootReason::Component),
                ("svc", RootReason::Component),
                ("svc/app", RootReason::Package),
                ("tools", RootReason::Script),
            ]
        );
        assert!(project_of(&[("a.go", "")]).python_roots.is_empty());
    }
}
