//! `itmap scan`.

use std::io::{IsTerminal, Write};
use std::path::Path;

use crate::cli::args::{Format, ScanArgs, SourceArgs};
use crate::cli::failure::Failure;
use crate::cli::progress::Bar;
use crate::cli::talk::Talk;
use crate::cli::{files_from, output};
use crate::config::{Config, ConfigFile, Packs};
use crate::engine;
use crate::model::point::Point;
use crate::model::report::Report;
use crate::render::{self, Options};

/// Scans and writes the report.
pub(crate) fn run(args: &ScanArgs, talk: Talk) -> Result<(), Failure> {
    if args.stats && args.format != Format::Text {
        return Err(Failure::usage("--stats goes with --format text", "the JSON forms hold sums under `summary`"));
    }
    let mut config = config(&args.source, talk)?;
    config.select = args.select.select();
    let report = scan(&config, talk)?;
    let color = match &args.output {
        Some(_) => output::is_styled_everywhere(),
        None => output::is_styled(),
    };
    let width = args.width.or_else(|| if args.output.is_none() { terminal_width() } else { None });
    let options = Options { color, width, stats: args.stats, verbose: args.verbose };
    output::to(args.output.as_deref(), |out| write(&report, args.format, &options, out))?;
    talk.diagnostics(&report, args.verbose);
    remark(&report, &config, talk);
    Ok(())
}

/// The configuration that the options and the configuration file make.
pub(crate) fn config(source: &SourceArgs, talk: Talk) -> Result<Config, Failure> {
    let mut config = Config { paths: source.path.clone(), ..Config::default() };
    if let Some(list) = &source.files_from {
        config.files = Some(files_from::read(list)?);
    }
    config.check()?;
    let file = match &source.config {
        Some(path) => Some(ConfigFile::load(path)?),
        None if source.no_config => None,
        None => ConfigFile::find(&config.root()?)?,
    };
    config.packs = Packs { replace: source.packs.clone(), ..Packs::default() };
    config.apply(file.unwrap_or_default());
    config.include.extend(source.include.iter().cloned());
    config.exclude.extend(source.exclude.iter().cloned());
    config.threads = source.threads;
    config.prefilter = !source.no_prefilter;
    config.redact = !source.no_redact;
    config.max_file_size = source.max_file_size.unwrap_or(config.max_file_size);
    for folder in config.packs.overlay.iter().filter(|folder| !folder.is_dir()) {
        talk.warning(&format!("no such folder of packs: {}", folder.display()));
    }
    Ok(config)
}

/// Scans, with a progress bar.
pub(crate) fn scan(config: &Config, talk: Talk) -> Result<Report, Failure> {
    let bar = Bar::new(talk);
    let report = engine::scan_with(config, &|progress| bar.show(progress));
    bar.clear();
    Ok(report?)
}

/// Columns of the terminal that stdout is, if it is one.
pub(crate) fn terminal_width() -> Option<usize> {
    let stdout = std::io::stdout();
    if !stdout.is_terminal() {
        return None;
    }
    terminal_size::terminal_size_of(stdout).map(|(terminal_size::Width(columns), _)| usize::from(columns))
}

fn write(report: &Report, format: Format, options: &Options, out: &mut dyn Write) -> std::io::Result<()> {
    match format {
        Format::Text => render::text::write(report, options, out),
        Format::Json => render::json::write(report, options, out),
        Format::Jsonl => render::jsonl::write(report, options, out),
    }
}

/// Says why nothing is listed, and which filters name nothing.
pub(crate) fn remark(report: &Report, config: &Config, talk: Talk) {
    if report.summary.files == 0 {
        let places: Vec<String> = config.paths.iter().map(|path| path.display().to_string()).collect();
        let places = if config.files.is_some() { "the list".to_owned() } else { places.join(", ") };
        talk.note(&format!("no source files in {places} (Python, JavaScript, TypeScript, Go)"));
        return;
    }
    let components = report.components.iter().flat_map(|c| [c.id.as_str(), c.name.as_str()]);
    unknown("component", &config.select.components, components, talk);
    let frameworks = report.components.iter().flat_map(|c| &c.frameworks).map(String::as_str);
    unknown("framework", &config.select.frameworks, frameworks, talk);
    if report.points.is_empty() {
        let hidden: u64 = report.summary.scopes.values().sum();
        let aside: u64 = report.summary.aside.values().sum();
        match (hidden, aside) {
            (0, 0) => talk.note("nothing found; `itmap rules list` shows the frameworks that are known"),
            (0, _) => {
                talk.note(&format!("nothing found; `--scope all` looks at {aside} more files, of tests and examples"));
            }
            _ => talk.note(&format!("{hidden} found outside the listed scope; `--scope all` lists them")),
        }
    }
}

/// Warns of filters that name nothing of this code base.
fn unknown<'a>(what: &str, wanted: &[String], there: impl Iterator<Item = &'a str>, talk: Talk) {
    let mut there: Vec<&str> = there.filter(|name| !name.is_empty()).collect();
    there.sort_unstable();
    there.dedup();
    for name in wanted {
        if !there.contains(&name.trim_end_matches('/')) {
            let list = if there.is_empty() { "none".to_owned() } else { there.join(", ") };
            talk.warning(&format!("no {what} `{name}` here; there are: {list}"));
        }
    }
}

/// Whether `point` is at `place`, written `file:line`.
pub(crate) fn is_at(point: &Point, place: &str) -> bool {
    let Some((file, line)) = place.rsplit_once(':') else { return false };
    let file = file.strip_prefix("./").unwrap_or(file);
    line.parse() == Ok(point.line) && Path::new(&point.file) == Path::new(file)
}
