//! What was got or gone through in a length of time, and the rate it is told to be: `stole 360,000 euros over three years,
//! about 10,000 a month`; `fell from 14,000ft to 5,000ft in three minutes, 3,000ft every 60 seconds`.

use super::shares::ties;
use super::{Reckoning, push};
use crate::claims::claim::{Claim, ClaimKind};
use crate::claims::scene::Scene;
use crate::mentions::{Change, Dimension, Mention, Precision, Quantity, TimexKind, Value};
use crate::text::{Document, Sentence};

/// A rate with the seconds of what it is told for.
struct Rate<'a> {
    mention: &'a Mention,
    quantity: &'a Quantity,
    seconds: f64,
    end: u32,
}

/// A pair of claims for every rate that is not that of its whole and length.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for (nth, sentence) in (0u32..).zip(&document.sentences).filter(|(_, sentence)| sentence.block.speaks()) {
        // One sum told twice is told once.
        let known = |claim: &Claim| claim.kind == ClaimKind::Sum && claim.article == article && claim.sentence == nth;
        if out.iter().any(known) {
            continue;
        }
        let Some(rate) = rate(scene, article, sentence) else { continue };
        let before = sentence.tokens.start..rate.mention.tokens.start;
        let Some((length_at, seconds)) = length(scene, article, before.clone()) else { continue };
        let Some((figures, total)) = whole(scene, article, before, rate.quantity) else { continue };
        let last = figures.iter().map(|figure| figure.tokens.end).max().unwrap_or(0).max(length_at.tokens.end);
        if !ties(document, last..rate.mention.tokens.start) || is_loose(document, last..rate.mention.tokens.start) {
            continue;
        }
        let value = total * rate.seconds / seconds / speed(rate.quantity).unwrap_or(1.0);
        let said = rate.quantity;
        let slack = if said.precision == Precision::About { ABOUT } else { ROUNDED } * value;
        let plausible =
            value < 10.0 * said.low && said.low < 10.0 * value && (value - said.low).abs() > slack + said.slack;
        if !plausible || seconds <= rate.seconds {
            continue;
        }
        let names: Vec<&str> = figures.iter().map(|figure| document.slice(figure.span)).collect();
        let words = format!("{} in {} is", names.join(" to "), document.slice(length_at.span));
        let spans: Vec<_> = figures.iter().map(|figure| figure.span).chain([length_at.span]).collect();
        let exact = Quantity { precision: Precision::Exact, ..said.clone() };
        push(scene, article, (rate.mention, &exact), &spans, &Reckoning { value, slack, words }, out);
    }
}

/// How far off a rate may be that is told as about so much, or rounded.
const ABOUT: f64 = 0.2;
const ROUNDED: f64 = 0.06;

/// The only rate of a sentence, in a unit of time: `10,000 euros a month`, `4,500ft every 60 seconds`.
fn rate<'a>(scene: &Scene<'a>, article: usize, sentence: &Sentence) -> Option<Rate<'a>> {
    let mentions: Vec<&Mention> = scene.mentions_in(article, sentence.tokens.clone()).map(|(_, it)| it).collect();
    let mut rates = mentions.iter().filter_map(|mention| {
        let Value::Quantity(quantity) = &mention.value else { return None };
        let plain = matches!(quantity.precision, Precision::Exact | Precision::About) && quantity.low > 0.0;
        let seconds = quantity.per.as_deref().and_then(seconds_of).or_else(|| speed(quantity).map(|_| 1.0));
        let per = seconds.map(|seconds| (seconds, mention.tokens.end));
        let set = || {
            mentions.iter().find_map(|other| match &other.value {
                Value::Time(timex) if timex.kind == TimexKind::Set && other.tokens.start == mention.tokens.end => {
                    Some((seconds_of_set(&timex.timex)?, other.tokens.end))
                }
                _ => None,
            })
        };
        let (seconds, end) = per.or_else(set).filter(|_| plain)?;
        Some(Rate { mention, quantity, seconds, end })
    });
    let rate = rates.next()?;
    let alone = rates.next().is_none();
    let document = scene.document(article);
    let closes = rate.end >= sentence.tokens.end || matches!(document.lower(rate.end), "." | "," | ")" | ";" | "on");
    (alone && closes).then_some(rate)
}

/// The factor of a speed, which is a length in a second.
fn speed(quantity: &Quantity) -> Option<f64> {
    (quantity.unit.dimension == Dimension::Speed).then_some(quantity.unit.factor)
}

