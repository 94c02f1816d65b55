//! Which scenarios a point calls for, and which of them its tests show.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::coverage::{Exercise, Scenario, ScenarioStatus};
use crate::model::point::{AuthStatus, ParamIn, Point, PointKind};
use crate::model::report::Report;
use crate::model::rule::{Condition, ScenarioRule};

/// Names of parameters that cut lists into pages.
const PAGING: [&str; 12] = [
    "page",
    "limit",
    "offset",
    "cursor",
    "after",
    "before",
    "per_page",
    "page_size",
    "pagesize",
    "perpage",
    "skip",
    "take",
];
/// Last segments of paths by which callers become known.
const LOGIN: [&str; 10] =
    ["login", "logout", "token", "refresh", "signin", "sign-in", "access-token", "sessions", "authenticate", "oauth"];
/// Words in guards that ask for more than a known caller.
const ROLES: [&str; 10] =
    ["role", "admin", "permission", "scope", "superuser", "owner", "staff", "authorize", "policy", "can_"];

/// What of a report conditions ask about.
pub(super) struct Facts<'a> {
    points: BTreeMap<&'a str, &'a Point>,
    /// Tables with a column in which no two rows have the same value.
    unique: BTreeSet<&'a str>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(report: &'a Report) -> Facts<'a> {
        let keyed = |p: &&Point| {
            matches!(p.kind, PointKind::DbModel | PointKind::DbMigration)
                && p.columns.iter().any(|column| column.unique && !column.primary_key)
        };
        Facts {
            points: report.points.iter().map(|p| (p.id.as_str(), p)).collect(),
            unique: report.points.iter().filter(keyed).filter_map(|p| p.target.as_deref()).collect(),
        }
    }

    /// What a point leads to.
    pub(super) fn reached(&self, point: &'a Point) -> impl Iterator<Item = &'a Point> + '_ {
        point.reaches.iter().filter_map(|id| self.points.get(id.as_str()).copied())
    }

    /// Why a condition holds, in a few words; `None`: it does not, or cannot be seen.
    fn holds(&self, condition: Condition, point: &'a Point) -> Option<String> {
        let said = |text: &str| Some(text.to_owned());
        match condition {
            Condition::PathParameter => {
                let param = point.params.iter().find(|p| p.place == ParamIn::Path)?;
                Some(format!("path parameter {}", param.name))
            }
            Condition::Input => {
                let body = point.request.as_ref().map(|r| r.ty.clone().unwrap_or_else(|| "a body".to_owned()));
                let param = point.params.iter().find(|p| {
                    matches!(p.place, ParamIn::Query | ParamIn::Body | ParamIn::Form | ParamIn::File)
                        && (p.ty.is_some() || p.required == Some(true) || p.place != ParamIn::Query)
                });
                body.map(|ty| format!("takes {ty}")).or_else(|| Some(format!("takes {}", param?.name)))
            }
            Condition::Response => {
                let typed = point.responses.iter().find_map(|r| r.ty.as_deref())?;
                Some(format!("answers with {typed}"))
            }
            Condition::Protected => {
                let guard = point.auth.first().map(|g| format!("guard {}", g.guard));
                (point.auth_status == AuthStatus::Protected).then(|| guard.unwrap_or_else(|| "protected".to_owned()))
            }
            Condition::Role => {
                let asks = |name: &str| ROLES.iter().any(|word| name.to_lowercase().contains(word));
                let guard = point.auth.iter().find(|g| asks(&g.guard)).map(|g| format!("guard {}", g.guard));
                let answers = point.responses.iter().any(|r| r.status == Some(403));
                guard.or_else(|| answers.then(|| "answers 403".to_owned()))
            }
            Condition::Effect => self.reached(point).find(|p| is_effect(p)).map(spoken),
            Condition::Unique => {
                let found = self.reached(point).find(|p| {
                    let makes = p.kind == PointKind::DbCall && p.operation.as_deref() == Some("insert");
                    makes && p.target.as_deref().is_some_and(|table| self.unique.contains(table))
                });
                let answers = point.responses.iter().any(|r| r.status == Some(409));
                let unique = found.map(|p| format!("{} has a unique column", p.target.as_deref().unwrap_or_default()));
                unique.or_else(|| answers.then(|| "answers 409".to_owned()))
            }
            Condition::Paging => {
                let paged = |name: &str| PAGING.contains(&name.to_lowercase().as_str());
                let param = point.params.iter().find(|p| p.place == ParamIn::Query && paged(&p.name))?;
                Some(format!("takes {}", param.name))
            }
            Condition::File => {
                let param = point.params.iter().find(|p| p.place == ParamIn::File)?;
                Some(format!("takes the file {}", param.name))
            }
            Condition::Remote => self.reached(point).find(|p| p.kind == PointKind::HttpCall).map(spoken),
            Condition::Login => {
                let last = point.path.as_deref()?.rsplit('/').find(|segment| !segment.is_empty())?;
                LOGIN.contains(&last.to_lowercase().as_str()).then(|| format!("called {last}"))
            }
            Condition::Write => is_write(point).then(|| spoken(point)),
            Condition::Transaction => point.failure.transaction.as_ref().map(|t| format!("in {t}")),
            Condition::Cache => {
                let cached = self.reached(point).find(|p| p.kind == PointKind::Cache && is_write(p))?;
                said(&spoken(cached))
            }
            Condition::Handled => {
                let failure = &point.failure;
                let timeout = failure.timeout.as_ref().map(|t| format!("time limit {t}"));
                let retry = failure.retry.as_ref().map(|r| format!("tried again: {r}"));
                let handled = failure.handled.first().map(|h| format!("catches {h}"));
                timeout.or(retry).or(handled)
            }
            Condition::Waits => said(&match &point.failure.timeout {
                Some(limit) if limit != "none" => format!("time limit {limit}"),
                _ => "no time limit is seen".to_owned(),
            }),
            Condition::Retry => point.failure.retry.as_ref().map(|how| format!("tried again: {how}")),
            Condition::Fallback => {
                let goes_on = |handled: &&String| {
                    let done = handled.split_once(": ").map_or("", |(_, done)| done);
                    ["gives ", "logged", "passed over"].iter().any(|word| done.starts_with(word))
                };
                point.failure.handled.iter().find(goes_on).map(|handled| format!("catches {handled}"))
            }
            Condition::Uncaught => {
                let is_remote = |p: &&Point| {
                    matches!(p.kind, PointKind::HttpCall | PointKind::RpcCall | PointKind::GraphqlCall)
                        && p.failure.handled.is_empty()
                };
                let call = self.reached(point).find(is_remote)?;
                Some(format!("{}, whose errors are not caught there", spoken(call)))
            }
        }
    }

    /// The scenarios that a point calls for, with the tests that show them.
    pub(super) fn of(
        &self,
        point: &'a Point,
        rules: &[ScenarioRule],
        exercises: &[(&str, &Exercise)],
    ) -> Vec<Scenario> {
        let mut out = Vec::new();
        for rule in rules.iter().filter(|rule| rule.kinds.contains(&point.kind)) {
            let whys: Option<Vec<String>> = rule.when.iter().map(|c| self.holds(*c, point)).collect();
            let Some(whys) = whys else { continue };
            let tests = shown_by(rule, exercises);
            let status = match (tests.is_empty(), exercises.is_empty(), rule.statuses.is_empty()) {
                (false, ..) => ScenarioStatus::Covered,
                // A test that no status shows may do it all the same.
                (true, false, true) => ScenarioStatus::Unknown,
                _ => ScenarioStatus::Gap,
            };
            out.push(Scenario {
                id: rule.id.clone(),
                title: rule.title.clone(),
                check: rule.check.clone(),
                status,
                why: (!whys.is_empty()).then(|| whys.join(", ")),
                tests,
            });
        }
        out
    }
}

