//! The terminal: arguments in, text out, exit codes. Everything else is the library's.

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::cli::args::{Args, Command};
use crate::cli::failure::Failure;
use crate::cli::talk::Talk;

mod args;
mod check;
mod explain;
mod failure;
mod files_from;
mod gaps;
mod generate;
mod init;
mod map;
mod output;
mod progress;
mod prompt;
mod rules;
mod scan;
mod talk;

/// What was asked for was done.
const DONE: u8 = 0;
/// The command line is wrong, or nothing of what was asked for could be done.
const FAILED: u8 = 2;

/// Runs the command line of this process. Exit code 0: done; 1: a condition that was asked for does not hold
/// (`check`, `rules lint`, `rules test`, `prompt --strict`); 2: wrong usage or total failure.
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let code = if error.use_stderr() { FAILED } else { DONE };
            return match error.print() {
                Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(FAILED),
                _ => ExitCode::from(code),
            };
        }
    };
    args.color.apply();
    let talk = Talk::new(args.quiet);
    match run(args, talk) {
        Ok(code) => ExitCode::from(code),
        Err(Failure::BrokenPipe) => ExitCode::from(DONE),
        Err(failure) => {
            talk::failure(&failure);
            ExitCode::from(FAILED)
        }
    }
}

fn run(args: Args, talk: Talk) -> Result<u8, Failure> {
    match args.command {
        None => {
            let help = Args::command().render_help();
            output::text(&if output::is_styled() { help.ansi().to_string() } else { help.to_string() })?;
        }
        Some(Command::Scan(scan)) => scan::run(&scan, talk)?,
        Some(Command::Map(map)) => map::run(&map, talk)?,
        Some(Command::Gaps(gaps)) => gaps::run(&gaps, talk)?,
        Some(Command::Check(check)) => return check::run(&check, talk),
        Some(Command::Explain(explain)) => explain::run(&explain, talk)?,
        Some(Command::Prompt(prompt)) => return prompt::run(&prompt, talk),
        Some(Command::Rules(rules)) => return rules::run(&rules, talk),
        Some(Command::Schema(schema)) => output::text(&generate::schema(schema.config)?)?,
        Some(Command::Init(init)) => init::run(&init, talk)?,
        Some(Command::Completions(completions)) => output::bytes(&generate::completions(completions.shell))?,
        Some(Command::Man(man)) => output::bytes(&generate::man(man.command.as_deref())?)?,
    }
    Ok(DONE)
}
