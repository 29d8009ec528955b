//! Parts of a whole: `one in five`, `a third of`, `37 litres of every 100`.

use super::amount::Amount;
use super::tables::{LISTS, UNITS};
use super::unit::{self, Before};
use super::view::View;
use crate::mentions::Dimension;
use crate::mentions::number::{NumberWord, and_a_part, number_word};
use crate::text::Tag;

/// `one in five`, `nine out of 10`, `two of every three`, `37 litres of every 100`: from a number that was read, with
/// the end of its noun if one stands between.
pub(super) fn out_of(view: View, amount: &Amount, noun_end: u32) -> Option<Amount> {
    let part = amount.low;
    let whole_number = part.fract() == 0.0 && part > 0.0 && !amount.scaled && amount.unit.is_none();
    let at = noun_end;
    let (whole_at, sure) = match (view.lower(at), view.lower(at + 1)) {
        ("in", "every" | "each") | ("out", "of") | ("of", "every" | "each") => (at + 2, true),
        // `one in six`, `one patient in six`
        ("in", _) if noun_end == amount.number.end || part < 10.0 => (at + 1, false),
        _ => return None,
    };
    let skip = u32::from(matches!(view.lower(whole_at), "every" | "the" | "each"));
    let whole = view.number(whole_at + skip).filter(|_| !view.timed(whole_at + skip))?;
    let round = [3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 20.0, 100.0, 1000.0, 10_000.0, 100_000.0].contains(&whole.value);
    let fits = part < whole.value && whole.value <= 1e6 && whole.value.fract() == 0.0;
    let likely = sure || part == 1.0 || (part < 10.0 && round);
    // `one patient in six hospitals`, `two goals in three games`
    let behind = noun_end > amount.number.end && !sure;
    if behind
        && (part > 1.0
            || view.is_word(whole.tokens.end) && !view.stops(whole.tokens.end) && noun(view, whole.tokens.end))
    {
        return None;
    }
    let year = !sure && whole.in_digits && (1500.0..2100.0).contains(&whole.value);
    if !whole_number && !sure || !fits || !likely || year || whole.tokens.end > view.to {
        return None;
    }
    if !sure
        && unit::measure(view, whole.tokens.end, Before { digits: whole.in_digits, scaled: false, value: whole.value })
            .is_some()
    {
        return None;
    }
    Some(Amount::share(part, whole.value, amount.number.start..whole.tokens.end))
}

/// Adds the part behind a unit: `two miles and a half`, `three tonnes and a quarter`.
pub(super) fn add_part(view: View, amount: &mut Amount) {
    let Some(unit) = &amount.unit else { return };
    let divides = !matches!(unit.dimension, Dimension::Money | Dimension::Count | Dimension::Age) || amount.low < 100.0;
    let end = amount.tokens.end;
    let part = and_a_part(view.document, end).filter(|(_, after)| {
        // `ten miles and a quarter of the way` goes on with another share.
        *after <= view.to && (view.lower(*after) != "of" || !matches!(view.lower(after + 1), "the" | "its" | "them"))
    });
    if let Some((part, after)) = part.filter(|_| divides && !amount.scaled && amount.low == amount.high) {
        (amount.low, amount.high, amount.slack) = (amount.low + part, amount.high + part, 0.05);
        (amount.digits, amount.tokens.end) = (amount.digits + 1, after);
    }
}

/// `a mile and a half`, `a mile and three quarters`: one of a unit and a part of it, read at the part.
pub(super) fn and_part(view: View, at: u32) -> Option<Amount> {
    let Some(NumberWord::Fraction(_)) = number_word(view.lower(denominator(view, at))) else { return None };
    let and = (1..=3).filter_map(|back| at.checked_sub(back)).find(|at| view.lower(*at) == "and")?;
    let (part, end) = and_a_part(view.document, and).filter(|(_, end)| *end > at && *end <= view.to)?;
    let before = Before { digits: false, scaled: false, value: 1.0 };
    let (article, unit) = (1..=3).filter_map(|back| and.checked_sub(back)).find_map(|first| {
        let (unit, after) = unit::measure(view, first, before)?;
        let article = first.checked_sub(1).filter(|at| matches!(view.lower(*at), "a" | "an"))?;
        (after == and).then_some((article, unit))
    })?;
    if unit.dimension == Dimension::Duration {
        return None;
    }
    let mut amount = Amount { slack: 0.05, digits: 2, ..Amount::plain(1.0 + part, article..end) };
    (amount.unit, amount.head) = (Some(unit), Some(and - 1));
    Some(amount)
}

