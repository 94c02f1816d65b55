//! The sections of a prompt, each made from facts.

use std::collections::BTreeMap;

use crate::prompt::context::Context;
use crate::prompt::section::Section;

mod checklist;
mod environment;
mod files;
mod limits;
mod map;
mod outside;
mod points;
mod project;
mod run;
mod setup;
pub(super) mod words;

pub(super) use checklist::{FourPart, scenarios};
pub(super) use outside::double;

/// All sections by name.
pub(super) fn sections(context: &Context<'_>) -> BTreeMap<&'static str, Section> {
    let code = crate::prompt::slices::slices(context);
    BTreeMap::from([
        ("project", project::project(context)),
        ("components", map::components(context)),
        ("map", map::map(context)),
        ("diagram", map::diagram(context)),
        ("points", points::points(context)),
        ("flows", points::flows(context)),
        ("integration_points", points::pairs(context)),
        ("failures", outside::failures(context)),
        ("calls", outside::calls(context)),
        ("schema", outside::schema(context)),
        ("external_services", outside::external(context)),
        ("messages", outside::messages(context)),
        ("doubles", outside::doubles(context)),
        ("cleanup", outside::cleanup(context)),
        ("test_data", outside::data(context)),
        ("services", environment::services(context)),
        ("variables", environment::variables(context)),
        ("setup", setup::setup(context)),
        ("factories", setup::factories(context)),
        ("teardown", setup::teardown(context)),
        ("example", setup::example(context)),
        ("checklist", checklist::checklist(context)),
        ("files", files::files(context)),
        ("commands", run::commands(context)),
        ("limitations", limits::limitations(context)),
        ("code", Section::code("code slice", code).none("No code could be read.")),
    ])
}
