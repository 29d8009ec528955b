//! How old somebody or something is.

use super::amount::Amount;
use super::tables::LISTS;
use super::view::View;
use crate::mentions::{Dimension, Precision, Unit};
use crate::text::Tag;

/// The oldest anybody gets; larger numbers between commas are no ages.
pub(super) const OLDEST: f64 = 115.0;

/// Turns a number into an age where the words around it say so.
pub(super) fn age(view: View, amount: &Amount) -> Option<Amount> {
    let (start, end) = (amount.tokens.start, amount.number.end);
    if amount.unit.is_some() || amount.low < 0.0 {
        return None;
    }
    if let Some((unit, after)) = unit_of_time(view, end) {
        let old = after + u32::from(view.is_dash(after));
        if matches!(view.lower(old), "old" | "olds") {
            return Some(aged(amount, unit, old + 1));
        }
        if view.lower(after) == "of" && view.lower(after + 1) == "age" {
            return Some(aged(amount, unit, after + 2));
        }
        let from = u32::from(view.before(start) == "from" && start > 0);
        let aged_before = matches!(view.before(start - from), "aged" | "age");
        let closes = matches!(view.word(after), "," | "." | ")" | ";");
        // `Nino Kiknadze, nine years.` and `the captain, of 52 years,`
        let of = u32::from(view.before(start) == "of");
        let comma = start.checked_sub(1 + of).is_some_and(|at| view.word(at) == "," && name_before(view, at));
        if aged_before || (comma && closes) || of_person(view, start) {
            return Some(aged(amount, unit, after));
        }
        return None;
    }
    if let Some((unit, of_age)) = listed_unit(view, end).filter(|(_, of_age)| *of_age || of_person(view, start)) {
        return Some(aged(amount, if of_age { unit } else { time_unit("year")? }, end));
    }
    if view.lower(end) == "or" && matches!(view.lower(end + 1), "older" | "younger")
        || view.word(end) == "-" && view.lower(end + 1) == "year"
    {
        return None;
    }
    if amount.high > OLDEST || amount.low.fract() != 0.0 || amount.scaled {
        return None;
    }
    // `a woman of 25 to 30 years`: the unit stands behind the second number.
    let opens = matches!(view.lower(end), "to" | "or") && view.timed(end + 1) || view.joins(end);
    let bare = !view.is_word(end) || view.stops(end) || matches!(view.tag(end), Tag::Verb | Tag::Aux);
    let year = time_unit("year")?;
    let before = view.before(start);
    let two_before = start.checked_sub(2).map_or("", |at| view.lower(at));
    let bounded = matches!(before, "under" | "over" | "between" | "from" | "about" | "around")
        && matches!(two_before, "aged" | "ages");
    // `children as young as six`
    let young = before == "as" && matches!(two_before, "young" | "old");
    let ages = bounded || young || matches!(before, "aged" | "ages") || before == "age" && view.word(end) != "%";
    if before == "of" && matches!(two_before, "age" | "ages") {
        return Some(bounded_age(view, aged(amount, year, end)));
    }
    // `a girl of four`, `a woman of 30 to 35`, `when she was 29`, `he was 17 when`
    let bare = bare && !opens;
    let aged_one = |at: u32| LISTS.persons.contains(view.lemma(at)) && !LISTS.parents.contains(view.lemma(at));
    let child = before == "of" && start.checked_sub(2).is_some_and(|at| aged_one(at) && !view.plural(at));
    let when = |at: Option<u32>| at.is_some_and(|at| view.lower(at) == "when");
    let was = before == "was" && matches!(two_before, "she" | "he");
    let then = was && (bare && when(start.checked_sub(3)) || when(Some(end)));
    // `who will be 91 in April`
    let will = before == "be"
        && matches!(two_before, "will" | "would" | "'ll")
        && start.checked_sub(3).is_some_and(|at| matches!(view.lower(at), "who" | "he" | "she"));
    if (child && bare || then || will && bare) && amount.low >= 1.0 {
        return Some(aged(amount, year, end));
    }
    let turned = matches!(before, "turned" | "turns" | "turning") && amount.low >= 13.0 && bare && amount.in_digits;
    if ages || turned || bare && (bounds_person(view, start) || did_at(view, start)) {
        return Some(aged(amount, year, end));
    }
    let who = before == "is" && matches!(two_before, "who" | "she" | "he") || before == "was" && two_before == "who";
    if who && amount.low >= 1.0 && bare && matches!(view.word(end), "," | "." | "" | "and" | "—") {
        return Some(aged(amount, year, end));
    }
    (between_commas(view, amount) || of_both(view, amount)).then(|| aged(amount, year, end))
}

/// Whether `of` joins a length of time to a person, past the ages before it in a list: `two minors of 8 and 11 years`.
fn of_person(view: View, start: u32) -> bool {
    let back = |from: u32, steps: u32| from.checked_sub(steps).filter(|at| *at >= view.from);
    let listed = matches!(view.before(start), "and" | "or");
    let start =
        back(start, 2).filter(|at| listed && (view.is_number(*at) || view.number(*at).is_some())).unwrap_or(start);
    view.before(start) == "of" && back(start, 2).is_some_and(|at| LISTS.persons.contains(view.lemma(at)))
}

