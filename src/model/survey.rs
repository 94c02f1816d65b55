//! What a project says of itself beside its code: versions, commands, jobs of its CI, containers, sample variables.
//!
//! Folders and files are relative to the scanned root, with `/`; the root itself is `""`. Lines are counted from 1.

use std::collections::BTreeMap;

use crate::model::language::Language;

/// All of it, each list sorted by place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Survey {
    /// First paragraphs of READMEs, by the folder of the file.
    pub(crate) purposes: Vec<Purpose>,
    /// Versions of languages.
    pub(crate) runtimes: Vec<Runtime>,
    /// Declared dependencies.
    pub(crate) packages: Vec<Package>,
    /// Named commands.
    pub(crate) scripts: Vec<Script>,
    /// Commands that CI runs.
    pub(crate) steps: Vec<Step>,
    /// Containers that compose files and CI start.
    pub(crate) containers: Vec<Container>,
    /// Samples of `.env` files.
    pub(crate) samples: Vec<Sample>,
    /// Source files that are tests or only serve them.
    pub(crate) tests: Vec<TestFile>,
}

/// What a README says first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Purpose {
    pub(crate) folder: String,
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) text: String,
}

/// The version of a language that a folder asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Runtime {
    pub(crate) language: Language,
    /// As written: `>=3.12`.
    pub(crate) version: String,
    pub(crate) file: String,
    pub(crate) line: u32,
}

/// A declared dependency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Package {
    pub(crate) language: Language,
    /// As the ecosystem writes it; Python's in lower case with `-` between words.
    pub(crate) name: String,
    /// As written; empty without one.
    pub(crate) version: String,
    pub(crate) file: String,
    pub(crate) line: u32,
}

/// A command with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Script {
    /// The folder that it runs in.
    pub(crate) folder: String,
    /// Its name.
    pub(crate) name: String,
    /// How it is called: `make test`.
    pub(crate) call: String,
    /// What it does, where the file says so on the spot.
    pub(crate) body: String,
    pub(crate) file: String,
    pub(crate) line: u32,
}

/// A command that a job of the CI runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) job: String,
    /// The folder that it runs in, where the job says so.
    pub(crate) folder: String,
    /// Lines of the shell.
    pub(crate) run: String,
    /// Variables that it is given.
    pub(crate) env: BTreeMap<String, String>,
    pub(crate) file: String,
    pub(crate) line: u32,
}

/// A container that is started from an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Container {
    pub(crate) name: String,
    pub(crate) image: String,
    /// `compose`, or the job of the CI that starts it.
    pub(crate) by: String,
    /// Whether it is only for tests: CI, or a compose file whose name says so.
    pub(crate) for_tests: bool,
    pub(crate) file: String,
    pub(crate) line: u32,
}

/// A sample of a `.env` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sample {
    pub(crate) file: String,
    /// Names of its variables, in their order.
    pub(crate) names: Vec<String>,
}

/// A source file of tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TestFile {
    pub(crate) file: String,
    pub(crate) language: Language,
    /// Id of its component.
    pub(crate) component: String,
}
