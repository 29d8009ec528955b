//! What sort of thing a run of capitals names, as far as its words and its neighbours show.

use std::ops::Range;

use super::super::NameKind;
use super::lexicon::flag;
use super::runs::{Page, Run};
use super::shape::Shape;
use crate::text::{Tag, TokenKind};

/// How sure a sign is. The surest sign of all mentions of a name decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// Nothing but the shape.
    Guess,
    /// A preposition or a verb beside it.
    Weak,
    /// `the` before it.
    Fair,
    /// A title, an age, a first name.
    Strong,
    /// Its own words, or the tables.
    Certain,
}

/// The kind that one mention shows.
pub(super) fn kind(page: &Page<'_>, run: &Run) -> (NameKind, Sure) {
    if let Some(known) = run.known {
        return (known.kind, Sure::Certain);
    }
    // `the ferry Santa Ruth`: the words of a ship's name say nothing of it.
    let vessel =
        previous(page, run.tokens.start).is_some_and(|at| page.lexicon.is(at, flag::VESSEL) && !page.is_titled(at));
    if vessel {
        return (NameKind::Other, Sure::Certain);
    }
    surname(page, &run.tokens)
        .or_else(|| own_words(page, &run.tokens))
        .or_else(|| before(page, &run.tokens))
        .or_else(|| after(page, &run.tokens))
        .unwrap_or_else(|| guess(page, &run.tokens))
}

/// `Gus Hill, a ranger`, `his neighbour, Mary Church`, `Rosa Park and June Brooks`: what is said of the name shows that
/// its last word is no place and no body.
fn surname(page: &Page<'_>, tokens: &Range<u32>) -> Option<(NameKind, Sure)> {
    let lexicon = &page.lexicon;
    let (last, next) = (tokens.end.saturating_sub(1), tokens.end);
    let two =
        tokens.end == tokens.start + 2 && lexicon.is(last, flag::SURNAME) && !lexicon.is(tokens.start, flag::KNOWN);
    let before = previous(page, tokens.start);
    let placed = before.is_some_and(|at| page.document.lower(at) == "the" || lexicon.is(at, flag::LOCATIVE));
    if !two || placed {
        return None;
    }
    let given = |at: u32| lexicon.is(at, flag::MALE | flag::FEMALE) && page.shapes.get(at) == Shape::Title;
    let other = given(next + 1) || matches!(page.document.lower(next + 1), "her" | "his" | "their");
    let pair = page.document.lower(next) == "and" && other && given(tokens.start);
    let named = before.is_some_and(|at| {
        let as_whom = matches!(page.document.lower(at), "as") && at > 0 && lexicon.is(at - 1, flag::LABEL);
        as_whom || lexicon.is(at, flag::HONORIFIC) || page.is_titled(at)
    });
    let told = matches!(after(page, tokens), Some((NameKind::Person, _)));
    (pair || named || told || is_kin(page, tokens) || lexicon.is(next, flag::SAYING))
        .then_some((NameKind::Person, Sure::Certain))
}

/// Whether the name is said of somebody's wife, brother or friend.
fn is_kin(page: &Page<'_>, tokens: &Range<u32>) -> bool {
    let Some(at) = previous(page, tokens.start) else { return false };
    let noun = if page.document.lower(at) == "," { previous(page, at) } else { Some(at) };
    noun.is_some_and(|noun| page.lexicon.is(noun, flag::KIN) && !page.shapes.is_capital(noun))
}

