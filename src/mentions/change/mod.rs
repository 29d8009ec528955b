//! Rises, falls, doublings: a word of change with the sizes and ends that stand around it.
//!
//! Reads the quantities found before it: `rose 8% to 412 million euros` is one change with a difference of 8 percent
//! and an end; the quantities stay mentions of their own.

mod adverbs;
mod ends;
mod multiples;
mod nouns;
mod phrases;
mod sentence;
mod told;
mod verbs;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::{Change, Dimension, Direction, Mention, Precision, Quantity, Sheet, Unit, Value};
use crate::text::{Document, Tag};
use sentence::{Found, Sentence};
use words::{Trigger, WORDS};

/// Whether a word in lower case is a verb of change.
pub(super) fn moves(word: &str) -> bool {
    WORDS.triggers.get(word).is_some_and(|trigger| trigger.moves.is_some() || trigger.causes.is_some())
}

/// Which way a verb says that its subject moves (`rose`, `has fallen`), and which way that its object is moved (`raised`).
pub(crate) fn moved_by(verb: &str) -> (Option<Direction>, Option<Direction>) {
    WORDS.triggers.get(verb).map_or((None, None), |trigger| (trigger.moves, trigger.causes))
}

/// Which way a verb and the word behind it say that their subject moves (`picked up`, `went down`); the verb as its lemma.
pub(crate) fn moved_with(verb: &str, particle: &str) -> Option<Direction> {
    WORDS.moves_with.get(&(verb.to_owned(), particle.to_owned())).copied()
}

/// Whether a verb says that its object is kept where it is (`froze fares`), by its lemma.
pub(crate) fn frozen_by(verb: &str) -> bool {
    WORDS.freezes.contains(verb)
}

/// Which way a noun says that something moves (`a rise`).
pub(crate) fn noun_of_change(word: &str) -> Option<Direction> {
    WORDS.triggers.get(word).and_then(|trigger| trigger.noun)
}

/// Appends the changes it finds.
pub(super) fn recognize(sheet: &Sheet<'_>, out: &mut Vec<Mention>) {
    let document = sheet.document;
    let triggers: Vec<Option<Trigger>> =
        document.words().iter().map(|word| WORDS.triggers.get(word).copied()).collect();
    // `off` ends the phrases of verbs that take a size off something.
    let ends: Vec<bool> =
        document.words().iter().map(|word| word == "off" || WORDS.phrases.get(word).is_some()).collect();
    if triggers.iter().all(Option::is_none) && !ends.contains(&true) {
        return;
    }
    let ends_phrase = |at: u32| {
        let token = document.tokens.get(at as usize);
        token.is_some_and(|token| ends.get(token.lower.index()).copied().unwrap_or(false))
    };
    let lengths: Vec<Mention> = out.iter().filter_map(|mention| length(document, mention)).collect();
    let mut quantities: Vec<&Mention> =
        out.iter().filter(|mention| matches!(mention.value, Value::Quantity(_))).chain(&lengths).collect();
    quantities.sort_by_key(|mention| mention.tokens.start);
    let mut times: Vec<&Mention> = out.iter().filter(|mention| matches!(mention.value, Value::Time(_))).collect();
    times.sort_by_key(|mention| mention.tokens.start);
    let mut found: Vec<Mention> = Vec::new();
    let mut rest = quantities.as_slice();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let mine = rest.partition_point(|mention| mention.tokens.start < sentence.tokens.end);
        let (here, after) = rest.split_at(mine);
        rest = after;
        let sentence = Sentence {
            document,
            tokens: sentence.tokens.clone(),
            triggers: &triggers,
            quantities: here,
            times: &times,
        };
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let mut last_end = 0;
        for at in sentence.tokens.clone() {
            if ends_phrase(at)
                && let Some(said) = sentence.phrase(at)
            {
                push(&sentence, at..u32::MAX, said, index, &mut last_end, &mut found);
                continue;
            }
            // `wins run-off by eight votes`: the end of a compound is no word of its own.
            let Some(trigger) = sentence.trigger(at).filter(|_| !ends_compound(document, at)) else { continue };
            let said = changes(&sentence, at, trigger);
            // `lost 412 points, or 1.2 percent, to 33,876`: the first ends where the second begins.
            let second = said.get(1).and_then(|twin| twin.difference).map_or(u32::MAX, |size| size.tokens.start);
            for (change, limit) in said.into_iter().zip([second, u32::MAX]) {
                push(&sentence, at..limit, change, index, &mut last_end, &mut found);
            }
        }
    }
    out.append(&mut found);
}

