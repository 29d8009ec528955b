//! Lengths of time: a day beside how long ago it was, a whole less a part beside what is left.

use super::Reckoning;
use crate::calendar::Date;
use crate::claims::claim::Claim;
use crate::claims::scene::Scene;
use crate::mentions::{Dimension, Mention, Precision, Quantity, Timex, TimexKind, Unit, Value};
use crate::text::{Document, Span};

/// Pairs of claims for spans that the calendar or a subtraction gives.
pub(super) fn extract(scene: &Scene<'_>, article: usize, out: &mut Vec<Claim>) {
    let mentions = scene.mentions(article);
    for (at, mention) in mentions.iter().enumerate() {
        let Value::Time(timex) = &mention.value else { continue };
        since(scene, article, (mention, timex), mentions.get(at + 1..).unwrap_or_default(), out);
        rest(scene, article, mention, timex, out);
        from_to(scene, article, &mentions[at..], out);
    }
}

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// A length in days as a quantity.
fn days(low: f64, high: f64, number: Span) -> Quantity {
    let unit = Unit { name: "day".to_owned(), dimension: Dimension::Duration, factor: DAY, offset: 0.0 };
    Quantity { digits: 2, precision: Precision::Between, ..Quantity::made(low, high, unit, number) }
}

/// `on 9 March 2023, 512 days ago`: a day of the calendar with, in apposition, how long ago it was.
fn since(scene: &Scene<'_>, article: usize, (day_at, day): (&Mention, &Timex), next: &[Mention], out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let Some(published) = scene.published(article) else { return };
    let Some(date) = day
        .earliest
        .map(|earliest| earliest.date())
        .filter(|_| day.kind == TimexKind::Date && day.timex.len() == 10 && !day.relative)
    else {
        return;
    };
    let ago = next.iter().take(3).find_map(|other| match &other.value {
        Value::Time(timex) if other.sentence == day_at.sentence => Some((other, timex)),
        _ => None,
    });
    let Some((ago_at, ago)) = ago else { return };
    let near = ago_at.tokens.start.saturating_sub(day_at.tokens.end) <= 2
        && (day_at.tokens.end..ago_at.tokens.start)
            .any(|token| matches!(document.lower(token), "," | "(" | "-" | "\u{2013}" | "\u{2014}"));
    let Some((number, unit)) = written_days(document, ago_at).filter(|_| near && is_ago(document, ago_at, ago)) else {
        return;
    };
    let Some(length) = between(date, published) else { return };
    let (low, high) = (length - 1.0, length + 1.0);
    let said = days(number * unit - SLACK * unit, number * unit + SLACK * unit, ago_at.span);
    let reckoning = Reckoning {
        value: length,
        slack: 1.0,
        words: format!("from {} to {} it is", written(date), written(published)),
    };
    let computed = days(low, high, day_at.span);
    super::push_pair(scene, article, (ago_at, said), (&[day_at.span], computed), &reckoning, out);
}

/// `from 3 May to 24 May, 21 days`, `between 2004 and 2012, a term of eight years`: two dates of one grain and, in
/// apposition, the time between them, which may count both ends.
fn from_to(scene: &Scene<'_>, article: usize, mentions: &[Mention], out: &mut Vec<Claim>) {
    let [one, two, three, ..] = mentions else { return };
    let is_length =
        |mention: &Mention| matches!(&mention.value, Value::Time(timex) if timex.kind == TimexKind::Duration);
    // `12 days, from 3 June to 15 June`
    let (first_at, second_at, length_at) = if is_length(one) { (two, three, one) } else { (one, two, three) };
    let (Value::Time(first), Value::Time(second), Value::Time(length)) =
        (&first_at.value, &second_at.value, &length_at.value)
    else {
        return;
    };
    let document = scene.document(article);
    let word = |at: u32| document.lower(at);
    let opening = word(first_at.tokens.start.saturating_sub(1));
    let joint = word(second_at.tokens.start.saturating_sub(1));
    let ranged = second_at.tokens.start == first_at.tokens.end + 1
        && matches!((opening, joint), ("from", "to" | "until" | "till") | ("between", "and"));
    let gap = if is_length(one) {
        length_at.tokens.end..first_at.tokens.start
    } else {
        second_at.tokens.end..length_at.tokens.start
    };
    let beside =
        (1..=4).contains(&gap.len()) && matches!(word(gap.start), "," | "(" | "-" | "\u{2013}" | "\u{2014}" | "--");
    let grain = first.timex.len() == second.timex.len() && matches!(first.timex.len(), 4 | 10);
    let one = length_at.sentence == first_at.sentence && length.kind == TimexKind::Duration;
    // `three years longer than planned` is no length of it.
    let compared = matches!(
        word(length_at.tokens.end),
        "longer" | "shorter" | "more" | "less" | "later" | "earlier" | "before" | "after"
    );
    if !ranged || !beside || !grain || !one || compared || length.precision != Precision::Exact {
        return;
    }
    let (Some(from), Some(to), Some((number, high, unit))) = (first.earliest, second.earliest, length.count) else {
        return;
    };
    let unit = match unit {
        "day" if first.timex.len() == 10 => 1.0,
        "week" if first.timex.len() == 10 => 7.0,
        "month" if first.timex.len() == 10 => 30.44,
        "year" => 365.25,
        _ => return,
    };
    let Some(days_between) = between(from.date(), to.date()).filter(|_| number == high) else { return };
    let said = days((number - SLACK) * unit, (number + SLACK) * unit, length_at.span);
    // From one year to another may be a year more or less, from one day to another takes in both.
    let play = if first.timex.len() == 4 { 366.0 } else { 1.0 };
    let computed = days(days_between - play, days_between + play, first_at.span);
    let words = format!("From {} to {} it is", document.slice(first_at.span), document.slice(second_at.span));
    let reckoning = Reckoning { value: days_between, slack: play, words };
    let figures = [first_at.span, second_at.span];
    super::push_pair(scene, article, (length_at, said), (&figures, computed), &reckoning, out);
}