fn shown_by(rule: &ScenarioRule, exercises: &[(&str, &Exercise)]) -> Vec<String> {
    let shows = |exercise: &Exercise| {
        let in_range = |status: &u16| rule.statuses.iter().any(|(first, last)| (first..=last).contains(&status));
        exercise.statuses.iter().any(in_range) || (rule.default && exercise.statuses.is_empty())
    };
    let mut tests: Vec<String> =
        exercises.iter().filter(|(_, e)| shows(e)).map(|(test, _)| (*test).to_owned()).collect();
    tests.sort();
    tests.dedup();
    tests
}

/// Whether a point changes data.
pub(super) fn is_write(point: &Point) -> bool {
    let operation = point.operation.as_deref().unwrap_or_default();
    match point.kind {
        PointKind::DbCall => matches!(operation, "insert" | "update" | "delete" | "upsert"),
        PointKind::Cache => !matches!(operation, "get" | "exists" | "keys" | "ttl" | "scan" | "mget" | "ping"),
        PointKind::ObjectStorage => {
            let word = operation.to_lowercase();
            ["put", "upload", "delete", "copy", "write", "remove"].iter().any(|verb| word.contains(verb))
        }
        _ => false,
    }
}

/// Whether something is left behind where a point runs.
pub(super) fn is_effect(point: &Point) -> bool {
    match point.kind {
        PointKind::QueuePublish | PointKind::Email => true,
        PointKind::Cache => false,
        _ => is_write(point),
    }
}

/// What a point does: `inserts into orders`, `publishes orders.created`.
pub(super) fn spoken(point: &Point) -> String {
    let target = point.target.as_deref().filter(|t| !t.contains("{?}")).unwrap_or_default();
    let operation = point.operation.as_deref().unwrap_or_default();
    let verb = match (point.kind, operation) {
        (PointKind::QueuePublish, _) => "publishes",
        (PointKind::Email, _) => "sends mail",
        (PointKind::HttpCall | PointKind::RpcCall | PointKind::GraphqlCall, _) => "calls",
        (PointKind::DbCall, "insert") => "inserts into",
        (PointKind::DbCall, "update") => "updates",
        (PointKind::DbCall, "delete") => "deletes from",
        (PointKind::DbCall, _) => "writes",
        (PointKind::ObjectStorage, _) => "stores files in",
        _ => operation,
    };
    let target = if target.is_empty() { point.url.as_deref().unwrap_or_default() } else { target };
    if target.is_empty() {
        // Of what is not known only what is done is told.
        return match (point.kind, operation) {
            (PointKind::QueuePublish, _) => "publishes a message",
            (PointKind::DbCall, "insert") => "inserts rows",
            (PointKind::DbCall, "update") => "updates rows",
            (PointKind::DbCall, "delete") => "deletes rows",
            (PointKind::DbCall, _) => "writes rows",
            (PointKind::HttpCall, _) => "calls another service",
            (PointKind::ObjectStorage, _) => "stores files",
            _ => verb,
        }
        .to_owned();
    }
    format!("{verb} {target}").trim().to_owned()
}
