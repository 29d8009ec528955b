//! A rate, a number of periods and their product: `at £3m a day ... over the 12 days that makes £30m`.

use super::paces::is_loose;
use super::shares::ties;
use super::{Reckoning, push};
use crate::claims::claim::Claim;
use crate::claims::scene::Scene;
use crate::mentions::{Dimension, Mention, Precision, Quantity, Value};
use crate::text::Document;

/// How many sentences before the product the rate may stand.
const BACK: u32 = 2;

/// A pair of claims for every product whose factors are given.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    for mention in scene.mentions(article) {
        let Value::Quantity(total) = &mention.value else { continue };
        let exact = total.precision != Precision::Between && total.low > 0.0 && total.per.is_none();
        if !exact || !sums_up(document, mention) {
            continue;
        }
        let Some((rate_at, rate, per)) = rate(scene, article, mention, total) else { continue };
        let Some((times_at, times)) = times(scene, article, mention, per) else { continue };
        // `the 4,000 tickets sold out while the hall cost 60,000 euros`: of something else.
        let between = times_at.tokens.end.max(rate_at.tokens.end)..mention.tokens.start;
        if between.clone().any(|token| matches!(document.lower(token), "while" | "whereas" | "but" | ";")) {
            continue;
        }
        // `more than the 24,000 euros a year that a clerk gets`, `at first 5 metres a month`: rates of something else.
        let behind = mention.tokens.end.max(times_at.tokens.end)..rate_at.tokens.start;
        if behind.start < behind.end && (!ties(document, behind.clone()) || is_loose(document, behind)) {
            continue;
        }
        let value = rate.low * times;
        if value <= total.low / 10.0 || value >= total.low * 10.0 || rate.low >= total.low {
            continue;
        }
        let words = format!("{} {per}s at {} make", times, document.slice(rate_at.span));
        let reckoning = Reckoning { value, slack: total.slack + rate.slack * times, words };
        push(scene, article, (mention, total), &[rate_at.span, times_at.span], &reckoning, out);
    }
}

/// Whether a word of summing up stands before the number in its sentence (`that makes`, `a total of`, `comes to`).
fn sums_up(document: &Document, mention: &Mention) -> bool {
    let Some(sentence) = document.sentences.get(mention.sentence as usize) else { return false };
    let from = mention.tokens.start.saturating_sub(NEAR).max(sentence.tokens.start);
    (from..mention.tokens.start).any(|token| {
        matches!(
            document.lemma(token),
            "make"
                | "total"
                | "amount"
                | "come"
                | "add"
                | "mean"
                | "equal"
                | "altogether"
                | "lose"
                | "cost"
                | "sum"
                | "bring"
                | "fetch"
                | "raise"
                | "earn"
        ) || document.lower(token) == "in" && matches!(document.lower(token + 1), "all" | "total")
    })
}

/// How far before its number the word of summing up may stand, in tokens.
const NEAR: u32 = 5;

/// The last rate in the unit of the total, in its sentence or one of those before.
fn rate<'a>(
    scene: &Scene<'a>,
    article: usize,
    total_at: &Mention,
    total: &Quantity,
) -> Option<(&'a Mention, &'a Quantity, &'a str)> {
    let mut rates = scene.mentions(article).iter().filter_map(|other| match &other.value {
        Value::Quantity(quantity)
            if other.sentence <= total_at.sentence && other.sentence + BACK >= total_at.sentence =>
        {
            let per = quantity.per.as_deref()?;
            let unit = quantity.unit.name == total.unit.name && quantity.precision != Precision::Between;
            unit.then_some((other, quantity, per))
        }
        _ => None,
    });
    rates.next_back()
}

/// How many of the periods the sentence of the total names: `over the 21 days`, `in three weeks`, `for 40 tickets`.
fn times<'a>(scene: &Scene<'a>, article: usize, total_at: &Mention, per: &str) -> Option<(&'a Mention, f64)> {
    let document = scene.document(article);
    let sentence = document.sentences.get(total_at.sentence as usize)?.tokens.clone();
    let mut found = None;
    for (_, other) in scene.mentions_in(article, sentence) {
        let number = match &other.value {
            Value::Time(timex) if timex.length.is_some() => periods(&timex.timex, per),
            Value::Quantity(quantity)
                if quantity.unit.dimension == Dimension::Count
                    && quantity.unit.name == per
                    && quantity.low == quantity.high =>
            {
                Some(quantity.low)
            }
            _ => None,
        };
        if let Some(number) = number.filter(|number| *number > 1.0) {
            // Two lengths leave open which of them is meant.
            if found.is_some() {
                return None;
            }
            found = Some((other, number));
        }
    }
    found
}

/// `P21D` in days, `P3W` in weeks.
fn periods(timex: &str, per: &str) -> Option<f64> {
    let letter = match per {
        "day" => "D",
        "week" => "W",
        "month" => "M",
        "year" => "Y",
        _ => return None,
    };
    timex.strip_prefix('P')?.strip_suffix(letter)?.parse().ok()
}
