//! Groups in, findings out: what the sources agree and disagree on, worst first.
//!
//! Comes in: a story's claims and groups. Goes out: one [`Finding`] a disagreement (or agreement), with its readings
//! complete. Refuses: two findings for one disagreement; the readings of a group are gathered before it is judged.
//!
//! `214` in two articles and `241` in a third become one conflict with the readings `214` (2 origins) and `241` (1).

mod agreed;
mod benign;
mod compare;
pub(crate) mod fingerprint;
mod kinds;
mod readings;
mod repeats;
mod style;
mod superlatives;
mod suppress;
mod values;
mod wording;

use crate::claims::{Claim, Scene};
use crate::groups::{Group, echoes, echoes_of_figures};

pub use compare::{Reason, Relation};
pub(crate) use values::thousands;

use serde::{Deserialize, Serialize};

use crate::rules::Severity;
use crate::text::Span;

/// What a check says of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// No reading lets both be true.
    Conflict,
    /// Likely a conflict; the words leave a way out.
    PossibleConflict,
    /// The sources say the same.
    Agreement,
    /// The values differ, and it is known why that is no conflict.
    Reconciled,
}

/// The kinds of finding, by the name in the output.
pub const KINDS: &[&str] = &[
    "quantity",
    "change",
    "stance",
    "choice",
    "date",
    "time",
    "weekday",
    "order",
    "name",
    "role",
    "place",
    "quote",
    "enumeration",
    "arithmetic",
    "superlative",
    "polarity",
    "marked",
];

/// What an editor decided on a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nothing yet.
    Open,
    /// The reporter is asked.
    Query,
    /// Not to be published before it is settled.
    Hold,
    /// Let it stand.
    Stet,
    /// Corrected.
    Fixed,
    /// The tool was wrong.
    NotAConflict,
}

impl Status {
    /// Every status, in the order a desk comes to them.
    pub const ALL: &'static [Self] =
        &[Self::Open, Self::Query, Self::Hold, Self::Stet, Self::Fixed, Self::NotAConflict];

    /// Its name in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Query => "query",
            Self::Hold => "hold",
            Self::Stet => "stet",
            Self::Fixed => "fixed",
            Self::NotAConflict => "not-a-conflict",
        }
    }

    /// The status with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|status| status.name() == name)
    }

    /// Whether nobody has to do anything more: let stand, corrected or no conflict.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Stet | Self::Fixed | Self::NotAConflict)
    }
}

/// What an editor said beside the status.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Ruling {
    /// Which of [`Finding::readings`] is right, where the editor said so.
    pub right: Option<usize>,
    /// A note; empty for none.
    pub note: String,
    /// Who decided.
    pub who: String,
    /// When, as an RFC 3339 moment in UTC.
    pub when: String,
}

/// One of the values that the sources give.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// The value in a few words: `214 dead`.
    pub value: String,
    /// The articles that give it, as indexes, ascending.
    pub articles: Vec<usize>,
    /// How many origins stand behind those articles.
    pub origins: usize,
}

/// A claim as it stands in a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Index of the article.
    pub article: usize,
    /// The words that carry the value and its head.
    pub span: Span,
    /// The value in a few words.
    pub value: String,
    /// `asserted`, `planned`, `possible`, `conditional`, `denied`.
    pub stance: &'static str,
    /// When the value holds, as a TIMEX3 value or words, where known.
    pub as_of: Option<String>,
    /// Whom the article quotes for it; none for its own voice.
    pub says: Option<String>,
    /// Index into [`Finding::readings`].
    pub reading: usize,
}

