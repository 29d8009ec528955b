//! One of an exclusive set: virtual or in person, guilty or cleared, raised or left unchanged.

use std::ops::Range;

use foldhash::HashMap;

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::clause::{Argument, Clause};
use super::event::{none_of, phrase_keys};
use super::scene::Scene;
use super::stance::Stance;
use super::vocabulary::Key;
use crate::mentions::Value;
use crate::rules::{Choice, Hit, Params, Part, RuleIndex, Same};
use crate::text::{Document, NounPhrase, Tag};

/// One claim an option of a choice rule that stands in a sentence.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let abouts = Abouts::of(scene.hits(article));
    for hit in scene.hits(article) {
        let Part::Option(option) = hit.part else { continue };
        let Params::Choice(choice) = scene.story.rules.list[hit.rule].params() else { continue };
        let speaks = document
            .tokens
            .get(hit.tokens.start as usize)
            .and_then(|token| document.sentences.get(token.sentence as usize));
        let (topic, topics) = if choice.same == Same::Noun {
            (Topic::Named, noun(scene, article, hit))
        } else {
            topic(scene, article, hit, choice, &abouts)
        };
        // `nor was it the north tower` says nothing of another one.
        if choice.same == Same::Noun && (topics.is_empty() || negated(scene, article, hit)) {
            continue;
        }
        if !speaks.is_some_and(|sentence| sentence.block.speaks()) || topic == Topic::Other {
            continue;
        }
        let clause = scene.clause_at(article, hit.tokens.start).map(|at| &scene.clauses(article)[at]);
        if choice.same == Same::Story && clause.is_some_and(|clause| of_some(document, clause, hit)) {
            continue;
        }
        let span = document.cover(hit.tokens.start..hit.tokens.end);
        let value = ClaimValue::Option(option);
        let mut claim =
            Claim::new(scene, article, ClaimKind::Choice, About::Choice(hit.rule), span, hit.tokens.start, value);
        claim.topical = topic == Topic::Named;
        claim.topics = topics;
        put_forward(scene, article, hit, choice, option, &mut claim);
        if let Some(at) = scene.clause_at(article, hit.tokens.start) {
            let own = scene.keys(article, hit.tokens.start..hit.tokens.end);
            let clause = &scene.clauses(article)[at];
            claim.hang_on(scene, article, clause);
            // `break from its stance`: what stands behind the option's own preposition is what it is done to.
            if let Some(described) = described(scene, article, hit) {
                claim.doer.extend_from_slice(&described);
                claim.target.extend_from_slice(&described);
                claim.scope.extend_from_slice(&described);
            }
            let own_preposition = |argument: &&Argument| {
                argument.preposition.is_some_and(|token| (hit.tokens.start..hit.tokens.end).contains(&token))
            };
            if let Some(argument) = clause.others.iter().find(own_preposition) {
                // `was led out in cuffs`: of a passive it is no more than the manner.
                if !clause.group(document).is_some_and(|group| group.passive) {
                    claim.target.clear();
                }
                claim.target.extend(phrase_keys(scene, article, *argument));
            }
            // Words that carry the option say nothing of who has it; a name in their midst does (`offered her condolences`).
            for keys in [&mut claim.scope, &mut claim.doer, &mut claim.target] {
                keys.retain(|key| !own.contains(key) || scene.vocabulary.is_name(*key));
                keys.sort_unstable();
                keys.dedup();
            }
        }
        out.push(claim);
    }
}

