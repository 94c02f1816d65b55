//! `itmap init`.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

use crate::cli::args::InitArgs;
use crate::cli::failure::Failure;
use crate::cli::talk::Talk;
use crate::config::FILE_NAME;

/// The file that is written: every key, commented out.
const TEMPLATE: &str = include_str!("init.toml");

/// Writes a configuration file; one that is there already stays.
pub(crate) fn run(args: &InitArgs, talk: Talk) -> Result<(), Failure> {
    let path = args.path.join(FILE_NAME);
    let shown = path.strip_prefix(".").unwrap_or(&path).display().to_string();
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::usage(format!("{shown} is there already"), "edit it, or remove it first"),
        _ => Failure::io(format!("create {shown}"))(error),
    })?;
    file.write_all(TEMPLATE.as_bytes()).map_err(Failure::io(format!("write {shown}")))?;
    talk.note(&format!("wrote {shown}"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::TEMPLATE;
    use crate::config::ConfigFile;

    #[test]
    fn the_template_changes_nothing() {
        assert_eq!(ConfigFile::parse("itmap.toml", TEMPLATE), Ok(ConfigFile::default()));
    }

    #[test]
    fn every_line_of_the_template_can_be_switched_on() {
        let switched: Vec<&str> = TEMPLATE.lines().map(|line| line.strip_prefix("#: ").unwrap_or(line)).collect();
        let file = ConfigFile::parse("itmap.toml", &switched.join("\n")).expect("the template is valid");
        assert!(!file.include.is_empty() && !file.exclude.is_empty() && file.max_file_size.is_some());
        assert!(!file.packs.folders.is_empty() && !file.packs.disable.is_empty());
        assert_eq!(file.component.len(), 2);
    }
}
