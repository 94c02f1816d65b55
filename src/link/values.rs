//! What checked-in files set the variables of components to.

use std::collections::BTreeMap;

use crate::link::network::Network;
use crate::model::component::{Component, EnvValue};
use crate::model::deployment::{Deployment, EnvFile};

/// Settings of one variable that are told.
const MAX_VALUES: usize = 20;

/// For each component the values of its variables, in the order of the variables.
pub(super) fn values(
    components: &[Component],
    deployment: &Deployment,
    network: &Network<'_>,
) -> Vec<Vec<Vec<EnvValue>>> {
    let of = |(at, component): (usize, &Component)| {
        let folder = if component.path == "." { "" } else { component.path.as_str() };
        let files: Vec<&EnvFile> =
            deployment.env_files.iter().chain(&deployment.env_examples).filter(|file| is_for(file, folder)).collect();
        let mut by_name: BTreeMap<&str, Vec<EnvValue>> = BTreeMap::new();
        for file in files {
            for (name, value) in &file.env {
                let line = file.lines.get(name).copied().unwrap_or(1);
                by_name.entry(name).or_default().push(EnvValue { value: value.clone(), file: file.file.clone(), line });
            }
        }
        for workload in network.running(at) {
            for (name, value) in &workload.env {
                let (file, line) = (workload.file.clone(), workload.line);
                by_name.entry(name).or_default().push(EnvValue { value: value.clone(), file, line });
            }
        }
        let set = |name: &str| {
            let mut found = by_name.get(name).cloned().unwrap_or_default();
            found.sort_by(|a, b| (&a.file, a.line, &a.value).cmp(&(&b.file, b.line, &b.value)));
            found.dedup();
            found.truncate(MAX_VALUES);
            found
        };
        component.env.iter().map(|variable| set(&variable.name)).collect()
    };
    components.iter().enumerate().map(of).collect()
}

/// Whether a file of variables stands in a component's folder, or in one around it.
fn is_for(file: &EnvFile, folder: &str) -> bool {
    let own = file.folder();
    let within = |inner: &str, outer: &str| {
        outer.is_empty() || inner == outer || inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
    };
    within(own, folder) || within(folder, own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_belong_to_the_folders_around_them() {
        let file = |file: &str| EnvFile { file: file.to_owned(), ..EnvFile::default() };
        for (path, folder, fits) in [
            ("a/.env", "a", true),
            (".env", "a", true),
            ("a/deploy/.env", "a", true),
            ("b/.env", "a", false),
            ("ab/.env", "a", false),
            ("a/.env", "", true),
        ] {
            assert_eq!(is_for(&file(path), folder), fits, "{path} {folder}");
        }
    }
}