/// What the words of the name say.
fn own_words(page: &Page<'_>, tokens: &Range<u32>) -> Option<(NameKind, Sure)> {
    let lexicon = &page.lexicon;
    let length = tokens.end - tokens.start;
    let is = |at: u32, flags: u64| lexicon.is(at, flags);
    let bridge = tokens.clone().find(|at| matches!(page.document.lower(*at), "of" | "for" | "on"));
    let last = bridge.unwrap_or(tokens.end).saturating_sub(1);
    // `Typhoon Rosita`
    if length > 1 && is(tokens.start, flag::STORM) {
        return Some((NameKind::Other, Sure::Certain));
    }
    // `Hay-on-Wye`
    let inner = |at: u32| page.document.lower(at) == "-" && is(at + 1, flag::INNER) && !page.shapes.is_capital(at + 1);
    if tokens.clone().any(inner) {
        return Some((NameKind::Place, Sure::Strong));
    }
    // `the Daily Courier`
    let paper = matches!(page.document.lower(tokens.start), "daily" | "evening");
    if length == 2 && paper && !page.shapes.is_first(tokens.start) {
        return Some((NameKind::Organisation, Sure::Strong));
    }
    if length > 1 || bridge.is_some() {
        if is(last, flag::COMPANY | flag::ORGANISATION) && last > tokens.start
            || bridge.is_some() && is(last, flag::ORGANISATION)
        {
            return Some((NameKind::Organisation, Sure::Certain));
        }
        // `Imperial College London`
        if length > 2 && is(last - 1, flag::ORGANISATION) && lexicon.known(last, tokens.end).is_some() {
            return Some((NameKind::Organisation, Sure::Strong));
        }
        if is(last, flag::PLACE_LAST) {
            return Some((NameKind::Place, Sure::Certain));
        }
        if is(last, flag::THING) {
            return Some((NameKind::Other, Sure::Certain));
        }
        let person = is(tokens.start, flag::MALE | flag::FEMALE);
        if is(tokens.start, flag::PLACE_FIRST) && !person && page.shapes.is_capital(tokens.start) {
            return Some((NameKind::Place, Sure::Strong));
        }
    }
    if tokens.clone().any(|at| page.document.lower(at) == "&") {
        return Some((NameKind::Organisation, Sure::Certain));
    }
    if length == 1 {
        // `Worcestershire`
        let word = page.document.lower(tokens.start);
        if word.len() > 7 && word.ends_with("shire") {
            return Some((NameKind::Place, Sure::Strong));
        }
        if page.shapes.get(tokens.start) == Shape::Capitals {
            return Some((NameKind::Organisation, Sure::Fair));
        }
        // `the Ministry`, `the Bank` with a capital and alone.
        return is(tokens.start, flag::ORGANISATION | flag::GOVERNMENT).then_some((NameKind::Organisation, Sure::Fair));
    }
    let initial = tokens.clone().any(|at| page.shapes.get(at) == Shape::Initial);
    let given = is(tokens.start, flag::MALE | flag::FEMALE);
    let particle = tokens.clone().skip(1).any(|at| is(at, flag::PARTICLE) && !page.shapes.is_capital(at));
    let article = previous(page, tokens.start).is_some_and(|at| page.document.lower(at) == "the");
    ((initial || given || particle) && !article).then_some((NameKind::Person, Sure::Strong))
}

/// What stands before the name says.
fn before(page: &Page<'_>, tokens: &Range<u32>) -> Option<(NameKind, Sure)> {
    let at = previous(page, tokens.start)?;
    let lexicon = &page.lexicon;
    if lexicon.is(at, flag::HONORIFIC) {
        return Some((NameKind::Person, Sure::Strong));
    }
    if page.is_titled(at) && page.space_before(tokens.start) {
        return Some((NameKind::Person, Sure::Strong));
    }
    if is_kin(page, tokens) {
        return Some((NameKind::Person, Sure::Fair));
    }
    let back = at.checked_sub(1).map_or(0, |at| lexicon.flags(at));
    match page.document.lower(at) {
        // `the island of Java`
        "of" if back & flag::OF_PLACE != 0 => Some((NameKind::Place, Sure::Fair)),
        // `Orchard Road, Swindon`
        "," if back & flag::PLACE_LAST != 0 && page.shapes.is_capital(at - 1) && tokens.len() == 1 => {
            Some((NameKind::Place, Sure::Weak))
        }
        "the" if lexicon.is(tokens.end, flag::BODY_AFTER) => Some((NameKind::Organisation, Sure::Fair)),
        _ if lexicon.is(at, flag::BODY) && !page.shapes.is_capital(at) => Some((NameKind::Organisation, Sure::Fair)),
        "the" => Some((NameKind::Other, Sure::Fair)),
        _ if lexicon.is(at, flag::COMPANY_NOUN) => Some((NameKind::Organisation, Sure::Fair)),
        // `Shares in Pallex`.
        "in" if at > 0 && lexicon.is(at - 1, flag::HOLDING) => Some((NameKind::Organisation, Sure::Fair)),
        "," if page.lexicon.is(at.saturating_sub(1), flag::COMPANY_NOUN) => {
            Some((NameKind::Organisation, Sure::Strong))
        }
        "," if page.is_titled(at.saturating_sub(1)) => Some((NameKind::Person, Sure::Fair)),
        _ => None,
    }
}

