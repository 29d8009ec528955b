//! A count beside the things counted: `Three countries - Algeria, Cyprus, Lebanon and Montenegro`.

mod behind;
mod items;
mod rows;

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use crate::mentions::{Dimension, List, Mention, Quantity, Value};
use crate::text::Document;

/// A pair of claims for every list with a count: what is said, and what is listed.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for mention in scene.mentions(article) {
        let Value::List(list) = &mention.value else { continue };
        if list.open {
            continue;
        }
        let listed = items(scene, article, mention, &list.items);
        let own = list.count.clone().and_then(|count| counts(scene, article, count).next());
        // `five roads. They are Highway 31, ...`: a number inside the list is no count of it.
        let counted = own.filter(|(said, _)| said.tokens.end <= mention.tokens.start);
        // `fourteen victories, namely six stages, four races and three trials`: a count that opens the row is one of its items.
        if counted.is_some_and(|(said, _)| opens_row(scene, article, said)) {
            continue;
        }
        let counted = counted.or_else(|| announced(scene, article, mention)).or(own);
        let Some((said, quantity)) = counted else { continue };
        let Some(whole) = whole(quantity) else { continue };
        if whole != listed && !(near(whole, listed) && is_whole_row(scene, article, mention, said, whole)) {
            continue;
        }
        let about = About::Expression(article, mention.tokens.start);
        let said_value = ClaimValue::Count(whole);
        out.push(Claim::new(scene, article, ClaimKind::List, about, said.span, said.tokens.start, said_value));
        let span = list.items.iter().copied().reduce(crate::text::Span::cover).unwrap_or(mention.span);
        let first = document.tokens_in(span).start;
        out.push(Claim::new(scene, article, ClaimKind::List, about, span, first, ClaimValue::Listed(listed)));
    }
    rows_off(scene, article, out);
}

/// Whether a count may be the wrong count of so many things: who counts wrong is off by one, or by two of many.
fn near(said: usize, listed: usize) -> bool {
    let off = said.abs_diff(listed);
    off == 1 || off == 2 && said.min(listed) >= 4
}

/// Whether a list that does not fit its count is all of the row: it does not go on behind its last item, its words cut
/// at each comma do not fit either, and the number is no part of a name (`Seven Pines`).
fn is_whole_row(scene: &Scene<'_>, article: usize, list: &Mention, said: &Mention, count: usize) -> bool {
    let document = scene.document(article);
    let named = scene.mentions_in(article, said.tokens.clone()).any(|(_, other)| matches!(other.value, Value::Name(_)));
    let joins = |token: u32| matches!(document.lower(token), "and" | "&" | "or");
    let Value::List(List { items: spans, .. }) = &list.value else { return false };
    let last = spans.last().map_or(0..0, |last| document.tokens_in(*last));
    let conjoined = list.tokens.clone().any(|token| joins(token) && !last.contains(&token));
    let comma = document.lower(list.tokens.end) == ",";
    // `a teacher, a father and his daughter, and a German`
    let further = comma && joins(list.tokens.end + 1) && matches!(document.lower(list.tokens.end + 2), "a" | "an");
    // `cheaper energy, more housing and faster permits`: the last two were read as one.
    let goes_on = joins(list.tokens.end) || further || !conjoined && (comma || last.clone().any(joins));
    let marks = (said.tokens.end..list.tokens.start).filter(|token| {
        matches!(document.lower(*token), "," | ":" | ";" | "(" | "--" | "\u{2013}" | "\u{2014}")
            || announces(document, *token)
    });
    // `a four-member panel - judges Ode, Park and Quinn`: a list behind a comma began before it.
    let inside = document.lower(list.tokens.start - 1) == "," && marks.count() > 1;
    // `nine of them women, five men and three children`
    let of_them = document.lower(said.tokens.end) == "of" && document.lower(list.tokens.start - 1) == ",";
    let recount = items::items(scene, article, list.tokens.clone(), true);
    !named && !inside && !of_them && !goes_on && recount.is_none_or(|row| row.number != count)
}

/// Rows of things that no list of names or noun phrases is, where their number is off.
fn rows_off(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for (nth, sentence) in (0u32..).zip(&document.sentences) {
        let known = |claim: &Claim| claim.kind == ClaimKind::List && claim.article == article && claim.sentence == nth;
        if !sentence.block.speaks() || out.iter().any(known) {
            continue;
        }
        let before = (nth as usize).checked_sub(1).and_then(|before| document.sentences.get(before));
        let row = rows::miscounted(scene, article, sentence);
        let row = row.or_else(|| behind::miscounted(scene, article, before.filter(|it| it.block.speaks())?, sentence));
        let Some(row) = row else { continue };
        let about = About::Expression(article, row.items.tokens.start);
        let (said, items) = (document.cover(row.said.clone()), document.cover(row.items.tokens.clone()));
        let (count, listed) = (ClaimValue::Count(row.count), ClaimValue::Listed(row.items.number));
        out.push(Claim::new(scene, article, ClaimKind::List, about, said, row.said.start, count));
        out.push(Claim::new(scene, article, ClaimKind::List, about, items, row.items.tokens.start, listed));
    }
}

