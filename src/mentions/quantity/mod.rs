//! Numbers with what they count or measure: digits, words, ranges, shares, money, ages, scores, counted nouns.
//!
//! Runs after the recogniser of times and leaves its numbers alone, but for ages (`57-year-old`).

mod age;
mod amount;
mod counted;
mod group;
mod hedge;
mod range;
mod reject;
mod share;
mod tables;
mod unit;
mod view;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use super::number::{Numbers, number_word, number_words};
use super::{Dimension, Mention, Precision, Quantity, Sheet, Unit, Value};
use crate::tables::Glossary;
use crate::text::{Document, Sentence};
use amount::Amount;
use tables::{LISTS, UNITS};
use view::View;

/// The unit of a counted noun.
fn counting(name: &str) -> Unit {
    Unit { name: name.into(), dimension: Dimension::Count, factor: 1.0, offset: 0.0 }
}

/// No unit at all.
fn bare_unit() -> Unit {
    Unit { name: String::new(), dimension: Dimension::None, factor: 1.0, offset: 0.0 }
}

/// Appends what it finds; a length of time that turns out to be an age is taken out.
pub(super) fn recognize(sheet: &Sheet<'_>, out: &mut Vec<Mention>) {
    let document = sheet.document;
    let numbers = Numbers::of(document);
    let starts: Vec<bool> = document.words().iter().map(starts_amount).collect();
    let mut timed = vec![false; document.tokens.len()];
    for mention in out.iter().filter(|mention| matches!(mention.value, Value::Time(_))) {
        let tokens = mention.tokens.start as usize..mention.tokens.end as usize;
        timed.get_mut(tokens).into_iter().flatten().for_each(|flag| *flag = true);
    }
    let mut found = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let view =
            View { document, from: sentence.tokens.start, to: sentence.tokens.end, numbers: &numbers, timed: &timed };
        let amounts = read_sentence(view, sentence, &starts);
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        found.extend(amounts.into_iter().map(|amount| mention(view, amount, index)));
    }
    hedge_twins(document, &mut found);
    drop_lengths_of_age(&found, out);
    out.append(&mut found);
}

/// A hedge holds for what is told again in brackets in another unit: `up to 190 kph (118 mph)`.
fn hedge_twins(document: &Document, found: &mut [Mention]) {
    for at in 1..found.len() {
        let (before, behind) = found.split_at_mut(at);
        let (Some(first), Some(twin)) = (before.last(), behind.first_mut()) else { continue };
        let bracketed = first.tokens.end + 1 == twin.tokens.start
            && document.word(first.tokens.end) == "("
            && document.word(twin.tokens.end) == ")";
        let (Value::Quantity(told), Value::Quantity(again)) = (&first.value, &mut twin.value) else { continue };
        let sort = told.unit.dimension == again.unit.dimension && told.unit.name != again.unit.name;
        let (x, y) = (told.bound() * told.unit.factor, again.low * again.unit.factor);
        let equal = told.unit.dimension.is_physical() && (x - y).abs() <= 0.05 * x.abs();
        if !bracketed || !sort || !equal || again.precision != Precision::Exact {
            continue;
        }
        match told.precision {
            Precision::About => again.precision = Precision::About,
            Precision::AtLeast => (again.high, again.precision) = (f64::INFINITY, Precision::AtLeast),
            Precision::AtMost => (again.low, again.precision) = (0.0, Precision::AtMost),
            Precision::Exact | Precision::Between => {}
        }
    }
}

/// The words that begin or carry a number.
static STARTS: LazyLock<Glossary<&'static str, ()>> = LazyLock::new(|| {
    const OTHERS: [&str; 8] = ["hat", "point", "cent", "penny", "percent", "percentage", "second", "other"];
    let listed = LISTS.vague.keys().chain(LISTS.groups.keys()).chain(LISTS.born.keys()).chain(LISTS.figured.keys());
    let listed = listed.chain(LISTS.notes.keys()).chain(&LISTS.ones);
    listed.map(String::as_str).chain(number_words()).chain(OTHERS).map(|word| (word, ())).collect()
});

/// Whether a word can begin or carry a number.
fn starts_amount(word: &str) -> bool {
    // `11pm` begins with a digit, `us$5` and `rs500` have one behind a few letters.
    let digit = word.bytes().position(|byte| byte.is_ascii_digit());
    digit.is_some_and(|at| at <= 4)
        || word.starts_with(|first: char| first == '.' && word.len() > 1 || first.is_numeric())
        || STARTS.get(word).is_some()
}

