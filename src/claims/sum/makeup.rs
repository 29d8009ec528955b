//! A whole in one sentence, and in another what it is made up of or paid with: `The force has 640 soldiers. It consists of 300
//! engineers, 220 medics and 80 drivers`; `to buy the firm for 6.2 billion ... It will pay with 3.5 billion from a bond sale,
//! 1.9 billion from its own funds and 600 million in loans.`

use std::ops::Range;

use super::parts::Sum;
use super::whole::{MOST_PARTS, near, unread};
use super::words::WHOLES;
use crate::claims::numerals::{Also, Numeral, numerals};
use crate::claims::scene::Scene;
use crate::mentions::{Dimension, Mention, Precision, Quantity, Value};
use crate::text::{Document, Sentence, Tag};

/// What a sentence tells that its parts are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Makes {
    Up,
    Payment,
}

/// The sum of a sentence that tells parts, if they miss what they make up.
pub(super) fn sum(scene: &Scene<'_>, article: usize, nth: usize, mine: &[Numeral]) -> Option<Sum> {
    let document = scene.document(article);
    let sentence = document.sentences.get(nth)?;
    let (makes, verb, first) = opener(document, sentence, mine)?;
    let parts: Vec<Numeral> = mine.get(first..)?.iter().map(exact).collect();
    let parts = Some(parts.as_slice()).filter(|parts| (2..=MOST_PARTS).contains(&parts.len()))?;
    row(scene, article, sentence, parts).then_some(())?;
    let refers = refers(document, sentence.tokens.start..verb);
    let money = parts.first().is_some_and(|part| is_money(scene, article, part));
    let before = || refers.then(|| told_before(scene, article, nth, parts)).flatten();
    let paid = || {
        let pays = makes == Makes::Payment && money && pays_itself(document, sentence.tokens.start..verb);
        pays.then(|| price(scene, article, nth)).flatten()
    };
    let whole = before().or_else(paid)?;
    near(&exact(&whole), parts)
}

/// A figure that is whole in its scale is told exactly beside its parts, `18 million` of `9 million` and `7 million`.
fn exact(figure: &Numeral) -> Numeral {
    let whole = [1e3, 1e6, 1e9].into_iter().any(|scale: f64| (figure.slack - 0.5 * scale).abs() < 1.0);
    Numeral { slack: if whole { 0.0 } else { figure.slack }, ..figure.clone() }
}

/// The verb that parts follow, and the first of them.
fn opener(document: &Document, sentence: &Sentence, mine: &[Numeral]) -> Option<(Makes, u32, usize)> {
    let rows = WHOLES.made_of.iter().map(|row| (Makes::Up, row));
    let rows = || rows.clone().chain(WHOLES.paid_with.iter().map(|row| (Makes::Payment, row)));
    mine.iter().enumerate().find_map(|(nth, part)| {
        let mut at = part.tokens.start;
        while at > sentence.tokens.start && matches!(document.lower(at - 1), "$" | "\u{a3}" | "\u{20ac}" | "the") {
            at -= 1;
        }
        let start = at.saturating_sub(REACH).max(sentence.tokens.start);
        rows().find_map(|(makes, (verb, preposition))| {
            let close = if preposition.is_empty() { at } else { at.checked_sub(1)? };
            let led = preposition.is_empty() || document.lower(close) == preposition;
            // Without a preposition the number is the verb's own object.
            let from = if preposition.is_empty() { close.saturating_sub(1).max(start) } else { start };
            let verb = (from..close).rev().find(|token| document.lemma(*token) == verb);
            verb.filter(|_| led).map(|verb| (makes, verb, nth))
        })
    })
}

/// How far before its first part the verb may stand, in tokens.
const REACH: u32 = 5;

/// Whether parts stand in one row that is closed by `and`, each with what it is told by, and are all figures there.
fn row(scene: &Scene<'_>, article: usize, sentence: &Sentence, parts: &[Numeral]) -> bool {
    let document = scene.document(article);
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    let gaps: Vec<Range<u32>> = parts.windows(2).map(|pair| pair[0].tokens.end..pair[1].tokens.start).collect();
    let separated = |gap: &Range<u32>, word: &str| {
        gap.clone().rev().take(2).any(|token| document.lower(token) == word) && gap.end - gap.start <= WIDEST
    };
    let (closing, others) = match gaps.split_last() {
        Some((closing, others)) => (separated(closing, "and"), others.iter().all(|gap| separated(gap, ","))),
        None => (false, false),
    };
    let told = |token: u32| matches!(document.tag(token), Tag::Adp | Tag::Noun | Tag::Propn | Tag::Adj);
    // What stands behind the number with its scale and its unit.
    let end_of = |part: &Numeral| {
        // The sign of a currency stands before the number.
        let from = part.tokens.start.saturating_sub(1);
        let mut figures = scene.mentions_in(article, from..part.tokens.end).map(|(_, mention)| mention);
        figures.find(|mention| matches!(mention.value, Value::Quantity(_))).map_or(part.tokens.end, |it| it.tokens.end)
    };
    let behind = parts.iter().all(|part| end_of(part) > part.tokens.end || told(part.tokens.end));
    let end = sentence.tokens.end;
    let tail = last.tokens.end..(last.tokens.end + WIDEST).min(end);
    let loose = (sentence.tokens.start..tail.end)
        .any(|token| WHOLES.loose.contains(document.lower(token)) || matches!(document.lower(token), "first" | "not"));
    let times = scene
        .mentions_in(article, first.tokens.start..end)
        .any(|(_, other)| matches!(&other.value, Value::Time(_)) && other.tokens.start < tail.end);
    closing && others && behind && !loose && !times && unread(scene, article, sentence, parts) == 0
}

