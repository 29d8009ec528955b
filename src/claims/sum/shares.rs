//! A part, the whole it is of, and the share that the text says it is: `of its 560 houses, 420 are rubble: about 60 per
//! cent`; `Of the 840 houses, 210 are gone. That is one in three.`; `a third of the 1,240 beds, 310,`.

use std::ops::Range;

use super::pair;
use super::words::WHOLES;
use crate::claims::claim::Claim;
use crate::claims::scene::Scene;
use crate::mentions::{Dimension, Mention, Precision, Quantity, Value};
use crate::text::{Document, Tag};

/// How far the share may stand behind the part, in tokens.
const REACH: u32 = 16;

/// How far behind a whole that opens its sentence the part may stand, whatever stands between, in tokens.
const OPENED: u32 = 10;

/// `N of M ... P percent`, `of M, N ... P percent`: the part is the mention at `at`.
pub(super) fn of_whole(scene: &Scene<'_>, article: usize, at: usize, part: &Quantity, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let mentions = scene.mentions(article);
    if part.unit.dimension == Dimension::Share {
        apposed(scene, article, at, part, out);
        of_that(scene, article, at, part, out);
    }
    if !counted(part) {
        return;
    }
    let Some((whole, whole_at)) = whole(document, mentions, at) else { return };
    let last = at.max(whole_at);
    let whole = &in_scale(part, whole);
    let found = share(document, mentions, last).filter(|(other, _)| !of_the_part(document, other));
    let Some((other, share)) = found else { return };
    let written = mentions[at.min(whole_at)].span.cover(mentions[last].span);
    if let Some(computed) = reckoned(part, whole, share) {
        let share = &close(document, other, share);
        pair(scene, article, (other, share), (written, mentions[at].tokens.start, computed), out);
    }
}

/// A count or a sum of money that can be a part or a whole.
fn counted(quantity: &Quantity) -> bool {
    matches!(quantity.unit.dimension, Dimension::Count | Dimension::None | Dimension::Money)
        && matches!(quantity.precision, Precision::Exact | Precision::About)
        && quantity.per.is_none()
        && quantity.low >= 5.0
}

/// `thirty million out of the four hundred`: a whole that leaves the scale of its part unsaid.
fn in_scale(part: &Quantity, whole: &Quantity) -> Quantity {
    let unsaid = part.unit.dimension == Dimension::Money && whole.unit.dimension == Dimension::None;
    let scale = [1e9, 1e6, 1e3].into_iter().find(|scale| part.low >= *scale);
    match scale.filter(|scale| unsaid && whole.low < part.low && whole.low * *scale > part.low) {
        Some(scale) => {
            Quantity { low: whole.low * scale, high: whole.high * scale, unit: part.unit.clone(), ..whole.clone() }
        }
        None => whole.clone(),
    }
}

/// `just over 80 per cent` beside its part and whole is not 90.
fn close(document: &Document, mention: &Mention, share: &Quantity) -> Quantity {
    let before = mention.tokens.start.saturating_sub(3)..mention.tokens.end;
    let just = before.into_iter().any(|token| {
        matches!(document.lower(token), "just" | "little" | "slightly" | "barely" | "shade" | "fraction" | "marginally")
    });
    match share.precision {
        _ if !just => share.clone(),
        Precision::AtLeast => Quantity { high: share.high.min(share.low + CLOSE), ..share.clone() },
        Precision::AtMost => Quantity { low: share.low.max(share.high - CLOSE), ..share.clone() },
        _ => share.clone(),
    }
}

/// How many points a share that is told as just over or just under may be off.
const CLOSE: f64 = 6.0;

/// What share a part is of its whole; none where it is none.
fn reckoned(part: &Quantity, whole: &Quantity, share: &Quantity) -> Option<Quantity> {
    // `30 of its 200 million euros`: the part leaves its unit out; people are no part of money.
    let money = |quantity: &Quantity| quantity.unit.dimension == Dimension::Money;
    let kinds = money(part) == money(whole) || part.unit.dimension == Dimension::None;
    // `612 billion crowns ($56 billion)` is one sum in two currencies.
    let currencies = money(part) && money(whole) && part.unit.name != whole.unit.name;
    (kinds && !currencies && whole.low > part.low && part.low > 0.0).then(|| Quantity {
        low: 100.0 * part.low / whole.low,
        high: 100.0 * part.high / whole.low,
        slack: 0.5,
        digits: 2,
        precision: part.precision.max(whole.precision),
        ..share.clone()
    })
}

