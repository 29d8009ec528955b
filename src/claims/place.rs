//! Where something happens, without a gazetteer: the phrase behind a preposition of place.

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::clause::{Argument, Clause};
use super::event::verb_key;
use super::happening;
use super::scene::Scene;
use crate::mentions::Value;
use crate::rules::RuleIndex;
use crate::text::Tag;

/// One claim a phrase of place in a clause with a content verb.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for clause in scene.clauses(article) {
        let verb = verb_key(scene, article, clause);
        for argument in &clause.others {
            let Some(preposition) = argument.preposition else { continue };
            if temporal(scene, article, *argument)
                || abstract_noun(scene, article, *argument)
                || leaves(scene, article, clause, preposition)
            {
                continue;
            }
            let word = document.lower(preposition);
            let happenings = happenings(scene, article, clause, preposition);
            let before = document.lower(preposition.saturating_sub(1));
            let pair = matches!((before, word), ("close" | "next" | "near", "to") | ("out", "of"));
            let known = PLACING.contains(&word) || pair || REACHING.contains(&word) && !happenings.is_empty();
            // The tagger takes a verb for a noun (`The head office moves to Arden`); a happening's word places it still.
            let first = || clause.tokens.clone().find_map(|token| scene.key(article, token));
            let Some(key) = verb.or_else(|| first().filter(|_| !happenings.is_empty())).filter(|_| known) else {
                continue;
            };
            let Some(argument) = behind_prepositions(scene, article, *argument) else { continue };
            let Some(phrase) = document.noun_phrases.get(argument.phrase as usize) else { continue };
            // `at the Eindhoven headquarters`: the phrase is the happening's own word and gives it no place.
            let own = happening::within(scene, article, phrase.tokens.clone());
            let happenings: Vec<RuleIndex> = happenings.into_iter().filter(|rule| !own.contains(rule)).collect();
            let end = complement(scene, article, argument.phrase).unwrap_or(phrase.tokens.end);
            let keys = scene.keys(article, phrase.tokens.start..end);
            if keys.is_empty() {
                continue;
            }
            let span = document.cover(preposition..end);
            let value = ClaimValue::Place(keys.clone());
            let about = About::Event(key);
            let mut claim = Claim::new(scene, article, ClaimKind::Place, about, span, phrase.head, value);
            claim.hang_on(scene, article, clause);
            claim.forget(&keys);
            claim.happenings = happenings;
            out.push(claim);
        }
    }
    labelled(scene, article, out);
}

/// The happenings of a clause, for a place in it; none where the place belongs to somebody before the verb
/// (`Scientists at the centre said the quake ...`).
fn happenings(scene: &Scene<'_>, article: usize, clause: &Clause, preposition: u32) -> Vec<RuleIndex> {
    let document = scene.document(article);
    let found = happening::of_clause(scene, article, clause);
    let Some(before) = preposition.checked_sub(1).filter(|before| *before >= clause.tokens.start) else { return found };
    let noun = matches!(document.tag(before), Tag::Noun | Tag::Propn);
    let early = clause.group(document).is_some_and(|group| preposition < group.tokens.start);
    // `Envoys from Arden sat down`: a happening's words that go on behind the place do not make it theirs.
    let own = scene.hits_in(article, before.saturating_sub(1)..before + 1);
    let own: Vec<RuleIndex> = own.filter(|hit| hit.tokens.end <= preposition).map(|hit| hit.rule).collect();
    let own: Vec<RuleIndex> = own.into_iter().filter(|rule| happening::is_happening(scene, *rule)).collect();
    if noun && early && own.is_empty() { Vec::new() } else { found }
}

/// `from beneath a collapsed bakery`: the phrase behind a preposition that was read as one.
fn behind_prepositions(scene: &Scene<'_>, article: usize, argument: Argument) -> Option<Argument> {
    let document = scene.document(article);
    let phrase = document.noun_phrases.get(argument.phrase as usize)?;
    let place = ["beneath", "underneath", "under", "below", "inside", "behind", "within", "above", "outside"];
    let only = phrase.tokens.end - phrase.tokens.start == 1 && place.contains(&document.lower(phrase.head));
    let next =
        document.noun_phrases.get(argument.phrase as usize + 1).filter(|next| next.tokens.start == phrase.tokens.end);
    Some(if only && next.is_some() { Argument { phrase: argument.phrase + 1, ..argument } } else { argument })
}

