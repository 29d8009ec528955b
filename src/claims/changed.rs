//! What a change is of: the measure, or the noun, that the words around it name.

use std::ops::Range;

use super::claim::About;
use super::clause::{Argument, Clause};
use super::heads::Head;
use super::measures::told_of;
use super::nouns::NOUNS;
use super::scene::Scene;
use super::vocabulary::Key;
use crate::mentions::{Change, Dimension, NameKind, Quantity, Value, moved_by, noun_of_change};
use crate::rules::{Hit, Params, Part, RuleIndex};
use crate::text::{Document, Tag};

/// What a change is of: what its clause says, else what its result counts, else what the words before it speak of; and
/// whether it is the latter.
pub(super) fn of(scene: &Scene<'_>, article: usize, change: &Change, heads: &[Head]) -> Option<(About, bool)> {
    let noun = |key: Key| About::Noun(key, Dimension::None);
    let nth = scene.clause_at(article, change.trigger)?;
    let said = beside(scene, article, change.trigger)
        .or_else(|| subject(scene, article, change.trigger))
        .or_else(|| change.to.as_ref().and_then(|to| counted(scene, article, to)).map(noun));
    if let Some(about) = said {
        return Some((about, false));
    }
    let spoken = pronoun(scene, article, change.trigger) || than(scene, article, change.trigger).is_some();
    let before = if spoken && change.to.is_none() { carried(scene, article, nth) } else { None };
    // `Shares in the brewer jumped 14%`, its noun taken for a verb: what stands nearest names the change.
    let nearest = || heads.first().map(|head| (noun(head.0), false));
    // `Kestrel Mining closed 2.9 percent firmer`, half its name taken for a verb.
    let name = || named_before(scene, article, change.trigger).map(|key| (noun(key), false));
    before.map(|about| (about, true)).or_else(nearest).or_else(name)
}

/// The last name before a change in its sentence that is no place.
fn named_before(scene: &Scene<'_>, article: usize, trigger: u32) -> Option<Key> {
    let document = scene.document(article);
    let sentence = document.sentence_of(trigger);
    let names = scene.mentions_in(article, sentence.start..trigger).filter(|(_, mention)| match &mention.value {
        Value::Name(name) => !matches!(name.kind, NameKind::Place | NameKind::Country),
        _ => false,
    });
    names.last().and_then(|(_, mention)| scene.key(article, mention.tokens.start))
}

/// What the words beside a change say that it is of, whatever its clause says: `twice as many visitors`, `a rise of 12
/// percent in thefts`.
fn beside(scene: &Scene<'_>, article: usize, trigger: u32) -> Option<About> {
    let document = scene.document(article);
    let phrases = &document.noun_phrases;
    let at = phrases.partition_point(|phrase| phrase.tokens.end <= trigger + 2);
    if document.lower(trigger + 1) == "as" {
        return phrases
            .get(at)
            .filter(|phrase| phrase.tokens.start <= trigger + 3 && phrase.head > trigger + 2)
            .and_then(|_| named_or_noun(scene, article, at));
    }
    // `knocked 9 percent off the price`
    let off = phrases.partition_point(|phrase| phrase.tokens.end <= trigger);
    if document.lower(trigger) == "off" && phrases.get(off).is_some_and(|phrase| phrase.tokens.start == trigger + 1) {
        return named_or_noun(scene, article, off);
    }
    let of_change = |at: &usize| phrases.get(*at).is_some_and(|phrase| phrase.head == trigger);
    let own = phrases.partition_point(|phrase| phrase.tokens.end <= trigger);
    // `the business result shrank`, its verb taken for a noun
    let (itself, caused) = moved_by(document.lower(trigger));
    let verb = (itself.is_some() || caused.is_some()) && noun_of_change(document.lower(trigger)).is_none();
    let swallowed = Some(own).filter(|own| verb && of_change(own)).and_then(|own| phrases.get(own));
    if let Some(phrase) = swallowed.filter(|phrase| phrase.tokens.start < trigger) {
        return scene.key(article, phrase.head - 1).map(|key| About::Noun(key, Dimension::None));
    }
    let in_what = |at: &usize| {
        let next = phrases.get(*at);
        next.is_some_and(|next| next.tokens.start.checked_sub(1).is_some_and(|word| document.lower(word) == "in"))
    };
    let what = Some(own).filter(of_change).and_then(|own| (own + 1..own + 3).find(in_what))?;
    let near = phrases.get(what)?;
    if near.tokens.start > trigger + IN_WHAT || is_place(scene, article, near.head) {
        return None;
    }
    named_or_noun(scene, article, what)
}