/// What the words make of an option that is planned, denied or negated.
fn put_forward(scene: &Scene<'_>, article: usize, hit: &Hit, choice: &Choice, option: u16, claim: &mut Claim) {
    // `will sign`, `whether to sign`, `has yet to sign`: what is only planned is not done yet.
    if let Some(pending) = choice.pending
        && (matches!(claim.stance, Stance::Planned | Stance::Conditional) || led_by(scene, article, hit, pending))
    {
        claim.value = ClaimValue::Option(pending);
        claim.stance = Stance::Planned;
    }
    // `never met`, `not attend`: the words deny by themselves, and once is enough.
    let denies = scene.negated(article, hit.tokens.start..hit.tokens.end);
    if !denies && negated(scene, article, hit) {
        let two = choice.options.len() == 2;
        claim.value = match choice.pending {
            // `not expected before Friday` is as pending as it was.
            Some(pending) => ClaimValue::Option(pending),
            // "Not A" means B only where there is nothing else it could be.
            None if two => ClaimValue::Option(1 - option.min(1)),
            None => ClaimValue::NotOption(option),
        };
    } else if !denies {
        return;
    }
    if claim.stance == Stance::Denied {
        claim.stance = Stance::Asserted;
    }
}

/// How many tokens before the words of a deed those may end that call it pending (`yet to be formally signed`).
const LEADS: u32 = 4;

/// Whether words of the pending option stand before the words of another one: `has yet to sign`.
fn led_by(scene: &Scene<'_>, article: usize, hit: &Hit, pending: u16) -> bool {
    let Some(at) = scene.clause_at(article, hit.tokens.start) else { return false };
    let start = hit.tokens.start.saturating_sub(2 * LEADS);
    let sentence = scene.clauses(article)[at].sentence;
    let same = |token: u32| scene.document(article).tokens.get(token as usize).is_some_and(|t| t.sentence == sentence);
    scene.hits_in(article, start..hit.tokens.start).any(|other| {
        other.rule == hit.rule
            && other.part == Part::Option(pending)
            && other.tokens.end <= hit.tokens.start
            && other.tokens.end + LEADS >= hit.tokens.start
            && same(other.tokens.start)
    })
}

/// `a more defensive role`: the folded words of the phrase that an option describes, where it is not its head.
fn described(scene: &Scene<'_>, article: usize, hit: &Hit) -> Option<Vec<Key>> {
    Some(scene.keys(article, phrase_around(scene.document(article), hit)?.tokens.clone()))
}

/// The phrase that words stand in before its head.
fn phrase_around<'d>(document: &'d Document, hit: &Hit) -> Option<&'d NounPhrase> {
    document.phrase_at(hit.tokens.start).filter(|phrase| hit.tokens.end <= phrase.head)
}

/// The noun that words describe, where they are no part of a name (`the north tower`, and not `North Sea ferries`).
fn noun(scene: &Scene<'_>, article: usize, hit: &Hit) -> Vec<Key> {
    let Some(phrase) = phrase_around(scene.document(article), hit) else { return Vec::new() };
    let named = scene.mentions_in(article, phrase.tokens.clone()).any(|(_, mention)| {
        matches!(mention.value, Value::Name(_))
            && mention.tokens.start < hit.tokens.end
            && hit.tokens.start < mention.tokens.end
    });
    scene.key(article, phrase.head).filter(|_| !named).into_iter().collect()
}

/// Whether words speak of what their rule is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Topic {
    /// Their clause, or for events their sentence, names it; or the rule is about anything.
    Named,
    /// The sentence before names it, of an event.
    Near,
    /// They speak of something else.
    Other,
}

/// Where the words stand that name what a rule is about, in order.
struct Abouts(HashMap<RuleIndex, Vec<u32>>);

impl Abouts {
    fn of(hits: &[Hit]) -> Self {
        let mut places: HashMap<RuleIndex, Vec<u32>> = HashMap::default();
        for hit in hits.iter().filter(|hit| hit.part == Part::About) {
            places.entry(hit.rule).or_default().push(hit.tokens.start);
        }
        Self(places)
    }

    /// Those of a rule in a range of tokens.
    fn within(&self, rule: RuleIndex, tokens: Range<u32>) -> &[u32] {
        let places = self.0.get(&rule).map(Vec::as_slice).unwrap_or_default();
        let place = |token: u32| places.partition_point(|place| *place < token);
        places.get(place(tokens.start)..place(tokens.end)).unwrap_or_default()
    }
}

