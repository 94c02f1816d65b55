//! What is to be tested, with marks for what existing tests show.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::coverage::{Coverage, CoverageStatus, Scenario, ScenarioStatus, Test};
use crate::model::point::{AuthStatus, Direction, Point, PointKind};
use crate::prompt::context::Context;
use crate::prompt::section::{Item, Section};
use crate::prompt::sections::words;
use crate::prompt::slices::rank;

/// Scenarios by their titles: what each asks for, and the rank of the first entry that has it.
type Asked<'a> = BTreeMap<&'a str, (&'a str, u32)>;

/// What stands over the entries.
const BY_POINT: &str = "By entry point and call";
/// Tests named for one scenario.
const TESTS: usize = 2;

pub(super) fn checklist(context: &Context<'_>) -> Section {
    let tests: BTreeMap<&str, &Test> = context.report.tests.iter().map(|t| (t.id.as_str(), t)).collect();
    let mut items = Vec::new();
    let mut asked: Asked<'_> = BTreeMap::new();
    for (n, point) in ordered(context).into_iter().enumerate() {
        match context.selection.coverage.get(point.id.as_str()) {
            Some(coverage) => items.extend(judged(context, point, coverage, &tests, n, &mut asked)),
            None if point.direction == Direction::Inbound => items.push(Item {
                rank: rank(135, 4, n),
                text: format!("- [ ] {}: {}\n", context.headline(point), unjudged(context, point)),
                group: BY_POINT.to_owned(),
                ..Item::default()
            }),
            None => {}
        }
    }
    // What a scenario asks for is said once, and as long as any entry that has it stays.
    let said = asked.iter().map(|(title, (check, rank))| Item {
        rank: *rank,
        text: format!("- {}: {}\n", context.cleaner.note(title), context.cleaner.note(check)),
        group: "What each asks for".to_owned(),
        ..Item::default()
    });
    items.splice(0..0, said.collect::<Vec<_>>());
    let head = if context.report.coverage.is_empty() {
        "Existing tests were not compared with these points: an open box says nothing about what is tested.\n\n"
    } else {
        "`[x]`: an existing test shows it. `[ ]`: none does. `[?]`: it cannot be told from the code.\n\n"
    };
    Section::items("entry", items).head(head).none("Nothing is in scope.")
}

/// Points with the most open first.
fn ordered<'a>(context: &Context<'a>) -> Vec<&'a Point> {
    let mut points: Vec<&Point> =
        context.selection.inbound.iter().chain(&context.selection.outbound).copied().collect();
    points.sort_by_key(|p| {
        let coverage = context.selection.coverage.get(p.id.as_str());
        let status = coverage.map_or(2, |c| match c.status {
            CoverageStatus::Gap => 0,
            CoverageStatus::Partial => 1,
            CoverageStatus::Unknown => 2,
            CoverageStatus::Covered => 3,
        });
        let weight = Reverse(coverage.map_or(0, |c| c.weight));
        (p.direction == Direction::Outbound, status, weight, context.selection.place(p))
    });
    points
}

