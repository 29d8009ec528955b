//! Rises, falls, doublings: what changed, and by how much.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::clause::{Argument, Clause};
use super::heads::Head;
use super::scene::Scene;
use super::stance::Stance;
use super::vocabulary::Key;
use crate::mentions::{Change, Dimension, Direction, Mention, Value, direction};
use crate::rules::{Params, Part};
use crate::text::{Document, Tag, Tense};

/// One claim a change whose subject can be named.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for mention in scene.mentions(article) {
        let Value::Change(change) = &mention.value else { continue };
        let heads = heads(scene, article, change.trigger);
        // `Shares in the brewer jumped 14%`, its noun taken for a verb: what stands nearest names the change.
        let nearest = || heads.first().map(|head| About::Noun(head.0, Dimension::None));
        let Some(about) = subject(scene, article, change.trigger).or_else(nearest) else { continue };
        let value = ClaimValue::Change(change.clone());
        let mut claim = Claim::new(scene, article, ClaimKind::Change, about, mention.span, change.trigger, value);
        claim.heads = heads;
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

/// Directions without a size: `The turnout has fallen.` Only of what a rule names: much else rises and falls in a text.
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
    for clause in scene.clauses(article) {
        let Some(group) = clause.group(document) else { continue };
        let moves = direction(document.lower(group.head)).filter(|way| matches!(way, Direction::Up | Direction::Down));
        let told = !group.negated && !group.passive && group.modal.is_none() && group.tense != Tense::None;
        let Some(direction) = moves.filter(|_| told && !sized.contains(&group.head) && clause.object.is_none()) else {
            continue;
        };
        let subject = clause.subject.and_then(|subject| document.noun_phrases.get(subject.phrase as usize));
        let Some(phrase) = subject.filter(|phrase| phrase.tokens.end <= group.tokens.start) else { continue };
        let measure = scene.hits_in(article, phrase.tokens.clone()).find(|hit| {
            let named = hit.tokens.start <= phrase.head && phrase.head < hit.tokens.end;
            named && hit.part == Part::Head && matches!(scene.story.rules.list[hit.rule].params(), Params::Measure(_))
        });
        let Some(rule) = measure.map(|hit| hit.rule) else { continue };
        let change = Change { direction, factor: None, difference: None, from: None, to: None, trigger: group.head };
        let span = document.cover(phrase.head..group.tokens.end);
        let value = ClaimValue::Change(Box::new(change));
        out.push(Claim::new(scene, article, ClaimKind::Change, About::Measure(rule), span, group.head, value));
    }
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
    let at = document.verb_groups.partition_point(|group| group.tokens.end <= trigger);
    let grouped = document.verb_groups.get(at).is_some_and(|group| group.tokens.contains(&trigger));
    !grouped && document.lower(trigger) == document.lemma(trigger)
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

/// The words that may name what changes: the heads of subject and object, and of what follows `in` or `of`.
fn heads(scene: &Scene<'_>, article: usize, trigger: u32) -> Vec<Head> {
    let document = scene.document(article);
    let Some(clause) = scene.clause_at(article, trigger).map(|at| &scene.clauses(article)[at]) else {
        return Vec::new();
    };
    let mut heads: Vec<Head> = Vec::new();
    for argument in clause.arguments() {
        let Some(phrase) = document.noun_phrases.get(argument.phrase as usize) else { continue };
        let weight = match argument.preposition.map(|word| document.lower(word)) {
            None => 0.9,
            Some("in" | "of" | "for" | "on") => 0.6,
            Some(_) => continue,
        };
        let sized = scene
            .mentions_in(article, phrase.tokens.clone())
            .any(|(_, mention)| matches!(mention.value, Value::Quantity(_)));
        let key = scene.key(article, phrase.head).filter(|_| !sized && phrase.head != trigger);
        if let Some(key) = key.filter(|key| heads.iter().all(|head| head.0 != *key)) {
            heads.push((key, weight));
        }
    }
    // The word right before the verb, though it is taken for one itself: `Its shares jumped`.
    let start = clause.group(document).map_or(trigger, |group| group.tokens.start.min(trigger));
    if let Some(before) =
        start.checked_sub(1).filter(|at| matches!(document.tag(*at), Tag::Noun | Tag::Verb | Tag::Propn))
        && let Some(key) = scene.key(article, before).filter(|key| heads.iter().all(|head| head.0 != *key))
    {
        heads.push((key, 0.8));
    }
    heads
}

/// What changes: a measure named in the clause, else the nearest noun among subject and object.
pub(super) fn subject(scene: &Scene<'_>, article: usize, trigger: u32) -> Option<About> {
    let document = scene.document(article);
    let clause = &scene.clauses(article)[scene.clause_at(article, trigger)?];
    let measure = scene
        .hits_in(article, clause.tokens.clone())
        .filter(|hit| hit.part == Part::Head && matches!(scene.story.rules.list[hit.rule].params(), Params::Measure(_)))
        .filter(|hit| !behind_preposition(document, clause, trigger, hit.tokens.start))
        // `Profit before tax dropped`
        .filter(|hit| !matches!(document.lower(hit.tokens.start.saturating_sub(1)), "before" | "after" | "without"))
        .min_by_key(|hit| (hit.tokens.start.abs_diff(trigger), hit.rule));
    if let Some(hit) = measure {
        return Some(About::Measure(hit.rule));
    }
    let noun = |argument: Argument| -> Option<Key> {
        let phrase = document.noun_phrases.get(argument.phrase as usize)?;
        // `lost 0.8 percent`: the size is not what changes.
        let sized = scene
            .mentions_in(article, phrase.tokens.clone())
            .any(|(_, mention)| matches!(mention.value, Value::Quantity(_)));
        (!sized).then(|| scene.key(article, phrase.head))?
    };
    let key = clause.object.and_then(noun).or_else(|| clause.subject.and_then(noun))?;
    Some(About::Noun(key, Dimension::None))
}

/// Whether a word stands behind the change in a phrase that says what it is held against, by whom or when (`gained 1.1%
/// against the euro`), or is such a preposition itself: that is not what changes.
fn behind_preposition(document: &Document, clause: &Clause, trigger: u32, token: u32) -> bool {
    let apart = |argument: &Argument| {
        let phrase = document.noun_phrases.get(argument.phrase as usize);
        let other =
            argument.preposition.is_some_and(|word| !matches!(document.lower(word), "of" | "in" | "for" | "on" | "to"));
        other && phrase.is_some_and(|phrase| phrase.tokens.contains(&token))
    };
    document.tag(token) == Tag::Adp || token > trigger && clause.arguments().any(|argument| apart(&argument))
}
