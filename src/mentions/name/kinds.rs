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
    own_words(page, &run.tokens)
        .or_else(|| before(page, &run.tokens))
        .or_else(|| after(page, &run.tokens))
        .unwrap_or_else(|| guess(page, &run.tokens))
}

/// What the words of the name say.
fn own_words(page: &Page<'_>, tokens: &Range<u32>) -> Option<(NameKind, Sure)> {
    let lexicon = &page.lexicon;
    let length = tokens.end - tokens.start;
    let is = |at: u32, flags: u64| lexicon.is(at, flags);
    let bridge = tokens.clone().find(|at| matches!(page.document.lower(*at), "of" | "for" | "on"));
    let last = bridge.unwrap_or(tokens.end).saturating_sub(1);
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
    match page.document.lower(at) {
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

/// What is left when nothing speaks.
fn guess(page: &Page<'_>, tokens: &Range<u32>) -> (NameKind, Sure) {
    let length = tokens.end - tokens.start;
    let previous = previous(page, tokens.start).map(|at| page.document.lower(at));
    let saying = page.lexicon.is(tokens.end, flag::SAYING);
    let common = |at: u32| {
        let flags = if at == tokens.start { flag::GRAMMAR } else { flag::COMMON | flag::GRAMMAR };
        page.lexicon.is(at, flags)
    };
    let plain =
        tokens.clone().all(|at| page.shapes.get(at) == Shape::Title && !common(at) || page.document.lower(at) == "-");
    match previous {
        Some("in" | "at" | "near" | "outside" | "around" | "across") => (NameKind::Place, Sure::Weak),
        Some("from" | "to" | "into" | "toward" | "towards") if length == 1 => (NameKind::Place, Sure::Guess),
        _ if plain && saying && length > 1 => (NameKind::Person, Sure::Weak),
        _ if plain && (2..=3).contains(&length) => (NameKind::Person, Sure::Guess),
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
