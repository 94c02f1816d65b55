//! `itmap prompt`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::cli::args::{EncodingArg, PromptArgs, PromptFormat};
use crate::cli::failure::Failure;
use crate::cli::progress::Bar;
use crate::cli::talk::Talk;
use crate::cli::{explain, output, scan};
use crate::engine::{self, Scanned};
use crate::model::point::{Direction, PointKind};
use crate::model::scope::FileScope;
use crate::prompt::{self, Encoding, Material, Part, Prompt, PromptError, Scope, Template, Wishes};
use crate::render::{count, share};

/// What was asked for was done.
const DONE: u8 = 0;
/// The template has placeholders that are not known, and that was not to be.
const UNKNOWN: u8 = 1;

/// Scans and writes the prompt. Everything but the prompt goes to stderr.
pub(crate) fn run(args: &PromptArgs, talk: Talk) -> Result<u8, Failure> {
    if args.list_templates {
        return output::text(&templates()).map(|()| DONE);
    }
    if args.list_placeholders {
        return output::text(&placeholders()).map(|()| DONE);
    }
    let template = template(&args.template)?;
    let mut config = scan::config(&args.source, talk)?;
    config.tests = true;
    let bar = Bar::new(talk);
    let scanned = engine::scan_in_full(&config, &|progress| bar.show(progress));
    bar.clear();
    let scanned = scanned?;
    let wishes = Wishes {
        scope: scope(args, &scanned)?,
        template,
        max_tokens: args.max_tokens.0,
        encoding: encoding(args.encoding),
        redact: config.redact,
    };
    if args.measure {
        return output::text(&measure(&scanned, &wishes)?).map(|()| DONE);
    }
    let prompt = write(&scanned, &wishes)?;
    output::to(args.output.as_deref(), |out| match args.format {
        PromptFormat::Text => out.write_all(prompt.text.as_bytes()),
        PromptFormat::Json => json(&prompt, &wishes, out),
    })?;
    tell(&prompt, &wishes, talk);
    talk.diagnostics(&scanned.report, false);
    Ok(if args.strict && !prompt.unknown.is_empty() { UNKNOWN } else { DONE })
}

fn write(scanned: &Scanned, wishes: &Wishes) -> Result<Prompt, Failure> {
    let read = |rel: &str| scanned.text(rel);
    let material =
        Material { report: &scanned.report, survey: &scanned.survey, outline: &scanned.outline, read: &read };
    prompt::write(&material, wishes).map_err(|error| match error {
        PromptError::TooSmall { least, .. } => {
            Failure::usage(error.to_string(), format!("give --max-tokens {least} or more, or a smaller template"))
        }
        PromptError::Template(_) => {
            Failure::usage(error.to_string(), "`itmap prompt --list-placeholders` names what a template can use")
        }
    })
}

/// A built-in template, or a file.
fn template(wanted: &str) -> Result<Template, Failure> {
    if let Some(template) = Template::built_in(wanted) {
        return Ok(template);
    }
    let path = Path::new(wanted);
    if !path.is_file() {
        let names: Vec<&str> = Template::list().map(|(name, _)| name).collect();
        return Err(Failure::usage(
            format!("no template `{wanted}`"),
            format!("built-in templates are {}; anything else is the path of a file", names.join(", ")),
        ));
    }
    let bytes = std::fs::read(path).map_err(Failure::io(format!("read {wanted}")))?;
    let text =
        String::from_utf8(bytes).map_err(|_| Failure::usage(format!("{wanted} is not UTF-8"), "save it as UTF-8"))?;
    Ok(Template::of_user(wanted, text))
}

fn scope(args: &PromptArgs, scanned: &Scanned) -> Result<Scope, Failure> {
    let report = &scanned.report;
    let mut points = Vec::new();
    for wanted in &args.point {
        let found = explain::find(report, wanted);
        if found.is_empty() {
            return Err(Failure::Usage {
                message: format!("no point `{wanted}` among {}", count(report.points.len() as u64, "point")),
                hint: Some(explain::suggestion(report, wanted)),
            });
        }
        points.extend(found.iter().map(|point| point.id.clone()));
    }
    for wanted in &args.component {
        let name = wanted.trim_end_matches('/');
        if !report.components.iter().any(|c| c.id == name || c.name == name) {
            let mut there: Vec<&str> = report.components.iter().map(|c| c.id.as_str()).collect();
            there.sort_unstable();
            return Err(Failure::usage(
                format!("no component `{wanted}` here"),
                format!("there are: {}", there.join(", ")),
            ));
        }
    }
    Ok(Scope { components: args.component.clone(), points, gaps_only: args.gaps_only })
}

fn encoding(wanted: EncodingArg) -> Encoding {
    match wanted {
        EncodingArg::O200k => Encoding::O200k,
        EncodingArg::Cl100k => Encoding::Cl100k,
        EncodingArg::P50k => Encoding::P50k,
        EncodingArg::R50k => Encoding::R50k,
    }
}

