//! A change in percent beside the two figures it is the change of, wherever in the sentence they stand: `rose to 84.2
//! billion from 79.8 billion, an increase of 5.5 percent`; `That is up from 79.8 billion, a rise of 5.5 per cent.`

use super::{Reckoning, push};
use crate::claims::claim::Claim;
use crate::claims::scene::Scene;
use crate::mentions::{Change, Dimension, Direction, Mention, Precision, Quantity, Value};
use crate::text::Document;

/// A pair of claims for every change whose ends stand elsewhere.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    for mention in scene.mentions(article) {
        let Value::Change(change) = &mention.value else { continue };
        difference(scene, article, mention, change, out);
        if change.factor.is_none() || change.from.is_some() && change.to.is_some() {
            continue;
        }
        let Some((size_at, size)) = size(scene, article, mention, change) else { continue };
        let Some((from, to)) = ends(scene, article, mention, size_at) else { continue };
        let (Some(low), Some(high)) = (figure(from), figure(to)) else { continue };
        let percent = 100.0 * (high.low / low.low - 1.0);
        // The other way is the other way: `up 5 percent` beside two figures that fall are two things.
        let way = if change.direction == Direction::Down { -percent } else { percent };
        if way <= 0.0 || way > 4.0 * size.low || size.low > 4.0 * way {
            continue;
        }
        let rounding = 100.0 * (low.slack.min(0.01 * low.low) + high.slack.min(0.01 * high.low)) / low.low;
        let document = scene.document(article);
        let (first, second) = (document.slice(low.number), document.slice(high.number));
        let words = format!("From {first} to {second} is");
        let reckoning = Reckoning { value: way, slack: rounding.max(0.05), words };
        push(scene, article, (size_at, size), &[from.span, to.span], &reckoning, out);
    }
}

/// `risen by six to 27 from 20`: a difference beside both its ends, all three in one change.
fn difference(scene: &Scene<'_>, article: usize, mention: &Mention, change: &Change, out: &mut Vec<Claim>) {
    let (Some(size), Some(from), Some(to)) = (&change.difference, &change.from, &change.to) else { return };
    let exact =
        [size, from, to].iter().all(|quantity| quantity.precision == Precision::Exact && quantity.per.is_none());
    let counts =
        |quantity: &Quantity| matches!(quantity.unit.dimension, Dimension::Count | Dimension::None | Dimension::Money);
    let points = size.unit.dimension == Dimension::Points && size.unit.factor == 1.0;
    let shares = [from, to].iter().all(|end| matches!(end.unit.dimension, Dimension::Share | Dimension::None));
    let fits = [size, from, to].iter().all(|quantity| counts(quantity)) || points && shares;
    let value = (to.low - from.low).abs();
    if !exact || !fits || value <= 0.0 || value > 3.0 * size.low || size.low > 3.0 * value {
        return;
    }
    let document = scene.document(article);
    let said = scene
        .mentions_in(article, mention.tokens.clone())
        .find(|(_, other)| other.span.contains(size.number) && matches!(other.value, Value::Quantity(_)));
    let Some((_, said)) = said else { return };
    let words = format!("From {} to {} is", document.slice(from.number), document.slice(to.number));
    let slack = if points || size.slack > 0.5 { from.slack + to.slack } else { 0.0 };
    push(scene, article, (said, size), &[from.number, to.number], &Reckoning { value, slack, words }, out);
}

fn figure(mention: &Mention) -> Option<&Quantity> {
    match &mention.value {
        Value::Quantity(quantity)
            if quantity.precision == Precision::Exact
                && quantity.low > 0.0
                && matches!(quantity.unit.dimension, Dimension::Money | Dimension::Count | Dimension::None) =>
        {
            Some(quantity)
        }
        _ => None,
    }
}

/// The share by which something changes.
fn size<'a>(
    scene: &Scene<'a>,
    article: usize,
    mention: &Mention,
    change: &Change,
) -> Option<(&'a Mention, &'a Quantity)> {
    let difference = change.difference.as_ref()?;
    scene.mentions_in(article, mention.tokens.clone()).find_map(|(_, other)| match &other.value {
        Value::Quantity(quantity)
            if quantity.number == difference.number
                && quantity.unit.dimension == Dimension::Share
                && quantity.precision == Precision::Exact =>
        {
            Some((other, quantity))
        }
        _ => None,
    })
}

/// The figures before and after: the only two of one unit in the sentence, one behind `from`; or the one behind `from`, and
/// the last of its unit in the sentence before, where this one begins with `That is`.
fn ends<'a>(scene: &Scene<'a>, article: usize, change: &Mention, size: &Mention) -> Option<(&'a Mention, &'a Mention)> {
    let document = scene.document(article);
    let sentence = document.sentences.get(change.sentence as usize)?;
    let figures: Vec<&Mention> = scene
        .mentions_in(article, sentence.tokens.clone())
        .map(|(_, other)| other)
        .filter(|other| figure(other).is_some() && other.span != size.span)
        .collect();
    let from = |mention: &&&Mention| led(document, mention, "from");
    let base = *figures.iter().find(from)?;
    if figures.iter().filter(from).count() > 1 {
        return None;
    }
    let result = match figures.as_slice() {
        [one, two] => {
            let other = if std::ptr::eq(*one, base) { two } else { one };
            // `up from 412 a year ago in 40 shops` names another thing than the result.
            (led(document, other, "to") || same_unit(base, other)).then_some(*other)?
        }
        [_] => before(scene, article, change.sentence, base)?,
        _ => return None,
    };
    alike(base, result).then_some((base, result))
}

/// The last figure of the sentence before, where this one is said of it.
fn before<'a>(scene: &Scene<'a>, article: usize, sentence: u32, base: &Mention) -> Option<&'a Mention> {
    let document = scene.document(article);
    let start = document.sentences.get(sentence as usize)?.tokens.start;
    let refers = matches!(document.lower(start), "that" | "this" | "it")
        && matches!(document.lower(start + 1), "is" | "'s" | "\u{2019}s" | "was" | "represents" | "marks" | "compares");
    let earlier = document.sentences.get((sentence as usize).checked_sub(1)?)?;
    let found = scene.mentions_in(article, earlier.tokens.clone()).map(|(_, other)| other);
    let mut found = found.filter(|other| figure(other).is_some() && alike(base, other));
    let only = found.next()?;
    (refers && found.next().is_none()).then_some(only)
}

fn led(document: &Document, mention: &Mention, word: &str) -> bool {
    (mention.tokens.start.saturating_sub(2)..mention.tokens.start).any(|at| document.lower(at) == word)
}

fn same_unit(one: &Mention, other: &Mention) -> bool {
    matches!((figure(one), figure(other)), (Some(one), Some(other)) if one.unit.name == other.unit.name)
}

/// Whether two figures can be two states of one: of one unit or one of them without, and not apart by a multiple.
fn alike(one: &Mention, other: &Mention) -> bool {
    let (Some(one), Some(other)) = (figure(one), figure(other)) else { return false };
    let bare = |quantity: &Quantity| quantity.unit.dimension == Dimension::None;
    let unit = one.unit.name == other.unit.name || bare(one) || bare(other);
    let times = one.low / other.low;
    unit && one.per == other.per && (0.1..10.0).contains(&times)
}