/// What stands after the name says.
fn after(page: &Page<'_>, tokens: &Range<u32>) -> Option<(NameKind, Sure)> {
    let next = tokens.end;
    let document = page.document;
    if page.lexicon.is(next, flag::FOLLOWER) {
        return Some((NameKind::Person, Sure::Strong));
    }
    if document.lower(next) != "," {
        return None;
    }
    let age = document.tokens.get(next as usize + 1).is_some_and(|token| token.kind == TokenKind::Number)
        && document.word(next + 1).len() <= 3
        && matches!(document.lower(next + 2), "," | "." | ")" | "");
    if age || matches!(document.lower(next + 1), "who" | "whose" | "aged") {
        return Some((NameKind::Person, Sure::Strong));
    }
    if has_title(page, tokens) {
        return Some((NameKind::Person, Sure::Fair));
    }
    // `Pallex, a German competitor`, `Naviera Los Fiordos, the operator of the ferry`.
    let described = matches!(document.lower(next + 1), "a" | "an" | "the")
        && (next + 2..next + 6)
            .take_while(|at| document.lower(*at) != ",")
            .any(|at| page.lexicon.is(at, flag::COMPANY_NOUN));
    if described {
        return Some((NameKind::Organisation, Sure::Fair));
    }
    // `Fulton, Mo.`, `Graz, in Austria`.
    let country = |at: u32| {
        page.lexicon.known(at, at + 4).is_some_and(|known| {
            matches!(known.kind, NameKind::Country | NameKind::Place) && !known.adjective && page.shapes.is_capital(at)
        })
    };
    let within = country(next + 1) || (document.lower(next + 1) == "in" && country(next + 2));
    let located = previous(page, tokens.start).is_some_and(|at| page.lexicon.is(at, flag::LOCATIVE));
    (within && located).then_some((NameKind::Place, Sure::Fair))
}

/// Whether an office stands in commas behind the name: `Yoon Hae-sung, the country's unification minister, met`.
fn has_title(page: &Page<'_>, tokens: &Range<u32>) -> bool {
    /// Words from the comma to the office at most.
    const REACH: u32 = 6;
    let (document, first) = (page.document, tokens.end + 1);
    let located = previous(page, tokens.start).is_some_and(|at| page.lexicon.is(at, flag::LOCATIVE));
    let owner = || (first + 1..first + 4).any(|at| document.lower(at) == "'s");
    let opens = matches!(document.lower(first), "a" | "an" | "the" | "its" | "his" | "her" | "their" | "our");
    let breaks = |at: u32| matches!(document.tag(at), Tag::Adp | Tag::Punct | Tag::Verb | Tag::Aux | Tag::Sconj);
    if located || !(opens || page.shapes.is_capital(first) && owner()) {
        return false;
    }
    let Some(title) = (first..first + REACH).take_while(|at| !breaks(*at)).find(|at| page.is_titled(*at)) else {
        return false;
    };
    let Some(end) = (title..title + REACH).find(|at| !page.is_titled(*at)) else { return false };
    matches!(
        document.lower(end),
        "," | "." | ";" | ")" | "" | "who" | "of" | "at" | "for" | "in" | "with" | "from" | "on"
    )
}

/// What is left when nothing speaks.
fn guess(page: &Page<'_>, tokens: &Range<u32>) -> (NameKind, Sure) {
    let length = tokens.end - tokens.start;
    let previous = previous(page, tokens.start).map(|at| page.document.lower(at));
    let saying = page.lexicon.is(tokens.end, flag::SAYING);
    let common = |at: u32| {
        let flags = if at == tokens.start { flag::GRAMMAR } else { flag::COMMON | flag::GRAMMAR };
        page.lexicon.is(at, flags)
    };
    let hyphen = |at: u32| page.document.lower(at) == "-";
    let joined = |at: u32| hyphen(at) || at > tokens.start && hyphen(at - 1);
    let plain = tokens.clone().all(|at| page.shapes.get(at) == Shape::Title && !common(at) || joined(at));
    // `Yoon Hae-sung` has two words.
    let words = tokens.clone().filter(|at| !joined(*at)).count();
    match previous {
        Some("in" | "at" | "near" | "outside" | "around" | "across" | "off") => (NameKind::Place, Sure::Weak),
        Some("from" | "to" | "into" | "toward" | "towards") if length == 1 => (NameKind::Place, Sure::Guess),
        _ if plain && saying && length > 1 => (NameKind::Person, Sure::Weak),
        _ if plain && (2..=3).contains(&words) => (NameKind::Person, Sure::Guess),
        _ => (NameKind::Other, Sure::Guess),
    }
}

/// The token before, in the same sentence.
fn previous(page: &Page<'_>, token: u32) -> Option<u32> {
    let before = token.checked_sub(1)?;
    let sentence = |at: u32| page.document.tokens.get(at as usize).map(|token| token.sentence);
    let tokens = (sentence(before), sentence(token));
    (tokens.0 == tokens.1 && page.document.tag(before) != Tag::Sym).then_some(before)
}
