//! Files to facts, on all threads.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::config::Config;
use crate::discover::{self, Content, Discovery, SourceFile};
use crate::engine::prefilter::{Glimpse, Prefilter};
use crate::extract::{self, Extracted, Queries};
use crate::lang;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::language::Language;
use crate::model::progress::{Progress, Stage};
use crate::model::rule::RuleSet;
use crate::model::skipped::{SkipReason, Skipped};
use crate::resolve::{FileRules, Part, Unit};

/// One file read: its unit, or why there is none.
#[derive(Default)]
pub(super) struct Read {
    pub(super) unit: Option<Unit>,
    /// The size of the text, if it is one.
    bytes: Option<u64>,
    skipped: Option<Skipped>,
    diagnostics: Vec<Diagnostic>,
    /// A program wrote it.
    generated: bool,
}

/// All files read.
#[derive(Default)]
pub(super) struct AllRead {
    /// In order of path.
    pub(super) units: Vec<Unit>,
    /// Paths of those that a program wrote.
    pub(super) generated: BTreeSet<String>,
    /// Files that are source text, parsed or not.
    pub(super) files: u64,
    /// Their size.
    pub(super) bytes: u64,
    /// Files that are not looked at for points, by scope.
    pub(super) aside: BTreeMap<String, u64>,
}

/// Reads the files found and parses those that can matter.
pub(super) fn read_all(
    config: &Config,
    found: &mut Discovery,
    rules: &RuleSet,
    parts: &[Part],
    places: &FileRules,
    progress: &(dyn Fn(Progress) + Sync),
) -> AllRead {
    let prefilter = Prefilter::new(rules, found, parts, places);
    let prefilter = prefilter.with_tests(config.tests).for_scopes(&config.select.scopes);
    let leaves_aside = prefilter.leaves_aside();
    let queries = Queries::new(rules);
    let reader = Reader { files: &found.files, limit: config.max_file_size, queries, prefilter, leaves_aside };
    let total = found.files.len() as u64;
    let done = AtomicU64::new(0);
    let tick = || progress(Progress { stage: Stage::Read, done: done.fetch_add(1, Ordering::Relaxed) + 1, total });
    // Large files first, so that no thread is left with one at the end.
    let mut order: Vec<usize> = (0..found.files.len()).collect();
    order.sort_by_key(|n| (Reverse(found.files[*n].size), *n));

    let mut looked: Vec<(usize, Looked)> = order
        .par_iter()
        .map(|n| {
            let looked = reader.look(*n, config.prefilter);
            if looked.is_done {
                tick();
            }
            (*n, looked)
        })
        .collect();
    looked.sort_unstable_by_key(|l| l.0);
    reader.leave_generated(&mut looked);
    let (mut reads, glimpses): (Vec<(Read, bool)>, Vec<Option<Glimpse>>) =
        looked.into_iter().map(|(_, looked)| ((looked.read, looked.is_done), looked.glimpse)).unzip();
    let chosen = if config.prefilter { reader.prefilter.chosen(&glimpses) } else { reader.prefilter.all(&glimpses) };
    drop(glimpses);
    order.retain(|n| !reads[*n].1 && chosen.get(*n).copied().unwrap_or_default());
    let late: Vec<(usize, Read)> = order
        .par_iter()
        .map(|n| {
            let read = reader.parse(*n);
            tick();
            (*n, read)
        })
        .collect();
    for (n, read) in late {
        reads[n].0 = read;
    }
    let mut all = AllRead::default();
    for file in found.files.iter().filter(|file| !reader.prefilter.is_asked(file.scope)) {
        *all.aside.entry(file.scope.name().to_owned()).or_default() += 1;
    }
    for (read, _) in reads {
        all.bytes += read.bytes.unwrap_or_default();
        all.files += u64::from(read.bytes.is_some());
        found.skipped.extend(read.skipped);
        found.diagnostics.extend(read.diagnostics);
        all.generated.extend(read.unit.iter().filter(|_| read.generated).map(|unit| unit.rel.clone()));
        all.units.extend(read.unit);
    }
    all
}

struct Reader<'a> {
    files: &'a [SourceFile],
    limit: u64,
    queries: Queries<'a>,
    prefilter: Prefilter<'a>,
    /// There are files whose scope is not asked for.
    leaves_aside: bool,
}

/// What the compilers of protocols call their files: long, and of messages only.
const PROTOCOL_SUFFIX: &str = ".pb.go";

