//! Which sort of happening a time or a place belongs to: the alarm, a rescue, the first sitting.
//!
//! Articles tell one event with other verbs (`the alarm was raised`, `the first call was logged`); the rules with
//! happenings hold the words that speak of one sort.

use std::ops::Range;

use super::clause::Clause;
use super::scene::Scene;
use crate::mentions::{Timex, Value};
use crate::rules::{Params, RuleIndex};
use crate::text::Document;

/// How far behind the time at the head of a live entry its happening may stand, in tokens.
const STAMPED: u32 = 3;

/// The happenings of the clause that a token stands in; where that has no verb of its own to date (`It was ten to five
/// when the captain called for help`), those of its sentence. Sorted.
pub(super) fn around(scene: &Scene<'_>, article: usize, token: u32) -> Vec<RuleIndex> {
    let document = scene.document(article);
    let clause = scene.clause_at(article, token).map(|at| &scene.clauses(article)[at]);
    let mut own = clause.map(|clause| of_clause(scene, article, clause)).unwrap_or_default();
    if let Some(clause) = clause {
        own.extend(reaching_into(scene, article, clause));
        own.sort_unstable();
        own.dedup();
    }
    let says_when = |clause: &Clause| clause.verb.is_none() || document.lower(clause.tokens.start) == "it";
    if !own.is_empty() || !clause.is_some_and(says_when) {
        return own;
    }
    let sentence =
        document.tokens.get(token as usize).and_then(|token| document.sentences.get(token.sentence as usize));
    sentence.map(|sentence| within(scene, article, sentence.tokens.clone())).unwrap_or_default()
}

/// The happenings of a clause; a relative clause goes on with the noun it hangs on (`the talks, which opened on Monday`).
pub(super) fn of_clause(scene: &Scene<'_>, article: usize, clause: &Clause) -> Vec<RuleIndex> {
    let document = scene.document(article);
    let mut found = within(scene, article, clause.tokens.clone());
    if matches!(document.lower(clause.tokens.start), "who" | "which" | "that")
        && let Some(phrase) = antecedent(document, clause.tokens.start)
    {
        let across = scene.hits_in(article, phrase..clause.tokens.start);
        let across = across.filter(|hit| hit.tokens.end > clause.tokens.start + 1).map(|hit| hit.rule);
        found.extend(across.filter(|rule| is_happening(scene, *rule)));
        found.sort_unstable();
        found.dedup();
    }
    found
}

/// The happenings whose words begin before a clause and take in its verb (`The guns are | to rest from Monday`, `The loot
/// lay | hidden in a barn`).
fn reaching_into(scene: &Scene<'_>, article: usize, clause: &Clause) -> Vec<RuleIndex> {
    let document = scene.document(article);
    let Some(group) = clause.group(document) else { return Vec::new() };
    let Some(sentence) = document.sentences.get(clause.sentence as usize) else { return Vec::new() };
    let before = sentence.tokens.start..clause.tokens.start;
    let hits = scene.hits_in(article, before).filter(|hit| hit.tokens.end >= group.tokens.end);
    hits.map(|hit| hit.rule).filter(|rule| is_happening(scene, *rule)).collect()
}

/// Where the noun phrase begins that a relative pronoun stands behind.
fn antecedent(document: &Document, pronoun: u32) -> Option<u32> {
    let at = document.noun_phrases.partition_point(|phrase| phrase.tokens.end <= pronoun).checked_sub(1)?;
    let phrase = document.noun_phrases.get(at)?;
    (pronoun - phrase.tokens.end <= 1).then_some(phrase.tokens.start)
}

/// Whether a rule holds the words of a sort of happening.
pub(super) fn is_happening(scene: &Scene<'_>, rule: RuleIndex) -> bool {
    matches!(scene.story.rules.list[rule].params(), Params::Happening(_))
}

/// The happenings whose words begin in a range of tokens, sorted.
pub(super) fn within(scene: &Scene<'_>, article: usize, tokens: Range<u32>) -> Vec<RuleIndex> {
    let mut found: Vec<RuleIndex> =
        scene.hits_in(article, tokens).map(|hit| hit.rule).filter(|rule| is_happening(scene, *rule)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a time stands at the head of an entry of a live report (`14:05 ...`): then it is the hour of writing, and
/// that of a happening only where its word follows at once (`19:45 Kick-off`).
pub(crate) fn is_stamp(scene: &Scene<'_>, article: usize, at: usize, timex: &Timex) -> bool {
    let document = scene.document(article);
    let mention = &scene.mentions(article)[at];
    debug_assert!(matches!(mention.value, Value::Time(_)));
    let Some(sentence) = document.sentences.get(mention.sentence as usize) else { return false };
    let end = mention.tokens.end;
    let digits = document.word(mention.tokens.start).starts_with(|c: char| c.is_ascii_digit());
    let head = timex.clock.is_some() && digits && mention.tokens.start == sentence.tokens.start;
    head && !matches!(document.lower(end), "," | "in" | "on")
        && within(scene, article, end..(end + STAMPED).min(sentence.tokens.end)).is_empty()
}
