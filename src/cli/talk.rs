//! Talk to the user, on stderr.

use std::io::{IsTerminal, Write, stderr};

use anstyle::{AnsiColor, Color, Style};

use crate::cli::failure::Failure;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::report::Report;
use crate::render::clean;

const ERROR: Style = Style::new().bold().fg_color(Some(Color::Ansi(AnsiColor::Red)));
const WARNING: Style = Style::new().bold().fg_color(Some(Color::Ansi(AnsiColor::Yellow)));
const NOTE: Style = Style::new().bold().fg_color(Some(Color::Ansi(AnsiColor::Cyan)));

/// Says things on stderr. That nobody listens is no trouble.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Talk {
    quiet: bool,
}

impl Talk {
    /// With `quiet`, only failures are told.
    pub(crate) fn new(quiet: bool) -> Talk {
        Talk { quiet }
    }

    /// Whether a progress bar is wanted.
    pub(crate) fn shows_progress(self) -> bool {
        !self.quiet && stderr().is_terminal()
    }

    pub(crate) fn warning(self, message: &str) {
        if !self.quiet {
            say(WARNING, "warning", message);
        }
    }

    pub(crate) fn note(self, message: &str) {
        if !self.quiet {
            say(NOTE, "note", message);
        }
    }

    /// Why what was asked about does not hold.
    pub(crate) fn failed(self, reason: &str) {
        say(ERROR, "failed", reason);
    }

    /// The diagnostics of a report: errors always, the rest and the skipped files with `verbose`.
    pub(crate) fn diagnostics(self, report: &Report, verbose: bool) {
        if self.quiet {
            return;
        }
        for diagnostic in &report.diagnostics {
            let (style, word) = match diagnostic.severity {
                Severity::Error => (ERROR, "error"),
                _ if !verbose => continue,
                Severity::Warning => (WARNING, "warning"),
                Severity::Info => (NOTE, "note"),
            };
            say(style, word, &describe(diagnostic));
        }
        if verbose {
            for skipped in &report.skipped {
                say(NOTE, "skipped", &format!("{}: {}", skipped.path, skipped.reason.describe()));
            }
        }
    }
}

/// Tells why the command failed, and what to do.
pub(crate) fn failure(failure: &Failure) {
    for line in failure.message().lines() {
        match line.strip_prefix("  hint: ") {
            Some(hint) => say(NOTE, "hint", hint),
            None => say(ERROR, "error", line),
        }
    }
    if let Some(hint) = failure.hint() {
        say(NOTE, "hint", &hint);
    }
}

/// `file:line: message [code]`.
fn describe(diagnostic: &Diagnostic) -> String {
    let place = match (&diagnostic.file, diagnostic.line) {
        (Some(file), Some(line)) => format!("{file}:{line}: "),
        (Some(file), None) => format!("{file}: "),
        (None, _) => String::new(),
    };
    format!("{place}{} [{}]", diagnostic.message, diagnostic.code)
}

fn say(style: Style, word: &str, message: &str) {
    let _ = writeln!(anstream::stderr(), "itmap: {style}{word}:{style:#} {}", clean(message));
}
