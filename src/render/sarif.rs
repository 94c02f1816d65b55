//! What is left to test as SARIF 2.1.0, for code scanning.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::model::point::Point;
use crate::model::report::Report;
use crate::render::{clean, headline};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const ROOT: &str = "%SRCROOT%";

/// One thing that is left to test.
pub(crate) struct Finding<'r> {
    /// What kind of gap it is: a scenario's id, or `untested`.
    pub(crate) rule: &'r str,
    /// The point has no test at all.
    pub(crate) is_untested: bool,
    pub(crate) point: &'r Point,
    /// What a test of it would show.
    pub(crate) title: &'r str,
    /// What in the code calls for it.
    pub(crate) why: Option<&'r str>,
    /// Why the point matters.
    pub(crate) reasons: &'r [String],
    /// How much it matters.
    pub(crate) weight: u32,
    /// Whether a baseline does not know it; `None` when there is none.
    pub(crate) is_new: Option<bool>,
}

/// Writes `findings` as one run.
pub(crate) fn write(report: &Report, findings: &[Finding<'_>], out: &mut dyn Write) -> io::Result<()> {
    let rules: BTreeMap<&str, &Finding<'_>> = findings.iter().rev().map(|finding| (finding.rule, finding)).collect();
    let index: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(at, rule)| (*rule, at)).collect();
    let results: Vec<Value> =
        findings.iter().map(|finding| result(finding, index.get(finding.rule).copied())).collect();
    let mut run = json!({
        "tool": {"driver": {
            "name": report.tool.name,
            "version": report.tool.version,
            "semanticVersion": report.tool.version,
            "rules": rules.values().map(|finding| rule(finding)).collect::<Vec<_>>(),
        }},
        "automationDetails": {"id": "itmap/gaps/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the code base that was scanned."}}},
        "results": results,
    });
    if let (Some(revision), Some(run)) = (&report.root.revision, run.as_object_mut()) {
        run.insert("properties".to_owned(), json!({"revision": revision}));
    }
    let document = json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]});
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn rule(finding: &Finding<'_>) -> Value {
    let title = clean(finding.title);
    let help = if finding.is_untested {
        "No test sends a request to this entry point or calls it, directly or through other code. Add a test that does. \
         A test that the scan cannot see is told with a pack or left to a baseline."
            .to_owned()
    } else {
        format!("The point has tests, but none that shows this: {title}. Add one, or leave it to a baseline.")
    };
    json!({
        "id": finding.rule,
        "name": name(finding.rule),
        "shortDescription": {"text": sentence(&title)},
        "fullDescription": {"text": help},
        "help": {"text": help},
        "defaultConfiguration": {"level": level(finding)},
        "properties": {"tags": ["testing", "integration"]},
    })
}

fn result(finding: &Finding<'_>, rule: Option<usize>) -> Value {
    let point = finding.point;
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding),
        "message": {"text": message(finding)},
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {"uri": uri(&point.file), "uriBaseId": ROOT},
                "region": {"startLine": point.line.max(1), "endLine": point.end_line.max(point.line).max(1)},
            },
            "logicalLocations": [{"fullyQualifiedName": headline(point), "kind": point.kind.name()}],
        }],
        "partialFingerprints": {"itmapGap/v1": format!("{}:{}", point.id, finding.rule)},
        "properties": {"weight": finding.weight, "component": point.component},
    });
    if let Some(result) = result.as_object_mut() {
        if let Some(rule) = rule {
            result.insert("ruleIndex".to_owned(), json!(rule));
        }
        if let Some(is_new) = finding.is_new {
            result.insert("baselineState".to_owned(), json!(if is_new { "new" } else { "unchanged" }));
        }
    }
    result
}

fn level(finding: &Finding<'_>) -> &'static str {
    if finding.is_untested { "warning" } else { "note" }
}

fn message(finding: &Finding<'_>) -> String {
    let what = headline(finding.point);
    let mut text = if finding.is_untested {
        format!("No test exercises {what}")
    } else {
        format!("No test of {what} shows: {}", clean(finding.title))
    };
    if let Some(why) = finding.why {
        let _ = write!(text, " ({})", clean(why));
    }
    if !finding.reasons.is_empty() {
        let _ = write!(text, "; {}", clean(&finding.reasons.join(", ")));
    }
    text + "."
}

/// `http.auth.unauthenticated` as a name: `HttpAuthUnauthenticated`.
fn name(rule: &str) -> String {
    let words = rule.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
            first.to_uppercase() + rest
        })
        .collect()
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    let text = first + chars.as_str();
    if text.ends_with('.') { text } else { text + "." }
}

/// A relative path as a URI reference.
fn uri(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=@".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    // A first segment with a colon would be a scheme; colons are escaped above.
    escaped
}

#[cfg(test)]
mod tests;
