//! The JSON contract as a reader that refuses what it does not know.

use serde::Deserialize;

/// `check --format json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Report {
    pub(crate) schema_version: u32,
    pub(crate) tool: Tool,
    pub(crate) articles: Vec<Article>,
    pub(crate) findings: Vec<Finding>,
    #[serde(rename = "problems")]
    _problems: Vec<Problem>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tool {
    pub(crate) name: String,
    #[serde(rename = "version")]
    _version: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Article {
    #[serde(rename = "id")]
    _id: String,
    #[serde(rename = "path")]
    _path: String,
    pub(crate) headline: String,
    pub(crate) source: Option<String>,
    #[serde(rename = "published")]
    _published: Option<String>,
    #[serde(rename = "published_from")]
    _published_from: PublishedFrom,
    #[serde(rename = "origin")]
    _origin: usize,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PublishedFrom {
    Metadata,
    Dateline,
    Inferred,
    Option,
    None,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Verdict {
    Conflict,
    PossibleConflict,
    Agreement,
    Reconciled,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Severity {
    Error,
    Warning,
    Note,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Open,
    Query,
    Hold,
    Stet,
    Fixed,
    NotAConflict,
}

/// One finding, in `json` and in `jsonl`.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Finding {
    id: String,
    story: String,
    verdict: Verdict,
    kind: String,
    rule: String,
    severity: Severity,
    confidence: f64,
    title: String,
    explanation: String,
    benign: Option<String>,
    reason: Option<String>,
    within_article: bool,
    status: Status,
    pub(crate) readings: Vec<Reading>,
    pub(crate) claims: Vec<Claim>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reading {
    value: String,
    pub(crate) articles: Vec<String>,
    pub(crate) origins: usize,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claim {
    pub(crate) article: String,
    pub(crate) span: Span,
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) quote: String,
    value: String,
    stance: String,
    as_of: Option<String>,
    reading: usize,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Problem {
    #[serde(rename = "severity")]
    _severity: String,
    #[serde(rename = "path")]
    _path: String,
    #[serde(rename = "line")]
    _line: Option<u32>,
    #[serde(rename = "column")]
    _column: Option<u32>,
    #[serde(rename = "message")]
    _message: String,
}
