//! Who is reached under which name, and which addresses deployment files hand to whom.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{is_local, is_public, squashed, subject};
use crate::model::component::{Component, ComponentKind};
use crate::model::deployment::{Deployment, Proxy, Workload};

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// A component, by index.
    Component(usize),
    /// A workload that is none of the components, by index.
    Workload(usize),
}

/// All components and workloads, by name.
pub(super) struct Network<'a> {
    pub(super) components: &'a [Component],
    deployment: &'a Deployment,
    /// The component of each workload.
    owners: Vec<Option<usize>>,
    /// Components that others import code of and that answer nothing themselves.
    taken: BTreeSet<usize>,
    /// Components that a workload runs.
    run: BTreeSet<usize>,
    by_host: BTreeMap<String, BTreeSet<Target>>,
    by_subject: BTreeMap<String, BTreeSet<Target>>,
}

impl<'a> Network<'a> {
    pub(super) fn new(components: &'a [Component], deployment: &'a Deployment) -> Network<'a> {
        let owners: Vec<Option<usize>> = deployment.workloads.iter().map(|w| owner(components, w)).collect();
        let mut by_host: BTreeMap<String, BTreeSet<Target>> = BTreeMap::new();
        let mut by_subject: BTreeMap<String, BTreeSet<Target>> = BTreeMap::new();
        for (at, workload) in deployment.workloads.iter().enumerate() {
            let target = owners[at].map_or(Target::Workload(at), Target::Component);
            for name in std::iter::once(&workload.name).chain(&workload.aliases) {
                by_host.entry(name.to_ascii_lowercase()).or_default().insert(target);
                by_subject.entry(subject(name)).or_default().insert(target);
            }
        }
        let mut by_own_name: BTreeMap<String, BTreeSet<Target>> = BTreeMap::new();
        for (at, component) in components.iter().enumerate() {
            for name in names(component) {
                by_own_name.entry(name.to_ascii_lowercase()).or_default().insert(Target::Component(at));
                by_subject.entry(subject(name)).or_default().insert(Target::Component(at));
            }
        }
        for (name, own) in by_own_name {
            by_host.entry(name).or_insert(own);
        }
        by_subject.remove("");
        let run = owners.iter().copied().flatten().collect();
        Network { components, deployment, owners, taken: BTreeSet::new(), run, by_host, by_subject }
    }

    /// Tells which files components take from others; `answers`: ids of components with something inbound.
    pub(super) fn with_taken<'f>(
        mut self,
        files: impl Iterator<Item = &'f String>,
        answers: &BTreeSet<&str>,
    ) -> Network<'a> {
        let taken: BTreeSet<usize> = files.filter_map(|file| self.holder(file)).collect();
        let is_silent = |at: &usize| self.components.get(*at).is_some_and(|c| !answers.contains(c.id.as_str()));
        self.taken = taken.into_iter().filter(is_silent).collect();
        self
    }

    /// What a host name leads to. Workloads of the same name in several files are one.
    pub(super) fn host(&self, host: &str) -> Option<Target> {
        let found = self.by_host.get(host).or_else(|| {
            let label = host.split('.').next().filter(|label| *label != host && !is_public(host) && !is_local(host))?;
            self.by_host.get(label)
        });
        self.single(found?)
    }

    /// Whom a variable, field or service speaks of.
    pub(super) fn named(&self, name: &str) -> Option<Target> {
        self.single(self.by_subject.get(&subject(name))?)
    }

    /// The one who is reached from outside on a port.
    pub(super) fn published(&self, port: u16) -> Option<Target> {
        let found = self.workloads().filter(|(_, workload)| workload.ports.contains(&port));
        self.single(&found.map(|(at, _)| self.target(at)).collect())
    }

    /// The only one, where components go before workloads without code and equal workloads are one.
    fn single(&self, found: &BTreeSet<Target>) -> Option<Target> {
        let mut components = found.iter().filter(|target| matches!(target, Target::Component(_)));
        match (components.next(), components.next()) {
            (Some(one), None) => return Some(*one),
            (Some(_), Some(_)) => return None,
            _ => {}
        }
        let first = found.first()?;
        let name = |target: &Target| self.workload(*target).map(|workload| &workload.name);
        found.iter().all(|target| name(target) == name(first)).then_some(*first)
    }

    pub(super) fn workloads(&self) -> impl Iterator<Item = (usize, &'a Workload)> {
        self.deployment.workloads.iter().enumerate()
    }

    pub(super) fn workload(&self, target: Target) -> Option<&'a Workload> {
        match target {
            Target::Workload(at) => self.deployment.workloads.get(at),
            Target::Component(_) => None,
        }
    }

    pub(super) fn target(&self, workload: usize) -> Target {
        self.owners.get(workload).copied().flatten().map_or(Target::Workload(workload), Target::Component)
    }

    /// The image that the folder of a component is built on.
    pub(super) fn base_image(&self, component: usize) -> Option<&'a str> {
        let path = self.components.get(component).map(|c| if c.path == "." { "" } else { c.path.as_str() })?;
        self.deployment.images.iter().find(|image| image.folder == path).map(|image| image.base.as_str())
    }

    /// The configuration of proxies.
    pub(super) fn proxies(&self) -> impl Iterator<Item = &'a Proxy> {
        self.deployment.proxies.iter()
    }

    /// The component that a workload runs.
    pub(super) fn owner_of(&self, workload: &Workload) -> Option<usize> {
        let at = self.deployment.workloads.iter().position(|other| std::ptr::eq(other, workload))?;
        self.owners.get(at).copied().flatten()
    }

    /// The workloads that run a component.
    pub(super) fn running(&self, component: usize) -> impl Iterator<Item = &'a Workload> {
        let owners = &self.owners;
        self.workloads().filter(move |(at, _)| owners[*at] == Some(component)).map(|(_, workload)| workload)
    }

    /// All variables that deployment files set for a component. One that several components share has those of all.
    pub(super) fn variables(&self, component: usize) -> Vec<(&'a str, &'a str)> {
        let pairs = |env: &'a BTreeMap<String, String>| env.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let mut out: Vec<(&str, &str)> = self.running(component).flat_map(|workload| pairs(&workload.env)).collect();
        let folder = self.components.get(component).map_or("", |c| if c.path == "." { "" } else { c.path.as_str() });
        for file in &self.deployment.env_files {
            let own = file.folder();
            if own == folder || own.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')) {
                out.extend(pairs(&file.env));
            }
        }
        if out.is_empty() || self.is_shared(component) {
            out.extend(self.workloads().flat_map(|(_, workload)| pairs(&workload.env)));
        }
        // What an image sets, its deployment may set anew.
        for image in self.deployment.images.iter().filter(|image| image.folder == folder) {
            out.extend(
                pairs(&image.env).filter(|(name, _)| out.iter().all(|(own, _)| own != name)).collect::<Vec<_>>(),
            );
        }
        out
    }

    /// What deployment files set a variable of a component to.
    pub(super) fn values(&self, component: usize, name: &str) -> BTreeSet<&'a str> {
        self.variables(component).into_iter().filter(|(own, _)| *own == name).map(|(_, value)| value).collect()
    }

    /// The component with the innermost folder around a file.
    pub(super) fn holder(&self, file: &str) -> Option<usize> {
        let holds = |path: &str| path == "." || file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        let around = self.components.iter().enumerate().filter(|(_, c)| holds(&c.path));
        around.max_by_key(|(_, c)| if c.path == "." { 0 } else { c.path.len() }).map(|(at, _)| at)
    }

    /// Whether a component runs as a part of others: it is a library, or the root around components that run.
    pub(super) fn is_shared(&self, component: usize) -> bool {
        let Some(own) = self.components.get(component) else { return false };
        !self.run.contains(&component)
            && (own.kind == ComponentKind::Library
                || self.taken.contains(&component)
                || own.path == "." && self.components.len() > 1)
    }
}