/// `a third of the 1,240 beds, 310`, `20 percent of its 1,500 workers, or 300 people`: the share is the mention at `at`.
fn apposed(scene: &Scene<'_>, article: usize, at: usize, share: &Quantity, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let mentions = scene.mentions(article);
    let numbers = mentions.get(at + 1..).unwrap_or_default().iter().filter_map(|mention| match &mention.value {
        Value::Quantity(quantity) if mention.sentence == mentions[at].sentence => Some((mention, quantity)),
        _ => None,
    });
    let mut numbers = numbers.take(2);
    let (Some((whole_at, whole)), Some((part_at, part))) = (numbers.next(), numbers.next()) else { return };
    let of = mentions[at].tokens.end..whole_at.tokens.start;
    let gap = whole_at.tokens.end..part_at.tokens.start;
    let tied = (1..=5).contains(&of.len()) && document.lower(of.start) == "of";
    let beside = (1..=3).contains(&gap.len())
        && gap.clone().all(|token| {
            matches!(document.lower(token), "," | "(" | "or" | "some" | "about" | "-" | "\u{2013}" | "\u{2014}")
        })
        && !matches!(document.lower(part_at.tokens.end), "more" | "fewer" | "less" | "of");
    if !tied || !beside || !counted(whole) || !counted(part) {
        return;
    }
    if let Some(computed) = reckoned(part, whole, share) {
        let figures = whole_at.span.cover(part_at.span);
        pair(scene, article, (&mentions[at], share), (figures, whole_at.tokens.start, computed), out);
    }
}

/// `They pay 24 million euros. A quarter of that, some six million, goes to the village`: the whole is the last figure in the
/// unit of the part, a sentence before; the share is the mention at `at`.
fn of_that(scene: &Scene<'_>, article: usize, at: usize, share: &Quantity, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let mentions = scene.mentions(article);
    let here = &mentions[at];
    let figure = |mention: &'_ Mention| match &mention.value {
        Value::Quantity(quantity) if counted(quantity) => Some(quantity.clone()),
        _ => None,
    };
    let Some(part_at) = mentions.get(at + 1).filter(|next| next.sentence == here.sentence) else { return };
    let gap = here.tokens.end..part_at.tokens.start;
    let that = document.lower(gap.start) == "of" && matches!(document.lower(gap.start + 1), "that" | "this");
    let beside = (3..=5).contains(&gap.len()) && matches!(document.lower(gap.start + 2), "," | "(" | "-" | "\u{2014}");
    let Some(part) = figure(part_at).filter(|_| that && beside) else { return };
    let earlier = mentions[..at].iter().rev().take_while(|other| other.sentence + 1 >= here.sentence);
    let mut wholes = earlier.filter(|other| other.sentence < here.sentence).filter_map(figure);
    let like = |whole: &Quantity| whole.unit.name == part.unit.name || part.unit.dimension == Dimension::None;
    let Some(whole) = wholes.find(|whole| like(whole) && whole.low > part.low) else { return };
    if let Some(computed) = reckoned(&part, &whole, share) {
        pair(scene, article, (here, share), (part_at.span, here.tokens.start, computed), out);
    }
}

/// The whole that the words tie to the part at `at`: `420 of 560`, or `of its 560 houses, 420`.
fn whole<'a>(document: &Document, mentions: &'a [Mention], at: usize) -> Option<(&'a Quantity, usize)> {
    let near = |other: usize| {
        let mention = mentions.get(other)?;
        let same = mention.sentence == mentions[at].sentence;
        match &mention.value {
            Value::Quantity(quantity) if same && counted(quantity) => Some((mention, quantity)),
            _ => None,
        }
    };
    // `37 billion of the group's 148 billion`
    let of = |from: u32, to: u32| {
        let owned = (from..to).any(|token| matches!(document.lower(token), "'s" | "\u{2019}s"));
        to >= from && to - from <= if owned { 5 } else { 3 } && (from..to).any(|token| document.lower(token) == "of")
    };
    let start = mentions[at].tokens.start;
    if let Some(next) = (at + 1..(at + 4).min(mentions.len())).find(|other| near(*other).is_some())
        && let Some((mention, quantity)) = near(next)
        && of(mentions[at].tokens.end, mention.tokens.start)
    {
        return Some((quantity, next));
    }
    let before = (at.saturating_sub(3)..at).rev().find(|other| near(*other).is_some())?;
    let (mention, quantity) = near(before)?;
    let from = mention.tokens.start.saturating_sub(3);
    let opened = (from..mention.tokens.start).find(|token| document.lower(*token) == "of")?;
    let gap = start.checked_sub(mention.tokens.end)?;
    // `Of the 240 jobs at the works, 180 ...`: the phrase that opens with the whole ends at the comma.
    let comma = start.checked_sub(1).is_some_and(|at| document.lower(at) == ",");
    let phrase = comma && (mention.tokens.end..start - 1).all(|token| document.lower(token) != ",");
    // `Of the 240 jobs there are 180 gone`: nothing but a part is told of what opens the sentence.
    let opens = document.word(opened) == "Of" && gap <= OPENED;
    (gap <= 2 || phrase && gap <= REACH || opens).then_some((quantity, before))
}