/// So many words behind a noun of change the phrase that says of what begins at the latest.
const IN_WHAT: u32 = 8;

/// What changes: a measure named in the clause, else the nearest noun among subject and object.
pub(super) fn subject(scene: &Scene<'_>, article: usize, trigger: u32) -> Option<About> {
    let nth = scene.clause_at(article, trigger)?;
    let clause = &scene.clauses(article)[nth];
    let end = than(scene, article, trigger).unwrap_or(u32::MAX);
    if let Some(about) = cut_off(scene, article, nth, trigger).and_then(|at| named_or_noun(scene, article, at)) {
        return Some(about);
    }
    if let Some(rule) = measure(scene, article, clause, trigger, end) {
        return Some(About::Measure(rule));
    }
    let phrases = &scene.document(article).noun_phrases;
    let key = |argument: Argument| {
        let at = argument.phrase as usize;
        phrases
            .get(at)
            .filter(|phrase| phrase.head != trigger && phrase.tokens.start < end)
            .and_then(|_| noun(scene, article, at))
    };
    clause.object.and_then(key).or_else(|| clause.subject.and_then(key)).map(|key| About::Noun(key, Dimension::None))
}

/// The phrase that a participle behind it cuts off from its verb: the quantity of `the quantity of solvent stored there has
/// gone up`, and of `reduced the quantity of solvent held there by a third`.
fn cut_off(scene: &Scene<'_>, article: usize, nth: usize, trigger: u32) -> Option<usize> {
    let document = scene.document(article);
    let clauses = scene.clauses(article);
    let own = clauses.get(nth)?;
    let group = own.group(document)?;
    let neighbour = |at: usize| clauses.get(at).filter(|other| other.sentence == own.sentence);
    let participle = |clause: &Clause| {
        let group = clause.group(document).filter(|group| group.tokens.len() == 1)?;
        let formed = !matches!(document.lower(group.head), word if word == document.lemma(group.head));
        let by = matches!(document.tag(group.head + 1), Tag::Adp);
        (formed && by).then_some(group.tokens.start)
    };
    let caused = moved_by(document.lower(trigger)).1.is_some() && group.head == trigger && !group.passive;
    let part = if caused {
        participle(neighbour(nth + 1)?)?
    } else {
        // Nothing but what belongs to the participle stands between it and the verb.
        let part = participle(neighbour(nth.checked_sub(1)?)?)?;
        let breaks = |at: u32| matches!(document.tag(at), Tag::Punct | Tag::Sconj | Tag::Cconj | Tag::Pron);
        (part..group.tokens.start).all(|at| !breaks(at)).then_some(part)?
    };
    let phrases = &document.noun_phrases;
    let mut at = phrases.partition_point(|phrase| phrase.tokens.end <= part).checked_sub(1)?;
    if phrases.get(at)?.tokens.end != part {
        return None;
    }
    // `the quantity of solvent`: from the last phrase back to the first.
    while let Some(before) = at.checked_sub(1).and_then(|before| phrases.get(before)) {
        let start = phrases.get(at)?.tokens.start;
        if document.lower(before.tokens.end) != "of" || before.tokens.end + 1 != start {
            break;
        }
        at -= 1;
    }
    let first = phrases.get(at)?;
    (!caused || first.tokens.start == group.tokens.end).then_some(at)
}

