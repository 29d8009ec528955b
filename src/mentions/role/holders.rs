//! Titles in, titles with their holders out.

use std::ops::Range;

use super::super::name::{Page, Title, body, flag};
use super::super::{NameKind, Role};
use super::surroundings::{self, Surroundings};
use super::{Bearer, Bearers, Found, of_words, status};
use crate::text::{Tag, TokenKind};

/// Reads every title of the document.
pub(super) fn read(page: &Page<'_>, bearers: &Bearers) -> Vec<Found> {
    // The holder of a title that stands directly after another holds both: `press secretary Brig. Gen. Pat Ryder`.
    let mut next_start = None;
    let mut found: Vec<Found> = Vec::new();
    for title in page.titles.iter().rev().filter(|title| !title.plural) {
        let room = room(page, title.head);
        let around = surroundings::read(page, bearers, title, room.clone());
        let chained = next_start.filter(|(start, _)| *start == around.whole.end).and_then(|(_, holder)| holder);
        let holder = chained.or_else(|| holder(page, bearers, title, &around, &room));
        next_start = Some((around.whole.start, holder));
        let common = page.lexicon.is(title.head, flag::COMMON_OFFICE) && title.lemma == page.document.lower(title.head);
        if holder.is_none() && (!around.definite || common) {
            continue;
        }
        let role = Role {
            title: title.lemma.clone(),
            span: page.document.cover(title.tokens.clone()),
            of: of_words(page.document, &around),
            holder,
            status: status(page.document, &around.status),
        };
        found.push(Found { role, whole: around.whole, head: title.head, common });
    }
    found.reverse();
    found.extend(heading(page, bearers));
    found.sort_by_key(|found| found.whole.start);
    found
}

/// `Eva Lind, who runs the water laboratory`, `Eva Lind, 44, until now in charge of the ferries`, `Eva Lind has run the
/// hospital`: the head of it, whatever the title.
fn heading(page: &Page<'_>, bearers: &Bearers) -> Vec<Found> {
    let document = page.document;
    let deed = |bearer: &Bearer| {
        let room = room(page, bearer.start);
        let who = beyond_age(page, bearer.end, room.end);
        let (from, plain) = leading(page, who).filter(|_| bearer.kind == NameKind::Person)?;
        let owner = matches!(document.lower(from), "the" | "its" | "their" | "our");
        let first = from + u32::from(owner);
        let common = || body(document, &page.lexicon, &page.shapes, first, room.end);
        // `leads Republican Hank Dooley by six points`
        let is_body = |body: &&Bearer| body.kind != NameKind::Person && !body.adjective;
        let named = || bearers.starting(first).filter(is_body).map(|body| body.end);
        let name = named().map(|end| first..end);
        let end = name.as_ref().map(|name| name.end).or_else(common)?;
        // `Eva Lind leads the race`: a verb that tells the news is about a body only where its object is one.
        if plain && name.is_none() && !page.lexicon.is(end - 1, flag::ORGANISATION) {
            return None;
        }
        let words: Vec<&str> = (first..end).map(|at| document.lower(at)).collect();
        let role = Role {
            title: if name.is_some() { "head".to_owned() } else { format!("head of {}", words.join(" ")) },
            span: document.cover(who..end),
            of: name.map(|name| document.slice(document.cover(name)).to_owned()),
            holder: Some(bearer.entity),
            status: None,
        };
        Some(Found { role, whole: who..end, head: who, common: true })
    };
    bearers.list.iter().filter_map(deed).collect()
}

/// Where what is said of somebody begins behind a name: past a comma, an age and a time up to which it holds.
fn beyond_age(page: &Page<'_>, name: u32, limit: u32) -> u32 {
    let word = |at: u32| if at < limit { page.document.lower(at) } else { "" };
    let mut at = name + u32::from(word(name) == ",");
    let number = page.document.tokens.get(at as usize).is_some_and(|token| token.kind == TokenKind::Number);
    if at > name && number {
        at += 1 + u32::from(matches!(word(at + 1), "years" | "year"));
        at += u32::from(word(at) == ",");
    }
    // `until now in charge of`, `so far responsible for`
    match (word(at), word(at + 1), word(at + 2)) {
        ("until" | "till", "now" | "today" | "yesterday" | "recently", _) => at + 2,
        ("up", "to" | "until", "now") => at + 3,
        ("so", "far", _) => at + 2,
        ("now" | "currently" | "today", ..) => at + 1,
        _ => at,
    }
}

