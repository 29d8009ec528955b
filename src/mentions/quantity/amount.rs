//! The number itself: its words, its sign, its currency, its scale.

use std::ops::Range;

use super::tables::{LISTS, UNITS};
use super::unit;
use super::view::View;
use crate::mentions::number::{NumberWord, number_word, parse_digits};
use crate::mentions::{Dimension, Precision, Unit};
use crate::text::Tag;

/// A quantity in the making.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) slack: f64,
    pub(super) digits: u32,
    /// Exact or Between; hedges come later.
    pub(super) precision: Precision,
    /// Tokens of the number.
    pub(super) number: Range<u32>,
    /// Tokens of the whole: sign, currency, number, unit, head.
    pub(super) tokens: Range<u32>,
    pub(super) unit: Option<Unit>,
    pub(super) per: Option<String>,
    pub(super) head: Option<u32>,
    pub(super) in_digits: bool,
    /// Whether a scale word or letter follows digits (`6.8 trillion`, `€2m`).
    pub(super) scaled: bool,
}

impl Amount {
    /// An exact number without a unit.
    pub(super) fn plain(value: f64, number: Range<u32>) -> Self {
        Self {
            low: value,
            high: value,
            slack: 0.0,
            digits: 1,
            precision: Precision::Exact,
            tokens: number.clone(),
            number,
            unit: None,
            per: None,
            head: None,
            in_digits: false,
            scaled: false,
        }
    }

    /// What units are looked for with.
    pub(super) fn before(&self) -> unit::Before {
        unit::Before { digits: self.in_digits, scaled: self.scaled, value: self.high }
    }

    /// Whether it has this dimension.
    pub(super) fn is(&self, dimension: Dimension) -> bool {
        self.unit.as_ref().is_some_and(|unit| unit.dimension == dimension)
    }

    /// Sets a share in percent with the slack of a fraction out of `whole`.
    pub(super) fn share(part: f64, whole: f64, number: Range<u32>) -> Self {
        let value = 100.0 * part / whole;
        // Half way to the next fraction of its kind, and never finer than a rounded percentage.
        let slack = (50.0 / whole - 50.0 / (whole + 1.0)).clamp(0.5, 2.5);
        Self { slack, unit: UNITS.named("percent"), ..Self::plain(value, number) }
    }
}

/// The number at a token with its currency sign, its minus and its scale letters. Nothing is said of units behind it.
pub(super) fn read(view: View, at: u32) -> Option<Amount> {
    vague(view, at)
        .or_else(|| several(view, at))
        .or_else(|| super::group::group(view, at))
        .or_else(|| written_together(view, at))
        .or_else(|| number(view, at))
}

/// `hundreds`, `tens of thousands`.
fn vague(view: View, at: u32) -> Option<Amount> {
    let (mut low, mut high) = *LISTS.vague.get(view.lower(at))?;
    let of = view.lower(at + 1) == "of";
    let mut end = at + 1;
    let scale = match view.lower(at + 2) {
        "thousands" => Some(1e3),
        "millions" => Some(1e6),
        "billions" => Some(1e9),
        "trillions" => Some(1e12),
        _ => None,
    };
    if let Some(scale) = scale.filter(|_| of) {
        (low, high, end) = (low * scale, (high + 1.0) * scale - 1.0, at + 3);
    } else if matches!(view.lower(at), "tens" | "scores") && !of && !LISTS.people.contains(view.lower(at + 1)) {
        return None;
    }
    // `in the thousands`, `by the hundreds`, `the 1980s and the thousands`: still a number; `the scores` is not.
    let amount = Amount { high, precision: Precision::Between, ..Amount::plain(low, at..end) };
    Some(amount)
}

/// `several hundred`, `a few dozen`, `a couple of thousand`: read at the scale word.
fn several(view: View, at: u32) -> Option<Amount> {
    let Some(NumberWord::Scale(mut scale)) = number_word(view.lower(at)) else { return None };
    let last = at.checked_sub(1)?;
    let word = last - u32::from(view.lower(last) == "of" && last > view.from);
    let (low, high) = *LISTS.several.get(view.lower(word))?;
    let first = word - u32::from(word > view.from && matches!(view.lower(word - 1), "a" | "the"));
    let mut end = at + 1;
    while let Some(NumberWord::Scale(next)) = number_word(view.lower(end)) {
        (scale, end) = (scale * next, end + 1);
    }
    let amount = Amount::plain(low * scale, first..end);
    Some(Amount { high: high * scale, precision: Precision::Between, slack: 0.5 * scale.min(100.0), ..amount })
}

