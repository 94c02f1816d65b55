//! Lists whose entries templates take one after the other: boundaries, scenarios.

use std::collections::BTreeMap;

use crate::model::link::Owner;
use crate::prompt::boundary::Boundary;
use crate::prompt::context::Context;
use crate::prompt::sections::{self, words};

/// More boundaries than these are not told in a list.
const MAX_BOUNDARIES: usize = 12;

/// The lists, as long as `places` can take.
pub(super) fn lists(
    context: &Context<'_>,
    places: &BTreeMap<&'static str, usize>,
) -> BTreeMap<&'static str, Vec<String>> {
    let boundaries: Vec<&Boundary<'_>> = context.boundaries.iter().take(MAX_BOUNDARIES).collect();
    let of = |tell: &dyn Fn(&Boundary<'_>) -> String| boundaries.iter().map(|b| tell(b)).collect::<Vec<String>>();
    let named = |b: &Boundary<'_>, text: &str| {
        let text = if text.is_empty() { words::UNKNOWN } else { text };
        format!("{}: {text}", context.cleaner.note(&b.name))
    };
    let most = places.iter().filter(|(name, _)| name.starts_with("scenario")).map(|(_, n)| *n).max().unwrap_or(0);
    let scenarios = if most == 0 { Vec::new() } else { sections::scenarios(context, most) };
    let told = |tell: &dyn Fn(&sections::FourPart) -> String| scenarios.iter().map(tell).collect::<Vec<String>>();
    BTreeMap::from([
        ("boundary_name", of(&|b| format!("{} ({})", context.cleaner.note(&b.name), b.owner_name()))),
        ("boundary_connect", of(&|b| named(b, &connect(context, b)))),
        ("boundary_populate", of(&|b| named(b, &b.standin.populate))),
        ("boundary_reset", of(&|b| named(b, &b.standin.reset))),
        ("scenario_name", told(&|s| s.name.clone())),
        ("scenario_title", told(&|s| s.name.clone())),
        ("scenario_setup", told(&|s| s.setup.clone())),
        ("scenario_action", told(&|s| s.action.clone())),
        ("scenario_expected", told(&|s| s.expected.clone())),
        ("scenario_verification", told(&|s| s.verification.clone())),
    ])
}

fn connect(context: &Context<'_>, boundary: &Boundary<'_>) -> String {
    if boundary.component.is_some() {
        return sections::double(context, boundary);
    }
    let mut text = boundary.standin.connect.clone();
    let env: Vec<String> = boundary.env.iter().map(|name| context.span(name)).collect();
    if !env.is_empty() {
        text.push_str(&format!("; its address comes from {}", env.join(", ")));
    }
    if let Some(container) = boundary.container().filter(|_| boundary.owner == Some(Owner::Own)) {
        let place = context.at(&container.file, container.line);
        text.push_str(&format!("; container {} of {place}", context.span(&container.image)));
    }
    text
}
