//! Writing what was asked for, to stdout or to a file.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use crate::cli::failure::Failure;

/// Whether colours are wanted on stdout.
pub(crate) fn is_styled() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

/// Whether colours are wanted even in files.
pub(crate) fn is_styled_everywhere() -> bool {
    ColorChoice::global() == ColorChoice::Always
}

/// Writes to stdout.
pub(crate) fn bytes(data: &[u8]) -> Result<(), Failure> {
    to_stdout(|out| out.write_all(data))
}

/// Writes to stdout; adds a newline unless there is one.
pub(crate) fn text(text: &str) -> Result<(), Failure> {
    to_stdout(|out| {
        out.write_all(text.as_bytes())?;
        if text.ends_with('\n') { Ok(()) } else { writeln!(out) }
    })
}

/// Lets `write` write to stdout.
pub(crate) fn to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(AutoStream::always(io::stdout().lock()));
    write(&mut out).and_then(|()| out.flush()).map_err(Failure::io("write to stdout"))
}

/// Lets `write` write the file at `path`, or stdout without one.
pub(crate) fn to(path: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let Some(path) = path else { return to_stdout(write) };
    let file = File::create(path).map_err(Failure::io(format!("create {}", path.display())))?;
    let mut out = BufWriter::new(file);
    write(&mut out).and_then(|()| out.flush()).map_err(Failure::io(format!("write {}", path.display())))
}
