//! How import paths map to folders and files: what the manifests say, as plain data.
//!
//! All folders and files are relative to the scanned root, with `/`; the root itself is `""`.

/// Everything that resolution must know beside the files themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Project {
    /// Go modules, sorted by folder.
    pub(crate) go_modules: Vec<GoModule>,
    /// Go workspaces, sorted by folder.
    pub(crate) go_workspaces: Vec<GoWorkspace>,
    /// Node packages, sorted by folder.
    pub(crate) node_packages: Vec<NodePackage>,
    /// TypeScript and JavaScript project files, sorted by folder; the nearest enclosing one is a file's own.
    pub(crate) ts_configs: Vec<TsConfig>,
    /// Folders that Python imports may start from, sorted by folder.
    pub(crate) python_roots: Vec<PythonRoot>,
}

/// A Go module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GoModule {
    /// Its module path.
    pub(crate) path: String,
    /// Its folder.
    pub(crate) dir: String,
    /// Module paths replaced by folders of this tree.
    pub(crate) replaces: Vec<GoReplace>,
}

/// A module path that stands for a local folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GoReplace {
    /// The module path.
    pub(crate) path: String,
    /// The folder.
    pub(crate) dir: String,
}

/// A `go.work` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GoWorkspace {
    /// Its folder.
    pub(crate) dir: String,
    /// Folders of the modules in it.
    pub(crate) uses: Vec<String>,
    /// Module paths replaced by folders of this tree.
    pub(crate) replaces: Vec<GoReplace>,
}

/// A folder with a `package.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NodePackage {
    /// Its name; empty without one.
    pub(crate) name: String,
    /// Its folder.
    pub(crate) dir: String,
    /// What its import paths stand for. Without an entry for a subpath, it is a path below the folder.
    pub(crate) entries: Vec<NodeEntry>,
    /// Folders of the packages of the workspace that this package is the root of.
    pub(crate) members: Vec<String>,
}

/// What one import path of a package stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NodeEntry {
    /// `.` for the package itself, `./x` for a path below it, `#x` for its private imports; at most one `*`.
    pub(crate) subpath: String,
    /// A source file of this tree, or, with `*`, a pattern of paths to try as an import would
    /// (its extension may name what a build makes: `.js` for `.ts`).
    pub(crate) target: String,
}

/// A `tsconfig.json` or `jsconfig.json`, with what it extends already merged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TsConfig {
    /// Its folder.
    pub(crate) dir: String,
    /// The folder that bare imports are looked up in first.
    pub(crate) base_url: Option<String>,
    /// Path mappings in the order written.
    pub(crate) paths: Vec<TsPath>,
}

/// One mapping of `paths`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TsPath {
    /// The import path; at most one `*`.
    pub(crate) pattern: String,
    /// Paths to try in order, relative to the scanned root.
    pub(crate) targets: Vec<String>,
}

/// A folder that Python imports may start from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PythonRoot {
    /// The folder.
    pub(crate) dir: String,
    /// Why it is one; the strongest reason where there are several.
    pub(crate) reason: RootReason,
}

/// Why a folder is a Python source root, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RootReason {
    /// A manifest says so.
    Declared,
    /// It is the folder of a component, or its `src`.
    Component,
    /// It holds a package that is in no other package.
    Package,
    /// It holds files that are in no package: where a program started from one of them looks first.
    Script,
}