/// Most tokens between one part and the next.
const WIDEST: u32 = 10;

/// Whether the subject is what was told of before: `It`, `They`, `The sum`.
fn refers(document: &Document, subject: Range<u32>) -> bool {
    let start = subject.start;
    let alone = subject.end <= start + 2 || !matches!(document.tag(start + 2), Tag::Noun | Tag::Propn | Tag::Adp);
    let noun = WHOLES.told_before.contains(document.lemma(start + 1)) && alone;
    matches!(document.lower(start), "it" | "they" | "he" | "she" | "that" | "this")
        && matches!(document.tag(start + 1), Tag::Verb | Tag::Aux | Tag::Adv)
        || matches!(document.lower(start), "the" | "this" | "its") && noun
}

/// Whether who pays is the one whom the article is about: a pronoun, or a name alone.
fn pays_itself(document: &Document, subject: Range<u32>) -> bool {
    let start = subject.start;
    refers(document, subject.clone()) || document.tag(start) == Tag::Propn && subject.len() <= 5
}

fn is_money(scene: &Scene<'_>, article: usize, part: &Numeral) -> bool {
    let tokens = part.tokens.start.saturating_sub(1)..part.tokens.end;
    scene.mentions_in(article, tokens).any(|(_, other)| {
        matches!(&other.value, Value::Quantity(quantity) if quantity.unit.dimension == Dimension::Money)
            || part.value >= 1e5
    })
}

/// How many sentences before its parts a whole may stand, where what stands between has no figures.
const BACK: usize = 2;

/// The only figure of the last sentence with one, if it can be the whole of the parts.
fn told_before(scene: &Scene<'_>, article: usize, nth: usize, parts: &[Numeral]) -> Option<Numeral> {
    let document = scene.document(article);
    for back in 1..=BACK {
        let sentence = document.sentences.get(nth.checked_sub(back)?)?;
        let figures = numerals(scene, article, sentence, Also::Nothing);
        let hidden = unread(scene, article, sentence, &figures);
        match figures.as_slice() {
            [] if hidden == 0 => {}
            [whole] if hidden == 0 => {
                let money = is_money(scene, article, whole);
                let like = !money || parts.iter().all(|part| part.unit.is_empty() || part.unit == whole.unit);
                let sort = parts.iter().all(|part| is_money(scene, article, part) == money);
                return (like && sort).then(|| whole.clone());
            }
            _ => return None,
        }
    }
    None
}

/// The price for which the article says that something is bought, if it gives but one: its nearest mention before.
fn price(scene: &Scene<'_>, article: usize, nth: usize) -> Option<Numeral> {
    let document = scene.document(article);
    let prices = scene.mentions(article).iter().filter_map(|mention| match &mention.value {
        Value::Quantity(quantity) if is_price(document, mention, quantity) => Some((mention, quantity)),
        _ => None,
    });
    let prices: Vec<(&Mention, &Quantity)> = prices.collect();
    let (_, first) = prices.first()?;
    let one = prices.iter().all(|(_, price)| price.low == first.low);
    let (mention, quantity) = prices.iter().rev().find(|(mention, _)| (mention.sentence as usize) < nth)?;
    one.then(|| Numeral {
        tokens: mention.tokens.clone(),
        value: quantity.low,
        slack: quantity.slack,
        unit: quantity.unit.name.clone(),
    })
}

/// `agreed to buy the firm for about 6.2 billion pounds`.
fn is_price(document: &Document, mention: &Mention, quantity: &Quantity) -> bool {
    let Some(sentence) = document.sentences.get(mention.sentence as usize) else { return false };
    let whole = quantity.unit.dimension == Dimension::Money
        && quantity.per.is_none()
        && matches!(quantity.precision, Precision::Exact | Precision::About)
        && quantity.low >= 1e5;
    let near = mention.tokens.start.saturating_sub(2).max(sentence.tokens.start)..mention.tokens.start;
    let led = near.into_iter().any(|token| document.lower(token) == "for");
    let bought = (sentence.tokens.start..mention.tokens.start).any(|token| WHOLES.buys.contains(document.lemma(token)));
    whole && led && bought
}
