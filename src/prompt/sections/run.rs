//! How tests are run.

use crate::model::component::Component;
use crate::prompt::context::Context;
use crate::prompt::knowledge::{Role, knowledge};
use crate::prompt::section::{Item, Section};
use crate::prompt::select::is_below;

/// Commands told of one kind.
const MOST: usize = 16;

struct Command {
    call: String,
    /// The same for a shell.
    bare: String,
    place: String,
    /// Better ones have smaller numbers.
    order: u32,
}

/// Commands of the repository first, then those of its runners.
pub(super) fn commands(context: &Context<'_>) -> Section {
    let known = all(context);
    let items = known.iter().map(|c| Item {
        rank: 30 + c.order,
        text: format!("- {} ({})\n", c.call, c.place),
        code: format!("{}  # {}\n", c.bare, c.place.replace('`', "")),
        ..Item::default()
    });
    Section::items("command", items.collect()).none("No command that runs tests was found.")
}

/// The best command alone.
pub(super) fn first(context: &Context<'_>) -> String {
    let best = all(context).into_iter().next();
    best.map_or_else(|| super::words::UNKNOWN.to_owned(), |c| format!("{} ({})", c.call, c.place))
}

/// Whether the component around a folder has entry points in scope; a folder above components has.
fn serves(context: &Context<'_>, folder: &str) -> bool {
    let path = |c: &Component| if c.path == "." { String::new() } else { c.path.clone() };
    let around = context.report.components.iter().filter(|c| is_below(folder, &path(c)));
    let Some(own) = around.max_by_key(|c| path(c).len()) else { return true };
    folder.is_empty() || context.selection.inbound.iter().any(|p| p.component.as_deref() == Some(own.id.as_str()))
}

fn in_folder(context: &Context<'_>, folder: &str, command: &str) -> String {
    let command = context.cleaner.note(command);
    if folder.is_empty() { command } else { format!("(cd {} && {command})", context.cleaner.note(folder)) }
}

fn all(context: &Context<'_>) -> Vec<Command> {
    let commands = &knowledge().testing.commands;
    let mut found: Vec<Command> = Vec::new();
    for script in
        context.survey.scripts.iter().filter(|s| commands.is_script(&s.name) && context.selection.is_near(&s.file))
    {
        let folder =
            if script.folder.is_empty() { String::new() } else { format!(" in {}", context.span(&script.folder)) };
        let integration = commands.is_integration(&script.name);
        found.push(Command {
            call: format!("{}{folder}", context.span(&script.call)),
            bare: in_folder(context, &script.folder, &script.call),
            place: context.at(&script.file, script.line),
            order: u32::from(!integration) + if serves(context, &script.folder) { 0 } else { 4 },
        });
    }
    for step in &context.survey.steps {
        for line in step.run.lines().filter(|line| commands.is_shell(line)) {
            let folder =
                if step.folder.is_empty() { String::new() } else { format!(" in {}", context.span(&step.folder)) };
            let mut names: Vec<&String> = step.env.keys().collect();
            names.truncate(8);
            let env: Vec<String> = names.iter().map(|name| context.span(name)).collect();
            let env = if env.is_empty() { String::new() } else { format!(", with {}", env.join(", ")) };
            found.push(Command {
                call: format!("{}{folder}", context.span(line.trim())),
                bare: in_folder(context, &step.folder, line.trim()),
                place: format!("CI job {}, {}{env}", context.span(&step.job), context.at(&step.file, step.line)),
                order: 2,
            });
        }
    }
    found.sort_by_key(|c| c.order);
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|c| seen.insert(c.call.clone()));
    found.truncate(MOST);
    for tool in context.tools(Role::Runner).iter().filter(|tool| !tool.library.command.is_empty()) {
        found.push(Command {
            call: format!("`{}`, one test with `{}`", tool.library.command, tool.library.one),
            bare: tool.library.command.clone(),
            place: format!("usual for {}", tool.library.title),
            order: 3,
        });
    }
    found
}
