//! `itmap check`.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::check::{self, Baseline, Gap, Policy, Verdict};
use crate::cli::args::{CheckArgs, CheckFormat, FailOn};
use crate::cli::failure::Failure;
use crate::cli::talk::Talk;
use crate::cli::{output, scan};
use crate::model::report::Report;
use crate::render::{self, clean, count, headline};

/// Exit code when a condition does not hold.
const NOT_SO: u8 = 1;

/// Scans, tests included, and compares what is left to test with what is asked for.
pub(crate) fn run(args: &CheckArgs, talk: Talk) -> Result<u8, Failure> {
    let policy = policy(args)?;
    if args.write_baseline && args.select.filters() {
        return Err(Failure::usage(
            "--write-baseline goes with no filters",
            "a baseline holds the gaps of the whole code base; leave out --component, --kind, --framework, --path-glob",
        ));
    }
    let baseline = match &args.baseline {
        Some(path) if !args.write_baseline => Some(read(path)?),
        _ => None,
    };
    let mut config = scan::config(&args.source, talk)?;
    config.tests = true;
    config.coverage.clone_from(&args.records.coverage);
    config.select = args.select.select();
    let report = scan::scan(&config, talk)?;
    if let Some(path) = args.baseline.as_deref().filter(|_| args.write_baseline) {
        let gaps = check::gaps(&report);
        fs::write(path, Baseline::text(&gaps)).map_err(Failure::io(format!("write {}", path.display())))?;
        talk.note(&format!("wrote {} to {}", count(gaps.len() as u64, "gap"), path.display()));
        return Ok(0);
    }
    let verdict = check::check(&report, &policy, baseline.as_ref());
    output::to(args.output.as_deref(), |out| match args.format {
        CheckFormat::Text => write_text(&verdict, baseline.is_some(), out),
        CheckFormat::Sarif => write_sarif(&report, &verdict, baseline.is_some(), out),
    })?;
    talk.diagnostics(&report, false);
    scan::remark(&report, &config, talk);
    if verdict.gone > 0 && !args.select.filters() {
        let gone = count(verdict.gone as u64, "gap");
        talk.note(&format!("{gone} of the baseline no longer there; --write-baseline takes them off"));
    }
    for reason in &verdict.reasons {
        talk.failed(reason);
    }
    Ok(if verdict.reasons.is_empty() { 0 } else { NOT_SO })
}

fn policy(args: &CheckArgs) -> Result<Policy, Failure> {
    let fails_on = |what| args.fail_on.contains(&what);
    let by_default = args.fail_on.is_empty() && args.min_coverage.is_none();
    let policy = Policy {
        on_gaps: fails_on(FailOn::Gaps),
        on_untested: fails_on(FailOn::Untested),
        on_new_gaps: fails_on(FailOn::NewGaps) || by_default && args.baseline.is_some(),
        min_coverage: args.min_coverage,
    };
    if fails_on(FailOn::NewGaps) && args.baseline.is_none() {
        return Err(Failure::usage("--fail-on new-gaps goes with --baseline", "new is what that file does not know"));
    }
    if policy == Policy::default() && !args.write_baseline {
        let hint = "give --fail-on gaps, --fail-on untested, --min-coverage N or --baseline FILE";
        return Err(Failure::usage("there is nothing to check", hint));
    }
    Ok(policy)
}

fn read(path: &Path) -> Result<Baseline, Failure> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Failure::usage(
            format!("no such baseline: {shown}"),
            format!("`itmap check --baseline {shown} --write-baseline` writes it"),
        ),
        _ => Failure::io(format!("read {shown}"))(error),
    })?;
    Baseline::read(&text).map_err(|reason| {
        Failure::usage(format!("{shown} is no baseline: {reason}"), "`--write-baseline` writes the file anew")
    })
}

/// What the check fails for, one gap a line, and the sums.
fn write_text(verdict: &Verdict<'_>, has_baseline: bool, out: &mut dyn Write) -> io::Result<()> {
    for gap in &verdict.failing {
        let point = gap.point;
        let why = if gap.coverage.reasons.is_empty() { String::new() } else { gap.coverage.reasons.join(", ") };
        let words = [headline(point), format!("{}:{}", point.file, point.line), gap.rule().to_owned(), why];
        let words: Vec<String> = words.iter().filter(|word| !word.is_empty()).map(|w| clean(w).into_owned()).collect();
        writeln!(out, "{}", words.join("  "))?;
    }
    let (tested, judged) = verdict.tested;
    let new = verdict.gaps.iter().filter(|(_, is_new)| *is_new).count();
    let new = if has_baseline { format!(", {new} of them new") } else { String::new() };
    let gaps = count(verdict.gaps.len() as u64, "gap");
    writeln!(out, "{gaps}{new}; {tested} of {} tested ({:.1} %)", count(judged, "point"), verdict.coverage())
}

fn write_sarif(report: &Report, verdict: &Verdict<'_>, has_baseline: bool, out: &mut dyn Write) -> io::Result<()> {
    let findings: Vec<render::sarif::Finding<'_>> =
        verdict.gaps.iter().map(|(gap, is_new)| finding(gap, has_baseline.then_some(*is_new))).collect();
    render::sarif::write(report, &findings, out)
}

/// A gap as code scanning is told.
pub(crate) fn finding<'r>(gap: &Gap<'r>, is_new: Option<bool>) -> render::sarif::Finding<'r> {
    let scenario = gap.scenario;
    let title = scenario.map(|scenario| scenario.title.as_str()).filter(|title| !title.is_empty());
    let rule = scenario.map_or(check::UNTESTED, |scenario| scenario.id.as_str());
    render::sarif::Finding {
        rule,
        is_untested: scenario.is_none(),
        point: gap.point,
        title: if scenario.is_none() { "a point without a test" } else { title.unwrap_or(rule) },
        why: scenario.and_then(|scenario| scenario.why.as_deref()),
        reasons: &gap.coverage.reasons,
        weight: gap.coverage.weight,
        is_new,
    }
}
