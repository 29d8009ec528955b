//! When something happens: a date or a time of day tied to the verb of its clause.

use super::as_of::names;
use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::clause::Clause;
use super::event::verb_key;
use super::happening;
use super::scene::Scene;
use super::stance::Stance;
use crate::mentions::{Mention, Timex, TimexKind, Value};
use crate::text::Document;

/// One claim a resolved date or time in a clause with a content verb or noun.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for (nth, mention) in scene.mentions(article).iter().enumerate() {
        let Value::Time(timex) = &mention.value else { continue };
        let vague = vague(scene.document(article).slice(mention.span)) || describes(scene.document(article), mention);
        if !datable(timex) || vague || happening::is_stamp(scene, article, nth, timex) {
            continue;
        }
        let Some(at) = scene.clause_at(article, mention.tokens.start) else { continue };
        let clock = timex.clock.is_some();
        let at = if clock { dated(scene, article, mention, at).unwrap_or(at) } else { at };
        let clause = &scene.clauses(article)[at];
        // An answer in a list of questions (`On Tuesday, at 4:17`) has no verb; its first telling word stands for one.
        let own = scene.keys(article, mention.tokens.clone());
        let telling = |token: u32| scene.key(article, token).filter(|key| !own.contains(key));
        let first = || clause.tokens.clone().find_map(telling);
        let happenings = happening::around(scene, article, mention.tokens.start);
        let verb = if clause.verb.is_some() { verb_key(scene, article, clause) } else { first() };
        // `It was ten to five when the captain called for help`: the happening stands beside its time.
        // `She was declared mayor at twenty to six`: a passive tells of what was done, even of a verb of saying.
        // `High water was at twenty to seven`
        let passive = clause.group(scene.document(article)).is_some_and(|group| group.passive);
        let Some(key) = verb.or_else(|| first().filter(|_| clock || passive || !happenings.is_empty())) else {
            continue;
        };
        let about = About::Event(key);
        let value = ClaimValue::Time(timex.clone());
        let mut claim = Claim::new(scene, article, ClaimKind::When, about, mention.span, mention.tokens.start, value);
        claim.hang_on(scene, article, clause);
        claim.forget(&own);
        claim.happenings = happenings;
        if claim.stance == Stance::Denied && not_before(scene, article, clause, mention.tokens.start) {
            claim.stance = Stance::Planned;
        }
        out.push(claim);
    }
}

/// The clause whose event a time of day dates that stands in a clause of its own: `At twenty to four, he says, he heard
/// clapping`; `Half past three, it was, when they went in`.
fn dated(scene: &Scene<'_>, article: usize, mention: &Mention, at: usize) -> Option<usize> {
    let clauses = scene.clauses(article);
    let tells = |at: &usize| verb_key(scene, article, &clauses[*at]).is_some();
    if tells(&at) {
        return Some(at);
    }
    let here = |at: &usize| clauses.get(*at).is_some_and(|clause| clause.sentence == mention.sentence);
    let mut later = (at + 1..clauses.len()).take_while(here);
    let mut earlier = (0..at).rev().take_while(here);
    later.find(tells).or_else(|| earlier.find(tells)).or_else(|| told_beside(scene, article, mention, at))
}

/// `The roof came down. It was ten minutes past eleven.`: a sentence that gives nothing but a time of day gives that of what
/// the one before tells last, or, where it opens a paragraph, the one behind first.
fn told_beside(scene: &Scene<'_>, article: usize, mention: &Mention, at: usize) -> Option<usize> {
    let document = scene.document(article);
    let sentence = document.sentences.get(mention.sentence as usize)?;
    let own = scene.keys(article, mention.tokens.clone());
    let alone = scene.keys(article, sentence.tokens.clone()).iter().all(|key| own.contains(key));
    if document.lower(sentence.tokens.start) != "it" || !alone {
        return None;
    }
    let clauses = scene.clauses(article);
    let paragraph =
        |at: usize| document.sentences.get(clauses[at].sentence as usize).map(|sentence| sentence.paragraph);
    let beside = |at: &usize| {
        clauses[*at].sentence.abs_diff(mention.sentence) <= 1 && paragraph(*at) == Some(sentence.paragraph)
    };
    let tells =
        |at: &usize| clauses[*at].sentence != mention.sentence && verb_key(scene, article, &clauses[*at]).is_some();
    let mut before = (0..at).rev().take_while(beside);
    let mut behind = (at + 1..clauses.len()).take_while(beside);
    before.find(tells).or_else(|| behind.find(tells))
}

/// `will not be let back before Thursday`: a plan for Thursday, and no denial.
fn not_before(scene: &Scene<'_>, article: usize, clause: &Clause, time: u32) -> bool {
    let document = scene.document(article);
    let negated = clause.group(document).is_some_and(|group| group.negated);
    let before = time.checked_sub(1).map_or("", |before| document.lower(before));
    negated && matches!(before, "before" | "until" | "till")
}

/// `the day`, `the year`: a word for a time that another word fixes; `nights`: more than one.
fn vague(words: &str) -> bool {
    let several = ["days", "nights", "mornings", "evenings", "afternoons", "weekends", "weeks", "months"];
    let last = words.rsplit(' ').next().unwrap_or_default();
    several.iter().any(|word| last.eq_ignore_ascii_case(word))
        || matches!(
            words,
            "overnight" | "the day" | "the week" | "the month" | "the year" | "the time" | "that day" | "the same day"
        )
}

/// Whether a year, a season or a part of the day only says which thing is meant: `the 2026 budget`, `his summer residence`, `the
/// evening concert`.
fn describes(document: &Document, mention: &Mention) -> bool {
    const PARTS: [&str; 8] = ["spring", "summer", "autumn", "winter", "morning", "afternoon", "evening", "night"];
    let last = mention.tokens.end.saturating_sub(1);
    if names(document, &mention.tokens) {
        return true;
    }
    let bare =
        mention.tokens.clone().all(|at| at == last || matches!(document.lower(at), "the" | "a" | "an" | "his" | "her"));
    let phrase = document.phrase_at(last);
    bare && PARTS.contains(&document.lower(last)) && phrase.is_some_and(|phrase| phrase.head >= mention.tokens.end)
}

/// Whether a timex names a point that two sources can disagree on: a day, a longer calendar unit, or a clock time.
fn datable(timex: &Timex) -> bool {
    matches!(timex.kind, TimexKind::Date | TimexKind::Time)
        && (timex.clock.is_some() || timex.earliest.is_some() && timex.latest.is_some())
}