fn judged<'a>(
    context: &Context<'a>,
    point: &Point,
    coverage: &'a Coverage,
    tests: &BTreeMap<&str, &Test>,
    n: usize,
    asked: &mut Asked<'a>,
) -> Vec<Item> {
    let wanted = |scenario: &&Scenario| !context.scope.gaps_only || scenario.status != ScenarioStatus::Covered;
    let scenarios: Vec<&'a Scenario> = coverage.scenarios.iter().filter(wanted).collect();
    // What is reached from entry points is tested through them.
    if point.direction == Direction::Outbound && scenarios.is_empty() {
        return Vec::new();
    }
    let tier = if point.direction == Direction::Inbound { 135 } else { 170 };
    let own = rank(tier, 4, n);
    let mut text = format!("- {} ({})", context.headline(point), words::mark(Some(coverage.status)));
    if !coverage.reasons.is_empty() {
        let reasons: Vec<String> = coverage.reasons.iter().map(|reason| context.cleaner.note(reason)).collect();
        text.push_str(&format!(": {}", words::some(reasons, 4)));
    }
    text.push('\n');
    if scenarios.is_empty() {
        let status = match coverage.status {
            CoverageStatus::Covered => "[x]",
            CoverageStatus::Unknown => "[?]",
            CoverageStatus::Partial | CoverageStatus::Gap => "[ ]",
        };
        text.push_str(&format!(
            "  - {status} {}{}\n",
            unjudged(context, point),
            shown_by(context, &coverage.tests, tests)
        ));
    }
    for scenario in scenarios {
        let mark = match scenario.status {
            ScenarioStatus::Covered => "[x]",
            ScenarioStatus::Gap => "[ ]",
            ScenarioStatus::Unknown => "[?]",
        };
        text.push_str(&format!("  - {mark} {}", context.cleaner.note(&scenario.title)));
        if scenario.status == ScenarioStatus::Covered {
            text.push_str(&shown_by(context, &scenario.tests, tests));
        } else {
            if !scenario.check.is_empty()
                && asked.entry(&scenario.title).or_insert((&scenario.check, own)).0 != scenario.check
            {
                text.push_str(&format!(": {}", context.cleaner.note(&scenario.check)));
            }
            if let Some(why) = &scenario.why {
                text.push_str(&format!(" (because {})", context.cleaner.note(why)));
            }
        }
        text.push('\n');
    }
    vec![Item { rank: own, text, group: BY_POINT.to_owned(), ..Item::default() }]
}

fn shown_by(context: &Context<'_>, ids: &[String], tests: &BTreeMap<&str, &Test>) -> String {
    let places: Vec<String> =
        ids.iter().filter_map(|id| tests.get(id.as_str())).map(|t| context.at(&t.file, t.line)).collect();
    if places.is_empty() { String::new() } else { format!(", shown by {}", words::some(places, TESTS)) }
}

/// What any point of its kind calls for.
fn unjudged(context: &Context<'_>, point: &Point) -> String {
    let mut wanted: Vec<String> = Vec::new();
    let of = |status: &dyn Fn(u16) -> bool| -> Vec<u16> {
        point.responses.iter().filter_map(|r| r.status).filter(|s| status(*s)).collect()
    };
    match point.kind {
        PointKind::HttpRoute | PointKind::Sse | PointKind::GraphqlField | PointKind::RpcService => {
            wanted.push("answers a valid request".to_owned());
            if point.request.is_some() || point.params.iter().any(|p| p.required == Some(true)) {
                wanted.push("refuses an invalid one".to_owned());
            }
            if point.auth_status == AuthStatus::Protected {
                wanted.push("refuses a caller that it does not know".to_owned());
            }
            let errors = of(&|status| status >= 400);
            if !errors.is_empty() {
                let errors = errors.iter().map(u16::to_string).collect();
                wanted.push(format!("gives {}", words::some(errors, 6)));
            }
        }
        PointKind::Websocket => wanted.push("opens, exchanges a message, closes".to_owned()),
        PointKind::QueueConsume => wanted.push("handles a message, the same message twice, a broken one".to_owned()),
        PointKind::ScheduledJob => wanted.push("runs, and runs twice without harm".to_owned()),
        PointKind::Static => wanted.push("serves a file and refuses a path outside its folder".to_owned()),
        _ => wanted.push("works, and its failure is handled".to_owned()),
    }
    let effects: Vec<&Point> = context.report.points.iter().filter(|p| point.reaches.contains(&p.id)).collect();
    let mut changes: Vec<String> =
        effects.iter().filter(|p| changes_something(p)).map(|p| context.headline(p)).collect();
    changes.sort();
    changes.dedup();
    if !changes.is_empty() {
        wanted.push(format!("has its effects: {}", words::some(changes, 4)));
    }
    wanted.join("; ")
}