/// `Sh500m`, `Rs300`, `EUR1.2bn`: letters and digits in one word.
fn written_together(view: View, at: u32) -> Option<Amount> {
    let word = view.word(at);
    let digit = word.find(|letter: char| letter.is_ascii_digit()).filter(|digit| *digit > 0 && view.is_word(at))?;
    let (letters, rest) = word.split_at_checked(digit)?;
    let index = UNITS.signs.get(letters)?;
    let digits_end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let (first, suffix) = rest.split_at_checked(digits_end)?;
    let mut digits = first.to_owned();
    let mut end = at + 1;
    while suffix.is_empty()
        && view.glued(end)
        && matches!(view.word(end), "." | ",")
        && view.glued(end + 1)
        && view.is_number(end + 1)
    {
        digits.push_str(view.word(end));
        digits.push_str(view.word(end + 1));
        end += 2;
    }
    let (value, decimals) = parse_digits(&digits)?;
    let mut scale = if suffix.is_empty() { 1.0 } else { letter_scale(suffix)? };
    if suffix.is_empty() {
        let (more, next) = scale_after(view, end, true);
        (scale, end) = (more, next);
    }
    if letters.len() == 1 && scale < 10.0 {
        return None;
    }
    let mut amount = Amount::plain(value * scale, at..end);
    amount.unit = UNITS.list.get(*index).cloned();
    amount.slack = 0.5 * 10f64.powi(-i32::try_from(decimals).ok()?) * scale;
    amount.digits =
        u32::try_from(digits.trim_end_matches('0').chars().filter(char::is_ascii_digit).count()).unwrap_or(1).max(1);
    (amount.in_digits, amount.scaled) = (true, scale > 1.0);
    Some(amount)
}

/// What a scale letter is worth.
fn letter_scale(letters: &str) -> Option<f64> {
    match letters.to_ascii_lowercase().as_str() {
        "k" => Some(1e3),
        "m" | "mn" | "mln" | "mio" | "mil" => Some(1e6),
        "b" | "bn" | "bln" => Some(1e9),
        "t" | "tn" | "trn" => Some(1e12),
        _ => None,
    }
}

/// Scale words or letters at a token: their worth and the token after them.
fn scale_after(view: View, at: u32, money: bool) -> (f64, u32) {
    if let Some(NumberWord::Scale(scale)) = number_word(view.lower(at)) {
        return (scale, at + 1);
    }
    if grand(view, at) {
        return (1e3, at + 1);
    }
    match letter_scale(view.word(at)) {
        Some(scale) if money || counts(view, at, scale) => (scale, at + 1),
        _ => (1.0, at),
    }
}

/// Whether `grand` is a thousand (`fifty grand in cash`) and not the size of what follows (`two grand pianos`).
fn grand(view: View, at: u32) -> bool {
    view.lower(at) == "grand"
        && !view.capital(at)
        && (!view.is_word(at + 1)
            || view.stops(at + 1)
            || !matches!(view.tag(at + 1), Tag::Noun | Tag::Propn | Tag::Adj))
}

/// The currency behind an `in`: `fifty grand in euros`, `5,000 in dollars`.
fn paid_in(view: View, at: u32) -> Option<(Unit, u32)> {
    let currency = view.lower(at) == "in" && view.plural(at + 1) && view.is_word(at + 1);
    let before = unit::Before { digits: true, scaled: true, value: 1e3 };
    let (unit, end) = currency.then(|| unit::measure(view, at + 1, before)).flatten()?;
    let ends = !view.is_word(end) || view.stops(end) || !matches!(view.tag(end), Tag::Noun | Tag::Propn | Tag::Adj);
    (unit.dimension == Dimension::Money && ends).then_some((unit, end))
}

/// Whether letters glued to digits scale a count (`5m people`, `300k jobs`) rather than measure (`a 5m wall`).
fn counts(view: View, at: u32, scale: f64) -> bool {
    let sport = ["hurdles", "finals", "titles", "heats", "races", "relays", "metres", "meters", "times", "waves"];
    let noun = |at: u32| view.is_word(at) && !view.stops(at) && view.plural(at) && !sport.contains(&view.lower(at));
    let letter_for_tonne = scale >= 1e12;
    // `took data on 4.6m customers, up from the 3m it gave in January`
    let in_millions = |at: u32| view.word(at) == "m" && view.glued(at) && view.is_number(at - 1) && noun(at + 1);
    let again = || scale == 1e6 && (view.from + 1..at.saturating_sub(1)).any(in_millions) && !noun(at + 1);
    let sized = view.is_extent(at + 1) || matches!(view.lower(at + 1), "from" | "above" | "below");
    // `4.1m of the 8.5m on the register`
    let of_number = |at: u32| {
        view.lower(at + 1) == "of"
            && matches!(view.lower(at + 2), "the" | "its" | "their" | "those" | "these" | "all")
            && view.is_number(at + 3)
            && view.word(at + 4) == "m"
    };
    let part = || scale == 1e6 && (of_number(at) || at >= view.from + 5 && of_number(at - 4));
    view.glued(at)
        && !letter_for_tonne
        && (noun(at + 1)
            || !sized && (again() || part())
            || (noun(at + 2) && view.is_word(at + 1) && !view.stops(at + 1))
            || (scale == 1e3 && (!view.is_word(at + 1) || view.stops(at + 1) && !run(view, at - 1))))
}