fn read_sentence(view: View, sentence: &Sentence, starts: &[bool]) -> Vec<Amount> {
    let mut amounts: Vec<Amount> = Vec::new();
    let mut at = sentence.tokens.start;
    while let Some(token) = view.token(at) {
        let starts = starts.get(token.lower.index()).copied().unwrap_or(false);
        let found = if starts { read_one(view, at) } else { None };
        match found {
            // A sign or an `a` may reach back, never into the amount before.
            Some(amount) if amounts.last().is_none_or(|last| last.tokens.end <= amount.tokens.start) => {
                at = amount.tokens.end.max(at + 1);
                amounts.push(amount);
            }
            Some(amount) => at = amount.tokens.end.max(at + 1),
            None => at += 1,
        }
    }
    range::share_units(view, &mut amounts);
    amounts.retain(|amount| amount.unit.is_some() || !reject::bare(view, amount));
    amounts
}

/// The quantity whose number is at a token.
fn read_one(view: View, at: u32) -> Option<Amount> {
    if reject::by_its_left(view, at) || reject::resolution(view, at) {
        return None;
    }
    if let Some(found) = without_number(view, at) {
        return Some(found);
    }
    let mut amount = amount::read(view, at)?;
    if reject::in_name(view, &amount) {
        return None;
    }
    let timed = view.any_timed(amount.number.clone());
    if let Some(aged) = age::age(view, &amount) {
        // `aged 18 to 64`
        let bare =
            |range: Amount| Amount { unit: range.unit.filter(|unit| unit.dimension != Dimension::Duration), ..range };
        let ranging = range::range(view, &amount).and_then(|range| age::age(view, &bare(range)));
        return Some(ranging.unwrap_or(aged));
    }
    if timed {
        return None;
    }
    if let Some(found) = beaufort(view, &amount).or_else(|| range::score(view, &amount)) {
        return Some(found);
    }
    group::in_scores(view, &mut amount);
    measure(view, &mut amount);
    share::add_part(view, &mut amount);
    if let Some(share) = share::out_of(view, &amount, amount.tokens.end) {
        return Some(share);
    }
    if let Some(range) = range::range(view, &amount) {
        amount = range;
        if let Some(aged) = age::age(view, &amount) {
            return Some(aged);
        }
    } else {
        range::compose(view, &mut amount);
    }
    if amount.unit.is_none() {
        count(view, &mut amount);
        if let Some(share) = share::out_of(view, &Amount { unit: None, ..amount.clone() }, amount.tokens.end) {
            return Some(share);
        }
    }
    if reject_one(view, &amount) {
        return None;
    }
    let amount = with_rate(view, amount);
    // A length of time that the time recogniser left alone is a quantity only as a rate or joined to its noun.
    Some(amount)
}

/// What is told without a plain number: figures, twins, `every third`, a part of a unit, a fraction.
fn without_number(view: View, at: u32) -> Option<Amount> {
    let whole = group::figures(view, at).or_else(|| group::born(view, at)).or_else(|| group::one_unit(view, at));
    let whole = whole.or_else(|| group::note(view, at));
    let untimed = |found: &Amount| !view.any_timed(found.tokens.clone());
    whole.or_else(|| share::every_nth(view, at).filter(untimed)).or_else(|| {
        let part = share::and_part(view, at).filter(untimed);
        let found = part.or_else(|| share::fraction(view, share::denominator(view, at)).filter(untimed))?;
        Some(with_rate(view, found))
    })
}

fn reject_one(view: View, amount: &Amount) -> bool {
    let at = amount.number.start;
    let one = amount.number.len() == 1 && view.lower(at) == "one";
    one && amount.unit.as_ref().is_none_or(|unit| unit.dimension == Dimension::Count)
        && reject::one(view, at, amount.head)
}

/// Looks for a unit of measure behind the number, a hedge between them skipped (`50 or so miles`).
fn measure(view: View, amount: &mut Amount) {
    let mut end = amount.number.end;
    if amount.is(Dimension::Money) {
        return;
    }
    if let Some((_, next)) = hedge::after(view, end) {
        end = next;
    }
    // `hundreds of dollars`, `1,3 milliards of euros`
    let many = amount.precision == Precision::Between || amount.scaled && amount.high >= 1e6;
    let of = u32::from(many && view.lower(end) == "of");
    // `0.6 of a percentage point`
    if view.lower(end) == "of"
        && view.lower(end + 1) == "a"
        && let Some((unit, end)) = unit::measure(view, end + 2, amount.before())
        && unit.dimension == Dimension::Points
    {
        (amount.unit, amount.head, amount.tokens.end) = (Some(unit), Some(end - 1), end);
        return;
    }
    if let Some((unit, mut end)) = unit::measure(view, end + of, amount.before()) {
        amount.head = Some(end - 1);
        // Nobody measures in thousandths that are noughts: `45.000 euros` are forty-five thousand.
        let word = view.word(amount.number.start);
        if amount.number.len() == 1
            && word.ends_with(".000")
            && let Some((value, _)) = super::number::dotted_thousands(word)
            && !matches!(unit.dimension, Dimension::Duration)
        {
            (amount.low, amount.high, amount.slack) = (value, value, 0.5);
        }
        // `six degrees below zero`, `6 degrees below freezing`, `fourteen degrees under the zero`, `22 degrees minus`
        if unit.dimension == Dimension::Temperature
            && let Some(after) = below_zero(view, end).or_else(|| minus_behind(view, end))
        {
            (amount.low, amount.high) = (-amount.high, -amount.low);
            end = after;
        }
        (amount.unit, amount.per) = rate_in_short(unit);
        amount.tokens.end = end;
    } else if let Some(after) = below_zero(view, end).or_else(|| below(view, amount, end)) {
        (amount.low, amount.high) = (-amount.high, -amount.low);
        amount.unit = UNITS.named("degree");
        amount.tokens.end = after;
    }
}

