//! What the command line and the types say about themselves: schemas, completions, man pages.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::args::Args;
use crate::cli::failure::Failure;
use crate::config::ConfigFile;
use crate::model::report::Report;
use crate::model::schema;

/// The JSON Schema of the report, or of `itmap.toml`.
pub(crate) fn schema(of_config: bool) -> Result<String, Failure> {
    let schema = if of_config { schema::of_input::<ConfigFile>() } else { schema::of_output::<Report>() };
    let mut text = serde_json::to_string_pretty(&schema).map_err(|e| Failure::io("write the schema")(e.into()))?;
    text.push('\n');
    Ok(text)
}

/// The completions for `shell`.
pub(crate) fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "itmap", &mut script);
    script
}

/// The man page of the program, or of one of its commands.
pub(crate) fn man(command: Option<&str>) -> Result<Vec<u8>, Failure> {
    let mut program = Args::command().disable_help_subcommand(true);
    program.build();
    let page = match command {
        None => program,
        Some(name) => {
            let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
            let unknown = || Failure::usage(format!("no command `{name}`"), format!("one of: {}", names.join(", ")));
            program.find_subcommand(name).ok_or_else(unknown)?.clone()
        }
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text).map_err(Failure::io("write the man page"))?;
    Ok(text)
}