fn seconds_of(unit: &str) -> Option<f64> {
    Some(match unit {
        "second" => 1.0,
        "minute" => 60.0,
        "hour" => 3600.0,
        "day" => 86_400.0,
        "week" => 7.0 * 86_400.0,
        "month" => 365.25 / 12.0 * 86_400.0,
        "year" => 365.25 * 86_400.0,
        _ => return None,
    })
}

/// The seconds of `PT60S`, `P1D`.
fn seconds_of_set(timex: &str) -> Option<f64> {
    let (clock, rest) = match timex.strip_prefix("PT") {
        Some(rest) => (true, rest),
        None => (false, timex.strip_prefix('P')?),
    };
    let unit = match (clock, rest.chars().last()?) {
        (true, 'S') => "second",
        (true, 'M') => "minute",
        (true, 'H') => "hour",
        (false, 'D') => "day",
        (false, 'W') => "week",
        (false, 'M') => "month",
        (false, 'Y') => "year",
        _ => return None,
    };
    Some(rest.get(..rest.len() - 1)?.parse::<f64>().ok()? * seconds_of(unit)?)
}

/// The only length of time before the rate, where the words say that something took so long.
fn length<'a>(scene: &Scene<'a>, article: usize, tokens: std::ops::Range<u32>) -> Option<(&'a Mention, f64)> {
    let document = scene.document(article);
    let mut lengths = scene.mentions_in(article, tokens).filter_map(|(_, mention)| match &mention.value {
        Value::Time(timex) if timex.kind == TimexKind::Duration => {
            let (number, high, unit) = timex.count.unwrap_or((1.0, 1.0, ""));
            let one = || mention.tokens.clone().find_map(|token| seconds_of(document.lemma(token)));
            let exact = timex.precision == Precision::Exact && number == high;
            Some((mention, seconds_of(unit).map(|seconds| seconds * number).or_else(one).filter(|_| exact)?))
        }
        _ => None,
    });
    let (mention, seconds) = lengths.next().filter(|_| lengths.next().is_none())?;
    let before = document.lower(mention.tokens.start.saturating_sub(1));
    matches!(before, "in" | "over" | "during" | "within" | "for" | "of").then_some((mention, seconds))
}

/// What there was in that time: the only figure in the unit of the rate, or from where to where something went.
fn whole<'a>(
    scene: &Scene<'a>,
    article: usize,
    tokens: std::ops::Range<u32>,
    rate: &Quantity,
) -> Option<(Vec<&'a Mention>, f64)> {
    let mentions = || scene.mentions_in(article, tokens.clone()).map(|(_, mention)| mention);
    let like = |quantity: &Quantity| {
        let bare = rate.unit.name.is_empty() && !quantity.unit.dimension.is_physical();
        let length = speed(rate).is_some() && quantity.unit.dimension == Dimension::Length;
        (quantity.unit.name == rate.unit.name || bare || length) && quantity.per.is_none()
    };
    let worth =
        |quantity: &Quantity| if speed(rate).is_some() { quantity.low * quantity.unit.factor } else { quantity.low };
    let figures: Vec<(&Mention, &Quantity)> = mentions()
        .filter_map(|mention| match &mention.value {
            Value::Quantity(quantity) if like(quantity) => Some((mention, quantity)),
            _ => None,
        })
        .collect();
    if !figures.iter().all(|(_, quantity)| matches!(quantity.precision, Precision::Exact | Precision::About)) {
        return None;
    }
    match figures.as_slice() {
        [(mention, quantity)] => Some((vec![mention], worth(quantity))),
        [(one, low), (two, high)] => {
            let ends = |change: &Change| {
                let (Some(from), Some(to)) = (&change.from, &change.to) else { return false };
                [from.low, to.low] == [low.low, high.low] || [to.low, from.low] == [low.low, high.low]
            };
            let change = mentions().any(|mention| matches!(&mention.value, Value::Change(change) if ends(change)));
            change.then(|| (vec![*one, *two], (worth(high) - worth(low)).abs()))
        }
        _ => None,
    }
}

/// `at first 5 metres a month`, `at times`, `up to`, `most of it at`: the rate of a part of that time.
pub(super) fn is_loose(document: &Document, mut tokens: std::ops::Range<u32>) -> bool {
    tokens.any(|token| {
        matches!(
            document.lower(token),
            "at" | "first" | "times" | "up" | "then" | "later" | "once" | "now" | "plus" | "to"
        )
    })
}