/// A length of time as the size or an end of a change: `lowered the age by two years`, `nine days longer`, `cut from nine
/// years to six`.
fn length(document: &Document, mention: &Mention) -> Option<Mention> {
    let Value::Time(timex) = &mention.value else { return None };
    let ((low, high, name), (seconds, _)) = timex.count.zip(timex.length)?;
    let before = |at: u32| at.checked_sub(1).map_or("", |at| document.lower(at));
    let hedged =
        matches!(before(mention.tokens.start), "about" | "around" | "nearly" | "almost" | "over" | "under" | "just");
    let before = before(mention.tokens.start - u32::from(hedged));
    let word = document.tokens.get(mention.tokens.end as usize).map_or("", |_| document.lower(mention.tokens.end));
    let sized = matches!(before, "by" | "from" | "to") || word == "off" || WORDS.lasting.contains(word);
    if !sized || timex.relative || low <= 0.0 {
        return None;
    }
    let unit = Unit { name: name.to_owned(), dimension: Dimension::Duration, factor: seconds / high, offset: 0.0 };
    let quantity = Quantity { precision: timex.precision, ..Quantity::made(low, high, unit, mention.span) };
    Some(Mention { value: Value::Quantity(quantity), ..mention.clone() })
}

/// Whether a short word is joined by a hyphen to the word before it: the `off` of `run-off`.
fn ends_compound(document: &Document, at: u32) -> bool {
    let glued = |at: u32| document.tokens.get(at as usize).is_some_and(|token| !token.space_before);
    let hyphen = at.checked_sub(1).filter(|before| document.word(*before) == "-" && glued(*before) && glued(at));
    hyphen.is_some() && matches!(document.lower(at), "off" | "up" | "down")
}

/// What one trigger says: usually one change, two where a verb is left out (`exports rose 4 percent and imports 2`).
fn changes<'a>(sentence: &Sentence<'a>, at: u32, trigger: Trigger) -> Vec<Found<'a>> {
    let tag = sentence.document.tag(at);
    let verb = !matches!(tag, Tag::Noun | Tag::Adj | Tag::Propn);
    // `a cool £2.4m`
    let article = || at.checked_sub(1).is_some_and(|at| matches!(sentence.document.lower(at), "a" | "an"));
    let adjective = trigger.noun.is_none() && article();
    // `the lower house voted 82 to 61`
    if trigger.behind.is_some() && sentence.names_a_house(at) {
        return Vec::new();
    }
    let trigger = if adjective { Trigger { moves: None, causes: None, ..trigger } } else { trigger };
    let found = sentence
        .fold(at, trigger)
        .or_else(|| trigger.pair.then(|| sentence.pair(at)).flatten())
        .or_else(|| trigger.compared.and_then(|times| sentence.as_many(at, times)))
        .or_else(|| sentence.kept(at))
        .or_else(|| trigger.level.then(|| sentence.level(at)).flatten())
        .or_else(|| trigger.times.and_then(|times| sentence.multiple(at, times)))
        .or_else(|| trigger.noun.filter(|_| !verb).and_then(|direction| sentence.noun(at, direction)))
        // `4.5 cents lower at $5.46`: no verb of its own.
        .or_else(|| {
            let compared = trigger.causes.is_some() && matches!(tag, Tag::Adj | Tag::Adv);
            trigger.behind.filter(|_| compared).and_then(|direction| sentence.behind(at, direction))
        })
        .or_else(|| trigger.moves.and_then(|direction| sentence.verb(at, direction, true)))
        .or_else(|| trigger.causes.and_then(|direction| sentence.verb(at, direction, false)))
        .or_else(|| trigger.noun.and_then(|direction| sentence.noun(at, direction)))
        .or_else(|| trigger.before.and_then(|direction| sentence.before(at, direction)))
        .or_else(|| trigger.behind.and_then(|direction| sentence.behind(at, direction)))
        .or_else(|| trigger.goes.then(|| sentence.went(at)).flatten());
    let Some(mut found) = found else { return Vec::new() };
    let parts = [found.difference, found.from, found.to];
    let end = parts.iter().flatten().map(|part| part.tokens.end).fold(at + 1, u32::max);
    found.from = found.from.or_else(|| sentence.held_against(end, &found));
    sentence.as_part(at, &mut found);
    let behind = trigger.behind.is_some() && found.difference.is_some_and(|size| size.tokens.end <= at);
    if behind && let Some(first) = sentence.told_twice(&found) {
        return vec![first, found];
    }
    let twin = if trigger.moves.is_some() || trigger.before.is_some() { sentence.twin(at, &found) } else { None };
    std::iter::once(found).chain(twin).collect()
}

