//! Sums that the reader can do: a part of a whole beside the share it is said to be, a change beside its two ends.
//!
//! `of its 560 houses, 420 are now rubble: about 60 per cent` gives two claims of one expression, 75 and 60 percent.

mod rates;
mod spans;
mod totals;

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use crate::mentions::{Change, Dimension, Mention, Precision, Quantity, Value};
use crate::text::{Document, Span};

/// How far the share may stand behind the part, in tokens.
const REACH: u32 = 16;

/// A pair of claims for every sum that is written out.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let mentions = scene.mentions(article);
    for (at, mention) in mentions.iter().enumerate() {
        match &mention.value {
            Value::Quantity(quantity) => {
                shares(scene, article, at, quantity, out);
                margin(scene, article, at, quantity, out);
            }
            Value::Change(change) => ends(scene, article, mention, change, out),
            _ => {}
        }
    }
    totals::extract(scene, article, out);
    rates::extract(scene, article, out);
    spans::extract(scene, article, out);
}

/// What the reader gets who does a sum.
struct Reckoning {
    /// The result, in the unit of the figure that the text gives.
    value: f64,
    /// How far the figures' rounding lets it be off.
    slack: f64,
    /// The sum in words, as the beginning of a sentence that ends with the result: `36 and 20 make`.
    words: String,
}

/// The figure that the text gives and the one reckoned, as claims of one expression; nothing where they are one.
fn push(
    scene: &Scene<'_>,
    article: usize,
    (said_at, said): (&Mention, &Quantity),
    figures: &[Span],
    reckoning: &Reckoning,
    out: &mut Vec<Claim>,
) {
    let computed = Quantity {
        low: reckoning.value,
        high: reckoning.value,
        slack: reckoning.slack,
        precision: Precision::Exact,
        digits: 9,
        ..said.clone()
    };
    push_pair(scene, article, (said_at, said.clone()), (figures, computed), reckoning, out);
}

/// As [`push`], where the reckoned figure is no plain number.
fn push_pair(
    scene: &Scene<'_>,
    article: usize,
    (said_at, said): (&Mention, Quantity),
    (figures, computed): (&[Span], Quantity),
    reckoning: &Reckoning,
    out: &mut Vec<Claim>,
) {
    let document = scene.document(article);
    let about = About::Expression(article, said_at.tokens.start);
    let value = ClaimValue::Amount(said);
    out.push(Claim::new(scene, article, ClaimKind::Sum, about, said_at.span, said_at.tokens.start, value));
    for figure in figures {
        let token = document.tokens_in(*figure).start;
        let value = ClaimValue::Amount(Quantity { number: said_at.span, ..computed.clone() });
        let mut claim = Claim::new(scene, article, ClaimKind::Sum, about, *figure, token, value);
        claim.subject.clone_from(&reckoning.words);
        out.push(claim);
    }
}

/// `N of M ... P percent`, `of M, N ... P percent`.
fn shares(scene: &Scene<'_>, article: usize, at: usize, part: &Quantity, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let mentions = scene.mentions(article);
    let mention = &mentions[at];
    if !counted(part) {
        return;
    }
    let Some((whole, whole_at)) = whole(document, mentions, at) else { return };
    if !(whole.low > part.low && part.low > 0.0) {
        return;
    }
    let last = at.max(whole_at);
    let Some((other, share)) = share(mentions, last).filter(|(other, _)| !of_the_part(document, other)) else { return };
    let computed = Quantity {
        low: 100.0 * part.low / whole.low,
        high: 100.0 * part.high / whole.low,
        slack: 0.5,
        digits: 2,
        precision: part.precision,
        ..share.clone()
    };
    let about = About::Expression(article, mention.tokens.start);
    let written = mentions[at.min(whole_at)].span.cover(mentions[last].span);
    for (span, token, quantity) in
        [(written, mention.tokens.start, computed), (other.span, other.tokens.start, share.clone())]
    {
        let value = ClaimValue::Amount(quantity);
        out.push(Claim::new(scene, article, ClaimKind::Sum, about, span, token, value));
    }
}

fn counted(quantity: &Quantity) -> bool {
    matches!(quantity.unit.dimension, Dimension::Count | Dimension::None)
        && quantity.precision == Precision::Exact
        && quantity.low >= 5.0
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
    let of = |from: u32, to: u32| to >= from && to - from <= 3 && (from..to).any(|token| document.lower(token) == "of");
    let start = mentions[at].tokens.start;
    if let Some(next) = (at + 1..(at + 4).min(mentions.len())).find(|other| near(*other).is_some())
        && let Some((mention, quantity)) = near(next)
        && of(mentions[at].tokens.end, mention.tokens.start)
    {
        return Some((quantity, next));
    }
    let before = (at.saturating_sub(3)..at).rev().find(|other| near(*other).is_some())?;
    let (mention, quantity) = near(before)?;
    let opened = of(mention.tokens.start.saturating_sub(3), mention.tokens.start);
    // `Of the 240 jobs at the works, 180 ...`: the phrase that opens with the whole ends at the comma.
    let comma = start.checked_sub(1).is_some_and(|at| document.lower(at) == ",");
    let phrase = comma && (mention.tokens.end..start - 1).all(|token| document.lower(token) != ",");
    (opened && (start - mention.tokens.end <= 2 || phrase && start - mention.tokens.end <= REACH))
        .then_some((quantity, before))
}