/// `two in three of them`: a share of the part, not of the whole.
fn of_the_part(document: &Document, share: &Mention) -> bool {
    let at = share.tokens.end;
    document.lower(at) == "of" && matches!(document.lower(at + 1), "them" | "those" | "these" | "whom" | "which")
}

/// Whether the words between a part of a whole and a share make the one the other: in apposition (`, a majority of just
/// over`, `- or`, `, which is`), or by a verb of making (`make up`). `with a turnout of`, `down from`, `short of the` and
/// `and needs` tell of something else.
pub(super) fn ties(document: &Document, between: Range<u32>) -> bool {
    let lower = |token: u32| document.lower(token);
    let opens = |token: &u32| {
        matches!(lower(*token), "," | "(" | "-" | "--" | "\u{2013}" | "\u{2014}" | ":" | ";" | "or" | "which" | "that")
    };
    let makes = |token: u32| WHOLES.equals.contains(document.lemma(token));
    let first = between.clone().rev().find(opens).map(|token| token + 1);
    let first = first.or_else(|| between.clone().rev().find(|token| makes(*token)));
    let Some(first) = first else { return between.is_empty() };
    let fits = |token: u32| match document.tag(token) {
        // `a stomach-churning 4,500ft`
        Tag::Verb | Tag::Aux => makes(token) || matches!(lower(token), "is" | "was") || lower(token - 1) == "-",
        Tag::Pron | Tag::Cconj => false,
        _ => {
            let bound = lower(token) == "the" && lower(token + 1) != "equivalent";
            !bound && !matches!(lower(token), "with" | "from" | "against" | "up" | "down" | "by" | "while" | "after")
        }
    };
    (first..between.end).all(fits)
}

/// Whether nothing behind a share makes it that of something else: `80 per cent was needed`, `20 percent more`, `70 percent in
/// the north and 90 percent in the south`.
fn ends(document: &Document, mentions: &[Mention], share: &Mention) -> bool {
    let at = share.tokens.end;
    let said = matches!(document.tag(at), Tag::Verb | Tag::Aux)
        || matches!(document.lower(at), "more" | "fewer" | "less" | "higher" | "lower");
    let changes = mentions
        .iter()
        .any(|other| matches!(other.value, Value::Change(_)) && other.tokens.contains(&share.tokens.start));
    let another = mentions.iter().find(|other| {
        other.tokens.start >= at && other.sentence == share.sentence && matches!(other.value, Value::Quantity(_))
    });
    let paired = another.is_some_and(|other| {
        let of_shares = matches!(&other.value, Value::Quantity(other) if other.unit.dimension == Dimension::Share);
        of_shares && document.lower(other.tokens.start.saturating_sub(1)) == "and"
    });
    !said && !changes && !paired
}

/// The first share behind a mention, if no other number stands between: in its sentence, or right at the start of the
/// next (`That is one in three.`).
fn share<'a>(document: &Document, mentions: &'a [Mention], from: usize) -> Option<(&'a Mention, &'a Quantity)> {
    let next = mentions.get(from + 1..)?.iter().find(|next| matches!(next.value, Value::Quantity(_)))?;
    let Value::Quantity(quantity) = &next.value else { return None };
    let last = &mentions[from];
    let near = next.sentence == last.sentence
        && next.tokens.start.saturating_sub(last.tokens.end) <= REACH
        && ties(document, last.tokens.end..next.tokens.start)
        && ends(document, mentions, next);
    let told = next.sentence == last.sentence + 1 && {
        let start = document.sentences.get(next.sentence as usize)?.tokens.start;
        let refers = matches!(document.lower(start), "that" | "this" | "it")
            && matches!(document.lower(start + 1), "is" | "'s" | "\u{2019}s" | "was" | "makes" | "means" | "amounts");
        refers && next.tokens.start <= start + 5
    };
    ((near || told) && quantity.unit.dimension == Dimension::Share).then_some((next, quantity))
}