/// The measure or noun that a noun phrase names.
pub(super) fn named_or_noun(scene: &Scene<'_>, article: usize, phrase: usize) -> Option<About> {
    let found = scene.document(article).noun_phrases.get(phrase)?;
    let measure = heads_of_measures(scene, article, found.tokens.clone())
        .find(|hit| hit.tokens.start <= found.head && found.head < hit.tokens.end);
    let noun = || noun(scene, article, phrase).map(|key| About::Noun(key, Dimension::None));
    measure.map(|hit| About::Measure(hit.rule)).or_else(noun)
}

/// The measure of the rules that a clause names before its end nearest to a token, but for what stands behind a preposition that says
/// something else of the change.
fn measure(scene: &Scene<'_>, article: usize, clause: &Clause, near: u32, end: u32) -> Option<RuleIndex> {
    let document = scene.document(article);
    heads_of_measures(scene, article, clause.tokens.start..clause.tokens.end.min(end))
        .filter(|hit| !behind_preposition(document, clause, hit.tokens.start))
        // `2.9 percent in the red` says which way and is no loss.
        .filter(|hit| !is_saying(document, hit.tokens.end.saturating_sub(1), near))
        // `The fee remains`: a verb names a measure last.
        .min_by_key(|hit| (document.tag(hit.tokens.start) == Tag::Verb, hit.tokens.start.abs_diff(near), hit.rule))
        .map(|hit| hit.rule)
}

/// Whether a word is the end of a phrase that is the change itself: the `red` of `in the red`.
fn is_saying(document: &Document, word: u32, trigger: u32) -> bool {
    word == trigger && trigger.checked_sub(1).is_some_and(|at| document.lower(at) == "the")
}

/// The words that name measures of the rules.
fn heads_of_measures<'s, 'a>(
    scene: &'s Scene<'a>,
    article: usize,
    tokens: Range<u32>,
) -> impl Iterator<Item = &'a Hit> + use<'s, 'a> {
    let rules = &scene.story.rules.list;
    let measures = move |hit: &&Hit| {
        matches!(rules[hit.rule].params(), Params::Measure(_)) && told_of(scene, article, hit).part == Part::Head
    };
    scene.hits_in(article, tokens).filter(measures)
}

/// Whether a word stands in a phrase behind a preposition that names no part of what changes (`Profit before tax`,
/// `gained 1.1% against the euro`), or is such a preposition itself.
fn behind_preposition(document: &Document, clause: &Clause, token: u32) -> bool {
    let apart = |argument: Argument| {
        let phrase = document.noun_phrases.get(argument.phrase as usize);
        // `before` is a conjunction to the tagger, wherever a verb follows.
        let leads = phrase.and_then(|phrase| phrase.tokens.start.checked_sub(1).filter(|at| *at > clause.tokens.start));
        let joins = leads.filter(|at| matches!(document.tag(*at), Tag::Adp | Tag::Sconj)).map(|at| document.lower(at));
        let other = joins.is_some_and(|word| !matches!(word, "of" | "in" | "for" | "on" | "to"));
        other && phrase.is_some_and(|phrase| phrase.tokens.contains(&token))
    };
    document.tag(token) == Tag::Adp || clause.arguments().any(apart)
}

/// The folded noun of a phrase that can change: no figure, no time and no pronoun.
fn noun(scene: &Scene<'_>, article: usize, phrase: usize) -> Option<Key> {
    let document = scene.document(article);
    let found = document.noun_phrases.get(phrase)?;
    let of_figures = scene
        .mentions_in(article, found.tokens.clone())
        .any(|(_, mention)| matches!(mention.value, Value::Quantity(_) | Value::Time(_)));
    let token = thing(document, phrase);
    // `finished the session 3.8% higher`
    let other = NOUNS.spans.contains(document.lemma(token)) || is_figure(scene, article, token);
    (!of_figures && !other && document.tag(token) != Tag::Pron).then(|| scene.key(article, token))?
}

