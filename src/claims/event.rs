//! That something happened, will happen, did not happen.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::clause::{Argument, Clause};
use super::scene::Scene;
use super::source;
use super::stance::Stance;
use super::vocabulary::Key;
use crate::text::{Tag, Tense};

/// One claim a clause with a content verb and at least one participant.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for clause in scene.clauses(article) {
        let Some(group) = clause.group(document) else { continue };
        let Some(key) = verb_key(scene, article, clause) else { continue };
        // `to see them clear their lockers` says nothing of its own.
        let infinitive = group.tense == Tense::None && group.modal.is_none() && !group.passive;
        if infinitive || clause.subject.is_none() && clause.object.is_none() {
            continue;
        }
        let span = document.cover(group.tokens.clone());
        let mut claim =
            Claim::new(scene, article, ClaimKind::Event, About::Event(key), span, group.head, ClaimValue::Holds(true));
        claim.hang_on(scene, article, clause);
        let negative = group.negated
            != clause.subject.into_iter().chain(clause.object).any(|argument| none_of(scene, article, argument));
        if negative {
            claim.value = ClaimValue::Holds(false);
            if claim.stance == Stance::Denied {
                claim.stance = Stance::Asserted;
            }
        }
        out.push(claim);
    }
}

/// The folded verb of a clause; none for auxiliaries, verbs of saying and `stood at 317`, which say nothing by themselves.
pub(super) fn verb_key(scene: &Scene<'_>, article: usize, clause: &Clause) -> Option<Key> {
    let document = scene.document(article);
    let group = clause.group(document)?;
    let lemma = document.lemma(group.head);
    let behind = group.head + 1;
    let gives = lemma == "stand" && document.lower(behind) == "at" && document.tag(behind + 1) == Tag::Num;
    (!gives && !source::says(lemma)).then(|| scene.key(article, group.head))?
}

impl Claim {
    /// Sets doer, target and participants from the clause that the claim hangs on.
    pub(super) fn hang_on(&mut self, scene: &Scene<'_>, article: usize, clause: &Clause) {
        let keys = |argument: Option<Argument>| {
            argument.map(|argument| phrase_keys(scene, article, argument)).unwrap_or_default()
        };
        self.doer = keys(clause.subject);
        self.target = keys(clause.object);
        let passive = clause.group(scene.document(article)).is_some_and(|group| group.passive);
        let named = if passive { &mut self.target } else { &mut self.doer };
        named.extend(apposed(scene, article, clause));
        named.sort_unstable();
        named.dedup();
        let phrases = &scene.document(article).noun_phrases;
        let others = clause.others.iter().filter_map(|argument| phrases.get(argument.phrase as usize));
        self.scope = self.doer.iter().chain(&self.target).copied().collect();
        self.scope.extend(others.flat_map(|phrase| scene.words(article, phrase.tokens.clone())));
        self.scope.sort_unstable();
        self.scope.dedup();
    }
}

/// Who is named beside the subject: `the minister of industry, Ana Holt, greeted`, `Holt, Brandt and Kolb greeted`.
fn apposed(scene: &Scene<'_>, article: usize, clause: &Clause) -> Vec<Key> {
    let document = scene.document(article);
    let Some(verb) = clause.group(document) else { return Vec::new() };
    let bare = clause.others.iter().filter(|argument| argument.preposition.is_none());
    let phrases = bare.filter_map(|argument| document.noun_phrases.get(argument.phrase as usize));
    let behind_mark = |start: u32| start > clause.tokens.start && matches!(document.lower(start - 1), "," | "and");
    let before = phrases.filter(|phrase| phrase.tokens.end <= verb.tokens.start && behind_mark(phrase.tokens.start));
    let names = before.flat_map(|phrase| {
        scene.mentions_in(article, phrase.tokens.clone()).filter(move |(_, name)| name.tokens.contains(&phrase.head))
    });
    names.filter_map(|(_, name)| scene.key(article, name.tokens.start).filter(|key| scene.is_person(*key))).collect()
}

/// The folded words of an argument's phrase.
pub(super) fn phrase_keys(scene: &Scene<'_>, article: usize, argument: Argument) -> Vec<Key> {
    let phrase = scene.document(article).noun_phrases.get(argument.phrase as usize);
    phrase.map(|phrase| scene.keys(article, phrase.tokens.clone())).unwrap_or_default()
}

/// Whether a phrase says "none of these": `no life jackets`, `nobody`.
pub(super) fn none_of(scene: &Scene<'_>, article: usize, argument: Argument) -> bool {
    let document = scene.document(article);
    let Some(phrase) = document.noun_phrases.get(argument.phrase as usize) else { return false };
    matches!(document.lower(phrase.tokens.start), "no" | "nobody" | "none" | "nothing" | "neither")
}