/// `below zero`, `under the zero`: the token after it.
fn below_zero(view: View, at: u32) -> Option<u32> {
    let zero = at + 1 + u32::from(view.lower(at + 1) == "the");
    (matches!(view.lower(at), "below" | "under") && matches!(view.lower(zero), "zero" | "freezing")).then_some(zero + 1)
}

/// `22 degrees minus`, as German has it.
fn minus_behind(view: View, at: u32) -> Option<u32> {
    let alone = view.lower(at) == "minus" && !view.is_number(at + 1) && number_word(view.lower(at + 1)).is_none();
    alone.then_some(at + 1)
}

/// `Outside it was fourteen below.`: the zero goes without saying where nothing follows.
fn below(view: View, amount: &Amount, at: u32) -> Option<u32> {
    let weather = matches!(view.before(amount.tokens.start), "was" | "is" | "'s" | "at" | "to" | "were");
    let whole = amount.low == amount.high && amount.low.fract() == 0.0 && (2.0..=70.0).contains(&amount.low);
    (view.lower(at) == "below" && !view.is_word(at + 1) && !view.is_number(at + 1) && weather && whole)
        .then_some(at + 1)
}

/// A unit that is short for a rate (`bpd`, `mpg`), as the unit and what it is reckoned by where both have names.
fn rate_in_short(unit: Unit) -> (Option<Unit>, Option<String>) {
    let parts = unit.name.split_once(" per ").filter(|_| unit.dimension == Dimension::Other);
    match parts.and_then(|(name, per)| Some((UNITS.named(name)?, per.to_owned()))) {
        Some((unit, per)) => (Some(unit), Some(per)),
        None => (Some(unit), None),
    }
}

/// Looks for the noun that is counted.
fn count(view: View, amount: &mut Amount) {
    let mut end = amount.number.end;
    if let Some((_, next)) = hedge::after(view, end) {
        end = next;
    }
    // `"not more than 400" men`
    end += u32::from(matches!(view.word(end), "\"" | "\u{201d}") && view.is_word(end + 1));
    // `0.35 of a new share`
    let part = amount.in_digits && amount.low.fract() != 0.0 && amount.number.len() == 1;
    if part && view.lower(end) == "of" && matches!(view.lower(end + 1), "a" | "an") {
        if let Some(found) = counted::counted(view, end + 2, true, false) {
            (amount.unit, amount.head) = (Some(counting(&found.name)), Some(found.head));
            amount.tokens.end = found.head + 1;
        }
        return;
    }
    let one = amount.low == 1.0 && amount.high == 1.0;
    let vague = amount.precision == Precision::Between
        || !amount.in_digits && amount.high >= 12.0
        || group::is_group(view, amount);
    // `five, possibly six, people`
    let supposed = matches!(view.before(amount.tokens.start), "possibly" | "perhaps" | "maybe")
        && view.lower(end) == ","
        && view.is_word(end + 1)
        && !view.stops(end + 1);
    // `the 2031 men's championship`
    let year = amount.in_digits && !amount.scaled && amount.number.len() == 1 && reject::is_year(view, amount);
    let found = counted::counted(view, end + u32::from(supposed), one, vague)
        .filter(|found| !(year && matches!(view.lower(found.head + 1), "'s" | "\u{2019}s")));
    let told = || if one { None } else { counted::told_to_be(view, end) };
    if let Some(found) = found.or_else(told) {
        // Nobody counts in thousandths: `18.240 volunteers` are eighteen thousand.
        let word = view.word(amount.number.start);
        if let Some((value, _)) =
            super::number::dotted_thousands(word).filter(|_| amount.number.len() == 1 && amount.low == amount.high)
        {
            (amount.low, amount.high, amount.slack) = (value, value, 0.5);
        }
        amount.unit = Some(counting(&found.name));
        amount.head = Some(found.head);
        if !found.shared {
            amount.tokens.end = found.head + 1;
        }
    }
}