/// The quantities in a range of tokens.
fn counts<'a>(
    scene: &Scene<'a>,
    article: usize,
    tokens: std::ops::Range<u32>,
) -> impl Iterator<Item = (&'a Mention, &'a Quantity)> {
    scene.mentions_in(article, tokens).filter_map(|(_, other)| match &other.value {
        Value::Quantity(quantity) => Some((other, quantity)),
        _ => None,
    })
}

/// `Five parties cleared the hurdle: A, B, C and D`: the counted things that a colon or dash before the list announces,
/// `those of` or `namely` between; or the sentence before, where the list's own says `They are`.
fn announced<'a>(scene: &Scene<'a>, article: usize, list: &Mention) -> Option<(&'a Mention, &'a Quantity)> {
    let document = scene.document(article);
    let sentence = document.sentences.get(list.sentence as usize)?.tokens.clone();
    let mut at = list.tokens.start;
    while at > sentence.start && leads_in(document, at - 1) {
        at -= 1;
    }
    let mark = at.checked_sub(1).filter(|mark| *mark >= sentence.start && announces(document, *mark));
    let range = match mark {
        Some(mark) => sentence.start..mark,
        // `They are A, B and C.`
        None if at == sentence.start && list.tokens.start > at + 1 && !is_origin(document, at..list.tokens.start) => {
            let before = document.sentences.get((list.sentence as usize).checked_sub(1)?)?;
            let same = before.paragraph == document.sentences.get(list.sentence as usize)?.paragraph;
            same.then(|| before.tokens.clone())?
        }
        None => return None,
    };
    let mut found = counts(scene, article, range)
        .filter(|(_, quantity)| quantity.head.is_some() && quantity.unit.dimension == Dimension::Count);
    // Two counts before the list leave open which of them is listed.
    found.next().filter(|_| found.next().is_none())
}

/// Whether a number stands right behind what announces a row that another number counts.
fn opens_row(scene: &Scene<'_>, article: usize, said: &Mention) -> bool {
    let document = scene.document(article);
    let Some(mark) = said.tokens.start.checked_sub(1) else { return false };
    let Some(sentence) = document.sentences.get(said.sentence as usize) else { return false };
    matches!(document.lower(mark), "namely" | "viz" | ":")
        && counts(scene, article, sentence.tokens.start..mark).next().is_some()
}

/// `They were from`, `They are in`: where all are from, and not who they are.
fn is_origin(document: &Document, mut lead: std::ops::Range<u32>) -> bool {
    let those = lead.clone().any(|token| matches!(document.lower(token), "those" | "that" | "ones"));
    !those && lead.any(|token| matches!(document.lower(token), "from" | "in" | "of"))
}

/// A colon, or a dash with space around it.
fn announces(document: &Document, token: u32) -> bool {
    let spaced = document.tokens.get(token as usize).is_some_and(|token| token.space_before);
    matches!(document.lower(token), ":" | "\u{2013}" | "\u{2014}") || document.lower(token) == "-" && spaced
}

/// Words between what announces a list and its first item: `those of`, `namely`, `they are`, `the`.
fn leads_in(document: &Document, token: u32) -> bool {
    matches!(
        document.lower(token),
        "the"
            | "those"
            | "that"
            | "of"
            | "namely"
            | "viz"
            | "in"
            | "from"
            | "they"
            | "these"
            | "are"
            | "were"
            | "being"
            | "is"
            | "i.e."
    )
}

/// A small whole number said exactly.
fn whole(quantity: &Quantity) -> Option<usize> {
    let exact = quantity.low == quantity.high && quantity.low.fract() == 0.0 && (1.0..=40.0).contains(&quantity.low);
    // The range check makes the cast exact.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a whole number of 1 to 40"
    )]
    exact.then_some(quantity.low as usize)
}

/// How many things the items stand for: an item with a count of its own (`two sisters from Castro`) stands for that
/// many, `a couple` for two.
fn items(scene: &Scene<'_>, article: usize, mention: &Mention, items: &[crate::text::Span]) -> usize {
    let document = scene.document(article);
    items
        .iter()
        .map(|item| {
            let tokens = document.tokens_in(*item);
            if tokens.clone().any(|token| document.lower(token) == "couple") {
                return 2;
            }
            let own = scene.mentions_in(article, tokens).find_map(|(_, other)| match &other.value {
                Value::Quantity(quantity) if other.span != mention.span => whole(quantity),
                _ => None,
            });
            own.unwrap_or(1)
        })
        .sum()
}
