//! Containers and variables.

use std::collections::BTreeMap;

use crate::model::component::EnvVar;
use crate::model::survey::Container;
use crate::prompt::context::Context;
use crate::prompt::section::{Item, Section};
use crate::prompt::sections::words;
use crate::prompt::slices::rank;

/// Containers that the repository starts.
pub(super) fn services(context: &Context<'_>) -> Section {
    let mut by_image: BTreeMap<(&str, &str), Vec<&Container>> = BTreeMap::new();
    for container in &context.survey.containers {
        by_image.entry((&container.name, &container.image)).or_default().push(container);
    }
    let item = |((name, image), all): ((&str, &str), Vec<&Container>)| {
        let used = context.boundaries.iter().any(|b| b.containers.iter().any(|c| c.name == name && c.image == image));
        let tests = all.iter().any(|c| c.for_tests);
        let places = all.iter().map(|c| {
            let by = if c.by == "compose" { String::new() } else { format!("CI job {}, ", context.span(&c.by)) };
            format!("{by}{}", context.at(&c.file, c.line))
        });
        let text = format!(
            "- {} from image {} ({})\n",
            context.span(name),
            context.span(image),
            words::some(places.collect(), 3)
        );
        let tier = match (used, tests) {
            (true, true) => 50,
            (true, false) => 52,
            (false, true) => 70,
            (false, false) => 390,
        };
        Item { rank: tier, text, ..Item::default() }
    };
    Section::items("container", by_image.into_iter().map(item).collect())
        .none("No compose file and no CI job of the repository starts a container.")
}

/// Variables that the code in scope reads.
pub(super) fn variables(context: &Context<'_>) -> Section {
    let mut by_name: BTreeMap<&str, Vec<&EnvVar>> = BTreeMap::new();
    for variable in context.selection.components.iter().flat_map(|c| &c.env) {
        by_name.entry(&variable.name).or_default().push(variable);
    }
    let needed = |name: &str| context.boundaries.iter().any(|b| b.env.contains(name));
    let item = |(n, (name, reads)): (usize, (&str, Vec<&EnvVar>))| {
        let mut text = format!("- {}", context.span(name));
        match reads.iter().find_map(|v| v.default.as_deref()) {
            Some("") => text.push_str(", empty by default"),
            Some(default) => text.push_str(&format!(", by default {}", context.span(default))),
            None => {}
        }
        if reads.iter().any(|v| v.secret) {
            text.push_str(", secret: give tests a value that is none");
        }
        let sampled = context.survey.samples.iter().find(|s| s.names.iter().any(|n| n == name));
        if let Some(sample) = sampled {
            text.push_str(&format!(", sampled in {}", context.span(&sample.file)));
        }
        let place = reads.first().map(|v| context.at(&v.file, v.line)).unwrap_or_default();
        text.push_str(&format!(" ({place})\n"));
        Item { rank: if needed(name) { rank(80, 1, n) } else { rank(250, 2, n) }, text, ..Item::default() }
    };
    Section::items("variable", by_name.into_iter().enumerate().map(item).collect())
        .none("The code in scope reads no environment variables that could be found.")
}
