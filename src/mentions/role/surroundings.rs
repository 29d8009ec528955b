//! The words around a title: whose office it is, and how it is held.

use std::ops::Range;

use super::super::NameKind;
use super::super::name::{Page, Title, flag};
use super::Bearers;
use crate::text::Tag;

/// What stands around a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Surroundings {
    /// Determiner, organisation, status and title, `of Poland` included.
    pub(super) whole: Range<u32>,
    /// The organisation or country.
    pub(super) of: Option<Range<u32>>,
    /// The words of the status.
    pub(super) status: Vec<u32>,
    /// `the`, a possessive or an organisation before it: one certain office.
    pub(super) definite: bool,
    /// `a`, `an`.
    pub(super) indefinite: bool,
}

/// Reads outwards from a title, inside its sentence.
pub(super) fn read(page: &Page<'_>, bearers: &Bearers, title: &Title, room: Range<u32>) -> Surroundings {
    let document = page.document;
    let mut around =
        Surroundings { whole: title.tokens.clone(), of: None, status: Vec::new(), definite: false, indefinite: false };
    take_status(page, &mut around, room.start);
    take_owner(page, bearers, &mut around, room.start);
    take_status(page, &mut around, room.start);
    around.status.reverse();
    let before = around.whole.start.checked_sub(1).filter(|at| *at >= room.start);
    if let Some(at) = before {
        match document.lower(at) {
            "the" | "our" | "its" | "his" | "her" | "their" | "my" | "your" | "own" | "this" | "that" => {
                around.definite = true;
                around.whole.start = at;
                if document.lower(at) == "own" && at > room.start {
                    around.whole.start = at - 1;
                }
            }
            "a" | "an" | "another" | "one" | "some" => {
                around.indefinite = true;
                around.whole.start = at;
            }
            _ => {}
        }
    }
    around.definite |= around.of.is_some() && !around.indefinite;
    take_of(page, bearers, &mut around, room.end);
    around
}

fn take_status(page: &Page<'_>, around: &mut Surroundings, floor: u32) {
    while around.whole.start > floor {
        let before = around.whole.start - 1;
        if page.lexicon.is(before, flag::STATUS) {
            around.status.push(before);
            around.whole.start = before;
        } else if page.document.lower(before) == "-"
            && before > floor
            && page.lexicon.is(before - 1, flag::STATUS)
            && !page.space_before(around.whole.start)
        {
            around.status.push(before - 1);
            around.whole.start = before - 1;
        } else {
            break;
        }
    }
}

/// `Japanese`, `Malta's`, `the compact's` before a title.
fn take_owner(page: &Page<'_>, bearers: &Bearers, around: &mut Surroundings, floor: u32) {
    let document = page.document;
    let end = around.whole.start;
    let Some(before) = end.checked_sub(1).filter(|at| *at >= floor) else { return };
    let possessive = document.lower(before) == "'s" || (document.lower(before) == "'" && !page.space_before(before));
    let edge = if possessive { before } else { end };
    if let Some(owner) = bearers.ending(edge).filter(|owner| owner.start >= floor) {
        if owner.kind == NameKind::Person && !possessive {
            return;
        }
        around.of = Some(owner.start..owner.end);
        around.whole.start = owner.start;
        if owner.start > floor && document.lower(owner.start - 1) == "the" {
            around.whole.start = owner.start - 1;
        }
    } else if possessive && edge > floor {
        let noun = edge - 1;
        if page.lexicon.is_word(noun) && !page.lexicon.is(noun, flag::GRAMMAR | flag::CALENDAR) {
            around.of = Some(noun..edge);
            around.whole.start = noun;
            if noun > floor && matches!(document.lower(noun - 1), "the" | "our" | "his" | "her" | "their" | "its") {
                around.whole.start = noun - 1;
            }
        }
    }
}

/// `of Poland`, `to Poland`, `at Kestrel` after a title.
fn take_of(page: &Page<'_>, bearers: &Bearers, around: &mut Surroundings, end: u32) {
    let document = page.document;
    let at = around.whole.end;
    // `the commander of the frigate Dom Dinis`: what the office is of has a name.
    let body = (around.whole.start..at).any(|at| document.lower(at) == "of");
    let vessel = body && page.lexicon.is(at.saturating_sub(1), flag::VESSEL);
    if let Some(name) = bearers.starting(at).filter(|name| name.end < end && document.lower(name.end) == ",")
        && (vessel || body && name.kind != NameKind::Person)
    {
        around.whole.end = name.end;
        around.of.get_or_insert(name.start..name.end);
        around.definite |= !around.indefinite;
        return;
    }
    if at >= end || !matches!(document.lower(at), "of" | "at" | "for" | "to" | "from" | "with") {
        return;
    }
    let mut next = at + 1 + u32::from(matches!(document.lower(at + 1), "the" | "a" | "an"));
    // `of the ferry Aurora`, `of the shipping company Norvik`: a common noun or two before the name.
    let described = (next..next + 3).find(|at| *at < end && bearers.starting(*at).is_some());
    if let Some(name) = described.filter(|name| (next..*name).all(|at| document.tag(at) == Tag::Noun)) {
        next = name;
    }
    let named = bearers.starting(next).filter(|owner| owner.end <= end && owner.kind != NameKind::Person);
    let noun = || {
        let plain = document.lower(at) == "of"
            && next == at + 2
            && next < end
            && document.lower(at + 1) == "the"
            && page.lexicon.is(next, flag::ORGANISATION);
        (plain && !matches!(document.tag(next), Tag::Verb)).then_some(next..next + 1)
    };
    let Some(of) = named.map(|owner| owner.start..owner.end).or_else(noun) else { return };
    around.whole.end = owned(page, bearers, of.end, end);
    if around.of.is_none() {
        around.of = Some(of);
    }
    around.definite |= !around.indefinite && document.lower(at) == "of";
}

/// Most words of what somebody else has (`NATO's Allied Maritime Command`).
const OWNED: u32 = 4;

/// One past what the body whose name ends at a token has, where the office is of that: `of NATO's Maritime Command`.
fn owned(page: &Page<'_>, bearers: &Bearers, name: u32, end: u32) -> u32 {
    let document = page.document;
    if name >= end || document.lower(name) != "'s" {
        return name;
    }
    if let Some(of) = bearers.starting(name + 1).filter(|of| of.end <= end && of.kind != NameKind::Person) {
        return of.end;
    }
    let part = |at: &u32| matches!(document.tag(*at), Tag::Noun | Tag::Propn | Tag::Adj);
    (name + 1..end.min(name + 1 + OWNED)).take_while(part).last().map_or(name, |last| last + 1)
}
