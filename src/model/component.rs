//! The parts that a code base is deployed or published as.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::scope::FileScope;

/// What kind of part it is, judged from its manifests and file names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ComponentKind {
    /// Runs and answers.
    Service,
    /// Used by other components.
    Library,
    /// Runs in a browser.
    Frontend,
    /// Runs and ends.
    Job,
    /// Passes requests on.
    Proxy,
}

impl ComponentKind {
    /// All kinds.
    pub const ALL: [ComponentKind; 5] = [
        ComponentKind::Service,
        ComponentKind::Library,
        ComponentKind::Frontend,
        ComponentKind::Job,
        ComponentKind::Proxy,
    ];

    /// The name used in output and in configuration.
    pub fn name(self) -> &'static str {
        match self {
            ComponentKind::Service => "service",
            ComponentKind::Library => "library",
            ComponentKind::Frontend => "frontend",
            ComponentKind::Job => "job",
            ComponentKind::Proxy => "proxy",
        }
    }
}

/// One part of a code base: a folder with a manifest, or the root when there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Component {
    /// Its path; `.` for the root.
    pub id: String,
    /// The name that its manifest gives, or else its folder's.
    pub name: String,
    /// Its folder, relative to the scanned root, with `/`; `.` for the root.
    pub path: String,
    /// Its kind.
    pub kind: ComponentKind,
    /// Names of its programming languages, sorted.
    pub languages: Vec<String>,
    /// Ids of the frameworks found in it, sorted.
    pub frameworks: Vec<String>,
    /// Ids of its test frameworks, sorted.
    pub test_frameworks: Vec<String>,
    /// Its manifest files, sorted.
    pub manifests: Vec<String>,
    /// Environment variables that it reads, by name.
    pub env: Vec<EnvVar>,
    /// What its folder is for.
    #[serde(skip)]
    pub scope: FileScope,
    /// What its manifests ask for.
    #[serde(skip)]
    pub dependencies: Dependencies,
}

impl Component {
    /// A component of production code of which nothing else is known yet. Its path is its id.
    pub fn new(path: impl Into<String>, name: impl Into<String>, kind: ComponentKind) -> Component {
        let path = path.into();
        Component {
            id: path.clone(),
            name: name.into(),
            path,
            kind,
            languages: Vec::new(),
            frameworks: Vec::new(),
            test_frameworks: Vec::new(),
            manifests: Vec::new(),
            env: Vec::new(),
            scope: FileScope::Production,
            dependencies: Dependencies::default(),
        }
    }
}

/// What the user says about a component. It makes its folder a component where nothing else does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComponentOverride {
    /// Its name.
    pub name: Option<String>,
    /// Its kind.
    pub kind: Option<ComponentKind>,
    /// It is no component: its files belong to the component around it.
    pub ignore: bool,
}

/// An environment variable that a component reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
pub struct EnvVar {
    /// Its name.
    pub name: String,
    /// The value taken without it, when the code gives one.
    pub default: Option<String>,
    /// Whether it holds a secret, judged by its name.
    pub secret: bool,
    /// Where it is read: the file, relative to the scanned root.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// What files of the code base set it to: `.env` files and examples of such, compose files, Kubernetes manifests.
    pub set: Vec<EnvValue>,
}

/// A value that a file gives to an environment variable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
pub struct EnvValue {
    /// The value.
    pub value: String,
    /// The file, relative to the scanned root.
    pub file: String,
    /// The line, counted from 1; that of the workload in files that declare some.
    pub line: u32,
}

/// Names of declared dependencies, by ecosystem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependencies {
    /// `PyPI` distribution names, normalised: lower case, `-` between words.
    pub python: BTreeSet<String>,
    /// npm package names.
    pub node: BTreeSet<String>,
    /// Go module paths, direct requirements only.
    pub go: BTreeSet<String>,
}