/// Units said may be off by this much of one.
const SLACK: f64 = 0.6;

fn written(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

fn between(from: Date, to: Date) -> Option<f64> {
    let days = from.until(to).ok()?.get_days();
    (days > 0).then(|| f64::from(days))
}

fn is_ago(document: &Document, mention: &Mention, timex: &Timex) -> bool {
    let ago = |token: u32| matches!(document.lower(token), "ago" | "earlier" | "before");
    timex.relative && (ago(mention.tokens.end.saturating_sub(1)) || ago(mention.tokens.end))
}

/// `512 days ago` in days, and the days of its unit; months and years are too loose to be counted in days.
fn written_days(document: &Document, mention: &Mention) -> Option<(f64, f64)> {
    let unit_at = mention.tokens.clone().find(|token| matches!(document.lemma(*token), "day" | "week"))?;
    let number = document.lower(unit_at.checked_sub(1)?).replace(',', "").parse::<f64>().ok()?;
    Some((number, if document.lemma(unit_at) == "day" { 1.0 } else { 7.0 }))
}

/// `he served 14 months; that comes off the seven years, so he has six years and two months left`.
fn rest(scene: &Scene<'_>, article: usize, mention: &Mention, timex: &Timex, out: &mut Vec<Claim>) {
    let document = scene.document(article);
    let Some(left) = length(timex).filter(|_| is_rest(document, mention)) else { return };
    let Some(sentence) = document.sentences.get(mention.sentence as usize) else { return };
    let from = mention.sentence.saturating_sub(1);
    let start = document.sentences.get(from as usize).map_or(sentence.tokens.start, |before| before.tokens.start);
    if !(start..mention.tokens.start).any(|token| takes_off(document, token)) {
        return;
    }
    let lengths: Vec<(&Mention, (f64, f64))> = scene
        .mentions_in(article, start..mention.tokens.start)
        .filter_map(|(_, other)| match &other.value {
            Value::Time(timex) => Some((other, length(timex)?)),
            _ => None,
        })
        .collect();
    // Exactly a whole and a part: with more lengths about it is open which are meant.
    let [(one_at, one), (two_at, two)] = lengths.as_slice() else { return };
    let (whole, part) = if one.0 >= two.0 { (one, two) } else { (two, one) };
    if whole.0 <= part.1 || left.0 >= whole.1 {
        return;
    }
    let (low, high) = (whole.0 - part.1, whole.1 - part.0);
    let (small, large) = if one.0 >= two.0 { (two_at, one_at) } else { (one_at, two_at) };
    let months = ((low + high) / 2.0 / MONTH).round();
    let words = format!("{} less {} leave", document.slice(large.span), document.slice(small.span));
    let reckoning = Reckoning { value: months, slack: 0.0, words };
    let said = days(left.0 / DAY, left.1 / DAY, mention.span);
    let computed = days(low / DAY, high / DAY, one_at.span);
    super::push_pair(scene, article, (mention, said), (&[one_at.span, two_at.span], computed), &reckoning, out);
}

/// Seconds of a month of the calendar, on average.
const MONTH: f64 = 30.44 * DAY;

fn length(timex: &Timex) -> Option<(f64, f64)> {
    timex.length.filter(|_| timex.kind == TimexKind::Duration && timex.precision == Precision::Exact)
}

/// `six years to serve`, `two weeks left`, `a month remains`.
fn is_rest(document: &Document, mention: &Mention) -> bool {
    let word = |at: u32| document.lower(at);
    let end = mention.tokens.end;
    matches!(word(end), "left" | "remaining" | "more" | "still")
        || word(end) == "to" && matches!(word(end + 1), "serve" | "go" | "run" | "wait" | "pay" | "play")
        || (mention.tokens.start.saturating_sub(3)..mention.tokens.start)
            .any(|token| matches!(document.lemma(token), "leave" | "remain"))
}

fn takes_off(document: &Document, token: u32) -> bool {
    matches!(
        document.lower(token),
        "off" | "minus" | "less" | "deducted" | "subtracted" | "credited" | "already" | "counts"
    )
}
