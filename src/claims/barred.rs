//! What keeps words from naming a number that stands beside them.

use std::ops::Range;

use super::amount::Number;
use super::clause::Clause;
use super::measures;
use super::scene::Scene;
use crate::mentions::{Dimension, Value};
use crate::rules::{Hit, Part};
use crate::text::{Document, Tag};

/// Whether the words of a hit cannot name a number, for what they do in the sentence and what stands between the two. `own`
/// tells that the number counts a noun of its own (`three items`).
pub(super) fn barred(
    scene: &Scene<'_>,
    article: usize,
    number: &Number<'_>,
    (hit, between): (&Hit, Range<u32>),
    own: bool,
) -> bool {
    let document = scene.document(article);
    let tokens = &number.mention.tokens;
    let after = hit.tokens.start >= tokens.end;
    if between.clone().any(|token| other_clause(document, token)) {
        return true;
    }
    let clause = scene.clause_at(article, hit.tokens.start).map(|at| &scene.clauses(article)[at]);
    match (hit.part, after) {
        (Part::Head, true) => between.clone().any(|token| joins(document, token)) || governs(scene, article, hit),
        (Part::Head, false) => {
            own && (between.is_empty() || has_own(document, between)) || governs(scene, article, hit)
        }
        (Part::Verb, false) => own && clause.is_some_and(|clause| has_subject(document, clause, hit)),
        (_, true) => {
            whole(document, tokens.start)
                || between.clone().any(|token| matches!(document.lower(token), "not" | "n't" | "never"))
                || hit.part == Part::Action && does(document, hit)
        }
        _ => false,
    }
}

/// `51 when he died`: what follows is told of another time or place.
fn other_clause(document: &Document, token: u32) -> bool {
    matches!(document.lower(token), "when" | "where" | "because" | "although")
}

/// `reached 140, and the toll`: a comma and a conjunction begin something else.
fn joins(document: &Document, token: u32) -> bool {
    matches!(document.lower(token), "," | ")") && matches!(document.lower(token + 1), "and" | "but" | "while")
}

/// Whether the words end in a preposition that a number follows (`612 members, against 540 a year ago`): it leads to that
/// number and names neither.
fn governs(scene: &Scene<'_>, article: usize, hit: &Hit) -> bool {
    let last = hit.tokens.end.saturating_sub(1);
    hit.tokens.end == hit.tokens.start + 1
        && scene.document(article).tag(last) == Tag::Adp
        && scene
            .mentions_in(article, hit.tokens.end..hit.tokens.end + 1)
            .any(|(_, other)| matches!(other.value, Value::Quantity(_)))
}

/// Whether the verb between a name and a number with a noun of its own makes that noun its object: `the robbers left three
/// items`, `the school has five classes`. What things are, come to or move to is their number.
fn has_own(document: &Document, between: Range<u32>) -> bool {
    let last = between.end.saturating_sub(1);
    let tied = matches!(document.lower(last), "to" | "at" | "by" | "of");
    let verb = between.rev().find(|token| matches!(document.tag(*token), Tag::Verb | Tag::Aux));
    verb.is_some_and(|verb| {
        let gives = matches!(
            document.lemma(verb),
            "be" | "become"
                | "total"
                | "number"
                | "reach"
                | "exceed"
                | "stand"
                | "amount"
                | "come"
                | "rise"
                | "fall"
                | "climb"
                | "grow"
                | "drop"
                | "top"
                | "hit"
                | "pass"
                | "swell"
                | "equal"
                | "surpass"
                | "approach"
                | "include"
        );
        !gives && !tied
    })
}

/// Whether the verb of a hit has a subject before it, so that what stands behind it is its object.
fn has_subject(document: &Document, clause: &Clause, hit: &Hit) -> bool {
    let passive = clause.group(document).is_some_and(|group| group.passive);
    let subject = if passive { clause.object } else { clause.subject };
    let phrase = subject.and_then(|argument| document.noun_phrases.get(argument.phrase as usize));
    phrase.is_some_and(|phrase| phrase.tokens.end <= hit.tokens.start)
}

/// Whether a number is the whole that a part before it belongs to: the eleven of `two of the eleven members`.
fn whole(document: &Document, number: u32) -> bool {
    let Some(article) = number.checked_sub(1) else { return false };
    let Some(of) = number.checked_sub(2) else { return false };
    let Some(part) = number.checked_sub(3) else { return false };
    matches!(document.lower(article), "the" | "its" | "their" | "his" | "her" | "those" | "these")
        && document.lower(of) == "of"
        && (document.tag(part) == Tag::Num || matches!(document.lower(part), "none" | "one" | "some" | "many" | "most"))
}

/// Whether the things counted do what the verb of a hit says, and do not suffer it: `five planes carrying aid`, `two dry
/// summers have killed`.
fn does(document: &Document, hit: &Hit) -> bool {
    let first = hit.tokens.start;
    let group = measures::group_of(document, hit);
    if group.is_some_and(|group| group.passive) {
        return false;
    }
    let perfect = group.is_some_and(|group| (group.tokens.start..first).any(|token| document.lemma(token) == "have"));
    perfect || document.lower(first).ends_with("ing")
}

/// Whether a number counts a noun of its own.
pub(super) fn counts_own(document: &Document, number: &Number<'_>) -> bool {
    number.quantity.unit.dimension == Dimension::Count
        && number.quantity.low.fract() == 0.0
        && !measures::generic(document, &number.quantity)
}
