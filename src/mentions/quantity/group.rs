//! Numbers that no number word tells: `a trio of men`, `a score of men`, `twins`, `double figures`, `a percentage point`.

use super::amount::Amount;
use super::tables::LISTS;
use super::view::View;
use crate::mentions::number::number_word;
use crate::mentions::{Dimension, Precision};
use crate::text::Tag;

/// `a trio of men`, `a hat-trick`: read at the word that tells how many.
pub(super) fn group(view: View, at: u32) -> Option<Amount> {
    let article = at > view.from && matches!(view.before(at), "a" | "an" | "the" | "another" | "this" | "that");
    let owned = at > view.from && matches!(view.before(at), "his" | "her" | "their" | "'s");
    let trick = view.lower(at) == "hat" && view.joins(at + 1) && view.lower(at + 2) == "trick";
    let end = at + if trick { 3 } else { 1 };
    let number = if trick { 3.0 } else { *LISTS.groups.get(view.lower(at))? };
    let counted = || {
        let noun = super::counted::counted(view, end, false, true);
        let number = view.is_number(end + 1) || number_word(view.lower(end + 1)).is_some();
        noun.is_some_and(|noun| view.plural(noun.head) && !LISTS.paired.contains(view.lower(noun.head))) && !number
    };
    // `Kane's brace took his tally to 17`
    let told = owned && (trick || view.lower(at) == "brace") && view.tag(end) != Tag::Noun;
    if view.capital(at) || !told && !(article && (trick || view.lower(end) == "of" && counted())) {
        return None;
    }
    let start = at - u32::from(article);
    Some(Amount { slack: 0.5, ..Amount::plain(number, start..end) })
}

/// Whether a number is told by a word of [`group`], so that what it counts stands behind a plain `of`.
pub(super) fn is_group(view: View, amount: &Amount) -> bool {
    let last = view.before(amount.number.end);
    !amount.in_digits && (LISTS.groups.contains_key(last) || last == "trick")
}

/// `gave birth to triplets`: a word that counts those it names.
pub(super) fn born(view: View, at: u32) -> Option<Amount> {
    let word = view.lower(at);
    let number = *LISTS.born.get(word)?;
    let named = view.capital(at) && at > view.from;
    let known = matches!(view.before(at), "of" | "the" | "these" | "those" | "his" | "her" | "their");
    if named || known || view.joins(at + 1) || at > view.from && number_word(view.before(at)).is_some() {
        return None;
    }
    let mut amount = Amount::plain(number, at..at + 1);
    (amount.unit, amount.head) = (Some(super::counting(word.strip_suffix('s').unwrap_or(word))), Some(at));
    Some(amount)
}

/// `score` behind a number that counts in scores: `twelve score pupils`, `two scores of men`.
pub(super) fn in_scores(view: View, amount: &mut Amount) {
    let end = amount.number.end;
    let word = view.lower(end);
    let counts = word == "score" && view.is_word(end + 1) && view.plural(end + 1) && !view.stops(end + 1)
        || word == "scores" && view.lower(end + 1) == "of";
    if amount.unit.is_none() && !amount.scaled && !view.joins(end) && amount.high <= 20.0 && counts {
        (amount.low, amount.high) = (20.0 * amount.low, 20.0 * amount.high);
        (amount.number.end, amount.tokens.end) = (end + 1, end + 1);
    }
}

/// `six-figure`, `in the five-digit range`, `double figures`: between the least and the largest number with so many
/// figures.
pub(super) fn figures(view: View, at: u32) -> Option<Amount> {
    let named = LISTS.figured.get(view.lower(at)).copied();
    let (start, count, end) = match named {
        Some(count) => (at, count, at + 1),
        None => {
            let number = view.number(at).filter(|number| (3.0..=12.0).contains(&number.value))?;
            (at, number.value, number.tokens.end)
        }
    };
    let joined = view.joins(end);
    let word = end + u32::from(joined);
    let figure = matches!(view.lower(word), "figure" | "figures");
    let digit = matches!(view.lower(word), "digit" | "digits");
    let labels = || LISTS.digit_labels.contains(view.lemma(word + 1));
    let fits = match named {
        Some(_) => (figure || digit) && (joined || view.lower(word).ends_with('s')),
        None => figure && joined || (joined && digit && !labels()) || figure && view.before(start) == "into",
    };
    if !fits || count.fract() != 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "1 to 12")]
    let power = count as i32;
    let least = if power == 1 { 0.0 } else { 10f64.powi(power - 1) };
    Some(Amount {
        high: 10f64.powi(power) - 1.0,
        precision: Precision::Between,
        ..Amount::plain(least, start..word + 1)
    })
}

/// `a percentage point`, `by a full point`: one of a unit, read at the unit.
pub(super) fn one_unit(view: View, at: u32) -> Option<Amount> {
    let mut first = at.checked_sub(1).filter(|at| *at >= view.from)?;
    if matches!(view.lower(first), "full" | "whole" | "single" | "further") {
        first = first.checked_sub(1).filter(|at| *at >= view.from)?;
    }
    if !matches!(view.lower(first), "a" | "another") || number_word(view.lower(at)).is_some() {
        return None;
    }
    let before = super::unit::Before { digits: false, scaled: false, value: 1.0 };
    let by = view.before(first) == "by";
    let leads = LISTS.leads.contains(view.lower(at + 1));
    let point = || ((by || leads) && view.lower(at) == "point").then(|| (super::counting("point"), at + 1));
    let (unit, end) = super::unit::measure(view, at, before).or_else(point)?;
    let measured = || unit.dimension.is_physical() && is_measured(view, first, end);
    let sure = unit.dimension == Dimension::Points
        || unit.dimension != Dimension::Duration && (by || unit.name == "point" && leads || measured());
    let mut amount = Amount { slack: 0.5, ..Amount::plain(1.0, first..at) };
    (amount.unit, amount.head, amount.tokens.end) = (Some(unit), Some(end - 1), end);
    sure.then_some(amount)
}

/// Whether the words around one of a unit say that something measures so much: `more than a foot of snow`, `half an inch
/// less than a mile`, `a metre above the road`.
fn is_measured(view: View, first: u32, end: u32) -> bool {
    let hedged = super::hedge::before(view, first).is_some();
    let short = view.lower(end - 1).len() == 1;
    !short && (hedged || view.is_extent(end) || LISTS.bearings.contains(view.lower(end)))
}

/// `a fiver`, `a tenner`: a sum told by its note.
pub(super) fn note(view: View, at: u32) -> Option<Amount> {
    let number = *LISTS.notes.get(view.lower(at))?;
    let first =
        at.checked_sub(1).filter(|first| *first >= view.from && matches!(view.lower(*first), "a" | "another"))?;
    let mut amount = Amount { slack: 0.5, ..Amount::plain(number, first..at + 1) };
    (amount.unit, amount.head) = (super::tables::UNITS.named("pound"), Some(at));
    Some(amount)
}