/// Where the words for what is headed begin, after `who runs`, `who has run`, `who is in charge of`, `who stands at the
/// head of`, `responsible for`; and whether the verb is the sentence's own (`has run`).
fn leading(page: &Page<'_>, who: u32) -> Option<(u32, bool)> {
    let document = page.document;
    let word = |at: u32| document.lower(at);
    let told = word(who) == "who";
    let mut at = who + u32::from(told);
    if page.lexicon.is(at, flag::HEADS) {
        return Some((at + 1, !told));
    }
    if matches!(word(at), "has" | "had") && page.lexicon.is(at + 1, flag::HEADED) {
        return Some((at + 2, !told));
    }
    if told && word(at) == "presides" && word(at + 1) == "over" {
        return Some((at + 2, false));
    }
    at += u32::from(told && matches!(word(at), "is" | "stands"));
    if word(at) == "at" && word(at + 1) == "the" && word(at + 2) == "head" && word(at + 3) == "of" {
        return Some((at + 4, false));
    }
    if word(at) == "in" && word(at + 1) == "charge" && word(at + 2) == "of" {
        return Some((at + 3, false));
    }
    (word(at) == "responsible" && matches!(word(at + 1), "for" | "of")).then_some((at + 2, false))
}

/// The sentence a token stands in.
fn room(page: &Page<'_>, token: u32) -> Range<u32> {
    let sentence = page.document.tokens.get(token as usize).map(|token| token.sentence as usize);
    sentence.and_then(|at| page.document.sentences.get(at)).map_or(0..0, |sentence| sentence.tokens.clone())
}

/// Who holds a title, as far as its own sentence says.
fn holder(page: &Page<'_>, bearers: &Bearers, title: &Title, around: &Surroundings, room: &Range<u32>) -> Option<u32> {
    directly_after(page, bearers, title, room.end)
        .or_else(|| after_comma(page, bearers, around, room.end))
        .or_else(|| before_comma(page, bearers, around, room))
        .or_else(|| said_to_be(page, bearers, around, room))
        .map(|bearer| bearer.entity)
}

/// `Foreign Minister Yoshimasa Hayashi`, `director Dr Hugh Pell`.
fn directly_after<'a>(page: &Page<'_>, bearers: &'a Bearers, title: &Title, limit: u32) -> Option<&'a Bearer> {
    let mut at = title.tokens.end;
    // `the commander of the frigate Dom Dinis`: the name is the frigate's; `director of the festival Rafal Gorecki`.
    let body = (title.head + 1..at).any(|at| page.document.lower(at) == "the");
    if body && page.lexicon.is(at.saturating_sub(1), flag::VESSEL) {
        return None;
    }
    while at < limit && page.lexicon.is(at, flag::HONORIFIC) {
        at += 1;
    }
    let person = |bearer: &&Bearer| bearer.kind == NameKind::Person && given(page, bearer);
    bearers.starting(at).filter(|bearer| at < limit && can_hold(bearer) && (!body || person(bearer)))
}

/// Whether a name begins with a first name and goes on.
fn given(page: &Page<'_>, bearer: &Bearer) -> bool {
    page.lexicon.is(bearer.start, flag::MALE | flag::FEMALE) && bearer.end > bearer.start + 1
}

/// `The captain, Hector Barrientos, 52,`; `the U.S. ambassador to Poland, Dan Fried`.
fn after_comma<'a>(page: &Page<'_>, bearers: &'a Bearers, around: &Surroundings, limit: u32) -> Option<&'a Bearer> {
    let document = page.document;
    let comma = beyond(page, around.whole.end, limit);
    if comma >= limit || document.lower(comma) != "," || around.indefinite {
        return None;
    }
    let mut at = comma + 1;
    // `the director of public health, doctor Mai Tran`
    let titled = |at: u32| page.lexicon.is(at, flag::OFFICE) && bearers.starting(at + 1).is_some_and(can_hold);
    while at < limit && (page.lexicon.is(at, flag::HONORIFIC) || titled(at)) {
        at += 1;
    }
    let bearer = bearers.starting(at).filter(|bearer| can_hold(bearer))?;
    let closed = bearer.end >= limit || matches!(document.lower(bearer.end), "," | "." | ";" | ")" | ":");
    (around.definite && closed).then_some(bearer)
}

/// Most phrases that say more of what an office is of: `the head of security | of the festival | in Mora, Eva Lind,`.
const PHRASES: usize = 2;

