//! From findings to the report.

use crate::config::Config;
use crate::discover::Discovery;
use crate::error::Problem;
use crate::model::component::{Component, EnvVar};
use crate::model::diagnostic::Diagnostic;
use crate::model::flow::{FlowDraft, FlowStep};
use crate::model::point::{Confidence, Direction, Evidence, Guard, Handler, Param, ParamIn, Point, PointKind};
use crate::model::report::Report;
use crate::model::rule::{Emit, Rule, RuleSet, Shape};
use crate::resolve::{Certainty, Finding, FlowInfo, Part, Resolved, Unit, path_parameters};
use crate::rules::PackError;

mod crossing;

/// The report of a scan, not yet finished.
pub(super) fn build(config: &Config, found: Discovery, units: &[Unit], rules: &RuleSet, resolved: Resolved) -> Report {
    let mut report = Report::default();
    report.root.name = found.root_name;
    report.root.revision = found.revision;
    report.summary.files = units.len() as u64;
    report.skipped = found.skipped;
    report.diagnostics = found.diagnostics;
    report.components = found.components;
    for reached in resolved.reached {
        let file = units[reached.file].rel.clone();
        let remark = Diagnostic::file(reached.severity, reached.code, reached.message, file);
        report.diagnostics.push(remark.at(reached.line));
    }
    for finding in resolved.findings {
        let point = point(&finding, units, rules, &report.components);
        let component = units[finding.file].component;
        if let (Some(component), Some(framework)) = (report.components.get_mut(component), &point.framework)
            && point.direction == Direction::Inbound
            && !component.frameworks.contains(framework)
        {
            component.frameworks.push(framework.clone());
            component.frameworks.sort();
        }
        report.points.push(point);
    }
    for read in resolved.env {
        let unit = &units[read.file];
        let asked = config.select.scopes.contains(&unit.scope);
        if let Some(component) = report.components.get_mut(unit.component).filter(|_| asked) {
            component.env.push(EnvVar {
                name: read.name,
                default: read.default,
                secret: read.secret,
                file: unit.rel.clone(),
                line: read.line,
                set: read.set,
            });
        }
    }
    report
}

/// What inbound points lead to, by the numbers that points have in a report that is not yet finished.
pub(super) fn flows(resolved: &Resolved, units: &[Unit]) -> Vec<FlowDraft> {
    let step = |(symbol, file, line): &(String, usize, u32)| FlowStep {
        symbol: symbol.clone(),
        file: units[*file].rel.clone(),
        line: *line,
    };
    let draft =
        |flow: &FlowInfo| FlowDraft { from: flow.from, to: flow.to, steps: flow.steps.iter().map(step).collect() };
    resolved.flows.iter().map(draft).collect()
}

fn point(finding: &Finding, units: &[Unit], rules: &RuleSet, components: &[Component]) -> Point {
    let unit = &units[finding.file];
    let rule = &rules.rules[finding.rule as usize];
    let pack = &rules.packs[rule.pack];
    let kind = match finding.emit {
        Emit::Point(kind) => kind,
        Emit::WebSocket => PointKind::Websocket,
        Emit::Static => PointKind::Static,
        Emit::Sse => PointKind::Sse,
        _ => PointKind::HttpRoute,
    };
    let mut point = Point::new(kind, unit.rel.clone(), finding.line, finding.column);
    match &finding.crossing {
        Some(crossing) => crossing::describe(&mut point, crossing),
        None => point = point.with_route(finding.method.clone(), finding.path.clone()),
    }
    point.end_line = finding.end_line;
    point.scope = unit.scope;
    point.component = components.get(unit.component).map(|c| c.id.clone());
    point.framework = Some(pack.id.to_string());
    point.confidence = match finding.certainty {
        Certainty::Resolved => Confidence::Resolved,
        Certainty::Gated => Confidence::Gated,
        Certainty::Shape => Confidence::Shape,
    };
    if let Some(handler) = &finding.handler {
        point.symbol = Some(handler.symbol.clone());
    }
    if let Some(handler) = finding.handler.as_ref().filter(|_| point.direction == Direction::Inbound) {
        point.handler = Some(Handler {
            symbol: handler.symbol.clone(),
            file: units[handler.file].rel.clone(),
            line: handler.line,
            end_line: handler.end_line,
        });
    }
    let path = if finding.crossing.is_some() { "" } else { finding.path.as_str() };
    for name in path_parameters(path) {
        let declared = finding.inputs.params.iter().find(|p| p.place == ParamIn::Path && p.name == name);
        let ty = declared.and_then(|p| p.ty.clone());
        point.params.push(Param { place: ParamIn::Path, name: name.to_owned(), ty, required: Some(true) });
    }
    point.params.extend(finding.inputs.params.iter().filter(|p| p.place != ParamIn::Path).cloned());
    point.request.clone_from(&finding.inputs.request);
    point.auth_status = finding.admittance.status;
    point.responses.clone_from(&finding.responses);
    let guards = finding.admittance.guards.iter();
    point.auth =
        guards.map(|g| Guard { guard: g.name.clone(), file: units[g.file].rel.clone(), line: g.line }).collect();
    point.evidence.push(Evidence {
        rule: Some(rule.id.to_string()),
        file: unit.rel.clone(),
        line: finding.line,
        note: match finding.crossing.as_ref().and_then(|crossing| crossing.schedule.as_deref()) {
            Some(schedule) => format!("{}, runs at {schedule}", declaration(rule)),
            None => declaration(rule),
        },
    });
    for step in &finding.steps {
        point.evidence.push(Evidence {
            rule: None,
            file: units[step.file].rel.clone(),
            line: step.line,
            note: step.note.clone(),
        });
    }
    point
}

/// What the first line of the evidence says.
fn declaration(rule: &Rule) -> String {
    let note = match (rule.shape, rule.emit) {
        (Shape::File, _) => "declared by the place of this file",
        (Shape::Call, Emit::Point(_)) => "called here",
        _ => "declared here",
    };
    if rule.note.is_empty() { note.to_owned() } else { format!("{note}: {}", rule.note) }
}

/// What resolution is told of a component: its folder, and the packages that it declares in all ecosystems.
pub(super) fn part(component: &Component) -> Part {
    let folder = if component.path == "." { "" } else { &component.path };
    let all = &component.dependencies;
    Part { folder: folder.to_owned(), packages: all.python.iter().chain(&all.node).chain(&all.go).cloned().collect() }
}

/// A pack's mistake as the user is told.
pub(super) fn problem(error: &PackError) -> Problem {
    Problem {
        file: error.file.clone(),
        line: error.line,
        column: error.column,
        message: error.message.clone(),
        hint: error.hint.clone(),
    }
}