/// What became of it, for people.
fn tell(prompt: &Prompt, wishes: &Wishes, talk: Talk) {
    let of = wishes.max_tokens.map(|most| format!(" of {most}")).unwrap_or_default();
    talk.note(&format!("{}{of} tokens ({})", prompt.tokens, wishes.encoding.name()));
    let left: Vec<String> = prompt.parts.iter().filter_map(Part::left_out).collect();
    if !left.is_empty() {
        talk.note(&format!("left out to keep within the budget: {}", left.join(", ")));
    }
    if !prompt.unknown.is_empty() {
        talk.warning(&format!(
            "unknown placeholders: {}; `itmap prompt --list-placeholders` names those that are known",
            prompt.unknown.join(", ")
        ));
    }
    if !prompt.left.is_empty() {
        talk.note(&format!("left for the model to fill: {}", prompt.left.join(", ")));
    }
    if prompt.points == 0 {
        talk.warning("no points in scope: the prompt has nothing to test");
    }
}

fn templates() -> String {
    Template::list().map(|(name, about)| format!("{name:<12} {about}\n")).collect()
}

fn placeholders() -> String {
    let mut out = String::from("In documents, as {NAME}, {{NAME}} or [NAME]:\n");
    for placeholder in prompt::placeholders::all() {
        let stays = if placeholder.model { "stays for the model: " } else { "" };
        out.push_str(&format!("  {}\n      {stays}{}\n", placeholder.names.join(" | "), placeholder.about));
    }
    out.push_str("\nIn Jinja templates (*.j2), as {{ name }}:\n");
    for name in prompt::values() {
        out.push_str(&format!("  {name}\n"));
    }
    out
}

#[derive(Serialize)]
struct Told<'a> {
    tokens: usize,
    max_tokens: Option<usize>,
    encoding: &'a str,
    sections: Vec<ToldPart<'a>>,
    unknown_placeholders: &'a [String],
    text: &'a str,
}

#[derive(Serialize)]
struct ToldPart<'a> {
    name: &'a str,
    tokens: usize,
    items: usize,
    left_out: usize,
    text: &'a str,
}

fn json(prompt: &Prompt, wishes: &Wishes, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    let part = |part: &'_ Part| (part.name, part.tokens, part.shown, part.all - part.shown);
    let sections = prompt.parts.iter().map(|p| {
        let (name, tokens, items, left_out) = part(p);
        ToldPart { name, tokens, items, left_out, text: &p.text }
    });
    let told = Told {
        tokens: prompt.tokens,
        max_tokens: wishes.max_tokens,
        encoding: wishes.encoding.name(),
        sections: sections.collect(),
        unknown_placeholders: &prompt.unknown,
        text: &prompt.text,
    };
    serde_json::to_writer_pretty(&mut *out, &told)?;
    writeln!(out)
}

/// How many lines that cross a boundary (registrations, calls out, guards) a prompt of half the tokens of the code shows.
fn measure(scanned: &Scanned, wishes: &Wishes) -> Result<String, Failure> {
    let texts: Vec<String> = scanned.sources.iter().filter_map(|rel| scanned.text(rel)).collect();
    let code: usize = texts.iter().map(|text| wishes.encoding.count(text)).sum();
    let half = Wishes { max_tokens: Some(code / 2), ..wishes.clone() };
    let prompt = write(scanned, &half)?;
    let mut lines: BTreeMap<(&str, &str, u32), bool> = BTreeMap::new();
    for point in scanned.report.points.iter().filter(|p| p.scope == FileScope::Production) {
        if matches!(point.kind, PointKind::DbModel | PointKind::DbMigration) {
            continue;
        }
        let kind = if point.direction == Direction::Inbound { "entry points" } else { "calls out" };
        lines.insert((kind, &point.file, point.line), false);
        for guard in &point.auth {
            lines.insert(("guards", &guard.file, guard.line), false);
        }
    }
    let mut sums: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missing = Vec::new();
    for (kind, file, line) in lines.keys() {
        let ranges = prompt.lines.get(*file).map(Vec::as_slice).unwrap_or_default();
        let shown = ranges.iter().any(|(from, to)| from <= line && line <= to);
        let written = scanned.text(file).and_then(|text| text.lines().nth(*line as usize - 1).map(str::to_owned));
        // Shown is what stands there; secrets in it may be masked.
        let start: String = written.unwrap_or_default().trim().chars().take(12).collect();
        let shown = shown && prompt.text.contains(start.trim());
        let sum = sums.entry(kind).or_default();
        *sum = (sum.0 + usize::from(shown), sum.1 + 1);
        if !shown {
            missing.push(format!("{file}:{line}"));
        }
    }
    let mut out = format!("{code} tokens of code, {} of {} in the prompt\n", prompt.tokens, code / 2);
    let mut all = (0, 0);
    for (kind, (shown, of)) in &sums {
        all = (all.0 + shown, all.1 + of);
        out.push_str(&format!("{kind}: {shown} of {of} lines ({})\n", share(*shown, *of)));
    }
    out.push_str(&format!("together: {} of {} lines ({})\n", all.0, all.1, share(all.0, all.1)));
    for place in missing.iter().take(20) {
        out.push_str(&format!("missing: {place}\n"));
    }
    Ok(out)
}
