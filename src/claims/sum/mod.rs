//! Sums that the reader can do: a part of a whole beside the share it is said to be, a change beside its two ends.
//!
//! `of its 560 houses, 420 are now rubble: about 60 per cent` gives two claims of one expression, 75 and 60 percent.

mod clocks;
mod each;
mod ends;
mod hundred;
mod makeup;
mod owners;
mod paces;
mod parts;
mod rates;
mod records;
mod shares;
mod spans;
mod totals;
mod whole;
mod words;
mod years;

use std::ops::Range;

use super::claim::{About, Claim, ClaimKind, ClaimValue};
use super::scene::Scene;
use crate::mentions::{Change, Dimension, Mention, Precision, Quantity, Unit, Value};
use crate::text::{Document, Span};

/// A pair of claims for every sum that is written out.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let mentions = scene.mentions(article);
    for (at, mention) in mentions.iter().enumerate() {
        match &mention.value {
            Value::Quantity(quantity) => {
                shares::of_whole(scene, article, at, quantity, out);
                margin(scene, article, at, quantity, out);
            }
            Value::Change(change) => ends(scene, article, mention, change, out),
            _ => {}
        }
    }
    totals::extract(scene, article, out);
    rates::extract(scene, article, out);
    spans::extract(scene, article, out);
    clocks::extract(scene, article, out);
    parts::extract(scene, article, out);
    ends::extract(scene, article, out);
    each::extract(scene, article, out);
    records::extract(scene, article, out);
    years::extract(scene, article, out);
    hundred::extract(scene, article, out);
    paces::extract(scene, article, out);
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

/// A count that the text gives in some words, as a mention to hold a sum against.
fn given(document: &Document, tokens: Range<u32>, value: f64, slack: f64, unit: &str) -> (Mention, Quantity) {
    let span = document.cover(tokens.clone());
    let unit = Unit { name: unit.to_owned(), dimension: Dimension::Count, factor: 1.0, offset: 0.0 };
    let quantity = Quantity { slack, digits: 9, ..Quantity::made(value, value, unit, span) };
    let sentence = document.tokens.get(tokens.start as usize).map_or(0, |token| token.sentence);
    (Mention { span, tokens, sentence, value: Value::Quantity(quantity.clone()), found_by: "sum" }, quantity)
}

fn counted(quantity: &Quantity) -> bool {
    matches!(quantity.unit.dimension, Dimension::Count | Dimension::None)
        && quantity.precision == Precision::Exact
        && quantity.low >= 5.0
}

/// The figure that the text gives, and the one reckoned from the words of a span.
fn pair(
    scene: &Scene<'_>,
    article: usize,
    (said_at, said): (&Mention, &Quantity),
    (figures, token, computed): (Span, u32, Quantity),
    out: &mut Vec<Claim>,
) {
    let about = About::Expression(article, token);
    for (span, token, quantity) in [(figures, token, computed), (said_at.span, said_at.tokens.start, said.clone())] {
        let value = ClaimValue::Amount(quantity);
        out.push(Claim::new(scene, article, ClaimKind::Sum, about, span, token, value));
    }
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
    let counts = first.span.cover(second.span);
    pair(scene, article, (&mentions[at], lead), (counts, first.tokens.start, reckoned), out);
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
