//! Rises, falls, doublings: what changed, and by how much.

use super::as_of;
use super::changed;
use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::clause::Clause;
use super::scene::Scene;
use super::stance::Stance;
use crate::mentions::{Change, Dimension, Direction, Mention, Value, frozen_by, moved_by, moved_with, noun_of_change};
use crate::text::{Document, Tense, VerbGroup};

/// One claim a change whose subject can be named.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for mention in scene.mentions(article) {
        let Value::Change(change) = &mention.value else { continue };
        let heads = changed::heads(scene, article, change.trigger);
        let Some((about, carried)) = changed::of(scene, article, change, &heads) else { continue };
        let frozen = change.direction == Direction::Level && scene.document(article).lower(change.trigger) == "frozen";
        if frozen && !matches!(about, About::Measure(_)) {
            continue;
        }
        let value = ClaimValue::Change(change.clone());
        let mut claim = Claim::new(scene, article, ClaimKind::Change, about, mention.span, change.trigger, value);
        claim.as_of = as_of::of_change(scene, article, change.trigger, mention.tokens.clone());
        // `held at last year's level`: the time of the level and not of the holding.
        let times =
            || scene.mentions_in(article, mention.tokens.clone()).any(|(_, time)| matches!(time.value, Value::Time(_)));
        if change.direction == Direction::Level && times() {
            claim.as_of = None;
        }
        claim.heads = heads;
        say_whose(scene, &mut claim, change.trigger);
        if carried {
            speak_of(scene, &mut claim);
        }
        claim.part = step(scene, article, mention);
        if bare(scene, article, change.trigger)
            && claim.stance != Stance::Denied
            && planned_before(scene, article, change.trigger)
        {
            claim.stance = Stance::Planned;
        }
        out.push(claim);
    }
    bare_moves(scene, article, out);
}

/// Whose a change is, and of which of its sort.
fn say_whose(scene: &Scene<'_>, claim: &mut Claim, trigger: u32) {
    let owners = changed::owners(scene, claim.article, trigger);
    (claim.scope, claim.places, claim.doer) = (owners.own, owners.places, owners.all);
    claim.target = changed::sorts(scene, claim.article, trigger);
}

/// Puts what the sentence before said of a change that only it names among the change's own words.
fn speak_of(scene: &Scene<'_>, claim: &mut Claim) {
    let mut words = claim.setting.clone();
    if let Some(before) = (claim.sentence as usize).checked_sub(1) {
        words.extend(scene.setting(claim.article, before));
    }
    words.sort_unstable();
    words.dedup();
    claim.setting = words;
}

/// Directions without a size: `The turnout has fallen`, `trimmed its grant`, `a rise in thefts`.
fn bare_moves(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let sized: Vec<u32> = scene
        .mentions(article)
        .iter()
        .filter_map(|mention| match &mention.value {
            Value::Change(change) => Some(change.trigger),
            _ => None,
        })
        .collect();
    let mut push = |direction: Direction, trigger: u32, phrase: u32, of: u32| {
        if sized.contains(&trigger) {
            return;
        }
        let Some(about) = changed::named_or_noun(scene, article, of as usize) else { return };
        // `froze the assets of the bank`: only what a rule measures is frozen by keeping it as it is.
        if direction == Direction::Level && !matches!(about, About::Measure(_)) {
            return;
        }
        let span = document.cover(phrase.min(trigger)..phrase.max(trigger) + 1);
        let change = Change { direction, factor: None, difference: None, from: None, to: None, trigger };
        let value = ClaimValue::Change(Box::new(change));
        let mut claim = Claim::new(scene, article, ClaimKind::Change, about, span, trigger, value);
        claim.heads = changed::heads(scene, article, trigger);
        say_whose(scene, &mut claim, trigger);
        out.push(claim);
    };
    for clause in scene.clauses(article) {
        let Some(group) = clause.group(document).filter(|group| told(document, group)) else { continue };
        let Some((direction, of)) = moved(document, clause, group) else { continue };
        push(direction, group.head, document.noun_phrases[of as usize].head, of);
    }
    for (at, phrase) in document.noun_phrases.iter().enumerate() {
        // `a rise in thefts`
        let Some(next) = document.noun_phrases.get(at + 1) else { continue };
        let joined = document.lower(phrase.tokens.end) == "in" && next.tokens.start == phrase.tokens.end + 1;
        if let Some(direction) = noun_of_change(document.lower(phrase.head)).filter(|_| joined) {
            push(direction, phrase.head, next.head, u32::try_from(at + 1).unwrap_or(u32::MAX));
        }
    }
}