/// What the checks say of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Fingerprint: stable under edits elsewhere, changes with a compared value.
    pub id: String,
    /// The story.
    pub story: String,
    /// See [`Verdict`].
    pub verdict: Verdict,
    /// One of [`KINDS`]; `marked` only where an editor marked it and named no kind.
    pub kind: &'static str,
    /// Id of the rule behind it.
    pub rule: String,
    /// From the rule.
    pub severity: Severity,
    /// 0-1: how sure the check is that an editor would call it a conflict.
    pub confidence: f64,
    /// `Death toll: 214 or 241?`: a headline for the block, under 70 characters where possible.
    pub title: String,
    /// One sentence: why it is a conflict (or why it is none).
    pub explanation: String,
    /// One sentence: why it may be harmless, with its evidence.
    pub benign: Option<String>,
    /// For reconciled ones: `rounding`, `hedge`, `unit`, `time-zone`, `granularity`, `as-of`, `period`, `scope`,
    /// `other-event`, `part`, `attributed-denial`, `hypothetical`, `plan-carried-out`, `style`, `suppressed` (by a rule).
    pub reason: Option<&'static str>,
    /// Whether at least two readings stand in one article.
    pub within_article: bool,
    /// What an editor decided.
    pub status: Status,
    /// What the editor said beside it; none where nobody has decided.
    pub ruling: Option<Ruling>,
    /// Two or more for a conflict; the reading with most origins first.
    pub readings: Vec<Reading>,
    /// In order of reading, article, place.
    pub claims: Vec<Evidence>,
    /// Why these are the same thing, a short phrase a step: `same head: death toll = dead`.
    pub same_because: Vec<String>,
}

/// Which findings are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// All of them.
    All,
    /// Conflicts and possible ones. Nine of ten findings are agreements, and take most of the time.
    Conflicts,
}

/// Judges every group of a story; worst first.
pub fn judge(scene: &Scene<'_>, claims: &[Claim], groups: &[Group], asked: Asked) -> Vec<Finding> {
    let alone = if asked == Asked::Conflicts { conflicts(scene, claims, groups) } else { None };
    let mut findings = alone.unwrap_or_else(|| everything(scene, claims, groups));
    findings.extend(style::judge(scene));
    findings.extend(superlatives::judge(scene));
    // A rule that is switched off has no findings, also where its engine does not ask for it.
    findings.retain(|finding| scene.story.rules.get(&finding.rule).is_some());
    suppress::apply(scene, &mut findings);
    fingerprint::set(scene, &mut findings);
    if asked == Asked::Conflicts {
        findings.retain(Finding::is_conflict);
    }
    findings.sort_by(worse);
    repeats::drop(scene, &mut findings);
    findings
}

/// All that the groups of a story say.
fn everything(scene: &Scene<'_>, claims: &[Claim], groups: &[Group]) -> Vec<Finding> {
    let echoes = echoes(scene, claims);
    let heard = readings::heard(scene, claims, &echoes);
    let judged = groups.iter().flat_map(|group| readings::judge(scene, claims, group, &heard, Asked::All));
    let mut findings = judged.collect();
    agreed::add(scene, claims, echoes, &mut findings);
    findings
}

/// The conflicts among them, with what is explained; none where the id of a conflict may hang on the agreements: of several
/// findings with one id each has a number, and what is agreed on besides is not explained as well.
fn conflicts(scene: &Scene<'_>, claims: &[Claim], groups: &[Group]) -> Option<Vec<Finding>> {
    let heard = readings::heard(scene, claims, &echoes_of_figures(scene, claims));
    let judged = groups.iter().flat_map(|group| readings::judge(scene, claims, group, &heard, Asked::Conflicts));
    let (found, explained): (Vec<Finding>, Vec<Finding>) = judged.partition(Finding::is_conflict);
    let alike = |finding: &Finding| found.iter().any(|one| one.rule == finding.rule && one.kind == finding.kind);
    (!explained.iter().any(alike)).then_some(found)
}

/// Whether two claims, if they are about one thing, contradict each other, and nothing explains it.
pub fn contradict(scene: &Scene<'_>, a: &Claim, b: &Claim) -> bool {
    compare::compare(scene, a, b) == Relation::Differs
}

/// The order of the findings of a story: worst first.
pub(crate) fn worse(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    let key = |finding: &Finding| (finding.verdict, finding.severity);
    key(a).cmp(&key(b)).then(b.confidence.total_cmp(&a.confidence)).then_with(|| a.id.cmp(&b.id))
}

impl Finding {
    /// Whether it is a conflict or a possible one.
    pub fn is_conflict(&self) -> bool {
        matches!(self.verdict, Verdict::Conflict | Verdict::PossibleConflict)
    }

    /// Moves every article number up by `offset`.
    pub(crate) fn shift(&mut self, offset: usize) {
        for article in self.readings.iter_mut().flat_map(|reading| &mut reading.articles) {
            *article += offset;
        }
        for claim in &mut self.claims {
            claim.article += offset;
        }
    }
}
