//! Titles: where the words of an office stand, whoever holds it.
//!
//! The name recogniser keeps them out of names (`Foreign Minister Yoshimasa Hayashi`), the role recogniser looks for
//! their holders.

use std::ops::Range;

use super::lexicon::{Lexicon, flag};
use super::shape::{Shape, Shapes};
use crate::text::{Document, Tag};

/// The words of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::mentions) struct Title {
    /// The words: modifiers, head, `of defense`; no organisation, no `former`.
    pub(in crate::mentions) tokens: Range<u32>,
    /// The head word (`minister`).
    pub(in crate::mentions) head: u32,
    /// Several holders (`ministers`).
    pub(in crate::mentions) plural: bool,
    /// `foreign minister`; `minister of foreign affairs` gives the same.
    pub(in crate::mentions) lemma: String,
}

/// Most words of a title before its head; more are a list, not a title.
const MODIFIERS: u32 = 6;

/// Every title of the document, in order, not overlapping.
pub(in crate::mentions) fn titles(document: &Document, lexicon: &Lexicon<'_>, shapes: &Shapes) -> Vec<Title> {
    let mut found: Vec<Title> = Vec::new();
    for sentence in document.sentences.iter().filter(|sentence| sentence.block.speaks()) {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let floor = found.last().map_or(0, |title| title.tokens.end).max(sentence.tokens.start);
            match title(document, lexicon, shapes, floor..sentence.tokens.end, at) {
                Some(title) => {
                    at = title.tokens.end.max(at + 1);
                    found.push(title);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The title whose head stands at a token, within `room`.
fn title(document: &Document, lexicon: &Lexicon<'_>, shapes: &Shapes, room: Range<u32>, head: u32) -> Option<Title> {
    if !lexicon.is(head, flag::OFFICE | flag::OFFICES) || is_in_name(lexicon, shapes, room.start, head) {
        return None;
    }
    if lexicon.is(head, flag::MODIFIER | flag::STATUS) && runs_to_office(lexicon, shapes, head, room.end) {
        return None;
    }
    // `Harbour Workers Union`: the office word belongs to an organisation's name.
    let body = flag::ORGANISATION | if lexicon.is(head, flag::OFFICE) { 0 } else { flag::PLACE_LAST };
    if shapes.get(head) == Shape::Title && shapes.get(head + 1) == Shape::Title && lexicon.is(head + 1, body) {
        return None;
    }
    // `First mate Paula Mansilla`: before a name it is a noun, whatever the tagger makes of it.
    let verb = matches!(document.tag(head), Tag::Verb | Tag::Aux) && !shapes.is_capital(head + 1);
    if verb && shapes.get(head) == Shape::Lower {
        return None;
    }
    let end = tail(document, lexicon, shapes, head, room.end);
    let start = left(document, lexicon, shapes, room.start, head);
    let plural = !lexicon.is(head, flag::OFFICE);
    Some(Title { tokens: start..end, head, plural, lemma: lemma(document, lexicon, start..end, head, plural) })
}

/// Whether the office word belongs to a longer title: `chief` in `chief financial officer`.
fn runs_to_office(lexicon: &Lexicon<'_>, shapes: &Shapes, head: u32, end: u32) -> bool {
    let mut at = head + 1;
    while at < end && at <= head + MODIFIERS && (shapes.same_case(head, at) || shapes.is_first(head)) {
        if lexicon.is(at, flag::OFFICE | flag::OFFICES) {
            return true;
        }
        if !lexicon.is(at, flag::MODIFIER) {
            return false;
        }
        at += 1;
    }
    false
}

/// Whether an office word is part of a person's name: `Stephen King`, `Mr Baker`, `Dean Acheson`.
fn is_in_name(lexicon: &Lexicon<'_>, shapes: &Shapes, floor: u32, head: u32) -> bool {
    // `Dean Acheson`: an office that is a first name.
    if lexicon.is(head, flag::MALE | flag::FEMALE)
        && shapes.get(head) == Shape::Title
        && shapes.get(head + 1) == Shape::Title
    {
        return true;
    }
    if shapes.get(head) != Shape::Title || head <= floor {
        return false;
    }
    // `German Chancellor`: an adjective of country that is a first name elsewhere.
    let country = lexicon.known(head - 1, head).is_some_and(|known| known.adjective);
    let given = lexicon.is(head - 1, flag::MALE | flag::FEMALE) && shapes.get(head - 1) == Shape::Title && !country;
    given || lexicon.is(head - 1, flag::HONORIFIC)
}

/// The first token of the title with this head.
fn left(document: &Document, lexicon: &Lexicon<'_>, shapes: &Shapes, floor: u32, head: u32) -> u32 {
    let low = floor.max(head.saturating_sub(MODIFIERS));
    let mut start = head;
    let mut strangers = 0;
    while start > low {
        let before = start - 1;
        if document.lower(before) == "-" {
            let hyphenated = before > low && lexicon.is(before - 1, flag::MODIFIER);
            if hyphenated && !space_before(document, before) && !space_before(document, start) {
                start = before - 1;
                continue;
            }
            break;
        }
        let capital = shapes.is_capital(before);
        let ordinal = matches!(document.lower(before), "first" | "second" | "third");
        let belongs = if ordinal {
            lexicon.is(start, flag::RANKED)
        } else {
            lexicon.is(before, flag::MODIFIER) && !(capital && starts_lower_run(document, lexicon, shapes, before, low))
        };
        // `Race director Colin Abbot` at the head of a sentence.
        let opening = shapes.is_first(before)
            && !shapes.is_known_capital(document, before)
            && !lexicon.is(before, flag::MALE | flag::FEMALE | flag::KNOWN)
            && (lexicon.is(before, flag::COMMON) || document.tag(before) == Tag::Noun);
        let stranger = !belongs
            && (!capital || opening)
            && strangers < 1
            && shapes.get(head) == Shape::Lower
            && (document.tag(before) == Tag::Noun || opening)
            && !lexicon.is(before, flag::STATUS | flag::GRAMMAR | flag::OFFICE | flag::CALENDAR | flag::VESSEL);
        if !belongs && !stranger {
            break;
        }
        strangers += u32::from(stranger);
        start = before;
    }
    described(document, lexicon, shapes, floor, start).unwrap_or(start)
}

/// Most words between a determiner and the title that no table knows: `the district's sanitary | inspector`.
const DESCRIBED: u32 = 3;

/// Endings of adjectives that say to what something belongs.
const RELATIONAL: [&str; 3] = ["al", "ary", "ic"];

/// Where a title begins whose first words no table knows: behind the determiner that the words before it lead back to.
fn described(document: &Document, lexicon: &Lexicon<'_>, shapes: &Shapes, floor: u32, start: u32) -> Option<u32> {
    let determiner = |at: u32| {
        matches!(document.lower(at), "the" | "a" | "an" | "its" | "their" | "our" | "'s")
            || document.tag(at) == Tag::Det
    };
    // `sanitary`, `structural`, `academic` say of what; `young` and `responsible` how.
    let relational = |at: u32| RELATIONAL.iter().any(|ending| document.lower(at).ends_with(ending));
    let word = |at: u32| {
        shapes.get(at) == Shape::Lower
            && (document.tag(at) == Tag::Noun
                || lexicon.is(at, flag::MODIFIER)
                || document.tag(at) == Tag::Adj && relational(at))
            && !lexicon.is(at, flag::STATUS | flag::GRAMMAR | flag::OFFICE | flag::CALENDAR | flag::VESSEL)
    };
    let mut at = start;
    while at > floor && at + DESCRIBED > start && word(at - 1) {
        at -= 1;
    }
    (at < start && at > floor && determiner(at - 1)).then_some(at)
}

/// Whether a capital modifier ends an organisation's name rather than beginning a title: `Air Force chief` has
/// `Force`, `Royal Navy captain` has `Navy` after another capital that is no modifier.
fn starts_lower_run(document: &Document, lexicon: &Lexicon<'_>, shapes: &Shapes, token: u32, low: u32) -> bool {
    let lower_after = shapes.get(token + 1) == Shape::Lower;
    lower_after
        && token > low
        && shapes.is_capital(token - 1)
        && !lexicon.is(token - 1, flag::MODIFIER | flag::STATUS | flag::GRAMMAR)
        && document.tag(token - 1) != Tag::Punct
        && lexicon.known(token - 1, token).is_none()
}

/// One past the last token of the title: `secretary-general`, `secretary of defense`.
fn tail(document: &Document, lexicon: &Lexicon<'_>, shapes: &Shapes, head: u32, end: u32) -> u32 {
    let mut at = head + 1;
    if at < end && lexicon.is(at, flag::TAIL) && shapes.same_case(head, at) {
        at += 1;
    } else if at + 1 < end && document.lower(at) == "-" && lexicon.is(at + 1, flag::TAIL) && !space_before(document, at)
    {
        at += 2;
    }
    let mut topic = at + 1;
    if at >= end || !matches!(document.lower(at), "of" | "for") {
        return at;
    }
    let article =
        topic < end && matches!(document.lower(topic), "the" | "his" | "her" | "its" | "their" | "our" | "my");
    topic += u32::from(article);
    let first = topic;
    while topic < end && lexicon.is(topic, flag::TOPIC) && (!article || shapes.is_capital(topic)) {
        topic += 1;
        let joined = topic + 1 < end && document.lower(topic) == "and" && lexicon.is(topic + 1, flag::TOPIC);
        topic += u32::from(joined);
    }
    // `head of the Security Council`: the topic only begins an organisation's name.
    let runs_on = topic < end && topic > first && shapes.is_capital(topic) && lexicon.is(topic, flag::ORGANISATION);
    // `head of entertainment`, `head of the mountain rescue`
    if topic == first && lexicon.is(head, flag::LEADS) {
        return body(document, lexicon, shapes, first, end).unwrap_or(at);
    }
    if topic == first || runs_on { at } else { topic }
}

/// Most words of what is headed: `the head of the | state water control laboratory`.
const BODY: u32 = 4;

/// One past the nouns at a token that say what somebody heads, in small letters: `county fire brigade`.
pub(in crate::mentions) fn body(
    document: &Document,
    lexicon: &Lexicon<'_>,
    shapes: &Shapes,
    first: u32,
    end: u32,
) -> Option<u32> {
    // `mountain rescue service`: what belongs to titles and bodies is a noun there, whatever the tagger makes of it.
    let known = |at: u32| lexicon.is(at, flag::MODIFIER | flag::TOPIC | flag::ORGANISATION);
    let word = |at: u32| {
        shapes.get(at) == Shape::Lower
            && (matches!(document.tag(at), Tag::Noun | Tag::Adj) || known(at))
            && !lexicon.is(at, flag::OFFICE | flag::OFFICES | flag::CALENDAR)
    };
    // `commander of the firemen`: many of an office are a body.
    let many = |at: u32| at == first && lexicon.is(at, flag::OFFICES) && shapes.get(at) == Shape::Lower;
    let last = (first..end.min(first + BODY + 1)).take_while(|at| word(*at) || many(*at)).last()?;
    // `runs the country's observatory`: whose it is is not what is headed, but what follows.
    if matches!(document.lower(last + 1), "'s" | "'") {
        return body(document, lexicon, shapes, last + 2, end);
    }
    let noun = (document.tag(last) == Tag::Noun || known(last)) && last < first + BODY;
    noun.then_some(last + 1)
}

/// The title as lemmas, abbreviations written out, hyphens left out, `minister of X` turned into `X minister`.
fn lemma(document: &Document, lexicon: &Lexicon<'_>, tokens: Range<u32>, head: u32, plural: bool) -> String {
    let words = |range: Range<u32>| {
        range.filter(|at| !matches!(document.lower(*at), "-" | ".")).map(|at| {
            lexicon.abbreviation(at).map_or_else(
                || if at == head && plural { singular(document.lower(at)) } else { spelled(document, at) },
                str::to_owned,
            )
        })
    };
    let of = (head..tokens.end).find(|at| matches!(document.lower(*at), "of" | "for"));
    let parts: Vec<String> = match of {
        Some(of) if document.lower(head).starts_with("minister") => {
            let topic = words(of + 1..tokens.end).filter(|word| !matches!(word.as_str(), "the" | "affairs" | "affair"));
            words(tokens.start..head).chain(topic).chain(words(head..of)).collect()
        }
        _ => words(tokens).collect(),
    };
    parts.join(" ").replace(" 's", "'s")
}

/// Nouns before the head keep their form (`operations chief`); a title is not made of lemmas of plurals.
fn spelled(document: &Document, token: u32) -> String {
    document.lower(token).trim_end_matches('.').to_owned()
}

fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("men") {
        return format!("{stem}man");
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

fn space_before(document: &Document, token: u32) -> bool {
    document.tokens.get(token as usize).is_some_and(|token| token.space_before)
}