fn push(sentence: &Sentence, room: Range<u32>, found: Found, index: u32, last_end: &mut u32, out: &mut Vec<Mention>) {
    let trigger = room.start;
    let quantity = |mention: Option<&Mention>| match mention.map(|mention| &mention.value) {
        Some(Value::Quantity(quantity)) => Some(quantity.clone()),
        _ => None,
    };
    let parts = [found.difference, found.from, found.to];
    let own = if found.elided { None } else { Some(found.own.clone().unwrap_or(trigger..trigger + 1)) };
    let ranges = || parts.iter().flatten().map(|mention| mention.tokens.clone()).chain(own.clone());
    // A value before the trigger may belong to the change before already: then it is left out of the span.
    let start = ranges().map(|range| range.start).filter(|start| *start >= *last_end).min();
    let end = ranges().map(|range| range.end.min(room.end)).max();
    let (Some(start), Some(end)) = (start, end) else { return };
    let difference = quantity(found.difference);
    let (mut from, mut to) = (quantity(found.from), quantity(found.to));
    share_unit(&mut from, &mut to);
    let factor =
        found.factor.or_else(|| difference.as_ref().and_then(|difference| factor(difference, found.direction)));
    let change = Change { direction: found.direction, factor, difference, from, to, trigger };
    *last_end = end;
    let tokens = start..end;
    out.push(Mention {
        span: sentence.document.cover(tokens.clone()),
        tokens,
        sentence: index,
        value: Value::Change(Box::new(change)),
        found_by: "change",
    });
}

/// `to 85,000 euros from 60,000`: the end that names no unit has that of the other, where both can be one value at two times.
fn share_unit(from: &mut Option<Quantity>, to: &mut Option<Quantity>) {
    /// How many times the one may be the other.
    const MOST: f64 = 20.0;
    let (Some(from), Some(to)) = (from, to) else { return };
    let (bare, named) = if ends::is_none(from) { (from, to) } else { (to, from) };
    let near = bare.low > 0.0 && named.low > 0.0 && bare.low < MOST * named.low && named.low < MOST * bare.low;
    if ends::is_none(bare) && !ends::is_none(named) && near {
        bare.unit = named.unit.clone();
        bare.per = bare.per.take().or_else(|| named.per.clone());
    }
}

/// Result over base of a change by a share.
fn factor(difference: &Quantity, direction: Direction) -> Option<(f64, f64)> {
    if difference.unit.dimension != Dimension::Share {
        return None;
    }
    let low = if difference.precision == Precision::AtMost { 0.0 } else { (difference.low - difference.slack) / 100.0 };
    let high = (difference.high + difference.slack) / 100.0;
    match direction {
        Direction::Up => Some((1.0 + low, 1.0 + high)),
        Direction::Down => Some(((1.0 - high).max(0.0), 1.0 - low)),
        Direction::Level | Direction::Any => None,
    }
}