/// The unit of time that a number shares with the next of its list, and whether it is said to be one of age: the `8` of
/// `8 and 11 years of age`.
fn listed_unit(view: View, end: u32) -> Option<(Unit, bool)> {
    let next = view.number(end + 1).filter(|_| matches!(view.lower(end), "and" | "or" | ","))?;
    let (unit, after) = unit_of_time(view, next.tokens.end)?;
    let age = view.lower(after) == "of" && view.lower(after + 1) == "age" || view.lower(after) == "old";
    Some((unit, age))
}

/// `people over 65`, `men between 25 and 60`, `the victim was under 16`: a bound behind those who have an age.
fn bounds_person(view: View, start: u32) -> bool {
    let Some(bound) = start.checked_sub(1).filter(|at| *at > view.from) else { return false };
    let be = matches!(view.before(bound), "is" | "are" | "was" | "were" | "be");
    let noun = bound.checked_sub(1 + u32::from(be)).filter(|at| *at >= view.from);
    matches!(view.lower(bound), "over" | "under" | "between" | "below")
        && noun.is_some_and(|at| LISTS.persons.contains(view.lemma(at)))
}

/// `became mayor at 26`, `she died at 91`: what somebody did at an age.
fn did_at(view: View, start: u32) -> bool {
    /// Words between the verb and `at` at most.
    const OBJECT: u32 = 4;
    let Some(at) = start.checked_sub(1).filter(|at| *at > view.from && view.lower(*at) == "at") else { return false };
    let words = at.saturating_sub(OBJECT).max(view.from)..at;
    words.rev().take_while(|at| view.is_word(*at)).any(|at| LISTS.lived.contains(view.lemma(at)))
}

/// `under the age of ten`, `over the age of 65`
fn bounded_age(view: View, amount: Amount) -> Amount {
    let start = amount.tokens.start;
    let word = |back: u32| start.checked_sub(back).filter(|at| *at >= view.from).map_or("", |at| view.lower(at));
    match if word(3) == "the" { word(4) } else { word(3) } {
        "under" | "below" => Amount { low: 0.0, precision: Precision::AtMost, ..amount },
        "over" | "above" => Amount { high: f64::INFINITY, precision: Precision::AtLeast, ..amount },
        _ => amount,
    }
}

/// `Jade and Ruby, both 19, have`
fn of_both(view: View, amount: &Amount) -> bool {
    let Some(both) = amount.tokens.start.checked_sub(1).filter(|at| matches!(view.lower(*at), "both" | "each")) else {
        return false;
    };
    let opened = matches!(view.before(both), "," | "(" | "\u{2013}" | "\u{2014}");
    let closed = matches!(view.word(amount.number.end), "," | ")" | "." | ";" | "" | "\u{2013}" | "\u{2014}");
    opened && closed && amount.low >= 1.0
}

/// `Hector Barrientos, 52, has`, `Ramiro Soto (34)`.
fn between_commas(view: View, amount: &Amount) -> bool {
    let Some(mark) = amount.tokens.start.checked_sub(1) else { return false };
    let end = amount.number.end;
    let (opens, closes) = (view.word(mark), view.word(end));
    let comma = opens == ","
        && matches!(closes, "," | "." | ";" | "\u{2014}" | "\u{2013}" | "-" | ":")
        && !view.is_number(end + 1);
    let brackets = opens == "(" && closes == ")" && amount.low >= 5.0;
    (comma || brackets) && amount.low >= 1.0 && name_before(view, mark)
}

/// Whether a name ends before a token: a capital that begins no month and follows no number.
fn name_before(view: View, mark: u32) -> bool {
    let Some(last) = mark.checked_sub(1) else { return false };
    let month = crate::calendar::month(view.lower(last)).is_some();
    let person = view.is_word(last) && view.capital(last) && !month && !view.timed(last);
    // `the captain, 52,` and `her son, 9,` too.
    let role = view.tag(last) == Tag::Noun && !view.plural(last) && view.is_word(last) && !view.timed(last);
    let suffix = matches!(view.lower(last), "jr." | "jr" | "sr.");
    person || suffix || role
}

/// A unit of time at a token, past a joining hyphen.
fn unit_of_time(view: View, at: u32) -> Option<(Unit, u32)> {
    let at = at + u32::from(view.is_dash(at));
    let word = view.lower(at);
    let name = word.strip_suffix('s').unwrap_or(word);
    let found = time_unit(name)?;
    Some((found, at + 1))
}

/// A unit of age by its name in the singular, in years.
fn time_unit(name: &str) -> Option<Unit> {
    let factor = match name {
        "year" => 1.0,
        "month" => 1.0 / 12.0,
        "week" => 7.0 / 365.25,
        "day" => 1.0 / 365.25,
        _ => return None,
    };
    Some(Unit { name: name.into(), dimension: Dimension::Age, factor, offset: 0.0 })
}

fn aged(amount: &Amount, unit: Unit, end: u32) -> Amount {
    let mut amount = amount.clone();
    amount.unit = Some(unit);
    amount.tokens.end = end;
    amount
}