/// `HQ: Portmere`: a happening's word, a colon, a name.
fn labelled(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for mention in scene.mentions(article) {
        let Value::Name(name) = &mention.value else { continue };
        let Some(colon) = mention.tokens.start.checked_sub(1).filter(|token| document.lower(*token) == ":") else {
            continue;
        };
        let happenings = happening::within(scene, article, colon.saturating_sub(2)..colon);
        if happenings.is_empty() || name.adjective {
            continue;
        }
        let keys = scene.keys(article, mention.tokens.clone());
        let Some(about) = keys.first().map(|key| About::Event(*key)) else { continue };
        let value = ClaimValue::Place(keys.clone());
        let token = mention.tokens.start;
        let mut claim = Claim::new(scene, article, ClaimKind::Place, about, mention.span, token, value);
        claim.forget(&keys);
        claim.happenings = happenings;
        out.push(claim);
    }
}

/// Whether a phrase is where something comes from and another says where it goes (`moves to Split from Zadar`).
fn leaves(scene: &Scene<'_>, article: usize, clause: &Clause, preposition: u32) -> bool {
    let document = scene.document(article);
    let goes = |argument: &Argument| argument.preposition.is_some_and(|token| document.lower(token) == "to");
    document.lower(preposition) == "from" && clause.others.iter().any(goes)
}

/// `the ruins of her school`: the end of the phrase that `of` ties to this one.
fn complement(scene: &Scene<'_>, article: usize, phrase: u32) -> Option<u32> {
    let document = scene.document(article);
    let own = document.noun_phrases.get(phrase as usize)?;
    let next = document.noun_phrases.get(phrase as usize + 1)?;
    (document.lower(own.tokens.end) == "of" && next.tokens.start == own.tokens.end + 1).then_some(next.tokens.end)
}

/// Prepositions that place what a known sort of happening goes to, through or over.
const REACHING: [&str; 9] = ["on", "to", "through", "over", "into", "via", "across", "behind", "onto"];

/// Prepositions that place an event; a closed class of English.
const PLACING: [&str; 9] = ["in", "at", "near", "off", "beneath", "under", "outside", "inside", "from"];

/// Whether the phrase is none that one can go to: `at the invitation of the mayor`, `in silence`.
fn abstract_noun(scene: &Scene<'_>, article: usize, argument: Argument) -> bool {
    let document = scene.document(article);
    let phrase = document.noun_phrases.get(argument.phrase as usize);
    phrase.is_some_and(|phrase| ABSTRACT.contains(&document.lemma(phrase.head)))
}

/// Nouns behind prepositions of place that make a manner, a cause or a stage.
const ABSTRACT: [&str; 40] = [
    "invitation",
    "request",
    "end",
    "start",
    "beginning",
    "cost",
    "expense",
    "price",
    "rate",
    "age",
    "time",
    "moment",
    "stage",
    "level",
    "favour",
    "favor",
    "name",
    "behalf",
    "view",
    "case",
    "event",
    "addition",
    "order",
    "course",
    "charge",
    "protest",
    "response",
    "exchange",
    "result",
    "fact",
    "turn",
    "light",
    "danger",
    "silence",
    "public",
    "private",
    "person",
    "detail",
    "total",
    "half",
];

/// Whether the phrase is a time (`in May`) or a number; a time that only tells which one is none (`in his summer
/// residence`, `at the Sunday market`).
fn temporal(scene: &Scene<'_>, article: usize, argument: Argument) -> bool {
    let document = scene.document(article);
    let Some(phrase) = document.noun_phrases.get(argument.phrase as usize) else { return true };
    scene.mentions_in(article, phrase.tokens.clone()).any(|(_, mention)| match mention.value {
        Value::Time(ref timex) => timex.clock.is_some() || mention.tokens.contains(&phrase.head),
        Value::Quantity(_) => true,
        _ => false,
    })
}
