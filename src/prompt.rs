//! A prompt from which a language model writes integration tests: facts of the map and slices of code, in a number of
//! tokens.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::outline::Outline;
use crate::model::report::Report;
use crate::model::survey::Survey;
use crate::prompt::budget::{Job, Kept, Unfit};
use crate::prompt::clean::Cleaner;
use crate::prompt::context::Context;
use crate::prompt::fill::Values;
use crate::prompt::section::{Place, Section};
use crate::prompt::sections::words;
use crate::prompt::select::Selection;
use crate::prompt::source::Sources;

mod boundary;
mod budget;
mod clean;
mod context;
mod fill;
mod knowledge;
mod lists;
pub(crate) mod placeholders;
mod section;
mod sections;
mod select;
mod slices;
mod source;
pub(crate) mod template;
#[cfg(test)]
mod tests;
mod tokens;

pub(crate) use select::Scope;
pub(crate) use source::Read;
pub(crate) use template::Template;
pub(crate) use tokens::Encoding;

/// What a prompt is made from.
pub(crate) struct Material<'a> {
    pub(crate) report: &'a Report,
    pub(crate) survey: &'a Survey,
    pub(crate) outline: &'a Outline,
    /// Gives the text of a file.
    pub(crate) read: &'a Read<'a>,
}

/// What is wanted of it.
#[derive(Clone, Debug)]
pub(crate) struct Wishes {
    pub(crate) scope: Scope,
    pub(crate) template: Template,
    /// `None`: no limit.
    pub(crate) max_tokens: Option<usize>,
    pub(crate) encoding: Encoding,
    /// Mask secrets.
    pub(crate) redact: bool,
}

/// A prompt.
#[derive(Debug)]
pub(crate) struct Prompt {
    pub(crate) text: String,
    pub(crate) tokens: usize,
    /// The sections that it shows, in the order of their names.
    pub(crate) parts: Vec<Part>,
    /// Placeholders that nobody knows, as written.
    pub(crate) unknown: Vec<String>,
    /// Placeholders that stay for the model, as written.
    pub(crate) left: Vec<String>,
    /// Points in scope.
    pub(crate) points: usize,
    /// Lines of files that it shows, as runs from first to last.
    pub(crate) lines: BTreeMap<String, Vec<(u32, u32)>>,
}

/// A section of a prompt.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) text: String,
    pub(crate) tokens: usize,
    /// What one item of it is called.
    pub(crate) noun: &'static str,
    /// Items shown.
    pub(crate) shown: usize,
    /// Items that there are.
    pub(crate) all: usize,
}

impl Part {
    /// What was left out of it, in words.
    pub(crate) fn left_out(&self) -> Option<String> {
        let left = self.all - self.shown;
        (left > 0).then(|| format!("{left} of {} {}", self.all, section::plural(self.all, self.noun)))
    }
}

/// Why there is no prompt.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PromptError {
    #[error("{wanted} tokens are too few: without any item the prompt has {least}")]
    TooSmall { wanted: usize, least: usize },
    #[error("the template cannot be used: {0}")]
    Template(String),
}

/// Writes a prompt.
pub(crate) fn write(material: &Material<'_>, wishes: &Wishes) -> Result<Prompt, PromptError> {
    let cleaner = Cleaner { redact: wishes.redact };
    let sources = Sources::new(material.read, cleaner, wishes.encoding);
    let selection = Selection::new(material.report, &wishes.scope);
    let context = Context::new(material, &wishes.scope, selection, &sources, cleaner);
    let sections = sections::sections(&context);
    let words = words::words(&context);
    let asked = wishes.template.asked().map_err(PromptError::Template)?;
    let used: BTreeSet<&'static str> = sections.keys().filter(|name| asked.values.contains(**name)).copied().collect();
    let lists = lists::lists(&context, &asked.places);
    let render = |kept: &Kept| {
        let values = Filled { sections: &sections, words: &words, lists: &lists, sources: &sources, kept };
        wishes.template.render(&asked, &values)
    };
    let job = Job { sections: &sections, used: &used, sources: &sources, encoding: wishes.encoding };
    let fitted = job.fit(wishes.max_tokens, render).map_err(|unfit| match unfit {
        Unfit::TooSmall(least) => PromptError::TooSmall { wanted: wishes.max_tokens.unwrap_or_default(), least },
        Unfit::Failed(reason) => PromptError::Template(reason),
    })?;
    let part = |name: &'static str| {
        let (section, kept) = (&sections[name], &fitted.kept[name]);
        let text = section.text(kept, &sources, Place::Text);
        let shown = kept.iter().filter(|kept| **kept).count();
        let tokens = wishes.encoding.count(&text);
        Part { name, text, tokens, noun: section.noun, shown, all: section.len() }
    };
    let mut lines: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
    for name in &used {
        if let section::Body::Code(slices) = &sections[name].body {
            for (slice, _) in slices.iter().zip(&fitted.kept[name]).filter(|(_, kept)| **kept) {
                lines.entry(slice.file.clone()).or_default().push((slice.from, slice.to));
            }
        }
    }
    Ok(Prompt {
        parts: used.iter().map(|name| part(name)).collect(),
        text: fitted.text,
        tokens: fitted.tokens,
        unknown: asked.unknown,
        left: asked.left,
        points: context.selection.inbound.len() + context.selection.outbound.len(),
        lines: lines.into_iter().map(|(file, ranges)| (file, section::merged(ranges))).collect(),
    })
}

/// Names of all sections and texts that templates can use.
pub(crate) fn values() -> Vec<String> {
    let empty = Material {
        report: &Report::default(),
        survey: &Survey::default(),
        outline: &Outline::default(),
        read: &|_| None,
    };
    let scope = Scope::default();
    let cleaner = Cleaner { redact: true };
    let sources = Sources::new(empty.read, cleaner, Encoding::default());
    let selection = Selection::new(empty.report, &scope);
    let context = Context::new(&empty, &scope, selection, &sources, cleaner);
    let mut names: Vec<String> = sections::sections(&context).into_keys().map(str::to_owned).collect();
    names.extend(words::words(&context).into_keys().map(str::to_owned));
    names.sort();
    names
}

/// What a template is filled with.
struct Filled<'a> {
    sections: &'a BTreeMap<&'static str, Section>,
    words: &'a BTreeMap<&'static str, String>,
    lists: &'a BTreeMap<&'static str, Vec<String>>,
    sources: &'a Sources<'a>,
    kept: &'a Kept,
}

impl Values for Filled<'_> {
    fn text(&self, value: &str, place: Place) -> Option<String> {
        if let Some(text) = self.words.get(value) {
            return Some(text.clone());
        }
        let section = self.sections.get(value)?;
        Some(section.text(self.kept.get(value)?, self.sources, place))
    }

    fn tag(&self) -> String {
        self.words.get("language_tag").cloned().unwrap_or_default()
    }

    fn list(&self, value: &str) -> Vec<String> {
        self.lists.get(value).cloned().unwrap_or_default()
    }
}
