//! When something happens: a date or a time of day tied to the verb of its clause.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::clause::Clause;
use super::event::verb_key;
use super::happening;
use super::scene::Scene;
use super::stance::Stance;
use crate::mentions::{Mention, Timex, TimexKind, Value};

/// One claim a resolved date or time in a clause with a content verb or noun.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for (nth, mention) in scene.mentions(article).iter().enumerate() {
        let Value::Time(timex) = &mention.value else { continue };
        let vague = vague(scene.document(article).slice(mention.span));
        if !datable(timex) || vague || happening::is_stamp(scene, article, nth, timex) {
            continue;
        }
        let Some(at) = scene.clause_at(article, mention.tokens.start) else { continue };
        let at = told_before(scene, article, mention, timex).unwrap_or(at);
        let clause = &scene.clauses(article)[at];
        // An answer in a list of questions (`On Tuesday, at 4:17`) has no verb; its first telling word stands for one.
        let first = || clause.tokens.clone().find_map(|token| scene.key(article, token));
        let happenings = happening::around(scene, article, mention.tokens.start);
        let verb = if clause.verb.is_some() { verb_key(scene, article, clause) } else { first() };
        // `It was ten to five when the captain called for help`: the happening stands beside its time.
        // `She was declared mayor at twenty to six`: a passive tells of what was done, even of a verb of saying.
        let passive = clause.group(scene.document(article)).is_some_and(|group| group.passive);
        let Some(key) = verb.or_else(|| first().filter(|_| passive || !happenings.is_empty())) else { continue };
        let about = About::Event(key);
        let value = ClaimValue::Time(timex.clone());
        let mut claim = Claim::new(scene, article, ClaimKind::When, about, mention.span, mention.tokens.start, value);
        claim.hang_on(scene, article, clause);
        let own = scene.keys(article, mention.tokens.clone());
        claim.forget(&own);
        claim.happenings = happenings;
        if claim.stance == Stance::Denied && not_before(scene, article, clause, mention.tokens.start) {
            claim.stance = Stance::Planned;
        }
        out.push(claim);
    }
}

/// `The roof came down. It was ten minutes past eleven.`: a sentence that gives nothing but a time of day gives that of what
/// the one before tells last.
fn told_before(scene: &Scene<'_>, article: usize, mention: &Mention, timex: &Timex) -> Option<usize> {
    let document = scene.document(article);
    let sentence = document.sentences.get(mention.sentence as usize)?.tokens.clone();
    let own = scene.keys(article, mention.tokens.clone());
    let alone = scene.keys(article, sentence.clone()).iter().all(|key| own.contains(key));
    let says = document.lower(sentence.start) == "it" && alone && timex.clock.is_some();
    let first = scene.clause_at(article, sentence.start).filter(|_| says)?;
    let earlier = scene.clauses(article)[..first].iter().enumerate().rev();
    let mut earlier = earlier.take_while(|(_, clause)| clause.sentence + 1 >= mention.sentence);
    earlier.find(|(_, clause)| clause.verb.is_some() && clause.sentence < mention.sentence).map(|(at, _)| at)
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
        || matches!(words, "the day" | "the week" | "the month" | "the year" | "the time" | "that day" | "the same day")
}

/// Whether a timex names a point that two sources can disagree on: a day, a longer calendar unit, or a clock time.
fn datable(timex: &Timex) -> bool {
    matches!(timex.kind, TimexKind::Date | TimexKind::Time)
        && (timex.clock.is_some() || timex.earliest.is_some() && timex.latest.is_some())
}
