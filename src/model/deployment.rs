//! What deployment files say: which workloads run, from which folder or image, with which variables.

use std::collections::{BTreeMap, BTreeSet};

/// All that deployment files say, sorted by place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deployment {
    /// What runs.
    pub(crate) workloads: Vec<Workload>,
    /// Variables of `.env` files, by the folder of the file.
    pub(crate) env_files: Vec<EnvFile>,
    /// Those of examples of such files, which are not in force.
    pub(crate) env_examples: Vec<EnvFile>,
    /// Configuration of proxies.
    pub(crate) proxies: Vec<Proxy>,
    /// Images that are built here.
    pub(crate) images: Vec<Image>,
}

/// What a folder's image is built on, and what it sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Image {
    /// The folder; empty for the root.
    pub(crate) folder: String,
    /// The image that the last stage starts from.
    pub(crate) base: String,
    /// Variables that the last stage sets.
    pub(crate) env: BTreeMap<String, String>,
}

/// A file that configures a proxy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Proxy {
    /// The file, relative to the root.
    pub(crate) file: String,
    pub(crate) passes: Vec<Pass>,
}

/// To whom a proxy passes requests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pass {
    /// What is spoken then.
    pub(crate) protocol: String,
    /// Host and perhaps port, variables as they are written.
    pub(crate) address: String,
    /// The line, counted from 1.
    pub(crate) line: u32,
}

/// Something that runs under a name by which others reach it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Workload {
    /// Its name: the service of a compose file, or the name of a Kubernetes object.
    pub(crate) name: String,
    /// Other names by which it is reached.
    pub(crate) aliases: Vec<String>,
    /// The image that it runs, with variables replaced; `None` when it is only built.
    pub(crate) image: Option<String>,
    /// The folder that it is built from, relative to the root; empty for the root.
    pub(crate) folder: Option<String>,
    /// Variables and their values, variables in them replaced where their value is known.
    pub(crate) env: BTreeMap<String, String>,
    /// Files and folders of the tree that it sees as its own, relative to the root.
    pub(crate) mounts: Vec<String>,
    /// Names of the variables among these that come from a list that others take over as a whole too.
    pub(crate) shared: BTreeSet<String>,
    /// Names of the workloads that must run before it.
    pub(crate) depends_on: Vec<String>,
    /// Ports by which it is reached from the machine that it runs on.
    pub(crate) ports: Vec<u16>,
    /// The file that declares it, relative to the root.
    pub(crate) file: String,
    /// The line of its name, counted from 1.
    pub(crate) line: u32,
}

/// Variables of a `.env` file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EnvFile {
    /// The file, relative to the root.
    pub(crate) file: String,
    /// Its variables, in their order.
    pub(crate) env: BTreeMap<String, String>,
    /// Their lines, counted from 1.
    pub(crate) lines: BTreeMap<String, u32>,
}

impl EnvFile {
    /// The folder that the file stands in; empty for the root.
    pub(crate) fn folder(&self) -> &str {
        self.file.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}
