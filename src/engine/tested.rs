//! What resolution says of tests, with the names of files and components.

use crate::model::coverage::Double;
use crate::model::report::Report;
use crate::model::tested::{TestCall, TestCase, TestLead, TestRequest, Tests};
use crate::resolve::{CaseInfo, Lead, Testing, Unit};

/// `places`: which point of the report each finding is.
pub(super) fn facts(testing: Testing, units: &[Unit], report: &Report, places: &[usize]) -> Tests {
    let rel = |file: usize| units[file].rel.clone();
    let component = |file: usize| report.components.get(units[file].component).map(|c| c.id.clone());
    let case = |case: CaseInfo| {
        let file = rel(case.file);
        TestCase {
            id: id(&file, &case.name),
            file,
            line: case.line,
            end_line: case.end_line,
            framework: case.framework,
            skipped: case.skipped,
        }
    };
    let lead = |lead: Lead| TestLead { case: lead.case, direct: lead.direct, statuses: lead.statuses };
    let requests = testing.requests.into_iter().map(|request| TestRequest {
        file: rel(request.file),
        line: request.line,
        component: component(request.file),
        method: request.method,
        url: request.url,
        host: request.host,
        in_process: request.in_process,
        by_name: request.by_name,
        by: request.by.into_iter().map(lead).collect(),
    });
    let calls = testing.calls.into_iter().map(|call| TestCall {
        target: (rel(call.target.0), call.target.1),
        file: rel(call.file),
        line: call.line,
        case: call.case,
        direct: call.direct,
    });
    let reaches = testing.reaches.into_iter().filter_map(|reaching| {
        let point = report.points.get(*places.get(reaching.finding)?)?;
        Some(((rel(reaching.target.0), reaching.target.1), point.id.clone()))
    });
    let doubles = testing.doubles.into_iter().map(|double| {
        let at = Double { kind: double.kind, target: double.target, file: rel(double.file), line: double.line };
        (double.case, at)
    });
    Tests {
        doubles: doubles.collect(),
        requests: requests.collect(),
        calls: calls.collect(),
        reaches: reaches.collect(),
        cases: testing.cases.into_iter().map(case).collect(),
    }
}

/// `tests/test_a.py::TestA::test_b`, `a.test.ts > group > name`, `pkg/a_test.go::TestA/name`.
fn id(file: &str, name: &[String]) -> String {
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "py" => format!("{file}::{}", name.join("::")),
        "go" => format!("{file}::{}", name.join("/")),
        _ => format!("{file} > {}", name.join(" > ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_written_as_runners_do() {
        let name = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        assert_eq!(id("t/test_a.py", &name(&["TestA", "test_b"])), "t/test_a.py::TestA::test_b");
        assert_eq!(id("a_test.go", &name(&["TestA", "b"])), "a_test.go::TestA/b");
        assert_eq!(id("a.test.ts", &name(&["a", "b c"])), "a.test.ts > a > b c");
    }
}