/// The component that a workload runs: built from its folder, or else named like it.
fn owner(components: &[Component], workload: &Workload) -> Option<usize> {
    let folder = workload.folder.as_deref().filter(|folder| !folder.is_empty());
    if let Some(at) = folder.and_then(|folder| components.iter().position(|c| c.path == folder)) {
        return Some(at);
    }
    let image = workload.image.as_deref().unwrap_or_default();
    let image = image.rsplit('/').next().and_then(|image| image.split(':').next()).unwrap_or_default();
    for name in
        std::iter::once(workload.name.as_str()).chain(workload.aliases.iter().map(String::as_str)).chain([image])
    {
        let wanted = squashed(name);
        let mut found = components.iter().enumerate().filter(|(_, c)| names(c).any(|name| squashed(name) == wanted));
        if let (false, Some((at, _)), None) = (wanted.is_empty(), found.next(), found.next()) {
            return Some(at);
        }
    }
    let folder = workload.folder.as_deref()?;
    let holds =
        |c: &Component| c.path == "." || folder.strip_prefix(c.path.as_str()).is_some_and(|rest| rest.starts_with('/'));
    let around = components.iter().enumerate().filter(|(_, c)| holds(c));
    around.max_by_key(|(_, c)| if c.path == "." { 0 } else { c.path.len() }).map(|(at, _)| at)
}

/// The names of a component: its own, and its folder's.
fn names(component: &Component) -> impl Iterator<Item = &str> {
    let path = component.path.as_str();
    let path = path.strip_suffix("/src").unwrap_or(path);
    let folder = path.rsplit('/').next().filter(|name| *name != ".");
    std::iter::once(component.name.as_str()).chain(folder)
}