/// Whether thousands of metres are run: `a 10k in Leeds`.
fn run(view: View, number: u32) -> bool {
    matches!(view.before(number), "a" | "the" | "his" | "her" | "their" | "first" | "annual")
}

/// Digits and words, see [`parse_number`]; a bare scale only before a joined unit (`million-dollar`).
fn number(view: View, at: u32) -> Option<Amount> {
    let article = at > view.from
        && matches!(view.before(at), "a" | "an")
        && matches!(number_word(view.lower(at)), Some(NumberWord::Scale(_)));
    let start = at - u32::from(article);
    let Some(number) = view.number(start) else {
        let Some(NumberWord::Scale(scale)) = number_word(view.lower(at)) else { return None };
        return (view.joins(at + 1) && scale >= 100.0).then(|| Amount::plain(scale, at..at + 1));
    };
    let mut amount = Amount {
        slack: number.slack,
        digits: number.digits,
        in_digits: number.in_digits,
        scaled: number.value >= 1e5 && number.tokens.len() > 1,
        ..Amount::plain(number.value, number.tokens.clone())
    };
    if number.tokens.end > view.to {
        return None;
    }
    let fraction = over(view, &mut amount);
    if let Some((unit, first)) = unit::sign(view, start, amount.in_digits) {
        amount.unit = Some(unit);
        amount.tokens.start = first;
    }
    if !amount.scaled && !fraction && (amount.in_digits || grand(view, amount.number.end)) {
        let (scale, end) = scale_after(view, amount.number.end, amount.unit.is_some());
        if end > amount.number.end {
            amount.low *= scale;
            amount.high *= scale;
            amount.slack *= scale;
            (amount.number.end, amount.tokens.end, amount.scaled) = (end, end, true);
        }
    }
    if amount.unit.is_none()
        && amount.low >= 100.0
        && let Some((unit, end)) = paid_in(view, amount.number.end)
    {
        (amount.unit, amount.tokens.end) = (Some(unit), end);
    }
    minus(view, &mut amount);
    Some(amount)
}

/// `3/4`, `2 1/2`: a fraction in digits.
fn over(view: View, amount: &mut Amount) -> bool {
    let bar = |at: u32| matches!(view.word(at), "/" | "\u{2044}") && view.glued(at) && view.glued(at + 1);
    let fraction = |at: u32| {
        if !bar(at + 1) {
            return None;
        }
        let (part, whole) = (parse_digits(view.word(at))?.0, parse_digits(view.word(at + 2))?.0);
        (part > 0.0 && part < whole && [2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 16.0].contains(&whole)).then_some(part / whole)
    };
    let start = amount.number.start;
    // `$5.46-1/4`
    let hyphen = u32::from(view.joins(amount.number.end) && view.is_number(amount.number.end + 1));
    let end = amount.number.end + hyphen;
    let (value, end) = match (fraction(start), fraction(end)) {
        (Some(value), _) => (value, start + 3),
        // Grain is quoted in eighths of a cent: `$7.65 3/4`.
        (_, Some(value)) if view.is_number(end) && end == start + 1 + hyphen => {
            let (_, decimals) = parse_digits(view.word(start)).unwrap_or_default();
            (amount.low + value / 10f64.powi(i32::try_from(decimals).unwrap_or_default()), end + 3)
        }
        _ => return false,
    };
    (amount.low, amount.high, amount.slack, amount.digits) = (value, value, 0.0, 2);
    (amount.number.end, amount.tokens.end) = (end, end);
    // `3/4 of the crew`, `1/3 full`
    if value < 1.0 && matches!(view.lower(end), "of" | "full" | "empty") && !matches!(view.lower(end + 1), "a" | "an") {
        (amount.low, amount.high, amount.slack) = (100.0 * value, 100.0 * value, 0.5);
        amount.unit = UNITS.named("percent");
    }
    true
}

/// A minus sign or word before the number.
fn minus(view: View, amount: &mut Amount) {
    let Some(last) = amount.tokens.start.checked_sub(1).filter(|at| *at >= view.from) else { return };
    let opens = last == view.from || !view.glued(last) || view.word(last - 1) == "(";
    let sign = matches!(view.word(last), "-" | "\u{2212}" | "\u{2013}") && view.glued(last + 1) && opens;
    // A dash in a list of facts (`- 12 people`) has a space after it and is none.
    // `plus or minus 3 points` is a margin to both sides.
    let both = view.lower(last) == "minus" && matches!(view.before(last), "or" | "/");
    if sign || matches!(view.lower(last), "minus" | "negative") && !view.is_number(last.saturating_sub(1)) && !both {
        (amount.low, amount.high) = (-amount.high, -amount.low);
        amount.tokens.start = last;
        amount.number.start = amount.number.start.min(last + 1);
    }
}