/// The word of a phrase that says what changes: `visitors` of `the number of visitors` and of `visitor numbers`.
fn thing(document: &Document, phrase: usize) -> u32 {
    let Some(found) = document.noun_phrases.get(phrase) else { return u32::MAX };
    if !NOUNS.hollow.contains(document.lemma(found.head)) {
        return found.head;
    }
    let of = document
        .noun_phrases
        .get(phrase + 1)
        .filter(|next| document.lower(found.tokens.end) == "of" && next.tokens.start == found.tokens.end + 1);
    let before = found.head.checked_sub(1).filter(|at| found.tokens.contains(at) && document.tag(*at) == Tag::Noun);
    of.map(|next| next.head).or(before).unwrap_or(found.head)
}

/// The folded noun that a figure counts.
fn counted(scene: &Scene<'_>, article: usize, quantity: &Quantity) -> Option<Key> {
    let head = quantity.head.filter(|_| quantity.unit.dimension == Dimension::Count)?;
    scene.key(article, head)
}

/// Whether a sentence has named nothing but by a pronoun before a change: `That is 40 percent more`, `Today there are a
/// quarter more`.
fn pronoun(scene: &Scene<'_>, article: usize, trigger: u32) -> bool {
    let document = scene.document(article);
    let sentence = document.tokens.get(trigger as usize).map_or(0, |token| token.sentence as usize);
    let before = document.sentences.get(sentence).map_or(trigger..trigger, |found| found.tokens.start..trigger);
    let stands = |at: u32| matches!(document.lower(at), "it" | "that" | "this" | "there" | "they" | "these" | "those");
    let named = |at: u32| matches!(document.tag(at), Tag::Noun | Tag::Propn) && !is_figure(scene, article, at);
    before.clone().any(stands) && !before.clone().any(named)
}

/// The `than` right behind a change: what follows is held against it and does not change (`a third more than the council
/// had voted for`).
fn than(scene: &Scene<'_>, article: usize, trigger: u32) -> Option<u32> {
    let document = scene.document(article);
    (trigger + 1..trigger + 3).find(|at| document.lower(*at) == "than")
}

/// What the clauses before one speak of, in its sentence and in the one before: a measure, else what they count, else
/// their subject.
fn carried(scene: &Scene<'_>, article: usize, nth: usize) -> Option<About> {
    let document = scene.document(article);
    let clauses = scene.clauses(article);
    let paragraph = |clause: &Clause| document.sentences.get(clause.sentence as usize).map(|found| found.paragraph);
    let own = clauses.get(nth)?;
    let before = || {
        let near = clauses[..nth].iter().rev().take_while(|clause| clause.sentence + 1 >= own.sentence);
        near.filter(|clause| paragraph(clause) == paragraph(own))
    };
    let named = |clause: &Clause| {
        let verb = clause.group(document).map_or(clause.tokens.start, |group| group.head);
        measure(scene, article, clause, verb, u32::MAX).map(About::Measure)
    };
    let noun = |key: Key| About::Noun(key, Dimension::None);
    let figure = |clause: &Clause| {
        let mut mentions = scene.mentions_in(article, clause.tokens.clone());
        mentions.find_map(|(_, mention)| match &mention.value {
            Value::Quantity(quantity) => counted(scene, article, quantity).map(noun),
            _ => None,
        })
    };
    let doer = |clause: &Clause| {
        let key = clause.subject.and_then(|subject| self::noun(scene, article, subject.phrase as usize))?;
        (!scene.is_person(key)).then(|| noun(key))
    };
    before().find_map(named).or_else(|| before().find_map(figure)).or_else(|| before().find_map(doer))
}

