//! Settings that only a look at the code base can check: names of packs, folders of components.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::discover::Discovery;
use crate::engine::pack_folders;
use crate::error::{Place, Problem, ScanError};
use crate::model::mistake::{nearest, suggest};
use crate::rules;

/// Tells all that is named and not there.
pub(super) fn check(config: &Config, found: &Discovery) -> Result<(), ScanError> {
    let mut mistakes = disabled_packs(config, found);
    mistakes.extend(components(config, found));
    let mut problems = Vec::new();
    for Mistake { place, message, hint } in mistakes {
        let Some(Place { file, line, column }) = place else { return Err(ScanError::BadSetting { message, hint }) };
        problems.push(Problem { file, line, column, message, hint: Some(hint) });
    }
    problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    if problems.is_empty() { Ok(()) } else { Err(ScanError::BadConfig(problems)) }
}

/// Something that is not there, and where it is named if that is a file.
struct Mistake {
    place: Option<Place>,
    message: String,
    hint: String,
}

impl Mistake {
    fn new(places: &BTreeMap<String, Place>, name: &str, message: String, hint: String) -> Mistake {
        Mistake { place: places.get(name).cloned(), message, hint }
    }
}

fn disabled_packs(config: &Config, found: &Discovery) -> Vec<Mistake> {
    if config.packs.disable.is_empty() {
        return Vec::new();
    }
    let (origin, overlays) = pack_folders(config, &found.root);
    let known = rules::ids(origin, &overlays);
    let unknown = config.packs.disable.iter().filter(|id| !known.contains(*id));
    let mistake = |id: &String| {
        let hint = match nearest(id, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`itmap rules list` shows the packs".to_owned(),
        };
        Mistake::new(&config.places.disable, id, format!("no pack `{id}` to disable"), hint)
    };
    unknown.map(mistake).collect()
}

fn components(config: &Config, found: &Discovery) -> Vec<Mistake> {
    let missing = config.components.keys().filter(|path| !found.root.join(path).is_dir());
    let mistake = |path: &String| {
        let hint = suggest(path, found.components.iter().map(|component| component.id.as_str()));
        let hint = hint.unwrap_or_else(|| "the folder is taken from the scanned root".to_owned());
        Mistake::new(&config.places.components, path, format!("no folder `{path}` for a component"), hint)
    };
    missing.map(mistake).collect()
}