/// How its words are tied to what a rule is about, and the folded words that name it.
fn topic(scene: &Scene<'_>, article: usize, hit: &Hit, choice: &Choice, abouts: &Abouts) -> (Topic, Vec<Key>) {
    if choice.about.is_empty() {
        return (Topic::Named, Vec::new());
    }
    let Some(at) = scene.clause_at(article, hit.tokens.start) else { return (Topic::Other, Vec::new()) };
    let clause = &scene.clauses(article)[at];
    // How an event was held is often told beside its verb; what was done to a thing stands in one clause with it.
    let sentence =
        scene.document(article).sentences.get(clause.sentence as usize).map(|sentence| sentence.tokens.clone());
    let within = if choice.same == Same::Object { clause.tokens.clone() } else { sentence.unwrap_or_default() };
    // `a deal that was sealed`: the subject may stand before the clause.
    let phrases =
        clause.arguments().filter_map(|argument| scene.document(article).noun_phrases.get(argument.phrase as usize));
    let about = |tokens: Range<u32>| abouts.within(hit.rule, tokens);
    // Within a name (`Velden airport`) a word has no key of its own.
    let keys = |tokens: &[u32]| -> Vec<Key> {
        let mut keys: Vec<Key> = tokens.iter().filter_map(|token| scene.key(article, *token)).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    let mut named = about(within.clone()).to_vec();
    // `raised its sales forecast`: the words themselves may name it, and a clause of their own.
    named.extend(about(hit.tokens.start..hit.tokens.end));
    named.extend(phrases.flat_map(|phrase| about(phrase.tokens.clone())));
    if !named.is_empty() {
        return (Topic::Named, keys(&named));
    }
    let before = || {
        let at = (clause.sentence as usize).checked_sub(1)?;
        scene.document(article).sentences.get(at).map(|sentence| about(sentence.tokens.clone()))
    };
    let before = before().filter(|_| choice.same == Same::Event).unwrap_or_default();
    let near = if before.is_empty() { Topic::Other } else { Topic::Near };
    (near, keys(before))
}

/// Whether words say something only of some who were named before: `None was hurt`, `Nobody among them was injured`.
fn of_some(document: &Document, clause: &Clause, hit: &Hit) -> bool {
    let none = |at: u32| matches!(document.lower(at), "none" | "neither" | "nobody" | "nothing");
    let of = |at: u32| match document.lower(at) {
        "of" | "among" => matches!(document.lower(at + 1), "them" | "these" | "those" | "us"),
        _ => false,
    };
    let alone = |at: u32| document.lower(at) == "none" && document.tag(at + 1) != Tag::Adp;
    (clause.tokens.start..hit.tokens.start.max(clause.tokens.start + 1)).any(|at| none(at) && (of(at + 1) || alone(at)))
}

/// Whether the words are negated: by their verb group, or by a negating word in their clause before them.
fn negated(scene: &Scene<'_>, article: usize, hit: &Hit) -> bool {
    let document = scene.document(article);
    let Some(at) = scene.clause_at(article, hit.tokens.start) else { return false };
    let clause = &scene.clauses(article)[at];
    let group = clause.group(document);
    if group.is_some_and(|group| group.negated) {
        return true;
    }
    // `Nobody was arrested`; `None of the whales on the beach had to be put down`.
    let before = |argument: &Argument| {
        let phrase = document.noun_phrases.get(argument.phrase as usize);
        phrase.is_some_and(|phrase| phrase.tokens.end <= hit.tokens.start)
    };
    if clause.subject.filter(before).is_some_and(|subject| none_of(scene, article, subject)) {
        return true;
    }
    let of_none = |at: u32| matches!(document.lower(at), "none" | "neither") && document.lower(at + 1) == "of";
    if (clause.tokens.start..hit.tokens.start).any(of_none) {
        return true;
    }
    scene.negated(article, hit.tokens.start.saturating_sub(4).max(clause.tokens.start)..hit.tokens.start)
}