fn changes_something(point: &Point) -> bool {
    match point.kind {
        PointKind::DbCall => {
            matches!(point.operation.as_deref(), Some("insert" | "update" | "delete" | "upsert" | "save" | "write"))
        }
        PointKind::QueuePublish | PointKind::Email | PointKind::ObjectStorage | PointKind::ThirdParty => true,
        PointKind::HttpCall => !matches!(point.method.as_deref(), Some("GET" | "HEAD") | None),
        _ => false,
    }
}

/// A scenario in four parts.
pub(in crate::prompt) struct FourPart {
    pub(in crate::prompt) name: String,
    pub(in crate::prompt) setup: String,
    pub(in crate::prompt) action: String,
    pub(in crate::prompt) expected: String,
    pub(in crate::prompt) verification: String,
}

/// The scenarios that matter most and are not shown by a test yet.
pub(in crate::prompt) fn scenarios(context: &Context<'_>, most: usize) -> Vec<FourPart> {
    let mut all = Vec::new();
    for point in ordered(context).into_iter().filter(|p| p.direction == Direction::Inbound) {
        let coverage = context.selection.coverage.get(point.id.as_str());
        let open: Vec<&Scenario> =
            coverage.into_iter().flat_map(|c| &c.scenarios).filter(|s| s.status != ScenarioStatus::Covered).collect();
        if open.is_empty() && coverage.is_none_or(|c| c.status != CoverageStatus::Covered) {
            all.push(four_part(context, point, None));
        }
        all.extend(open.into_iter().map(|scenario| four_part(context, point, Some(scenario))));
        if all.len() >= most {
            break;
        }
    }
    all.truncate(most);
    all
}

fn four_part(context: &Context<'_>, point: &Point, scenario: Option<&Scenario>) -> FourPart {
    let title = scenario.map_or("a valid call".to_owned(), |s| context.cleaner.note(&s.title));
    let reached: Vec<&Point> = context.report.points.iter().filter(|p| point.reaches.contains(&p.id)).collect();
    let mut effects: Vec<String> = reached
        .iter()
        .filter(|p| changes_something(p))
        .map(|p| format!("{} ({})", context.headline(p), context.at(&p.file, p.line)))
        .collect();
    effects.dedup();
    let stores = reached.iter().filter(|p| p.kind == PointKind::DbCall && !p.target_name().is_empty());
    let mut stores: Vec<String> = stores.map(|p| context.span(p.target_name())).collect();
    stores.sort();
    stores.dedup();
    let mut setup = Vec::new();
    if !stores.is_empty() {
        setup.push(format!("rows in {}", words::some(stores, 4)));
    }
    if point.auth_status == AuthStatus::Protected {
        setup.push("a caller that the guard accepts, unless the scenario is about refusing one".to_owned());
    }
    let statuses: Vec<String> = point.responses.iter().filter_map(|r| r.status).map(|s| s.to_string()).collect();
    let check = scenario.map(|s| context.cleaner.note(&s.check)).filter(|check| !check.is_empty());
    let expected = match (check, statuses.is_empty()) {
        (Some(check), _) => check,
        (None, true) => "the answer that the handler gives for a valid call".to_owned(),
        (None, false) => format!("one of the answers that the code declares: {}", words::some(statuses, 8)),
    };
    let place =
        context.handler(point).map_or_else(|| context.at(&point.file, point.line), |h| context.at(&h.file, h.line));
    FourPart {
        name: format!("{} ({title})", context.headline(point)),
        setup: if setup.is_empty() { "a clean state".to_owned() } else { setup.join("; ") },
        action: format!("call {} (handled at {place})", context.headline(point)),
        expected,
        verification: if effects.is_empty() {
            "status and body of the answer; nothing else has changed".to_owned()
        } else {
            format!("besides the answer, read back what it did: {}", words::some(effects, 4))
        },
    }
}