/// `two in three of them`: a share of the part, not of the whole.
fn of_the_part(document: &Document, share: &Mention) -> bool {
    let at = share.tokens.end;
    document.lower(at) == "of" && matches!(document.lower(at + 1), "them" | "those" | "these" | "whom" | "which")
}

/// The first share behind a mention, if no other number stands between.
fn share(mentions: &[Mention], from: usize) -> Option<(&Mention, &Quantity)> {
    let next = mentions.get(from + 1..)?.iter().find(|next| matches!(next.value, Value::Quantity(_)))?;
    let Value::Quantity(quantity) = &next.value else { return None };
    let near = next.tokens.start.saturating_sub(mentions[from].tokens.end) <= REACH
        && next.sentence == mentions[from].sentence;
    (near && quantity.unit.dimension == Dimension::Share).then_some((next, quantity))
}

/// `ahead by 47 votes, 11,204 to 11,167`: a lead beside the two counts it is the difference of.
fn margin(scene: &Scene<'_>, article: usize, at: usize, lead: &Quantity, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let mentions = scene.mentions(article);
    let following = |nth: usize| match mentions.get(at + nth) {
        Some(mention) if mention.sentence == mentions[at].sentence => match &mention.value {
            Value::Quantity(quantity) if counted(quantity) => Some((mention, quantity)),
            _ => None,
        },
        _ => None,
    };
    let (Some((first, high)), Some((second, low))) = (following(1), following(2)) else { return };
    let joined = |from: u32, to: u32, word: &str| to == from + 1 && document.lower(from) == word;
    let written =
        joined(mentions[at].tokens.end, first.tokens.start, ",") && joined(first.tokens.end, second.tokens.start, "to");
    if !written || !counted(lead) || high.low <= low.low || lead.low >= high.low {
        return;
    }
    let difference = high.low - low.low;
    let reckoned = Quantity { low: difference, high: difference, ..lead.clone() };
    let about = About::Expression(article, mentions[at].tokens.start);
    let counts = first.span.cover(second.span);
    for (span, token, quantity) in
        [(mentions[at].span, mentions[at].tokens.start, lead.clone()), (counts, first.tokens.start, reckoned)]
    {
        out.push(Claim::new(scene, article, ClaimKind::Sum, about, span, token, ClaimValue::Amount(quantity)));
    }
}

/// A change that gives its factor and both ends.
fn ends(scene: &Scene<'_>, article: usize, mention: &Mention, change: &Change, out: &mut Vec<Claim>) {
    let (Some(_), Some(from), Some(to)) = (change.factor, &change.from, &change.to) else { return };
    if from.unit.name != to.unit.name || from.low <= 0.0 {
        return;
    }
    let document = scene.document(article);
    let ends = from.number.cover(to.number);
    let size = scene.mentions_in(article, mention.tokens.clone()).find_map(|(_, other)| match &other.value {
        Value::Quantity(quantity) if !quantity.number.overlaps(from.number) && !quantity.number.overlaps(to.number) => {
            Some(other.span)
        }
        _ => None,
    });
    let trigger = document.cover(change.trigger..change.trigger + 1);
    let said = size.map_or(trigger, |size| if size.overlaps(ends) { size } else { near(trigger, size) });
    let (low, high) = (finer(from, to), finer(to, from));
    let said_change = Change { from: None, to: None, ..change.clone() };
    let made_change = Change { factor: None, difference: None, from: Some(low), to: Some(high), ..change.clone() };
    let about = About::Expression(article, mention.tokens.start);
    for (span, change) in [(said, said_change), (ends, made_change)] {
        let value = ClaimValue::Change(Box::new(change));
        out.push(Claim::new(scene, article, ClaimKind::Sum, about, span, mention.tokens.start, value));
    }
}

/// Trigger and size as one span where they stand close, else the size alone.
fn near(trigger: Span, size: Span) -> Span {
    let both = trigger.cover(size);
    if both.len() <= 40 { both } else { size }
}

/// A quantity with the rounding of its neighbour: writers drop trailing zeros, `1.5` beside `1.25` is `1.50`.
fn finer(quantity: &Quantity, neighbour: &Quantity) -> Quantity {
    Quantity { slack: quantity.slack.min(2.0 * neighbour.slack), ..quantity.clone() }
}