/// One past the phrases behind a title that say more of what it is of, where a comma follows them; else the same token.
fn beyond(page: &Page<'_>, end: u32, limit: u32) -> u32 {
    let document = page.document;
    let part = |at: u32| matches!(document.tag(at), Tag::Noun | Tag::Propn | Tag::Adj);
    let mut at = end;
    for _ in 0..PHRASES {
        if at >= limit || !matches!(document.lower(at), "of" | "at" | "for" | "in") {
            break;
        }
        let first = at + 1 + u32::from(matches!(document.lower(at + 1), "the" | "a" | "an" | "our" | "its"));
        let last = (first..limit).take_while(|at| part(*at)).last();
        let Some(last) = last else { return end };
        at = last + 1;
    }
    if at < limit && document.lower(at) == "," { at } else { end }
}

/// `Tom Beckers, the finance director`; `Ramiro Soto, 34, a salmon worker`; `Geremek, who was then the president`.
fn before_comma<'a>(
    page: &Page<'_>,
    bearers: &'a Bearers,
    around: &Surroundings,
    room: &Range<u32>,
) -> Option<&'a Bearer> {
    let document = page.document;
    let start = skip_back(page, around.whole.start, room.start, &["currently", "now", "then", "until", "recently"]);
    let mut at = start.checked_sub(1).filter(|at| *at >= room.start)?;
    at = beyond_kin(page, at, room.start);
    if !matches!(document.lower(at), "," | "(" | "-" | "–" | "—") {
        return None;
    }
    let number = at.checked_sub(1).is_some_and(|before| {
        document.tokens.get(before as usize).is_some_and(|token| token.kind == TokenKind::Number)
    });
    if number {
        at = at.checked_sub(2)?;
        at -= u32::from(document.lower(at) == "aged" && at > room.start);
        if document.lower(at) != "," {
            return None;
        }
    }
    let after = around.whole.end;
    // `..., the fire commander leading the operation, said`: a participle goes on with the title.
    let participle = document.lower(after).ends_with("ing");
    let clause = page.lexicon.is(after, flag::SAYING) || matches!(document.tag(after), Tag::Verb | Tag::Aux);
    let clause = clause && !participle;
    let named = bearers.starting(after).is_some_and(can_hold);
    // `Curtis Bell, the mayor's chief of staff`: the mayor is somebody else.
    if matches!(document.lower(after), "'s" | "'") {
        return None;
    }
    let bearer = bearers.ending(at).filter(|bearer| can_hold(bearer) && bearer.start >= room.start)?;
    let capital_title = page.shapes.is_capital(around.whole.start) && after < room.end && document.lower(after) != ",";
    let apposed = around.definite || around.indefinite || !around.status.is_empty() || !capital_title;
    (!clause && !named && apposed && bearer.kind == NameKind::Person).then_some(bearer)
}

/// The mark before `his daughter and`, behind which a title goes on with what somebody is: `Aino Lehto, his daughter and the
/// group's finance director`.
fn beyond_kin(page: &Page<'_>, and: u32, floor: u32) -> u32 {
    let document = page.document;
    let Some(mark) = and.checked_sub(3).filter(|mark| *mark >= floor) else { return and };
    let kin = document.lower(and) == "and"
        && document.tag(and - 1) == Tag::Noun
        && matches!(document.lower(and - 2), "his" | "her" | "their")
        && document.lower(mark) == ",";
    if kin { mark } else { and }
}

/// `Kishida became Japan's prime minister`, `Walesa, who was then the president of Poland`, `Deshpande as chief`.
fn said_to_be<'a>(
    page: &Page<'_>,
    bearers: &'a Bearers,
    around: &Surroundings,
    room: &Range<u32>,
) -> Option<&'a Bearer> {
    let document = page.document;
    let skipped = ["then", "now", "also", "currently", "once", "not"];
    let verb =
        skip_back(page, around.whole.start, room.start, &skipped).checked_sub(1).filter(|at| *at >= room.start)?;
    let links = ["is", "was", "became", "become", "becomes", "remains", "as", "named", "appointed", "elected", "being"];
    if !links.contains(&document.lower(verb)) {
        return None;
    }
    let mut at = skip_back(
        page,
        verb,
        room.start,
        &["has", "had", "been", "was", "is", "will", "have", "to", "be", "who", "also", "then"],
    );
    at -= u32::from(at > room.start && document.lower(at - 1) == ",");
    bearers.ending(at).filter(|bearer| bearer.start >= room.start && bearer.kind == NameKind::Person)
}

/// The start of the words of a list that stand directly before a token.
fn skip_back(page: &Page<'_>, from: u32, floor: u32, words: &[&str]) -> u32 {
    let mut at = from;
    while at > floor && words.contains(&page.document.lower(at - 1)) {
        at -= 1;
    }
    at
}

/// Whether a name can hold an office: persons, and names of unknown sort.
fn can_hold(bearer: &Bearer) -> bool {
    matches!(bearer.kind, NameKind::Person | NameKind::Other) && !bearer.adjective
}