/// What the first look at a file came to.
struct Looked {
    read: Read,
    /// It was parsed, or never will be.
    is_done: bool,
    glimpse: Option<Glimpse>,
    /// A program wrote it; if it is not done, it may belong to another such file that is.
    generated: bool,
}

impl Reader<'_> {
    /// Reads a file, and parses it when that is known to be needed.
    fn look(&self, number: usize, prefilter: bool) -> Looked {
        let file = &self.files[number];
        let content = discover::read(file, self.limit);
        let Content::Source { source, generated, diagnostic } = content else {
            let read = read_one(file, content, &self.queries);
            return Looked { read, is_done: true, glimpse: None, generated: false };
        };
        let glimpse = (prefilter || generated || self.leaves_aside).then(|| self.prefilter.glimpse(number, &source));
        if generated && !glimpse.as_ref().is_some_and(|g| g.gated && !g.closed) {
            let glimpse = glimpse.filter(|g| {
                !g.closed && file.dialect.language() == Language::Go && !file.rel.ends_with(PROTOCOL_SUFFIX)
            });
            let skipped = Some(Skipped { path: file.rel.clone(), reason: SkipReason::Generated });
            let is_done = glimpse.is_none();
            return Looked { read: Read { skipped, ..Read::default() }, is_done, glimpse, generated };
        }
        if self.prefilter.is_asked(file.scope) && (!prefilter || glimpse.as_ref().is_some_and(|g| g.root)) {
            let content = Content::Source { source, generated, diagnostic };
            let read = read_one(file, content, &self.queries);
            return Looked { read, is_done: true, glimpse, generated };
        }
        let read =
            Read { bytes: Some(source.len() as u64), diagnostics: diagnostic.into_iter().collect(), ..Read::default() };
        Looked { read, is_done: false, glimpse, generated: false }
    }

    /// A generator writes the statements of a Go package into several files, of which not all import the library:
    /// all of a folder are read, or those that stand alone are left out.
    fn leave_generated(&self, looked: &mut [(usize, Looked)]) {
        let folder = |number: usize| self.files[number].rel.rsplit_once('/').map_or("", |(folder, _)| folder);
        let opened = looked.iter().filter(|(_, l)| l.generated && l.is_done && l.glimpse.is_some());
        let opened: FxHashSet<&str> = opened.map(|(number, _)| folder(*number)).collect();
        for (number, left) in looked.iter_mut().filter(|(_, l)| l.generated && !l.is_done) {
            if opened.contains(folder(*number)) {
                left.read.skipped = None;
                left.read.bytes = Some(self.files[*number].size);
            } else {
                left.is_done = true;
                left.glimpse = None;
            }
        }
    }

    fn parse(&self, number: usize) -> Read {
        let file = &self.files[number];
        read_one(file, discover::read(file, self.limit), &self.queries)
    }
}

/// What a file says, given what reading it came to.
pub(super) fn read_one(file: &SourceFile, content: Content, queries: &Queries<'_>) -> Read {
    let (source, generated, diagnostic) = match content {
        Content::Skipped(reason) => {
            return Read { skipped: Some(Skipped { path: file.rel.clone(), reason }), ..Read::default() };
        }
        Content::Unreadable(diagnostic) => return Read { diagnostics: vec![diagnostic], ..Read::default() },
        Content::Source { source, generated, diagnostic } => (source, generated, diagnostic),
    };
    let mut diagnostics: Vec<Diagnostic> = diagnostic.into_iter().collect();
    let parsed = lang::parse(file.dialect, &source);
    let bytes = Some(source.len() as u64);
    let Some(tree) = parsed.tree else {
        let message = "parsing took too long; nothing of this file is in the map";
        diagnostics.push(Diagnostic::file(Severity::Warning, "parse_timeout", message, file.rel.clone()));
        return Read { bytes, diagnostics, ..Read::default() };
    };
    let Extracted { facts, too_deep, cut } = extract::extract(&tree, file.dialect, &source, queries);
    if let Some(row) = too_deep {
        let message = "nested too deeply; what lies deeper is not in the map";
        diagnostics.push(Diagnostic::file(Severity::Warning, "nesting_limit", message, file.rel.clone()).at(row + 1));
    }
    for pack in cut {
        let message = format!("the query of the pack `{pack}` took too long and was cut; points may be missing");
        diagnostics.push(Diagnostic::file(Severity::Warning, "query_limit", message, file.rel.clone()));
    }
    let unit = Unit {
        rel: file.rel.clone(),
        dialect: file.dialect,
        scope: file.scope,
        component: file.component,
        generated,
        facts,
    };
    Read { unit: Some(unit), bytes, diagnostics, generated, ..Read::default() }
}