/// Adds what a rate is reckoned by.
fn with_rate(view: View, mut amount: Amount) -> Amount {
    let Some(unit) = amount.unit.clone() else {
        // `340 per 100,000`
        // `1 million a year`, but not `in 1998 a year of drought began`
        let large = amount.scaled || amount.in_digits && amount.low >= 100.0 && !(1500.0..2100.0).contains(&amount.low);
        let article = large && matches!(view.lower(amount.tokens.end), "a" | "an");
        let by_number =
            unit::per(view, amount.tokens.end).filter(|_| article || view.lower(amount.tokens.end) == "per");
        if let Some((per, end)) = by_number {
            (amount.per, amount.tokens.end, amount.unit) = (Some(per), end, Some(bare_unit()));
        }
        return amount;
    };
    if amount.per.is_some() || matches!(unit.dimension, Dimension::Age | Dimension::Score) {
        return amount;
    }
    let end = amount.tokens.end;
    if let Some((per, end)) = unit::per(view, end).or_else(|| unit::per_behind(view, end)) {
        amount.tokens.end = end;
        match unit::speed(&unit, &per) {
            Some(speed) => amount.unit = Some(speed),
            None => amount.per = Some(per),
        }
    }
    amount
}

/// `force eight` of the wind, in knots.
fn beaufort(view: View, amount: &Amount) -> Option<Amount> {
    let windy = || view.around(amount.number.start).any(|at| LISTS.winds.contains(view.lower(at)));
    if view.before(amount.number.start) != "force" || amount.low.fract() != 0.0 || !windy() {
        return None;
    }
    let force = UNITS
        .beaufort
        .iter()
        .enumerate()
        .position(|(force, _)| u32::try_from(force).is_ok_and(|force| f64::from(force) == amount.low))?;
    let low = *UNITS.beaufort.get(force)?;
    let high = UNITS.beaufort.get(force + 1).map_or(f64::INFINITY, |next| next - 1.0);
    let mut found = amount.clone();
    (found.low, found.high, found.slack, found.precision) = (low, high, 0.5, Precision::Between);
    found.unit = UNITS.named("knot");
    Some(found)
}

/// `Just under 40` is hardly less than 35.
const NEARLY: f64 = 1.15;

/// The mention of a finished amount, hedges read.
fn mention(view: View, amount: Amount, sentence: u32) -> Mention {
    let after_number = hedge::after(view, amount.number.end).map(|(precision, _)| precision);
    let after_all = hedge::after(view, amount.tokens.end).map(|(precision, _)| precision);
    let length = amount.unit.as_ref().filter(|unit| unit.dimension == Dimension::Length);
    let short = length.is_some_and(|unit| unit.factor <= 1.0);
    let before = hedge::before(view, amount.tokens.start)
        .filter(|_| length.is_none() || !hedge::is_place(view, amount.tokens.start, amount.tokens.end, short));
    let hedge = before.or(after_number).or(after_all);
    let (mut low, mut high, mut precision) = (amount.low, amount.high, amount.precision);
    let close = before.is_some() && low > 0.0 && hedge::is_close(view, amount.tokens.start);
    match hedge {
        Some(Precision::AtLeast) if precision == Precision::Exact => {
            (high, precision) = (if close { NEARLY * high } else { f64::INFINITY }, Precision::AtLeast)
        }
        Some(Precision::AtMost) if precision == Precision::Exact => {
            (low, precision) = (if close { low / NEARLY } else { low.min(0.0) }, Precision::AtMost);
        }
        Some(Precision::About) if precision == Precision::Exact => precision = Precision::About,
        _ => {}
    }
    let unit = amount.unit.unwrap_or_else(bare_unit);
    let quantity = Quantity {
        low,
        high,
        slack: amount.slack,
        digits: amount.digits,
        precision,
        unit,
        per: amount.per,
        number: view.document.cover(amount.number),
        head: amount.head,
    };
    let tokens = amount.tokens;
    Mention {
        span: view.document.cover(tokens.clone()),
        tokens,
        sentence,
        value: Value::Quantity(quantity),
        found_by: "quantity",
    }
}

/// Takes out lengths of time that stand inside an age (`57-year-old`).
fn drop_lengths_of_age(found: &[Mention], out: &mut Vec<Mention>) {
    let ages: Vec<_> = found
        .iter()
        .filter(
            |mention| matches!(&mention.value, Value::Quantity(quantity) if quantity.unit.dimension == Dimension::Age),
        )
        .map(|mention| mention.span)
        .collect();
    out.retain(|mention| {
        let inside = || {
            let next = ages.partition_point(|age| age.end() <= mention.span.start());
            ages.get(next).is_some_and(|age| age.contains(mention.span))
        };
        !matches!(&mention.value, Value::Time(timex) if timex.kind == super::TimexKind::Duration) || !inside()
    });
}