/// A fraction in words at a token: a share, or a part of a unit (`half a percentage point`, `a quarter-mile`).
pub(super) fn fraction(view: View, at: u32) -> Option<Amount> {
    let Some(NumberWord::Fraction(size)) = number_word(view.lower(at)) else { return None };
    let (start, times) = numerator(view, at);
    if view.number(start).is_some_and(|number| number.tokens.end > at + 1) {
        return None;
    }
    let part = times.unwrap_or(1.0) * size;
    if let Some(found) = tenths(view, start..at + 1, part) {
        return Some(found);
    }
    if let Some(found) = of_unit(view, start..at + 1, part) {
        return Some(found);
    }
    let after = view.lower(at + 1);
    let of = after == "of" && !matches!(view.lower(at + 2), "a" | "an");
    let before = view.before(start);
    let moved = matches!(
        before,
        "by" | "than"
            | "about"
            | "nearly"
            | "almost"
            | "over"
            | "around"
            | "roughly"
            | "approximately"
            | "least"
            | "under"
            | "some"
            | "only"
            | "just"
            | "to"
            | "up"
            | "down"
            | "as"
    );
    // `a discount of a third`, `a stake of a quarter`
    let sized = |at: u32| view.tag(at) == Tag::Noun || falls(view, at);
    let moved = moved || before == "of" && start > view.from + 1 && sized(start - 2);
    // `fell with a third`, as translations have it
    let moved = moved || before == "with" && start >= view.from + 2 && falls(view, start - 2);
    let compared = matches!(after, "more" | "less" | "fewer" | "higher" | "lower" | "as" | "that");
    let ordinal = matches!(
        view.before(start),
        "first"
            | "second"
            | "third"
            | "fourth"
            | "last"
            | "latest"
            | "this"
            | "next"
            | "current"
            | "other"
            | "opening"
            | "final"
            | "fiscal"
            | "each"
            | "the"
            | "past"
            | "previous"
            | "same"
    );
    let half = view.lower(at) == "half";
    // `the half of the pod`, `the quarter of the households`, as translations have it; `the third of the five` counts on.
    let definite = before == "the"
        && of
        && times.is_none()
        && part >= 0.25
        && matches!(view.lower(at), "half" | "quarter")
        && !matches!(view.lower(at + 3), "year" | "match" | "game" | "season" | "final" | "month" | "century" | "tie");
    // `and a third say no`, `Half were children`
    let opens = start == view.from || matches!(before, "," | ";" | ":" | "and" | "but" | "while" | "whereas");
    let subject = opens && matches!(view.tag(at + 1), Tag::Verb | Tag::Aux) && (half || start < at);
    let fits = match times {
        _ if definite || subject && times.is_none() => true,
        _ if view.joins(at + 1) && times.is_none() => false,
        // `two thirds`, `one-quarter`, but not `three quarters of growth`, which are times.
        Some(_) => {
            view.lower(at).ends_with('s')
                || part < 1.0 && (of || view.joins(at.saturating_sub(1)) || moved || !noun(view, at + 1))
        }
        None if half => {
            !ordinal
                && (of
                    || matches!(
                        after,
                        "the" | "its" | "their" | "his" | "her" | "of" | "all" | "our" | "those" | "that"
                    )
                    || matches!(before, "by" | "in" | "than" | "about" | "nearly" | "almost" | "over")
                        && !noun(view, at + 1))
        }
        // `a third of`, `by a quarter`; `a third person` and `the quarter` count or date.
        None => start < at && (of || moved && !noun(view, at + 1) || compared || apposed(view, start, at + 1)),
    };
    if !fits || half && matches!(after, "past" | "-") {
        return None;
    }
    Some(Amount::share(times.unwrap_or(1.0), (1.0 / size).round(), start..at + 1))
}

/// `inflation down six tenths on the month`: tenths of a point by which a rate moves.
fn tenths(view: View, number: std::ops::Range<u32>, part: f64) -> Option<Amount> {
    let several = view.lower(number.end - 1) == "tenths" && part < 1.0;
    let moved =
        matches!(view.before(number.start), "up" | "down" | "by" | "rose" | "fell" | "eased" | "gained" | "lost");
    let free = view.lower(number.end) != "of" && !noun(view, number.end);
    let mut amount = Amount { slack: 0.05, digits: 1, ..Amount::plain(part, number) };
    amount.unit = UNITS.named("percentage point");
    (several && moved && free).then_some(amount)
}