/// The words that may name what changes: the heads of subject and object, and of what follows `in` or `of`.
pub(super) fn heads(scene: &Scene<'_>, article: usize, trigger: u32) -> Vec<Head> {
    let document = scene.document(article);
    let Some(clause) = scene.clause_at(article, trigger).map(|at| &scene.clauses(article)[at]) else {
        return Vec::new();
    };
    let end = than(scene, article, trigger).unwrap_or(u32::MAX);
    let mut heads: Vec<Head> = Vec::new();
    let cut = scene.clause_at(article, trigger).and_then(|nth| cut_off(scene, article, nth, trigger));
    if let Some(key) = cut.and_then(|at| noun(scene, article, at)) {
        heads.push((key, 0.9));
    }
    for argument in clause.arguments() {
        let at = argument.phrase as usize;
        let Some(phrase) = document.noun_phrases.get(at).filter(|phrase| phrase.tokens.start < end) else { continue };
        let preposition = argument.preposition.map(|word| document.lower(word));
        let weight = match preposition {
            None => 0.9,
            // `fell 18% in Oslo`
            Some("in") if is_place(scene, article, phrase.head) => continue,
            Some("in" | "of" | "for" | "on") => 0.6,
            Some(_) => continue,
        };
        let key = noun(scene, article, at).filter(|_| phrase.head != trigger);
        if let Some(key) = key.filter(|key| heads.iter().all(|head| head.0 != *key)) {
            heads.push((key, weight));
        }
    }
    // The word right before the verb, though it is taken for one itself: `Its shares jumped`.
    let start = clause.group(document).map_or(trigger, |group| group.tokens.start.min(trigger));
    let figure = |token: u32| is_figure(scene, article, token);
    if let Some(before) = start
        .checked_sub(1)
        .filter(|at| matches!(document.tag(*at), Tag::Noun | Tag::Verb | Tag::Propn) && !figure(*at))
        // `the number of jobs at Norvik has dropped`
        .filter(|at| !behind_preposition(document, clause, *at))
        && let Some(key) = scene.key(article, before).filter(|key| heads.iter().all(|head| head.0 != *key))
    {
        heads.push((key, 0.8));
    }
    // `Shares in the brewer, which owns two others, fell`: a noun taken for a verb, at the head of its sentence.
    let first = document.sentences.get(clause.sentence as usize).map_or(0, |sentence| sentence.tokens.start);
    let mistaken = document.tag(first) == Tag::Verb
        && document.lower(first).ends_with('s')
        && document.tag(first + 1) == Tag::Adp
        && first != start;
    if let Some(key) = scene.key(article, first).filter(|_| mistaken && heads.is_empty()) {
        heads.push((key, 0.8));
    }
    heads
}

/// The names that say whose a change is.
#[derive(Debug, Default)]
pub(super) struct Owners {
    /// Those that stand with what changes, but for places; sorted.
    pub(super) own: Vec<Key>,
    /// Places that stand with what changes; sorted.
    pub(super) places: Vec<Key>,
    /// Those, and whoever else is named in the clause, but for places; sorted.
    pub(super) all: Vec<Key>,
}

/// The names in the clause of a change.
pub(super) fn owners(scene: &Scene<'_>, article: usize, trigger: u32) -> Owners {
    let mut owners = Owners::default();
    let Some(clause) = scene.clause_at(article, trigger).map(|at| &scene.clauses(article)[at]) else {
        return owners;
    };
    let document = scene.document(article);
    let group = clause.group(document);
    let verb = group.map_or(trigger, |group| group.tokens.start.min(trigger));
    // `Corvane reduced the stock at Marsh Lane`: who moves it stands before, and what is moved behind.
    let moved = group.is_some_and(|group| group.head == trigger && !group.passive)
        && moved_by(document.lower(trigger)).1.is_some();
    for (_, mention) in scene.mentions_in(article, clause.tokens.clone()) {
        let Value::Name(name) = &mention.value else { continue };
        let Some(key) = scene.key(article, mention.tokens.start) else { continue };
        // `Export growth`: a capital at the head of a sentence makes no name.
        let sentence = document.sentence_of(mention.tokens.start);
        let head = mention.tokens.start == sentence.start && mention.tokens.len() == 1;
        if head && name.kind == NameKind::Other && is_common(scene, document.lower(mention.tokens.start)) {
            continue;
        }
        let at = mention.tokens.start.checked_sub(1).map_or("", |at| document.lower(at));
        let place = matches!(name.kind, NameKind::Place | NameKind::Country) || matches!(at, "at" | "in" | "near");
        let before = (mention.tokens.end <= verb) != moved;
        match (place, before) {
            (true, true) => owners.places.push(key),
            (true, false) => {}
            (false, true) => {
                owners.own.push(key);
                owners.all.push(key);
            }
            (false, false) => owners.all.push(key),
        }
    }
    for keys in [&mut owners.own, &mut owners.places, &mut owners.all] {
        keys.sort_unstable();
        keys.dedup();
    }
    owners
}