/// Whether a verb is told as something that happened or goes on.
fn told(document: &Document, group: &VerbGroup) -> bool {
    // `gets cut`
    let gets = group.head.checked_sub(1).is_some_and(|at| document.lemma(at) == "get");
    !group.negated && group.modal.is_none() && (group.tense != Tense::None || gets)
}

/// Which way a verb moves what, as the index of a noun phrase: its subject, or its object where somebody moves it.
fn moved(document: &Document, clause: &Clause, group: &VerbGroup) -> Option<(Direction, u32)> {
    let next = document.tokens.get(group.head as usize + 1).map_or("", |_| document.lower(group.head + 1));
    let with = matches!(next, "up" | "down" | "off" | "back" | "away")
        .then(|| moved_with(document.lemma(group.head), next))
        .flatten();
    let (itself, caused) = match with {
        Some(way) => (Some(way), None),
        None if frozen_by(document.lemma(group.head)) => (None, Some(Direction::Level)),
        None => moved_by(document.lower(group.head)),
    };
    let object = clause.object.filter(|object| object.preposition.is_none()).map(|object| object.phrase);
    let phrase = |at: u32| document.noun_phrases.get(at as usize);
    let behind = object.filter(|at| phrase(*at).is_some_and(|phrase| phrase.tokens.start == group.tokens.end));
    let subject = clause.subject.map(|subject| subject.phrase);
    let before = |at: &u32| phrase(*at).is_some_and(|phrase| phrase.tokens.end <= group.tokens.start);
    let way = match (group.passive, behind) {
        (true, _) => object.filter(before).zip(caused.or(itself)),
        (false, Some(object)) => Some(object).zip(caused),
        (false, None) => subject.filter(before).filter(|_| object.is_none()).zip(itself),
    };
    let (of, direction) = way?;
    (direction != Direction::Any).then_some((direction, of))
}

/// Whether the change is one of several steps: `up 5.5% now and a further 3.5% next year`.
fn step(scene: &Scene<'_>, article: usize, mention: &Mention) -> bool {
    let document = scene.document(article);
    let Some(sentence) = document.sentences.get(mention.sentence as usize) else { return false };
    let further = |token: u32| {
        let adds = matches!(document.lower(token), "further" | "another" | "additional" | "again" | "extra" | "then")
            || document.lower(token) == "and" && document.lower(token + 1) == "by";
        adds && scene.mentions_in(article, token..(token + 4).min(sentence.tokens.end)).any(|(_, other)| {
            matches!(&other.value, Value::Quantity(quantity) if quantity.unit.dimension == Dimension::Share)
        })
    };
    let around = mention.tokens.start.saturating_sub(2).max(sentence.tokens.start);
    (around..sentence.tokens.end).any(further)
}

/// Whether the trigger is the bare form of a verb outside every verb group: a link in a chain, `to arm, double ... and buy`.
fn bare(scene: &Scene<'_>, article: usize, trigger: u32) -> bool {
    let document = scene.document(article);
    document.verb_group_at(trigger).is_none() && document.lower(trigger) == document.lemma(trigger)
}

/// Whether a verb of planning stands before it in the sentence.
fn planned_before(scene: &Scene<'_>, article: usize, trigger: u32) -> bool {
    let Some(nth) = scene.clause_at(article, trigger) else { return false };
    let clauses = scene.clauses(article);
    clauses[..=nth].iter().rev().take_while(|clause| clause.sentence == clauses[nth].sentence).any(|clause| {
        clause
            .group(scene.document(article))
            .is_some_and(|group| group.tokens.start < trigger && scene.stance(article, group.head) == Stance::Planned)
    })
}
