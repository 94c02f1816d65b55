//! Colours, by what a text says.

use std::fmt;

use anstyle::{AnsiColor, Style};

const fn color(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(anstyle::Color::Ansi(color)))
}

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const FILE: Style = color(AnsiColor::Cyan);
pub(crate) const WARN: Style = color(AnsiColor::Yellow);

/// The colour of an HTTP method or another operation, by what it does to the target: reads, makes, changes, removes.
pub(crate) fn operation(name: &str) -> Style {
    match name.split(',').next().unwrap_or_default() {
        "GET" | "HEAD" | "select" | "get" => color(AnsiColor::Green),
        "POST" | "insert" | "publish" => color(AnsiColor::Yellow),
        "PUT" | "PATCH" | "update" | "set" => color(AnsiColor::Blue),
        "DELETE" | "delete" => color(AnsiColor::Red),
        _ => color(AnsiColor::Magenta),
    }
}

/// `text` in `style`, or as it stands when colours are off.
pub(crate) struct Paint<'a> {
    pub(crate) text: &'a str,
    pub(crate) style: Style,
    pub(crate) on: bool,
}

impl fmt::Display for Paint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.on && !self.text.is_empty() {
            write!(f, "{}{}{}", self.style.render(), self.text, self.style.render_reset())
        } else {
            f.write_str(self.text)
        }
    }
}
