//! SARIF 2.1.0, for code-review tools: the first claim is the location, the others are related locations.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::Options;
use super::model::TOOL;
use crate::findings::{Evidence, Finding, Status, Verdict};
use crate::pipeline::Dossier;
use crate::problem::{Level, Problem};
use crate::wording::{self, place, visible};

/// One log with one run.
pub(super) fn render(dossier: &Dossier, options: &Options) -> String {
    let mut rules: BTreeMap<&str, &Finding> = BTreeMap::new();
    for finding in super::shown(dossier, options) {
        rules.entry(&finding.rule).or_insert(finding);
    }
    let numbers: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(at, rule)| (*rule, at)).collect();
    let results: Vec<Json> = super::shown(dossier, options)
        .map(|finding| result(dossier, options, finding, numbers.get(finding.rule.as_str()).copied()))
        .collect();
    let notifications: Vec<Json> = dossier.problems.iter().map(|problem| notification(problem, options)).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": TOOL.name,
                "version": TOOL.version,
                "rules": rules.iter().map(|(id, finding)| rule(id, finding)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notifications }],
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

fn rule(id: &str, finding: &Finding) -> Json {
    json!({
        "id": id,
        "shortDescription": { "text": format!("The sources differ: {} ({id})", finding.kind) },
        "properties": { "kind": finding.kind },
    })
}

fn result(dossier: &Dossier, options: &Options, finding: &Finding, rule: Option<usize>) -> Json {
    let (main, related) = match finding.claims.split_first() {
        Some((main, related)) => (vec![location(dossier, options, finding, main, None)], related),
        None => (Vec::new(), &[][..]),
    };
    let related: Vec<Json> =
        related.iter().zip(1..).map(|(claim, id)| location(dossier, options, finding, claim, Some(id))).collect();
    let passes = matches!(finding.verdict, Verdict::Agreement | Verdict::Reconciled);
    json!({
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "kind": if passes { "pass" } else { "fail" },
        "level": if passes { "none" } else { wording::severity(finding.severity) },
        "rank": (finding.confidence * 1000.0).round() / 10.0,
        "message": { "text": message(finding) },
        "locations": main,
        "relatedLocations": related,
        "partialFingerprints": { "crosscheck/v1": finding.id },
        "suppressions": suppression(finding).into_iter().collect::<Vec<_>>(),
        "properties": {
            "story": finding.story,
            "verdict": finding.verdict,
            "status": finding.status,
            "reason": finding.reason,
        },
    })
}

/// Title, readings with their weight, explanation, way out.
fn message(finding: &Finding) -> String {
    let readings = finding.readings.iter().map(|reading| format!("{} ({})", reading.value, wording::support(reading)));
    let mut parts = vec![finding.title.clone(), format!("{}.", readings.collect::<Vec<_>>().join(" / "))];
    parts.push(finding.explanation.clone());
    parts.extend(finding.benign.as_ref().map(|benign| format!("But: {benign}")));
    parts.retain(|part| !part.is_empty());
    plain(&parts.join("\n"))
}

/// Text without effect: in a SARIF message square brackets would make a link of it (section 3.11.6).
fn plain(text: &str) -> String {
    let lines = text.lines().map(visible).collect::<Vec<_>>().join("\n");
    lines.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// Settled findings are suppressed; those that wait for an answer are under review, which viewers still show.
fn suppression(finding: &Finding) -> Option<Json> {
    let state = match finding.status {
        Status::Open => return None,
        Status::Query | Status::Hold => "underReview",
        Status::Stet | Status::Fixed | Status::NotAConflict => "accepted",
    };
    let decision = wording::decision(finding.status).map(str::to_owned);
    let justification = wording::ruling(finding).or(decision).map(|words| visible(&words));
    Some(json!({ "kind": "external", "status": state, "justification": justification }))
}

fn location(dossier: &Dossier, options: &Options, finding: &Finding, claim: &Evidence, id: Option<usize>) -> Json {
    let path = dossier.articles.get(claim.article).map_or("", |article| article.path.as_str());
    let from = place(dossier, claim.article, claim.span);
    let end = crate::text::Span::new(claim.span.end(), claim.span.end());
    let to = place(dossier, claim.article, end);
    let reading = finding.readings.get(claim.reading).map_or(claim.value.as_str(), |reading| reading.value.as_str());
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(path, &options.root) },
            "region": {
                "startLine": from.line, "startColumn": from.column, "endLine": to.line, "endColumn": to.column,
                "snippet": { "text": from.quote },
            },
        },
        "message": { "text": plain(reading) },
    });
    if let (Some(id), Some(fields)) = (id, location.as_object_mut()) {
        fields.insert("id".into(), json!(id));
    }
    location
}

fn notification(problem: &Problem, options: &Options) -> Json {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&problem.path, &options.root) } });
    if let (Some(line), Some(fields)) = (problem.line, physical.as_object_mut()) {
        let column = problem.column.unwrap_or(1).max(1);
        fields.insert("region".into(), json!({ "startLine": line.max(1), "startColumn": column }));
    }
    let level = match problem.severity {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    };
    json!({
        "level": level,
        "message": { "text": plain(&problem.message) },
        "locations": [{ "physicalLocation": physical }],
    })
}

/// A path as a URI reference, relative to `root` where it lies below it (RFC 3986).
fn uri(path: &str, root: &str) -> String {
    let below = path.strip_prefix(root).filter(|_| !root.is_empty()).and_then(|rest| rest.strip_prefix('/'));
    let path = below.unwrap_or(path);
    let path = path.trim_start_matches("./");
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_uris() {
        let cases = [
            ("news/port fire/é.txt", "", "news/port%20fire/%C3%A9.txt"),
            ("./a.txt", "", "a.txt"),
            ("/home/desk/story/a.txt", "/home/desk", "story/a.txt"),
            ("/home/desktop/a.txt", "/home/desk", "file:///home/desktop/a.txt"),
            ("../a:1.txt", "/home/desk", "../a%3A1.txt"),
            ("<stdin>", "", "%3Cstdin%3E"),
        ];
        for (path, root, expected) in cases {
            assert_eq!(uri(path, root), expected);
        }
    }
}
