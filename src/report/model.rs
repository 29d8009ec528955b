//! What the JSON formats promise. A field is added, renamed or dropped only with a new [`SCHEMA_VERSION`].

use serde::Serialize;

use super::Options;
use crate::article::{Article, PublishedFrom};
use crate::findings::{Evidence, Finding, Status, Verdict};
use crate::pipeline::Dossier;
use crate::problem::Problem;
use crate::rules::Severity;
use crate::text::Span;
use crate::wording::{article_id, place};

/// Version of the shape of the JSON output.
pub const SCHEMA_VERSION: u32 = 1;

/// One whole report.
#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    schema_version: u32,
    tool: Tool,
    articles: Vec<ArticleEntry<'a>>,
    findings: Vec<FindingEntry<'a>>,
    problems: &'a [Problem],
}

/// Who wrote the report.
#[derive(Debug, Serialize)]
pub(super) struct Tool {
    /// The program.
    pub(super) name: &'static str,
    /// Its version.
    pub(super) version: &'static str,
}

/// This program.
pub(super) const TOOL: Tool = Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };

#[derive(Debug, Serialize)]
struct ArticleEntry<'a> {
    id: &'a str,
    path: &'a str,
    headline: &'a str,
    source: Option<&'a str>,
    published: Option<String>,
    published_from: PublishedFrom,
    origin: usize,
}

/// One finding, the same in `json` and `jsonl`.
#[derive(Debug, Serialize)]
pub(super) struct FindingEntry<'a> {
    id: &'a str,
    story: &'a str,
    verdict: Verdict,
    kind: &'a str,
    rule: &'a str,
    severity: Severity,
    confidence: f64,
    title: &'a str,
    explanation: &'a str,
    benign: Option<&'a str>,
    reason: Option<&'a str>,
    within_article: bool,
    status: Status,
    readings: Vec<ReadingEntry<'a>>,
    claims: Vec<ClaimEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct ReadingEntry<'a> {
    value: &'a str,
    articles: Vec<&'a str>,
    origins: usize,
}

#[derive(Debug, Serialize)]
struct ClaimEntry<'a> {
    article: &'a str,
    span: Bytes,
    line: u32,
    column: u32,
    quote: &'a str,
    value: &'a str,
    stance: &'a str,
    as_of: Option<&'a str>,
    reading: usize,
}

/// A half-open range of bytes.
#[derive(Debug, Serialize)]
pub(super) struct Bytes {
    start: u32,
    end: u32,
}

impl From<Span> for Bytes {
    fn from(span: Span) -> Self {
        Self { start: span.start(), end: span.end() }
    }
}

impl<'a> Report<'a> {
    /// The whole run, findings filtered by what is to be shown.
    pub(super) fn new(dossier: &'a Dossier, options: &'a Options) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            tool: TOOL,
            articles: dossier.articles.iter().map(ArticleEntry::new).collect(),
            findings: super::shown(dossier, options).map(|finding| FindingEntry::new(dossier, finding)).collect(),
            problems: &dossier.problems,
        }
    }
}

impl<'a> ArticleEntry<'a> {
    fn new(article: &'a Article) -> Self {
        Self {
            id: &article.id,
            path: &article.path,
            headline: article.headline_text(),
            source: article.source.as_deref(),
            published: article.published.map(|date| date.to_string()),
            published_from: article.published_from,
            origin: article.origin,
        }
    }
}

impl<'a> FindingEntry<'a> {
    /// A finding with its articles named.
    pub(super) fn new(dossier: &'a Dossier, finding: &'a Finding) -> Self {
        let reading = |reading: &'a crate::findings::Reading| ReadingEntry {
            value: &reading.value,
            articles: reading.articles.iter().map(|at| article_id(dossier, *at)).collect(),
            origins: reading.origins,
        };
        Self {
            id: &finding.id,
            story: &finding.story,
            verdict: finding.verdict,
            kind: finding.kind,
            rule: &finding.rule,
            severity: finding.severity,
            // Three decimals say all that the number knows, and keep its text the same on every machine.
            confidence: (finding.confidence * 1000.0).round() / 1000.0,
            title: &finding.title,
            explanation: &finding.explanation,
            benign: finding.benign.as_deref(),
            reason: finding.reason,
            within_article: finding.within_article,
            status: finding.status,
            readings: finding.readings.iter().map(reading).collect(),
            claims: finding.claims.iter().map(|claim| ClaimEntry::new(dossier, claim)).collect(),
        }
    }
}

impl<'a> ClaimEntry<'a> {
    fn new(dossier: &'a Dossier, claim: &'a Evidence) -> Self {
        let place = place(dossier, claim.article, claim.span);
        Self {
            article: article_id(dossier, claim.article),
            span: claim.span.into(),
            line: place.line,
            column: place.column,
            quote: place.quote,
            value: &claim.value,
            stance: claim.stance,
            as_of: claim.as_of.as_deref(),
            reading: claim.reading,
        }
    }
}