/// `every fifth German`, `every second household`: a share of those named.
pub(super) fn every_nth(view: View, at: u32) -> Option<Amount> {
    if view.before(at) != "every" || !noun(view, at + 1) || view.plural(at + 1) || view.lower(at + 1) == "time" {
        return None;
    }
    let whole = match number_word(view.lower(at)) {
        Some(NumberWord::Fraction(size)) if size < 0.5 => (1.0 / size).round(),
        _ if matches!(view.lower(at), "second" | "other") => 2.0,
        _ => return None,
    };
    Some(Amount::share(1.0, whole, at - 1..at + 1))
}

/// `310 stand empty, a third, because`; `420 are gone: a quarter.`; `That is a third.`
fn apposed(view: View, start: u32, after: u32) -> bool {
    let mark = |word: &str| matches!(word, "," | ":" | ";" | "(" | ")" | "-" | "\u{2013}" | "\u{2014}" | "--" | ".");
    let opened = matches!(
        view.before(start),
        "," | "or" | ":" | "(" | "-" | "\u{2013}" | "\u{2014}" | "--" | "is" | "'s" | "\u{2019}s"
    );
    opened && (mark(view.lower(after)) || after >= view.to)
}

/// The token of the fraction word whose numerator may stand at a token (`two-thirds`).
pub(super) fn denominator(view: View, at: u32) -> u32 {
    let next = at + 1 + u32::from(view.joins(at + 1));
    let small = matches!(number_word(view.lower(at)), Some(NumberWord::Small(small)) if small > 0.0);
    if small && matches!(number_word(view.lower(next)), Some(NumberWord::Fraction(_))) { next } else { at }
}

/// The first token and the numerator of a fraction: `two-thirds`, `a third`.
fn numerator(view: View, at: u32) -> (u32, Option<f64>) {
    let Some(last) = at.checked_sub(1).filter(|last| *last >= view.from) else { return (at, None) };
    let word = if view.joins(last) { last.saturating_sub(1) } else { last };
    match (view.lower(word), number_word(view.lower(word))) {
        ("a" | "another", _) => (word, None),
        // `a whole third`
        ("whole" | "full" | "good", _) if word > view.from && view.lower(word - 1) == "a" => (word - 1, None),
        (_, Some(NumberWord::Small(small))) if (1.0..=99.0).contains(&small) && !view.timed(word) => {
            (word, Some(small))
        }
        _ => (at, None),
    }
}

/// Whether a word says that something moves: `fell`, `down`.
fn falls(view: View, at: u32) -> bool {
    matches!(view.lower(at), "up" | "down") || crate::mentions::change::moves(view.lower(at))
}

/// `half a mile`, `a quarter of a percentage point`, `half-point`.
fn of_unit(view: View, number: std::ops::Range<u32>, part: f64) -> Option<Amount> {
    let at = number.end;
    let of = u32::from(view.lower(at) == "of");
    let article = u32::from(matches!(view.lower(at + of), "a" | "an" | "one"));
    let unit_at = at + of + article;
    // `a half percentage point`, `a quarter mile`
    let led = view.lower(number.start) == "a" && number.len() > 1 && part > 0.2 && part != 1.0 / 3.0;
    // `cut its rate by half point`, as translations write it.
    let bare = view.before(number.start) == "by";
    if article == 0 && (of > 0 || !(view.joins(at) || led || bare)) {
        return None;
    }
    let before = Before { digits: false, scaled: false, value: part };
    let (unit, end) = match unit::measure(view, unit_at, before) {
        Some(found) => found,
        None if matches!(view.lower(unit_at + u32::from(view.joins(unit_at))), "point") => {
            let end = unit_at + u32::from(view.joins(unit_at)) + 1;
            (super::counting("point"), end)
        }
        None => return None,
    };
    if unit.dimension == Dimension::Duration {
        return None;
    }
    let mut amount = Amount::plain(part, number.start..at);
    (amount.slack, amount.digits, amount.unit, amount.head) = (0.1 * part, 1, Some(unit), Some(end - 1));
    amount.tokens.end = end;
    Some(amount)
}

/// Whether a noun stands at a token.
fn noun(view: View, at: u32) -> bool {
    view.is_word(at)
        && !view.timed(at)
        && !view.stops(at)
        && !LISTS.modifiers.contains(view.lower(at))
        && matches!(view.tag(at), Tag::Noun | Tag::Propn | Tag::Adj | Tag::X)
}