/// Whether a word stands without a capital anywhere in a story.
fn is_common(scene: &Scene<'_>, lower: &str) -> bool {
    (0..scene.articles()).map(|article| scene.document(article)).any(|document| {
        let word = document.words().find(lower);
        let small = |at: usize| document.word(u32::try_from(at).unwrap_or(u32::MAX)) == lower;
        word.is_some_and(|word| document.tokens.iter().enumerate().any(|(at, token)| token.lower == word && small(at)))
    })
}

/// The words that say which of its sort the thing is that changes: `oil` of `the price of oil` and of `oil prices`.
pub(super) fn sorts(scene: &Scene<'_>, article: usize, trigger: u32) -> Vec<Key> {
    let document = scene.document(article);
    let Some(clause) = scene.clause_at(article, trigger).map(|at| &scene.clauses(article)[at]) else {
        return Vec::new();
    };
    let phrases = &document.noun_phrases;
    let mut found: Vec<Key> = Vec::new();
    for at in [clause.subject, clause.object].into_iter().flatten().map(|argument| argument.phrase as usize) {
        // `passenger numbers`, `a fifth of the value`: what stands beside is the thing itself.
        let sorted = |head: u32| {
            head != trigger && !NOUNS.hollow.contains(document.lemma(head)) && !is_figure(scene, article, head)
        };
        let Some(phrase) = phrases.get(at).filter(|phrase| sorted(phrase.head)) else { continue };
        let of = phrases
            .get(at + 1)
            .filter(|next| document.lower(phrase.tokens.end) == "of" && next.tokens.start == phrase.tokens.end + 1)
            .map_or(0..0, |next| next.tokens.clone());
        let nouns = (phrase.tokens.start..phrase.head).chain(of).filter(|at| document.tag(*at) == Tag::Noun);
        let kind = |token: &u32| *token != trigger && !is_figure(scene, article, *token);
        found.extend(nouns.filter(kind).filter_map(|token| scene.key(article, token)));
    }
    found.retain(|key| !scene.vocabulary.is_name(*key));
    found.sort_unstable();
    found.dedup();
    found
}

/// A figure or a time has at most so many words.
const FIGURE: u32 = 6;

/// Whether a token belongs to a figure or a time.
fn is_figure(scene: &Scene<'_>, article: usize, token: u32) -> bool {
    let mut around = scene.mentions_in(article, token.saturating_sub(FIGURE)..token + 1);
    around.any(|(_, mention)| {
        matches!(mention.value, Value::Quantity(_) | Value::Time(_)) && mention.tokens.contains(&token)
    })
}

/// Whether a place's name stands at a token.
fn is_place(scene: &Scene<'_>, article: usize, token: u32) -> bool {
    let mut around = scene.mentions_in(article, token.saturating_sub(FIGURE)..token + 1);
    around.any(|(_, mention)| match &mention.value {
        Value::Name(name) => {
            mention.tokens.contains(&token) && matches!(name.kind, NameKind::Place | NameKind::Country)
        }
        _ => false,
    })
}
