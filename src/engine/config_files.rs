//! Files of configuration that packs name: the values that they give to keys.

use std::path::Path;

use globset::Glob;

use crate::discover::Discovery;
use crate::engine::around;
use crate::model::rule::RuleSet;
use crate::resolve::{ConfigFile, Part};
use crate::schema;

/// Files that are read.
const MAX_FILES: usize = 400;

/// The files found that give values to keys which rules of packs in use ask for.
pub(super) fn read(
    found: &Discovery,
    rules: &RuleSet,
    parts: &[Part],
    text: &dyn Fn(&str) -> Option<String>,
) -> Vec<ConfigFile> {
    let mut out = Vec::new();
    for (pack, info) in rules.packs.iter().enumerate() {
        let in_use = |part: &Part| part.packages.iter().any(|name| info.is_opened_by(name));
        if info.config_files.is_empty() || !(parts.iter().any(in_use) || parts.iter().all(|p| p.packages.is_empty())) {
            continue;
        }
        for (rank, glob) in info.config_files.iter().enumerate() {
            let Ok(glob) = Glob::new(glob) else { continue };
            let glob = glob.compile_matcher();
            for rel in &found.other_files {
                let component = around(parts, rel).unwrap_or(0);
                let folder = parts.get(component).map_or("", |part| part.folder.as_str());
                let own = rel.strip_prefix(folder).map_or(rel.as_str(), |rest| rest.trim_start_matches('/'));
                if out.len() < MAX_FILES && glob.is_match(Path::new(own)) {
                    let settings = text(rel).map(|text| schema::settings(rel, &text)).unwrap_or_default();
                    let settings = settings.into_iter().map(|s| (s.key.to_lowercase(), s.value, s.line)).collect();
                    out.push(ConfigFile { pack, component, rank, rel: rel.clone(), settings });
                }
            }
        }
    }
    out
}
