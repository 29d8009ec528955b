//! Conflicts that an editor saw and the checks did not: words of articles set against each other by hand.

use super::contents::Line;
use super::entry::{Mark, Moment, Side};
use super::matching::lost;
use super::sight::{Sight, Whereabouts};
use crate::findings::{Evidence, Finding, KINDS, Reading, Status, Verdict};
use crate::rules::Severity;
use crate::text::Span;

/// The rule of every finding that an editor marked.
pub const RULE: &str = "editor.marked";

/// What a mark is worth today.
pub(super) enum Worth {
    /// Its words stand, and make this finding.
    Holds(Box<Finding>),
    /// They do not: why.
    Lapsed(String),
    /// Its articles are not in this run.
    Elsewhere,
}

/// The finding of a mark.
pub(super) fn weigh(sight: &Sight<'_>, line: &Line, mark: &Mark) -> Worth {
    let looked = sight.look(&mark.sides, &mark.story);
    let mut found = Vec::new();
    let mut reasons = Vec::new();
    for (side, place) in mark.sides.iter().zip(&looked) {
        match place {
            Whereabouts::Elsewhere => return Worth::Elsewhere,
            Whereabouts::Found(article, places) => found.extend(places.first().map(|place| (*article, place.span))),
            _ => reasons.extend(lost(sight, side, place)),
        }
    }
    if !reasons.is_empty() || found.len() != mark.sides.len() {
        return Worth::Lapsed(reasons.join("; "));
    }
    let articles = &sight.dossier.articles;
    let story = found.first().and_then(|(article, _)| articles.get(*article)).map(|article| article.story.clone());
    // Each side is a reading of its own: the same words in two places can be what is wrong.
    let of = |((article, span), side): (&(usize, Span), &Side), reading| Evidence {
        article: *article,
        span: *span,
        value: side.anchor.exact.clone(),
        stance: "asserted",
        as_of: None,
        says: None,
        reading,
    };
    let claims: Vec<Evidence> = found.iter().zip(&mark.sides).zip(0..).map(|(side, at)| of(side, at)).collect();
    let shown: Vec<Reading> = claims
        .iter()
        .map(|claim| Reading { value: claim.value.clone(), articles: vec![claim.article], origins: 1 })
        .collect();
    let mut whose: Vec<usize> = found.iter().map(|(article, _)| *article).collect();
    whose.sort_unstable();
    let within_article = whose.windows(2).any(|pair| matches!(pair, [a, b] if a == b));
    Worth::Holds(Box::new(Finding {
        id: line.entry.finding.clone(),
        story: story.unwrap_or_default(),
        verdict: Verdict::Conflict,
        kind: KINDS.iter().copied().find(|kind| *kind == mark.kind).unwrap_or("marked"),
        rule: RULE.to_owned(),
        severity: Severity::Error,
        confidence: 1.0,
        title: title(&shown),
        explanation: explanation(&line.entry.who, line.entry.when, &mark.note),
        benign: None,
        reason: None,
        within_article,
        status: Status::Open,
        ruling: None,
        readings: shown,
        claims,
        same_because: vec!["an editor says so".to_owned()],
    }))
}

fn title(readings: &[Reading]) -> String {
    /// What a title can take of one value, in characters.
    const BRIEF: usize = 32;
    let short = |reading: &Reading| match reading.value.char_indices().nth(BRIEF) {
        Some((end, _)) => format!("{}…", reading.value.get(..end).unwrap_or_default().trim_end()),
        None => reading.value.clone(),
    };
    let values: Vec<String> = readings.iter().map(short).collect();
    format!("Marked by an editor: {}?", values.join(" or "))
}

fn explanation(who: &str, when: Moment, note: &str) -> String {
    let told = format!("{who} marked these words as a conflict on {}", when.for_people());
    if note.is_empty() { format!("{told}.") } else { format!("{told}: {note}") }
}
